//! The one definition of the commands and their flags.

use clap::{Args, Parser, Subcommand, ValueEnum};
use headwater_model::Moment;
use std::path::PathBuf;

/// Traces the news to its source: who says it, on whose word, and how many independent origins stand behind it.
#[derive(Debug, Parser)]
#[command(name = "headwater", version, about, after_help = EXIT_CODES)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How to do it.
    #[command(flatten)]
    pub general: General,
}

const EXIT_CODES: &str = "INPUT is any mix of files and folders: HTML, plain text, web archives (.warc), feeds \
    (RSS, RDF, Atom, JSON Feed), mail (.eml, .mbox, Maildir), JSON arrays and JSON lines of articles ({\"id\", \
    \"outlet\", \"published\", \"url\", \"headline\", \"text\"}) or pages ({\"id\", \"url\", \"html\"}), each also gzipped.\n\nExit code: 0 all done, 1 some inputs could not be read, 2 nothing could be done.";

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tell each story of two or more reports: what is agreed, denied, from one origin; who said what; the sources
    Recap(Recap),
    /// The same on three invented stories that are built in
    Demo(Demo),
    /// Stop after the first stage: what each page says, without its furniture
    Extract(Extract),
    /// Stop after the second stage: which reports tell the same event
    Stories(Stories),
    /// Stop after the third stage: who said what, and on whose word
    Statements(Statements),
    /// Stop after the fourth stage: claims, and the way of each to its origins
    Origins(Origins),
    /// Check that what a recap or page cites stands there, and that no sentence says more or less than it cites
    Verify(Verify),
    /// Take pages into a store, read them, and work out their stories; goes on where it stopped
    Import(Import),
    /// Tell what is in a store
    Status(InStore),
    /// Find words in the articles, statements and claims of a store
    Search(Search),
    /// Tell one story of a store in full
    Story(Story),
    /// Write what is in a store as JSON lines
    Export(Export),
    /// Copy a store into one file, also while it is in use
    Backup(Backup),
    /// Make everything but the pages of a store again
    Rebuild(InStore),
    /// Let old articles, an outlet or a person's name go from a store
    Forget(Forget),
    /// Look for what is wrong with a store
    Doctor(InStore),
}

/// Where the store is.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// The folder of the store [default: the variable HEADWATER_DIR, else ./headwater-data]
    #[arg(long = "data", visible_alias = "into", value_name = "DIR")]
    pub folder: Option<PathBuf>,
}

impl Data {
    /// The folder that the flag, the variable or nobody names.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        let variable = || std::env::var_os("HEADWATER_DIR").filter(|dir| !dir.is_empty()).map(PathBuf::from);
        self.folder.clone().or_else(variable).unwrap_or_else(|| PathBuf::from("headwater-data"))
    }
}

/// A command that needs a store and nothing else.
#[derive(Args, Debug)]
pub struct InStore {
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
}

/// `headwater import`
#[derive(Args, Debug)]
pub struct Import {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
    /// Print the id of each page once it is on the disk
    #[arg(long, conflicts_with = "json")]
    pub acknowledge: bool,
}

/// `headwater search`
#[derive(Args, Debug)]
pub struct Search {
    /// Words; those in quotation marks are a phrase. May be left out beside --speaker
    #[arg(value_name = "QUERY", required_unless_present = "speaker")]
    pub words: Vec<String>,
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
    /// Only statements by whoever has this in the name
    #[arg(long, value_name = "NAME")]
    pub speaker: Option<String>,
    /// Only what this outlet published
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// Only what was published on this day or later, or at this time (2031-05-06, 2031-05-06T08:00Z)
    #[arg(long, value_name = "TIME")]
    pub since: Option<Moment>,
    /// Only what was published before this day or time
    #[arg(long, value_name = "TIME")]
    pub until: Option<Moment>,
    /// Only articles in this language (en, de, ...)
    #[arg(long, value_name = "CODE")]
    pub language: Option<String>,
    /// So many articles, statements and claims at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub most: usize,
}

/// `headwater story`
#[derive(Args, Debug)]
pub struct Story {
    /// Its name, as `search` shows it; names that are no longer used lead on
    #[arg(value_name = "NAME")]
    pub name: String,
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
}

/// `headwater export`
#[derive(Args, Debug)]
pub struct Export {
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
    /// What to write: articles as `headwater import` reads them, or stories worked out
    #[arg(value_enum, default_value_t, value_name = "WHAT")]
    pub what: Exported,
    /// Write JSON lines: the one form there is
    #[arg(long)]
    pub jsonl: bool,
}

/// What is exported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Exported {
    /// Every article as it is now
    #[default]
    Articles,
    /// Every version of every article, with what changed
    Versions,
    /// Every story with its statements, claims and recap
    Stories,
}

/// `headwater backup`
#[derive(Args, Debug)]
pub struct Backup {
    /// The file to write; it must not be there yet
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
}

