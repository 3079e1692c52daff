//! An outlet's word that something it published does not hold.

use crate::{ArticleId, OutletRef, Span};
use serde::{Deserialize, Serialize};

/// A notice of correction or retraction, as one article carries it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The article that carries it.
    pub article: ArticleId,
    /// The sentences of the notice.
    pub span: Span,
    /// What it does.
    pub kind: NoticeKind,
    /// Whose report it is about: the article's own outlet, or the one that the words name.
    pub outlet: Option<OutletRef>,
    /// Whether the notice is the outlet's own, rather than another's report of it.
    pub is_own: bool,
    /// The clause that no longer holds ("that the bridge was shut"); `None` where the whole report is meant or the words
    /// do not tell.
    pub wrong: Option<Span>,
    /// The value that does not hold, where the notice gives one.
    pub was: Option<Span>,
    /// The value that takes its place.
    pub now: Option<Span>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

/// What a notice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NoticeKind {
    /// Puts something right.
    Correction,
    /// Takes a report back.
    Retraction,
}
