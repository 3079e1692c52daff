//! The commands that stop after a stage.

use crate::newsroom::Newsroom;

const OUTLETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/outlets.toml");

#[test]
fn extract_explains_what_was_left_out_and_why() {
    Newsroom::empty()
        .with_example("cheese")
        .run(&["extract", "cheese/nine-bridges-herald.txt", "--explain", "--outlets", OUTLETS])
        .exits(0)
        .prints("Cheese-maker promises refunds after listeria alarm")
        .prints("THE PAGE IN ITS ORDER · ")
        .prints("+ body")
        .prints("- related-list")
        .prints("↳ ")
        .prints("Rents along the Upper Sound fall for the first time");
}

#[test]
fn stories_are_told_with_their_articles() {
    Newsroom::empty()
        .with_example("pier")
        .with_example("cheese")
        .run(&["stories", "pier", "cheese", "--outlets", OUTLETS])
        .exits(0)
        .prints("6 reports, 6 outlets")
        .prints("5 reports, 5 outlets")
        .prints("% of its text is that of");
}

#[test]
fn the_pickups_of_wire_copy_are_of_its_story() {
    let json = Newsroom::empty()
        .with_example("pier")
        .run(&[
            "stories",
            "pier/sundwall.html",
            "pier/kestrel-bay-gazette.html",
            "pier/dunmarrow-dispatch.txt",
            "--json",
        ])
        .json();
    assert_eq!(json["stories"].as_array().unwrap().len(), 1);
    assert_eq!(json["stories"][0]["copies"].as_array().unwrap().len(), 2);
}

#[test]
fn stories_tell_why_two_articles_are_or_are_not_together() {
    let newsroom = Newsroom::empty().with_example("pier").with_example("cheese");
    let why =
        |a: &str, b: &str| newsroom.run(&["stories", "pier", "cheese", "--outlets", OUTLETS, "--why", a, b]);
    why("pier/sundwall.html", "brackwater-tv.txt").exits(0).prints("Together: one story.").prints("walkway");
    why("pier/sundwall.html", "cheese/sundwall.html").exits(0).prints("Apart: two stories.");
    why("sundwall.html", "pell-lantern.html").exits(2).tells("error: 2 articles end in sundwall.html");
    why("nobody.html", "pell-lantern.html").exits(2).tells("error: no article is called nobody.html");
}

#[test]
fn statements_by_one_source_are_shown_alone() {
    Newsroom::empty()
        .with_example("pier")
        .run(&["statements", "pier", "--by", "tjelde", "--outlets", OUTLETS])
        .exits(0)
        .prints("We took 12 injured passengers off the pier")
        .prints_no("Marchet");
}

#[test]
fn speakers_are_counted_over_all_articles() {
    let page = |headline: &str, text: &str| {
        format!(r#"{{"id": "{headline}", "headline": "{headline}", "text": "{text}"}}"#)
    };
    let gates = page(
        "Gates stay shut",
        "“The gates stay shut,” said Joan Pell, an engineer. Pell said the wall had cracked.",
    );
    let wall = page("A wall is mended", "“The wall is mended,” said Joan Pell, an engineer.");
    Newsroom::empty()
        .page("one.json", &gates)
        .page("two.json", &wall)
        .run(&["statements", "."])
        .exits(0)
        .prints("SPEAKERS · statements, articles, who")
        .prints("     3    2  Joan Pell");
}

#[test]
fn origins_of_one_claim_are_shown_step_by_step() {
    let newsroom = Newsroom::empty().with_example("water");
    newsroom
        .run(&["origins", "water", "--outlets", OUTLETS])
        .exits(0)
        .prints("c1")
        .prints("unnamed sources of Corvane Ledger");
    newsroom
        .run(&["origins", "water", "--explain", "c1", "--outlets", OUTLETS])
        .exits(0)
        .prints("STEP BY STEP")
        .prints("WHERE IT STANDS")
        .prints("<-");
    newsroom.run(&["origins", "water", "--explain", "c999"]).exits(2).tells("error: there is no claim c999");
}

#[test]
fn a_single_report_is_shown_on_demand_and_labelled() {
    let newsroom = Newsroom::empty().page(
        "one.json",
        r#"[{"id":"a","outlet":"Valley Radio","text":"The dam at Orrin Lake held on Wednesday, the water board said."}]"#,
    );
    let printed = newsroom.run(&["recap", "one.json"]);
    printed.exits(0).tells(
        "note: 1 report is the only one of its story, so there is nothing to compare: --all shows them",
    );
    assert_eq!(printed.out, "");
    newsroom.run(&["recap", "one.json", "--all"]).exits(0).prints("1 report").prints("a single report");
}

#[test]
fn one_thing_that_was_said_stands_with_all_its_wordings_and_speakers() {
    let line = |id: &str, outlet: &str, hour: u32, quote: &str, speaker: &str| {
        serde_json::json!({
            "id": id, "outlet": outlet, "published": format!("2031-03-03T{hour:02}:00:00Z"),
            "headline": "Ostrel council votes to sell its ferry",
            "text": format!("The council of Ostrel voted on Monday to sell its ferry to the Brandt group.\n\n“{quote},” {speaker} said."),
        })
        .to_string()
    };
    let whole = "We were never asked about the sale of the ferry and we would have refused it";
    let cut = "We were never asked about the sale of the ferry";
    let other = "We were never asked about the sale of this ferry and would have refused it";
    let news = [
        line("a", "Harbour Post", 8, whole, "union leader Mara Quill"),
        line("b", "Valley Radio", 9, cut, "Mara Quill"),
        line("c", "Coast Daily", 10, other, "Pell Anders"),
    ];
    let newsroom = Newsroom::empty().page("news.jsonl", news.join("\n"));
    newsroom
        .run(&["recap", "news.jsonl"])
        .exits(0)
        .prints("QUOTED DIFFERENTLY")
        .prints("reworded: “We were never asked about the sale of this ferry")
        .prints("Coast Daily gives these words to Pell Anders");
    let json = newsroom.run(&["recap", "news.jsonl", "--json"]).json();
    let saying = &json["stories"][0]["sayings"][0];
    assert_eq!(saying["source"]["name"], "Mara Quill");
    let kinds: Vec<&str> =
        saying["wordings"].as_array().unwrap().iter().map(|w| w["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["whole", "reworded", "cut"]);
}
