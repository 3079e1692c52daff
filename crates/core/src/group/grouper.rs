//! Which live story does an article belong to? Articles one by one, in order of arrival → stories that grow, merge and
//! split.
//!
//! An article is compared with the articles of the stories that share its rarest words. It joins the story of which the
//! rule is surest on the mean of the story's articles, or begins one. Then the story and those near it are looked at
//! again, together (see [`super::linkage`]): two stories that turn out to be one are merged, and an article that is
//! nearer to the other story moves.

use super::GroupSettings;
use super::index::{Index, Key};
use super::linkage;
use super::measures::{LIKENESS, Measures, Near, WORD_PAIRS};
use super::neighbours::{Arrived, Neighbours};
use super::profile::{Arrival, ByTerm, Lexicon, Overlap, Profile};
use crate::text::{WordStatistics, hash};
use headwater_model::StoryId;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An article is compared with so many articles of a story, the latest.
const ARTICLES_COMPARED: usize = 24;

/// Articles less alike than this are not compared any further.
const STRANGE: f32 = 0.05;

/// How sure the rule is of articles that were not compared: less than of most that were.
const STRANGERS_SURE: f32 = 0.015;

/// However alike two articles are, the rule counts for no surer than this when stories are made.
const SUREST: f32 = 0.8;

/// Stories are looked at again together when the rule is so sure of the new article and one of theirs.
const SECOND_LOOK: f32 = 0.15;

/// So many articles at most are looked at again together: what was measured between them is known in full.
const LOOKED_AT: usize = ARTICLES_COMPARED;

/// The articles of one story, in order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The story's name for ever: made from the id of the article that began it.
    pub id: StoryId,
    /// The ids of its articles.
    pub articles: Vec<String>,
}

/// What was measured between an arriving article and one that came before.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The earlier article: its number in order of arrival, from 0.
    pub earlier: usize,
    /// What was measured.
    pub measures: Measures,
    /// Whether both have times.
    pub dated: bool,
    /// How sure the rule is that they tell the same event: 0.0 to 1.0.
    pub probability: f32,
    story: Key,
}

/// A live story that an arriving article may belong to.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The story.
    pub story: StoryId,
    /// How sure the rule is that they belong together, on the mean of the story's articles: 0.0 to 1.0.
    pub probability: f32,
    key: Key,
}

impl Candidate {
    /// Whether the earlier article of `pair` is one of the story's.
    pub(super) fn is_of(&self, pair: &Pair) -> bool {
        self.key == pair.story
    }
}

/// An article that was read and not yet placed.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The stories it may belong to, the surest first.
    pub candidates: Vec<Candidate>,
    /// What was measured with each article of those stories.
    pub pairs: Vec<Pair>,
    id: String,
    profile: Profile,
    neighbours: Neighbours,
}

/// Groups a stream of articles; what it keeps is bounded by the window.
#[derive(Clone, Debug)]
pub struct Grouper {
    settings: GroupSettings,
    lexicon: Lexicon,
    index: Index,
    live: BTreeMap<Key, LiveStory>,
    articles: HashMap<Arrived, Box<LiveArticle>, ByTerm>,
    ends: BTreeSet<(i64, Key)>,
    next_story: Key,
    arrived: Arrived,
    now: i64,
    closed: Vec<(Arrived, Group)>,
    merged: Vec<Merge>,
}

/// Two stories that turned out to be one: the one name leads to the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// The name that is no longer used.
    pub from: StoryId,
    /// The story that has its articles now, or most of them.
    pub into: StoryId,
}

/// A story that still takes articles.
#[derive(Clone, Debug)]
struct LiveStory {
    id: StoryId,
    articles: Vec<Arrived>,
    touched: i64,
}

/// An article of a live story.
#[derive(Clone, Debug)]
struct LiveArticle {
    id: Box<str>,
    profile: Profile,
    neighbours: Neighbours,
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
            articles: HashMap::default(),
            ends: BTreeSet::new(),
            next_story: 0,
            arrived: 0,
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

    /// Puts a weighed article where the rule says, and looks again at the stories near it; returns its story.
    pub fn settle(&mut self, article: Weighed) -> StoryId {
        let surest = article.candidates.first().filter(|c| c.probability >= self.settings.join);
        let story = surest.map(|candidate| candidate.key);
        let mut near: BTreeSet<Key> =
            article.pairs.iter().filter(|p| p.probability >= SECOND_LOOK).map(|p| p.story).collect();
        let arrived = self.arrived;
        near.insert(self.put(article, story));
        if near.len() > 1 {
            self.look_again(&near);
        }
        self.home(arrived, &near)
    }

