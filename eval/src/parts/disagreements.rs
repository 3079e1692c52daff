//! `eval/sets/disagreements/` → `disagreements.jsonl`: what a reader of two short reports is shown of their
//! disagreement. The reports stand in the source tree, so that this part runs without the folder of data.

use super::{Outcome, Scored, given};
use crate::folder::{EvalError, Folders, Predictions, lines, own_set};
use crate::measure::Measured;
use crate::score::ROUNDS;
use crate::score::disagreements::{Found, KINDS, Pair, Shown, read_all, score as score_pairs, score_kind};
use headwater::pipeline::{Knowledge, work_out};
use headwater_core::group::given as story;
use headwater_model::{Claim, GivenArticle, StoryId};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What was found in one pair.
#[derive(Serialize, Deserialize)]
struct Answer {
    half: String,
    pair: String,
    #[serde(flatten)]
    found: Found,
}

/// The halves: rules are written on the first, the second only tells how they fare.
const SETS: [&str; 2] = ["open", "held-out"];

/// The pairs of one half.
fn read_set(half: &str) -> Result<Vec<Pair>, EvalError> {
    let mut pairs = Vec::new();
    for (path, text) in own_set("disagreements", half)?.into_values() {
        pairs.extend(read_all(&text).map_err(|reason| EvalError::Unfit { path, reason })?);
    }
    Ok(pairs)
}

/// What a reader is shown of a pair.
fn found(pair: &Pair, knowledge: &Knowledge) -> Found {
    let articles: Vec<_> = (pair.reports.iter().enumerate())
        .filter_map(|(at, report)| {
            let article = GivenArticle {
                outlet: Some(report.outlet.clone()),
                published: Some(report.published.clone()),
                text: report.text.clone(),
                ..GivenArticle::default()
            };
            given(&format!("{}-{at}", pair.name), article, None, knowledge)
        })
        .collect();
    let told = work_out(story(StoryId(pair.name.clone()), &articles), articles.iter().collect(), knowledge);
    Found {
        shown: told.claims.iter().flat_map(shown).collect(),
        is_joined: told.claims.iter().any(|c| c.reports.len() > 1),
    }
}

/// The differences and denials of a claim.
fn shown(claim: &Claim) -> Vec<Shown> {
    let differences = claim.differences.iter().filter_map(|d| {
        let [a, b, ..] = d.values.as_slice() else { return None };
        Some(Shown { kind: d.kind.name().to_owned(), values: [a.value.clone(), b.value.clone()] })
    });
    let denials = claim
        .denials_by_others()
        .map(|d| Shown { kind: "denied".to_owned(), values: [d.name.clone(), d.citation.quote.clone()] });
    differences.chain(denials).collect()
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let mut measured = Measured::of("", "pairs");
    let mut file = Predictions::begin(folders, "disagreements.jsonl")?;
    for half in SETS {
        for pair in read_set(half)? {
            let found = measured.item(|| found(&pair, knowledge));
            file.json(&Answer { half: half.to_owned(), pair: pair.name, found }, "\n")?;
        }
    }
    file.end()?;
    Ok(vec![measured])
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let guess = folders.predictions.join("disagreements.jsonl");
    let answers: Vec<Answer> = lines(&guess)?.collect::<Result<_, _>>()?;
    let answers: HashMap<(String, String), Found> =
        answers.into_iter().map(|a| ((a.half, a.pair), a.found)).collect();
    let (mut outcome, nothing) = (Outcome::default(), Found::default());
    for half in SETS {
        let set = read_set(half)?;
        let found = |pair: &Pair| answers.get(&(half.to_owned(), pair.name.clone())).unwrap_or(&nothing);
        let pairs: Vec<(&Pair, &Found)> = set.iter().map(|pair| (pair, found(pair))).collect();
        outcome.scored.push(Scored { set: half.to_owned(), score: score_pairs(&pairs, ROUNDS) });
        for kind in KINDS {
            let score = score_kind(&pairs, kind, ROUNDS);
            outcome.scored.push(Scored { set: format!("{half}.{kind}"), score });
        }
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_set_has_what_it_promises() {
        let (mut pairs, mut traps) = (0, 0);
        for half in SETS {
            let set = read_set(half).unwrap();
            let names: BTreeSet<&String> = set.iter().map(|p| &p.name).collect();
            assert_eq!(names.len(), set.len(), "{half}: two pairs of one name");
            for kind in KINDS {
                let wanted = |p: &&Pair| p.wanted.as_ref().is_some_and(|w| w.kind == kind);
                assert!(set.iter().filter(wanted).count() >= 7, "{half}: {kind}");
            }
            assert!(
                set.iter().all(|p| p.trap.is_some() == p.wanted.is_none()),
                "{half}: a trap is labelled none"
            );
            pairs += set.len();
            traps += set.iter().filter(|p| p.trap.is_some()).count();
        }
        assert!(pairs >= 200 && traps * 2 >= pairs, "{pairs} pairs, {traps} traps");
    }
}
