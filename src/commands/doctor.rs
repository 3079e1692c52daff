//! `headwater doctor`: what is wrong with a store, and what to do.

use super::store_json;
use crate::cli::{General, InStore};
use crate::errors::{Failure, Outcome, tell};
use crate::output;
use crate::progress::Progress;
use headwater_store::Store;

/// Looks at the file, the references in it, the index and every page.
pub(super) fn run(command: &InStore, general: &General) -> Result<Outcome, Failure> {
    let store = Store::open_to_read(&command.data.folder())?;
    let inventory = store.inventory()?;
    let progress = Progress::new("looking", inventory.pages as usize);
    let wrong = store.check(|pages| progress.step(pages))?;
    drop(progress);
    let hint =
        "take the last backup; pages that cannot be read are lost, all else `headwater rebuild` makes again";
    let failures: Vec<Failure> = wrong.iter().map(|wrong| Failure::new(wrong, hint)).collect();
    tell(&failures);
    if general.json {
        output::print(&store_json(
            "doctor",
            &serde_json::json!({ "wrong": wrong, "pages": inventory.pages }),
        )?)?;
    } else if wrong.is_empty() {
        output::print(&format!("{} pages were looked at: all is well\n", inventory.pages))?;
    }
    Ok(Outcome::with(&failures))
}
