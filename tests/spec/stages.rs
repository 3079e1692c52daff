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
