//! What every section of a page needs: the story, the numbers of its articles, and which words may be shown.
//!
//! Words are granted before anything is written, in the order of what a reader would miss most; a section then shows
//! what was granted, and the place with the link to the original for what was not.

use super::bound::{Bound, PHRASE_WORDS};
use super::claims::Shelf;
use super::grants;
use super::graph::Graph;
use super::markup::{Markup, address, language};
use crate::terminal::claims::{Section, distinct};
use crate::terminal::said::{self, Speaker};
use crate::terminal::wording::{self, Numbers};
use headwater_model::{
    Article, ArticleId, Citation, Claim, ClaimId, Moment, Origin, OriginKind, Outlet, OutletRef,
    RecapSentence, Span, Stance, StoryFile,
};
use std::collections::{HashMap, HashSet};

/// Wordings that are longer than this are not tried in place of a claim's own line.
const LONGEST_WORDING: usize = 45;

/// One story on its way to a page.
pub(super) struct Sheet<'a> {
    pub(super) file: &'a StoryFile,
    pub(super) numbers: Numbers<'a>,
    /// The claims that a reader is shown.
    pub(super) claims: Vec<&'a Claim>,
    pub(super) speakers: Vec<Speaker<'a>>,
    pub(super) bound: Bound<'a>,
    /// The ways to the origins.
    pub(super) graph: Graph<'a>,
    /// The claims by section, as far as they are told or listed.
    pub(super) shelves: Vec<Shelf<'a>>,
    /// The articles that are only blurbs.
    blurbs: HashSet<&'a ArticleId>,
    /// The words in which claims are shown.
    pub(super) lines: HashMap<&'a ClaimId, &'a Citation>,
    /// The same by article.
    pub(super) taken: HashMap<&'a ArticleId, Vec<Span>>,
    outlets: &'a [&'a Outlet],
}

impl<'a> Sheet<'a> {
    /// Lays a story out and grants its words. `outlets` holds what is known of its outlets.
    pub(super) fn new(file: &'a StoryFile, outlets: &'a [&'a Outlet]) -> Self {
        let numbers = Numbers::new(&file.articles);
        let mut sheet = Self {
            file,
            blurbs: blurbs(file, &numbers),
            numbers,
            graph: Graph::default(),
            claims: distinct(&file.claims),
            speakers: said::speakers(file),
            bound: Bound::new(&file.articles, &file.story.copies),
            shelves: Vec::new(),
            lines: HashMap::new(),
            taken: HashMap::new(),
            outlets,
        };
        sheet.graph = Graph::of(&sheet);
        grants::grant_all(&mut sheet);
        sheet.shelves = Section::ALL.into_iter().map(|section| Shelf::of(&sheet, section)).collect();
        sheet
    }

    /// The words in which a claim is shown, where any may be.
    pub(super) fn line(&self, claim: &Claim) -> Option<&'a Citation> {
        self.lines.get(&claim.id).copied()
    }

