//! The words of a text, in any script.
//!
//! Chinese and Japanese write no blanks between words. There each character is a word, and texts are compared by each
//! two neighbouring ones ("水务局" is 水务 and 务局): close to words, and no dictionary is needed (Nie, Gao, Zhang, Zhou
//! 2000, doi:10.1145/355214.355235). Words in katakana are whole.

use headwater_model::Span;
use std::collections::HashSet;
use std::iter::Peekable;
use std::ops::Range;
use std::sync::OnceLock;
use unicode_segmentation::{UnicodeSegmentation, UnicodeWordIndices};

/// A word and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Where it stands in the text that was given.
    pub span: Span,
    /// The word as written.
    pub text: &'a str,
}

/// The words of `text` (Unicode Standard Annex 29), in order; punctuation and blanks are left out.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    Words { text, at: 0, plain: 0..0, other: None }
}

/// The words by which texts are compared: those of [`words`], but in a script without blanks each two neighbouring
/// characters, so that they overlap; one that stands alone is a word too.
pub fn compared_words(text: &str) -> impl Iterator<Item = Word<'_>> {
    Pairs { text, found: Words { text, at: 0, plain: 0..0, other: None }.peekable(), joined: 0 }
}

/// The words of a text, blank by blank: at a blank one word ends and another begins, whatever stands beside it. Between
/// two blanks with nothing but ASCII the rules are few; the rest is the library's.
struct Words<'a> {
    text: &'a str,
    /// So much was read.
    at: usize,
    /// What is left of the ASCII between two blanks.
    plain: Range<usize>,
    /// What is left of other signs between two blanks, and where those begin.
    other: Option<(usize, UnicodeWordIndices<'a>)>,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            if let Some(word) = plain_word(self.text.as_bytes(), &mut self.plain) {
                return Some(Word { span: Span::new(word.start, word.end), text: &self.text[word] });
            }
            if let Some((start, words)) = &mut self.other {
                if let Some((at, word)) = words.next() {
                    let at = *start + at;
                    return Some(Word { span: Span::new(at, at + word.len()), text: word });
                }
                self.other = None;
            }
            let start = self.at;
            let rest = &self.text.as_bytes()[start..];
            if rest.is_empty() {
                return None;
            }
            let end = start + rest.iter().position(|b| matches!(b, b' ' | b'\n')).unwrap_or(rest.len());
            self.at = (end + 1).min(self.text.len());
            if rest[..end - start].is_ascii() {
                self.plain = start..end;
            } else {
                self.other = Some((start, self.text[start..end].unicode_word_indices()));
            }
        }
    }
}

/// The first word of `range` of `bytes`, which are ASCII there; `range` becomes what follows it.
///
/// Of the rules of the annex these remain: letters, digits and low lines stay together; a point or an apostrophe stands
/// inside a word between two letters or two digits, a colon between letters, a comma or a semicolon between digits. A
/// word has a letter or a digit.
fn plain_word(bytes: &[u8], range: &mut Range<usize>) -> Option<Range<usize>> {
    let bytes = &bytes[..range.end];
    loop {
        let start = (range.start..bytes.len()).find(|at| is_of_word(bytes[*at]))?;
        let mut end = start;
        while let Some(sign) = bytes.get(end) {
            let joins = || {
                let (before, after) = (bytes[end - 1], *bytes.get(end + 1)?);
                let letters = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
                let digits = before.is_ascii_digit() && after.is_ascii_digit();
                Some(match sign {
                    b'.' | b'\'' => letters || digits,
                    b':' => letters,
                    b',' | b';' => digits,
                    _ => false,
                })
            };
            if !is_of_word(*sign) && joins() != Some(true) {
                break;
            }
            end += 1;
        }
        range.start = end;
        if bytes[start..end].iter().any(u8::is_ascii_alphanumeric) {
            return Some(start..end);
        }
    }
}

const fn is_of_word(sign: u8) -> bool {
    sign.is_ascii_alphanumeric() || sign == b'_'
}

