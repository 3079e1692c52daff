//! The nine parts of the evaluation: what each reads, what it predicts with the program's own stages, and how that is
//! scored. Predictions are made from the data alone; truth files are opened by the scoring half only.

mod disagreements;
mod extract;
mod furniture;
mod origins;
mod recaps;
mod sentences;
mod speakers;
mod statements;
mod stories;

pub use extract::{Answer as PageAnswer, Line as PageLine, score_files as score_extract};
pub use furniture::read_set as read_furniture;
pub use origins::{folders_of as story_folders, read_story, score_files as score_origins};
pub use recaps::score_files as score_recaps;
pub use statements::score_files as score_statements;
pub use stories::score_files as score_stories;

use crate::folder::{EvalError, Folders};
use crate::measure::Measured;
use crate::score::Score;
use crate::score::furniture::ClassRow;
use headwater::pipeline::Knowledge;
use headwater_core::extract::extract as read_page;
use headwater_model::{Article, GivenArticle, Page, PageBody, Story};

/// One part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, clap::ValueEnum)]
pub enum Part {
    /// Page → Article.
    Extract,
    /// Page of the project's own → what is kept and what is left out, and as what.
    Furniture,
    /// Passage of the project's own → where its sentences end.
    Sentences,
    /// Articles → Stories.
    Stories,
    /// Article → Statements.
    Statements,
    /// Article of the project's own → who says what in it.
    Speakers,
    /// Story → Credits and Claims with Origins.
    Origins,
    /// Two short reports of the project's own → in what they disagree.
    Disagreements,
    /// Story → Recap.
    Recaps,
}

/// The figures of one set of a part.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The set: `articles`, `dev`; empty where the part has one set only.
    pub set: String,
    /// Its figures.
    pub score: Score,
}

/// What a part was scored on, and in words what was passed over and why.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The sets that have figures.
    pub scored: Vec<Scored>,
    /// What has none.
    pub skipped: Vec<String>,
    /// How each class of furniture fares, by set.
    pub classes: Vec<(String, ClassRow)>,
}

impl Part {
    /// All parts, in the order in which the stages run.
    pub const ALL: [Self; 9] = [
        Self::Extract,
        Self::Furniture,
        Self::Sentences,
        Self::Stories,
        Self::Statements,
        Self::Speakers,
        Self::Origins,
        Self::Disagreements,
        Self::Recaps,
    ];

    /// Whether it reads nothing but sets of the project's own, and so needs no folder of data.
    #[must_use]
    pub fn needs_no_data(self) -> bool {
        matches!(self, Self::Furniture | Self::Sentences | Self::Speakers | Self::Disagreements)
    }

    /// Its name, as it stands in `--only`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Extract => "extract",
            Self::Furniture => "furniture",
            Self::Sentences => "sentences",
            Self::Stories => "stories",
            Self::Statements => "statements",
            Self::Speakers => "speakers",
            Self::Origins => "origins",
            Self::Disagreements => "disagreements",
            Self::Recaps => "recaps",
        }
    }

    /// Writes what the program predicts for the data that are there, working in this thread alone.
    ///
    /// # Errors
    /// [`EvalError`] where data are not of their form or predictions cannot be written.
    pub fn predict(self, folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
        match self {
            Self::Extract => extract::predict(folders, knowledge),
            Self::Furniture => furniture::predict(folders, knowledge),
            Self::Sentences => sentences::predict(folders),
            Self::Stories => stories::predict(folders, knowledge),
            Self::Statements => statements::predict(folders, knowledge),
            Self::Speakers => speakers::predict(folders, knowledge),
            Self::Origins => origins::predict(folders, knowledge),
            Self::Disagreements => disagreements::predict(folders, knowledge),
            Self::Recaps => recaps::predict(folders, knowledge),
        }
    }

    /// Scores the predictions that were written against the truth files that are there.
    ///
    /// # Errors
    /// [`EvalError`] where a file is not of its form.
    pub fn score(self, folders: &Folders) -> Result<Outcome, EvalError> {
        match self {
            Self::Extract => extract::score(folders),
            Self::Furniture => furniture::score(folders),
            Self::Sentences => sentences::score(folders),
            Self::Stories => stories::score(folders),
            Self::Statements => statements::score(folders),
            Self::Speakers => speakers::score(folders),
            Self::Origins => origins::score(folders),
            Self::Disagreements => disagreements::score(folders),
            Self::Recaps => recaps::score(folders),
        }
    }
}

/// The article of a text that was already taken out of its page, through the stage that reads pages; `None` where it
/// has no text.
fn given(id: &str, article: GivenArticle, url: Option<String>, knowledge: &Knowledge) -> Option<Article> {
    let body = PageBody::Given(Box::new(article));
    let page = Page { id: id.to_owned(), url, charset: None, fetched: None, body };
    read_page(&page, &knowledge.outlets).ok().map(|extraction| extraction.article)
}

/// The articles in the order of `story`.
fn in_order<'a>(story: &Story, articles: &'a [Article]) -> Vec<&'a Article> {
    story.articles.iter().filter_map(|id| articles.iter().find(|a| a.id == *id)).collect()
}
