//! What a user decides about who belongs together.

use crate::newsroom::{Newsroom, Printed};
use serde_json::Value;

/// Two stories of two reports each, a day and then two months apart.
const NEWS: &str = r#"[
    {"id": "herald/frost", "outlet": "Lindow Herald", "published": "2031-03-03T08:00:00Z",
     "headline": "Late frost takes half of the cherry blossom",
     "text": "Growers in the Lindow valley said on Monday that a late frost had taken half of the cherry blossom. Insurance covers hail and not frost, said Petra Sandoval of the growers' union."},
    {"id": "radio/frost", "outlet": "Valley Radio", "published": "2031-03-03T11:00:00Z",
     "headline": "Cherry growers count the cost of frost",
     "text": "A late frost took half of the cherry blossom in the Lindow valley, growers said on Monday. Petra Sandoval of the growers' union said that insurance covers hail and not frost."},
    {"id": "herald/ferry", "outlet": "Lindow Herald", "published": "2031-05-04T08:00:00Z",
     "headline": "Court lets the ferry strike go on",
     "text": "A court in Marrow refused on Sunday to stop the strike of ferry crews that has cut off the outer islands for nine days. Judge Ruth Ames said the crews had given notice as the law demands."},
    {"id": "radio/ferry", "outlet": "Valley Radio", "published": "2031-05-04T12:00:00Z",
     "headline": "Ferry crews may strike on, judge says",
     "text": "Ferry crews may go on with the strike that has cut off the outer islands for nine days, a court in Marrow ruled on Sunday. The crews gave notice as the law demands, said Judge Ruth Ames."}
]"#;

/// A desk with the news and a file of decisions.
fn desk(decisions: &str) -> Newsroom {
    Newsroom::empty().page("news.json", NEWS).page("mine.toml", decisions)
}

fn stories(decisions: &str) -> Printed {
    desk(decisions).run(&["stories", "news.json", "--decisions", "mine.toml", "--json"])
}

/// The ids of the articles of each story, a story a line.
fn ids(printed: &Printed) -> Vec<String> {
    let json = printed.json();
    let id = |article: &Value| article["id"].as_str().unwrap().to_owned();
    let line =
        |story: &Value| story["articles"].as_array().unwrap().iter().map(id).collect::<Vec<_>>().join(" ");
    json["stories"].as_array().unwrap().iter().map(line).collect()
}

const TOGETHER: &str = r#"
[[together]]
articles = ["herald/frost", "radio/ferry"]
"#;

#[test]
fn stories_are_merged_and_split_as_the_user_decides() {
    let printed = Newsroom::empty().page("news.json", NEWS).run(&["stories", "news.json", "--json"]);
    assert_eq!(ids(&printed), ["herald/frost radio/frost", "herald/ferry radio/ferry"]);
    assert_eq!(ids(&stories(TOGETHER)), ["herald/frost radio/frost herald/ferry radio/ferry"]);
    let apart = "[[apart]]\narticles = [\"herald/frost\", \"radio/frost\"]";
    assert_eq!(ids(&stories(apart)), ["herald/frost", "radio/frost", "herald/ferry radio/ferry"]);
}

#[test]
fn an_article_is_pinned_to_a_story_by_its_name_and_the_old_name_leads_there() {
    let plain = stories("").json();
    let name = |at: usize| plain["stories"][at]["id"].as_str().unwrap();
    let pin = format!("[[pin]]\narticle = \"radio/frost\"\nstory = \"{}\"", name(1));
    let pinned = stories(&pin);
    assert_eq!(ids(&pinned), ["herald/frost radio/frost herald/ferry radio/ferry"]);
    let merge = format!("[[together]]\narticles = [\"{}\", \"{}\"]", name(0), name(1));
    let merged = stories(&merge).json();
    assert_eq!(merged["stories"][0]["id"], name(0));
    assert_eq!(merged["stories"][0]["merged"], serde_json::json!([name(1)]));
    let desk = desk(&merge);
    desk.run(&["stories", "news.json", "--decisions", "mine.toml"])
        .exits(0)
        .prints(&format!("also called {}", name(1)));
    let claim = |story: &str| {
        let claim = format!("{story}:c1");
        desk.run(&["origins", "news.json", "--decisions", "mine.toml", "--explain", &claim])
    };
    claim(name(0)).exits(0).prints("STEP BY STEP");
    assert_eq!(claim(name(1)).out, claim(name(0)).out);
    claim("s000000000000").exits(2).tells("error: there is no claim s000000000000:c1");
}

