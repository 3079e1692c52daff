//! What does a cue attribute? The pieces before and after a cue and its source, inside one frame.
//!
//! Ranges are units of one [frame](View).

use super::attributions::{Found, Reader};
use super::circumstances::{closes_with_circumstances, skip_circumstances};
use super::cues::{Frames, VerbForm, cue_of};
use super::patterns::{has_clause, one, opens_attribution};
use super::view::View;
use crate::text::Class;
use std::ops::Range;

impl Reader<'_> {
    /// What stands before source and cue: a quotation, or a clause that a comma ends.
    pub(super) fn piece_before(
        &self,
        view: View<'_>,
        found: &Found,
        left: usize,
        right: usize,
    ) -> Option<Range<usize>> {
        let comma = left > 0 && view.is_mark(left - 1, ',');
        let end = if comma { left - 1 } else { left };
        if end == 0 {
            return None;
        }
        let opening = view.unit(end - 1).tokens.start;
        let owned = self.found.iter().rev().take(4).any(|a| a.contents.iter().any(|c| c.start == opening));
        if view.is_quotation(end - 1) && !owned {
            let start = self.clause_start(view, end - 1);
            let words = (start..end - 1).filter(|&i| view.is_word(i)).count();
            let joined = start < end - 1 && !view.any_mark(end - 2);
            return Some(if words >= 2 && joined { start..end } else { end - 1..end });
        }
        let rest = skip_circumstances(view, right);
        let stops = rest >= view.len()
            || view.any_mark(rest) && !view.is_mark(rest, ':')
            || closes_with_circumstances(view, rest);
        let clause = found.cue.frames.has(Frames::CLAUSE) && comma && stops && !found.passive;
        let plain = !view
            .is(0, Class::PREPOSITION.and(Class::ADVERB).and(Class::TIME).and(Class::SUBORDINATOR))
            && end > 3;
        let finite = (0..end).any(|i| view.is_finite(i));
        (clause && (finite || plain && found.cue.frames.has(Frames::QUOTATION)))
            .then(|| self.clause_start(view, end)..end)
            .filter(|c| c.len() > 2)
    }

    /// What stands after source and cue: quotations, a clause, an object, an infinitive.
    pub(super) fn piece_after(
        &self,
        view: View<'_>,
        found: &Found,
        right: usize,
        before: bool,
    ) -> Vec<Range<usize>> {
        let mut from = skip_circumstances(view, right);
        while view.is_mark(from, ',')
            || view.is_mark(from, ':')
            || view.is_mark(from, '—')
            || view.is_mark(from, '–')
        {
            let quoted = view.is_quotation(from + 1);
            let parenthesis = !found.inverted
                && view.is_mark(from, ',')
                && found.cue.frames.has(Frames::QUOTATION)
                && found.cue.form != VerbForm::Ing
                && has_clause(view, from + 1..view.len());
            if parenthesis && !quoted {
                let end = self.content_end(view, from + 1);
                return if has_clause(view, from + 1..end) { one(from + 1..end) } else { Vec::new() };
            }
            if !(quoted || view.is_mark(from, ':') || view.lower(from + 1) == "that") {
                return Vec::new();
            }
            from += 1;
        }
        if from >= view.len() {
            return Vec::new();
        }
        let end = self.content_end(view, from);
        if end <= from {
            return Vec::new();
        }
        if view.is_quotation(from) {
            return self.quotations_from(view, from, end);
        }
        let clause = found.cue.frames.has(Frames::CLAUSE) && (!before || view.lower(from) == "that");
        let infinitive = found.cue.frames.has(Frames::INFINITIVE) && view.is(from, Class::TO);
        let object = found.cue.frames.has(Frames::OBJECT) && !before;
        let direct =
            found.cue.frames.has(Frames::QUOTATION) || view.is(from, Class::WH) || view.lower(from) == "that";
        if infinitive || object || clause && direct && has_clause(view, from..end) {
            return one(from..end);
        }
        Vec::new()
    }

    /// The quotations that begin at `from`, and what joins them.
    pub(super) fn quotations_from(&self, view: View<'_>, from: usize, end: usize) -> Vec<Range<usize>> {
        let words_after = (from + 1..end).filter(|&i| view.is_word(i)).count();
        let short = view.unit(from).tokens.len() <= 8;
        if words_after > 0 && short && !view.any_mark(from + 1) {
            return one(from..end);
        }
        let mut pieces = one(from..from + 1);
        let mut at = from + 1;
        while at < end {
            if view.is_quotation(at) {
                pieces.push(at..at + 1);
            } else if view.is_word(at) && !matches!(view.lower(at), "and" | "or") {
                break;
            }
            at += 1;
        }
        pieces
    }

    /// Where the content that begins at `from` ends: before the stop, or before the next attribution.
    pub(super) fn content_end(&self, view: View<'_>, from: usize) -> usize {
        let mut end = view.len();
        for at in from + 1..view.len() {
            let comma = view.is_mark(at, ',')
                || view.is_mark(at, ';')
                || view.is_mark(at, '—')
                || view.is_mark(at, '–');
            if comma && opens_attribution(view, at + 1) {
                end = at;
                break;
            }
            if view.lower(at) == "and"
                && cue_of(view.lower(at + 1)).is_some_and(|c| {
                    matches!(c.form, VerbForm::Past | VerbForm::Third) && c.frames.has(Frames::QUOTATION)
                })
            {
                end = at;
                break;
            }
            if view.lower(at) == "according" && view.lower(at + 1) == "to" {
                end = at;
                break;
            }
        }
        while end > from
            && view.any_mark(end - 1)
            && !view.is_mark(end - 1, ')')
            && !view.is_mark(end - 1, '%')
        {
            end -= 1;
        }
        end
    }

    /// Where the clause that ends at `end` begins: after the last semicolon or attribution, else with the frame.
    pub(super) fn clause_start(&self, view: View<'_>, end: usize) -> usize {
        let mut start = 0;
        for at in 1..end {
            let before = view.unit(at - 1).tokens.end;
            let attributed = self.found.iter().rev().take(4).any(|a| a.cue.end == before);
            if view.is_mark(at, ';') || view.is_mark(at, ',') && attributed {
                start = at + 1;
            }
        }
        while start < end
            && (matches!(view.lower(start), "but" | "and" | "so" | "yet" | "still")
                || view.any_mark(start) && !view.is_mark(start, '$'))
        {
            start += 1;
        }
        start
    }
}
