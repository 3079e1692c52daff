//! The words and marks of a text with what a reader of English sees at once: its case, its sentence, its quotation.

use super::lexicon::{Class, class_of};
use super::quotations::{Quotation, paragraphs, quotations};
use super::sentences::{is_abbreviation, sentences};
use headwater_model::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, also with digits, hyphens and inner apostrophes.
    Word,
    /// Digits.
    Number,
    /// The opening mark of a quotation.
    Open,
    /// The closing mark of a quotation.
    Close,
    /// Any other sign.
    Mark(char),
}

/// One word or mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// The classes of words it may belong to.
    pub class: Class,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Its sentence, counted over the text.
    pub sentence: u32,
    /// Its paragraph, counted over the text.
    pub paragraph: u32,
    /// The outermost quotation that it stands in, its marks included.
    pub quotation: Option<u32>,
    lower: (u32, u32),
}

/// The tokens of one text, with its quotations.
#[derive(Clone, Debug, Default)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// In order of place.
    pub list: Vec<Token>,
    /// In the order in which they open.
    pub quotations: Vec<Quotation>,
    lowered: String,
}

impl<'a> Tokens<'a> {
    /// Reads `text` as English.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self::in_language(text, None)
    }

    /// Reads `text` with the sentences of `language` (ISO 639-1); as English where it is unknown.
    #[must_use]
    pub fn in_language(text: &'a str, language: Option<&str>) -> Self {
        let mut tokens = Self { text, quotations: quotations(text, language), ..Self::default() };
        let marks = tokens.marks();
        let mut marks = marks.iter().copied().peekable();
        let mut sentence = 0;
        for (number, paragraph) in paragraphs(text).into_iter().enumerate() {
            for span in sentences(text, paragraph, language) {
                let from = tokens.list.len();
                tokens.split(span, &mut marks);
                for token in &mut tokens.list[from..] {
                    token.sentence = sentence;
                    token.paragraph = number as u32;
                }
                sentence += 1;
            }
        }
        tokens.place_in_quotations();
        tokens
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Token `at` as written.
    #[must_use]
    pub fn word(&self, at: usize) -> &'a str {
        self.list[at].span.of(self.text)
    }

    /// Token `at` in lower case, its apostrophes straight.
    #[must_use]
    pub fn lower(&self, at: usize) -> &str {
        let (start, end) = self.list[at].lower;
        &self.lowered[start as usize..end as usize]
    }

    /// Whether token `at` may be of one of these classes.
    #[must_use]
    pub fn is(&self, at: usize, class: Class) -> bool {
        self.list.get(at).is_some_and(|t| t.class.any(class))
    }

    /// Whether token `at` is that sign.
    #[must_use]
    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.list.get(at).is_some_and(|t| t.kind == TokenKind::Mark(mark))
    }

    /// The first token that ends after byte `at`.
    #[must_use]
    pub fn at_byte(&self, at: usize) -> usize {
        self.list.partition_point(|t| t.span.end <= at)
    }

    /// The marks of the quotations, in order of place: where, and whether they open.
    fn marks(&self) -> Vec<(Span, bool)> {
        let mut marks = Vec::with_capacity(2 * self.quotations.len());
        for q in &self.quotations {
            // One that goes on from the paragraph before may have no mark of its own.
            if q.outer.start < q.inner.start {
                marks.push((Span::new(q.outer.start, q.inner.start), true));
            }
            if q.closed {
                marks.push((Span::new(q.inner.end, q.outer.end), false));
            }
        }
        marks.sort();
        marks
    }

    /// Adds the tokens of one sentence.
    fn split(&mut self, span: Span, marks: &mut std::iter::Peekable<impl Iterator<Item = (Span, bool)>>) {
        let mut at = span.start;
        while at < span.end {
            while marks.peek().is_some_and(|m| m.0.start < at) {
                marks.next();
            }
            if let Some(&(mark, opens)) = marks.peek()
                && mark.start == at
            {
                self.push(mark, if opens { TokenKind::Open } else { TokenKind::Close });
                at = mark.end;
                continue;
            }
            let Some(sign) = self.text[at..].chars().next() else { break };
            if sign.is_whitespace() {
                at += sign.len_utf8();
            } else if sign.is_alphanumeric() || matches!(sign, '@' | '#') {
                let stop = marks.peek().map_or(span.end, |m| m.0.start.min(span.end)).max(at + 1);
                at = self.push_word(at, stop);
            } else {
                let end = at + sign.len_utf8();
                self.push(Span::new(at, end), TokenKind::Mark(sign));
                at = end;
            }
        }
    }

    /// Adds the word that begins at `at`, its clitic apart; returns where it ends.
    fn push_word(&mut self, at: usize, stop: usize) -> usize {
        let end = word_end(self.text, at, stop);
        let word = &self.text[at..end];
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            self.push(Span::new(at, end), TokenKind::Number);
            return end;
        }
        match word.rfind(['\'', '’']).filter(|&cut| cut > 0 && is_clitic(&word[cut..])) {
            Some(cut) => {
                self.push(Span::new(at, at + cut), TokenKind::Word);
                self.push(Span::new(at + cut, end), TokenKind::Word);
            }
            None => self.push(Span::new(at, end), TokenKind::Word),
        }
        end
    }

    fn push(&mut self, span: Span, kind: TokenKind) {
        let word = span.of(self.text);
        let start = self.lowered.len();
        for letter in word.chars() {
            match letter {
                '’' => self.lowered.push('\''),
                _ if letter.is_ascii() => self.lowered.push(letter.to_ascii_lowercase()),
                _ => self.lowered.extend(letter.to_lowercase()),
            }
        }
        let lower = &self.lowered[start..];
        let class =
            if matches!(kind, TokenKind::Word | TokenKind::Number) { class_of(lower) } else { Class::NONE };
        self.list.push(Token {
            span,
            kind,
            class,
            capital: word.starts_with(char::is_uppercase),
            sentence: 0,
            paragraph: 0,
            quotation: None,
            lower: (start as u32, self.lowered.len() as u32),
        });
    }

    /// Tells each token which outermost quotation it stands in.
    fn place_in_quotations(&mut self) {
        let mut outermost = self
            .quotations
            .iter()
            .enumerate()
            .filter(|(_, q)| q.depth == 0)
            .map(|(i, q)| (i, q.outer))
            .peekable();
        for token in &mut self.list {
            while outermost.peek().is_some_and(|(_, outer)| outer.end <= token.span.start) {
                outermost.next();
            }
            if let Some(&(index, outer)) = outermost.peek()
                && outer.start <= token.span.start
            {
                token.quotation = Some(index as u32);
            }
        }
    }
}

