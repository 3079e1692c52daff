//! `eval/run`: reads the arguments, runs the parts, prints what came out, and tells by its exit code whether a figure
//! is under its floor (1) or the evaluation could not be made (2).

use clap::{Args, Parser, Subcommand};
use headwater::knowledge;
use headwater::pipeline::Knowledge;
use headwater_eval::floors::{Floors, raised};
use headwater_eval::folder::{EvalError, Folders};
use headwater_eval::folds::hosts_of;
use headwater_eval::measure::machine;
use headwater_eval::parts::{self, Part};
use headwater_eval::report::{Report, write_into};
use headwater_eval::run;
use headwater_eval::score::extract::Metric;
use headwater_eval::score::{ROUNDS, Score};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Runs every part of the program on a folder of evaluation data and scores what it predicts.
#[derive(Parser)]
#[command(name = "eval/run", args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(flatten)]
    run: Option<Run>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Args)]
struct Run {
    /// The folder of data; not needed for the parts `furniture`, `sentences`, `speakers` and `disagreements`.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where predictions are written.
    #[arg(long, value_name = "DIR")]
    predictions: PathBuf,
    /// Read so many pages of each file of pages only, always the same ones.
    #[arg(long, value_name = "PAGES")]
    sample: Option<usize>,
    /// Run these parts only.
    #[arg(long, value_delimiter = ',', value_name = "PARTS")]
    only: Vec<Part>,
    /// Print JSON in place of the table.
    #[arg(long)]
    json: bool,
    /// Write the tables into this document, between its two marks.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["only", "sample"])]
    table: Option<PathBuf>,
    /// The floors; the last one given counts.
    #[arg(long, value_name = "FILE", overrides_with = "floors")]
    floors: Option<PathBuf>,
    /// Set each floor in the file of floors just under what is reached.
    #[arg(long, requires = "floors", conflicts_with = "sample")]
    raise: bool,
    /// Score the stream of stories as a whole too: for a stream of which nothing was fitted.
    #[arg(long)]
    whole_stream: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Score one file of predictions and print the figures as JSON.
    Score {
        #[command(subcommand)]
        part: ScoreCommand,
        /// How often the bootstrap draws.
        #[arg(long, default_value_t = ROUNDS, global = true)]
        rounds: u32,
    },
    /// Print the hosts of the pages that weights are fitted on, as `models/folds/hosts.txt` holds them.
    Hosts {
        /// The folder of data.
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
    },
    /// Predict one part in this process and print what was measured.
    #[command(hide = true)]
    Predict {
        part: Part,
        #[arg(long)]
        data: PathBuf,
        #[arg(long)]
        predictions: PathBuf,
        #[arg(long)]
        sample: Option<usize>,
    },
}

#[derive(Subcommand)]
enum ScoreCommand {
    /// Pages.
    Extract {
        truth: PathBuf,
        predictions: PathBuf,
        #[arg(long, value_enum, default_value_t = Metric::Word)]
        metric: Metric,
    },
    /// A grouping.
    Stories {
        truth: PathBuf,
        predictions: PathBuf,
        /// Score the stories begun in the last fifth of this stream alone.
        #[arg(long)]
        stream: Option<PathBuf>,
    },
    /// Attributions.
    Statements {
        gold: PathBuf,
        predictions: PathBuf,
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Credits, claims and origins.
    Origins { gold: PathBuf, predictions: PathBuf },
    /// Recaps.
    Recaps { articles: PathBuf, summaries: PathBuf, predictions: PathBuf },
}

fn main() -> ExitCode {
    let done = match Arguments::parse() {
        Arguments { command: Some(Command::Score { part, rounds }), .. } => score(&part, rounds),
        Arguments { command: Some(Command::Predict { part, data, predictions, sample }), .. } => {
            predict(part, &Folders { data, predictions, sample, whole_stream: false })
        }
        Arguments { command: Some(Command::Hosts { data }), .. } => {
            // The sets that `extract` is fitted on.
            let pages = ["articles", "phrases"].map(|set| data.join(format!("extract/{set}-pages.jsonl.gz")));
            hosts_of(&pages).map(|hosts| {
                print(&hosts);
                ExitCode::SUCCESS
            })
        }
        Arguments { run: Some(run), .. } => evaluate(run),
        Arguments { run: None, command: None } => return usage(),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::from(2)
        }
    }
}

