//! Which outlets does a text name? In order of place, with how sure the name alone makes us.
//!
//! Names come from the table of outlets; where the table is silent, from their shape ("the Riverton Courier",
//! "harbour-post.example"), from a word that says what they are ("the website Gadgetly"), and, for the reader of the
//! sentence to decide, from any other capitalised name. Pointers back ("the paper") are mentions too.

use super::lists::{
    ANAPHORS, DEMONYMS, DETERMINERS, MEDIA_ADJECTIVES, MEDIA_NOUNS, OUTLET_BEGINNINGS, OUTLET_ENDINGS,
    PLATFORMS, WEAK_ENDINGS, is_in,
};
use super::tokens::{Sentence, Tokens};
use crate::outlets::Outlets;
use headwater_model::{OutletEvidence, OutletKind, OutletRef};
use std::ops::Range;

/// How a mention names its outlet, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Naming {
    /// By a name that the table knows.
    Known,
    /// By a name of the table that is also a plain word or a common name.
    Common,
    /// By a name whose shape, domain or description tells an outlet.
    Shape,
    /// By a name whose shape may tell an outlet.
    WeakShape,
    /// By some name: only the words beside it could tell.
    Name,
    /// By a name that several outlets share, or by the short form of one named before.
    Short,
    /// By a noun that points back ("the paper").
    Noun,
}

/// A place where an outlet is named, or may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// The words of the name, without an article before it.
    pub(crate) tokens: Range<usize>,
    /// Who is meant; for `Short` and `Noun` only the words, to be resolved in reading order.
    pub(crate) outlet: OutletRef,
    /// What the outlet is, where the table or a word beside the name tells.
    pub(crate) kind: Option<OutletKind>,
    /// How it is named.
    pub(crate) naming: Naming,
}

/// The mentions of `sentence`, in order; none overlaps another.
pub(crate) fn mentions(read: &Tokens<'_>, sentence: &Sentence, outlets: &Outlets) -> Vec<Mention> {
    let mut found = Vec::new();
    if let Some(names) = source_line(read, sentence) {
        for tokens in names {
            found.push(line_name(read, tokens, outlets));
        }
        return found;
    }
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        if let Some(mention) = anaphor(read, sentence, at) {
            at = mention.tokens.end;
            found.push(mention);
        } else if starts_name(read, sentence, at) {
            let run = at..name_end(read, sentence, at);
            named_in(read, run.clone(), sentence.tokens.start, outlets, &mut found);
            at = run.end;
        } else {
            if read.all[at].is_word() && looks_like_domain(&read.all[at].lower) {
                found.push(by_shape(read, at..at + 1, Naming::Shape, outlets));
            }
            at += 1;
        }
    }
    found
}

/// The names of a line such as "Source: Gadgetly, Harbour Post" or "Via Gadgetly", whatever their case.
fn source_line(read: &Tokens<'_>, sentence: &Sentence) -> Option<Vec<Range<usize>>> {
    let Range { start, end } = sentence.tokens;
    let marked = is_in(&["via", "source", "sources"], read.lower(start));
    let start = if is_in(&[":", "|", "–"], read.lower(start + 1)) { start + 2 } else { start + 1 };
    let words_only =
        (start..end).all(|i| read.all[i].is_word() || is_in(&[",", "/", ".", "&", "|"], read.lower(i)));
    if !marked || !words_only || start >= end || end - start > 8 || !is_name_list(read, start..end) {
        return None;
    }
    let mut names = Vec::new();
    let mut first = start;
    for at in start..=end {
        if at == end || is_in(&[",", "/", ".", "|"], read.lower(at)) {
            if first < at {
                names.push(first..at);
            }
            first = at + 1;
        }
    }
    Some(names)
}

/// Whether a line holds names alone: no verb of a sentence.
fn is_name_list(read: &Tokens<'_>, line: Range<usize>) -> bool {
    let capitals = line.clone().filter(|&i| read.all[i].is_capital()).count();
    let small = line.clone().filter(|&i| read.all[i].is_word() && !read.all[i].is_capital()).count();
    capitals >= small
        && !line
            .into_iter()
            .any(|i| is_in(&["say", "said", "told", "close", "familiar", "at", "in"], read.lower(i)))
}

/// A mention by the words of a source line.
fn line_name(read: &Tokens<'_>, tokens: Range<usize>, outlets: &Outlets) -> Mention {
    let mut mention = by_shape(read, tokens, Naming::Shape, outlets);
    if let Some(outlet) = outlets.named(&mention.outlet.name) {
        mention.outlet.id = Some(outlet.id.clone());
        mention.outlet.name.clone_from(&outlet.name);
        mention.kind = Some(outlet.kind);
        mention.naming = Naming::Known;
    }
    mention
}

