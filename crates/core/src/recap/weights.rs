//! What is worth telling? The words and pairs of words of a story, weighed by how many of its reports hold them, and its
//! claims, weighed by how many independent origins and reports stand behind them.
//!
//! After Gillick and Favre 2009 ("A scalable global model for summarization"), who choose sentences that cover the
//! pairs of words that most documents share. Copies count for what is their own only: a wire is one voice, however
//! many run it. The numbers below were chosen by hand on the shared stories; none moves ROUGE-1 by more than .003.

use super::telling::Telling;
use crate::text::{WordStatistics, compared_words, fold, hash};
use headwater_model::{Article, ArticleId, Claim, Span, Stance, Story};
use std::collections::HashMap;

/// Words that stand in more news than this rarity allows ("the", "of", "said") tell nothing.
const LEAST_RARITY: f32 = 0.3;

/// A word counts for the reports that hold it, less this: what one report alone holds weighs little.
const ALONE: f32 = 0.7;

/// A pair of words weighs so much more than a word.
const PAIR: f32 = 2.0;

/// What each word that is told weighs by itself: a recap that is nearly full is filled.
const FILL: f32 = 0.5;

/// What the first sentence of a lone report weighs for each of its words, beside what it covers; halved every
/// [`POSITION_HALVES`] sentences, and divided by the square of the number of reports: what several share tells more than
/// where it stands. Measured on the shared stories: ROUGE-2 .125 so, .127 without, .124 where it is not divided.
const POSITION: f32 = 0.5;

/// See [`POSITION`].
const POSITION_HALVES: f32 = 3.0;

/// What a claim weighs for each independent origin (three at most count) and for each report (a quarter of it).
const CLAIM: f32 = 2.0;

/// What is covered when a sentence is told: a number for each word, pair or claim of the story.
pub(super) type Concept = usize;

/// A sentence as it is chosen: what it covers, what it costs.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// The article, by its place in the story.
    pub(super) article: usize,
    /// The sentence.
    pub(super) telling: Telling,
    /// What it covers, each once.
    pub(super) concepts: Vec<Concept>,
    /// What it weighs beside what it covers.
    pub(super) alone: f32,
}

/// What a story's reports hold: the weight of each concept.
#[derive(Debug)]
pub(super) struct Weights(Vec<f32>);

impl Weights {
    /// The weight of a concept.
    pub(super) fn of(&self, concept: Concept) -> f32 {
        self.0[concept]
    }
}

/// The sentences of a story with what each covers, and what that weighs. `tellings` stand beside their article's
/// place among `articles`; those inside a copied passage are left out.
pub(super) fn weigh(
    story: &Story,
    articles: &[&Article],
    claims: &[Claim],
    tellings: &[(usize, Telling)],
    statistics: &WordStatistics,
) -> (Vec<Choice>, Weights) {
    let copied: Vec<&[Span]> = articles.iter().map(|a| copied_passages(story, a)).collect();
    let voices = copied.iter().filter(|passages| passages.is_empty()).count().max(1);
    let mut table = Table::default();
    for (article, passages) in articles.iter().zip(&copied) {
        table.count(&read(article, Span::new(0, article.text.len()), passages, statistics));
    }
    let told: Vec<&(usize, Telling)> =
        tellings.iter().filter(|(article, t)| !is_within(t.span, copied[*article])).collect();
    let claim_spans = claim_spans(claims);
    let choices = told
        .into_iter()
        .map(|&(article, telling)| {
            let words = read(articles[article], telling.span, &[], statistics);
            let mut concepts: Vec<Concept> = table.concepts(&words).collect();
            let cited = claim_spans.get(&articles[article].id).map_or(&[][..], Vec::as_slice);
            let claims = cited.iter().filter(|(span, _)| span.touches(telling.span)).map(|(_, claim)| *claim);
            concepts.extend(claims.map(|claim| table.words() + claim));
            concepts.sort_unstable();
            concepts.dedup();
            Choice { article, telling, concepts, alone: weight_alone(&telling, voices) }
        })
        .collect();
    let mut weights = table.weights();
    weights.extend(claims.iter().map(claim_weight));
    (choices, Weights(weights))
}

/// What a sentence of one of so many reports weighs by its length and its place.
fn weight_alone(telling: &Telling, reports: usize) -> f32 {
    let place = (-(telling.place as f32) / POSITION_HALVES).exp2();
    telling.words as f32 * (FILL + POSITION * place / (reports * reports) as f32)
}

