//! What the program carries inside itself: data of `models/`, read once at the start.

use crate::errors::Failure;
use crate::pipeline::Knowledge;
use headwater_core::outlets::Outlets;
use headwater_core::text::WordStatistics;

/// The tables of outlets that are built in, each with its name.
const OUTLETS: &[(&str, &str)] = &[];

/// All that is built in, and the outlets of `tables` (name and content), which come first.
///
/// # Errors
/// A table that is not of the form of `outlets/*.toml`.
pub fn with(tables: &[(String, String)]) -> Result<Knowledge, Failure> {
    let given = tables.iter().map(|(name, table)| (name.as_str(), table.as_str()));
    let outlets = Outlets::parse(given.chain(OUTLETS.iter().copied()))
        .map_err(|e| Failure::new(format!("could not read {e}"), "a table is like those in outlets/"))?;
    Ok(Knowledge { outlets, words: words(), ..Knowledge::default() })
}

/// How rare words are in English news; see `models/words.md`.
#[must_use]
pub fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../models/words.tsv"))
        .expect("models/words.tsv is of its form: a test reads it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_words_tell_common_from_rare() {
        let words = words();
        assert!(words.rarity("the") < 0.2 && words.rarity("said") < words.rarity("earthquake"));
    }
}
