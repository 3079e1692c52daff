//! What does this page say? Page → Article.
//!
//! Leaves to others: who said what (`attribute`), and which story it belongs to (`group`).

use crate::outlets::Outlets;
use headwater_model::{
    Article, ArticleId, Furniture, OutletEvidence, Page, PageBody, Paragraph, ParagraphKind, Span,
};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// An article, and what of its page was left out and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Extraction {
    /// The article.
    pub article: Article,
    /// What was left out, in the order of the page.
    pub furniture: Vec<Furniture>,
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
    match &page.body {
        PageBody::Given(given) => {
            if given.text.trim().is_empty() {
                return Err(ExtractError::NoText);
            }
            let outlet = given.outlet.as_deref().map(|name| outlets.refer(name, OutletEvidence::Given));
            let article = Article {
                id: ArticleId(page.id.clone()),
                url: page.url.clone(),
                outlet,
                headline: given.headline.clone(),
                dek: None,
                byline: Vec::new(),
                dateline: None,
                section: None,
                published: given.published.as_deref().and_then(|p| p.parse().ok()),
                updated: None,
                language: None,
                wire: None,
                paragraphs: paragraphs(&given.text),
                text: given.text.clone(),
                links: Vec::new(),
                made_by: VERSION,
            };
            Ok(Extraction { article, furniture: Vec::new() })
        }
        PageBody::PlainText(_) | PageBody::Html(_) => Err(ExtractError::NoText),
    }
}

/// The lines of a text, each a paragraph.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start + (line.len() - line.trim_start().len()), start + line.trim_end().len());
        if !span.is_empty() {
            found.push(Paragraph { span, kind: ParagraphKind::Text });
        }
        start += line.len();
    }
    found
}
