//! Who said what? Finds the [`Statement`]s in one [`Article`], in reading order.

use crate::outlets::Outlets;
use headwater_model::{Article, Statement};

/// The statements that `article` reports, of every manner.
#[must_use]
pub fn statements(_article: &Article, _outlets: &Outlets) -> Vec<Statement> {
    Vec::new()
}
