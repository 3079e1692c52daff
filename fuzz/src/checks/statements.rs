//! Any text gives statements, credits and marks whose spans stand in it.

use super::articles::stands;
use super::{knowledge, pages};
use headwater_core::attribute::{Attribution, attribute};
use headwater_core::text::{Tokens, quotations, sentences};
use headwater_model::{Article, GivenArticle, Page, PageBody, Span, Statement};

/// The languages that a case may be in, by its first byte.
const LANGUAGES: &[&str] = &["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ru", "ar", "zh", "ja", "sv"];

/// A text as an article's; where the first byte is below 13 it picks the language.
pub fn statements(data: &[u8]) {
    let (language, body) = match data.split_first() {
        Some((&first, rest)) if usize::from(first) < LANGUAGES.len() => {
            (Some(LANGUAGES[usize::from(first)]), rest)
        }
        _ => (None, data),
    };
    let text = String::from_utf8_lossy(body).into_owned();
    words(&text, language);
    let given = GivenArticle { text, ..GivenArticle::default() };
    let page = Page {
        id: "page".to_owned(),
        url: None,
        charset: None,
        fetched: None,
        body: PageBody::Given(Box::new(given)),
    };
    if let Some(mut article) = pages::read(&page) {
        if language.is_some() {
            article.language = language.map(str::to_owned);
        }
        let found = attribute(&article, &knowledge().outlets);
        attribution(&article, &found);
        assert_eq!(
            found,
            attribute(&article, &knowledge().outlets),
            "the same text gives the same statements"
        );
    }
}

/// Sentences, quotations and tokens are slices of `text`, in order.
fn words(text: &str, language: Option<&str>) {
    let mut end = 0;
    for sentence in sentences(text, Span::new(0, text.len()), language) {
        stands(sentence, text, "a sentence");
        assert!(sentence.start >= end, "sentences overlap");
        assert!(text[end..sentence.start].trim().is_empty(), "words between sentences");
        end = sentence.end;
    }
    assert!(text[end..].trim().is_empty(), "words after the last sentence");
    for quotation in quotations(text, language) {
        stands(quotation.inner, text, "a quotation");
        stands(quotation.outer, text, "a quotation with its marks");
        assert!(quotation.outer.contains(quotation.inner), "a quotation lies in its marks");
    }
    let mut end = 0;
    for token in &Tokens::in_language(text, language).list {
        stands(token.span, text, "a token");
        assert!(token.span.start >= end, "tokens overlap");
        end = token.span.end;
    }
}

/// What was found in `article` stands in it.
pub(super) fn attribution(article: &Article, found: &Attribution) {
    let text = article.text.as_str();
    found.statements.iter().for_each(|one| statement(one, text));
    for credit in &found.credits {
        stands(credit.span, text, "a credit");
        credit.covers.iter().for_each(|c| stands(c.span, text, "what rests on a credit"));
    }
    let firsts: Vec<usize> = found.statements.iter().map(|s| s.pieces[0].start).collect();
    assert!(firsts.is_sorted(), "statements are out of order");
}

/// A statement stands in `text`, and those inside it stand in its pieces.
fn statement(statement: &Statement, text: &str) {
    assert!(!statement.pieces.is_empty(), "a statement has words");
    let mut end = 0;
    for &piece in &statement.pieces {
        stands(piece, text, "a piece");
        assert!(piece.start >= end, "pieces overlap or are out of order: {:?}", statement.pieces);
        end = piece.end;
    }
    let addressee = statement.addressee.as_ref().map(|a| a.span);
    for span in [statement.cue, statement.source_words, addressee].into_iter().flatten() {
        stands(span, text, "a part of a statement");
    }
    assert!(statement.source.as_ref().is_none_or(|s| !s.name.trim().is_empty()), "a source has a name");
    for inner in &statement.inner {
        let held = |piece: &Span| statement.pieces.iter().any(|outer| outer.contains(*piece));
        assert!(inner.pieces.iter().all(held), "{inner:?} stands outside {:?}", statement.pieces);
        self::statement(inner, text);
    }
}
