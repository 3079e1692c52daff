//! What is known of each token before its features are put together: its word, shape and class, the quotation it stands
//! in, the cues around it, what the rules make of it.
//!
//! A word counts only where the vocabulary has it (lower case in at least five documents of the training part, no
//! given name); all others are seen by shape and ending, and by the class that they share with words of like company.

use super::super::attributions::Attribution;
use super::super::cues::{Cue, cue_of};
use super::super::frames::{Frame, frames};
use super::super::patterns::is_noun;
use super::super::phrases::verb_group;
use super::super::view::View;
use super::vocabulary::{Vocabulary, hash_of};
use crate::text::{Class, NameKind, TokenKind, Tokens, names};

/// What is known of a token before its features are put together.
#[derive(Clone, Copy, Default)]
pub(super) struct Sight {
    pub(super) word: u32,
    pub(super) shape: u32,
    pub(super) class: u32,
    pub(super) ending: u32,
    /// Where it stands in its quotation: 0 outside, else first, inside, last, with the length.
    pub(super) quotation: u32,
    pub(super) name: u32,
    /// What the rules make of it.
    pub(super) rule: u32,
    /// The cue before it in its sentence: word, how far, what stands between.
    pub(super) cue_before: u32,
    pub(super) far_before: u32,
    pub(super) between: u32,
    /// The cue after it.
    pub(super) cue_after: u32,
    pub(super) far_after: u32,
    /// What kind of cue it is itself.
    pub(super) cue: u32,
    /// Where in the sentence.
    pub(super) place: u32,
    /// Its word class, coarse and fine; 0 where it has none.
    pub(super) coarse: u32,
    pub(super) fine: u32,
}

/// Looks at every token once.
pub(super) fn sights(tokens: &Tokens<'_>, found: &[Attribution], vocabulary: &Vocabulary) -> Vec<Sight> {
    let mut sights: Vec<Sight> = (0..tokens.len()).map(|at| look(tokens, at, vocabulary)).collect();
    for name in names(tokens) {
        for at in name.tokens.clone() {
            let kind = match name.kind {
                NameKind::Person => 1,
                NameKind::Organisation => 2,
                NameKind::Place => 3,
                NameKind::Unknown => 4,
            };
            sights[at].name =
                kind * 4 + u32::from(at == name.tokens.start) * 2 + u32::from(at + 1 == name.tokens.end);
        }
    }
    for frame in &frames(tokens) {
        see_cues(View { tokens, frame }, frame, &mut sights);
    }
    see_rules(found, &mut sights);
    sights
}

fn look(tokens: &Tokens<'_>, at: usize, vocabulary: &Vocabulary) -> Sight {
    let token = &tokens.list[at];
    let lower = tokens.lower(at);
    let hash = hash_of(lower);
    let known = vocabulary.get(hash);
    let word = match token.kind {
        TokenKind::Word if known.is_word => hash,
        TokenKind::Word => 11 + u32::from(token.capital),
        TokenKind::Number => 13,
        TokenKind::Open => 14,
        TokenKind::Close => 15,
        TokenKind::Mark(mark) => 0x100 + mark as u32,
    };
    let shape = match token.kind {
        TokenKind::Word => {
            1 + u32::from(token.capital) * 2
                + u32::from(tokens.word(at).len() > 1 && tokens.word(at).chars().all(char::is_uppercase))
        }
        TokenKind::Number => 5,
        TokenKind::Open => 6,
        TokenKind::Close => 7,
        TokenKind::Mark(_) => 8,
    };
    let letters: Vec<char> = lower.chars().rev().take(3).collect();
    let ending = if token.kind == TokenKind::Word && letters.len() == 3 && !token.capital {
        letters.iter().fold(17, |hash: u32, c| hash.wrapping_mul(31).wrapping_add(*c as u32))
    } else {
        0
    };
    let bits = token.class.bits();
    let (coarse, fine) = match token.kind {
        TokenKind::Word => (u32::from(known.coarse), u32::from(known.fine)),
        TokenKind::Number => (901, 901),
        TokenKind::Open => (902, 902),
        TokenKind::Close => (903, 903),
        TokenKind::Mark(mark) => (1000 + mark as u32, 1000 + mark as u32),
    };
    Sight {
        word,
        shape,
        class: (bits as u32) ^ ((bits >> 32) as u32).wrapping_mul(0x9E37_79B1),
        ending,
        quotation: quotation_of(tokens, at),
        coarse,
        fine,
        ..Sight::default()
    }
}

