//! `headwater rebuild`: everything but the pages of a store, made again.

use super::outlet_tables;
use crate::cli::{General, InStore};
use crate::errors::{Failure, Outcome, tell};
use crate::{knowledge, library, output};
use headwater_store::{FILE_NAME, Store, StoreError};

/// Drops what is derived, then reads, groups and works out.
pub(super) fn run(command: &InStore, general: &General) -> Result<Outcome, Failure> {
    let knowledge = knowledge::with(&outlet_tables(general)?)?;
    let folder = command.data.folder();
    if !folder.join(FILE_NAME).is_file() {
        return Err(StoreError::NotThere { folder }.into());
    }
    let mut store = Store::open(&folder)?;
    store.drop_derived()?;
    let failures = library::read(&mut store, &knowledge)?;
    tell(&failures);
    library::group(&mut store, &knowledge)?;
    let stories = library::work_out(&mut store, &knowledge)?;
    let articles = store.inventory()?.articles;
    output::print(&format!("{articles} articles and {stories} stories were made again\n"))?;
    Ok(Outcome::with(&failures))
}
