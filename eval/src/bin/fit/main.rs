//! Fits the data in `models/` on the shared data.
//!
//! Each of these reads the first 80 % of the lines of the stream of news and writes one file of `models/`:
//! - `fit words --data ../shared/data`: word statistics, `words.tsv`
//! - `fit join --data ../shared/data`: the rule by which an article joins a story, `join.tsv`
//! - `fit follow --data ../shared/data`: the rule by which what came of an event is told from it, `follow.tsv`; it reads
//!   invented news of the mill's too
//!
//! `fit matching --data ../shared/data` reads the stories that people followed to their origins and writes the weights by
//! which two wordings make one claim, `matching.toml`, and `folds/matching.toml`, where each story is left out in turn.
//!
//! `fit calibration --data ../shared/data` writes the two numbers that correct how sure the rule is, `join-sure.toml`,
//! and prints how often two articles of the last 20 % of the lines belong together when it is so sure.
//!
//! `fit follow-ups` counts on invented news, of other seeds and wordings, where the links lead that the rule makes.
//!
//! `fit stories --data ../shared/data` prints the stories that the fitted rule makes of the whole stream, as
//! `{"id", "cluster"}` lines, and on stderr how fast.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool at the command line prints")]

mod boost;
mod calibration;
mod follow;
mod join;
mod matching;
mod regression;

use flate2::read::GzDecoder;
use headwater_core::group::READ_WORDS;
use headwater_core::text::{WordStatistics, fold, words};
use std::collections::HashSet;
use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// No word that stands in fewer documents is kept: what few texts hold may be theirs alone.
const FEWEST_DOCUMENTS: u32 = 5;

/// One line of `stories/stream.jsonl.gz`.
#[derive(serde::Deserialize)]
struct Line {
    text: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments == ["follow-ups"] {
        return follow::print_counts();
    }
    let (what, data) = read_arguments(&arguments)
        .ok_or("usage: fit words|join|follow|matching|calibration|stories --data DIR, or fit follow-ups")?;
    match what {
        "words" => fit_words(&data),
        "join" => join::fit(&data),
        "follow" => follow::fit(&data),
        "matching" => matching::fit(&data),
        "calibration" => calibration::fit(&data),
        "stories" => join::print_stories(&data),
        other => Err(format!(
            "nothing to fit is called {other:?}; there are: words, join, follow, matching, calibration, stories"
        )
        .into()),
    }
}

/// `WHAT --data DIR`.
fn read_arguments(arguments: &[String]) -> Option<(&str, PathBuf)> {
    match arguments {
        [what, flag, data] if flag == "--data" => Some((what, PathBuf::from(data))),
        _ => None,
    }
}

/// Writes `models/words.tsv`.
fn fit_words(data: &Path) -> Result<(), Box<dyn Error>> {
    let stream: Vec<Line> = read_lines(&data.join("stories/stream.jsonl.gz"))?;
    let fitted = &stream[..stream.len() * 8 / 10];
    let table = WordStatistics::learn(fitted.iter().map(|line| word_set(&line.text)), FEWEST_DOCUMENTS);
    fs::write(models().join("words.tsv"), table.to_table())?;
    Ok(())
}

/// The different folded words among those that `group` reads of a text.
fn word_set(text: &str) -> HashSet<String> {
    let mut folded = String::new();
    words(text)
        .take(READ_WORDS)
        .map(|word| {
            fold(word.text, &mut folded);
            folded.clone()
        })
        .collect()
}

/// The records of a gzipped file of JSON lines.
fn read_lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, Box<dyn Error>> {
    let file = File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    BufReader::new(GzDecoder::new(file)).lines().map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// The folder of fitted data in the source tree.
fn models() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../models")
}
