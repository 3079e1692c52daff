//! What has a person decided about who belongs together? Decisions on pairs of articles → sets that are one story, and
//! sets that are kept apart.
//!
//! Decisions are part of the input and win over the rule. What is together is so by way of others too: where A is with B
//! and B with C, A is with C; and what is apart from one is apart from all that are with it. Their order does not matter.

use super::grouper::story_id;
use headwater_model::StoryId;
use std::collections::{BTreeMap, BTreeSet};

/// What a person decided about two articles, named by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// They tell the same event.
    Together(String, String),
    /// They do not.
    Apart(String, String),
    /// The first belongs to the story that the second began, and that story keeps its name.
    Pin(String, String),
}

/// Two decisions cannot both be followed.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{one} and {other} are to be apart, and together{}", by_way_of(.way))]
pub struct Contradiction {
    /// One article that is to be apart from the other.
    pub one: String,
    /// The other.
    pub other: String,
    /// The articles by way of which they are together, from the one to the other, where no decision names both.
    pub way: Vec<String>,
}

/// Articles that decisions name, as a number: those that are together have the same.
pub(super) type Set = usize;

/// The decisions of a person, brought together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    sets: BTreeMap<String, Set>,
    /// The sets that are apart, either way round.
    apart: BTreeSet<(Set, Set)>,
    /// The name that the story of a set keeps, where it is pinned.
    names: BTreeMap<Set, StoryId>,
}

impl Decisions {
    /// Brings decisions together, in any order.
    ///
    /// # Errors
    /// [`Contradiction`] names the first two articles, by id, that would have to be apart and together.
    pub fn new(decisions: impl IntoIterator<Item = Decision>) -> Result<Self, Contradiction> {
        let decisions: BTreeSet<Decision> = decisions.into_iter().collect();
        let mut links: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for decision in &decisions {
            let (Decision::Together(one, other) | Decision::Apart(one, other) | Decision::Pin(one, other)) =
                decision;
            let joins = !matches!(decision, Decision::Apart(..));
            for (from, to) in [(one, other), (other, one)] {
                links.entry(from).or_default().extend(joins.then_some(to.as_str()));
            }
        }
        let mut made = Self::default();
        for (set, id) in links.keys().enumerate() {
            if !made.sets.contains_key(*id) {
                let reached = ways(&links, id);
                made.sets.extend(reached.keys().map(|id| ((*id).to_owned(), set)));
            }
        }
        for decision in &decisions {
            match decision {
                Decision::Together(..) => {}
                Decision::Pin(_, first) => {
                    made.names.entry(made.sets[first]).or_insert_with(|| story_id(first));
                }
                Decision::Apart(one, other) => {
                    let (a, b) = (made.sets[one], made.sets[other]);
                    if a == b {
                        let way = way(&ways(&links, one), other);
                        return Err(Contradiction { one: one.clone(), other: other.clone(), way });
                    }
                    made.apart.extend([(a, b), (b, a)]);
                }
            }
        }
        Ok(made)
    }

    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sets.is_empty()
    }

    /// The set of an article, where a decision names it.
    pub(super) fn set(&self, article: &str) -> Option<Set> {
        self.sets.get(article).copied()
    }

    /// Whether two sets are kept apart.
    pub(super) fn are_apart(&self, one: Set, other: Set) -> bool {
        self.apart.contains(&(one, other))
    }

    /// Whether two articles were put together, by way of others too.
    pub(super) fn is_together(&self, one: &str, other: &str) -> bool {
        self.set(one).is_some_and(|set| self.set(other) == Some(set))
    }

    /// Whether two articles are kept apart, by way of others too.
    pub(super) fn is_apart(&self, one: &str, other: &str) -> bool {
        self.set(one).zip(self.set(other)).is_some_and(|(one, other)| self.are_apart(one, other))
    }

    /// The name of the story that an article begins.
    pub(super) fn story_begun_by(&self, article: &str) -> StoryId {
        let pinned = self.set(article).and_then(|set| self.names.get(&set));
        pinned.cloned().unwrap_or_else(|| story_id(article))
    }
}

/// The articles that can be reached from one, each with the article before it on the shortest way.
fn ways<'a>(links: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &'a str) -> BTreeMap<&'a str, &'a str> {
    let mut reached = BTreeMap::from([(from, from)]);
    let mut next = vec![from];
    while !next.is_empty() {
        let now = std::mem::take(&mut next);
        for id in now {
            for to in links.get(id).into_iter().flatten() {
                if !reached.contains_key(to) {
                    reached.insert(to, id);
                    next.push(to);
                }
            }
        }
    }
    reached
}

/// The articles between the start of the ways and `to`.
fn way(ways: &BTreeMap<&str, &str>, to: &str) -> Vec<String> {
    let mut way = Vec::new();
    let mut at = to;
    while let Some(before) = ways.get(at).filter(|before| **before != at) {
        way.push((*before).to_owned());
        at = before;
    }
    way.pop();
    way.reverse();
    way
}

/// ", by way of B and C".
fn by_way_of(way: &[String]) -> String {
    if way.is_empty() { String::new() } else { format!(", by way of {}", way.join(" and ")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(a: &str, b: &str) -> Decision {
        Decision::Together(a.into(), b.into())
    }

    fn apart(a: &str, b: &str) -> Decision {
        Decision::Apart(a.into(), b.into())
    }

    #[test]
    fn what_is_together_or_apart_is_so_by_way_of_others() {
        let made =
            Decisions::new([together("a", "b"), together("c", "b"), apart("c", "x"), together("x", "y")]);
        let made = made.unwrap();
        assert!(made.is_together("a", "c") && !made.is_together("a", "x"));
        assert!(made.is_apart("a", "y") && made.is_apart("y", "a") && !made.is_apart("a", "b"));
        assert!(!made.is_together("a", "nobody") && !made.is_apart("a", "nobody"));
    }

    #[test]
    fn the_order_of_decisions_does_not_matter() {
        let mut all = vec![
            together("d", "b"),
            together("a", "b"),
            apart("a", "c"),
            Decision::Pin("e".into(), "d".into()),
            Decision::Pin("e".into(), "a".into()),
        ];
        let first = Decisions::new(all.clone()).unwrap();
        for _ in 0..all.len() {
            all.rotate_left(1);
            assert_eq!(Decisions::new(all.clone()).unwrap(), first);
        }
    }

    #[test]
    fn a_contradiction_is_named_with_the_way_that_leads_to_it() {
        let all = [together("a", "b"), together("b", "c"), together("c", "d"), apart("a", "d")];
        let error = Decisions::new(all).unwrap_err();
        assert_eq!(error.to_string(), "a and d are to be apart, and together, by way of b and c");
        let error = Decisions::new([together("b", "a"), apart("a", "b")]).unwrap_err();
        assert_eq!(error.to_string(), "a and b are to be apart, and together");
        let error = Decisions::new([apart("a", "a")]).unwrap_err();
        assert_eq!((error.one.as_str(), error.other.as_str()), ("a", "a"));
    }

    #[test]
    fn the_story_of_a_pinned_article_keeps_the_name_of_the_story_that_it_is_pinned_to() {
        let made = Decisions::new([Decision::Pin("early".into(), "first".into())]).unwrap();
        assert_eq!(made.story_begun_by("early"), story_id("first"));
        assert_eq!(made.story_begun_by("other"), story_id("other"));
    }
}
