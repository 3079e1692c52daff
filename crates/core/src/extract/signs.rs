//! Who signs, and when? Tells lines that are nothing but a date line or byline, and those that tell of who signs.

use super::cues::{Folded, STAMPS};
use super::phrases::BYLINE_WORDS;
use headwater_model::{Byline, FurnitureClass};

/// A stamp has at most so many words.
const MOST_WORDS: usize = 16;

/// Whether a line is nothing but a date, a time, names that sign, and the words between them.
pub(super) fn is_stamp(text: &str, folded: &Folded, byline: &[Byline]) -> bool {
    if folded.words.contains('\u{1}') || folded.count > MOST_WORDS {
        return false;
    }
    if folded.label == Some(FurnitureClass::Stamp) {
        return true;
    }
    let opens = || {
        let first = folded.words.trim_start_matches([' ', '|']).split(' ').next().unwrap_or("");
        BYLINE_WORDS.contains(&first)
    };
    let named = || byline.iter().any(|name| text.contains(&name.name));
    if !(text.bytes().any(|b| b.is_ascii_digit()) || opens() || named()) {
        return false;
    }
    let named = named();
    let mut rest = text.to_owned();
    for name in byline {
        rest = rest.replace(&name.name, " ");
    }
    let (mut dated, mut opens) = (false, named);
    let words = rest.split(|c: char| c.is_whitespace() || "|·•,;–—-/".contains(c)).filter(|w| !w.is_empty());
    for (place, word) in words.enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is_number = bare.starts_with(|c: char| c.is_ascii_digit());
        dated |= is_number;
        // After a date a byline may follow: "4 February 2020 | By Mara Quill".
        opens |= (place == 0 || dated) && BYLINE_WORDS.contains(&bare.as_str());
        let is_known = bare.is_empty()
            || is_number
            || STAMPS.contains(&bare)
            || BYLINE_WORDS.contains(&bare.as_str())
            || JOINTS.contains(&bare.as_str());
        if !(is_known || opens && word.starts_with(char::is_uppercase)) {
            return false;
        }
    }
    // A sentence may open with "By"; it ends with a full stop.
    (dated && text.len() >= 6) || (opens && (named || !folded.ends_sentence))
}

/// Words between names.
const JOINTS: &[&str] = &["and", "und", "et", "y", "e", "en", "i", "и", "the", "staff", "für"];

/// What follows a name where somebody is told of.
const TELLS: &[&str] = &[
    " is ",
    " has ",
    " covers ",
    " writes ",
    " joined ",
    " reports ",
    " works ",
    " was ",
    " edits ",
    " lives ",
    " leads ",
    "’s column",
    "'s column",
    " ist ",
    " schreibt ",
    " est ",
    " écrit ",
    " es ",
    " escribe ",
    " è ",
    " scrive ",
    " é ",
    " escreve ",
    " jest ",
    " pisze ",
];

/// Whether a line tells of somebody who signs, by full name, and quotes nobody.
pub(super) fn tells_of_author(text: &str, byline: &[Byline]) -> bool {
    let tells = |name: &str| {
        let rest = text.strip_prefix(name);
        rest.is_some_and(|rest| TELLS.iter().any(|tell| rest.starts_with(tell)))
    };
    let quotes = text.contains(['"', '“', '”', '«', '„']);
    !quotes && byline.iter().any(|b| b.name.contains(' ') && tells(&b.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::cues::fold;

    fn is(text: &str, byline: &[&str]) -> bool {
        let byline: Vec<Byline> = byline.iter().map(|name| Byline { name: (*name).to_owned() }).collect();
        is_stamp(text, &fold(text), &byline)
    }

    #[test]
    fn dates_and_bylines_are_stamps_in_several_languages() {
        for stamp in [
            "14 October 2024, 7:30 am",
            "Von Jutta Brehm",
            "17. April 2023, 09:20 Uhr",
            "Publié le 11 février 2022 à 06h10",
            "Por Inês Caldas, 19/06/2021",
            "12 maja 2022, 08:45",
            "5 декабря 2020, 14:30",
            "Published: 4 February 2020 | By Priya Nadar",
        ] {
            assert!(is(stamp, &[]), "{stamp}");
        }
        assert!(is("Mara Quill", &["Mara Quill"]));
    }

    #[test]
    fn a_name_or_a_short_sentence_is_no_stamp() {
        for text in [
            "Mara Quill",
            "By May the gates were shut.",
            "It was 14 October.",
            "“By Mara Quill”",
            "Chapter 7",
        ] {
            assert!(!is(text, &[]), "{text}");
        }
    }
}
