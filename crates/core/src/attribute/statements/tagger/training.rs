//! How the weights are made: from articles in which people marked what is attributed, by which cue, to which source.
//!
//! The same articles in the same order give the same bytes.

use super::super::attributions::attributions;
use super::features::{BUCKETS, Features, Vocabulary, hash_of, read_features};
use super::weights::{START, best_path};
use super::{LABELS, Label, Tagger, paragraphs};
use crate::text::{TokenKind, Tokens, given_name};
use headwater_model::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// One attribution as people marked it; spans are bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// What is attributed.
    pub content: Span,
    /// Whether it is said, and not thought, planned or felt.
    pub said: bool,
    /// The words of the cue.
    pub cue: Vec<Span>,
    /// The words for the source.
    pub source: Vec<Span>,
}

/// In how many documents a word must stand in lower case for the model to know it as a word.
const LEAST_DOCUMENTS: usize = 5;

/// Fits weights to articles and what people marked in them, in `rounds` passes.
#[must_use]
pub fn train(articles: &[(String, Vec<Marked>)], rounds: u32) -> Tagger {
    let texts: Vec<Tokens<'_>> = articles.iter().map(|(text, _)| Tokens::of(text)).collect();
    let vocabulary = vocabulary(&texts);
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for (index, (tokens, (_, marked))) in texts.iter().zip(articles).enumerate() {
        features.push(read_features(tokens, &attributions(tokens), &vocabulary));
        let gold = labels(tokens, marked);
        for paragraph in paragraphs(tokens) {
            let labels = gold[paragraph.clone()].to_vec();
            examples.push(Example { text: index, tokens: paragraph, labels });
        }
    }
    let mut learner = Learner::new();
    for round in 0..rounds {
        for at in order(examples.len(), round) {
            learner.learn(&examples[at], &features[examples[at].text]);
        }
    }
    learner.finish(vocabulary)
}

/// One paragraph with its labels.
struct Example {
    text: usize,
    tokens: Range<usize>,
    labels: Vec<u8>,
}

/// The words that stand in lower case in enough documents and are no given names.
fn vocabulary(texts: &[Tokens<'_>]) -> Vocabulary {
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    for tokens in texts {
        let words: BTreeSet<&str> = (0..tokens.len())
            .filter(|&i| tokens.list[i].kind == TokenKind::Word && !tokens.list[i].capital)
            .map(|i| tokens.lower(i))
            .collect();
        for word in words {
            *documents.entry(word.to_owned()).or_default() += 1;
        }
    }
    let kept = documents.iter().filter(|(word, n)| **n >= LEAST_DOCUMENTS && given_name(word).is_none());
    Vocabulary::of(kept.map(|(word, _)| hash_of(word)).collect())
}

/// The labels of all tokens of a text.
fn labels(tokens: &Tokens<'_>, marked: &[Marked]) -> Vec<u8> {
    let mut labels = vec![Label::Outside as u8; tokens.len()];
    let inside = |span: Span| {
        let from = tokens.list.partition_point(|t| t.span.end <= span.start);
        let to = tokens.list.partition_point(|t| t.span.start < span.end);
        from..to.max(from)
    };
    for (spans, label) in marked.iter().flat_map(|m| [(&m.source, Label::Source), (&m.cue, Label::Cue)]) {
        for span in spans {
            labels[inside(*span)].fill(label as u8);
        }
    }
    for mark in marked {
        let range = inside(mark.content);
        let (first, later) =
            if mark.said { (Label::SaidFirst, Label::Said) } else { (Label::HeldFirst, Label::Held) };
        labels[range.clone()].fill(later as u8);
        if let Some(label) = labels[range].first_mut() {
            *label = first as u8;
        }
    }
    repair(tokens, &mut labels);
    labels
}

/// A later token of a piece that stands after something else begins a piece.
fn repair(tokens: &Tokens<'_>, labels: &mut [u8]) {
    for at in 0..labels.len() {
        let fresh = at == 0 || tokens.list[at - 1].paragraph != tokens.list[at].paragraph;
        let before = if fresh { Label::Outside as u8 } else { labels[at - 1] };
        let later = labels[at] == Label::Said as u8 || labels[at] == Label::Held as u8;
        if later && before != labels[at] && before + 1 != labels[at] {
            labels[at] -= 1;
        }
    }
}

/// An order of `count` things that is another in every round and the same on every run (a linear congruential shuffle).
fn order(count: usize, round: u32) -> Vec<usize> {
    let mut list: Vec<usize> = (0..count).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ u64::from(round);
    for at in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, (state >> 33) as usize % (at + 1));
    }
    list
}

