//! What does a sentence look like from outside its quotations? Each outermost quotation counts as one unit.

use crate::text::{TokenKind, Tokens};
use std::ops::Range;

/// A word or mark outside all quotations, or a whole outermost quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Which quotation it is, where it is one.
    pub(super) quotation: Option<usize>,
}

/// One sentence, seen from outside its quotations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    /// Its paragraph.
    pub(super) paragraph: u32,
    /// In order.
    pub(super) units: Vec<Unit>,
}

/// How many units after a quotation that ends in "?" or "!" a cue may stand for the sentence to go on.
const REACH_OF_CUE: usize = 7;

/// The frames of a text, in order.
pub(super) fn frames(tokens: &Tokens<'_>) -> Vec<Frame> {
    let mut found: Vec<Frame> = Vec::new();
    let mut frame = Frame { paragraph: 0, units: Vec::new() };
    let mut at = 0;
    while at < tokens.len() {
        let quotation = tokens.list[at].quotation.map(|q| q as usize);
        let mut end = at + 1;
        while quotation.is_some()
            && end < tokens.len()
            && tokens.list[end].quotation.map(|q| q as usize) == quotation
        {
            end += 1;
        }
        if frame.units.is_empty() {
            frame.paragraph = tokens.list[at].paragraph;
        }
        frame.units.push(Unit { tokens: at..end, quotation });
        if ends_after(tokens, end) && !goes_on(tokens, &frame, end) {
            found.push(std::mem::replace(&mut frame, Frame { paragraph: 0, units: Vec::new() }));
        }
        at = end;
    }
    if !frame.units.is_empty() {
        found.push(frame);
    }
    found
}

/// Whether a sentence ends before token `next`.
fn ends_after(tokens: &Tokens<'_>, next: usize) -> bool {
    next >= tokens.len() || tokens.list[next].sentence != tokens.list[next - 1].sentence
}

/// Whether the sentence goes on after a quotation that ends in a question or a cry: "“Why?” Quill asked."
fn goes_on(tokens: &Tokens<'_>, frame: &Frame, next: usize) -> bool {
    let alone = frame.units.len() == 1 && frame.units[0].quotation.is_some();
    let stop = next.checked_sub(2).is_some_and(|i| tokens.is_mark(i, '?') || tokens.is_mark(i, '!'));
    if !alone
        || !stop
        || next >= tokens.len()
        || tokens.list[next].paragraph != tokens.list[next - 1].paragraph
    {
        return false;
    }
    let until = tokens.len().min(next + REACH_OF_CUE);
    for at in next..until {
        let token = &tokens.list[at];
        if token.quotation.is_some() || matches!(token.kind, TokenKind::Mark(_)) {
            return false;
        }
        if super::cues::cue_of(tokens.lower(at)).is_some_and(|c| c.frames.has(super::cues::Frames::QUOTATION))
        {
            return ends_attribution(tokens, at + 1);
        }
    }
    false
}

/// Whether nothing that a cue could introduce stands right after it.
fn ends_attribution(tokens: &Tokens<'_>, at: usize) -> bool {
    use crate::text::Class;
    at >= tokens.len()
        || tokens.is_mark(at, '.')
        || tokens.is_mark(at, ',') && tokens.list.get(at + 1).is_none_or(|t| t.quotation.is_none())
        || tokens.is(at, Class::PREPOSITION.and(Class::TIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_of_several_sentences_is_one_unit_of_its_frame() {
        let tokens = Tokens::of("“We are done. We leave,” Quill said. “Really.”");
        let frames = frames(&tokens);
        assert_eq!(frames.len(), 2);
        assert_eq!(
            frames[0].units.iter().map(|u| u.quotation.is_some()).collect::<Vec<_>>(),
            [true, false, false, false]
        );
    }

    #[test]
    fn a_question_in_quotation_marks_does_not_end_the_sentence_of_its_cue() {
        let tokens = Tokens::of("“Who pays?” Quill asked. He left.");
        assert_eq!(frames(&tokens).len(), 2);
    }
}
