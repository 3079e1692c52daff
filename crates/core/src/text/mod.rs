//! What all stages know of language: sentences, words, quotations, names, and how rare a word is.

mod dialogue;
mod hash;
mod language;
mod lexicon;
mod names;
mod quotations;
mod sentences;
mod statistics;
mod tokens;
mod words;

pub use hash::hash;
pub use lexicon::{Class, Gender, class_of, given_name};
pub use names::{Name, NameKind, names};
pub use quotations::{Quotation, paragraphs, quotations};
pub use sentences::sentences;
pub use statistics::{StatisticsError, WordStatistics, fold};
pub use tokens::{Token, TokenKind, Tokens};
pub use words::{Word, compared_words, is_filling, words};
