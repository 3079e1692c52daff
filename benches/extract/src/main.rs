//! Headwater's reader of pages beside others: quality, speed and memory on the same pages in one run, as tables.
//!
//! `benches/extract/run` starts it; docs/EXTRACTION.md tells what the figures mean and holds the tables.

mod children;
mod heap;
mod hostile;
mod measure;
mod pages;
mod readers;
mod table;

use clap::Parser;
use headwater_eval::folds::{self, HostFolds};
use headwater_eval::parts::{PageAnswer, score_extract};
use headwater_eval::score::Score;
use headwater_eval::score::extract::Metric;
use measure::Run;
use readers::{Knowledge, Reader};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use table::Table;

/// Reads the pages of the evaluation with Headwater and its peers and prints one table.
#[derive(Parser)]
struct Flags {
    /// The folder of evaluation data
    #[arg(long, default_value = "../shared/data")]
    data: PathBuf,
    /// Where answers are written
    #[arg(long, default_value = "target/extract-bench")]
    answers: PathBuf,
    /// How often every page is read for its speed
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Read so many pages of each set only
    #[arg(long)]
    sample: Option<usize>,
    /// Answers and timings of the Python peer, as python_peer.py writes them
    #[arg(long)]
    python: Option<PathBuf>,
    /// Write the tables into this document, between their marks
    #[arg(long)]
    markdown: Option<PathBuf>,
    /// Read pages that are made to hurt in place of the evaluation's
    #[arg(long)]
    hostile: bool,
    /// Readers to run (by default all)
    #[arg(long)]
    reader: Vec<String>,
    /// With --hostile: kinds of pages (by default all)
    #[arg(long)]
    kind: Vec<String>,
    /// With --hostile: how long a page is, in megabytes
    #[arg(long, default_value_t = 10)]
    megabytes: usize,
    /// With --hostile: how long a reader may take for a page, in seconds
    #[arg(long, default_value_t = 20)]
    seconds: u64,
    /// Read one hostile page and print what it took (what --hostile starts)
    #[arg(long, hide = true)]
    child: bool,
}

/// The sets of pages, what their text is compared by, and their heading in the tables.
const SETS: [(&str, Metric); 2] = [("articles", Metric::Word), ("phrases", Metric::Snippets)];

