//! The words of a text, in any script.

use headwater_model::Span;
use unicode_segmentation::UnicodeSegmentation;

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
