//! Renders stories: model in, bytes out. Nothing here reads, decides or counts; the same nouns give the same bytes.
//!
//! [`terminal`] for people, [`json`] for programs.

pub mod json;
pub mod terminal;

/// Two articles side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The story of each.
    pub stories: [Option<String>; 2],
    /// How much of one is the other's text, 0 to 100, where it is a copy.
    pub shared_percent: Option<u8>,
    /// How many hours lie between them, where both are dated.
    pub hours_apart: Option<i64>,
    /// Words that both use, the rarest first.
    pub shared_words: Vec<String>,
}
