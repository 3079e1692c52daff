//! One file for each command. A command loads, calls the pipeline, prints what came of it, and holds no rules.

mod demo;
mod extract;
mod origins;
mod recap;
mod statements;
mod stories;
mod verify;

use crate::cli::{Arguments, Command, General, Grouping};
use crate::decisions;
use crate::errors::{Failure, Outcome, note, tell};
use crate::knowledge;
use crate::output;
use crate::pipeline::{self, Knowledge};
use crate::progress::Progress;
use headwater_core::extract::Extraction;
use headwater_intake::{Intake, IntakeSettings, Note};
use headwater_model::{Article, Page, StoryFile};
use headwater_publish::json::{self, Made};
use headwater_publish::terminal::Look;
use std::path::PathBuf;

/// Runs the command that was asked for.
///
/// # Errors
/// Why nothing could be done.
pub fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let general = &arguments.general;
    if let Some(threads) = general.threads {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(usize::from(threads)).build_global();
        pool.map_err(|e| Failure::new(format!("could not start {threads} threads: {e}"), "ask for fewer"))?;
    }
    match &arguments.command {
        Command::Recap(command) => recap::run(command, general),
        Command::Demo(command) => demo::run(command, general),
        Command::Extract(command) => extract::run(command, general),
        Command::Stories(command) => stories::run(command, general),
        Command::Statements(command) => statements::run(command, general),
        Command::Origins(command) => origins::run(command, general),
        Command::Verify(command) => verify::run(command, general),
    }
}

/// What a command works with: the articles that were read, what failed on the way, and how to print.
struct Desk {
    found: Vec<Extraction>,
    failures: Vec<Failure>,
    knowledge: Knowledge,
    look: Look,
    json: bool,
}

impl Desk {
    /// Reads the input and takes the articles out of it.
    fn open(paths: &[PathBuf], general: &General) -> Result<Self, Failure> {
        let knowledge = knowledge::with(&outlet_tables(general)?)?;
        let Intake { pages, errors, notes } = headwater_intake::read(paths, &IntakeSettings::default());
        tell_notes(&notes);
        Self::read(&pages, errors.into_iter().map(Failure::from).collect(), knowledge, general)
    }

    /// Takes the articles out of pages.
    fn read(
        pages: &[Page],
        mut failures: Vec<Failure>,
        knowledge: Knowledge,
        general: &General,
    ) -> Result<Self, Failure> {
        let progress = Progress::new("reading", pages.len());
        let results = pipeline::read_with(pages, &knowledge, || progress.step(1));
        drop(progress);
        let mut found = Vec::with_capacity(pages.len());
        for (page, result) in pages.iter().zip(results) {
            match result {
                Ok(extraction) => found.push(extraction),
                Err(error) => failures.push(Failure::of_page(&page.id, &error)),
            }
        }
        tell(&failures);
        if found.is_empty() {
            return Err(Failure::new("there is nothing to work on: no article could be read", NOTHING));
        }
        Ok(Self { found, failures, knowledge, look: output::look(general), json: general.json })
    }

    /// Reads what the user decided about the articles; it wins over the rule by which they are grouped.
    fn decide(&mut self, grouping: &Grouping) -> Result<(), Failure> {
        let ids: Vec<&str> = self.found.iter().map(|e| e.article.id.0.as_str()).collect();
        self.knowledge.group.decisions = decisions::read(&grouping.decisions, &ids)?;
        Ok(())
    }

    /// The articles, without what was left out of their pages.
    fn articles(&mut self) -> Vec<Article> {
        std::mem::take(&mut self.found).into_iter().map(|e| e.article).collect()
    }

    /// All stories, worked out.
    fn tell(&mut self) -> Vec<StoryFile> {
        let articles = self.articles();
        let progress = Progress::new("tracing", articles.len());
        pipeline::tell_with(&articles, &self.knowledge, |count| progress.step(count))
    }

    /// Prints what a command made, as text or as JSON.
    fn print(
        &self,
        text: impl FnOnce() -> String,
        made: impl FnOnce() -> Result<String, Failure>,
    ) -> Result<Outcome, Failure> {
        let text = if self.json { made()? } else { text() };
        self.write(&text)
    }

    /// Prints `text`, and tells by the outcome whether some input failed.
    fn write(&self, text: &str) -> Result<Outcome, Failure> {
        output::print(text)?;
        Ok(Outcome::with(&self.failures))
    }

    /// The JSON of what a command made.
    fn to_json(&self, made: Made<'_>) -> Result<String, Failure> {
        let not_read = self.failures.iter().map(Failure::to_json).collect();
        json::write(made, not_read)
            .map_err(|e| Failure::new(format!("could not write JSON: {e}"), "report this"))
    }
}

const NOTHING: &str = "give files or folders of HTML, plain text or JSON, or run `headwater demo`";

/// The tables that `--outlets` names, each with its name.
fn outlet_tables(general: &General) -> Result<Vec<(String, String)>, Failure> {
    let read = |path: &PathBuf| {
        let name = path.display().to_string();
        match std::fs::read_to_string(path) {
            Ok(table) => Ok((name, table)),
            Err(error) => {
                Err(Failure::new(format!("could not read {name}: {error}"), "check the name after --outlets"))
            }
        }
    };
    general.outlets.iter().map(read).collect()
}

/// So many notes of one kind are told one by one; more are counted.
const NOTES_TOLD: usize = 5;

/// Tells how the input was read.
fn tell_notes(notes: &[Note]) {
    let (skipped, others): (Vec<&Note>, Vec<&Note>) =
        notes.iter().partition(|n| matches!(n, Note::Skipped { .. }));
    for (kind, verb) in [(skipped, "files were skipped"), (others, "remarks on the input")] {
        for one in kind.iter().take(NOTES_TOLD) {
            note(&one.to_string());
        }
        if kind.len() > NOTES_TOLD {
            note(&format!("and {} more {verb}", kind.len() - NOTES_TOLD));
        }
    }
}
