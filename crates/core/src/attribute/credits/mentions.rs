//! Which outlets does a text name? In order of place, with how sure the name alone makes us.
//!
//! Names come from the table of outlets; where the table is silent, from their shape ("the Riverton Courier",
//! "harbour-post.example"), from a word that says what they are ("the website Gadgetly"), and, for the reader of the
//! sentence to decide, from any other capitalised name. Pointers back ("the paper") are mentions too.

use super::lists::{
    ANAPHORS, DEMONYMS, DETERMINERS, MEDIA_ADJECTIVES, MEDIA_NOUNS, OCCASION, OUTLET_BEGINNINGS,
    OUTLET_ENDINGS, PLATFORMS, REPORT_ANAPHORS, WEAK_ENDINGS, is_in,
};
use super::tokens::{Sentence, Tokens};
use crate::outlets::{MentionForm, OutletMention, Outlets, reference};
use headwater_model::{Outlet, OutletEvidence, OutletKind, OutletRef, Span};
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

/// The mentions of every sentence, in order; none overlaps another. `own` is the article's outlet.
pub(crate) fn mentions(read: &Tokens<'_>, outlets: &Outlets, own: Option<&Outlet>) -> Vec<Vec<Mention>> {
    let known = in_table(read, outlets, own);
    let mut next = 0;
    let mut all = Vec::with_capacity(read.sentences.len());
    for sentence in &read.sentences {
        while known.get(next).is_some_and(|m| m.tokens.start < sentence.tokens.start) {
            next += 1;
        }
        let first = next;
        while known.get(next).is_some_and(|m| m.tokens.start < sentence.tokens.end) {
            next += 1;
        }
        all.push(in_sentence(read, sentence, &known[first..next], outlets));
    }
    all
}

/// The names that the table knows, in order.
fn in_table(read: &Tokens<'_>, outlets: &Outlets, own: Option<&Outlet>) -> Vec<Mention> {
    let whole = Span::new(0, read.text.len());
    let found = outlets.mentions(read.text, whole, own);
    found.into_iter().filter_map(|m| known(read, &m)).collect()
}

/// A mention by a name of the table; `None` where it stands in no sentence, or is an account on a platform.
fn known(read: &Tokens<'_>, mention: &OutletMention<'_>) -> Option<Mention> {
    let mut start = read.all.partition_point(|t| t.span.end <= mention.span.start);
    let end = read.all.partition_point(|t| t.span.start < mention.span.end);
    if start + 1 < end && read.lower(start) == "the" {
        start += 1;
    }
    let naming = match mention.form {
        MentionForm::Name | MentionForm::Alias | MentionForm::Domain => Naming::Known,
        MentionForm::Ordinary => Naming::Common,
        MentionForm::Ambiguous => Naming::Short,
        MentionForm::Handle => return None,
    };
    if start >= end || read.all[start].span.start >= mention.span.end {
        return None;
    }
    let tokens = start..end;
    let inferred = mention.form == MentionForm::Ambiguous;
    let evidence = if inferred { OutletEvidence::Inferred } else { OutletEvidence::Stated };
    let outlet = match mention.outlet {
        Some(outlet) => reference(outlet, evidence),
        None => OutletRef { name: read.span(tokens.clone()).of(read.text).to_owned(), id: None, evidence },
    };
    Some(Mention { tokens, outlet, kind: mention.outlet.map(|o| o.kind), naming })
}

