//! Which pattern stands here? A cue that is no noun, a source after its cue, an addressee, the beginning of the next
//! attribution: questions about places of one frame, without memory.

use super::attributions::Attribution;
use super::cues::{Cue, Frames, VerbForm, cue_of};
use super::phrases::{phrase_after, phrase_before, verb_group};
use super::view::View;
use crate::text::Class;
use headwater_model::{Attitude, Manner};
use std::ops::Range;

/// Whether a word that can be a cue is a noun or an adjective here: "the claims", "reported cases".
pub(super) fn is_noun(view: View<'_>, cue: &Cue, at: usize, group: &Range<usize>) -> bool {
    if group.start < at
        && (group.start..at).any(|i| view.is(i, Class::MODAL.and(Class::HAVE).and(Class::DO).and(Class::BE)))
    {
        return false;
    }
    if at > 0
        && view.is(at - 1, Class::DETERMINER.and(Class::POSSESSIVE))
        && !view.is(at - 1, Class::OTHER_PRONOUN.and(Class::OBJECT_PRONOUN))
    {
        return true;
    }
    if view.lower(at.wrapping_sub(1)) == "'s" && cue.form != VerbForm::Ing {
        return true;
    }
    let next = at + 1;
    let leads = view.is_quotation(next)
        || view.is(
            next,
            Class::DETERMINER
                .and(Class::SUBJECT_PRONOUN)
                .and(Class::OBJECT_PRONOUN)
                .and(Class::POSSESSIVE)
                .and(Class::WH),
        )
        || view.lower(next) == "that"
        || view.is_capital(next)
        || view.is_mark(next, ':');
    match cue.form {
        VerbForm::Base => {
            let subject = at > 0
                && (view.is(at - 1, Class::SUBJECT_PRONOUN.and(Class::OTHER_PRONOUN).and(Class::ADVERB))
                    || view.lower(at - 1).ends_with('s') && view.lower(at - 1).len() > 3);
            let plain =
                matches!(view.lower(at), "say" | "tell" | "believe" | "think" | "argue" | "insist" | "know");
            !(subject && (leads || plain))
        }
        VerbForm::Third => {
            let plain = matches!(
                view.lower(at),
                "says" | "tells" | "writes" | "adds" | "believes" | "thinks" | "argues" | "insists" | "knows"
            );
            let ends = (next + 1 >= view.len()
                || view.any_mark(next)
                || view.is(next, Class::PREPOSITION.and(Class::TIME)))
                && at > 0
                && (view.is_capital(at - 1) || view.is(at - 1, Class::SUBJECT_PRONOUN));
            !(leads || plain || ends || view.any_mark(next) && view.is_quotation(next + 1))
        }
        _ => view.is_capital(at) && at > 0 && view.is_capital(at - 1),
    }
}

/// ", said Quill, the mayor": the source after the cue, where a comma or a quotation stands before the cue.
pub(super) fn inverted_source(view: View<'_>, group: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let Some(before) = group.start.checked_sub(1) else { return opening_inversion(view, at) };
    let opens = view.is_quotation(before)
        || view.is_mark(before, ',')
            && (before == 0 || view.is_quotation(before - 1) || plain_inversion(view, at));
    if !opens || group.start < at {
        return None;
    }
    let cue = cue_of(view.lower(at))?;
    if !cue.frames.has(Frames::QUOTATION) || !matches!(cue.form, VerbForm::Past | VerbForm::Third) {
        return None;
    }
    let next = at + 1;
    if view.is(next, Class::TIME.and(Class::PREPOSITION).and(Class::TO))
        || view.lower(next) == "that"
        || !view.is_word(next)
    {
        return None;
    }
    let source = phrase_after(view, next);
    (!source.is_empty()).then_some(source)
}

/// "Said Quill: “...”": the source after a cue that opens the frame.
pub(super) fn opening_inversion(view: View<'_>, at: usize) -> Option<Range<usize>> {
    cue_of(view.lower(at)).filter(|c| c.frames.has(Frames::QUOTATION) && c.form != VerbForm::Ing)?;
    let source = phrase_after(view, at + 1);
    let announced =
        view.is_mark(source.end, ':') || view.is_mark(source.end, ',') && view.is_quotation(source.end + 1);
    (!source.is_empty() && announced).then_some(source)
}

/// "The gates stay shut, said Quill.": no quotation, but a name or title right after the cue and nothing to say after it.
pub(super) fn plain_inversion(view: View<'_>, at: usize) -> bool {
    let starts = view.is_capital(at + 1)
        || view
            .is(at + 1, Class::DETERMINER.and(Class::PERSON_NOUN).and(Class::TITLE).and(Class::NUMBER_WORD));
    if !starts
        || !matches!(view.lower(at), "said" | "says" | "wrote" | "writes" | "added" | "reported" | "reports")
    {
        return false;
    }
    let source = phrase_after(view, at + 1);
    source.end >= view.len()
        || view.any_mark(source.end)
        || view.is(source.end, Class::PREPOSITION.and(Class::TIME))
}