/// "the paper", "this British daily", "its report": a noun that points back.
fn anaphor(read: &Tokens<'_>, sentence: &Sentence, at: usize) -> Option<Mention> {
    let opens = is_in(&["the", "this", "that", "its", "their", "today"], read.lower(at));
    if !opens {
        return None;
    }
    let mut noun = at + 1;
    while noun < sentence.tokens.end.min(at + 5) {
        let word = read.lower(noun);
        if is_in(ANAPHORS, word) && !is_in(MEDIA_NOUNS, read.lower(noun + 1)) {
            break;
        }
        let fits = is_in(MEDIA_ADJECTIVES, word)
            || is_in(DEMONYMS, word)
            || is_in(MEDIA_NOUNS, word)
            || is_in(&["'s", "original", "same", "latest", "new", "initial", "wider"], word);
        if !fits {
            return None;
        }
        noun += 1;
    }
    let word = read.lower(noun);
    let followed_by_name =
        read.all.get(noun + 1).is_some_and(|t| t.is_capital()) && noun + 1 < sentence.tokens.end;
    if noun >= sentence.tokens.end.min(at + 5) || !is_in(ANAPHORS, word) || followed_by_name {
        return None;
    }
    let outlet =
        OutletRef { name: read.all[noun].text.to_owned(), id: None, evidence: OutletEvidence::Inferred };
    Some(Mention { tokens: at..noun + 1, outlet, kind: kind_of_noun(word), naming: Naming::Noun })
}

/// What a noun says that an outlet is.
pub(crate) fn kind_of_noun(noun: &str) -> Option<OutletKind> {
    match noun {
        "paper" | "newspaper" | "daily" | "tabloid" | "broadsheet" => Some(OutletKind::Newspaper),
        "magazine" | "weekly" | "monthly" => Some(OutletKind::Magazine),
        "network" | "broadcaster" | "channel" | "station" | "radio" | "tv" | "television" => {
            Some(OutletKind::Broadcaster)
        }
        "agency" | "newswire" | "wire" => Some(OutletKind::Agency),
        "site" | "website" | "blog" | "portal" => Some(OutletKind::Site),
        _ => None,
    }
}

/// Whether a name starts at a token.
fn starts_name(read: &Tokens<'_>, sentence: &Sentence, at: usize) -> bool {
    let token = &read.all[at];
    token.is_capital()
        || (token.text.chars().all(|c| c.is_ascii_digit())
            && at + 1 < sentence.tokens.end
            && read.all[at + 1].is_capital()
            && !is_in(DETERMINERS, read.lower(at + 1)))
}

