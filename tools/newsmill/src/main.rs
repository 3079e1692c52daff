//! `newsmill --seed N --stories N --days N --out DIR`: invented news with the truth beside it.

#![allow(clippy::print_stderr, reason = "a program talks on stderr")]

use clap::{Parser, ValueEnum};
use newsmill::event::Setting;
use newsmill::output::{self, Form, Options};
use std::path::PathBuf;
use std::process::ExitCode;

/// Invents news: outlets, events, reports, with the truth beside them. The same flags give the same bytes.
#[derive(Debug, Parser)]
#[command(name = "newsmill", version, about)]
struct Arguments {
    /// What everything follows from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many events there are
    #[arg(long, default_value_t = 400)]
    stories: u64,
    /// Over how many days they begin; late reports come after
    #[arg(long, default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=36500))]
    days: u32,
    /// The folder to write into; made where it is not there
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Stop after so many articles
    #[arg(long, value_name = "N")]
    articles: Option<usize>,
    /// The form of the articles
    #[arg(long, value_enum, default_value_t = FormName::Html)]
    format: FormName,
    /// Write a feed for each outlet too, RSS or Atom
    #[arg(long)]
    feeds: bool,
    /// How much of the truth is written
    #[arg(long, value_enum, default_value_t = TruthName::All)]
    truth: TruthName,
    /// Write JSON lines gzipped
    #[arg(long)]
    gzip: bool,
    /// How many outlets there are, agencies among them
    #[arg(long, default_value_t = 160, value_parser = clap::value_parser!(u16).range(20..=1500))]
    outlets: u16,
    /// The first day
    #[arg(long, default_value = "2031-03-03")]
    start: jiff::civil::Date,
    /// The most reports that one event can have
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(1..))]
    largest: u16,
    /// How many times as many further reports an event has as in the real stream (2.4 reports each)
    #[arg(long, default_value_t = 1.0)]
    crowding: f64,
    /// Use one half of the wordings alone, so that what was built on one can be tested on the other
    #[arg(long, value_enum)]
    wordings: Option<Half>,
    /// The share of events that come of an earlier one
    #[arg(long, default_value_t = 0.06)]
    follow_ups: f64,
    /// The share of events that look like an earlier one and are not
    #[arg(long, default_value_t = 0.05)]
    look_alikes: f64,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FormName {
    /// One page a file, under pages/
    Html,
    /// Articles as JSON lines: articles.jsonl
    Jsonl,
    /// Pages as JSON lines: pages.jsonl
    Pages,
    /// Web archives: warc/*.warc.gz
    Warc,
    /// A folder in the layout of the evaluation data
    Eval,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TruthName {
    /// Copies, credits, statements, claims, furniture
    All,
    /// Which article is of which story, and no more
    Stories,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Half {
    First,
    Second,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match work(&arguments) {
        Ok(count) => {
            eprintln!("{count} articles in {}", arguments.out.display());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!(
                "error: {error}\nhint: choose a folder that can be written, with room for the articles"
            );
            ExitCode::from(2)
        }
    }
}

fn work(arguments: &Arguments) -> std::io::Result<usize> {
    let mut setting =
        Setting::new(arguments.seed, arguments.stories, arguments.days).map_err(std::io::Error::other)?;
    setting.found_outlets(arguments.outlets.into());
    setting.start = arguments.start;
    setting.half = arguments.wordings.map(|half| half as usize);
    setting.largest = arguments.largest.into();
    setting.crowding = arguments.crowding.clamp(0.0, 100.0);
    setting.follow_share = arguments.follow_ups.clamp(0.0, 0.5);
    setting.alike_share = arguments.look_alikes.clamp(0.0, 0.5);
    let options = Options {
        out: arguments.out.clone(),
        form: match arguments.format {
            FormName::Html => Form::Html,
            FormName::Jsonl => Form::Jsonl,
            FormName::Pages => Form::Pages,
            FormName::Warc => Form::Warc,
            FormName::Eval => Form::Eval,
        },
        feeds: arguments.feeds,
        gzip: arguments.gzip,
        whole_truth: arguments.truth == TruthName::All,
        most: arguments.articles.unwrap_or(usize::MAX),
    };
    output::write(&setting, &options, |count, stories| {
        eprintln!("{count} articles, {stories} stories done");
    })
}
