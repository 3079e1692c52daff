//! The nouns of Headwater, in the order in which the work meets them.
//!
//! A [`Page`] comes in; `extract` makes an [`Article`] of it; `group` brings articles together in a [`Story`];
//! `attribute` finds [`Statement`]s with their [`Source`]s and the [`Credit`]s to other reports; `trace` joins them
//! into [`Claim`]s and follows each to its [`Origin`]s; `recap` writes a [`Recap`] whose sentences each carry a
//! [`Citation`]. [`Outlet`]s are data. Nothing here reads, writes or decides.

mod article;
mod citation;
mod claim;
mod credit;
mod mark;
mod moment;
mod notice;
mod outlet;
mod page;
mod recap;
mod saying;
mod source;
mod span;
mod statement;
mod story;

pub use article::{
    Access, Article, ArticleId, Byline, Dateline, EmbeddedPost, Entry, Furniture, FurnitureClass, Link,
    PagePart, PageSide, Paragraph, ParagraphKind, Pickup, PickupSign, Picture,
};
pub use citation::Citation;
pub use claim::{
    Chain, Claim, ClaimId, Correction, Count, Denial, Difference, DifferenceKind, DifferingValue, Evidence,
    Hop, Origin, OriginKind, Report, Retraction, Stance, Standing,
};
pub use credit::{Basis, Coverage, Credit, CreditMeaning};
pub use mark::{DeniedWords, Hedge, HedgeKind, Primary, PrimaryKind, SentenceMark};
pub use moment::{Moment, MomentError};
pub use notice::{Notice, NoticeKind};
pub use outlet::{Outlet, OutletEvidence, OutletKind, OutletRef};
pub use page::{GivenArticle, Page, PageBody};
pub use recap::{Recap, RecapSentence, Uncited};
pub use saying::{GivenTo, Saying, Wording, WordingKind};
pub use source::{Source, SourceKind, Terms};
pub use span::Span;
pub use statement::{Addressee, Attitude, Form, Manner, Statement, Tense};
pub use story::{Copy, Story, StoryFile, StoryId};
