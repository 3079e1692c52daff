//! What does this page say? Page → Article.
//!
//! Input: the bytes of an HTML document, text that somebody copied from the web, or an article given as JSON.
//! Output: an [`Extraction`]: the article, and what of the page was left out and why.
//! Leaves to others: who said what (`attribute`), and which story it belongs to (`group`).

mod automaton;
mod cues;
mod dateline;
mod decode;
mod given;
mod html;
mod language;
mod names;
mod phrases;
mod pickup;
mod plain;
mod signs;
mod stamps;
#[cfg(test)]
mod wild;
mod word_lists;
mod word_set;

pub use html::fitting;

use crate::outlets::Outlets;
use headwater_model::{Article, Furniture, Page, PageBody, PagePart};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// An article, and what of its page was left out and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// What was left out, in the order of the page.
    pub furniture: Vec<Furniture>,
    /// How firmly each paragraph of an HTML page was taken for the article's: over 0, in the order of the paragraphs;
    /// empty where the input is no HTML.
    pub scores: Vec<f32>,
    /// What was kept and what was left out, in the order of the page; empty where the article was given as such.
    pub parts: Vec<PagePart>,
}

/// A page that gives no article.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ExtractError {
    /// There is no text on it.
    #[error("there is no article text on this page")]
    NoText,
    /// The bytes are no text.
    #[error("these bytes are no text")]
    Binary,
}

/// Takes the article out of `page`.
///
/// # Errors
/// [`ExtractError`] tells why there is no article; the caller reports it with the page's id and goes on.
pub fn extract(page: &Page, outlets: &Outlets) -> Result<Extraction, ExtractError> {
    extract_with(page, outlets, html::shipped())
}

/// As [`extract`], with other weights than those that are shipped: for measuring weights on hosts that they never saw.
///
/// # Errors
/// As [`extract`].
pub fn extract_with(
    page: &Page,
    outlets: &Outlets,
    weights: &fitting::Weights,
) -> Result<Extraction, ExtractError> {
    let url = page.url.as_deref();
    match &page.body {
        PageBody::Given(article) => given::extract(&page.id, url, article, outlets),
        PageBody::PlainText(bytes) => {
            let text = decode::decode(bytes, page.charset.as_deref()).ok_or(ExtractError::Binary)?;
            plain::extract(&page.id, url, &text, outlets)
        }
        PageBody::Html(bytes) => {
            let text = decode::decode(bytes, page.charset.as_deref()).ok_or(ExtractError::Binary)?;
            html::extract(&page.id, url, &text, outlets, weights)
        }
    }
}
