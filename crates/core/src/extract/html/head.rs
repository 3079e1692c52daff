//! What does the page say of itself outside its text? Meta elements, title, links, JSON-LD, `time` elements.

use super::entities;
use super::json_ld::{self, Claimed};
use super::tags::{Key, Tag};
use super::tree::Tree;

/// What the page says of itself.
#[derive(Debug, Default)]
pub(super) struct Head<'a> {
    /// Names and contents of the meta elements, as they are written, in order.
    metas: Vec<(&'a str, &'a str)>,
    pub(super) title: Option<String>,
    pub(super) canonical: Option<String>,
    pub(super) language: Option<&'a str>,
    pub(super) claimed: Claimed,
    /// The nodes of `time` elements and of elements with a date as microdata, in order.
    pub(super) times: Vec<u32>,
    /// The nodes of elements that name an author by `rel` or `itemprop`, in order.
    pub(super) authors: Vec<u32>,
    /// Other elements with microdata or RDFa: the property without its vocabulary, and the node, in order.
    properties: Vec<(&'a str, u32)>,
    /// The nodes of links with `rel=tag` that are no category, of links with `rel=license`, and of pictures, in order.
    pub(super) tags: Vec<u32>,
    pub(super) licences: Vec<u32>,
    pub(super) pictures: Vec<u32>,
    /// Language and address of each version of the page that it names.
    pub(super) alternates: Vec<(&'a str, &'a str)>,
}

/// The properties of microdata and RDFa that tell when a page was published.
const DATES: &[&str] = &["datePublished", "dateCreated", "issued"];

/// So many meta elements and marked elements are kept.
const MOST: usize = 400;

impl<'a> Head<'a> {
    pub(super) fn read(tree: &Tree<'a>) -> Self {
        let mut head = Self::default();
        let mut scripts = Vec::new();
        for index in 0..tree.nodes.len() as u32 {
            match tree.node(index).tag {
                Tag::Meta => head.meta(tree, index),
                Tag::Title if head.title.is_none() && is_in_head(tree, index) => {
                    head.title = folded(tree.node(index).text)
                }
                Tag::Script if tree.attribute(index, Key::Type).is_some_and(|t| t.contains("ld+json")) => {
                    scripts.push(tree.node(index).text);
                }
                Tag::Link => head.link(tree, index),
                Tag::Img if head.pictures.len() < MOST => {
                    head.pictures.push(index);
                    head.mark(tree, index);
                }
                Tag::Html => head.language = head.language.or_else(|| tree.attribute(index, Key::Lang)),
                Tag::Text | Tag::Script => {}
                _ => head.mark(tree, index),
            }
        }
        // A framework that writes its scripts as meta elements.
        let named = head.of(&["script:ld+json"]);
        head.claimed = json_ld::read(scripts.into_iter().chain(named.as_deref()).take(50));
        head
    }

    fn meta(&mut self, tree: &Tree<'a>, index: u32) {
        let name = [Key::Property, Key::Name, Key::ItemProp].iter().find_map(|&k| tree.attribute(index, k));
        if let (Some(name), Some(content)) = (name, tree.attribute(index, Key::Content))
            && self.metas.len() < MOST
            && !content.trim().is_empty()
        {
            self.metas.push((name, content));
        }
    }

    fn link(&mut self, tree: &Tree<'a>, index: u32) {
        let rel = tree.attribute(index, Key::Rel).unwrap_or("");
        let Some(href) = tree.attribute(index, Key::Href) else { return };
        if rel.eq_ignore_ascii_case("canonical") {
            self.canonical = folded(href).or(self.canonical.take());
        } else if rel.eq_ignore_ascii_case("license") {
            self.licences.push(index);
        } else if rel.eq_ignore_ascii_case("alternate")
            && self.alternates.len() < MOST
            && let Some(language) = tree.attribute(index, Key::HrefLang)
        {
            self.alternates.push((language, href));
        }
    }

    fn mark(&mut self, tree: &Tree<'a>, index: u32) {
        let (mut is_date, mut is_author) = (tree.node(index).tag == Tag::Time, false);
        for &(key, value) in tree.attributes(index) {
            match key {
                Key::ItemProp | Key::Property => {
                    for property in value.split_ascii_whitespace().take(3) {
                        let bare = property.rsplit([':', '/']).next().unwrap_or(property);
                        if DATES.iter().any(|d| bare.eq_ignore_ascii_case(d)) {
                            is_date = true;
                        } else if bare.eq_ignore_ascii_case("author")
                            || property.eq_ignore_ascii_case("dc:creator")
                        {
                            is_author = true;
                        } else if self.properties.len() < MOST {
                            self.properties.push((bare, index));
                        }
                    }
                }
                Key::Rel => {
                    let has =
                        |word: &str| value.split_ascii_whitespace().any(|w| w.eq_ignore_ascii_case(word));
                    is_author |= has("author");
                    if value.len() >= 3 && has("tag") && !has("category") && self.tags.len() < MOST {
                        self.tags.push(index);
                    } else if has("license") && self.licences.len() < MOST {
                        self.licences.push(index);
                    }
                }
                _ => {}
            }
        }
        if is_date && self.times.len() < MOST {
            self.times.push(index);
        }
        if is_author && self.authors.len() < MOST {
            self.authors.push(index);
        }
    }

    /// The nodes with a property of microdata or RDFa, in order; dates and authors stand in fields of their own.
    pub(super) fn properties(&self, name: &str) -> impl Iterator<Item = u32> {
        self.properties.iter().filter(move |(p, _)| p.eq_ignore_ascii_case(name)).map(|&(_, index)| index)
    }

    /// The content of the first meta element with one of these names, in the order of the names.
    pub(super) fn of(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| {
            let (_, content) = self.metas.iter().find(|(n, _)| n.eq_ignore_ascii_case(name))?;
            folded(content)
        })
    }

    /// The contents of all meta elements of one name, in order.
    pub(super) fn all(&self, name: &str) -> Vec<String> {
        self.metas
            .iter()
            .filter(|(n, _)| n.eq_ignore_ascii_case(name))
            .filter_map(|(_, c)| folded(c))
            .collect()
    }
}

/// A title inside an image is none of the page's.
fn is_in_head(tree: &Tree<'_>, index: u32) -> bool {
    !tree.ancestors(index).any(|i| tree.node(i).tag == Tag::Svg)
}

/// The text below node `index`, with a blank where a block, a `span` or a line begins or ends; `None` where there is none.
pub(super) fn text_of(tree: &Tree<'_>, index: u32) -> Option<String> {
    let end = tree.node(index).end;
    let (mut at, mut text, mut inside) = (index, String::new(), Vec::new());
    while at < end {
        let node = tree.node(at);
        while inside.last().is_some_and(|&e| e <= at) {
            inside.pop();
            text.push(' ');
        }
        if node.tag == Tag::Text {
            text.push_str(node.text);
        } else if node.tag.is_skipped() {
            at = node.end;
            continue;
        } else if node.tag.is_block() || matches!(node.tag, Tag::Span | Tag::Br) {
            text.push(' ');
            inside.push(node.end);
        }
        at += 1;
    }
    folded(&text)
}

/// A text with entities read and blanks folded; `None` where nothing is left.
pub(super) fn folded(text: &str) -> Option<String> {
    let decoded = entities::decode(text);
    // Some pages write entities twice: "&amp;#x26;".
    let decoded =
        if text.contains("&amp;") { entities::decode(&decoded).into_owned().into() } else { decoded };
    let text = decoded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
