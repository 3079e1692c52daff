//! `extract/*-pages.jsonl.gz` → `extract-*.json`: what each page says. A page of a host that the shipped weights were
//! fitted on is read with weights that never saw it.

use super::{Outcome, Scored};
use crate::folder::{EvalError, Folders, Predictions, count_lines, is_sampled, lines, read_json};
use crate::folds::{self, HostFolds};
use crate::measure::Measured;
use crate::score::extract::{Fields, Metric, score as score_pages};
use crate::score::{ROUNDS, Score};
use headwater::pipeline::Knowledge;
use headwater_core::extract::{extract, extract_with};
use headwater_model::{Article, Page, PageBody};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;

/// The sets of pages and what their truth is compared by.
const SETS: [(&str, Metric); 3] =
    [("articles", Metric::Word), ("phrases", Metric::Snippets), ("news", Metric::Word)];

/// One line of a file of pages: a page's text, or its bytes, each as the code point of the same number.
#[derive(Deserialize)]
pub struct Line {
    id: String,
    url: Option<String>,
    html: Option<String>,
    bytes_latin1: Option<String>,
}

impl Line {
    /// The page of the line.
    #[must_use]
    pub fn page(self) -> Page {
        let bytes = match (self.html, self.bytes_latin1) {
            (Some(html), _) => html.into_bytes(),
            (None, Some(bytes)) => bytes.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect(),
            (None, None) => Vec::new(),
        };
        Page { id: self.id, url: self.url, charset: None, fetched: None, body: PageBody::Html(bytes) }
    }
}

/// What was read of one page, in the form that the scorers take.
#[derive(Default, Serialize)]
pub struct Answer {
    /// The dek and the paragraphs, one a line.
    #[serde(rename = "articleBody")]
    pub body: String,
    /// The headline.
    pub title: Option<String>,
    /// The names of the byline, joined by `, `.
    pub author: Option<String>,
    /// The day it was published, or else updated: `2018-03-22`.
    pub date: Option<String>,
}

impl From<Article> for Answer {
    fn from(article: Article) -> Self {
        // The sets count the dek to the text; here it is a field of its own.
        let paragraphs = article.paragraphs.iter().map(|p| p.span.of(&article.text));
        let paragraphs: Vec<&str> = article.dek.as_deref().into_iter().chain(paragraphs).collect();
        let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
        Self {
            body: paragraphs.join("\n"),
            author: (!names.is_empty()).then(|| names.join(", ")),
            date: article.published.or(article.updated).map(|p| p.date.to_string()),
            title: article.headline,
        }
    }
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let pages = |set: &str| folders.data.join(format!("extract/{set}-pages.jsonl.gz"));
    let there: Vec<_> = SETS.iter().map(|(set, _)| (*set, pages(set))).filter(|(_, p)| p.exists()).collect();
    if there.is_empty() {
        return Ok(Vec::new());
    }
    let folds = HostFolds::read(&folds::folder())?;
    there.into_iter().map(|(set, pages)| predict_set(set, &pages, folders, knowledge, &folds)).collect()
}

/// Writes an answer for each page of one set, an empty one where there is no article.
fn predict_set(
    set: &str,
    pages: &Path,
    folders: &Folders,
    knowledge: &Knowledge,
    folds: &HostFolds,
) -> Result<Measured, EvalError> {
    let mut measured = Measured::of(set, "pages");
    let mut file = Predictions::begin(folders, &format!("extract-{set}.json"))?;
    let total = if folders.sample.is_some() { count_lines(pages)? } else { 0 };
    let mut before = "{\n";
    for (at, line) in lines::<Line>(pages)?.enumerate() {
        let page = line?.page();
        if !is_sampled(at, total, folders.sample) {
            continue;
        }
        let unseen = folds.of(page.url.as_deref());
        let read = measured.item(|| match unseen {
            Some(weights) => extract_with(&page, &knowledge.outlets, weights),
            None => extract(&page, &knowledge.outlets),
        });
        let answer = read.map(|extraction| Answer::from(extraction.article)).unwrap_or_default();
        file.text(before)?;
        file.json(&page.id, ": ")?;
        file.json(&answer, "")?;
        before = ",\n";
    }
    file.text(if measured.items == 0 { "{}\n" } else { "\n}\n" })?;
    file.end()?;
    Ok(measured)
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let mut outcome = Outcome::default();
    for (set, metric) in SETS {
        let truth = folders.data.join(format!("extract/{set}-truth.json.gz"));
        let guess = folders.predictions.join(format!("extract-{set}.json"));
        if truth.exists() && guess.exists() {
            let score = score_files(&truth, &guess, metric, folders.sample.is_some(), ROUNDS)?;
            outcome.scored.push(Scored { set: set.to_owned(), score });
        } else {
            outcome
                .skipped
                .push(format!("extract.{set}: no pages or no truth in {}", folders.data.display()));
        }
    }
    Ok(outcome)
}

/// Scores one file of predictions; of a sample, the truth of the pages that the predictions name.
///
/// # Errors
/// [`EvalError`] where a file is not of its form, or where a predicted page is not in the truth.
pub fn score_files(
    truth: &Path,
    guess: &Path,
    metric: Metric,
    is_sample: bool,
    rounds: u32,
) -> Result<Score, EvalError> {
    let (mut wanted, given) = (load(truth)?, load(guess)?);
    if let Some(stray) = given.keys().find(|id| !wanted.contains_key(*id)) {
        return Err(EvalError::Unfit { path: guess.into(), reason: format!("{stray} is not in the truth") });
    }
    if is_sample {
        wanted.retain(|id, _| given.contains_key(id));
    }
    Ok(score_pages(&wanted, &given, metric, rounds))
}

/// A body alone, or a body with fields, by page.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry {
    Body(String),
    Fields(Box<Fields>),
    Nothing,
}

fn load(path: &Path) -> Result<BTreeMap<String, Fields>, EvalError> {
    let entries: BTreeMap<String, Entry> = read_json(path)?;
    let fields = |entry| match entry {
        Entry::Body(body) => Fields { body: Some(body), ..Fields::default() },
        Entry::Fields(fields) => *fields,
        Entry::Nothing => Fields::default(),
    };
    Ok(entries.into_iter().map(|(id, entry)| (id, fields(entry))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_as_code_points_of_the_same_number() {
        let line: Line =
            serde_json::from_str(r#"{"id": "a", "url": "no url", "bytes_latin1": "\u00e9<\u00ff"}"#).unwrap();
        assert_eq!(line.page().body, PageBody::Html(vec![0xe9, b'<', 0xff]));
    }
}
