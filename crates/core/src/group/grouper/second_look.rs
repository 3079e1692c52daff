//! Who belongs to whom, now that more is known? The stories near a new article are looked at together again; what that
//! merges or splits keeps its name where it can.

use super::sure::log_odds;
use super::{Grouper, LOOKED_AT, LiveStory, Merge, STRANGE, STRANGERS_SURE, story_id};
use crate::group::index::Key;
use crate::group::linkage;
use crate::group::neighbours::Arrived;
use headwater_model::StoryId;
use std::collections::BTreeSet;

impl Grouper {
    /// Looks at the articles of these stories together again: who belongs to whom, now that more is known.
    pub(super) fn look_again(&mut self, stories: &BTreeSet<Key>) {
        let mut articles: Vec<(Arrived, Key)> = Vec::new();
        // A story that a decision opened again stays as it is: what it was made of cannot be compared any more.
        let stories: BTreeSet<Key> =
            stories.iter().copied().filter(|key| self.live[key].past.is_empty()).collect();
        for key in &stories {
            articles.extend(self.live[key].articles.iter().map(|arrived| (*arrived, *key)));
        }
        if articles.len() > LOOKED_AT {
            return;
        }
        articles.sort_unstable();
        let sure = |a: usize, b: usize| log_odds(self.sure(articles[a].0, articles[b].0));
        let groups =
            linkage::groups(articles.len(), log_odds(self.settings.join), sure, &self.ties(&articles));
        let is_whole = |group: &Vec<usize>| {
            let home = articles[group[0]].1;
            group.len() == self.live[&home].articles.len() && group.iter().all(|i| articles[*i].1 == home)
        };
        if !groups.iter().all(is_whole) {
            let groups = groups.iter().map(|group| group.iter().map(|i| articles[*i]).collect()).collect();
            self.divide_anew(&stories, groups);
        }
    }

    /// How sure the rule is of two live articles, with what stands near them now.
    pub(super) fn sure(&self, one: Arrived, other: Arrived) -> f32 {
        let (later, earlier) = (self.seen(one.max(other)), self.seen(one.min(other)));
        let overlap = later.profile.overlap(earlier.profile, STRANGE);
        if overlap.texts < STRANGE {
            return STRANGERS_SURE;
        }
        let (measures, dated) = later.compared_with(&earlier, &overlap);
        let follow = later.follow_measures(&earlier, &overlap, &measures);
        let follows = follow.map_or(0.0, |measures| self.settings.follow.sure(&measures));
        self.settings.probability(&measures, dated, follows)
    }

    /// Divides the articles of `stories` into `groups`: each keeps the name of the story that most of its articles come
    /// from, and of two that would keep one name the larger part does. Articles carry the story they come from.
    pub(super) fn divide_anew(&mut self, stories: &BTreeSet<Key>, groups: Vec<Vec<(Arrived, Key)>>) {
        for key in stories {
            for arrived in &self.live[key].articles {
                self.index.remove(*key, &self.articles[arrived].profile.words);
            }
        }
        let touched: i64 = stories.iter().map(|key| self.live[key].touched).max().unwrap_or(self.now);
        let mut parts: Vec<(usize, Key, usize)> = Vec::new();
        for (place, group) in groups.iter().enumerate() {
            for key in stories {
                let articles = group.iter().filter(|(_, home)| home == key).count();
                if articles > 0 {
                    parts.push((articles, *key, place));
                }
            }
        }
        parts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut keys: Vec<Option<Key>> = vec![None; groups.len()];
        let mut kept: BTreeSet<Key> = BTreeSet::new();
        for (_, key, place) in &parts {
            if keys[*place].is_none() && kept.insert(*key) {
                keys[*place] = Some(*key);
            }
        }
        let cause = self.arrived;
        for (kept, group) in keys.iter_mut().zip(groups) {
            let key = kept.unwrap_or_else(|| {
                let name = self.name_of_a_part(&group, cause);
                self.begin(name)
            });
            *kept = Some(key);
            for (arrived, _) in &group {
                self.index.add(key, &self.articles[arrived].profile.words);
            }
            self.fill(key, group.into_iter().map(|(arrived, _)| arrived).collect(), touched);
        }
        for key in stories.difference(&kept) {
            let Some(gone) = self.live.remove(key) else { continue };
            self.ends.remove(&(gone.touched, *key));
            let heir = parts.iter().find(|(_, from, _)| from == key).and_then(|(_, _, place)| keys[*place]);
            let Some(heir) = heir.and_then(|heir| self.live.get(&heir)) else { continue };
            self.archive.merged.push(Merge { from: gone.id, into: heir.id.clone() });
        }
    }

    /// The name of a part that splits off: that of its first article which has begun no story yet, else a new one.
    pub(super) fn name_of_a_part(&mut self, part: &[(Arrived, Key)], cause: Arrived) -> StoryId {
        for (arrived, _) in part {
            let article = self.articles.get_mut(arrived).filter(|article| !article.is_named);
            if let Some(article) = article {
                article.is_named = true;
                return story_id(&article.id);
            }
        }
        story_id(&format!("{} {cause}", self.articles[&part[0].0].id))
    }

    /// The story of an article that was just placed in or near one of `stories`.
    pub(super) fn home(&self, arrived: Arrived, stories: &BTreeSet<Key>) -> StoryId {
        // It is the latest of all, and a story has its articles in order.
        let holds = |story: &&LiveStory| story.articles.last() == Some(&arrived);
        let known = stories.iter().filter_map(|key| self.live.get(key)).find(holds);
        // A part that split off has a new key, and that is the latest.
        let story = known.or_else(|| self.live.values().rev().find(holds));
        story.map_or_else(|| unreachable!("every article has a home"), |story| story.id.clone())
    }
}
