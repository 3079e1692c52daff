//! The words with which an article rests on another outlet's report.

use crate::{ArticleId, OutletRef, Source, Span};
use serde::{Deserialize, Serialize};

/// One place where an article rests on another outlet's report, and which of its words rest on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// The article that gives the credit.
    pub article: ArticleId,
    /// The words of the credit ("according to the Example Post").
    pub span: Span,
    /// The outlet that is credited.
    pub outlet: OutletRef,
    /// What the words mean.
    pub meaning: CreditMeaning,
    /// What kind of mark it is.
    pub basis: Basis,
    /// The source that the credited report itself names, where the words tell ("citing two officials").
    pub deeper: Option<Source>,
    /// The sentences that rest on it, in reading order.
    pub covers: Vec<Coverage>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

/// What a credit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreditMeaning {
    /// Passes on what the other report says.
    Relay,
    /// Says that the other report was first; the article may have proof of its own too.
    Origin,
    /// Says that the outlet checked the other's claim itself.
    Confirm,
    /// Says that the other's report is false.
    Deny,
    /// A named person spoke on or to that outlet.
    Venue,
}

/// What kind of mark a credit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Words of the running text.
    Words,
    /// Words that point back to an outlet named before ("the paper said").
    Anaphora,
    /// A link whose anchor stands on the claim.
    Link,
    /// A dateline or agency line: the whole article is the agency's.
    Wire,
}

/// A sentence that rests on a credit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// The sentence, or the part of it.
    pub span: Span,
    /// Whether the credit stands in the same sentence (stated) or was carried over from another (inferred).
    pub inferred: bool,
}
