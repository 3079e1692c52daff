//! How does a block read? Writes its text with blanks folded, and keeps where its links stand.

use super::blocks::{Block, is_skipped};
use super::entities;
use super::tags::{Key, Tag};
use super::tree::Tree;
use headwater_model::{Link, Span};

/// Appends the text of `block` to `out`: blanks folded to one, a line break kept as one. Links are appended to
/// `links` with their spans in `out`, where asked for; their addresses as they are written.
pub(super) fn block(tree: &Tree<'_>, block: &Block, out: &mut String, links: Option<&mut Vec<Link>>) {
    let start = out.len();
    let mut writer = Writer { out, start, link: None, links };
    let mut at = block.first;
    writer.open_outer_link(tree, block);
    while at <= block.last {
        let node = tree.node(at);
        writer.leave(at);
        match node.tag {
            Tag::Text => writer.text(node.text),
            Tag::Br => writer.line_break(),
            _ if is_skipped(tree, at, block.hidden) => {
                at = node.end;
                continue;
            }
            Tag::A => writer.open_link(tree, at, node.end),
            _ => {}
        }
        at += 1;
    }
    writer.leave(u32::MAX);
    writer.trim();
}

struct Writer<'o> {
    out: &'o mut String,
    start: usize,
    /// Where the open link began in `out`, the node where it ends, and its address.
    link: Option<(usize, u32, String)>,
    links: Option<&'o mut Vec<Link>>,
}

impl Writer<'_> {
    /// The link around the whole block, if there is one.
    fn open_outer_link(&mut self, tree: &Tree<'_>, block: &Block) {
        if self.links.is_none() || block.counts.link_words == 0 {
            return;
        }
        let around = tree.ancestors(block.first).take_while(|&i| i > block.parent);
        if let Some(index) = around.filter(|&i| tree.node(i).tag == Tag::A).last() {
            self.open_link(tree, index, tree.node(index).end);
        }
    }

    fn open_link(&mut self, tree: &Tree<'_>, index: u32, end: u32) {
        if self.links.is_some()
            && let Some(href) = tree.attribute(index, Key::Href)
        {
            self.link = Some((self.out.len(), end, entities::decode(href).trim().to_owned()));
        }
    }

    /// Closes the link that ends before node `at`.
    fn leave(&mut self, at: u32) {
        if self.link.as_ref().is_none_or(|(_, end, _)| *end > at) {
            return;
        }
        if let (Some((from, _, href)), Some(links)) = (self.link.take(), self.links.as_deref_mut()) {
            let words = &self.out[from..];
            let start = from + words.len() - words.trim_start().len();
            let end = from + words.trim_end().len();
            if start < end {
                links.push(Link { span: Span::new(start, end), href });
            }
        }
    }

    fn text(&mut self, text: &str) {
        let decoded = entities::decode(text);
        let (text, bytes) = (decoded.as_ref(), decoded.as_bytes());
        // Whether a blank would be one too many here.
        let mut blank = self.out.len() == self.start || self.out.ends_with([' ', '\n']);
        let (mut from, mut at) = (0, 0);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'!'..=b'~' => blank = false,
                b' ' if !blank => blank = true,
                _ => {
                    let mark = text[at..].chars().next().unwrap_or(' ');
                    let next = at + mark.len_utf8();
                    if is_blank_or_dropped(mark) {
                        self.out.push_str(&text[from..at]);
                        from = next;
                        if !is_dropped(mark) && !blank {
                            self.out.push(' ');
                            blank = true;
                        }
                    } else {
                        blank = false;
                    }
                    at = next;
                    continue;
                }
            }
            at += 1;
        }
        self.out.push_str(&text[from..]);
    }

    fn line_break(&mut self) {
        while self.out[self.start..].ends_with([' ', '\n']) {
            self.out.pop();
        }
        if self.out.len() > self.start {
            self.out.push('\n');
        }
    }

    fn trim(&mut self) {
        while self.out[self.start..].ends_with([' ', '\n']) {
            self.out.pop();
        }
        let end = self.out.len();
        if let Some(links) = &mut self.links {
            for link in links.iter_mut().rev().take_while(|l| l.span.end > end) {
                link.span.end = end.max(link.span.start);
            }
        }
    }
}

/// Blanks, and marks that only steer line breaking.
fn is_blank_or_dropped(c: char) -> bool {
    c.is_whitespace() || is_dropped(c)
}

/// Soft hyphens, zero-width blanks and byte order marks: they would split words that a reader sees whole.
fn is_dropped(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}' | '\u{2060}')
}
