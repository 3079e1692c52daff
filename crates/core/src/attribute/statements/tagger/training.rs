//! How the weights are made: from articles in which people marked what is attributed, by which cue, to which source.
//!
//! The same articles in the same order give the same bytes.

use super::super::attributions::{Attribution, attributions};
use super::features::{BUCKETS, Features, Vocabulary, hash_of, read_features};
use super::linker::{Candidate, LINKS, Setting};
use super::weights::{START, best_path};
use super::{LABELS, Label, Tagger, Tagging, paragraphs};
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
    let texts: Vec<Text<'_>> = articles.iter().map(|(text, marked)| Text::of(text, marked)).collect();
    let vocabulary = vocabulary(&texts);
    let mut tagger = fit_labels(&texts.iter().collect::<Vec<_>>(), &vocabulary, RUNS, rounds);
    // The choice of sources is learnt on tags as they come out for articles that were not seen: each half is tagged
    // with the weights of the other.
    let mut taggings: Vec<Tagging> = Vec::new();
    taggings.resize_with(texts.len(), Tagging::default);
    for half in 0..2 {
        let others: Vec<&Text<'_>> = texts.iter().skip(1 - half).step_by(2).collect();
        let other = fit_labels(&others, &vocabulary, 1, rounds);
        for index in (half..texts.len()).step_by(2) {
            taggings[index] = other.tag(&texts[index].tokens, &texts[index].found);
        }
    }
    tagger.links = fit_links(&texts, &taggings, rounds);
    tagger
}

/// How many times the labels are learnt, each time in another order; the weights are the mean of all.
const RUNS: u32 = 4;

/// One article, read by the rules.
struct Text<'a> {
    tokens: Tokens<'a>,
    found: Vec<Attribution>,
    marked: &'a [Marked],
}

impl<'a> Text<'a> {
    fn of(text: &'a str, marked: &'a [Marked]) -> Self {
        let tokens = Tokens::of(text);
        let found = attributions(&tokens);
        Self { tokens, found, marked }
    }
}

