//! The reports of one event.

use crate::{Article, ArticleId, Claim, Credit, Moment, Recap, Saying, Statement};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names one story, for ever.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StoryId(pub String);

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The articles that report one event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Story {
    /// Its name.
    pub id: StoryId,
    /// Its articles, in order of time and then of id; the undated come last.
    pub articles: Vec<ArticleId>,
    /// Articles whose text is another's: each with the article that it copies, and the passages they share.
    pub copies: Vec<Copy>,
    /// When the first was published, where any is dated.
    pub first: Option<Moment>,
    /// When the last was published.
    pub last: Option<Moment>,
    /// Names of stories that turned out to be this one: whoever asks for one of them is led here.
    pub merged: Vec<StoryId>,
    /// The earlier story that this one is a follow-up to, where that is fairly sure.
    pub follows: Option<StoryId>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

impl Story {
    /// Whether `name` is the story's, now or before it was merged.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.id.0 == name || self.merged.iter().any(|old| old.0 == name)
    }
}

/// An article that runs another's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copy {
    /// The article.
    pub article: ArticleId,
    /// The article whose text it runs: the earliest with that text, else the first by id.
    pub of: ArticleId,
    /// How much of its own text is the other's, 0 to 100.
    pub shared_percent: u8,
    /// The passages of `article` that are the other's, in order.
    pub passages: Vec<crate::Span>,
}

/// All that is known of one story: what `publish` renders.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StoryFile {
    /// The story.
    pub story: Story,
    /// Its articles, in the story's order.
    pub articles: Vec<Article>,
    /// What sources said, by article and place.
    pub statements: Vec<Statement>,
    /// The credits to other outlets, by article and place.
    pub credits: Vec<Credit>,
    /// The claims, most telling first.
    pub claims: Vec<Claim>,
    /// The quotations that two reports or more share, by article and place.
    pub sayings: Vec<Saying>,
    /// What happened, cited.
    pub recap: Recap,
}

impl StoryFile {
    /// The article of that name.
    #[must_use]
    pub fn article(&self, id: &ArticleId) -> Option<&Article> {
        self.articles.iter().find(|a| a.id == *id)
    }
}
