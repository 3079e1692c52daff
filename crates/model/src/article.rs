//! What a page says.

use crate::{Moment, OutletRef, Span};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Names one article: the path or id it came in under.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(pub String);

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a page says, without its furniture.
///
/// `text` is one UTF-8 string, the paragraphs divided by a blank line; every span elsewhere is a byte range of it.
/// The headline and the dek are fields of their own and are not part of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its name.
    pub id: ArticleId,
    /// Its address, where known; the canonical one where the page gives one.
    pub url: Option<String>,
    /// Who publishes it; `None` where nothing tells.
    pub outlet: Option<OutletRef>,
    /// The headline.
    pub headline: Option<String>,
    /// The line below the headline.
    pub dek: Option<String>,
    /// Who signs it, in the order given, without "By" and titles.
    pub byline: Vec<Byline>,
    /// Place and agency at the head of the text.
    pub dateline: Option<Dateline>,
    /// The section it stands in.
    pub section: Option<String>,
    /// The outlet's edition for a country, where the page says that it is of one: `US`, `UK` (two capitals as in
    /// ISO 3166-1, `UK` for `GB`), or the edition's own name.
    pub edition: Option<String>,
    /// When it was first published.
    pub published: Option<Moment>,
    /// When it was last updated, where that is given.
    pub updated: Option<Moment>,
    /// The language of the text: ISO 639-1, detected.
    pub language: Option<String>,
    /// What it is filed under, in the order given, each once.
    pub tags: Vec<String>,
    /// The picture that stands for it.
    pub picture: Option<Box<Picture>>,
    /// Whether everybody may read all of it; `None` where nothing tells.
    pub access: Option<Access>,
    /// The licence that the page gives it under: an address or the page's words.
    pub licence: Option<String>,
    /// The agency whose copy the whole article is, by its credit or dateline.
    pub wire: Option<OutletRef>,
    /// What marks it as text that another outlet had first; `None` where nothing does.
    pub pickup: Option<Box<Pickup>>,
    /// The running text.
    pub text: String,
    /// The parts of the text, in order, without gaps but for the blank lines between.
    pub paragraphs: Vec<Paragraph>,
    /// The links in the text, in order.
    pub links: Vec<Link>,
    /// The posts of social networks that are embedded in the text, in order.
    pub posts: Vec<EmbeddedPost>,
    /// The dated entries of a live blog, in the order of the text; empty where it is none.
    pub entries: Vec<Entry>,
    /// The version of the stage that made it.
    pub made_by: u32,
}

impl Article {
    /// An article of which nothing is known but its name.
    #[must_use]
    pub fn empty(id: impl Into<String>) -> Self {
        Self {
            id: ArticleId(id.into()),
            url: None,
            outlet: None,
            headline: None,
            dek: None,
            byline: Vec::new(),
            dateline: None,
            section: None,
            edition: None,
            published: None,
            updated: None,
            language: None,
            tags: Vec::new(),
            picture: None,
            access: None,
            licence: None,
            wire: None,
            pickup: None,
            text: String::new(),
            paragraphs: Vec::new(),
            links: Vec::new(),
            posts: Vec::new(),
            entries: Vec::new(),
            made_by: 0,
        }
    }

    /// How a reader is told of the article: outlet and headline where known, the id elsewhere.
    #[must_use]
    pub fn outlet_name(&self) -> &str {
        self.outlet.as_ref().map_or("outlet unknown", |o| o.name.as_str())
    }

    /// The number, from 1, of the paragraph that holds byte `at`.
    #[must_use]
    pub fn paragraph_number(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|p| p.span.start <= at).max(1)
    }
}

/// One name of a byline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Byline {
    /// The name.
    pub name: String,
}

/// A picture, and the words below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Where it is, as an absolute address where the page's own is known.
    pub url: String,
    /// Its caption, where the page shows one below this picture.
    pub caption: Option<String>,
}

/// Who may read an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Access {
    /// Everybody may read all of it.
    Free,
    /// Everybody may read a number of such articles.
    Metered,
    /// All of it is for those who pay or sign in.
    Paywalled,
}

