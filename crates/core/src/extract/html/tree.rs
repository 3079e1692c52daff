//! How is a page nested? A flat arena of elements and runs of text, in the order of the page.
//!
//! Input: [`Token`]s. Output: a [`Tree`] in which the nodes below node `i` are `i + 1 .. nodes[i].end`. End tags that
//! are left out are implied as the WHATWG HTML standard implies them where it shows in the text (paragraphs, list
//! items, table cells); misnested inline tags never close a block. The open elements are at most [`DEEPEST`], what is
//! nested deeper hangs on the deepest; each tag looks at most so many elements up, so the work is linear. A tree has at
//! most [`MOST_NODES`] nodes, so that its memory is bounded too.

use super::tags::{Key, Tag};
use super::token::{Token, Tokenizer};

/// So many elements may be open; real pages stay under 100.
pub(super) const DEEPEST: usize = 300;

/// A page is read up to so many elements and runs of text: the largest of the 1,278 pages
/// of the evaluation has about 20,000 tags. A page that is made to have more would cost a hundred bytes for each.
pub(super) const MOST_NODES: usize = 250_000;

/// An element or a run of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'a> {
    pub(super) tag: Tag,
    /// The element around it; the root's is itself.
    pub(super) parent: u32,
    /// One past the last node below it.
    pub(super) end: u32,
    /// The run's text with its entities as they are written; for a raw element (title, script) its content.
    pub(super) text: &'a str,
    first_attribute: u32,
    attributes: u16,
}

/// A page as elements.
#[derive(Debug)]
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    attributes: Vec<(Key, &'a str)>,
    /// How many elements were looked at to find what a tag closes: the measure of the work.
    pub(super) steps: usize,
}

impl<'a> Tree<'a> {
    /// Reads `page`.
    pub(super) fn read(page: &'a str) -> Self {
        Builder::new(page).run(page)
    }

    /// The attributes of node `index` that are kept, in the order of the page.
    pub(super) fn attributes(&self, index: u32) -> &[(Key, &'a str)] {
        let node = &self.nodes[index as usize];
        let start = node.first_attribute as usize;
        &self.attributes[start..start + node.attributes as usize]
    }

    /// The value of an attribute of node `index`, as it is written.
    pub(super) fn attribute(&self, index: u32, key: Key) -> Option<&'a str> {
        self.attributes(index).iter().find(|(k, _)| *k == key).map(|&(_, v)| v)
    }

    pub(super) fn node(&self, index: u32) -> &Node<'a> {
        &self.nodes[index as usize]
    }

    /// The elements around node `index`, from the nearest outwards, without the root.
    pub(super) fn ancestors(&self, index: u32) -> impl Iterator<Item = u32> + '_ {
        let mut at = index;
        std::iter::from_fn(move || {
            let parent = self.nodes[at as usize].parent;
            (parent != at).then(|| {
                at = parent;
                parent
            })
        })
    }
}

/// Builds the arena.
struct Builder<'a> {
    tree: Tree<'a>,
    open: Vec<u32>,
    /// How many elements are open beyond the deepest.
    overflow: usize,
    /// How many drawings (`svg`) are open: what is inside is no text.
    drawings: usize,
}

impl<'a> Builder<'a> {
    fn new(page: &str) -> Self {
        let tree = Tree {
            nodes: Vec::with_capacity((page.len() / 48 + 8).min(MOST_NODES)),
            attributes: Vec::with_capacity((page.len() / 64).min(MOST_NODES)),
            steps: 0,
        };
        Self { tree, open: Vec::with_capacity(64), overflow: 0, drawings: 0 }
    }

