//! `headwater extract INPUT...`: what each page says, without its furniture.

use super::Desk;
use crate::cli::{Extract, General};
use crate::errors::{Failure, Outcome};
use headwater_core::extract::Extraction;
use headwater_publish::{Extracted, json, terminal};

/// Prints the articles; with `--explain`, what was kept as what, and what was left out and why.
pub(super) fn run(command: &Extract, general: &General) -> Result<Outcome, Failure> {
    let desk = Desk::open(&command.input.paths, general)?;
    let found = || desk.found.iter().map(extracted);
    desk.print(
        || terminal::extractions(found(), command.explain, desk.look),
        || desk.to_json(json::extractions(found())),
    )
}

fn extracted(found: &Extraction) -> Extracted<'_> {
    Extracted { article: &found.article, furniture: &found.furniture, parts: &found.parts }
}
