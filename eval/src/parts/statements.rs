//! `quotes/*-articles.jsonl.gz` → `statements-*.jsonl` and `statements-speech-*.jsonl`: who said what.
//!
//! One record for each unbroken piece, attributions of every manner; the speech files hold what was *said* alone. The
//! speaker is the source's words as they stand at that attribution, never the resolved name. What is predicted for
//! `train` is written but not scored: weights may have been fitted on it. What the rules alone read, as the program does
//! without its fitted weights, is written beside it (`statements-rules-*.jsonl`) and scored as `*.rules`.

use super::{Outcome, Scored, given};
use crate::folder::{EvalError, Folders, Predictions, lines};
use crate::measure::Measured;
use crate::offsets::code_points;
use crate::score::statements::{Piece, score as score_pieces};
use crate::score::{ROUNDS, Score};
use headwater::pipeline::Knowledge;
use headwater_core::attribute::{attribute, statements_with, with_marks};
use headwater_model::{Article, Form, GivenArticle, Manner, Span, Statement};
use serde::{Deserialize, Serialize};
use std::path::Path;

#[derive(Deserialize)]
struct Line {
    doc: String,
    text: String,
}

#[derive(Serialize)]
struct Answer<'a> {
    doc: &'a str,
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
    kind: Form,
}

/// The kinds that are scored apart: name, file of the gold, kinds asked for.
const FIGURES: [(&str, &str, &str, Option<&[&str]>); 4] = [
    ("direct-mixed", "statements", "gold", Some(&["direct", "mixed"])),
    ("indirect", "statements", "gold", Some(&["indirect"])),
    ("all", "statements", "gold", None),
    ("speech", "statements-speech", "speech-gold", Some(&["direct", "indirect", "mixed"])),
];

/// The sets that are there, by name: `dev`, `test`, `train`.
fn sets(folders: &Folders) -> Vec<String> {
    let names = std::fs::read_dir(folders.data.join("quotes")).into_iter().flatten().flatten();
    let mut sets: Vec<String> = names
        .filter_map(|e| e.file_name().to_str()?.strip_suffix("-articles.jsonl.gz").map(str::to_owned))
        .collect();
    sets.sort();
    sets
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    sets(folders).iter().map(|set| predict_set(set, folders, knowledge)).collect()
}

fn predict_set(set: &str, folders: &Folders, knowledge: &Knowledge) -> Result<Measured, EvalError> {
    let mut measured = Measured::of(set, "articles");
    let mut fitted = Files::begin(folders, "", set)?;
    let mut rules = Files::begin(folders, "rules-", set)?;
    for line in lines::<Line>(&folders.data.join(format!("quotes/{set}-articles.jsonl.gz")))? {
        let Line { doc, text } = line?;
        let Some(article) = given(&doc, GivenArticle { text, ..GivenArticle::default() }, None, knowledge)
        else {
            continue;
        };
        let found = measured.item(|| attribute(&article, &knowledge.outlets));
        fitted.write(&article, found.statements)?;
        if set != "train" {
            rules.write(&article, statements_with(&article, &knowledge.outlets, None))?;
        }
    }
    fitted.end()?;
    rules.end()?;
    Ok(measured)
}

/// The files of one set: statements of every manner, and what is said alone.
struct Files {
    all: Predictions,
    speech: Predictions,
}

impl Files {
    /// Begins the files of `set`; `by` stands before its name and tells who reads.
    fn begin(folders: &Folders, by: &str, set: &str) -> Result<Self, EvalError> {
        let all = Predictions::begin(folders, &format!("statements-{by}{set}.jsonl"))?;
        let speech = Predictions::begin(folders, &format!("statements-speech-{by}{set}.jsonl"))?;
        Ok(Self { all, speech })
    }

    fn write(&mut self, article: &Article, statements: Vec<Statement>) -> Result<(), EvalError> {
        for statement in &unbroken(&article.text, statements) {
            for answer in answers(statement, article) {
                self.all.json(&answer, "\n")?;
                if statement.manner == Manner::Said {
                    self.speech.json(&answer, "\n")?;
                }
            }
        }
        Ok(())
    }

    fn end(self) -> Result<(), EvalError> {
        self.all.end()?;
        self.speech.end().map(drop)
    }
}

