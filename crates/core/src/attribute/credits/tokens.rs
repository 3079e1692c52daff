//! What stands next to what? The words and marks of one article, sentence by sentence.
//!
//! Headings and captions are left out: the name below a picture is the photographer's, not a report's.

use crate::text::sentences;
use headwater_model::{Article, ParagraphKind, Span};
use std::ops::Range;

/// A word, a possessive `'s`, or one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    /// Where it stands in the article's text.
    pub(crate) span: Span,
    /// As it is written.
    pub(crate) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(crate) lower: String,
    /// Whether it stands between quotation marks.
    pub(crate) quoted: bool,
}

impl Token<'_> {
    /// Whether it begins with a capital letter or is a name with a digit in front ("9News").
    pub(crate) fn is_capital(&self) -> bool {
        let mut letters = self.text.chars();
        match letters.next() {
            Some(first) if first.is_uppercase() => true,
            Some(first) if first.is_ascii_digit() => letters.any(char::is_alphabetic) && !self.is_ordinal(),
            Some(_) => self.text.chars().skip(1).take(3).any(char::is_uppercase),
            None => false,
        }
    }

    /// Whether it is a word or number rather than a mark.
    pub(crate) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphanumeric)
    }

    /// Whether it is a quotation mark.
    pub(crate) fn is_quotation_mark(&self) -> bool {
        matches!(self.text, "\"" | "“" | "”" | "«" | "»" | "„")
    }

    /// "1st", "80s", "100m": a number, not a name.
    fn is_ordinal(&self) -> bool {
        let tail = self.lower.trim_start_matches(|c: char| c.is_ascii_digit());
        matches!(
            tail,
            "st" | "nd" | "rd" | "th" | "s" | "m" | "am" | "pm" | "k" | "bn" | "g" | "gb" | "mm" | "km"
        )
    }
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where it stands.
    pub(crate) span: Span,
    /// Its words and marks.
    pub(crate) tokens: Range<usize>,
    /// Its paragraph, counted from 0.
    pub(crate) paragraph: usize,
    /// What that paragraph is.
    pub(crate) kind: ParagraphKind,
}

/// An article as it is read for its credits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens<'a> {
    /// The article's text.
    pub(crate) text: &'a str,
    /// All words and marks, in order.
    pub(crate) all: Vec<Token<'a>>,
    /// The sentences, in order.
    pub(crate) sentences: Vec<Sentence>,
}

impl<'a> Tokens<'a> {
    /// Reads `article`.
    pub(crate) fn of(article: &'a Article) -> Self {
        let mut read = Tokens { text: &article.text, ..Tokens::default() };
        for (paragraph, part) in article.paragraphs.iter().enumerate() {
            if matches!(part.kind, ParagraphKind::Heading | ParagraphKind::Caption) {
                continue;
            }
            let mut quoted = part.kind == ParagraphKind::Quotation;
            for span in sentences(&article.text, part.span, article.language.as_deref()) {
                let first = read.all.len();
                tokenize(&article.text, span, &mut quoted, &mut read.all);
                let tokens = first..read.all.len();
                read.sentences.push(Sentence { span, tokens, paragraph, kind: part.kind });
            }
        }
        read
    }

    /// The words of a token, in lower case; empty beyond the text.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |t| t.lower.as_str())
    }

    /// The span from the first to the last token of a range; empty for an empty range.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        match (self.all.get(range.start), range.end.checked_sub(1).and_then(|last| self.all.get(last))) {
            (Some(first), Some(last)) if range.start < range.end => {
                Span::new(first.span.start, last.span.end)
            }
            _ => Span::new(0, 0),
        }
    }
}

/// Adds the words and marks of `text[within]`; `quoted` tells whether a quotation is open before and after.
fn tokenize<'a>(text: &'a str, within: Span, quoted: &mut bool, out: &mut Vec<Token<'a>>) {
    let mut at = within.start;
    while at < within.end {
        let rest = &text[at..within.end];
        let Some(first) = rest.chars().next() else { break };
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let length = if first.is_alphanumeric() || matches!(first, '#' | '@') {
            word_length(rest)
        } else {
            possessive_length(rest, text[..at].chars().next_back()).unwrap_or(first.len_utf8())
        };
        let word = &text[at..at + length];
        match first {
            '“' | '«' | '„' => *quoted = true,
            '”' | '»' => *quoted = false,
            '"' => *quoted = !*quoted,
            _ => {}
        }
        let mark = matches!(first, '“' | '«' | '„' | '”' | '»' | '"');
        out.push(Token {
            span: Span::new(at, at + length),
            text: word,
            lower: word.to_lowercase().replace('’', "'"),
            quoted: *quoted && !mark,
        });
        at += length;
    }
}

/// The length of a possessive "'s" that follows a word.
fn possessive_length(rest: &str, before: Option<char>) -> Option<usize> {
    if !before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    ["'s", "’s"]
        .into_iter()
        .find(|mark| {
            rest.starts_with(mark) && !rest[mark.len()..].chars().next().is_some_and(char::is_alphanumeric)
        })
        .map(str::len)
}

/// The length of the word at the head of `rest`: letters and digits, with points, hyphens, ampersands and
/// apostrophes between them ("U.S.", "Money.Lantern", "Al-Sabah", "didn't"), without a possessive "'s".
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    for (at, letter) in rest.char_indices() {
        let next = rest[at + letter.len_utf8()..].chars().next();
        let inside = next.is_some_and(char::is_alphanumeric);
        let keeps = match letter {
            '#' | '@' => at == 0,
            '\'' | '’' => {
                inside && possessive_length(&rest[at..], rest[..at].chars().next_back()).is_none()
            }
            '.' => inside || is_initials(&rest[..at]),
            '-' | '&' | '_' => inside && at > 0,
            _ => letter.is_alphanumeric(),
        };
        if !keeps {
            break;
        }
        end = at + letter.len_utf8();
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether `word` is of the form "U.S" or "D.C", so that the point after it belongs to it.
fn is_initials(word: &str) -> bool {
    word.len() >= 3
        && word.split('.').all(|part| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

#[cfg(test)]
mod tests {
    use super::super::testing::article;
    use super::*;

    #[test]
    fn a_possessive_is_a_token_of_its_own() {
        let article = article("The Lantern’s Ada Brook didn't call Money.Lantern.");
        let read = Tokens::of(&article);
        let words: Vec<&str> = read.all.iter().map(|t| t.text).collect();
        assert_eq!(words, ["The", "Lantern", "’s", "Ada", "Brook", "didn't", "call", "Money.Lantern", "."]);
    }

    #[test]
    fn words_between_quotation_marks_are_marked() {
        let article = article("“We met,” she said. “No more.”");
        let read = Tokens::of(&article);
        let quoted: Vec<&str> = read.all.iter().filter(|t| t.quoted && t.is_word()).map(|t| t.text).collect();
        assert_eq!(quoted, ["We", "met", "No", "more"]);
    }
}
