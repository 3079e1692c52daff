//! Is the whole article an agency's? Datelines, agency lines, and the lines that say who contributed.

use super::phrases::{Phrase, Proof, Scope};
use super::tokens::{Sentence, Tokens};
use crate::outlets::Outlets;
use headwater_model::{Article, Outlet, OutletEvidence, OutletKind, OutletRef, Span};

/// A dateline stands within so many words of the text's head.
const DATELINE_TOKENS: usize = 16;

/// The outlet in "WESTHAVEN (UW) —" at the head of the text, and the words of the dateline.
pub(crate) fn dateline<'o>(read: &Tokens<'_>, outlets: &'o Outlets) -> Option<(&'o Outlet, Span)> {
    for sentence in read.sentences.iter().take(4) {
        let first = sentence.tokens.start;
        let limit = sentence.tokens.end.min(first + DATELINE_TOKENS);
        let open = (first..limit).find(|&i| read.lower(i) == "(");
        let Some(open) = open else { continue };
        let Some(close) = (open + 1..limit.min(open + 6)).find(|&i| read.lower(i) == ")") else { continue };
        let place_before =
            (first..open).all(|i| read.all[i].is_capital() || [",", ".", "/"].contains(&read.lower(i)));
        let dash_after = ["-", "–", "—", "--", ":"].contains(&read.lower(close + 1))
            || open == first && close + 1 == sentence.tokens.end;
        if !place_before || !dash_after {
            continue;
        }
        let name = read.span(open + 1..close).of(read.text);
        let signed = read.span(open..close + 1).of(read.text);
        let outlet = outlets.named(name).or_else(|| signed_by(outlets, signed));
        if let Some(outlet) = outlet {
            return Some((outlet, read.span(first..close + 1)));
        }
    }
    None
}

/// The outlet whose copy is signed in this form.
fn signed_by<'o>(outlets: &'o Outlets, words: &str) -> Option<&'o Outlet> {
    outlets.all().iter().find(|o| o.wire_credits.iter().any(|w| w.eq_ignore_ascii_case(words)))
}

/// The agency whose copy the article is, with the words that say so.
pub(crate) fn agency_of(
    article: &Article,
    read: &Tokens<'_>,
    outlets: &Outlets,
) -> Option<(OutletRef, Span)> {
    let from_text = dateline(read, outlets)
        .filter(|(outlet, _)| outlet.kind == OutletKind::Agency)
        .or_else(|| agency_line(read, outlets))
        .map(|(outlet, span)| {
            let id = Some(outlet.id.clone());
            (OutletRef { name: outlet.name.clone(), id, evidence: OutletEvidence::Stated }, span)
        });
    let Some(wire) = &article.wire else { return from_text };
    let span = match (&article.dateline, from_text) {
        (Some(dateline), _) if dateline.agency.is_some() => dateline.span,
        (_, Some((outlet, span))) if outlet.key() == wire.key() => span,
        _ => name_in(article, wire).unwrap_or(Span::new(0, 0)),
    };
    Some((wire.clone(), span))
}

/// Where the text names the agency first.
fn name_in(article: &Article, wire: &OutletRef) -> Option<Span> {
    let start = article.text.find(&wire.name)?;
    Some(Span::new(start, start + wire.name.len()))
}

/// "By Ada Brook, Union Wire" or "Union Wire" alone on one of the first or the last lines; "Copyright 2031 Union Wire".
fn agency_line<'o>(read: &Tokens<'_>, outlets: &'o Outlets) -> Option<(&'o Outlet, Span)> {
    let last = read.sentences.last()?.paragraph;
    read.sentences.iter().find_map(|sentence| {
        if sentence.paragraph > 2 && sentence.paragraph + 3 < last || sentence.tokens.len() > 14 {
            return None;
        }
        let head = read.lower(sentence.tokens.start);
        let copyright = head == "copyright" || head == "©";
        let byline = head == "by" && sentence.paragraph <= 2;
        let (outlet, tokens) = agency_in(read, sentence, outlets)?;
        let alone = tokens.len() + 1 >= sentence.tokens.len() && sentence.paragraph <= 2;
        let ends = tokens.end + 1 >= sentence.tokens.end;
        (alone || copyright || byline && ends).then_some((outlet, sentence.span))
    })
}

/// The first agency that a sentence names.
fn agency_in<'o>(
    read: &Tokens<'_>,
    sentence: &Sentence,
    outlets: &'o Outlets,
) -> Option<(&'o Outlet, std::ops::Range<usize>)> {
    let tokens = sentence.tokens.clone();
    tokens.clone().find_map(|at| {
        (at + 1..=tokens.end.min(at + 5)).rev().find_map(|end| {
            let outlet = outlets.named(read.span(at..end).of(read.text))?;
            (outlet.kind == OutletKind::Agency && read.all[at].is_capital()).then_some((outlet, at..end))
        })
    })
}

/// "Union Wire contributed to this report": part of the article is the other's, no sentence in particular.
pub(crate) fn contribution(read: &Tokens<'_>, sentence: &Sentence) -> Option<Phrase> {
    let tokens = sentence.tokens.clone();
    let contributed = tokens.clone().any(|i| {
        read.lower(i) == "contributed" && read.lower(i + 1) == "to"
            || read.lower(i) == "additional" && read.lower(i + 1) == "reporting" && read.lower(i + 2) == "by"
            || read.lower(i) == "material" && read.lower(i + 1) == "from"
    });
    let here = tokens.clone().any(|i| {
        ["this", "the"].contains(&read.lower(i))
            && ["report", "story", "article"].contains(&read.lower(i + 1))
            || read.lower(i) == "reporting"
    });
    (contributed && here && tokens.len() <= 40)
        .then(|| Phrase::relay(tokens, Proof::Fair).scope(Scope::Nothing))
}
