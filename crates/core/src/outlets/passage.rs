//! Do these words of a text name an outlet, or something else? The words around a possible name, and what they tell.

use super::phrases::{ARTICLES, Meaning, Phrase, fold_gap, fold_word};
use crate::text::{Word, words};
use headwater_model::Span;

/// A part of a text, cut into words.
pub(super) struct Passage<'a> {
    /// The whole text.
    pub text: &'a str,
    /// The words of the passage, with their spans in the whole text.
    pub words: Vec<Word<'a>>,
    start: usize,
    end: usize,
}

/// Where a phrase stands in a passage.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The first byte, with a leading "the".
    pub start: usize,
    /// One past the last byte, without a possessive "'s".
    pub end: usize,
    /// The word after it.
    pub next: usize,
    first: usize,
    has_the: bool,
    is_possessive: bool,
}

/// Words of the trade: behind a name they say that an outlet is meant.
const TRADE: &[&str] = &[
    "newspaper",
    "magazine",
    "reporter",
    "reporters",
    "columnist",
    "correspondent",
    "journalist",
    "journalists",
    "editor",
    "editors",
    "report",
    "article",
    "story",
    "interview",
    "investigation",
    "editorial",
    "website",
    "site",
    "op-ed",
    "reporting",
    "scoop",
];

/// Verbs that an outlet is the subject of at the head of a sentence, and few other singular nouns are.
const REPORTS: &[&str] =
    &["reports", "says", "writes", "notes", "cites", "quotes", "adds", "wrote", "cited", "quoted"];

/// What follows "reported" where an outlet is its subject: "Forbes reported that", "Forbes reported on Monday".
const AFTER_REPORTED: &[&str] = &["that", "on", "earlier", "last", "first", "exclusively"];

