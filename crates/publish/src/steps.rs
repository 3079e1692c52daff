//! Which arrows do the chains of a claim draw? Claim → steps between reports, outlets and origins, each once.

use headwater_model::{ArticleId, Claim, Evidence};

/// A place that a claim came through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// A report of the story.
    Report(&'a ArticleId),
    /// An outlet or source whose own text is not in the story.
    Elsewhere(&'a str),
    /// One of the claim's origins, by its number.
    Origin(usize),
}

/// One arrow: `from` has the claim from `to`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Step<'a> {
    /// Who has it.
    pub(crate) from: Place<'a>,
    /// From whom.
    pub(crate) to: Place<'a>,
    /// Why we think so; `None` where a report is itself the place of first contact.
    pub(crate) evidence: Option<&'a Evidence>,
}

/// The steps of all chains, in the order of the reports; a step that several chains share stands once, with the
/// evidence that was met first.
pub(crate) fn steps(claim: &Claim) -> Vec<Step<'_>> {
    let mut found: Vec<Step<'_>> = Vec::new();
    for report in &claim.reports {
        for chain in &report.chains {
            let mut from = Place::Report(&report.article);
            for (at, hop) in chain.hops.iter().enumerate() {
                let is_last = at + 1 == chain.hops.len();
                let to = match &hop.article {
                    Some(article) => Place::Report(article),
                    None if is_last => Place::Origin(chain.origin),
                    None => Place::Elsewhere(&hop.to),
                };
                put(&mut found, Step { from, to, evidence: Some(&hop.evidence) });
                from = to;
            }
            if from != Place::Origin(chain.origin) {
                put(&mut found, Step { from, to: Place::Origin(chain.origin), evidence: None });
            }
        }
    }
    found
}

/// Adds a step that is not there; words that state it take the place of evidence that is missing.
fn put<'a>(found: &mut Vec<Step<'a>>, step: Step<'a>) {
    if step.from == step.to {
        return;
    }
    match found.iter_mut().find(|s| s.from == step.from && s.to == step.to) {
        Some(known) => known.evidence = known.evidence.or(step.evidence),
        None => found.push(step),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::story_file;

    fn drawn(claim: &Claim) -> Vec<(String, String)> {
        let name = |place: Place<'_>| match place {
            Place::Report(id) => id.0.clone(),
            Place::Elsewhere(name) => name.to_owned(),
            Place::Origin(number) => format!("origin {number}"),
        };
        steps(claim).into_iter().map(|s| (name(s.from), name(s.to))).collect()
    }

    #[test]
    fn relays_lead_through_the_report_that_they_rest_on() {
        let expected = [("post.html", "origin 0"), ("radio.txt", "post.html"), ("lantern.txt", "post.html")];
        assert_eq!(drawn(&story_file().claims[0]), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
    }

    #[test]
    fn a_report_that_is_the_first_contact_leads_to_its_origin_without_evidence() {
        let mut claim = story_file().claims[0].clone();
        claim.reports.truncate(1);
        claim.reports[0].chains[0].hops.clear();
        let steps = steps(&claim);
        assert_eq!((steps.len(), steps[0].to), (1, Place::Origin(0)));
        assert!(steps[0].evidence.is_none());
    }
}
