//! Does a link rest on another outlet's report? A link on running words that leads to another outlet's article.

use super::own::Own;
use super::tokens::Tokens;
use crate::outlets::Outlets;
use headwater_model::{
    Article, Basis, Coverage, Credit, CreditMeaning, Link, OutletEvidence, OutletRef, ParagraphKind,
};

/// The credits that links alone make, where no words of `worded` already credit the outlet in that sentence.
pub(crate) fn linked(
    article: &Article,
    read: &Tokens<'_>,
    outlets: &Outlets,
    own: &Own,
    worded: &[Credit],
) -> Vec<Credit> {
    article
        .links
        .iter()
        .filter_map(|link| {
            let outlet = outlets.at_address(&link.href)?;
            let refer = OutletRef {
                name: outlet.name.clone(),
                id: Some(outlet.id.clone()),
                evidence: OutletEvidence::Address,
            };
            let number = read.sentences.iter().position(|s| s.span.touches(link.span))?;
            let sentence = &read.sentences[number];
            let said = worded.iter().any(|c| c.outlet.key() == refer.key() && c.span.touches(sentence.span));
            let names_it = outlets.named(link.span.of(read.text)).is_some_and(|named| named.id == outlet.id);
            let on_claim = stands_on_words(read, number, link) && (names_it || !is_bare_name(read, link));
            if own.is(&refer) || said || !leads_to_article(&link.href) || !on_claim {
                return None;
            }
            Some(Credit {
                article: article.id.clone(),
                span: link.span,
                outlet: refer,
                meaning: CreditMeaning::Relay,
                basis: Basis::Link,
                deeper: None,
                covers: vec![Coverage { span: sentence.span, inferred: false }],
                made_by: super::super::VERSION,
            })
        })
        .collect()
}

/// Whether an address leads to an article and not to a front page, a section or a subject.
fn leads_to_article(href: &str) -> bool {
    let path = href.split("://").last().and_then(|rest| rest.split_once('/')).map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or("").trim_matches('/');
    let subject = [
        "topic",
        "topics",
        "tag",
        "tags",
        "author",
        "authors",
        "people",
        "section",
        "category",
        "profile",
        "profiles",
        "podcasts",
        "newsletters",
        "staff",
        "contributors",
        "search",
    ];
    let parts: Vec<&str> = path.split('/').collect();
    let last = parts.last().copied().unwrap_or("");
    !path.is_empty()
        && !parts.iter().any(|part| subject.contains(part))
        && (last.matches('-').count() >= 2 || last.chars().any(|c| c.is_ascii_digit()) || parts.len() >= 4)
}

/// Whether a link stands on words of running text, and is no "read more".
fn stands_on_words(read: &Tokens<'_>, number: usize, link: &Link) -> bool {
    let sentence = &read.sentences[number];
    let words = link.span.of(read.text).to_lowercase();
    let invites =
        ["read more", "read:", "see also", "more:", "click here", "related", "subscribe", "sign up"];
    let whole = link.span.len() + 2 >= sentence.span.len();
    sentence.kind == ParagraphKind::Text
        && !link.span.is_empty()
        && !invites.iter().any(|i| words.contains(i))
        && (!whole || !is_alone(read, number))
}

/// Whether a link stands on somebody's or something's name alone: it tells who that is, and nothing of what they did.
fn is_bare_name(read: &Tokens<'_>, link: &Link) -> bool {
    let words = read.all.iter().filter(|t| t.span.touches(link.span) && t.is_word());
    words.into_iter().all(super::tokens::Token::is_capital)
}

/// Whether a sentence is its paragraph's only one.
fn is_alone(read: &Tokens<'_>, number: usize) -> bool {
    let paragraph = read.sentences[number].paragraph;
    read.sentences.iter().filter(|s| s.paragraph == paragraph).count() == 1
}
