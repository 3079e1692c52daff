//! `headwater backup FILE`: a store in one file, copied while it may be in use.

use crate::cli::Backup;
use crate::errors::{Failure, Outcome, note};
use headwater_store::{FILE_NAME, Store};

/// Copies the store.
pub(super) fn run(command: &Backup) -> Result<Outcome, Failure> {
    Store::open_to_read(&command.data.folder())?.back_up(&command.file, |_, _| {})?;
    let file = command.file.display();
    note(&format!("{file} is a whole store: in a folder of its own, under the name {FILE_NAME}, it opens"));
    Ok(Outcome::Done)
}
