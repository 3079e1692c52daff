//! Does a sentence rest on something that all who report it share? A statement, filing, hearing, post, or words to
//! reporters at large.

use super::super::credits::deeper::source_of;
use super::super::credits::lists::{DETERMINERS, OCCASION, PLATFORMS, is_in};
use super::super::credits::subjects::Clause;
use headwater_model::{Primary, PrimaryKind, Source};
use std::ops::Range;

/// Verbs that tell of speech.
#[rustfmt::skip]
const SPEECH: &[&str] = &[
    "said", "says", "say", "saying", "told", "wrote", "writes", "announced", "announces", "added", "stated",
    "states", "read", "reads", "argued", "argues", "explained", "warned", "confirmed", "denied", "insisted",
    "acknowledged", "claimed", "called", "declared", "described", "promised", "vowed", "admitted", "noted",
    "urged", "pledged", "accused", "alleged", "disclosed", "revealed", "expressed", "apologized",
    "apologised", "condemned", "praised", "criticized", "criticised", "asked", "answered", "replied",
    "testified", "predicted", "suggested", "defended", "outlined", "thanked", "mocked", "blamed", "attacked",
    "rejected", "dismissed", "showed", "shows", "show",
];

/// Documents.
#[rustfmt::skip]
const DOCUMENTS: &[&str] = &[
    "statement", "statements", "e-mail", "email", "emails", "letter", "memo", "memorandum", "filing",
    "filings", "release", "complaint", "indictment", "affidavit", "lawsuit", "documents", "document",
    "papers", "records", "memoir", "study", "poll", "survey", "communique", "communiqué", "declaration",
    "decree", "warrant", "lawsuits", "transcript", "motion", "petition", "ruling", "press-release",
    "newsletter", "bulletin", "filing",
];

/// Events.
#[rustfmt::skip]
const EVENTS: &[&str] = &[
    "conference", "briefing", "hearing", "rally", "speech", "debate", "testimony", "trial", "ceremony",
    "vigil", "forum", "address", "hall", "call", "meeting", "summit", "fundraiser", "gathering", "session",
    "appearance", "event", "commencement", "convention", "arraignment", "press-conference", "inquest",
    "webcast", "keynote",
];

/// Posts.
#[rustfmt::skip]
const POSTS: &[&str] = &[
    "tweet", "tweets", "post", "posts", "message", "video", "thread", "blog", "retweet",
];

/// The primary source that a sentence names first, outside quotations.
pub(super) fn primary(clause: Clause<'_>) -> Option<Primary> {
    clause.sentence.tokens.clone().filter(|&at| !clause.quoted(at)).find_map(|at| {
        let (kind, words, issuer) = told_reporters(clause, at)
            .or_else(|| posted(clause, at))
            .or_else(|| testified(clause, at))
            .or_else(|| inside(clause, at))
            .or_else(|| according(clause, at))
            .or_else(|| document_says(clause, at))?;
        let issuer = issuer.and_then(|words| source_of(clause.read, words));
        Some(Primary {
            kind,
            span: clause.read.span(words),
            issuer: issuer.filter(|s: &Source| !s.name.is_empty()),
        })
    })
}

type Found = (PrimaryKind, Range<usize>, Option<Range<usize>>);

/// "told reporters", "told a crowd".
fn told_reporters(clause: Clause<'_>, at: usize) -> Option<Found> {
    if !is_in(&["told", "tells", "telling"], clause.word(at)) {
        return None;
    }
    let mut noun = at + 1;
    while is_in(
        &[
            "the",
            "a",
            "an",
            "his",
            "her",
            "local",
            "several",
            "assembled",
            "cheering",
            "waiting",
            "political",
            "senate",
            "house",
            "federal",
            "their",
            "our",
            "some",
            "packed",
            "state",
        ],
        clause.word(noun),
    ) {
        noun += 1;
    }
    let kind = match clause.word(noun) {
        "reporters" | "journalists" | "newsmen" | "press" | "media" => PrimaryKind::Reporters,
        "crowd" | "audience" | "supporters" | "court" | "jury" | "jurors" | "lawmakers" | "congress"
        | "parliament" | "committee" | "judge" | "senators" | "voters" | "delegates" | "mps"
        | "conference" | "inquest" | "rally" | "panel" | "investors" | "shareholders" | "analysts" => {
            PrimaryKind::Event
        }
        "news" if clause.word(noun + 1) == "conference" => PrimaryKind::Event,
        _ => return None,
    };
    Some((kind, at..noun + 1, clause.subject(at)))
}

