//! In which words does a text name an outlet? The names of the table as sequences of words, found by their first word.

use super::{own_names, without_the};
use crate::text::words;
use headwater_model::Outlet;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The ways in which text names outlets, by their first word in lower case; the longest come first.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrases {
    by_first: HashMap<String, Vec<Phrase>>,
    /// First words that text may write without a capital: "dpa", "le".
    small_firsts: HashSet<String>,
}

/// Words that stand before a name without being capitalised themselves: "le Monde".
pub(super) const ARTICLES: &[&str] = &["le", "la", "les", "il", "el", "der", "die", "das", "de", "het", "o"];

/// One way in which text names an outlet, without a leading "the".
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// Its words, as the table writes them.
    pub words: Vec<String>,
    /// What stands between the words: one fewer than the words.
    pub gaps: Vec<String>,
    /// What it means.
    pub meaning: Meaning,
    /// Whether it names an outlet only with "the" before it or a word of the trade behind it ("a Guardian reporter").
    pub needs_the: bool,
}

/// What a phrase means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// This outlet, by its full name.
    Name(usize),
    /// This outlet, by another name.
    Alias(usize),
    /// This outlet, or what the word says otherwise.
    Ordinary(usize),
    /// One of these.
    Shared(Vec<usize>),
}

impl Phrases {
    /// The phrases of a table.
    pub(super) fn of(outlets: &[Outlet]) -> Self {
        let mut found: BTreeMap<&str, Names> = BTreeMap::new();
        for (index, outlet) in outlets.iter().enumerate() {
            for (name, is_first) in
                own_names(outlet).zip(std::iter::once(true).chain(std::iter::repeat(false)))
            {
                let names = found.entry(without_the(name)).or_default();
                names.bearer.get_or_insert((index, is_first));
                names.bare |= without_the(name).len() == name.len();
            }
            for short in &outlet.ambiguous {
                let names = found.entry(without_the(short)).or_default();
                names.sharers.push(index);
                names.bare |= without_the(short).len() == short.len();
            }
        }
        let mut by_first: HashMap<String, Vec<Phrase>> = HashMap::new();
        let mut small_firsts = HashSet::new();
        for (name, names) in found {
            if let Some(phrase) = names.phrase(name) {
                let first = fold_word(&phrase.words[0]);
                if first == phrase.words[0] || ARTICLES.contains(&first.as_str()) {
                    small_firsts.insert(first.clone());
                }
                by_first.entry(first).or_default().push(phrase);
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        Self { by_first, small_firsts }
    }

    /// Whether a name may begin with `word` as it stands: most words of a text are told by their first letter.
    pub(super) fn may_start(&self, word: &str) -> bool {
        !word.starts_with(|c: char| c.is_ascii_lowercase()) || self.small_firsts.contains(word)
    }

    /// The phrases whose first word is `word`, in lower case; the longest first.
    pub(super) fn starting(&self, word: &str) -> &[Phrase] {
        self.by_first.get(word).map_or(&[], Vec::as_slice)
    }
}

/// Which outlets have a name, while the table is read.
#[derive(Default)]
struct Names {
    /// The outlet whose name (true) or alias it is.
    bearer: Option<(usize, bool)>,
    /// The outlets that have it as an ambiguous name.
    sharers: Vec<usize>,
    /// Whether some outlet writes it without "the".
    bare: bool,
}

impl Names {
    /// The phrase for `name`; `None` where no word is in it.
    fn phrase(self, name: &str) -> Option<Phrase> {
        let meaning = match self.bearer {
            Some((bearer, _)) if self.sharers == [bearer] => Meaning::Ordinary(bearer),
            Some((bearer, is_name)) if !self.sharers.contains(&bearer) => {
                if is_name {
                    Meaning::Name(bearer)
                } else {
                    Meaning::Alias(bearer)
                }
            }
            _ => Meaning::Shared(self.sharers),
        };
        let (tokens, gaps) = split(name);
        let is_plain = matches!(meaning, Meaning::Name(_) | Meaning::Alias(_));
        let needs_the = !self.bare && (tokens.len() == 1 || !is_plain);
        (!tokens.is_empty()).then_some(Phrase { words: tokens, gaps, meaning, needs_the })
    }
}

/// The words of a name and what stands between them.
fn split(name: &str) -> (Vec<String>, Vec<String>) {
    let mut tokens: Vec<String> = Vec::new();
    let mut gaps = Vec::new();
    let mut end = 0;
    for word in words(name) {
        if !tokens.is_empty() {
            gaps.push(fold_gap(&name[end..word.span.start]));
        }
        end = word.span.end;
        tokens.push(word.text.replace('’', "'"));
    }
    (tokens, gaps)
}

/// A word as it is looked up: lower case, straight apostrophes.
pub(super) fn fold_word(word: &str) -> String {
    let lower = word.to_lowercase();
    if lower.contains('’') { lower.replace('’', "'") } else { lower }
}

/// What stands between two words, as it is compared: any run of blanks is one, hyphens are alike.
pub(super) fn fold_gap(gap: &str) -> String {
    let mut folded = String::new();
    for mark in gap.chars() {
        match mark {
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            '\u{2010}' | '\u{2011}' => folded.push('-'),
            '’' => folded.push('\''),
            c => folded.push(c),
        }
    }
    folded
}
