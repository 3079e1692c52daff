//! What does the grouper look at in an article? The words of the headline and of the opening, weighed by how rare they
//! are in news at large and in the window of live articles.
//!
//! Weights: (1 + ln tf) times an inverse document frequency whose counts are those of the large stream, taken as
//! [`PRIOR_DOCUMENTS`] documents, plus those of the live articles: a name that fills this week's news tells less.

use super::READ_WORDS;
use super::vector::{Term, Word, to_unit, walk};
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
    /// The words of the headline and the opening, in order of their terms.
    pub(super) words: Box<[Word]>,
    /// Hashes of the pairs of neighbouring words, in order, each once. Of two texts of 150 words one pair in three has a
    /// hash in common by accident, a five-hundredth of their pairs.
    pub(super) pairs: Box<[u16]>,
    /// How many words of each rarity there are.
    by_rarity: [u8; RARITIES],
    /// How many of the words are numbers.
    numbers: u8,
    /// When it was published.
    pub(super) seconds: Option<i64>,
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
    /// Which part of the one opening stands in the other text, both ways, and of the first opening in the second: by
    /// squared weights.
    pub(super) known: [f32; 3],
    /// How many numbers of the first opening stand in the second text.
    pub(super) known_numbers: f32,
}

impl Profile {
    /// The share of word pairs that two articles have in common: 0.0 to 1.0 (Ochiai's coefficient).
    pub(super) fn shared_pairs(&self, other: &Self) -> f32 {
        let (a, b) = (&self.pairs, &other.pairs);
        let mut shared = 0;
        walk(a, b, |pair| *pair, |_, _, same| shared += usize::from(same));
        let most = (a.len() as f32 * b.len() as f32).sqrt();
        if most > 0.0 { shared as f32 / most } else { 0.0 }
    }

    /// Whether a word stands in what was read.
    pub(super) fn has(&self, term: Term) -> bool {
        self.words.binary_search_by_key(&term, |word| word.term).is_ok()
    }

    /// How the words of two articles agree; of those whose texts are less alike than `least` only how alike they are.
    pub(super) fn overlap(&self, other: &Self, least: f32) -> Overlap {
        let (a, b) = (&self.words, &other.words);
        let mut both = [(0_u8, 0_u8); READ_WORDS + 1];
        let mut shared = 0;
        walk(
            a,
            b,
            |word| word.term,
            |i, j, same| {
                both[shared] = (i as u8, j as u8);
                shared += usize::from(same);
            },
        );
        let both = || both[..shared].iter().map(|&(i, j)| (a[usize::from(i)], b[usize::from(j)]));
        let texts = both().map(|(mine, theirs)| mine.weight() * theirs.weight()).sum::<f32>().min(1.0);
        let mut overlap = Overlap { texts, ..Overlap::default() };
        if texts < least {
            return overlap;
        }
        let (mut by_rarity, mut numbers) = ([0_u8; RARITIES], 0_u8);
        for (mine, theirs) in both() {
            overlap.leads += mine.lead() * theirs.lead();
            overlap.crossed[0] += mine.lead() * theirs.weight();
            overlap.crossed[1] += mine.weight() * theirs.lead();
            let (opening, other) = (mine.lead() * mine.lead(), theirs.lead() * theirs.lead());
            overlap.known[0] += opening;
            overlap.known[1] += other;
            overlap.known[2] += if other > 0.0 { opening } else { 0.0 };
            overlap.known_numbers += f32::from(u8::from(mine.is_number() && opening > 0.0));
            by_rarity[mine.rarity()] += 1;
            numbers += u8::from(mine.is_number());
        }
        let share = |shared: u8, one: u8, other: u8| f32::from(shared) / f32::from(one.min(other).max(1));
        overlap.by_rarity =
            std::array::from_fn(|r| share(by_rarity[r], self.by_rarity[r], other.by_rarity[r]));
        overlap.numbers = share(numbers, self.numbers, other.numbers);
        overlap
    }
}

/// How often words stand in news: at large, and in the live articles.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    counts: HashMap<Term, Counts, ByTerm>,
    unknown: f32,
    live_documents: u32,
}

/// How often one word stands in news.
#[derive(Clone, Copy, Debug)]
struct Counts {
    /// In which share of the articles at large.
    share: f32,
    /// In how many live articles.
    live: u32,
    /// The class of rarity at large: 0 where it was never counted there, then from rare to common.
    class: u8,
}

impl Lexicon {
    /// A lexicon with no live article.
    pub(super) fn new(words: &WordStatistics) -> Self {
        let documents = words.documents().max(1) as f32;
        let mut counts: HashMap<Term, Counts, ByTerm> = HashMap::default();
        for (word, count) in words.counts() {
            // Words come in no order: of two that meet in one term the commoner counts.
            let known =
                counts.entry(hash(word.as_bytes())).or_insert(Counts { share: 0.0, live: 0, class: 0 });
            known.share = known.share.max(count as f32 / documents);
            known.class = 1 + RARITY_BOUNDS.partition_point(|bound| *bound < known.share) as u8;
        }
        // Where nothing was counted at large, the live articles alone tell.
        let unknown = if words.documents() == 0 { 0.0 } else { 1.0 / documents };
        Self { counts, unknown, live_documents: 0 }
    }

