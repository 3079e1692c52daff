//! What is there to know of a block before it is judged? Numbers for each block: its words, its place in the tree
//! and on the page, its neighbours, and the blocks that are marked up like it.
//!
//! The features follow what is known to tell text from furniture: link and text density (Kohlschütter, Fankhauser,
//! Nejdl 2010, doi:10.1145/1718487.1718542), names of classes (Readability, Arc90 2010), the container that gathers
//! most prose, and repetition of markup. Nothing depends on a language but the cue phrases, which are one group of many.

use super::blocks::{Block, Counts};
use super::marks::{self, BITS};
use super::shared::{BlockWords, Table};
use super::tags::Tag;
use super::tree::Tree;
use super::write;
use crate::extract::cues::{self, Folded};
use headwater_model::FurnitureClass;
use std::collections::HashMap;

/// How many numbers a block has.
pub const FEATURES: usize = PLAIN + BITS + CUES.len();

/// Those of words, place and neighbours.
const PLAIN: usize = 64 + 7;

/// The classes whose cue weights are features.
const CUES: [FurnitureClass; 11] = [
    FurnitureClass::Donation,
    FurnitureClass::SignUp,
    FurnitureClass::Recommendation,
    FurnitureClass::AuthorBio,
    FurnitureClass::ShareBar,
    FurnitureClass::Cookie,
    FurnitureClass::Paywall,
    FurnitureClass::Comment,
    FurnitureClass::PhotoCredit,
    FurnitureClass::Advertisement,
    FurnitureClass::Navigation,
];

/// A longer block is not looked through for cue phrases: it is no prompt.
const CUE_WORDS: u32 = 90;

/// The farthest element around a block that is looked at.
pub(super) const REACH: usize = 24;

/// What the whole page knows of its blocks.
pub(super) struct Survey<'t, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) blocks: &'t [Block],
    /// The texts of all blocks, one after the other, and where each stands.
    texts: String,
    places: Vec<(usize, usize)>,
    /// The words of each block that is short enough to be looked through, folded.
    pub(super) folded: Vec<Folded>,
    /// For each node: what was counted below it, and how much of that is prose.
    below: Vec<Below>,
    /// The bits of elements that were looked at; `u64::MAX` where not yet.
    marks: Vec<u64>,
    /// The deepest element that holds most of the prose.
    pub(super) main: u32,
    prose_words: u32,
    all_words: u32,
    /// Groups of blocks by the markup around them, and the group of each block.
    alike: Vec<Alike>,
    pub(super) groups: Vec<u32>,
    pub(super) signatures: Vec<u64>,
    is_prose: Vec<bool>,
    /// Words of prose before each block.
    prose_before: Vec<u32>,
    /// Whether the block's text stands elsewhere on the page too.
    repeated: Vec<bool>,
    previous_prose: Vec<u32>,
    next_prose: Vec<u32>,
    headline: Option<usize>,
    /// The words of the blocks, and those of the page's head.
    pub(super) words: BlockWords,
    head: Table,
    /// Groups of blocks by the elements around them, whatever their classes.
    by_path: Vec<Alike>,
    paths: Vec<u32>,
    /// What prompts have: for each node, how many fields to fill in and buttons stand before it.
    controls_before: Vec<u32>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Below {
    words: u32,
    link_words: u32,
    prose: u32,
    blocks: u32,
    prose_blocks: u32,
}

#[derive(Clone, Copy, Debug, Default)]
struct Alike {
    blocks: u32,
    words: u32,
    link_words: u32,
    prose: u32,
}

/// Running text: long enough, few links, with marks of sentences.
pub(super) fn is_prose(counts: &Counts) -> bool {
    counts.words >= 12 && counts.link_share() < 0.4 && counts.stops + counts.commas >= 1
}

