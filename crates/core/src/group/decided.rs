//! What a person who decides relies on, in invented news.

use super::*;
use crate::text::WordStatistics;

const FROST: [&str; 3] = [
    "Growers in the Lindow valley said on Monday that a late frost had taken half of the cherry blossom. Insurance \
     covers hail and not frost, said Petra Sandoval of the growers' union.",
    "A late frost took half of the cherry blossom in the Lindow valley, growers said on Monday. Petra Sandoval of the \
     growers' union said that insurance covers hail and not frost.",
    "Half of the cherry blossom of the Lindow valley is gone after a late frost, according to the growers' union. Its \
     head, Petra Sandoval, said insurance covers hail, not frost.",
];
const STRIKE: [&str; 3] = [
    "A court in Marrow refused on Friday to stop the strike of ferry crews that has cut off the outer islands for nine \
     days. Judge Ruth Ames said the crews had given notice as the law demands.",
    "Ferry crews may go on with the strike that has cut off the outer islands for nine days, a court in Marrow ruled on \
     Friday. The crews gave notice as the law demands, said Judge Ruth Ames.",
    "The strike of ferry crews that cut off the outer islands nine days ago goes on: a court in Marrow refused on Friday \
     to stop it, and Judge Ruth Ames said that notice was given as the law demands.",
];

/// Articles of these ids, texts and hours after a first one.
fn articles(all: &[(&str, &str, i64)]) -> Vec<Article> {
    let moment = |hours: &i64| {
        let (day, hour) = (1 + hours / 24, hours % 24);
        let (month, day) = (1 + (day - 1) / 28, 1 + (day - 1) % 28);
        format!("2031-{month:02}-{day:02}T{hour:02}:00:00Z").parse().ok()
    };
    let article = |(id, text, hours): &(&str, &str, i64)| Article {
        text: (*text).to_owned(),
        published: moment(hours),
        ..Article::empty(*id)
    };
    all.iter().map(article).collect()
}

fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap()
}

fn settings(decisions: &[Decision]) -> GroupSettings {
    GroupSettings { decisions: Decisions::new(decisions.to_vec()).unwrap(), ..GroupSettings::default() }
}

fn told(articles: &[Article], decisions: &[Decision]) -> Vec<Story> {
    group(articles, &words(), &settings(decisions))
}

/// The ids of the articles of each story.
fn grouped(articles: &[Article], decisions: &[Decision]) -> Vec<String> {
    let ids = |story: Story| story.articles.into_iter().map(|a| a.0).collect::<Vec<_>>().join(" ");
    told(articles, decisions).into_iter().map(ids).collect()
}

fn together(a: &str, b: &str) -> Decision {
    Decision::Together(a.into(), b.into())
}

fn apart(a: &str, b: &str) -> Decision {
    Decision::Apart(a.into(), b.into())
}

/// Two stories of three reports each, by turns.
fn two_stories() -> Vec<Article> {
    articles(&[
        ("f1", FROST[0], 0),
        ("s1", STRIKE[0], 1),
        ("f2", FROST[1], 2),
        ("s2", STRIKE[1], 3),
        ("f3", FROST[2], 4),
        ("s3", STRIKE[2], 5),
    ])
}

#[test]
fn without_decisions_the_rule_decides() {
    assert_eq!(grouped(&two_stories(), &[]), ["f1 f2 f3", "s1 s2 s3"]);
}

#[test]
fn two_articles_put_together_make_their_stories_one_and_later_articles_follow() {
    for (a, b) in [("f1", "s1"), ("f3", "s3"), ("s2", "f1")] {
        assert_eq!(grouped(&two_stories(), &[together(a, b)]), ["f1 s1 f2 s2 f3 s3"], "{a} {b}");
    }
}

#[test]
fn the_name_of_a_story_that_a_person_merged_leads_to_the_one_it_is_now() {
    let told = told(&two_stories(), &[together("f3", "s3")]);
    assert_eq!(told[0].id, name_of_story_begun_by("f1"));
    assert_eq!(told[0].merged, [name_of_story_begun_by("s1")]);
    assert!(told[0].is_called(&name_of_story_begun_by("s1").0) && !told[0].is_called("s"));
}

#[test]
fn an_article_kept_apart_begins_a_story_and_later_articles_go_where_the_rule_says() {
    assert_eq!(grouped(&two_stories(), &[apart("f1", "f3")]), ["f1 f2", "s1 s2 s3", "f3"]);
    let split = grouped(&two_stories(), &[apart("f2", "f1"), apart("f2", "f3"), apart("f1", "f3")]);
    assert_eq!(split, ["f1", "s1 s2 s3", "f2", "f3"]);
}