#[test]
fn the_reasons_and_the_other_commands_heed_decisions() {
    let desk = desk(TOGETHER);
    let with = |arguments: &[&str]| desk.run(&[arguments, &["--decisions", "mine.toml"]].concat());
    with(&["stories", "news.json", "--why", "herald/frost", "radio/ferry"])
        .exits(0)
        .prints("Together: one story. A decision of yours puts them together");
    with(&["recap", "news.json"]).exits(0).prints("4 reports, 2 outlets");
    assert_eq!(with(&["origins", "news.json", "--json"]).json()["stories"].as_array().unwrap().len(), 1);
}

#[test]
fn decisions_that_cannot_be_followed_are_refused_with_the_reason_and_the_next_step() {
    let refused = |decisions: &str, error: &str, hint: &str| {
        stories(decisions).exits(2).tells(&format!("error: {error}")).tells(&format!("hint: {hint}"));
    };
    refused(
        "[[together]]\narticles = [\"herald/frost\", \"echo/frost\"]",
        "no article is called echo/frost",
        "`headwater stories` lists the ids",
    );
    refused(
        "[[apart]]\narticles = [\"herald/frost\", \"ferry\"]",
        "2 articles end in ferry",
        "give more of the id",
    );
    refused(
        "[[pin]]\narticle = \"herald/frost\"\nstory = \"s000000000000\"",
        "no article that was read began a story called s000000000000",
        "`headwater stories` lists the names; [[together]] takes articles instead",
    );
    refused(
        "[[together]]\narticles = [\"herald/frost\", \"radio/frost\", \"radio/ferry\"]\n\
         [[apart]]\narticles = [\"radio/ferry\", \"herald/frost\"]",
        "the decisions of mine.toml contradict each other: radio/ferry and herald/frost are to be apart, and \
         together, by way of radio/frost",
        "take one of them out",
    );
    let form = "the form is: [[together]] articles = [\"A\", \"B\"]; [[apart]] articles = [\"A\", \"C\"]; \
                [[pin]] article = \"A\" story = \"s0123456789ab\"";
    refused("[[together]]\narticles = [\"herald/frost\"]", "[[together]] needs two articles or more", form);
    let printed = stories("[[together]]\n\n[[aside]]\narticles = []");
    printed.exits(2);
    assert!(printed.err.starts_with("error: could not read mine.toml, line "), "{}", printed.err);
    desk("").run(&["stories", "news.json", "--decisions", "gone.toml"]).exits(2);
}

#[test]
fn stories_do_not_depend_on_threads_or_on_the_order_of_articles_with_one_time() {
    let mut news: Vec<Value> = serde_json::from_str(NEWS).unwrap();
    news.iter_mut().for_each(|article| article["published"] = "2031-03-03T08:00:00Z".into());
    let run = |news: &[Value], threads: &str| {
        let desk = Newsroom::empty()
            .page("news.json", serde_json::to_string(news).unwrap())
            .page("mine.toml", TOGETHER);
        let flags = ["stories", "news.json", "--decisions", "mine.toml", "--json"];
        desk.run_with(&flags, &[("RAYON_NUM_THREADS", threads)]).out
    };
    let first = run(&news, "1");
    assert!(first.contains("herald/frost"));
    for _ in 0..news.len() {
        news.rotate_left(1);
        assert_eq!(run(&news, "4"), first);
    }
    news.swap(0, 2);
    assert_eq!(run(&news, "1"), first);
}
