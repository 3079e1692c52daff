//! Did somebody speak there? "in an interview with the Post", "said on Valley Radio", "onstage at Gadgetly's conference".

use super::before::name_end;
use super::lists::{ADVERBS, OCCASION, SAYING, is_in};
use super::phrases::{Phrase, Place, Proof};
use super::published::printed;
use headwater_model::CreditMeaning;

/// "spoke to the Post", "confirmed to the Post", "sat down with the Post".
pub(crate) fn spoke_to(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const TO: &[&str] = &[
        "spoke", "speaking", "speak", "spoken", "talked", "talking", "said", "confirmed", "confirm",
        "admitted", "explained", "revealed", "commented", "comment", "gave", "sent", "provided", "emailed",
        "e-mailed", "released", "leaked", "confided", "disclosed", "denied", "acknowledged", "insisted",
        "statement", "comments", "remarks", "interview", "joked", "described", "complained", "reiterated",
        "conceded", "told",
    ];
    #[rustfmt::skip]
    const WITH: &[&str] = &[
        "spoke", "speaking", "spoken", "talked", "talking", "sat", "sits", "chatted", "shared", "speaks",
    ];
    let edge = place.left_edge();
    let verbs = match place.word_before(edge, 1) {
        "to" => TO,
        "with" => WITH,
        _ => return None,
    };
    let lowest = place.sentence.tokens.start.max(edge.saturating_sub(9));
    let verb = (lowest..edge - 1).rev().find(|&i| is_in(verbs, place.word(i)))?;
    let gap = verb + 1..edge - 1;
    if gap
        .clone()
        .any(|i| place.read.all[i].is_quotation_mark() || is_in(&[",", ".", ";", "that"], place.word(i)))
    {
        return None;
    }
    let speaker = place.subject(verb);
    let start = speaker.clone().map_or(verb, |s| s.start);
    let proof = if gap.is_empty() { Proof::Fair } else { Proof::Weak };
    Some(Phrase::relay(start..name_end(place), proof.min(Proof::Weak)).spoken_by(place.read, speaker))
}

/// "said on Valley Radio", "wrote in the Post", "published in the Post", "originally appeared on Gadgetly".
pub(crate) fn said_on(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const SAID: &[&str] = &[
        "said", "says", "wrote", "writes", "write", "argued", "argues", "claimed", "claims", "asked",
        "announced", "revealed", "explained", "stated", "added", "insisted", "complained", "acknowledged",
        "admitted", "predicted", "speaking", "spoke", "asserted", "suggested", "discussed", "declared",
        "recalled", "joked", "called", "warned", "denied", "confirmed", "noted", "told", "defended",
        "interviewed", "stating", "saying", "arguing", "predicting", "commented", "maintained",
    ];
    #[rustfmt::skip]
    const PRINTED: &[&str] = &[
        "published", "posted", "reported", "aired", "broadcast", "printed", "appeared", "carried", "shown",
        "featured", "ran", "appears", "republished", "reprinted", "reposted", "written",
    ];
    let edge = place.left_edge();
    if !is_in(&["on", "in", "for", "during", "at", "from"], place.word_before(edge, 1)) {
        return None;
    }
    let lowest = place.sentence.tokens.start.max(edge.saturating_sub(12));
    let verb =
        (lowest..edge - 1).rev().find(|&i| is_in(SAID, place.word(i)) || is_in(PRINTED, place.word(i)))?;
    if !(verb + 1..edge - 1).all(|i| is_occasion(place, i)) {
        return None;
    }
    if place.word_before(edge, 1) == "for"
        && is_in(&["wrote", "writes", "write", "written"], place.word(verb))
    {
        return None;
    }
    if is_in(PRINTED, place.word(verb)) {
        return printed(place, verb);
    }
    let speaker = place.subject(verb);
    let start = speaker.clone().map_or(verb, |s| s.start);
    Some(Phrase::relay(start..name_end(place), Proof::Weak).spoken_by(place.read, speaker))
}

