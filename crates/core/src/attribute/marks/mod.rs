//! What does a sentence add to what it tells? Article → [`SentenceMark`]s: distance, denials, primary sources.
//!
//! Patterns 7, 9–12, 17, 19, 26 and 28 of the project's study of credits, precise before complete: a word inside a
//! quotation is the speaker's, a denial needs a claim as its object, a statement or hearing needs somebody who speaks
//! there. Leaves to `trace`: which claim is meant, and what follows for it.

mod denials;
mod hedges;
mod primaries;
#[cfg(test)]
mod tests;

use super::credits::subjects::Clause;
use super::credits::tokens::Tokens;
use headwater_model::{Article, SentenceMark};

/// The marks of `article`'s sentences, in order; a sentence without any is left out.
#[must_use]
pub fn marks(article: &Article) -> Vec<SentenceMark> {
    let read = Tokens::of(article);
    let mut found = Vec::new();
    for sentence in &read.sentences {
        let clause = Clause { read: &read, sentence };
        let hedge = hedges::hedge(clause);
        let denied = denials::denial(clause);
        let primary = primaries::primary(clause);
        if hedge.is_some() || denied.is_some() || primary.is_some() {
            found.push(SentenceMark { span: sentence.span, hedge, denied, primary });
        }
    }
    found
}
