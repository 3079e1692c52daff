//! What the commands that fit and measure the weights need: blocks with their numbers, and extraction with given weights.

use super::blocks;
pub use super::features::FEATURES;
use super::features::Survey;
pub use super::forest::{Forest, ForestError};
use super::tree::Tree;
use super::write;
pub use crate::extract::extract_with;

/// One block of a page.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its text.
    pub text: String,
    /// How many words it has.
    pub words: u32,
    /// Its numbers.
    pub features: Vec<f32>,
}

/// The blocks of a decoded page, in its order.
#[must_use]
pub fn samples(page: &str) -> Vec<Sample> {
    let tree = Tree::read(page);
    let blocks = blocks::cut(&tree);
    let mut survey = Survey::of(&tree, &blocks);
    (0..blocks.len())
        .map(|at| {
            let mut text = String::new();
            write::block(&tree, &blocks[at], &mut text, None);
            Sample { text, words: blocks[at].counts.words, features: survey.row(at).to_vec() }
        })
        .collect()
}
