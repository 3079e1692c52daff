//! What a reader can check of a recap: every citation, every sentence.

use crate::newsroom::Newsroom;
use serde_json::{Value, json};

const OUTLETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/outlets.toml");

/// A newsroom with the recap of a story in `made.json`, changed by `change`.
fn with_recap(change: impl FnOnce(&mut Value)) -> Newsroom {
    let newsroom = Newsroom::empty().with_example("pier");
    let mut made = newsroom.run(&["recap", "pier", "--outlets", OUTLETS, "--json"]).json();
    change(&mut made);
    newsroom.page("made.json", made.to_string())
}

fn verify(newsroom: &Newsroom) -> crate::newsroom::Printed {
    newsroom.run(&["verify", "made.json", "pier", "--outlets", OUTLETS])
}

#[test]
fn a_recap_stands_in_the_articles_that_it_was_made_from() {
    verify(&with_recap(|_| {})).exits(0).prints("all stand: ");
}

#[test]
fn a_sentence_that_was_changed_is_named_with_its_place() {
    let newsroom = with_recap(|made| {
        let text = &mut made["stories"][0]["recap"][0]["text"];
        *text = json!(format!("After 1313 days: {}", text.as_str().unwrap()));
    });
    verify(&newsroom).exits(1).prints("1 fault among").prints("stories[0].recap[0]").prints("1313");
}

#[test]
fn words_that_stand_elsewhere_or_in_no_article_are_named() {
    let moved = with_recap(|made| made["stories"][0]["claims"][0]["line"]["start"] = json!(3));
    verify(&moved).exits(1).prints("stories[0].claims[0].line").prints("where the article says");
    let gone =
        with_recap(|made| made["stories"][0]["claims"][0]["line"]["article"] = json!("pier/nobody.html"));
    verify(&gone).exits(1).prints("pier/nobody.html, which is not among the articles");
    let title = with_recap(|made| made["stories"][0]["title"] = json!("Pier of death"));
    verify(&title).exits(1).prints("“Pier of death”").prints("is no headline");
}

#[test]
fn a_file_that_cites_nothing_is_an_error_with_the_next_step() {
    let newsroom = Newsroom::empty().with_example("pier").page("made.json", "{}");
    verify(&newsroom).exits(2).tells("error: made.json cites nothing");
    let newsroom = Newsroom::empty().with_example("pier").page("made.json", "no json");
    verify(&newsroom)
        .exits(2)
        .tells("error: could not read made.json: it is no JSON of recaps: expected ident at line 1 column 2");
}
