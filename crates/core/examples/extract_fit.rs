//! Fits the weights that tell an article's blocks from furniture.
//!
//! `cargo run --release -p headwater-core --example extract_fit -- ../shared/data/extract models`
//!
//! Reads the article pages with their texts and the phrase pages with their phrases, and marks each block: of the
//! former by whether its words stand in the text, of the latter where it holds a phrase that must or must not be there.
//! On the blocks it boosts oblivious trees (logistic loss; a block weighs by its share of its page's words, so that
//! every page counts the same, as it does in the figures), and on the scores of these trees, made out of sample, the
//! second trees that see a block among its neighbours. Writes `extract-blocks.txt` and `extract-context.txt`, fitted on
//! all pages, which the program ships, and `folds/*-K.txt`, fitted without the hosts of fold K (0 to 4), which
//! `extract_eval` uses. The same data gives the same weights.

#![expect(clippy::disallowed_methods, reason = "an example reads files; the wall is for the library")]
#![expect(clippy::print_stderr, reason = "an example that tells how far it is")]

#[path = "extract_support/boost.rs"]
mod boost;
#[path = "extract_support/mod.rs"]
mod support;

use boost::{Plan, Table, fit};
use headwater_core::extract::fitting::{CONTEXT_FEATURES, FEATURES, Forest, context, decode, samples};
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};
use std::error::Error;
use std::ops::Range;
use support::{FOLDS, fold_of, page_bytes, read_json, read_lines};

/// The first trees: measured against 80 and 200 trees and depths 5 and 7 on the folds.
const BLOCKS: Plan = Plan { depth: 6, trees: 140, rate: 0.12, ridge: 1.0, share: 0.4 };
/// The second trees.
const CONTEXT: Plan = Plan { depth: 5, trees: 60, rate: 0.12, ridge: 1.0, share: 0.6 };
/// What a block weighs that holds a phrase; all blocks of an article weigh 100 together.
const PHRASE_WEIGHT: f32 = 14.0;

/// All pages with the rows of their blocks.
#[derive(Default)]
struct Data {
    pages: Vec<(String, Range<usize>)>,
    table: Table,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (folder, models) = (arguments.next().ok_or("which data?")?, arguments.next().ok_or("which models?")?);
    let mut data = Data { table: Table::new(FEATURES), ..Data::default() };
    read_articles(&folder, &mut data)?;
    read_phrases(&folder, &mut data)?;
    eprintln!("{} pages, {} blocks", data.pages.len(), data.table.labels.len());
    std::fs::create_dir_all(format!("{models}/folds"))?;
    let first = fit_first(&data);
    eprintln!("{} sets of first trees", first.len());
    let outer: Vec<Option<usize>> = (0..FOLDS).map(Some).chain([None]).collect();
    for left_out in outer {
        let second = fit_second(&data, &first, left_out);
        let key: Vec<usize> = left_out.into_iter().collect();
        let (folder, tail) = left_out
            .map_or((models.clone(), String::new()), |k| (format!("{models}/folds"), format!("-{k}")));
        std::fs::write(format!("{folder}/extract-blocks{tail}.txt"), first[&key].write())?;
        std::fs::write(format!("{folder}/extract-context{tail}.txt"), second.write())?;
    }
    Ok(())
}

/// The first trees without no fold, each fold, and each pair of folds.
fn fit_first(data: &Data) -> BTreeMap<Vec<usize>, Forest> {
    let pairs = (0..FOLDS).flat_map(|a| (a + 1..FOLDS).map(move |b| vec![a, b]));
    let jobs: Vec<Vec<usize>> =
        [vec![]].into_iter().chain((0..FOLDS).map(|k| vec![k])).chain(pairs).collect();
    std::thread::scope(|scope| {
        let halves: Vec<_> = jobs
            .chunks(jobs.len().div_ceil(2))
            .map(|half| {
                scope.spawn(move || {
                    half.iter().map(|out| (out.clone(), fit(&data.table, out, &BLOCKS))).collect::<Vec<_>>()
                })
            })
            .collect();
        halves.into_iter().flat_map(|half| half.join().expect("a fit does not panic")).collect()
    })
}

/// The second trees without fold `left_out`: each page's first scores come from trees that saw neither its fold nor
/// the one left out.
fn fit_second(data: &Data, first: &BTreeMap<Vec<usize>, Forest>, left_out: Option<usize>) -> Forest {
    let mut table = Table::new(CONTEXT_FEATURES);
    for (text, rows) in &data.pages {
        let fold = data.table.folds[rows.start];
        if Some(fold) == left_out {
            continue;
        }
        let mut key: Vec<usize> = left_out.into_iter().chain([fold]).collect();
        key.sort_unstable();
        let scores: Vec<f32> = rows.clone().map(|r| first[&key].score(data.table.row(r))).collect();
        for (row, features) in rows.clone().zip(context(text, &scores)) {
            table.push(&features, data.table.labels[row], data.table.weights[row], fold);
        }
    }
    fit(&table, &[], &CONTEXT)
}

/// Marks the blocks of the article pages.
fn read_articles(folder: &str, data: &mut Data) -> Result<(), Box<dyn Error>> {
    let truth = read_json(&format!("{folder}/articles-truth.json.gz"))?;
    for page in read_lines(&format!("{folder}/articles-pages.jsonl.gz"))? {
        let wanted = Wanted::of(
            truth[page["id"].as_str().unwrap_or_default()]["articleBody"].as_str().unwrap_or_default(),
        );
        let total = wanted.words.max(50) as f32;
        read_page(&page, data, |text, words| {
            (f32::from(u8::from(wanted.holds(text))), (words as f32).max(1.0) / total * 100.0)
        });
    }
    Ok(())
}

/// Marks the blocks of the phrase pages that hold a phrase; the others weigh nothing.
fn read_phrases(folder: &str, data: &mut Data) -> Result<(), Box<dyn Error>> {
    let truth = read_json(&format!("{folder}/phrases-truth.json.gz"))?;
    let fold_blanks = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for page in read_lines(&format!("{folder}/phrases-pages.jsonl.gz"))? {
        let phrases = |key: &str| -> Vec<String> {
            let list = truth[page["id"].as_str().unwrap_or_default()][key].as_array();
            list.into_iter().flatten().filter_map(Value::as_str).map(fold_blanks).collect()
        };
        let (wanted, unwanted) = (phrases("with"), phrases("without"));
        read_page(&page, data, |text, _| {
            let text = fold_blanks(text);
            let holds = |phrases: &[String]| phrases.iter().any(|p| text.contains(p.as_str()));
            let (good, bad) = (holds(&wanted), holds(&unwanted));
            (f32::from(u8::from(good)), if good != bad { PHRASE_WEIGHT } else { 0.0 })
        });
    }
    Ok(())
}

/// Adds the blocks of a page with the label and weight that `mark` gives them.
fn read_page(page: &Value, data: &mut Data, mark: impl Fn(&str, u32) -> (f32, f32)) {
    let text = decode(&page_bytes(page));
    let fold = fold_of(page["url"].as_str().unwrap_or_default());
    let start = data.table.labels.len();
    let mut seen = HashSet::new();
    for block in samples(&text) {
        let (label, mut weight) = mark(&block.text, block.words);
        // What a page says twice is written once: the copy teaches nothing.
        if block.words >= 6 && !seen.insert(block.text.clone()) {
            weight = 0.0;
        }
        data.table.push(&block.features, label, weight, fold);
    }
    let end = data.table.labels.len();
    if end > start {
        data.pages.push((text, start..end));
    }
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
