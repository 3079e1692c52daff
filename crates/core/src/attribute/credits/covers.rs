//! Which sentences rest on a credit? Its own (stated), and those after it that carry on without a source of their own
//! (inferred).
//!
//! Carrying on is careful: it stays in the paragraph, stops at a new credit, a new source, a document or event, and
//! at most [`CARRIED_SENTENCES`] sentences on; it passes into the next paragraph only where the words show that the
//! same report goes on: a quotation without a speaker, the same speaker again, or somebody who spoke to a person whom
//! the article does not introduce otherwise (a reporter of the credited outlet).

use super::lists::{ADVERBS, TELLING, is_in};
use super::phrases::{Phrase, Scope};
use super::tokens::{Sentence, Tokens};
use headwater_model::{Coverage, CreditMeaning, Span};

/// How many sentences of its paragraph a credit carries on to.
const CARRIED_SENTENCES: usize = 3;

/// What rests on `phrase`; `credited` tells of each sentence whether a credit stands in it.
pub(crate) fn covers(
    read: &Tokens<'_>,
    sentence: usize,
    phrase: &Phrase,
    credited: &[bool],
) -> Vec<Coverage> {
    let own = &read.sentences[sentence];
    let stated = match &phrase.scope {
        Scope::Nothing => return Vec::new(),
        Scope::Article => return article(read),
        Scope::Rest => return rest(read, sentence, credited),
        Scope::Sentence => own.span,
        Scope::Part(tokens) => read.span(tokens.clone()),
    };
    let mut covered = vec![Coverage { span: stated, inferred: false }];
    covered.extend(
        carried(read, sentence, phrase, credited).into_iter().map(|span| Coverage { span, inferred: true }),
    );
    covered
}

/// All sentences: the article is another's.
fn article(read: &Tokens<'_>) -> Vec<Coverage> {
    read.sentences.iter().map(|s| Coverage { span: s.span, inferred: false }).collect()
}

/// The sentences before a line of credit that name no source and no other credit: inferred.
fn rest(read: &Tokens<'_>, line: usize, credited: &[bool]) -> Vec<Coverage> {
    let silent = |number: usize, sentence: &Sentence| {
        !credited.get(number).copied().unwrap_or(false)
            && !attributes(read, sentence)
            && !own_work(read, sentence)
    };
    let before = read.sentences[..line].iter().enumerate().filter(|(number, s)| silent(*number, s));
    let mut covered: Vec<Coverage> = before.map(|(_, s)| Coverage { span: s.span, inferred: true }).collect();
    covered.push(Coverage { span: read.sentences[line].span, inferred: false });
    covered
}

/// The sentences after the credit that carry it on.
fn carried(read: &Tokens<'_>, from: usize, phrase: &Phrase, credited: &[bool]) -> Vec<Span> {
    if is_aside(read, phrase) {
        return Vec::new();
    }
    let spoken = phrase.meaning == CreditMeaning::Venue;
    let speaker = speaker_name(read, phrase);
    let paragraph = read.sentences[from].paragraph;
    let mut found = Vec::new();
    let mut through_reporter = false;
    for (number, sentence) in read.sentences.iter().enumerate().skip(from + 1) {
        let next_paragraph = sentence.paragraph != paragraph;
        let sentences_on = number - from;
        if credited.get(number).copied().unwrap_or(false) || sentence.paragraph > paragraph + 2 {
            break;
        }
        let says = attributes(read, sentence);
        let same = speaker.as_deref().is_some_and(|name| speaks_again(read, sentence, name));
        let quotation = is_bare_quotation(read, sentence);
        let reporter = !through_reporter && told_reporter(read, sentence).is_some();
        let goes_on = match (next_paragraph, says) {
            (_, true) => same || reporter,
            (false, false) => quotation || !spoken && sentences_on <= CARRIED_SENTENCES,
            (true, false) => quotation || through_reporter,
        };
        if !goes_on || own_work(read, sentence) {
            break;
        }
        through_reporter = through_reporter || reporter;
        found.push(sentence.span);
        if next_paragraph && !quotation && !same && !through_reporter {
            break;
        }
    }
    found
}

