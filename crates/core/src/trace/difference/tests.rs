//! One case for every kind of difference, and one for every way in which two values may both hold. People, bodies,
//! places and outlets are invented.

use super::super::Setting;
use super::super::inherit::Carried;
use super::{Found, differences};
use crate::outlets::Outlets;
use crate::trace::Reading;
use headwater_model::{
    Article, Form, Manner, OutletEvidence, OutletRef, Paragraph, ParagraphKind, Source, SourceKind, Span,
    Stance, Statement, Story, StoryId, Terms,
};

/// A report of an outlet of its own, one wording long.
fn report(id: &str, published: &str, text: &str) -> Article {
    let span = Span::new(0, text.len());
    Article {
        text: text.to_owned(),
        paragraphs: vec![Paragraph { span, kind: ParagraphKind::Text }],
        outlet: Some(OutletRef { id: None, name: format!("The {id}"), evidence: OutletEvidence::Given }),
        published: published.parse().ok(),
        ..Article::empty(id)
    }
}

/// What is found between two reports whose first `length` bytes carry the claim.
fn found_on(a: &Article, b: &Article, length: usize) -> Found {
    found_with(a, b, &[], [a.text.len(), length])
}

/// What is found between two reports, `said` being what of the first a named source says.
fn found_between(a: &Article, b: &Article, said: &[Statement]) -> Found {
    found_with(a, b, said, [a.text.len(), b.text.len()])
}

fn found_with(a: &Article, b: &Article, said: &[Statement], lengths: [usize; 2]) -> Found {
    let story = Story {
        id: StoryId("s".into()),
        articles: vec![a.id.clone(), b.id.clone()],
        copies: Vec::new(),
        first: None,
        last: None,
        merged: Vec::new(),
        follows: None,
        made_by: 1,
    };
    let reading =
        |article, statements| Reading { article, statements, credits: &[], marks: &[], notices: &[] };
    let readings = [reading(a, said), reading(b, &[])];
    let outlets = Outlets::new(Vec::new());
    let setting = Setting::new(&story, &readings, &outlets);
    let carried: Vec<Carried> = lengths
        .into_iter()
        .enumerate()
        .map(|(article, length)| Carried {
            article,
            spans: vec![Span::new(0, length)],
            adds: Vec::new(),
            likeness: 1.0,
            stance: Stance::States,
            is_sure: true,
            near: Vec::new(),
            further: Vec::new(),
            leads: Vec::new(),
        })
        .collect();
    differences(&setting, &carried)
}

const MONDAY: &str = "2031-03-10T09:00:00Z";
const TUESDAY: &str = "2031-03-11T09:00:00Z";

/// The kind and the values of what two reports of one morning differ in.
fn differ(a: &str, b: &str) -> Vec<(&'static str, Vec<String>)> {
    on(MONDAY, a, MONDAY, b)
}

/// The same, with the times of the reports.
fn on(at: &str, a: &str, bt: &str, b: &str) -> Vec<(&'static str, Vec<String>)> {
    let found = found_between(&report("a", at, a), &report("b", bt, b), &[]);
    let values = |d: headwater_model::Difference| d.values.into_iter().map(|v| v.value).collect();
    found.differences.into_iter().map(|d| (d.kind.name(), values(d))).collect()
}

fn one(kind: &'static str, a: &str, b: &str) -> Vec<(&'static str, Vec<String>)> {
    vec![(kind, vec![a.to_owned(), b.to_owned()])]
}

// Numbers.

#[test]
fn two_counts_of_one_thing_differ() {
    let found =
        differ("The blast at the mill left twelve workers injured.", "A blast at the mill hurt 15 workers.");
    assert_eq!(found, one("number", "12", "15"));
}

#[test]
fn two_amounts_differ_where_all_around_them_is_one() {
    let found =
        differ("The school roof will cost $2.4 million.", "The roof of the school will cost $2.7 million.");
    assert_eq!(found, one("number", "$2.4 million", "$2.7 million"));
    assert_eq!(differ("The school roof cost $2.4 million.", "The school roof saved $2.7 million."), []);
}

#[test]
fn counts_of_different_things_do_not_differ() {
    assert_eq!(
        differ("The fire in the old mill closed 12 shops.", "The fire in the old mill closed 15 streets."),
        []
    );
    assert_eq!(
        differ("The fire in the mill killed 3 workers.", "The fire in the mill injured 5 workers."),
        []
    );
    let (a, b) = (
        "The court heard six witnesses for the defence.",
        "The court heard nine witnesses for the prosecution.",
    );
    assert_eq!(differ(a, b), []);
}

