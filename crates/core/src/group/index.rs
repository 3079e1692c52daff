//! Which live stories share rare words with an article? An inverted index over stories, with bounds on what is kept
//! and read, so that the cost of an article does not grow with the number of live stories.

use super::profile::ByTerm;
use super::vector::{Term, Word};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Names a live story inside the grouper: counted up, never used again.
pub(super) type Key = u32;

/// A story is found by so many of the weightiest words of each article.
const TERMS_KEPT: usize = 24;

/// An article looks up so many of its weightiest words.
const TERMS_READ: usize = 32;

/// So many stories at most are read under one word, the newest first.
const STORIES_PER_TERM: usize = 400;

/// So many entries at most are read for one article, from the weightiest word down.
const ENTRIES_READ: usize = 3000;

/// So many stories at most are compared with an article in full.
const CANDIDATES: usize = 10;

/// Stories by their weightiest words.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    stories: HashMap<Term, Vec<Key>, ByTerm>,
}

impl Index {
    /// Lets `story` be found by the weightiest words of its new article.
    pub(super) fn add(&mut self, story: Key, article: &[Word]) {
        for (_, term) in weightiest(article, TERMS_KEPT) {
            let list = self.stories.entry(term).or_default();
            if let Err(place) = list.binary_search(&story) {
                list.insert(place, story);
                if list.len() > 2 * STORIES_PER_TERM {
                    list.drain(..STORIES_PER_TERM);
                }
            }
        }
    }

    /// Forgets that `story` is found by the words of this article.
    pub(super) fn remove(&mut self, story: Key, article: &[Word]) {
        for (_, term) in weightiest(article, TERMS_KEPT) {
            if let Some(list) = self.stories.get_mut(&term) {
                if let Ok(place) = list.binary_search(&story) {
                    list.remove(place);
                }
                if list.is_empty() {
                    self.stories.remove(&term);
                }
            }
        }
    }

    /// The stories that share most of the weightiest words of `article`, the best first.
    pub(super) fn candidates(&self, article: &[Word]) -> Vec<Key> {
        let mut read = weightiest(article, TERMS_READ);
        read.sort_unstable();
        let mut left = ENTRIES_READ;
        let newest = |(Reverse(weight), term): (Reverse<u32>, Term)| {
            let list = self.stories.get(&term).map_or(&[][..], Vec::as_slice);
            let newest = &list[list.len() - list.len().min(STORIES_PER_TERM).min(left)..];
            left -= newest.len();
            (f32::from_bits(weight), newest)
        };
        let lists: Vec<(f32, &[Key])> = read.into_iter().map(newest).collect();
        let mut found: HashMap<Key, f32, ByTerm> =
            HashMap::with_capacity_and_hasher(ENTRIES_READ - left, ByTerm::default());
        for (weight, list) in lists {
            list.iter().for_each(|key| *found.entry(*key).or_insert(0.0) += weight * weight);
        }
        // The best by their scores, which are positive: their bits are in their order.
        let mut scored: Vec<(Reverse<u32>, Key)> =
            found.into_iter().map(|(key, score)| (Reverse(score.to_bits()), key)).collect();
        first(&mut scored, CANDIDATES);
        scored.sort_unstable();
        scored.into_iter().map(|(_, key)| key).collect()
    }
}

/// The weightiest words, in no order, each with the bits of its weight.
fn weightiest(article: &[Word], most: usize) -> Vec<(Reverse<u32>, Term)> {
    let mut words: Vec<(Reverse<u32>, Term)> =
        article.iter().map(|word| (Reverse(word.weight().to_bits()), word.term)).collect();
    first(&mut words, most);
    words
}

/// Leaves the first `most` in order, in no order.
fn first<T: Ord>(all: &mut Vec<T>, most: usize) {
    if all.len() > most {
        all.select_nth_unstable(most);
        all.truncate(most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_the_newest_stories_and_nothing_once_they_close() {
        let mut index = Index::default();
        let article = [Word::new(7, 1.0, 0.0, 0, false)];
        let most = 2 * STORIES_PER_TERM;
        let stories = 1..=5 * STORIES_PER_TERM as Key;
        stories.clone().for_each(|story| index.add(story, &article));
        assert!(index.stories[&7].len() <= most, "{}", index.stories[&7].len());
        assert!(index.stories[&7].contains(stories.end()));
        assert!(!index.candidates(&article).is_empty());
        stories.for_each(|story| index.remove(story, &article));
        assert!(index.stories.is_empty());
    }
}