    fn run(mut self, page: &'a str) -> Tree<'a> {
        self.add(Tag::Html, "");
        self.open.push(0);
        let mut tokens = Tokenizer::new(page);
        while let Some(token) = tokens.next()
            && self.tree.nodes.len() < MOST_NODES
        {
            if self.drawings > 0 && self.is_drawn(token, tokens.is_self_closing()) {
                continue;
            }
            match token {
                Token::Text(text) => self.text(text),
                Token::End { name } => self.end(Tag::named(name)),
                Token::Start { name } => {
                    let closed = tokens.is_self_closing();
                    self.start(Tag::named(name), tokens.attributes(), closed);
                }
            }
        }
        self.pop_to(0);
        let end = self.tree.nodes.len() as u32;
        self.tree.nodes[0].end = end;
        self.tree
    }

    /// Whether a token belongs to the drawing that is open. Elements of text end it, as the standard has it.
    fn is_drawn(&mut self, token: Token<'_>, self_closing: bool) -> bool {
        match token {
            Token::Text(_) => {}
            Token::End { name } if Tag::named(name) == Tag::Svg => self.drawings -= 1,
            Token::End { .. } => {}
            Token::Start { name } => match Tag::named(name) {
                Tag::Svg => self.drawings += usize::from(!self_closing),
                tag if tag.is_block()
                    || matches!(
                        tag,
                        Tag::Img | Tag::Br | Tag::Span | Tag::B | Tag::Strong | Tag::I | Tag::Em
                    ) =>
                {
                    self.drawings = 0;
                }
                _ => {}
            },
        }
        self.drawings > 0 || matches!(token, Token::End { .. })
    }

    fn tag(&self, depth: usize) -> Tag {
        self.tree.nodes[self.open[depth] as usize].tag
    }

    /// Adds a node below the innermost open element.
    fn add(&mut self, tag: Tag, text: &'a str) -> u32 {
        let index = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        let first_attribute = self.tree.attributes.len() as u32;
        self.tree.nodes.push(Node { tag, parent, end: index + 1, text, first_attribute, attributes: 0 });
        index
    }

    fn text(&mut self, text: &'a str) {
        let top = self.open.last().copied().unwrap_or(0);
        if matches!(self.tree.nodes[top as usize].tag, Tag::Title | Tag::Script | Tag::Style | Tag::Textarea)
        {
            if self.tree.nodes[top as usize].text.is_empty() {
                self.tree.nodes[top as usize].text = text;
            }
            return;
        }
        self.add(Tag::Text, text);
    }

    fn start(&mut self, tag: Tag, attributes: &[(&'a str, &'a str)], self_closing: bool) {
        if matches!(tag, Tag::Html | Tag::Body) {
            self.tree.nodes[0].text = "";
            if tag == Tag::Body {
                self.close_head();
            }
        }
        self.imply_ends(tag);
        let index = self.add(tag, "");
        for &(name, value) in attributes {
            if let Some(key) = Key::named(name) {
                self.tree.attributes.push((key, value));
                self.tree.nodes[index as usize].attributes += 1;
            }
        }
        if tag == Tag::Svg {
            self.drawings = usize::from(!self_closing);
            return;
        }
        // Names that are not HTML's are closed as they are written, as in XML.
        if tag.is_void() || (self_closing && matches!(tag, Tag::Other | Tag::Path)) {
            return;
        }
        if self.open.len() < DEEPEST {
            self.open.push(index);
        } else {
            self.overflow += 1;
        }
    }

    /// The body ends the head, whether its end tag was there or not.
    fn close_head(&mut self) {
        if let Some(depth) = self.find(8, |tag| tag == Tag::Head, |_| false) {
            self.pop_to(depth);
        }
    }

    /// Closes what the beginning of `tag` closes.
    fn imply_ends(&mut self, tag: Tag) {
        let is_special = |t: Tag| t.is_block() && !matches!(t, Tag::Div | Tag::P | Tag::Address);
        let depth = match tag {
            Tag::Li => self.find(40, |t| t == Tag::Li, |t| is_special(t) && t != Tag::Li),
            Tag::Dt | Tag::Dd => self.find(40, |t| matches!(t, Tag::Dt | Tag::Dd), is_special),
            Tag::Td | Tag::Th => {
                self.find(40, |t| matches!(t, Tag::Td | Tag::Th), |t| matches!(t, Tag::Tr | Tag::Table))
            }
            Tag::Tr => self.find(40, |t| t == Tag::Tr, |t| t == Tag::Table),
            Tag::Tbody | Tag::Thead | Tag::Tfoot => {
                self.find(40, |t| matches!(t, Tag::Tbody | Tag::Thead | Tag::Tfoot), |t| t == Tag::Table)
            }
            Tag::Option => self.find(1, |t| t == Tag::Option, |_| false),
            Tag::A => self.find(8, |t| t == Tag::A, Tag::is_block),
            _ => None,
        };
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
        if tag.closes_paragraph()
            && let Some(depth) = self.find(12, |t| t == Tag::P, Tag::is_block)
        {
            self.pop_to(depth);
        }
        if tag.is_heading() && self.open.len() > 1 && self.tag(self.open.len() - 1).is_heading() {
            self.pop_to(self.open.len() - 1);
        }
    }

    fn end(&mut self, tag: Tag) {
        if self.overflow > 0 && !tag.is_void() {
            self.overflow -= 1;
            return;
        }
        let depth = match tag {
            Tag::Br => {
                self.add(Tag::Br, "");
                None
            }
            // An unknown name could be any: it closes only what is innermost.
            Tag::Other => self.find(1, |t| t == Tag::Other, |_| false),
            Tag::Body | Tag::Html => None,
            tag if tag.is_heading() => {
                self.find(24, Tag::is_heading, |t| matches!(t, Tag::Td | Tag::Table | Tag::Div))
            }
            tag if tag.is_block() => {
                let is_table_part = matches!(
                    tag,
                    Tag::Table | Tag::Tr | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Td | Tag::Th
                );
                self.find(
                    DEEPEST,
                    |t| t == tag,
                    |t| !is_table_part && matches!(t, Tag::Td | Tag::Th | Tag::Table),
                )
            }
            tag => self.find(40, |t| t == tag, Tag::is_block),
        };
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
    }

    /// The depth of the innermost open element that `is` it, at most `reach` up and not beyond one that `stops`.
    fn find(&mut self, reach: usize, is: impl Fn(Tag) -> bool, stops: impl Fn(Tag) -> bool) -> Option<usize> {
        for depth in (1..self.open.len()).rev().take(reach) {
            self.tree.steps += 1;
            let tag = self.tag(depth);
            if is(tag) {
                return Some(depth);
            }
            if stops(tag) {
                return None;
            }
        }
        None
    }

    /// Closes the element at `depth` and all inside it.
    fn pop_to(&mut self, depth: usize) {
        let end = self.tree.nodes.len() as u32;
        for index in self.open.drain(depth..) {
            self.tree.nodes[index as usize].end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as text: `div(p("a") p("b"))`.
    fn shape(page: &str) -> String {
        let tree = Tree::read(page);
        let mut out = String::new();
        write(&tree, 0, &mut out);
        out
    }

    fn write(tree: &Tree<'_>, index: u32, out: &mut String) {
        let node = tree.node(index);
        if node.tag == Tag::Text {
            out.push_str(&format!("{:?} ", node.text));
            return;
        }
        out.push_str(&format!("{:?}(", node.tag));
        let mut at = index + 1;
        while at < node.end {
            write(tree, at, out);
            at = tree.node(at).end;
        }
        out.push_str(") ");
    }

    #[test]
    fn left_out_end_tags_are_implied() {
        assert_eq!(shape("<div><p>a<p>b</div>c"), "Html(Div(P(\"a\" ) P(\"b\" ) ) \"c\" ) ");
        assert_eq!(
            shape("<ul><li>a<li>b<ul><li>c</ul></ul>"),
            "Html(Ul(Li(\"a\" ) Li(\"b\" Ul(Li(\"c\" ) ) ) ) ) "
        );
        assert_eq!(
            shape("<table><tr><td>a<td>b<tr><td>c</table>d"),
            "Html(Table(Tr(Td(\"a\" ) Td(\"b\" ) ) Tr(Td(\"c\" ) ) ) \"d\" ) "
        );
    }

    #[test]
    fn a_misnested_inline_tag_closes_no_block() {
        assert_eq!(shape("<b><div>a</b>b</div>"), "Html(B(Div(\"a\" \"b\" ) ) ) ");
        assert_eq!(shape("<div>a</p></span>b</div>"), "Html(Div(\"a\" \"b\" ) ) ");
    }

    #[test]
    fn a_drawing_holds_no_text_and_ends_where_text_begins() {
        assert_eq!(
            shape("<p>a<svg><path d=x/><title>b</title><svg/><g>c</g></svg>d</p>"),
            "Html(P(\"a\" Svg() \"d\" ) ) "
        );
        assert_eq!(shape("<svg><path><div>a</div>"), "Html(Svg() Div(\"a\" ) ) ");
    }

    #[test]
    fn nesting_is_bounded_and_the_work_is_linear() {
        let steps = |n: usize| {
            let page = format!("{}x{}", "<div><b>".repeat(n), "</i></div>".repeat(n));
            let tree = Tree::read(&page);
            assert!(tree.nodes.iter().any(|node| node.text == "x"));
            tree.steps
        };
        let (once, twice) = (steps(50_000), steps(100_000));
        assert!(twice <= once * 2 + 10_000, "{once} steps, then {twice}");
    }

    #[test]
    fn twice_the_page_is_at_most_twice_the_work_whatever_it_is_made_of() {
        let parts = [
            "<div>",
            "<div>x</div>",
            "<p>x",
            "<li>x",
            "<ul><li>",
            "<table><tr><td>",
            "<tr><td>x",
            "<td colspan=99999999999>",
            "<b><i><a href=x>",
            "<b><p></b>",
            "</p>",
            "</div></p></a></b>",
            "</table>",
            "<h1>x",
            "<dd><dt>",
            "<option>x",
            "<svg><g>",
            "</svg>",
            "<a href=x>x</a>",
            "<br>",
            "<p a b c>",
            "<x-y>",
            "<",
            "&",
            "<!--",
            "<script>",
            "</script>",
        ];
        for part in parts {
            let read = |count: usize| {
                let page = part.repeat(count);
                let tree = Tree::read(&page);
                (tree.steps + tree.nodes.len(), tree.nodes.len())
            };
            let ((once, _), (twice, nodes)) = (read(10_000), read(20_000));
            assert!(twice <= once * 2 + 40 * DEEPEST, "{part}: {once} steps, then {twice}");
            assert!(nodes <= part.matches('<').count() * 40_000 + 2, "{part}: {nodes} nodes");
        }
    }

    #[test]
    fn a_tree_has_its_bound() {
        let page = "<p>x".repeat(MOST_NODES);
        let tree = Tree::read(&page);
        assert!(tree.nodes.len() <= MOST_NODES + 1, "{} nodes", tree.nodes.len());
        assert_eq!(tree.nodes[0].end as usize, tree.nodes.len());
    }

    #[test]
    fn tags_that_close_nothing_cost_little_each() {
        let page = format!("{}{}", "<div>".repeat(400), "</table></i></li>".repeat(50_000));
        assert!(Tree::read(&page).steps <= 150_000 * DEEPEST);
    }
}
