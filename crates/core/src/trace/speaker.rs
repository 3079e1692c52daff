//! Who is meant by a source as an article describes it? A `Source` → whom a reader could look up.
//!
//! A body speaks through its spokesman, its officials and its statements: they are the body. A document or a body that is
//! only described ("the police log", "a charity for customs officers") is one all the same, and every report that has
//! the same description has the same. People who are only described stay unnamed.

use crate::text::{Class, class_of, given_name};
use headwater_model::{OriginKind, Source, SourceKind};

/// Whom a reader could look up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// A person, body or document, by its name or description.
    Named(String, OriginKind),
    /// Somebody whose name nobody gives.
    Unnamed,
    /// Another outlet's report that the sentence does not name: "the report", "media reports".
    Report,
    /// Nobody that the words tell.
    Nobody,
}

/// Who `source` is.
pub(super) fn meant(source: &Source) -> Meant {
    let name = up_to_comma(&source.name);
    let named = |name: &str, kind| Meant::Named(name.to_owned(), kind);
    if source.kind == SourceKind::Person {
        return named(&source.name, OriginKind::Person);
    }
    if is_report(name) {
        return Meant::Report;
    }
    if let Some(body) = body_behind(name) {
        return named(body, OriginKind::Person);
    }
    match source.kind {
        SourceKind::Document => named(name, OriginKind::Document),
        SourceKind::Unnamed if is_force(name) => named(name, OriginKind::Person),
        SourceKind::Unnamed => Meant::Unnamed,
        SourceKind::Unresolved => described(name),
        _ => named(name, OriginKind::Person),
    }
}

/// A document or body that a sentence only describes; a person so described, or a short name, is nobody to look up.
fn described(name: &str) -> Meant {
    let rest = without_article(name).or_else(|| Some(name).filter(|n| begins_with_records(n)));
    let Some(rest) = rest else { return Meant::Nobody };
    let head = head(rest).to_lowercase();
    if class_of(&head).any(Class::PERSON_NOUN) && !is_force(name) {
        return Meant::Nobody;
    }
    let is_document = class_of(&head).any(Class::DOCUMENT_NOUN)
        || matches!(
            head.as_str(),
            "judgment" | "judgement" | "log" | "notice" | "register" | "minutes" | "file"
        );
    Meant::Named(rest.to_owned(), if is_document { OriginKind::Document } else { OriginKind::Person })
}

/// "Minutes of the council": records need no article.
fn begins_with_records(name: &str) -> bool {
    let mut words = name.split_whitespace();
    let first = words.next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "minutes" | "records" | "documents" | "figures" | "papers" | "data" | "filings")
        && words.next().is_some_and(|w| matches!(w, "of" | "from" | "by" | "at" | "in"))
}

/// The body that speaks through a spokesman, officials, or a statement: "a spokesman for the harbour board".
fn body_behind(name: &str) -> Option<&str> {
    const VOICES: [&str; 8] = [
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "representative",
        "representatives",
        "officials",
        "statement",
    ];
    let rest = without_article(name).unwrap_or(name);
    let mut words = rest.split_whitespace();
    let (first, joint) = (words.next()?.to_lowercase(), words.next().unwrap_or("").to_lowercase());
    let joints: &[&str] = match first.as_str() {
        "officials" => &["of"],
        "statement" => &["from", "by", "of"],
        _ => &["for", "of", "from", "at"],
    };
    let body = if VOICES.contains(&first.as_str()) && joints.contains(&joint.as_str()) {
        rest.get(first.len() + 1 + joint.len()..)?.trim()
    } else {
        let (before, last) = rest.rsplit_once(' ')?;
        VOICES[..5].contains(&last.to_lowercase().as_str()).then_some(before.trim())?
    };
    let body = without_article(body).unwrap_or(body);
    let body = body.strip_suffix("'s").or_else(|| body.strip_suffix("’s")).unwrap_or(body);
    let first = body.split_whitespace().next()?;
    let is_person = class_of(&head(body).to_lowercase()).any(Class::PERSON_NOUN) && !is_force(body)
        || body.contains(' ') && given_name(first).is_some()
        || class_of(&first.to_lowercase()).any(Class::HONORIFIC.and(Class::TITLE).and(Class::POSSESSIVE))
        || matches!(first.to_lowercase().as_str(), "his" | "her" | "their" | "its" | "one" | "another");
    (!is_person).then_some(body)
}

