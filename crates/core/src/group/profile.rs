//! What does the grouper look at in an article? The words of the headline and of the opening, weighed by how rare they
//! are in news at large and in the window of live articles.
//!
//! Weights: (1 + ln tf) times an inverse document frequency whose counts are those of the large stream, taken as
//! [`PRIOR_DOCUMENTS`] documents, plus those of the live articles: a name that fills this week's news tells less.

use super::READ_WORDS;
use super::vector::{Term, Vector};
use crate::text::{self, WordStatistics, compared_words, fold, is_filling};
use headwater_model::Article;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// As many live documents as the statistics of the large stream count for: about a month of the shared stream, so that a
/// reader's folder leans on the statistics and a busy week on itself. Chosen, not fitted.
const PRIOR_DOCUMENTS: f32 = 2000.0;

/// How many classes of rarity words fall into.
pub(super) const RARITIES: usize = 8;

/// Between the classes of rarity: in which share of the articles at large a word stands. The first class is of words
/// that were never counted.
const RARITY_BOUNDS: [f32; RARITIES - 2] =
    [1.0 / 1300.0, 1.0 / 500.0, 1.0 / 200.0, 1.0 / 85.0, 1.0 / 30.0, 1.0 / 10.0];

/// The opening words that are also compared by themselves.
const LEAD_WORDS: usize = 35;

/// A shorter text is taken for English.
const LEAST_WORDS: usize = 15;

/// Of the five commonest words of English news one word in so many is one at least; in the shared stream one in nine is.
const ENGLISH_SHARE: usize = 40;

/// What is known of an article when it arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival<'a> {
    /// Its name; stories are named after their first article's.
    pub id: &'a str,
    /// Its headline, where it has one.
    pub headline: Option<&'a str>,
    /// Its text; only the beginning is read.
    pub text: &'a str,
    /// When it was published, in seconds since 1970, where known.
    pub seconds: Option<i64>,
}

impl<'a> From<&'a Article> for Arrival<'a> {
    fn from(article: &'a Article) -> Self {
        Self {
            id: &article.id.0,
            headline: article.headline.as_deref(),
            text: &article.text,
            seconds: article.published.map(|moment| moment.seconds()),
        }
    }
}

/// An article as it is compared.
#[derive(Clone, Debug)]
pub(super) struct Profile {
    /// The words of the headline and the opening.
    pub(super) words: Vector,
    /// Hashes of the pairs of neighbouring words, in order, each once.
    pub(super) pairs: Vec<Term>,
    /// Of each of the words, in their order: what the rule is told besides its weight.
    notes: Vec<WordNote>,
    /// How many words of each rarity there are.
    by_rarity: [u16; RARITIES],
    /// How many of the words are numbers.
    numbers: u16,
    /// When it was published.
    pub(super) seconds: Option<i64>,
}

/// What is known of a word of an article besides its weight.
#[derive(Clone, Copy, Debug)]
struct WordNote {
    /// Its weight in the headline and the first sentence or two alone, which have length 1 too; 0 where it is not there.
    lead: f32,
    /// How rare it is at large, from 0 for never counted.
    rarity: u8,
    /// Whether it is a number.
    is_number: bool,
}

/// How the words of two articles agree. Likenesses are cosines; shares are of the words of the article that has fewer of
/// them. All go from 0.0 to 1.0.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    /// The likeness of what was read of both.
    pub(super) texts: f32,
    /// The likeness of the openings.
    pub(super) leads: f32,
    /// The likeness of the opening of the one and the text of the other, both ways.
    pub(super) crossed: [f32; 2],
    /// The share of the words of each class of rarity.
    pub(super) by_rarity: [f32; RARITIES],
    /// The share of the numbers.
    pub(super) numbers: f32,
}

