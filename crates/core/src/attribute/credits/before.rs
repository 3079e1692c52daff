//! What do the words before an outlet's name make of it? "according to the Post", "told the Post", "first reported by
//! the Post", ", reported the Post".
//!
//! Venues, published reports and pointers ("via the Post") have files of their own.

use super::lists::{ADVERBS, OCCASION, REPORTER_ROLES, TELLING, is_in};
use super::phrases::{Phrase, Place, Proof};
use super::pointers::{comes_from, including, marker};
use super::published::{report_in, syndicated};
use super::tokens::Tokens;
use super::venues::{at_its_conference, on_programme, opens_with_venue, said_on, spoke_to};
use headwater_model::CreditMeaning;
use std::ops::Range;

/// The credit that the words before the name make, if any.
pub(crate) fn before(place: &Place<'_>) -> Option<Phrase> {
    marker(place)
        .or_else(|| told(place))
        .or_else(|| according(place))
        .or_else(|| by_outlet(place))
        .or_else(|| report_in(place))
        .or_else(|| spoke_to(place))
        .or_else(|| said_on(place))
        .or_else(|| opens_with_venue(place))
        .or_else(|| on_programme(place))
        .or_else(|| at_its_conference(place))
        .or_else(|| comes_from(place))
        .or_else(|| citing(place))
        .or_else(|| including(place))
        .or_else(|| gave(place))
        .or_else(|| inverted(place))
}

/// Where the credit's words end: the name, and a person or programme of the outlet after it.
pub(crate) fn name_end(place: &Place<'_>) -> usize {
    let mut end = place.mention().tokens.end;
    if place.is_possessive(end) {
        end += 1;
        while place.capital(end) {
            end += 1;
        }
    } else if place.is_quoted_title(place.index) {
        end += if is_in(&[".", ","], place.word(end)) { 2 } else { 1 };
    }
    end
}

/// "told the Post".
fn told(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let verb =
        if is_in(TELLING, place.word_before(edge, 1)) { edge - 1 } else { told_person_of(place, edge)? };
    let speaker = place.subject(verb);
    let thing = |s: &Range<usize>| {
        is_in(&["this", "these", "it", "that", "which"], place.word(s.start))
            && !super::subjects::is_unnamed(place.read, s.clone())
    };
    if speaker.as_ref().is_some_and(thing) {
        return None;
    }
    let start = speaker.clone().map_or(verb, |s| s.start);
    let by_source = speaker.clone().is_some_and(|s| has_sources(place.read, s));
    let proof = if by_source { Proof::Strong } else { Proof::Fair };
    Some(Phrase::relay(start..name_end(place), proof).spoken_by(place.read, speaker))
}

/// The verb in "told Ada Brook, a reporter at the Post", "told Ada Brook of the Post".
fn told_person_of(place: &Place<'_>, edge: usize) -> Option<usize> {
    if !is_in(&["of", "at", "for", "with", "from"], place.word_before(edge, 1)) {
        return None;
    }
    let lowest = place.sentence.tokens.start.max(edge.saturating_sub(14));
    let verb = (lowest..edge - 1).rev().find(|&i| is_in(TELLING, place.word(i)))?;
    let mut name_end = verb + 1;
    while place.capital(name_end) {
        name_end += 1;
    }
    let role = place.word(name_end) == "," && (name_end..edge).any(|i| is_in(REPORTER_ROLES, place.word(i)));
    (name_end > verb + 1 && (role || name_end + 1 == edge)).then_some(verb)
}

/// Whether a noun phrase speaks of sources in so many words: those speak to outlets.
pub(crate) fn has_sources(read: &Tokens<'_>, words: Range<usize>) -> bool {
    let unnamed = super::subjects::is_unnamed(read, words.clone());
    unnamed
        && words.into_iter().any(|i| {
            is_in(&["source", "sources", "insider", "insiders", "familiar"], read.lower(i))
                && !is_in(&["for", "of"], read.lower(i + 1))
        })
}

/// ", citing a source familiar with the matter" or "that cites unnamed sources" behind a credit.
pub(crate) fn cites_sources(place: &Place<'_>, from: usize) -> bool {
    const CITING: &[&str] = &["citing", "quoting", "cites", "cited", "references", "referencing", "quotes"];
    let cites = (from..from + 2).find(|&i| is_in(CITING, place.word(i)));
    let next = cites.or_else(|| is_in(CITING, place.word_before(from, 1)).then(|| from - 1));
    next.is_some_and(|i| has_sources(place.read, i + 1..place.sentence.tokens.end.min(i + 9)))
}

/// "according to the Post", "according to a report in the Post", "according to sources cited by the Post".
pub(crate) fn according(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let lowest = place.sentence.tokens.start.max(edge.saturating_sub(16));
    let at = (lowest..edge.saturating_sub(1))
        .rev()
        .find(|&i| place.word(i) == "according" && place.word(i + 1) == "to")?;
    let gap = at + 2..edge;
    if gap.clone().any(|i| is_in(&[",", ";", "("], place.word(i))) {
        return None;
    }
    let links = is_in(&["by", "in", "from", "on", "at", "to", "with", "via"], place.word_before(edge, 1));
    if !links {
        return None;
    }
    let proof = if gap.is_empty() { Proof::Weak } else { Proof::Fair };
    let spoke = gap.clone().any(|i| is_in(&["interview", "told", "spoke"], place.word(i)));
    let unnamed = super::subjects::is_unnamed(place.read, gap.clone());
    let mut phrase = Phrase::relay(at..name_end(place), proof);
    if unnamed {
        phrase.speaker = Some(gap);
    } else if spoke {
        phrase = phrase.meaning(CreditMeaning::Venue);
    }
    Some(phrase)
}