/// What a claim weighs.
fn claim_weight(claim: &Claim) -> f32 {
    let asserting = claim.reports.iter().filter(|r| r.stance != Stance::Disputes).count();
    CLAIM * (claim.independent.at_least.min(3) as f32 + asserting as f32 / 4.0)
}

/// Where each article carries which claim.
fn claim_spans(claims: &[Claim]) -> HashMap<&ArticleId, Vec<(Span, usize)>> {
    let mut spans: HashMap<&ArticleId, Vec<(Span, usize)>> = HashMap::new();
    for (number, claim) in claims.iter().enumerate() {
        for citation in claim.reports.iter().flat_map(|report| &report.citations) {
            spans.entry(&citation.article).or_default().push((citation.span, number));
        }
    }
    spans
}

/// The passages of an article that are another's.
fn copied_passages<'a>(story: &'a Story, article: &Article) -> &'a [Span] {
    story.copies.iter().find(|c| c.article == article.id).map_or(&[], |copy| &copy.passages)
}

/// Whether most of `span` lies in one of the passages.
fn is_within(span: Span, passages: &[Span]) -> bool {
    let shared = |p: &Span| p.end.min(span.end).saturating_sub(p.start.max(span.start));
    2 * passages.iter().map(shared).sum::<usize>() > span.len()
}

/// A word as it is counted.
struct Read {
    word: u64,
    is_telling: bool,
}

/// The words of a stretch of an article that do not stand in one of the passages.
fn read(article: &Article, within: Span, passages: &[Span], statistics: &WordStatistics) -> Vec<Read> {
    let mut folded = String::new();
    compared_words(within.of(&article.text))
        .filter(|word| {
            let at = within.start + word.span.start;
            !passages.iter().any(|p| p.start <= at && at < p.end)
        })
        .map(|word| {
            fold(word.text, &mut folded);
            Read {
                word: hash(folded.as_bytes()),
                is_telling: statistics.rarity_in(&folded, article.language.as_deref()) >= LEAST_RARITY,
            }
        })
        .collect()
}

/// The words and pairs of a story, numbered, with how many reports hold each.
#[derive(Default)]
struct Table {
    numbers: HashMap<(u64, u64), Concept>,
    counts: Vec<Counts>,
    reports_seen: u32,
}

/// How often a word or pair stands in a story.
#[derive(Clone, Copy)]
struct Counts {
    reports: u32,
    times: u32,
    last: u32,
    is_pair: bool,
}

impl Table {
    /// Counts the words of one more report.
    fn count(&mut self, words: &[Read]) {
        self.reports_seen += 1;
        for key in keys(words) {
            let next = self.counts.len();
            let number = *self.numbers.entry(key).or_insert(next);
            if number == next {
                self.counts.push(Counts { reports: 0, times: 0, last: 0, is_pair: key.1 != 0 });
            }
            let counts = &mut self.counts[number];
            counts.times += 1;
            counts.reports += u32::from(counts.last != self.reports_seen);
            counts.last = self.reports_seen;
        }
    }

    /// How many words and pairs there are: claims are numbered from here.
    fn words(&self) -> usize {
        self.counts.len()
    }

    /// The numbers of the words and pairs of a sentence.
    fn concepts<'a>(&'a self, words: &'a [Read]) -> impl Iterator<Item = Concept> + 'a {
        keys(words).filter_map(|key| self.numbers.get(&key).copied())
    }

    /// The weights, by number.
    fn weights(&self) -> Vec<f32> {
        let weight = |counts: &Counts| {
            let shared = (counts.reports as f32 - ALONE).powf(1.5);
            let often = (counts.times as f32 / counts.reports as f32).sqrt();
            match (counts.is_pair, counts.reports) {
                (true, 0 | 1) => 0.0,
                (true, _) => PAIR * shared,
                (false, _) => shared * often,
            }
        };
        self.counts.iter().map(weight).collect()
    }
}

/// The words that tell something, and the pairs of neighbours of which one does.
fn keys(words: &[Read]) -> impl Iterator<Item = (u64, u64)> + '_ {
    let single = words.iter().filter(|w| w.is_telling).map(|w| (w.word, 0));
    let pairs = words.windows(2).filter(|p| p[0].is_telling || p[1].is_telling);
    single.chain(pairs.map(|p| (p[0].word, p[1].word)))
}
