//! The proof of a sentence: where it stands, word for word.

use crate::{Article, ArticleId, Span};
use serde::{Deserialize, Serialize};

/// An article, a span of its text, and the words that stand there, so that anyone can check them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Citation {
    /// The article.
    pub article: ArticleId,
    /// Where in its text, in bytes.
    #[serde(flatten)]
    pub span: Span,
    /// The paragraph, counted from 1.
    pub paragraph: usize,
    /// The words that stand there.
    pub quote: String,
}

impl Citation {
    /// Cites `span` of `article`; `None` where the span holds no words of it.
    #[must_use]
    pub fn of(article: &Article, span: Span) -> Option<Self> {
        let quote = article.text.get(span.start..span.end)?;
        if quote.trim().is_empty() {
            return None;
        }
        Some(Self {
            article: article.id.clone(),
            span,
            paragraph: article.paragraph_number(span.start),
            quote: quote.to_owned(),
        })
    }
}