/// The statements with what the product sets apart inside one unbroken piece (a mixed clause whose quotation goes on in
/// sentences of its own) as one again: a record is an unbroken piece.
fn unbroken(text: &str, statements: Vec<Statement>) -> Vec<Statement> {
    let mut whole: Vec<Statement> = Vec::with_capacity(statements.len());
    for statement in statements {
        let goes_on = |before: &&mut Statement| {
            let (Some(end), Some(next)) = (before.pieces.last(), statement.pieces.first()) else {
                return false;
            };
            before.form == Form::Mixed
                && statement.form == Form::Direct
                && before.cue == statement.cue
                && text.get(end.end..next.start).is_some_and(|gap| gap.trim().is_empty())
        };
        match whole.last_mut().filter(goes_on) {
            Some(before) => {
                if let (Some(last), Some(next)) = (before.pieces.last_mut(), statement.pieces.first()) {
                    last.end = with_marks(text, *next, Form::Direct).end;
                }
            }
            None => whole.push(statement),
        }
    }
    whole
}

/// One record for each piece of `statement`.
fn answers<'a>(statement: &Statement, article: &'a Article) -> Vec<Answer<'a>> {
    let speaker = statement.source_words.map(|span| span.of(&article.text)).filter(|words| !words.is_empty());
    // People marked quotations with their marks.
    let whole = |piece: &Span| with_marks(&article.text, *piece, statement.form);
    let pieces = statement.pieces.iter().map(|piece| code_points(&article.text, whole(piece)));
    pieces
        .filter(|(start, end)| start < end)
        .map(|(start, end)| Answer { doc: &article.id.0, start, end, speaker, kind: statement.form })
        .collect()
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let mut outcome = Outcome::default();
    let sets = sets(folders);
    if sets.is_empty() {
        outcome.skipped.push(format!("statements: no articles in {}/quotes", folders.data.display()));
    }
    for set in sets {
        if set == "train" {
            outcome
                .skipped
                .push("statements.train: written, not scored, for weights may be fitted on it".into());
            continue;
        }
        for (by, tail) in [("", ""), ("rules-", ".rules")] {
            for (name, file, gold, kinds) in FIGURES {
                let truth = folders.data.join(format!("quotes/{set}-{gold}.jsonl.gz"));
                let guess = folders.predictions.join(format!("{file}-{by}{set}.jsonl"));
                if truth.exists() && guess.exists() {
                    let mut score = score_files(&truth, &guess, kinds, ROUNDS)?;
                    if !by.is_empty() {
                        score.figures.retain(|f| matches!(f.name.as_str(), "overlap_f" | "speaker_f"));
                    }
                    outcome.scored.push(Scored { set: format!("{set}.{name}{tail}"), score });
                } else {
                    outcome.skipped.push(format!("statements.{set}.{name}{tail}: no {}", truth.display()));
                }
            }
        }
    }
    Ok(outcome)
}

/// Scores one file of predictions.
///
/// # Errors
/// [`EvalError`] where a file is not of its form.
pub fn score_files(
    truth: &Path,
    guess: &Path,
    kinds: Option<&[&str]>,
    rounds: u32,
) -> Result<Score, EvalError> {
    let load = |path: &Path| -> Result<Vec<Piece>, EvalError> {
        let pieces: Vec<Piece> = lines(path)?.collect::<Result<_, _>>()?;
        match pieces.iter().find(|p| p.start >= p.end) {
            Some(p) => Err(EvalError::Unfit {
                path: path.into(),
                reason: format!("no span: {}..{} of {}", p.start, p.end, p.doc),
            }),
            None => Ok(pieces),
        }
    };
    Ok(score_pieces(&load(truth)?, &load(guess)?, kinds, rounds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater::knowledge::knowledge;
    use headwater_model::{Attitude, Span};

    #[test]
    fn a_statement_in_two_pieces_is_two_records_with_the_sources_own_words() {
        let text = "“Élan,” she said, “matters.”".to_owned();
        let knowledge = knowledge();
        let article = given("a", GivenArticle { text, ..GivenArticle::default() }, None, &knowledge).unwrap();
        let span = |words: &str| {
            let start = article.text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let statement = Statement {
            article: article.id.clone(),
            pieces: vec![span("Élan,"), span("matters.")],
            form: Form::Direct,
            manner: Manner::Said,
            cue: None,
            source_words: Some(span("she")),
            source: None,
            addressee: None,
            venue: None,
            attitude: Attitude::Said,
            tense: None,
            via: None,
            inner: Vec::new(),
            made_by: 1,
        };
        let records = serde_json::to_string(&answers(&statement, &article)).unwrap();
        // The evaluation's spans hold the quotation marks, in code points.
        assert_eq!(
            records,
            r#"[{"doc":"a","start":0,"end":7,"speaker":"she","kind":"direct"},{"doc":"a","start":18,"end":28,"speaker":"she","kind":"direct"}]"#
        );
    }
}
