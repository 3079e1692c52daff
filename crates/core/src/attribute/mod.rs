//! Who said what, and on whose word? Article → Statements, Credits and the marks of its sentences.
//!
//! Leaves to `trace`: whether two statements make the same claim, and where a claim came from.

mod credits;
mod marks;
mod notices;
mod reports;
mod statements;

use crate::outlets::Outlets;
use headwater_model::{Article, Credit, Notice, SentenceMark, Statement};

pub use credits::{credits, name_with_words};
pub use marks::marks;
pub use notices::notices;
pub use statements::{Tagger, WeightsError, statements, statements_with, training, with_marks};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// What one article says of who said what.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribution {
    /// What sources said, in order of place.
    pub statements: Vec<Statement>,
    /// The credits to other outlets, in order of place.
    pub credits: Vec<Credit>,
    /// What sentences add to what they tell (distance, denials, primary sources), in order of place.
    pub marks: Vec<SentenceMark>,
    /// Notices of correction and retraction, in order of place.
    pub notices: Vec<Notice>,
}

/// Reads the statements and credits of `article`.
#[must_use]
pub fn attribute(article: &Article, outlets: &Outlets) -> Attribution {
    let credits = credits(article, outlets);
    let statements = reports::with_reports(statements(article, outlets), &credits);
    let marks = reports::with_issuers(marks(article), &statements, &article.text);
    let notices = notices(article, &credits, outlets);
    Attribution { credits: reports::with_speakers(credits, &statements), statements, marks, notices }
}
