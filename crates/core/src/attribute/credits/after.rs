//! What do the words after an outlet's name make of it? "The Post reported", "the Post's sources", "a Post poll".

use super::lists::{
    ADVERBS, DETERMINERS, OCCASION, REPORT_NOUNS, REPORTER_ROLES, REPORTING, SAYING, SPEAKER_ROLES,
    VENUE_NOUNS, is_in,
};
use super::mentions::Naming;
use super::phrases::{Phrase, Place, Proof, Scope};
use crate::text::given_name;
use headwater_model::CreditMeaning;
use std::ops::Range;

/// The credit that the words after the name make, if any.
pub(crate) fn after(place: &Place<'_>) -> Option<Phrase> {
    is_said_to_be_false(place).or_else(|| subject(place)).or_else(|| report_noun(place))
}

/// "a Harbour Post report (said)", "the Post's sources", "a Post poll".
fn report_noun(place: &Place<'_>) -> Option<Phrase> {
    let end = place.right_edge();
    let mut at = if place.is_possessive(end) { end + 1 } else { end };
    let shared = place.word(at) == "/";
    let limit = if shared { at + 7 } else { at + 3 };
    while at < limit && !is_in(REPORT_NOUNS, place.word(at)) {
        let fits = is_in(OCCASION, place.word(at)) && (place.word(at) != "may" || place.capital(at))
            || shared && (place.word(at) == "/" || place.capital(at))
            || is_in(
                &["own", "exclusive", "investigative", "original", "news", "opinion", "online", "unnamed"],
                place.word(at),
            );
        if !fits {
            return None;
        }
        at += 1;
    }
    let noun = place.word(at).to_owned();
    if at >= limit || !is_in(REPORT_NOUNS, &noun) || place.capital(at) && at == end {
        return None;
    }
    if is_in(&["blog", "post", "review", "text", "broadcast", "feature"], &noun) && place.word(end) != "'s" {
        let speaks = is_in(SAYING, place.word(at + 1)) || is_in(REPORTING, place.word(at + 1));
        let rests = is_in(&["to", "in", "a", "by"], place.word_before(place.left_edge(), 1));
        if !speaks && !rests {
            return None;
        }
    }
    let board = noun == "editorial" && place.word(at + 1) == "board";
    let at = if board { at + 1 } else { at };
    let start = noun_phrase_start(place);
    if board && verb_after(place, at + 1).is_none() {
        return None;
    }
    let end = verb_after(place, at + 1).map_or(at + 1, |verb| verb + 1);
    let alone = place.mention().naming == Naming::Common
        && !is_in(DETERMINERS, place.word_before(place.mention().tokens.start, 1))
        && end == at + 1;
    if alone {
        return None;
    }
    let tells = end > at + 1 || is_in(&["citing", "that", "which"], place.word(at + 1));
    let phrase = Phrase::relay(start..end.max(at + 1), if tells { Proof::Fair } else { Proof::Weak });
    let denied = denies(place, start);
    Some(match () {
        () if denied => phrase.meaning(CreditMeaning::Deny),
        () if confirms(place, start) => phrase.meaning(CreditMeaning::Origin),
        () if is_in(VENUE_NOUNS, &noun) => phrase.meaning(CreditMeaning::Venue),
        () => phrase,
    })
}

/// Where a noun phrase with the name in it starts, "according to" taken in.
fn noun_phrase_start(place: &Place<'_>) -> usize {
    let edge = place.left_edge();
    let mut start = edge;
    while start > place.sentence.tokens.start && is_in(OCCASION, place.word(start - 1)) {
        start -= 1;
    }
    if place.word_before(start, 1) == "to" && place.word_before(start, 2) == "according" {
        return start - 2;
    }
    if edge != start && place.word_before(edge, 1) == "to" && place.word_before(edge, 2) == "according" {
        return edge - 2;
    }
    edge
}

/// Whether the words before a report say that it is false.
pub(crate) fn denies(place: &Place<'_>, start: usize) -> bool {
    #[rustfmt::skip]
    const DENYING: &[&str] = &[
        "denied", "denies", "denying", "disputes", "disputed", "disputing", "dismissed", "dismisses",
        "dismissing", "rejected", "rejects", "rejecting", "refuted", "refutes", "rubbished", "debunked",
        "debunks", "debunking", "slammed", "contradicts", "contradicted",
    ];
    (1..=4).any(|back| is_in(DENYING, place.word_before(start, back)))
        && !(1..=4).any(|back| is_in(&[",", ";", "."], place.word_before(start, back)))
}

