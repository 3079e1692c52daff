//! Which live story does an article belong to? Articles one by one, in order of arrival → stories that grow, merge and
//! split.
//!
//! An article is compared with the articles of the stories that share its rarest words. It joins the story of which the
//! rule is surest on the mean of the story's articles, or begins one. Then the story and those near it are looked at
//! again, together (see [`super::linkage`]): two stories that turn out to be one are merged, and an article that is
//! nearer to the other story moves. What a person decided (see [`super::decisions`]) wins over the rule, wherever
//! articles are joined or parted.

mod by_decision;
mod second_look;
mod sure;
#[cfg(test)]
mod tests;

use super::GroupSettings;
use super::archive::{Archive, Closed, Kept};
use super::decisions::Set;
use super::follow::FollowMeasures;
use super::index::{Index, Key};
use super::measures::{LIKENESS, Measures};
use super::neighbours::{Arrived, Neighbours};
use super::profile::{Arrival, ByTerm, Lexicon, Overlap, Profile};
use crate::text::{WordStatistics, hash};
use headwater_model::StoryId;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use sure::{Seen, log_odds};

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

/// What came of an event is told from it, and linked to it, where [`FollowRule`](super::FollowRule) is so sure.
pub(super) const FOLLOW: f32 = 0.6;

/// So many articles at most are looked at again together: what was measured between them is known in full.
const LOOKED_AT: usize = ARTICLES_COMPARED;

/// The articles of one story, in order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The story's name for ever: made from the id of the article that began it.
    pub id: StoryId,
    /// The ids of its articles.
    pub articles: Vec<String>,
    /// Names that are no longer used and lead here, in the order in which they went.
    pub merged: Vec<StoryId>,
    /// The earlier story that this one is a follow-up to, where one is near.
    pub follows: Option<StoryId>,
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
    /// What was measured for the question whether the later one tells what came of the earlier one's event; `None` where
    /// it came too soon or a time is unknown.
    pub follow: Option<FollowMeasures>,
    /// How sure it is that it does: 0.0 to 1.0.
    pub follows: f32,
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
    archive: Archive,
    /// Of each set of a person's decisions the article that came first.
    decided: BTreeMap<Set, Arrived>,
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
    /// The articles from before it was closed, where a decision opened it again: they are not compared any more.
    past: Vec<Kept>,
}

