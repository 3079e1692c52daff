//! To which classes of words may a word belong? Small lists of English, kept as data beside this file.
//!
//! `lexicon.txt` holds function words, titles and the nouns for those who speak; `given-names.txt` holds common given
//! names by the gender they mostly tell. All of them were put together for the project.

use std::collections::HashMap;
use std::sync::OnceLock;

/// A set of classes of words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u64);

/// What a given name or title mostly tells of its bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
}

/// Declares the classes: a constant for each, and its name in the data.
macro_rules! classes {
    ($($name:ident = $label:literal, $bit:literal, $doc:literal;)*) => {
        impl Class {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*
            const LABELS: &[(&str, Self)] = &[$(($label, Self::$name)),*];
        }
    };
}

classes! {
    DETERMINER = "determiner", 0, "the, a, some";
    POSSESSIVE = "possessive", 1, "his, their";
    SUBJECT_PRONOUN = "subject-pronoun", 2, "he, they, who";
    OBJECT_PRONOUN = "object-pronoun", 3, "him, them";
    OTHER_PRONOUN = "other-pronoun", 4, "others, somebody";
    RELATIVE = "relative", 5, "who, which";
    PREPOSITION = "preposition", 6, "of, in";
    CONJUNCTION = "conjunction", 7, "and, but";
    SUBORDINATOR = "subordinator", 8, "that, because";
    WH = "wh-word", 9, "whether, how";
    BE = "be", 10, "is, were";
    HAVE = "have", 11, "has, had";
    DO = "do", 12, "does, did";
    MODAL = "modal", 13, "will, could";
    TO = "to", 14, "to";
    NEGATION = "negation", 15, "not, never";
    ADVERB = "adverb", 16, "also, later; and words in -ly";
    TIME = "time", 17, "Monday, week, ago";
    MONTH = "month", 18, "March";
    WEEKDAY = "weekday", 19, "Monday";
    NUMBER_WORD = "number-word", 20, "two, dozens";
    TITLE = "title", 21, "Sen., spokesman: words that stand before a name";
    MALE = "male", 22, "he, Mr., spokesman";
    FEMALE = "female", 23, "she, Mrs., spokeswoman";
    PERSON_NOUN = "person-noun", 24, "official, voters";
    DOCUMENT_NOUN = "document-noun", 25, "report, filing";
    ORGANISATION_NOUN = "organisation-noun", 26, "campaign, ministry";
    VENUE_NOUN = "venue-noun", 27, "interview, tweet";
    HONORIFIC = "honorific", 28, "Mr., Sen.: a title that is no common noun";
    PLACE = "place", 29, "Paris, Texas";
    ORGANISATION_WORD = "organisation-word", 30, "Inc., University: a word in the name of a body";
    VERB = "verb", 31, "common finite verbs";
    NUMBER = "number", 32, "digits";
}

impl Class {
    /// No class.
    pub const NONE: Self = Self(0);

    /// Whether the two share a class.
    #[must_use]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of both.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The set as bits, one for each class.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }
}

/// The classes of a word in lower case, with straight apostrophes.
#[must_use]
pub fn class_of(lower: &str) -> Class {
    static TABLE: OnceLock<HashMap<&'static str, Class>> = OnceLock::new();
    let table = TABLE.get_or_init(|| read_classes(include_str!("lexicon.txt")));
    let mut class = table.get(lower).copied().unwrap_or_default();
    if class == Class::NONE && lower.len() > 4 && lower.ends_with("ly") {
        class = Class::ADVERB;
    }
    if lower.starts_with(|c: char| c.is_ascii_digit()) {
        class = class.and(Class::NUMBER);
    }
    class
}

fn read_classes(data: &'static str) -> HashMap<&'static str, Class> {
    let mut table: HashMap<&str, Class> = HashMap::new();
    for (label, words) in data.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(':')) {
        let class =
            Class::LABELS.iter().find(|c| c.0 == label).expect("lexicon.txt has known classes only").1;
        for word in words.split_whitespace() {
            let entry = table.entry(word).or_default();
            *entry = entry.and(class);
        }
    }
    table
}

/// Whether a word, as written or in lower case, is a common given name, and which gender it mostly tells:
/// `None` where it is none, `Some(None)` where it is borne by both.
#[must_use]
pub fn given_name(word: &str) -> Option<Option<Gender>> {
    static TABLE: OnceLock<HashMap<&'static str, Option<Gender>>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let mut table = HashMap::new();
        for (label, names) in include_str!("given-names.txt").lines().filter_map(|l| l.split_once(':')) {
            let gender = match label {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                _ => None,
            };
            for name in names.split_whitespace() {
                table.entry(name).and_modify(|g| *g = None).or_insert(gender);
            }
        }
        table
    });
    table.get(word.to_lowercase().as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_be_of_several_classes() {
        assert!(class_of("her").any(Class::POSSESSIVE) && class_of("her").any(Class::OBJECT_PRONOUN));
        assert!(class_of("quietly").any(Class::ADVERB));
        assert_eq!(class_of("zinc"), Class::NONE);
    }

    #[test]
    fn a_given_name_tells_its_gender_unless_both_bear_it() {
        assert_eq!(given_name("Susan"), Some(Some(Gender::Female)));
        assert_eq!(given_name("Taylor"), Some(None));
        assert_eq!(given_name("Zinc"), None);
    }
}
