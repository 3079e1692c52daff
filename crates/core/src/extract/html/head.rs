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
}

/// So many meta elements and marked elements are kept.
const MOST: usize = 400;

/// A longer script says more than what an article's page is about, and its values would take twenty times its length.
const MOST_JSON_BYTES: usize = 1_000_000;

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
                Tag::Link
                    if tree
                        .attribute(index, Key::Rel)
                        .is_some_and(|r| r.eq_ignore_ascii_case("canonical")) =>
                {
                    head.canonical =
                        tree.attribute(index, Key::Href).and_then(folded).or(head.canonical.take());
                }
                Tag::Html => head.language = head.language.or_else(|| tree.attribute(index, Key::Lang)),
                Tag::Text | Tag::Script => {}
                _ => head.mark(tree, index),
            }
        }
        head.claimed = json_ld::read(scripts.into_iter().filter(|s| s.len() <= MOST_JSON_BYTES).take(50));
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

    fn mark(&mut self, tree: &Tree<'a>, index: u32) {
        let is_date =
            |p: &str| p.eq_ignore_ascii_case("datePublished") || p.eq_ignore_ascii_case("dateCreated");
        let property = tree.attribute(index, Key::ItemProp);
        if (tree.node(index).tag == Tag::Time || property.is_some_and(is_date)) && self.times.len() < MOST {
            self.times.push(index);
        }
        let is_author = tree.attribute(index, Key::Rel).is_some_and(|r| r.split(' ').any(|w| w == "author"))
            || property.is_some_and(|p| p.eq_ignore_ascii_case("author"));
        if is_author && self.authors.len() < MOST {
            self.authors.push(index);
        }
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

/// A text with entities read and blanks folded; `None` where nothing is left.
pub(super) fn folded(text: &str) -> Option<String> {
    let decoded = entities::decode(text);
    let text = decoded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
