//! How does a program read it? Stories → JSON with stable field names; `docs/JSON.md` describes them.
//!
//! Spans are byte offsets into the article's `text`, `start` included and `end` not, and stand with the words that they
//! slice to. The names are those of the types in `views`, which change only with [`FORMAT`].

mod views;

use crate::{Extracted, Verdict};
use headwater_model::{Article, ArticleId, Credit, Moment, Statement, Story, StoryFile, StoryId};
use serde::Serialize;

pub use views::{
    ArticleView, ClaimView, CopyView, CreditView, ExtractionView, NotRead, SpanView, StatementView, StoryView,
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
    /// `recap`, `demo` and `origins`.
    #[serde(rename = "stories")]
    Files(Vec<StoryView<'a>>),
    /// `stories`.
    #[serde(rename = "stories")]
    Groups(Vec<GroupView<'a>>),
    /// `stories --why`.
    Why(WhyView<'a>),
    /// `extract`.
    Articles(Vec<ExtractionView<'a>>),
    /// `statements`.
    Statements(Vec<StatementsView<'a>>),
    /// `verify`.
    Verified(&'a Verdict),
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

/// One story by its articles alone.
#[derive(Debug, Serialize)]
pub struct GroupView<'a> {
    /// The story.
    pub id: &'a StoryId,
    /// When its first article was published.
    pub first: Option<Moment>,
    /// When its last article was published.
    pub last: Option<Moment>,
    /// Names that are no longer used and lead here.
    pub merged: &'a [StoryId],
    /// The earlier story that it is a follow-up to.
    pub follows: Option<&'a StoryId>,
    /// The articles that run another's text.
    pub copies: Vec<CopyView<'a>>,
    /// Its articles, in order of time.
    pub articles: Vec<ArticleView<'a>>,
}

/// Two articles, and why they are or are not in one story.
#[derive(Debug, Serialize)]
pub struct WhyView<'a> {
    /// Their ids.
    pub articles: [&'a ArticleId; 2],
    /// The reasons, in sentences.
    pub reasons: &'a [String],
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
    Made::Files(files.iter().map(StoryView::of).collect())
}

/// Stories by their articles alone.
#[must_use]
pub fn groups<'a>(found: &'a [(Story, Vec<&'a Article>)]) -> Made<'a> {
    let view = |(story, articles): &'a (Story, Vec<&'a Article>)| GroupView {
        id: &story.id,
        first: story.first,
        last: story.last,
        merged: &story.merged,
        follows: story.follows.as_ref(),
        copies: views::copies(story, articles.iter().copied()),
        articles: articles.iter().map(|a| ArticleView::of(a)).collect(),
    };
    Made::Groups(found.iter().map(view).collect())
}

/// Two articles, and why they are or are not in one story.
#[must_use]
pub fn why<'a>(pair: [&'a Article; 2], reasons: &'a [String]) -> Made<'a> {
    Made::Why(WhyView { articles: [&pair[0].id, &pair[1].id], reasons })
}

/// Articles with what was left out of their pages.
#[must_use]
pub fn extractions<'a>(found: impl IntoIterator<Item = Extracted<'a>>) -> Made<'a> {
    Made::Articles(found.into_iter().map(|one| ExtractionView::of(&one)).collect())
}

/// What a check came to.
#[must_use]
pub fn verified(verdict: &Verdict) -> Made<'_> {
    Made::Verified(verdict)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Faulty;
    use crate::fixture::{shows, story_file};
    use headwater_model::{PagePart, PageSide};
    use serde_json::Value;

    /// The names of all fields below `value`.
    fn names(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|v| names(v, found)),
            Value::Object(all) => all.iter().for_each(|(name, v)| {
                found.push(name.clone());
                names(v, found);
            }),
            _ => {}
        }
    }

    #[test]
    fn a_story_is_written_like_its_snapshot() {
        let failure =
            NotRead { error: "could not read x: the file is empty".to_owned(), hint: "save it".to_owned() };
        shows("story.json", &write(stories(&[story_file()]), vec![failure]).unwrap());
    }

    #[test]
    fn every_field_is_described() {
        let description = include_str!("../../../../docs/JSON.md");
        let file = story_file();
        let side = |side| PagePart { side, score: Some(1.0) };
        let parts = [side(PageSide::Kept(0)), side(PageSide::LeftOut(0))];
        let mut found = Vec::new();
        let faulty = Faulty { at: "stories[0]".to_owned(), what: "words".to_owned(), why: "lost".to_owned() };
        let verdict = Verdict { faults: vec![faulty], ..Verdict::default() };
        let group = [(file.story.clone(), file.articles.iter().collect())];
        for made in [
            stories(std::slice::from_ref(&file)),
            groups(&group),
            verified(&verdict),
            extractions([Extracted { article: &file.articles[0], furniture: &[], parts: &parts }]),
        ] {
            names(
                &serde_json::to_value(Output { format: FORMAT, made, not_read: Vec::new() }).unwrap(),
                &mut found,
            );
        }
        for name in found {
            assert!(description.contains(&format!("`{name}`")), "docs/JSON.md does not describe {name}");
        }
    }
}
