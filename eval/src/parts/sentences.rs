//! `eval/sets/sentences/` → `sentences.jsonl`: where the sentences of the project's own passages end, language by
//! language. The passages stand in the source tree, so that this part runs without the folder of data.

use super::{Outcome, Scored};
use crate::folder::{EvalError, Folders, Predictions, lines};
use crate::measure::Measured;
use crate::score::ROUNDS;
use crate::score::sentences::{Passage, score as score_passages};
use headwater_core::text::sentences;
use headwater_model::Span;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

/// What was found in one passage.
#[derive(Serialize, Deserialize)]
struct Answer {
    language: String,
    /// The number of the passage in its file, from 0.
    passage: usize,
    /// Where sentences end before others, in bytes.
    ends: Vec<usize>,
}

/// The passages of each language.
fn read_set() -> Result<BTreeMap<String, Vec<Passage>>, EvalError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sets/sentences");
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| EvalError::Read { path, source }
    };
    let mut set = BTreeMap::new();
    for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
        let path = entry.map_err(failed(&folder))?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = fs::read_to_string(&path).map_err(failed(&path))?;
            let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            set.insert(language, Passage::read_all(&text));
        }
    }
    Ok(set)
}

/// Where sentences end in `passage` before others.
fn ends(passage: &str, language: &str) -> Vec<usize> {
    let mut found = sentences(passage, Span::new(0, passage.len()), Some(language));
    found.pop();
    found.into_iter().map(|sentence| sentence.end).collect()
}

pub(super) fn predict(folders: &Folders) -> Result<Vec<Measured>, EvalError> {
    let mut measured = Measured::of("", "passages");
    let mut file = Predictions::begin(folders, "sentences.jsonl")?;
    for (language, passages) in read_set()? {
        for (number, passage) in passages.iter().enumerate() {
            let ends = measured.item(|| ends(&passage.text, &language));
            file.json(&Answer { language: language.clone(), passage: number, ends }, "\n")?;
        }
    }
    file.end()?;
    Ok(vec![measured])
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let guess = folders.predictions.join("sentences.jsonl");
    let answers: Vec<Answer> = lines(&guess)?.collect::<Result<_, _>>()?;
    let answers: HashMap<(String, usize), Vec<usize>> =
        answers.into_iter().map(|a| ((a.language, a.passage), a.ends)).collect();
    let mut outcome = Outcome::default();
    for (language, passages) in read_set()? {
        let found = |number: usize| answers.get(&(language.clone(), number)).map_or(&[][..], Vec::as_slice);
        let score = score_passages(&passages, found, ROUNDS);
        outcome.scored.push(Scored { set: language, score });
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_has_what_it_promises() {
        let set = read_set().unwrap();
        for language in ["en", "de", "fr", "es", "ru", "zh"] {
            let traps = set[language].iter().filter(|p| p.is_trap).count();
            assert!(set[language].len() >= 40 && traps >= 20, "{language}: {traps} traps");
        }
        for language in ["it", "pt", "nl", "pl", "ar", "ja", "sv"] {
            let traps = set[language].iter().filter(|p| p.is_trap).count();
            assert!(set[language].len() >= 15 && traps >= 7, "{language}: {traps} traps");
        }
    }

    /// Shows the passages that are read wrongly: `cargo test -p headwater-eval -- --ignored --nocapture wrong`.
    #[test]
    #[ignore = "a list to look at"]
    fn what_is_read_wrongly() {
        for (language, passages) in read_set().unwrap() {
            for passage in passages {
                let found = ends(&passage.text, &language);
                if found != passage.ends {
                    let mut shown = passage.text.clone();
                    found.iter().rev().for_each(|end| shown.insert(*end, '|'));
                    println!("{language}: {shown}");
                }
            }
        }
    }
}
