//! Which words may never be lost? Those that negate, hedge, limit, or say on whose word something stands.

use super::clauses::{CONNECTORS, Clauses, Read};
use crate::text::{Class, class_of};

/// Words that negate, set apart, limit or make less sure. English.
#[rustfmt::skip]
const PROTECTED: &[&str] = &[
    // negation
    "no", "not", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "hardly", "barely",
    "scarcely", "denied", "denies", "deny", "denying", "refused", "declined", "failed", "false", "wrongly", "falsely",
    "unlike", "instead", "rather", "stopped", "halted", "cancelled", "canceled", "withdrew", "rejected", "against",
    // hedge
    "reportedly", "allegedly", "alleged", "apparently", "purportedly", "supposedly", "ostensibly", "suspected",
    "accused", "possible", "possibly", "perhaps", "maybe", "likely", "unlikely", "probably", "potentially", "potential",
    "presumably", "seemingly", "appears", "appeared", "seems", "seemed", "believed", "rumored", "rumoured", "unconfirmed",
    "unverified", "preliminary", "expected", "planned", "proposed", "attempted", "attempt", "draft", "former", "acting",
    "so-called", "would-be", "hopes", "plans", "aims", "wants", "considering", "tentative", "tentatively", "provisional",
    // limit
    "about", "around", "nearly", "almost", "roughly", "approximately", "least", "most", "up", "more", "less", "fewer",
    "than", "only", "if", "unless", "until", "except", "some", "partly", "partially", "half", "before", "after", "once",
    "though", "although", "despite", "whether", "when",
];

/// Words by which somebody is said to say something.
#[rustfmt::skip]
const ATTRIBUTION: &[&str] = &[
    "said", "says", "say", "told", "tells", "according", "claimed", "claims", "claim", "reported", "reports", "wrote",
    "writes", "announced", "announces", "warned", "warns", "argued", "argues", "insisted", "insists", "added", "adds",
    "acknowledged", "conceded", "admitted", "confirmed", "confirms", "alleges", "testified", "tweeted", "posted",
    "promised", "vowed", "predicted", "estimated", "estimates", "suggested", "suggests", "believes", "thinks", "explained",
    "stated", "states", "maintains", "maintained", "asserted", "contends", "contended", "noted", "notes", "called",
];

/// Whether the word says that somebody says something.
pub(super) fn is_attribution(lower: &str) -> bool {
    ATTRIBUTION.contains(&lower)
}

/// The first protected word of the sentence that stands in `told` less often than there.
///
/// Names that stand beside an attribution are protected with it: a statement never loses or changes its source.
pub(super) fn lost(told: &Read<'_>, there: &Clauses<'_>) -> Option<String> {
    let all: Vec<_> = there.tokens().collect();
    let count_there = |lower: &str| all.iter().filter(|t| t.lower == lower).count();
    let count_told = |lower: &str| told.words.iter().filter(|t| t.lower == lower).count();
    let speaks = |at: usize| !all[at].quoted && is_attribution(&all[at].lower);
    let is_source = |at: usize| {
        all[at].text.starts_with(char::is_uppercase)
            && (at.saturating_sub(NEAR)..(at + NEAR).min(all.len())).any(speaks)
    };
    (0..all.len())
        .find(|&at| {
            let lower = &all[at].lower;
            let is_protected = PROTECTED.contains(&lower.as_str())
                || lower.ends_with("n't")
                || is_attribution(lower)
                || class_of(lower).any(Class::MODAL.and(Class::NEGATION))
                || is_source(at) && !CONNECTORS.contains(&lower.as_str());
            is_protected && count_told(lower) < count_there(lower)
        })
        .map(|at| all[at].text.to_owned())
}

/// The name of who says something stands within so many words of the verb.
const NEAR: usize = 5;
