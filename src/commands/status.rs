//! `headwater status`: what is in a store.

use super::store_json;
use crate::cli::{General, InStore};
use crate::errors::{Failure, Outcome};
use crate::output;
use headwater_model::Moment;
use headwater_store::{Inventory, Store};

/// Prints what is there and what waits.
pub(super) fn run(command: &InStore, general: &General) -> Result<Outcome, Failure> {
    let store = Store::open_to_read(&command.data.folder())?;
    let inventory = store.inventory()?;
    let text = if general.json { store_json("status", &inventory)? } else { told(&inventory, &store) };
    output::print(&text)?;
    Ok(Outcome::Done)
}

fn told(inventory: &Inventory, store: &Store) -> String {
    let Inventory { pages, articles, versions, stories, .. } = inventory;
    let megabytes = |bytes: u64| match bytes {
        0..1_000_000 => format!("{} kB", bytes / 1000),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    };
    let mut lines = vec![
        format!("store     {}, {}", store.folder().display(), megabytes(inventory.file_bytes)),
        format!("pages     {pages}, {} unpacked", megabytes(inventory.page_bytes)),
        format!("articles  {articles}, {} earlier versions", versions.saturating_sub(*articles)),
        format!("stories   {stories}"),
    ];
    if let (Some(first), Some(last)) = (inventory.first.and_then(day), inventory.last.and_then(day)) {
        lines.push(format!("from      {first} to {last}"));
    }
    let waiting = [
        (inventory.waiting_pages, "pages wait to be read"),
        (inventory.articles_without_story, "articles wait to be grouped"),
        (inventory.waiting_stories, "stories wait to be worked out"),
    ];
    for (count, what) in waiting.into_iter().filter(|(count, _)| *count > 0) {
        lines.push(format!("waiting   {count} {what}: run `headwater import` again, or `headwater rebuild`"));
    }
    if inventory.failed_pages > 0 {
        lines.push(format!("failed    {} pages gave no article; they are kept", inventory.failed_pages));
    }
    lines.join("\n") + "\n"
}

/// The day of a time in UTC.
pub(super) fn day(seconds: i64) -> Option<String> {
    Moment::at(seconds).map(|moment| moment.date.to_string())
}
