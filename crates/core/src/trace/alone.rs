//! What does one report alone say? Assertions that no group has → groups of one, most telling first.
//!
//! A sentence whose telling words stand in no other report is a claim of its own even where another part of it is shared.

use super::Reading;
use super::assertion::Assertion;
use super::matching::{Group, Member};
use std::collections::{HashMap, HashSet};

/// A sentence says something of its own when terms of at least this weight stand in no other report.
const LEAST_OWN_WEIGHT: f32 = 12.0;
/// As many claims of one report alone are kept for each article of the story at most.
const MOST_FOR_EACH_ARTICLE: usize = 12;

/// The claims that one report alone makes, the most telling first.
pub(super) fn alone(assertions: &[Assertion], groups: &[Group], readings: &[Reading<'_>]) -> Vec<Group> {
    let mut articles_with: HashMap<u32, HashSet<usize>> = HashMap::new();
    for assertion in assertions {
        for (term, _) in assertion.terms.iter() {
            articles_with.entry(term).or_default().insert(assertion.article);
        }
    }
    let taken: HashSet<usize> = groups.iter().flat_map(|g| &g.members).map(|m| m.assertion).collect();
    let own_weight = |terms: &super::terms::Terms| -> f32 {
        terms.iter().filter(|(t, _)| articles_with.get(t).is_some_and(|a| a.len() == 1)).map(|(_, w)| w).sum()
    };
    let mut found: Vec<(f32, Group)> = Vec::new();
    for (number, assertion) in assertions.iter().enumerate() {
        let own = own_weight(&assertion.terms);
        let is_shared = taken.contains(&number);
        if assertion.terms.iter().count() < 3 || (is_shared && own < LEAST_OWN_WEIGHT) {
            continue;
        }
        let telling = assertion.clauses.iter().max_by(|a, b| {
            own_weight(&a.terms).total_cmp(&own_weight(&b.terms)).then(a.span.len().cmp(&b.span.len()))
        });
        let seed_span = telling.map_or(assertion.span, |c| c.span);
        let member = Member { assertion: number, likeness: 1.0 };
        let weight = salience(assertion, own, &readings[assertion.article]);
        found.push((weight, Group { seed: number, seed_span, members: vec![member] }));
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.seed.cmp(&b.1.seed)));
    let mut kept: HashMap<usize, usize> = HashMap::new();
    found.retain(|(_, group)| {
        let count = kept.entry(assertions[group.seed].article).or_insert(0);
        *count += 1;
        *count <= MOST_FOR_EACH_ARTICLE
    });
    found.into_iter().map(|(_, group)| group).collect()
}

/// How telling a sentence is by itself: what it has of its own, how early it stands, and whether somebody speaks in it.
fn salience(assertion: &Assertion, own: f32, reading: &Reading<'_>) -> f32 {
    let speaks = reading
        .statements
        .iter()
        .any(|s| s.source.is_some() && s.pieces.iter().any(|p| p.touches(assertion.span)));
    let early = 1.0 + 1.0 / (1.0 + assertion.position as f32 / 3.0);
    own.min(40.0) * early * if speaks { 1.5 } else { 1.0 }
}