impl<'t, 'a> Survey<'t, 'a> {
    pub(super) fn of(tree: &'t Tree<'a>, blocks: &'t [Block]) -> Self {
        let is_prose: Vec<bool> = blocks.iter().map(|b| is_prose(&b.counts)).collect();
        let below = gather(tree, blocks, &is_prose);
        let prose_words = below.first().map_or(0, |b| b.prose);
        let main = main_element(tree, &below, prose_words);
        let signatures: Vec<u64> = blocks.iter().map(|b| signature(tree, b)).collect();
        let groups = groups(&signatures);
        let paths: Vec<u64> = blocks.iter().map(|b| path(tree, b)).collect();
        let paths = self::groups(&paths);
        let alike = grouped(blocks, &groups, &is_prose);
        let by_path = grouped(blocks, &paths, &is_prose);
        let (previous_prose, next_prose) = prose_neighbours(&is_prose);
        let (texts, places) = write_all(tree, blocks);
        let fold = |(block, place): (&Block, &(usize, usize))| {
            if block.counts.words > CUE_WORDS {
                Folded::default()
            } else {
                cues::fold(&texts[place.0..place.1])
            }
        };
        let folded = blocks.iter().zip(&places).map(fold).collect();
        let mut sum = 0;
        let prose_before = blocks.iter().zip(&is_prose).map(|(b, prose)| {
            sum += if *prose { b.counts.words } else { 0 };
            sum - if *prose { b.counts.words } else { 0 }
        });
        let prose_before = prose_before.collect();
        let repeated = repeated(&texts, &places);
        let headline = blocks.iter().position(|b| tree.node(b.parent).tag == Tag::H1);
        Self {
            tree,
            blocks,
            folded,
            marks: vec![u64::MAX; tree.nodes.len()],
            main,
            prose_words,
            all_words: below.first().map_or(0, |b| b.words),
            below,
            alike,
            groups,
            signatures,
            is_prose,
            previous_prose,
            next_prose,
            headline,
            words: BlockWords::of(&texts, &places),
            head: Table::of_head(tree),
            by_path,
            paths,
            controls_before: controls(tree),
            prose_before,
            repeated,
            texts,
            places,
        }
    }

    /// The first block that is a first-level heading.
    pub(super) fn headline_block(&self) -> Option<usize> {
        self.headline
    }

    /// One past the last node of the main element.
    pub(super) fn main_end(&self) -> u32 {
        self.tree.node(self.main).end
    }

    /// How many words of prose the main element holds.
    pub(super) fn main_prose(&self) -> u32 {
        self.below[self.main as usize].prose
    }

    /// Whether nine of ten words of the page are prose of the main element.
    pub(super) fn is_all_prose(&self) -> bool {
        u64::from(self.main_prose()) * 10 >= u64::from(self.all_words) * 9
    }

    /// The text of block `at`.
    pub(super) fn text(&self, at: usize) -> &str {
        let (start, end) = self.places[at];
        &self.texts[start..end]
    }

    /// Whether the block's element, or one at most `levels` around it, promises this by its class.
    pub(super) fn promises(&mut self, at: usize, promise: marks::Promise, levels: usize) -> bool {
        let mut element = self.blocks[at].parent;
        for _ in 0..=levels {
            if self.marks_of(element) >> (promise as u64) & 1 == 1 {
                return true;
            }
            element = self.tree.node(element).parent;
        }
        false
    }

    /// The same for the element that is `level` levels around the block's own.
    pub(super) fn promises_at(&mut self, at: usize, promise: marks::Promise, level: usize) -> bool {
        let mut element = self.blocks[at].parent;
        for _ in 0..level {
            element = self.tree.node(element).parent;
        }
        self.marks_of(element) >> (promise as u64) & 1 == 1
    }

    /// How many words element `index` holds.
    pub(super) fn words_below(&self, index: u32) -> u32 {
        self.below[index as usize].words
    }

    /// Whether one of these elements is around the block.
    pub(super) fn stands_in(&self, at: usize, tags: &[Tag]) -> bool {
        let parent = self.blocks[at].parent;
        std::iter::once(parent)
            .chain(self.tree.ancestors(parent))
            .take(REACH)
            .any(|i| tags.contains(&self.tree.node(i).tag))
    }

    /// The bits of element `index`, read once.
    fn marks_of(&mut self, index: u32) -> u64 {
        let slot = &mut self.marks[index as usize];
        if *slot == u64::MAX {
            *slot = marks::of(self.tree, index);
        }
        *slot
    }

    /// The numbers of block `at`.
    pub(super) fn row(&mut self, at: usize) -> [f32; FEATURES] {
        let mut row = Row { values: [0.0; FEATURES], at: 0 };
        self.push_words(at, &mut row);
        self.push_place(at, &mut row);
        self.push_neighbours(at, &mut row);
        debug_assert!(row.at == PLAIN, "{} plain features", row.at);
        self.push_marks(at, &mut row);
        self.push_cues(at, &mut row);
        row.values
    }

