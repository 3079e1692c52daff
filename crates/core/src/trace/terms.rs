//! What is a sentence about? Its words as weighted terms, so that sentences of different reports can be compared.
//!
//! Input: a sentence. Output: terms with weights, sorted. A term is a word without its English endings, a number in
//! digits, or a name as it stands. The weight is the word's rarity in a large stream of news (inverse document
//! frequency, Spärck Jones 1972, doi:10.1108/eb026526).

use crate::text::{Word, WordStatistics, compared_words};
use headwater_model::Span;
use std::collections::HashMap;

/// A word's number inside one story.
pub(super) type TermId = u32;

/// The terms of one sentence or clause.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Terms {
    /// Each term once, in order of its number, with its weight.
    weights: Vec<(TermId, f32)>,
    /// The sum of the weights.
    total: f32,
    /// Each two terms that follow each other, in order of their numbers.
    pairs: Vec<(TermId, TermId)>,
    /// Each term where it stands, in order of place.
    places: Vec<(TermId, Span)>,
    /// The terms right behind a negation, in order of their numbers.
    negated: Vec<TermId>,
    /// Each term right behind a number with that number ("12 injured passengers"), in order.
    counted: Vec<(TermId, TermId)>,
}

impl Terms {
    /// The sum of the weights.
    pub(super) fn total(&self) -> f32 {
        self.total
    }

    /// The same terms with their weights multiplied by `factor` of each.
    pub(super) fn reweigh(&mut self, factor: impl Fn(TermId) -> f32) {
        for (term, weight) in &mut self.weights {
            *weight *= factor(*term);
        }
        self.total = self.weights.iter().map(|w| w.1).sum();
    }

    /// The terms in order of their number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (TermId, f32)> + '_ {
        self.weights.iter().copied()
    }

    /// Each term where it stands in the article's text, in order of place.
    pub(super) fn places(&self) -> &[(TermId, Span)] {
        &self.places
    }

    /// Whether both count one thing and share no number of it: two numbers are never one claim's.
    pub(super) fn counts_otherwise(&self, other: &Self) -> bool {
        self.counted.chunk_by(|a, b| a.0 == b.0).any(|mine| {
            let from = other.counted.partition_point(|c| c.0 < mine[0].0);
            let to = other.counted.partition_point(|c| c.0 <= mine[0].0);
            from < to && mine.iter().all(|c| !other.counted[from..to].contains(c))
        })
    }

    /// Whether a term that both hold is negated in the one and not in the other: what they say cannot both hold.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let holds = |terms: &Self, term: TermId| terms.weights.binary_search_by_key(&term, |w| w.0).is_ok();
        let only = |a: &Self, b: &Self| {
            a.negated.iter().any(|t| holds(b, *t) && b.negated.binary_search(t).is_err())
        };
        only(self, other) || only(other, self)
    }

    /// How many pairs of terms follow each other.
    pub(super) fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// How many pairs of following terms two have in common.
    pub(super) fn shared_pairs(&self, other: &Self) -> usize {
        self.pairs.iter().filter(|p| other.pairs.binary_search(p).is_ok()).count()
    }

    /// What two have in common: the sum of the weights, and how many terms.
    pub(super) fn shared(&self, other: &Self) -> (f32, usize) {
        let (mut weight, mut count) = (0.0, 0);
        let mut theirs = other.weights.iter().peekable();
        for &(term, mine) in &self.weights {
            while theirs.next_if(|(t, _)| *t < term).is_some() {}
            if theirs.next_if(|(t, _)| *t == term).is_some() {
                weight += mine;
                count += 1;
            }
        }
        (weight, count)
    }
}

/// What each term of a story is.
#[derive(Clone, Debug, Default)]
pub(super) struct TermKinds {
    /// Written with a capital more often than not.
    pub names: Vec<bool>,
    /// Written in digits, or a number word.
    pub numbers: Vec<bool>,
}

impl TermKinds {
    /// Whether the term is a name.
    pub(super) fn is_name(&self, term: TermId) -> bool {
        self.names.get(term as usize).copied().unwrap_or(false)
    }

    /// Whether the term is a number.
    pub(super) fn is_number(&self, term: TermId) -> bool {
        self.numbers.get(term as usize).copied().unwrap_or(false)
    }
}

/// What a number counts: the two words right behind it, up to a mark.
#[derive(Default)]
struct Counting {
    number: String,
    words_left: usize,
    end: usize,
}

impl Counting {
    /// `lower` with the number that counts it, where one does; words come in order.
    fn next<'w>(&mut self, text: &str, word: &Word<'_>, lower: &'w str) -> Option<(&'w str, String)> {
        let gap = text.get(self.end..word.span.start).unwrap_or(",");
        self.end = word.span.end;
        if let Some(number) = value(lower) {
            (self.number, self.words_left) = (number, 2);
            return None;
        }
        if self.words_left == 0 || !gap.chars().all(char::is_whitespace) {
            self.words_left = 0;
            return None;
        }
        self.words_left -= 1;
        Some((lower, self.number.clone()))
    }
}

