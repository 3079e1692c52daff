//! One thing that was said, as several reports quote it.

use crate::{ArticleId, Citation, Source};
use serde::{Deserialize, Serialize};

/// A quotation that stands in two reports of a story or more, in all its wordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saying {
    /// Who said it: the source that most reports give it to, copies of one text counted once; `None` where none names one.
    pub source: Option<Source>,
    /// Its wordings, the fullest first; never empty.
    pub wordings: Vec<Wording>,
    /// The reports that give it to somebody else.
    pub given_to: Vec<GivenTo>,
}

/// A quotation as one or more reports have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// How it stands to the fullest one.
    pub kind: WordingKind,
    /// Where it stands, in order of the story's articles; the first holds its words.
    pub citations: Vec<Citation>,
}

/// How a wording of a quotation stands to the fullest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WordingKind {
    /// It is the fullest.
    Whole,
    /// A part of it, or parts of it in order.
    Cut,
    /// Some words are others.
    Reworded,
}

/// A report that gives a quotation to another source than most do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenTo {
    /// The source that it names.
    pub source: Source,
    /// The report.
    pub article: ArticleId,
}
