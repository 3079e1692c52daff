//! Who is named at the end of a sentence? "The bridge is shut, the harbour board said on Monday." → the source's words.
//!
//! For sentences in which no statement was found: what stands before the last comma is said by who stands behind it.

use crate::text::{Class, class_of};
use headwater_model::{Source, SourceKind, Span, Terms};

/// The source that closes `sentence` of `text`, and its words with the verb.
pub(super) fn closing_source(text: &str, sentence: Span) -> Option<(Source, Span)> {
    const VERBS: [&str; 6] = [" said", " says", " announced", " confirmed", " told reporters", " reported"];
    let body = sentence.of(text);
    let (at, verb) = VERBS.iter().filter_map(|v| body.rfind(v).map(|at| (at, *v))).max()?;
    let end = at + verb.len();
    if !is_circumstance(body.get(end..)?.trim_end_matches(['.', '!', '"', '”', '’', ' '])) {
        return None;
    }
    let start = source_start(&body[..at])?;
    let words = body[start..at].trim_end_matches(',');
    let name = words.split(", ").next().unwrap_or(words);
    if name.split_whitespace().count() > LONGEST_NAME {
        return None;
    }
    let span = Span::new(sentence.start + start, sentence.start + end);
    Some((
        Source {
            name: name.to_owned(),
            kind: kind(name)?,
            role: None,
            terms: Terms::OnRecord,
            how_many: None,
        },
        span,
    ))
}

/// The source that opens `sentence` of `text` and tells what follows, and its words with the verb: "Lenmark announced on
/// Monday ...", "In a letter, the harbour board confirmed that ...".
pub(super) fn opening_source(text: &str, sentence: Span) -> Option<(Source, Span)> {
    const VERBS: [&str; 16] = [
        "said",
        "says",
        "announced",
        "confirmed",
        "tweeted",
        "wrote",
        "claims",
        "claimed",
        "responded",
        "admitted",
        "vowed",
        "found",
        "revealed",
        "explained",
        "insisted",
        "warned",
    ];
    let body = sentence.of(text);
    let verb = crate::text::words(body).take(LONGEST_OPENING).find(|w| VERBS.contains(&w.text))?;
    let before = body[..verb.span.start].trim_end();
    let behind = |until: usize| before[..until].rfind(", ").map_or(0, |comma| comma + 2);
    let last = behind(before.trim_end_matches(',').len());
    // "Mara Quill, who runs the port, said": what stands between the commas only describes.
    let describes = before.ends_with(',') && last > 0;
    let (start, end) = if describes { (behind(last - 2), last - 2) } else { (last, before.len()) };
    let mut words = before[start..end].trim_end_matches(',');
    for adverb in ["ultimately", "also", "later", "has", "have", "had", "then", "recently"] {
        words = words.strip_suffix(adverb).map_or(words, str::trim_end);
    }
    let start = sentence.start + start;
    let name = words.strip_prefix("But ").or_else(|| words.strip_prefix("And ")).unwrap_or(words);
    if name.is_empty() || name.split_whitespace().count() > LONGEST_NAME || name.contains(['“', '"', '(']) {
        return None;
    }
    let lower = name.to_lowercase();
    let kind = if name.split_whitespace().all(|w| w.starts_with(char::is_uppercase)) {
        match lower.as_str() {
            "he" | "she" | "it" | "they" | "this" | "that" | "others" | "some" | "one" | "who" | "i"
            | "we" => None,
            _ => Some(SourceKind::Organisation),
        }
    } else {
        kind(name)
    }?;
    let span = Span::new(start, sentence.start + verb.span.end);
    Some((Source { name: name.to_owned(), kind, role: None, terms: Terms::OnRecord, how_many: None }, span))
}

/// The verb of an opening source stands among so many words.
const LONGEST_OPENING: usize = 14;
/// A source has at most so many words.
const LONGEST_NAME: usize = 9;
/// What tells when and where something was said has at most so many words.
const LONGEST_CIRCUMSTANCE: usize = 6;

/// Whether the words only tell when and where it was said: "on Monday", "in a statement".
fn is_circumstance(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let Some(first) = words.next() else { return rest.is_empty() };
    let opens = matches!(first, "on" | "in" | "at" | "late" | "early" | "yesterday" | "today" | "during")
        || class_of(&first.to_lowercase()).any(Class::WEEKDAY);
    rest.starts_with(' ')
        && opens
        && words.count() < LONGEST_CIRCUMSTANCE
        && !rest.contains([',', ';', ':', '“', '"'])
}

/// Where the source begins: behind the last comma, or behind the comma before a clause that only describes it
/// ("Mara Quill, who runs the port, said").
fn source_start(before: &str) -> Option<usize> {
    let behind = |until: usize| before[..until].rfind(", ").map(|comma| comma + 2);
    let trimmed = before.trim_end_matches(',');
    let last = behind(trimmed.len())?;
    let describes = trimmed.len() < before.len();
    if describes { behind(last - 2).filter(|start| last - start > 2) } else { Some(last) }
}

/// What kind of source the words are: a name, a body or document, somebody unnamed; `None` for a pronoun or no source.
fn kind(name: &str) -> Option<SourceKind> {
    let first = name.split_whitespace().next()?;
    let is_article = matches!(first, "the" | "a" | "an");
    let is_name = name.split_whitespace().all(|w| w.starts_with(char::is_uppercase));
    if is_name && name.contains(' ') {
        return Some(SourceKind::Person);
    }
    let starts = is_article || first.starts_with(char::is_uppercase) || name.contains("police");
    let head = name
        .split(" for ")
        .next()
        .and_then(|n| n.split(" of ").next())
        .and_then(|n| n.split_whitespace().last())?;
    let is_person = class_of(&head.to_lowercase()).any(Class::PERSON_NOUN);
    match (starts, is_person) {
        (false, false) => None,
        (_, true) => Some(SourceKind::Unnamed),
        (true, false) => Some(SourceKind::Unresolved).filter(|_| is_article),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closing(text: &str) -> Option<(String, SourceKind)> {
        closing_source(text, Span::new(0, text.len())).map(|(source, _)| (source.name, source.kind))
    }

    #[test]
    fn who_said_it_on_a_day_closes_the_sentence() {
        let found = closing("The bridge is shut, the harbour board said on Monday.");
        assert_eq!(found, Some(("the harbour board".to_owned(), SourceKind::Unresolved)));
        let found = closing("The bridge is shut, Mara Quill, who runs the port, said on Monday.");
        assert_eq!(found, Some(("Mara Quill".to_owned(), SourceKind::Person)));
        let found = closing("The bridge is shut, a senior official said in a letter.");
        assert_eq!(found, Some(("a senior official".to_owned(), SourceKind::Unnamed)));
    }

    #[test]
    fn what_goes_on_behind_the_verb_is_no_closing() {
        assert_eq!(closing("On Monday, the harbour board said the bridge is shut."), None);
        assert_eq!(closing("The bridge is shut, he said on Monday."), None);
        assert_eq!(closing("The bridge is shut."), None);
    }
}