/// Whether a word may stand between "said" and "on Valley Radio".
fn is_occasion(place: &Place<'_>, at: usize) -> bool {
    let word = place.word(at);
    is_in(OCCASION, word)
        || is_in(ADVERBS, word)
        || is_in(
            &[
                "interview",
                "by",
                "telephone",
                "phone",
                "appearance",
                "during",
                "about",
                "that",
                "aired",
                "conference",
                "op-ed",
                "column",
                "live",
                "several",
                "sites",
                "newspapers",
                "segment",
                "morning",
                "with",
            ],
            word,
        )
        || place.capital(at)
        || word.len() > 4 && word.ends_with("ly")
        || word.chars().all(|c| c.is_ascii_digit())
}

/// "On Valley Radio's “Dawn”, Quill said", "Speaking on Valley Radio, ...".
pub(crate) fn opens_with_venue(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let first = place.sentence.tokens.start;
    if !is_in(&["on", "in", "during", "to", "with"], place.word_before(edge, 1)) {
        return None;
    }
    let lead: Vec<&str> = (first..edge - 1).map(|i| place.word(i)).collect();
    let opens = match lead.as_slice() {
        [] | ["while"] => is_in(&["on", "in", "during"], place.word_before(edge, 1)),
        words => {
            words.len() <= 4
                && is_in(&["speaking", "appearing", "writing", "talking", "interviewed", "sitting"], words[0])
        }
    };
    let comma =
        (place.mention().tokens.end..place.sentence.tokens.end.min(edge + 14)).any(|i| place.word(i) == ",");
    let says = (place.mention().tokens.end..place.sentence.tokens.end)
        .any(|i| !place.read.all[i].quoted && is_speech(place.word(i)));
    let end = place.right_edge();
    let poll =
        (end..end + 4).any(|i| is_in(&["poll", "survey", "report", "article", "analysis"], place.word(i)));
    (opens && comma && says && !poll)
        .then(|| Phrase::relay(first..name_end(place), Proof::Weak).meaning(CreditMeaning::Venue))
}

/// "said onstage at Gadgetly's spring conference".
pub(crate) fn at_its_conference(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let end = place.mention().tokens.end;
    if !is_in(&["at", "during"], place.word_before(edge, 1)) || place.word(end) != "'s" {
        return None;
    }
    let noun = (end + 1..end + 6)
        .find(|&i| is_in(&["conference", "summit", "forum", "festival", "hall"], place.word(i)))?;
    let says = place.sentence.tokens.clone().any(|i| !place.read.all[i].quoted && is_speech(place.word(i)));
    let start = if is_in(&["onstage", "stage"], place.word_before(edge, 2)) { edge - 2 } else { edge - 1 };
    says.then(|| Phrase::relay(start..noun + 1, Proof::Weak).meaning(CreditMeaning::Venue))
}

/// "trashed the plan on Valley Radio's “Dawn,” calling it ...": on a programme somebody speaks.
pub(crate) fn on_programme(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    if place.word_before(edge, 1) != "on" || place.programme().is_none() {
        return None;
    }
    let speaks = place.sentence.tokens.clone().any(|i| {
        let word = place.word(i);
        !place.read.all[i].quoted && (is_speech(word) || is_in(&["calling", "saying", "arguing"], word))
    });
    speaks.then(|| Phrase::relay(edge - 1..name_end(place), Proof::Weak).meaning(CreditMeaning::Venue))
}

/// Whether a verb tells of speech.
fn is_speech(word: &str) -> bool {
    is_in(SAYING, word)
        || is_in(
            &[
                "argued",
                "defended",
                "asked",
                "raised",
                "warned",
                "urged",
                "insisted",
                "predicted",
                "discussed",
                "praised",
                "criticized",
                "declined",
                "blamed",
                "told",
            ],
            word,
        )
}
