//! What all stages know of language: sentences, words, and how rare a word is.

mod sentences;
mod statistics;
mod words;

pub use sentences::sentences;
pub use statistics::{StatisticsError, WordStatistics, fold};
pub use words::{Word, words};
