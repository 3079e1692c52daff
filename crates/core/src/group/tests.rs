//! What a reader of stories relies on, in invented news.

use super::*;
use crate::text::WordStatistics;
use headwater_model::{Moment, StoryId};

/// Two reports of one vote, in different words, and three of other matters.
const BRIDGE_A: (&str, &str) = (
    "Westhaven council votes to close the Tarn bridge",
    "Westhaven's city council voted 7-4 on Tuesday to close the Tarn bridge after engineers found cracks in two of \
     its piers. Mayor Odile Brandt said the closure would last until spring. Engineers of the firm Calder Works \
     told the council that the cracks had grown by a third since August.",
);
const BRIDGE_B: (&str, &str) = (
    "Tarn bridge to shut until spring as cracks widen",
    "The Tarn bridge in Westhaven will be closed to all traffic until spring, the city council decided on Tuesday. \
     Cracks in the piers of the bridge have widened since August, according to the engineers Calder Works. Mayor \
     Odile Brandt called the vote painful but right.",
);
const OTHERS: [(&str, &str); 3] = [
    (
        "Orchard owners count the cost of a late frost",
        "Growers in the Lindow valley said on Monday that a late frost had taken half of the cherry blossom. \
         Insurance covers hail and not frost, said Petra Sandoval of the growers' union.",
    ),
    (
        "Harriers win the northern cup after extra time",
        "The Harriers beat Port Ellery 3-2 after extra time on Sunday to win the northern cup for the first time \
         since 1987. Substitute Jonas Okoro scored twice in the last ten minutes.",
    ),
    (
        "Court lets the island ferry strike go on",
        "A court in Marrow refused on Friday to stop the strike of ferry crews that has cut off the outer islands \
         for nine days. Judge Ruth Ames said the crews had given notice as the law demands.",
    ),
];

fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap()
}

fn article(id: &str, (headline, text): (&str, &str), published: Option<&str>) -> Article {
    Article {
        headline: Some(headline.to_owned()),
        text: text.to_owned(),
        published: published.map(|p| p.parse::<Moment>().unwrap()),
        ..Article::empty(id)
    }
}

/// The ids of the articles of each story.
fn grouped(articles: &[Article]) -> Vec<Vec<String>> {
    let stories = group(articles, &words(), &GroupSettings::default());
    stories.into_iter().map(|s| s.articles.into_iter().map(|a| a.0).collect()).collect()
}

#[test]
fn two_short_undated_reports_of_one_vote_are_one_story() {
    let pages = [article("a", BRIDGE_A, None), article("b", BRIDGE_B, None)];
    assert_eq!(grouped(&pages), [["a", "b"]]);
}

#[test]
fn unrelated_reports_stay_apart_dated_or_not() {
    for day in [None, Some("2031-05-06")] {
        let pages = ["a", "b", "c"].iter().zip(OTHERS).map(|(id, page)| article(id, page, day));
        assert_eq!(grouped(&pages.collect::<Vec<_>>()), [["a"], ["b"], ["c"]]);
    }
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let mut pages = vec![
        article("a", BRIDGE_A, Some("2031-05-06T10:00:00Z")),
        article("b", BRIDGE_B, Some("2031-05-06T10:00:00Z")),
        article("c", OTHERS[0], Some("2031-05-05")),
        article("d", OTHERS[1], None),
        article("e", OTHERS[2], Some("2031-05-06T10:00:00Z")),
    ];
    let first = group(&pages, &words(), &GroupSettings::default());
    for turn in 0..pages.len() {
        pages.rotate_left(1);
        pages.swap(0, turn);
        assert_eq!(group(&pages, &words(), &GroupSettings::default()), first);
    }
}

#[test]
fn a_story_keeps_its_name_when_it_grows() {
    let first = article("wire/1", BRIDGE_A, Some("2031-05-06T10:00:00Z"));
    let second = article("gazette/9", BRIDGE_B, Some("2031-05-06T12:00:00Z"));
    let name =
        |pages: &[Article]| -> StoryId { group(pages, &words(), &GroupSettings::default())[0].id.clone() };
    assert_eq!(name(std::slice::from_ref(&first)), name(&[second, first]));
}

#[test]
fn the_same_matter_a_month_later_is_another_story() {
    let pages = [article("a", BRIDGE_A, Some("2031-05-06")), article("b", BRIDGE_B, Some("2031-06-12"))];
    assert_eq!(grouped(&pages).len(), 2);
}

/// The first report of the vote, long.
fn long_report() -> String {
    format!("{} {}", BRIDGE_A.1, "The ferry will run every ten minutes. ".repeat(80))
}