/// Whether the words before a report say that it has proved true.
pub(crate) fn confirms(place: &Place<'_>, start: usize) -> bool {
    (1..=3).any(|back| is_in(&["confirmed", "confirms", "confirming"], place.word_before(start, back)))
}

/// "The Post reported", "the Post's Ada Brook wrote", "the Post, citing two officials, said".
fn subject(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const PREPOSITIONS: &[&str] = &[
        "of", "for", "at", "with", "by", "from", "in", "on", "to", "against", "about", "near", "like",
    ];
    if is_in(PREPOSITIONS, place.word_before(place.left_edge(), 1)) {
        return reporter_for(place);
    }
    let mut at = place.right_edge();
    while place.capital(at) && is_in(EDITIONS, place.word(at)) {
        at += 1;
    }
    let mut role = Role::Outlet;
    if place.is_possessive(at) {
        (at, role) = person_of(place, at + 1)?;
    } else if is_in(REPORTER_ROLES, place.word(at)) || is_in(SPEAKER_ROLES, place.word(at)) {
        (at, role) = person_of(place, at)?;
    }
    if place.word(at) == "(" {
        at = (at..(at + 12).min(place.sentence.tokens.end)).find(|&i| place.word(i) == ")")? + 1;
    }
    let mut cites = false;
    if is_in(&[",", "—", "–", "--"], place.word(at)) {
        let close = aside(place, at)?;
        cites = is_in(&["citing", "quoting"], place.word(at + 1));
        at = close + 1;
    }
    let verb = verb_after(place, at)?;
    let reports = place.word(verb).starts_with("report");
    if role == Role::Speaker && !reports || role == Role::Reporter && place.word(verb) == "asked" {
        return None;
    }
    let before = at..verb;
    told_of(place, before, verb, cites)
}

/// "a reporter for the Post wrote": others of an outlet speak for themselves.
fn reporter_for(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let role = (2..=3).find(|&back| is_in(REPORTER_ROLES, place.word_before(edge, back)));
    let person = edge >= 3 && place.capital(edge - 2) && place.capital(edge - 3);
    let mut at = place.mention().tokens.end;
    while place.capital(at) && is_in(EDITIONS, place.word(at)) {
        at += 1;
    }
    if place.word(at) == "," {
        at = aside(place, at)? + 1;
    }
    let verb = verb_after(place, at)?;
    let reports =
        is_in(REPORTING, place.word(verb)) || is_in(&["wrote", "tweeted", "noted"], place.word(verb));
    let start = match role {
        Some(back) => edge - back,
        None if person => edge - 3,
        None => return None,
    };
    reports.then(|| Phrase::relay(start..verb + 1, Proof::Weak))
}

/// Words that name an edition or a desk of an outlet behind its name.
#[rustfmt::skip]
const EDITIONS: &[&str] = &[
    "new", "york", "california", "florida", "london", "politics", "live", "uk", "us", "canada", "australia",
    "india", "europe", "africa", "asia", "business", "sports", "money", "world", "tonight", "digital",
    "online", "radio", "arabic", "english", "español",
];

/// Who is the subject.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Outlet,
    Reporter,
    Speaker,
}

/// Where the words end that name a person of the outlet: "Ada Brook", "Washington correspondent Ada Brook".
fn person_of(place: &Place<'_>, from: usize) -> Option<(usize, Role)> {
    let mut at = from;
    let mut role = Role::Reporter;
    while at < from + 8 {
        let word = place.word(at);
        if is_in(SPEAKER_ROLES, word) && !is_in(REPORTER_ROLES, word) {
            role = Role::Speaker;
        }
        let fits = place.capital(at)
            || is_in(REPORTER_ROLES, word)
            || is_in(SPEAKER_ROLES, word)
            || is_in(
                &["political", "senior", "chief", "national", "foreign", "sports", "white", "sister", "own"],
                word,
            );
        if !fits {
            break;
        }
        at += 1;
    }
    (at > from).then_some((at, role))
}

/// The comma or dash that closes an aside opened at `open`; the aside says who the outlet is or what it rests on.
fn aside(place: &Place<'_>, open: usize) -> Option<usize> {
    #[rustfmt::skip]
    const OPENERS: &[&str] = &[
        "citing", "quoting", "which", "a", "an", "the", "in", "on", "whose", "itself", "referring", "relying",
        "basing", "based", "owned", "part", "meanwhile", "however", "one", "also", "too", "for", "quoted",
        "cited", "using", "reporting", "attributing", "owner", "home", "via", "through", "france", "britain",
        "germany", "published", "posted",
    ];
    if !is_in(OPENERS, place.word(open + 1)) && !place.capital(open + 1) {
        return None;
    }
    let mark = place.word(open).to_owned();
    let close = (open + 2..(open + 32).min(place.sentence.tokens.end)).find(|&i| place.word(i) == mark)?;
    (!is_in(SAYING, place.word(close - 1))).then_some(close)
}

