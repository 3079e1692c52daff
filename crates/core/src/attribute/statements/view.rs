//! What stands at a place of a frame? Questions about single units; a place past the end answers "no".

use super::cues::{VerbForm, cue_of};
use super::frames::{Frame, Unit};
use crate::text::{Class, TokenKind, Tokens};
use std::ops::Range;

/// A frame with the tokens that it is made of.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) frame: &'a Frame,
}

impl<'a> View<'a> {
    pub(super) fn len(&self) -> usize {
        self.frame.units.len()
    }

    pub(super) fn unit(&self, at: usize) -> &'a Unit {
        &self.frame.units[at]
    }

    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.frame.units.get(at).is_some_and(|u| u.quotation.is_some())
    }

    /// The word of a unit in lower case; empty for a quotation.
    pub(super) fn lower(&self, at: usize) -> &'a str {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => self.tokens.lower(u.tokens.start),
            _ => "",
        }
    }

    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => self.tokens.is(u.tokens.start, class),
            _ => false,
        }
    }

    pub(super) fn is_mark(&self, at: usize, mark: char) -> bool {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => self.tokens.is_mark(u.tokens.start, mark),
            _ => false,
        }
    }

    pub(super) fn any_mark(&self, at: usize) -> bool {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => {
                matches!(self.tokens.list[u.tokens.start].kind, TokenKind::Mark(_))
            }
            _ => false,
        }
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => {
                matches!(self.tokens.list[u.tokens.start].kind, TokenKind::Word | TokenKind::Number)
            }
            _ => false,
        }
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        match self.frame.units.get(at) {
            Some(u) if u.quotation.is_none() => self.tokens.list[u.tokens.start].capital,
            _ => false,
        }
    }

    /// The tokens of a range of units.
    pub(super) fn tokens_of(&self, units: Range<usize>) -> Range<usize> {
        self.frame.units[units.start].tokens.start..self.frame.units[units.end - 1].tokens.end
    }

    /// Whether the unit is most likely a finite verb.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        if !self.is_word(at) || self.is_capital(at) {
            return false;
        }
        let lower = self.lower(at);
        let clitic = lower == "'s" && !self.possessive_clitic(at);
        if lower.starts_with('\'') {
            return clitic || matches!(lower, "'re" | "'m" | "'ll" | "'ve" | "'d");
        }
        self.is(at, Class::VERB.and(Class::BE).and(Class::HAVE).and(Class::MODAL))
            || cue_of(lower).is_some_and(|c| c.form == VerbForm::Past)
            || lower.len() > 4 && lower.ends_with("ed") && !self.is(at.wrapping_sub(1), Class::DETERMINER)
    }

    /// Whether "'s" marks a possessive and not "is": a noun before, no verb form after.
    fn possessive_clitic(&self, at: usize) -> bool {
        at > 0 && !self.is(at - 1, Class::SUBJECT_PRONOUN.and(Class::WH)) && {
            let next = self.lower(at + 1);
            !(next.ends_with("ing") || matches!(next, "a" | "the" | "an" | "not" | "been" | "going"))
        }
    }
}
