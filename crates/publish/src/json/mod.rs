//! How does a program read it? Stories → JSON with stable field names; `docs/JSON.md` describes them.
//!
//! Spans are byte offsets into the article's `text`, `start` included and `end` not, and stand with the words that they
//! slice to. The names are those of the types in [`views`], which change only with [`FORMAT`].

mod views;

use headwater_model::{Article, Credit, Furniture, Statement, StoryFile};
use serde::Serialize;

pub use views::{
    ArticleView, ClaimView, CreditView, ExtractionView, NotRead, SpanView, StatementView, StoryView,
};

/// The version of the field names: it grows when one is taken away or changes its meaning, not when one is added.
pub const FORMAT: u32 = 1;

/// What every command prints with `--json`: one object.
#[derive(Debug, Serialize)]
pub struct Output<'a> {
    /// [`FORMAT`].
    pub format: u32,
    /// What the command made: the list under its own name.
    #[serde(flatten)]
    pub made: Made<'a>,
    /// The inputs that could not be read.
    pub not_read: Vec<NotRead>,
}

/// The list that a command makes.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Made<'a> {
    /// `recap`, `demo`, `stories` and `origins`.
    Stories(Vec<StoryView<'a>>),
    /// `extract`.
    Articles(Vec<ExtractionView<'a>>),
    /// `statements`.
    Statements(Vec<StatementsView<'a>>),
}

/// One article with what was read in it.
#[derive(Debug, Serialize)]
pub struct StatementsView<'a> {
    /// The article.
    pub article: ArticleView<'a>,
    /// What its sources said, in order of place.
    pub statements: Vec<StatementView<'a>>,
    /// Its credits to other outlets, in order of place.
    pub credits: Vec<CreditView<'a>>,
}

/// Writes what a command made, indented, with a line break at the end.
///
/// # Errors
/// What serde says: never for these types.
pub fn write(made: Made<'_>, not_read: Vec<NotRead>) -> serde_json::Result<String> {
    let mut text = serde_json::to_string_pretty(&Output { format: FORMAT, made, not_read })?;
    text.push('\n');
    Ok(text)
}

/// Stories in full.
#[must_use]
pub fn stories(files: &[StoryFile]) -> Made<'_> {
    Made::Stories(files.iter().map(StoryView::of).collect())
}

/// Articles with what was left out of their pages.
#[must_use]
pub fn extractions<'a>(found: impl IntoIterator<Item = (&'a Article, &'a [Furniture])>) -> Made<'a> {
    Made::Articles(
        found.into_iter().map(|(article, furniture)| ExtractionView::of(article, furniture)).collect(),
    )
}

/// Articles with their statements and credits.
#[must_use]
pub fn statements<'a>(found: &[(&'a Article, Vec<&'a Statement>, Vec<&'a Credit>)]) -> Made<'a> {
    let view = |(article, statements, credits): &(&'a Article, Vec<&'a Statement>, Vec<&'a Credit>)| {
        StatementsView {
            article: ArticleView::of(article),
            statements: statements.iter().map(|s| StatementView::of(article, s)).collect(),
            credits: credits.iter().map(|c| CreditView::of(article, c)).collect(),
        }
    };
    Made::Statements(found.iter().map(view).collect())
}
