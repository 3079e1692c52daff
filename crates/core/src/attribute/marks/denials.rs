//! Who denies what? A verb of denial with a claim as its object; a border in dispute and a visa refused are none.

use super::super::credits::deeper::source_of;
use super::super::credits::lists::is_in;
use super::super::credits::subjects::Clause;
use crate::text::given_name;
use headwater_model::{DeniedWords, Source};

/// Nouns for something that was said: what a denial can have as its object.
#[rustfmt::skip]
const CLAIMS: &[&str] = &[
    "report", "reports", "claim", "claims", "allegation", "allegations", "accusation", "accusations", "rumor",
    "rumors", "rumour", "rumours", "story", "stories", "suggestion", "suggestions", "speculation",
    "wrongdoing", "involvement", "knowledge", "responsibility", "account", "accounts", "assertion",
    "assertions", "notion", "charge", "charges", "characterization", "characterisation", "link", "links",
    "ties", "connection", "plan", "plans", "contact", "contacts", "article", "news", "existence", "role",
    "narrative", "insinuation", "hoax",
];

/// Those of them that a court or a board can throw out too: with "dismissed" and "rejected" they are no denial.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "report", "reports", "claim", "claims", "allegation", "allegations", "accusation", "accusations", "rumor",
    "rumors", "rumour", "rumours", "story", "stories", "suggestion", "suggestions", "speculation", "notion",
    "assertion", "assertions", "insinuation", "characterization", "narrative",
];

/// The first denial of a sentence, outside quotations.
pub(super) fn denial(clause: Clause<'_>) -> Option<DeniedWords> {
    clause.sentence.tokens.clone().filter(|&at| !clause.quoted(at)).find_map(|at| {
        denied(clause, at)
            .or_else(|| thrown_out(clause, at))
            .or_else(|| called_false(clause, at))
            .or_else(|| not_true_that(clause, at))
    })
}

/// "denied that any date was set", "denies meeting him", "denied the report".
fn denied(clause: Clause<'_>, at: usize) -> Option<DeniedWords> {
    let word = clause.word(at);
    if !is_in(&["denied", "denies", "denying", "deny"], word)
        || is_undone(clause, at)
        || is_passive(clause, at)
    {
        return None;
    }
    let plural =
        clause.word_before(at, 1).ends_with('s') || is_in(&["they", "we", "who"], clause.word_before(at, 1));
    if word == "deny" && !plural {
        return None;
    }
    if is_withdrawn(clause, at) {
        return None;
    }
    let first = behind_time(clause, at + 1);
    let next = clause.word(first);
    let gerund = next.len() > 5
        && next.ends_with("ing")
        && !is_in(
            &["anything", "everything", "something", "nothing", "housing", "funding", "planning", "parking"],
            next,
        )
        || next == "being";
    let pronoun = is_in(&["it", "this"], next) && is_end(clause, first + 1);
    let object =
        next == "that" || gerund || pronoun || speaks_of(clause, first, CLAIMS) || is_clause(clause, first);
    object.then(|| words(clause, at, at, first))
}

/// "dismissed the report as nonsense", "rejected claims that", "disputed the account".
fn thrown_out(clause: Clause<'_>, at: usize) -> Option<DeniedWords> {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "dismissed", "dismisses", "rejected", "rejects", "refuted", "refutes", "rebutted", "rebuts",
        "rubbished", "disputed", "disputes", "contradicted", "contradicts", "debunked", "debunks", "refuting",
        "dismissing", "disputing", "rejecting",
    ];
    let first = at + 1;
    if !is_in(VERBS, clause.word(at)) || is_undone(clause, at) || is_passive(clause, at) {
        return None;
    }
    let before = clause.word_before(at, 1);
    let adjective = is_in(
        &["the", "a", "an", "of", "in", "this", "that", "its", "long", "hotly", "much", "over"],
        before,
    );
    let court = clause.subject(at).is_some_and(|s| {
        s.into_iter().any(|i| {
            is_in(
                &["judge", "court", "jury", "panel", "jurors", "prosecutors", "magistrate", "tribunal"],
                clause.word(i),
            )
        })
    });
    let disputes = clause.word(at).starts_with("disput") && clause.word(first) == "that";
    (!adjective && !court && (disputes || speaks_of(clause, first, SPOKEN)))
        .then(|| words(clause, at, at, first))
}

