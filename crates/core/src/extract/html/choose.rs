//! Which blocks are the article's? Those that the forest scores above zero, with what stands firmly between them.

use super::context::Context;
use super::features::{Survey, is_prose};
use super::forest::Weights;
use std::collections::HashSet;

/// The score of each block, in order: first alone, then with the scores around it.
pub(super) fn scores(survey: &mut Survey<'_, '_>, weights: &Weights) -> Vec<f32> {
    let blocks = survey.blocks.len();
    let alone = weights.blocks.score_all(blocks, |at| survey.row(at));
    let context = Context::of(survey, &alone);
    weights.context.score_all(blocks, |at| context.row(survey, at))
}

/// Whether each block is the article's.
pub(super) fn choose(survey: &Survey<'_, '_>, scores: &[f32]) -> Vec<bool> {
    let mut chosen: Vec<bool> = scores.iter().map(|&s| s > 0.0).collect();
    // A page unlike any other still says something: the prose of the element that holds most of it, or its text.
    let main = survey.main..survey.main_end();
    let inside = |at: usize| main.contains(&survey.blocks[at].first);
    for least in [Some(-3.0), Some(f32::MIN), None] {
        if chosen.iter().any(|&c| c) {
            break;
        }
        for at in 0..chosen.len() {
            let counts = &survey.blocks[at].counts;
            chosen[at] = match least {
                Some(least) => inside(at) && scores[at] > least && is_prose(counts),
                None => inside(at) && counts.link_share() < 0.5 && scores[at] > -4.0,
            };
        }
    }
    drop_repeats(survey, &mut chosen);
    chosen
}

/// Words of a block that is no repetition by chance.
const LONG_WORDS: u32 = 6;

/// Leaves out what the page says twice (a copy for small screens, a pulled quotation): each text is kept once, and a
/// short one that stands again is left out with the long one beside it.
fn drop_repeats(survey: &Survey<'_, '_>, chosen: &mut [bool]) {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut repeats = vec![false; chosen.len()];
    for at in (0..chosen.len()).filter(|&at| chosen[at]) {
        repeats[at] = !seen.insert(survey.text(at));
    }
    let is_long = |at: &usize| survey.blocks[*at].counts.words >= LONG_WORDS;
    let kept: Vec<usize> = (0..chosen.len()).filter(|&at| chosen[at]).collect();
    let long_repeat = |at: Option<&usize>| at.is_some_and(|&at| repeats[at]);
    let mut last_long = None;
    let mut drop = vec![false; kept.len()];
    for (place, at) in kept.iter().enumerate() {
        if is_long(at) {
            last_long = Some(at);
            drop[place] = repeats[*at];
        } else {
            drop[place] = repeats[*at] && long_repeat(last_long);
        }
    }
    let mut next_long = None;
    for (place, at) in kept.iter().enumerate().rev() {
        if is_long(at) {
            next_long = Some(at);
        } else if repeats[*at] && long_repeat(next_long) {
            drop[place] = true;
        }
        chosen[*at] = !drop[place];
    }
}