/// `headwater forget`
#[derive(Args, Debug)]
#[group(id = "what", required = true, multiple = false, args = ["before", "outlet", "person"])]
pub struct Forget {
    /// Where the store is.
    #[command(flatten)]
    pub data: Data,
    /// Articles published before this day or time, with their pages
    #[arg(long, value_name = "TIME")]
    pub before: Option<Moment>,
    /// The articles of this outlet, with their pages
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
    /// This person's name in what is searched; it stays forgotten after a rebuild
    #[arg(long, value_name = "NAME")]
    pub person: Option<String>,
}

/// The files and folders to read.
#[derive(Args, Clone, Debug)]
pub struct Input {
    /// Files and folders of pages, texts, web archives, feeds, mail or JSON
    #[arg(required = true, value_name = "INPUT")]
    pub paths: Vec<PathBuf>,
}

/// How articles are grouped.
#[derive(Args, Clone, Debug)]
pub struct Grouping {
    /// What you decided about who belongs together, in TOML (docs/DECISIONS.md); may be repeated
    #[arg(long, value_name = "FILE")]
    pub decisions: Vec<PathBuf>,
}

/// `headwater recap`
#[derive(Args, Debug)]
pub struct Recap {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How articles are grouped.
    #[command(flatten)]
    pub grouping: Grouping,
    /// Show single reports too, labelled as such
    #[arg(long)]
    pub all: bool,
    /// Have the sentences shortened by a model of yours (docs/REWRITING.md): the address of an OpenAI-compatible API, such
    /// as http://localhost:11434/v1. What fails the check of `verify` stays as it was
    #[arg(long, value_name = "URL", requires = "model")]
    pub rewrite: Option<String>,
    /// The name of that model
    #[arg(long, value_name = "NAME", requires = "rewrite")]
    pub model: Option<String>,
    /// Where pages go.
    #[command(flatten)]
    pub web: Web,
}

/// `headwater demo`
#[derive(Args, Debug)]
pub struct Demo {
    /// Where pages go.
    #[command(flatten)]
    pub web: Web,
}

/// Pages for a browser.
#[derive(Args, Clone, Debug)]
pub struct Web {
    /// Write a page for each story into this folder, and index.html, which lists them; prints the names of the files
    #[arg(long, value_name = "DIR")]
    pub html: Option<PathBuf>,
}

/// `headwater extract`
#[derive(Args, Debug)]
pub struct Extract {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Show what was kept as what, and what was left out and why
    #[arg(long)]
    pub explain: bool,
}

/// `headwater stories`
#[derive(Args, Debug)]
pub struct Stories {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How articles are grouped.
    #[command(flatten)]
    pub grouping: Grouping,
    /// Tell what speaks for and against these two being of one story (their ids, or the ends of them)
    #[arg(long, num_args = 2, value_names = ["A", "B"])]
    pub why: Option<Vec<String>>,
}

/// `headwater statements`
#[derive(Args, Debug)]
pub struct Statements {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// Only what this source said: any part of the name, in any case
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// `headwater origins`
#[derive(Args, Debug)]
pub struct Origins {
    /// What to read.
    #[command(flatten)]
    pub input: Input,
    /// How articles are grouped.
    #[command(flatten)]
    pub grouping: Grouping,
    /// Show every place and step of this claim: `c3`, or `STORY:c3` with the name of its story, old or new
    #[arg(long, value_name = "CLAIM")]
    pub explain: Option<String>,
    /// Write the claims and their chains for another program instead
    #[arg(long = "as", value_enum, value_name = "FORM", conflicts_with = "json")]
    pub form: Option<ExportForm>,
}

/// `headwater verify`
#[derive(Args, Debug)]
pub struct Verify {
    /// What was made: the JSON of `recap`, `demo` or `origins`, or a story page of `--html`
    #[arg(value_name = "MADE")]
    pub made: PathBuf,
    /// What it was made from, given as it was then
    #[command(flatten)]
    pub input: Input,
}

/// A form in which other programs read chains.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportForm {
    /// PROV-O of the W3C, as JSON-LD
    Prov,
    /// A graph for Graphviz
    Dot,
}

/// Flags that every command has.
#[derive(Args, Clone, Debug)]
pub struct General {
    /// Print JSON (docs/JSON.md)
    #[arg(long, global = true)]
    pub json: bool,
    /// When to write colours; the variable NO_COLOR is heeded
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: When,
    /// Columns of a line [default: the terminal's, at most 100; 80 in a pipe]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(40..))]
    pub width: Option<u16>,
    /// Threads to work with; the output does not depend on it [default: one for each processor]
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// A table of outlets to know beside the built-in ones, in the form of outlets/*.toml; may be repeated
    #[arg(long, global = true, value_name = "FILE")]
    pub outlets: Vec<PathBuf>,
}

/// When something is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }
}
