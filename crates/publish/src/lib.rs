//! Renders stories: model in, bytes out. Nothing here reads, decides or counts; the same nouns give the same bytes.
//!
//! [`terminal`] for people, [`json`] for programs.

#[cfg(test)]
mod fixture;
pub mod json;
pub mod terminal;

/// Two articles side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The story of each.
    pub stories: [Option<String>; 2],
    /// How much of one is the other's text, 0 to 100, where it is a copy.
    pub shared_percent: Option<u8>,
    /// How many hours lie between them, where both are dated.
    pub hours_apart: Option<i64>,
    /// Words that both use, the rarest first.
    pub shared_words: Vec<String>,
    /// How sure the rule is that the two belong together, were there no other article: 0.0 to 1.0.
    pub sure: f32,
    /// From how sure on it joins them.
    pub join: f32,
    /// What the rule measures between the two, by name.
    pub measures: Vec<(&'static str, f32)>,
}
