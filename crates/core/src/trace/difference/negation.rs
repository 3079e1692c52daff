//! Does it hold at all? A verb or a thing that one report negates and another asserts.
//!
//! "Did not reopen" and "reopened" cannot both hold; "not only", "not ruled out", "not until Friday" and "not yet" leave
//! room for both. Nearly all else in the two clauses must be the same, for a negation turns on every word of its scope.

use super::super::wording::{Told, Wording};
use super::frame::{self, Place};
use crate::text::Class;

/// A word that is asserted or negated.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asserted {
    /// Its form.
    pub form: String,
    /// As it stands, with what negates it or helps it.
    pub shown: String,
    /// Whether it is negated.
    pub is_negated: bool,
    /// Whether it is still to come.
    is_ahead: bool,
    /// The negation and the word, or the word alone.
    pub place: Place,
}

fn is_negation(word: &Told<'_>) -> bool {
    matches!(
        word.lower.as_str(),
        "not" | "never" | "no" | "nobody" | "none" | "neither" | "nor" | "cannot" | "without" | "nothing"
    ) || word.lower.ends_with("n't")
}

/// The words of a wording that are negated, each with its negation.
pub(super) fn negated(wording: &Wording<'_>) -> Vec<Asserted> {
    if is_unclear(wording) {
        return Vec::new();
    }
    let words = &wording.words;
    let negations = (0..words.len()).filter(|&at| is_negation(&words[at]));
    negations.filter_map(|at| negated_by(wording, at)).collect()
}

/// What leaves room for both: limits of time, openness, several negations.
fn is_unclear(wording: &Wording<'_>) -> bool {
    #[rustfmt::skip]
    const ROOM: &[&str] = &[
        "only", "ruled", "rule", "until", "yet", "necessarily", "even", "unless", "just", "longer", "still", "anymore",
        "neither", "nor", "confirm", "confirmed", "comment", "clear", "immediately", "known", "first", "again", "always",
        "all", "every", "merely", "simply", "doubt", "question", "verify", "verified", "rather",
    ];
    let negations = wording.words.iter().filter(|w| is_negation(w)).count();
    let bounded = wording.words.windows(2).any(|w| {
        matches!(w[0].lower.as_str(), "before" | "after" | "by" | "than")
            && w[1].class.any(Class::TIME.and(Class::MONTH).and(Class::NUMBER))
    });
    wording.is_open || wording.has_one(ROOM) || bounded || negations > 1
}

/// The word that the negation at `at` negates: the first that tells something behind it, in its clause.
fn negated_by(wording: &Wording<'_>, at: usize) -> Option<Asserted> {
    let words = &wording.words;
    let clause = words[at].clause;
    if wording.attributions[clause] || words[at].is_quoted && words[at].lower == "no" && at == 0 {
        return None;
    }
    let behind = words[at + 1..].iter().take(4).take_while(|w| w.clause == clause && w.follows());
    let reached = behind.clone().position(|w| w.is_content() && !w.is_name)?;
    let mut end = at + 2 + reached;
    if matches!(words[at].lower.as_str(), "no" | "without") {
        // "no valid licence": the noun is what is not there.
        while words
            .get(end)
            .is_some_and(|w| w.clause == clause && w.follows() && w.is_content() && !w.is_name)
        {
            end += 1;
        }
    }
    let start = helped_from(words, at);
    // "Twelve, not fifteen": without a verb it sets one thing against another.
    if words[at].lower == "not" && start == at {
        return None;
    }
    let last = &words[end - 1];
    let place = Place { clause, words: start..end };
    let shown = wording.article.text[words[start].span.start..last.span.end].to_owned();
    Some(Asserted {
        form: last.form.clone(),
        shown,
        is_negated: true,
        is_ahead: is_ahead(wording, clause),
        place,
    })
}

/// The first of the auxiliaries right before word `at`.
fn helped_from(words: &[Told<'_>], at: usize) -> usize {
    const HELPS: Class = Class::BE.and(Class::HAVE).and(Class::DO).and(Class::MODAL);
    let before = words[..at].iter().rev().take_while(|w| w.clause == words[at].clause && w.class.any(HELPS));
    at - before.count()
}

fn is_ahead(wording: &Wording<'_>, clause: usize) -> bool {
    let own = || wording.words.iter().filter(|w| w.clause == clause);
    let to_be = wording.words.windows(2).any(|w| {
        w[0].clause == clause
            && matches!(w[0].lower.as_str(), "is" | "are" | "plans" | "plan")
            && w[1].lower == "to"
    });
    to_be || own().any(|w| matches!(w.lower.as_str(), "will" | "won't" | "shall" | "'ll"))
}

/// The word of `wording` that stands for what `other` negates, where it is asserted there.
pub(super) fn asserted(wording: &Wording<'_>, other: &Asserted) -> Option<Asserted> {
    if wording.is_open || wording.words.iter().any(is_negation) || is_unclear(wording) {
        return None;
    }
    let words = &wording.words;
    let at = words.iter().position(|w| w.form == other.form && !wording.attributions[w.clause])?;
    let clause = words[at].clause;
    let start = helped_from(words, at);
    let place = Place { clause, words: start..at + 1 };
    let shown = wording.article.text[words[start].span.start..words[at].span.end].to_owned();
    Some(Asserted {
        form: other.form.clone(),
        shown,
        is_negated: false,
        is_ahead: is_ahead(wording, clause),
        place,
    })
}

/// Whether what one wording negates and what another asserts cannot both hold.
pub(super) fn differ(a: &Wording<'_>, no: &Asserted, b: &Wording<'_>, yes: &Asserted) -> bool {
    /// So much of either wording stands in the other.
    const LEAST_OVERLAP: f32 = 0.6;
    no.is_ahead == yes.is_ahead
        && !frame::names_part(a, &no.place, b, &yes.place)
        && frame::overlap_but(a, &no.place, b, &yes.place) >= LEAST_OVERLAP
        && frame::agree(a, &no.place, b, &yes.place)
}
