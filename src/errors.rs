//! What a person is told of failures: what failed, why, and the next step, on stderr; and the exit code.

use headwater_core::extract::ExtractError;
use headwater_intake::IntakeError;
use headwater_publish::json::NotRead;
use headwater_store::StoreError;
use std::io::Write;

/// One thing that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What failed and why.
    pub error: String,
    /// The next step.
    pub hint: String,
}

impl Failure {
    /// A failure in words.
    #[must_use]
    pub fn new(error: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { error: error.into(), hint: hint.into() }
    }

    /// A page that gives no article.
    #[must_use]
    pub fn of_page(id: &str, error: &ExtractError) -> Self {
        let hint = "`headwater extract --explain` tells what was seen on the pages that were read";
        Self::new(format!("could not read {id}: {error}"), hint)
    }

    /// The same for `--json`.
    #[must_use]
    pub fn to_json(&self) -> NotRead {
        NotRead { error: self.error.clone(), hint: self.hint.clone() }
    }
}

impl From<IntakeError> for Failure {
    fn from(error: IntakeError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::new(error.to_string(), error.hint())
    }
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All done.
    Done,
    /// Some inputs could not be read.
    SomeFailed,
    /// Nothing could be done.
    CouldNotRun,
}

impl Outcome {
    /// What a run is worth that read something, with so many failures.
    #[must_use]
    pub fn with(failures: &[Failure]) -> Self {
        if failures.is_empty() { Self::Done } else { Self::SomeFailed }
    }

    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::SomeFailed => 1,
            Self::CouldNotRun => 2,
        }
    }
}

/// Tells of failures on stderr; the hint of several alike in a row stands once.
pub fn tell(failures: &[Failure]) {
    let mut talk = std::io::stderr().lock();
    for (at, failure) in failures.iter().enumerate() {
        // Nobody is left to tell where stderr is closed.
        let _ = writeln!(talk, "error: {}", harmless(&failure.error));
        if failures.get(at + 1).is_none_or(|next| next.hint != failure.hint) {
            let _ = writeln!(talk, "hint: {}", harmless(&failure.hint));
        }
    }
}

/// Tells something that is no failure.
pub fn note(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "note: {}", harmless(text));
}

/// A name from outside cannot steer the terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect()
}
