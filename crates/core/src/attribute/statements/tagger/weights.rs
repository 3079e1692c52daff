//! The fitted weights: how they are kept in bytes, and how a text is labelled with them.
//!
//! Form: `HWS2`, the number of known words (u32), each as its hash (u32, rising), whether it counts as a word (u8) and
//! its two classes (u8 each); then [`LINKS`] weights for the choice of a source (i8); then for each of the two readings
//! the scale (f32), the transitions (f32, from every label and from the start to every label) and [`BUCKETS`] ×
//! [`LABELS`] weights for labels (i8). All numbers are little-endian.

use super::features::{BUCKETS, Features, read_features};
use super::linker::LINKS;
use super::second::second_features;
use super::sights::sights;
use super::vocabulary::{Known, Vocabulary};
use super::{LABELS, Label, paragraphs};
use crate::attribute::statements::attributions::Attribution;
use crate::text::Tokens;

/// Before the first token.
pub(super) const START: usize = LABELS;
/// A transition that cannot be.
const NEVER: f32 = -1.0e9;
/// The readings: the second sees what the first made of the text.
pub(super) const READINGS: usize = 2;
/// The weights of one feature for one reading, filled up to a power of two so that they are read at once.
const LANES: usize = 8;

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagger {
    vocabulary: Vocabulary,
    pub(super) links: Vec<i8>,
    readings: [Reading; READINGS],
    /// The weights of both readings side by side, for most features are the same.
    weights: Vec<[i8; READINGS * LANES]>,
}

/// What one reading has beside its weights.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reading {
    scale: f32,
    transitions: Transitions,
}

/// The weights of label after label; the last row is the start.
pub(super) type Transitions = [[f32; LABELS]; LABELS + 1];

/// The weights of one reading as they are fitted.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layer {
    pub(super) scale: f32,
    pub(super) transitions: Transitions,
    pub(super) weights: Vec<[i8; LABELS]>,
}

/// The bytes are no weights of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are no weights for reading statements")]
pub struct WeightsError;

impl Tagger {
    pub(super) fn new(vocabulary: Vocabulary, links: Vec<i8>, layers: &[Layer; READINGS]) -> Self {
        let mut weights = vec![[0; READINGS * LANES]; BUCKETS];
        for (number, layer) in layers.iter().enumerate() {
            for (both, one) in weights.iter_mut().zip(&layer.weights) {
                both[number * LANES..number * LANES + LABELS].copy_from_slice(one);
            }
        }
        let reading = |l: &Layer| Reading { scale: l.scale, transitions: l.transitions };
        Self { vocabulary, links, readings: [reading(&layers[0]), reading(&layers[1])], weights }
    }

    /// Reads weights as [`Tagger::to_bytes`] wrote them.
    ///
    /// # Errors
    /// [`WeightsError`] where the bytes are of another form or length.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut rest = bytes.strip_prefix(b"HWS2").ok_or(WeightsError)?;
        let count = u32::from_le_bytes(take(&mut rest)?) as usize;
        let mut words = Vec::new();
        for _ in 0..count {
            let hash = u32::from_le_bytes(take(&mut rest)?);
            let [is_word, coarse, fine] = take(&mut rest)?;
            words.push((hash, Known { is_word: is_word != 0, coarse, fine }));
        }
        let links = rest.split_off(..LINKS).ok_or(WeightsError)?.iter().map(|b| signed(*b)).collect();
        let layers = [read_layer(&mut rest)?, read_layer(&mut rest)?];
        if !rest.is_empty() {
            return Err(WeightsError);
        }
        Ok(Self::new(Vocabulary::of(words), links, &layers))
    }

    /// The weights as bytes, the same on every run.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = b"HWS2".to_vec();
        let words = self.vocabulary.list();
        bytes.extend((words.len() as u32).to_le_bytes());
        for (hash, known) in words {
            bytes.extend(hash.to_le_bytes());
            bytes.extend([u8::from(known.is_word), known.coarse, known.fine]);
        }
        bytes.extend(self.links.iter().map(|w| w.to_le_bytes()[0]));
        for (number, reading) in self.readings.iter().enumerate() {
            bytes.extend(reading.scale.to_le_bytes());
            bytes.extend(reading.transitions.iter().flatten().flat_map(|w| w.to_le_bytes()));
            let lanes = number * LANES..number * LANES + LABELS;
            bytes.extend(self.weights.iter().flat_map(|w| &w[lanes.clone()]).map(|w| w.to_le_bytes()[0]));
        }
        bytes
    }

    /// The label of every token; `found` is what the rules found.
    pub(super) fn labels(&self, tokens: &Tokens<'_>, found: &[Attribution]) -> Vec<u8> {
        let sights = sights(tokens, found, &self.vocabulary);
        let features = read_features(tokens, &sights);
        let mut sums: Vec<[i16; READINGS * LANES]> =
            (0..tokens.len()).map(|at| sum(&self.weights, features.of(at))).collect();
        let mut labels = self.best(0, tokens, &sums);
        let second = second_features(tokens, &sights, &labels);
        for (at, all) in sums.iter_mut().enumerate() {
            let more: [i16; READINGS * LANES] = sum(&self.weights, second.of(at));
            all.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
        }
        labels = self.best(1, tokens, &sums);
        labels
    }

    /// The best labels by one reading, paragraph by paragraph.
    fn best(&self, number: usize, tokens: &Tokens<'_>, sums: &[[i16; READINGS * LANES]]) -> Vec<u8> {
        let Reading { scale, transitions } = &self.readings[number];
        let mut labels = Vec::with_capacity(sums.len());
        for paragraph in paragraphs(tokens) {
            let emission = |sums: &[i16; READINGS * LANES]| -> [f32; LABELS] {
                std::array::from_fn(|label| f32::from(sums[number * LANES + label]) * scale)
            };
            let emissions: Vec<[f32; LABELS]> = sums[paragraph].iter().map(emission).collect();
            labels.extend(best_path(&emissions, transitions, None));
        }
        labels
    }
}

