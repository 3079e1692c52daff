//! What must never go wrong with origins, whatever else changes: the gates of the count.

use headwater::knowledge;
use headwater::pipeline::work_out;
use headwater_core::extract::extract;
use headwater_core::group::given;
use headwater_model::{Article, Claim, GivenArticle, OriginKind, Page, PageBody, Standing, StoryId};

/// Invented outlets; the Bay Courier and the Bay Evening are of one owner.
const OUTLETS: &str = r#"
[[outlet]]
id = "gate-harbour-post"
name = "Ostrel Harbour Post"
aliases = ["Harbour Post"]
language = "en"
kind = "newspaper"

[[outlet]]
id = "gate-corvane-ledger"
name = "Corvane Ledger"
language = "en"
kind = "newspaper"

[[outlet]]
id = "gate-bay-courier"
name = "Bay Courier"
language = "en"
kind = "newspaper"
owner = "Bay Papers"

[[outlet]]
id = "gate-bay-evening"
name = "Bay Evening"
language = "en"
kind = "newspaper"
owner = "Bay Papers"

[[outlet]]
id = "gate-valley-radio"
name = "Valley Radio"
language = "en"
kind = "broadcaster"
"#;

const SCOOP: &str = "The port authority will close the Kestrel ferry terminal in October, two people familiar with the plan told the Ostrel Harbour Post.";
const RELAY: &str =
    "The Kestrel ferry terminal will close in October, the Ostrel Harbour Post reported on Monday.";
const HEARING: &str =
    "The Kestrel ferry terminal will close in October, harbour master Mara Quill said at a council hearing.";

/// The reports of one story: outlet and text.
type Reports<'a> = Vec<(&'a str, String)>;

fn reports<'a>(of: &[(&'a str, &str)]) -> Reports<'a> {
    of.iter().map(|(outlet, text)| (*outlet, (*text).to_owned())).collect()
}

fn article(number: usize, outlet: &str, text: &str, outlets: &headwater_core::outlets::Outlets) -> Article {
    let given: GivenArticle =
        serde_json::from_value(serde_json::json!({ "outlet": outlet, "text": text })).unwrap();
    let page = Page {
        id: format!("{number:03}-{outlet}"),
        url: None,
        charset: None,
        fetched: None,
        body: PageBody::Given(Box::new(given)),
    };
    extract(&page, outlets).unwrap().article
}

/// The claims of a story of these reports.
fn claims(of: &Reports<'_>) -> Vec<Claim> {
    let known = knowledge::with(&[("gates.toml".to_owned(), OUTLETS.to_owned())]).unwrap();
    let articles: Vec<Article> =
        of.iter().enumerate().map(|(i, (outlet, text))| article(i, outlet, text, &known.outlets)).collect();
    let story = given(StoryId("s".into()), &articles);
    let ordered = story.articles.iter().filter_map(|id| articles.iter().find(|a| a.id == *id)).collect();
    work_out(story, ordered, &known).claims
}

/// The claim that the terminal will close.
fn closing(of: &Reports<'_>) -> Claim {
    let all = claims(of);
    let about = |c: &&Claim| c.line.quote.contains("close") && c.reports.len() > 1;
    all.iter().find(about).unwrap_or_else(|| panic!("no claim in {all:?}")).clone()
}

/// How many independent origins it has at least.
fn count(of: &Reports<'_>) -> u32 {
    closing(of).independent.at_least
}

#[test]
fn a_cycle_of_credits_raises_no_count() {
    let circle = "The Kestrel ferry terminal will close in October, the Corvane Ledger reported.";
    let two = reports(&[("Ostrel Harbour Post", circle), ("Corvane Ledger", RELAY)]);
    assert!(count(&two) <= 1, "{:?}", closing(&two).origins);
}

#[test]
fn a_denial_does_not_change_the_count() {
    let mut all = reports(&[("Ostrel Harbour Post", SCOOP), ("Corvane Ledger", RELAY)]);
    let before = count(&all);
    let denial = "Port director Tomas Brandt denied that the Kestrel ferry terminal will close in October.";
    all.push(("Valley Radio", denial.to_owned()));
    let claim = closing(&all);
    assert_eq!((before, claim.independent.at_least), (1, 1), "{:?}", claim.origins);
    assert!(claim.denied_by.iter().any(|d| d.name.contains("Brandt")), "{:?}", claim.denied_by);
    assert_ne!(claim.standing, Standing::Agreed);
}