/// Where the run of capitalised words that starts at `at` ends. A small word stands inside when a capital follows.
fn name_end(read: &Tokens<'_>, sentence: &Sentence, at: usize) -> usize {
    let mut end = at + 1;
    while end < sentence.tokens.end {
        let token = &read.all[end];
        let number = token.text.chars().all(|c| c.is_ascii_digit());
        let small = is_in(&["of", "de", "la", "le", "du", "des", "for", "el", "al", "&", "/"], &token.lower);
        let capital_next = end + 1 < sentence.tokens.end && read.all[end + 1].is_capital();
        if token.is_capital() || ((small || number) && capital_next) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Adds the outlets named in a run of capitalised words.
fn named_in(
    read: &Tokens<'_>,
    run: Range<usize>,
    sentence_start: usize,
    outlets: &Outlets,
    found: &mut Vec<Mention>,
) {
    let mut at = run.start;
    let mut any = false;
    while at < run.end {
        let longest = (at + 1..=run.end.min(at + 7)).rev().find_map(|end| {
            let outlet = outlets.named(read.span(at..end).of(read.text))?;
            Some((end, outlet))
        });
        if let Some((end, outlet)) = longest {
            let start = if end - at > 1 && read.lower(at) == "the" { at + 1 } else { at };
            let before = if start == run.start { "" } else { read.lower(start - 1) };
            let alone = is_in(&["", "/"], before)
                || is_in(DETERMINERS, before)
                || is_in(DEMONYMS, before)
                || is_in(STARTERS, before);
            let with_article = start > at && at > sentence_start && read.all[at].is_capital();
            let common = end - start == 1 && is_common_word(read.lower(start)) && !with_article;
            if !common || (alone && end == run.end) {
                any = true;
                found.push(Mention {
                    tokens: start..end,
                    outlet: OutletRef {
                        name: outlet.name.clone(),
                        id: Some(outlet.id.clone()),
                        evidence: OutletEvidence::Stated,
                    },
                    kind: Some(outlet.kind),
                    naming: if common { Naming::Common } else { Naming::Known },
                });
            }
            at = end;
        } else {
            at += 1;
        }
    }
    if !any {
        unknown_in(read, run, sentence_start, outlets, found);
    }
}

/// Adds the outlet that a run of capitalised words may name though the table does not know it.
fn unknown_in(
    read: &Tokens<'_>,
    run: Range<usize>,
    sentence_start: usize,
    outlets: &Outlets,
    found: &mut Vec<Mention>,
) {
    let mut start = run.start;
    while start < run.end
        && (is_in(DETERMINERS, read.lower(start))
            || is_in(STARTERS, read.lower(start))
            || is_in(DEMONYMS, read.lower(start)) && start + 1 < run.end)
    {
        start += 1;
    }
    if start >= run.end || is_in(PLATFORMS, read.lower(run.end - 1)) {
        return;
    }
    let last = (start..run.end)
        .rev()
        .find(|&at| is_ending(read, at) || is_in(WEAK_ENDINGS, read.lower(at)) && at > start);
    let begins = is_in(OUTLET_BEGINNINGS, read.lower(start)) && run.end - start > 1;
    let described = start > sentence_start && is_described(read, start);
    let glued = is_glued(read.all[start].text);
    let (after, name_end) = described_after(read, start, run.end);
    let (end, naming) = match last {
        _ if glued => (run.end, Naming::Shape),
        Some(at) if at > start && is_ending(read, at) => (at + 1, Naming::Shape),
        Some(at) if at == start => (run.end, Naming::Short),
        Some(at) => (at + 1, Naming::WeakShape),
        None if begins || described || after => (run.end, Naming::Shape),
        None if looks_like_domain(read.lower(run.end - 1)) => (run.end, Naming::Shape),
        None => (run.end, Naming::Name),
    };
    let naming = if described && naming >= Naming::WeakShape { Naming::Shape } else { naming };
    let mut mention = by_shape(read, start..end, naming, outlets);
    if described {
        mention.kind = kind_of_noun(read.lower(start - 1));
    }
    if after && end == run.end {
        mention.tokens.end = name_end;
        mention.kind = kind_of_noun(read.lower(name_end - 1));
    }
    found.push(mention);
}

/// Whether a word ends the name of an outlet: "Courier", or "Agency" after "News".
fn is_ending(read: &Tokens<'_>, at: usize) -> bool {
    is_in(OUTLET_ENDINGS, read.lower(at))
        || read.lower(at) == "agency" && at > 0 && is_in(&["news", "press"], read.lower(at - 1))
        || is_glued(read.all[at].text)
}

/// Whether a name is written as one word with such an ending: "ValleyNews", "9News".
fn is_glued(word: &str) -> bool {
    ["News", "Times", "Post", "Radio", "TV", "Daily", "Insider"].iter().any(|end| {
        word.strip_suffix(end).or_else(|| word.strip_prefix(end)).is_some_and(|rest| {
            rest.len() > 1 && rest.chars().all(char::is_alphanumeric)
                || rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit())
        })
    })
}

/// Whether the words before a name say that it is an outlet's: "the news website X", "the Japanese-language X".
fn is_described(read: &Tokens<'_>, start: usize) -> bool {
    let word = read.lower(start - 1);
    let owner =
        start >= 2 && is_in(&["his", "her", "their", "its", "my", "our", "'s"], read.lower(start - 2));
    let media = is_in(MEDIA_NOUNS, word)
        && !is_in(
            &["news", "media", "service", "show", "program", "programme", "station", "network", "channel"],
            word,
        );
    media && !owner || word.ends_with("-language")
}

/// Whether the words after a name say that it is an outlet's ("the X newspaper", "the X news website"), and where they end.
fn described_after(read: &Tokens<'_>, start: usize, end: usize) -> (bool, usize) {
    const ALONE: &[&str] =
        &["newspaper", "magazine", "tabloid", "broadsheet", "broadcaster", "newswire", "newsweekly"];
    const AFTER_NEWS: &[&str] =
        &["website", "site", "agency", "channel", "network", "outlet", "portal", "service", "blog"];
    let opens = start > 0 && is_in(&["the", "a", "an"], read.lower(start - 1))
        || start > 1 && is_in(DEMONYMS, read.lower(start - 1));
    if opens && is_in(ALONE, read.lower(end)) {
        (true, end + 1)
    } else if opens && read.lower(end) == "news" && is_in(AFTER_NEWS, read.lower(end + 1)) {
        (true, end + 2)
    } else {
        (false, end)
    }
}

/// A mention by name alone.
fn by_shape(read: &Tokens<'_>, tokens: Range<usize>, naming: Naming, outlets: &Outlets) -> Mention {
    let name = read.span(tokens.clone()).of(read.text);
    if let Some(outlet) = outlets.at_address(name).filter(|_| looks_like_domain(&name.to_lowercase())) {
        let known = OutletRef {
            name: outlet.name.clone(),
            id: Some(outlet.id.clone()),
            evidence: OutletEvidence::Stated,
        };
        return Mention { tokens, outlet: known, kind: Some(outlet.kind), naming: Naming::Known };
    }
    let outlet = OutletRef { name: name.to_owned(), id: None, evidence: OutletEvidence::Stated };
    Mention { tokens, outlet, kind: None, naming }
}

/// Whether a word is the address of a site.
fn looks_like_domain(word: &str) -> bool {
    const ENDS: &[&str] = &[
        "com", "org", "net", "info", "news", "tv", "fm", "uk", "ca", "au", "ie", "de", "fr", "it", "es",
        "us", "eu", "ru", "in", "cn", "jp", "kr", "nl", "se", "no", "dk", "io", "co", "me", "example",
    ];
    word.rsplit_once('.').is_some_and(|(host, end)| {
        host.len() > 2 && is_in(ENDS, end) && !host.contains('@') && host.chars().any(char::is_alphabetic)
    }) && !is_in(PLATFORMS, word)
}

/// Outlets' names that are words or given names first.
fn is_common_word(word: &str) -> bool {
    const COMMON: &[&str] = &[
        "people",
        "time",
        "life",
        "fortune",
        "money",
        "metro",
        "star",
        "sun",
        "express",
        "mirror",
        "independent",
        "guardian",
        "standard",
        "observer",
        "nature",
        "science",
        "us",
        "vice",
        "wired",
        "slate",
        "salon",
        "quartz",
        "variety",
        "nation",
        "atlantic",
        "economist",
        "today",
        "record",
        "herald",
        "telegraph",
        "post",
        "times",
        "journal",
        "hill",
        "week",
        "verge",
        "cut",
        "root",
        "week",
        "self",
        "parade",
        "deadline",
        "mail",
        "local",
        "intercept",
        "source",
        "sources",
        "report",
        "focus",
        "bild",
        "stern",
        "republic",
        "fusion",
        "voice",
        "information",
        "athletic",
        "marie",
        "elle",
        "esquire",
        "ms",
        "heat",
        "ok",
        "star",
        "globe",
        "recode",
        "drum",
        "conversation",
        "wrap",
        "loop",
        "onion",
        "forward",
        "ringer",
        "register",
        "street",
        "mic",
        "splinter",
    ];
    is_in(COMMON, word)
}

/// Words that open a sentence with a capital and belong to no name.
const STARTERS: &[&str] = &[
    "but",
    "and",
    "as",
    "in",
    "on",
    "at",
    "according",
    "while",
    "when",
    "after",
    "however",
    "meanwhile",
    "via",
    "source",
    "sources",
    "per",
    "also",
    "earlier",
    "later",
    "last",
    "although",
    "though",
    "since",
    "for",
    "from",
    "with",
    "by",
    "yet",
    "still",
    "so",
    "if",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "both",
    "including",
    "today",
    "even",
    "now",
    "then",
    "there",
    "here",
    "what",
    "who",
    "how",
    "why",
    "where",
    "reports",
    "reporting",
    "photo",
    "image",
    "read",
    "more",
    "see",
    "watch",
    "update",
    "breaking",
    "exclusive",
    "instead",
    "not",
    "no",
    "many",
    "most",
    "several",
    "other",
    "others",
    "to",
    "like",
    "because",
    "once",
    "until",
    "during",
    "h",
    "hat",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "you",
    "my",
    "our",
    "your",
    "all",
    "is",
    "was",
    "are",
    "were",
    "just",
    "only",
    "citing",
    "quoting",
    "speaking",
    "asked",
    "copyright",
    "follow",
    "additional",
    "edited",
    "editing",
    "written",
    "posted",
    "published",
    "let",
    "get",
    "do",
    "don't",
    "or",
    "which",
];
