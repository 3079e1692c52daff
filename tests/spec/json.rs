//! `--json`: every span slices to its quote.

use crate::newsroom::Newsroom;
use serde_json::Value;
use std::collections::HashMap;

/// Every object below `value` that has a quote, with the article that it, or what it stands in, names.
fn quotes<'v>(value: &'v Value, article: Option<&'v str>, found: &mut Vec<(&'v str, &'v Value)>) {
    let article = value.get("article").and_then(Value::as_str).or(article);
    if let (Some(article), Some(_)) = (article, value.get("quote")) {
        found.push((article, value));
    }
    match value {
        Value::Array(all) => all.iter().for_each(|v| quotes(v, article, found)),
        Value::Object(all) => all.values().for_each(|v| quotes(v, article, found)),
        _ => {}
    }
}

#[test]
fn every_span_slices_to_its_quote() {
    let json = Newsroom::empty().run(&["demo", "--json"]).json();
    let mut checked = 0;
    for story in json["stories"].as_array().unwrap() {
        let texts: HashMap<&str, &str> = story["articles"]
            .as_array()
            .unwrap()
            .iter()
            .map(|a| (a["id"].as_str().unwrap(), a["text"].as_str().unwrap()))
            .collect();
        let mut found = Vec::new();
        quotes(story, None, &mut found);
        for (article, span) in found {
            let at = |field: &str| usize::try_from(span[field].as_u64().unwrap()).unwrap();
            assert_eq!(
                texts[article].get(at("start")..at("end")),
                span["quote"].as_str(),
                "{article}: {span}"
            );
            checked += 1;
        }
    }
    assert!(checked > 200, "only {checked} spans were there to check");
}

#[test]
fn every_recap_sentence_stands_in_its_first_citation() {
    let json = Newsroom::empty().run(&["demo", "--json"]).json();
    for story in json["stories"].as_array().unwrap() {
        let sentences = story["recap"].as_array().unwrap();
        assert!(!sentences.is_empty(), "{} has no recap", story["title"]);
        for sentence in sentences {
            let quote = sentence["citations"][0]["quote"].as_str().unwrap();
            assert!(quote.contains(sentence["text"].as_str().unwrap()), "{sentence}");
        }
    }
}

#[test]
fn what_could_not_be_read_stands_in_the_json() {
    let newsroom = Newsroom::empty()
        .page("a.json", r#"[{"id":"a","text":"The dam at Orrin Lake held, the water board said."}]"#)
        .page("b.txt", "");
    let printed = newsroom.run(&["extract", "--json", "a.json", "b.txt"]);
    printed.exits(1);
    assert_eq!(printed.json()["not_read"][0]["error"], "could not read b.txt: the file is empty");
    assert_eq!(printed.json()["articles"][0]["id"], "a");
    assert_eq!(printed.json()["format"], 1);
}
