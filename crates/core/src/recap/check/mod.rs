//! Does a sentence stand in what it cites? Sentence, Citations, Articles → [`Fault`]s; none where it stands.
//!
//! What is allowed is little, so that what passes needs no judgement: the cited sentence as it stands, or some of its
//! clauses, each whole and in their order; its attribution moved from the end to the front or back; a name in brackets.
//! No word may be new, and none that negates, hedges, limits or attributes may be lost. It fails closed: a paraphrase
//! that happens to be true is refused too.
//!
//! Leaves to others: reading recaps from files, and what is printed of the faults.

mod clauses;
mod protected;
#[cfg(test)]
mod tests;

use super::head;
use crate::text::sentences;
use clauses::{Clauses, Read};
use headwater_model::{Article, ArticleId, Citation, Span};
use std::fmt;

/// Why a sentence or a citation does not stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It cites nothing.
    Uncited,
    /// It cites an article that was not given.
    NoArticle(ArticleId),
    /// The span lies outside the article's text, or cuts a character in two.
    OutOfText(Span),
    /// Other words stand there.
    OtherWords {
        /// What the citation says.
        cited: String,
        /// What the article says.
        written: String,
    },
    /// The words stand in another paragraph than the citation says.
    OtherParagraph {
        /// What the citation says.
        cited: usize,
        /// Where they stand.
        stands_in: usize,
    },
    /// The citation is wider than one sentence.
    Wider,
    /// A word, name or number of the sentence stands nowhere in the sentence it cites.
    New(String),
    /// A word of the cited sentence that negates, hedges, limits or attributes is lost.
    Lost(String),
    /// The words stand there, but not as whole clauses in this order.
    OtherOrder,
    /// It is not the whole sentence that it cites, in a language whose words of negation and doubt are not known here.
    NotWhole,
    /// The title is no headline of the story.
    NoHeadline,
    /// Words are in quotation marks that are in none there, or the other way round.
    OtherQuotation(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Uncited => f.write_str("it cites nothing"),
            Self::NoArticle(id) => write!(f, "it cites {id}, which is not among the articles"),
            Self::OutOfText(span) => {
                write!(f, "it cites bytes {} to {}, where the article has no text", span.start, span.end)
            }
            Self::OtherWords { cited, written } => {
                write!(f, "it cites “{cited}” where the article says “{written}”")
            }
            Self::OtherParagraph { cited, stands_in } => {
                write!(f, "it cites paragraph {cited}, the words stand in paragraph {stands_in}")
            }
            Self::Wider => f.write_str("it cites more than one sentence"),
            Self::New(word) => write!(f, "“{word}” stands nowhere in the sentence that it cites"),
            Self::Lost(word) => write!(f, "“{word}” of the sentence that it cites is lost"),
            Self::OtherOrder => {
                f.write_str("its words are not whole clauses of the sentence that it cites, in order")
            }
            Self::NoHeadline => f.write_str("it is no headline of the story's articles"),
            Self::NotWhole => f.write_str(
                "it is not the whole sentence that it cites, and only English ones can be checked in part",
            ),
            Self::OtherQuotation(word) => {
                write!(f, "“{word}” is quoted here and not there, or there and not here")
            }
        }
    }
}

impl std::error::Error for Fault {}

/// What is wrong with a citation by itself; `None` where the article says these words at that place.
#[must_use]
pub fn citation(cited: &Citation, article: Option<&Article>) -> Option<Fault> {
    let Some(article) = article else { return Some(Fault::NoArticle(cited.article.clone())) };
    let Some(written) = article.text.get(cited.span.start..cited.span.end) else {
        return Some(Fault::OutOfText(cited.span));
    };
    if written != cited.quote || written.trim().is_empty() {
        return Some(Fault::OtherWords { cited: cited.quote.clone(), written: written.to_owned() });
    }
    let stands_in = article.paragraph_number(cited.span.start);
    (stands_in != cited.paragraph).then_some(Fault::OtherParagraph { cited: cited.paragraph, stands_in })
}