/// Where a token stands in the outermost quotation around it.
fn quotation_of(tokens: &Tokens<'_>, at: usize) -> u32 {
    let Some(quotation) = tokens.list[at].quotation else { return 1 };
    let first = at == 0 || tokens.list[at - 1].quotation != Some(quotation);
    let last = at + 1 == tokens.len() || tokens.list[at + 1].quotation != Some(quotation);
    let outer = tokens.quotations[quotation as usize].outer;
    let length = match outer.len() {
        0..=20 => 0,
        21..=45 => 1,
        46..=90 => 2,
        _ => 3,
    };
    2 + length * 4 + u32::from(first) * 2 + u32::from(last)
}

/// How far, in steps that grow.
pub(super) fn bucket(distance: usize) -> u32 {
    match distance {
        0..=4 => distance as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=35 => 9,
        _ => 10,
    }
}

/// Tells the tokens of a frame which cues stand around them.
fn see_cues(view: View<'_>, frame: &Frame, sights: &mut [Sight]) {
    let cues: Vec<(usize, &Cue)> = (0..view.len())
        .filter(|&i| view.is_word(i))
        .filter_map(|i| Some((i, cue_of(view.lower(i))?)))
        .filter(|(i, cue)| !is_noun(view, cue, *i, &verb_group(view, *i)))
        .collect();
    let quoted = frame.units.iter().filter(|u| u.quotation.is_some()).count().min(2) as u32;
    let mut next = 0;
    for (at, unit) in frame.units.iter().enumerate() {
        while next < cues.len() && cues[next].0 < at {
            next += 1;
        }
        let before = next.checked_sub(1).map(|i| cues[i]);
        let here = cues.get(next).filter(|c| c.0 == at);
        let after = cues.get(if here.is_some() { next + 1 } else { next });
        for token in unit.tokens.clone() {
            let sight = &mut sights[token];
            if let Some((place, cue)) = before {
                sight.cue_before = sight_of_cue(view, place, cue);
                sight.far_before = 1 + bucket(at - place);
                sight.between = between(view, place, at);
            }
            if let Some((place, cue)) = after {
                sight.cue_after = sight_of_cue(view, *place, cue);
                sight.far_after = 1 + bucket(place - at);
            }
            if let Some((_, cue)) = here {
                sight.cue = 1 + cue.frames.bits() + 32 * cue.form as u32 + 256 * cue.manner as u32;
            }
            sight.place = 1
                + quoted
                + 4 * u32::from(at == 0)
                + 8 * u32::from(at + 1 == view.len())
                + 16 * bucket(at).min(6);
        }
    }
}

/// A cue by its verb.
fn sight_of_cue(view: View<'_>, at: usize, cue: &Cue) -> u32 {
    hash_of(view.lower(at)) ^ (cue.form as u32)
}

/// What stands between a cue and a unit after it: commas, "that", a dash, a quotation, a conjunction.
fn between(view: View<'_>, cue: usize, at: usize) -> u32 {
    let mut seen = 1;
    for i in (cue + 1..at).rev().take(40) {
        if view.is_mark(i, ',') {
            seen |= if seen & 2 != 0 { 4 } else { 2 };
        } else if view.is_quotation(i) {
            seen |= 8;
        } else if view.is_mark(i, '—') || view.is_mark(i, '–') || view.is_mark(i, '-') || view.is_mark(i, ';')
        {
            seen |= 16;
        } else if view.is(i, Class::SUBORDINATOR) {
            seen |= if view.lower(i) == "that" { 32 } else { 64 };
        } else if view.is(i, Class::CONJUNCTION) {
            seen |= 128;
        }
    }
    seen
}

/// Tells each token what the rules make of it.
fn see_rules(found: &[Attribution], sights: &mut [Sight]) {
    for attribution in found {
        if !attribution.carried {
            for at in attribution.cue.clone() {
                sights[at].rule = 9;
            }
            for at in attribution.source.clone().unwrap_or_default() {
                sights[at].rule = 10;
            }
        }
        let manner = 4 * (attribution.manner as u32) + 2 * u32::from(attribution.carried);
        for content in &attribution.contents {
            for at in content.clone() {
                let end = u32::from(at + 1 == content.end);
                sights[at].rule = 0x100 + manner * 4 + 2 * u32::from(at == content.start) + end;
            }
        }
    }
}
