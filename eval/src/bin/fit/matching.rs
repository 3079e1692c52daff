//! When do two wordings make the same claim? Weights of a logistic regression, `models/matching.toml`.
//!
//! From the claims that people read in the stories of `origins/`: a seed that holds most of the words in which a report
//! tells a claim, and a sentence of another report, are a yes where that sentence tells the same claim too.

use crate::models;
use crate::regression::{self, Row};
use headwater::knowledge::knowledge;
use headwater::pipeline::Knowledge;
use headwater_core::trace::{FEATURES, MatchWeights, Reading, wording_pairs};
use headwater_eval::folder::read_json;
use headwater_eval::offsets::code_points;
use headwater_eval::parts::{read_story, story_folders};
use headwater_eval::score::origins::{Read, Texts, evidence};
use headwater_model::{Article, ArticleId, Span};
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A seed stands for a claim where it holds this share of the words that tell the claim.
const HOLDS: f64 = 0.6;
/// What a sentence counts that may tell the claim once more in an article where a reader marked another place.
const PERHAPS: f64 = 0.3;
/// How much the weights are held small.
const RIDGE: f64 = 1.0;
/// Which wording of a sentence is compared depends on weights: after so many rounds they no longer move the figures.
const ROUNDS: usize = 3;
/// The probability from which a sentence is a place of a claim: below it the article mostly does not carry the claim.
const JOIN: f32 = 0.17;

/// What the table says of itself.
const HEAD: &str = "# Fitted by `fit matching`; see matching.md. The order of the weights is that of `trace::FEATURE_NAMES`.\n";

type Claims = Vec<BTreeMap<String, Vec<(usize, usize)>>>;

/// A story as it was read by people.
struct Story {
    name: String,
    articles: Vec<Article>,
    claims: Claims,
}

/// Writes the weights fitted on all stories, and those fitted without each.
pub(crate) fn fit(data: &Path) -> Result<(), Box<dyn Error>> {
    let mut knowledge = knowledge();
    let stories = read(data, &knowledge)?;
    let all: Vec<&Story> = stories.iter().collect();
    let mut folds =
        String::from("# For each story the weights that were fitted without it; made by `fit matching`.\n");
    for left_out in &stories {
        let others: Vec<&Story> = all.iter().copied().filter(|story| story.name != left_out.name).collect();
        let _ = write!(folds, "\n[{}]\n{}", left_out.name, table(&fit_on(&others, &mut knowledge)));
    }
    fs::create_dir_all(models().join("folds"))?;
    fs::write(models().join("folds/matching.toml"), folds)?;
    let shipped = table(&fit_on(&all, &mut knowledge));
    fs::write(models().join("matching.toml"), format!("{HEAD}{shipped}"))?;
    Ok(())
}

/// The stories that have a reading.
fn read(data: &Path, knowledge: &Knowledge) -> Result<Vec<Story>, Box<dyn Error>> {
    let mut stories = Vec::new();
    for folder in story_folders(&data.join("origins")) {
        let (name, articles) = read_story(&folder, knowledge)?;
        let texts: Texts = articles.iter().map(|a| (a.id.0.clone(), a.text.clone())).collect();
        let read: Read = read_json(&folder.join("gold.json"))?;
        stories.push(Story { name, articles, claims: evidence(&read, &texts) });
    }
    Ok(stories)
}

/// The weights fitted on `stories`.
fn fit_on(stories: &[&Story], knowledge: &mut Knowledge) -> MatchWeights {
    let mut weights = MatchWeights { join: JOIN, bias: 0.0, weights: [0.0; FEATURES] };
    weights.weights[0] = 1.0; // at first, how much of the seed a sentence shares
    for _ in 0..ROUNDS {
        knowledge.trace.likeness = weights.clone();
        let rows: Vec<Row> = stories.iter().flat_map(|story| rows(story, knowledge)).collect();
        let fitted = regression::fit(&rows, RIDGE);
        weights.bias = fitted.first().copied().unwrap_or(0.0);
        weights.weights.iter_mut().zip(fitted.iter().skip(1)).for_each(|(weight, fitted)| *weight = *fitted);
    }
    weights
}

/// The pairs of a story of which people's reading says whether they make one claim.
fn rows(story: &Story, knowledge: &Knowledge) -> Vec<Row> {
    let texts: BTreeMap<&ArticleId, &str> = story.articles.iter().map(|a| (&a.id, a.text.as_str())).collect();
    let place = |article: &ArticleId, span: Span| code_points(texts[article], span);
    let readings: Vec<Reading<'_>> = story
        .articles
        .iter()
        .map(|article| Reading { article, statements: &[], credits: &[], marks: &[], notices: &[] })
        .collect();
    let pairs = wording_pairs(&readings, &knowledge.words, &knowledge.trace);
    pairs
        .into_iter()
        .filter_map(|pair| {
            let (seed, other) = ((&pair.seed.0, place(&pair.seed.0, pair.seed.1)), &pair.other);
            let told = one_claim(&story.claims, seed, (&other.0, place(&other.0, other.1)))?;
            let terms = std::iter::once(1.0).chain(pair.features).collect();
            let weight = if told == Told::Perhaps { PERHAPS } else { 1.0 };
            Some(Row { terms, yes: told == Told::There, weight })
        })
        .collect()
}

/// Where a claim that a seed stands for is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    /// In the other sentence.
    There,
    /// In the other article: the reader marked one place of it, and the sentence may be one more.
    Perhaps,
    /// Not in the other article.
    Elsewhere,
}

/// Whether `other` tells a claim that `seed` stands for; `None` where the seed stands for none.
fn one_claim(
    claims: &Claims,
    seed: (&ArticleId, (usize, usize)),
    other: (&ArticleId, (usize, usize)),
) -> Option<Told> {
    let shared = |a: &(usize, usize), b: (usize, usize)| a.1.min(b.1).saturating_sub(a.0.max(b.0));
    let stands_for = |claim: &&BTreeMap<String, Vec<(usize, usize)>>| {
        let places = claim.get(&seed.0.0).map_or(&[][..], Vec::as_slice);
        let whole: usize = places.iter().map(|place| place.1 - place.0).sum();
        let held: usize = places.iter().map(|place| shared(place, seed.1)).sum();
        whole > 0 && held as f64 / whole as f64 >= HOLDS
    };
    let asked: Vec<_> = claims.iter().filter(stands_for).collect();
    if asked.is_empty() {
        return None;
    }
    let places: Vec<_> = asked.into_iter().filter_map(|claim| claim.get(&other.0.0)).collect();
    let is_there = places.iter().any(|places| places.iter().any(|place| shared(place, other.1) > 0));
    Some(match (is_there, places.is_empty()) {
        (true, _) => Told::There,
        (false, false) => Told::Perhaps,
        (false, true) => Told::Elsewhere,
    })
}

/// Four digits of each number: more do not move a figure.
fn table(weights: &MatchWeights) -> String {
    let numbers: Vec<String> = weights.weights.iter().map(|weight| format!("{weight:.4}")).collect();
    format!("join = {}\nbias = {:.4}\nweights = [{}]\n", weights.join, weights.bias, numbers.join(", "))
}
