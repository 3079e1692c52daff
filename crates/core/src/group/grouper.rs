//! Which live story does an article belong to? Articles one by one, in order of arrival → stories that grow.

use super::GroupSettings;
use super::index::{Index, Key};
use super::profile::{Arrival, Lexicon, Profile};
use super::rule::{MEASURES, Measures};
use super::vector::Centroid;
use crate::text::{WordStatistics, hash};
use headwater_model::StoryId;
use std::collections::{BTreeMap, BTreeSet};

/// An article is compared with so many articles of a story, the latest; the centroid holds them all.
const ARTICLES_COMPARED: usize = 24;

/// The likeness that the nearest article of a wholly different story has in a full stream, where half of the articles
/// that begin a story lie below it: a story that has no rival is compared with this one.
const BACKGROUND: f32 = 0.1;

/// The same for two stories that may be one: neither is a rival of the other, so that a stricter stand-in is needed.
/// Measured on lines 64 % to 80 % of the shared stream.
const MERGE_BACKGROUND: f32 = 0.2;

/// An article less like a story than this is measured no further: half of the likeness of strangers.
const STRANGE: f32 = BACKGROUND / 2.0;

/// So many of the next surest stories are asked whether they are the same as the one that an article joined.
const RIVALS: usize = 6;

/// So many articles of each story are asked, the latest.
const ARTICLES_ASKED: usize = 6;

/// The articles of one story, in order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The story's name for ever: made from the id of the article that began it.
    pub id: StoryId,
    /// The ids of its articles.
    pub articles: Vec<String>,
}

/// A live story that an arriving article may belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The story.
    pub story: StoryId,
    /// What is measured between the two.
    pub measures: Measures,
    /// Whether both have times.
    pub dated: bool,
    /// How sure the rule is that they belong together: 0.0 to 1.0.
    pub probability: f32,
    key: Key,
}

/// An article that was read and not yet placed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The stories it may belong to, the surest first.
    pub candidates: Vec<Candidate>,
    id: String,
    profile: Profile,
}

/// Groups a stream of articles; what it keeps is bounded by the window.
#[derive(Clone, Debug)]
pub struct Grouper {
    settings: GroupSettings,
    lexicon: Lexicon,
    index: Index,
    live: BTreeMap<Key, LiveStory>,
    ends: BTreeSet<(i64, Key)>,
    next: Key,
    now: i64,
    closed: Vec<(Key, Group)>,
    merged: Vec<Merge>,
}

/// Two stories that turned out to be one: the later name leads to the earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The name that is no longer used.
    pub from: StoryId,
    /// The story that has its articles now.
    pub into: StoryId,
}

/// A story that still takes articles.
#[derive(Clone, Debug)]
struct LiveStory {
    group: Group,
    centroid: Centroid,
    members: Vec<Profile>,
    first: Option<i64>,
    last: Option<i64>,
    touched: i64,
}

impl Grouper {
    /// A grouper that has seen nothing.
    #[must_use]
    pub fn new(words: &WordStatistics, settings: &GroupSettings) -> Self {
        Self {
            settings: settings.clone(),
            lexicon: Lexicon::new(words),
            index: Index::default(),
            live: BTreeMap::new(),
            ends: BTreeSet::new(),
            next: 0,
            now: i64::MIN,
            closed: Vec::new(),
            merged: Vec::new(),
        }
    }

    /// Reads an article and puts it where it belongs; returns its story.
    pub fn add(&mut self, arrival: &Arrival<'_>) -> StoryId {
        let weighed = self.weigh(arrival);
        self.settle(weighed)
    }

    /// Puts a weighed article where the rule says; returns its story.
    pub fn settle(&mut self, article: Weighed) -> StoryId {
        let surest = article.candidates.first().filter(|c| c.probability >= self.settings.join);
        let story = surest.map(|candidate| candidate.key);
        let rivals: Vec<Key> =
            article.candidates.iter().map(|c| c.key).filter(|key| Some(*key) != story).take(RIVALS).collect();
        let mut key = self.put(article, story);
        for rival in rivals {
            let (Some(one), Some(other)) = (self.live.get(&key), self.live.get(&rival)) else { continue };
            if one.is_one_with(other, &self.settings) {
                let (older, newer) = (key.min(rival), key.max(rival));
                self.merge(older, newer);
                key = older;
            }
        }
        self.name(key)
    }

    /// The name of a live story.
    fn name(&self, key: Key) -> StoryId {
        self.live[&key].group.id.clone()
    }

