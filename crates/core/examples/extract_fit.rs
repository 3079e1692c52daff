//! Fits the weights that tell an article's blocks from furniture.
//!
//! `cargo run --release -p headwater-core --example extract_fit -- ../shared/data/extract models`
//!
//! Reads `articles-pages.jsonl.gz` and `articles-truth.json.gz`, marks each block of a page by whether its words stand
//! in the truth, and boosts oblivious trees on the blocks (logistic loss; a page's blocks weigh by their share of its
//! words, so that every page counts the same, as it does in the figures). Writes `extract-blocks.txt`, fitted on all
//! pages, which the program ships, and `folds/extract-blocks-K.txt`, fitted without the hosts of fold K (0 to 4), which
//! `extract_eval` uses. The same data gives the same weights.

#![expect(clippy::disallowed_methods, reason = "an example reads files; the wall is for the library")]
#![expect(clippy::print_stderr, reason = "an example that tells how far it is")]

#[path = "extract_support/mod.rs"]
mod support;

use headwater_core::extract::fitting::{FEATURES, Forest, samples};
use std::collections::HashSet;
use std::error::Error;
use support::{FOLDS, fold_of, read_json, read_lines};

/// Levels of a tree.
const DEPTH: usize = 6;
/// How many trees.
const TREES: usize = 120;
/// How far each tree goes.
const RATE: f32 = 0.12;
/// Holds leaves of few blocks back.
const RIDGE: f32 = 1.0;
/// Thresholds tried for each feature.
const BINS: usize = 48;

/// All blocks of all pages.
#[derive(Default)]
struct Data {
    /// `rows * FEATURES` values.
    values: Vec<f32>,
    labels: Vec<f32>,
    weights: Vec<f32>,
    folds: Vec<usize>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (data, models) = (arguments.next().ok_or("which data?")?, arguments.next().ok_or("which models?")?);
    let blocks = read_data(&data)?;
    eprintln!("{} blocks", blocks.labels.len());
    let bins = Bins::of(&blocks);
    std::fs::create_dir_all(format!("{models}/folds"))?;
    let jobs: Vec<Option<usize>> = (0..FOLDS).map(Some).chain([None]).collect();
    std::thread::scope(|scope| {
        for half in jobs.chunks(jobs.len().div_ceil(2)) {
            let (blocks, bins, models) = (&blocks, &bins, &models);
            scope.spawn(move || {
                for &left_out in half {
                    let forest = fit(blocks, bins, left_out);
                    let name = left_out
                        .map_or("extract-blocks.txt".to_owned(), |k| format!("folds/extract-blocks-{k}.txt"));
                    std::fs::write(format!("{models}/{name}"), forest.write())
                        .expect("the models folder can be written");
                    eprintln!("{name} written");
                }
            });
        }
    });
    Ok(())
}

/// Reads the pages and marks their blocks.
fn read_data(folder: &str) -> Result<Data, Box<dyn Error>> {
    let truth = read_json(&format!("{folder}/articles-truth.json.gz"))?;
    let mut data = Data::default();
    for page in read_lines(&format!("{folder}/articles-pages.jsonl.gz"))? {
        let id = page["id"].as_str().unwrap_or_default();
        let wanted = Wanted::of(truth[id]["articleBody"].as_str().unwrap_or_default());
        let fold = fold_of(page["url"].as_str().unwrap_or_default());
        let blocks = samples(page["html"].as_str().unwrap_or_default());
        let total: u32 = wanted.words.max(50);
        for block in blocks {
            data.values.extend(&block.features);
            data.labels.push(f32::from(u8::from(wanted.holds(&block.text))));
            data.weights.push((block.words as f32).max(1.0) / total as f32 * 100.0);
            data.folds.push(fold);
        }
    }
    Ok(data)
}

/// The words of the truth, and their runs of four.
struct Wanted {
    text: String,
    runs: HashSet<String>,
    words: u32,
}

fn plain_words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
}

impl Wanted {
    fn of(text: &str) -> Self {
        let words = plain_words(text);
        let runs = words.windows(4).map(|w| w.join(" ")).collect();
        Self { text: format!(" {} ", words.join(" ")), runs, words: words.len() as u32 }
    }

    /// Whether a block's words are the article's: all in a row, or six tenths of their runs of four.
    fn holds(&self, block: &str) -> bool {
        let words = plain_words(block);
        if words.is_empty() {
            return false;
        }
        if self.text.contains(&format!(" {} ", words.join(" "))) {
            return true;
        }
        let runs = words.windows(4).map(|w| w.join(" ")).collect::<Vec<_>>();
        let hits = runs.iter().filter(|r| self.runs.contains(*r)).count();
        !runs.is_empty() && hits * 10 >= runs.len() * 6
    }
}