/// An article of a live story.
#[derive(Clone, Debug)]
struct LiveArticle {
    id: Box<str>,
    profile: Profile,
    neighbours: Neighbours,
    /// Whether the name that is made of its id is taken.
    is_named: bool,
    /// An article of the story that it may be a follow-up to.
    near: Option<Arrived>,
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
            archive: Archive::default(),
            decided: BTreeMap::new(),
        }
    }

    /// Reads an article and puts it where it belongs; returns its story.
    pub fn add(&mut self, arrival: &Arrival<'_>) -> StoryId {
        let weighed = self.weigh(arrival);
        self.settle(weighed)
    }

    /// Puts a weighed article where decisions and the rule say, and looks again at the stories near it; returns its
    /// story.
    pub fn settle(&mut self, article: Weighed) -> StoryId {
        let set = self.settings.decisions.set(&article.id);
        let surest = article.candidates.iter().find(|candidate| self.may_join(set, candidate.key));
        let by_rule = surest.filter(|c| c.probability >= self.settings.join).map(|candidate| candidate.key);
        let by_decision = set.and_then(|set| self.decided_home(set));
        let mut near: BTreeSet<Key> =
            article.pairs.iter().filter(|p| p.probability >= SECOND_LOOK).map(|p| p.story).collect();
        let arrived = self.arrived;
        let own_name = story_id(&article.id);
        let key = self.put(article, by_decision.or(by_rule));
        if let Some(set) = set {
            self.decided.entry(set).or_insert(arrived);
            if by_rule.is_none() {
                self.lead(arrived, own_name, key);
            }
        }
        if let (Some(home), Some(other)) = (by_decision, by_rule)
            && self.may_unite(home, other)
        {
            self.unite(home, other);
            near.remove(&other);
        }
        near.insert(key);
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
        &self.archive.merged
    }

    /// How many articles are live: compared with those that come.
    #[must_use]
    pub fn live_articles(&self) -> usize {
        self.articles.len()
    }

    /// Hands over the stories that were closed since the last call, in order of closing: they take no more articles, and
    /// [`Self::finish`] leaves them out. Names that lead to them stand in [`Self::merged`] alone, and what they follow is not
    /// told. Without this the closed stories, ids alone, are kept until the end.
    pub fn take_closed(&mut self) -> Vec<Group> {
        self.archive.hand_over()
    }

    /// Ends the stream: every story, in order of its first article's arrival.
    #[must_use]
    pub fn finish(mut self) -> Vec<Group> {
        for story in std::mem::take(&mut self.live).into_values() {
            self.close(story);
        }
        self.archive.finish()
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
            let follow = me.follow_measures(&self.seen(earlier), &overlap, &measures);
            let follows = follow.map_or(0.0, |measures| self.settings.follow.sure(&measures));
            let probability = self.settings.probability(&measures, dated, follows);
            Pair { earlier: earlier as usize, measures, dated, probability, follow, follows, story }
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
                let mean = self.mean_of_a_part(key, pairs).unwrap_or(sum / compared);
                let mean = mean + log_odds(STRANGERS_SURE);
                Candidate { story: story.id.clone(), probability: 1.0 / (1.0 + (-mean).exp()), key }
            })
            .collect();
        candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.key.cmp(&b.key)));
        candidates
    }

    /// Puts an article into a live story, or into a new one.
    fn put(&mut self, article: Weighed, story: Option<Key>) -> Key {
        let near = self.followed(&article, story);
        let Weighed { id, profile, neighbours, pairs, .. } = article;
        let arrived = self.arrived;
        self.arrived += 1;
        for pair in &pairs {
            if let Some(other) = self.articles.get_mut(&(pair.earlier as Arrived)) {
                other.neighbours.take(pair.measures.0[LIKENESS], arrived);
            }
        }
        let key = story.unwrap_or_else(|| self.begin(self.settings.decisions.story_begun_by(&id)));
        self.index.add(key, &profile.words);
        let is_named = story.is_none();
        let article = LiveArticle { id: id.into_boxed_str(), profile, neighbours, is_named, near };
        self.articles.insert(arrived, Box::new(article));
        let mut articles = std::mem::take(&mut self.story(key).articles);
        articles.push(arrived);
        self.fill(key, articles, self.now);
        key
    }

    /// The first article of the story that this one is surest to be a follow-up to, on the mean of the story's articles,
    /// other than the one it is put in.
    fn followed(&self, article: &Weighed, story: Option<Key>) -> Option<Arrived> {
        let mut sums: BTreeMap<Key, (f32, f32)> = BTreeMap::new();
        for pair in article.pairs.iter().filter(|pair| Some(pair.story) != story) {
            let (sum, pairs) = sums.entry(pair.story).or_insert((0.0, 0.0));
            *sum += pair.follows;
            *pairs += 1.0;
        }
        let means = sums.into_iter().map(|(key, (sum, pairs))| (key, sum / pairs));
        let (key, sure) = means.reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        (sure >= FOLLOW).then(|| self.live[&key].articles.first().copied())?
    }

    /// Begins a story of that name, without articles.
    fn begin(&mut self, id: StoryId) -> Key {
        self.next_story += 1;
        self.live.insert(
            self.next_story,
            LiveStory { id, articles: Vec::new(), touched: i64::MIN, past: Vec::new() },
        );
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

    /// A live article as it is compared.
    fn seen(&self, arrived: Arrived) -> Seen<'_> {
        let article = &self.articles[&arrived];
        Seen { arrived, profile: &article.profile, neighbours: &article.neighbours }
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
        let mut articles = story.past;
        articles.extend(story.articles.into_iter().filter_map(|arrived| {
            let LiveArticle { id, near, .. } = *self.articles.remove(&arrived)?;
            Some(Kept { arrived, id: id.into_string(), near })
        }));
        articles.sort_unstable_by_key(|kept| kept.arrived);
        self.archive.take(Closed { id: story.id, articles });
    }
}

/// The name of the story that an article begins: an `s` and 48 bits of a hash of its id.
pub(super) fn story_id(article: &str) -> StoryId {
    let hash = hash(article.as_bytes());
    StoryId(format!("s{:012x}", (hash ^ (hash >> 48)) & 0xffff_ffff_ffff))
}
