//! What happened, and which line says so? Story, Articles, Claims → Recap.
//!
//! Sentences are chosen, never made up: each is a verbatim slice of an article and cites it. Those are chosen that
//! cover most of what the story's reports share and what its claims rest on, in at most so many words. What an outlet took
//! back or put right is not told (`fallen`).
//!
//! Leaves to others: what the claims are (`trace`), and how a recap looks (`publish`).

pub mod check;
mod choose;
mod fallen;
mod head;
mod telling;
#[cfg(test)]
mod tests;
mod weights;
mod wrongdoing;

use crate::text::WordStatistics;
use headwater_model::{Article, Citation, Claim, Recap, RecapSentence, Span, Story};

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// A citation has at most so many characters: a reader finds the words in it at a glance.
const CITATION_CHARACTERS: usize = 400;

/// How long a recap is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecapSettings {
    /// At most so many words.
    pub words: usize,
}

impl Default for RecapSettings {
    fn default() -> Self {
        Self { words: 100 }
    }
}

/// Tells `story` in sentences of its `articles`, each cited. `articles` are in the story's order.
#[must_use]
pub fn recap(
    story: &Story,
    articles: &[&Article],
    claims: &[Claim],
    words: &WordStatistics,
    settings: &RecapSettings,
) -> Recap {
    let sentences = sentences(story, articles, claims, words, settings);
    Recap {
        story: story.id.clone(),
        title: head::title(articles, claims, sentences.first().map(RecapSentence::text), words),
        reports: articles.len(),
        outlets: head::outlets(articles),
        origins: head::origins(claims),
        first: story.first,
        last: story.last,
        sentences,
        made_by: VERSION,
    }
}

/// The sentence in other words, where these say neither more nor less than what it cites in `article`.
///
/// # Errors
/// Why they do not: the sentence stays as it is.
pub fn reword(
    sentence: &RecapSentence,
    text: &str,
    article: &Article,
) -> Result<RecapSentence, check::Fault> {
    let faults = check::sentence(text, sentence.citations(), |id| Some(article).filter(|a| a.id == *id));
    match faults.into_iter().next() {
        Some(fault) => Err(fault),
        None if text == sentence.text() => Ok(sentence.clone()),
        None => RecapSentence::reworded(text.to_owned(), sentence.citations().to_vec())
            .map_err(|uncited| check::Fault::New(uncited.text)),
    }
}

/// The sentences of the recap, in the order of what happened.
fn sentences(
    story: &Story,
    articles: &[&Article],
    claims: &[Claim],
    words: &WordStatistics,
    settings: &RecapSettings,
) -> Vec<RecapSentence> {
    let fallen = fallen::fallen(claims);
    let stands = |article: &Article, span: Span| {
        fallen.get(&article.id).is_none_or(|spans| !spans.iter().any(|s| s.touches(span)))
    };
    let mut tellings: Vec<_> = Vec::new();
    for (place, article) in articles.iter().enumerate() {
        let all = telling::tellings(article).into_iter().filter(|t| stands(article, t.span));
        tellings.extend(all.map(|telling| (place, telling)));
    }
    let (choices, weights) = weights::weigh(story, articles, claims, &tellings, words);
    let mut told: Vec<_> =
        choose::choose(&choices, &weights, settings.words).into_iter().map(|place| &choices[place]).collect();
    told.sort_by_key(|choice| {
        let day = articles[choice.article].published.map(|moment| moment.date);
        (day.is_none(), day, choice.telling.place, choice.article)
    });
    told.into_iter()
        .filter_map(|choice| {
            let article = articles[choice.article];
            let citation = Citation::of(article, choice.telling.span)?;
            // What a reader would have refused to them is not published: the check of `headwater verify`.
            if check::told(&citation.quote, article, choice.telling.span).is_some() {
                return None;
            }
            RecapSentence::new(citation.quote.clone(), vec![citation]).ok()
        })
        .collect()
}
