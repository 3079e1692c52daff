//! Which clauses of a sentence does a text take over, and in which order? Words between marks.

use super::protected::is_attribution;
use crate::text::words;

/// A word, and whether it stands in quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(super) lower: String,
    pub(super) quoted: bool,
    /// Whether a mark that parts clauses stands before it.
    parted: bool,
}

/// The words of a text.
pub(super) struct Read<'a> {
    pub(super) words: Vec<Token<'a>>,
}

impl<'a> Read<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut all = Vec::new();
        let (mut at, mut quoted) = (0, false);
        for word in words(text) {
            let gap = &text[at..word.span.start];
            let mut parted = false;
            for (place, c) in gap.char_indices() {
                match c {
                    '“' | '«' | '„' => quoted = true,
                    '”' | '»' => quoted = false,
                    '"' => quoted = !quoted,
                    ',' | ';' | ':' | '—' | '–' | '(' | ')' | '…' => parted = true,
                    '-' => parted |= gap[..place].ends_with(' ') && gap[place + 1..].starts_with(' '),
                    _ => {}
                }
            }
            let lower = word.text.to_lowercase().replace('’', "'");
            all.push(Token { text: word.text, lower, quoted, parted });
            at = word.span.end;
        }
        Self { words: all }
    }
}

/// The clauses of a sentence: what stands between commas, dashes, brackets, colons.
pub(super) struct Clauses<'a> {
    parts: Vec<Vec<Token<'a>>>,
}

/// A clause that may be left out, or the attribution that was moved and may take "that" with it.
pub(super) struct Part<'c, 'a> {
    words: &'c [Token<'a>],
    takes_that: bool,
}

impl<'c, 'a> Part<'c, 'a> {
    fn plain(words: &'c Vec<Token<'a>>) -> Self {
        Self { words, takes_that: false }
    }
}

/// Words with which a clause may open and that may go.
pub(super) const CONNECTORS: [&str; 11] =
    ["and", "but", "however", "meanwhile", "still", "yet", "so", "then", "also", "moreover", "furthermore"];

impl<'a> Clauses<'a> {
    pub(super) fn of(sentence: &'a str) -> Self {
        let mut parts: Vec<Vec<Token<'a>>> = Vec::new();
        for token in Read::of(sentence).words {
            match parts.last_mut() {
                Some(part) if !token.parted => part.push(token),
                _ => parts.push(vec![token]),
            }
        }
        Self { parts }
    }

    /// All words, in order.
    pub(super) fn tokens(&self) -> impl Iterator<Item = &Token<'a>> {
        self.parts.iter().flatten()
    }

    /// Whether the sentence has the word.
    pub(super) fn has(&self, lower: &str) -> bool {
        self.tokens().any(|t| t.lower == lower)
    }

    /// The orders in which the clauses may be told: as they stand, with the closing attribution in front, with the
    /// opening one at the end.
    pub(super) fn orders(&self) -> Vec<Vec<Part<'_, 'a>>> {
        let mut orders: Vec<Vec<Part<'_, 'a>>> = vec![self.parts.iter().map(Part::plain).collect()];
        if let Some((last, rest)) =
            self.parts.split_last().filter(|(last, rest)| !rest.is_empty() && speaks(last))
        {
            let front = Part { words: last, takes_that: true };
            orders.push(std::iter::once(front).chain(rest.iter().map(Part::plain)).collect());
        }
        if let Some((first, rest)) = self.parts.split_first()
            && let Some(that) =
                first.iter().position(|t| t.lower == "that").filter(|&at| speaks(&first[..at]))
        {
            let (head, told) = (&first[..that], &first[that + 1..]);
            let told = std::iter::once(Part { words: told, takes_that: false });
            let end = std::iter::once(Part { words: head, takes_that: false });
            orders.push(told.chain(rest.iter().map(Part::plain)).chain(end).collect());
        }
        orders
    }
}

/// Whether a clause tells who says it.
fn speaks(words: &[Token<'_>]) -> bool {
    words.iter().any(|t| is_attribution(&t.lower) && !t.quoted)
}

/// Whether `told` is some of these clauses, each whole but for a connector in front, in their order.
pub(super) fn follows(told: &Read<'_>, order: &[Part<'_, '_>]) -> bool {
    let mut left = &told.words[..];
    for part in order {
        let without = part.words.iter().take_while(|t| CONNECTORS.contains(&t.lower.as_str())).count();
        let taken = starts_with(left, part.words).or_else(|| {
            Some(&part.words[without..]).filter(|w| !w.is_empty()).and_then(|w| starts_with(left, w))
        });
        let Some(rest) = taken else { continue };
        left = rest;
        if part.takes_that && left.first().is_some_and(|t| t.lower == "that") {
            left = &left[1..];
        }
    }
    left.is_empty()
}

/// What is left of `told` behind `words`, where it opens with them.
fn starts_with<'t, 'a>(told: &'t [Token<'a>], words: &[Token<'_>]) -> Option<&'t [Token<'a>]> {
    let same = |(a, b): (&Token<'_>, &Token<'_>)| a.lower == b.lower && a.quoted == b.quoted;
    (told.len() >= words.len() && told.iter().zip(words).all(same)).then(|| &told[words.len()..])
}

/// `text` without names in square brackets; each must be the last name of two words or more that stands before its
/// place, in `before` (what the article says up to the cited sentence) or in the sentence.
///
/// # Errors
/// The first that is not.
pub(super) fn without_brackets(text: &str, sentence: &str, before: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let Some(close) = rest[open..].find(']').map(|at| open + at) else { return Err("[".to_owned()) };
        let name = &rest[open + 1..close];
        out.push_str(rest[..open].trim_end());
        let Some(place) = place_of_last_word(&out, sentence) else { return Err(name.to_owned()) };
        let meant = last_name(&sentence[..place]).or_else(|| last_name(before));
        if meant.is_none_or(|meant| meant != name) {
            return Err(name.to_owned());
        }
        rest = &rest[close + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

/// Where the last word of `told` stands in the sentence, the first time.
fn place_of_last_word(told: &str, sentence: &str) -> Option<usize> {
    let last = words(told).last()?;
    words(sentence).find(|w| w.text.eq_ignore_ascii_case(last.text)).map(|w| w.span.start)
}

/// The last run of two capitalised words or more.
fn last_name(text: &str) -> Option<&str> {
    let mut found = None;
    let mut run: Option<(usize, usize, usize)> = None;
    for word in words(text) {
        let joins = run.is_some_and(|(_, end, _)| text[end..word.span.start] == *" ");
        run = match (word.text.starts_with(char::is_uppercase), run) {
            (true, Some((start, _, count))) if joins => Some((start, word.span.end, count + 1)),
            (true, _) => Some((word.span.start, word.span.end, 1)),
            (false, _) => None,
        };
        if let Some((start, end, _)) = run.filter(|(_, _, count)| *count > 1) {
            found = Some(&text[start..end]);
        }
    }
    found
}