#[test]
fn counts_of_kinds_of_a_thing_do_not_differ() {
    let (a, b) =
        ("Customs seized 630 crates of shoes in spring.", "In spring 840 crates were seized by customs.");
    assert_eq!(differ(a, b), []);
}

#[test]
fn a_bound_a_round_number_and_a_growing_one_are_not_exact() {
    let exact = "In the mill fire 315 workers were hurt.";
    for loose in [
        "In the mill fire at least 280 workers were hurt.",
        "In the mill fire more than 280 workers were hurt.",
        "In the mill fire about 280 workers were hurt.",
        "In the mill fire 300 workers were hurt.",
        "In the mill fire 280 workers have been hurt so far.",
    ] {
        assert_eq!(differ(loose, exact), [], "{loose}");
    }
}

#[test]
fn a_report_that_knows_the_other_number_does_not_differ() {
    let (a, b) = ("The mill fire hurt 12 workers, not 15 workers.", "The mill fire hurt 15 workers.");
    assert_eq!(differ(a, b), []);
}

#[test]
fn a_report_that_knows_both_numbers_as_its_own_does_not_differ() {
    let a = "The mill fire hurt 12 workers.";
    let b = "The mill fire hurt 15 workers.";
    let both = |more: &str| {
        let (a, mut b) = (report("a", MONDAY, a), report("b", MONDAY, b));
        b.text += more;
        let found = found_on(&a, &b, 30);
        found.differences.len()
    };
    assert_eq!(both(" Of those, 12 workers are in hospital."), 0);
    assert_eq!(both(" The owner had spoken of 12 workers."), 1, "it knows that another counts so");
}

#[test]
fn an_age_a_date_and_the_number_of_a_road_are_no_counts() {
    assert_eq!(differ("Snow closed Route 7 over the pass.", "Snow closed Route 9 over the pass."), []);
    assert_eq!(differ("A 17-year-old stole the boat keys.", "A 16-year-old stole the boat keys."), []);
    assert_eq!(
        differ("It closes on May 12 workers say.", "It closes on May 15 workers say.")
            .into_iter()
            .filter(|d| d.0 == "number")
            .count(),
        0
    );
}

#[test]
fn two_numbers_of_two_years_do_not_differ() {
    assert_eq!(differ("The yard lost 12 ships in 2030.", "The yard lost 19 ships in 2029."), []);
}

// Dates.

#[test]
fn two_days_for_one_thing_differ() {
    let found =
        differ("The bridge over the Orm will open on 4 April.", "The Orm bridge will open on April 11.");
    assert_eq!(found, one("date", "2031-04-04", "2031-04-11"));
    let found = differ("The port director resigned on Thursday.", "The port director resigned on Friday.");
    assert_eq!(found, one("date", "2031-03-06", "2031-03-07"));
}

#[test]
fn a_weekday_and_the_date_of_that_day_are_one() {
    assert_eq!(differ("The town library opens on Thursday.", "The town library opens on 13 March."), []);
}

#[test]
fn a_day_is_counted_from_the_report_that_tells_it() {
    let (a, b) = ("The old mill burned down today.", "The old mill burned down yesterday.");
    assert_eq!(on(MONDAY, a, TUESDAY, b), []);
    assert_eq!(on(MONDAY, a, MONDAY, b), one("date", "2031-03-09", "2031-03-10"));
}

#[test]
fn a_copy_of_the_next_day_means_the_day_of_its_original() {
    let text = "The old mill of Selk burned down yesterday.";
    assert_eq!(on(MONDAY, text, TUESDAY, text), []);
}

#[test]
fn the_night_between_two_days_is_called_by_either() {
    assert_eq!(
        differ("The old mill burned down late on Saturday.", "The old mill burned down early on Sunday."),
        []
    );
}

#[test]
fn years_of_two_numbers_do_not_differ() {
    let (a, b) =
        ("In 2019 the port lost 11 percent of its ships.", "In 2024 the port lost 15 percent of its ships.");
    assert_eq!(differ(a, b), []);
}

#[test]
fn days_of_two_events_do_not_differ() {
    let (a, b) = (
        "The nurse was arrested on Thursday over the morphine.",
        "The nurse was charged on Friday over the morphine.",
    );
    assert_eq!(differ(a, b), []);
}

#[test]
fn a_day_on_which_somebody_said_so_is_none_of_the_event() {
    let (a, b) = (
        "The mill will close, its owner said on Thursday.",
        "The mill will close, its owner said on Friday.",
    );
    assert_eq!(differ(a, b), []);
}

// Places.

