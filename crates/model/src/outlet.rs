//! Who publishes.

use serde::{Deserialize, Serialize};

/// One outlet, as `outlets/` tells of it: facts only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Short and permanent, lower case with hyphens: `washington-post`.
    pub id: String,
    /// The name in full, as the outlet writes it.
    pub name: String,
    /// Other names that mean this outlet and no other.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Names that mean this outlet only where the context says so: short names that several outlets share ("the
    /// Times"), and a name or alias of its own that is an ordinary word too ("Time").
    #[serde(default)]
    pub ambiguous: Vec<String>,
    /// Hosts that it publishes on, without `www.`.
    #[serde(default)]
    pub domains: Vec<String>,
    /// Who owns it, where that is publicly known; two outlets of one owner bear the same words here.
    #[serde(default)]
    pub owner: Option<String>,
    /// Where it is at home: ISO 3166-1 alpha-2, upper case.
    #[serde(default)]
    pub country: Option<String>,
    /// The language it publishes in: ISO 639-1.
    #[serde(default)]
    pub language: Option<String>,
    /// What it is.
    pub kind: OutletKind,
    /// Accounts on social platforms that are the outlet's own, with the `@`.
    #[serde(default)]
    pub handles: Vec<String>,
    /// Forms in which its copy is signed by those who take it: `(AP)`, `Reuters`.
    #[serde(default)]
    pub wire_credits: Vec<String>,
}

/// What an outlet is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutletKind {
    /// A newspaper, on paper or not.
    Newspaper,
    /// A weekly or monthly.
    Magazine,
    /// A news agency, whose copy others print.
    Agency,
    /// Radio or television.
    Broadcaster,
    /// A site born on the web.
    Site,
}

/// An outlet as an article names it, or as it was inferred.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct OutletRef {
    /// The name to show: the table's where the outlet is known, the article's own words elsewhere.
    pub name: String,
    /// The outlet's id where the table knows it.
    pub id: Option<String>,
    /// How we know.
    pub evidence: OutletEvidence,
}

/// How we know which outlet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutletEvidence {
    /// The input names it in a field of its own.
    Given,
    /// The page or text states it: its metadata, its masthead, the words of a credit.
    Stated,
    /// Its address belongs to the outlet.
    Address,
    /// Inferred from the furniture of the page or from the words around: shown as inferred.
    Inferred,
}

impl OutletRef {
    /// What two references are compared by: the id where known, else the name in lower case without "the".
    #[must_use]
    pub fn key(&self) -> String {
        self.id.clone().unwrap_or_else(|| {
            let name = self.name.to_lowercase();
            name.strip_prefix("the ").unwrap_or(&name).to_owned()
        })
    }
}
