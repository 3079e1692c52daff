//! What the program carries inside itself: data of `models/`, read once at the start.

use crate::pipeline::Knowledge;
use headwater_core::group::GroupSettings;
use headwater_core::outlets::Outlets;
use headwater_core::recap::RecapSettings;
use headwater_core::text::WordStatistics;
use headwater_core::trace::{MatchWeights, TraceSettings};

/// How rare words are in English news; see `models/words.md`.
#[must_use]
pub fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../models/words.tsv"))
        .expect("models/words.tsv is of its form: a test reads it")
}

/// When two wordings make the same claim; see `models/matching.md`.
#[must_use]
pub fn matching() -> MatchWeights {
    toml::from_str(include_str!("../models/matching.toml"))
        .expect("models/matching.toml is of its form: a test reads it")
}

/// All that the program knows by itself.
#[must_use]
pub fn knowledge() -> Knowledge {
    Knowledge {
        outlets: Outlets::default(),
        words: words(),
        group: GroupSettings::default(),
        trace: TraceSettings::new(matching()),
        recap: RecapSettings::default(),
    }
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
