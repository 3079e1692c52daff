//! Puts the article of an HTML page together: its blocks, its head, what was left out.

use super::blocks::{self, Block};
use super::features::Survey;
use super::forest::Forest;
use super::tags::Tag;
use super::tree::Tree;
use super::{choose, write};
use crate::extract::{ExtractError, Extraction, VERSION, dateline, language};
use crate::outlets::Outlets;
use headwater_model::{Article, ArticleId, Furniture, FurnitureClass, Link, Paragraph, ParagraphKind, Span};
use std::sync::LazyLock;

/// See [`shipped`].
static SHIPPED: LazyLock<Forest> = LazyLock::new(|| {
    Forest::parse(include_str!("../../../../../models/extract-blocks.txt"), super::features::FEATURES)
        .expect("a test reads the shipped weights")
});

/// The weights that the program ships.
pub(in crate::extract) fn shipped() -> &'static Forest {
    &SHIPPED
}

/// Takes the article out of a decoded page.
///
/// # Errors
/// [`ExtractError::NoText`] where it has none.
pub(in crate::extract) fn extract(
    id: &str,
    url: Option<&str>,
    page: &str,
    outlets: &Outlets,
    weights: &Forest,
) -> Result<Extraction, ExtractError> {
    let tree = Tree::read(page);
    let blocks = blocks::cut(&tree);
    let mut survey = Survey::of(&tree, &blocks);
    let scores = choose::scores(&mut survey, weights);
    let chosen = choose::choose(&survey, &scores);
    let body = Body::write(&tree, &blocks, &chosen);
    if body.text.is_empty() {
        return Err(ExtractError::NoText);
    }
    let dateline = dateline::find(&body.text, &body.paragraphs);
    let article = Article {
        id: ArticleId(id.to_owned()),
        url: url.map(str::to_owned),
        outlet: None,
        headline: None,
        dek: None,
        byline: Vec::new(),
        wire: dateline::wire(&body.text, &body.paragraphs, dateline.as_ref(), &[], None, outlets),
        dateline,
        section: None,
        published: None,
        updated: None,
        language: language::detect(&body.text).map(str::to_owned),
        text: body.text,
        paragraphs: body.paragraphs,
        links: body.links,
        made_by: VERSION,
    };
    Ok(Extraction { article, furniture: Vec::new() })
}

/// The text of the article as it grows.
#[derive(Debug, Default)]
struct Body {
    text: String,
    paragraphs: Vec<Paragraph>,
    links: Vec<Link>,
}

impl Body {
    fn write(tree: &Tree<'_>, blocks: &[Block], chosen: &[bool]) -> Self {
        let mut body = Self::default();
        for (block, _) in blocks.iter().zip(chosen).filter(|(_, chosen)| **chosen) {
            let before = body.text.len();
            if before > 0 {
                body.text.push_str("\n\n");
            }
            let start = body.text.len();
            write::block(tree, block, &mut body.text, Some(&mut body.links));
            if body.text.len() == start {
                body.text.truncate(before);
                continue;
            }
            let span = Span::new(start, body.text.len());
            body.paragraphs.push(Paragraph { span, kind: kind(tree, block) });
        }
        body
    }
}

fn kind(tree: &Tree<'_>, block: &Block) -> ParagraphKind {
    let own = tree.node(block.parent).tag;
    let around = || {
        std::iter::once(block.parent).chain(tree.ancestors(block.parent)).take(6).map(|i| tree.node(i).tag)
    };
    if own.is_heading() {
        ParagraphKind::Heading
    } else if around().any(|t| t == Tag::FigCaption) {
        ParagraphKind::Caption
    } else if around().any(|t| t == Tag::Blockquote) {
        ParagraphKind::Quotation
    } else if around().any(|t| matches!(t, Tag::Td | Tag::Th)) {
        ParagraphKind::Table
    } else if matches!(own, Tag::Li | Tag::Dd | Tag::Dt) {
        ParagraphKind::ListItem
    } else {
        ParagraphKind::Text
    }
}
