//! Which passages no longer stand? Claims that were taken back or put right → passages that a recap must not tell.

use crate::text::words;
use headwater_model::{ArticleId, Citation, Claim, Span, Stance};
use std::collections::HashMap;

/// By article: where it carries what an outlet took back and it had from there, and where it gives a value that was put
/// right. The notice itself stands.
pub(super) fn fallen(claims: &[Claim]) -> HashMap<&ArticleId, Vec<Span>> {
    let mut found: HashMap<&ArticleId, Vec<Span>> = HashMap::new();
    for claim in claims.iter().filter(|c| !c.retracted.is_empty() || !c.corrected.is_empty()) {
        for report in claim.reports.iter().filter(|r| r.stance != Stance::Disputes) {
            let rested = claim.retracted.iter().any(|r| r.reports.contains(&report.article));
            for citation in report.citations.iter().filter(|c| rested || gives_wrong_value(claim, c)) {
                found.entry(&citation.article).or_default().push(citation.span);
            }
        }
    }
    found
}

/// Whether the words give a value that was put right, and not the right one beside it.
fn gives_wrong_value(claim: &Claim, citation: &Citation) -> bool {
    let has = |value: &str| words(&citation.quote).any(|w| w.text.eq_ignore_ascii_case(value));
    claim.corrected.iter().any(|c| c.was.as_deref().is_some_and(has) && !c.now.as_deref().is_some_and(has))
}
