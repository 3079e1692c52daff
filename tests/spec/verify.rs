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
    verify(&newsroom)
        .exits(1)
        .prints("1 fault among")
        .prints("stories[0].recap[0]")
        .prints("“After” stands nowhere");
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
        .tells("error: could not read made.json: it is no JSON of recaps and no page: expected ident at line 1 column 2");
}

/// The page of the story, changed by `change`, in `made.html`.
fn with_page(change: impl FnOnce(&str) -> String) -> Newsroom {
    let newsroom = Newsroom::empty().with_example("pier");
    let printed = newsroom.run(&["recap", "pier", "--outlets", OUTLETS, "--html", "out"]);
    let page = printed.exits(0).out.lines().next().unwrap().to_owned();
    let text = newsroom.read(&page);
    let changed = change(&text);
    newsroom.page("made.html", changed)
}

fn verify_page(newsroom: &Newsroom) -> crate::newsroom::Printed {
    newsroom.run(&["verify", "made.html", "pier", "--outlets", OUTLETS])
}

#[test]
fn a_story_page_stands_in_its_articles_and_a_changed_one_does_not() {
    verify_page(&with_page(str::to_owned)).exits(0).prints("all stand: ");
    let number = with_page(|page| page.replacen("injuring 12 people", "injuring 13 people", 1));
    verify_page(&number).exits(1).prints("1 fault among").prints("where the article says");
    let invented = with_page(|page| page.replacen("<main", "<q>Nobody was told.</q><main", 1));
    verify_page(&invented).exits(1).prints("“Nobody was told.”").prints("which is not among the articles");
    let title = with_page(|page| page.replacen("</h1>", " of death</h1>", 1));
    verify_page(&title).exits(1).prints("is no headline");
}
