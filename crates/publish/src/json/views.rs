//! The nouns as JSON shows them: spans with the words that they slice to, no field that only the program needs.

use crate::Extracted;
use headwater_model::{
    Access, Article, ArticleId, Attitude, Basis, Citation, Claim, Copy, Correction, Count, Credit,
    CreditMeaning, DifferenceKind, DifferingValue, Form, Furniture, Manner, Moment, Origin, OutletRef,
    PagePart, PageSide, ParagraphKind, Pickup, Picture, RecapSentence, Report, Retraction, Saying, Source,
    Span, Standing, Statement, Story, StoryFile, StoryId, Tense,
};
use serde::Serialize;

/// Bytes of an article's text and the words that stand there.
#[derive(Debug, Serialize)]
pub struct SpanView<'a> {
    start: usize,
    end: usize,
    quote: &'a str,
}

impl<'a> SpanView<'a> {
    fn of(article: &'a Article, span: Span) -> Self {
        Self { start: span.start, end: span.end, quote: span.of(&article.text) }
    }
}

/// An input that could not be read.
#[derive(Debug, Serialize)]
pub struct NotRead {
    /// What failed and why, with the name of the input.
    pub error: String,
    /// The next step.
    pub hint: String,
}

/// One story.
#[derive(Debug, Serialize)]
pub struct StoryView<'a> {
    id: &'a StoryId,
    title: &'a str,
    reports: usize,
    outlets: usize,
    independent_origins: Count,
    first: Option<Moment>,
    last: Option<Moment>,
    merged: &'a [StoryId],
    follows: Option<&'a StoryId>,
    recap: &'a [RecapSentence],
    claims: Vec<ClaimView<'a>>,
    sayings: &'a [Saying],
    statements: Vec<StatementView<'a>>,
    credits: Vec<CreditView<'a>>,
    copies: Vec<CopyView<'a>>,
    articles: Vec<ArticleView<'a>>,
}

impl<'a> StoryView<'a> {
    /// All of a story.
    #[must_use]
    pub fn of(file: &'a StoryFile) -> Self {
        let statements = file.statements.iter();
        let credits = file.credits.iter();
        Self {
            id: &file.story.id,
            title: &file.recap.title,
            reports: file.articles.len(),
            outlets: crate::terminal::outlets(&file.articles),
            independent_origins: file.recap.origins,
            first: file.story.first,
            last: file.story.last,
            merged: &file.story.merged,
            follows: file.story.follows.as_ref(),
            recap: &file.recap.sentences,
            claims: file.claims.iter().map(ClaimView::of).collect(),
            sayings: &file.sayings,
            statements: statements
                .filter_map(|s| Some(StatementView::of(file.article(&s.article)?, s)))
                .collect(),
            credits: credits.filter_map(|c| Some(CreditView::of(file.article(&c.article)?, c))).collect(),
            copies: copies(&file.story, &file.articles),
            articles: file.articles.iter().map(ArticleView::of).collect(),
        }
    }
}

/// One claim.
#[derive(Debug, Serialize)]
pub struct ClaimView<'a> {
    id: &'a str,
    line: &'a Citation,
    standing: Standing,
    independent_origins: Count,
    origins: &'a [Origin],
    reports: &'a [Report],
    perhaps: &'a [Report],
    left_out_by: &'a [ArticleId],
    differences: Vec<DifferenceView<'a>>,
    denied_by: Vec<DenialView<'a>>,
    retracted: &'a [Retraction],
    corrected: &'a [Correction],
    first_seen: Option<&'a ArticleId>,
}

#[derive(Debug, Serialize)]
struct DifferenceView<'a> {
    kind: DifferenceKind,
    what: &'a str,
    values: Vec<ValueView<'a>>,
}

#[derive(Debug, Serialize)]
struct ValueView<'a> {
    value: &'a str,
    since: Option<Moment>,
    citations: &'a [Citation],
}

#[derive(Debug, Serialize)]
struct DenialView<'a> {
    name: &'a str,
    since: Option<Moment>,
    citation: &'a Citation,
}

impl<'a> ClaimView<'a> {
    /// All of a claim.
    #[must_use]
    pub fn of(claim: &'a Claim) -> Self {
        let value =
            |v: &'a DifferingValue| ValueView { value: &v.value, since: v.since, citations: &v.citations };
        Self {
            id: &claim.id.0,
            line: &claim.line,
            standing: claim.standing,
            independent_origins: claim.independent,
            origins: &claim.origins,
            reports: &claim.reports,
            perhaps: &claim.perhaps,
            left_out_by: &claim.left_out_by,
            differences: claim
                .differences
                .iter()
                .map(|d| DifferenceView {
                    kind: d.kind,
                    what: &d.what,
                    values: d.values.iter().map(value).collect(),
                })
                .collect(),
            denied_by: claim
                .denied_by
                .iter()
                .map(|d| DenialView { name: &d.name, since: d.since, citation: &d.citation })
                .collect(),
            retracted: &claim.retracted,
            corrected: &claim.corrected,
            first_seen: claim.first_seen.as_ref(),
        }
    }
}

