//! Who does what a verb says? The noun phrase before a verb, by rules over marks and small words.
//!
//! Leaves to `statements`: who that is. Here the words matter: whether they name somebody, and where they begin.

use super::lists::{ADVERBS, UNNAMED, is_in};
use super::tokens::{Sentence, Tokens};
use std::ops::Range;

/// Words before a noun phrase that do not belong to it.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "and", "but", "as", "while", "when", "after", "before", "because", "although", "though", "however",
    "said", "says",
];

/// Words that open a sentence with a capital and are no name.
#[rustfmt::skip]
const OPENING: &[&str] = &[
    "the", "a", "an", "at", "in", "on", "after", "during", "for", "with", "by", "from", "his", "her", "their",
    "its", "this", "that", "these", "those", "but", "and", "as", "while", "when", "before", "meanwhile",
    "speaking", "asked", "earlier", "later", "since", "if", "it", "they", "there", "to", "following",
    "according", "despite",
];

/// One sentence of an article.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clause<'a> {
    /// The article.
    pub(crate) read: &'a Tokens<'a>,
    /// The sentence.
    pub(crate) sentence: &'a Sentence,
}

impl Clause<'_> {
    /// A token of the sentence in lower case; empty outside it.
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.read.lower(at) } else { "" }
    }

    /// The word `back` places before `at`; empty before the sentence.
    pub(crate) fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// Whether a token of the sentence begins with a capital letter.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&at) && self.read.all[at].is_capital()
    }

    /// Whether a token stands between quotation marks.
    pub(crate) fn quoted(&self, at: usize) -> bool {
        self.read.all.get(at).is_some_and(|t| t.quoted)
    }

    /// Who stands before the verb at `verb`: the noun phrase, an apposition left out.
    pub(crate) fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let start = self.sentence.tokens.start;
        if self.word(verb).ends_with("ing") && self.word_before(verb, 1) == "," {
            return self.first_name(verb);
        }
        let mut end = verb;
        while end > start && is_in(ADVERBS, self.word(end - 1)) {
            end -= 1;
        }
        if end > start && is_in(&["who", "which", "that"], self.word(end - 1)) {
            return self.antecedent(end - 1);
        }
        if end > start && self.word(end - 1) == "," {
            match self.opening_comma(end - 1) {
                Some(at) if self.is_name(at + 1..end - 1) && !self.capital(at - 1) => {
                    return Some(at + 1..end - 1);
                }
                Some(at) => end = at,
                None => end -= 1,
            }
        }
        let mut phrase = self.phrase_before(end);
        while let Some(first) = phrase.clone().map(|p| p.start)
            && first > start + 1
            && self.word(first - 1) == ","
            && phrase.clone().is_some_and(|p| self.is_tag(p))
        {
            phrase = self.phrase_before(first - 1);
        }
        phrase
    }

    /// The noun phrase that ends before `end`.
    fn phrase_before(&self, end: usize) -> Option<Range<usize>> {
        let start = self.sentence.tokens.start;
        let mut first = end;
        while first > start && !self.is_boundary(first - 1) && end - first < 16 {
            first -= 1;
        }
        while first < end && is_in(LEADING, self.word(first)) {
            first += 1;
        }
        (first < end).then_some(first..end)
    }

    /// The comma that opens the aside which the comma at `close` closes.
    fn opening_comma(&self, close: usize) -> Option<usize> {
        let lowest = (self.sentence.tokens.start + 1).max(close.saturating_sub(36));
        for at in (lowest..close).rev() {
            let word = self.word(at);
            if word == "," {
                return Some(at);
            }
            if self.read.all[at].is_quotation_mark() || is_in(&[";", ":", "(", ")", "—", "–", "--"], word)
            {
                return None;
            }
        }
        None
    }

    /// Whether a range is a name of two words or more and nothing else.
    fn is_name(&self, words: Range<usize>) -> bool {
        words.len() >= 2
            && words.len() <= 5
            && words.into_iter().all(|i| self.capital(i) || self.word(i) == ".")
    }

    /// Whether a range is an age or a party ("35", "R-Ohio") that stands behind a name.
    fn is_tag(&self, words: Range<usize>) -> bool {
        words.len() <= 3
            && words.clone().all(|i| {
                let word = self.word(i);
                word.chars().all(|c| c.is_ascii_digit())
                    || ["r-", "d-", "i-"].iter().any(|p| word.starts_with(p))
                    || word == "."
            })
    }

    /// Whom "who" at `at` stands for: the name right before it, else the noun phrase.
    fn antecedent(&self, at: usize) -> Option<Range<usize>> {
        let start = self.sentence.tokens.start;
        let end = if at > start && self.word(at - 1) == "," { at - 1 } else { at };
        let named = end > start && self.capital(end - 1);
        let mut first = end;
        while first > start && end - first < 16 {
            let title = self.word(first - 1) == "." && first - 1 > start && self.capital(first - 2);
            if self.is_boundary(first - 1) || named && !self.capital(first - 1) && !title {
                break;
            }
            first -= 1;
        }
        (first < end).then_some(first..end)
    }

    /// The name or pronoun with which the sentence opens: the subject of a participle behind it.
    fn first_name(&self, before: usize) -> Option<Range<usize>> {
        let first = self.sentence.tokens.start;
        let pronoun = is_in(&["he", "she"], self.word(first));
        let name = self.capital(first) && !self.quoted(first) && !is_in(OPENING, self.word(first));
        if !pronoun && !name {
            return None;
        }
        let mut end = first + 1;
        while end < before && !pronoun && (self.capital(end) || self.word(end) == ".") {
            end += 1;
        }
        Some(first..end)
    }

    /// Whether a noun phrase cannot reach over this token.
    fn is_boundary(&self, at: usize) -> bool {
        let token = &self.read.all[at];
        (token.is_quotation_mark() && !self.opens_scare_quote(at))
            || is_in(
                &[",", ";", ":", "(", ")", "—", "–", "--", "!", "?", "that", "'", "’", "``"],
                &token.lower,
            )
            || is_in(
                &[
                    "but", "after", "when", "because", "while", "although", "before", "if", "where", "until",
                    "since",
                ],
                &token.lower,
            )
    }

    /// Whether a quotation of a few words stands at `at`, as in: a "source familiar with the matter" told ...
    fn opens_scare_quote(&self, at: usize) -> bool {
        let near = at.saturating_sub(9)..(at + 10).min(self.read.all.len());
        near.into_iter().any(|i| is_in(UNNAMED, self.word(i)))
            && !is_in(&[",", ".", "?", "!"], self.word_before(at, 1))
    }
}

/// Whether a noun phrase stands for somebody without a name.
pub(crate) fn is_unnamed(read: &Tokens<'_>, phrase: Range<usize>) -> bool {
    phrase.clone().any(|i| {
        is_in(UNNAMED, read.lower(i))
            && !(phrase.contains(&(i + 1)) && read.all[i + 1].is_capital())
            && !read.lower(i.saturating_sub(1)).starts_with("spokes")
    })
}
