//! Which words does a block share with the page's own title and description, and with the blocks that are surely the
//! article's? An article comes back to its names and things; a teaser of another one does not (lexical cohesion,
//! Hearst 1997, "TextTiling").
//!
//! Words are hashed into a small table, where two may meet by chance: it is a number for the forest, no proof.

use super::entities;
use super::tags::{Key, Tag};
use super::tree::Tree;

/// Slots of a table; a long article has some 2,000 different words.
const SLOTS: usize = 1 << 14;

/// Shorter words, in bytes, say little of what a text is about.
const LEAST_BYTES: usize = 4;

/// The words of all blocks as slots, and where those of each block begin.
#[derive(Debug, Default)]
pub(super) struct BlockWords {
    slots: Vec<u16>,
    starts: Vec<u32>,
}

impl BlockWords {
    /// The words of the texts at `places`.
    pub(super) fn of(texts: &str, places: &[(usize, usize)]) -> Self {
        let mut words =
            Self { slots: Vec::with_capacity(texts.len() / 8), starts: Vec::with_capacity(places.len() + 1) };
        for &(start, end) in places {
            words.starts.push(words.slots.len() as u32);
            slots(&texts[start..end], |slot| words.slots.push(slot));
        }
        words.starts.push(words.slots.len() as u32);
        words
    }

    fn block(&self, at: usize) -> &[u16] {
        &self.slots[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

/// In how many texts a word stands, by slot.
#[derive(Debug)]
pub(super) struct Table(Vec<u8>);

impl Table {
    /// The words of the page's title and of how it describes itself.
    pub(super) fn of_head(tree: &Tree<'_>) -> Self {
        let mut table = Self(vec![0; SLOTS]);
        let mut add = |text: &str| slots(&entities::decode(text), |slot| table.0[usize::from(slot)] = 1);
        for index in 0..tree.nodes.len() as u32 {
            match tree.node(index).tag {
                Tag::Body => break,
                Tag::Title => add(tree.node(index).text),
                Tag::Meta => {
                    let name =
                        tree.attribute(index, Key::Property).or_else(|| tree.attribute(index, Key::Name));
                    let told = name.is_some_and(|n| n.ends_with("title") || n.ends_with("description"));
                    if told && let Some(content) = tree.attribute(index, Key::Content) {
                        add(content);
                    }
                }
                _ => {}
            }
        }
        table
    }

    /// The words of those blocks that are in `chosen`.
    pub(super) fn of_blocks(words: &BlockWords, chosen: impl Iterator<Item = usize>) -> Self {
        let mut table = Self(vec![0; SLOTS]);
        let mut last = vec![u32::MAX; SLOTS];
        for at in chosen {
            for &slot in words.block(at) {
                let slot = usize::from(slot);
                if last[slot] != at as u32 {
                    last[slot] = at as u32;
                    table.0[slot] = table.0[slot].saturating_add(1);
                }
            }
        }
        table
    }

    /// The share of a block's words that stand in more than `own` of the texts: 0.0 to 1.0, -1.0 where it has none.
    pub(super) fn share(&self, words: &BlockWords, at: usize, own: u8) -> f32 {
        let block = words.block(at);
        if block.is_empty() {
            return -1.0;
        }
        let found = block.iter().filter(|&&slot| self.0[usize::from(slot)] > own).count();
        found as f32 / block.len() as f32
    }
}

/// Calls `take` with the slot of each word that is long enough.
fn slots(text: &str, mut take: impl FnMut(u16)) {
    let (mut hash, mut length) = (0x811c_9dc5_u32, 0);
    for byte in text.bytes().chain([b' ']) {
        if byte.is_ascii_alphanumeric() || byte >= 0x80 {
            hash = (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
            length += 1;
            continue;
        }
        if length >= LEAST_BYTES {
            take(((hash ^ hash >> 15) as usize & (SLOTS - 1)) as u16);
        }
        (hash, length) = (0x811c_9dc5, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_shares_words_with_others_and_not_with_itself() {
        let texts = "Westhaven gates shut Gates of Westhaven Songs about wells";
        let words = BlockWords::of(texts, &[(0, 20), (21, 39), (40, 57)]);
        let table = Table::of_blocks(&words, 0..2);
        assert!((table.share(&words, 0, 1) - 2.0 / 3.0).abs() < 1e-6);
        assert_eq!(table.share(&words, 2, 0), 0.0);
    }

    #[test]
    fn the_head_is_title_and_description() {
        let page = "<title>Gates shut</title><meta property='og:description' content='At Westhaven'><body><title>wells";
        let table = Table::of_head(&Tree::read(page));
        let texts = "Westhaven gates wells";
        let words = BlockWords::of(texts, &[(0, 15), (16, 21), (0, 0)]);
        assert_eq!([0, 1, 2].map(|at| table.share(&words, at, 0)), [1.0, 0.0, -1.0]);
    }
}
