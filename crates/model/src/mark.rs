//! What a sentence adds to what it tells: distance, a denial, the primary source at hand.

use crate::{Source, Span};
use serde::{Deserialize, Serialize};

/// The marks of one sentence; at least one of the three stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceMark {
    /// The sentence.
    pub span: Span,
    /// The words with which the article keeps its distance, the first of them.
    pub hedge: Option<Hedge>,
    /// Somebody's denial, with what is denied.
    pub denied: Option<DeniedWords>,
    /// A document, event or post that all who quote it share.
    pub primary: Option<Primary>,
}

/// Words of distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hedge {
    /// The words.
    pub span: Span,
    /// What kind of distance they put.
    pub kind: HedgeKind,
}

/// What kind of distance an article puts between itself and what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HedgeKind {
    /// It is second hand: "reportedly", "allegedly", "rumoured to".
    Reported,
    /// Nobody could check it: "could not verify", "unconfirmed", "if true".
    Unverified,
    /// No source is given: "is believed to", "is said to".
    Unattributed,
    /// A source claims it: "claims that".
    Claimed,
}

/// A denial in the words of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeniedWords {
    /// The words that deny ("denied", "called the report false").
    pub span: Span,
    /// What is denied: the clause or noun phrase that is the object.
    pub object: Span,
    /// Who denies it, as far as the sentence tells.
    pub by: Option<Source>,
}

/// A primary source that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Primary {
    /// What it is.
    pub kind: PrimaryKind,
    /// The words that name it ("in a statement", "told reporters").
    pub span: Span,
    /// Whose it is, as far as the sentence tells.
    pub issuer: Option<Source>,
}

/// What a primary source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PrimaryKind {
    /// A statement, filing, letter, study.
    Document,
    /// A news conference, hearing, rally, speech.
    Event,
    /// A post on a platform.
    Post,
    /// Words to reporters at large: all who were there have them.
    Reporters,
}
