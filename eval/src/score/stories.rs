//! Do articles stand together that report one event? A hard grouping against a gold grouping.
//!
//! B-cubed (Bagga and Baldwin 1998, doi:10.3115/980845.980859), precision and recall over pairs of articles, and the
//! adjusted Rand index (Hubert and Arabie 1985, doi:10.1007/BF01908075). The bootstrap draws whole gold stories, for
//! the articles of one story are not independent.

use super::{Score, f1, figures, sums};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// One line of a grouping.
#[derive(Clone, Debug, Deserialize)]
pub struct Label {
    /// The article.
    pub id: String,
    /// The story that it is in.
    pub cluster: String,
}

sums!(Row { articles, precision, recall, pairs_both, pairs_predicted, pairs_gold });

/// Scores the grouping `guess` (article → story) against `truth`. An article without a prediction counts as a story of
/// its own, and one that the truth does not know is left out before anything is counted.
#[must_use]
pub fn score(truth: &BTreeMap<String, String>, guess: &BTreeMap<String, String>, rounds: u32) -> Score {
    let (rows, predicted) = rows(truth, guess);
    Score {
        counts: vec![
            ("articles", truth.len()),
            ("gold_stories", rows.len()),
            ("predicted_stories", predicted),
            ("missing", truth.keys().filter(|id| !guess.contains_key(*id)).count()),
        ],
        figures: figures(&rows, rounds, of_sums),
    }
}

/// The ids to score: of the last fifth of the lines, those whose gold story has no article before.
///
/// `ids` stand in the order of the stream. Whatever was fitted on the first four fifths has seen nothing of these.
#[must_use]
pub fn unseen<'a>(ids: &'a [String], truth: &BTreeMap<String, String>) -> HashSet<&'a str> {
    let (seen, last) = ids.split_at(ids.len() * 4 / 5);
    let begun: HashSet<&String> = seen.iter().filter_map(|id| truth.get(id)).collect();
    last.iter().filter(|id| truth.get(*id).is_some_and(|s| !begun.contains(s))).map(String::as_str).collect()
}

/// What one predicted story is told by: its label, or the article that has none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Predicted<'a> {
    Given(&'a str),
    Alone(&'a str),
}

/// One row of sums for each gold story, in order of its first article's id, and the number of predicted stories.
fn rows(truth: &BTreeMap<String, String>, guess: &BTreeMap<String, String>) -> (Vec<Row>, usize) {
    let mut sizes: HashMap<Predicted<'_>, f64> = HashMap::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut stories: Vec<Vec<Predicted<'_>>> = Vec::new();
    for (id, gold) in truth {
        let predicted = guess.get(id).map_or(Predicted::Alone(id), |story| Predicted::Given(story));
        *sizes.entry(predicted).or_default() += 1.0;
        let place = *places.entry(gold).or_insert(stories.len());
        if place == stories.len() {
            stories.push(Vec::new());
        }
        stories[place].push(predicted);
    }
    let rows = stories.iter().map(|story| row(story, &sizes)).collect();
    (rows, sizes.len())
}

/// The sums of one gold story, from the predicted story of each of its articles.
fn row(story: &[Predicted<'_>], sizes: &HashMap<Predicted<'_>, f64>) -> Row {
    let size = story.len() as f64;
    let mut together: HashMap<Predicted<'_>, f64> = HashMap::new();
    for predicted in story {
        *together.entry(*predicted).or_default() += 1.0;
    }
    let mut row = Row { articles: size, pairs_gold: pairs(size), ..Row::default() };
    // In order of the articles, so that the sums are the same to the last bit on every run.
    for predicted in story {
        if let Some(k) = together.remove(predicted) {
            row.precision += k * k / sizes[predicted];
            row.recall += k * k / size;
            row.pairs_both += pairs(k);
            row.pairs_predicted += k * (sizes[predicted] - 1.0) / 2.0;
        }
    }
    row
}

fn pairs(n: f64) -> f64 {
    n * (n - 1.0) / 2.0
}

fn of_sums(sums: &Row) -> Vec<(&'static str, f64)> {
    let n = sums.articles.max(1.0);
    let (bp, br) = (sums.precision / n, sums.recall / n);
    // Where no pair is predicted nothing is claimed, so nothing is claimed wrongly.
    let share = |whole: f64| if whole > 0.0 { sums.pairs_both / whole } else { 1.0 };
    let (pp, pr) = (share(sums.pairs_predicted), share(sums.pairs_gold));
    let expected = if n > 1.0 { sums.pairs_predicted * sums.pairs_gold / pairs(n) } else { 0.0 };
    let most = f64::midpoint(sums.pairs_predicted, sums.pairs_gold);
    let rand = if most == expected { 1.0 } else { (sums.pairs_both - expected) / (most - expected) };
    vec![
        ("bcubed_f1", f1(bp, br)),
        ("bcubed_precision", bp),
        ("bcubed_recall", br),
        ("pairwise_f1", f1(pp, pr)),
        ("pairwise_precision", pp),
        ("pairwise_recall", pr),
        ("ari", rand),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grouping(stories: &[(&str, &str)]) -> BTreeMap<String, String> {
        let each = |(ids, label): &(&str, &str)| {
            ids.split(' ').map(|id| (id.to_owned(), (*label).to_owned())).collect::<Vec<_>>()
        };
        stories.iter().flat_map(each).collect()
    }

    fn scored(truth: &[(&str, &str)], guess: &[(&str, &str)]) -> BTreeMap<String, f64> {
        score(&grouping(truth), &grouping(guess), 0).figures.into_iter().map(|f| (f.name, f.value)).collect()
    }

    #[test]
    fn a_split_story_costs_recall_and_a_wrong_merge_precision() {
        // Gold: abc | d. Predicted: ab | cd.
        let figures = scored(&[("a b c", "1"), ("d", "2")], &[("a b", "x"), ("c d", "y")]);
        assert_eq!(figures["bcubed_precision"], (1.0 + 1.0 + 0.5 + 0.5) / 4.0);
        assert_eq!(figures["bcubed_recall"], (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0);
        assert_eq!((figures["pairwise_precision"], figures["pairwise_recall"]), (0.5, 1.0 / 3.0));
        // Both 1, predicted 2, gold 3 of 6 pairs: (1 - 1) / (2.5 - 1).
        assert_eq!(figures["ari"], 0.0);
    }

    #[test]
    fn an_article_without_a_prediction_stands_alone_and_an_unknown_one_does_not_count() {
        let figures = scored(&[("a b", "1")], &[("a z", "x")]);
        assert_eq!((figures["bcubed_precision"], figures["bcubed_recall"]), (1.0, 0.5));
    }

    #[test]
    fn only_stories_begun_in_the_last_fifth_are_scored() {
        let ids: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(String::from).into();
        let truth = grouping(&[("a b i", "old"), ("c d e f g h", "older"), ("j", "new")]);
        assert_eq!(unseen(&ids, &truth), HashSet::from(["j"]));
    }
}
