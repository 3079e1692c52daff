//! What stands between a cue and what was said, or behind both? Adverbs, times, places, occasions.
//!
//! All positions are units of one [frame](View).

use super::cues::cue_of;
use super::view::View;
use crate::text::Class;

/// The first unit after a cue that is no adverb, time, place or occasion: where what was said may begin.
///
/// "said [on Monday in a statement] that": the words between are skipped where "that", a colon or a quotation follows.
pub(super) fn skip_circumstances(view: View<'_>, from: usize) -> usize {
    let mut at = from;
    while at < view.len() {
        if view.is(at, Class::TIME.and(Class::ADVERB))
            && !matches!(
                view.lower(at),
                "there"
                    | "here"
                    | "may"
                    | "most"
                    | "even"
                    | "first"
                    | "not"
                    | "never"
                    | "only"
                    | "far"
                    | "too"
            )
        {
            at += 1;
        } else if let Some(end) = circumstance(view, at) {
            at = end;
        } else {
            break;
        }
    }
    at
}

/// A phrase of place, time or occasion that begins at `at`; where it ends.
fn circumstance(view: View<'_>, at: usize) -> Option<usize> {
    let lower = view.lower(at);
    if matches!(lower, "last" | "this" | "next") && view.is(at + 1, Class::TIME) {
        return Some(at + 2);
    }
    if !matches!(
        lower,
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "to"
            | "of"
            | "via"
            | "through"
            | "by"
            | "from"
            | "about"
            | "with"
            | "before"
            | "for"
    ) {
        return None;
    }
    // It must lead to "that", a colon or a quotation before any verb.
    let until = view.len().min(at + 18);
    let mut venue = false;
    for end in at + 1..until {
        if view.is_quotation(end) || view.is_mark(end, ':') || view.lower(end) == "that" && end > at + 1 {
            return Some(end);
        }
        if view.is_mark(end, ',') {
            return (view.is_quotation(end + 1) || view.lower(end + 1) == "that").then_some(end);
        }
        venue |= view.is(end, Class::VENUE_NOUN.and(Class::TIME));
        if view.is_finite(end) && !view.lower(end).ends_with("ed") || view.any_mark(end) {
            return None;
        }
        // "said in a statement the plan ...": the occasion ends where a new phrase begins.
        let complete = !view.is(end, Class::PREPOSITION.and(Class::DETERMINER).and(Class::POSSESSIVE));
        if venue && complete && matches!(lower, "in" | "on" | "at" | "during") && starts_phrase(view, end + 1)
        {
            return Some(end + 1);
        }
    }
    None
}

/// Whether a new noun phrase begins at `at`.
fn starts_phrase(view: View<'_>, at: usize) -> bool {
    view.is(at, Class::DETERMINER.and(Class::SUBJECT_PRONOUN).and(Class::POSSESSIVE)) || view.is_capital(at)
}

/// "..., Quill said on Thursday.": whether nothing but times, places and occasions stands from `from` to the end.
pub(super) fn closes_with_circumstances(view: View<'_>, from: usize) -> bool {
    let last = view.len().saturating_sub(usize::from(view.len() > 0 && view.any_mark(view.len() - 1)));
    let opens =
        view.is(from, Class::PREPOSITION.and(Class::TIME)) || matches!(view.lower(from), "late" | "early");
    opens
        && (from..last).all(|at| {
            view.is_word(at)
                && !view.is_finite(at)
                && cue_of(view.lower(at)).is_none()
                && !view.is(at, Class::SUBJECT_PRONOUN.and(Class::TO).and(Class::SUBORDINATOR))
        })
}
