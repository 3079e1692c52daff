//! What happened, and which line says so? Story, Articles, Claims → Recap.

use crate::text::WordStatistics;
use headwater_model::{Article, Claim, Count, Recap, Story};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// How long a recap is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecapSettings {
    /// At most so many words.
    pub words: usize,
}

impl Default for RecapSettings {
    fn default() -> Self {
        Self { words: 100 }
    }
}

/// Tells `story` in sentences of its `articles`, each cited. `articles` are in the story's order.
#[must_use]
pub fn recap(
    story: &Story,
    articles: &[&Article],
    _claims: &[Claim],
    _words: &WordStatistics,
    _settings: &RecapSettings,
) -> Recap {
    Recap {
        story: story.id.clone(),
        title: articles.iter().find_map(|a| a.headline.clone()).unwrap_or_default(),
        reports: articles.len(),
        outlets: 0,
        origins: Count { at_least: 0, at_most: 0 },
        first: story.first,
        last: story.last,
        sentences: Vec::new(),
        made_by: VERSION,
    }
}
