//! How rare is a word? Counts over a large stream of news, as data.

use std::collections::HashMap;

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
    /// Reads a table: the number of documents on the first line, then a lower-case word, a tab and the number of
    /// documents that hold it on each line.
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

    /// The inverse document frequency of a lower-case word: `ln((n + 1) / (count + 1))`, at least 0.
    ///
    /// A word that the stream does not know is as rare as one that stood there once.
    #[must_use]
    pub fn rarity(&self, word: &str) -> f32 {
        let count = self.counts.get(word).copied().unwrap_or(1);
        (f64::from(self.documents + 1) / f64::from(count + 1)).ln().max(0.0) as f32
    }
}