/// The mentions of one sentence; `known` are those that the table knows.
fn in_sentence(read: &Tokens<'_>, sentence: &Sentence, known: &[Mention], outlets: &Outlets) -> Vec<Mention> {
    if let Some(names) = source_line(read, sentence) {
        let last = read.sentences.iter().rev().take(3).any(|s| s.span == sentence.span);
        return names.into_iter().map(|tokens| line_name(read, tokens, last, outlets)).collect();
    }
    let mut found = Vec::new();
    let mut at = sentence.tokens.start;
    while at < sentence.tokens.end {
        let rest = &known[known.partition_point(|m| m.tokens.end <= at)..];
        if let Some(mention) = rest.first().filter(|m| m.tokens.start <= at) {
            found.push(mention.clone());
            at = mention.tokens.end;
        } else if let Some(mention) = anaphor(read, sentence, at)
            && rest.first().is_none_or(|m| m.tokens.start >= mention.tokens.end)
        {
            at = mention.tokens.end;
            found.push(mention);
        } else if starts_name(read, sentence, at) {
            let end = name_end(read, sentence, at);
            match rest.first() {
                Some(mention) if mention.tokens.start < end => at = mention.tokens.start,
                _ => {
                    unknown_in(read, at..end, sentence.tokens.start, outlets, &mut found);
                    at = end;
                }
            }
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

/// A mention by the words of a source line; one of the `last` lines says where the whole article was had from.
fn line_name(read: &Tokens<'_>, tokens: Range<usize>, last: bool, outlets: &Outlets) -> Mention {
    let shaped = tokens.clone().any(|i| is_ending(read, i) || looks_like_domain(read.lower(i)));
    let naming = if shaped || last { Naming::Shape } else { Naming::Name };
    let mut mention = by_shape(read, tokens, naming, outlets);
    if let Some(outlet) = outlets.named(&mention.outlet.name) {
        mention.outlet = reference(outlet, OutletEvidence::Stated);
        mention.kind = Some(outlet.kind);
        mention.naming = Naming::Known;
    }
    mention
}

/// "the paper", "this British daily", "its report": a noun that points back.
fn anaphor(read: &Tokens<'_>, sentence: &Sentence, at: usize) -> Option<Mention> {
    let this = read.lower(at) == "this";
    let opens = this || is_in(&["the", "that", "today"], read.lower(at));
    if !opens {
        return None;
    }
    let mut noun = at + 1;
    while noun < sentence.tokens.end.min(at + 5) {
        let word = read.lower(noun);
        if is_in(ANAPHORS, word) && !is_in(MEDIA_NOUNS, read.lower(noun + 1)) {
            break;
        }
        let fits = is_in(MEDIA_ADJECTIVES, word) && !read.all[noun].is_capital()
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
    if noun >= sentence.tokens.end.min(at + 5)
        || !is_in(ANAPHORS, word)
        || followed_by_name
        || this && is_in(REPORT_ANAPHORS, word)
    {
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

/// Adds the outlet that a run of capitalised words may name though the table does not know it.
fn unknown_in(
    read: &Tokens<'_>,
    run: Range<usize>,
    sentence_start: usize,
    outlets: &Outlets,
    found: &mut Vec<Mention>,
) {
    let mut start = run.start;
    while start < run.end && belongs_to_no_name(read, start, run.end) {
        start += 1;
    }
    let run = start..run.end;
    if run.is_empty() || names_no_outlet(read, run.clone()) {
        return;
    }
    let domain = run.end - 1;
    if domain > start && looks_like_domain(read.lower(domain)) {
        found.push(by_shape(read, domain..run.end, Naming::Shape, outlets));
        return;
    }
    let described = start > sentence_start && is_described(read, start);
    let (after, name_end) = described_after(read, start, run.end);
    let (end, naming) = shape_of(read, run.clone(), described || after, outlets);
    let body = run.clone().any(|at| is_in(BODIES, read.lower(at)));
    if body && naming == Naming::Name {
        return;
    }
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

/// Whether a capitalised word at the head of a run belongs to no name: "But", "The", "Italian", "London-based".
fn belongs_to_no_name(read: &Tokens<'_>, at: usize, end: usize) -> bool {
    let word = read.lower(at);
    is_in(DETERMINERS, word)
        || is_in(STARTERS, word)
        || is_in(DEMONYMS, word) && at + 1 < end
        || word.ends_with("-language")
        || word.ends_with("-based")
}

/// Whether a run is a nation, a day, a platform or a learned journal.
fn names_no_outlet(read: &Tokens<'_>, run: Range<usize>) -> bool {
    let first = read.lower(run.start);
    let plain =
        run.len() == 1 && (is_in(DEMONYMS, first) || is_in(MEDIA_NOUNS, first) || is_in(OCCASION, first));
    let learned = run.clone().any(|at| read.lower(at) == "journal" && read.lower(at + 1) == "of");
    plain || learned || is_in(PLATFORMS, read.lower(run.end - 1))
}

/// Where the name in a run ends, and how far its shape tells an outlet; `described`: words beside it say that it is one.
fn shape_of(read: &Tokens<'_>, run: Range<usize>, described: bool, outlets: &Outlets) -> (usize, Naming) {
    let Range { start, end } = run;
    let last = (start..end)
        .rev()
        .find(|&at| is_ending(read, at) || is_in(WEAK_ENDINGS, read.lower(at)) && at > start);
    let begins = is_in(OUTLET_BEGINNINGS, read.lower(start)) && end - start > 1;
    let word = read.all[start].text;
    let letters = end - start == 1 && word.len() > 1 && word.chars().all(char::is_uppercase);
    let (name_end, naming) = match last {
        _ if is_glued(word) => (end, Naming::Shape),
        Some(at) if at > start && is_ending(read, at) => (at + 1, Naming::Shape),
        Some(at) if at == start => (at + 1, Naming::Short),
        Some(at) => (at + 1, Naming::WeakShape),
        None if begins || described || looks_like_domain(read.lower(end - 1)) => (end, Naming::Shape),
        None if letters && !outlets.sharing(word).is_empty() => (end, Naming::Short),
        None => (end, Naming::Name),
    };
    (name_end, if described && naming >= Naming::WeakShape { Naming::Shape } else { naming })
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
    media && !owner || word.ends_with("-language") && start >= 2 && is_in(DETERMINERS, read.lower(start - 2))
}

/// Whether the words after a name say that it is an outlet's ("the X newspaper", "the X news website"), and where they end.
fn described_after(read: &Tokens<'_>, start: usize, end: usize) -> (bool, usize) {
    const ALONE: &[&str] =
        &["newspaper", "magazine", "tabloid", "broadsheet", "broadcaster", "newswire", "newsweekly"];
    #[rustfmt::skip]
    const AFTER_NEWS: &[&str] = &[
        "website", "site", "agency", "channel", "network", "outlet", "portal", "service", "blog",
    ];
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
        let known = reference(outlet, OutletEvidence::Stated);
        return Mention { tokens, outlet: known, kind: Some(outlet.kind), naming: Naming::Known };
    }
    let outlet = OutletRef { name: name.to_owned(), id: None, evidence: OutletEvidence::Stated };
    Mention { tokens, outlet, kind: None, naming }
}

/// Whether a word is the address of a site.
fn looks_like_domain(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "com", "org", "net", "info", "news", "tv", "fm", "uk", "ca", "au", "ie", "de", "fr", "it", "es", "us",
        "eu", "ru", "in", "cn", "jp", "kr", "nl", "se", "no", "dk", "io", "co", "me", "example",
    ];
    word.rsplit_once('.').is_some_and(|(host, end)| {
        host.len() > 2 && is_in(ENDS, end) && !host.contains('@') && host.chars().any(char::is_alphabetic)
    }) && !is_in(PLATFORMS, word)
}

/// Words in the names of bodies that report on their own work.
#[rustfmt::skip]
const BODIES: &[&str] = &[
    "commission", "institute", "bureau", "center", "centers", "centre", "university", "department", "ministry",
    "committee", "council", "association", "organization", "organisation", "forum", "office", "police", "court",
    "bank", "fund", "foundation", "party", "company", "inc", "corp", "group", "service", "administration",
    "authority", "board", "college", "school", "hospital", "embassy", "army", "senate", "congress", "parliament",
];

/// Words that open a sentence with a capital and belong to no name.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "but", "and", "as", "in", "on", "at", "according", "while", "when", "after", "however", "meanwhile",
    "via", "source", "sources", "per", "also", "earlier", "later", "last", "although", "though", "since",
    "for", "from", "with", "by", "yet", "still", "so", "if", "it", "he", "she", "they", "we", "i", "both",
    "including", "today", "even", "now", "then", "there", "here", "what", "who", "how", "why", "where",
    "reports", "reporting", "photo", "image", "read", "more", "see", "watch", "update", "breaking",
    "exclusive", "instead", "not", "no", "many", "most", "several", "other", "others", "to", "like",
    "because", "once", "until", "during", "h", "hat", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "january", "february", "april", "june", "july", "august", "september", "october",
    "november", "december", "i\'ve", "i\'m", "i\'d", "i\'ll", "you", "my", "our", "your", "all", "is", "was", "are", "were", "just", "only",
    "citing", "quoting", "speaking", "asked", "copyright", "follow", "additional", "previous", "several",
    "edited", "editing", "written", "posted", "published", "let", "get", "do", "don't", "or", "which",
];
