//! How much of an article did extraction find, and how much else? Bags of words, runs of four words, or phrases that
//! must and must not be there; and whether headline, authors and date are right.
//!
//! - [`Metric::Word`]: bags of lower-case words; precision, recall and F1 of each page, averaged over the pages.
//! - [`Metric::Shingle`]: multisets of four words in a row, case kept; precision and recall are averaged over the pages
//!   where they are defined, and F1 is made from the two averages (as scrapinghub's article benchmark defines it).
//! - [`Metric::Snippets`]: phrases present that must be, and present that must not be, counted over all pages.

use super::words::{fold_blanks, is_blank, is_letter, plain, words};
use super::{Score, f1, figures, one, ratio, sums};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::Hash;

/// What a page says: as it is, or as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// The text, one paragraph a line.
    #[serde(rename = "articleBody")]
    pub body: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The authors' names.
    pub author: Option<String>,
    /// The day it was published; only the first ten characters count.
    pub date: Option<String>,
    /// Phrases that must be in the text (truth only).
    pub with: Option<Vec<String>>,
    /// Phrases that must not (truth only).
    pub without: Option<Vec<String>>,
}

/// What the text is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Metric {
    /// Bags of words.
    Word,
    /// Runs of four words.
    Shingle,
    /// Phrases.
    Snippets,
}

sums!(Page {
    precision,
    precision_pages,
    recall,
    recall_pages,
    f1,
    pages,
    hit,
    wrong,
    want,
    title_asked,
    title_given,
    title_right,
    author_asked,
    author_given,
    author_right,
    date_asked,
    date_given,
    date_right,
});

/// Scores `guess` against `truth`, both by page id. A page that is not in `guess` counts as an empty answer, and an id
/// that `truth` does not know is left out: the caller checks.
#[must_use]
pub fn score(
    truth: &BTreeMap<String, Fields>,
    guess: &BTreeMap<String, Fields>,
    metric: Metric,
    rounds: u32,
) -> Score {
    let nothing = Fields::default();
    let pages: Vec<Page> =
        truth.iter().map(|(id, want)| page(want, guess.get(id).unwrap_or(&nothing), metric)).collect();
    let missing = truth.keys().filter(|id| !guess.contains_key(*id)).count();
    let with_fields = pages.iter().any(|p| p.title_asked + p.author_asked + p.date_asked > 0.0);
    Score {
        counts: vec![("pages", pages.len()), ("missing", missing)],
        figures: figures(&pages, rounds, |sums| {
            let mut named = text_figures(sums, metric);
            if with_fields {
                named.extend(field_figures(sums));
            }
            named
        }),
    }
}

fn text_figures(sums: &Page, metric: Metric) -> Vec<(&'static str, f64)> {
    let (precision, recall, f1) = match metric {
        Metric::Word => {
            (ratio(sums.precision, sums.pages), ratio(sums.recall, sums.pages), ratio(sums.f1, sums.pages))
        }
        Metric::Shingle => {
            let p = ratio(sums.precision, sums.precision_pages);
            let r = ratio(sums.recall, sums.recall_pages);
            (p, r, f1(p, r))
        }
        Metric::Snippets => {
            let p = ratio(sums.hit, sums.hit + sums.wrong);
            let r = ratio(sums.hit, sums.want);
            (p, r, f1(p, r))
        }
    };
    let names = match metric {
        Metric::Word => ["word_f1", "word_precision", "word_recall"],
        Metric::Shingle => ["shingle_f1", "shingle_precision", "shingle_recall"],
        Metric::Snippets => ["phrases_f1", "phrases_precision", "phrases_recall"],
    };
    names.into_iter().zip([f1, precision, recall]).collect()
}

fn field_figures(sums: &Page) -> Vec<(&'static str, f64)> {
    vec![
        ("title_accuracy", ratio(sums.title_right, sums.title_asked)),
        ("title_precision", ratio(sums.title_right, sums.title_given)),
        ("author_accuracy", ratio(sums.author_right, sums.author_asked)),
        ("author_precision", ratio(sums.author_right, sums.author_given)),
        ("date_accuracy", ratio(sums.date_right, sums.date_asked)),
        ("date_precision", ratio(sums.date_right, sums.date_given)),
    ]
}

