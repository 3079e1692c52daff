//! Which live stories share rare words with an article? An inverted index over stories, with bounds on what is kept
//! and read, so that the cost of an article does not grow with the number of live stories.

use super::profile::ByTerm;
use super::vector::{Term, Vector};
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
    pub(super) fn add(&mut self, story: Key, article: &Vector) {
        for (term, _) in weightiest(article, TERMS_KEPT) {
            let list = self.stories.entry(term).or_default();
            if let Err(place) = list.binary_search(&story) {
                list.insert(place, story);
            }
        }
    }

    /// Forgets that `story` is found by the words of this article.
    pub(super) fn remove(&mut self, story: Key, article: &Vector) {
        for (term, _) in weightiest(article, TERMS_KEPT) {
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
    pub(super) fn candidates(&self, article: &Vector) -> Vec<Key> {
        let mut found: Vec<(Key, f32)> = Vec::new();
        let mut left = ENTRIES_READ;
        for (term, weight) in weightiest(article, TERMS_READ) {
            let list = self.stories.get(&term).map_or(&[][..], Vec::as_slice);
            let newest = list.iter().rev().take(STORIES_PER_TERM.min(left));
            left -= newest.len();
            found.extend(newest.map(|key| (*key, weight * weight)));
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        let mut scored: Vec<(Key, f32)> = found
            .chunk_by(|a, b| a.0 == b.0)
            .map(|entries| (entries[0].0, entries.iter().map(|(_, weight)| weight).sum()))
            .collect();
        scored.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(CANDIDATES);
        scored.into_iter().map(|(key, _)| key).collect()
    }
}

/// The weightiest terms, the weightiest first.
fn weightiest(article: &Vector, most: usize) -> Vec<(Term, f32)> {
    let mut entries = article.entries().to_vec();
    entries.sort_unstable_by_key(|(term, weight)| (Reverse(weight.to_bits()), *term));
    entries.truncate(most);
    entries
}
