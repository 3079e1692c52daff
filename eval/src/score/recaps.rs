//! Is a recap like a person's summary, and does every sentence stand in what it cites?
//!
//! ROUGE-1 and ROUGE-2 F1 (Lin 2004, "ROUGE: A Package for Automatic Evaluation of Summaries") without stemming, the
//! recap cut to so many words; a story without a recap scores 0. `cited`: all citations lie in their articles and are
//! 400 characters long at most. `verbatim`: the sentence is its cited slices in order, white space folded; words in
//! square brackets may be added, an ellipsis may stand for a cut. `grounded`: verbatim, or else no new number or longer
//! word and every negation, modal and hedge kept. The bootstrap draws stories.

use super::words::{fold_blanks, joined_words};
use super::{Score, f1, figures, one, ratio, sums};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A recap.
#[derive(Clone, Debug, Deserialize)]
pub struct Told {
    /// The story.
    pub story: String,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// One sentence of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Sentence {
    /// The sentence.
    pub text: String,
    /// Where it stands.
    #[serde(default)]
    pub citations: Vec<Place>,
}

/// A span of an article in code points.
#[derive(Clone, Debug, Deserialize)]
pub struct Place {
    /// The article.
    pub article: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// What a person wrote of a story.
#[derive(Clone, Debug, Deserialize)]
pub struct Summary {
    /// The story.
    pub story: String,
    /// The summary.
    pub summary: String,
}

sums!(Row { stories, rouge1, rouge2, sentences, cited, verbatim, grounded });

/// Scores `told` (by story) against `summaries`, each recap cut to `most` words; `texts` are the articles' by id.
#[must_use]
pub fn score(
    texts: &HashMap<String, String>,
    summaries: &[Summary],
    told: &HashMap<String, Vec<Sentence>>,
    most: usize,
    rounds: u32,
) -> Score {
    let rows: Vec<Row> = summaries
        .iter()
        .map(|s| row(&s.summary, told.get(&s.story).map_or(&[][..], Vec::as_slice), texts, most))
        .collect();
    let sentences = rows.iter().map(|r| r.sentences).sum::<f64>() as usize;
    Score {
        counts: vec![("stories", rows.len()), ("sentences", sentences)],
        figures: figures(&rows, rounds, |r| {
            vec![
                ("rouge1", ratio(r.rouge1, r.stories)),
                ("rouge2", ratio(r.rouge2, r.stories)),
                ("cited", ratio(r.cited, r.sentences)),
                ("verbatim", ratio(r.verbatim, r.sentences)),
                ("grounded", ratio(r.grounded, r.sentences)),
            ]
        }),
    }
}

fn row(summary: &str, sentences: &[Sentence], texts: &HashMap<String, String>, most: usize) -> Row {
    let gold = words(&summary.to_lowercase());
    let mut guess: Vec<String> = sentences.iter().flat_map(|s| words(&s.text.to_lowercase())).collect();
    guess.truncate(most);
    let mut row = Row {
        stories: 1.0,
        rouge1: rouge(&gold, &guess, 1),
        rouge2: rouge(&gold, &guess, 2),
        sentences: sentences.len() as f64,
        ..Row::default()
    };
    for sentence in sentences {
        let judged = judge(sentence, texts);
        row.cited += one(judged.cited);
        row.verbatim += one(judged.verbatim);
        row.grounded += one(judged.grounded);
    }
    row
}

/// The words of `text`; an apostrophe may join two parts.
fn words(text: &str) -> Vec<String> {
    joined_words(text, &['\'', '’'], 1).into_iter().map(str::to_owned).collect()
}

fn counted<T: Eq + std::hash::Hash>(items: impl IntoIterator<Item = T>) -> HashMap<T, usize> {
    let mut bag = HashMap::new();
    for item in items {
        *bag.entry(item).or_default() += 1;
    }
    bag
}

/// F1 of runs of `n` words.
fn rouge(gold: &[String], guess: &[String], n: usize) -> f64 {
    let (g, p) = (counted(gold.windows(n)), counted(guess.windows(n)));
    let both: usize = g.iter().map(|(gram, count)| (*count).min(p.get(gram).copied().unwrap_or(0))).sum();
    let (wanted, given): (usize, usize) = (g.values().sum(), p.values().sum());
    f1(ratio(both as f64, given as f64), ratio(both as f64, wanted as f64))
}

struct Judged {
    cited: bool,
    verbatim: bool,
    grounded: bool,
}

fn judge(sentence: &Sentence, texts: &HashMap<String, String>) -> Judged {
    let slices: Option<Vec<&str>> = sentence.citations.iter().map(|place| slice(place, texts)).collect();
    let Some(slices) = slices.filter(|s| !s.is_empty()) else {
        return Judged { cited: false, verbatim: false, grounded: false };
    };
    let slices = slices.join(" ");
    let verbatim = flat(&without_brackets(&sentence.text)) == flat(&slices);
    Judged { cited: true, verbatim, grounded: verbatim || holds(&sentence.text, &slices) }
}

/// The cited words; `None` where the place is not in its article or is too long.
fn slice<'a>(place: &Place, texts: &'a HashMap<String, String>) -> Option<&'a str> {
    let text = texts.get(&place.article)?;
    if place.start >= place.end || place.end - place.start > 400 {
        return None;
    }
    let byte = |at: usize| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(at);
    text.get(byte(place.start)?..byte(place.end)?)
}

