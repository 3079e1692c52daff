//! `stories/stream.jsonl.gz` → `stories.jsonl`: the story of each article once the stream has ended, decided online, in
//! the order of the lines, from text and time alone.

use super::{Outcome, Scored, given};
use crate::folder::{EvalError, Folders, Predictions, lines};
use crate::measure::Measured;
use crate::score::stories::{Label, score as score_grouping, unseen};
use crate::score::{ROUNDS, Score};
use headwater::pipeline::Knowledge;
use headwater_core::group::{given as given_story, group};
use headwater_model::{Article, ArticleId, GivenArticle, Story};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// One article of the stream.
#[derive(Deserialize)]
pub(super) struct Line {
    pub(super) id: String,
    time_days: f64,
    text: String,
}

impl Line {
    /// The article; its day 0 is the first of 1970.
    pub(super) fn article(self, knowledge: &Knowledge) -> Option<Article> {
        let time = Timestamp::from_second((self.time_days * 86_400.0).round() as i64).ok();
        let published = time.map(|t| t.to_string());
        given(
            &self.id,
            GivenArticle { published, text: self.text, ..GivenArticle::default() },
            None,
            knowledge,
        )
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    cluster: &'a str,
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let stream = folders.data.join("stories/stream.jsonl.gz");
    if !stream.exists() {
        return Ok(Vec::new());
    }
    let mut measured = Measured::of("stream", "articles");
    let mut articles = Vec::new();
    for line in lines::<Line>(&stream)? {
        articles.extend(line?.article(knowledge));
    }
    let stories = measured.items(articles.len(), || group(&articles, &knowledge.words, &knowledge.group));
    let story_of: HashMap<&str, &str> =
        stories.iter().flat_map(|s| s.articles.iter().map(|a| (a.0.as_str(), s.id.0.as_str()))).collect();
    let mut file = Predictions::begin(folders, "stories.jsonl")?;
    for article in &articles {
        let id = article.id.0.as_str();
        file.json(&Answer { id, cluster: story_of.get(id).copied().unwrap_or(id) }, "\n")?;
    }
    file.end()?;
    Ok(vec![measured, copies(&stories, &articles)])
}

/// How fast copies are found in stories that are known.
fn copies(stories: &[Story], articles: &[Article]) -> Measured {
    let mut measured = Measured::of("copies", "articles");
    let by_id: HashMap<&ArticleId, &Article> = articles.iter().map(|a| (&a.id, a)).collect();
    for story in stories {
        let articles: Vec<Article> = story.articles.iter().map(|id| by_id[id].clone()).collect();
        measured.items(articles.len(), || given_story(story.id.clone(), &articles));
    }
    measured
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let stream = folders.data.join("stories/stream.jsonl.gz");
    let truth = folders.data.join("stories/gold.jsonl.gz");
    let guess = folders.predictions.join("stories.jsonl");
    if !(stream.exists() && truth.exists() && guess.exists()) {
        let skipped = vec![format!("stories: no stream or no gold in {}", folders.data.display())];
        return Ok(Outcome { skipped, ..Outcome::default() });
    }
    let last = score_files(&truth, &guess, Some(&stream), ROUNDS)?;
    let mut scored = vec![Scored { set: "last-fifth".to_owned(), score: last }];
    if folders.whole_stream {
        let whole = score_files(&truth, &guess, None, ROUNDS)?;
        scored.push(Scored { set: "whole-stream".to_owned(), score: whole });
    }
    Ok(Outcome { scored, ..Outcome::default() })
}

/// Scores one file of predictions: of the stories begun in the last fifth of `stream` where that is given, else of all.
///
/// # Errors
/// [`EvalError`] where a file is not of its form.
pub fn score_files(
    truth: &Path,
    guess: &Path,
    stream: Option<&Path>,
    rounds: u32,
) -> Result<Score, EvalError> {
    let (mut wanted, given) = (load(truth)?, load(guess)?);
    if let Some(stream) = stream {
        #[derive(Deserialize)]
        struct Id {
            id: String,
        }
        let ids: Vec<String> =
            lines::<Id>(stream)?.map(|line| line.map(|l| l.id)).collect::<Result<_, _>>()?;
        let kept = unseen(&ids, &wanted);
        wanted = kept.iter().map(|id| ((*id).to_owned(), wanted[*id].clone())).collect();
    }
    Ok(score_grouping(&wanted, &given, rounds))
}

fn load(path: &Path) -> Result<BTreeMap<String, String>, EvalError> {
    let mut stories = BTreeMap::new();
    for line in lines::<Label>(path)? {
        let label = line?;
        if stories.insert(label.id.clone(), label.cluster).is_some() {
            return Err(EvalError::Unfit {
                path: path.into(),
                reason: format!("{} stands there twice", label.id),
            });
        }
    }
    Ok(stories)
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater::knowledge::knowledge;

    #[test]
    fn a_time_in_days_becomes_a_moment() {
        let line = Line { id: "a".into(), time_days: 1.5, text: "The dam held.".into() };
        let article = line.article(&knowledge()).unwrap();
        assert_eq!(article.published.unwrap().to_string(), "1970-01-02T12:00:00+00:00");
        assert_eq!(article.text, "The dam held.");
    }
}