/// The sums of one page.
fn page(want: &Fields, got: &Fields, metric: Metric) -> Page {
    let mut sums = Page { pages: 1.0, ..Page::default() };
    let (wanted, body) = (want.body.as_deref().unwrap_or(""), got.body.as_deref().unwrap_or(""));
    match metric {
        Metric::Word => {
            let (wanted, body) = (wanted.to_lowercase(), body.to_lowercase());
            let (mut p, mut r) = overlap(&bag(words(&wanted)), &bag(words(&body)));
            if p.is_none() && r.is_none() {
                (p, r) = (Some(1.0), Some(1.0)); // nothing wanted, nothing given
            }
            sums.precision = p.unwrap_or(0.0);
            sums.recall = r.unwrap_or(0.0);
            sums.f1 = f1(sums.precision, sums.recall);
        }
        Metric::Shingle => {
            let (p, r) = overlap(&shingles(wanted), &shingles(body));
            (sums.precision, sums.precision_pages) = (p.unwrap_or(0.0), one(p.is_some()));
            (sums.recall, sums.recall_pages) = (r.unwrap_or(0.0), one(r.is_some()));
        }
        Metric::Snippets => {
            let text = fold_blanks(body);
            let present =
                |phrases: &[String]| phrases.iter().filter(|p| text.contains(&fold_blanks(p))).count() as f64;
            sums.hit = present(want.with.as_deref().unwrap_or_default());
            sums.wrong = present(want.without.as_deref().unwrap_or_default());
            sums.want = want.with.as_ref().map_or(0, Vec::len) as f64;
        }
    }
    fields(want, got, &mut sums);
    sums
}

/// Adds whether headline, authors and date are right, where the truth knows them.
fn fields(want: &Fields, got: &Fields, sums: &mut Page) {
    if let Some((given, right)) = field(&want.title, &got.title, |w, g| plain(w) == plain(g)) {
        (sums.title_asked, sums.title_given, sums.title_right) = (1.0, given, right);
    }
    if let Some((given, right)) = field(&want.author, &got.author, |w, g| people(w) == people(g)) {
        (sums.author_asked, sums.author_given, sums.author_right) = (1.0, given, right);
    }
    let same_day = |w: &str, g: &str| w.chars().take(10).eq(g.chars().take(10));
    if let Some((given, right)) = field(&want.date, &got.date, same_day) {
        (sums.date_asked, sums.date_given, sums.date_right) = (1.0, given, right);
    }
}

/// Whether a field was given and is right; `None` where the truth does not have it.
fn field(
    want: &Option<String>,
    got: &Option<String>,
    same: impl Fn(&str, &str) -> bool,
) -> Option<(f64, f64)> {
    let want = want.as_deref().filter(|w| !w.is_empty())?;
    let got = got.as_deref().unwrap_or("");
    Some((one(!got.is_empty()), one(same(want, got))))
}

/// The names of a byline, as they are compared: without "By", divided at commas, strokes and "and".
fn people(byline: &str) -> BTreeSet<String> {
    let name = without_by(byline);
    let mut parts = vec![String::new()];
    let mut before = None;
    let mut rest = name;
    while let Some(letter) = rest.chars().next() {
        let part = parts.last_mut().expect("there is always a part");
        let starts_word = !before.is_some_and(is_word);
        let and = rest.strip_prefix("and").filter(|r| starts_word && !r.chars().next().is_some_and(is_word));
        if let Some(after) = and {
            parts.push(String::new());
            (before, rest) = (Some('d'), after);
            continue;
        }
        if matches!(letter, ';' | ',' | '|' | '/' | '&') {
            parts.push(String::new());
        } else {
            part.push(letter);
        }
        (before, rest) = (Some(letter), &rest[letter.len_utf8()..]);
    }
    parts.iter().map(|part| plain(part)).filter(|part| !part.is_empty()).collect()
}

fn is_word(c: char) -> bool {
    c == '_' || is_letter(c)
}

/// The byline without a leading "By" and the blanks after it.
fn without_by(byline: &str) -> &str {
    let text = byline.trim_start_matches(is_blank);
    match text.get(..2) {
        Some(by) if by.eq_ignore_ascii_case("by") && text[2..].starts_with(is_blank) => {
            text[2..].trim_start_matches(is_blank)
        }
        _ => byline,
    }
}