/// The verb of reporting or saying that comes next, adverbs and words of occasion passed over.
fn verb_after(place: &Place<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    while at < from + 9 {
        let word = place.word(at);
        let reports = is_in(REPORTING, word) && !is_noun_here(place, at, from)
            || word == "report" && (place.word(at + 1) == "that" || place.word_before(at, 1) == "to");
        let gets = is_in(&["acquired", "received", "got", "gained"], word)
            && (at + 1..at + 4).any(|i| {
                is_in(
                    &["information", "documents", "copy", "details", "photos", "images", "footage"],
                    place.word(i),
                )
            });
        if reports || gets || is_in(SAYING, word) || has_details(place, at) {
            return Some(at);
        }
        let fits = is_in(ADVERBS, word) && (word != "to" || is_in(&["report", "break"], place.word(at + 1)))
            || is_in(OCCASION, word)
            || is_in(&["could", "couldn't", "cannot", "didn't", "reach", "verify", "independently"], word)
            || word.chars().all(|c| c.is_ascii_digit()) && !word.is_empty();
        if is_in(&["reach", "verify"], word) && place.word_before(at, 1) != "to" {
            return Some(at);
        }
        if !fits {
            return None;
        }
        at += 1;
    }
    None
}

/// Whether a word that may be a verb is a noun: "in its report", "in an exclusive report".
fn is_noun_here(place: &Place<'_>, at: usize, from: usize) -> bool {
    at > from && is_in(&["its", "a", "an", "the", "exclusive", "news", "new"], place.word(at - 1))
}

/// "The Post has the story", "has all the details".
fn has_details(place: &Place<'_>, at: usize) -> bool {
    is_in(&["details", "story", "scoop"], place.word(at))
        && (1..=3).any(|back| is_in(&["has", "have", "had", "got"], place.word_before(at, back)))
        && place.word_before(at, 1) != "a"
}

/// The credit of an outlet that is the subject of `verb`; `lead` are the words between the two.
fn told_of(place: &Place<'_>, lead: Range<usize>, verb: usize, cites: bool) -> Option<Phrase> {
    let word = place.word(verb);
    let passive = lead.clone().any(|i| is_in(&["was", "were", "been", "be", "is", "are"], place.word(i)))
        && !word.ends_with("ing")
        && place.word_before(verb, 1) != "to";
    let itself = word == "found" && is_in(&["itself", "itself,"], place.word(verb + 1));
    let programmes =
        is_in(&["morning", "evening", "tv", "talk", "news", "cable"], place.word_before(verb, 1));
    let noun = word == "shows" && programmes
        || word == "broadcast" && place.word_before(place.mention().tokens.start, 1) == "the";
    let exhibits = is_in(&["shows", "showed", "show"], word);
    if passive || itself || exhibits || noun || speaks_of_itself(place, verb) {
        return None;
    }
    if is_in(&["wants", "could", "might"], place.word_before(verb, 1)) {
        return None;
    }
    let object = verb + 1..place.sentence.tokens.end.min(verb + 6);
    let sources = is_in(&["cites", "cited", "quotes", "quoted"], word)
        && object.clone().any(|i| is_in(&["sources", "insiders", "unnamed", "anonymous"], place.word(i)))
        && super::before::has_sources(place.read, object);
    let of_sources = word.starts_with("report")
        && (verb..place.sentence.tokens.end).any(|i| {
            place.word(i) == "according"
                && super::before::has_sources(place.read, i..place.sentence.tokens.end.min(i + 8))
        });
    let strong = reports_as_a_subject(place, word) || cites || sources || of_sources;
    let fair = is_in(REPORTING, word);
    let proof = if strong {
        Proof::Strong
    } else if fair {
        Proof::Fair
    } else {
        Proof::Weak
    };
    let first = lead.clone().any(|i| is_in(&["first", "originally"], place.word(i))) || word == "broke";
    let checked = is_in(&["confirmed", "verified"], word)
        && lead.clone().any(|i| is_in(&["independently", "separately", "since", "also"], place.word(i)));
    let phrase = Phrase::relay(place.left_edge()..verb + 1, proof).scope(scope(place));
    Some(match word {
        _ if first => phrase.meaning(CreditMeaning::Origin).scope(Scope::Sentence),
        "retracted" | "debunked" => phrase.meaning(CreditMeaning::Deny),
        _ if checked => phrase.meaning(CreditMeaning::Confirm),
        _ => phrase,
    })
}

