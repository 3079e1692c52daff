//! Which blocks are the article's? Those that the forest scores above zero, with what stands firmly between them.

use super::context::Context;
use super::features::{Survey, is_prose};
use super::forest::Weights;
use std::collections::HashSet;

/// The score of each block, in order: first alone, then with the scores around it.
pub(super) fn scores(survey: &mut Survey<'_, '_>, weights: &Weights) -> Vec<f32> {
    let alone: Vec<f32> = (0..survey.blocks.len()).map(|at| weights.blocks.score(&survey.row(at))).collect();
    let context = Context::of(survey, &alone);
    (0..survey.blocks.len()).map(|at| weights.context.score(&context.row(survey, at))).collect()
}

/// Whether each block is the article's.
pub(super) fn choose(survey: &Survey<'_, '_>, scores: &[f32]) -> Vec<bool> {
    let least = expected_best(survey, scores);
    let mut chosen: Vec<bool> = scores.iter().map(|&s| s > least).collect();
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

/// The score over which the blocks have the best expected F1 of words, taking the scores for log-odds.
///
/// Expected true words over the mean of chosen and expected wanted words (Ye, Chai, Lee, Chieu 2012, "Optimizing
/// F-measures"); the best threshold is half the F1 that it reaches, so that an unsure page keeps more.
fn expected_best(survey: &Survey<'_, '_>, scores: &[f32]) -> f32 {
    let chance = |score: f32| 1.0 / (1.0 + (-score).exp());
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    let words = |at: usize| survey.blocks[at].counts.words as f32;
    let wanted: f32 = order.iter().map(|&at| chance(scores[at]) * words(at)).sum();
    let (mut taken, mut right, mut best, mut least) = (0.0, 0.0, 0.0, 0.0);
    for (place, &at) in order.iter().enumerate() {
        taken += words(at);
        right += chance(scores[at]) * words(at);
        let f1 = 2.0 * right / (taken + wanted);
        if f1 > best {
            best = f1;
            least = order.get(place + 1).map_or(f32::MIN, |&next| scores[next]);
        }
    }
    least
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
