//! What does one version of a claim add? Assertions of a story → the words that one report alone has.

use super::assertion::Assertion;
use super::terms::{TermId, Terms};
use headwater_model::Span;
use std::collections::HashMap;

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