impl Profile {
    /// The share of word pairs that two articles have in common: 0.0 to 1.0 (Ochiai's coefficient).
    pub(super) fn shared_pairs(&self, other: &Self) -> f32 {
        let (a, b) = (&self.pairs, &other.pairs);
        let (mut i, mut j, mut shared) = (0, 0, 0.0_f32);
        while i < a.len() && j < b.len() {
            shared += f32::from(u8::from(a[i] == b[j]));
            let (left, right) = (a[i], b[j]);
            i += usize::from(left <= right);
            j += usize::from(right <= left);
        }
        let most = (a.len() as f32 * b.len() as f32).sqrt();
        if most > 0.0 { shared / most } else { 0.0 }
    }

    /// How the words of two articles agree, in one pass over both.
    pub(super) fn overlap(&self, other: &Self) -> Overlap {
        let (a, b) = (self.words.entries(), other.words.entries());
        let (mut i, mut j) = (0, 0);
        let mut overlap = Overlap::default();
        let (mut by_rarity, mut numbers) = ([0_u16; RARITIES], 0_u16);
        while i < a.len() && j < b.len() {
            let (left, right) = (a[i].0, b[j].0);
            if left == right {
                let (mine, theirs) = (self.notes[i], other.notes[j]);
                overlap.texts += a[i].1 * b[j].1;
                overlap.leads += mine.lead * theirs.lead;
                overlap.crossed[0] += mine.lead * b[j].1;
                overlap.crossed[1] += a[i].1 * theirs.lead;
                by_rarity[usize::from(mine.rarity)] += 1;
                numbers += u16::from(mine.is_number);
            }
            i += usize::from(left <= right);
            j += usize::from(right <= left);
        }
        let share = |shared: u16, one: u16, other: u16| f32::from(shared) / f32::from(one.min(other).max(1));
        overlap.by_rarity =
            std::array::from_fn(|r| share(by_rarity[r], self.by_rarity[r], other.by_rarity[r]));
        overlap.numbers = share(numbers, self.numbers, other.numbers);
        overlap.texts = overlap.texts.min(1.0);
        overlap
    }
}

/// How often words stand in news: at large, and in the live articles.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    at_large: HashMap<Term, f32, ByTerm>,
    unknown: f32,
    live: HashMap<Term, u32, ByTerm>,
    live_documents: u32,
}

impl Lexicon {
    /// A lexicon with no live article.
    pub(super) fn new(words: &WordStatistics) -> Self {
        let documents = words.documents().max(1) as f32;
        let mut at_large: HashMap<Term, f32, ByTerm> = HashMap::default();
        for (word, count) in words.counts() {
            // Words come in no order: of two that meet in one term the commoner counts.
            let share = at_large.entry(hash(word.as_bytes())).or_insert(0.0);
            *share = share.max(count as f32 / documents);
        }
        // Where nothing was counted at large, the live articles alone tell.
        let unknown = if words.documents() == 0 { 0.0 } else { 1.0 / documents };
        Self { at_large, unknown, live: HashMap::default(), live_documents: 0 }
    }

    /// Reads an article and counts it among the live ones.
    pub(super) fn read(&mut self, arrival: &Arrival<'_>) -> Profile {
        let (sequence, numbers) = terms(arrival);
        let counts = count(&sequence);
        self.live_documents += 1;
        for (term, _) in &counts {
            *self.live.entry(*term).or_insert(0) += 1;
        }
        let lead = count(&sequence[..sequence.len().min(LEAD_WORDS)]);
        let mut pairs: Vec<Term> = sequence
            .windows(2)
            .map(|pair| pair[0].rotate_left(13).wrapping_mul(0x9E37_79B1) ^ pair[1])
            .collect();
        pairs.sort_unstable();
        pairs.dedup();
        let (words, lead) = (self.weigh(counts), self.weigh(lead));
        let note = |term: Term| WordNote {
            lead: lead.weight(term),
            rarity: self.class(term),
            is_number: numbers.contains(&term),
        };
        let notes: Vec<WordNote> = words.entries().iter().map(|(term, _)| note(*term)).collect();
        let mut by_rarity = [0; RARITIES];
        notes.iter().for_each(|note| by_rarity[usize::from(note.rarity)] += 1);
        let numbers = notes.iter().filter(|note| note.is_number).count() as u16;
        Profile { words, pairs, notes, by_rarity, numbers, seconds: arrival.seconds }
    }

