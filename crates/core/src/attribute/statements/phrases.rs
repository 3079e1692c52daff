//! Where does the phrase for a source begin and end?
//!
//! All positions are units of one [frame](View).

use super::view::View;
use crate::text::Class;
use std::ops::Range;

/// The longest subject that is followed to its beginning, in units; the longest of the training articles that are
/// no mistake of the annotation have about 40.
const LONGEST_PHRASE: usize = 40;

/// The verb group around the cue at `at`: auxiliaries, adverbs and negations before it.
pub(super) fn verb_group(view: View<'_>, at: usize) -> Range<usize> {
    let mut start = at;
    while start > 0 {
        let before = start - 1;
        let helper = Class::BE
            .and(Class::HAVE)
            .and(Class::DO)
            .and(Class::MODAL)
            .and(Class::NEGATION)
            .and(Class::ADVERB);
        let to = view.is(before, Class::TO)
            && before > 0
            && (view.is(before - 1, Class::BE.and(Class::HAVE))
                || matches!(view.lower(before - 1), "went" | "going" | "used"));
        let chained = matches!(view.lower(before), "went" | "going" | "used") && view.is(start, Class::TO)
            || view.lower(before) == "on" && view.is(start, Class::TO);
        if !(view.is(before, helper) && !view.is_capital(before) || to || chained) {
            break;
        }
        start = before;
    }
    start..at + 1
}

/// The noun phrase that ends right before unit `end`: the subject of a verb group; empty where there is none.
pub(super) fn phrase_before(view: View<'_>, end: usize) -> Range<usize> {
    let end = before_time(view, end);
    if end == 0 || view.is_quotation(end - 1) {
        return end..end;
    }
    if view.is_mark(end - 1, ',') {
        return apposed_phrase(view, end);
    }
    if view.is_mark(end - 1, ')') || view.is_mark(end - 1, ']') {
        let open = (end.saturating_sub(8)..end).rev().find(|&i| view.is_mark(i, '(') || view.is_mark(i, '['));
        return match open.filter(|&o| o > 0) {
            Some(open) => phrase_before(view, open).start..end,
            None => end..end,
        };
    }
    if !view.is_word(end - 1) {
        return end..end;
    }
    if view.is(end - 1, Class::SUBJECT_PRONOUN) && !view.is(end - 1, Class::RELATIVE) {
        return end - 1..end;
    }
    let start = plain_start(view, end);
    trim_start(view, start..end)
}

/// Leaves out a time between subject and verb: "Quill on Wednesday said".
fn before_time(view: View<'_>, end: usize) -> usize {
    let mut start = end;
    while start > 1
        && view.is(start - 1, Class::TIME)
        && (!view.is_capital(start - 1) || view.is(start - 1, Class::WEEKDAY))
        && !matches!(view.lower(start - 1), "may" | "march")
    {
        start -= 1;
    }
    if start < end && matches!(view.lower(start - 1), "on" | "late" | "early" | "last" | "this" | "in") {
        start -= 1;
    }
    let subject = start > 0 && (view.is_word(start - 1) || view.is_mark(start - 1, ')'));
    if start < end && !subject { end } else { start }
}

/// "Quill, the mayor, said": the phrase that an apposition between commas describes.
fn apposed_phrase(view: View<'_>, end: usize) -> Range<usize> {
    let last = end - 1;
    let stop = last.saturating_sub(LONGEST_PHRASE);
    let mut comma = last;
    while comma > stop {
        comma -= 1;
        if view.is_quotation(comma) || view.is_mark(comma, ':') || view.is_mark(comma, ';') {
            break;
        }
        if view.is_mark(comma, ',') && comma > 0 && describes(view, comma + 1, last) {
            let head = phrase_before(view, comma);
            if !head.is_empty() && !view.is(head.start, Class::TIME) {
                return head.start..end;
            }
        }
    }
    end..end
}

