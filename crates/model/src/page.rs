//! What comes in, as it came.

use crate::{Access, Moment};
use serde::{Deserialize, Serialize};

/// One page as it was received. Never changed after that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What the reader calls it: the path of the file, or the id that the input gives.
    pub id: String,
    /// The address it was had from, where known.
    pub url: Option<String>,
    /// The character encoding that the sender declared (the `charset` of an HTTP header), where there was one.
    pub charset: Option<String>,
    /// When it was had, where the input says so: an archive does, a saved file does not.
    pub fetched: Option<Moment>,
    /// What was received.
    pub body: PageBody,
}

/// What was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageBody {
    /// The bytes of an HTML document.
    Html(Vec<u8>),
    /// The bytes of plain text, as somebody copied it from the web.
    PlainText(Vec<u8>),
    /// An article that was already taken out of its page: its text stays unchanged.
    Given(Box<GivenArticle>),
}

/// An article as JSON gives it: `{"id", "outlet", "published", "url", "headline", "text"}` and what else is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenArticle {
    /// The outlet's name, where known.
    #[serde(default)]
    pub outlet: Option<String>,
    /// The time it was published, in ISO 8601, where known.
    #[serde(default)]
    pub published: Option<String>,
    /// Its headline, where known.
    #[serde(default)]
    pub headline: Option<String>,
    /// The line below the headline, where known.
    #[serde(default)]
    pub dek: Option<String>,
    /// The names of those who sign, in order.
    #[serde(default)]
    pub byline: Vec<String>,
    /// The section it stands in, where known.
    #[serde(default)]
    pub section: Option<String>,
    /// The outlet's edition for a country, where known.
    #[serde(default)]
    pub edition: Option<String>,
    /// The time it was last updated, in ISO 8601, where known.
    #[serde(default)]
    pub updated: Option<String>,
    /// What it is filed under.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who may read it: `free`, `metered` or `paywalled`, where known.
    #[serde(default)]
    pub access: Option<Access>,
    /// The licence it is given under, where known.
    #[serde(default)]
    pub licence: Option<String>,
    /// The text, kept unchanged.
    pub text: String,
}
