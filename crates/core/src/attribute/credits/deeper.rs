//! On whom does the credited report itself rest? "citing two officials", "people familiar with the talks told the Post".

use super::lists::{ADVERBS, DETERMINERS, UNNAMED, is_in};
use super::phrases::Phrase;
use super::subjects::is_unnamed;
use super::tokens::{Sentence, Tokens};
use headwater_model::{Source, SourceKind, Span, Terms};
use std::ops::Range;

/// The source that the words of a credit, or the sentence around them, name.
pub(crate) fn deeper(read: &Tokens<'_>, sentence: &Sentence, phrase: &Phrase) -> Option<Source> {
    let words = phrase
        .speaker
        .clone()
        .or_else(|| cited(read, sentence, phrase))
        .or_else(|| possessed(read, phrase))?;
    source_of(read, words)
}

/// The words after "citing" or "quoting" beside the credit, or "that cited".
fn cited(read: &Tokens<'_>, sentence: &Sentence, phrase: &Phrase) -> Option<Range<usize>> {
    const CITING: &[&str] =
        &["citing", "cites", "cited", "quoting", "quotes", "quoted", "references", "referencing"];
    let end = sentence.tokens.end.min(phrase.tokens.end + 12);
    let at =
        (phrase.tokens.start..end).find(|&i| is_in(CITING, read.lower(i)) && read.lower(i + 1) != "by")?;
    let start = at + 1;
    let stop = (start..sentence.tokens.end.min(start + 18))
        .find(|&i| {
            is_in(
                &[
                    ",", ".", ";", ")", "(", "said", "says", "that", "reported", "reports", "by", "suggest",
                    "as", "who", "which",
                ],
                read.lower(i),
            )
        })
        .unwrap_or(sentence.tokens.end.min(start + 18));
    (start < stop && !phrase_is(read, start, &["the", "its"], phrase)).then_some(start..stop)
}

/// Whether the cited words are those of the credited outlet itself ("citing the Post").
fn phrase_is(read: &Tokens<'_>, start: usize, _words: &[&str], phrase: &Phrase) -> bool {
    phrase.tokens.contains(&start)
        && phrase.tokens.start + 1 == start
        && !is_unnamed(read, phrase.tokens.clone())
}

/// "the Post's sources".
fn possessed(read: &Tokens<'_>, phrase: &Phrase) -> Option<Range<usize>> {
    let at = phrase.tokens.clone().rev().find(|&i| {
        let owner = i.checked_sub(1).map_or("", |before| read.lower(before));
        is_in(&["source", "sources"], read.lower(i)) && is_in(&["'s", "'", "’", "its"], owner)
    })?;
    Some(at..at + 1)
}

/// The source that a noun phrase describes.
pub(crate) fn source_of(read: &Tokens<'_>, words: Range<usize>) -> Option<Source> {
    let unnamed = is_unnamed(read, words.clone());
    let how_many = words.clone().find_map(|i| number(read.lower(i)));
    let mut start = words.start;
    while start < words.end
        && (!read.all[start].is_word()
            || is_in(DETERMINERS, read.lower(start))
            || unnamed && start > words.start && read.lower(start) == "of"
            || unnamed && number(read.lower(start)).is_some()
            || is_in(&["as", "while", "when", "but", "and", "however"], read.lower(start)))
    {
        start += 1;
    }
    let mut end = words.end;
    while end > start
        && (!read.all[end - 1].is_word()
            || is_in(ADVERBS, read.lower(end - 1))
            || is_in(&["who", "which"], read.lower(end - 1)))
    {
        end -= 1;
    }
    if start >= end {
        return None;
    }
    // "One of them": without its number the phrase describes nobody.
    if is_in(&["them", "these", "those"], read.lower(end - 1)) {
        start = words.start;
    }
    let text = read.span(start..end).of(read.text);
    let one = unnamed && words.clone().any(|i| singular(read.lower(i)));
    if unnamed {
        let terms = if text.contains("on background") { Terms::OnBackground } else { Terms::Unnamed };
        let how_many = how_many.or(one.then_some(1));
        return Some(Source {
            name: text.to_owned(),
            kind: SourceKind::Unnamed,
            role: None,
            terms,
            how_many,
        });
    }
    Some(named(read, start..end))
}

