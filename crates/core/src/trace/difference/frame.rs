//! Do two wordings tell the same thing around a value? Two places in two wordings → whether their frames agree.
//!
//! Reports of one event tell it in other words, and reports of two events tell them in the same. So the words around two
//! values agree only where what one has beside them and the other lacks stands on one side alone: "arrested on Monday"
//! and "charged on Thursday" are two events, "resigned on Wednesday" and "resigned on Thursday after the audit" are one.

use super::super::wording::{Told, Wording};
use std::ops::{Range, RangeInclusive};

/// A place of a value: the clause, and the words that are the value itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The clause.
    pub clause: usize,
    /// The words of the value, by their number in the wording.
    pub words: Range<usize>,
}

/// The words around a value that tell something: those of its clause, and of the clauses beside it where those are
/// fewer than two.
fn around<'w, 'a>(wording: &'w Wording<'a>, place: &Place) -> Vec<&'w Told<'a>> {
    let value = value_span(wording, place);
    let within = |clauses: RangeInclusive<usize>| -> Vec<&'w Told<'a>> {
        wording.content().filter(|w| clauses.contains(&w.clause) && !value(w)).collect()
    };
    let alone = within(place.clause..=place.clause);
    if alone.len() > 1 { alone } else { within(place.clause.saturating_sub(1)..=place.clause + 1) }
}

fn value_span<'w>(wording: &'w Wording<'_>, place: &Place) -> impl Fn(&Told<'_>) -> bool + use<'w> {
    let (first, last) = (place.words.start, place.words.end.saturating_sub(1));
    let (start, end) = (wording.words[first].span.start, wording.words[last].span.end);
    move |w| start <= w.span.start && w.span.end <= end
}

/// Whether what the two tell around their values may be one thing: only one side has words of its own there, and they
/// share two or more, one of them no name.
pub(super) fn agree(a: &Wording<'_>, at: &Place, b: &Wording<'_>, bt: &Place) -> bool {
    let lacks =
        |words: &[&Told<'_>], other: &Wording<'_>| words.iter().filter(|w| !other.has(&w.form)).count();
    let (own, others) = (around(a, at), around(b, bt));
    let (only, only_other) = (lacks(&own, b), lacks(&others, a));
    let shared = || own.iter().filter(|w| b.has(&w.form));
    (only == 0 || only_other == 0)
        && shared().count() >= only.max(only_other).max(2)
        && shared().any(|w| !w.is_name)
}

/// Whether each has a name that the other lacks, the values themselves and attributions left out: two people, two places.
pub(super) fn names_part(a: &Wording<'_>, at: &Place, b: &Wording<'_>, bt: &Place) -> bool {
    let lacks = |w: &Wording<'_>, place: &Place, other: &Wording<'_>| {
        let value = value_span(w, place);
        w.content().any(|word| word.is_name && !value(word) && !other.has(&word.form))
    };
    lacks(a, at, b) && lacks(b, bt, a)
}

/// How much of the shorter of two wordings the other has, 0.0 to 1.0.
pub(super) fn overlap(a: &Wording<'_>, b: &Wording<'_>) -> f32 {
    let share = |a: &Wording<'_>, b: &Wording<'_>| {
        let (mut shared, mut all) = (0.0, 0.0_f32);
        for word in a.content() {
            all += 1.0;
            shared += f32::from(u8::from(b.has(&word.form)));
        }
        shared / all.max(1.0)
    };
    share(a, b).max(share(b, a))
}

/// Whether the nearest words before two values have one in common; where one has none before it, nothing speaks against.
pub(super) fn governed_alike(a: &Wording<'_>, at: &Place, b: &Wording<'_>, bt: &Place) -> bool {
    let (own, others) = (a.governors(at.words.start, 3), b.governors(bt.words.start, 3));
    own.is_empty() || others.is_empty() || own.iter().any(|w| others.iter().any(|o| o.form == w.form))
}

/// How much of the longer of two wordings the other has, the values left out, 0.0 to 1.0.
pub(super) fn overlap_but(a: &Wording<'_>, at: &Place, b: &Wording<'_>, bt: &Place) -> f32 {
    let share = |w: &Wording<'_>, place: &Place, other: &Wording<'_>| {
        let value = value_span(w, place);
        let (mut shared, mut all) = (0.0, 0.0_f32);
        for word in w.content().filter(|word| !value(word)) {
            all += 1.0;
            shared += f32::from(u8::from(other.has(&word.form)));
        }
        shared / all.max(1.0)
    };
    share(a, at, b).min(share(b, bt, a))
}
