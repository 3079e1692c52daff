//! Runs every reader over the same pages: once for answers and memory, then several rounds for speed.
//!
//! One thread; its CPU time alone. In each round every page is read by all readers before the next page comes, from
//! another reader on each page and in turned order in every other round, so that none always has the page warm.

use crate::heap;
use crate::pages::Prepared;
use crate::readers::{Knowledge, Outcome, Reader};
use headwater_eval::measure::cpu_time;
use headwater_eval::parts::PageAnswer;
use std::collections::BTreeMap;

/// What one reader did with all pages.
#[derive(Default)]
pub struct Run {
    /// Its name.
    pub name: String,
    /// An answer for each page, empty where there is none.
    pub answers: BTreeMap<String, PageAnswer>,
    /// On how many pages it found nothing.
    pub nothing: usize,
    /// On how many pages it panicked.
    pub panicked: usize,
    /// The most heap that it held above the input, in bytes, on its worst page.
    pub peak: Option<usize>,
    /// Pages a second: the median of the rounds.
    pub rate: f64,
    /// The page that took longest, each by the median of its rounds, in seconds.
    pub slowest: f64,
}

/// Reads all pages with all of `readers`.
#[must_use]
pub fn all(readers: &[&Reader], pages: &[Prepared], knowledge: &Knowledge, rounds: usize) -> Vec<Run> {
    let mut runs = answers(readers, pages, knowledge);
    let mut seconds = vec![vec![vec![0.0; pages.len()]; rounds]; readers.len()];
    for round in 0..rounds {
        eprintln!("round {} of {rounds}", round + 1);
        for (at, page) in pages.iter().enumerate() {
            for turn in 0..readers.len() {
                let turned = if round % 2 == 1 { readers.len() - 1 - turn } else { turn };
                let reader = (at + round + turned) % readers.len();
                let begun = cpu_time();
                let outcome = readers[reader].read(page, knowledge);
                seconds[reader][round][at] = cpu_time().saturating_sub(begun).as_secs_f64();
                drop(outcome);
            }
        }
    }
    for (run, seconds) in runs.iter_mut().zip(seconds) {
        (run.rate, run.slowest) = speed(&seconds);
    }
    runs
}

/// Pages a second and the slowest page, from the seconds of each page in each round.
#[must_use]
pub fn speed(rounds: &[Vec<f64>]) -> (f64, f64) {
    let whole = median(rounds.iter().map(|round| round.iter().sum()).collect());
    let pages = rounds.first().map_or(0, Vec::len);
    let page = |at: usize| median(rounds.iter().map(|round| round[at]).collect());
    (pages as f64 / whole, (0..pages).map(page).fold(0.0, f64::max))
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn answers(readers: &[&Reader], pages: &[Prepared], knowledge: &Knowledge) -> Vec<Run> {
    let mut runs: Vec<Run> =
        readers.iter().map(|reader| Run { name: reader.name.to_owned(), ..Run::default() }).collect();
    for page in pages {
        for (reader, run) in readers.iter().zip(&mut runs) {
            let (outcome, peak) = heap::peak(|| reader.read(page, knowledge));
            run.peak = run.peak.max(Some(peak));
            let answer = match outcome {
                Outcome::Read(answer) => answer,
                Outcome::Nothing => {
                    run.nothing += 1;
                    PageAnswer::default()
                }
                Outcome::Panicked => {
                    run.panicked += 1;
                    PageAnswer::default()
                }
            };
            run.answers.insert(page.page.id.clone(), answer);
        }
    }
    runs
}
