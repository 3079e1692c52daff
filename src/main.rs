//! Parse arguments, run one command, turn the outcome into an exit code.

use clap::Parser;
use headwater::cli::Arguments;
use headwater::errors::{Outcome, tell};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = headwater::commands::run(&arguments).unwrap_or_else(|failure| {
        tell(&[failure]);
        Outcome::CouldNotRun
    });
    ExitCode::from(outcome.code())
}
