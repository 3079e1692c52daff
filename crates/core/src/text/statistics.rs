//! How rare is a word? Counts over a large stream of news, as data.

use super::is_filling;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write as _;

/// In how many documents of a large stream each word stands.
#[derive(Clone, Debug, Default)]
pub struct WordStatistics {
    documents: u32,
    counts: HashMap<String, u32>,
}

/// The table of word counts is not of its form.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("word statistics, line {line}: expected a word and its count, divided by a tab")]
pub struct StatisticsError {
    /// The line, counted from 1.
    pub line: usize,
}

impl WordStatistics {
    /// Reads a table: the number of documents on the first line, then a folded word (see [`fold`]), a tab and the
    /// number of documents that hold it on each line.
    ///
    /// # Errors
    /// [`StatisticsError`] names the first line that is not of that form.
    pub fn parse(table: &str) -> Result<Self, StatisticsError> {
        let mut lines = table.lines().enumerate();
        let documents =
            lines.next().and_then(|(_, l)| l.trim().parse().ok()).ok_or(StatisticsError { line: 1 })?;
        let mut counts = HashMap::new();
        for (number, line) in lines {
            let (word, count) = line.split_once('\t').ok_or(StatisticsError { line: number + 1 })?;
            counts.insert(word.to_owned(), count.parse().map_err(|_| StatisticsError { line: number + 1 })?);
        }
        Ok(Self { documents, counts })
    }

    /// Counts the folded words of `documents`, each document once for each word; words that stand in fewer than
    /// `at_least` documents are left out.
    #[must_use]
    pub fn learn(documents: impl IntoIterator<Item = HashSet<String>>, at_least: u32) -> Self {
        let mut statistics = Self::default();
        for document in documents {
            statistics.documents += 1;
            for word in document {
                *statistics.counts.entry(word).or_insert(0) += 1;
            }
        }
        statistics.counts.retain(|_, count| *count >= at_least);
        statistics
    }

    /// The table in the form that [`Self::parse`] reads, words in order of their letters.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = format!("{}\n", self.documents);
        for (word, count) in self.counts.iter().collect::<BTreeMap<_, _>>() {
            let _ = writeln!(table, "{word}\t{count}");
        }
        table
    }

    /// How many documents were counted.
    #[must_use]
    pub const fn documents(&self) -> u32 {
        self.documents
    }

    /// The words of the table with the number of documents that hold each, in no order.
    pub fn counts(&self) -> impl Iterator<Item = (&str, u32)> {
        self.counts.iter().map(|(word, count)| (word.as_str(), *count))
    }

    /// In how many documents the folded `word` stands; `None` where in too few to be in the table.
    #[must_use]
    pub fn count(&self, word: &str) -> Option<u32> {
        self.counts.get(word).copied()
    }

    /// The rarity of a folded word of a text in `language` (ISO 639-1): in another language than English, of which the
    /// stream is, a word that only fills ([`is_filling`]) is not rare at all.
    #[must_use]
    pub fn rarity_in(&self, word: &str, language: Option<&str>) -> f32 {
        let foreign = language.is_some_and(|language| language != "en");
        if foreign && is_filling(word) { 0.0 } else { self.rarity(word) }
    }

    /// The inverse document frequency of a folded word: `ln((n + 1) / (count + 1))`, at least 0.
    ///
    /// A word that the stream does not know is as rare as one that stood there once.
    #[must_use]
    pub fn rarity(&self, word: &str) -> f32 {
        let count = self.counts.get(word).copied().unwrap_or(1);
        (f64::from(self.documents + 1) / f64::from(count + 1)).ln().max(0.0) as f32
    }
}

/// Writes `word` into `folded` as words are counted and compared: in lower case, with a straight apostrophe, without
/// a possessive "'s".
pub fn fold(word: &str, folded: &mut String) {
    folded.clear();
    if word.is_ascii() {
        folded.push_str(word);
        folded.make_ascii_lowercase();
    } else {
        folded.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
    }
    if folded.ends_with("'s") {
        folded.truncate(folded.len() - 2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(word: &str) -> String {
        let mut buffer = String::new();
        fold(word, &mut buffer);
        buffer
    }

    #[test]
    fn a_word_is_counted_without_case_and_possessive() {
        assert_eq!(folded("Mayor’s"), "mayor");
        assert_eq!(folded("ÉTÉ"), "été");
        assert_eq!(folded("don't"), "don't");
    }

    #[test]
    fn a_learned_table_is_read_as_it_was_written_and_leaves_out_rare_words() {
        let documents = [["flood", "river"], ["flood", "bridge"]].map(|d| d.map(str::to_owned).into());
        let learned = WordStatistics::learn(documents, 2);
        assert_eq!(learned.to_table(), "2\nflood\t2\n");
        assert_eq!(WordStatistics::parse(&learned.to_table()).unwrap().to_table(), learned.to_table());
    }

    #[test]
    fn a_rarer_word_weighs_more_and_an_unknown_one_most() {
        let table = WordStatistics::parse("1000\nthe\t990\nriver\t20\n").unwrap();
        assert!(
            table.rarity("the") < table.rarity("river") && table.rarity("river") < table.rarity("quagga")
        );
    }

    #[test]
    fn a_broken_table_is_refused_with_its_line() {
        assert_eq!(WordStatistics::parse("12\nflood 3").unwrap_err(), StatisticsError { line: 2 });
    }
}
