//! Recaps whose sentences a model of the user shortens: a stand-in on this machine answers, and mostly lies.

use crate::newsroom::{Newsroom, Printed};
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};

const OUTLETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/outlets.toml");

/// Answers each sentence that it is given with `answer`, as long as the test runs; returns its address.
fn stand_in(answer: impl Fn(&str) -> String + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let _ = serve(stream, &answer);
        }
    });
    format!("http://{address}/v1")
}

/// Reads one request and sends what `answer` makes of its sentence: a whole response where it begins with `HTTP/`, else
/// the content of a message.
fn serve(mut stream: TcpStream, answer: &impl Fn(&str) -> String) -> std::io::Result<()> {
    let mut read = Vec::new();
    let mut piece = [0; 4096];
    let body = loop {
        let count = stream.read(&mut piece)?;
        read.extend_from_slice(&piece[..count]);
        let text = String::from_utf8_lossy(&read).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length =
            head.lines().find_map(|l| l.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
        if count == 0 || body.len() >= length.unwrap_or(0) {
            break body.to_owned();
        }
    };
    let request: Value = serde_json::from_str(&body).unwrap_or_default();
    let made = answer(request["messages"][1]["content"].as_str().unwrap_or_default());
    if made.starts_with("HTTP/") {
        return stream.write_all(made.as_bytes());
    }
    let body = json!({"choices": [{"message": {"role": "assistant", "content": made}}]}).to_string();
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n", body.len());
    stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes())
}

fn recap(url: Option<&str>) -> Printed {
    let mut arguments = vec!["recap", "water", "--outlets", OUTLETS, "--json"];
    if let Some(url) = url {
        arguments.extend(["--rewrite", url, "--model", "stand-in"]);
    }
    Newsroom::empty().with_example("water").run(&arguments)
}

/// The sentences of the recap.
fn told(printed: &Printed) -> Value {
    printed.exits(0).json()["stories"][0]["recap"].clone()
}

/// The sentence with its closing attribution, where it has one, in front.
fn turned(sentence: &str) -> String {
    let Some((said, by)) = sentence.trim_end_matches('.').rsplit_once(", ") else {
        return sentence.to_owned();
    };
    if by.ends_with("said") { format!("{by} {said}.") } else { sentence.to_owned() }
}

#[test]
fn a_sentence_that_was_turned_without_loss_is_taken_over_and_marked() {
    let printed = recap(Some(&stand_in(turned)));
    let sentences = told(&printed);
    let reworded: Vec<&Value> =
        sentences.as_array().unwrap().iter().filter(|s| s["reworded"] == json!(true)).collect();
    assert!(!reworded.is_empty(), "{sentences:#}");
    for sentence in reworded {
        assert_ne!(sentence["text"], sentence["citations"][0]["quote"]);
    }
}

#[test]
fn no_lie_of_a_model_is_published() {
    let chosen = told(&recap(None));
    type Lie = fn(&str) -> String;
    let lies: [(&str, Lie); 9] = [
        ("an invented quotation", |s| {
            s.replacen("the fire service said", "“it was a bomb,” the fire service said", 1)
                + " “Nobody was told.”"
        }),
        ("another name", |s| s.replace("Ostrel", "Lissand").replace("Port Authority", "Port Police")),
        ("another number", |s| s.replace("12", "21").replace("November", "December")),
        ("an added cause", |s| format!("{} because of neglect.", s.trim_end_matches('.'))),
        ("leaked reasoning", |s| format!("<think>The user wants it short.</think>{s}")),
        ("talk around it", |s| format!("Sure, here it is: {s}")),
        ("the attribution dropped", |s| {
            s.rsplit_once(", ").map_or_else(|| "It collapsed.".to_owned(), |(said, _)| format!("{said}."))
        }),
        ("nothing", |_| String::new()),
        ("a sentence of its own", |_| "The city is in mourning.".to_owned()),
    ];
    for (kind, lie) in lies {
        assert_eq!(told(&recap(Some(&stand_in(lie)))), chosen, "{kind}");
    }
}

#[test]
fn a_model_that_fails_leaves_the_recap_as_it_was() {
    let chosen = told(&recap(None));
    let failing = stand_in(|_| {
        "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".to_owned()
    });
    let garbled =
        stand_in(|_| "HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nlost".to_owned());
    for (url, words) in [
        (failing, "500"),
        (garbled, "its answer is no JSON"),
        ("http://127.0.0.1:9".to_owned(), "could not be asked"),
    ] {
        let printed = recap(Some(&url));
        assert_eq!(told(&printed), chosen);
        assert!(printed.err.contains(words), "{}", printed.err);
    }
    Newsroom::empty()
        .with_example("pier")
        .run(&["recap", "pier", "--rewrite", "file:///etc/passwd", "--model", "x"])
        .exits(2)
        .tells("error: file:///etc/passwd is no address of the web");
}
