//! What does something that was made before say, and what does it cite? JSON or a page → sentences, citations, titles.
//!
//! `json` reads what `--json` prints, `page` what `--html` writes.

mod json;
mod page;

use crate::errors::Failure;
use headwater_model::{ArticleId, Citation};

/// What is to be checked in something that was made.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// Sentences, each with what it cites.
    pub sentences: Vec<Told>,
    /// Words that are cited without a sentence of their own.
    pub cited: Vec<Cited>,
    /// Titles of stories, each with the articles of its story.
    pub titles: Vec<Titled>,
}

/// A sentence, and what it cites.
#[derive(Clone, Debug)]
pub struct Told {
    /// Where it stands, for a person: `stories[0].recap[2]`.
    pub at: String,
    /// The sentence.
    pub text: String,
    /// What it cites.
    pub citations: Vec<Citation>,
}

/// Words of an article, and where they are cited.
#[derive(Clone, Debug)]
pub struct Cited {
    /// Where, for a person.
    pub at: String,
    /// The article and the words; the paragraph is 0 where none is given.
    pub citation: Citation,
}

/// The title of a story.
#[derive(Clone, Debug)]
pub struct Titled {
    /// Where it stands, for a person.
    pub at: String,
    /// The title.
    pub title: String,
    /// The articles of the story.
    pub articles: Vec<ArticleId>,
}

/// Reads what `recap`, `demo`, `origins` and `statements` print with `--json`, or a page that `--html` wrote.
///
/// # Errors
/// Where `text` is neither, or cites nothing.
pub fn read(name: &str, text: &str) -> Result<Made, Failure> {
    let made = if text.trim_start().starts_with('<') { page::read(text) } else { json::read(name, text)? };
    if made.sentences.is_empty() && made.cited.is_empty() {
        return Err(Failure::new(format!("{name} cites nothing"), HINT));
    }
    Ok(made)
}

const HINT: &str = "give what `headwater recap --json` printed, or a story page of `--html`";
