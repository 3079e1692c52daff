//! What do the words before an outlet's name make of it? "according to the Post", "told the Post", "a report in the
//! Post", "first reported by the Post", "via the Post".

use super::after::{confirms, denies};
use super::lists::{
    ADVERBS, DETERMINERS, OCCASION, PICTURE, REPORT_NOUNS, REPORTER_ROLES, REPORTING, SAYING, TELLING,
    VENUE_NOUNS, is_in,
};
use super::phrases::{Phrase, Place, Proof, Scope};
use super::tokens::Tokens;
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
fn name_end(place: &Place<'_>) -> usize {
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
    const PARTICIPLES: &[&str] = &[
        "reported",
        "published",
        "obtained",
        "seen",
        "reviewed",
        "viewed",
        "quoted",
        "cited",
        "interviewed",
        "posted",
        "released",
        "aired",
        "broadcast",
        "revealed",
        "discussed",
        "heard",
        "profiled",
        "uncovered",
        "verified",
        "compiled",
        "conducted",
        "commissioned",
        "described",
        "leaked",
        "contacted",
        "reached",
        "asked",
        "disclosed",
        "detailed",
        "noted",
        "spotted",
        "shared",
        "carried",
        "translated",
        "captured",
        "recorded",
        "unearthed",
        "exposed",
        "covered",
        "confirmed",
        "identified",
        "named",
        "polled",
        "surveyed",
        "claimed",
        "mentioned",
        "broken",
        "given",
        "printed",
        "picked",
        "debunked",
        "acquired",
        "examined",
        "analyzed",
        "analysed",
        "read",
        "made",
        "told",
        "written",
        "produced",
        "gathered",
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

/// Whether "this article was first published by" credits the whole article.
fn syndicated(place: &Place<'_>, verb: usize) -> Scope {
    let first = place.sentence.tokens.start;
    let own = (first..verb).any(|i| {
        is_in(&["this", "the"], place.word(i))
            && is_in(&["article", "story", "post", "piece", "report", "column"], place.word(i + 1))
    });
    if own { Scope::Article } else { Scope::Sentence }
}

/// "a report in the Post", "an interview with the Post", "footage from Valley Radio".
fn report_in(place: &Place<'_>) -> Option<Phrase> {
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
    let start = phrase_start(place, noun);
    let written = is_in(&["article", "story", "op-ed", "column", "editorial"], word);
    let proof = match preposition {
        "in" if written => Proof::Strong,
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
    const WAYS: &[&str] = &[
        "published",
        "posted",
        "aired",
        "broadcast",
        "released",
        "printed",
        "written",
        "conducted",
        "that",
        "which",
        "given",
        "airing",
        "broadcasting",
        "appeared",
        "appearing",
        "out",
        "made",
        "issued",
        "provided",
        "emailed",
        "ran",
        "running",
        "carried",
        "sent",
        "was",
        "originally",
        "first",
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

/// "spoke to the Post", "confirmed to the Post", "sat down with the Post".
fn spoke_to(place: &Place<'_>) -> Option<Phrase> {
    const TO: &[&str] = &[
        "spoke",
        "speaking",
        "speak",
        "spoken",
        "talked",
        "talking",
        "said",
        "confirmed",
        "confirm",
        "admitted",
        "explained",
        "revealed",
        "commented",
        "comment",
        "gave",
        "sent",
        "provided",
        "emailed",
        "e-mailed",
        "released",
        "leaked",
        "confided",
        "disclosed",
        "denied",
        "acknowledged",
        "insisted",
        "statement",
        "comments",
        "remarks",
        "interview",
        "joked",
        "described",
        "complained",
        "reiterated",
        "conceded",
        "told",
    ];
    const WITH: &[&str] =
        &["spoke", "speaking", "spoken", "talked", "talking", "sat", "sits", "chatted", "shared", "speaks"];
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
fn said_on(place: &Place<'_>) -> Option<Phrase> {
    const SAID: &[&str] = &[
        "said",
        "says",
        "wrote",
        "writes",
        "write",
        "argued",
        "argues",
        "claimed",
        "claims",
        "asked",
        "announced",
        "revealed",
        "explained",
        "stated",
        "added",
        "insisted",
        "complained",
        "acknowledged",
        "admitted",
        "predicted",
        "speaking",
        "spoke",
        "asserted",
        "suggested",
        "discussed",
        "declared",
        "recalled",
        "joked",
        "called",
        "warned",
        "denied",
        "confirmed",
        "noted",
        "told",
        "defended",
        "interviewed",
        "stating",
        "saying",
        "arguing",
        "predicting",
        "commented",
        "maintained",
    ];
    const PRINTED: &[&str] = &[
        "published",
        "posted",
        "reported",
        "aired",
        "broadcast",
        "printed",
        "appeared",
        "carried",
        "shown",
        "featured",
        "ran",
        "appears",
        "republished",
        "reprinted",
        "reposted",
        "written",
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

/// "originally appeared on Gadgetly": the words are the other's; "a video posted on Gadgetly": they rest on it.
fn printed(place: &Place<'_>, verb: usize) -> Option<Phrase> {
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

/// "On Valley Radio's “Dawn”, Quill said", "Speaking on Valley Radio, ...".
fn opens_with_venue(place: &Place<'_>) -> Option<Phrase> {
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
fn at_its_conference(place: &Place<'_>) -> Option<Phrase> {
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

/// "The news comes from Gadgetly's Ada Brook", "The latest is from Gadgetly".
fn comes_from(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let comes = is_in(&["comes", "came", "is", "was", "latest"], place.word_before(edge, 2));
    let news = (3..=8).any(|back| {
        is_in(
            &[
                "news",
                "word",
                "latest",
                "rumor",
                "rumour",
                "report",
                "tip",
                "claim",
                "scoop",
                "story",
                "information",
            ],
            place.word_before(edge, back),
        )
    });
    (place.word_before(edge, 1) == "from" && comes && news)
        .then(|| Phrase::relay(edge - 2..name_end(place), Proof::Fair))
}

/// "trashed the plan on Valley Radio's “Dawn,” calling it ...": on a programme somebody speaks.
fn on_programme(place: &Place<'_>) -> Option<Phrase> {
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
    is_in(super::lists::SAYING, word)
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

/// "reported on several sites including Gadgetly", "several outlets, such as Gadgetly, are suggesting".
fn including(place: &Place<'_>) -> Option<Phrase> {
    const OUTLETS: &[&str] = &[
        "outlets",
        "sites",
        "newspapers",
        "media",
        "websites",
        "papers",
        "publications",
        "blogs",
        "networks",
        "tabloids",
        "broadcasters",
        "magazines",
        "agencies",
        "sources",
    ];
    let edge = place.left_edge();
    let word = place.word_before(edge, 1);
    let leads = word == "including" || word == "as" && place.word_before(edge, 2) == "such";
    let media = (2..=8).find(|&back| is_in(OUTLETS, place.word_before(edge, back)))?;
    let news = is_in(&["news", "media", "other"], place.word_before(edge, media + 1));
    if place.word_before(edge, media) == "sources" && !news {
        return None;
    }
    let first = place.sentence.tokens.start.max(edge.saturating_sub(media + 4));
    let reports = (first..edge).chain(edge..place.sentence.tokens.end.min(edge + 16)).any(|i| {
        is_in(REPORTING, place.word(i))
            || is_in(SAYING, place.word(i))
            || is_in(&["suggesting", "report"], place.word(i))
    });
    (leads && reports).then(|| Phrase::relay(edge - media..name_end(place), Proof::Fair))
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
    const VERBS: &[&str] = &[
        "reported",
        "reports",
        "writes",
        "wrote",
        "claims",
        "claimed",
        "said",
        "says",
        "notes",
        "noted",
        "reveals",
        "revealed",
        "adds",
        "added",
        "states",
        "report",
        "write",
        "stated",
        "announced",
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

/// "via Gadgetly", "(h/t Gadgetly)", "Source: Gadgetly", "[With Union Wire]", "per the Post".
fn marker(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let mut at = edge.checked_sub(1)?;
    if place.word(at) == ":" {
        at = at.checked_sub(1)?;
        let named =
            is_in(&["via", "source", "sources", "from", "h/t", "hat-tip", "tip", "t"], place.word(at));
        let phrase =
            Phrase::relay(at..place.mention().tokens.end, Proof::Strong).scope(line_scope(place, at));
        return (named && opens_line(place, at)).then_some(phrase);
    }
    let picture = (at.saturating_sub(4)..at).any(|i| is_in(PICTURE, place.word(i)));
    if picture {
        return None;
    }
    let scope = line_scope(place, at);
    let phrase = |proof| Some(Phrase::relay(at..place.mention().tokens.end, proof).scope(scope.clone()));
    match place.word(at) {
        "via" if opens_line(place, at) => phrase(Proof::Strong),
        "via" => phrase(Proof::Weak),
        "per" => phrase(Proof::Weak),
        "t" if place.word_before(at, 1) == "/" => {
            Some(Phrase::relay(at.saturating_sub(2)..place.mention().tokens.end, Proof::Strong))
        }
        "source" | "sources" if at == place.sentence.tokens.start && place.sentence.tokens.len() <= 9 => {
            phrase(Proof::Strong)
        }
        "with" if is_in(&["[", "("], place.word_before(at, 1)) => phrase(Proof::Weak),
        "from" if place.word_before(at, 1) == "files" => phrase(Proof::Weak),
        _ => None,
    }
}

/// What rests on a mark: the article where the mark has a line of its own, else its sentence.
fn line_scope(place: &Place<'_>, at: usize) -> Scope {
    let line = place.sentence.tokens.len() <= 10 && at == place.sentence.tokens.start;
    if line && place.is_paragraph() { Scope::Rest } else { Scope::Sentence }
}

/// Whether a mark stands at the head of its line or bracket.
fn opens_line(place: &Place<'_>, at: usize) -> bool {
    let first = place.sentence.tokens.start;
    at == first || is_in(&["(", "[", "/", "|", "-", "–", "—"], place.word_before(at, 1))
}
