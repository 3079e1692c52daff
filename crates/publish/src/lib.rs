//! Renders stories: model in, bytes out. Nothing here reads, decides or counts; the same nouns give the same bytes.
//!
//! [`terminal`] for people, [`json`] for programs.

#[cfg(test)]
mod fixture;
pub mod json;
pub mod terminal;