/// Whether a description ends in a word that is a body as often as a man: "the coast guard".
fn is_force(name: &str) -> bool {
    let rest = without_article(name).unwrap_or(name);
    rest.contains(' ') && matches!(head(rest).to_lowercase().as_str(), "guard" | "patrol" | "watch")
}

/// Whether the words say only that there is a report.
fn is_report(name: &str) -> bool {
    let word = |w: &str| {
        matches!(
            w.to_lowercase().as_str(),
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "some"
                | "several"
                | "other"
                | "new"
                | "latest"
                | "recent"
                | "initial"
                | "earlier"
                | "multiple"
                | "various"
                | "local"
                | "media"
                | "press"
                | "news"
                | "newspaper"
                | "paper"
                | "report"
                | "reports"
                | "article"
                | "articles"
                | "story"
                | "stories"
                | "broadcaster"
                | "network"
                | "station"
                | "daily"
                | "tabloid"
                | "magazine"
                | "pair"
                | "couple"
                | "of"
                | "two"
                | "published"
                | "online"
                | "publication"
                | "outlet"
                | "site"
                | "website"
                | "rumor"
                | "rumors"
                | "rumour"
                | "rumours"
        )
    };
    !name.is_empty() && name.split_whitespace().all(word)
}

/// The noun that a description is about: the last word before a preposition.
fn head(description: &str) -> &str {
    const AFTER: [&str; 14] =
        ["of", "for", "in", "on", "at", "by", "from", "to", "who", "that", "which", "with", "about", "into"];
    let mut last = "";
    for word in description.split_whitespace() {
        if AFTER.contains(&word) {
            break;
        }
        last = word;
    }
    last
}

/// The words behind a leading article; `None` where there is none.
fn without_article(name: &str) -> Option<&str> {
    ["the ", "a ", "an ", "The ", "A ", "An "].iter().find_map(|article| name.strip_prefix(article))
}

/// What stands before the first comma.
fn up_to_comma(name: &str) -> &str {
    name.split_once(", ").map_or(name, |(before, _)| before).trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::Terms;

    fn source(name: &str, kind: SourceKind) -> Source {
        Source { name: name.to_owned(), kind, role: None, terms: Terms::OnRecord, how_many: None }
    }

    fn body(name: &str) -> Meant {
        Meant::Named(name.to_owned(), OriginKind::Person)
    }

    #[test]
    fn a_body_speaks_through_its_spokeswoman_and_its_officials() {
        for words in ["spokeswoman for the coast and road guard", "Officials of the coast and road guard"] {
            assert_eq!(meant(&source(words, SourceKind::Unnamed)), body("coast and road guard"), "{words}");
        }
        let before = source("Harbour Board spokesman", SourceKind::Unnamed);
        assert_eq!(meant(&before), body("Harbour Board"));
    }

    #[test]
    fn the_spokesman_of_a_person_stays_unnamed() {
        for words in ["mayor's spokesman", "a spokesman for Susan Quill", "his spokesman"] {
            assert_eq!(meant(&source(words, SourceKind::Unnamed)), Meant::Unnamed, "{words}");
        }
    }

    #[test]
    fn officials_who_are_only_described_stay_unnamed() {
        for words in ["officials familiar with the talks", "White House officials", "a senior official"] {
            assert_eq!(meant(&source(words, SourceKind::Unnamed)), Meant::Unnamed, "{words}");
        }
    }

    #[test]
    fn a_document_that_is_only_described_can_be_looked_up() {
        let minutes = meant(&source("Minutes of the ferry council", SourceKind::Unresolved));
        assert_eq!(minutes, Meant::Named("Minutes of the ferry council".to_owned(), OriginKind::Document));
        let log = meant(&source("the ferry log", SourceKind::Unresolved));
        assert_eq!(log, Meant::Named("ferry log".to_owned(), OriginKind::Document));
        let charity = meant(&source("A charity for lighthouse keepers", SourceKind::Unresolved));
        assert_eq!(charity, body("charity for lighthouse keepers"));
    }

    #[test]
    fn a_person_who_is_only_described_or_half_named_is_nobody_to_look_up() {
        for words in ["the mayor", "Quill", "he"] {
            assert_eq!(meant(&source(words, SourceKind::Unresolved)), Meant::Nobody, "{words}");
        }
    }

    #[test]
    fn media_reports_are_no_document() {
        for words in ["Media reports", "the broadcaster", "report, the ferry will stay in the harbour"] {
            assert_eq!(meant(&source(words, SourceKind::Document)), Meant::Report, "{words}");
        }
    }
}
