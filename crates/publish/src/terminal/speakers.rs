//! Who speaks, and how often: a table of the sources of statements.

use super::flow::{Flow, Screen, Style};
use super::stages::word;
use headwater_model::{Source, Statement};
use std::collections::BTreeMap;

/// What is counted of a source.
#[derive(Default)]
struct Count<'a> {
    role: Option<&'a str>,
    statements: usize,
    articles: usize,
}

/// A statement and those inside it, at any depth.
fn with_inner(statement: &Statement) -> Vec<&Statement> {
    std::iter::once(statement).chain(statement.inner.iter().flat_map(with_inner)).collect()
}

/// Writes the table, the most frequent source first; statements inside others count too, statements whose source is not known are counted last.
pub(super) fn section<'a>(screen: &mut Screen, found: impl Iterator<Item = &'a [&'a Statement]>) {
    let mut counts: BTreeMap<Option<(&str, _)>, Count<'_>> = BTreeMap::new();
    for statements in found {
        let mut here: BTreeMap<Option<(&str, _)>, usize> = BTreeMap::new();
        for statement in statements.iter().flat_map(|statement| with_inner(statement)) {
            let key = |source: &'a Source| (source.name.as_str(), source.kind);
            let count = counts.entry(statement.source.as_ref().map(key)).or_default();
            count.role = count.role.or(statement.source.as_ref().and_then(|s| s.role.as_deref()));
            count.statements += 1;
            *here.entry(statement.source.as_ref().map(key)).or_default() += 1;
        }
        for key in here.into_keys() {
            counts.entry(key).or_default().articles += 1;
        }
    }
    if counts.is_empty() {
        return;
    }
    let mut rows: Vec<_> = counts.into_iter().collect();
    rows.sort_by(|a, b| {
        a.0.is_none().cmp(&b.0.is_none()).then(b.1.statements.cmp(&a.1.statements)).then(a.0.cmp(&b.0))
    });
    screen.heading(Style::Strong, "SPEAKERS", "statements, articles, who");
    for (source, count) in rows {
        let numbers = format!("  {:>4} {:>4}  ", count.statements, count.articles);
        let mut flow = Flow::new();
        match source {
            Some((name, kind)) => {
                flow.add(Style::Strong, name);
                if let Some(role) = count.role {
                    flow.add(Style::Plain, &format!(", {role}"));
                }
                flow.add(Style::Faint, &format!(" ({})", word(kind)));
            }
            None => flow.add(Style::Caution, "source not known"),
        }
        screen.write(&numbers, "             ", &flow);
    }
}