    pub(super) fn push_words<const N: usize>(&self, at: usize, row: &mut Row<N>) {
        let block = &self.blocks[at];
        let counts = &block.counts;
        let words = counts.words.max(1) as f32;
        let chars = counts.chars.max(1) as f32;
        row.push(counts.words as f32);
        row.push(counts.chars as f32);
        row.push(chars / words);
        row.push(counts.link_share());
        row.push(counts.links as f32);
        row.push(counts.commas as f32 / words);
        row.push(counts.stops as f32 / words);
        row.push(counts.stops as f32);
        row.push(counts.digits as f32 / chars);
        row.push(counts.capitals as f32 / words);
        row.push(counts.quotes as f32);
        let folded = &self.folded[at];
        row.push(f32::from(u8::from(folded.ends_sentence || counts.words > CUE_WORDS)));
        row.push(folded.address as f32);
        row.push(f32::from(tag_code(self.tree.node(block.parent).tag)));
        row.push(f32::from(tag_code(self.tree.node(self.tree.node(block.parent).parent).tag)));
        row.push(f32::from(u8::from(self.is_prose[at])));
        row.push(folded.label.map_or(0.0, |class| class as u8 as f32 + 1.0));
        row.push(f32::from(u8::from(self.text(at).ends_with([':', '：']))));
    }

    fn push_place<const N: usize>(&self, at: usize, row: &mut Row<N>) {
        let block = &self.blocks[at];
        let total = self.blocks.len().max(1) as f32;
        row.push(at as f32);
        row.push(at as f32 / total);
        row.push(self.headline.map_or(-99.0, |h| (at as f32 - h as f32).clamp(-98.0, 200.0)));
        row.push(self.prose_words as f32);
        row.push(self.all_words as f32);
        let parent = self.tree.node(block.parent).parent;
        let grandparent = self.tree.node(parent).parent;
        for element in [block.parent, parent, grandparent] {
            let below = self.below[element as usize];
            row.push(share(below.prose, self.prose_words));
            row.push(share(below.link_words, below.words));
            row.push(below.words as f32);
            row.push(share(below.prose_blocks, below.blocks));
        }
        let main = self.tree.node(self.main);
        row.push(f32::from(u8::from(self.main <= block.first && block.first < main.end)));
        row.push(f32::from(u8::from(block.parent == self.main || parent == self.main)));
        row.push(self.common_share(block));
        row.push(share(self.prose_before[at], self.prose_words));
        row.push(self.tree.ancestors(block.parent).take(40).count() as f32);
        row.push(f32::from(u8::from(self.repeated[at])));
        let alike = self.alike[self.groups[at] as usize];
        row.push(share(alike.prose, self.prose_words));
        row.push(share(alike.prose, alike.words));
        row.push(share(alike.link_words, alike.words));
        row.push(alike.blocks as f32);
        row.push(alike.words as f32 / alike.blocks.max(1) as f32);
        row.push(self.head.share(&self.words, at, 0));
        let alike = self.by_path[self.paths[at] as usize];
        row.push(share(alike.prose, self.prose_words));
        row.push(share(alike.prose, alike.words));
        row.push(share(alike.link_words, alike.words));
        let parent = self.tree.node(block.parent).parent;
        for element in [block.parent, parent, self.tree.node(parent).parent] {
            row.push(self.controls(element) as f32 / (1.0 + self.below[element as usize].words as f32));
        }
    }

    /// The share of the block's words that the page's title and description have.
    pub(super) fn head_share(&self, at: usize) -> f32 {
        self.head.share(&self.words, at, 0)
    }

    /// How many fields to fill in and buttons stand below element `index`.
    pub(super) fn controls(&self, index: u32) -> u32 {
        let end = self.tree.node(index).end as usize;
        self.controls_before[end] - self.controls_before[index as usize]
    }

    /// The share of the page's prose in the nearest element around the block that holds a quarter of it, and how far
    /// out that is, in one number: levels, 24 where there is none.
    fn common_share(&self, block: &Block) -> f32 {
        let needed = self.prose_words / 4;
        let levels =
            self.tree.ancestors(block.first).take(REACH).position(|i| self.below[i as usize].prose > needed);
        levels.unwrap_or(REACH) as f32
    }

