//! Where does a sentence end? Rules over punctuation; a quotation that closes after its full stop stays whole.
//!
//! What is particular to a language stands in `languages.txt`: abbreviations, the words that begin sentences, ordinals.
//! Scripts without blanks end a sentence at their own stops, and not where a bracket or a title is still open or where
//! the words behind a quotation belong to it. Measured on `eval/sets/sentences`, a set of the project's own.

use super::language::{Language, Point};
use headwater_model::Span;

/// In a script without blanks a bracket is looked for so far, in bytes.
const LONGEST_BRACKET: usize = 1500;

/// In a script without blanks so many characters behind a quotation may name who says it.
const LONGEST_TAG: usize = 18;

/// Behind a quotation so many words may stand up to the verb of speech.
const TAG_WORDS: usize = 5;

/// Bytes that an end of a sentence, a line break or a bracket may begin with.
const TELLING: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = *b"\n.!?\xd6\xd8\xdb\xe1\xe0\xe2\xe3\xef";
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The sentences of `text[within]`, in order, without the blanks around them; spans are bytes of `text`.
///
/// A line break ends a sentence. An abbreviation ("Sen."), an initial ("J.") or a number's point does not. `language`
/// is ISO 639-1; where it is unknown the abbreviations are those of English.
#[must_use]
pub fn sentences(text: &str, within: Span, language: Option<&str>) -> Vec<Span> {
    let reader = Reader {
        body: within.of(text),
        language: Language::of(language),
        // Japanese words in brackets stand inside a sentence, stops and all.
        whole_brackets: language == Some("ja"),
        wide: Language::of(language.filter(|l| *l == "ja").or(Some("zh"))),
    };
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(end) = reader.next_end(start, &mut at) {
        push(text, within.start + start, within.start + end, &mut found);
        start = end;
    }
    push(text, within.start + start, within.end.max(within.start + start), &mut found);
    found
}

/// Reads one passage.
struct Reader<'a> {
    body: &'a str,
    language: &'static Language,
    whole_brackets: bool,
    /// The particulars of a script without blanks.
    wide: &'static Language,
}

