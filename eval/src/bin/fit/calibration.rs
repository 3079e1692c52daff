//! How sure is the rule, and how often is it right? Pairs of the stream in bins of the probability that it gave, with how
//! many of them people put into one story.

use crate::join::{Gold, Line, arrival, fit_rule};
use crate::{models, read_lines};
use headwater::knowledge;
use headwater_core::group::{GroupSettings, Grouper, JoinRule};
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// So many bins of equal width.
const BINS: usize = 10;

/// Rounds of Newton's method for the two numbers of the correction: it settles in fewer.
const ROUNDS: usize = 30;

/// What the rule said of a pair, 0.0 to 1.0, and whether people put the two together.
type Said = (f64, bool);

/// Writes `models/join-sure.toml` and prints the table of the last 20 % of the lines, with the rule as it is and
/// corrected by two numbers (Platt 1999).
///
/// The two are fitted on pairs that the trees did not see: on the last fifth of the first 80 %, with trees of the rest.
pub(crate) fn fit(data: &Path) -> Result<(), Box<dyn Error>> {
    let stream: Vec<Line> = read_lines(&data.join("stories/stream.jsonl.gz"))?;
    let gold: Vec<Gold> = read_lines(&data.join("stories/gold.jsonl.gz"))?;
    let truth: HashMap<&str, &str> = gold.iter().map(|g| (g.id.as_str(), g.cluster.as_str())).collect();
    let fitted = &stream[..stream.len() * 8 / 10];
    let first = fitted.len() * 8 / 10;
    let rule = fit_rule(&fitted[..first], &truth);
    let (scale, shift) = platt(&said(fitted, &truth, &rule, first));
    let table_of_two = format!("scale = {scale:.3}\nshift = {shift:.3}\n");
    fs::write(models().join("join-sure.toml"), table_of_two)?;
    let last = said(&stream, &truth, &JoinRule::built_in(), fitted.len());
    let corrected: Vec<Said> =
        last.iter().map(|(p, yes)| (logistic(scale * log_odds(*p) + shift), *yes)).collect();
    println!("the rule as it is, {} pairs", last.len());
    table(&last);
    println!("corrected: {scale:.3} * log-odds {shift:+.3}");
    table(&corrected);
    Ok(())
}

/// What the rule said of each pair, the later of which is of the lines after `from`.
fn said(stream: &[Line], truth: &HashMap<&str, &str>, rule: &JoinRule, from: usize) -> Vec<Said> {
    let settings = GroupSettings { rule: rule.clone(), ..GroupSettings::default() };
    let words = knowledge::words();
    let mut grouper = Grouper::new(&words, &settings);
    let mut said = Vec::new();
    for (at, line) in stream.iter().enumerate() {
        let weighed = grouper.weigh(&arrival(line));
        let is_together = |earlier: usize| truth[stream[earlier].id.as_str()] == truth[line.id.as_str()];
        if at >= from {
            let pairs = weighed.pairs.iter();
            said.extend(pairs.map(|p| (f64::from(p.probability), is_together(p.earlier))));
        }
        grouper.settle(weighed);
    }
    said
}

/// Prints the bins, and the expected calibration error over all pairs and over those from the second bin on: the mean of |said - seen|, by the pairs of a bin.
fn table(said: &[Said]) {
    println!("{:>12} {:>8} {:>6} {:>6}", "bin", "pairs", "said", "seen");
    let (mut error, mut error_beyond, mut beyond) = (0.0, 0.0, 0.0);
    for bin in 0..BINS {
        let of_bin = |p: f64| ((p * BINS as f64) as usize).min(BINS - 1) == bin;
        let pairs: Vec<&Said> = said.iter().filter(|(p, _)| of_bin(*p)).collect();
        if pairs.is_empty() {
            continue;
        }
        let count = pairs.len() as f64;
        let mean = pairs.iter().map(|(p, _)| p).sum::<f64>() / count;
        let seen = pairs.iter().filter(|(_, yes)| *yes).count() as f64 / count;
        error += (mean - seen).abs() * count / said.len() as f64;
        if bin > 0 {
            error_beyond += (mean - seen).abs() * count;
            beyond += count;
        }
        let (from, to) = (bin as f64 / BINS as f64, (bin + 1) as f64 / BINS as f64);
        println!("{:>12} {:>8} {mean:>6.3} {seen:>6.3}", format!("{from:.1} - {to:.1}"), pairs.len());
    }
    println!("expected calibration error {error:.4}; of pairs from 0.1 on {:.4}", error_beyond / beyond);
}

/// The scale and the shift of the log-odds under which what was said is likeliest (Newton's method).
fn platt(said: &[Said]) -> (f64, f64) {
    let (mut scale, mut shift) = (1.0, 0.0);
    for _ in 0..ROUNDS {
        let (mut g, mut h) = ([0.0; 2], [0.0; 3]);
        for (p, yes) in said {
            let x = log_odds(*p);
            let q = logistic(scale * x + shift);
            let (miss, weight) = (q - f64::from(u8::from(*yes)), q * (1.0 - q));
            g = [g[0] + miss * x, g[1] + miss];
            h = [h[0] + weight * x * x, h[1] + weight * x, h[2] + weight];
        }
        let det = h[0] * h[2] - h[1] * h[1];
        if det.abs() < 1e-9 {
            break;
        }
        scale -= (h[2] * g[0] - h[1] * g[1]) / det;
        shift -= (h[0] * g[1] - h[1] * g[0]) / det;
    }
    (scale, shift)
}

fn log_odds(p: f64) -> f64 {
    let p = p.clamp(1e-6, 1.0 - 1e-6);
    (p / (1.0 - p)).ln()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}