    fn push_neighbours<const N: usize>(&self, at: usize, row: &mut Row<N>) {
        let own = self.signatures[at];
        for offset in [-2_isize, -1, 1, 2] {
            let near = at.checked_add_signed(offset).and_then(|i| self.blocks.get(i).map(|b| (i, b)));
            row.push(near.map_or(-1.0, |(_, b)| b.counts.words as f32));
            row.push(near.map_or(-1.0, |(_, b)| b.counts.link_share()));
            row.push(near.map_or(-1.0, |(i, _)| f32::from(u8::from(self.signatures[i] == own))));
        }
        let (before, after) = (self.previous_prose[at], self.next_prose[at]);
        row.push(before as f32);
        row.push(after as f32);
        let prose_at = |distance: u32, sign: isize| {
            at.checked_add_signed(sign * distance as isize).filter(|_| distance > 0 && distance < 99)
        };
        for near in [prose_at(before, -1), prose_at(after, 1)] {
            row.push(near.map_or(0.0, |i| self.common_share(&self.blocks[i])));
            row.push(near.map_or(0.0, |i| f32::from(u8::from(self.signatures[i] == own))));
        }
    }

    /// How far out the nearest element with each bit is: 0 for the block's own element.
    fn push_marks<const N: usize>(&mut self, at: usize, row: &mut Row<N>) {
        let mut distances = [REACH as f32; BITS];
        let mut seen = 0_u64;
        let mut element = self.blocks[at].parent;
        for distance in 0..REACH {
            let fresh = self.marks_of(element) & !seen;
            seen |= fresh;
            let mut left = fresh;
            while left != 0 {
                distances[left.trailing_zeros() as usize] = distance as f32;
                left &= left - 1;
            }
            let parent = self.tree.node(element).parent;
            // What the body's class promises is true of the whole page.
            if parent == element || self.tree.node(parent).tag == Tag::Body {
                break;
            }
            element = parent;
        }
        distances.iter().for_each(|&d| row.push(d));
    }

    fn push_cues<const N: usize>(&self, at: usize, row: &mut Row<N>) {
        let weights =
            if self.blocks[at].counts.words <= CUE_WORDS { cues::weigh(&self.folded[at]) } else { &[] };
        for class in CUES {
            row.push(weights.iter().find(|(c, ..)| *c == class).map_or(0.0, |&(_, weight, _)| weight as f32));
        }
    }
}

/// A row as it is filled.
pub(super) struct Row<const N: usize> {
    pub(super) values: [f32; N],
    pub(super) at: usize,
}

impl<const N: usize> Row<N> {
    pub(super) fn push(&mut self, value: f32) {
        self.values[self.at] = value;
        self.at += 1;
    }
}

pub(super) fn share(part: u32, whole: u32) -> f32 {
    if whole == 0 { 0.0 } else { part as f32 / whole as f32 }
}

/// Elements in the order of how much they are like running text.
const fn tag_code(tag: Tag) -> u8 {
    match tag {
        Tag::P => 0,
        Tag::Blockquote => 1,
        Tag::H2 => 2,
        Tag::H3 => 3,
        Tag::H4 | Tag::H5 | Tag::H6 => 4,
        Tag::H1 => 5,
        Tag::Pre => 6,
        Tag::Li => 7,
        Tag::Ul | Tag::Ol => 8,
        Tag::Td | Tag::Th => 9,
        Tag::Dd | Tag::Dt => 10,
        Tag::Article | Tag::Section | Tag::Main => 11,
        Tag::Div => 12,
        Tag::FigCaption | Tag::Figure => 13,
        Tag::Header => 14,
        Tag::Aside => 15,
        Tag::Nav | Tag::Footer | Tag::Form => 16,
        _ => 17,
    }
}

/// Sums each element's blocks, from the inside out.
fn gather(tree: &Tree<'_>, blocks: &[Block], is_prose: &[bool]) -> Vec<Below> {
    let mut below = vec![Below::default(); tree.nodes.len()];
    for (block, &prose) in blocks.iter().zip(is_prose) {
        let sum = &mut below[block.parent as usize];
        sum.words += block.counts.words;
        sum.link_words += block.counts.link_words;
        sum.blocks += 1;
        if prose {
            sum.prose += block.counts.words;
            sum.prose_blocks += 1;
        }
    }
    for index in (1..tree.nodes.len()).rev() {
        let part = below[index];
        let sum = &mut below[tree.nodes[index].parent as usize];
        sum.words += part.words;
        sum.link_words += part.link_words;
        sum.prose += part.prose;
        sum.blocks += part.blocks;
        sum.prose_blocks += part.prose_blocks;
    }
    below
}