/// The source that a noun phrase names: a person, a body by its spokesperson, or somebody by what they are.
fn named(read: &Tokens<'_>, words: Range<usize>) -> Source {
    const LINKS: &[&str] = &["of", "for", "at", "from", "in", "with", "on"];
    let source = |name: Span, kind, role: Option<Span>, terms| Source {
        name: name.of(read.text).to_owned(),
        kind,
        role: role.map(|r| r.of(read.text).to_owned()),
        terms,
        how_many: None,
    };
    let head_end = words.clone().find(|&i| is_in(LINKS, read.lower(i))).unwrap_or(words.end);
    let speaks_for = words.clone().find(|&i| read.lower(i).starts_with("spokes"));
    match (capital_run(read, words.start..head_end), speaks_for) {
        (Some(run), Some(at)) if run.end <= at => {
            source(read.span(run), SourceKind::Organisation, Some(read.all[at].span), Terms::OnRecord)
        }
        (Some(run), _) if is_in(&["'s", "'", "’"], read.lower(run.end)) && run.end < words.end => {
            source(read.span(words), SourceKind::Unresolved, None, Terms::OnRecord)
        }
        (Some(run), _)
            if run.len() == 1
                && read.lower(run.end) == "of"
                && run.end + 1 < words.end
                && read.all[run.end + 1].is_capital() =>
        {
            source(read.span(run.start..words.end), SourceKind::Organisation, None, Terms::OnRecord)
        }
        (Some(run), _) if run.len() == 1 && run.end < head_end && !ends_with_mark(read, run.end) => {
            source(read.span(words), SourceKind::Unresolved, None, Terms::OnRecord)
        }
        (Some(run), _) => {
            let kind = if (2..=4).contains(&run.len()) { SourceKind::Person } else { SourceKind::Unresolved };
            let role = (words.start < run.start).then(|| read.span(words.start..run.start));
            source(read.span(run), kind, role, Terms::OnRecord)
        }
        (None, Some(at)) => match capital_run(read, at..words.end) {
            Some(body) => {
                source(read.span(body), SourceKind::Organisation, Some(read.all[at].span), Terms::OnRecord)
            }
            None => source(read.span(words), SourceKind::Unnamed, None, Terms::Unnamed),
        },
        (None, None) => {
            let pronoun = words.len() == 1;
            let (kind, terms) = if pronoun {
                (SourceKind::Unresolved, Terms::OnRecord)
            } else {
                (SourceKind::Unnamed, Terms::Unnamed)
            };
            source(read.span(words), kind, None, terms)
        }
    }
}

/// Whether a mark follows and not a word that the name belongs to ("Republican nominee").
fn ends_with_mark(read: &Tokens<'_>, at: usize) -> bool {
    read.all.get(at).is_none_or(|t| !t.is_word())
}

/// A noun for one unnamed source.
fn singular(word: &str) -> bool {
    is_in(UNNAMED, word) && !word.ends_with('s') && word != "people"
}

/// A number word.
fn number(word: &str) -> Option<u32> {
    #[rustfmt::skip]
    const NUMBERS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let place = NUMBERS.iter().position(|n| *n == word).and_then(|i| u32::try_from(i + 1).ok());
    place.or_else(|| word.parse().ok().filter(|n| (1..=20).contains(n)))
}

/// The last run of capitalised words.
fn capital_run(read: &Tokens<'_>, within: Range<usize>) -> Option<Range<usize>> {
    let end = within.clone().rev().find(|&i| read.all[i].is_capital())? + 1;
    let mut start = end - 1;
    while start > within.start && read.all[start - 1].is_capital() {
        start -= 1;
    }
    Some(start..end)
}