type Bag<T> = HashMap<T, usize>;

fn bag<T: Eq + Hash>(items: impl IntoIterator<Item = T>) -> Bag<T> {
    let mut bag = Bag::new();
    for item in items {
        *bag.entry(item).or_default() += 1;
    }
    bag
}

/// Runs of four words; a text of fewer words is one run.
fn shingles(text: &str) -> Bag<Vec<&str>> {
    let words = words(text);
    if words.is_empty() {
        return Bag::new();
    }
    let size = words.len().min(4);
    bag(words.windows(size).map(<[_]>::to_vec))
}

/// Precision and recall of one bag against another; `None` where there is nothing to divide by.
fn overlap<T: Eq + Hash>(truth: &Bag<T>, guess: &Bag<T>) -> (Option<f64>, Option<f64>) {
    let both: usize =
        truth.iter().map(|(item, count)| (*count).min(guess.get(item).copied().unwrap_or(0))).sum();
    let share = |bag: &Bag<T>| {
        let whole: usize = bag.values().sum();
        (whole > 0).then(|| both as f64 / whole as f64)
    };
    (share(guess), share(truth))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Fields {
        Fields { body: Some(text.into()), ..Fields::default() }
    }

    fn scored(want: Fields, got: Fields, metric: Metric) -> BTreeMap<String, f64> {
        let one = |fields| BTreeMap::from([("page".to_owned(), fields)]);
        let score = score(&one(want), &one(got), metric, 0);
        score.figures.into_iter().map(|f| (f.name, f.value)).collect()
    }

    #[test]
    fn words_are_counted_without_case_and_each_as_often_as_it_stands() {
        // Wanted: the x2, dam, held. Given: the, dam, share. Both: the, dam.
        let figures = scored(body("The dam. The held"), body("the DAM share"), Metric::Word);
        assert_eq!((figures["word_precision"], figures["word_recall"]), (2.0 / 3.0, 0.5));
        assert!((figures["word_f1"] - 4.0 / 7.0).abs() < 1e-12);
    }

    #[test]
    fn an_empty_answer_is_right_only_where_nothing_is_wanted() {
        assert_eq!(scored(body(""), body(""), Metric::Word)["word_f1"], 1.0);
        assert_eq!(scored(body("dam"), body(""), Metric::Word)["word_f1"], 0.0);
    }

    #[test]
    fn shingles_are_runs_of_four_words() {
        // Wanted: abcd, bcde. Given: abcd, bcdX.
        let figures = scored(body("a b c d e"), body("a b c d X"), Metric::Shingle);
        assert_eq!(
            (figures["shingle_precision"], figures["shingle_recall"], figures["shingle_f1"]),
            (0.5, 0.5, 0.5)
        );
    }

    #[test]
    fn phrases_are_looked_for_with_blanks_folded() {
        let want = Fields {
            with: Some(vec!["the dam held".into(), "by night".into()]),
            without: Some(vec!["Sign up".into()]),
            ..Fields::default()
        };
        let figures = scored(want, body("The dam: the  dam\nheld. Sign up"), Metric::Snippets);
        assert_eq!(
            (figures["phrases_precision"], figures["phrases_recall"], figures["phrases_f1"]),
            (0.5, 0.5, 0.5)
        );
    }

    #[test]
    fn authors_are_a_set_of_names_without_by() {
        let names = |text| people(text).into_iter().collect::<Vec<_>>();
        assert_eq!(names("By Mara Quill and Tom Andrews"), names("tom andrews; MARA QUILL"));
        assert_eq!(names("Bystander"), ["bystander"]);
        assert_eq!(names("Sandy Brand"), ["sandy brand"]);
    }

    #[test]
    fn a_field_is_asked_for_only_where_the_truth_has_it() {
        let want = Fields { title: Some("Dam holds".into()), date: Some("2018-03-22".into()), ..body("x") };
        let got = Fields {
            title: Some("DAM HOLDS!".into()),
            date: Some("2018-03-23T10:00".into()),
            author: Some("Mara Quill".into()),
            ..body("x")
        };
        let figures = scored(want, got, Metric::Word);
        assert_eq!((figures["title_accuracy"], figures["date_accuracy"]), (1.0, 0.0));
        assert_eq!((figures["date_precision"], figures["author_precision"]), (0.0, 0.0));
    }
}