/// Whether units `from..to` between commas describe the name before them: an age, a role, "who ...", "of ...".
fn describes(view: View<'_>, from: usize, to: usize) -> bool {
    if from >= to {
        return false;
    }
    let first = view.lower(from);
    let relative =
        view.is(from, Class::RELATIVE) || first == "speaking" || first == "citing" || first.ends_with("ing");
    let noun = view.is(
        from,
        Class::DETERMINER.and(Class::POSSESSIVE).and(Class::PERSON_NOUN).and(Class::TITLE).and(Class::NUMBER),
    ) || view.is_capital(from)
        || matches!(
            first,
            "of" | "jr"
                | "jr."
                | "sr."
                | "d"
                | "r"
                | "then"
                | "now"
                | "himself"
                | "herself"
                | "like"
                | "in"
                | "for"
                | "at"
                | "along"
                | "meanwhile"
                | "however"
                | "too"
        );
    let finite = (from..to).any(|i| view.is_finite(i) && !(view.lower(i).ends_with("ed")));
    relative || !finite && (noun || to - from <= 12)
}

/// How far to the left a phrase without inner commas reaches.
fn plain_start(view: View<'_>, end: usize) -> usize {
    let stop = end.saturating_sub(LONGEST_PHRASE);
    let mut start = end;
    while start > stop {
        let at = start - 1;
        if view.is_quotation(at) {
            // A quoted word inside the phrase: "the “furious” official".
            let inside = start < end
                && at > 0
                && view.is(at - 1, Class::DETERMINER)
                && view.unit(at).tokens.len() <= 6;
            if !inside {
                break;
            }
        } else if !view.is_word(at) {
            let joint = view.is_mark(at, '&')
                || view.is_mark(at, '/')
                || view.is_mark(at, '-')
                || view.is_mark(at, '$');
            if !joint {
                break;
            }
        } else if ends_phrase(view, at, start == end) {
            break;
        }
        start = at;
    }
    start
}

/// Whether the word at `at` cannot be inside a noun phrase that goes on to its right.
fn ends_phrase(view: View<'_>, at: usize, last: bool) -> bool {
    let lower = view.lower(at);
    if view.is(at, Class::SUBJECT_PRONOUN) && !view.is(at, Class::RELATIVE) {
        return true;
    }
    if matches!(
        lower,
        "that"
            | "because"
            | "although"
            | "though"
            | "while"
            | "whereas"
            | "when"
            | "if"
            | "unless"
            | "whether"
            | "but"
            | "so"
            | "as"
            | "which"
            | "than"
            | "where"
            | "why"
            | "how"
            | "yet"
            | "or"
            | "until"
            | "since"
            | "once"
    ) {
        return true;
    }
    if matches!(lower, "who" | "whom" | "what") {
        return true;
    }
    if lower == "and" {
        return last || !joins_names(view, at);
    }
    view.is_finite(at)
}

/// Whether "and" at `at` joins two noun phrases, not two clauses.
fn joins_names(view: View<'_>, at: usize) -> bool {
    at > 0
        && view.is_word(at - 1)
        && (view.is_capital(at - 1) && view.is_capital(at + 1) || {
            let clause = (0..at).rev().take_while(|&i| view.is_word(i)).any(|i| view.is_finite(i));
            !clause && !view.is(at + 1, Class::DETERMINER)
        })
}

/// Leaves out what opens the sentence before the subject: "On Monday", "But", "Meanwhile".
fn trim_start(view: View<'_>, phrase: Range<usize>) -> Range<usize> {
    let mut start = phrase.start;
    while start < phrase.end {
        let opens = view.is(start, Class::CONJUNCTION.and(Class::ADVERB).and(Class::NEGATION).and(Class::TO))
            || view.lower(start) == "and"
            || view.is_mark(start, '-')
            || view.is_mark(start, '/')
            || view.is(start, Class::TIME)
                && !view.is_capital(start + 1)
                && start + 1 < phrase.end
                && !view.lower(start + 1).starts_with('\'');
        if !opens
            || view.is_capital(start)
                && view.is_capital(start + 1)
                && !view.is(start, Class::CONJUNCTION.and(Class::ADVERB))
        {
            break;
        }
        start += 1;
    }
    if view.is(start, Class::PREPOSITION) && start < phrase.end {
        start = after_opening_preposition(view, start, phrase.end);
    }
    start..phrase.end
}

