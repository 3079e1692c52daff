//! What is kept? Pages as they came, and what was read in them → one SQLite file in one folder.
//!
//! A page is kept when the call that took it returns: it is on the disk then. Everything else is derived, carries the
//! version of the stage that made it, and can be dropped and made again. One process at a time writes; others may read
//! beside it. docs/STORE.md tells what is in the folder.
//!
//! Leaves to others: how pages are had (`intake`), and how anything is derived (`core`); the program calls both.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test that cannot lay its desk has failed"))]

mod articles;
mod backup;
mod changes;
mod error;
mod forget;
mod format;
mod inputs;
mod inventory;
mod packed;
mod pages;
mod search;
mod store;
mod stories;

pub use articles::{ArticleVersion, ReadPage};
pub use changes::{Change, SentenceChange};
pub use error::StoreError;
pub use forget::{Forget, Forgotten};
pub use format::FORMAT;
pub use inputs::InputMark;
pub use inventory::Inventory;
pub use pages::{Kept, Reception, StoredPage};
pub use search::{Found, FoundKind, Query};
pub use store::{FILE_NAME, Store};
pub use stories::{StoredStory, StoryEntry};