/// "He left and said": the subject of the verb before "and".
pub(super) fn shared_subject(view: View<'_>, group: &Range<usize>) -> Range<usize> {
    let empty = group.start..group.start;
    let Some(joint) = group.start.checked_sub(1) else { return empty };
    let joins = matches!(view.lower(joint), "and" | "but" | "then") || view.is_mark(joint, ',');
    if !joins {
        return empty;
    }
    let mut at = joint;
    while at > 0 {
        at -= 1;
        if view.is_finite(at) {
            let subject = phrase_before(view, verb_group(view, at).start);
            if !subject.is_empty() {
                return subject;
            }
        }
        if view.is_mark(at, ';') || view.is_quotation(at) {
            break;
        }
    }
    empty
}

/// "quoted a guard as saying": the source of a participle that follows "as", where a verb of quoting stands before.
pub(super) fn quoted_as(view: View<'_>, group: &Range<usize>) -> Option<Range<usize>> {
    let joint = group.start.checked_sub(1).filter(|&i| view.lower(i) == "as")?;
    let stop = joint.saturating_sub(LONGEST_QUOTED);
    let verb = (stop..joint).rev().find(|&i| {
        matches!(
            view.lower(i),
            "quoted" | "quotes" | "quoting" | "quote" | "cited" | "cites" | "citing" | "cite"
        )
    })?;
    let plain = (verb + 1..joint).all(|i| view.is_word(i) && !view.is_finite(i));
    (verb + 1 < joint && plain).then_some(verb + 1..joint)
}

/// How many units the phrase between "quoted" and "as saying" may have.
const LONGEST_QUOTED: usize = 12;

/// Whom a verb that takes an addressee first was said to: "told reporters".
pub(super) fn addressee_at(view: View<'_>, from: usize) -> Option<Range<usize>> {
    if view.lower(from) == "that" || !view.is_word(from) {
        return None;
    }
    let phrase = phrase_after(view, from);
    let mut end = phrase.start;
    // A new determiner or pronoun begins the clause: "told reporters the plan".
    while end < phrase.end {
        let at = end;
        let new = at > phrase.start
            && (view.is(at, Class::DETERMINER.and(Class::SUBJECT_PRONOUN))
                || view.lower(at) == "his"
                || view.lower(at) == "her")
            && !view.is(at - 1, Class::PREPOSITION.and(Class::CONJUNCTION))
            && !view.is_mark(at - 1, ',');
        if new || view.is_mark(at, ',') && view.is_quotation(at + 1) {
            break;
        }
        end += 1;
    }
    (end > phrase.start).then_some(phrase.start..end)
}

/// Whether what begins at `at`, after a comma, is another attribution: "adding that", "he said", "said Quill".
pub(super) fn opens_attribution(view: View<'_>, at: usize) -> bool {
    let here = |i: usize| cue_of(view.lower(i)).filter(|c| c.frames.has(Frames::QUOTATION));
    if here(at).is_some_and(|c| matches!(c.form, VerbForm::Ing)) {
        return true;
    }
    if matches!(view.lower(at), "and" | "but" | "while") {
        return (at + 1..view.len().min(at + 6))
            .any(|i| here(i).is_some_and(|c| matches!(c.form, VerbForm::Past | VerbForm::Third)))
            && !view.is(at + 1, Class::WH);
    }
    view.is(at, Class::SUBJECT_PRONOUN)
        && here(at + 1).is_some_and(|c| c.form == VerbForm::Past)
        && (at + 2 >= view.len() || view.any_mark(at + 2))
}

/// Whether the units look like a clause: a verb or a quotation among them, or "that" and the beginning of a phrase.
pub(super) fn has_clause(view: View<'_>, units: Range<usize>) -> bool {
    let opens = view.lower(units.start) == "that"
        || view.is(units.start, Class::DETERMINER.and(Class::SUBJECT_PRONOUN).and(Class::POSSESSIVE));
    let likely = units.clone().any(|i| view.is_finite(i) || view.is_quotation(i));
    likely && units.len() > 1 || opens && units.len() > 3
}

/// What a frame that ends in a colon says of the quotation after it.
pub(super) fn announcement(
    view: View<'_>,
    group: Range<usize>,
    source: Range<usize>,
    cue: &Cue,
) -> Attribution {
    Attribution {
        cue: view.tokens_of(group),
        source: Some(view.tokens_of(source)),
        contents: Vec::new(),
        addressee: None,
        attitude: cue.attitude,
        manner: Manner::Said,
        carried: false,
    }
}

/// A frame without a cue that ends in a colon announces a quotation by its subject: "Quill had this to offer:".
pub(super) fn announces(view: View<'_>) -> Option<Attribution> {
    let last = view.len().checked_sub(1).filter(|&l| view.is_mark(l, ':'))?;
    let verb = (1..last).find(|&i| view.is_finite(i))?;
    let source = phrase_before(view, verb_group(view, verb).start);
    (!source.is_empty()).then(|| Attribution {
        cue: view.tokens_of(verb..last + 1),
        source: Some(view.tokens_of(source)),
        contents: Vec::new(),
        addressee: None,
        attitude: Attitude::Said,
        manner: Manner::Said,
        carried: false,
    })
}

/// A list of one range.
pub(super) fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