/// Fits the weights of the labels.
fn fit_labels(texts: &[&Text<'_>], vocabulary: &Vocabulary, runs: u32, rounds: u32) -> Tagger {
    let mut examples = Vec::new();
    let mut features = Vec::new();
    for (index, text) in texts.iter().enumerate() {
        features.push(read_features(&text.tokens, &text.found, vocabulary));
        let gold = labels(&text.tokens, text.marked);
        for paragraph in paragraphs(&text.tokens) {
            let labels = gold[paragraph.clone()].to_vec();
            examples.push(Example { text: index, tokens: paragraph, labels });
        }
    }
    leave_out_rare(&mut features);
    let mut mean = Mean::new();
    for run in 0..runs {
        let mut learner = Learner::new();
        for round in 0..rounds {
            for at in order(examples.len(), run * rounds + round) {
                learner.learn(&examples[at], &features[examples[at].text]);
            }
        }
        mean.add(&learner);
    }
    mean.finish(vocabulary.clone())
}

/// Fits the weights of the choice of a source: an averaged perceptron over the candidates of each piece.
fn fit_links(texts: &[Text<'_>], taggings: &[Tagging], rounds: u32) -> Vec<i8> {
    let mut weights = vec![0.0_f32; LINKS];
    let mut sums = vec![0.0_f64; LINKS];
    let mut step = 1.0;
    for round in 0..rounds {
        for index in order(texts.len(), round) {
            let (text, tagging) = (&texts[index], &taggings[index]);
            let setting = Setting { tokens: &text.tokens, found: &text.found, tagging };
            let mut last: Option<Range<usize>> = None;
            for tagged in &tagging.contents {
                let candidates = setting.candidates(&tagged.content, last.as_ref());
                let Some(right) = right_candidate(text, &tagged.content, &candidates) else { continue };
                last = candidates[right].words.clone().or(last);
                let features: Vec<Vec<u32>> =
                    candidates.iter().map(|c| setting.features(&tagged.content, c)).collect();
                let score = |f: &[u32]| f.iter().map(|&i| weights[i as usize]).sum::<f32>();
                let guess = (0..features.len())
                    .fold(0, |best, i| if score(&features[i]) > score(&features[best]) { i } else { best });
                step += 1.0;
                if guess == right {
                    continue;
                }
                for (chosen, by) in [(right, 1.0_f32), (guess, -1.0)] {
                    for &feature in &features[chosen] {
                        weights[feature as usize] += by;
                        sums[feature as usize] += step * f64::from(by);
                    }
                }
            }
        }
    }
    let mean: Vec<f64> = weights.iter().zip(&sums).map(|(w, s)| f64::from(*w) - s / step).collect();
    let largest = mean.iter().fold(1.0e-9, |top: f64, w| top.max(w.abs()));
    mean.iter().map(|w| (w / largest * 127.0).round() as i8).collect()
}

/// The candidate that is most like the marked source of the marked piece that `content` is; `None` where the piece is
/// not marked or its source is not among the candidates.
fn right_candidate(text: &Text<'_>, content: &Range<usize>, candidates: &[Candidate]) -> Option<usize> {
    let marked = text.marked.iter().map(|m| (m, inside(&text.tokens, m.content))).find(|(_, range)| {
        let shared = range.end.min(content.end).saturating_sub(range.start.max(content.start));
        2 * shared >= range.len() + content.len() - shared && shared > 0
    })?;
    let Some(source) = marked.0.source.first().map(|s| inside(&text.tokens, *s)) else { return Some(0) };
    let likeness = |candidate: &Candidate| {
        let words = candidate.words.clone().unwrap_or_default();
        let shared = words.end.min(source.end).saturating_sub(words.start.max(source.start));
        100 * shared / (words.len() + source.len() - shared).max(1)
    };
    let best = (0..candidates.len()).max_by_key(|&i| (likeness(&candidates[i]), std::cmp::Reverse(i)))?;
    (likeness(&candidates[best]) >= 30).then_some(best)
}

/// The tokens of a span.
fn inside(tokens: &Tokens<'_>, span: Span) -> Range<usize> {
    let from = tokens.list.partition_point(|t| t.span.end <= span.start);
    let to = tokens.list.partition_point(|t| t.span.start < span.end);
    from..to.max(from)
}

/// Leaves out the features that stand in fewer than [`LEAST_DOCUMENTS`] documents: what is seen less often is learnt by
/// heart and does not carry over.
fn leave_out_rare(features: &mut [Features]) {
    let mut documents = vec![0_u16; BUCKETS];
    let mut last = vec![u32::MAX; BUCKETS];
    for (index, one) in features.iter().enumerate() {
        for &feature in one.all() {
            if last[feature as usize] != index as u32 {
                last[feature as usize] = index as u32;
                documents[feature as usize] = documents[feature as usize].saturating_add(1);
            }
        }
    }
    for one in features {
        one.retain(|feature| usize::from(documents[feature as usize]) >= LEAST_DOCUMENTS);
    }
}

/// One paragraph with its labels.
struct Example {
    text: usize,
    tokens: Range<usize>,
    labels: Vec<u8>,
}

/// The words that stand in lower case in enough documents and are no given names.
fn vocabulary(texts: &[Text<'_>]) -> Vocabulary {
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    for Text { tokens, .. } in texts {
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
    for (spans, label) in marked.iter().flat_map(|m| [(&m.source, Label::Source), (&m.cue, Label::Cue)]) {
        for span in spans {
            labels[inside(tokens, *span)].fill(label as u8);
        }
    }
    for mark in marked {
        let range = inside(tokens, mark.content);
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
}

/// The mean of the averaged weights of several learners.
struct Mean {
    weights: Vec<f64>,
    transitions: [[f64; LABELS]; LABELS + 1],
    learners: f64,
}

impl Mean {
    fn new() -> Self {
        Self { weights: vec![0.0; BUCKETS * LABELS], transitions: [[0.0; LABELS]; LABELS + 1], learners: 0.0 }
    }

    fn add(&mut self, learner: &Learner) {
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
    fn finish(self, vocabulary: Vocabulary) -> Tagger {
        let mean: Vec<f64> = self.weights.iter().map(|w| w / self.learners).collect();
        let mut sizes: Vec<f64> = mean.iter().map(|w| w.abs()).filter(|w| *w > 0.0).collect();
        sizes.sort_by(f64::total_cmp);
        // One weight in ten thousand is cut, so that the others keep their fractions.
        let largest =
            sizes.get((sizes.len() - sizes.len() / 10_000).saturating_sub(1)).copied().unwrap_or(1.0);
        let scale = largest / 127.0;
        let weights = mean.iter().map(|w| (w / scale).round().clamp(-127.0, 127.0) as i8).collect();
        let transitions = self.transitions.map(|row| row.map(|w| (w / self.learners) as f32));
        Tagger { vocabulary, scale: scale as f32, transitions, links: vec![0; LINKS], weights }
    }
}