#[test]
fn two_places_for_one_thing_differ() {
    let found = differ("The banker was arrested in Ostrand.", "The banker was arrested in Fenmark.");
    assert_eq!(found, one("place", "Fenmark", "Ostrand"));
}

#[test]
fn a_place_that_both_reports_know_does_not_differ() {
    let (a, b) =
        ("The banker was arrested in Marrow.", "The banker was arrested in Karsk, the capital of Marrow.");
    assert_eq!(differ(a, b), []);
    assert_eq!(differ("The poet was born in Ostrand.", "The poet grew up in Fenmark."), []);
}

// Persons.

#[test]
fn two_people_for_one_thing_differ() {
    let (a, b) = ("Emma Voss scored the winning goal.", "Carla Denning scored the winning goal.");
    assert_eq!(differ(a, b), one("person", "Carla Denning", "Emma Voss"));
}

#[test]
fn one_person_under_two_names_and_two_speakers_do_not_differ() {
    assert_eq!(differ("Emma Voss opened the new market.", "Mayor Voss opened the new market."), []);
    assert_eq!(
        differ("The new market is lost, Emma Voss said.", "The new market is lost, Carla Denning said."),
        []
    );
}

// Whether at all.

#[test]
fn what_one_report_negates_and_another_asserts_differs() {
    let found = differ("The line to Selk reopened on Sunday.", "The line to Selk did not reopen on Sunday.");
    assert_eq!(found, one("negation", "did not reopen", "reopened"));
}

#[test]
fn a_negation_that_leaves_room_for_both_is_none() {
    let plain = "The fire destroyed the barn of the Weil farm.";
    assert_eq!(differ(plain, "The fire destroyed not only the barn of the Weil farm."), []);
    assert_eq!(differ("The ice rink opens on Friday.", "The ice rink does not open until Friday."), []);
    assert_eq!(differ("The mill will close.", "The mill will not close if the bank pays."), []);
}

#[test]
fn a_named_source_who_says_that_it_is_not_so_denies_it() {
    let text = "“The station in Selk will not close in spring,” Simon Drange said.";
    let (a, b) =
        (report("a", MONDAY, text), report("b", MONDAY, "The station in Selk will close in spring."));
    let source = Source {
        name: "Simon Drange".into(),
        kind: SourceKind::Person,
        role: None,
        terms: Terms::OnRecord,
        how_many: None,
    };
    let said = Statement {
        article: a.id.clone(),
        pieces: vec![Span::new(3, text.find(",”").unwrap())],
        form: Form::Direct,
        manner: Manner::Said,
        cue: None,
        source_words: None,
        source: Some(source),
        addressee: None,
        venue: None,
        attitude: headwater_model::Attitude::Said,
        tense: None,
        via: None,
        inner: Vec::new(),
        made_by: 1,
    };
    let found = found_between(&a, &b, &[said]);
    assert_eq!(found.denials.iter().map(|d| d.name.as_str()).collect::<Vec<_>>(), ["Simon Drange"]);
    assert_eq!(found.differences, []);
}

// All kinds.

#[test]
fn values_of_two_kinds_tell_of_two_things() {
    let (a, b) = ("The court fined 12 skippers on Thursday.", "The court fined 15 skippers on Friday.");
    assert_eq!(differ(a, b), []);
}

#[test]
fn what_nobody_asserts_differs_from_nothing() {
    let (a, b) = ("The blast left 12 workers injured.", "Did the blast leave 15 workers injured?");
    assert_eq!(differ(a, b), []);
}

#[test]
fn two_reports_of_one_outlet_are_an_early_and_a_late_one() {
    let (a, mut b) = (
        report("a", MONDAY, "The blast left 12 workers hurt."),
        report("b", TUESDAY, "The blast left 15 workers hurt."),
    );
    assert_eq!(found_between(&a, &b, &[]).differences.len(), 1);
    b.outlet.clone_from(&a.outlet);
    assert_eq!(found_between(&a, &b, &[]).differences, []);
}

#[test]
fn a_value_has_its_reports_and_since_when() {
    let (a, b) = (
        report("a", TUESDAY, "The blast left 12 workers hurt."),
        report("b", MONDAY, "The blast left 15 workers hurt."),
    );
    let found = found_between(&a, &b, &[]).differences.remove(0);
    let told: Vec<_> =
        found.values.iter().map(|v| (v.value.as_str(), v.since, v.citations[0].article.0.as_str())).collect();
    assert_eq!(
        told,
        [("15", b.published, "b"), ("12", a.published, "a")],
        "the first that was reported first"
    );
    assert_eq!(found.what, "workers hurt");
}
