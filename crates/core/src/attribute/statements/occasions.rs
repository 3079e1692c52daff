//! Where was it said? "at a hearing", "in a post", "told the broadcaster": words beside the cue, in its sentence and
//! outside what was said. Who was told stays with the addressee.

use super::attributions::Attribution;
use crate::text::{Class, Tokens};
use std::ops::Range;

/// How many tokens after cue, source and addressee the phrase may begin.
const REACH: usize = 6;
/// How many tokens of a phrase may stand before its noun: "in a long and angry open letter".
const LONGEST: usize = 7;

/// Occasions that the class of venue nouns lacks.
const OCCASIONS: [&str; 16] = [
    "meeting",
    "session",
    "podcast",
    "thread",
    "inquiry",
    "trial",
    "ceremony",
    "event",
    "gathering",
    "summit",
    "webcast",
    "livestream",
    "memoir",
    "lecture",
    "assembly",
    "conference",
];
/// What tells that the addressee is an outlet.
const OUTLETS: [&str; 14] = [
    "broadcaster",
    "newspaper",
    "paper",
    "magazine",
    "station",
    "channel",
    "network",
    "agency",
    "outlet",
    "website",
    "radio",
    "television",
    "daily",
    "weekly",
];

/// The words for where it was said, from the preposition on; an outlet that was told is one too.
pub(super) fn venue(tokens: &Tokens<'_>, attribution: &Attribution) -> Option<Range<usize>> {
    let cue = &attribution.cue;
    if cue.is_empty() || tokens.lower(cue.start) == "according" {
        return None;
    }
    if let Some(told) = &attribution.addressee
        && OUTLETS.contains(&tokens.lower(told.end - 1))
    {
        return Some(told.clone());
    }
    let sentence = tokens.list[cue.start].sentence;
    let taken = |at: usize| {
        let has = |r: &Range<usize>| r.contains(&at);
        tokens.list[at].quotation.is_some()
            || attribution.contents.iter().any(has)
            || attribution.source.as_ref().is_some_and(has)
    };
    // After the cue, behind the source and whom it was said to.
    let behind = [attribution.source.as_ref(), attribution.addressee.as_ref()].into_iter().flatten();
    let from = behind.map(|r| r.end).filter(|end| *end < cue.end + LONGEST).max().unwrap_or(0).max(cue.end);
    let after = (from..tokens.len().min(from + REACH))
        .take_while(|&i| tokens.list[i].sentence == sentence && !taken(i));
    let first = tokens.list.partition_point(|t| t.sentence < sentence);
    after.chain(std::iter::once(first)).find_map(|at| phrase(tokens, at, &taken))
}

/// The phrase that begins with the preposition at `at`, where its noun is an occasion.
fn phrase(tokens: &Tokens<'_>, at: usize, taken: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    if taken(at) || !matches!(tokens.lower(at), "in" | "on" | "at" | "during" | "via") {
        return None;
    }
    let sentence = tokens.list[at].sentence;
    let inside = |i: usize| i < tokens.len() && tokens.list[i].sentence == sentence && !taken(i);
    let is_occasion =
        |i: usize| inside(i) && (tokens.is(i, Class::VENUE_NOUN) || OCCASIONS.contains(&tokens.lower(i)));
    let mut end = at + 1;
    while !is_occasion(end) {
        let ends = !inside(end)
            || end > at + LONGEST
            || tokens.is(
                end,
                Class::PREPOSITION.and(Class::TIME).and(Class::BE).and(Class::HAVE).and(Class::MODAL),
            )
            || tokens.is_mark(end, ',');
        if ends {
            return None;
        }
        end += 1;
    }
    while is_occasion(end) {
        end += 1;
    }
    Some(at..end)
}

#[cfg(test)]
mod tests {
    use super::super::attributions::attributions;
    use super::*;

    fn read(text: &str) -> Option<&str> {
        let tokens = Tokens::of(text);
        let found = attributions(&tokens);
        let words = venue(&tokens, found.first()?)?;
        Some(&text[tokens.list[words.start].span.start..tokens.list[words.end - 1].span.end])
    }

    #[test]
    fn the_words_beside_the_cue_tell_where_it_was_said() {
        for (text, venue) in [
            ("“The gates stay shut,” Quill said at a hearing on Monday.", "at a hearing"),
            ("“The gates stay shut,” Quill wrote in a long post.", "in a long post"),
            ("In a statement, Quill said the gates would stay shut.", "In a statement"),
            ("“The gates stay shut,” Quill told reporters at a news conference.", "at a news conference"),
            ("“The gates stay shut,” Quill told the broadcaster.", "the broadcaster"),
        ] {
            assert_eq!(read(text), Some(venue), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_the_words_said_or_tells_a_time_is_no_venue() {
        for text in [
            "“The gates stay shut,” Quill said on Monday.",
            "Quill said the gates were shut at a hearing.",
            "“We met at a hearing,” Quill said.",
            "“The gates stay shut,” Quill told Reed.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
