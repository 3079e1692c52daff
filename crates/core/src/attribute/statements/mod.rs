//! Who said what? Finds the [`Statement`]s in one [`Article`], in reading order; spans are bytes of `article.text`.
//!
//! Quotation marks come first ([`crate::text::Tokens`]), then the rules that join a cue with its source and with what
//! was said ([`attributions`]), then who the source is ([`resolve`]). Leaves to `trace`: whether two statements make
//! the same claim.

mod attributions;
mod callings;
mod circumstances;
mod common;
mod contents;
#[cfg(all(test, feature = "fitted"))]
mod credit_patterns;
mod cues;
mod elsewhere;
mod frames;
mod join;
mod nested;
mod occasions;
mod own_words;
mod patterns;
mod people;
mod phrases;
mod resolve;
mod tagger;
mod tense;
#[cfg(test)]
mod tests;
mod unnamed;
mod view;

use crate::outlets::Outlets;
use crate::text::{TokenKind, Tokens};
use attributions::{Attribution, all_attributions, disjoint};
use elsewhere::quotations_elsewhere;
use frames::frames;
use headwater_model::{Article, Attitude, Form, Span, Statement};
use join::join;
use resolve::Resolver;
use std::ops::Range;
pub use tagger::{Tagger, WeightsError, training};

/// The statements that `article` reports, of every manner, in the order of their first piece.
///
/// A piece of a direct statement is what stands between the quotation marks, without them; [`with_marks`] gives it
/// with them. A piece of an indirect or mixed one is the clause, without the stop that ends its sentence; where it
/// ends in words in quotation marks, the closing mark belongs to it.
///
/// An article in another language than English is read for direct quotations only, in German, French, Spanish, Italian,
/// Portuguese, Dutch, Polish and Russian; one in any other language gives none. Where the language is unknown it is read as English.
///
/// The fitted weights that are built in decide what is attributed; without them (feature `fitted`) the rules alone do.
#[must_use]
pub fn statements(article: &Article, outlets: &Outlets) -> Vec<Statement> {
    statements_with(article, outlets, built_in())
}

/// The statements that `article` reports, read with these weights, or by the rules alone.
#[must_use]
pub fn statements_with(article: &Article, outlets: &Outlets, tagger: Option<&Tagger>) -> Vec<Statement> {
    let tokens = Tokens::in_language(&article.text, article.language.as_deref());
    let (found, all) = match article.language.as_deref() {
        None | Some("en") => in_english(&tokens, tagger),
        Some(language) => (quotations_elsewhere(&tokens, language).unwrap_or_default(), Vec::new()),
    };
    let found: Vec<Attribution> = found.into_iter().filter(|a| !tells_terms(&tokens, a)).collect();
    let mut resolver = Resolver::new(article, &tokens, outlets);
    let mut statements: Vec<Statement> = Vec::new();
    for attribution in &found {
        let mut statement = resolver.statement(attribution);
        if matches!(article.language.as_deref(), None | Some("en")) {
            statement.inner = resolver.inner(&all, attribution);
        }
        match statements
            .last_mut()
            .filter(|s| attribution.carried && s.cue == statement.cue && s.form == statement.form)
        {
            Some(before) => {
                before.pieces.extend(statement.pieces);
                before.inner.extend(statement.inner);
            }
            None => statements.push(statement),
        }
    }
    own_words::apart(&article.text, statements)
}

/// What is attributed in an English text; then what the rules find of every cue, those inside the words of others
/// included.
fn in_english(tokens: &Tokens<'_>, tagger: Option<&Tagger>) -> (Vec<Attribution>, Vec<Attribution>) {
    let all = all_attributions(tokens, &frames(tokens));
    let found = disjoint(all.clone());
    let Some(tagger) = tagger else { return (found, all) };
    let tagging = tagger.tag(tokens, &found);
    let sources = tagger.link(tokens, &found, &tagging);
    (join(tokens, &found, &tagging, &sources), all)
}

/// "who asked not to be named": on what terms somebody speaks is told with the source and is no statement.
fn tells_terms(tokens: &Tokens<'_>, attribution: &Attribution) -> bool {
    let content = &attribution.contents[0];
    let opening: Vec<&str> = content.clone().take(4).map(|at| tokens.lower(at)).collect();
    attribution.attitude == Attitude::Asked
        && matches!(
            opening.as_slice(),
            ["not", "to", "be", "named" | "identified" | "quoted"]
                | ["to", "remain", "anonymous" | "unnamed", ..]
        )
}

/// The weights of `models/statements.bin`.
#[cfg(feature = "fitted")]
fn built_in() -> Option<&'static Tagger> {
    static TAGGER: std::sync::OnceLock<Tagger> = std::sync::OnceLock::new();
    Some(TAGGER.get_or_init(|| {
        Tagger::from_bytes(include_bytes!("../../../../../models/statements.bin"))
            .expect("models/statements.bin is of its form: a test reads it")
    }))
}

#[cfg(not(feature = "fitted"))]
fn built_in() -> Option<&'static Tagger> {
    None
}

/// A piece of a direct statement with the quotation marks around it; any other piece as it is.
#[must_use]
pub fn with_marks(text: &str, piece: Span, form: Form) -> Span {
    if form != Form::Direct {
        return piece;
    }
    let is_mark = |c: char| "\"'`“”„‘’«»‹›".contains(c);
    let before = &text[..piece.start];
    let after = &text[piece.end..];
    let opening = &before[before.trim_end_matches(is_mark).len()..];
    let closing = &after[..after.len() - after.trim_start_matches(is_mark).len()];
    let width = |marks: &str, from_end: bool| {
        let pair = marks.contains("''") || marks.contains("``");
        let mark = if from_end { marks.chars().next_back() } else { marks.chars().next() };
        mark.map_or(0, |m| if pair { 2 } else { m.len_utf8() })
    };
    Span::new(piece.start - width(opening, true), piece.end + width(closing, false))
}

/// The bytes of a range of tokens.
fn span_of(tokens: &Tokens<'_>, range: &Range<usize>) -> Span {
    Span::new(tokens.list[range.start].span.start, tokens.list[range.end - 1].span.end)
}

/// In whose words the contents are: what stands between marks alone is direct, with words around it is mixed.
fn form_of(tokens: &Tokens<'_>, attribution: &Attribution) -> Form {
    let whole = |r: &Range<usize>| {
        let quotation = tokens.list[r.start].quotation;
        tokens.list[r.start].kind == TokenKind::Open
            && quotation.is_some()
            && tokens.list[r.clone()].iter().all(|t| t.quotation == quotation)
    };
    let quoted = |r: &Range<usize>| tokens.list[r.clone()].iter().any(|t| t.quotation.is_some());
    if attribution.contents.iter().all(whole) {
        Form::Direct
    } else if attribution.contents.iter().any(quoted) {
        Form::Mixed
    } else {
        Form::Indirect
    }
}