/// One thing that a source is reported to have said.
#[derive(Debug, Serialize)]
pub struct StatementView<'a> {
    article: &'a ArticleId,
    paragraph: usize,
    pieces: Vec<SpanView<'a>>,
    form: Form,
    manner: Manner,
    attitude: Attitude,
    tense: Option<Tense>,
    cue: Option<SpanView<'a>>,
    source_words: Option<SpanView<'a>>,
    source: Option<&'a Source>,
    addressee: Option<AddresseeView<'a>>,
    venue: Option<SpanView<'a>>,
    via: Option<&'a OutletRef>,
    /// Left out where it is empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    inner: Vec<StatementView<'a>>,
}

#[derive(Debug, Serialize)]
struct AddresseeView<'a> {
    #[serde(flatten)]
    words: SpanView<'a>,
    name: &'a str,
    outlet: Option<&'a OutletRef>,
}

impl<'a> StatementView<'a> {
    /// All of a statement of `article`.
    #[must_use]
    pub fn of(article: &'a Article, statement: &'a Statement) -> Self {
        let view = |span: Span| SpanView::of(article, span);
        Self {
            article: &statement.article,
            paragraph: statement.pieces.first().map_or(1, |p| article.paragraph_number(p.start)),
            pieces: statement.pieces.iter().copied().map(view).collect(),
            form: statement.form,
            manner: statement.manner,
            attitude: statement.attitude,
            tense: statement.tense,
            cue: statement.cue.map(view),
            source_words: statement.source_words.map(view),
            source: statement.source.as_ref(),
            addressee: statement.addressee.as_ref().map(|a| AddresseeView {
                words: view(a.span),
                name: &a.name,
                outlet: a.outlet.as_ref(),
            }),
            venue: statement.venue.map(view),
            via: statement.via.as_ref(),
            inner: statement.inner.iter().map(|inner| Self::of(article, inner)).collect(),
        }
    }
}

/// One credit to another outlet.
#[derive(Debug, Serialize)]
pub struct CreditView<'a> {
    article: &'a ArticleId,
    paragraph: usize,
    words: SpanView<'a>,
    outlet: &'a OutletRef,
    meaning: CreditMeaning,
    basis: Basis,
    deeper: Option<&'a Source>,
    covers: Vec<CoverageView<'a>>,
}

#[derive(Debug, Serialize)]
struct CoverageView<'a> {
    #[serde(flatten)]
    words: SpanView<'a>,
    inferred: bool,
}

impl<'a> CreditView<'a> {
    /// All of a credit of `article`.
    #[must_use]
    pub fn of(article: &'a Article, credit: &'a Credit) -> Self {
        Self {
            article: &credit.article,
            paragraph: article.paragraph_number(credit.span.start),
            words: SpanView::of(article, credit.span),
            outlet: &credit.outlet,
            meaning: credit.meaning,
            basis: credit.basis,
            deeper: credit.deeper.as_ref(),
            covers: credit
                .covers
                .iter()
                .map(|c| CoverageView { words: SpanView::of(article, c.span), inferred: c.inferred })
                .collect(),
        }
    }
}

/// An article that runs another's text.
#[derive(Debug, Serialize)]
pub struct CopyView<'a> {
    article: &'a ArticleId,
    of: &'a ArticleId,
    shared_percent: u8,
    passages: Vec<SpanView<'a>>,
}

impl<'a> CopyView<'a> {
    fn of(article: &'a Article, copy: &'a Copy) -> Self {
        Self {
            article: &copy.article,
            of: &copy.of,
            shared_percent: copy.shared_percent,
            passages: copy.passages.iter().map(|&p| SpanView::of(article, p)).collect(),
        }
    }
}

/// The copies of a story.
pub(super) fn copies<'a>(
    story: &'a Story,
    articles: impl IntoIterator<Item = &'a Article>,
) -> Vec<CopyView<'a>> {
    let articles: Vec<&Article> = articles.into_iter().collect();
    let of = |copy: &'a Copy| Some(CopyView::of(articles.iter().find(|a| a.id == copy.article)?, copy));
    story.copies.iter().filter_map(of).collect()
}

