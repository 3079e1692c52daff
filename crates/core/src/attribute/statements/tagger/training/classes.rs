//! Which words keep the same company? Words are put into classes so that the classes of neighbours tell the most about
//! each other: "said" beside "told", "aide" beside "lawyer".
//!
//! The exchange algorithm over bigrams of classes (Kneser & Ney 1993, "Improved Clustering Techniques for Class-Based
//! Statistical Language Modelling", Eurospeech; Martin, Liermann & Ney 1998): each word in turn moves to the class that
//! raises the likelihood of the texts most, until few move.

use crate::text::{TokenKind, Tokens};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many classes there are: few that are like parts of speech, many that are like topics.
pub(super) const COARSE_AND_FINE: [usize; 2] = [64, 200];
/// In how many documents a word must stand to have a class.
const LEAST_DOCUMENTS: usize = 10;
/// How many times every word may move.
const ROUNDS: usize = 12;
/// Where fewer words than one in so many move, the classes are done.
const FEW: usize = 500;

/// What has a class of its own: the edge of a sentence, an unknown word, a number, the marks of quotations, other signs.
const SIGNS: [&str; 19] = [
    "edge", "unknown", "number", "open", "close", ",", ".", ":", ";", "?", "!", "(", ")", "-", "—", "–", "$",
    "%", "sign",
];

