//! Is it what the outlet put out? "a report in the Post", "a video published by Gadgetly", "originally appeared on".

use super::after::{confirms, denies};
use super::before::name_end;
use super::lists::{ADVERBS, DETERMINERS, OCCASION, REPORT_NOUNS, VENUE_NOUNS, is_in};
use super::phrases::{Phrase, Place, Proof, Scope};
use headwater_model::CreditMeaning;

/// "a report in the Post", "an interview with the Post", "footage from Valley Radio".
pub(crate) fn report_in(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    if !is_in(&["in", "from", "on", "at", "by", "for", "with", "to", "of"], place.word_before(edge, 1)) {
        return None;
    }
    let lowest = place.sentence.tokens.start.max(edge.saturating_sub(9));
    let noun = (lowest..edge - 1).find(|&i| {
        let fits = is_in(REPORT_NOUNS, place.word(i)) || is_in(VENUE_NOUNS, place.word(i));
        fits && leads_to_outlet(place, i, edge)
    })?;
    if (noun + 1..edge).any(|i| is_in(&["originally", "first"], place.word(i))) {
        return None;
    }
    let preposition = place.word_before(edge, 1);
    let word = place.word(noun);
    if preposition == "of" && !is_in(&["episode"], word) || is_in(&["source", "sources"], word) {
        return None;
    }
    if preposition == "to" && !is_in(VENUE_NOUNS, word) || preposition == "with" && !is_in(VENUE_NOUNS, word)
    {
        return None;
    }
    let work = word == "coverage" && (noun..edge).any(|i| is_in(&["appeared", "appears"], place.word(i)));
    if work {
        return None;
    }
    let start = phrase_start(place, noun);
    let written = is_in(&["article", "story", "op-ed", "column", "editorial"], word);
    let proof = match preposition {
        "in" if written && word != "story" => Proof::Strong,
        "with" | "on" | "for" | "at" => Proof::Weak,
        _ => Proof::Fair,
    };
    let phrase = Phrase::relay(start..name_end(place), proof);
    Some(match () {
        () if denies(place, start) => phrase.meaning(CreditMeaning::Deny),
        () if confirms(place, start) => phrase.meaning(CreditMeaning::Origin),
        () if is_in(VENUE_NOUNS, word) => phrase.meaning(CreditMeaning::Venue),
        () => phrase,
    })
}

/// Whether the words from a noun to the preposition before the name only say when and how it was published.
fn leads_to_outlet(place: &Place<'_>, noun: usize, edge: usize) -> bool {
    #[rustfmt::skip]
    const WAYS: &[&str] = &[
        "published", "posted", "aired", "broadcast", "released", "printed", "written", "conducted", "that",
        "which", "given", "airing", "broadcasting", "appeared", "appearing", "out", "made", "issued",
        "provided", "emailed", "ran", "running", "carried", "sent", "was", "originally", "first",
    ];
    let about = is_in(&["of", "about", "on"], place.word(noun + 1));
    (noun + 1..edge - 1).all(|i| {
        let word = place.word(i);
        is_in(OCCASION, word)
            || is_in(ADVERBS, word)
            || is_in(WAYS, word)
            || word.chars().all(|c| c.is_ascii_digit())
            || about && i < noun + 5 && word != ","
    })
}

/// Where the noun phrase of `noun` starts, with the words that lead to it.
fn phrase_start(place: &Place<'_>, noun: usize) -> usize {
    let lowest = place.sentence.tokens.start.max(noun.saturating_sub(5));
    let determiner = (lowest..noun).rev().find(|&i| is_in(DETERMINERS, place.word(i)));
    let start = determiner.unwrap_or(noun);
    match place.word_before(start, 1) {
        "to" if place.word_before(start, 2) == "according" => start - 2,
        "in" | "citing" | "quoting" | "after" | "following" => start - 1,
        _ => start,
    }
}

/// "originally appeared on Gadgetly": the words are the other's; "a video posted on Gadgetly": they rest on it.
pub(crate) fn printed(place: &Place<'_>, verb: usize) -> Option<Phrase> {
    let first = (verb.saturating_sub(3)..=verb)
        .any(|i| is_in(&["first", "originally", "republished", "reprinted", "reposted"], place.word(i)));
    let person = place.word(verb).starts_with("appear") && !first;
    let shown = is_in(&["aired", "broadcast", "shown", "featured", "ran", "carried"], place.word(verb));
    let report = (verb.saturating_sub(4)..verb).any(|i| is_in(REPORT_NOUNS, place.word(i)));
    if person || shown && !report {
        return None;
    }
    let scope = if first { syndicated(place, verb) } else { Scope::Sentence };
    let start = if scope == Scope::Article { place.sentence.tokens.start } else { verb };
    Some(Phrase::relay(start..name_end(place), Proof::Fair).scope(scope))
}

/// Whether "this article was first published by" credits the whole article.
pub(crate) fn syndicated(place: &Place<'_>, verb: usize) -> Scope {
    let first = place.sentence.tokens.start;
    let own = (first..verb).any(|i| {
        is_in(&["this", "the"], place.word(i))
            && is_in(&["article", "story", "post", "piece", "report", "column"], place.word(i + 1))
    });
    if own { Scope::Article } else { Scope::Sentence }
}
