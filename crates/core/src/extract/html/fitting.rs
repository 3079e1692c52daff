//! What the commands that fit and measure the weights need: blocks with their numbers, and extraction with given weights.

use super::blocks;
pub use super::context::CONTEXT_FEATURES;
use super::context::Context;
pub use super::features::FEATURES;
use super::features::Survey;
pub use super::forest::{Forest, ForestError, Grown, Weights};
use super::tags::Key;
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
    /// The elements around it with their classes, from the inside out.
    pub place: String,
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
            let place = place(&tree, blocks[at].parent);
            Sample { text, place, words: blocks[at].counts.words, features: survey.row(at).to_vec() }
        })
        .collect()
}

fn place(tree: &Tree<'_>, element: u32) -> String {
    let around = std::iter::once(element).chain(tree.ancestors(element)).take(4);
    let name = |i: u32| {
        let class = tree.attribute(i, Key::Class).or_else(|| tree.attribute(i, Key::Id)).unwrap_or("");
        format!("{:?}.{}", tree.node(i).tag, class.chars().take(40).collect::<String>())
    };
    around.map(name).collect::<Vec<_>>().join(" < ")
}

/// The numbers of each block of a page among its neighbours, given the first `scores` of all its blocks.
#[must_use]
pub fn context(page: &str, scores: &[f32]) -> Vec<Vec<f32>> {
    let tree = Tree::read(page);
    let blocks = blocks::cut(&tree);
    let survey = Survey::of(&tree, &blocks);
    let context = Context::of(&survey, scores);
    (0..blocks.len()).map(|at| context.row(&survey, at).to_vec()).collect()
}

/// The page as text, whatever its encoding; empty where it is none.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    crate::extract::decode::decode(bytes, None).map(std::borrow::Cow::into_owned).unwrap_or_default()
}