/// Words that are capitalised behind a name without being part of it: "told the Post Friday".
const DAYS: &[&str] = &[
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Words that stand capitalised before a name only because a sentence begins with them.
const FUNCTION: &[&str] = &[
    "in",
    "on",
    "at",
    "by",
    "from",
    "as",
    "for",
    "both",
    "when",
    "after",
    "per",
    "via",
    "to",
    "but",
    "and",
    "while",
    "since",
    "the",
    "a",
    "an",
    "if",
    "or",
    "with",
    "like",
    "so",
    "that",
    "then",
    "though",
    "although",
    "before",
    "according",
    "even",
    "only",
    "also",
    "what",
    "how",
    "why",
    "yet",
    "until",
    "because",
];

impl<'a> Passage<'a> {
    /// The words of `text[within]`.
    pub(super) fn of(text: &'a str, within: Span) -> Self {
        let part = within.of(text);
        let shift = |w: Word<'a>| Word {
            span: Span::new(w.span.start + within.start, w.span.end + within.start),
            text: w.text,
        };
        let end = within.start + part.len();
        Self { text, words: words(part).map(shift).collect(), start: within.start, end }
    }

    /// Where `phrase` stands, if it begins at word `at`.
    pub(super) fn place(&self, phrase: &Phrase, at: usize) -> Option<Place> {
        let next = at + phrase.words.len();
        let here = self.words.get(at..next)?;
        let last = here.last()?;
        let is_exact = !matches!(phrase.meaning, Meaning::Name(_) | Meaning::Alias(_));
        for (number, (word, wanted)) in here.iter().zip(&phrase.words).enumerate() {
            let is_last = number + 1 == phrase.words.len();
            let is_same = |text: &str| {
                if is_exact {
                    is_equal(text, wanted)
                } else {
                    is_written_as(text, wanted, number == 0 && !is_last)
                }
            };
            let is_met = is_same(word.text) || (is_last && is_same(without_possessive(word.text)));
            if !is_met {
                return None;
            }
            if !is_last && fold_gap(self.gap_before(at + number + 1)) != phrase.gaps[number] {
                return None;
            }
        }
        let wanted = phrase.words.last()?;
        let is_possessive = last.text.chars().count() > wanted.chars().count();
        let end = last.span.start
            + if is_possessive { without_possessive(last.text).len() } else { last.text.len() };
        let has_the = at > 0 && self.is_tight(at) && self.words[at - 1].text.eq_ignore_ascii_case("the");
        let start = self.words[if has_the { at - 1 } else { at }].span.start;
        Some(Place { start, end, next, first: at, has_the, is_possessive })
    }

    /// Whether the words at `place` are no part of a longer name and, where they may be something else, written as a
    /// name is.
    pub(super) fn stands_alone(&self, phrase: &Phrase, place: Place) -> bool {
        let is_plain = matches!(phrase.meaning, Meaning::Name(_) | Meaning::Alias(_));
        if is_plain && !phrase.needs_the {
            return true;
        }
        let is_trade = self.is_followed_by_trade(place);
        if self.runs_on(place) || (phrase.needs_the && !place.has_the && !is_trade) {
            return false;
        }
        if phrase.needs_the && place.has_the {
            return !self.is_inside_a_title(place);
        }
        if place.has_the && !is_trade {
            // "the Time" is no way to write of Time.
            return false;
        }
        !self.belongs_to_what_surrounds(place)
            && (is_trade || !self.begins_sentence(place.first) || self.is_followed_by_report(place))
    }

    /// Whether a word of the trade follows: "a Guardian reporter", "Time magazine".
    pub(super) fn is_followed_by_trade(&self, place: Place) -> bool {
        self.is_tight(place.next) && self.words.get(place.next).is_some_and(|w| is_one_of(w.text, TRADE))
    }

    /// Whether word `at` follows the one before it after nothing but a blank.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        at > 0 && at < self.words.len() && {
            let gap = self.gap_before(at);
            !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n')
        }
    }

    /// Whether word `at` begins with a capital and follows the one before it after nothing but a blank.
    pub(super) fn is_upper_and_tight(&self, at: usize) -> bool {
        self.is_tight(at) && starts_upper(self.words[at].text)
    }

    /// Whether word `at` is one that is capitalised at the head of a sentence only.
    pub(super) fn is_function_word(&self, at: usize) -> bool {
        is_one_of(self.words[at].text, FUNCTION)
    }

    /// Whether the name goes on behind `place`: "the Post Office", "the State of Westland", "the Times-Courier".
    fn runs_on(&self, place: Place) -> bool {
        let Some(next) = self.words.get(place.next) else { return false };
        if place.is_possessive {
            return false;
        }
        if matches!(self.gap_before(place.next), "-" | "\u{2010}" | "\u{2011}" | "&") {
            return true;
        }
        if next.text == "of" && self.is_tight(place.next) {
            return self.is_upper_and_tight(place.next + 1);
        }
        self.is_upper_and_tight(place.next) && !DAYS.contains(&without_possessive(next.text))
            || (self.is_tight(place.next) && next.text.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether a capitalised word inside the sentence stands before "the": "the group Mend the Post".
    fn is_inside_a_title(&self, place: Place) -> bool {
        place.first.checked_sub(2).is_some_and(|before| {
            let word = self.words[before].text;
            let is_capital = self.is_tight(before + 1) && starts_upper(word) && !DAYS.contains(&word);
            is_capital && !self.begins_sentence(before)
        })
    }

    /// Whether a name without "the" is a part of a longer one: "Carl Winbury", "the Prevention of Vice", "People's Front".
    fn belongs_to_what_surrounds(&self, place: Place) -> bool {
        let before =
            |back: usize| place.first.checked_sub(back).filter(|_| self.is_tight(place.first + 1 - back));
        let is_name = |at: usize| starts_upper(self.words[at].text) && !self.is_function_word(at);
        let follows_name = before(1).is_some_and(is_name);
        let follows_of =
            before(1).is_some_and(|at| self.words[at].text == "of") && before(2).is_some_and(is_name);
        follows_name || follows_of || (place.is_possessive && self.is_upper_and_tight(place.next))
    }

    /// Whether a verb follows that an outlet is the subject of.
    fn is_followed_by_report(&self, place: Place) -> bool {
        let Some(next) = self.words.get(place.next).filter(|_| self.is_tight(place.next)) else {
            return false;
        };
        let after = self.words.get(place.next + 1).map_or("", |w| w.text);
        is_one_of(next.text, REPORTS)
            || (next.text == "first" && after == "reported")
            || (next.text == "reported" && (AFTER_REPORTED.contains(&after) || DAYS.contains(&after)))
    }

    /// Whether word `at` is the first of a sentence or of quoted words, or stands behind a colon or a dash.
    fn begins_sentence(&self, at: usize) -> bool {
        let gap = self.gap_before(at);
        at == 0 || gap.contains(['.', '!', '?', ':', ';', '\n', '"', '“', '‘', '«', '„', '—', '–', '•', '|'])
    }

    /// What stands between word `at` and the one before it; at either end, between the word and the passage's bound.
    fn gap_before(&self, at: usize) -> &'a str {
        let start = if at == 0 { self.start } else { self.words[at - 1].span.end };
        let end = self.words.get(at).map_or(self.end, |w| w.span.start);
        self.text.get(start..end).unwrap_or("")
    }
}

/// A word without its possessive "'s".
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

/// Whether a word begins with a capital.
pub(super) fn starts_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a word has two letters or more and all are capitals.
pub(super) fn is_all_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}

/// Whether the text writes a word as the table does, but for the form of an apostrophe.
fn is_equal(text: &str, wanted: &str) -> bool {
    text == wanted || (text.contains('’') && text.replace('’', "'") == wanted)
}

/// Whether `text` is the table's `wanted` in running text: an abbreviation exactly, a name with its first capital or in
/// capitals throughout, an article before a name ("le Monde") in any case.
fn is_written_as(text: &str, wanted: &str, is_leading: bool) -> bool {
    if is_equal(text, wanted) {
        return true;
    }
    if is_all_upper(wanted) || fold_word(text) != fold_word(wanted) {
        return false;
    }
    let is_article = is_leading && is_one_of(wanted, ARTICLES);
    let is_small_inside = !is_leading && !starts_upper(wanted) && wanted.starts_with(char::is_lowercase);
    is_article || is_small_inside || is_all_upper(text) || (starts_upper(wanted) && starts_upper(text))
}

/// Whether `word` is in a list of lower-case words, in any case.
fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| w.eq_ignore_ascii_case(word))
}