    /// Moves the articles of `newer` into `older`.
    fn merge(&mut self, older: Key, newer: Key) {
        let (Some(gone), Some(story)) = (self.live.remove(&newer), self.live.get_mut(&older)) else { return };
        self.ends.remove(&(gone.touched, newer));
        self.ends.remove(&(story.touched, older));
        story.touched = story.touched.max(gone.touched);
        self.ends.insert((story.touched, older));
        self.merged.push(Merge { from: gone.group.id, into: story.group.id.clone() });
        for (id, member) in gone.group.articles.into_iter().zip(gone.members) {
            self.index.remove(newer, &member.words);
            self.index.add(older, &member.words);
            story.take(id, member);
        }
    }

    /// Reads an article and measures it against the live stories, without placing it. [`Self::place`] must follow.
    pub fn weigh(&mut self, arrival: &Arrival<'_>) -> Weighed {
        if let Some(seconds) = arrival.seconds {
            self.now = self.now.max(seconds);
            self.close_old();
        }
        let profile = self.lexicon.read(arrival);
        let mut candidates = self.measure(&profile);
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.key.cmp(&b.key)));
        Weighed { candidates, id: arrival.id.to_owned(), profile }
    }

    /// Puts a weighed article into the story of that name, or into a new one where it is `None` or not live.
    pub fn place(&mut self, article: Weighed, story: Option<&StoryId>) -> StoryId {
        let key = article.candidates.iter().find(|c| Some(&c.story) == story).map(|c| c.key);
        let key = self.put(article, key);
        self.name(key)
    }

    /// The stories that were merged so far, in order: a reader who asks for the one is led to the other.
    #[must_use]
    pub fn merged(&self) -> &[Merge] {
        &self.merged
    }

    /// Ends the stream: every story, in order of its first article's arrival.
    #[must_use]
    pub fn finish(mut self) -> Vec<Group> {
        self.closed.extend(std::mem::take(&mut self.live).into_iter().map(|(key, story)| (key, story.group)));
        self.closed.sort_by_key(|(key, _)| *key);
        self.closed.into_iter().map(|(_, group)| group).collect()
    }

    /// Measures an article against the stories that the index proposes.
    fn measure(&self, profile: &Profile) -> Vec<Candidate> {
        let mut found: Vec<(Key, bool, Measures)> = self
            .index
            .candidates(&profile.words)
            .into_iter()
            .filter_map(|key| {
                let (dated, measures) = self.live.get(&key)?.measure(profile);
                (measures.0[0] >= STRANGE).then_some((key, dated, measures))
            })
            .collect();
        let nearest: Vec<f32> = found.iter().map(|(_, _, measures)| measures.0[1]).collect();
        for (place, (_, _, measures)) in found.iter_mut().enumerate() {
            let others = || nearest.iter().enumerate().filter(|(i, _)| *i != place).map(|(_, n)| *n);
            let next = others().fold(BACKGROUND, f32::max);
            let best = next.max(measures.0[1]);
            measures.0[8] = measures.0[1] - next;
            measures.0[9] = (1.0 + others().filter(|n| *n >= best / 2.0).count() as f32).ln();
        }
        found
            .into_iter()
            .map(|(key, dated, measures)| Candidate {
                story: self.live[&key].group.id.clone(),
                probability: self.settings.probability(&measures, dated),
                measures,
                dated,
                key,
            })
            .collect()
    }

    /// Puts an article into a live story, or into a new one.
    fn put(&mut self, article: Weighed, story: Option<Key>) -> Key {
        let Weighed { id, profile, .. } = article;
        let key = story.unwrap_or_else(|| {
            self.next += 1;
            self.live.insert(self.next, LiveStory::begun_by(&id));
            self.next
        });
        let Some(story) = self.live.get_mut(&key) else { unreachable!("the key was just found or made") };
        self.ends.remove(&(story.touched, key));
        story.touched = self.now;
        self.ends.insert((story.touched, key));
        self.index.add(key, &profile.words);
        story.take(id, profile);
        key
    }

    /// Closes the stories whose last article is older than the window.
    fn close_old(&mut self) {
        let oldest = self.now - i64::from(self.settings.window_hours) * 3600;
        while let Some(&(touched, key)) = self.ends.first() {
            if touched >= oldest {
                break;
            }
            self.ends.pop_first();
            let Some(story) = self.live.remove(&key) else { continue };
            for member in &story.members {
                self.index.remove(key, &member.words);
                self.lexicon.forget(member);
            }
            self.closed.push((key, story.group));
        }
    }
}

impl LiveStory {
    /// A story without articles, named after the one that begins it.
    fn begun_by(article: &str) -> Self {
        Self {
            group: Group { id: story_id(article), articles: Vec::new() },
            centroid: Centroid::default(),
            members: Vec::new(),
            first: None,
            last: None,
            touched: i64::MIN,
        }
    }

