//! The fitted weights: how they are kept in bytes, and how a paragraph is decoded with them.
//!
//! Form: `HWS1`, the scale (f32), the number of words in the vocabulary (u32) and their hashes (u32 each, rising), the
//! transitions (f32, from every label and from the start to every label), then [`LINKS`] weights for the choice
//! of a source (i8), then [`BUCKETS`] × [`LABELS`] weights for labels (i8).
//! All numbers are little-endian.

use super::features::{BUCKETS, Features, Vocabulary};
use super::linker::LINKS;
use super::{LABELS, Label};
use std::ops::Range;

/// Before the first token.
pub(super) const START: usize = LABELS;
/// A transition that cannot be.
const NEVER: f32 = -1.0e9;

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagger {
    pub(super) vocabulary: Vocabulary,
    pub(super) scale: f32,
    pub(super) transitions: [[f32; LABELS]; LABELS + 1],
    pub(super) links: Vec<i8>,
    pub(super) weights: Vec<i8>,
}

/// The bytes are no weights of this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these are no weights for reading statements")]
pub struct WeightsError;

impl Tagger {
    /// Reads weights as [`Tagger::to_bytes`] wrote them.
    ///
    /// # Errors
    /// [`WeightsError`] where the bytes are of another form or length.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, WeightsError> {
        let mut rest = bytes.strip_prefix(b"HWS1").ok_or(WeightsError)?;
        let scale = f32::from_le_bytes(take(&mut rest)?);
        let words = u32::from_le_bytes(take(&mut rest)?) as usize;
        if rest.len() < words.saturating_mul(4) {
            return Err(WeightsError);
        }
        let mut hashes = Vec::with_capacity(words);
        for _ in 0..words {
            hashes.push(u32::from_le_bytes(take(&mut rest)?));
        }
        let mut transitions = [[0.0; LABELS]; LABELS + 1];
        for row in &mut transitions {
            for weight in row {
                *weight = f32::from_le_bytes(take(&mut rest)?);
            }
        }
        if rest.len() != LINKS + BUCKETS * LABELS {
            return Err(WeightsError);
        }
        let mut links: Vec<i8> = rest.iter().map(|b| i8::from_le_bytes([*b])).collect();
        let weights = links.split_off(LINKS);
        Ok(Self { vocabulary: Vocabulary::of(hashes), scale, transitions, links, weights })
    }

    /// The weights as bytes, the same on every run.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = b"HWS1".to_vec();
        bytes.extend(self.scale.to_le_bytes());
        let hashes = self.vocabulary.hashes();
        bytes.extend((hashes.len() as u32).to_le_bytes());
        for hash in hashes {
            bytes.extend(hash.to_le_bytes());
        }
        for weight in self.transitions.iter().flatten() {
            bytes.extend(weight.to_le_bytes());
        }
        bytes.extend(self.links.iter().chain(&self.weights).map(|w| w.to_le_bytes()[0]));
        bytes
    }

    pub(super) fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The best labels for the tokens of one paragraph; `margin` holds labels that all others are preferred to by 1.
    pub(super) fn decode(&self, features: &Features, tokens: Range<usize>, margin: Option<&[u8]>) -> Vec<u8> {
        let emissions: Vec<[f32; LABELS]> = tokens
            .map(|token| {
                let mut sums = [0_i32; LABELS];
                for &feature in features.of(token) {
                    let at = feature as usize * LABELS;
                    for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + LABELS]) {
                        *sum += i32::from(*weight);
                    }
                }
                sums.map(|s| s as f32 * self.scale)
            })
            .collect();
        best_path(&emissions, &self.transitions, margin)
    }
}

/// The best path of labels (Viterbi); ties go to the label that stands first.
pub(super) fn best_path(
    emissions: &[[f32; LABELS]],
    transitions: &[[f32; LABELS]; LABELS + 1],
    margin: Option<&[u8]>,
) -> Vec<u8> {
    let mut scores = [0.0_f32; LABELS];
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(emissions.len());
    for (at, emission) in emissions.iter().enumerate() {
        let mut next = [NEVER; LABELS];
        let mut from = [0_u8; LABELS];
        for (label, (best, origin)) in next.iter_mut().zip(&mut from).enumerate() {
            let extra = margin.map_or(0.0, |gold| f32::from(u8::from(gold[at] as usize != label)));
            if at == 0 {
                *best = if may_follow(START, label) { transitions[START][label] } else { NEVER };
            } else {
                for (before, base) in
                    scores.iter().enumerate().filter(|(before, _)| may_follow(*before, label))
                {
                    let score = base + transitions[before][label];
                    if score > *best {
                        (*best, *origin) = (score, before as u8);
                    }
                }
            }
            *best += emission[label] + extra;
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