/// Verbs behind "reports that" where the reports are things: "reports that show".
const CONTAIN: &[&str] =
    &["show", "track", "contain", "include", "provide", "are", "were", "can", "help", "cover", "use"];

/// Whether "reports" is a verb whose subject is the name, and the name no part of a longer phrase.
fn reports_as_a_subject(place: &Place<'_>, word: &str) -> bool {
    let edge = place.edge_of(place.index);
    let opens = edge == place.sentence.tokens.start
        || is_in(
            &[",", "as", "—", "–", "--", "-", "\"", "”", ";", ":", "and", "while", "but"],
            place.word_before(edge, 1),
        );
    let next = place.right_edge() + 1;
    let starts = edge == place.sentence.tokens.start;
    if starts && place.word(next) == "," || place.word(next) == "that" && is_in(CONTAIN, place.word(next + 1))
    {
        return false;
    }
    let aux = is_in(&["is", "are", "was", "were"], place.word_before(next, 2));
    if word == "reporting" && !aux && !is_in(&["is", "are", "was", "were"], place.word(next - 1)) {
        return false;
    }
    let goes_on = place.word(next).is_empty()
        || place.capital(next)
        || place.word(next).starts_with(|c: char| !c.is_alphanumeric())
        || is_in(&["that", "the", "a", "an", "on", "how", "this"], place.word(next));
    goes_on
        && opens
        && is_in(&["reports", "reporting"], word)
        && given_name(place.word(place.mention().tokens.start)).is_none()
}

/// Whether the outlet speaks as a company, of itself: "Valley Radio said in a statement that it would".
fn speaks_of_itself(place: &Place<'_>, verb: usize) -> bool {
    if !is_in(
        &["said", "says", "announced", "confirmed", "tweeted", "denied", "told", "posted"],
        place.word(verb),
    ) {
        return false;
    }
    let next: Vec<&str> = (verb + 1..verb + 7).map(|i| place.word(i)).collect();
    let statement = next.windows(3).any(|w| {
        w[0] == "in"
            && matches!(w[1], "a" | "an")
            && matches!(w[2], "statement" | "email" | "e-mail" | "memo")
    });
    let first = usize::from(next.first() == Some(&"that"));
    let own = matches!(next.get(first), Some(&"it" | &"its"))
        && !matches!(
            next.get(first + 1),
            Some(&"had" | &"has" | &"was" | &"could" | &"understood" | &"understands")
        );
    statement
        || own
            && matches!(
                next.get(first + 1),
                Some(
                    &"would"
                        | &"will"
                        | &"is"
                        | &"plans"
                        | &"planned"
                        | &"regrets"
                        | &"stands"
                        | &"stood"
                        | &"did"
                )
            )
}

/// What rests on a credit whose outlet is a subject: from a conjunction before it on, else the sentence.
fn scope(place: &Place<'_>) -> Scope {
    let edge = place.left_edge();
    let joins = edge.checked_sub(1).filter(|&i| is_in(&["and", "but", "while", ";"], place.word(i)));
    match joins {
        Some(at) if at > place.sentence.tokens.start + 3 => {
            if place.word_before(at, 1) == "," || place.word(at) == ";" {
                Scope::Part(at + 1..place.sentence.tokens.end)
            } else {
                Scope::Sentence
            }
        }
        _ => Scope::Sentence,
    }
}

/// "the Post article is not true".
fn is_said_to_be_false(place: &Place<'_>) -> Option<Phrase> {
    let end = place.mention().tokens.end;
    let at =
        (end..end + 4).find(|&i| is_in(&["is", "was", "are", "were", "isn't", "wasn't"], place.word(i)))?;
    let false_word = (at + 1..at + 4).find(|&i| {
        is_in(
            &["true", "false", "untrue", "wrong", "incorrect", "fake", "inaccurate", "fabricated"],
            place.word(i),
        )
    })?;
    let negated = place.word(at).ends_with("n't")
        || (at..false_word).any(|i| is_in(&["not", "n't", "never"], place.word(i)));
    let denies = (place.word(false_word) == "true") == negated;
    denies.then(|| {
        Phrase::relay(place.left_edge()..false_word + 1, Proof::Weak)
            .meaning(CreditMeaning::Deny)
            .scope(Scope::Sentence)
    })
}
