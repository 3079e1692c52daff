//! What does one report alone say? Assertions that no group has → groups of one, most telling first; and, inside a claim
//! that several reports carry, the words that one version adds.

use super::Reading;
use super::assertion::Assertion;
use super::matching::{Group, Member};
use super::terms::{TermId, Terms};
use headwater_model::Span;
use std::collections::{HashMap, HashSet};

/// As many claims of one report alone are kept for each article of the story at most.
const MOST_FOR_EACH_ARTICLE: usize = 12;
/// A run of a report's own words is told when its terms weigh this much together: two rare words or three others.
const LEAST_RUN_WEIGHT: f32 = 7.0;
/// Own words with at most this many bytes between them are one run.
const GAP_BYTES: usize = 12;

/// Which terms of a story stand in one report only.
pub(super) struct Own {
    article_of: HashMap<TermId, Option<usize>>,
}

impl Own {
    /// Looks at all `assertions` of a story.
    pub(super) fn of(assertions: &[Assertion]) -> Self {
        let mut article_of: HashMap<TermId, Option<usize>> = HashMap::new();
        for assertion in assertions {
            for (term, _) in assertion.terms.iter() {
                let known = article_of.entry(term).or_insert(Some(assertion.article));
                if *known != Some(assertion.article) {
                    *known = None;
                }
            }
        }
        Self { article_of }
    }

    /// Whether the term stands in one report only.
    fn has(&self, term: TermId) -> bool {
        self.article_of.get(&term).is_some_and(Option::is_some)
    }

    /// The weight of the terms that stand in one report only.
    fn weight(&self, terms: &Terms) -> f32 {
        terms.iter().filter(|(t, _)| self.has(*t)).map(|(_, w)| w).sum()
    }

    /// The runs of words inside `span` that no other report has, in order of place.
    pub(super) fn runs(&self, terms: &Terms, span: Span) -> Vec<Span> {
        let weights: HashMap<TermId, f32> = terms.iter().collect();
        let mut runs: Vec<(Span, f32)> = Vec::new();
        let mut broken = true;
        for (term, place) in terms.places().iter().filter(|(_, place)| span.contains(*place)) {
            if !self.has(*term) {
                broken = true;
                continue;
            }
            let weight = weights.get(term).copied().unwrap_or(0.0);
            match runs.last_mut().filter(|(run, _)| !broken && place.start - run.end <= GAP_BYTES) {
                Some((run, sum)) => {
                    run.end = place.end;
                    *sum += weight;
                }
                None => runs.push((*place, weight)),
            }
            broken = false;
        }
        runs.into_iter().filter(|(_, weight)| *weight >= LEAST_RUN_WEIGHT).map(|(run, _)| run).collect()
    }
}

/// The claims that one report alone makes, the most telling first.
pub(super) fn alone(
    assertions: &[Assertion],
    groups: &[Group],
    own: &Own,
    readings: &[Reading<'_>],
) -> Vec<Group> {
    let taken: HashSet<usize> = groups.iter().flat_map(|g| &g.members).map(|m| m.assertion).collect();
    let mut found: Vec<(f32, Group)> = Vec::new();
    for (number, assertion) in assertions.iter().enumerate() {
        if taken.contains(&number) || assertion.terms.iter().count() < 3 {
            continue;
        }
        let weight = salience(assertion, own.weight(&assertion.terms), &readings[assertion.article]);
        let member = Member { assertion: number, likeness: 1.0, contradicts: false };
        found.push((weight, Group { seed: number, seed_span: assertion.span, members: vec![member] }));
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