/// Each value as the number of its threshold.
struct Bins {
    /// By feature, then by row.
    codes: Vec<Vec<u8>>,
    thresholds: Vec<Vec<f32>>,
}

impl Bins {
    fn of(data: &Data) -> Self {
        let rows = data.labels.len();
        let (mut codes, mut thresholds) = (Vec::new(), Vec::new());
        for feature in 0..FEATURES {
            let column: Vec<f32> = (0..rows).map(|r| data.values[r * FEATURES + feature]).collect();
            let mut sorted = column.clone();
            sorted.sort_by(f32::total_cmp);
            let mut cuts: Vec<f32> = (1..BINS).map(|b| sorted[b * rows / BINS]).collect();
            let mut distinct = sorted.clone();
            distinct.dedup();
            if distinct.len() <= BINS {
                cuts = distinct;
            }
            cuts.dedup();
            codes.push(column.iter().map(|v| cuts.partition_point(|c| c < v) as u8).collect());
            thresholds.push(cuts);
        }
        Self { codes, thresholds }
    }
}

/// Boosts trees on the rows outside fold `left_out`.
fn fit(data: &Data, bins: &Bins, left_out: Option<usize>) -> Forest {
    let rows: Vec<usize> = (0..data.labels.len()).filter(|&r| Some(data.folds[r]) != left_out).collect();
    let mut scores = vec![0.0_f32; data.labels.len()];
    let mut trees = Vec::new();
    for _ in 0..TREES {
        let slopes: Vec<(f32, f32)> = rows
            .iter()
            .map(|&r| {
                let p = 1.0 / (1.0 + (-scores[r]).exp());
                (data.weights[r] * (data.labels[r] - p), data.weights[r] * p * (1.0 - p))
            })
            .collect();
        let (questions, leaves, places) = grow(bins, &rows, &slopes);
        for (&row, &place) in rows.iter().zip(&places) {
            scores[row] += leaves[place];
        }
        trees.push((questions, leaves));
    }
    Forest::new(0.0, DEPTH, &trees)
}

type Tree = (Vec<(u16, f32)>, Vec<f32>, Vec<usize>);

/// One tree: at each level the question that gains most over all leaves.
fn grow(bins: &Bins, rows: &[usize], slopes: &[(f32, f32)]) -> Tree {
    let mut places = vec![0_usize; rows.len()];
    let mut questions = Vec::new();
    for level in 0..DEPTH {
        let leaves = 1 << level;
        let mut best = (f32::MIN, 0, 0);
        for feature in 0..FEATURES {
            let cuts = bins.thresholds[feature].len();
            if cuts < 2 {
                continue;
            }
            let width = cuts + 1;
            let mut sums = vec![(0.0_f32, 0.0_f32); leaves * width];
            let codes = &bins.codes[feature];
            for ((&row, &place), slope) in rows.iter().zip(&places).zip(slopes) {
                let sum = &mut sums[place * width + usize::from(codes[row])];
                sum.0 += slope.0;
                sum.1 += slope.1;
            }
            for (cut, gain) in gains(&sums, width).into_iter().enumerate() {
                if gain > best.0 {
                    best = (gain, feature, cut);
                }
            }
        }
        let (_, feature, cut) = best;
        for (place, &row) in places.iter_mut().zip(rows) {
            *place = *place << 1 | usize::from(usize::from(bins.codes[feature][row]) > cut);
        }
        questions.push((feature as u16, bins.thresholds[feature][cut]));
    }
    let mut sums = vec![(0.0_f32, 0.0_f32); 1 << DEPTH];
    for (&place, slope) in places.iter().zip(slopes) {
        sums[place].0 += slope.0;
        sums[place].1 += slope.1;
    }
    let round = |v: f32| (v * 1000.0).round() / 1000.0;
    let leaves = sums.iter().map(|(g, h)| round(RATE * g / (h + RIDGE))).collect();
    (questions, leaves, places)
}

/// What each cut of a feature gains, summed over the leaves.
fn gains(sums: &[(f32, f32)], width: usize) -> Vec<f32> {
    let mut gains = vec![0.0; width - 1];
    for leaf in sums.chunks(width) {
        let total = leaf.iter().fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1));
        let mut left = (0.0, 0.0);
        for (cut, gain) in gains.iter_mut().enumerate() {
            left = (left.0 + leaf[cut].0, left.1 + leaf[cut].1);
            let right = (total.0 - left.0, total.1 - left.1);
            *gain += left.0 * left.0 / (left.1 + RIDGE) + right.0 * right.0 / (right.1 + RIDGE);
        }
    }
    gains
}