impl Reader<'_> {
    /// Where the next sentence ends, looked for from `at` on; `at` is then right behind.
    fn next_end(&self, start: usize, at: &mut usize) -> Option<usize> {
        let bytes = self.body.as_bytes();
        while let Some(skip) = bytes[*at..].iter().position(|b| TELLING[usize::from(*b)]) {
            *at += skip;
            let mark = self.body[*at..].chars().next()?;
            let from = *at;
            *at += mark.len_utf8();
            let ends = match mark {
                '\n' | '\u{2028}' | '\u{2029}' => true,
                '.' | '!' | '?' | '…' | '؟' | '۔' | '։' | '።' | '।' | '॥' | '။' => {
                    let closed = self.skip_closing(at);
                    let mark = if self.body[from..].starts_with("..") { '…' } else { mark };
                    if closed.wide {
                        self.ends_wide(closed, *at)
                    } else {
                        self.ends_here(start, from, mark, closed, *at)
                    }
                }
                '。' | '！' | '？' | '．' | '｡' => {
                    let closed = self.skip_closing(at);
                    self.ends_wide(closed, *at)
                }
                '「' | '『' | '（' if self.whole_brackets => {
                    self.skip_bracket(from, at).is_some_and(|closed| self.ends_wide(closed, *at))
                }
                _ => false,
            };
            if ends {
                return Some(*at);
            }
        }
        None
    }

    /// Moves `at` behind what closes there: more stops, quotation marks, brackets.
    fn skip_closing(&self, at: &mut usize) -> Closed {
        let mut closed = Closed::default();
        loop {
            let rest = &self.body[*at..];
            let mut signs = rest.chars();
            let Some(sign) = signs.next() else { return closed };
            match sign {
                '.' | '!' | '?' | '…' => {}
                '。' | '！' | '？' => closed.wide = true,
                '"' | '”' | '’' | '\'' | '»' | '›' | '」' | '』' => closed.quotation = true,
                ')' | ']' | '）' | '】' | '］' => closed.bracket = true,
                '》' | '〉' => closed.title = true,
                // Marks that open elsewhere close where no word follows: „Fertig.“ »Fertig.«
                '“' | '‘' | '«' | '‹' if ends_word(signs.as_str()) => closed.quotation = true,
                // « Fini. »
                ' ' | '\u{a0}' | '\u{202f}' => {
                    let Some(behind) = signs.as_str().strip_prefix(['»', '›']).filter(|b| ends_word(b))
                    else {
                        return closed;
                    };
                    closed.quotation = true;
                    *at = self.body.len() - behind.len();
                    continue;
                }
                _ => return closed,
            }
            *at += sign.len_utf8();
        }
    }

    /// Whether the sentence from `start` ends at the mark at `from`, which with all that closes behind it ends at `end`.
    fn ends_here(&self, start: usize, from: usize, mark: char, closed: Closed, end: usize) -> bool {
        let after = &self.body[end..];
        if !after.chars().next().is_none_or(char::is_whitespace) {
            return false;
        }
        let rest = after.trim_start_matches(|c: char| c.is_whitespace() || is_opening(c));
        // A point with blanks around it is one of several: ". . ."
        if rest.starts_with(|c: char| c.is_lowercase() || c == '.') {
            return false;
        }
        let before = &self.body[start..from];
        if mark == '.' {
            return rest.is_empty() || self.point_ends(before, rest);
        }
        let left_out = closed.bracket && before.ends_with(['(', '[']);
        !(left_out || closed.quotation && self.tag_follows(rest))
    }

    /// Whether the point behind `before` ends a sentence where `rest` follows.
    fn point_ends(&self, before: &str, rest: &str) -> bool {
        let is_edge = |c: char| c.is_whitespace() || c == '(' || is_opening(c) && c != '\'';
        let word = before.rsplit(is_edge).next().unwrap_or("");
        let head = &before[..before.len() - word.len()];
        let is_number = !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
        let is_roman = word.len() > 1 && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C'));
        if is_number && word.len() <= 3 && head.trim().is_empty() {
            return false;
        }
        let point = if (is_number && word.len() <= 3 || is_roman) && self.language.ordinals {
            Point::BeforeStarter
        } else if let Some(point) = self.abbreviation(word) {
            point
        } else {
            return true;
        };
        match point {
            Point::Never => false,
            Point::BeforeNumber => !rest.starts_with(char::is_numeric),
            Point::BeforeStarter => self.begins(rest),
            Point::AfterNumber => {
                head.trim_end().ends_with(|c: char| c.is_ascii_digit() || "IVX".contains(c))
            }
        }
    }

    /// What a point behind `word` means; `None` where the word is not written with one.
    fn abbreviation(&self, word: &str) -> Option<Point> {
        let lower = word.to_lowercase();
        // A capital by itself is an initial before it is anything else.
        let capital = word.starts_with(char::is_uppercase) && word.chars().nth(1).is_none();
        if capital && self.language.point(&lower) != Some(Point::Never) {
            return Some(Point::BeforeStarter);
        }
        let last = lower.rsplit(['\'', '’', '-']).next().unwrap_or("");
        if let Some(point) = self.language.point(&lower).or_else(|| self.language.point(last)) {
            return Some(point);
        }
        let is_initial = |part: &str, most: usize| {
            let mut letters = part.chars();
            letters.next().is_some_and(char::is_alphabetic)
                && letters.all(char::is_alphabetic)
                && part.chars().count() <= most
        };
        let short = is_initial(word, 1) || word.contains('.') && word.split('.').all(|p| is_initial(p, 2));
        short.then_some(Point::BeforeStarter)
    }

    /// Whether `rest` begins with a word that begins sentences.
    fn begins(&self, rest: &str) -> bool {
        let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        !rest[end..].starts_with('.') && self.language.begins(&rest[..end].to_lowercase())
    }

    /// Whether a verb of speech stands in the next few words: “Who?” Quill asked.
    fn tag_follows(&self, rest: &str) -> bool {
        let stop = |c: char| matches!(c, '.' | '!' | '?' | ',' | ';' | ':' | '"' | '“' | '\n');
        let words = rest.split_inclusive(char::is_whitespace).take(TAG_WORDS);
        for word in words {
            let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
            if self.language.is_tag(bare) {
                return true;
            }
            if word.contains(stop) {
                return false;
            }
        }
        false
    }

    /// Whether a sentence in a script without blanks ends at `end`, where that is closed.
    fn ends_wide(&self, closed: Closed, end: usize) -> bool {
        let after = self.body[end..].trim_start();
        let plain = !(closed.quotation || closed.bracket || closed.title);
        if plain || after.is_empty() || after.starts_with(['“', '「', '『', '‘']) {
            return true;
        }
        let clause = || {
            let end = after.char_indices().take(LONGEST_TAG).find(|(_, c)| "，。！？：；、\n".contains(*c));
            &after[..end.map_or_else(
                || after.char_indices().nth(LONGEST_TAG).map_or(after.len(), |(at, _)| at),
                |(at, _)| at,
            )]
        };
        !(closed.title || self.wide.goes_on(after) || closed.quotation && self.wide.ends_in_tag(clause()))
    }

    /// Moves `at` behind the bracket that opens at `from`, if it closes; what it is where it closes behind a stop.
    fn skip_bracket(&self, from: usize, at: &mut usize) -> Option<Closed> {
        let mut depth = 0;
        let mut last = ' ';
        for (offset, sign) in self.body[from..].char_indices() {
            match sign {
                '「' | '『' | '（' => depth += 1,
                '」' | '』' | '）' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                *at = from + offset + sign.len_utf8();
                let is_stopped = matches!(last, '。' | '！' | '？' | '…') && sign != '）';
                return is_stopped.then_some(Closed { quotation: true, ..Closed::default() });
            }
            if offset > LONGEST_BRACKET || sign == '\n' {
                return None;
            }
            last = sign;
        }
        None
    }
}

