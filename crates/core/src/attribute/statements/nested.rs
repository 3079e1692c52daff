//! What is a source reported to say that others said? "Quill said Reed had told her that the dam was unsafe": the
//! attributions inside the words of another. Those in quotation marks are read in frames of their own.
//!
//! Only what was said counts, and only where it is told as done: "would say" and "did not say" report no words. Of a
//! speech in the first person it is what others said that is looked for, so "I" and "we" are no sources here.

use super::attributions::{Attribution, all_attributions, disjoint};
use super::frames::{Frame, Unit};
use super::span_of;
use crate::text::{Class, TokenKind, Tokens};
use headwater_model::{Form, Manner, Span};
use std::ops::Range;

/// The attributions right inside `content`, a piece of what is attributed; `all` are those of the whole text.
pub(super) fn inside(tokens: &Tokens<'_>, all: &[Attribution], content: &Range<usize>) -> Vec<Attribution> {
    let read;
    let all = if is_quotation(tokens, content) {
        read = all_attributions(tokens, &frames_inside(tokens, content));
        &read
    } else {
        all
    };
    let within = |r: &Range<usize>| content.start <= r.start && r.end <= content.end;
    let fits = |a: &&Attribution| {
        !a.carried
            && a.manner == Manner::Said
            && !a.cue.is_empty()
            && within(&a.cue)
            && a.source.as_ref().is_some_and(|s| within(s) && !is_first_person(tokens, s))
            && a.contents.iter().all(|c| within(c) && c.len() >= LEAST_TOKENS && c != content)
            && is_told_as_done(tokens, &a.cue)
    };
    disjoint(all.iter().filter(fits).cloned().collect())
}

/// How many tokens a piece needs to be words that somebody said.
const LEAST_TOKENS: usize = 3;

/// Whether a piece is one quotation from mark to mark.
pub(super) fn is_quotation(tokens: &Tokens<'_>, content: &Range<usize>) -> bool {
    quotation_of(tokens, content).is_some()
}

/// In whose words a piece inside another's words is given, and its span: without the marks where it is a quotation.
pub(super) fn form_inside(tokens: &Tokens<'_>, content: &Range<usize>) -> (Form, Span) {
    let span = span_of(tokens, content);
    if let Some(inner) = quotation_of(tokens, content) {
        return (Form::Direct, inner);
    }
    let quotes = tokens.quotations.iter().any(|q| span.contains(q.outer));
    (if quotes { Form::Mixed } else { Form::Indirect }, span)
}

/// The words inside the quotation that a piece is.
fn quotation_of(tokens: &Tokens<'_>, content: &Range<usize>) -> Option<Span> {
    let span = span_of(tokens, content);
    let from = tokens.quotations.partition_point(|q| q.outer.start < span.start);
    tokens.quotations[from..]
        .iter()
        .take_while(|q| q.outer.start == span.start)
        .find(|q| q.outer == span)
        .map(|q| q.inner)
}

fn is_first_person(tokens: &Tokens<'_>, source: &Range<usize>) -> bool {
    source.len() == 1 && matches!(tokens.lower(source.start), "i" | "we")
}

/// Whether the verb group of a cue tells of something that was said: not wished, not denied, not to come.
fn is_told_as_done(tokens: &Tokens<'_>, cue: &Range<usize>) -> bool {
    cue.clone().all(|at| !tokens.is(at, Class::MODAL.and(Class::NEGATION).and(Class::TO)))
}

/// The sentences inside a quotation, each quotation in it one unit.
fn frames_inside(tokens: &Tokens<'_>, content: &Range<usize>) -> Vec<Frame> {
    let outer = span_of(tokens, content);
    let mut frames: Vec<Frame> = Vec::new();
    let mut sentence = None;
    let mut at = content.start + 1;
    let last = content.end - usize::from(tokens.list[content.end - 1].kind == TokenKind::Close);
    while at < last {
        let token = &tokens.list[at];
        let opened = tokens
            .quotations
            .iter()
            .position(|q| q.outer.start == token.span.start && outer.contains(q.outer) && q.outer != outer);
        let end = match opened {
            Some(q) => tokens.at_byte(tokens.quotations[q].outer.end - 1) + 1,
            None => at + 1,
        };
        let unit = Unit { tokens: at..end.min(last), quotation: opened };
        match frames.last_mut().filter(|_| sentence == Some(token.sentence)) {
            Some(frame) => frame.units.push(unit),
            None => frames.push(Frame { paragraph: token.paragraph, units: std::iter::once(unit).collect() }),
        }
        // What follows a quotation belongs to its sentence: "‘Why?’ she asked."
        sentence = Some(tokens.list[end.min(last) - 1].sentence);
        at = end.max(at + 1);
    }
    frames
}
