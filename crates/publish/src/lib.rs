//! Renders stories: model in, bytes out. Nothing here reads, decides or counts; the same nouns give the same bytes.
//!
//! [`terminal`] and [`html`] for people, [`json`] for programs; [`dot`] for programs that draw graphs, [`prov`] for those
//! that reason about provenance.

pub mod dot;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod json;
pub mod prov;
mod steps;
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

/// What a check of something that was made came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Verdict {
    /// How many sentences were checked.
    pub sentences: usize,
    /// How many citations, those of the sentences included.
    pub citations: usize,
    /// How many titles.
    pub titles: usize,
    /// What does not stand, in order of place.
    pub faults: Vec<Faulty>,
}

/// One thing that does not stand.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Faulty {
    /// Where it is: `stories[0].recap[2]`.
    pub at: String,
    /// Its words.
    pub what: String,
    /// Why it does not stand.
    pub why: String,
}