/// One article with its text, so that every span can be checked.
#[derive(Debug, Serialize)]
pub struct ArticleView<'a> {
    id: &'a ArticleId,
    url: Option<&'a str>,
    outlet: Option<&'a OutletRef>,
    headline: Option<&'a str>,
    dek: Option<&'a str>,
    byline: Vec<&'a str>,
    dateline: Option<DatelineView<'a>>,
    section: Option<&'a str>,
    edition: Option<&'a str>,
    published: Option<Moment>,
    updated: Option<Moment>,
    language: Option<&'a str>,
    tags: &'a [String],
    picture: Option<&'a Picture>,
    access: Option<Access>,
    licence: Option<&'a str>,
    wire: Option<&'a OutletRef>,
    pickup: Option<&'a Pickup>,
    text: &'a str,
    paragraphs: Vec<ParagraphView>,
    links: Vec<LinkView<'a>>,
    posts: Vec<PostView<'a>>,
    entries: Vec<EntryView<'a>>,
}

#[derive(Debug, Serialize)]
struct DatelineView<'a> {
    #[serde(flatten)]
    words: SpanView<'a>,
    place: Option<&'a str>,
    agency: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct ParagraphView {
    start: usize,
    end: usize,
    kind: ParagraphKind,
}

#[derive(Debug, Serialize)]
struct LinkView<'a> {
    #[serde(flatten)]
    words: SpanView<'a>,
    href: &'a str,
}

#[derive(Debug, Serialize)]
struct PostView<'a> {
    #[serde(flatten)]
    words: SpanView<'a>,
    author: Option<&'a str>,
    handle: Option<&'a str>,
    url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct EntryView<'a> {
    start: usize,
    end: usize,
    at: Moment,
    headline: Option<&'a str>,
}

/// A part of a page: which of the article's paragraphs, or which piece of `left_out`.
#[derive(Debug, Serialize)]
struct PartView {
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<usize>,
    score: Option<f32>,
}

impl PartView {
    fn of(part: &PagePart) -> Self {
        let (paragraph, left_out) = match part.side {
            PageSide::Kept(at) => (Some(at), None),
            PageSide::LeftOut(at) => (None, Some(at)),
        };
        Self { paragraph, left_out, score: part.score }
    }
}

impl<'a> ArticleView<'a> {
    /// All of an article.
    #[must_use]
    pub fn of(article: &'a Article) -> Self {
        Self {
            id: &article.id,
            url: article.url.as_deref(),
            outlet: article.outlet.as_ref(),
            headline: article.headline.as_deref(),
            dek: article.dek.as_deref(),
            byline: article.byline.iter().map(|b| b.name.as_str()).collect(),
            dateline: article.dateline.as_ref().map(|d| DatelineView {
                words: SpanView::of(article, d.span),
                place: d.place.as_deref(),
                agency: d.agency.as_deref(),
            }),
            section: article.section.as_deref(),
            edition: article.edition.as_deref(),
            published: article.published,
            updated: article.updated,
            language: article.language.as_deref(),
            tags: &article.tags,
            picture: article.picture.as_deref(),
            access: article.access,
            licence: article.licence.as_deref(),
            wire: article.wire.as_ref(),
            pickup: article.pickup.as_deref(),
            text: &article.text,
            paragraphs: article
                .paragraphs
                .iter()
                .map(|p| ParagraphView { start: p.span.start, end: p.span.end, kind: p.kind })
                .collect(),
            links: article
                .links
                .iter()
                .map(|l| LinkView { words: SpanView::of(article, l.span), href: &l.href })
                .collect(),
            posts: article
                .posts
                .iter()
                .map(|p| PostView {
                    words: SpanView::of(article, p.span),
                    author: p.author.as_deref(),
                    handle: p.handle.as_deref(),
                    url: p.url.as_deref(),
                })
                .collect(),
            entries: article
                .entries
                .iter()
                .map(|e| EntryView {
                    start: e.span.start,
                    end: e.span.end,
                    at: e.at,
                    headline: e.headline.as_deref(),
                })
                .collect(),
        }
    }
}

/// An article and what of its page was left out.
#[derive(Debug, Serialize)]
pub struct ExtractionView<'a> {
    #[serde(flatten)]
    article: ArticleView<'a>,
    left_out: &'a [Furniture],
    parts: Vec<PartView>,
}

impl<'a> ExtractionView<'a> {
    /// All of an extraction.
    #[must_use]
    pub fn of(found: &Extracted<'a>) -> Self {
        let parts = found.parts.iter().map(PartView::of).collect();
        Self { article: ArticleView::of(found.article), left_out: found.furniture, parts }
    }
}
