//! A file of any kind gives pages with ids of their own, or errors that say why not.

use super::pages;
use headwater_intake::{IntakeSettings, read};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The names that a case may come in under, by its first byte.
const NAMES: &[&str] = &[
    "page.html",
    "page.txt",
    "pages.jsonl",
    "pages.json",
    "page.html.gz",
    "page.txt.gz",
    "pages.jsonl.gz",
    "pages.json.gz",
    "page",
];

/// More than this is not read.
const MAX_PAGE_BYTES: u64 = 100_000;

/// The bytes of a file; where the first is below 9 it is no part of the file and picks its name.
///
/// # Panics
/// Where the folder for temporary files cannot be written, too.
pub fn intake(data: &[u8]) {
    let (name, body) = match data.split_first() {
        Some((&first, rest)) if usize::from(first) < NAMES.len() => (NAMES[usize::from(first)], rest),
        _ => ("page", data),
    };
    let folder = folder();
    let path = folder.join(name);
    std::fs::write(&path, body).expect("the folder for temporary files can be written");
    let found = read(std::slice::from_ref(&path), &IntakeSettings { max_page_bytes: MAX_PAGE_BYTES });
    std::fs::remove_file(&path).expect("what was written can be removed");
    let ids: BTreeSet<&str> = found.pages.iter().map(|p| p.id.as_str()).collect();
    assert_eq!(ids.len(), found.pages.len(), "ids are unique");
    assert!(found.pages.iter().map(|p| p.id.as_str()).is_sorted(), "pages are sorted by id");
    assert!(found.errors.iter().all(|e| !e.to_string().is_empty()), "an error says what failed");
    for page in found.pages.iter().take(4) {
        pages::read(page);
    }
}

/// A folder of this process and thread alone.
pub(super) fn folder() -> PathBuf {
    thread_local! {
        static FOLDER: PathBuf = {
            let thread = format!("{:?}", std::thread::current().id());
            let name = format!("headwater-fuzz-{}-{thread}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
            folder
        };
    }
    FOLDER.with(PathBuf::clone)
}
