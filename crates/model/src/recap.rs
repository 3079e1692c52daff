//! What happened, and which line says so.

use crate::{Citation, Count, Moment, StoryId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A story told in sentences that each stand in what they cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recap {
    /// The story.
    pub story: StoryId,
    /// One headline of the story, the plainest; the first words of the story where no article has one.
    pub title: String,
    /// How many articles report it.
    pub reports: usize,
    /// How many different outlets; articles of unknown outlet count as one each.
    pub outlets: usize,
    /// How many independent origins stand behind all of its claims together.
    pub origins: Count,
    /// When the first and the last report were published, where known.
    pub first: Option<Moment>,
    /// See `first`.
    pub last: Option<Moment>,
    /// The sentences, in the order of what happened.
    pub sentences: Vec<RecapSentence>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

/// One sentence of a recap. It cannot be made without a citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecapSentence {
    text: String,
    citations: Vec<Citation>,
    /// Whether it is shorter or turned, and no longer a slice of what it cites.
    reworded: bool,
}

/// A sentence that stands in nothing: it is not published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncited {
    /// The sentence.
    pub text: String,
}

impl fmt::Display for Uncited {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a recap sentence does not stand in what it cites: {:?}", self.text)
    }
}

impl std::error::Error for Uncited {}

impl RecapSentence {
    /// A sentence and the places it is taken from, the first of which holds its words.
    ///
    /// # Errors
    /// [`Uncited`] where there is no citation, or where the words are not a slice of the first citation's quote.
    pub fn new(text: String, citations: Vec<Citation>) -> Result<Self, Uncited> {
        let stands =
            citations.first().is_some_and(|c| !text.trim().is_empty() && c.quote.contains(text.as_str()));
        if stands { Ok(Self { text, citations, reworded: false }) } else { Err(Uncited { text }) }
    }

    /// A sentence that says in fewer words or another order what the first citation says; whether it says the same is for
    /// the caller to check.
    ///
    /// # Errors
    /// [`Uncited`] where there is no citation, or where a word stands nowhere in the first citation's quote; a name in
    /// square brackets and "that" may be new.
    pub fn reworded(text: String, citations: Vec<Citation>) -> Result<Self, Uncited> {
        let known: Vec<String> = citations.first().map(|c| plain_words(&c.quote)).unwrap_or_default();
        let without_names: String =
            text.split('[').map(|part| part.split_once(']').map_or(part, |(_, rest)| rest)).collect();
        let told = plain_words(&without_names);
        let stands = !told.is_empty() && told.iter().all(|word| word == "that" || known.contains(word));
        if stands { Ok(Self { text, citations, reworded: true }) } else { Err(Uncited { text }) }
    }

    /// Whether it is shorter or turned, and no longer a slice of what it cites.
    #[must_use]
    pub fn is_reworded(&self) -> bool {
        self.reworded
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it stands; never empty.
    #[must_use]
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }
}

/// The words of a text in lower case, without the marks around them.
fn plain_words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

impl<'de> Deserialize<'de> for RecapSentence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Plain {
            text: String,
            citations: Vec<Citation>,
            #[serde(default)]
            reworded: bool,
        }
        let plain = Plain::deserialize(deserializer)?;
        let make = if plain.reworded { Self::reworded } else { Self::new };
        make(plain.text, plain.citations).map_err(serde::de::Error::custom)
    }
}
