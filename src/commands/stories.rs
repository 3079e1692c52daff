//! `headwater stories INPUT...`: which reports tell the same event.

use super::Desk;
use crate::cli::{General, Stories};
use crate::decisions;
use crate::errors::{Failure, Outcome};
use crate::pipeline;
use headwater_model::Article;
use headwater_publish::{json, terminal};

/// Prints the stories with their articles; with `--why`, what speaks for two articles being of one story.
pub(super) fn run(command: &Stories, general: &General) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(&command.input.paths, general)?;
    desk.decide(&command.grouping)?;
    let articles = desk.articles();
    if let Some([one, other]) = command.why.as_deref() {
        return why(&desk, &articles, one, other);
    }
    let stories = pipeline::stories(&articles, &desk.knowledge);
    desk.print(|| terminal::stories(&stories, desk.look), || desk.to_json(json::groups(&stories)))
}

/// Tells why two articles are or are not in one story.
fn why(desk: &Desk, articles: &[Article], one: &str, other: &str) -> Result<Outcome, Failure> {
    let (one, other) = (named(articles, one)?, named(articles, other)?);
    let reasons = pipeline::why(one, other, articles, &desk.knowledge);
    desk.print(
        || terminal::why([one, other], &reasons, desk.look),
        || desk.to_json(json::why([one, other], &reasons)),
    )
}

/// The one article whose id is or ends in `name`.
fn named<'a>(articles: &'a [Article], name: &str) -> Result<&'a Article, Failure> {
    let ids: Vec<&str> = articles.iter().map(|a| a.id.0.as_str()).collect();
    let id = decisions::named(&ids, name)?;
    let found = articles.iter().find(|a| a.id.0 == id);
    found.ok_or_else(|| {
        Failure::new(format!("no article is called {name}"), "`headwater stories` lists the ids")
    })
}
