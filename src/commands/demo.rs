//! `headwater demo`: the main job on three invented stories that are built in.

use super::{Desk, recap};
use crate::cli::{Demo, General};
use crate::errors::{Failure, Outcome, note};
use crate::{examples, knowledge};

/// Tells the built-in stories; their outlets are invented and known here alone.
pub(super) fn run(command: &Demo, general: &General) -> Result<Outcome, Failure> {
    note("three built-in stories; every event, outlet and person in them is invented");
    let table = (examples::OUTLETS_NAME.to_owned(), examples::OUTLETS.to_owned());
    let mut tables = super::outlet_tables(general)?;
    tables.push(table);
    let mut desk = Desk::read(&examples::pages(), Vec::new(), knowledge::with(&tables)?, general)?;
    let mut stories = desk.tell();
    stories.retain(|s| s.articles.len() > 1);
    recap::print(&desk, &stories, &command.web)
}