    /// Reads an article and measures it against the live stories, without placing it. [`Self::settle`] or
    /// [`Self::place`] must follow.
    pub fn weigh(&mut self, arrival: &Arrival<'_>) -> Weighed {
        if let Some(seconds) = arrival.seconds {
            self.now = self.now.max(seconds);
            self.close_old();
        }
        let profile = self.lexicon.read(arrival);
        let (neighbours, pairs) = self.measure(&profile);
        let candidates = self.candidates(&pairs);
        Weighed { candidates, pairs, id: arrival.id.to_owned(), profile, neighbours }
    }

    /// Puts a weighed article into the story of that name, or into a new one where it is `None` or not live.
    pub fn place(&mut self, article: Weighed, story: Option<&StoryId>) -> StoryId {
        let key = article.candidates.iter().find(|c| Some(&c.story) == story).map(|c| c.key);
        let key = self.put(article, key);
        self.live[&key].id.clone()
    }

    /// The stories that were merged so far, in order: a reader who asks for the one is led to the other.
    #[must_use]
    pub fn merged(&self) -> &[Merge] {
        &self.merged
    }

    /// How many articles are live: compared with those that come.
    #[must_use]
    pub fn live_articles(&self) -> usize {
        self.articles.len()
    }

    /// Hands over the stories that were closed since the last call, in order of closing: they take no more articles.
    /// [`Self::finish`] leaves them out then. Without this the closed stories, ids alone, are kept until the end.
    pub fn take_closed(&mut self) -> Vec<Group> {
        self.closed.drain(..).map(|(_, group)| group).collect()
    }

    /// Ends the stream: every story, in order of its first article's arrival.
    #[must_use]
    pub fn finish(mut self) -> Vec<Group> {
        for story in std::mem::take(&mut self.live).into_values() {
            self.close(story);
        }
        self.closed.sort_by_key(|(first, _)| *first);
        self.closed.into_iter().map(|(_, group)| group).collect()
    }

    /// Measures an article against those of the stories that the index proposes: what is nearest to it, and each pair.
    fn measure(&self, profile: &Profile) -> (Neighbours, Vec<Pair>) {
        let mut near: Vec<(Arrived, Key, Overlap)> = Vec::new();
        for key in self.index.candidates(&profile.words) {
            let Some(story) = self.live.get(&key) else { continue };
            for earlier in &story.articles[story.articles.len().saturating_sub(ARTICLES_COMPARED)..] {
                let overlap = profile.overlap(&self.articles[earlier].profile, STRANGE);
                if overlap.texts >= STRANGE {
                    near.push((*earlier, key, overlap));
                }
            }
        }
        let neighbours = Neighbours::of(near.iter().map(|(earlier, _, overlap)| (overlap.texts, *earlier)));
        let me = Seen { arrived: self.arrived, profile, neighbours: &neighbours };
        let pairs = near.into_iter().map(|(earlier, story, overlap)| {
            let (measures, dated) = me.compared_with(&self.seen(earlier), &overlap);
            let probability = self.settings.probability(&measures, dated);
            Pair { earlier: earlier as usize, measures, dated, probability, story }
        });
        let pairs = pairs.collect();
        (neighbours, pairs)
    }

