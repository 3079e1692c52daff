//! What goes in, and what is told of what cannot be read.

use crate::newsroom::{Newsroom, gzip};

/// Two reports of one event, as a JSON reader gives them.
const DAM: &str = concat!(
    r#"{"id":"radio","outlet":"Tarn Valley Radio","published":"2024-05-01T08:00:00Z","url":null,"headline":"Dam at Orrin Lake holds after night of rain","text":"The dam at Orrin Lake held on Wednesday after a night of heavy rain, the water board said.\n\nEngineers had worked until dawn to open the eastern sluice gate at Orrin Lake, engineer Pia Holm told Tarn Valley Radio. \"We were an hour away from losing the dam,\" Holm said."}"#,
    "\n",
    r#"{"id":"lantern","outlet":"The Pell Lantern","published":"2024-05-01T11:00:00Z","url":null,"headline":"Orrin Lake dam survives the rain","text":"The Orrin Lake dam survived a night of heavy rain, the water board said on Wednesday.\n\n\"We were an hour away from losing the dam,\" engineer Pia Holm told Tarn Valley Radio. The eastern sluice gate was opened before dawn.\n\nThe lake is now two metres below its rim."}"#,
    "\n"
);

#[test]
fn every_kind_of_input_is_read() {
    let array = format!("[{}]", DAM.trim_end().replace("}\n{", "},{"));
    let newsroom = Newsroom::empty()
        .page("lines.jsonl", DAM)
        .page("array.json", &array)
        .gzipped("lines.ndjson.gz", DAM)
        .gzipped("array.json.gz", &array);

    for input in ["lines.jsonl", "array.json", "lines.ndjson.gz", "array.json.gz", "."] {
        newsroom
            .run(&["extract", input])
            .exits(0)
            .prints("Orrin Lake dam survives the rain")
            .prints("Dam at Orrin Lake holds");
    }
}

#[test]
fn html_text_and_pages_in_json_are_read() {
    let html = "<html><body><article><h1>Dam holds</h1><p>The dam at Orrin Lake held on Wednesday after a night of \
                heavy rain, the water board said.</p><p>Engineers had worked until dawn to open the eastern sluice \
                gate, engineer Pia Holm said in the morning.</p></article></body></html>";
    let text = "Dam holds\n\nThe dam at Orrin Lake held on Wednesday after a night of heavy rain, the water board \
                said.\n\nEngineers had worked until dawn to open the eastern sluice gate, Pia Holm said.\n";
    let record = serde_json::json!({"id": "page-1", "url": null, "html": html}).to_string();
    let newsroom = Newsroom::empty()
        .page("page.html", html)
        .page("page.txt", text)
        .page("pages.jsonl", record)
        .gzipped("packed.htm.gz", html.replace("Dam holds", "Dam holds on"));

    let printed = newsroom.run(&["extract", "."]);

    printed.exits(0);
    for id in ["page.html", "page.txt", "page-1", "packed.htm.gz"] {
        printed.prints(id);
    }
}

#[test]
fn the_order_of_the_arguments_and_the_number_of_threads_change_nothing() {
    let newsroom = Newsroom::empty().with_example("pier").with_example("water").page("dam.jsonl", DAM);
    for command in ["recap", "extract", "stories", "statements", "origins"] {
        let one = newsroom.run(&[command, "--threads", "1", "--json", "pier", "water", "dam.jsonl"]);
        let other =
            newsroom.run(&[command, "--threads", "4", "--json", "dam.jsonl", "water", "pier", "dam.jsonl"]);
        assert_eq!(one.out, other.out, "{command}");
        assert_eq!(one.code, 0, "{}", one.err);
    }
}

#[test]
fn an_input_that_cannot_be_read_is_named_and_the_others_go_on() {
    let packed = gzip("The dam held. ".repeat(50));
    let newsroom = Newsroom::empty()
        .page("dam.jsonl", DAM)
        .page("empty.txt", "")
        .page("picture.html", b"\x89PNG\r\n\x1a\n\0\0")
        .page("cut.txt.gz", &packed[..packed.len() - 9])
        .page("cut.jsonl", "{\"id\": \"x\", \"text\": \"The dam");

    let printed = newsroom.run(&[
        "recap",
        "dam.jsonl",
        "none.html",
        "empty.txt",
        "picture.html",
        "cut.txt.gz",
        "cut.jsonl",
    ]);

    printed
        .exits(1)
        .prints("Pia Holm")
        .tells("error: could not read none.html: there is no such file or folder")
        .tells("error: could not read empty.txt: the file is empty")
        .tells("error: could not read picture.html: this is a picture, not text")
        .tells("error: could not read cut.txt.gz: the gzip data ends too early")
        .tells("error: could not read cut.jsonl, line 1: the JSON ends too early");
    assert_eq!(printed.err.matches("hint: ").count(), 5, "{}", printed.err);
}

#[test]
fn nothing_readable_is_exit_code_2() {
    let newsroom = Newsroom::empty().page("empty.txt", "").page("in/logo.png", "x");
    for input in ["none", "empty.txt", "in"] {
        let printed = newsroom.run(&["recap", input]);
        printed.exits(2).tells("error: there is nothing to work on: no article could be read");
        assert_eq!(printed.out, "");
    }
}

#[test]
fn bad_arguments_are_exit_code_2_and_help_is_0() {
    let newsroom = Newsroom::empty().page("dam.jsonl", DAM);
    newsroom.run(&["recap"]).exits(2);
    newsroom.run(&["recapp", "dam.jsonl"]).exits(2);
    newsroom.run(&["recap", "dam.jsonl", "--width", "3"]).exits(2);
    newsroom.run(&["recap", "dam.jsonl", "--outlets", "none.toml"]).exits(2);
    newsroom.run(&["--help"]).exits(0).prints("independent origins");
}

#[test]
fn a_table_of_outlets_makes_an_outlet_known() {
    let table = "[[outlet]]\nid = \"tvr\"\nname = \"Tarn Valley Radio\"\nkind = \"broadcaster\"\n";
    let newsroom = Newsroom::empty()
        .page("dam.jsonl", DAM)
        .page("own.toml", table)
        .page("bad.toml", "[[outlet]]\nid = 1\n");
    let printed = newsroom.run(&["extract", "dam.jsonl", "--outlets", "own.toml", "--json"]);
    assert_eq!(printed.json()["articles"][1]["outlet"]["id"], "tvr");
    let printed = newsroom.run(&["extract", "dam.jsonl", "--outlets", "bad.toml"]);
    printed.exits(2);
    assert!(printed.err.contains("bad.toml"), "{}", printed.err);
}
