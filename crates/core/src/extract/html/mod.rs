//! What does an HTML page say?
//!
//! One pass builds a flat tree (`token`, `tree`), one cuts it into blocks of text (`blocks`), one judges each block
//! (`features`, `choose`), and one writes the text (`write`).

mod about;
mod address;
mod blocks;
mod bylines;
mod choose;
mod context;
mod dates;
mod entities;
mod entries;
mod features;
mod fields;
pub mod fitting;
mod forest;
mod furniture;
mod head;
mod json_ld;
mod json_mend;
mod kinds;
mod marks;
mod page;
mod picture;
mod posts;
mod shared;
mod strays;
mod tags;
mod token;
mod tree;
mod write;

#[cfg(test)]
mod body_tests;
#[cfg(test)]
mod fields_tests;
#[cfg(test)]
mod tests;

pub(super) use page::{extract, shipped};