    /// The words of one side that may be shown: a whole passage, else a phrase of one.
    pub(super) fn side<'c>(&self, citations: &'c [Citation], value: &str) -> Option<(&'c Citation, Span)> {
        let whole = citations.iter().map(|c| (c, c.span));
        let phrases = citations.iter().map(|c| (c, self.phrase_at(c, value)));
        whole.chain(phrases).find(|(c, span)| self.bound.allows(&c.article, *span))
    }

    /// A phrase of a passage around the word that holds `value`; the first words where none does.
    pub(super) fn phrase_at(&self, citation: &Citation, value: &str) -> Span {
        let start = if value.is_empty() { None } else { phrase_start(&citation.quote, value) };
        let from = citation.span.start + start.unwrap_or(0);
        self.first_words(&citation.article, Span::new(from, citation.span.end), PHRASE_WORDS)
    }

    /// The first words of a passage, so many as make a phrase.
    pub(super) fn phrase(&self, citation: &Citation) -> Span {
        self.first_words(&citation.article, citation.span, PHRASE_WORDS)
    }

    /// The first `most` words of a passage.
    pub(super) fn first_words(&self, article: &ArticleId, span: Span, most: usize) -> Span {
        let Some(article) = self.numbers.article(article) else { return span };
        let passage = span.of(&article.text);
        let (mut count, mut last, mut is_inside) = (0, span.end, false);
        for (at, mark) in passage.char_indices() {
            let is_word = !mark.is_whitespace();
            if is_inside && !is_word {
                last = span.start + at;
                if count == most {
                    return Span::new(span.start, last);
                }
            }
            count += usize::from(is_word && !is_inside);
            is_inside = is_word;
        }
        if is_inside {
            last = span.end;
        }
        Span::new(span.start, last)
    }

    /// Adds the words at a place, or what stands for them where they were not granted; tells whether they were.
    pub(super) fn quote(&self, markup: &mut Markup, article: &ArticleId, span: Span) -> bool {
        if !self.bound.allows(article, span) {
            markup.raw("<span class=\"held\">not quoted here</span>");
            return false;
        }
        let Some(found) = self.numbers.article(article) else { return false };
        let words = span.of(&found.text).trim();
        let has_marks =
            words.starts_with(['"', '“', '«', '„', '「']) && words.ends_with(['"', '”', '»', '“', '」']);
        markup.raw(if has_marks { "<q class=\"own\"" } else { "<q" });
        self.cite(markup, article, span);
        language(markup, Some(found));
        markup.raw(">").text(words).raw("</q>");
        true
    }

    /// Adds the attribute that tells a program where words stand: number of the report, first byte, end.
    pub(super) fn cite(&self, markup: &mut Markup, article: &ArticleId, span: Span) {
        markup.raw(" data-cite=\"").number(self.numbers.of(article)).raw(":");
        markup.number(span.start).raw("-").number(span.end).raw("\"");
    }

    /// Adds a phrase with its mark: `“the Ledger said” 2.1`, or the mark alone.
    pub(super) fn phrase_with_mark(&self, markup: &mut Markup, citation: &Citation) {
        let span = self.phrase(citation);
        if self.bound.allows(&citation.article, span) {
            self.quote(markup, &citation.article, span);
            if span.end < citation.span.end {
                markup.raw("&nbsp;…");
            }
            markup.raw(" ");
        }
        self.mark(markup, citation);
    }

    /// Adds the outlet of a report as the link to the original; to the list of reports where no address is known.
    pub(super) fn original(&self, markup: &mut Markup, id: &ArticleId) {
        let Some(article) = self.numbers.article(id) else {
            markup.raw("outlet unknown");
            return;
        };
        match article.url.as_deref().and_then(address) {
            Some(url) => markup.raw("<a class=\"out\" href=\"").text(url).raw("\">"),
            None => markup.raw("<a class=\"in\" href=\"#r").number(self.numbers.of(id)).raw("\">"),
        };
        self.report_name(markup, article);
        markup.raw("</a>");
    }

    /// Adds the outlet of a report as a link to the list of reports.
    pub(super) fn listed(&self, markup: &mut Markup, id: &ArticleId) {
        markup.raw("<a href=\"#r").number(self.numbers.of(id)).raw("\">");
        match self.numbers.article(id) {
            Some(article) => self.report_name(markup, article),
            None => drop(markup.raw("outlet unknown")),
        }
        markup.raw("</a>");
    }

    /// Adds what a report is called: its outlet, else its number.
    fn report_name(&self, markup: &mut Markup, article: &Article) {
        if article.outlet.is_none() {
            markup.raw("report ").number(self.numbers.of(&article.id)).raw(", ");
        }
        markup.text(&wording::outlet(article.outlet.as_ref()));
    }

    /// Adds the name of an outlet, marked where it is inferred.
    pub(super) fn outlet(&self, markup: &mut Markup, outlet: Option<&OutletRef>) {
        markup.name(&wording::outlet(outlet));
    }

    /// Adds the mark of a citation, which leads to the report in the list: `2.4`.
    pub(super) fn mark(&self, markup: &mut Markup, citation: &Citation) {
        let number = self.numbers.of(&citation.article);
        if number == 0 {
            return;
        }
        markup.raw("<a class=\"at\" href=\"#r").number(number).raw("\">").number(number).raw(".");
        markup.number(citation.paragraph).raw("</a>");
    }

    /// Adds places by report: the outlet as the link to the original, then the marks.
    pub(super) fn by_report<'c>(
        &self,
        markup: &mut Markup,
        citations: impl IntoIterator<Item = &'c Citation>,
    ) {
        let mut reports: Vec<Vec<&Citation>> = Vec::new();
        for citation in citations {
            match reports.iter_mut().find(|places| places[0].article == citation.article) {
                Some(places) if places.iter().any(|c| c.paragraph == citation.paragraph) => {}
                Some(places) => places.push(citation),
                None => reports.push(vec![citation]),
            }
        }
        for (at, places) in reports.iter().enumerate() {
            markup.raw(if at > 0 { " · " } else { "" });
            self.original(markup, &places[0].article);
            for citation in places {
                markup.raw(" ");
                self.mark(markup, citation);
            }
        }
    }

    /// Adds the numbers of reports as links to the list of reports.
    pub(super) fn report_numbers<'i>(
        &self,
        markup: &mut Markup,
        ids: impl IntoIterator<Item = &'i ArticleId>,
    ) {
        for (at, id) in ids.into_iter().enumerate() {
            let number = self.numbers.of(id);
            markup.raw(if at > 0 { ", " } else { "" });
            markup.raw("<a href=\"#r").number(number).raw("\">").number(number).raw("</a>");
        }
    }

    /// Adds the name of a claim, as a link to it where it is on the page.
    pub(super) fn claim_link(&self, markup: &mut Markup, claim: &Claim) {
        if !self.shelves.iter().any(|s| s.told.iter().chain(&s.placed).any(|c| c.id == claim.id)) {
            markup.raw("<span class=\"id\">").text(&claim.id.0).raw("</span>");
            return;
        }
        markup.raw("<a href=\"#").text(&claim.id.0).raw("\">").text(&claim.id.0).raw("</a>");
    }

    /// Adds where a claim stands whose words are not shown: its origins, then the link to the original.
    pub(super) fn claim_place(&self, markup: &mut Markup, claim: &Claim) {
        let names: Vec<String> = known_origins(claim).map(wording::origin).collect();
        if !names.is_empty() {
            markup.name(&wording::listed(&names)).raw(", in ");
        }
        self.original(markup, &claim.line.article);
        markup.raw(", paragraph ").number(claim.line.paragraph);
    }

    /// What is known of the outlet of an article.
    pub(super) fn facts(&self, article: &Article) -> Option<&'a Outlet> {
        let id = article.outlet.as_ref()?.id.as_deref()?;
        let at = self.outlets.binary_search_by(|outlet| outlet.id.as_str().cmp(id)).ok()?;
        self.outlets.get(at).copied()
    }

    /// Whether an article is only a blurb.
    pub(super) fn is_blurb(&self, article: &Article) -> bool {
        self.blurbs.contains(&article.id)
    }
}

