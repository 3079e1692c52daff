//! What is a block of the article: running text, heading, list item, quotation, table, caption, correction, credit?
//!
//! The nearest element that tells, tells; a cell or list item that holds whole paragraphs is the page's layout.

use super::features::Survey;
use super::tags::{Key, Tag};
use crate::extract::cues::{is_contribution, is_correction};
use headwater_model::ParagraphKind;

/// A cell or list item with more words is no entry of a table or list.
const ENTRY_WORDS: u32 = 60;
/// How many elements around a block are looked at.
const LEVELS: usize = 6;

/// What block `at` of the article is.
pub(super) fn kind(survey: &Survey<'_, '_>, at: usize) -> ParagraphKind {
    if is_correction(&survey.folded[at]) {
        return ParagraphKind::Correction;
    }
    if is_contribution(&survey.folded[at]) {
        return ParagraphKind::Contribution;
    }
    let (tree, parent) = (survey.tree, survey.blocks[at].parent);
    let around = std::iter::once(parent).chain(tree.ancestors(parent)).take(LEVELS);
    let mut kind = ParagraphKind::Text;
    for (distance, element) in around.enumerate() {
        let is_entry = survey.words_below(element) <= ENTRY_WORDS;
        let found = match tree.node(element).tag {
            tag if tag.is_heading() && distance < 3 => Some(ParagraphKind::Heading),
            Tag::FigCaption => Some(ParagraphKind::Caption),
            Tag::Blockquote => Some(ParagraphKind::Quotation),
            Tag::Td | Tag::Th if is_entry => Some(ParagraphKind::Table),
            Tag::Li | Tag::Dd | Tag::Dt if is_entry && distance < 3 => Some(ParagraphKind::ListItem),
            _ if distance < 3 && is_called_quotation(survey, element) => Some(ParagraphKind::Quotation),
            _ => None,
        };
        if let Some(found) = found {
            kind = found;
            break;
        }
    }
    kind
}

/// Whether a small element's class calls it a quotation: "pullquote", "block-quote".
fn is_called_quotation(survey: &Survey<'_, '_>, element: u32) -> bool {
    let class = survey.tree.attribute(element, Key::Class).unwrap_or("");
    survey.words_below(element) <= ENTRY_WORDS
        && class.len() < 100
        && class.to_ascii_lowercase().contains("quote")
}