#[test]
fn a_whole_page_and_its_cut_to_what_is_read_are_one_story_beside_other_news() {
    let long = long_report();
    let cut: String = long.split_inclusive(' ').take(READ_WORDS).collect();
    assert!(long.split(' ').count() > 4 * cut.split(' ').count());
    for headline in ["", BRIDGE_A.0] {
        let page = |id, text: &str, day| article(id, (headline, text), day);
        let pages = [
            page("whole", &long, Some("2031-05-06T10:00:00Z")),
            article("other", OTHERS[0], Some("2031-05-06T11:00:00Z")),
            page("cut", &cut, Some("2031-05-06T12:00:00Z")),
        ];
        assert_eq!(grouped(&pages), [vec!["whole", "cut"], vec!["other"]], "{headline}");
    }
}

#[test]
fn reports_that_fill_one_template_are_stories_of_their_own() {
    let earnings = |[company, city, profit, share, sales]: [&str; 5]| {
        format!(
            "{city} - {company} on Tuesday reported third-quarter net income of {profit} million. The {city}-based company \
             said it had profit of {share} cents per share. The maker of farm machines posted revenue of {sales} million in \
             the period. {company} shares have risen {share} percent since the year began, and analysts who follow it had \
             expected less. It did not give a forecast for the fourth quarter."
        )
    };
    let texts = [
        earnings(["Calder Works", "Lindow", "$4.1", "31", "$88.2"]),
        earnings(["Brandt Tools", "Marrow", "$7.9", "52", "$120.4"]),
        earnings(["Okoro Ploughs", "Kolmark", "$12.3", "8", "$310.7"]),
    ];
    let pages = texts.iter().zip(["a", "b", "c"]);
    let pages: Vec<Article> =
        pages.map(|(text, id)| article(id, ("", text), Some("2031-05-06T10:00:00Z"))).collect();
    assert_eq!(grouped(&pages), [["a"], ["b"], ["c"]]);
    // Another outlet that runs the same report is of its story.
    let pickup =
        article("d", ("", &format!("{} Trading went on late.", texts[1])), Some("2031-05-06T12:00:00Z"));
    let with_pickup: Vec<Article> = pages.into_iter().chain([pickup]).collect();
    assert_eq!(grouped(&with_pickup)[1], ["b", "d"]);
}

#[test]
fn a_whole_page_and_its_beginning_are_read_alike() {
    let long = long_report();
    let cut: String = long.split_inclusive(' ').take(READ_WORDS).collect();
    let reader = |text: &str| {
        let pages = [article("a", BRIDGE_B, None), article("b", (BRIDGE_A.0, text), None)];
        grouped(&pages)
    };
    assert_eq!(reader(&long), reader(&cut));
}

#[test]
fn pages_without_words_are_stories_of_their_own() {
    let pages = [article("a", ("", ""), None), article("b", ("", " \u{fffd}… "), None)];
    assert_eq!(grouped(&pages), [["a"], ["b"]]);
}

#[test]
fn the_reasons_for_a_decision_are_given_in_words_and_numbers() {
    let pages = [
        article("a", BRIDGE_A, None),
        article("b", BRIDGE_B, None),
        article("c", OTHERS[0], Some("2031-05-06")),
    ];
    let reasons = |x: usize, y: usize| {
        why(&pages[x], &pages[y], &pages, &words(), &GroupSettings::default()).join("\n")
    };
    let together = reasons(0, 1);
    assert!(together.starts_with("Together: one story."), "{together}");
    assert!(together.contains("by text alone") && together.contains("brandt"), "{together}");
    assert!(!together.contains("days since"), "{together}");
    assert!(reasons(2, 0).starts_with("Apart: two stories."));
    assert_eq!(reasons(0, 1), reasons(1, 0));
}

/// The stories after these texts came in this order, and what was merged.
fn after(texts: &[&str]) -> (Vec<Vec<String>>, Vec<Merge>) {
    let (words, settings) = (words(), GroupSettings::default());
    let mut grouper = Grouper::new(&words, &settings);
    for (number, text) in texts.iter().enumerate() {
        grouper.add(&Arrival { id: &number.to_string(), headline: None, text, seconds: None });
    }
    let merged = grouper.merged().to_vec();
    (grouper.finish().into_iter().map(|group| group.articles).collect(), merged)
}

#[test]
fn a_roundup_that_runs_the_text_of_two_stories_does_not_make_them_one() {
    let roundup = format!("{} {}", OTHERS[0].1, OTHERS[1].1);
    let (stories, merged) = after(&[OTHERS[0].1, OTHERS[1].1, &roundup]);
    assert_eq!((stories.len(), merged), (2, Vec::new()));
}