    /// Takes an article in.
    fn take(&mut self, id: String, profile: Profile) {
        self.centroid.add(&profile.words);
        self.first = self.first.into_iter().chain(profile.seconds).min();
        self.last = self.last.into_iter().chain(profile.seconds).max();
        self.group.articles.push(id);
        self.members.push(profile);
    }

    /// Whether the articles of each of two stories belong, on the mean, to the other: one article that belongs to both, a
    /// roundup or a page that runs both texts, makes no chain.
    fn is_one_with(&self, other: &Self, settings: &GroupSettings) -> bool {
        other.welcomes(self, settings) && self.welcomes(other, settings)
    }

    /// Whether the latest articles of another story belong, on the mean, to this one.
    fn welcomes(&self, other: &Self, settings: &GroupSettings) -> bool {
        let asked = &other.members[other.members.len().saturating_sub(ARTICLES_ASKED)..];
        let sure: f32 = asked
            .iter()
            .map(|article| {
                let (dated, mut measures) = self.measure(article);
                measures.0[8] = measures.0[1] - MERGE_BACKGROUND;
                settings.probability(&measures, dated)
            })
            .sum();
        sure >= settings.merge * asked.len() as f32
    }

    /// What is measured between the story and an article, as far as it does not depend on other stories.
    fn measure(&self, article: &Profile) -> (bool, Measures) {
        let mut measures = [0.0; MEASURES];
        measures[0] = self.centroid.cosine(&article.words);
        if measures[0] < STRANGE {
            return (false, Measures(measures));
        }
        let compared = &self.members[self.members.len().saturating_sub(ARTICLES_COMPARED)..];
        for member in compared {
            let likeness = member.words.cosine(&article.words);
            measures[1] = likeness.max(measures[1]);
            measures[2] += likeness / compared.len() as f32;
            measures[3] = member.shared_pairs(article).max(measures[3]);
            measures[10] = member.lead.cosine(&article.lead).max(measures[10]);
        }
        measures[4] = self.centroid.cosine(&article.lead);
        let dated = match (article.seconds, self.first, self.last) {
            (Some(seconds), Some(first), Some(last)) => {
                measures[5] = days((seconds - last).max(first - seconds));
                measures[6] = days((seconds - first).max(last - seconds));
                true
            }
            _ => false,
        };
        measures[7] = (self.members.len() as f32).ln();
        (dated, Measures(measures))
    }
}

/// A length of time as the rule takes it: ln(1 + days).
fn days(seconds: i64) -> f32 {
    (1.0 + seconds.max(0) as f32 / 86_400.0).ln()
}

/// The name of the story that an article begins: an `s` and 48 bits of a hash of its id.
fn story_id(article: &str) -> StoryId {
    let hash = hash(article.as_bytes());
    StoryId(format!("s{:012x}", (hash ^ (hash >> 48)) & 0xffff_ffff_ffff))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FROST: &str =
        "Growers in the Lindow valley said that a late frost had taken half of the cherry blossom.";
    const STRIKE: &str =
        "A court in Marrow refused to stop the strike of ferry crews that cut off the outer islands.";

    fn words() -> WordStatistics {
        WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap()
    }

    #[test]
    fn a_merged_story_keeps_the_older_name_and_is_found_by_the_words_of_both() {
        let (words, settings) = (words(), GroupSettings::default());
        let mut grouper = Grouper::new(&words, &settings);
        let mut add = |id: &str, text: &str, seconds| {
            let name = grouper.add(&Arrival { id, headline: None, text, seconds });
            (name, grouper.clone())
        };
        let (older, _) = add("a", FROST, Some(0));
        let (newer, mut grouper) = add("b", STRIKE, Some(60));
        grouper.merge(1, 2);
        assert_eq!(grouper.merged(), [Merge { from: newer, into: older.clone() }]);
        let pickup = Arrival { id: "c", headline: None, text: STRIKE, seconds: Some(120) };
        assert_eq!(grouper.add(&pickup), older);
        assert_eq!(
            grouper.finish(),
            [Group { id: older, articles: ["a", "b", "c"].map(str::to_owned).into() }]
        );
    }

    #[test]
    fn nothing_is_kept_of_a_story_that_the_window_has_passed() {
        let (words, settings) = (words(), GroupSettings::default());
        let mut grouper = Grouper::new(&words, &settings);
        let day = 86_400;
        for (number, text) in [FROST, STRIKE].into_iter().enumerate() {
            let seconds = Some(number as i64 * 20 * day);
            grouper.add(&Arrival { id: &number.to_string(), headline: None, text, seconds });
        }
        assert_eq!((grouper.live.len(), grouper.ends.len(), grouper.closed.len()), (1, 1, 1));
    }
}