#[test]
fn one_wire_text_on_forty_outlets_is_one_origin() {
    let wire = "WESTHAVEN (Valley Radio) - The Kestrel ferry terminal will close in October, harbour master Mara Quill said. Some 40 crossings a day start from there. The quay was built in 1911 and needs a new wall.";
    let names: Vec<String> = (0..40).map(|i| format!("Gazette of Parish {i}")).collect();
    let all: Reports<'_> = names.iter().map(|name| (name.as_str(), wire.to_owned())).collect();
    let claim = closing(&all);
    assert_eq!(claim.reports.len(), 40);
    assert_eq!((claim.independent.at_least, claim.independent.at_most), (1, 1), "{:?}", claim.origins);
}

#[test]
fn two_outlets_of_one_owner_are_one() {
    let told =
        |outlet| format!("The Kestrel ferry terminal will close in October, sources told the {outlet}.");
    let all: Reports<'_> = vec![("Bay Courier", told("Bay Courier")), ("Bay Evening", told("Bay Evening"))];
    assert_eq!(closing(&all).independent.at_most, 1, "{:?}", closing(&all).origins);
}

#[test]
fn an_article_that_merely_hedges_adds_nothing() {
    let mut all = reports(&[("Ostrel Harbour Post", SCOOP), ("Corvane Ledger", RELAY)]);
    let before = count(&all);
    all.push(("Valley Radio", "The Kestrel ferry terminal will reportedly close in October.".to_owned()));
    assert_eq!((before, closing(&all).independent.at_most), (1, 1), "{:?}", closing(&all).origins);
}

#[test]
fn adding_a_pickup_never_adds_an_origin() {
    let sources = [("Ostrel Harbour Post", SCOOP), ("Valley Radio", HEARING)];
    let before = closing(&reports(&sources)).independent;
    let pickups = [
        ("Corvane Ledger", RELAY),
        (
            "Bay Courier",
            "According to the Ostrel Harbour Post, the Kestrel ferry terminal will close in October.",
        ),
        (
            "Bay Evening",
            "The Kestrel ferry terminal will close in October, Mara Quill told a council hearing.",
        ),
        ("Northgate Echo", SCOOP),
        ("Southgate Echo", HEARING),
    ];
    for pickup in pickups {
        let after = closing(&reports(&[sources[0], sources[1], pickup]));
        assert!(after.independent.at_most <= before.at_most, "{pickup:?}: {:?}", after.origins);
    }
}

#[test]
fn the_order_of_the_articles_does_not_matter() {
    let all = reports(&[
        ("Ostrel Harbour Post", SCOOP),
        ("Corvane Ledger", RELAY),
        ("Valley Radio", HEARING),
        ("Bay Courier", "The Kestrel ferry terminal will reportedly close in October."),
    ]);
    let told = |claim: Claim| {
        let mut names: Vec<String> = claim.origins.into_iter().map(|o| o.name).collect();
        names.sort();
        (claim.independent, claim.standing, names, claim.reports.len())
    };
    let first = told(closing(&all));
    for turned in 1..all.len() {
        let mut other = all.clone();
        other.rotate_left(turned);
        assert_eq!(told(closing(&other)), first);
        other.reverse();
        assert_eq!(told(closing(&other)), first);
    }
}

#[test]
fn an_unnamed_source_is_never_a_named_person() {
    let all = reports(&[("Ostrel Harbour Post", SCOOP), ("Valley Radio", HEARING)]);
    let claim = closing(&all);
    let unnamed = claim.origins.iter().filter(|o| o.kind == OriginKind::Unnamed);
    assert!(
        unnamed.clone().count() == 1 && unnamed.clone().all(|o| !o.name.contains("Quill")),
        "{:?}",
        claim.origins
    );
    assert_eq!(claim.independent.at_least, 2, "{:?}", claim.origins);
}

#[test]
fn a_weaker_wording_adds_no_origin_that_no_clear_one_has() {
    let all = reports(&[
        ("Ostrel Harbour Post", SCOOP),
        ("Corvane Ledger", RELAY),
        ("Valley Radio", "The old ferry hall was a cinema until October 1930, historian Ada Venn said."),
    ]);
    let claim = closing(&all);
    assert!(claim.origins.iter().all(|o| !o.name.contains("Venn")), "{:?}", claim.origins);
    assert_eq!(claim.independent.at_least, 1);
}
