//! Are later events linked to what they came of, and not merged with it? Stories with their links against events whose
//! follow-ups are known.
//!
//! A story tells the event that most of its articles tell, and an event's home is the story with most of its articles; of
//! equals the first in the order of their names.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// One story as the program made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Its name.
    pub id: String,
    /// Its articles.
    pub articles: Vec<String>,
    /// The name of the story that it follows.
    pub follows: Option<String>,
}

/// What is true: events by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The event that each article tells.
    pub of_article: BTreeMap<String, u64>,
    /// The event that a follow-up came of.
    pub follows: BTreeMap<u64, u64>,
}

/// Where links lead, and where follow-ups are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Links to what the story's event came of.
    pub right: usize,
    /// Links to another story of the same event.
    pub own: usize,
    /// Links between two that came of one event, or from that event to what came of it.
    pub kin: usize,
    /// Links to what has nothing to do with it.
    pub unrelated: usize,
    /// Follow-ups of which there are articles, and of what they came of too.
    pub follow_ups: usize,
    /// Those whose home is that of what they came of.
    pub merged: usize,
    /// Those whose home is linked to that of what they came of.
    pub linked: usize,
}

impl Counts {
    /// How many links there are.
    #[must_use]
    pub fn links(&self) -> usize {
        self.right + self.own + self.kin + self.unrelated
    }

    /// The counts of two sets together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            own: self.own + other.own,
            kin: self.kin + other.kin,
            unrelated: self.unrelated + other.unrelated,
            follow_ups: self.follow_ups + other.follow_ups,
            merged: self.merged + other.merged,
            linked: self.linked + other.linked,
        }
    }
}

/// Counts the links of `stories` by where they lead, and the follow-ups by where they are. Articles that the truth does
/// not know are passed over, and so is a story that has no other.
#[must_use]
pub fn count(stories: &[Linked], truth: &Events) -> Counts {
    let mut table: BTreeMap<(&str, u64), usize> = BTreeMap::new();
    for story in stories {
        for event in story.articles.iter().filter_map(|id| truth.of_article.get(id)) {
            *table.entry((&story.id, *event)).or_default() += 1;
        }
    }
    let (mut events, mut homes): (BTreeMap<&str, _>, BTreeMap<u64, _>) = Default::default();
    for ((story, event), articles) in &table {
        let told = events.entry(*story).or_insert((*articles, Reverse(*event)));
        *told = (*told).max((*articles, Reverse(*event)));
        let home = homes.entry(*event).or_insert((*articles, Reverse(*story)));
        *home = (*home).max((*articles, Reverse(*story)));
    }
    let links: BTreeMap<&str, &str> =
        stories.iter().filter_map(|s| Some((s.id.as_str(), s.follows.as_deref()?))).collect();
    let root = |event: u64| truth.follows.get(&event).copied().unwrap_or(event);
    let mut counts = Counts::default();
    for (from, to) in &links {
        let (Some((_, Reverse(later))), Some((_, Reverse(earlier)))) = (events.get(from), events.get(to))
        else {
            continue;
        };
        let kind = if truth.follows.get(later) == Some(earlier) {
            &mut counts.right
        } else if later == earlier {
            &mut counts.own
        } else if root(*later) == root(*earlier) {
            &mut counts.kin
        } else {
            &mut counts.unrelated
        };
        *kind += 1;
    }
    for (later, earlier) in &truth.follows {
        let (Some((_, Reverse(mine))), Some((_, Reverse(theirs)))) = (homes.get(later), homes.get(earlier))
        else {
            continue;
        };
        counts.follow_ups += 1;
        counts.merged += usize::from(mine == theirs);
        counts.linked += usize::from(mine != theirs && links.get(mine) == Some(theirs));
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Stories as "name: articles > name of the story that it follows".
    fn stories(lines: &[&str]) -> Vec<Linked> {
        let story = |line: &&str| {
            let (id, rest) = line.split_once(": ").unwrap();
            let (articles, follows) = rest.split_once(" > ").map_or((rest, None), |(a, f)| (a, Some(f)));
            let articles = articles.split(' ').map(str::to_owned).collect();
            Linked { id: id.to_owned(), articles, follows: follows.map(str::to_owned) }
        };
        lines.iter().map(story).collect()
    }

    /// Event 1 with a and b; 2 and 3, with c and d, came of it; 4 is another's, with e.
    fn truth() -> Events {
        let events = [("a", 1), ("b", 1), ("c", 2), ("d", 3), ("e", 4)];
        Events {
            of_article: events.map(|(id, event)| (id.to_owned(), event)).into(),
            follows: [(2, 1), (3, 1)].into(),
        }
    }

    #[test]
    fn links_are_told_apart_by_where_they_lead() {
        let made = stories(&["s: a", "t: b > s", "u: c > s", "v: d > u", "w: e > s"]);
        let counts = count(&made, &truth());
        assert_eq!((counts.right, counts.own, counts.kin, counts.unrelated), (1, 1, 1, 1));
        assert_eq!((counts.links(), counts.follow_ups, counts.merged, counts.linked), (4, 2, 0, 1));
    }

    #[test]
    fn a_follow_up_that_is_in_the_story_of_what_it_came_of_is_merged() {
        let counts = count(&stories(&["s: a b c", "v: d > s"]), &truth());
        assert_eq!((counts.follow_ups, counts.merged, counts.linked), (2, 1, 1));
    }

    #[test]
    fn what_the_truth_does_not_know_counts_for_nothing() {
        let counts = count(&stories(&["s: x > t", "t: a y > s"]), &truth());
        assert_eq!(counts, Counts::default());
    }
}
