//! What is particular to a language where sentences end and quotations stand? The table `languages.txt`, read once.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// What a point after a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// It ends no sentence.
    Never,
    /// It ends none before a number.
    BeforeNumber,
    /// It ends one only where a word follows that begins sentences.
    BeforeStarter,
    /// It ends one after a number only.
    AfterNumber,
}

/// The particulars of one language.
#[derive(Debug, Default)]
pub(super) struct Language {
    points: HashMap<&'static str, Point>,
    /// Endings of words, with what a point means behind them.
    endings: Vec<(&'static str, Point)>,
    starters: HashSet<&'static str>,
    tags: Vec<&'static str>,
    goes_on: Vec<&'static str>,
    dialogue: HashSet<&'static str>,
    /// Whether a number with a point is an ordinal.
    pub(super) ordinals: bool,
}

impl Language {
    /// The particulars of `language` (ISO 639-1); those of English where it is unknown, none where the table has none.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        static TABLE: OnceLock<(HashMap<&'static str, Language>, Language)> = OnceLock::new();
        let (table, none) = TABLE.get_or_init(|| (read(), Self::default()));
        table.get(language.unwrap_or("en")).unwrap_or(none)
    }

    /// What a point after `word`, in lower case, means; `None` where it is no abbreviation that is known.
    pub(super) fn point(&self, word: &str) -> Option<Point> {
        let ending = || self.endings.iter().find(|(ending, _)| word.ends_with(ending)).map(|e| e.1);
        self.points.get(word).copied().or_else(ending)
    }

    /// Whether `word`, in lower case, begins sentences.
    pub(super) fn begins(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether `word` is a verb that stands behind a quotation and belongs to its sentence.
    pub(super) fn is_tag(&self, word: &str) -> bool {
        self.tags.contains(&word)
    }

    /// Whether `clause`, in a script without blanks, ends in such a verb.
    pub(super) fn ends_in_tag(&self, clause: &str) -> bool {
        self.tags.iter().any(|tag| clause.ends_with(tag))
    }

    /// Whether a sentence goes on with `rest` behind a closed quotation, in a script without blanks.
    pub(super) fn goes_on(&self, rest: &str) -> bool {
        self.goes_on.iter().any(|words| rest.starts_with(words))
    }

    /// Whether spoken lines begin with a dash in this language.
    pub(super) fn has_dialogue(&self) -> bool {
        !self.dialogue.is_empty()
    }

    /// Whether `word`, in lower case, is a verb of spoken lines.
    pub(super) fn is_spoken(&self, word: &str) -> bool {
        self.dialogue.contains(word)
    }
}

fn read() -> HashMap<&'static str, Language> {
    let mut table: HashMap<&str, Language> = HashMap::new();
    let lines = include_str!("languages.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    for line in lines {
        let (label, words) = line.split_once(':').expect("a line of languages.txt has a label");
        let (language, kind) = label.split_once(' ').expect("a label is a language and a kind");
        let entry = table.entry(language).or_default();
        let words = words.split_whitespace();
        let point = match kind {
            "never" => Point::Never,
            "number" => Point::BeforeNumber,
            "either" => Point::BeforeStarter,
            "after-number" => Point::AfterNumber,
            "starters" => {
                entry.starters.extend(words);
                continue;
            }
            "tags" => {
                entry.tags.extend(words);
                continue;
            }
            "goes-on" => {
                entry.goes_on.extend(words);
                continue;
            }
            "dialogue" => {
                entry.dialogue.extend(words);
                continue;
            }
            "ordinals" => {
                entry.ordinals = true;
                continue;
            }
            other => panic!("languages.txt: no such kind: {other}"),
        };
        for word in words {
            match word.strip_prefix('*') {
                Some(ending) => entry.endings.push((ending, point)),
                None => {
                    entry.points.entry(word).or_insert(point);
                }
            }
        }
    }
    table
}
