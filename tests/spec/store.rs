//! What a user keeps in a folder, day after day.

use crate::newsroom::Newsroom;
use headwater_store::Store;
use serde_json::Value;

const TABLE: [&str; 2] = ["--outlets", "outlets.toml"];

/// A desk with the three example stories and the table of their outlets.
fn desk() -> Newsroom {
    let desk = ["cheese", "pier", "water"].into_iter().fold(Newsroom::empty(), Newsroom::with_example);
    desk.page("outlets.toml", include_str!("../../examples/outlets.toml"))
}

fn import(desk: &Newsroom, inputs: &[&str], folder: &str) {
    desk.run(&[&["import", "--into", folder][..], &TABLE, inputs].concat()).exits(0);
}

/// The stories of a store, in full.
fn stories(desk: &Newsroom, folder: &str) -> Vec<Value> {
    lines(&desk.run(&["export", "stories", "--jsonl", "--data", folder]).exits(0).out)
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn two_halves_are_the_same_stories_as_one_import() {
    let desk = desk();
    import(&desk, &["cheese", "pier", "water"], "whole");
    let whole = stories(&desk, "whole");
    assert!(whole.len() >= 3 && whole.iter().any(|s| s["articles"].as_array().unwrap().len() > 4));
    // Late reports come first: the second half goes before them in time and into the same stories.
    let halves = [
        [
            "pier/sundwall.html",
            "water/tarn-valley-radio.txt",
            "water/pell-lantern.html",
            "cheese/sundwall.html",
        ],
        ["pier", "water", "cheese", "water/corvane-ledger.html"],
    ];
    for (order, folder) in [([0, 1], "first"), ([1, 0], "last")] {
        order.iter().for_each(|half| import(&desk, &halves[*half], folder));
        assert_eq!(stories(&desk, folder), whole, "{folder}");
    }
}

#[test]
fn a_store_tells_the_stories_that_a_run_over_the_files_tells() {
    let desk = desk();
    import(&desk, &["cheese", "pier", "water"], "data");
    let run = desk.run(&[&["recap", "--all", "--json", "cheese", "pier", "water"][..], &TABLE].concat());
    let key = |story: &Value, articles: &Value, claims: &Value| {
        let ids = articles.as_array().unwrap().iter().map(|a| a["id"].to_string()).collect::<Vec<_>>();
        (story.to_string(), ids, claims.as_array().unwrap().len())
    };
    let mut told: Vec<_> = run.json()["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| key(&s["id"], &s["articles"], &s["claims"]))
        .collect();
    told.sort();
    let mut kept: Vec<_> =
        stories(&desk, "data").iter().map(|s| key(&s["story"]["id"], &s["articles"], &s["claims"])).collect();
    kept.sort();
    assert_eq!(kept, told);
}

#[test]
fn a_story_of_a_store_is_told_as_a_run_over_its_files_tells_it() {
    let desk = desk();
    import(&desk, &["pier"], "data");
    let told = desk.run(&[&["recap", "pier"][..], &TABLE].concat()).out;
    let story = desk.run(&["search", "pier", "--json", "--data", "data"]).json()["found"][0]["story"].clone();
    assert_eq!(desk.run(&["story", story.as_str().unwrap(), "--data", "data"]).exits(0).out, told);
    let error = "error: the story s0 is not in the store";
    desk.run(&["story", "s0", "--data", "data"]).exits(2).tells(error);
}

#[test]
fn what_was_taken_in_is_passed_over_and_what_changed_is_a_version() {
    let desk = Newsroom::empty().page("n/a.txt", report("Four"));
    desk.run(&["import", "n", "--into", "data"]).exits(0).prints("1 new pages");
    let again = desk.run(&["import", "n", "--into", "data"]);
    again
        .exits(0)
        .prints("0 new pages")
        .tells("note: 1 files are as they were when they were taken in, and were passed over");
    let desk = desk.page("n/a.txt", report("Five"));
    desk.run(&["import", "n", "--into", "data"])
        .exits(0)
        .prints("1 new pages")
        .prints("1 articles in 1 stories");
    let versions = lines(&desk.run(&["export", "versions", "--data", "data"]).exits(0).out);
    assert_eq!(versions.len(), 2);
    let change = &versions[1]["changes"][0];
    assert_eq!(change["change"], "changed");
    assert!(
        change["before"].as_str().unwrap().starts_with("Four")
            && change["after"].as_str().unwrap().starts_with("Five")
    );
}

fn report(number: &str) -> String {
    format!(
        "Tarn bridge shut after a crash\n\nThe Tarn bridge in Westhaven is shut. {number} people were hurt when a \
         lorry hit a pier on Monday. It will open in May, said Odile Brandt, the mayor.\n"
    )
}

#[test]
fn words_and_speakers_are_found_until_they_are_forgotten() {
    let desk = Newsroom::empty().page("a.txt", report("Four"));
    desk.run(&["import", "a.txt", "--into", "data"]).exits(0);
    let by = ["search", "--speaker", "brandt", "--data", "data"];
    desk.run(&by).exits(0).prints("STATEMENTS").prints("Odile Brandt: ").prints_no("ARTICLES");
    desk.run(&["search", "pier on monday", "--data", "data"]).exits(0).prints("ARTICLES").prints("[pier]");
    desk.run(&["forget", "--person", "Odile Brandt", "--data", "data"])
        .exits(0)
        .prints("it stood in 1 articles");
    desk.run(&by).exits(0).prints_no("Brandt");
    desk.run(&["rebuild", "--data", "data"]).exits(0).prints("1 articles and 1 stories were made again");
    desk.run(&by).exits(0).prints_no("Brandt").tells("note: nothing was found");
    assert_eq!(
        desk.run(&["search", "bridge", "--json", "--data", "data"]).json()["found"][0]["kind"],
        "article"
    );
}

#[test]
fn what_was_exported_comes_back_as_the_same_articles() {
    let desk = desk();
    import(&desk, &["pier"], "data");
    let articles = desk.run(&["export", "--jsonl", "--data", "data"]).exits(0).out.clone();
    let desk = desk.page("articles.jsonl", &articles);
    import(&desk, &["articles.jsonl"], "other");
    assert_eq!(desk.run(&["export", "--jsonl", "--data", "other"]).out, articles);
}

#[test]
fn a_backup_is_a_store_and_a_rebuild_makes_the_same_stories() {
    let desk = desk();
    import(&desk, &["pier", "water"], "data");
    let before = stories(&desk, "data");
    desk.run(&["backup", "copy.sqlite", "--data", "data"]).exits(0);
    desk.run(&["backup", "copy.sqlite", "--data", "data"])
        .exits(2)
        .tells("error: copy.sqlite is there already");
    let copy = std::fs::read(desk.path("copy.sqlite")).unwrap();
    let desk = desk.page("other/headwater.sqlite", copy);
    assert_eq!(stories(&desk, "other"), before);
    desk.run(&[&["rebuild", "--data", "other"][..], &TABLE].concat()).exits(0);
    assert_eq!(stories(&desk, "other"), before);
    desk.run(&["doctor", "--data", "other"]).exits(0).prints("12 pages were looked at: all is well");
}

#[test]
fn an_outlet_goes_with_its_pages() {
    let desk = desk();
    import(&desk, &["pier"], "data");
    desk.run(&["forget", "--outlet", "sundwall news agency", "--data", "data"])
        .exits(0)
        .prints("1 articles and 1 pages are gone");
    let left = desk.run(&["status", "--json", "--data", "data"]).json();
    assert_eq!((&left["status"]["pages"], &left["status"]["waiting_stories"]), (&5.into(), &0.into()));
    let gone = desk.run(&["forget", "--outlet", "Sundwall News Agency", "--data", "data"]);
    gone.exits(2).tells("error: no article in the store is of an outlet called Sundwall News Agency");
    desk.run(&["forget", "--data", "data"]).exits(2);
}

#[test]
fn the_second_process_says_who_is_at_work() {
    let desk = Newsroom::empty().page("a.txt", report("Four"));
    let store = Store::open(&desk.path("data")).unwrap();
    let line = format!("error: data is in use by process {}", std::process::id());
    desk.run(&["import", "a.txt", "--into", "data"]).exits(2).tells(&line);
    desk.run(&["status", "--data", "data"]).exits(0).prints("pages 0");
    drop(store);
    desk.run(&["import", "a.txt", "--into", "data"]).exits(0);
}

#[test]
fn the_folder_is_the_flags_the_variables_or_the_default() {
    let desk = Newsroom::empty().page("a.txt", report("Four"));
    desk.run(&["import", "b.txt"])
        .exits(2)
        .tells("error: could not read b.txt: there is no such file or folder");
    desk.run(&["status"]).exits(2).tells("error: there is no store in headwater-data");
    desk.run_with(&["import", "a.txt"], &[("HEADWATER_DIR", "named")]).exits(0);
    desk.run(&["status", "--data", "named"]).exits(0).prints("pages 1");
    desk.run(&["import", "a.txt"]).exits(0);
    desk.run(&["status"]).exits(0).prints("store headwater-data");
}
