//! Where the data go: stdout, at its width, in colour or not.

use crate::cli::{General, When};
use crate::errors::Failure;
use headwater_publish::terminal::Look;
use std::io::{self, IsTerminal, Write};

/// The width in a pipe, and where a terminal does not tell its own.
const PIPE_WIDTH: usize = 80;

/// Lines longer than this are hard to read, however wide the terminal is.
const MOST_WIDTH: usize = 100;

/// The look that the flags, the terminal and `NO_COLOR` ask for.
#[must_use]
pub fn look(general: &General) -> Look {
    let is_terminal = io::stdout().is_terminal();
    let colour = match general.color {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            is_terminal && !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|t| t != "dumb")
        }
    };
    let own = || {
        let (width, _) = terminal_size::terminal_size().filter(|_| is_terminal)?;
        Some(usize::from(width.0).min(MOST_WIDTH))
    };
    Look { width: general.width.map(usize::from).or_else(own).unwrap_or(PIPE_WIDTH), colour }
}

/// Whether a variable is there and not empty.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// Writes data to stdout. A reader who has gone (`| head`) is no failure.
///
/// # Errors
/// Where stdout cannot be written: a full disk.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(format!("could not write the output: {error}"), "is the disk full?"))
        }
        _ => Ok(()),
    }
}
