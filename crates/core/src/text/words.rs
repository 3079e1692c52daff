//! The words of a text, in any script.
//!
//! Chinese and Japanese write no blanks between words. There each character is a word, and texts are compared by each
//! two neighbouring ones ("水务局" is 水务 and 务局): close to words, and no dictionary is needed (Nie, Gao, Zhang, Zhou
//! 2000, doi:10.1145/355214.355235). Words in katakana are whole.

use headwater_model::Span;
use std::collections::HashSet;
use std::iter::Peekable;
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
    text.unicode_word_indices().map(|(at, word)| Word { span: Span::new(at, at + word.len()), text: word })
}

/// The words by which texts are compared: those of [`words`], but in a script without blanks each two neighbouring
/// characters, so that they overlap; one that stands alone is a word too.
pub fn compared_words(text: &str) -> impl Iterator<Item = Word<'_>> {
    Pairs { text, found: text.unicode_word_indices().peekable(), joined: 0 }
}

struct Pairs<'a> {
    text: &'a str,
    found: Peekable<UnicodeWordIndices<'a>>,
    /// Where the last pair of characters ended.
    joined: usize,
}

impl<'a> Iterator for Pairs<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        loop {
            let (at, word) = self.found.next()?;
            let end = at + word.len();
            if !is_unspaced(word) {
                return Some(Word { span: Span::new(at, end), text: word });
            }
            let next = self.found.peek().filter(|(next, word)| *next == end && is_unspaced(word));
            if let Some(pair) = next.map(|(_, next)| end + next.len()) {
                self.joined = pair;
                return Some(Word { span: Span::new(at, pair), text: &self.text[at..pair] });
            }
            if self.joined != end {
                return Some(Word { span: Span::new(at, end), text: word });
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