/// "tweeted", "wrote on Facebook", "posted on Twitter".
fn posted(clause: Clause<'_>, at: usize) -> Option<Found> {
    let word = clause.word(at);
    if is_in(&["tweeted", "tweets", "tweeting", "retweeted"], word) && word != "tweets" {
        let before = clause.word_before(at, 1);
        let quotation_ends = at.checked_sub(2).is_some_and(|i| clause.read.all[i].is_quotation_mark());
        let passive = is_in(&["was", "were", "been", "be", "is", "are", "the", "times"], before)
            || before == "," && !quotation_ends && clause.subject(at).is_none_or(|s| s.end + 1 == at);
        return (!passive).then(|| (PrimaryKind::Post, at..at + 1, clause.subject(at)));
    }
    let verb = is_in(SPEECH, word) || is_in(&["posted", "posting", "shared", "writing"], word);
    let lead = (at + 1..at + 9).find(|&i| clause.word(i) == "on" || is_in(&[",", "."], clause.word(i)))?;
    let mut platform = lead + 1;
    while is_in(DETERMINERS, clause.word(platform))
        || is_in(&["official", "verified", "personal", "own"], clause.word(platform))
    {
        platform += 1;
    }
    let on_platform = clause.word(lead) == "on"
        && is_in(PLATFORMS, clause.word(platform))
        && !is_in(&["google", "amazon", "apple", "x"], clause.word(platform));
    let quoted = (at..lead).any(|i| clause.quoted(i));
    let passive =
        (1..=2).any(|b| is_in(&["was", "were", "been", "be", "is", "are"], clause.word_before(at, b)));
    let put = is_in(&["posted", "shared"], word);
    let issuer = clause.subject(at).filter(|s| {
        let named = s.clone().any(|i| clause.capital(i) || is_in(&["he", "she"], clause.word(i)));
        !passive && named && !is_in(&["in", "at"], clause.word(s.start))
    });
    (verb && on_platform && !quoted && (put || !passive)).then_some((
        PrimaryKind::Post,
        at..platform + 1,
        issuer,
    ))
}

/// "testified that", "testified before the committee".
fn testified(clause: Clause<'_>, at: usize) -> Option<Found> {
    (clause.word(at) == "testified").then(|| (PrimaryKind::Event, at..at + 1, clause.subject(at)))
}

/// "in a statement", "at a news conference", "in a series of tweets": with somebody who speaks in it.
fn inside(clause: Clause<'_>, at: usize) -> Option<Found> {
    if !is_in(&["in", "at", "during", "via", "through"], clause.word(at)) {
        return None;
    }
    let (noun, kind) = head_noun(clause, at + 1)?;
    let verb = speech_verb(clause, at)?;
    let leads = at <= clause.sentence.tokens.start + 2 || clause.word_before(at, 1) == ",";
    let near = verb < at
        && at - verb <= 12
        && !(verb + 1..at).any(|i| {
            !clause.quoted(i) && is_in(&["that", "he", "she", "they", "it", "so", "would"], clause.word(i))
        });
    if !leads && !near && verb < at {
        return None;
    }
    let exclusive = is_in(&["to", "with"], clause.word(noun + 1)) && clause.capital(noun + 2);
    let fits = match kind {
        PrimaryKind::Document | PrimaryKind::Post => is_in(&["in", "via", "through"], clause.word(at)),
        _ => true,
    };
    let issuer =
        from_whom(clause, noun + 1).or_else(|| owner(clause, at + 1..noun)).or_else(|| clause.subject(verb));
    (fits && !exclusive).then(|| (kind, at..noun + 1, issuer))
}

/// "according to court filings", "according to the indictment".
fn according(clause: Clause<'_>, at: usize) -> Option<Found> {
    if clause.word(at) != "according" || clause.word(at + 1) != "to" {
        return None;
    }
    let (noun, kind) = head_noun(clause, at + 2)?;
    let issuer = from_whom(clause, noun + 1).or_else(|| owner(clause, at + 2..noun));
    (kind == PrimaryKind::Document).then(|| (kind, at..noun + 1, issuer))
}

/// "the statement said", "the indictment alleges".
fn document_says(clause: Clause<'_>, at: usize) -> Option<Found> {
    let opens = is_in(&["the", "a", "its", "his", "her", "their"], clause.word(at));
    let (noun, kind) = opens.then(|| head_noun(clause, at))??;
    let issuer = from_whom(clause, noun + 1).or_else(|| owner(clause, at..noun));
    let says = is_in(
        &["said", "says", "reads", "read", "stated", "states", "alleges", "alleged", "showed", "shows"],
        clause.word(noun + 1),
    );
    (kind == PrimaryKind::Document && says).then(|| (kind, at..noun + 2, issuer))
}

