//! Which names in a story are outlets, and who reports for one? Readings → outlets by the words of their names, and the
//! people whom an article calls an outlet's own ("the Ledger's Mara Quill").

use super::Reading;
use super::identity::name_words;
use headwater_model::{CreditMeaning, OutletRef, SourceKind};
use std::collections::HashMap;

/// The outlets of the story's articles and credits, by the words of their names.
pub(super) fn outlets_called(readings: &[Reading<'_>]) -> HashMap<Vec<String>, OutletRef> {
    let own = readings.iter().filter_map(|r| r.article.outlet.as_ref());
    let credited = readings.iter().flat_map(|r| r.credits).map(|c| &c.outlet);
    let mut found = HashMap::new();
    for outlet in own.chain(credited) {
        let words = name_words(&outlet.name);
        if !words.is_empty() {
            found.entry(words).or_insert_with(|| outlet.clone());
        }
    }
    found
}

/// The people who are called reporters of an outlet that the story credits, by the words of their names.
pub(super) fn reporters(readings: &[Reading<'_>]) -> HashMap<Vec<String>, OutletRef> {
    let mut found = HashMap::new();
    let relays = readings.iter().flat_map(|r| r.credits).filter(|c| c.meaning != CreditMeaning::Venue);
    let mut outlets: Vec<&OutletRef> = relays.map(|c| &c.outlet).collect();
    outlets.sort_by_key(|outlet| outlet.name.as_str());
    outlets.dedup_by_key(|outlet| outlet.name.as_str());
    if outlets.is_empty() {
        return found;
    }
    for reading in readings {
        let text = &reading.article.text;
        let people = reading.statements.iter().filter_map(|s| s.source.as_ref());
        let mut names: Vec<&str> =
            people.filter(|s| s.kind == SourceKind::Person).map(|s| s.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            for (at, _) in text.match_indices(name) {
                let (before, behind) = (&text[..at], &text[at + name.len()..]);
                let of = outlets.iter().find(|outlet| is_its(before, behind, &outlet.name));
                if let Some(outlet) = of {
                    found.entry(name_words(name)).or_insert_with(|| (*outlet).clone());
                }
            }
        }
    }
    found
}

/// Whether the words around a name say that it is somebody of `outlet`.
fn is_its(before: &str, behind: &str, outlet: &str) -> bool {
    const TRADES: [&str; 8] = [
        "reporter",
        "columnist",
        "journalist",
        "writer",
        "editor",
        "correspondent",
        "blogger",
        "contributor",
    ];
    let outlet = outlet.strip_prefix("The ").unwrap_or(outlet);
    let before = before.trim_end();
    let before = TRADES.iter().find_map(|t| before.strip_suffix(t)).map_or(before, str::trim_end);
    let owner = ["'s", "’s", "'", "’"].iter().find_map(|mark| before.strip_suffix(mark)).unwrap_or(before);
    let behind = behind.strip_prefix(',').unwrap_or(behind);
    let of = [" of ", " of the ", " from ", " from the ", " at ", " at the "];
    owner.ends_with(outlet)
        || of.iter().any(|joint| behind.strip_prefix(joint).is_some_and(|b| b.starts_with(outlet)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outlets_own_reporter_is_told_by_the_words_around_the_name() {
        assert!(is_its("so wrote the Valley Ledger's ", " on Monday", "The Valley Ledger"));
        assert!(is_its("so wrote Valley News' ", " on Monday", "Valley News"));
        assert!(is_its("so wrote Valley Ledger columnist ", " on Monday", "Valley Ledger"));
        assert!(is_its("so wrote ", " of the Valley Ledger", "Valley Ledger"));
        assert!(!is_its("the mayor, ", ", told the Valley Ledger", "Valley Ledger"));
    }
}
