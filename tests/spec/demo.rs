//! `headwater demo`, as the README shows it.

use crate::newsroom::Newsroom;
use serde_json::Value;

#[test]
fn the_demo_tells_three_stories_of_all_its_reports() {
    let printed = Newsroom::empty().run(&["demo", "--json"]);
    printed.exits(0);
    let json = printed.json();
    let stories = json["stories"].as_array().unwrap();
    let folders = |story: &Value| -> Vec<String> {
        let ids = story["articles"].as_array().unwrap().iter().map(|a| a["id"].as_str().unwrap());
        let mut folders: Vec<String> = ids.map(|id| id.split('/').nth(1).unwrap().to_owned()).collect();
        folders.dedup();
        folders
    };
    let told: Vec<Vec<String>> = stories.iter().map(folders).collect();
    assert_eq!(told, [["pier"], ["water"], ["cheese"]]);
    let reports: Vec<u64> = stories.iter().map(|s| s["reports"].as_u64().unwrap()).collect();
    assert_eq!(reports, [6, 6, 5]);
    assert_eq!(
        printed.err,
        "note: three built-in stories; every event, outlet and person in them is invented\n"
    );
}

#[test]
fn the_demo_knows_every_invented_outlet() {
    let json = Newsroom::empty().run(&["demo", "--json"]).json();
    let articles =
        json["stories"].as_array().unwrap().iter().flat_map(|s| s["articles"].as_array().unwrap().clone());
    for article in articles {
        assert!(
            article["outlet"]["id"].as_str().is_some_and(|id| id.starts_with("example-")),
            "{} is of {}",
            article["id"],
            article["outlet"]
        );
    }
}

#[test]
fn the_demo_says_on_whose_word_each_story_rests() {
    Newsroom::empty()
        .run(&["demo"])
        .exits(0)
        .prints("reports differ (packs): 40,000 (")
        .prints("Ilse Brandreth: “denied that the city plans to sell a stake in its waterworks”")
        .prints("unnamed sources of Corvane Ledger")
        .prints("WHO SAID WHAT")
        .prints("WHO LEAVES OUT WHAT")
        .prints("SOURCES");
}

#[test]
fn no_furniture_of_the_demo_is_told() {
    let printed = Newsroom::empty().run(&["demo", "--json"]);
    let text: String = printed.json()["stories"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|s| s["articles"].as_array().unwrap().clone())
        .map(|a| a["text"].as_str().unwrap().to_owned() + "\n")
        .collect();
    for furniture in [
        "Sign up",
        "cookie",
        "donation",
        "houseboat",
        "You may also like",
        "Most read",
        "Share this",
        "Subscribe",
        "pledge",
        "Advertise",
        "All rights reserved",
        "Photo:",
        "Lobster season",
        "Gull",
    ] {
        assert!(!text.contains(furniture), "{furniture:?} was kept");
    }
}

#[test]
fn the_readme_shows_what_the_demo_prints() {
    let readme = include_str!("../../README.md");
    let shown =
        readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).expect("a block of text");
    assert!(shown.lines().count() > 40, "the block shows a story");
    let printed = Newsroom::empty().run(&["demo"]);
    assert!(printed.out.contains(shown.trim_end()), "the README is out of date: copy the story again");
}

#[test]
fn a_plan_and_the_words_that_there_is_no_plan_are_never_agreed() {
    let json = Newsroom::empty().run(&["demo", "--json"]).json();
    let stories = json["stories"].as_array().unwrap();
    let claims = stories.iter().flat_map(|s| s["claims"].as_array().unwrap());
    let denials: Vec<&Value> = claims
        .filter(|c| c["line"]["quote"].as_str().unwrap().contains("There is no plan to sell the waterworks"))
        .collect();
    assert!(!denials.is_empty(), "the mayor's words are a claim");
    for claim in denials {
        assert_eq!(claim["independent_origins"]["at_least"], 1, "{claim:#}");
        let reports = claim["reports"].as_array().unwrap();
        assert!(reports.iter().all(|r| !r["article"].as_str().unwrap().contains("corvane-ledger")));
    }
}
