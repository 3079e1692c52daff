//! What the program carries inside itself: data of `models/`, read once at the start.

use headwater_core::text::WordStatistics;

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