/// All that is wrong with a sentence and the places it cites: empty where it may be published.
///
/// Every citation must hold by itself, and each must carry the whole sentence: what is joined from two does not stand.
#[must_use]
pub fn sentence<'a>(
    text: &str,
    cited: &[Citation],
    article: impl Fn(&ArticleId) -> Option<&'a Article>,
) -> Vec<Fault> {
    if cited.is_empty() || text.trim().is_empty() {
        return vec![Fault::Uncited];
    }
    let fault = |one: &Citation| {
        let found = article(&one.article);
        citation(one, found).or_else(|| match around(found?, one.span) {
            Some(source) => told(text, found?, source),
            None => Some(Fault::Wider),
        })
    };
    cited.iter().filter_map(fault).collect()
}

/// What is wrong with `text` where it cites the sentence of `article` at `source`.
pub(super) fn told(text: &str, article: &Article, source: Span) -> Option<Fault> {
    let written = source.of(&article.text);
    if text == written {
        return None;
    }
    if article.language.as_deref().is_some_and(|l| l != "en") {
        return Some(Fault::NotWhole);
    }
    stands(text, written, &article.text[..source.start])
}

/// What is wrong with the title of a story of these articles: it is one of their headlines, or, where they have none,
/// the opening of a text, cut and marked; or it only names who reports.
#[must_use]
pub fn title(title: &str, articles: &[&Article]) -> Option<Fault> {
    let opening = title.strip_suffix('…').map_or(title, str::trim_end);
    let is_its = |article: &Article| match &article.headline {
        Some(headline) => headline.trim() == title,
        None => false,
    };
    let is_opening = || title != opening && articles.iter().any(|a| a.text.contains(opening));
    let stands = articles.iter().any(|a| is_its(a)) || is_opening() || title == head::reported_by(articles);
    let whole =
        || articles.iter().all(|a| a.headline.is_none()) && articles.iter().any(|a| a.text.contains(title));
    (!stands && !whole()).then_some(Fault::NoHeadline)
}

/// The sentence of the article in which `span` lies; `None` where it reaches over more than one.
fn around(article: &Article, span: Span) -> Option<Span> {
    let paragraph = article.paragraphs.iter().find(|p| p.span.touches(span));
    let within = paragraph.map_or(Span::new(0, article.text.len()), |p| p.span);
    if !within.contains(span) {
        return None;
    }
    let all = sentences(&article.text, within, article.language.as_deref());
    all.into_iter().find(|s| s.contains(span))
}

/// What keeps `text` from standing in `source`, one sentence of an article that says `before` up to it.
fn stands(text: &str, source: &str, before: &str) -> Option<Fault> {
    let text = match clauses::without_brackets(text, source, before) {
        Ok(text) => text,
        Err(word) => return Some(Fault::New(word)),
    };
    let (told, there) = (Read::of(&text), Clauses::of(source));
    if let Some(new) = told.words.iter().find(|w| !there.has(&w.lower) && w.lower != "that") {
        return Some(Fault::New(new.text.to_owned()));
    }
    if let Some(lost) = protected::lost(&told, &there) {
        return Some(Fault::Lost(lost));
    }
    match there.orders().iter().any(|order| clauses::follows(&told, order)) {
        true => None,
        false => Some(other_quotation(&told, &there).map_or(Fault::OtherOrder, Fault::OtherQuotation)),
    }
}

/// The first word that is quoted on one side alone.
fn other_quotation(told: &Read<'_>, there: &Clauses<'_>) -> Option<String> {
    let is_other =
        |w: &&clauses::Token<'_>| there.tokens().filter(|t| t.lower == w.lower).all(|t| t.quoted != w.quoted);
    told.words.iter().find(is_other).map(|w| w.text.to_owned())
}
