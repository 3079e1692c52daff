//! What does an HTML page say?
//!
//! One pass builds a flat tree (`token`, `tree`), one cuts it into blocks of text (`blocks`), one judges each block
//! (`features`, `choose`), and one writes the text (`write`).

mod blocks;
mod choose;
mod entities;
mod features;
pub mod fitting;
mod forest;
mod marks;
mod page;
mod tags;
mod token;
mod tree;
mod write;

pub(super) use page::{extract, shipped};