/// "called the report false", "said that the story is not true".
fn called_false(clause: Clause<'_>, at: usize) -> Option<DeniedWords> {
    #[rustfmt::skip]
    const FALSE: &[&str] = &[
        "false", "untrue", "fake", "baseless", "nonsense", "fabricated", "bogus", "unfounded", "hoax", "lie",
        "lies", "fabrication", "rubbish", "groundless", "fiction", "wrong", "inaccurate", "incorrect",
    ];
    let calls = is_in(
        &["called", "calls", "branded", "labelled", "labeled", "described", "calling"],
        clause.word(at),
    );
    if calls && !is_passive(clause, at) {
        let noun = (at + 1..at + 6)
            .find(|&i| is_in(SPOKEN, clause.word(i)) || is_in(&["it", "them"], clause.word(i)))?;
        let false_word = (noun + 1..noun + 7).find(|&i| is_in(FALSE, clause.word(i)))?;
        let parted = (at..false_word).any(|i| is_in(&[".", ";", "but", "not"], clause.word(i)));
        return (!parted).then(|| DeniedWords {
            object: clause.read.span(at + 1..noun + 1),
            ..words(clause, at, false_word, at + 1)
        });
    }
    let noun = is_in(SPOKEN, clause.word(at)).then_some(at)?;
    let link = (noun + 1..noun + 3)
        .find(|&i| is_in(&["is", "was", "are", "were", "isn't", "wasn't", "aren't"], clause.word(i)))?;
    let truth = (link + 1..link + 5).find(|&i| is_in(FALSE, clause.word(i)) || clause.word(i) == "true")?;
    let negated = clause.word(link).ends_with("n't") || (link..truth).any(|i| clause.word(i) == "not");
    let asked = is_in(&["if", "whether"], clause.word_before(noun, 2))
        || is_in(&["if", "whether"], clause.word_before(noun, 1));
    let says = speech_verb_before(clause, noun)?;
    let verdict = (clause.word(truth) == "true") == negated;
    (verdict && !asked).then(|| DeniedWords {
        span: clause.read.span(link..truth + 1),
        object: clause.read.span(noun..noun + 1),
        by: clause.subject(says).and_then(|s| source_of(clause.read, s)),
    })
}

/// "It is not true that the works are sold, Mara Quill said."
fn not_true_that(clause: Clause<'_>, at: usize) -> Option<DeniedWords> {
    let negated = clause.word(at) == "not" && clause.word(at + 1) == "true";
    let untrue = is_in(&["untrue", "false"], clause.word(at));
    let that = at + if negated { 2 } else { 1 };
    let is_said = is_in(&["is", "was", "'s"], clause.word_before(at, 1)) && clause.word_before(at, 2) == "it";
    if !(negated || untrue) || clause.word(that) != "that" || !is_said {
        return None;
    }
    let end = clause.sentence.tokens.end;
    let behind = (that..end).find(|&i| !clause.quoted(i) && is_in(&["said", "says", "told"], clause.word(i)));
    let says = speech_verb_before(clause, at).or(behind)?;
    let by = clause.subject(says).and_then(|s| source_of(clause.read, s));
    Some(DeniedWords { by, ..words(clause, at - 2, that - 1, that) })
}

/// Whether somebody who denied it has admitted it since: "first denied that ..., but then admitted it".
fn is_withdrawn(clause: Clause<'_>, at: usize) -> bool {
    (at + 1..clause.sentence.tokens.end).any(|i| {
        !clause.quoted(i)
            && is_in(
                &["admitted", "conceded", "acknowledged", "confessed", "retracted", "withdrew"],
                clause.word(i),
            )
    })
}

/// The first word behind a day or an adverb that stands between a verb and its object: "denied on Tuesday that".
fn behind_time(clause: Clause<'_>, first: usize) -> usize {
    #[rustfmt::skip]
    const DAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let at = first + usize::from(clause.word(first) == "on");
    if is_in(DAYS, clause.word(at))
        || is_in(&["yesterday", "today", "again", "repeatedly"], clause.word(first))
    {
        at + 1
    } else {
        first
    }
}

/// The verb with which somebody says what stands at `at`.
fn speech_verb_before(clause: Clause<'_>, at: usize) -> Option<usize> {
    let lowest = clause.sentence.tokens.start.max(at.saturating_sub(14));
    (lowest..at).rev().find(|&i| {
        !clause.quoted(i)
            && is_in(
                &["said", "says", "told", "insisted", "insists", "wrote", "tweeted", "added"],
                clause.word(i),
            )
    })
}