/// A whole number of two or more, in digits or as a word up to twenty, as digits.
fn value(lower: &str) -> Option<String> {
    const WORDS: [&str; 19] = [
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    if let Some(at) = WORDS.iter().position(|w| *w == lower) {
        return Some((at + 2).to_string());
    }
    let digits = lower.replace(',', "");
    (digits != "1" && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())).then_some(digits)
}

/// How far a negation reaches: over the next few words, up to a mark.
#[derive(Default)]
struct Scope {
    words_left: usize,
    end: usize,
}

impl Scope {
    /// A negation reaches over so many words.
    const WORDS: usize = 5;

    /// Whether `word` is negated by a word before it; words come in order.
    fn reaches(&mut self, text: &str, word: &Word<'_>, lower: &str) -> bool {
        const NEGATIONS: [&str; 7] = ["no", "not", "never", "nobody", "nothing", "neither", "nor"];
        let between = text.get(self.end..word.span.start).unwrap_or("");
        self.end = word.span.end;
        let broken =
            between.contains([',', ';', ':', '.', '—', '–']) || matches!(lower, "only" | "but" | "because");
        self.words_left = if broken { 0 } else { self.words_left };
        let reached = self.words_left > 0;
        self.words_left = self.words_left.saturating_sub(1);
        if NEGATIONS.contains(&lower) || lower.ends_with("n't") {
            self.words_left = Self::WORDS;
        }
        reached
    }
}

/// The terms of one story, each with a number.
pub(super) struct Vocabulary<'a> {
    statistics: &'a WordStatistics,
    numbers: HashMap<String, TermId>,
    /// How often each term was written with and without a capital, the first word of a sentence left out.
    capitals: Vec<(u32, u32)>,
}

/// A word commoner than this is no term: 1.2 is the rarity of a word that stands in three documents of ten.
const FLOOR: f32 = 1.2;
/// No term weighs more than this: a misspelling is not more telling than a rare name.
const CEILING: f32 = 8.0;

impl<'a> Vocabulary<'a> {
    /// An empty vocabulary over `statistics`.
    pub(super) fn new(statistics: &'a WordStatistics) -> Self {
        Self { statistics, numbers: HashMap::new(), capitals: Vec::new() }
    }

    /// The terms of `span` of `text`, which is in `language`.
    pub(super) fn terms(&mut self, text: &str, span: Span, language: Option<&str>) -> Terms {
        let mut weights: Vec<(TermId, f32)> = Vec::new();
        let mut places = Vec::new();
        let mut negated = Vec::new();
        let mut scope = Scope::default();
        let (mut counted, mut counting) = (Vec::new(), Counting::default());
        for (place, word) in compared_words(span.of(text)).enumerate() {
            let lower = word.text.to_lowercase().replace('’', "'");
            let is_negated = scope.reaches(span.of(text), &word, &lower);
            if let Some((thing, number)) = counting.next(span.of(text), &word, &lower) {
                counted.push((self.id_of(normal_form(thing)), self.id_of(number)));
            }
            let rarity = self.statistics.rarity_in(lower.strip_suffix("'s").unwrap_or(&lower), language);
            let is_number = lower.chars().next().is_some_and(|c| c.is_ascii_digit());
            if rarity < FLOOR && !is_number {
                continue;
            }
            let term = normal_form(&lower);
            let id = self.id_of(term);
            if place > 0 {
                self.count_capital(id, word.text);
            }
            weights.push((id, rarity.clamp(FLOOR, CEILING)));
            if is_negated {
                negated.push(id);
            }
            places.push((id, Span::new(span.start + word.span.start, span.start + word.span.end)));
        }
        counted.sort_unstable();
        counted.dedup();
        let mut pairs: Vec<_> = weights.windows(2).map(|w| (w[0].0, w[1].0)).collect();
        pairs.sort_unstable();
        pairs.dedup();
        weights.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        weights.dedup_by_key(|w| w.0);
        let total = weights.iter().map(|w| w.1).sum();
        negated.sort_unstable();
        negated.dedup();
        Terms { weights, total, pairs, places, negated, counted }
    }

    /// The number of a term.
    fn id_of(&mut self, term: String) -> TermId {
        let next = self.numbers.len() as TermId;
        *self.numbers.entry(term).or_insert(next)
    }