/// The deepest element that holds six tenths of the prose.
fn main_element(tree: &Tree<'_>, below: &[Below], prose_words: u32) -> u32 {
    let holds = |i: u32| u64::from(below[i as usize].prose) * 10 >= u64::from(prose_words) * 6;
    let mut at = 0;
    loop {
        let mut child = at + 1;
        let end = tree.node(at).end;
        let mut inner = None;
        while child < end {
            if prose_words > 0 && holds(child) {
                inner = Some(child);
                break;
            }
            child = tree.node(child).end;
        }
        match inner {
            Some(child) => at = child,
            None => return at,
        }
    }
}

/// What was counted in the blocks of each group.
fn grouped(blocks: &[Block], groups: &[u32], is_prose: &[bool]) -> Vec<Alike> {
    let mut found = vec![Alike::default(); groups.iter().max().map_or(0, |&most| most as usize + 1)];
    for ((block, group), prose) in blocks.iter().zip(groups).zip(is_prose) {
        let group = &mut found[*group as usize];
        group.blocks += 1;
        group.words += block.counts.words;
        group.link_words += block.counts.link_words;
        group.prose += if *prose { block.counts.words } else { 0 };
    }
    found
}

/// Before each node, and at the end: how many fields to fill in and buttons.
fn controls(tree: &Tree<'_>) -> Vec<u32> {
    let mut sum = 0;
    let mut before = Vec::with_capacity(tree.nodes.len() + 1);
    for node in &tree.nodes {
        before.push(sum);
        sum += u32::from(matches!(node.tag, Tag::Form | Tag::Input | Tag::Button));
    }
    before.push(sum);
    before
}

/// The elements around a block, from the inside out, without their classes.
fn path(tree: &Tree<'_>, block: &Block) -> u64 {
    let around = std::iter::once(block.parent).chain(tree.ancestors(block.parent)).take(8);
    around.fold(0xcbf2_9ce4_8422_2325_u64, |hash, i| {
        (hash ^ (tree.node(i).tag as u64 + 1)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The markup around a block: its element and the two around it, with their classes.
fn signature(tree: &Tree<'_>, block: &Block) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut mix = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    let mut element = block.parent;
    for _ in 0..3 {
        mix(&[tree.node(element).tag as u8, 0xff]);
        let class = tree.attribute(element, super::tags::Key::Class).unwrap_or("");
        mix(&class.as_bytes()[..class.len().min(64)]);
        element = tree.node(element).parent;
    }
    hash
}

/// Numbers from 0 for the signatures, in the order in which they first stand.
fn groups(signatures: &[u64]) -> Vec<u32> {
    let mut known: HashMap<u64, u32> = HashMap::new();
    let mut number = |signature: &u64| {
        let next = known.len() as u32;
        *known.entry(*signature).or_insert(next)
    };
    signatures.iter().map(&mut number).collect()
}

/// How many blocks back and ahead the next prose is; 99 where there is none.
pub(super) fn prose_neighbours(is_prose: &[bool]) -> (Vec<u32>, Vec<u32>) {
    let scan = |order: &mut dyn Iterator<Item = usize>| {
        let mut distances = vec![99; is_prose.len()];
        let mut distance = 99_u32;
        for index in order {
            distances[index] = distance;
            distance = if is_prose[index] { 1 } else { (distance + 1).min(99) };
        }
        distances
    };
    (scan(&mut (0..is_prose.len())), scan(&mut (0..is_prose.len()).rev()))
}

/// Which texts stand more than once on the page.
fn repeated(texts: &str, places: &[(usize, usize)]) -> Vec<bool> {
    let mut seen: HashMap<&str, u32> = HashMap::with_capacity(places.len());
    let text = |place: &(usize, usize)| &texts[place.0..place.1];
    for place in places {
        *seen.entry(text(place)).or_insert(0) += 1;
    }
    places.iter().map(|place| seen[text(place)] > 1).collect()
}

/// The texts of the blocks.
fn write_all(tree: &Tree<'_>, blocks: &[Block]) -> (String, Vec<(usize, usize)>) {
    let mut texts = String::new();
    let mut places = Vec::with_capacity(blocks.len());
    for block in blocks {
        let start = texts.len();
        write::block(tree, block, &mut texts, None);
        places.push((start, texts.len()));
    }
    (texts, places)
}
