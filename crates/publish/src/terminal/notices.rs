//! What outlets took back or put right in their reports of a claim, with their words.

use super::flow::{Flow, Screen, Style};
use super::wording::{Numbers, listed, quoted};
use headwater_model::Claim;

/// Writes each retraction and correction of `claim` in a line.
pub(crate) fn notices(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    for retraction in &claim.retracted {
        let mut flow = Flow::new()
            .put(Style::Alarm, &format!("taken back by {}", retraction.outlet.name))
            .plain(": ")
            .plain(&quoted(&retraction.citation.quote))
            .faint(" ")
            .faint(&numbers.mark(&retraction.citation));
        let rested: Vec<String> = retraction.reports.iter().map(|id| numbers.report(id)).collect();
        if !rested.is_empty() {
            flow = flow.plain(&format!("; what rested on it no longer counts: {}", listed(&rested)));
        }
        screen.write("      ", "        ", &flow);
    }
    for correction in &claim.corrected {
        let values = match (&correction.was, &correction.now) {
            (Some(was), Some(now)) => format!(": {now}, before that {was}"),
            (Some(was), None) => format!(": no longer {was}"),
            _ => String::new(),
        };
        let flow = Flow::new()
            .put(Style::Caution, &format!("corrected by {}", correction.outlet.name))
            .plain(&values)
            .plain(": ")
            .plain(&quoted(&correction.citation.quote))
            .faint(" ")
            .faint(&numbers.mark(&correction.citation));
        screen.write("      ", "        ", &flow);
    }
}