/// An averaged perceptron.
struct Learner {
    weights: Vec<f32>,
    sums: Vec<f64>,
    transitions: [[f32; LABELS]; LABELS + 1],
    transition_sums: [[f64; LABELS]; LABELS + 1],
    step: f64,
}

impl Learner {
    fn new() -> Self {
        Self {
            weights: vec![0.0; BUCKETS * LABELS],
            sums: vec![0.0; BUCKETS * LABELS],
            transitions: [[0.0; LABELS]; LABELS + 1],
            transition_sums: [[0.0; LABELS]; LABELS + 1],
            step: 1.0,
        }
    }

    fn learn(&mut self, example: &Example, features: &Features) {
        let emissions: Vec<[f32; LABELS]> = example
            .tokens
            .clone()
            .map(|token| {
                let mut sums = [0.0; LABELS];
                for &feature in features.of(token) {
                    let at = feature as usize * LABELS;
                    for (sum, weight) in sums.iter_mut().zip(&self.weights[at..at + LABELS]) {
                        *sum += weight;
                    }
                }
                sums
            })
            .collect();
        let guess = best_path(&emissions, &self.transitions, Some(&example.labels));
        self.step += 1.0;
        if guess == example.labels {
            return;
        }
        for (at, token) in example.tokens.clone().enumerate() {
            let (right, wrong) = (example.labels[at] as usize, guess[at] as usize);
            if right != wrong {
                for &feature in features.of(token) {
                    self.change(feature as usize * LABELS + right, 1.0);
                    self.change(feature as usize * LABELS + wrong, -1.0);
                }
            }
            let before = |path: &[u8]| if at == 0 { START } else { path[at - 1] as usize };
            let (right_before, wrong_before) = (before(&example.labels), before(&guess));
            if (right_before, right) != (wrong_before, wrong) {
                self.change_transition(right_before, right, 1.0);
                self.change_transition(wrong_before, wrong, -1.0);
            }
        }
    }

    fn change(&mut self, at: usize, by: f32) {
        self.weights[at] += by;
        self.sums[at] += self.step * f64::from(by);
    }

    fn change_transition(&mut self, from: usize, to: usize, by: f32) {
        self.transitions[from][to] += by;
        self.transition_sums[from][to] += self.step * f64::from(by);
    }

    /// The averages, as whole numbers of one byte and a scale.
    fn finish(self, vocabulary: Vocabulary) -> Tagger {
        let mean: Vec<f64> =
            self.weights.iter().zip(&self.sums).map(|(w, s)| f64::from(*w) - s / self.step).collect();
        let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        // One weight in ten thousand is cut, so that the others keep their fractions.
        let largest =
            sizes.get((sizes.len() - sizes.len() / 10_000).saturating_sub(1)).copied().unwrap_or(1.0);
        let scale = largest / 127.0;
        let weights = mean.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect();
        let mut transitions = self.transitions;
        for (row, sums) in transitions.iter_mut().zip(&self.transition_sums) {
            for (weight, sum) in row.iter_mut().zip(sums) {
                *weight = (f64::from(*weight) - sum / self.step) as f32;
            }
        }
        Tagger { vocabulary, scale: scale as f32, transitions, weights }
    }
}
