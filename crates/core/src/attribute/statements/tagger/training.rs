//! How the weights are made: from articles in which people marked what is attributed, by which cue, to which source,
//! and from texts without marks, of which only the company of words is read (`classes`).
//!
//! The same articles in the same order give the same bytes; nothing depends on threads, for there is one.

mod classes;
mod links;
mod perceptron;

use super::super::attributions::{Attribution, attributions};
use super::features::{BUCKETS, Features, read_features};
use super::second::second_features;
use super::sights::{Sight, sights};
use super::vocabulary::{Known, Vocabulary, hash_of};
use super::weights::Layer;
use super::{Label, Tagger, Tagging, paragraphs, tagging_of};
use crate::text::{TokenKind, Tokens, given_name};
use classes::{COARSE_AND_FINE, word_classes};
use headwater_model::Span;
use links::fit_links;
use perceptron::{Example, Learner, Mean, order};
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
/// How many times the labels are learnt, each time in another order; the weights are the mean of all.
const RUNS: u32 = 4;
/// The same for the weights that read articles which they have not seen.
const RUNS_APART: u32 = 2;
/// Into how many parts the articles are divided so that each is read with weights of the others.
const PARTS: usize = 4;

/// Fits weights to articles and what people marked in them, in `rounds` passes; `more` are texts without marks, from
/// which with the articles the classes of words are made.
#[must_use]
pub fn train(articles: &[(String, Vec<Marked>)], more: &[String], rounds: u32) -> Tagger {
    let texts: Vec<Text<'_>> = articles.iter().map(|(text, marked)| Text::of(text, marked)).collect();
    let vocabulary = vocabulary(&texts, more);
    let mut inputs: Vec<Input> = texts.iter().map(|text| Input::of(text, &vocabulary)).collect();
    leave_out_rare(&mut inputs, |input| &mut input.features[0]);
    let everything: Vec<usize> = (0..texts.len()).collect();
    let first = fit_labels(&texts, &inputs, &everything, RUNS, rounds);
    // The second reading and the choice of sources are learnt on labels as they come out for articles that were not
    // seen: each part is read with the weights of the others.
    let labels = read_apart(&texts, &inputs, PARTS, rounds);
    for ((input, text), labels) in inputs.iter_mut().zip(&texts).zip(&labels) {
        input.features.push(second_features(&text.tokens, &input.sights, labels));
    }
    leave_out_rare(&mut inputs, |input| &mut input.features[1]);
    let second = fit_labels(&texts, &inputs, &everything, RUNS, rounds);
    let labels = read_apart(&texts, &inputs, 2, rounds);
    let taggings: Vec<Tagging> =
        texts.iter().zip(&labels).map(|(text, labels)| tagging_of(&text.tokens, labels)).collect();
    Tagger::new(vocabulary, fit_links(&texts, &taggings, rounds), &[first, second])
}

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

/// What the model sees of one article.
struct Input {
    sights: Vec<Sight>,
    /// The features of the first reading; for the second those that it adds stand behind.
    features: Vec<Features>,
}

impl Input {
    fn of(text: &Text<'_>, vocabulary: &Vocabulary) -> Self {
        let sights = sights(&text.tokens, &text.found, vocabulary);
        let features = std::iter::once(read_features(&text.tokens, &sights)).collect();
        Self { sights, features }
    }

    fn features(&self) -> Vec<&Features> {
        self.features.iter().collect()
    }
}

/// Fits the weights of the labels to some of the texts.
fn fit_labels(texts: &[Text<'_>], inputs: &[Input], which: &[usize], runs: u32, rounds: u32) -> Layer {
    let mut examples = Vec::new();
    for &index in which {
        let text = &texts[index];
        let gold = labels(&text.tokens, text.marked);
        for paragraph in paragraphs(&text.tokens) {
            let labels = gold[paragraph.clone()].to_vec();
            examples.push(Example { text: index, tokens: paragraph, labels });
        }
    }
    let features: Vec<Vec<&Features>> = inputs.iter().map(Input::features).collect();
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
    mean.finish()
}

/// The labels of each text by weights that were fitted without its part.
fn read_apart(texts: &[Text<'_>], inputs: &[Input], parts: usize, rounds: u32) -> Vec<Vec<u8>> {
    let mut labels = vec![Vec::new(); texts.len()];
    for part in 0..parts {
        let others: Vec<usize> = (0..texts.len()).filter(|index| index % parts != part).collect();
        let layer = fit_labels(texts, inputs, &others, RUNS_APART, rounds);
        for index in (part..texts.len()).step_by(parts) {
            labels[index] = layer.labels(&texts[index].tokens, &inputs[index].features());
        }
    }
    labels
}

/// The tokens of a span.
fn inside(tokens: &Tokens<'_>, span: Span) -> Range<usize> {
    let from = tokens.list.partition_point(|t| t.span.end <= span.start);
    let to = tokens.list.partition_point(|t| t.span.start < span.end);
    from..to.max(from)
}

/// Leaves out the features that stand in fewer than [`LEAST_DOCUMENTS`] documents: what is seen less often is learnt by
/// heart and does not carry over.
fn leave_out_rare(inputs: &mut [Input], part: impl Fn(&mut Input) -> &mut Features) {
    let mut documents = vec![0_u16; BUCKETS];
    let mut last = vec![u32::MAX; BUCKETS];
    for (index, input) in inputs.iter_mut().enumerate() {
        for &feature in part(input).all() {
            if last[feature as usize] != index as u32 {
                last[feature as usize] = index as u32;
                documents[feature as usize] = documents[feature as usize].saturating_add(1);
            }
        }
    }
    for input in inputs {
        part(input).retain(|feature| usize::from(documents[feature as usize]) >= LEAST_DOCUMENTS);
    }
}

/// The words that stand in lower case in enough documents and are no given names, and those that have a class.
fn vocabulary(texts: &[Text<'_>], more: &[String]) -> Vocabulary {
    let mut documents: BTreeMap<String, usize> = BTreeMap::new();
    for Text { tokens, .. } in texts {
        let words: BTreeSet<&str> = (0..tokens.len())
            .filter(|&i| tokens.list[i].kind == TokenKind::Word && !tokens.list[i].capital)
            .map(|i| tokens.lower(i))
            .collect();
        for word in words.into_iter().filter(|word| given_name(word).is_none()) {
            *documents.entry(word.to_owned()).or_default() += 1;
        }
    }
    let tokens: Vec<&Tokens<'_>> = texts.iter().map(|text| &text.tokens).collect();
    let lower: BTreeSet<&str> = documents.keys().map(String::as_str).collect();
    let classes = word_classes(&tokens, more, &lower, COARSE_AND_FINE);
    let known = documents.iter().map(|(word, count)| {
        let (coarse, fine) = classes.get(word).copied().unwrap_or_default();
        (hash_of(word), Known { is_word: *count >= LEAST_DOCUMENTS, coarse, fine })
    });
    Vocabulary::of(known.filter(|(_, known)| known.is_word || known.coarse > 0).collect())
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