/// The denial whose words run from `from` to `to` and whose object begins at `object`.
fn words(clause: Clause<'_>, from: usize, to: usize, object: usize) -> DeniedWords {
    let end = clause.sentence.tokens.end;
    let close = (object..end)
        .find(|&i| {
            is_in(&[";", "—", "–", "--", "but", "."], clause.word(i))
                || clause.word(i) == "," && i > object + 1 && !is_inside_number(clause, i)
        })
        .unwrap_or(end);
    DeniedWords {
        span: clause.read.span(from..to + 1),
        object: clause.read.span(object..close.max(object + 1).min(end.max(object + 1))),
        by: denier(clause, from),
    }
}

/// Who denies: the subject of the verb at `verb`, or the name in commas right before it ("the head of the board, Mara
/// Quill, denied").
fn denier(clause: Clause<'_>, verb: usize) -> Option<Source> {
    let lowest = clause.sentence.tokens.start;
    let mut end = verb;
    while end > lowest + 1 && clause.word(end - 1).len() > 4 && clause.word(end - 1).ends_with("ly") {
        end -= 1;
    }
    let named = || {
        let close = end.checked_sub(1).filter(|&i| clause.word(i) == ",")?;
        let open = (lowest..close).rev().find(|&i| !clause.capital(i)).filter(|&i| clause.word(i) == ",")?;
        let is_person = given_name(clause.word(open + 1)).is_some() && (2..=3).contains(&(close - open - 1));
        is_person.then_some(open + 1..close)
    };
    named().or_else(|| clause.subject(end)).and_then(|s| source_of(clause.read, s))
}

/// Whether a comma stands between the digits of one number.
fn is_inside_number(clause: Clause<'_>, at: usize) -> bool {
    let is_digits = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    is_digits(clause.word_before(at, 1)) && is_digits(clause.word(at + 1)) && clause.word(at + 1).len() == 3
}

/// "did not deny", "neither confirmed nor denied", "declined to confirm or deny", "cannot be denied".
fn is_undone(clause: Clause<'_>, at: usize) -> bool {
    (1..=5).any(|back| {
        is_in(
            &[
                "not", "never", "nor", "neither", "declined", "without", "didn't", "doesn't", "wouldn't",
                "hasn't", "cannot", "can't", "refused", "couldn't", "don't", "won't", "if", "whether",
                "stopped", "no", "nobody",
            ],
            clause.word_before(at, back),
        )
    }) || clause.word_before(at, 1) == "or"
}

/// "was denied entry", "have been rejected".
fn is_passive(clause: Clause<'_>, at: usize) -> bool {
    (1..=2).any(|back| {
        is_in(
            &["was", "were", "been", "being", "be", "is", "are", "get", "gets", "got"],
            clause.word_before(at, back),
        )
    }) && !is_in(&["is", "are"], clause.word_before(at, 1))
        || is_in(&["is", "are"], clause.word_before(at, 1)) && clause.word(at).ends_with("ed")
}

/// Whether a noun phrase that begins at `first` has one of `nouns` at its head.
fn speaks_of(clause: Clause<'_>, first: usize, nouns: &[&str]) -> bool {
    #[rustfmt::skip]
    const LINKS: &[&str] = &[
        "of", "in", "on", "for", "to", "that", "from", "by", "with", "about", ",", ".", ";", "as", "and",
    ];
    let end = (first..first + 7)
        .find(|&i| is_in(LINKS, clause.word(i)) || clause.word(i).is_empty())
        .unwrap_or(first + 7);
    (first..end).any(|i| is_in(nouns, clause.word(i)))
}

/// Whether a clause without "that" begins at `first`: "denied he had ever met her".
fn is_clause(clause: Clause<'_>, first: usize) -> bool {
    #[rustfmt::skip]
    const VERBS: &[&str] = &[
        "had", "has", "have", "was", "were", "is", "are", "did", "would", "will", "ever", "could", "knew",
    ];
    let subject =
        is_in(&["he", "she", "they", "it", "there", "any", "the", "his", "her", "their"], clause.word(first))
            || clause.capital(first);
    subject
        && (first + 1..first + 5)
            .any(|i| is_in(VERBS, clause.word(i)) && !is_in(&[",", "."], clause.word(i - 1)))
}

/// Whether a sentence or clause ends at `at`.
fn is_end(clause: Clause<'_>, at: usize) -> bool {
    let word = clause.word(at);
    word.is_empty() || is_in(&[".", ",", ";", "and", "but"], word)
}