#[test]
fn what_is_kept_apart_from_one_is_so_from_all_that_are_with_it() {
    let decisions = [together("f1", "f2"), apart("f2", "f3")];
    assert_eq!(grouped(&two_stories(), &decisions), ["f1 f2", "s1 s2 s3", "f3"]);
}

#[test]
fn an_article_that_a_person_puts_into_an_old_story_opens_it_again() {
    let pages = articles(&[
        ("f1", FROST[0], 0),
        ("f2", FROST[1], 1),
        ("s1", STRIKE[0], 24 * 40),
        ("s2", STRIKE[1], 24 * 40 + 1),
        ("f3", FROST[2], 24 * 90),
    ]);
    assert_eq!(grouped(&pages, &[]), ["f1 f2", "s1 s2", "f3"]);
    assert_eq!(grouped(&pages, &[together("f3", "f1")]), ["f1 f2 f3", "s1 s2"]);
    assert_eq!(grouped(&pages, &[together("s1", "f2")]), ["f1 f2 s1 s2", "f3"]);
    assert_eq!(grouped(&pages, &[together("s1", "f2"), together("f3", "f1")]), ["f1 f2 s1 s2 f3"]);
    assert_eq!(told(&pages, &[together("s1", "f2")])[0].id, name_of_story_begun_by("f1"));
}

#[test]
fn a_pinned_story_keeps_its_name_though_the_pinned_article_came_first() {
    let pin = Decision::Pin("f1".into(), "s2".into());
    let pages = articles(&[("f1", FROST[0], 0), ("s2", STRIKE[1], 3), ("s3", STRIKE[2], 5)]);
    let told = told(&pages, &[pin]);
    assert_eq!((told.len(), &told[0].id), (1, &name_of_story_begun_by("s2")));
    assert_eq!(told[0].merged, [name_of_story_begun_by("f1")]);
}

#[test]
fn neither_the_order_of_decisions_nor_that_of_articles_with_one_time_matters() {
    let mut pages = two_stories();
    pages.iter_mut().for_each(|page| page.published = "2031-01-01T00:00:00Z".parse().ok());
    let mut decisions = [together("f1", "s2"), apart("s2", "f3"), apart("s1", "s3"), together("s3", "f3")];
    let first = told(&pages, &decisions);
    for turn in 0..pages.len() {
        pages.rotate_left(1);
        pages.swap(0, turn);
        decisions.rotate_left(1);
        assert_eq!(told(&pages, &decisions), first);
    }
}

#[test]
fn decisions_hold_in_every_story_whatever_they_are() {
    let pages = two_stories();
    let ids = ["f1", "f2", "f3", "s1", "s2", "s3"];
    // Each pair is left, put together or kept apart by turns of a small generator.
    for seed in 0_u64..200 {
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut decisions = Vec::new();
        for (at, a) in ids.iter().enumerate() {
            for b in &ids[..at] {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                match (state >> 60) % 8 {
                    0 => decisions.push(together(a, b)),
                    1 | 2 => decisions.push(apart(a, b)),
                    _ => {}
                }
            }
        }
        let Ok(made) = Decisions::new(decisions.clone()) else { continue };
        for story in told(&pages, &decisions) {
            let is_in = |id: &str| story.articles.iter().any(|a| a.0 == id);
            for a in ids.iter().filter(|id| is_in(id)) {
                assert!(ids.iter().all(|b| is_in(b) || !made.is_together(a, b)), "{decisions:?}");
                assert!(ids.iter().all(|b| !is_in(b) || !made.is_apart(a, b)), "{decisions:?}");
            }
        }
    }
}

#[test]
fn the_reasons_name_the_decision() {
    let pages = two_stories();
    let reasons = |x: usize, y: usize, decisions: &[Decision]| {
        why(&pages[x], &pages[y], &pages, &words(), &settings(decisions))[1].clone()
    };
    let puts = "A decision of yours puts them together: it wins over the rule.";
    assert_eq!(reasons(0, 1, &[together("f1", "s1")]), puts);
    assert_eq!(reasons(0, 1, &[together("f1", "f3"), together("s1", "f3")]), puts);
    let keeps = "A decision of yours keeps them apart: it wins over the rule.";
    assert_eq!(reasons(0, 4, &[apart("f1", "f3")]), keeps);
    let others = reasons(2, 3, &[together("f1", "s1")]);
    assert_eq!(others, "A decision of yours puts f1 and s1 together, which are of this story.");
    let others = reasons(2, 4, &[apart("f1", "f3")]);
    assert_eq!(others, "A decision of yours keeps f1 and f3 apart, which are of the two stories.");
    assert!(reasons(0, 2, &[]).starts_with("When the later article came"));
}