/// No new number or word of four letters or more, and every negation, modal and hedge as often as in `slices`.
fn holds(sentence: &str, slices: &str) -> bool {
    let (said, known) = (words(&sentence.to_lowercase()), words(&slices.to_lowercase()));
    let there: HashSet<&String> = known.iter().collect();
    let tells = |w: &str| w.chars().any(char::is_numeric) || w.chars().count() >= 4;
    said.iter().all(|w| !tells(w) || there.contains(w)) && must_stay(&said) == must_stay(&known)
}

const KEEP: &str = " not no never none nobody nothing neither nor without cannot may might could would should must \
    reportedly allegedly apparently possibly perhaps probably purportedly supposedly unconfirmed alleged rumored \
    rumoured if ";

/// The words that change what is said, with how often they stand.
fn must_stay(words: &[String]) -> BTreeMap<&str, usize> {
    let mut kept = BTreeMap::new();
    for word in words {
        if KEEP.contains(&format!(" {word} ")) || word.ends_with("n't") || word.ends_with("n’t") {
            *kept.entry(word.as_str()).or_default() += 1;
        }
    }
    kept
}

fn flat(text: &str) -> String {
    fold_blanks(&text.replace("...", " ").replace('…', " "))
}

/// `text` with a blank for every part in square brackets; a bracket that is not closed stays.
fn without_brackets(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        kept.push_str(before);
        match after.split_once(']') {
            Some((_, behind)) => {
                kept.push(' ');
                rest = behind;
            }
            None => {
                kept.push('[');
                rest = after;
            }
        }
    }
    kept + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLE: &str = "The dam — 40 metres high — did not break, Mara Quill said.";

    fn judged(text: &str, start: usize, end: usize) -> (bool, bool, bool) {
        let texts = HashMap::from([("a".to_owned(), ARTICLE.to_owned())]);
        let citations = vec![Place { article: "a".into(), start, end }];
        let judged = judge(&Sentence { text: text.into(), citations }, &texts);
        (judged.cited, judged.verbatim, judged.grounded)
    }

    #[test]
    fn rouge_counts_shared_words_and_pairs() {
        let (gold, guess) = (words("the dam held by night"), words("the dam broke"));
        assert_eq!(rouge(&gold, &guess, 1), 0.5);
        assert!((rouge(&gold, &guess, 2) - 2.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn a_slice_is_verbatim_with_brackets_added_and_cuts_marked() {
        assert_eq!(judged("The dam — 40  metres high — did not break", 0, 40), (true, true, true));
        assert_eq!(judged("[The great] dam … — 40 metres high", 4, 24), (true, true, true));
    }

    #[test]
    fn a_lost_negation_or_a_new_number_is_not_grounded() {
        assert_eq!(judged("The dam did break", 0, 40), (true, false, false));
        assert_eq!(judged("The dam, 50 metres high, did not break", 0, 40), (true, false, false));
        assert_eq!(judged("The dam did not break", 0, 40), (true, false, true));
    }

    #[test]
    fn a_place_outside_the_article_is_no_citation() {
        assert_eq!(judged("break", 50, 500), (false, false, false));
        assert_eq!(judged("break", 5, 5), (false, false, false));
    }

    #[test]
    fn a_recap_is_cut_to_its_words() {
        let summaries = [Summary { story: "s".into(), summary: "the dam held".into() }];
        let told = HashMap::from([(
            "s".to_owned(),
            vec![Sentence { text: "The dam held all night".into(), citations: Vec::new() }],
        )]);
        let score = score(&HashMap::new(), &summaries, &told, 3, 0);
        assert_eq!((score.figures[0].value, score.figures[2].value), (1.0, 0.0));
    }
}
