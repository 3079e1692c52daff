//! Which pieces of text does a page have? Cuts a [`Tree`] into blocks, each a run of text that browsers show together.
//!
//! A block ends where a block element begins or ends and at two line breaks in a row. Each byte of visible text is in
//! exactly one block, so that nothing can be emitted twice, however the body is spread over containers.
//! Leaves to `features` and `choose` which blocks are the article's.

use super::tags::{Key, Tag};
use super::tree::Tree;

/// A run of text and what was counted in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// Its first and last node: what is not text between them is inline.
    pub(super) first: u32,
    pub(super) last: u32,
    /// The block element that it stands in.
    pub(super) parent: u32,
    pub(super) counts: Counts,
    /// Whether it was cut with what style sheets hide.
    pub(super) hidden: bool,
}

/// What was counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Characters that are no blanks.
    pub(super) chars: u32,
    /// Words; two characters of a script without blanks count as one.
    pub(super) words: u32,
    /// Words inside links.
    pub(super) link_words: u32,
    /// Links.
    pub(super) links: u32,
    pub(super) commas: u32,
    /// Marks that end sentences.
    pub(super) stops: u32,
    pub(super) digits: u32,
    pub(super) capitals: u32,
    /// Quotation marks.
    pub(super) quotes: u32,
}

/// Where in a [`CLASSES`] entry a class stands, so that one addition counts them all.
const CHAR: u32 = 0;
const COMMA: u32 = 8;
const STOP: u32 = 16;
const DIGIT: u32 = 24;
const CAPITAL: u32 = 32;
const QUOTE: u32 = 40;
const WIDE: u32 = 48;
const BLANK: u32 = 56;

/// What each byte of a text is: one in the eighth of each of its classes.
const CLASSES: [u64; 256] = {
    let mut classes = [0_u64; 256];
    let mut byte = 0_usize;
    while byte < 256 {
        let b = byte as u8;
        classes[byte] = if b.is_ascii_whitespace() {
            1 << BLANK
        } else {
            let class = match b {
                b',' => 1 << COMMA,
                b'.' | b'!' | b'?' => 1 << STOP,
                b'0'..=b'9' => 1 << DIGIT,
                b'A'..=b'Z' => 1 << CAPITAL,
                b'"' => 1 << QUOTE,
                // First bytes of the characters from U+3000 to U+9FFF: kana, Chinese, their punctuation.
                0xe3..=0xe9 => 1 << WIDE,
                _ => 0,
            };
            // The bytes of a character after its first are no characters.
            class | if b & 0xc0 == 0x80 { 0 } else { 1 << CHAR }
        };
        byte += 1;
    }
    classes
};

impl Counts {
    /// Adds the words and marks of `text`, as it is written in the page.
    fn read(&mut self, text: &str, in_link: bool) {
        let (mut words, mut wide, mut blank) = (0, 0, 1);
        // 255 bytes at a time, so that no eighth of the sum overflows.
        for part in text.as_bytes().chunks(255) {
            let mut sum = 0;
            for &byte in part {
                let class = CLASSES[usize::from(byte)];
                sum += class;
                let is_blank = class >> BLANK & 1;
                words += (blank & !is_blank) as u32;
                blank = is_blank;
            }
            let count = |eighth: u32| (sum >> eighth & 0xff) as u32;
            self.chars += count(CHAR);
            self.commas += count(COMMA);
            self.stops += count(STOP);
            self.digits += count(DIGIT);
            self.capitals += count(CAPITAL);
            self.quotes += count(QUOTE);
            wide += count(WIDE);
        }
        if wide > 0 {
            words += wide / 2;
            self.commas += (text.matches(['，', '、']).count()) as u32;
            self.stops += (text.matches(['。', '！', '？']).count()) as u32;
        }
        self.words += words;
        if in_link {
            self.link_words += words;
        }
    }

    /// The share of words inside links: 0.0 to 1.0.
    pub(super) fn link_share(&self) -> f32 {
        if self.words == 0 { 0.0 } else { self.link_words as f32 / self.words as f32 }
    }
}

/// Whether nothing below node `index` is text for a reader.
///
/// With `hidden`, what style sheets hide counts as text: pages that scripts put together hide their article at first.
pub(super) fn is_skipped(tree: &Tree<'_>, index: u32, hidden: bool) -> bool {
    let tag = tree.node(index).tag;
    if tag.is_skipped() {
        return true;
    }
    if hidden || matches!(tag, Tag::Text | Tag::Html | Tag::Body) {
        return false;
    }
    tree.attribute(index, Key::Hidden).is_some()
        || tree.attribute(index, Key::Style).is_some_and(|style| {
            style.len() < 400 && style.contains("none") && style.replace(' ', "").contains("display:none")
        })
}

/// So many blocks are cut: far more than the pages of the evaluation have.
const MOST_BLOCKS: usize = 50_000;

/// A page is looked through for what it hides where that is more than this share of it, in nodes.
const HIDDEN_SHARE: usize = 8;

/// Cuts the page into blocks, in its order.
pub(super) fn cut(tree: &Tree<'_>) -> Vec<Block> {
    let (shown, hidden_nodes) = cut_with(tree, false);
    if hidden_nodes * HIDDEN_SHARE < tree.nodes.len() {
        return shown;
    }
    let prose = |blocks: &[Block]| -> u32 {
        blocks.iter().map(|b| b.counts).filter(super::features::is_prose).map(|c| c.words).sum()
    };
    let (all, _) = cut_with(tree, true);
    if prose(&all) > prose(&shown) * 3 { all } else { shown }
}

