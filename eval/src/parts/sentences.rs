//! `eval/sets/sentences/` → `sentences.jsonl`: where the sentences of the project's own passages end, language by
//! language. The passages stand in the source tree, so that this part runs without the folder of data.

use super::{Outcome, Scored};
use crate::folder::{EvalError, Folders, Predictions, lines, own_set};
use crate::measure::Measured;
use crate::score::ROUNDS;
use crate::score::sentences::{Passage, score as score_passages};
use headwater_core::text::sentences;
use headwater_model::Span;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What was found in one passage.
#[derive(Serialize, Deserialize)]
struct Answer {
    half: String,
    language: String,
    /// The number of the passage in its file, from 0.
    passage: usize,
    /// Where sentences end before others, in bytes.
    ends: Vec<usize>,
}

/// The halves: rules are written on the first, the second only tells how they fare.
const SETS: [&str; 2] = ["open", "held-out"];

/// The passages of each language in one half.
fn read_set(half: &str) -> Result<BTreeMap<String, Vec<Passage>>, EvalError> {
    let files = own_set("sentences", half)?.into_iter();
    Ok(files.map(|(language, (_, text))| (language, Passage::read_all(&text))).collect())
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
    for half in SETS {
        for (language, passages) in read_set(half)? {
            for (number, passage) in passages.iter().enumerate() {
                let ends = measured.item(|| ends(&passage.text, &language));
                let (half, language) = (half.to_owned(), language.clone());
                file.json(&Answer { half, language, passage: number, ends }, "\n")?;
            }
        }
    }
    file.end()?;
    Ok(vec![measured])
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let guess = folders.predictions.join("sentences.jsonl");
    let answers: Vec<Answer> = lines(&guess)?.collect::<Result<_, _>>()?;
    let answers: HashMap<(String, String, usize), Vec<usize>> =
        answers.into_iter().map(|a| ((a.half, a.language, a.passage), a.ends)).collect();
    let mut outcome = Outcome::default();
    for half in SETS {
        let set = read_set(half)?;
        let mut all = Vec::new();
        for (language, passages) in &set {
            let found = |number: usize| answers.get(&(half.to_owned(), language.clone(), number));
            let read: Vec<(&Passage, &[usize])> = passages
                .iter()
                .enumerate()
                .map(|(n, p)| (p, found(n).map_or(&[][..], Vec::as_slice)))
                .collect();
            let mut score = score_passages(&read, ROUNDS);
            score.figures.retain(|f| matches!(f.name.as_str(), "precision" | "recall"));
            outcome.scored.push(Scored { set: format!("{half}.{language}"), score });
            all.extend(read);
        }
        outcome.scored.push(Scored { set: format!("{half}.all"), score: score_passages(&all, ROUNDS) });
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_set_has_what_it_promises() {
        let set = read_set("open").unwrap();
        for language in ["en", "de", "fr", "es", "ru", "zh"] {
            let traps = set[language].iter().filter(|p| p.is_trap).count();
            assert!(set[language].len() >= 40 && traps >= 20, "{language}: {traps} traps");
        }
        for language in ["it", "pt", "nl", "pl", "ar", "ja", "sv"] {
            let traps = set[language].iter().filter(|p| p.is_trap).count();
            assert!(set[language].len() >= 15 && traps >= 7, "{language}: {traps} traps");
        }
        let held_out = read_set("held-out").unwrap();
        assert!(set.keys().eq(held_out.keys()) && held_out.values().all(|passages| passages.len() >= 7));
    }

    #[test]
    fn the_rules_read_what_they_were_written_on() {
        for (language, passages) in read_set("open").unwrap() {
            let right = passages.iter().filter(|p| ends(&p.text, &language) == p.ends).count();
            assert!(right * 100 >= passages.len() * 97, "{language}: {right} of {}", passages.len());
        }
    }
}
