//! Where did it come from first? Story, Statements, Credits → Claims with their Origins.
//!
//! Leaves to others: which sentences a reader is shown (`recap`).

use crate::outlets::Outlets;
use crate::text::WordStatistics;
use headwater_model::{Article, Claim, Credit, Statement, Story};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// One article of a story with what `attribute` read in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// What its sources said.
    pub statements: &'a [Statement],
    /// Its credits to other outlets.
    pub credits: &'a [Credit],
}

/// The claims of `story`, most telling first. `readings` are its articles, in the story's order.
#[must_use]
pub fn trace(
    _story: &Story,
    _readings: &[Reading<'_>],
    _outlets: &Outlets,
    _words: &WordStatistics,
) -> Vec<Claim> {
    Vec::new()
}
