//! `headwater story NAME`: one story of a store in full.

use crate::cli::{General, Story};
use crate::errors::{Failure, Outcome, note};
use crate::output;
use headwater_publish::{json, terminal};
use headwater_store::Store;

/// Prints the story that is called so, now or before it was merged.
pub(super) fn run(command: &Story, general: &General) -> Result<Outcome, Failure> {
    let store = Store::open_to_read(&command.data.folder())?;
    let Some(file) = store.story_file(&command.name)? else {
        let (error, hint) = match store.story(&command.name)? {
            Some(_) => ("waits to be worked out", "run `headwater import` again, or `headwater rebuild`"),
            None => ("is not in the store", "`headwater search` shows the names of stories"),
        };
        return Err(Failure::new(format!("the story {} {error}", command.name), hint));
    };
    if file.story.id.0 != command.name {
        note(&format!("{} is now {}", command.name, file.story.id));
    }
    let stories = [file];
    let text = if general.json {
        json::write(json::stories(&stories), Vec::new())
            .map_err(|e| Failure::new(format!("could not write JSON: {e}"), "report this"))?
    } else {
        terminal::story(&stories[0], output::look(general))
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}
