//! What the program carries inside itself: data of `models/` and `outlets/`, read once at the start.

use crate::errors::Failure;
use crate::pipeline::Knowledge;
use headwater_core::group::GroupSettings;
use headwater_core::outlets::Outlets;
use headwater_core::recap::RecapSettings;
use headwater_core::text::WordStatistics;
use headwater_core::trace::{MatchWeights, TraceSettings};

/// The files of `outlets/`, in the order in which their outlets are listed.
const OUTLET_TABLES: &[(&str, &str)] = &[
    ("outlets/agencies.toml", include_str!("../outlets/agencies.toml")),
    ("outlets/us.toml", include_str!("../outlets/us.toml")),
    ("outlets/us-sites.toml", include_str!("../outlets/us-sites.toml")),
    ("outlets/us-regional.toml", include_str!("../outlets/us-regional.toml")),
    ("outlets/us-stations.toml", include_str!("../outlets/us-stations.toml")),
    ("outlets/gb.toml", include_str!("../outlets/gb.toml")),
    ("outlets/ie.toml", include_str!("../outlets/ie.toml")),
    ("outlets/ca.toml", include_str!("../outlets/ca.toml")),
    ("outlets/au-nz.toml", include_str!("../outlets/au-nz.toml")),
    ("outlets/asia-en.toml", include_str!("../outlets/asia-en.toml")),
    ("outlets/middle-east-en.toml", include_str!("../outlets/middle-east-en.toml")),
    ("outlets/africa-en.toml", include_str!("../outlets/africa-en.toml")),
    ("outlets/europe-en.toml", include_str!("../outlets/europe-en.toml")),
    ("outlets/de.toml", include_str!("../outlets/de.toml")),
    ("outlets/fr.toml", include_str!("../outlets/fr.toml")),
    ("outlets/es.toml", include_str!("../outlets/es.toml")),
    ("outlets/it.toml", include_str!("../outlets/it.toml")),
    ("outlets/pt.toml", include_str!("../outlets/pt.toml")),
    ("outlets/nl.toml", include_str!("../outlets/nl.toml")),
    ("outlets/pl.toml", include_str!("../outlets/pl.toml")),
    ("outlets/nordic.toml", include_str!("../outlets/nordic.toml")),
    ("outlets/ru-uk.toml", include_str!("../outlets/ru-uk.toml")),
    ("outlets/ar.toml", include_str!("../outlets/ar.toml")),
    ("outlets/tr-fa.toml", include_str!("../outlets/tr-fa.toml")),
    ("outlets/zh.toml", include_str!("../outlets/zh.toml")),
    ("outlets/ja-ko.toml", include_str!("../outlets/ja-ko.toml")),
];

/// The outlets of `outlets/`.
///
/// # Panics
/// Never: the tables are part of the program, and a test reads them.
#[must_use]
pub fn outlets() -> Outlets {
    Outlets::parse(OUTLET_TABLES.iter().copied()).expect("the compiled-in tables of outlets keep their rules")
}

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
        outlets: outlets(),
        words: words(),
        group: GroupSettings::default(),
        trace: TraceSettings::new(matching()),
        recap: RecapSettings::default(),
    }
}

/// The same with the outlets of `tables` (name and content), which come before the built-in ones.
///
/// # Errors
/// A table that is not of the form of `outlets/*.toml`.
pub fn with(tables: &[(String, String)]) -> Result<Knowledge, Failure> {
    let mut knowledge = knowledge();
    if !tables.is_empty() {
        let given = Outlets::parse(tables.iter().map(|(name, table)| (name.as_str(), table.as_str())))
            .map_err(|e| Failure::new(format!("could not read {e}"), "a table is like those in outlets/"))?;
        knowledge.outlets = Outlets::new([given.all(), knowledge.outlets.all()].concat());
    }
    Ok(knowledge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn the_built_in_words_tell_common_from_rare() {
        let words = words();
        assert!(words.rarity("the") < 0.2 && words.rarity("said") < words.rarity("earthquake"));
    }

    /// The data rules that need the whole table; those of one outlet are refused by `Outlets::parse`.
    #[test]
    fn every_file_of_outlets_is_compiled_in_and_parses() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/outlets");
        let on_disk: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("outlets/{}", entry.unwrap().file_name().to_string_lossy()))
            .collect();
        let compiled: BTreeSet<String> = OUTLET_TABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(on_disk, compiled, "list every file of outlets/ in OUTLET_TABLES");
        Outlets::parse(OUTLET_TABLES.iter().copied()).map_err(|e| e.to_string()).unwrap();
    }

    #[test]
    fn the_table_knows_150_english_outlets_and_ten_more_languages() {
        let table = outlets();
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        for outlet in table.all() {
            *languages.entry(outlet.language.as_deref().unwrap_or("")).or_default() += 1;
        }
        assert!(languages["en"] >= 150, "{languages:?}");
        let others = languages.iter().filter(|(language, count)| **language != "en" && **count >= 6).count();
        assert!(others >= 10, "{languages:?}");
    }

    #[test]
    fn an_ambiguous_name_is_shared_or_a_word_or_a_part_of_the_outlets_own_name() {
        let table = outlets();
        for outlet in table.all() {
            let own = std::iter::once(&outlet.name).chain(&outlet.aliases).map(|n| n.to_lowercase());
            let own: Vec<String> = own.collect();
            for short in &outlet.ambiguous {
                let bare = short.strip_prefix("the ").unwrap_or(short).to_lowercase();
                let is_part = own.iter().any(|name| name.contains(&bare));
                let is_shared = table.sharing(short).len() > 1;
                assert!(
                    is_part || is_shared,
                    "{}: nobody else has {short:?}, and it is no part of the name",
                    outlet.id
                );
            }
        }
    }

    #[test]
    fn an_agency_is_known_by_what_signs_its_copy() {
        let table = outlets();
        for (credit, id) in
            [("AP", "associated-press"), ("Reuters", "reuters"), ("AFP", "agence-france-presse")]
        {
            let outlet = table.named(credit).unwrap();
            assert_eq!(outlet.id, id);
            assert!(outlet.wire_credits.iter().any(|c| c == credit || *c == format!("({credit})")));
        }
    }
}
