//! What does each report assert, sentence by sentence? Articles → Assertions, in order of article and place.
//!
//! An assertion is one sentence of running text, with the clauses that may be claims of their own. Leaves to
//! `matching` which assertions of different reports say the same.

use super::Reading;
use super::terms::{TermKinds, Terms, Vocabulary};
use crate::text::{WordStatistics, sentences};
use headwater_model::{Article, NoticeKind, ParagraphKind, Span};
use std::collections::HashMap;

/// One sentence of one report.
#[derive(Clone, Debug)]
pub(super) struct Assertion {
    /// Which of the story's articles.
    pub article: usize,
    /// Its place among the sentences of the article, from 0.
    pub position: usize,
    /// How many sentences the article has.
    pub of: usize,
    /// The sentence.
    pub span: Span,
    /// What it is about.
    pub terms: Terms,
    /// The parts that could be claims of their own: the whole sentence first, then its clauses.
    pub clauses: Vec<Clause>,
    /// Where the sentence may be cut: its clauses in order, the whole sentence where it has one.
    pub parts: Vec<Span>,
}

/// A part of a sentence that could be a claim of its own.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Where it stands.
    pub span: Span,
    /// What it is about.
    pub terms: Terms,
}

/// A clause with fewer terms than this says too little to be matched by itself.
const LEAST_CLAUSE_TERMS: usize = 4;
/// A sentence shorter than this many bytes is one clause.
const SHORT_SENTENCE_BYTES: usize = 110;

/// The assertions of all `readings`, in order of article and place.
pub(super) fn assertions(
    readings: &[Reading<'_>],
    statistics: &WordStatistics,
    local: f32,
) -> (Vec<Assertion>, TermKinds) {
    let mut vocabulary = Vocabulary::new(statistics);
    let mut found = Vec::new();
    for (article, reading) in readings.iter().enumerate() {
        let mut spans = article_sentences(reading.article);
        // A note on the article itself tells nothing of the event.
        let notes = reading.notices.iter().filter(|n| n.kind == NoticeKind::Correction);
        spans.retain(|span| !notes.clone().any(|note| note.span.touches(*span)));
        let of = spans.len();
        for (position, span) in spans.into_iter().enumerate() {
            let text = &reading.article.text;
            let language = reading.article.language.as_deref();
            let terms = vocabulary.terms(text, span, language);
            let parts = clauses(text, span);
            let alone = if parts.len() > 1 { &parts[..] } else { &[] };
            let clauses = std::iter::once(&span)
                .chain(alone)
                .map(|&span| Clause { span, terms: vocabulary.terms(text, span, language) })
                .filter(|c| c.terms.iter().count() >= LEAST_CLAUSE_TERMS)
                .collect();
            found.push(Assertion { article, position, of, span, terms, clauses, parts });
        }
    }
    weigh_inside_the_story(&mut found, local);
    (found, vocabulary.kinds())
}

/// A term that stands in most sentences of a story tells little of what sets two of them apart.
///
/// Each weight is multiplied by `1 - local + local * ln(n / sentences with the term) / ln(n)`.
fn weigh_inside_the_story(assertions: &mut [Assertion], local: f32) {
    let mut holders: HashMap<u32, u32> = HashMap::new();
    for assertion in assertions.iter() {
        for (term, _) in assertion.terms.iter() {
            *holders.entry(term).or_insert(0) += 1;
        }
    }
    let sentences = assertions.len().max(2) as f32;
    let factor = |term| {
        let with = holders.get(&term).copied().unwrap_or(1).max(1) as f32;
        1.0 - local + local * (sentences / with).ln() / sentences.ln()
    };
    for assertion in assertions.iter_mut() {
        assertion.terms.reweigh(factor);
        for clause in &mut assertion.clauses {
            clause.terms.reweigh(factor);
        }
    }
}

/// The sentences of an article's running text, in order.
pub(super) fn article_sentences(article: &Article) -> Vec<Span> {
    let spoken =
        |kind| matches!(kind, ParagraphKind::Text | ParagraphKind::ListItem | ParagraphKind::Quotation);
    article
        .paragraphs
        .iter()
        .filter(|p| spoken(p.kind))
        .flat_map(|p| sentences(&article.text, p.span, article.language.as_deref()))
        .filter(|s| s.of(&article.text).split_whitespace().count() >= 3)
        .collect()
}

/// The clauses of a sentence: cut at dashes, semicolons, and at commas that open a clause of their own.
fn clauses(text: &str, sentence: Span) -> Vec<Span> {
    let body = sentence.of(text);
    if body.len() <= SHORT_SENTENCE_BYTES {
        return vec![sentence];
    }
    let mut start = 0;
    let mut cuts = Vec::new();
    for (at, mark) in body.char_indices() {
        let rest = &body[at + mark.len_utf8()..];
        let before_blank = body[..at].ends_with(' ');
        let cut = match mark {
            ';' | '—' => true,
            '–' | '-' => before_blank && rest.starts_with(' '),
            ',' => opens_clause(rest),
            _ => false,
        };
        if cut {
            cuts.push((start, at));
            start = at + mark.len_utf8();
        }
    }
    cuts.push((start, body.len()));
    cuts.into_iter()
        .map(|(a, b)| trimmed(text, sentence.start + a, sentence.start + b))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Whether a comma is followed by a word that opens a clause with a verb of its own.
fn opens_clause(rest: &str) -> bool {
    const OPENERS: [&str; 14] = [
        "and", "but", "while", "who", "which", "leaving", "saying", "after", "although", "though", "as",
        "when", "because", "with",
    ];
    let word = rest.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    OPENERS.contains(&word)
}

/// `start..end` without the blanks around it.
fn trimmed(text: &str, start: usize, end: usize) -> Span {
    let slice = &text[start..end];
    let lead = slice.len() - slice.trim_start().len();
    Span::new(start + lead, start + lead + slice.trim().len())
}