/// The sum of the weights of these features, of which no token has so many that it could overflow (258).
#[allow(clippy::needless_range_loop, reason = "of a fixed length, so that it is an addition of vectors")]
fn sum<const N: usize>(weights: &[[i8; N]], features: &[u32]) -> [i16; N] {
    let mut sums = [0_i16; N];
    for &feature in features {
        let row = weights[feature as usize];
        for lane in 0..N {
            sums[lane] += i16::from(row[lane]);
        }
    }
    sums
}

impl Layer {
    /// The labels of every token by this reading alone.
    pub(super) fn labels(&self, tokens: &Tokens<'_>, features: &[&Features]) -> Vec<u8> {
        let mut labels = Vec::with_capacity(tokens.len());
        for paragraph in paragraphs(tokens) {
            let emission = |token: usize| {
                let mut all = [0.0; LABELS];
                for of_token in features {
                    let sums = sum(&self.weights, of_token.of(token));
                    all.iter_mut().zip(sums).for_each(|(all, sum)| *all += f32::from(sum) * self.scale);
                }
                all
            };
            let emissions: Vec<[f32; LABELS]> = paragraph.map(emission).collect();
            labels.extend(best_path(&emissions, &self.transitions, None));
        }
        labels
    }
}

fn read_layer(rest: &mut &[u8]) -> Result<Layer, WeightsError> {
    let scale = f32::from_le_bytes(take(rest)?);
    let mut transitions = [[0.0; LABELS]; LABELS + 1];
    for weight in transitions.iter_mut().flatten() {
        *weight = f32::from_le_bytes(take(rest)?);
    }
    let weights = rest.split_off(..BUCKETS * LABELS).ok_or(WeightsError)?;
    let (weights, _) = weights.as_chunks::<LABELS>();
    Ok(Layer { scale, transitions, weights: weights.iter().map(|w| w.map(signed)).collect() })
}

fn signed(byte: u8) -> i8 {
    i8::from_le_bytes([byte])
}

/// The best path of labels (Viterbi); ties go to the label that stands first.
#[allow(clippy::needless_range_loop, reason = "of fixed lengths, and by two indices")]
pub(super) fn best_path(
    emissions: &[[f32; LABELS]],
    transitions: &[[f32; LABELS]; LABELS + 1],
    margin: Option<&[u8]>,
) -> Vec<u8> {
    let steps: Transitions = std::array::from_fn(|before| {
        let step = |label| if may_follow(before, label) { transitions[before][label] } else { NEVER };
        std::array::from_fn(step)
    });
    let mut scores = [0.0_f32; LABELS];
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(emissions.len());
    for (at, emission) in emissions.iter().enumerate() {
        let mut next = steps[START];
        let mut from = [0_u8; LABELS];
        if at > 0 {
            next = [f32::NEG_INFINITY; LABELS];
            for before in 0..LABELS {
                for label in 0..LABELS {
                    let score = scores[before] + steps[before][label];
                    if score > next[label] {
                        (next[label], from[label]) = (score, before as u8);
                    }
                }
            }
        }
        for label in 0..LABELS {
            let extra = margin.map_or(0.0, |gold| f32::from(u8::from(gold[at] as usize != label)));
            next[label] += emission[label] + extra;
        }
        scores = next;
        back.push(from);
    }
    let mut label = (0..LABELS).fold(0, |best, l| if scores[l] > scores[best] { l } else { best }) as u8;
    let mut path = vec![0; emissions.len()];
    for at in (0..emissions.len()).rev() {
        path[at] = label;
        label = back[at][label as usize];
    }
    path
}

/// Whether a label may stand after another: a later token of a piece only after one of the same piece.
pub(super) fn may_follow(before: usize, label: usize) -> bool {
    let inside = |first: Label, later: Label| {
        label != later as usize || before == first as usize || before == later as usize
    };
    inside(Label::SaidFirst, Label::Said) && inside(Label::HeldFirst, Label::Held)
}

/// The next `N` bytes.
fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], WeightsError> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(WeightsError)?;
    *rest = tail;
    Ok(*head)
}
