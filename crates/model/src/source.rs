//! Who speaks.

use serde::{Deserialize, Serialize};

/// Who speaks, as far as the article lets a reader know.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The full name that the article gives ("Susan Collins"), a body's or document's name, or the description of
    /// an unnamed source ("White House official").
    pub name: String,
    /// What the source is.
    pub kind: SourceKind,
    /// Office, title or body, as the article has it ("Sen.", "R-Maine").
    pub role: Option<String>,
    /// On what terms the source speaks.
    pub terms: Terms,
    /// How many speak, where the article says so ("two people familiar with the talks" is 2).
    pub how_many: Option<u32>,
}

/// What a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SourceKind {
    /// A named person.
    Person,
    /// A body that speaks: a ministry, a company, a court.
    Organisation,
    /// A filing, statement, letter, report, poll.
    Document,
    /// An outlet whose report is passed on.
    Outlet,
    /// Somebody whose name the article does not give.
    Unnamed,
    /// A pronoun or short name that the article does not resolve.
    Unresolved,
}

/// On what terms a source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Terms {
    /// By name.
    OnRecord,
    /// Without a name, on background.
    OnBackground,
    /// Without a name, no terms told.
    Unnamed,
}
