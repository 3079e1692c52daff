//! What is a word to a scorer? Letters and digits as Unicode's categories have them, so that two scorers of the same
//! data in different languages count alike: letters (L) and whatever has a numeric value, but no combining marks.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Whether `letter` is a letter or a number; an underscore is neither.
#[must_use]
pub fn is_letter(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_alphanumeric();
    }
    // Rust's alphabetic characters hold marks and circled letters (symbols) too.
    letter.is_alphanumeric()
        && !is_combining_mark(letter)
        && !matches!(letter, 'Ⓐ'..='ⓩ' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}')
}

/// The words of `text`: runs of letters, numbers and underscores.
#[must_use]
pub fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c == '_' || is_letter(c))).filter(|word| !word.is_empty()).collect()
}

/// The words of `text`, runs of letters and numbers, of which at most `joints` stand inside a word where one of
/// `joiners` joins two runs ("O'Neil", "al-Amin").
#[must_use]
pub fn joined_words<'a>(text: &'a str, joiners: &[char], joints: usize) -> Vec<&'a str> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let start = at;
        at += first.len_utf8();
        if !is_letter(first) {
            continue;
        }
        let mut left = joints;
        loop {
            let mut rest = text[at..].chars();
            match rest.next() {
                Some(letter) if is_letter(letter) => at += letter.len_utf8(),
                Some(joiner)
                    if left > 0 && joiners.contains(&joiner) && rest.next().is_some_and(is_letter) =>
                {
                    at += joiner.len_utf8();
                    left -= 1;
                }
                _ => break,
            }
        }
        found.push(&text[start..at]);
    }
    found
}

/// Whether `c` is white space, the separators of ASCII among it.
#[must_use]
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\x1c'..='\x1f')
}

/// `text` with every run of white space as one blank, none at the ends.
#[must_use]
pub fn fold_blanks(text: &str) -> String {
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// `text` as it is compared: compatibility forms taken apart, case folded, accents off, words divided by one blank.
#[must_use]
pub fn plain(text: &str) -> String {
    let folded: String =
        text.nfkd().flat_map(fold_case).filter(|c| canonical_combining_class(*c) == 0).collect();
    words(&folded).join(" ")
}

/// Folds the case of one character: through upper case, so that "ß" is "ss" and "ς" is "σ"; a dotless "ı" stays.
fn fold_case(letter: char) -> impl Iterator<Item = char> {
    let stays = letter == 'ı';
    let upper = (!stays).then(|| letter.to_uppercase().flat_map(char::to_lowercase));
    stays.then_some(letter).into_iter().chain(upper.into_iter().flatten())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_numbers_and_underscores() {
        assert_eq!(
            words("Dr. Quill's 2½ m² plan_b — naïve"),
            ["Dr", "Quill", "s", "2½", "m²", "plan_b", "naïve"]
        );
    }

    #[test]
    fn a_combining_mark_divides_words() {
        // Devanagari vowel signs are marks; the circled letter is a symbol.
        assert_eq!(words("हिन्दी"), ["ह", "न", "द"]);
        assert_eq!(words("aⓐb"), ["a", "b"]);
    }

    #[test]
    fn a_joiner_holds_a_word_together_as_often_as_allowed() {
        assert_eq!(
            joined_words("al-Amin-Bey o'clock'", &['-', '\''], usize::MAX),
            ["al-Amin-Bey", "o'clock"]
        );
        assert_eq!(joined_words("rock'n'roll", &['\''], 1), ["rock'n", "roll"]);
        assert_eq!(joined_words("plan_b", &[], 0), ["plan", "b"]);
    }

    #[test]
    fn headlines_are_compared_without_case_accents_and_marks() {
        assert_eq!(plain("  ÉLAN — Straße, ﬁne!"), "elan strasse fine");
    }
}
