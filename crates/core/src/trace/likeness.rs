//! How likely do two wordings make the same claim? A seed and a sentence of another report → features → probability.
//!
//! A logistic regression over what the two share; the weights are data (`models/matching.toml`, with a card), fitted on
//! pairs of sentences that readers put into one claim or kept apart.

use super::assertion::Assertion;
use super::terms::{TermId, TermKinds, Terms};
use serde::Deserialize;

/// How many features there are.
pub const FEATURES: usize = 20;

/// What each feature is, in order; the weights file names them so.
pub const FEATURE_NAMES: [&str; FEATURES] = [
    "shared_of_seed",
    "shared_of_sentence",
    "plain_of_seed",
    "plain_of_sentence",
    "names_of_seed",
    "shared_weight",
    "shared_terms",
    "shared_pairs",
    "rarest_plain",
    "number_shared",
    "number_missing",
    "both_early",
    "distance",
    "sentence_longer",
    "sentence_place",
    "sentence_opens",
    "sentence_early",
    "sentence_weight",
    "seed_early",
    "seed_weight",
];

/// The fitted weights.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatchWeights {
    /// The probability from which a sentence joins a claim.
    pub join: f32,
    /// The constant term.
    pub bias: f32,
    /// One weight for each of [`FEATURE_NAMES`].
    pub weights: [f32; FEATURES],
}

impl MatchWeights {
    /// The probability, 0.0 to 1.0, that the two make the same claim.
    #[must_use]
    pub fn probability(&self, features: &[f32; FEATURES]) -> f32 {
        let sum: f32 = self.bias + self.weights.iter().zip(features).map(|(w, f)| w * f).sum::<f32>();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// A wording whose likeness to others is asked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wording<'a> {
    /// What it is about.
    pub terms: &'a Terms,
    /// The sentence it is, or is a part of.
    pub assertion: &'a Assertion,
}

/// The features of `sentence` as a wording of what `seed` says. `kinds` tells what each term is.
pub(super) fn features(seed: Wording<'_>, sentence: Wording<'_>, kinds: &TermKinds) -> [f32; FEATURES] {
    let mut sums = Sums::default();
    let mut theirs = sentence.terms.iter().peekable();
    for (term, weight) in seed.terms.iter() {
        while theirs.next_if(|(t, _)| *t < term).is_some() {}
        let shared = theirs.next_if(|(t, _)| *t == term).is_some();
        sums.add(term, weight, shared, kinds);
    }
    let plain_sentence: f32 = sentence.terms.iter().filter(|(t, _)| !kinds.is_name(*t)).map(|(_, w)| w).sum();
    let (seed_total, sentence_total) = (seed.terms.total(), sentence.terms.total());
    let early = |w: Wording<'_>| w.assertion.position < 3;
    let place = |w: Wording<'_>| w.assertion.position as f32 / w.assertion.of.max(1) as f32;
    let position = sentence.assertion.position;
    [
        part(sums.shared, seed_total),
        part(sums.shared, sentence_total),
        part(sums.plain_shared, sums.plain),
        part(sums.plain_shared, plain_sentence),
        part(sums.names_shared, sums.names),
        sums.shared.sqrt() / 5.0,
        (1.0 + sums.count as f32).ln(),
        part(seed.terms.shared_pairs(sentence.terms) as f32, seed.terms.pairs().max(1) as f32),
        sums.rarest_plain / 8.0,
        flag(sums.number_shared),
        flag(sums.number_missing && !sums.number_shared),
        flag(early(seed) && early(sentence)),
        (place(seed) - place(sentence)).abs(),
        (sentence_total / seed_total.max(1.0)).ln().max(0.0),
        position.min(20) as f32 / 20.0,
        flag(position == 0),
        flag(early(sentence)),
        sentence_total.ln_1p(),
        flag(early(seed)),
        seed_total.ln_1p(),
    ]
}

/// What a seed shares with a sentence, kind by kind.
#[derive(Default)]
struct Sums {
    shared: f32,
    count: usize,
    plain: f32,
    plain_shared: f32,
    names: f32,
    names_shared: f32,
    rarest_plain: f32,
    number_shared: bool,
    number_missing: bool,
}

impl Sums {
    fn add(&mut self, term: TermId, weight: f32, shared: bool, kinds: &TermKinds) {
        let got = if shared { weight } else { 0.0 };
        self.shared += got;
        self.count += usize::from(shared);
        if kinds.is_name(term) {
            self.names += weight;
            self.names_shared += got;
        } else {
            self.plain += weight;
            self.plain_shared += got;
            self.rarest_plain = self.rarest_plain.max(got);
        }
        if kinds.is_number(term) {
            self.number_shared |= shared;
            self.number_missing |= !shared;
        }
    }
}

fn part(of: f32, whole: f32) -> f32 {
    if whole > 0.0 { (of / whole).min(1.0) } else { 0.0 }
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}
