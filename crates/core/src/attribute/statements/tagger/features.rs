//! The features of a token at the first reading: what is known of it and of its neighbours, put together and hashed.

use super::sights::Sight;
use crate::text::Tokens;

/// How many weights a label has; two to the power of 18 lost nothing measurable against 20.
pub(super) const BUCKETS: usize = 1 << 18;

/// The features of every token of a text.
#[derive(Debug, Default)]
pub(super) struct Features {
    list: Vec<u32>,
    /// Where the features of each token begin; one more than there are tokens.
    starts: Vec<u32>,
}

impl Features {
    /// None yet, with room for `count`.
    pub(super) fn with_room(count: usize) -> Self {
        Self { list: Vec::with_capacity(count), starts: vec![0] }
    }

    /// Where the features of the next token are put.
    pub(super) fn room(&mut self) -> &mut Vec<u32> {
        &mut self.list
    }

    /// Ends the features of a token.
    pub(super) fn close(&mut self) {
        self.starts.push(self.list.len() as u32);
    }

    pub(super) fn of(&self, token: usize) -> &[u32] {
        &self.list[self.starts[token] as usize..self.starts[token + 1] as usize]
    }

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

/// The place of a feature among the weights: the hash of its number and of two values.
pub(super) fn bucket_of(number: u32, a: u32, b: u32) -> u32 {
    let mut hash = a.wrapping_mul(0x9E37_79B1)
        ^ b.rotate_left(13).wrapping_mul(0x85EB_CA77)
        ^ number.wrapping_mul(0xC2B2_AE3D);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
    hash = (hash ^ (hash >> 12)).wrapping_mul(0x297A_2D39);
    (hash ^ (hash >> 15)) & (BUCKETS as u32 - 1)
}

/// Reads the features of all tokens.
pub(super) fn read_features(tokens: &Tokens<'_>, sights: &[Sight]) -> Features {
    let mut features = Features::with_room(80 * sights.len());
    let none = Sight::default();
    for at in 0..sights.len() {
        let near = |offset: isize| {
            at.checked_add_signed(offset)
                .filter(|&i| i < sights.len() && tokens.list[i].paragraph == tokens.list[at].paragraph)
                .map_or(&none, |i| &sights[i])
        };
        put(features.room(), [near(-2), near(-1), near(0), near(1), near(2)], near(3));
        features.close();
    }
    features
}

/// Adds the features of the token in the middle.
fn put(list: &mut Vec<u32>, near: [&Sight; 5], third: &Sight) {
    let [b2, b1, at, a1, a2] = near;
    let mut number = 0_u32;
    let mut add = |a: u32, b: u32| {
        number += 1;
        list.push(bucket_of(number, a, b));
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
    for one in [b2, b1, at, a1, a2] {
        add(one.coarse, 20 + one.shape);
    }
    for (one, other) in [(b2, b1), (b1, at), (at, a1), (a1, a2), (b1, a1)] {
        add(one.coarse, other.coarse);
    }
    add(b1.coarse * 2000 + at.coarse, a1.coarse);
    add(at.coarse * 2000 + a1.coarse, a2.coarse);
    add(b2.coarse * 2000 + b1.coarse, at.coarse);
    add(at.cue_before ^ at.between.rotate_left(7), at.coarse);
    add(at.cue_after ^ at.far_after.rotate_left(7), at.coarse);
    add(at.rule, at.coarse);
    add(at.rule, a1.coarse);
    add(at.rule, b1.coarse);
    for one in [b1, at, a1] {
        add(one.fine, 21);
    }
}