    /// The stories of the articles that were measured, the surest first.
    fn candidates(&self, pairs: &[Pair]) -> Vec<Candidate> {
        let mut sums: BTreeMap<Key, f32> = BTreeMap::new();
        for pair in pairs {
            *sums.entry(pair.story).or_insert(0.0) += log_odds(pair.probability) - log_odds(STRANGERS_SURE);
        }
        let mut candidates: Vec<Candidate> = sums
            .into_iter()
            .map(|(key, sum)| {
                let story = &self.live[&key];
                let compared = story.articles.len().min(ARTICLES_COMPARED) as f32;
                let mean = sum / compared + log_odds(STRANGERS_SURE);
                Candidate { story: story.id.clone(), probability: 1.0 / (1.0 + (-mean).exp()), key }
            })
            .collect();
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.key.cmp(&b.key)));
        candidates
    }

    /// Puts an article into a live story, or into a new one.
    fn put(&mut self, article: Weighed, story: Option<Key>) -> Key {
        let Weighed { id, profile, neighbours, pairs, .. } = article;
        let arrived = self.arrived;
        self.arrived += 1;
        for pair in &pairs {
            if let Some(other) = self.articles.get_mut(&(pair.earlier as Arrived)) {
                other.neighbours.take(pair.measures.0[LIKENESS], arrived);
            }
        }
        let key = story.unwrap_or_else(|| self.begin(story_id(&id)));
        self.index.add(key, &profile.words);
        let article = LiveArticle { id: id.into_boxed_str(), profile, neighbours };
        self.articles.insert(arrived, Box::new(article));
        let mut articles = std::mem::take(&mut self.story(key).articles);
        articles.push(arrived);
        self.fill(key, articles, self.now);
        key
    }

    /// Begins a story of that name, without articles.
    fn begin(&mut self, id: StoryId) -> Key {
        self.next_story += 1;
        self.live.insert(self.next_story, LiveStory { id, articles: Vec::new(), touched: i64::MIN });
        self.next_story
    }

    /// A live story.
    fn story(&mut self, key: Key) -> &mut LiveStory {
        let Some(story) = self.live.get_mut(&key) else { unreachable!("the key was just found or made") };
        story
    }

    /// Gives a live story these articles, and the time of its last change.
    fn fill(&mut self, key: Key, articles: Vec<Arrived>, touched: i64) {
        let story = self.story(key);
        let before = std::mem::replace(&mut story.touched, touched);
        story.articles = articles;
        self.ends.remove(&(before, key));
        self.ends.insert((touched, key));
    }

    /// Looks at the articles of these stories together again: who belongs to whom, now that more is known.
    fn look_again(&mut self, stories: &BTreeSet<Key>) {
        let mut articles: Vec<(Arrived, Key)> = Vec::new();
        for key in stories {
            articles.extend(self.live[key].articles.iter().map(|arrived| (*arrived, *key)));
        }
        if articles.len() > LOOKED_AT {
            return;
        }
        articles.sort_unstable();
        let sure = |a: usize, b: usize| log_odds(self.sure(articles[a].0, articles[b].0));
        let groups = linkage::groups(articles.len(), log_odds(self.settings.join), sure);
        let is_whole = |group: &Vec<usize>| {
            let home = articles[group[0]].1;
            group.len() == self.live[&home].articles.len() && group.iter().all(|i| articles[*i].1 == home)
        };
        if !groups.iter().all(is_whole) {
            let groups = groups.iter().map(|group| group.iter().map(|i| articles[*i]).collect()).collect();
            self.divide_anew(stories, groups);
        }
    }

    /// How sure the rule is of two live articles, with what stands near them now.
    fn sure(&self, one: Arrived, other: Arrived) -> f32 {
        let (later, earlier) = (self.seen(one.max(other)), self.seen(one.min(other)));
        let overlap = later.profile.overlap(earlier.profile, STRANGE);
        if overlap.texts < STRANGE {
            return STRANGERS_SURE;
        }
        let (measures, dated) = later.compared_with(&earlier, &overlap);
        self.settings.probability(&measures, dated)
    }

    /// A live article as it is compared.
    fn seen(&self, arrived: Arrived) -> Seen<'_> {
        let article = &self.articles[&arrived];
        Seen { arrived, profile: &article.profile, neighbours: &article.neighbours }
    }

    /// Divides the articles of `stories` into `groups`: each keeps the name of the story that most of its articles come
    /// from, and of two that would keep one name the larger part does. Articles carry the story they come from.
    fn divide_anew(&mut self, stories: &BTreeSet<Key>, groups: Vec<Vec<(Arrived, Key)>>) {
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
        for (key, group) in keys.iter_mut().zip(groups) {
            let first = group[0].0;
            let key = *key.get_or_insert_with(|| {
                self.begin(story_id(&format!("{} {cause}", self.articles[&first].id)))
            });
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
            self.merged.push(Merge { from: gone.id, into: heir.id.clone() });
        }
    }

    /// The story of an article that was just placed in or near one of `stories`.
    fn home(&self, arrived: Arrived, stories: &BTreeSet<Key>) -> StoryId {
        // It is the latest of all, and a story has its articles in order.
        let holds = |story: &&LiveStory| story.articles.last() == Some(&arrived);
        let known = stories.iter().filter_map(|key| self.live.get(key)).find(holds);
        // A part that split off has a new key, and that is the latest.
        let story = known.or_else(|| self.live.values().rev().find(holds));
        story.map_or_else(|| unreachable!("every article has a home"), |story| story.id.clone())
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
            for arrived in &story.articles {
                let profile = &self.articles[arrived].profile;
                self.index.remove(key, &profile.words);
                self.lexicon.forget(profile);
            }
            self.close(story);
        }
    }

    /// Moves a story's articles to those that are done with.
    fn close(&mut self, story: LiveStory) {
        let Some(first) = story.articles.first().copied() else { return };
        let articles: Vec<String> = story
            .articles
            .iter()
            .filter_map(|arrived| Some(self.articles.remove(arrived)?.id.into_string()))
            .collect();
        self.closed.push((first, Group { id: story.id, articles }));
    }
}