    /// The class of rarity of a term: 0 for one that was never counted, then from rare to common.
    fn class(&self, term: Term) -> u8 {
        let above = |share: &f32| 1 + RARITY_BOUNDS.partition_point(|bound| bound < share) as u8;
        self.at_large.get(&term).map_or(0, above)
    }

    /// Takes an article out of the live ones.
    pub(super) fn forget(&mut self, profile: &Profile) {
        self.live_documents = self.live_documents.saturating_sub(1);
        for (term, _) in profile.words.entries() {
            if let Some(count) = self.live.get_mut(term) {
                *count -= 1;
                if *count == 0 {
                    self.live.remove(term);
                }
            }
        }
    }

    /// The vector of these counts.
    fn weigh(&self, counts: Vec<(Term, u16)>) -> Vector {
        let weighed =
            counts.into_iter().map(|(term, n)| (term, (1.0 + f32::from(n).ln()) * self.rarity(term)));
        Vector::unit(weighed.collect())
    }

    /// The inverse document frequency of a term, at least a little more than nothing.
    fn rarity(&self, term: Term) -> f32 {
        let share = self.at_large.get(&term).copied().unwrap_or(self.unknown);
        let live = self.live.get(&term).copied().unwrap_or(0) as f32;
        let documents = self.live_documents as f32 + PRIOR_DOCUMENTS;
        (documents / (live + PRIOR_DOCUMENTS * share + 0.5)).ln().max(1e-3)
    }
}

/// The terms of the headline and the opening, in order, and those that are numbers; in a text that is not English, of
/// which the statistics are, the words that only fill are left out.
fn terms(arrival: &Arrival<'_>) -> (Vec<Term>, Vec<Term>) {
    let mut folded = String::new();
    let read = || compared_words(arrival.headline.unwrap_or("")).chain(compared_words(arrival.text));
    let mut numbers = Vec::new();
    let mut english = 0;
    let all: Vec<Term> = read()
        .take(READ_WORDS)
        .map(|word| {
            fold(word.text, &mut folded);
            english += usize::from(matches!(folded.as_str(), "the" | "and" | "of" | "to" | "said"));
            let term = hash(folded.as_bytes());
            if folded.contains(char::is_numeric) {
                numbers.push(term);
            }
            term
        })
        .collect();
    if all.len() < LEAST_WORDS || english * ENGLISH_SHARE >= all.len() {
        return (all, numbers);
    }
    let telling = read().filter_map(|word| {
        fold(word.text, &mut folded);
        (!is_filling(&folded)).then(|| hash(folded.as_bytes()))
    });
    (telling.take(READ_WORDS).collect(), numbers)
}

/// How often each term stands in `sequence`, in order of the terms.
fn count(sequence: &[Term]) -> Vec<(Term, u16)> {
    let mut sorted = sequence.to_vec();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|a, b| a == b);
    runs.map(|run| (run[0], u16::try_from(run.len()).unwrap_or(u16::MAX))).collect()
}

/// The term of a folded word: its hash, 64 bits folded to 32.
pub(super) fn hash(bytes: &[u8]) -> Term {
    let long = text::hash(bytes);
    (long ^ (long >> 32)) as Term
}

/// Terms are hashes already: a map keeps them as they are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct TermHasher(u64);

/// Builds maps by term.
pub(super) type ByTerm = BuildHasherDefault<TermHasher>;

impl Hasher for TermHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = u64::from(hash(bytes));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write_u32(&mut self, term: u32) {
        // The high bits choose the group inside a table of std, the low ones the bucket.
        self.0 = u64::from(term).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_words_that_meet_in_one_term_weigh_the_same_on_every_run() {
        assert_eq!(hash(b"lech"), hash(b"cliff"), "the two words of the table that meet");
        let rarity = || {
            let words = WordStatistics::parse("1000\nlech\t10\ncliff\t90\n").unwrap();
            Lexicon::new(&words).rarity(hash(b"cliff"))
        };
        let first = rarity();
        assert!((0..50).all(|_| rarity() == first));
    }
}