fn usage() -> ExitCode {
    let _ = writeln!(
        std::io::stderr(),
        "error: --data DIR and --predictions DIR are needed\nhint: eval/run --help"
    );
    ExitCode::from(2)
}

fn evaluate(arguments: Run) -> Result<ExitCode, EvalError> {
    let Run { data, predictions, sample, whole_stream, .. } = arguments;
    if data.is_none()
        && (arguments.only.is_empty() || !arguments.only.iter().all(|part| part.needs_no_data()))
    {
        return Ok(usage());
    }
    let data = data.unwrap_or_else(|| ".".into());
    let folders = Folders { data, predictions, sample, whole_stream };
    let floors = arguments.floors.as_deref().map(Floors::read).transpose()?.unwrap_or_default();
    let is_asked = |part: &Part| arguments.only.is_empty() || arguments.only.contains(part);
    let parts: Vec<Part> = Part::ALL.into_iter().filter(is_asked).collect();
    let mut report = run::run(&parts, &folders, &floors)?;
    if let Some(path) = arguments.floors.as_deref().filter(|_| arguments.raise) {
        raise(path, &report)?;
        run::hold(&mut report, &Floors::read(path)?, None);
    }
    if let Some(document) = &arguments.table {
        write_into(document, &report.to_markdown(&machine()))?;
    }
    print(&if arguments.json { json(&report) } else { report.to_terminal() });
    Ok(ExitCode::from(u8::from(report.is_under_a_floor())))
}

/// Writes the floors anew.
fn raise(path: &Path, report: &Report) -> Result<(), EvalError> {
    let reached =
        report.figures.iter().map(|row| (format!("{}.{}", row.set, row.figure), row.value)).collect();
    let text =
        std::fs::read_to_string(path).map_err(|source| EvalError::Read { path: path.into(), source })?;
    std::fs::write(path, raised(&text, &reached))
        .map_err(|source| EvalError::Write { path: path.into(), source })
}

fn json(report: &Report) -> String {
    serde_json::to_string_pretty(report).expect("a report is plain data") + "\n"
}

/// What the program knows, and the outlets of `outlets.toml` where the data brings such a table (invented news does).
fn known(folders: &Folders) -> Result<Knowledge, EvalError> {
    let path = folders.data.join("outlets.toml");
    let tables = match std::fs::read_to_string(&path) {
        Ok(table) => vec![(path.display().to_string(), table)],
        Err(_) if !path.exists() => Vec::new(),
        Err(source) => return Err(EvalError::Read { path, source }),
    };
    knowledge::with(&tables).map_err(|failure| EvalError::Unfit { path, reason: failure.error })
}

fn predict(part: Part, folders: &Folders) -> Result<ExitCode, EvalError> {
    let told = run::predict(part, folders, &known(folders)?)?;
    print(&serde_json::to_string(&told).expect("measurements are plain data"));
    Ok(ExitCode::SUCCESS)
}

fn score(part: &ScoreCommand, rounds: u32) -> Result<ExitCode, EvalError> {
    let score = match part {
        ScoreCommand::Extract { truth, predictions, metric } => {
            parts::score_extract(truth, predictions, *metric, false, rounds)
        }
        ScoreCommand::Stories { truth, predictions, stream } => {
            parts::score_stories(truth, predictions, stream.as_deref(), rounds)
        }
        ScoreCommand::Statements { gold, predictions, only } => {
            let kinds: Vec<&str> = only.iter().map(String::as_str).collect();
            parts::score_statements(gold, predictions, (!kinds.is_empty()).then_some(&kinds), rounds)
        }
        ScoreCommand::Origins { gold, predictions } => parts::score_origins(gold, predictions, rounds),
        ScoreCommand::Recaps { articles, summaries, predictions } => {
            parts::score_recaps(articles, summaries, predictions, rounds)
        }
    }?;
    print(&score_json(&score));
    Ok(ExitCode::SUCCESS)
}

/// Counts and figures by name.
fn score_json(score: &Score) -> String {
    let counts: BTreeMap<_, _> = score.counts.iter().copied().collect();
    let figures: BTreeMap<_, _> =
        score.figures.iter().map(|f| (f.name.as_str(), [f.value, f.low, f.high])).collect();
    serde_json::json!({ "counts": counts, "figures": figures }).to_string() + "\n"
}

/// Writes to stdout; a reader that has gone away is no error.
fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
