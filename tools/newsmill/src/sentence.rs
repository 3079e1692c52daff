//! What is a sentence while it is written? Words, and the places of what matters in them; the forms of nouns and numbers.

use crate::template::Shape;

/// What stands at a place of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// What is said.
    Clause,
    /// Who says it.
    Source,
    /// An outlet that is credited, by number.
    Outlet(usize),
    /// The outlet that writes.
    This,
}

/// A place of a sentence, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What stands there.
    pub what: What,
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A sentence with the places that matter.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// Its words.
    pub text: String,
    /// Its places.
    pub marks: Vec<Mark>,
    /// Whether a comma is due before the next word.
    pub(crate) comma: bool,
}

impl Sentence {
    /// Adds words; a comma that is due comes first, unless another mark does.
    pub fn push(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        if std::mem::take(&mut self.comma) && words.starts_with(' ') {
            self.text.push(',');
        }
        if words.starts_with(['a', 'e', 'i', 'o', 'u']) && (self.text == "a " || self.text.ends_with(" a ")) {
            self.text.pop();
            self.text.push_str("n ");
        }
        // A quotation that the sentence goes on after ends in a comma.
        if self.text.ends_with('.') && (words.starts_with("” ") || words.starts_with("\" ")) {
            self.text.pop();
            self.text.push(',');
        }
        self.text += words;
    }

    /// Where the next words begin.
    pub(crate) fn start(&self) -> usize {
        self.text.len()
    }

    pub(crate) fn mark(&mut self, what: What, start: usize) {
        // Of a source inside a clause only the clause counts; the innermost mark of a source is the name.
        if what == What::Source
            && self.marks.last().is_some_and(|m| m.what == What::Source && m.start >= start)
        {
            return;
        }
        self.marks.push(Mark { what, start, end: self.text.len() });
    }

    pub(crate) fn capitalise(&mut self) {
        capitalise(&mut self.text);
    }

    /// The first mark of that sort.
    #[must_use]
    pub fn find(&self, what: What) -> Option<Mark> {
        self.marks.iter().find(|m| m.what == what).copied()
    }
}

/// Makes the first letter a capital; a quotation mark may stand before it.
pub fn capitalise(text: &mut str) {
    let Some((at, first)) = text.char_indices().find(|(_, c)| c.is_alphanumeric()) else { return };
    if first.is_ascii_lowercase() {
        text[at..=at].make_ascii_uppercase();
    }
}

/// A number with commas: 12,400.
#[must_use]
pub fn grouped(value: i64) -> String {
    let digits = value.to_string();
    let mut text = String::with_capacity(digits.len() + 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A noun phrase in another form.
pub(crate) fn shaped(words: &str, shape: Shape) -> String {
    let bare = ["a ", "an ", "the "].iter().find_map(|article| words.strip_prefix(article));
    match shape {
        Shape::Bare => bare.unwrap_or(words).to_owned(),
        Shape::The => bare.map_or_else(|| words.to_owned(), |rest| format!("the {rest}")),
        Shape::Plural => {
            let one = bare.unwrap_or(words);
            match one.strip_suffix('y') {
                Some(stem) if !stem.ends_with(['a', 'e', 'o']) => format!("{stem}ies"),
                _ if one.ends_with('s') => format!("{one}es"),
                _ => format!("{one}s"),
            }
        }
        _ => words.to_owned(),
    }
}
