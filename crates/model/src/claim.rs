//! What several reports assert or deny, and where it came from.

use crate::{ArticleId, Citation, Moment, OutletRef};
use serde::{Deserialize, Serialize};

/// Names one claim inside its story: `c1`, `c2` ... in order of weight.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClaimId(pub String);

/// One thing that reports of a story assert, hedge or dispute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Its name inside the story.
    pub id: ClaimId,
    /// The claim in one line: a slice of the clearest report.
    pub line: Citation,
    /// The reports that state, hedge or dispute it, in order of the story's articles.
    pub reports: Vec<Report>,
    /// Words that come near it and may tell it too, in order of the story's articles; no count rests on them. A report
    /// that surely tells it may stand here once more, with another place.
    #[serde(default)]
    pub perhaps: Vec<Report>,
    /// The articles of the story that leave it out (of those that could have had it).
    pub left_out_by: Vec<ArticleId>,
    /// Its origins; `Report::chains` point into this list.
    pub origins: Vec<Origin>,
    /// How many independent origins assert it.
    pub independent: Count,
    /// What a reader is told of it.
    pub standing: Standing,
    /// Values that cannot both hold, where reports differ.
    pub differences: Vec<Difference>,
    /// The named sources that deny it, each with its words.
    pub denied_by: Vec<Denial>,
    /// The outlets that took it back, each with its words.
    #[serde(default)]
    pub retracted: Vec<Retraction>,
    /// What an outlet put right in its report of it.
    #[serde(default)]
    pub corrected: Vec<Correction>,
    /// The article that had it first, where the times are known.
    pub first_seen: Option<ArticleId>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

impl Claim {
    /// The denials by others: where one report alone tells of a denial, the denial is the claim.
    pub fn denials_by_others(&self) -> impl Iterator<Item = &Denial> {
        let line = &self.line;
        let is_line = move |c: &Citation| c.article == line.article && line.span.contains(c.span);
        self.denied_by.iter().filter(move |denial| self.reports.len() > 1 || !is_line(&denial.citation))
    }
}

/// A named source's denial of a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    /// Who denies it.
    pub name: String,
    /// The words of the denial.
    pub citation: Citation,
    /// When the report that tells of it was published, where that is known.
    #[serde(default)]
    pub since: Option<Moment>,
}

/// An outlet's word that it no longer stands by a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retraction {
    /// The outlet that takes the claim back.
    pub outlet: OutletRef,
    /// The words that say so.
    pub citation: Citation,
    /// The reports that rested on that outlet's, its own among them: none of their chains through it stands.
    pub reports: Vec<ArticleId>,
}

/// A value that an outlet put right in its report of a claim: both versions are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// The outlet.
    pub outlet: OutletRef,
    /// The words that say so.
    pub citation: Citation,
    /// The value that it had before, where the words tell.
    pub was: Option<String>,
    /// The value that it gives now, where the words tell.
    pub now: Option<String>,
}

/// How one article carries a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The article.
    pub article: ArticleId,
    /// Whether it states, hedges or disputes the claim.
    pub stance: Stance,
    /// Where it does so, the most telling place first.
    pub citations: Vec<Citation>,
    /// The words of those places that no other report of the story has, in order: what this version adds.
    #[serde(default)]
    pub adds: Vec<Citation>,
    /// How its version leads to an origin: one chain for each.
    pub chains: Vec<Chain>,
}

/// How an article stands to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Asserts it, or passes it on plainly.
    States,
    /// Adds distance of its own ("reportedly").
    Hedges,
    /// Says that it does not hold.
    Disputes,
}

/// The way from one article's version of a claim to an origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Chain {
    /// The steps, from the article outwards; empty where the article is itself the place of first contact.
    pub hops: Vec<Hop>,
    /// Which of the claim's origins it ends in.
    pub origin: usize,
}

/// One step towards an origin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hop {
    /// What it leads to, by the name to show: an outlet, a source.
    pub to: String,
    /// The outlet, where it leads to one.
    pub outlet: Option<OutletRef>,
    /// The article of this story that it leads to, where there is one.
    pub article: Option<ArticleId>,
    /// Why we think so.
    pub evidence: Evidence,
}

/// Why a hop is drawn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Evidence {
    /// The article says so in these words.
    Stated {
        /// The words.
        citation: Citation,
    },
    /// The article says so elsewhere: the credit is carried over from these words.
    Inferred {
        /// The words it is carried over from.
        citation: Citation,
        /// Why it is carried over.
        reason: String,
    },
    /// A link stands on the claim.
    Link {
        /// The words that carry the link.
        citation: Citation,
        /// Where it leads.
        href: String,
    },
    /// The two share a text: these spans are alike.
    SharedText {
        /// The passage in this article.
        citation: Citation,
        /// The passage in the other.
        other: Citation,
    },
    /// The same claim in the same rare words, later, without a credit.
    TimingOnly {
        /// How alike the two wordings are, 0.0 to 1.0.
        likeness: f32,
    },
    /// Nothing tells.
    Unknown,
}

/// The deepest source that the texts let a reader reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The name to show: "Susan Collins", "The Washington Post, unnamed sources", "origin unknown".
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// The outlet that spoke to it, where the origin is an outlet's own unnamed source or the outlet itself.
    pub outlet: Option<OutletRef>,
}

/// What an origin is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OriginKind {
    /// A named person, or a body that speaks.
    Person,
    /// A filing, announcement, letter, poll.
    Document,
    /// A hearing, news conference, video.
    Event,
    /// A post on a platform.
    Post,
    /// Unnamed sources of one outlet.
    Unnamed,
    /// An outlet, where no more is known.
    Outlet,
    /// Asserted, and no source can be reached.
    Unknown,
}

/// A number of independent origins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Count {
    /// As many there are at least: this heads the line.
    pub at_least: u32,
    /// As many there may be, where unnamed sources of several outlets may or may not be the same people.
    pub at_most: u32,
}

/// What a reader is told of a claim; decided by one function in `trace`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Two or more independent origins assert it and no article disputes it.
    Agreed,
    /// Two or more independent origins assert it, and it is denied or reports differ.
    Several,
    /// Exactly one origin, however many outlets carry it.
    SingleOrigin,
    /// Asserted, and no origin can be reached in the texts.
    OriginUnknown,
    /// Everybody who asserted it rested on an outlet that took it back.
    Retracted,
}

/// Two or more values that cannot both hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// What kind of value differs.
    pub kind: DifferenceKind,
    /// What differs, in words from the reports: "workers injured", "opens".
    pub what: String,
    /// The values; the one that was reported first comes first.
    pub values: Vec<DifferingValue>,
}

/// What kind of value reports differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DifferenceKind {
    /// How many, how much.
    Number,
    /// On which day, in which year.
    Date,
    /// Where.
    Place,
    /// Who.
    Person,
    /// Whether at all: one says that it is, the other that it is not.
    Negation,
}

impl DifferenceKind {
    /// The word for it, as JSON has it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Place => "place",
            Self::Person => "person",
            Self::Negation => "negation",
        }
    }
}

/// One value of a difference, and who has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DifferingValue {
    /// The value: digits with their unit, a day in ISO 8601, a name, or words.
    pub value: String,
    /// The words it stands in, one place for each report that has it.
    pub citations: Vec<Citation>,
    /// When the first of those reports was published, where that is known.
    pub since: Option<Moment>,
}