/// What marks an article as text that another outlet had first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pickup {
    /// Whose text it is, where the page tells.
    pub from: Option<OutletRef>,
    /// The address of the first printing, where the page gives it.
    pub url: Option<String>,
    /// What says so, at least one, the surest first.
    pub signs: Vec<PickupSign>,
}

/// One mark by which a page says that its text is another outlet's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PickupSign {
    /// The article is an agency's copy by its credit, dateline or line of rights.
    WireCredit,
    /// A meta element `syndication-source` with an address elsewhere.
    SyndicationSource,
    /// A meta element `original-source` with an address elsewhere.
    OriginalSource,
    /// The canonical address is another outlet's.
    Canonical,
    /// The page keeps itself out of the index for news (`Googlebot-News: noindex`): asked of those who run others'
    /// text, but set for other reasons too.
    KeptFromNewsIndex,
}

/// "WESTHAVEN (XP) -": where an article was written, and by which agency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// The whole of it in the text.
    pub span: Span,
    /// The place, as it is written.
    pub place: Option<String>,
    /// The agency that it names, as it is written.
    pub agency: Option<String>,
}

/// One part of an article's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ParagraphKind,
}

/// What a part of an article's text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ParagraphKind {
    /// Running text.
    Text,
    /// A heading inside the article.
    Heading,
    /// One item of a list that belongs to the article.
    ListItem,
    /// A passage set apart as quoted: a blockquote, an embedded post.
    Quotation,
    /// A row or cell of a table.
    Table,
    /// A caption of a picture.
    Caption,
    /// A correction or clarification that the outlet adds.
    Correction,
    /// A line that says who contributed: kept, for it is a credit.
    Contribution,
}

/// A link in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The words that carry it.
    pub span: Span,
    /// Where it leads, as an absolute address where the page's own is known.
    pub href: String,
}

/// A post of a social network that stands in an article: its words are paragraphs of the kind `Quotation`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmbeddedPost {
    /// Its words.
    pub span: Span,
    /// Who posted it, by the name that the page shows.
    pub author: Option<String>,
    /// The account, with its `@`.
    pub handle: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// One entry of a live blog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// When it was published.
    pub at: Moment,
    /// Its heading, where it has one.
    pub headline: Option<String>,
    /// Its paragraphs, heading included.
    pub span: Span,
}

/// A part of a page that is not the article, and why it was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Furniture {
    /// What it is.
    pub class: FurnitureClass,
    /// Its words.
    pub text: String,
    /// Why it was taken for that, in words for a person who asks.
    pub reason: String,
}

/// One part of a page, in the order of the page: a paragraph that was kept, or a piece that was left out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct PagePart {
    /// Which it is.
    pub side: PageSide,
    /// How firmly it was judged before the rules that know words and markup: over 0 for the article, under 0 against
    /// it, in log-odds; of a piece of several blocks the highest. `None` where the input has no markup.
    pub score: Option<f32>,
}

/// What became of a part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageSide {
    /// Kept: the number, from 0, of the article's paragraph.
    Kept(usize),
    /// Left out: the number, from 0, of the piece of furniture.
    LeftOut(usize),
}

/// The kinds of furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FurnitureClass {
    /// An appeal for money.
    Donation,
    /// A prompt to subscribe or to sign up for mail.
    SignUp,
    /// A list of other articles.
    RelatedList,
    /// "We recommend", "Most read".
    Recommendation,
    /// What the author has done in life.
    AuthorBio,
    /// Buttons to share, print, save, comment.
    ShareBar,
    /// A cookie notice.
    Cookie,
    /// A wall before the rest of the text.
    Paywall,
    /// What readers wrote.
    Comment,
    /// The name of who took a picture.
    PhotoCredit,
    /// An advertisement or its mark.
    Advertisement,
    /// Menus, breadcrumbs, sections, legal lines.
    Navigation,
    /// A time or place stamp that a field of the article carries (date line, byline, section label).
    Stamp,
    /// Left out by its score alone.
    Other,
}