/// What closes behind a stop.
#[derive(Clone, Copy, Default)]
struct Closed {
    /// A stop of a script without blanks.
    wide: bool,
    quotation: bool,
    bracket: bool,
    /// The title of a work: 《…》
    title: bool,
}

/// Whether nothing of a word follows.
fn ends_word(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'))
        || rest.starts_with(['”', '’', '»', '›', '—', '–'])
}

/// What may stand before the first word of a sentence.
fn is_opening(sign: char) -> bool {
    matches!(
        sign,
        '"' | '“'
            | '„'
            | '”'
            | '‘'
            | '‚'
            | '\''
            | '«'
            | '»'
            | '‹'
            | '›'
            | '('
            | '['
            | '—'
            | '–'
            | '¿'
            | '¡'
    )
}

/// Whether the word before a full stop is one that is written with it in English.
pub(super) fn is_abbreviation(word: &str) -> bool {
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial || Language::of(None).point(&word.to_lowercase()).is_some()
}

/// Adds the sentence `start..end` without the blanks around it, unless nothing is left.
fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let slice = &text[start..end];
    let trimmed = slice.trim();
    if !trimmed.is_empty() {
        let start = start + (slice.len() - slice.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len()), None).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn a_title_does_not_end_a_sentence() {
        assert_eq!(
            split("Sen. Mara Quill spoke. She left at 3.15 p.m. on Monday."),
            ["Sen. Mara Quill spoke.", "She left at 3.15 p.m. on Monday."]
        );
    }

    #[test]
    fn a_closing_quotation_mark_stays_with_its_sentence() {
        assert_eq!(split("“We are done.” She left."), ["“We are done.”", "She left."]);
    }

    #[test]
    fn a_line_break_ends_a_sentence() {
        assert_eq!(split("A heading\nThe text"), ["A heading", "The text"]);
    }
}
