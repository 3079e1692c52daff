//! Which reports tell the same event? Articles → Stories.
//!
//! Articles come one by one, in order of time; each joins the live story that a fitted rule is surest of, on the mean of
//! the story's articles, or begins a story of its own; then the stories near it are looked at again. What is compared is
//! the headline and the opening, folded in case, weighed by rarity.
//!
//! Leaves to others: what the reports say (`attribute`, `trace`).

mod archive;
mod copies;
#[cfg(test)]
mod copies_set;
#[cfg(test)]
mod decided;
mod decisions;
mod follow;
#[cfg(test)]
mod follow_set;
mod grouper;
mod index;
#[cfg(test)]
mod languages;
mod linkage;
mod measures;
mod neighbours;
mod profile;
mod rule;
#[cfg(test)]
mod tests;
mod trees;
mod vector;
mod why;

use crate::text::WordStatistics;
use headwater_model::{Article, Story, StoryId};
use std::collections::HashMap;

pub use decisions::{Contradiction, Decision, Decisions};
pub use follow::{FOLLOW_MEASURES, FOLLOW_SENSES, FollowMeasures, FollowRule};
pub use grouper::{Candidate, Group, Grouper, Merge, Pair, Weighed};
pub use measures::{MEASURE_NAMES, MEASURE_SENSES, MEASURES, Measures};
pub use profile::Arrival;
pub use rule::{JoinRule, RuleError};
pub use trees::Tree;
pub use why::why;

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// So many words of an article are read: the length at which the weights were fitted.
pub const READ_WORDS: usize = 150;

/// How alike articles must be, and for how long a story lives.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupSettings {
    /// Articles are one story when the rule is, on the mean of all their pairs, at least so sure: 0.0 to 1.0.
    pub join: f32,
    /// An article that shares this part of its word pairs with one of a story runs its text, and belongs to it: 0.0 to
    /// 1.0. Reports of one event that were written apart share about a tenth.
    pub copy: f32,
    /// A story takes no article that comes this much later than its last.
    pub window_hours: u32,
    /// The fitted rule.
    pub rule: JoinRule,
    /// The fitted rule for what came of an event.
    pub follow: FollowRule,
    /// What a person decided; it wins over the rule.
    pub decisions: Decisions,
}

impl Default for GroupSettings {
    /// The settings with the rule that is built in (`models/join.tsv`).
    fn default() -> Self {
        Self {
            join: 0.27,
            copy: 0.5,
            window_hours: 14 * 24,
            rule: JoinRule::built_in(),
            follow: FollowRule::built_in(),
            decisions: Decisions::default(),
        }
    }
}

/// Groups `articles`, in any order, into stories; each article is in one. Stories come in order of their first
/// article, and the order of the input does not matter.
///
/// Articles without a time come after those with one and are grouped by text alone.
#[must_use]
pub fn group(articles: &[Article], words: &WordStatistics, settings: &GroupSettings) -> Vec<Story> {
    let ordered = in_order(articles);
    let by_id: HashMap<&str, &Article> = ordered.iter().map(|a| (a.id.0.as_str(), *a)).collect();
    let mut grouper = Grouper::new(words, settings);
    for article in &ordered {
        grouper.add(&Arrival::from(*article));
    }
    let of = |group: &Group| group.articles.iter().filter_map(|id| by_id.get(id.as_str()).copied()).collect();
    let told = |group: Group| Story {
        merged: group.merged.clone(),
        follows: group.follows.clone(),
        ..story(of(&group), group.id)
    };
    grouper.finish().into_iter().map(told).collect()
}

/// The name of the story that an article of this id begins. A story keeps it for ever.
#[must_use]
pub fn name_of_story_begun_by(article: &str) -> StoryId {
    grouper::story_id(article)
}

/// The story `id` of `articles` that are known to tell one event.
#[must_use]
pub fn given(id: StoryId, articles: &[Article]) -> Story {
    story(in_order(articles), id)
}

/// The articles in order of time and then of id; the undated come last.
fn in_order(articles: &[Article]) -> Vec<&Article> {
    let mut ordered: Vec<&Article> = articles.iter().collect();
    ordered.sort_by_key(|a| (a.published.is_none(), a.published, &a.id));
    ordered
}

/// The story of these articles.
fn story(mut articles: Vec<&Article>, id: StoryId) -> Story {
    articles.sort_by_key(|a| (a.published.is_none(), a.published, &a.id));
    Story {
        id,
        articles: articles.iter().map(|a| a.id.clone()).collect(),
        copies: copies::copies(&articles),
        first: articles.iter().filter_map(|a| a.published).min(),
        last: articles.iter().filter_map(|a| a.published).max(),
        merged: Vec::new(),
        follows: None,
        made_by: VERSION,
    }
}
