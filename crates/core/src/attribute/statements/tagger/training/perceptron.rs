//! An averaged structured perceptron over the labels of paragraphs, and the mean of several.

use super::super::LABELS;
use super::super::features::{BUCKETS, Features};
use super::super::weights::{Layer, START, best_path};
use std::ops::Range;

/// One paragraph with its labels.
pub(super) struct Example {
    pub(super) text: usize,
    pub(super) tokens: Range<usize>,
    pub(super) labels: Vec<u8>,
}

/// An order of `count` things that is another in every round and the same on every run (a linear congruential shuffle).
pub(super) fn order(count: usize, round: u32) -> Vec<usize> {
    let mut list: Vec<usize> = (0..count).collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64 ^ u64::from(round);
    for at in (1..count).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        list.swap(at, (state >> 33) as usize % (at + 1));
    }
    list
}

/// An averaged perceptron.
pub(super) struct Learner {
    weights: Vec<f32>,
    sums: Vec<f64>,
    transitions: [[f32; LABELS]; LABELS + 1],
    transition_sums: [[f64; LABELS]; LABELS + 1],
    step: f64,
}

impl Learner {
    pub(super) fn new() -> Self {
        Self {
            weights: vec![0.0; BUCKETS * LABELS],
            sums: vec![0.0; BUCKETS * LABELS],
            transitions: [[0.0; LABELS]; LABELS + 1],
            transition_sums: [[0.0; LABELS]; LABELS + 1],
            step: 1.0,
        }
    }

    pub(super) fn learn(&mut self, example: &Example, features: &[&Features]) {
        let emissions: Vec<[f32; LABELS]> = example
            .tokens
            .clone()
            .map(|token| {
                let mut sums = [0.0; LABELS];
                for &feature in features.iter().flat_map(|f| f.of(token)) {
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
                for &feature in features.iter().flat_map(|f| f.of(token)) {
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
}

/// The mean of the averaged weights of several learners.
pub(super) struct Mean {
    weights: Vec<f64>,
    transitions: [[f64; LABELS]; LABELS + 1],
    learners: f64,
}

impl Mean {
    pub(super) fn new() -> Self {
        Self { weights: vec![0.0; BUCKETS * LABELS], transitions: [[0.0; LABELS]; LABELS + 1], learners: 0.0 }
    }

    pub(super) fn add(&mut self, learner: &Learner) {
        self.learners += 1.0;
        for ((mean, weight), sum) in self.weights.iter_mut().zip(&learner.weights).zip(&learner.sums) {
            *mean += f64::from(*weight) - sum / learner.step;
        }
        let rows = self.transitions.iter_mut().zip(&learner.transitions).zip(&learner.transition_sums);
        for ((means, weights), sums) in rows {
            for ((mean, weight), sum) in means.iter_mut().zip(weights).zip(sums) {
                *mean += f64::from(*weight) - sum / learner.step;
            }
        }
    }

    /// The weights as whole numbers of one byte and a scale.
    pub(super) fn finish(self) -> Layer {
        let mean: Vec<f64> = self.weights.iter().map(|w| w / self.learners).collect();
        let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        // One weight in ten thousand is cut, so that the others keep their fractions.
        let largest =
            sizes.get((sizes.len() - sizes.len() / 10_000).saturating_sub(1)).copied().unwrap_or(1.0);
        let scale = largest / 127.0;
        let whole = |w: f64| (w / scale).round().clamp(-127.0, 127.0) as i8;
        let (rows, _) = mean.as_chunks::<LABELS>();
        let weights = rows.iter().map(|row| row.map(whole)).collect();
        let transitions = self.transitions.map(|row| row.map(|w| (w / self.learners) as f32));
        Layer { scale: scale as f32, transitions, weights }
    }
}
