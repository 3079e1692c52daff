//! `headwater statements INPUT...`: who said what, and on whose word.

use super::Desk;
use crate::cli::{General, Statements};
use crate::errors::{Failure, Outcome};
use crate::pipeline;
use headwater_core::attribute::Attribution;
use headwater_model::{Article, Credit, Statement};
use headwater_publish::{json, terminal};

/// Prints the statements and credits of each article; with `--by`, what one source said.
pub(super) fn run(command: &Statements, general: &General) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(&command.input.paths, general)?;
    let articles = desk.articles();
    let attributions = pipeline::statements(&articles, &desk.knowledge);
    let name = command.by.as_ref().map(|name| name.to_lowercase());
    let found: Vec<_> = articles
        .iter()
        .zip(&attributions)
        .filter_map(|(a, found)| shown(a, found, name.as_deref()))
        .collect();
    if found.is_empty() {
        let by = command.by.as_deref().unwrap_or("anybody");
        crate::errors::note(&format!("no statement by {by} was found"));
    }
    desk.print(|| terminal::statements(&found, desk.look), || desk.to_json(json::statements(&found)))
}

/// What is shown of one article; nothing where only another's words are asked for.
fn shown<'a>(
    article: &'a Article,
    found: &'a Attribution,
    name: Option<&str>,
) -> Option<(&'a Article, Vec<&'a Statement>, Vec<&'a Credit>)> {
    let Some(name) = name else {
        return Some((article, found.statements.iter().collect(), found.credits.iter().collect()));
    };
    let statements: Vec<&Statement> = found.statements.iter().filter(|s| is_by(s, name)).collect();
    (!statements.is_empty()).then_some((article, statements, Vec::new()))
}

/// Whether a source of that name speaks in a statement, or in one that it passes on.
fn is_by(statement: &Statement, name: &str) -> bool {
    let speaks = statement.source.as_ref().is_some_and(|source| source.name.to_lowercase().contains(name));
    speaks || statement.inner.iter().any(|inner| is_by(inner, name))
}
