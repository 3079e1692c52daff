//! Two real pages about one story, as somebody copied them from the web.
//!
//! They are not part of this repository: the test reads them from `HEADWATER_SHARED` (by default `../shared`) and says
//! that it was skipped where they are not there. It names spans by offset, length and hash, never by their words.

use crate::newsroom::{Newsroom, Printed};
use serde_json::Value;
use std::path::PathBuf;

/// What `headwater` prints for the two pages; `None` where they are not there.
fn seeds(arguments: &[&str]) -> Option<Printed> {
    let shared = std::env::var_os("HEADWATER_SHARED").map(PathBuf::from);
    let shared = shared.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"));
    let folder = shared.join("seeds");
    if !folder.is_dir() {
        eprintln!("skipped: {} is not there", folder.display());
        return None;
    }
    let folder = folder.canonicalize().unwrap().display().to_string();
    let mut all = arguments.to_vec();
    all.push(&folder);
    Some(Newsroom::empty().run(&all))
}

/// The one story, as JSON.
fn story() -> Option<Value> {
    let printed = seeds(&["recap", "--json"])?;
    printed.exits(0);
    let json = printed.json();
    assert_eq!(json["stories"].as_array().unwrap().len(), 1, "one story");
    Some(json["stories"][0].clone())
}

/// The hash of FNV-1a, 64 bits.
fn hash(words: &str) -> u64 {
    words.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

fn text<'v>(value: &'v Value, field: &str) -> &'v str {
    value[field].as_str().unwrap_or("")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The byte range of a span.
fn range(span: &Value) -> (u64, u64) {
    (span["start"].as_u64().unwrap(), span["end"].as_u64().unwrap())
}

/// Whether a span covers the byte.
fn holds(span: &Value, at: u64) -> bool {
    let (start, end) = range(span);
    start <= at && at < end
}

/// The statements of article `number` with a piece over the byte.
fn statements_at(story: &Value, number: usize, at: u64) -> Vec<&Value> {
    let id = &story["articles"][number]["id"];
    list(&story["statements"])
        .iter()
        .filter(|s| s["article"] == *id && list(&s["pieces"]).iter().any(|p| holds(p, at)))
        .collect()
}

#[test]
fn the_seeds_are_one_story_of_two_outlets_that_were_inferred() {
    let Some(story) = story() else { return };
    assert_eq!((story["reports"].as_u64(), story["outlets"].as_u64()), (Some(2), Some(2)));
    assert!(story["first"].is_null(), "both pages are undated");
    let [jones, week] = list(&story["articles"]) else { panic!("two articles") };
    assert_eq!(text(&jones["outlet"], "name"), "Mother Jones");
    assert_eq!(text(&week["outlet"], "name"), "The Week");
    assert_eq!([&jones["outlet"]["evidence"], &week["outlet"]["evidence"]], ["inferred", "inferred"]);
}

#[test]
fn nothing_but_the_articles_of_the_seeds_is_kept() {
    let Some(story) = story() else { return };
    let [jones, week] = list(&story["articles"]) else { panic!("two articles") };
    let kept = |a: &Value| (text(a, "text").len(), hash(text(a, "text")), list(&a["paragraphs"]).len());
    assert_eq!(kept(jones), (1420, 0xa56d_2556_25a6_6307, 4));
    assert_eq!(kept(week), (1157, 0x1687_5650_e0d6_bdbc, 2));
    assert_eq!(hash(text(jones, "headline")), 0x8e7a_c57d_9547_6d16);
    assert_eq!(hash(text(jones, "dek")), 0xf9bf_7080_1f90_792e);
    assert_eq!(hash(text(week, "headline")), 0xa018_935c_6ef3_2733);
}