/// Whether a credit stands in a clause on the side ("since Monday, when the Post reported"): the text goes on without it.
fn is_aside(read: &Tokens<'_>, phrase: &Phrase) -> bool {
    let before = phrase.tokens.start.checked_sub(1).map_or("", |i| read.lower(i));
    is_in(&["when", "after", "since", "while", "because", "which", "once", "until"], before)
}

/// The surname of a named speaker, in lower case.
fn speaker_name(read: &Tokens<'_>, phrase: &Phrase) -> Option<String> {
    let speaker = phrase.speaker.clone()?;
    speaker.rev().find(|&i| read.all[i].is_capital()).map(|i| read.lower(i).to_owned())
}

/// Whether the named speaker, or a pronoun, speaks in a sentence.
fn speaks_again(read: &Tokens<'_>, sentence: &Sentence, name: &str) -> bool {
    speech_verbs(read, sentence).any(|verb| {
        let before = sentence.tokens.start.max(verb.saturating_sub(3))..verb;
        let after = verb + 1..sentence.tokens.end.min(verb + 3);
        let is = |i: usize, words: &[&str]| !read.all[i].quoted && words.contains(&read.lower(i));
        before.clone().any(|i| is(i, &[name, "he", "she"])) || after.clone().any(|i| is(i, &[name]))
    })
}

/// The verbs of speech of a sentence, outside quotations.
fn speech_verbs<'a>(read: &'a Tokens<'a>, sentence: &Sentence) -> impl Iterator<Item = usize> + 'a {
    #[rustfmt::skip]
    const SPEECH: &[&str] = &[
        "said", "says", "told", "tells", "wrote", "writes", "tweeted", "added", "adds", "testified",
        "announced", "argued", "explained", "insisted", "declared", "replied", "responded", "denied",
        "denies", "claimed", "claims", "warned", "stated", "noted", "asked", "acknowledged", "admitted",
        "confirmed", "posted",
    ];
    sentence.tokens.clone().filter(move |&i| !read.all[i].quoted && is_in(SPEECH, read.lower(i)))
}

/// Whether a sentence has a source of its own.
fn attributes(read: &Tokens<'_>, sentence: &Sentence) -> bool {
    speech_verbs(read, sentence).next().is_some()
        || sentence.tokens.clone().any(|i| !read.all[i].quoted && read.lower(i) == "according")
}

/// Whether a sentence is a quotation without a speaker.
fn is_bare_quotation(read: &Tokens<'_>, sentence: &Sentence) -> bool {
    let words = sentence.tokens.clone().filter(|&i| read.all[i].is_word());
    let (all, quoted) = words.fold((0, 0), |(a, q), i| (a + 1, q + usize::from(read.all[i].quoted)));
    all > 0 && quoted * 10 >= all * 8 && !attributes(read, sentence)
}

/// "told Ada Brook": somebody spoke to a person by full name whom the article names nowhere before.
pub(crate) fn told_reporter(read: &Tokens<'_>, sentence: &Sentence) -> Option<usize> {
    sentence.tokens.clone().find(|&i| {
        let (first, last) = (i + 1, i + 2);
        !read.all[i].quoted
            && is_in(TELLING, read.lower(i))
            && last < sentence.tokens.end
            && read.all[first].is_capital()
            && read.all[last].is_capital()
            && !(last + 1 < sentence.tokens.end && read.all[last + 1].is_capital())
            && !read.all[..i].iter().any(|t| t.lower == read.all[last].lower)
    })
}

/// Whether a sentence tells of the article's own work, or of a document or event that all could have.
fn own_work(read: &Tokens<'_>, sentence: &Sentence) -> bool {
    let tokens = sentence.tokens.clone();
    let pair = |i: usize, a: &[&str], b: &[&str]| is_in(a, read.lower(i)) && is_in(b, read.lower(i + 1));
    let opens = is_in(&["meanwhile", "separately", "earlier", "previously", "in"], read.lower(tokens.start))
        && !is_in(&["the", "addition"], read.lower(tokens.start + 1))
        && !is_in(ADVERBS, read.lower(tokens.start + 1));
    opens
        || tokens.into_iter().any(|i| {
            !read.all[i].quoted
                && (pair(i, &["news", "press"], &["conference", "release", "briefing"])
                    || pair(i, &["told"], &["reporters", "us", "me", "journalists"])
                    || pair(i, &["to", "for"], &["comment"])
                    || pair(i, &["immediately"], &["respond", "return"]))
        })
}