/// The blocks, and how many nodes style sheets hide.
fn cut_with(tree: &Tree<'_>, hidden: bool) -> (Vec<Block>, usize) {
    let mut cutter = Cutter {
        hidden,
        hidden_nodes: 0,
        tree,
        blocks: Vec::with_capacity((tree.nodes.len() / 6).min(MOST_BLOCKS)),
        current: None,
        open: vec![0],
        links: 0,
        breaks: 0,
    };
    let mut at = 1;
    while (at as usize) < tree.nodes.len() && cutter.blocks.len() < MOST_BLOCKS {
        cutter.leave(at);
        at = cutter.enter(at);
    }
    cutter.flush();
    (cutter.blocks, cutter.hidden_nodes)
}

struct Cutter<'t, 'a> {
    hidden: bool,
    hidden_nodes: usize,
    tree: &'t Tree<'a>,
    blocks: Vec<Block>,
    current: Option<Block>,
    /// The block elements and links around the place that is read.
    open: Vec<u32>,
    /// How many of `open` are links.
    links: u32,
    /// Line breaks since the last text.
    breaks: u32,
}

impl Cutter<'_, '_> {
    /// Closes the elements that end before node `at`.
    fn leave(&mut self, at: u32) {
        while let Some(&top) = self.open.last() {
            let node = self.tree.node(top);
            if node.end > at {
                break;
            }
            self.open.pop();
            if node.tag == Tag::A {
                self.links -= 1;
            } else {
                self.flush();
            }
        }
    }

    /// Reads node `at`; the next node to read.
    fn enter(&mut self, at: u32) -> u32 {
        let node = self.tree.node(at);
        match node.tag {
            Tag::Text => self.text(at),
            Tag::Br => {
                self.breaks += 1;
                if self.breaks >= 2 {
                    self.flush();
                }
            }
            tag if is_skipped(self.tree, at, self.hidden) => {
                self.hidden_nodes += if tag.is_skipped() { 0 } else { (node.end - at) as usize };
                return node.end;
            }
            Tag::A => {
                self.open.push(at);
                self.links += 1;
                if let Some(block) = &mut self.current {
                    block.counts.links += 1;
                }
            }
            tag if tag.is_block() => {
                self.flush();
                self.open.push(at);
            }
            _ => {}
        }
        at + 1
    }

    fn text(&mut self, at: u32) {
        let text = self.tree.node(at).text;
        if self.current.is_none() && text.trim_ascii_start().is_empty() {
            return;
        }
        let parent =
            || self.open.iter().rev().copied().find(|&i| self.tree.node(i).tag != Tag::A).unwrap_or(0);
        let links = u32::from(self.links > 0);
        let block = self.current.get_or_insert_with(|| Block {
            first: at,
            last: at,
            parent: parent(),
            hidden: self.hidden,
            counts: Counts { links, ..Counts::default() },
        });
        let before = block.counts.words;
        block.counts.read(text, self.links > 0);
        if block.counts.words > before {
            block.last = at;
            self.breaks = 0;
        }
    }

    fn flush(&mut self) {
        self.breaks = 0;
        if let Some(block) = self.current.take()
            && block.counts.chars > 0
        {
            self.blocks.push(block);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &str) -> Vec<String> {
        let tree = Tree::read(page);
        let text = |b: &Block| {
            (b.first..=b.last)
                .map(|i| tree.node(i))
                .filter(|n| n.tag == Tag::Text)
                .map(|n| n.text)
                .collect::<String>()
        };
        cut(&tree).iter().map(|b| text(b).trim().to_owned()).collect()
    }

    #[test]
    fn block_elements_and_double_breaks_divide() {
        assert_eq!(texts("<div>one <b>two</b><p>three</p>four</div>"), ["one two", "three", "four"]);
        assert_eq!(texts("one<br>two<br><br>three"), ["onetwo", "three"]);
    }

    #[test]
    fn what_a_reader_does_not_see_is_no_block() {
        assert_eq!(
            texts("<p>a</p><script>b</script><p style='display: none'>c</p><p hidden>d</p><title>e</title>"),
            ["a"]
        );
    }

    #[test]
    fn no_page_has_more_blocks_than_are_cut() {
        assert_eq!(cut(&Tree::read(&"<p>x".repeat(MOST_BLOCKS + 10))).len(), MOST_BLOCKS);
    }

    #[test]
    fn long_texts_are_counted_whole() {
        let page = format!("<p>{}</p>", "Gates shut, he said. ".repeat(500));
        let counts = cut(&Tree::read(&page))[0].counts;
        assert_eq!((counts.words, counts.commas, counts.stops, counts.capitals), (2000, 500, 500, 500));
        assert_eq!(counts.chars, 17 * 500);
    }

    #[test]
    fn words_and_links_are_counted() {
        let tree = Tree::read("<p>Five words, <a href=x>two linked</a>.</p><p>町の門、閉鎖。</p>");
        let blocks = cut(&tree);
        let counts = blocks[0].counts;
        assert_eq!(
            (counts.words, counts.link_words, counts.links, counts.commas, counts.stops),
            (5, 2, 1, 1, 1)
        );
        assert_eq!((blocks[1].counts.words, blocks[1].counts.stops), (4, 1));
    }
}
