//! What the model sees of a token: its word and its neighbours', their shapes and classes, the quotation it stands in,
//! the cues around it, and what the rules make of it. Every feature is a hash.
//!
//! A word counts only where the vocabulary has it (lower case in at least five documents of the training part, no
//! given name); all others are seen by shape and ending alone.

use super::super::attributions::Attribution;
use super::super::cues::{Cue, cue_of};
use super::super::frames::{Frame, frames};
use super::super::patterns::is_noun;
use super::super::phrases::verb_group;
use super::super::view::View;
use crate::text::{Class, NameKind, TokenKind, Tokens, names};

/// How many weights a label has; two to the power of 18 lost nothing measurable against 20.
pub(super) const BUCKETS: usize = 1 << 18;

/// The words that count as words, by hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary(Vec<u32>);

impl Vocabulary {
    pub(super) fn of(mut hashes: Vec<u32>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    pub(super) fn hashes(&self) -> &[u32] {
        &self.0
    }

    fn has(&self, hash: u32) -> bool {
        self.0.binary_search(&hash).is_ok()
    }
}

/// The features of every token of a text.
pub(super) struct Features {
    list: Vec<u32>,
    /// Where the features of each token begin; one more than there are tokens.
    starts: Vec<u32>,
}

impl Features {
    pub(super) fn of(&self, token: usize) -> &[u32] {
        &self.list[self.starts[token] as usize..self.starts[token + 1] as usize]
    }
}

impl Features {
    /// The features of all tokens.
    pub(super) fn all(&self) -> &[u32] {
        &self.list
    }

    /// Keeps the features that `keeps` holds for.
    pub(super) fn retain(&mut self, keeps: impl Fn(u32) -> bool) {
        let mut list = Vec::with_capacity(self.list.len());
        let mut starts = vec![0];
        for token in 0..self.starts.len() - 1 {
            list.extend(self.of(token).iter().copied().filter(|f| keeps(*f)));
            starts.push(list.len() as u32);
        }
        (self.list, self.starts) = (list, starts);
    }
}

/// The hash of a word (FNV-1a).
pub(super) fn hash_of(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// What is known of a token before its features are put together.
#[derive(Clone, Copy, Default)]
struct Sight {
    word: u32,
    shape: u32,
    class: u32,
    ending: u32,
    /// Where it stands in its quotation: 0 outside, else first, inside, last, with the length.
    quotation: u32,
    name: u32,
    /// What the rules make of it.
    rule: u32,
    /// The cue before it in its sentence: word, how far, what stands between.
    cue_before: u32,
    far_before: u32,
    between: u32,
    /// The cue after it.
    cue_after: u32,
    far_after: u32,
    /// What kind of cue it is itself.
    cue: u32,
    /// Where in the sentence.
    place: u32,
}

/// Reads the features of all tokens.
pub(super) fn read_features(tokens: &Tokens<'_>, found: &[Attribution], vocabulary: &Vocabulary) -> Features {
    let sights = sights(tokens, found, vocabulary);
    let mut features = Features { list: Vec::with_capacity(48 * sights.len()), starts: vec![0] };
    let none = Sight::default();
    for at in 0..sights.len() {
        let near = |offset: isize| {
            at.checked_add_signed(offset)
                .filter(|&i| i < sights.len() && tokens.list[i].paragraph == tokens.list[at].paragraph)
                .map_or(&none, |i| &sights[i])
        };
        put(&mut features.list, [near(-2), near(-1), near(0), near(1), near(2)], near(3));
        features.starts.push(features.list.len() as u32);
    }
    features
}

/// Adds the features of the token in the middle.
fn put(list: &mut Vec<u32>, near: [&Sight; 5], third: &Sight) {
    let [b2, b1, at, a1, a2] = near;
    let mut number = 0_u32;
    let mut add = |a: u32, b: u32| {
        number += 1;
        let mut hash = a.wrapping_mul(0x9E37_79B1)
            ^ b.rotate_left(13).wrapping_mul(0x85EB_CA77)
            ^ number.wrapping_mul(0xC2B2_AE3D);
        hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
        hash = (hash ^ (hash >> 12)).wrapping_mul(0x297A_2D39);
        list.push((hash ^ (hash >> 15)) & (BUCKETS as u32 - 1));
    };
    add(0, 0);
    for one in [b2, b1, at, a1, a2] {
        add(one.word, 1);
        add(one.class, one.shape);
        add(one.ending, 2);
    }
    add(third.word, 3);
    for (one, other) in [(b2, b1), (b1, at), (at, a1), (a1, a2), (b1, a1)] {
        add(one.word, other.word);
        add(one.class, other.class);
    }
    add(b1.word, at.class);
    add(at.word, a1.class);
    for one in [b1, at, a1] {
        add(one.quotation, 5);
        add(one.rule, 6);
        add(one.cue, 7);
        add(one.name, 8);
    }
    add(at.quotation, at.word);
    add(b1.rule, at.rule);
    add(at.rule, a1.rule);
    add(at.rule, at.word);
    add(at.rule, at.quotation);
    add(at.rule, a1.word);
    add(at.rule, b1.word);
    add(at.rule, at.cue_before);
    add(at.cue_before, at.far_before);
    add(at.cue_before, at.between);
    add(at.far_before, at.between);
    add(at.cue_before ^ at.between.rotate_left(7), at.word);
    add(at.cue_before ^ at.between.rotate_left(7), a1.class);
    add(at.between, b1.word);
    add(at.between, at.word);
    add(at.cue_after, at.far_after);
    add(at.cue_after, at.place);
    add(at.cue_after, at.cue_before);
    add(at.place, at.word);
    add(at.place, at.class);
    add(at.cue, a1.word);
    add(at.cue, b1.class);
    add(at.cue, a1.class);
}

/// Looks at every token once.
fn sights(tokens: &Tokens<'_>, found: &[Attribution], vocabulary: &Vocabulary) -> Vec<Sight> {
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
    let word = match token.kind {
        TokenKind::Word if vocabulary.has(hash) => hash,
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
    Sight {
        word,
        shape,
        class: (bits as u32) ^ ((bits >> 32) as u32).wrapping_mul(0x9E37_79B1),
        ending,
        quotation: quotation_of(tokens, at),
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
fn bucket(distance: usize) -> u32 {
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