/// An article as it is compared with another.
struct Seen<'a> {
    arrived: Arrived,
    profile: &'a Profile,
    neighbours: &'a Neighbours,
}

impl Seen<'_> {
    /// What is measured between this article and an earlier one, and whether both have times.
    fn compared_with(&self, earlier: &Self, overlap: &Overlap) -> (Measures, bool) {
        let likeness = overlap.texts;
        let mut measures = Measures::of_texts(self.profile, earlier.profile, overlap);
        measures.set_near(&Near {
            later: self.neighbours.nearest_but(earlier.arrived),
            earlier: earlier.neighbours.nearest_but(self.arrived),
            common: self.neighbours.in_common(self.arrived, earlier.neighbours, earlier.arrived, likeness),
            nearer: [
                self.neighbours.nearer_than(likeness, earlier.arrived),
                earlier.neighbours.nearer_than(likeness, self.arrived),
            ],
        });
        (measures, self.profile.seconds.is_some() && earlier.profile.seconds.is_some())
    }
}

impl GroupSettings {
    /// How sure it is that two articles tell the same event: what the rule says, and more where the one runs the text of
    /// the other. The rule cannot know copies: where people made the stories of the shared stream, a third of the pairs
    /// of copies are in two, for one page was used for both.
    fn probability(&self, measures: &Measures, dated: bool) -> f32 {
        let is_copy = measures.0[WORD_PAIRS] >= self.copy;
        self.rule.probability(measures, dated).max(if is_copy { COPY_SURE } else { 0.0 })
    }
}

/// The log-odds of a probability, none beyond those of [`STRANGERS_SURE`] and [`SUREST`]: on their mean, one article that
/// runs the texts of two stories does not make them one.
fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(STRANGERS_SURE, SUREST);
    (p / (1.0 - p)).ln()
}

/// How sure it is that a copy tells the same event as what it copies.
const COPY_SURE: f32 = 0.9;

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

    /// A grouper after these texts came, an hour apart.
    fn after(texts: &[&str]) -> Grouper {
        let mut grouper = Grouper::new(&words(), &GroupSettings::default());
        for (number, text) in texts.iter().enumerate() {
            let seconds = Some(3600 * number as i64);
            grouper.add(&Arrival { id: &number.to_string(), headline: None, text, seconds });
        }
        grouper
    }

    #[test]
    fn a_merged_story_keeps_the_older_name_and_is_found_by_the_words_of_both() {
        let mut grouper = after(&[FROST, STRIKE]);
        let (older, newer) = (story_id("0"), story_id("1"));
        grouper.divide_anew(&BTreeSet::from([1, 2]), vec![vec![(0, 1), (1, 2)]]);
        assert_eq!(grouper.merged(), [Merge { from: newer, into: older.clone() }]);
        for (id, text) in [("2", STRIKE), ("3", FROST)] {
            assert_eq!(
                grouper.weigh(&Arrival { id, headline: None, text, seconds: Some(9000) }).candidates.len(),
                1
            );
        }
        assert_eq!(grouper.finish(), [Group { id: older, articles: ["0", "1"].map(str::to_owned).into() }]);
    }

    #[test]
    fn a_part_that_splits_off_gets_a_name_of_its_own_and_the_larger_part_keeps_the_old_one() {
        let mut grouper = after(&[FROST, FROST, FROST, STRIKE]);
        grouper.divide_anew(&BTreeSet::from([1, 2]), vec![vec![(0, 1), (1, 1)], vec![(2, 1), (3, 2)]]);
        let groups = grouper.finish();
        let ids: Vec<&StoryId> = groups.iter().map(|group| &group.id).collect();
        assert_eq!(ids, [&story_id("0"), &story_id("3")]);
        let mut grouper = after(&[FROST, FROST, FROST]);
        grouper.divide_anew(&BTreeSet::from([1]), vec![vec![(0, 1)], vec![(1, 1), (2, 1)]]);
        assert_eq!(grouper.live.len(), 2);
        assert_ne!(grouper.live[&2].id, story_id("0"), "the larger part keeps it");
        assert_eq!(grouper.live[&1].articles, [1, 2]);
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
        assert_eq!(grouper.articles.len(), 1);
    }
}
