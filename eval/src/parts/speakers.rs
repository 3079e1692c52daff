//! `eval/sets/speakers/` → `speakers.jsonl`: the statements of the project's own articles with their sources. The
//! articles stand in the source tree, so that this part runs without the folder of data.

use super::{Outcome, Scored};
use crate::folder::{EvalError, Folders, Predictions, lines, own_set};
use crate::measure::Measured;
use crate::score::ROUNDS;
use crate::score::speakers::{
    Found, Labelled, Mention, asked, read_all, score as score_mentions, score_traps,
};
use headwater::pipeline::Knowledge;
use headwater_core::attribute::statements;
use headwater_core::outlets::Outlets;
use headwater_model::Article;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

/// What was found in one article.
#[derive(Serialize, Deserialize)]
struct Answer {
    half: String,
    language: String,
    article: String,
    statements: Vec<Found>,
}

/// The halves: rules are written on the first, the second only tells how they fare.
const SETS: [&str; 2] = ["open", "held-out"];

/// The articles of each language in one half.
fn read_set(half: &str) -> Result<BTreeMap<String, Vec<Labelled>>, EvalError> {
    let files = own_set("speakers", half)?.into_iter();
    let read = |(language, (path, text)): (String, (PathBuf, String))| {
        let articles = read_all(&text).map_err(|reason| EvalError::Unfit { path, reason })?;
        Ok((language, articles))
    };
    files.map(read).collect()
}

/// The statements of an article.
fn read(labelled: &Labelled, language: &str, outlets: &Outlets) -> Vec<Found> {
    let mut article = Article::empty(&labelled.name);
    article.text.clone_from(&labelled.text);
    article.language = Some(language.to_owned());
    let found = statements(&article, outlets).into_iter();
    found
        .map(|s| Found { pieces: s.pieces, source: s.source, addressee: s.addressee.map(|a| a.name) })
        .collect()
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let mut measured = Measured::of("", "articles");
    let mut file = Predictions::begin(folders, "speakers.jsonl")?;
    for half in SETS {
        for (language, articles) in read_set(half)? {
            for labelled in &articles {
                let statements = measured.item(|| read(labelled, &language, &knowledge.outlets));
                let (half, article, language) = (half.to_owned(), labelled.name.clone(), language.clone());
                file.json(&Answer { half, language, article, statements }, "\n")?;
            }
        }
    }
    file.end()?;
    Ok(vec![measured])
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let guess = folders.predictions.join("speakers.jsonl");
    let answers: Vec<Answer> = lines(&guess)?.collect::<Result<_, _>>()?;
    let answers: HashMap<(String, String, String), Vec<Found>> =
        answers.into_iter().map(|a| ((a.half, a.language, a.article), a.statements)).collect();
    let mut outcome = Outcome::default();
    for half in SETS {
        for (language, articles) in &read_set(half)? {
            let mut mentions: Vec<(&Mention, Option<&Found>)> = Vec::new();
            for article in articles {
                let key = (half.to_owned(), language.clone(), article.name.clone());
                let found = answers.get(&key).map_or(&[][..], Vec::as_slice);
                mentions.extend(article.mentions.iter().map(|m| (m, asked(m.words, found))));
            }
            let set = format!("{half}.{language}");
            if mentions.iter().any(|(m, _)| m.trap.is_some()) {
                let score = score_traps(&mentions, ROUNDS);
                outcome.scored.push(Scored { set: format!("{set}.traps"), score });
            }
            outcome.scored.push(Scored { set, score: score_mentions(&mentions, ROUNDS) });
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_has_what_it_promises() {
        let (mut mentions, mut traps) = (0, 0);
        for half in SETS {
            let set = read_set(half).unwrap();
            assert!(set.keys().eq(["de", "en", "es", "fr", "it", "nl", "pl", "pt", "ru"]), "{half}");
            assert!(
                set.values().all(|articles| articles.iter().map(|a| a.mentions.len()).sum::<usize>() >= 5)
            );
            let english: Vec<&Mention> = set["en"].iter().flat_map(|a| &a.mentions).collect();
            mentions += english.len();
            traps += english.iter().filter(|m| m.trap.is_some()).count();
        }
        assert!(mentions >= 200 && traps * 3 >= mentions, "{mentions} mentions, {traps} traps");
    }
}