fn main() -> ExitCode {
    let flags = Flags::parse();
    let done = if flags.child {
        child(&flags)
    } else if flags.hostile {
        hostile_table(&flags).and_then(|text| give(&flags, &[("hostile pages", text)]))
    } else {
        side_by_side(&flags).and_then(|tables| give(&flags, &tables))
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn knowledge() -> Result<Knowledge, Box<dyn Error>> {
    Ok(Knowledge { outlets: headwater::knowledge::outlets(), folds: HostFolds::read(&folds::folder())? })
}

/// Prints the tables, or writes them into the document that is named.
fn give(flags: &Flags, tables: &[(&'static str, String)]) -> Result<(), Box<dyn Error>> {
    let Some(path) = &flags.markdown else {
        tables.iter().for_each(|(_, text)| println!("{text}"));
        return Ok(());
    };
    let mut document = std::fs::read_to_string(path)?;
    for (what, text) in tables {
        document = table::between(&document, what, text)
            .ok_or_else(|| format!("{} has no marks for {what:?}", path.display()))?;
    }
    Ok(std::fs::write(path, document)?)
}

fn side_by_side(flags: &Flags) -> Result<Vec<(&'static str, String)>, Box<dyn Error>> {
    std::panic::set_hook(Box::new(|_| {})); // Panics of peers are counted, not told.
    let knowledge = knowledge()?;
    let readers = wanted(&flags.reader);
    let mut tables = Vec::new();
    for (set, metric) in SETS {
        let file = flags.data.join(format!("extract/{set}-pages.jsonl.gz"));
        if !file.exists() {
            eprintln!("skipped: there is no {}", file.display());
            continue;
        }
        let pages = pages::read(&file, flags.sample)?;
        eprintln!("{set}: {} pages", pages.len());
        let mut runs = measure::all(&readers, &pages, &knowledge, flags.rounds);
        runs.extend(python(flags, set, &pages)?);
        let truth = flags.data.join(format!("extract/{set}-truth.json.gz"));
        let scores: Vec<Score> =
            runs.iter().map(|run| score(flags, &truth, set, metric, run)).collect::<Result<_, _>>()?;
        let megabytes = pages.iter().map(pages::Prepared::length).sum::<usize>() as f64 / 1e6;
        let text = match metric {
            Metric::Word => articles_table(&runs, &scores, flags.rounds, pages.len(), megabytes),
            _ => phrases_table(&runs, &scores, flags.rounds, pages.len(), megabytes),
        };
        tables.push((set, text));
    }
    Ok(tables)
}

/// Writes the answers of a run and scores them as the evaluation does.
fn score(flags: &Flags, truth: &Path, set: &str, metric: Metric, run: &Run) -> Result<Score, Box<dyn Error>> {
    std::fs::create_dir_all(&flags.answers)?;
    let name = run.name.replace(", ", "-").replace(' ', "-");
    let path = flags.answers.join(format!("{set}-{name}.json"));
    std::fs::write(&path, serde_json::to_vec(&run.answers)?)?;
    Ok(score_extract(truth, &path, metric, flags.sample.is_some(), 0)?)
}

/// What python_peer.py writes of one set.
#[derive(Deserialize)]
struct PythonSet {
    answers: BTreeMap<String, PythonAnswer>,
    rounds: Vec<Vec<f64>>,
    failed: usize,
}

#[derive(Deserialize)]
struct PythonAnswer {
    text: Option<String>,
    title: Option<String>,
    author: Option<String>,
    date: Option<String>,
}

#[derive(Deserialize)]
struct PythonRun {
    version: String,
    sets: BTreeMap<String, PythonSet>,
}

/// The run of the Python peer, where there is one over the same pages.
fn python(flags: &Flags, set: &str, pages: &[pages::Prepared]) -> Result<Option<Run>, Box<dyn Error>> {
    let Some(path) = &flags.python else { return Ok(None) };
    let mut run: PythonRun = serde_json::from_slice(&std::fs::read(path)?)?;
    let Some(found) = run.sets.remove(set) else { return Ok(None) };
    if !pages.iter().all(|page| found.answers.contains_key(&page.page.id))
        || found.answers.len() != pages.len()
    {
        return Err(format!("{} is about other pages", path.display()).into());
    }
    let (rate, slowest) = measure::speed(&found.rounds);
    let nothing = found.answers.values().filter(|a| a.text.is_none()).count();
    let answer = |a: PythonAnswer| PageAnswer {
        body: a.text.unwrap_or_default(),
        title: a.title,
        author: a.author,
        date: a.date,
    };
    let answers = found.answers.into_iter().map(|(id, a)| (id, answer(a))).collect();
    let name = format!("trafilatura {} (Python)", run.version);
    let nothing = nothing.saturating_sub(found.failed);
    Ok(Some(Run { name, answers, nothing, panicked: found.failed, peak: None, rate, slowest }))
}

fn articles_table(runs: &[Run], scores: &[Score], rounds: usize, pages: usize, megabytes: f64) -> String {
    let mut table = Table::with(&[
        "reader",
        "word F1",
        "precision",
        "recall",
        "title",
        "author",
        "date",
        "pages/s",
        "worst page",
        "memory",
        "no answer",
        "panics",
    ]);
    for (run, score) in runs.iter().zip(scores) {
        let mut row = vec![named(&run.name)];
        row.extend(
            [
                "word_f1",
                "word_precision",
                "word_recall",
                "title_accuracy",
                "author_accuracy",
                "date_accuracy",
            ]
            .map(|name| table::figure(score, name)),
        );
        row.extend(measured(run));
        table.rows.push(row);
    }
    let mut text = format!("{}\n{}", table.to_markdown(), about(rounds, pages, megabytes));
    text.push_str(&against_fastest(runs, scores));
    text
}

/// How much faster than the fastest peer that reads as well as is asked.
fn against_fastest(runs: &[Run], scores: &[Score]) -> String {
    let f1 = |score: &Score| score.figures.iter().find(|f| f.name == "word_f1").map_or(0.0, |f| f.value);
    let good = runs.iter().zip(scores).skip(1).filter(|(_, score)| f1(score) > 0.92);
    let Some((peer, _)) = good.max_by(|a, b| a.0.rate.total_cmp(&b.0.rate)) else { return String::new() };
    let times = runs[0].rate / peer.rate;
    format!("Against {}, the fastest peer above .92 F1: {times:.2} times its pages a second.\n", peer.name)
}

fn phrases_table(runs: &[Run], scores: &[Score], rounds: usize, pages: usize, megabytes: f64) -> String {
    let mut table = Table::with(&[
        "reader",
        "phrases F1",
        "precision",
        "recall",
        "pages/s",
        "worst page",
        "memory",
        "no answer",
        "panics",
    ]);
    for (run, score) in runs.iter().zip(scores) {
        let mut row = vec![named(&run.name)];
        row.extend(
            ["phrases_f1", "phrases_precision", "phrases_recall"].map(|name| table::figure(score, name)),
        );
        row.extend(measured(run));
        table.rows.push(row);
    }
    format!("{}\n{}", table.to_markdown(), about(rounds, pages, megabytes))
}

/// Speed, worst page, memory, and what went wrong.
fn measured(run: &Run) -> [String; 5] {
    [
        format!("{:.0}", run.rate),
        format!("{:.1} ms", run.slowest * 1e3),
        run.peak.map_or_else(|| "-".to_owned(), |_| format!("{} MB", table::megabytes(run.peak))),
        run.nothing.to_string(),
        run.panicked.to_string(),
    ]
}

/// A reader with the version that the lock file holds.
fn named(name: &str) -> String {
    let package = name.split(',').next().unwrap_or(name);
    let lock = include_str!("../Cargo.lock");
    let version = lock
        .split(&format!("name = \"{package}\"\nversion = \""))
        .nth(1)
        .and_then(|rest| rest.split('"').next());
    match version {
        Some(version) if package == name => format!("{package} {version}"),
        Some(version) => format!("{package} {version}{}", &name[package.len()..]),
        None => name.to_owned(),
    }
}

fn about(rounds: usize, pages: usize, megabytes: f64) -> String {
    format!(
        "{pages} pages ({megabytes:.0} MB), {rounds} rounds, CPU time of one thread of: {}.\n",
        headwater_eval::measure::machine()
    )
}

fn child(flags: &Flags) -> Result<(), Box<dyn Error>> {
    let (Some(reader), Some(kind)) = (flags.reader.first(), flags.kind.first()) else {
        return Err("a child needs a reader and a kind".into());
    };
    children::read_one(reader, kind, flags.megabytes, &knowledge()?)
}

/// Whether `name` is one of `names`, or nothing is named.
fn is_named(names: &[String], name: &str) -> bool {
    names.is_empty() || names.iter().any(|n| n == name)
}

fn wanted(names: &[String]) -> Vec<&'static Reader> {
    readers::READERS.iter().filter(|reader| is_named(names, reader.name)).collect()
}

fn hostile_table(flags: &Flags) -> Result<String, Box<dyn Error>> {
    let readers: Vec<&str> = wanted(&flags.reader).iter().map(|reader| reader.name).collect();
    let kinds: Vec<&str> =
        hostile::KINDS.iter().map(|k| k.name).filter(|name| is_named(&flags.kind, name)).collect();
    let mut heads = vec!["kind of page"];
    heads.extend(&readers);
    let mut table = Table::with(&heads);
    for kind in kinds {
        let mut row = vec![kind.to_owned()];
        for reader in &readers {
            row.push(children::start(reader, kind, flags.megabytes, flags.seconds)?);
        }
        eprintln!("{}", row.join("  "));
        table.rows.push(row);
    }
    Ok(format!(
        "{}\nCPU time and memory above the input on a page of {} MB; one process for each, with a stack of 8 MB and at \
         most {} s of CPU time; one run.\n",
        table.to_markdown(),
        flags.megabytes,
        flags.seconds
    ))
}
