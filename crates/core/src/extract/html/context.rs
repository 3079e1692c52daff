//! What do the scores around a block say? The numbers of a block once all blocks have a score of their own: the scores
//! of its neighbours, of its element and of the blocks marked up like it, and how far the firm blocks are.
//!
//! The second look is a stacked classifier (Wolpert 1992, doi:10.1016/S0893-6080(05)80023-1): an article is a run of
//! blocks, which no block can know alone.

use super::features::{REACH, Row, Survey, prose_neighbours, share};
use super::tree::Tree;

/// How many numbers a block has once all blocks have a score.
pub const CONTEXT_FEATURES: usize = 19 + 18;

/// The scores of a page's blocks, and their sums by element and by markup.
pub(super) struct Context<'s> {
    scores: &'s [f32],
    /// Sum of scores times words, and of words, by element.
    by_element: Vec<(f32, f32)>,
    by_markup: Vec<(f32, f32)>,
    /// Words of blocks with a score over zero, before each block; the last is the sum.
    kept_before: Vec<u32>,
    /// How many blocks back and ahead a firm block is.
    firm: (Vec<u32>, Vec<u32>),
}

impl<'s> Context<'s> {
    pub(super) fn of(survey: &Survey<'_, '_>, scores: &'s [f32]) -> Self {
        let mut by_element = vec![(0.0, 0.0); survey.tree.nodes.len()];
        let mut by_markup = vec![(0.0, 0.0); survey.groups.len()];
        let mut kept_before = vec![0];
        let mut kept = 0;
        for (at, block) in survey.blocks.iter().enumerate() {
            let words = block.counts.words as f32;
            let weighed = (scores[at].clamp(-6.0, 6.0) * words, words);
            let parent = survey.tree.node(block.parent).parent;
            for element in [block.parent, parent] {
                add(&mut by_element[element as usize], weighed);
            }
            add(&mut by_markup[survey.groups[at] as usize], weighed);
            kept += if scores[at] > 0.0 { block.counts.words } else { 0 };
            kept_before.push(kept);
        }
        let is_firm: Vec<bool> =
            scores.iter().zip(survey.blocks).map(|(&s, b)| s > 1.0 && b.counts.words >= 8).collect();
        Self { scores, by_element, by_markup, kept_before, firm: prose_neighbours(&is_firm) }
    }

    /// The numbers of block `at` once all blocks have a score: what is around it, and its words.
    pub(super) fn row(&self, survey: &Survey<'_, '_>, at: usize) -> [f32; CONTEXT_FEATURES] {
        let mut row = Row { values: [0.0; CONTEXT_FEATURES], at: 0 };
        self.push(survey, at, &mut row);
        survey.push_words(at, &mut row);
        debug_assert!(row.at == CONTEXT_FEATURES, "{} features of context", row.at);
        row.values
    }

    fn push<const N: usize>(&self, survey: &Survey<'_, '_>, at: usize, row: &mut Row<N>) {
        let block = &survey.blocks[at];
        let score =
            |i: Option<usize>| i.and_then(|i| self.scores.get(i)).map_or(-7.0, |s| s.clamp(-6.0, 6.0));
        for offset in [0, -1, -2, -3, 1, 2, 3] {
            row.push(score(at.checked_add_signed(offset)));
        }
        let mean = |(sum, words): (f32, f32)| sum / words.max(1.0);
        row.push(mean(self.by_element[block.parent as usize]));
        row.push(mean(self.by_element[survey.tree.node(block.parent).parent as usize]));
        row.push(mean(self.by_markup[survey.groups[at] as usize]));
        let kept = self.kept_before.last().copied().unwrap_or(0);
        row.push(share(self.kept_before[at], kept));
        row.push(share(kept - self.kept_before[at + 1], kept));
        row.push(kept as f32);
        row.push(self.firm.0[at] as f32);
        row.push(self.firm.1[at] as f32);
        let firm = |distance: u32, sign: isize| {
            at.checked_add_signed(sign * distance as isize).filter(|_| distance < 99)
        };
        for near in [firm(self.firm.0[at], -1), firm(self.firm.1[at], 1)] {
            row.push(near.map_or(-1.0, |i| levels_apart(survey.tree, block.parent, survey.blocks[i].parent)));
            row.push(
                near.map_or(-1.0, |i| f32::from(u8::from(survey.signatures[i] == survey.signatures[at]))),
            );
        }
    }
}

fn add(sum: &mut (f32, f32), part: (f32, f32)) {
    sum.0 += part.0;
    sum.1 += part.1;
}

/// How many elements out from `one` the first is that holds `other` too.
fn levels_apart(tree: &Tree<'_>, one: u32, other: u32) -> f32 {
    let holds = |i: u32| i <= other && other < tree.node(i).end;
    std::iter::once(one).chain(tree.ancestors(one)).take(REACH).position(holds).unwrap_or(REACH) as f32
}