    /// Notes how a term is written. A word all in capitals is a name only where it is as short as an acronym.
    fn count_capital(&mut self, id: TermId, word: &str) {
        if self.capitals.len() <= id as usize {
            self.capitals.resize(id as usize + 1, (0, 0));
        }
        let upper = word.chars().next().is_some_and(char::is_uppercase);
        let shouted = word.len() > 4 && word.chars().all(|c| !c.is_lowercase());
        let (with, without) = &mut self.capitals[id as usize];
        if upper && !shouted { *with += 1 } else { *without += 1 }
    }

    /// What each term is: a name is written with a capital more often than not; one and two are words as often as
    /// numbers.
    pub(super) fn kinds(&self) -> TermKinds {
        let mut names: Vec<bool> = self.capitals.iter().map(|(with, without)| with > without).collect();
        names.resize(self.numbers.len(), false);
        let mut numbers = vec![false; self.numbers.len()];
        for (term, id) in &self.numbers {
            let small = matches!(term.as_str(), "0" | "1" | "2");
            numbers[*id as usize] = term.starts_with(|c: char| c.is_ascii_digit()) && !small;
        }
        TermKinds { names, numbers }
    }
}

/// The form in which two words are the same term: number words as digits, English endings cut.
pub(super) fn normal_form(lower: &str) -> String {
    const NUMBERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let word = lower.strip_suffix("'s").unwrap_or(lower).trim_matches('\'');
    if let Some(number) = NUMBERS.iter().position(|n| *n == word) {
        return number.to_string();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return word.replace(',', "");
    }
    stem(word)
}

/// Cuts the commonest English endings: plural, past, progressive, adverb; a light form of Porter (1980,
/// doi:10.1108/eb046814) that leaves short words alone.
fn stem(word: &str) -> String {
    if !word.is_ascii() || word.len() < 4 {
        return word.to_owned();
    }
    let base = if let Some(base) = word.strip_suffix("ies") {
        return format!("{base}y");
    } else if let Some(base) = word
        .strip_suffix("es")
        .filter(|b| b.ends_with(['s', 'x', 'z']) || b.ends_with("ch") || b.ends_with("sh"))
    {
        base
    } else if let Some(base) = word.strip_suffix('s').filter(|b| !b.ends_with(['s', 'u', 'i'])) {
        base
    } else {
        word
    };
    let cut = [
        "atory", "ations", "ation", "ate", "ings", "ing", "ments", "ment", "ions", "ion", "ed", "ly", "er",
        "e",
    ]
    .iter()
    .find_map(|ending| base.strip_suffix(ending).filter(|b| b.len() >= 4));
    let mut stem = cut.unwrap_or(base).to_owned();
    let mut last = stem.chars().rev();
    if let (Some(a), Some(b)) = (last.next(), last.next())
        && a == b
        && !matches!(a, 'l' | 's' | 'e' | 'o')
        && cut.is_some()
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_one_word_are_one_term() {
        for forms in [
            ["plans", "planned", "planning"],
            ["split", "splits", "splitting"],
            ["report", "reported", "reporting"],
        ] {
            let stems: Vec<_> = forms.iter().map(|w| normal_form(w)).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{stems:?}");
        }
    }

    #[test]
    fn two_numbers_of_one_thing_are_counted_otherwise() {
        let statistics = WordStatistics::parse("99\nto\t90\n").unwrap();
        let mut vocabulary = Vocabulary::new(&statistics);
        let mut terms = |text: &str| vocabulary.terms(text, Span::new(0, text.len()), None);
        let twelve = terms("The collapse injured 12 people, the fire service said.");
        let fifteen = terms("Fifteen people were treated after the collapse.");
        let same = terms("Twelve people were hurt, 15 were not.");
        let other = terms("The collapse closed 15 shops.");
        assert!(twelve.counts_otherwise(&fifteen) && fifteen.counts_otherwise(&twelve));
        assert!(!twelve.counts_otherwise(&same) && !twelve.counts_otherwise(&other));
    }

    #[test]
    fn a_word_behind_a_negation_contradicts_the_word_alone() {
        let statistics = WordStatistics::parse("99\nto\t90\n").unwrap();
        let mut vocabulary = Vocabulary::new(&statistics);
        let mut terms = |text: &str| vocabulary.terms(text, Span::new(0, text.len()), None);
        let (plan, none, other) = (
            terms("Westhaven plans to sell the waterworks"),
            terms("There is no plan to sell the waterworks"),
            terms("Westhaven will not wait, and plans to sell the waterworks"),
        );
        assert!(plan.contradicts(&none) && none.contradicts(&plan));
        assert!(!plan.contradicts(&other) && !none.contradicts(&none));
    }

    #[test]
    fn a_number_in_words_is_the_number_in_digits() {
        assert_eq!(normal_form("twelve"), normal_form("12"));
        assert_eq!(normal_form("1,200"), "1200");
    }
}
