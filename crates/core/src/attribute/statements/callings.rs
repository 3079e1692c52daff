//! What are people and bodies called? The lists of `callings.txt` by language: nouns for persons, words in the names of
//! bodies, and what stands before a name as courtesy.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// The words of one language, in lower case.
#[derive(Debug, Default)]
pub(super) struct Callings {
    callings: HashSet<&'static str>,
    bodies: HashSet<&'static str>,
    documents: HashSet<&'static str>,
    kinds: HashSet<&'static str>,
    courtesy: HashSet<&'static str>,
    pairs: HashSet<&'static str>,
}

impl Callings {
    /// The lists of `language` (ISO 639-1); those of English where it is not told, empty ones where there are none.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        static TABLE: OnceLock<(HashMap<&'static str, Callings>, Callings)> = OnceLock::new();
        let (table, none) = TABLE.get_or_init(|| (read_table(), Callings::default()));
        table.get(language.unwrap_or("en")).unwrap_or(none)
    }

    /// Whether `word` (lower case) names persons by what they do or are, in singular or plural.
    pub(super) fn is_calling(&self, word: &str) -> bool {
        let known = |w: &str| self.callings.contains(w);
        known(word)
            || word.strip_suffix('s').is_some_and(known)
            || word.strip_suffix("es").is_some_and(known)
            || word.strip_suffix("men").is_some_and(|stem| known(&format!("{stem}man")))
            || word.strip_suffix("women").is_some_and(|stem| known(&format!("{stem}woman")))
            || word.strip_suffix("wives").is_some_and(|stem| known(&format!("{stem}wife")))
            || word.strip_suffix("ies").is_some_and(|stem| known(&format!("{stem}y")))
    }

    /// Whether `word` (lower case) stands in the names of bodies.
    pub(super) fn is_body(&self, word: &str) -> bool {
        self.bodies.contains(word)
    }

    /// Whether `word` (lower case) names something written that can say something.
    pub(super) fn is_document(&self, word: &str) -> bool {
        self.documents.contains(word) || word.strip_suffix('s').is_some_and(|w| self.documents.contains(w))
    }

    /// Whether `word` (lower case) tells that the name right after it is a body's.
    pub(super) fn is_kind_of_body(&self, word: &str) -> bool {
        self.kinds.contains(word)
    }

    /// Whether the two words (lower case) are a common name for a body, though the second alone may be a person's:
    /// "coast guard".
    pub(super) fn is_body_of_two(&self, first: &str, second: &str) -> bool {
        self.pairs.contains(format!("{first}-{second}").as_str())
    }

    /// Whether `word` (lower case) stands before names without being part of them.
    pub(super) fn is_courtesy(&self, word: &str) -> bool {
        self.courtesy.contains(word)
    }
}

fn read_table() -> HashMap<&'static str, Callings> {
    let mut table: HashMap<&str, Callings> = HashMap::new();
    let lists = include_str!("callings.txt").lines().filter(|l| !l.starts_with('#'));
    for (label, words) in lists.filter_map(|l| l.split_once(':')) {
        let (language, kind) = label.split_once('-').expect("callings.txt has labels of two parts");
        let entry = table.entry(language).or_default();
        let list = match kind {
            "callings" => &mut entry.callings,
            "bodies" => &mut entry.bodies,
            "documents" => &mut entry.documents,
            "kinds" => &mut entry.kinds,
            "pairs" => &mut entry.pairs,
            _ => &mut entry.courtesy,
        };
        list.extend(words.split_whitespace());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_calling_is_known_in_singular_and_plural() {
        let english = Callings::of(None);
        for word in ["engineer", "engineers", "fishermen", "ranger", "witnesses"] {
            assert_eq!(english.is_calling(word), word != "witnesses", "{word}");
        }
        assert!(!english.is_calling("filing"));
        assert!(english.is_body_of_two("coast", "guard") && !english.is_body_of_two("night", "guard"));
    }

    #[test]
    fn each_language_has_lists_of_its_own() {
        assert!(Callings::of(Some("fr")).is_courtesy("m.") && !Callings::of(Some("en")).is_courtesy("m."));
        assert!(Callings::of(Some("de")).is_calling("hafenmeisterin"));
        assert!(!Callings::of(Some("xx")).is_body("reederei"));
    }
}