/// The classes of words, coarse and fine, from 1, of `sizes` classes; of the words in `lower` those that stand in enough documents.
pub(super) fn word_classes(
    articles: &[&Tokens<'_>],
    more: &[String],
    lower: &BTreeSet<&str>,
    sizes: [usize; 2],
) -> BTreeMap<String, (u8, u8)> {
    let mut corpus = Corpus::default();
    let mut documents: BTreeMap<&str, usize> = BTreeMap::new();
    let texts: Vec<Tokens<'_>> = more.iter().map(|text| Tokens::of(text)).collect();
    let all = || articles.iter().copied().chain(&texts);
    for tokens in all() {
        let words: BTreeSet<&str> = (0..tokens.len())
            .filter(|&at| tokens.list[at].kind == TokenKind::Word)
            .filter_map(|at| lower.get(tokens.lower(at)).copied())
            .collect();
        words.into_iter().for_each(|word| *documents.entry(word).or_default() += 1);
    }
    let mut words: Vec<(&str, usize)> = documents.into_iter().filter(|w| w.1 >= LEAST_DOCUMENTS).collect();
    words.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    let numbers: HashMap<&str, usize> =
        words.iter().enumerate().map(|(at, w)| (w.0, SIGNS.len() + at)).collect();
    corpus.counts = vec![0; SIGNS.len() + words.len()];
    all().for_each(|tokens| corpus.read(tokens, &numbers));
    let neighbours = corpus.neighbours();
    let [coarse, fine] = sizes.map(|classes| neighbours.exchange(classes));
    let class = |list: &[usize], at: usize| list[SIGNS.len() + at] as u8 + 1;
    words.iter().enumerate().map(|(at, w)| (w.0.to_owned(), (class(&coarse, at), class(&fine, at)))).collect()
}

/// How often words stand alone and side by side.
#[derive(Default)]
struct Corpus {
    counts: Vec<i64>,
    pairs: HashMap<(u32, u32), i64>,
}

impl Corpus {
    fn read(&mut self, tokens: &Tokens<'_>, numbers: &HashMap<&str, usize>) {
        let sign = |name: &str| SIGNS.iter().position(|s| *s == name).unwrap_or(SIGNS.len() - 1);
        let mut last = 0;
        let mut sentence = None;
        for (at, token) in tokens.list.iter().enumerate() {
            if sentence != Some(token.sentence) {
                if sentence.is_some() {
                    *self.pairs.entry((last, 0)).or_default() += 1;
                }
                self.counts[0] += 1;
                (last, sentence) = (0, Some(token.sentence));
            }
            let number = match token.kind {
                TokenKind::Word => numbers.get(tokens.lower(at)).copied().unwrap_or(1),
                TokenKind::Number => 2,
                TokenKind::Open => 3,
                TokenKind::Close => 4,
                TokenKind::Mark(mark) => sign(mark.encode_utf8(&mut [0; 4])),
            };
            *self.pairs.entry((last, number as u32)).or_default() += 1;
            self.counts[number] += 1;
            last = number as u32;
        }
        *self.pairs.entry((last, 0)).or_default() += 1;
    }

    fn neighbours(self) -> Neighbours {
        let none = || vec![Vec::new(); self.counts.len()];
        let mut all =
            Neighbours { left: none(), right: none(), own: vec![0; self.counts.len()], counts: Vec::new() };
        let pairs: BTreeMap<(u32, u32), i64> = self.pairs.into_iter().collect();
        for ((one, other), count) in pairs {
            if one == other {
                all.own[one as usize] = count;
            } else {
                all.left[other as usize].push((one, count));
                all.right[one as usize].push((other, count));
            }
        }
        Neighbours { counts: self.counts, ..all }
    }
}

/// Who stands before and after each word, how often; itself apart.
struct Neighbours {
    left: Vec<Vec<(u32, i64)>>,
    right: Vec<Vec<(u32, i64)>>,
    own: Vec<i64>,
    counts: Vec<i64>,
}

impl Neighbours {
    /// The class of each word, of `classes` that words may have; a sign has one of its own behind them.
    fn exchange(&self, classes: usize) -> Vec<usize> {
        let signs = SIGNS.len();
        let words = self.counts.len();
        let start = |at: usize| if at < signs { classes + at } else { (at - signs) % classes };
        let mut table = Table::new(classes + signs, (0..words).map(start).collect());
        (0..words).for_each(|word| table.count(self, word));
        for _ in 0..ROUNDS {
            let moved = (signs..words).filter(|&word| table.move_word(self, word, classes)).count();
            if moved * FEW < words {
                break;
            }
        }
        table.class
    }
}

/// How often classes stand alone and side by side.
struct Table {
    width: usize,
    class: Vec<usize>,
    pairs: Vec<i64>,
    counts: Vec<i64>,
}

impl Table {
    fn new(width: usize, class: Vec<usize>) -> Self {
        Self { width, class, pairs: vec![0; width * width], counts: vec![0; width] }
    }

    /// Counts a word with what follows it.
    fn count(&mut self, all: &Neighbours, word: usize) {
        let class = self.class[word];
        self.counts[class] += all.counts[word];
        self.pairs[class * self.width + class] += all.own[word];
        for &(next, count) in &all.right[word] {
            self.pairs[class * self.width + self.class[next as usize]] += count;
        }
    }

    /// Moves a word to the class where it tells most; whether that is another one.
    fn move_word(&mut self, all: &Neighbours, word: usize, classes: usize) -> bool {
        let width = self.width;
        let sums = |list: &[(u32, i64)]| {
            let mut sums = vec![0; width];
            list.iter().for_each(|&(other, count)| sums[self.class[other as usize]] += count);
            sums.into_iter().enumerate().filter(|s| s.1 > 0).collect::<Vec<(usize, i64)>>()
        };
        let (left, right) = (sums(&all.left[word]), sums(&all.right[word]));
        let (own, count, from) = (all.own[word], all.counts[word], self.class[word]);
        self.shift(from, &left, &right, own, count, -1);
        let mut best = (f64::NEG_INFINITY, from);
        for to in 0..classes {
            let mut gain = -2.0 * (plogp(self.counts[to] + count) - plogp(self.counts[to]));
            for &(class, more) in left.iter().filter(|l| l.0 != to) {
                let now = self.pairs[class * width + to];
                gain += plogp(now + more) - plogp(now);
            }
            for &(class, more) in right.iter().filter(|r| r.0 != to) {
                let now = self.pairs[to * width + class];
                gain += plogp(now + more) - plogp(now);
            }
            let inside = own + left.iter().chain(&right).filter(|s| s.0 == to).map(|s| s.1).sum::<i64>();
            let now = self.pairs[to * width + to];
            gain += plogp(now + inside) - plogp(now);
            let better = gain > best.0 + LEAST_GAIN || gain > best.0 - LEAST_GAIN && to == from;
            if better {
                best = (gain, to);
            }
        }
        self.class[word] = best.1;
        self.shift(best.1, &left, &right, own, count, 1);
        best.1 != from
    }

    /// Adds or takes away what a word brings to a class.
    fn shift(
        &mut self,
        class: usize,
        left: &[(usize, i64)],
        right: &[(usize, i64)],
        own: i64,
        count: i64,
        by: i64,
    ) {
        let width = self.width;
        left.iter().for_each(|&(other, n)| self.pairs[other * width + class] += by * n);
        right.iter().for_each(|&(other, n)| self.pairs[class * width + other] += by * n);
        self.pairs[class * width + class] += by * own;
        self.counts[class] += by * count;
    }
}

/// What counts as a gain and not as a rounding.
const LEAST_GAIN: f64 = 1.0e-9;

/// A count times its logarithm.
fn plogp(count: i64) -> f64 {
    if count <= 0 { 0.0 } else { count as f64 * (count as f64).ln() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_keep_the_same_company_share_a_class() {
        let verbs = ["said", "told", "wrote"];
        let people = ["mayor", "clerk", "guard"];
        let more: Vec<String> = (0..90)
            .map(|n| format!("the {} {} the {} .", people[n % 3], verbs[n / 3 % 3], people[n / 9 % 3]))
            .collect();
        let lower: BTreeSet<&str> = verbs.iter().chain(&people).copied().chain(["the"]).collect();
        let classes = word_classes(&[], &more, &lower, [3, 7]);
        assert_eq!(classes.len(), 7);
        assert_eq!(classes["said"].0, classes["told"].0);
        assert_eq!(classes["mayor"].0, classes["guard"].0);
        assert_ne!(classes["said"].0, classes["mayor"].0);
        assert_ne!(classes["said"].1, classes["told"].1, "seven words in seven classes");
    }
}
