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
        if stands { Ok(Self { text, citations }) } else { Err(Uncited { text }) }
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

impl<'de> Deserialize<'de> for RecapSentence {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Plain {
            text: String,
            citations: Vec<Citation>,
        }
        let plain = Plain::deserialize(deserializer)?;
        Self::new(plain.text, plain.citations).map_err(serde::de::Error::custom)
    }
}