#[test]
fn the_seeds_tell_who_said_what_to_whom() {
    let Some(story) = story() else { return };
    let by = |number, at, name: &str| -> Value {
        let found = statements_at(&story, number, at);
        let named = found.iter().find(|s| text(&s["source"], "name").contains(name));
        named.unwrap_or_else(|| panic!("nothing by {name} at {at}: {found:#?}")).to_owned().clone()
    };
    assert_eq!(by(0, 609, "Grassley")["form"], "mixed");
    let collins = by(0, 1275, "Susan Collins");
    assert_eq!(collins["form"], "direct");
    assert_eq!(range(&collins["pieces"][0]).0, 1275);
    assert!(text(&collins["addressee"], "name").contains("Kirstjen Nielsen"));
    let official = by(1, 774, "White House official");
    assert_eq!(official["source"]["kind"], "unnamed");
    assert!(text(&official["addressee"], "name").contains("Jonathan Swan"));
    assert_eq!(
        (text(&official["via"], "name"), &official["via"]["evidence"]),
        ("Axios", &Value::from("inferred"))
    );
    let told = by(1, 800, "White House official");
    assert_eq!((&told["form"], range(&told["pieces"][0]).0), (&Value::from("direct"), 792));
    assert!(text(&told["addressee"], "name").contains("Jonathan Swan"));
    assert!(told["addressee"]["outlet"].is_null(), "Swan is a person, not an outlet");
    assert_eq!(by(1, 897, "official")["form"], "direct");
    assert_eq!(by(1, 376, "Axios")["source"]["kind"], "outlet");
}

#[test]
fn what_only_one_of_the_seeds_has_is_shown_as_such() {
    let Some(story) = story() else { return };
    let ids = [&story["articles"][0]["id"], &story["articles"][1]["id"]];
    let only = |number: usize, at: u64| {
        list(&story["claims"]).iter().any(|claim| {
            let reports = list(&claim["reports"]);
            let of_it = |r: &&Value| r["article"] == *ids[number];
            let alone = reports.len() == 1
                && reports.iter().any(|r| of_it(&r) && list(&r["citations"]).iter().any(|c| holds(c, at)));
            let adds = reports.iter().filter(of_it).any(|r| list(&r["adds"]).iter().any(|c| holds(c, at)));
            alone || adds
        })
    };
    for (what, number, at) in [
        ("Grassley", 0, 484),
        ("Collins", 0, 1275),
        ("Kelly", 0, 1030),
        ("the small circle", 1, 10),
        ("the all-caps wording", 1, 84),
        ("the motive", 1, 575),
    ] {
        assert!(only(number, at), "{what} stands in one report alone");
    }
}

#[test]
fn the_seeds_credit_the_post_and_axios() {
    let Some(story) = story() else { return };
    let credits = |number: usize| -> Vec<&str> {
        let id = &story["articles"][number]["id"];
        list(&story["credits"])
            .iter()
            .filter(|c| c["article"] == *id)
            .map(|c| text(&c["outlet"], "name"))
            .collect()
    };
    assert!(credits(0).contains(&"The Washington Post"), "{:?}", credits(0));
    assert!(credits(1).contains(&"The Washington Post") && credits(1).contains(&"Axios"), "{:?}", credits(1));
}

#[test]
fn the_advice_that_was_ignored_rests_on_one_origin_though_two_outlets_carry_it() {
    let Some(story) = story() else { return };
    let ids = [&story["articles"][0]["id"], &story["articles"][1]["id"]];
    let stands = |claim: &Value, number: usize, at: u64| {
        list(&claim["reports"])
            .iter()
            .any(|r| r["article"] == *ids[number] && list(&r["citations"]).iter().any(|c| holds(c, at)))
    };
    let claim =
        list(&story["claims"]).iter().find(|c| stands(c, 0, 860) && stands(c, 1, 100)).expect("the claim");
    assert_eq!(claim["independent_origins"], serde_json::json!({"at_least": 1, "at_most": 1}));
    assert_eq!(claim["standing"], "single-origin");
    let Some(printed) = seeds(&["recap"]) else { return };
    printed
        .prints("2 outlets carry this, but it rests on one origin: ")
        .prints("The Washington Post")
        .prints("Mother Jones (inferred)");
}
