//! `recaps/stories.jsonl.gz` with `stories/stream.jsonl.gz` → `recaps.jsonl`: what happened, each sentence cited.
//!
//! The stories are given; their claims come through the same line of stages as any other's.

use super::stories::Line;
use super::{Outcome, Scored, in_order};
use crate::folder::{EvalError, Folders, Predictions, lines};
use crate::measure::Measured;
use crate::offsets::code_points;
use crate::score::recaps::{Sentence, Summary, Told, score as score_recaps};
use crate::score::{ROUNDS, Score};
use headwater::pipeline::{Knowledge, work_out};
use headwater_core::group::given as story;
use headwater_model::{Article, Citation, StoryFile, StoryId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::path::Path;

/// A recap has at most so many words.
const MOST_WORDS: usize = 100;

#[derive(Deserialize)]
struct Given {
    story: String,
    articles: Vec<String>,
}

#[derive(Serialize)]
struct Answer<'a> {
    story: &'a str,
    sentences: Vec<SentenceAnswer<'a>>,
}

#[derive(Serialize)]
struct SentenceAnswer<'a> {
    text: &'a str,
    citations: Vec<PlaceAnswer<'a>>,
}

#[derive(Serialize)]
struct PlaceAnswer<'a> {
    article: &'a str,
    start: usize,
    end: usize,
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let stories = folders.data.join("recaps/stories.jsonl.gz");
    let stream = folders.data.join("stories/stream.jsonl.gz");
    if !(stories.exists() && stream.exists()) {
        return Ok(Vec::new());
    }
    let stories: Vec<Given> = lines(&stories)?.collect::<Result<_, _>>()?;
    let asked: HashSet<&String> = stories.iter().flat_map(|s| &s.articles).collect();
    let mut articles: HashMap<String, Article> = HashMap::new();
    for line in lines::<Line>(&stream)? {
        let line = line?;
        if asked.contains(&line.id) {
            articles.extend(line.article(knowledge).map(|a| (a.id.0.clone(), a)));
        }
    }
    let mut measured = Measured::of("stories", "stories");
    let mut file = Predictions::begin(folders, "recaps.jsonl")?;
    for Given { story: name, articles: ids } in &stories {
        let articles: Vec<Article> = ids.iter().filter_map(|id| articles.get(id).cloned()).collect();
        let story = story(StoryId(name.clone()), &articles);
        let told = measured.item(|| {
            let ordered = in_order(&story, &articles);
            work_out(story, ordered, knowledge)
        });
        file.json(&answer(name, &told), "\n")?;
    }
    file.end()?;
    Ok(vec![measured])
}

fn answer<'a>(name: &'a str, told: &'a StoryFile) -> Answer<'a> {
    let place = |citation: &'a Citation| {
        let (start, end) = code_points(&told.article(&citation.article)?.text, citation.span);
        Some(PlaceAnswer { article: &citation.article.0, start, end })
    };
    let sentences = told.recap.sentences.iter().map(|sentence| SentenceAnswer {
        text: sentence.text(),
        citations: sentence.citations().iter().filter_map(place).collect(),
    });
    Answer { story: name, sentences: sentences.collect() }
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let mut outcome = Outcome::default();
    let stream = folders.data.join("stories/stream.jsonl.gz");
    let summaries = folders.data.join("recaps/summaries.jsonl.gz");
    let guess = folders.predictions.join("recaps.jsonl");
    if stream.exists() && summaries.exists() && guess.exists() {
        let score = score_files(&stream, &summaries, &guess, ROUNDS)?;
        outcome.scored.push(Scored { set: String::new(), score });
    } else {
        outcome.skipped.push(format!("recaps: no stream or no summaries in {}", folders.data.display()));
    }
    Ok(outcome)
}

/// Scores one file of predictions; `articles` holds the texts that are cited.
///
/// # Errors
/// [`EvalError`] where a file is not of its form, or where a predicted story has no summary.
pub fn score_files(articles: &Path, summaries: &Path, guess: &Path, rounds: u32) -> Result<Score, EvalError> {
    #[derive(Deserialize)]
    struct Text {
        id: String,
        text: String,
    }
    let summaries: Vec<Summary> = lines(summaries)?.collect::<Result<_, _>>()?;
    let known: HashSet<&str> = summaries.iter().map(|s| s.story.as_str()).collect();
    let mut told: HashMap<String, Vec<Sentence>> = HashMap::new();
    for line in lines::<Told>(guess)? {
        let Told { story, sentences } = line?;
        if !known.contains(story.as_str()) {
            return Err(EvalError::Unfit { path: guess.into(), reason: format!("{story} has no summary") });
        }
        told.insert(story, sentences);
    }
    let cited: HashSet<&String> =
        told.values().flatten().flat_map(|s| s.citations.iter().map(|place| &place.article)).collect();
    let mut texts = HashMap::new();
    for line in lines::<Text>(articles)? {
        let Text { id, text } = line?;
        if cited.contains(&id) {
            texts.insert(id, text);
        }
    }
    Ok(score_recaps(&texts, &summaries, &told, MOST_WORDS, rounds))
}
