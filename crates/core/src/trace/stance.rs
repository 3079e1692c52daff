//! Does a report state a claim, keep its distance from it, or dispute it?
//!
//! Distance is only what the report itself adds ("reportedly"); passing on what another said is stating. Patterns 17,
//! 19, 26 and 27 of ../shared/design/CREDITS.md.

use super::Reading;
use crate::text::words;
use headwater_model::{Attitude, Span, Stance, Statement};

/// Words with which a report keeps its distance.
const HEDGES: [&str; 15] = [
    "reportedly",
    "allegedly",
    "purportedly",
    "supposedly",
    "apparently",
    "rumored",
    "rumoured",
    "unconfirmed",
    "unverified",
    "alleged",
    "purported",
    "supposed",
    "rumors",
    "rumours",
    "possibly",
];

/// Phrases with which a report keeps its distance.
const HEDGE_PHRASES: [&str; 8] = [
    "could not verify",
    "could not be verified",
    "could not independently",
    "not been confirmed",
    "yet to confirm",
    "if true",
    "if confirmed",
    "is said to",
];

/// How the report stands to a claim that `span` of it carries.
pub(super) fn stance(reading: &Reading<'_>, span: Span) -> Stance {
    if denial(reading, span).is_some() {
        return Stance::Disputes;
    }
    let sentence = span.of(&reading.article.text).to_lowercase();
    let word = words(&sentence).any(|w| HEDGES.contains(&w.text));
    if word || HEDGE_PHRASES.iter().any(|p| sentence.contains(p)) { Stance::Hedges } else { Stance::States }
}

/// The statement in `span` that denies what it says, where there is one.
pub(super) fn denial<'a>(reading: &Reading<'a>, span: Span) -> Option<&'a Statement> {
    reading
        .statements
        .iter()
        .find(|s| s.attitude == Attitude::Denied && s.pieces.iter().any(|p| p.touches(span)))
}
