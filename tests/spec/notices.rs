//! What is taken back or put right, and what rests on it. Outlets, people and places are invented.

use crate::newsroom::Newsroom;
use serde_json::{Value, json};

/// The claims of the one story that these articles make; each is an outlet, an hour, and the paragraphs of its text.
fn claims(articles: &[(&str, u32, &str)]) -> Vec<Value> {
    let line = |(at, (outlet, hour, text)): (usize, &(&str, u32, &str))| {
        let published = format!("2031-03-03T{hour:02}:00:00Z");
        let headline = "Ostrel ferry company and its mayor";
        json!({"id": format!("a{at}"), "outlet": outlet, "published": published, "headline": headline, "text": text})
            .to_string()
    };
    let lines: Vec<String> = articles.iter().enumerate().map(line).collect();
    let newsroom = Newsroom::empty().page("news.jsonl", lines.join("\n"));
    let stories = newsroom.run(&["origins", "news.jsonl", "--json"]).json();
    assert_eq!(stories["stories"].as_array().unwrap().len(), 1);
    stories["stories"][0]["claims"].as_array().unwrap().clone()
}

/// The first claim whose line holds `words`.
fn claim<'c>(claims: &'c [Value], words: &str) -> &'c Value {
    claims.iter().find(|c| c["line"]["quote"].as_str().unwrap().contains(words)).unwrap()
}

const SALE: &str =
    "The mayor of Ostrel plans to sell the city ferry company to the Brandt group for 40 million crowns";
const REST: &str = "The ferry company of Ostrel carries two million passengers a year.";

fn scoop() -> String {
    format!("{SALE}, two officials familiar with the talks said.\n\n{REST}")
}

fn relay() -> String {
    format!("{SALE}, the Harbour Post reported.\n\nA spokesman for the mayor declined to comment.")
}

const BACK: &str = "The Harbour Post has retracted its report that the mayor of Ostrel plans to sell the city ferry \
    company to the Brandt group.\n\nThe council of Ostrel meets on Friday.";

#[test]
fn a_retraction_cuts_every_chain_that_rests_on_the_report() {
    let (scoop, relay) = (scoop(), relay());
    let before = claims(&[("Harbour Post", 8, &scoop), ("Valley Radio", 11, &relay)]);
    let sale = claim(&before, "plans to sell");
    assert_eq!(sale["independent_origins"]["at_least"], 1);
    assert_eq!(sale["standing"], "single-origin");

    let after =
        claims(&[("Harbour Post", 8, &scoop), ("Valley Radio", 11, &relay), ("The Lantern", 20, BACK)]);
    let sale = claim(&after, "plans to sell");
    assert_eq!(sale["independent_origins"]["at_least"], 0);
    assert_eq!(sale["standing"], "retracted");
    assert_eq!(sale["retracted"][0]["outlet"]["name"], "Harbour Post");
    assert_eq!(sale["retracted"][0]["reports"], json!(["a0", "a1"]));
    assert!(
        sale["retracted"][0]["citation"]["quote"]
            .as_str()
            .unwrap()
            .starts_with("The Harbour Post has retracted")
    );
}

#[test]
fn what_another_has_on_its_own_stands_after_a_retraction() {
    let (scoop, relay) = (scoop(), relay());
    let own = format!("{SALE}, Mara Quill, who sits on the council, said on Monday.\n\n{REST}");
    let all = [
        ("Harbour Post", 8, scoop.as_str()),
        ("Valley Radio", 11, relay.as_str()),
        ("Coast Daily", 14, own.as_str()),
        ("The Lantern", 20, BACK),
    ];
    let claims = claims(&all);
    let sale = claim(&claims, "plans to sell");
    assert_eq!(sale["standing"], "single-origin");
    assert_eq!(sale["independent_origins"]["at_most"], 1);
    assert_eq!(sale["retracted"][0]["reports"], json!(["a0", "a1"]));
}

#[test]
fn a_correction_keeps_both_values_and_ends_the_difference() {
    let told = |number: u32, source: &str| {
        format!(
            "A pier of the Ostrel ferry company collapsed on Monday and {number} workers were injured{source}."
        )
    };
    let note =
        "Correction: An earlier version of this article gave the number of injured workers as 12. It is 15.";
    let right = format!("{}\n\n{REST}\n\n{note}", told(15, ""));
    let (relay, own) = (told(12, ", the Harbour Post reported"), told(15, ", the fire service said"));
    let wrong = told(12, "");
    let without = claims(&[("Harbour Post", 8, &wrong), ("The Lantern", 12, &own)]);
    assert!(!claim(&without, "workers were injured")["differences"].as_array().unwrap().is_empty());

    let claims =
        claims(&[("Harbour Post", 8, &right), ("Valley Radio", 11, &relay), ("The Lantern", 12, &own)]);
    let hurt = claim(&claims, "workers were injured");
    let corrected = &hurt["corrected"][0];
    assert_eq!((&corrected["was"], &corrected["now"]), (&json!("12"), &json!("15")));
    assert_eq!(corrected["citation"]["quote"], note);
    assert_eq!(hurt["differences"], json!([]));
    assert!(hurt["line"]["quote"].as_str().unwrap().contains("15"), "the line gives the value that holds");
}