/// The articles of which some claim neither stands in them nor counts as left out by them, though they came later than a
/// report that has it: they were too short to tell.
fn blurbs<'a>(file: &'a StoryFile, numbers: &Numbers<'a>) -> HashSet<&'a ArticleId> {
    let articles = &file.articles;
    let mut is_blurb = vec![false; articles.len()];
    for claim in &file.claims {
        let mut is_there = vec![false; articles.len()];
        let mut known: Option<Moment> = None;
        for report in &claim.reports {
            if let Some(at) = numbers.of(&report.article).checked_sub(1) {
                is_there[at] = true;
                known = [known, articles[at].published].into_iter().flatten().min();
            }
        }
        for at in claim.left_out_by.iter().filter_map(|id| numbers.of(id).checked_sub(1)) {
            is_there[at] = true;
        }
        for at in (0..articles.len()).filter(|&at| !is_there[at]) {
            let dates = known.zip(articles[at].published);
            is_blurb[at] |= !dates.is_some_and(|(known, own)| own.is_surely_before(&known));
        }
    }
    articles.iter().zip(is_blurb).filter(|(_, is_blurb)| *is_blurb).map(|(a, _)| &a.id).collect()
}

/// So many words of a phrase stand before the value that it is shown for.
const WORDS_BEFORE: usize = 3;

/// Where a phrase begins that holds the word `value`, in bytes of the passage.
fn phrase_start(passage: &str, value: &str) -> Option<usize> {
    let mut starts = Vec::new();
    let mut is_inside = false;
    for (at, mark) in passage.char_indices() {
        if !mark.is_whitespace() && !is_inside {
            starts.push(at);
        }
        is_inside = !mark.is_whitespace();
    }
    let plain = |word: &str| {
        word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let wanted = plain(value);
    let word = |at: usize| plain(passage[starts[at]..].split_whitespace().next().unwrap_or(""));
    let found = (0..starts.len()).find(|&at| word(at) == wanted)?;
    Some(starts[found.saturating_sub(WORDS_BEFORE)])
}

/// Where a sentence of the recap stands: its own words, or all of the sentence that it says in fewer.
pub(super) fn place_of(sentence: &RecapSentence) -> Option<(&ArticleId, Span)> {
    let citation = sentence.citations().first()?;
    if sentence.is_reworded() {
        return Some((&citation.article, citation.span));
    }
    let start = citation.span.start + citation.quote.find(sentence.text())?;
    Some((&citation.article, Span::new(start, start + sentence.text().len())))
}

/// The origins that reports of a claim lead to, unknown ones left out.
fn known_origins(claim: &Claim) -> impl Iterator<Item = &Origin> {
    let is_reached = |at: usize| {
        let carrying = claim.reports.iter().filter(|r| r.stance != Stance::Disputes);
        carrying.flat_map(|r| &r.chains).any(|c| c.origin == at)
    };
    let all = claim.origins.iter().enumerate();
    all.filter(move |(at, o)| o.kind != OriginKind::Unknown && is_reached(*at)).map(|(_, origin)| origin)
}

/// The wordings of a claim: its line, then those of the other reports that state or hedge it.
pub(super) fn wordings(claim: &Claim) -> impl Iterator<Item = &Citation> {
    let is_short = |c: &&Citation| c.quote.split_whitespace().count() <= LONGEST_WORDING;
    let of = |stance: Stance| claim.reports.iter().filter(move |r| r.stance == stance);
    let others = of(Stance::States).chain(of(Stance::Hedges)).filter_map(|r| r.citations.first());
    std::iter::once(&claim.line).chain(others.filter(is_short))
}
