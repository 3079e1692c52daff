//! What becomes of stories that are done with? They wait for the end of the stream, when each is told which names lead
//! to it and which story it follows; one that a person puts an article into is taken out again.

use super::grouper::{Group, Merge};
use super::neighbours::Arrived;
use headwater_model::StoryId;
use std::collections::HashMap;

/// An article of a story that is done with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) arrived: Arrived,
    pub(super) id: String,
    /// An article of the story that was nearest to it and is not its own, where one was near.
    pub(super) near: Option<Arrived>,
}

/// A story that is done with: it has articles, in order of arrival.
#[derive(Clone, Debug)]
pub(super) struct Closed {
    pub(super) id: StoryId,
    pub(super) articles: Vec<Kept>,
}

impl Closed {
    /// The article that came first.
    fn first(&self) -> Option<Arrived> {
        self.articles.first().map(|article| article.arrived)
    }
}

/// The stories that are done with, and the names that are.
#[derive(Clone, Debug, Default)]
pub(super) struct Archive {
    stories: Vec<Closed>,
    pub(super) merged: Vec<Merge>,
}

impl Archive {
    /// Takes in a story, if it has articles.
    pub(super) fn take(&mut self, story: Closed) {
        if !story.articles.is_empty() {
            self.stories.push(story);
        }
    }

    /// The stories that came in since the last call, in order, without the names that lead to them.
    pub(super) fn hand_over(&mut self) -> Vec<Group> {
        let plain = |story: Closed| Group {
            id: story.id,
            articles: story.articles.into_iter().map(|kept| kept.id).collect(),
            merged: Vec::new(),
            follows: None,
        };
        self.stories.drain(..).map(plain).collect()
    }

    /// Gives back the story that holds an article.
    pub(super) fn give_back(&mut self, article: Arrived) -> Option<Closed> {
        let holds = |story: &Closed| story.articles.iter().any(|kept| kept.arrived == article);
        let place = self.stories.iter().rposition(holds)?;
        Some(self.stories.remove(place))
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.stories.len()
    }

    /// Every story, in order of its first article's arrival.
    pub(super) fn finish(mut self) -> Vec<Group> {
        self.stories.sort_by_key(Closed::first);
        let follows = self.follows();
        let mut names = self.names();
        self.stories
            .into_iter()
            .zip(follows)
            .map(|(story, follows)| Group {
                merged: names.remove(&story.id).unwrap_or_default(),
                articles: story.articles.into_iter().map(|kept| kept.id).collect(),
                id: story.id,
                follows,
            })
            .collect()
    }

    /// The story that each follows: the one that now holds the article near to its first. That one began earlier, so
    /// that no story follows itself by way of others.
    fn follows(&self) -> Vec<Option<StoryId>> {
        let wanted: HashMap<Arrived, ()> =
            self.stories.iter().filter_map(|s| s.articles.first()?.near).map(|near| (near, ())).collect();
        let mut home: HashMap<Arrived, usize> = HashMap::with_capacity(wanted.len());
        for (place, story) in self.stories.iter().enumerate() {
            let asked = story.articles.iter().filter(|kept| wanted.contains_key(&kept.arrived));
            home.extend(asked.map(|kept| (kept.arrived, place)));
        }
        let earlier = |(place, story): (usize, &Closed)| {
            let near = story.articles.first()?.near?;
            // Stories stand in order of their first articles.
            home.get(&near).filter(|other| **other < place).map(|other| self.stories[*other].id.clone())
        };
        self.stories.iter().enumerate().map(earlier).collect()
    }

    /// The names that are no longer used, by the story that they lead to in the end, in the order in which they went.
    fn names(&self) -> HashMap<StoryId, Vec<StoryId>> {
        let into: HashMap<&StoryId, &StoryId> = self.merged.iter().map(|m| (&m.from, &m.into)).collect();
        let mut names: HashMap<StoryId, Vec<StoryId>> = HashMap::new();
        for merge in &self.merged {
            let mut end = &merge.into;
            for _ in 0..self.merged.len() {
                let Some(next) = into.get(end) else { break };
                end = next;
            }
            let list = names.entry(end.clone()).or_default();
            if !list.contains(&merge.from) {
                list.push(merge.from.clone());
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> StoryId {
        StoryId(text.to_owned())
    }

    fn story(id: &str, articles: &[(Arrived, Option<Arrived>)]) -> Closed {
        let kept =
            |&(arrived, near): &(Arrived, Option<Arrived>)| Kept { arrived, id: arrived.to_string(), near };
        Closed { id: name(id), articles: articles.iter().map(kept).collect() }
    }

    #[test]
    fn names_lead_to_where_their_articles_are_in_the_end() {
        let mut archive = Archive::default();
        archive.take(story("a", &[(0, None), (1, None), (2, None)]));
        archive.merged =
            vec![Merge { from: name("c"), into: name("b") }, Merge { from: name("b"), into: name("a") }];
        assert_eq!(archive.finish()[0].merged, [name("c"), name("b")]);
    }

    #[test]
    fn a_link_leads_to_the_story_that_holds_the_article_now_and_never_forward_or_to_itself() {
        let mut archive = Archive::default();
        for story in [
            story("later", &[(7, Some(4))]),
            story("old", &[(0, Some(7)), (4, None)]),
            story("own", &[(2, Some(6)), (6, Some(0))]),
        ] {
            archive.take(story);
        }
        let follows: Vec<_> = archive.finish().into_iter().map(|g| (g.id.0, g.follows)).collect();
        let expected = [("old", None), ("own", None), ("later", Some(name("old")))];
        assert_eq!(follows, expected.map(|(id, follows)| (id.to_owned(), follows)));
    }
}