/// The noun of a document, event or post at the head of the noun phrase that begins at `first`.
fn head_noun(clause: Clause<'_>, first: usize) -> Option<(usize, PrimaryKind)> {
    #[rustfmt::skip]
    const STOPS: &[&str] = &[
        ",", ".", ";", "that", "which", "who", "and", "to", "for", "on", "in", "at", "by", "(", ")", "about",
        "from", "with",
    ];
    const NO_DOCUMENT: &[&str] =
        &["bank", "mission", "fashion", "financial", "rental", "hearing", "personal"];
    let end = (first..first + 10)
        .find(|&i| is_in(STOPS, clause.word(i)) || clause.word(i).is_empty() || clause.quoted(i))
        .unwrap_or(first + 10);
    let mut end = end;
    if let Some(of) = (first..end).find(|&i| clause.word(i) == "of") {
        let series =
            of > first && is_in(&["series", "string", "flurry", "copy", "pair", "set"], clause.word(of - 1));
        end = if series { end } else { of };
    }
    let noun = end.checked_sub(1).filter(|&n| n >= first)?;
    let noun = if is_in(
        &[
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "late",
            "early",
            "today",
            "yesterday",
        ],
        clause.word(noun),
    ) {
        noun.checked_sub(1).filter(|&n| n >= first)?
    } else {
        noun
    };
    let word = clause.word(noun);
    let before = clause.word_before(noun, 1);
    let bare = noun == first && !is_in(&["documents", "filings", "records", "court", "testimony"], word);
    let named = match word {
        "conference" => is_in(&["news", "press", "media", "joint"], before),
        "hall" => before == "town",
        "call" => is_in(&["conference", "earnings"], before),
        "video" | "message" => is_in(
            &["facebook", "twitter", "instagram", "youtube", "social", "media", "whatsapp", "telegram"],
            before,
        ),
        "post" | "posts" | "blog" | "thread" => true,
        "meeting" | "event" | "session" | "appearance" | "call-in" => {
            noun > first + 1
                && is_in(
                    &["campaign", "board", "council", "town", "plenary", "court", "public", "annual"],
                    before,
                )
        }
        "release" => is_in(&["news", "press"], before),
        "papers" | "records" | "document" | "documents" => true,
        "debate" | "study" | "poll" | "survey" => true,
        _ => !is_in(NO_DOCUMENT, before),
    };
    let kind = if is_in(POSTS, word) {
        PrimaryKind::Post
    } else if is_in(EVENTS, word) {
        PrimaryKind::Event
    } else if is_in(DOCUMENTS, word) {
        PrimaryKind::Document
    } else {
        return None;
    };
    (named && !bare).then_some((noun, kind))
}

/// The verb of speech nearest to `at`, outside quotations.
fn speech_verb(clause: Clause<'_>, at: usize) -> Option<usize> {
    let tokens = clause.sentence.tokens.clone();
    tokens
        .filter(|&i| !clause.quoted(i) && is_in(SPEECH, clause.word(i)))
        .min_by_key(|&i| (i.abs_diff(at), i))
}

/// "from the mayor", "by the ministry" behind a document.
fn from_whom(clause: Clause<'_>, at: usize) -> Option<Range<usize>> {
    let mut at = at;
    while is_in(
        &[
            "released",
            "issued",
            "posted",
            "published",
            "sent",
            "filed",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "on",
        ],
        clause.word(at),
    ) {
        at += 1;
    }
    if !is_in(&["from", "by"], clause.word(at)) {
        return None;
    }
    let end = (at + 1..at + 10)
        .find(|&i| {
            clause.word(i).is_empty()
                || is_in(
                    &[",", ".", ";", "that", "said", "says", "and", "on", "in", "which", "who", "to"],
                    clause.word(i),
                )
        })
        .unwrap_or(at + 10);
    (at + 1 < end).then_some(at + 1..end)
}

/// "the company's" before a document.
fn owner(clause: Clause<'_>, words: Range<usize>) -> Option<Range<usize>> {
    let mark = words.clone().find(|&i| clause.word(i) == "'s")?;
    let day = words
        .clone()
        .any(|i| i < mark && is_in(OCCASION, clause.word(i)) && !is_in(DETERMINERS, clause.word(i)));
    (words.start < mark && !day).then_some(words.start..mark)
}