    /// Reads an article and counts it among the live ones.
    pub(super) fn read(&mut self, arrival: &Arrival<'_>) -> Profile {
        let sequence = terms(arrival);
        self.live_documents += 1;
        // Each word with its places, in order of the terms: the place in the lower bits.
        let mut placed: Vec<u64> =
            sequence.iter().zip(0..).map(|((term, _), place)| u64::from(*term) << 32 | place).collect();
        placed.sort_unstable();
        let term_of = |placed: u64| (placed >> 32) as Term;
        let runs = || placed.chunk_by(|a, b| term_of(*a) == term_of(*b));
        let distinct = runs().count();
        let (mut weights, mut leads) = (Vec::with_capacity(distinct), Vec::with_capacity(distinct));
        let mut classes = Vec::with_capacity(distinct);
        for run in runs() {
            let unknown = Counts { share: self.unknown, live: 0, class: 0 };
            let counts = self.counts.entry(term_of(run[0])).or_insert(unknown);
            counts.live += 1;
            classes.push(counts.class);
            let rarity = rarity(*counts, self.live_documents);
            let in_lead = run.iter().filter(|placed| (**placed as u32 as usize) < LEAD_WORDS).count();
            let weight = |times: usize| if times > 0 { (1.0 + (times as f32).ln()) * rarity } else { 0.0 };
            weights.push(weight(run.len()));
            leads.push(weight(in_lead));
        }
        to_unit(&mut weights);
        to_unit(&mut leads);
        let words: Box<[Word]> = runs()
            .zip(classes)
            .zip(weights.iter().zip(&leads))
            .map(|((run, class), (weight, lead))| {
                let is_number = sequence[run[0] as u32 as usize].1;
                Word::new(term_of(run[0]), *weight, *lead, class, is_number)
            })
            .collect();
        let mut by_rarity = [0; RARITIES];
        words.iter().for_each(|word| by_rarity[word.rarity()] += 1);
        let numbers = words.iter().filter(|word| word.is_number()).count() as u8;
        Profile { pairs: word_pairs(&sequence), words, by_rarity, numbers, seconds: arrival.seconds }
    }

    /// Takes an article out of the live ones.
    pub(super) fn forget(&mut self, profile: &Profile) {
        self.live_documents = self.live_documents.saturating_sub(1);
        for word in &profile.words {
            if let Some(counts) = self.counts.get_mut(&word.term) {
                counts.live -= 1;
                if counts.live == 0 && counts.class == 0 {
                    self.counts.remove(&word.term);
                }
            }
        }
    }
}

/// The inverse document frequency of a word, at least a little more than nothing.
fn rarity(counts: Counts, live_documents: u32) -> f32 {
    let documents = live_documents as f32 + PRIOR_DOCUMENTS;
    (documents / (counts.live as f32 + PRIOR_DOCUMENTS * counts.share + 0.5)).ln().max(1e-3)
}

/// Hashes of the pairs of neighbouring words, in order, each once.
fn word_pairs(sequence: &[(Term, bool)]) -> Box<[u16]> {
    let pair = |pair: &[(Term, bool)]| {
        let hash = (pair[0].0.rotate_left(13) ^ pair[1].0).wrapping_mul(0x9E37_79B1);
        (hash >> 16) as u16
    };
    let mut pairs: Vec<u16> = sequence.windows(2).map(pair).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_boxed_slice()
}

/// The terms of the headline and the opening, in order, each with whether it is a number; in a text that is not English,
/// of which the statistics are, the words that only fill are left out.
fn terms(arrival: &Arrival<'_>) -> Vec<(Term, bool)> {
    let mut folded = String::new();
    let read = || compared_words(arrival.headline.unwrap_or("")).chain(compared_words(arrival.text));
    let mut english = 0;
    let mut all: Vec<(Term, bool)> = Vec::with_capacity(READ_WORDS);
    for word in read().take(READ_WORDS) {
        fold(word.text, &mut folded);
        english += usize::from(matches!(folded.as_str(), "the" | "and" | "of" | "to" | "said"));
        all.push((hash(folded.as_bytes()), folded.contains(char::is_numeric)));
    }
    if all.len() < LEAST_WORDS || english * ENGLISH_SHARE >= all.len() {
        return all;
    }
    let telling = read().filter_map(|word| {
        fold(word.text, &mut folded);
        (!is_filling(&folded)).then(|| (hash(folded.as_bytes()), folded.contains(char::is_numeric)))
    });
    telling.take(READ_WORDS).collect()
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
            Lexicon::new(&words).counts[&hash(b"cliff")].share
        };
        let first = rarity();
        assert!((0..50).all(|_| rarity() == first));
    }
}
