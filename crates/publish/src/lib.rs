//! Renders stories: model in, bytes out. Nothing here reads, decides or counts; the same nouns give the same bytes.
//!
//! [`terminal`] and [`html`] for people, [`json`] for programs.

#[cfg(test)]
mod fixture;
pub mod html;
pub mod json;
pub mod terminal;

use headwater_model::{Article, Furniture, PagePart};

/// An article, what was left out of its page, and the parts of both sides in the order of the page.
#[derive(Clone, Copy, Debug)]
pub struct Extracted<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was left out.
    pub furniture: &'a [Furniture],
    /// The order of both; empty where there was no page.
    pub parts: &'a [PagePart],
}
