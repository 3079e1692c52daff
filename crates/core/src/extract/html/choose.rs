//! Which blocks are the article's? Those that the forest scores above zero, with what stands firmly between them.

use super::features::Survey;
use super::forest::Forest;

/// The score of each block, in order.
pub(super) fn scores(survey: &mut Survey<'_, '_>, forest: &Forest) -> Vec<f32> {
    (0..survey.blocks.len()).map(|at| forest.score(&survey.row(at))).collect()
}

/// Whether each block is the article's.
pub(super) fn choose(survey: &Survey<'_, '_>, scores: &[f32]) -> Vec<bool> {
    let mut chosen: Vec<bool> = scores.iter().map(|&s| s > 0.0).collect();
    if !chosen.iter().any(|&c| c) {
        // A page unlike any other still says something: the prose of the element that holds most of it.
        let main = survey.main;
        for (at, block) in survey.blocks.iter().enumerate() {
            let inside = block.first >= main && scores[at] > -3.0;
            chosen[at] = inside && super::features::is_prose(&block.counts);
        }
    }
    chosen
}