/// "In Ohio on Monday Quill": where the subject begins after the phrases of place and time that open a sentence.
fn after_opening_preposition(view: View<'_>, start: usize, end: usize) -> usize {
    let mut begin = end - 1;
    // Back over the last name or noun with what stands before it.
    while begin > start + 1 {
        let before = begin - 1;
        if view.is(before, Class::PREPOSITION.and(Class::TIME)) && !view.is(before, Class::TITLE) {
            break;
        }
        let determiner = view.is(begin, Class::DETERMINER.and(Class::POSSESSIVE));
        if determiner
            || view.is_capital(begin)
                && !view.is_capital(before)
                && !view.is(before, Class::TITLE.and(Class::DETERMINER).and(Class::PERSON_NOUN))
        {
            break;
        }
        begin = before;
    }
    begin.max(start)
}

/// The noun phrase that begins at unit `start`: the subject after its verb, or what follows "according to".
pub(super) fn phrase_after(view: View<'_>, start: usize) -> Range<usize> {
    if view.is(start, Class::SUBJECT_PRONOUN.and(Class::OBJECT_PRONOUN)) && !view.is(start, Class::POSSESSIVE)
    {
        return start..start + 1;
    }
    let mut end = start;
    while end < view.len() && end - start < LONGEST_PHRASE {
        if view.is_quotation(end) {
            // A quoted word inside: "the “furious” official".
            if !(end > start
                && view.unit(end).tokens.len() <= 6
                && view.is_word(end + 1)
                && view.is(end - 1, Class::DETERMINER))
            {
                break;
            }
        } else if view.is_word(end) {
            if end > start && breaks_to_the_right(view, end) {
                break;
            }
        } else if view.is_mark(end, ',') {
            match apposition_end(view, end) {
                Some(stop) => {
                    end = stop;
                    continue;
                }
                None => break,
            }
        } else if !(view.is_mark(end, '$')
            || view.is_mark(end, '&')
            || view.is_mark(end, '/')
            || view.is_mark(end, '-')
            || bracket_of_few(view, end))
        {
            break;
        }
        end += 1;
    }
    start..end.min(view.len())
}

/// Whether the unit belongs to a short bracket: "(R-Ohio)".
fn bracket_of_few(view: View<'_>, at: usize) -> bool {
    (view.is_mark(at, '(') && (at + 1..view.len().min(at + 7)).any(|i| view.is_mark(i, ')')))
        || (view.is_mark(at, ')') && (at.saturating_sub(6)..at).any(|i| view.is_mark(i, '(')))
}

/// Whether a word ends the phrase to its left.
fn breaks_to_the_right(view: View<'_>, at: usize) -> bool {
    let lower = view.lower(at);
    if view.is(at, Class::TIME) && !view.is(at - 1, Class::OTHER_PRONOUN.and(Class::TITLE)) && lower != "may"
    {
        return true;
    }
    matches!(
        lower,
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "before"
            | "as"
            | "when"
            | "while"
            | "because"
            | "but"
            | "if"
            | "although"
            | "though"
            | "since"
            | "last"
            | "earlier"
            | "later"
            | "to"
            | "about"
            | "via"
            | "that"
            | "also"
            | "this"
    ) || view.is(at, Class::BE.and(Class::MODAL).and(Class::HAVE)) && !view.lower(at).starts_with('\'')
        || view.is(at, Class::SUBJECT_PRONOUN) && !view.is(at, Class::RELATIVE)
        || view.is_finite(at) && !lower.starts_with('\'') && !view.is(at - 1, Class::RELATIVE)
}

/// Where an apposition that begins with the comma at `at` ends: right before its closing comma or the end.
fn apposition_end(view: View<'_>, at: usize) -> Option<usize> {
    let first = at + 1;
    let noun = view.is(
        first,
        Class::DETERMINER
            .and(Class::PERSON_NOUN)
            .and(Class::RELATIVE)
            .and(Class::NUMBER)
            .and(Class::POSSESSIVE),
    ) || matches!(view.lower(first), "jr" | "jr." | "sr." | "of" | "then");
    if !noun
        || !view.is_word(first)
        || view.is(first, Class::SUBJECT_PRONOUN) && !view.is(first, Class::RELATIVE)
    {
        return None;
    }
    let mut end = first;
    while end < view.len() && end - at < LONGEST_PHRASE {
        if view.is_mark(end, ',')
            || view.is_mark(end, ';')
            || view.is_mark(end, ':')
            || view.is_quotation(end)
        {
            break;
        }
        if view.is_mark(end, '.') && end + 1 == view.len() {
            break;
        }
        end += 1;
    }
    Some(end)
}
