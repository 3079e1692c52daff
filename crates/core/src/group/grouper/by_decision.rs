//! What did a person decide of these articles? Decisions open, keep apart and unite stories before the rule is asked.

use super::sure::log_odds;
use super::{ARTICLES_COMPARED, Grouper, LiveStory, Merge, Pair, STRANGERS_SURE};
use crate::group::decisions::Set;
use crate::group::index::Key;
use crate::group::linkage::{self, Ties};
use crate::group::neighbours::Arrived;
use headwater_model::StoryId;

impl Grouper {
    /// Whether decisions let an article of this set into a story.
    pub(super) fn may_join(&self, set: Option<Set>, story: Key) -> bool {
        set.is_none_or(|set| !self.sets(story).any(|other| self.settings.decisions.are_apart(set, other)))
    }

    /// The sets of decisions that a story has articles of.
    pub(super) fn sets(&self, story: Key) -> impl Iterator<Item = Set> {
        let story = &self.live[&story];
        let ids = story.articles.iter().map(|arrived| &*self.articles[arrived].id);
        let past = story.past.iter().map(|kept| kept.id.as_str());
        ids.chain(past).filter_map(|id| self.settings.decisions.set(id))
    }

    /// The story that holds the articles of this set that came before; it is opened again where it was closed.
    pub(super) fn decided_home(&mut self, set: Set) -> Option<Key> {
        let first = self.decided.get(&set)?;
        let holds = |story: &LiveStory| {
            story.articles.contains(first) || story.past.iter().any(|kept| kept.arrived == *first)
        };
        if let Some((key, _)) = self.live.iter().find(|(_, story)| holds(story)) {
            return Some(*key);
        }
        let closed = self.archive.give_back(*first)?;
        let key = self.begin(closed.id);
        self.story(key).past = closed.articles;
        Some(key)
    }

    /// Whether these are two stories that decisions let be one.
    pub(super) fn may_unite(&self, one: Key, other: Key) -> bool {
        one != other && self.sets(one).all(|set| self.may_join(Some(set), other))
    }

    /// Makes two live stories one, which keeps the name of the first.
    pub(super) fn unite(&mut self, into: Key, from: Key) {
        let Some(gone) = self.live.remove(&from) else { return };
        self.ends.remove(&(gone.touched, from));
        for arrived in &gone.articles {
            let words = &self.articles[arrived].profile.words;
            self.index.remove(from, words);
            self.index.add(into, words);
        }
        let story = self.story(into);
        story.past.extend(gone.past);
        let mut articles = std::mem::take(&mut story.articles);
        articles.extend(gone.articles);
        articles.sort_unstable();
        let (touched, name) = (story.touched.max(gone.touched), story.id.clone());
        self.fill(into, articles, touched);
        self.archive.merged.push(Merge { from: gone.id, into: name });
    }

    /// Lets the name that an article would have given to a story lead to the one that a decision put it in.
    pub(super) fn lead(&mut self, arrived: Arrived, name: StoryId, story: Key) {
        if let Some(article) = self.articles.get_mut(&arrived) {
            article.is_named = true;
        }
        let into = self.live[&story].id.clone();
        if into != name {
            self.archive.merged.push(Merge { from: name, into });
        }
    }

    /// Of a story that a decision put together: the sum over the pairs with one of its parts, divided by how many
    /// articles that has, the most there is. The parts are those that the rule alone would make: what is near to one of
    /// them belongs to the story.
    pub(super) fn mean_of_a_part(&self, story: Key, pairs: &[Pair]) -> Option<f32> {
        if self.settings.decisions.is_empty() {
            return None;
        }
        let mut sets: Vec<Set> = self.sets(story).collect();
        sets.sort_unstable();
        sets.windows(2).find(|pair| pair[0] == pair[1])?;
        let articles = &self.live[&story].articles;
        let articles = &articles[articles.len().saturating_sub(ARTICLES_COMPARED)..];
        let sure = |a: usize, b: usize| log_odds(self.sure(articles[a], articles[b]));
        let parts = linkage::groups(articles.len(), log_odds(self.settings.join), sure, &Ties::default());
        let sum_with = |article: usize| -> f32 {
            let pair = pairs.iter().find(|pair| pair.earlier == articles[article] as usize);
            pair.map_or(0.0, |pair| log_odds(pair.probability) - log_odds(STRANGERS_SURE))
        };
        let means =
            parts.iter().map(|part| part.iter().map(|a| sum_with(*a)).sum::<f32>() / part.len() as f32);
        means.max_by(f32::total_cmp)
    }

    /// What decisions say of these articles, by their places.
    pub(super) fn ties(&self, articles: &[(Arrived, Key)]) -> Ties {
        let mut ties = Ties::default();
        if self.settings.decisions.is_empty() {
            return ties;
        }
        let set = |arrived: &Arrived| self.settings.decisions.set(&self.articles[arrived].id);
        let sets: Vec<(usize, Set)> =
            articles.iter().enumerate().filter_map(|(at, (arrived, _))| Some((at, set(arrived)?))).collect();
        for (later, (b, other)) in sets.iter().enumerate() {
            for (a, one) in &sets[..later] {
                if one == other {
                    ties.together.push((*a, *b));
                } else if self.settings.decisions.are_apart(*one, *other) {
                    ties.apart.push((*a, *b));
                }
            }
        }
        ties
    }
}
