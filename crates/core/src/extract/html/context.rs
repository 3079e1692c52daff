//! What do the scores around a block say? The numbers of a block once all blocks have a score of their own: the scores
//! of its neighbours, of its element and of the blocks marked up like it, and how far the firm blocks are.
//!
//! The second look is a stacked classifier (Wolpert 1992, doi:10.1016/S0893-6080(05)80023-1): an article is a run of
//! blocks, which no block can know alone.

use super::features::{REACH, Row, Survey, prose_neighbours, share};
use super::shared::Table;
use super::tree::Tree;

/// How many numbers a block has once all blocks have a score.
pub const CONTEXT_FEATURES: usize = 19 + 18 + 6;

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
    is_firm: Vec<bool>,
    /// The words of the firm blocks.
    words: Table,
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
            let outer = survey.tree.node(parent).parent;
            for element in [block.parent, parent, outer, survey.tree.node(outer).parent] {
                add(&mut by_element[element as usize], weighed);
            }
            add(&mut by_markup[survey.groups[at] as usize], weighed);
            kept += if scores[at] > 0.0 { block.counts.words } else { 0 };
            kept_before.push(kept);
        }
        let is_firm: Vec<bool> =
            scores.iter().zip(survey.blocks).map(|(&s, b)| s > 1.0 && b.counts.words >= 8).collect();
        let words = Table::of_blocks(&survey.words, (0..is_firm.len()).filter(|&at| is_firm[at]));
        let firm = prose_neighbours(&is_firm);
        Self { scores, by_element, by_markup, kept_before, firm, is_firm, words }
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
        let mut element = block.parent;
        for _ in 0..4 {
            row.push(mean(self.by_element[element as usize]));
            element = survey.tree.node(element).parent;
        }
        row.push(self.words.share(&survey.words, at, u8::from(self.is_firm[at])));
        row.push(self.window(survey, at, 5));
        row.push(self.window(survey, at, 12));
        row.push(survey.head_share(at));
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

impl Context<'_> {
    /// The mean score of the blocks up to `reach` before and behind, weighed by their words; its own left out.
    fn window(&self, survey: &Survey<'_, '_>, at: usize, reach: usize) -> f32 {
        let around = at.saturating_sub(reach)..(at + reach + 1).min(self.scores.len());
        let (mut sum, mut words) = (0.0, 0.0);
        for near in around.filter(|&near| near != at) {
            let weight = survey.blocks[near].counts.words as f32;
            sum += self.scores[near].clamp(-6.0, 6.0) * weight;
            words += weight;
        }
        sum / f32::max(words, 1.0)
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