struct Pairs<'a> {
    text: &'a str,
    found: Peekable<Words<'a>>,
    /// Where the last pair of characters ended.
    joined: usize,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let word = self.found.next()?;
            if !is_unspaced(word.text) {
                return Some(word);
            }
            let Span { start, end } = word.span;
            let next = self.found.peek().filter(|next| next.span.start == end && is_unspaced(next.text));
            if let Some(pair) = next.map(|next| next.span.end) {
                self.joined = pair;
                return Some(Word { span: Span::new(start, pair), text: &self.text[start..pair] });
            }
            if self.joined != end {
                return Some(word);
            }
        }
    }
}

/// Whether `word` is one character of a script without blanks.
fn is_unspaced(word: &str) -> bool {
    // Of these characters none is written in fewer than three bytes, the first of them E3 or more.
    word.as_bytes().first().is_some_and(|b| *b >= 0xe3)
        && {
            let mut signs = word.chars();
            let first = signs.next();
            signs.next().is_none()
            && first.is_some_and(|c| {
                matches!(c, '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
            })
        }
}

/// Whether the folded `word` says nothing by itself, so that texts that share it need not be alike: it stands in the
/// lists of `filling.txt`, or is hiragana alone, or a Chinese pair with a particle in it. Not for English, where it is
/// counted how common words are ([`super::WordStatistics`]).
#[must_use]
pub fn is_filling(word: &str) -> bool {
    const PARTICLES: &str = "的了是在和也与與及被着著们們之";
    static LISTS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        let lines = include_str!("filling.txt").lines().filter(|l| !l.starts_with('#'));
        lines.filter_map(|l| l.split_once(':')).flat_map(|(_, words)| words.split_whitespace()).collect()
    });
    let unspaced = word.as_bytes().first().is_some_and(|b| *b >= 0xe3);
    if unspaced {
        let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{309f}');
        return word.chars().all(is_kana) || word.chars().any(|c| PARTICLES.contains(c));
    }
    lists.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<&str> {
        compared_words(text).map(|w| w.text).collect()
    }

    #[test]
    fn words_stand_between_blanks_and_marks() {
        assert_eq!(read("Quill’s gates, 3,200 of them."), ["Quill’s", "gates", "3,200", "of", "them"]);
        assert_eq!(read("بوابات المحطة"), ["بوابات", "المحطة"]);
    }

    #[test]
    fn words_are_the_librarys_in_whatever_signs() {
        let signs: Vec<char> =
            "aZé9 0_'.,:;\"-\n\t\r’“ñ门局のカタשب\u{301}\u{200d}\u{ad}🙂🇨🇭\u{2028}\u{a0}@#/"
                .chars()
                .collect();
        let mut state = 7_u64;
        for length in (0..40).cycle().take(40_000) {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                // Half of the signs are from the first few, so that runs of plain ones are long.
                let most = if state >> 63 == 0 { 14 } else { signs.len() };
                signs[(state >> 33) as usize % most]
            };
            let text: String = (0..length).map(|_| next()).collect();
            let library: Vec<(usize, &str)> = text.unicode_word_indices().collect();
            let ours: Vec<(usize, &str)> = words(&text).map(|w| (w.span.start, w.text)).collect();
            assert_eq!(ours, library, "{text:?}");
        }
    }

    #[test]
    fn a_script_without_blanks_gives_each_two_neighbours() {
        assert_eq!(read("水务局说，门关了。"), ["水务", "务局", "局说", "门关", "关了"]);
        assert_eq!(read("ポンプ場の門"), ["ポンプ", "場の", "の門"]);
        assert_eq!(read("局 A 门"), ["局", "A", "门"]);
        assert_eq!(words("水务局").count(), 3);
    }

    #[test]
    fn a_word_stands_where_it_says() {
        let text = "他在Westhaven看见水务局。";
        assert!(compared_words(text).all(|w| w.span.of(text) == w.text));
    }

    #[test]
    fn articles_and_particles_fill() {
        assert!(is_filling("und") && is_filling("что") && is_filling("من") && !is_filling("ворота"));
        assert!(is_filling("ている") && is_filling("的门") && !is_filling("水务") && !is_filling("gates"));
    }
}
