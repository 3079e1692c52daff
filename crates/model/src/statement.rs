//! What a source is reported to have said.

use crate::{ArticleId, OutletRef, Source, Span};
use serde::{Deserialize, Serialize};

/// One thing that a source is reported to have said, in one article.
///
/// `pieces` are in reading order and do not overlap; a quotation that is interrupted has one piece for each part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The article that reports it.
    pub article: ArticleId,
    /// What was said: the words inside the quotation marks, or the clause, verbatim.
    pub pieces: Vec<Span>,
    /// In whose words.
    pub form: Form,
    /// Said, thought, intended or felt: readers are shown what was said unless they ask.
    pub manner: Manner,
    /// The verb or phrase that introduces it ("said", "according to").
    pub cue: Option<Span>,
    /// The source's words as they stand at this attribution ("he", "the senator", "Collins").
    pub source_words: Option<Span>,
    /// Who that is, resolved inside the article; `None` where no source is written.
    pub source: Option<Source>,
    /// Whom it was said to.
    pub addressee: Option<Addressee>,
    /// The words for where it was said ("at a hearing", "in a post", "the broadcaster"), where they stand by the cue.
    pub venue: Option<Span>,
    /// What the cue says of the speech act.
    pub attitude: Attitude,
    /// When the cue puts it; `None` where it does not tell ("according to").
    #[serde(default)]
    pub tense: Option<Tense>,
    /// The outlet whose report the statement is taken from, where it is not the article's own.
    pub via: Option<OutletRef>,
    /// What the source is reported to say that others said ("Quill said Reed had told her that ..."), in order: each
    /// stands inside a piece of this one and has a source of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<Statement>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

/// In whose words a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The source's, in quotation marks.
    Direct,
    /// The article's.
    Indirect,
    /// The article's, with words of the source in quotation marks.
    Mixed,
}

/// What the source did with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Manner {
    /// Said or wrote it.
    Said,
    /// Believes it.
    Thought,
    /// Plans it.
    Intended,
    /// Feels it.
    Felt,
}

/// What the cue says of the speech act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Attitude {
    /// Said, told, wrote: nothing added.
    Said,
    /// Claimed, alleged.
    Claimed,
    /// Denied, disputed.
    Denied,
    /// Confirmed, acknowledged.
    Confirmed,
    /// Declined to comment.
    Declined,
    /// Refused to say or to do something.
    Refused,
    /// Warned, threatened.
    Warned,
    /// Promised, vowed.
    Promised,
    /// Asked, demanded, urged.
    Asked,
}

/// When a cue puts the saying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tense {
    /// "said", "has said".
    Past,
    /// "says", "is saying".
    Present,
    /// "will say": it has not been said yet.
    Future,
}

/// Whom a statement was addressed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addressee {
    /// The words in the text.
    pub span: Span,
    /// The name, resolved inside the article.
    pub name: String,
    /// The outlet, where the addressee is one: the statement then came through it.
    pub outlet: Option<OutletRef>,
}
