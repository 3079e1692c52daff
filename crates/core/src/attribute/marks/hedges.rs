//! Does the article keep its distance from what it tells? "reportedly", "could not verify", "is believed to".

use super::super::credits::lists::is_in;
use super::super::credits::subjects::Clause;
use headwater_model::{Hedge, HedgeKind};
use std::ops::Range;

/// Adverbs that mark what is told as second hand.
const REPORTED: &[&str] =
    &["reportedly", "allegedly", "purportedly", "supposedly", "apparently", "ostensibly"];

/// The first words of distance that the article itself puts, outside quotations.
pub(super) fn hedge(clause: Clause<'_>) -> Option<Hedge> {
    clause.sentence.tokens.clone().filter(|&at| !clause.quoted(at)).find_map(|at| {
        let (words, kind) = reported(clause, at)
            .or_else(|| unverified(clause, at))
            .or_else(|| unattributed(clause, at))
            .or_else(|| claimed(clause, at))?;
        Some(Hedge { span: clause.read.span(words), kind })
    })
}

/// "reportedly", "is rumoured to", "rumours that".
fn reported(clause: Clause<'_>, at: usize) -> Option<(Range<usize>, HedgeKind)> {
    let word = clause.word(at);
    let next = clause.word(at + 1);
    let adverb = is_in(REPORTED, word);
    let rumoured = is_in(&["rumored", "rumoured"], word) && is_in(&["to", "that"], next);
    let rumours = is_in(&["rumors", "rumours", "rumor", "rumour"], word)
        && (is_in(&["that", "suggest", "say", "has", "have"], next) || is_in(&["according"], next));
    if adverb {
        Some((at..at + 1, HedgeKind::Reported))
    } else if rumoured || rumours {
        Some((at..at + 2, HedgeKind::Reported))
    } else {
        None
    }
}

/// "could not independently verify", "has not been confirmed", "unconfirmed reports", "if true".
fn unverified(clause: Clause<'_>, at: usize) -> Option<(Range<usize>, HedgeKind)> {
    const VERIFY: &[&str] = &[
        "verify",
        "confirm",
        "verified",
        "confirmed",
        "authenticate",
        "authenticated",
        "corroborated",
        "corroborate",
    ];
    let word = clause.word(at);
    let unverified = |words| Some((words, HedgeKind::Unverified));
    if is_in(&["unconfirmed", "unverified", "unsubstantiated", "uncorroborated"], word) {
        return unverified(at..at + 1);
    }
    if word == "if" && is_in(&["true", "confirmed", "accurate", "verified", "correct"], clause.word(at + 1)) {
        return unverified(at..at + 2);
    }
    let verb = is_in(VERIFY, word).then_some(at)?;
    let lead: Vec<&str> = (1..=5).map(|back| clause.word_before(verb, back)).collect();
    let not = lead.iter().position(|w| {
        is_in(&["not", "couldn't", "cannot", "hasn't", "haven't", "unable", "yet", "nor", "can't"], w)
    })?;
    let able = lead.iter().any(|w| {
        is_in(
            &[
                "could",
                "couldn't",
                "cannot",
                "can't",
                "been",
                "be",
                "unable",
                "has",
                "have",
                "yet",
                "hasn't",
                "haven't",
                "impossible",
            ],
            w,
        )
    });
    let speaker = lead.iter().any(|w| {
        is_in(
            &[
                "did", "didn't", "would", "wouldn't", "will", "won't", "declined", "or", "neither",
                "refused", "that",
            ],
            w,
        )
    });
    (able && !speaker).then(|| (verb - not - 1..verb + 1, HedgeKind::Unverified))
}

/// "is believed to", "is said to", "it is thought that".
fn unattributed(clause: Clause<'_>, at: usize) -> Option<(Range<usize>, HedgeKind)> {
    let verb = is_in(
        &["believed", "understood", "thought", "said", "presumed", "feared", "alleged", "assumed"],
        clause.word(at),
    );
    let link = is_in(&["to", "that"], clause.word(at + 1));
    let back = (1..=2).find(|&b| {
        is_in(&["is", "are", "was", "were", "be", "been", "'s", "'re"], clause.word_before(at, b))
    })?;
    let active = back == 2
        && !is_in(
            &["widely", "also", "now", "still", "generally", "long", "being", "commonly"],
            clause.word_before(at, 1),
        );
    let spoken = clause.word(at) == "said"
        && clause.word(at + 1) == "that"
        && clause.word_before(at, back + 1) != "it";
    (verb && link && !active && !spoken).then(|| (at - back..at + 2, HedgeKind::Unattributed))
}

/// "claims that", "claimed to": the verb, not the noun.
fn claimed(clause: Clause<'_>, at: usize) -> Option<(Range<usize>, HedgeKind)> {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "that", "to", "he", "she", "it", "they", "the", "his", "her", "their",
    ];
    if !is_in(
        &["claims", "claimed", "claim", "claiming", "alleges", "alleged", "alleging", "purports"],
        clause.word(at),
    ) {
        return None;
    }
    let before = clause.word_before(at, 1);
    let noun = is_in(
        &[
            "the",
            "a",
            "an",
            "his",
            "her",
            "their",
            "its",
            "of",
            "any",
            "those",
            "these",
            "such",
            "some",
            "false",
            "denied",
            "to",
            "about",
            "over",
            "and",
            "or",
            "no",
            "other",
            "from",
            "with",
            "on",
            "by",
            "dismissed",
            "rejected",
            "all",
            "many",
            "not",
            "was",
            "were",
            "is",
            "are",
            "for",
            "been",
            "disputed",
            "against",
            "made",
            "our",
            "my",
            "",
            "into",
        ],
        before,
    );
    let subject = clause.capital(at.wrapping_sub(1))
        || is_in(
            &[
                "he", "she", "they", "who", "it", "which", "has", "have", "had", "also", "report", "later",
                "further",
            ],
            before,
        )
        || before.ends_with('s') && is_in(&["claim", "claimed", "allege", "alleged"], clause.word(at))
        || is_in(&["claimed", "alleges"], clause.word(at));
    (!noun && subject && is_in(OPENERS, clause.word(at + 1))).then(|| (at..at + 1, HedgeKind::Claimed))
}
