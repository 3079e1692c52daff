//! How does an article speak of a source that it does not name: how many, described how, on what terms?

use super::people::written;
use crate::text::{Class, Tokens};
use headwater_model::Terms;
use std::ops::Range;

/// The description, without article and number: "White House official", "people familiar with the talks".
pub(super) fn describe(tokens: &Tokens<'_>, words: &Range<usize>, head: &Range<usize>) -> String {
    let mut start = words.start;
    while start + 1 < head.end
        && (tokens.is(start, Class::DETERMINER.and(Class::NUMBER_WORD).and(Class::NUMBER))
            || tokens.lower(start) == "of")
        && !tokens.is(start, Class::POSSESSIVE)
    {
        start += 1;
    }
    // What follows a comma tells of terms and reasons, not who it is.
    let end = (head.end..words.end).find(|&i| tokens.is_mark(i, ',')).unwrap_or(words.end);
    written(tokens, &(start..end))
}

/// How many speak: "one official" is 1, "two people" is 2, "an aide" is 1; `None` for "officials" and "several people".
pub(super) fn how_many(tokens: &Tokens<'_>, head: &Range<usize>) -> Option<u32> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    for at in head.clone() {
        let lower = tokens.lower(at);
        if let Some(number) = NUMBERS.iter().position(|n| *n == lower) {
            return Some(number as u32 + 1);
        }
        if tokens.is(at, Class::NUMBER)
            && let Ok(number) = lower.parse()
        {
            return Some(number);
        }
    }
    let noun = tokens.lower(head.end - 1);
    let first = tokens.lower(head.start);
    let plural =
        noun.ends_with('s') && !noun.ends_with("ss") || matches!(noun, "people" | "men" | "women" | "others");
    let single = matches!(first, "a" | "an" | "another" | "the" | "this" | "that");
    (single && !plural).then_some(1)
}

/// The terms that the sentence of the source tells: on background where it says that the name was held back.
pub(super) fn terms_at(tokens: &Tokens<'_>, words: &Range<usize>) -> Terms {
    let sentence = tokens.list[words.start].sentence;
    let from = tokens.list.partition_point(|t| t.sentence < sentence);
    let to = tokens.list.partition_point(|t| t.sentence <= sentence);
    for at in from..to {
        let held_back =
            matches!(
                tokens.lower(at),
                "anonymity" | "anonymously" | "unattributed" | "unauthorized" | "unauthorised"
            ) || matches!(tokens.lower(at), "identified" | "named" | "quoted" | "authorized" | "authorised")
                && (at.saturating_sub(4)..at).any(|i| tokens.is(i, Class::NEGATION))
                || matches!(tokens.lower(at), "identified" | "named" | "quoted" | "name" | "names")
                    && (at.saturating_sub(6)..at).any(|i| {
                        tokens.is(i, Class::NEGATION)
                            || matches!(tokens.lower(i), "declined" | "refused" | "withheld" | "without")
                    })
                    && (at.saturating_sub(7)..at)
                        .any(|i| matches!(tokens.lower(i), "who" | "whose" | "speaking"))
                || tokens.lower(at) == "background" && at > 0 && tokens.lower(at - 1) == "on";
        if held_back {
            return Terms::OnBackground;
        }
    }
    Terms::Unnamed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, from: usize, to: usize, head: usize) -> (String, Option<u32>, Terms) {
        let tokens = Tokens::of(text);
        let (words, head) = (from..to, from..head);
        (describe(&tokens, &words, &head), how_many(&tokens, &head), terms_at(&tokens, &words))
    }

    #[test]
    fn a_number_and_a_description_are_told_apart() {
        assert_eq!(
            read("Two people familiar with the talks said it failed.", 0, 6, 2),
            ("people familiar with the talks".to_owned(), Some(2), Terms::Unnamed)
        );
        assert_eq!(
            read("Port officials said so.", 0, 2, 2),
            ("Port officials".to_owned(), None, Terms::Unnamed)
        );
    }

    #[test]
    fn a_source_who_asks_not_to_be_named_is_on_background() {
        assert_eq!(
            read("A port official, who asked not to be named, said it failed.", 0, 10, 3),
            ("port official".to_owned(), Some(1), Terms::OnBackground)
        );
    }
}
