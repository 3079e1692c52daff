//! Which words are attributed, cue or source? A linear model over words, shapes, word classes and what the rules found,
//! decoded one paragraph at a time, in two readings: the second sees what the first made of the text.
//!
//! A structured perceptron with averaged weights and a margin (Collins 2002, "Discriminative Training Methods for
//! Hidden Markov Models", EMNLP); features are hashed (Weinberger et al. 2009, "Feature Hashing for Large Scale
//! Multitask Learning", ICML). The rules stay its eyes: what they say of a token is one of its features.

mod features;
mod linker;
mod second;
mod sights;
pub mod training;
mod vocabulary;
mod weights;

use super::attributions::Attribution;
use crate::text::Tokens;
pub(super) use linker::Candidate;
use std::ops::Range;
pub use weights::{Tagger, WeightsError};

/// How many labels there are.
const LABELS: usize = 7;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Label {
    /// Nothing of an attribution.
    Outside = 0,
    /// The first token of what is said.
    SaidFirst = 1,
    /// A later token of what is said.
    Said = 2,
    /// The first token of what is thought, planned or felt.
    HeldFirst = 3,
    /// A later one.
    Held = 4,
    /// A token of a cue.
    Cue = 5,
    /// A token of the words for a source.
    Source = 6,
}

/// An unbroken piece that the model finds attributed; ranges are tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tagged {
    pub(super) content: Range<usize>,
    /// Whether it is said, and not thought, planned or felt.
    pub(super) said: bool,
}

/// What the model finds in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tagging {
    /// In order.
    pub(super) contents: Vec<Tagged>,
    /// In order.
    pub(super) cues: Vec<Range<usize>>,
    /// In order.
    pub(super) sources: Vec<Range<usize>>,
}

impl Tagger {
    /// Tags a text; `found` is what the rules found in it.
    pub(super) fn tag(&self, tokens: &Tokens<'_>, found: &[Attribution]) -> Tagging {
        tagging_of(tokens, &self.labels(tokens, found))
    }
}

/// The pieces, cues and sources that labels tell of.
fn tagging_of(tokens: &Tokens<'_>, labels: &[u8]) -> Tagging {
    let mut tagging = Tagging::default();
    for paragraph in paragraphs(tokens) {
        collect(&labels[paragraph.clone()], paragraph.start, &mut tagging);
    }
    tagging
}

/// The tokens of each paragraph.
fn paragraphs(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        if at == tokens.len() || tokens.list[at].paragraph != tokens.list[start].paragraph {
            found.push(start..at);
            start = at;
        }
    }
    found
}

/// Adds the runs of equal labels.
fn collect(labels: &[u8], offset: usize, tagging: &mut Tagging) {
    let kind = |label: u8| match label {
        1 | 2 => 1,
        3 | 4 => 3,
        other => other,
    };
    let mut start = 0;
    for at in 1..=labels.len() {
        let first = |l: u8| l == Label::SaidFirst as u8 || l == Label::HeldFirst as u8;
        if at < labels.len() && kind(labels[at]) == kind(labels[start]) && !first(labels[at]) {
            continue;
        }
        let run = offset + start..offset + at;
        match kind(labels[start]) {
            1 => tagging.contents.push(Tagged { content: run, said: true }),
            3 => tagging.contents.push(Tagged { content: run, said: false }),
            5 => tagging.cues.push(run),
            6 => tagging.sources.push(run),
            _ => {}
        }
        start = at;
    }
}