/// Where the word that begins at `at` ends, `stop` at the latest.
fn word_end(text: &str, at: usize, stop: usize) -> usize {
    let mut end = at;
    let mut signs = text[at..stop].char_indices().peekable();
    while let Some((offset, sign)) = signs.next() {
        let next = signs.peek().map(|s| s.1);
        let before = text[at..at + offset].chars().next_back();
        let joins = next.is_some_and(char::is_alphanumeric)
            && before.is_some_and(char::is_alphanumeric)
            && match sign {
                '\'' | '’' | '-' | '&' | '_' => true,
                '.' | ',' => {
                    before.is_some_and(|c| c.is_ascii_digit()) && next.is_some_and(|c| c.is_ascii_digit())
                        || sign == '.' && is_initial(&text[at..at + offset])
                }
                _ => false,
            };
        if !(sign.is_alphanumeric() || joins || offset == 0 || sign == '_') {
            let whole = &text[at..at + offset];
            if sign == '.'
                && (is_abbreviation(whole) || is_initial(whole))
                && next.is_none_or(char::is_whitespace)
            {
                return at + offset + 1;
            }
            break;
        }
        end = at + offset + sign.len_utf8();
    }
    end
}

/// Whether these are letters each followed by a point but for the last: "U", "U.S".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars().enumerate();
    word.len() < 8
        && letters.all(|(i, c)| if i % 2 == 0 { c.is_alphabetic() } else { c == '.' })
        && word != "I"
}

fn is_clitic(word: &str) -> bool {
    let rest = word.trim_start_matches(['\'', '’']);
    ["s", "re", "ve", "ll", "d", "m", "S"].contains(&rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let tokens = Tokens::of(text);
        (0..tokens.len()).map(|i| tokens.word(i)).collect()
    }

    #[test]
    fn a_possessive_stands_apart_and_a_title_keeps_its_point() {
        assert_eq!(
            split("Sen. Mara Quill's aide didn't pay $3,200 in the U.S. market."),
            [
                "Sen.", "Mara", "Quill", "'s", "aide", "didn't", "pay", "$", "3,200", "in", "the", "U.S.",
                "market", "."
            ]
        );
    }

    #[test]
    fn a_quotation_that_goes_on_without_a_mark_has_no_token_for_it() {
        let tokens = Tokens::of("„Eins.\n\nZwei“, sagte sie.");
        let marks = tokens.list.iter().filter(|t| matches!(t.kind, TokenKind::Open | TokenKind::Close));
        assert_eq!(marks.count(), 2);
        assert_eq!(tokens.list.iter().filter(|t| t.quotation == Some(1)).count(), 2);
    }

    #[test]
    fn a_token_knows_its_quotation() {
        let tokens = Tokens::of("She said, “We are done.” He left.");
        let inside: Vec<&str> = (0..tokens.len())
            .filter(|&i| tokens.list[i].quotation.is_some())
            .map(|i| tokens.word(i))
            .collect();
        assert_eq!(inside, ["“", "We", "are", "done", ".", "”"]);
    }
}
