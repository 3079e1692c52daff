//! `headwater stories INPUT...`: which reports tell the same event.

use super::Desk;
use crate::cli::{General, Stories};
use crate::errors::{Failure, Outcome};
use crate::pipeline::{self, Knowledge};
use headwater_core::text::words;
use headwater_model::{Article, Copy, Story};
use headwater_publish::{Comparison, json, terminal};
use std::collections::BTreeSet;

/// Prints the stories with their articles; with `--why`, what speaks for two articles being of one story.
pub(super) fn run(command: &Stories, general: &General) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(&command.input.paths, general)?;
    let articles = desk.articles();
    if let Some([one, other]) = command.why.as_deref() {
        return why(&desk, &articles, one, other);
    }
    let stories = pipeline::stories(&articles, &desk.knowledge);
    desk.print(|| terminal::stories(&stories, desk.look), || desk.to_json(json::groups(&stories)))
}

/// Tells of two articles whether they are in one story, and what they have in common.
fn why(desk: &Desk, articles: &[Article], one: &str, other: &str) -> Result<Outcome, Failure> {
    let (one, other) = (named(articles, one)?, named(articles, other)?);
    let stories = pipeline::stories(articles, &desk.knowledge);
    let of =
        |article: &Article| stories.iter().find(|(s, _)| s.articles.contains(&article.id)).map(|(s, _)| s);
    let (sure, measures) = pipeline::likeness(one, other, &desk.knowledge);
    let comparison = Comparison {
        stories: [of(one).map(|s| s.id.0.clone()), of(other).map(|s| s.id.0.clone())],
        shared_percent: of(one).and_then(|s| copied(s, one, other)),
        hours_apart: one
            .published
            .zip(other.published)
            .map(|(a, b)| (a.seconds() - b.seconds()).abs() / 3600),
        shared_words: shared_words(one, other, &desk.knowledge),
        sure,
        join: desk.knowledge.group.join,
        measures,
    };
    desk.print(
        || terminal::comparison([one, other], &comparison, desk.look),
        || desk.to_json(json::comparison([one, other], &comparison)),
    )
}

/// How much of one of the two is the other's text.
fn copied(story: &Story, one: &Article, other: &Article) -> Option<u8> {
    let is_pair = |copy: &&Copy| {
        (copy.article == one.id && copy.of == other.id) || (copy.article == other.id && copy.of == one.id)
    };
    story.copies.iter().find(is_pair).map(|copy| copy.shared_percent)
}

/// So many of the shared words are told.
const WORDS_TOLD: usize = 15;

/// The words that both use, the rarest first.
fn shared_words(one: &Article, other: &Article, knowledge: &Knowledge) -> Vec<String> {
    let of = |article: &Article| -> BTreeSet<String> {
        words(&article.text).map(|word| word.text.to_lowercase()).collect()
    };
    let mut shared: Vec<String> = of(one).intersection(&of(other)).cloned().collect();
    shared.sort_by(|a, b| knowledge.words.rarity(b).total_cmp(&knowledge.words.rarity(a)).then(a.cmp(b)));
    shared.truncate(WORDS_TOLD);
    shared
}

/// The one article whose id is or ends in `name`.
fn named<'a>(articles: &'a [Article], name: &str) -> Result<&'a Article, Failure> {
    let found: Vec<&Article> = articles.iter().filter(|a| a.id.0.ends_with(name)).collect();
    match found.iter().find(|a| a.id.0 == name).or(found.first()) {
        Some(article) if found.len() == 1 || article.id.0 == name => Ok(article),
        Some(_) => {
            Err(Failure::new(format!("{} articles end in {name}", found.len()), "give more of the id"))
        }
        None => {
            Err(Failure::new(format!("no article is called {name}"), "`headwater stories` lists the ids"))
        }
    }
}