/// "first reported by the Post", "obtained by the Post", "interviewed by the Post".
fn by_outlet(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const PARTICIPLES: &[&str] = &[
        "reported", "published", "obtained", "seen", "reviewed", "viewed", "quoted", "cited", "interviewed",
        "posted", "released", "aired", "broadcast", "revealed", "discussed", "heard", "profiled", "uncovered",
        "verified", "compiled", "conducted", "commissioned", "described", "leaked", "contacted", "reached",
        "asked", "disclosed", "detailed", "noted", "spotted", "shared", "carried", "translated", "captured",
        "recorded", "unearthed", "exposed", "covered", "confirmed", "identified", "named", "polled",
        "surveyed", "claimed", "mentioned", "broken", "given", "printed", "picked", "debunked", "acquired",
        "examined", "analyzed", "analysed", "read", "made", "told", "written", "produced", "gathered",
        "provided",
    ];
    let edge = place.left_edge();
    if place.word_before(edge, 1) != "by" {
        return None;
    }
    let by = edge - 1;
    let lowest = place.sentence.tokens.start.max(by.saturating_sub(7));
    let title = place.sentence.tokens.contains(&by.wrapping_sub(1))
        && place.read.all[by - 1].is_quotation_mark()
        && place.is_possessive(place.mention().tokens.end);
    if title {
        return Some(Phrase::relay(by..name_end(place), Proof::Fair));
    }
    let participle = (lowest..by).rev().find(|&i| is_in(PARTICIPLES, place.word(i)))?;
    let gap_fits = (participle + 1..by).all(|i| {
        is_in(OCCASION, place.word(i))
            || is_in(ADVERBS, place.word(i))
            || is_in(&["up", "public"], place.word(i))
    });
    if !gap_fits {
        return None;
    }
    let lead = participle.saturating_sub(3)..by;
    let first = lead.clone().any(|i| is_in(&["first", "originally", "broken"], place.word(i)));
    let mut start = participle;
    while start > place.sentence.tokens.start && is_in(ADVERBS, place.word(start - 1)) {
        start -= 1;
    }
    if place.word_before(start, 1) == "as" {
        start -= 1;
    }
    let word = place.word(participle);
    let proof = if first || is_in(&["reported", "published", "obtained", "quoted", "cited", "broken"], word) {
        Proof::Fair
    } else {
        Proof::Weak
    };
    let phrase = Phrase::relay(start..name_end(place), proof);
    Some(match word {
        "given" | "made" | "told" | "written" | "named" | "asked" if !first => return None,
        "interviewed" | "contacted" | "reached" | "polled" => phrase.meaning(CreditMeaning::Venue),
        "debunked" => phrase.meaning(CreditMeaning::Deny),
        _ if first && word == "published" => phrase.scope(syndicated(place, participle)),
        _ if first => phrase.meaning(CreditMeaning::Origin),
        _ => phrase,
    })
}

/// "citing the Post", "quoting Valley Radio".
fn citing(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let word = place.word_before(edge, 1);
    let fits = is_in(
        &["citing", "quoting", "cites", "cited", "quotes", "quoted", "referencing", "relaying", "echoing"],
        word,
    );
    fits.then(|| Phrase::relay(edge - 1..name_end(place), Proof::Weak))
}

/// "a source has given Gadgetly the heads-up".
fn gave(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    if !is_in(
        &["gave", "given", "giving", "tipped", "alerted", "emailed", "handed"],
        place.word_before(edge, 1),
    ) {
        return None;
    }
    let speaker = place.subject(edge - 1)?;
    let proof = if has_sources(place.read, speaker.clone()) { Proof::Strong } else { Proof::Weak };
    let unnamed = super::subjects::is_unnamed(place.read, speaker.clone());
    let phrase = Phrase::relay(speaker.start..name_end(place), proof);
    unnamed.then(|| phrase.spoken_by(place.read, Some(speaker)))
}

/// ", reported the Post on Sunday", "as Gadgetly revealed", ", writes the Post".
fn inverted(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "reported", "reports", "writes", "wrote", "claims", "claimed", "said", "says", "notes", "noted",
        "reveals", "revealed", "adds", "added", "states", "report", "write", "stated", "announced",
        "explains",
    ];
    let edge = place.left_edge();
    let verb = edge.checked_sub(1)?;
    if !is_in(VERBS, place.word(verb)) || !place.sentence.tokens.contains(&verb) {
        return None;
    }
    let opens = verb == place.sentence.tokens.start
        || is_in(
            &[",", "as", "so", "—", "–", "--", "-", "\"", "”", "'", "’", ")"],
            place.word_before(verb, 1),
        );
    let next = place.word(place.right_edge());
    let closes = next.is_empty()
        || is_in(
            &[
                ".", ",", ";", ":", "(", ")", "in", "citing", "quoting", "—", "–", "'s", "\"", "”", "and",
                "as", "at",
            ],
            next,
        )
        || is_in(OCCASION, next);
    let proof = if place.word(verb).starts_with("report") { Proof::Fair } else { Proof::Weak };
    let start = if is_in(&["as", "so"], place.word_before(verb, 1)) { verb - 1 } else { verb };
    (opens && closes).then(|| Phrase::relay(start..name_end(place), proof))
}
