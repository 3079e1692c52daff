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
    let (least, expected) = expected_best(survey, scores);
    // A few words add nothing to the F1 that is expected: for them an unsure score is not enough away from the text.
    let is_sure =
        |at: usize| scores[at] > least && (scores[at] > 0.0 || survey.blocks[at].counts.words >= FEW_WORDS);
    let sure: Vec<bool> = (0..scores.len()).map(is_sure).collect();
    let beside = |at: usize| at.checked_sub(1).is_some_and(|b| sure[b]) || sure.get(at + 1) == Some(&true);
    let mut chosen: Vec<bool> =
        (0..scores.len()).map(|at| sure[at] || (scores[at] > least && beside(at))).collect();
    // A page unlike any other still says something: the prose of the element that holds most of it, or its text.
    let main = survey.main..survey.main_end();
    let inside = |at: usize| main.contains(&survey.blocks[at].first);
    for (step, least_score) in [Some(-3.0), Some(f32::MIN), None].into_iter().enumerate() {
        let words: u32 =
            (0..chosen.len()).filter(|&at| chosen[at]).map(|at| survey.blocks[at].counts.words).sum();
        let is_known = words * LEAST_SHARE >= survey.main_prose()
            && (expected >= LEAST_EXPECTED || !survey.is_all_prose());
        if words > 0 && (is_known || step > 0) {
            break;
        }
        for at in 0..chosen.len() {
            let counts = &survey.blocks[at].counts;
            chosen[at] |= match least_score {
                Some(least) => inside(at) && scores[at] > least && is_prose(counts),
                None => inside(at) && counts.link_share() < 0.5 && scores[at] > -4.0,
            };
        }
    }
    drop_repeats(survey, &mut chosen);
    chosen
}

/// The score over which the blocks have the best expected F1 of words, and that F1, taking the scores for log-odds.
///
/// Expected true words over the mean of chosen and expected wanted words (Ye, Chai, Lee, Chieu 2012, "Optimizing
/// F-measures"); the best threshold is half the F1 that it reaches, so that an unsure page keeps more.
fn expected_best(survey: &Survey<'_, '_>, scores: &[f32]) -> (f32, f32) {
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
    (least, best)
}

/// A page of which less than one in so many words of its prose is chosen is one that the scores do not know.
const LEAST_SHARE: u32 = 10;

/// Nor is one that promises no better F1 than this, where there is little beside its prose.
const LEAST_EXPECTED: f32 = 0.5;

/// A block of fewer words is a label, an entry, a link.
const FEW_WORDS: u32 = 10;

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
