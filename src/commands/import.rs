//! `headwater import INPUT... --into DIR`: pages into a store, and their stories.

use super::{outlet_tables, store_json, tell_notes};
use crate::cli::{General, Import};
use crate::errors::{Failure, Outcome, note, tell};
use crate::{knowledge, library, output};
use headwater_store::{FILE_NAME, Kept, Store};

/// Keeps, reads, groups and works out; every step goes on where an earlier run stopped.
pub(super) fn run(command: &Import, general: &General) -> Result<Outcome, Failure> {
    let knowledge = knowledge::with(&outlet_tables(general)?)?;
    let folder = command.data.folder();
    if !folder.join(FILE_NAME).is_file() {
        // A name that was mistyped does not leave an empty store behind.
        let (files, errors, _) = headwater_intake::find(&command.input.paths);
        if files.is_empty() {
            tell(&errors.into_iter().map(Failure::from).collect::<Vec<_>>());
            return Err(Failure::new("nothing was taken in", super::NOTHING));
        }
    }
    let mut store = Store::open(&folder)?;
    let acknowledge = |kept: &[Kept]| {
        if !command.acknowledge {
            return Ok(());
        }
        output::print(&kept.iter().map(|kept| format!("{}\n", kept.id)).collect::<String>())
    };
    let taken = library::keep(&mut store, &command.input.paths, acknowledge)?;
    tell_notes(&taken.notes);
    let mut failures: Vec<Failure> = taken.errors.into_iter().map(Failure::from).collect();
    tell(&failures);
    let not_read = library::read(&mut store, &knowledge)?;
    tell(&not_read);
    failures.extend(not_read);
    library::group(&mut store, &knowledge)?;
    let stories = library::work_out(&mut store, &knowledge)?;
    if taken.files_before > 0 {
        let files = taken.files_before;
        note(&format!("{files} files are as they were when they were taken in, and were passed over"));
    }
    let inventory = store.inventory()?;
    if inventory.pages == 0 {
        return Err(Failure::new("nothing was taken in", super::NOTHING));
    }
    if general.json {
        let made = serde_json::json!({
            "new_pages": taken.new,
            "pages_before": taken.again,
            "stories_worked_out": stories,
            "store": inventory,
        });
        output::print(&store_json("import", &made)?)?;
    } else if !command.acknowledge {
        let now = format!("{} articles in {} stories", inventory.articles, inventory.stories);
        output::print(&format!(
            "{} new pages, {} were there before; {stories} stories worked out; the store holds {now}\n",
            taken.new, taken.again
        ))?;
    }
    Ok(Outcome::with(&failures))
}
