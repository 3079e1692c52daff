//! The claims by what a reader is told of them: agreed, contested, of one origin, of unknown origin.
//!
//! A claim is shown in the words of one of its reports, behind the link to the original; what is contested with the words
//! of each side beside each other. Claims whose words would go beyond the bound are listed by their places.

use super::chains;
use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::claims::{Section, count, value_shown};
use crate::terminal::wording;
use headwater_model::{Citation, Claim, Denial, Difference, Report, Span, Stance};

/// So many claims of a section are shown in words, fewer in a crowded story, and so many more by their places; the rest
/// are counted.
const IN_WORDS: usize = 10;
const IN_WORDS_CROWDED: usize = 8;
const BY_PLACE: usize = 20;

/// A story of more reports is crowded.
const CROWDED: usize = 60;

/// So many other reports are named beside one whose words are shown.
const OTHERS: usize = 8;

/// So many reports that add words to a claim are named.
const ADDING: usize = 4;

/// The heading of a section, and what it means.
pub(super) fn heading(section: Section) -> (&'static str, &'static str, &'static str) {
    match section {
        Section::Agreed => {
            ("agreed", "Agreed", "Two or more independent origins say so, and no report says otherwise.")
        }
        Section::Contested => (
            "contested",
            "Denied, or told differently",
            "Somebody denies it, or the reports give values that cannot both hold. Both sides, in their words.",
        ),
        Section::TakenBack => (
            "taken-back",
            "Taken back",
            "The outlet that had it no longer stands by it, and nobody else has it.",
        ),
        Section::SingleOrigin => (
            "single",
            "From a single origin",
            "All of it goes back to one origin, however many outlets carry it.",
        ),
        Section::OriginUnknown => ("unknown", "Origin unknown", "No report says where it comes from."),
    }
}

/// Whether the claims of a section are shown with what stands against them.
fn has_sides(section: Section) -> bool {
    matches!(section, Section::Contested | Section::TakenBack)
}

/// The claims of one section: told in words, listed by their places, and how many more there are.
pub(super) struct Shelf<'a> {
    pub(super) section: Section,
    pub(super) told: Vec<&'a Claim>,
    pub(super) placed: Vec<&'a Claim>,
    more: usize,
}

impl<'a> Shelf<'a> {
    /// Sorts the claims of a section by whether their words may be shown; what is contested always stands with its sides.
    pub(super) fn of(sheet: &Sheet<'a>, section: Section) -> Self {
        let claims = sheet.claims.iter().copied().filter(|c| Section::of(c) == section);
        let has_words = |claim: &&'a Claim| has_sides(section) || sheet.line(claim).is_some();
        let (mut told, mut placed): (Vec<&Claim>, Vec<&Claim>) = claims.partition(has_words);
        let in_words = if sheet.file.articles.len() > CROWDED { IN_WORDS_CROWDED } else { IN_WORDS };
        let rest = told.split_off(told.len().min(in_words));
        placed.splice(0..0, rest);
        let more = placed.len().saturating_sub(BY_PLACE);
        placed.truncate(BY_PLACE);
        Self { section, told, placed, more }
    }
}

/// The claims of a section; empty where there are none.
pub(super) fn section(sheet: &Sheet<'_>, shelf: &Shelf<'_>) -> Markup {
    let mut markup = Markup::new();
    if shelf.told.is_empty() && shelf.placed.is_empty() {
        return markup;
    }
    markup.raw("<p class=\"gloss\">").raw(heading(shelf.section).2).raw("</p>");
    if !shelf.told.is_empty() {
        markup.raw("<ul class=\"claims\">");
        for claim in &shelf.told {
            one(&mut markup, sheet, claim, shelf.section);
        }
        markup.raw("</ul>");
    }
    by_place(&mut markup, sheet, shelf);
    markup
}

/// One claim with its words, its count, what stands against it, and how each report knows it.
fn one(markup: &mut Markup, sheet: &Sheet<'_>, claim: &Claim, section: Section) {
    markup.raw("<li class=\"claim\" id=\"").text(&claim.id.0).raw("\">");
    if has_sides(section) {
        sides(markup, sheet, claim);
    } else if let Some(line) = sheet.line(claim) {
        words(markup, sheet, line, line.span);
    }
    markup.raw("<p class=\"count\"><span class=\"id\">").text(&claim.id.0).raw("</span> ");
    markup.text(&count(&sheet.numbers, claim)).raw("</p>");
    chains::write(markup, sheet, claim);
    additions(markup, sheet, claim);
    markup.raw("</li>");
}

/// The link to the original, then the words: `…` where they stand inside a passage.
fn words(markup: &mut Markup, sheet: &Sheet<'_>, citation: &Citation, span: Span) {
    markup.raw("<p class=\"by\">");
    sheet.original(markup, &citation.article);
    markup.raw(" ");
    sheet.mark(markup, citation);
    markup.raw("</p><p class=\"line\">").raw(if span.start > citation.span.start { "…&nbsp;" } else { "" });
    sheet.quote(markup, &citation.article, span);
    markup.raw(if span.end < citation.span.end { "&nbsp;…</p>" } else { "</p>" });
}

/// The sides of a claim, beside each other where there is room: values, or the claim and who denies it.
fn sides(markup: &mut Markup, sheet: &Sheet<'_>, claim: &Claim) {
    markup.raw("<div class=\"sides\">");
    for difference in &claim.differences {
        values(markup, sheet, difference);
    }
    if claim.differences.is_empty() {
        let line = sheet.line(claim).unwrap_or(&claim.line);
        side(markup, "Reported", None);
        one_side(markup, sheet, std::slice::from_ref(line), "");
    }
    let denials: Vec<&Denial> = claim.denials_by_others().collect();
    for denial in &denials {
        let since = denial.since.map_or_else(String::new, |at| format!(", since {}", wording::moment(&at)));
        side(markup, "Denied by ", Some(&format!("{}{since}", denial.name)));
        one_side(markup, sheet, std::slice::from_ref(&denial.citation), "");
    }
    for retraction in &claim.retracted {
        side(markup, "Taken back by ", Some(&retraction.outlet.name));
        one_side(markup, sheet, std::slice::from_ref(&retraction.citation), "");
    }
    for correction in &claim.corrected {
        side(markup, "Corrected by ", Some(&correction.outlet.name));
        one_side(markup, sheet, std::slice::from_ref(&correction.citation), "");
    }
    let is_told = |report: &&Report| {
        denials.iter().any(|d| d.citation.article == report.article)
            || claim.retracted.iter().any(|r| r.citation.article == report.article)
    };
    for report in claim.reports.iter().filter(|r| r.stance == Stance::Disputes).filter(|r| !is_told(r)) {
        side(markup, "A report says that it does not hold", None);
        one_side(markup, sheet, &report.citations[..report.citations.len().min(1)], "");
    }
    markup.raw("</div>");
}

/// Opens one side under its heading.
fn side(markup: &mut Markup, heading: &'static str, name: Option<&str>) {
    markup.raw("<div class=\"side\"><h3>").raw(heading);
    if let Some(name) = name {
        markup.name(name);
    }
    markup.raw("</h3>");
}

/// The words of one side, with the other reports that have it, and closes it.
fn one_side(markup: &mut Markup, sheet: &Sheet<'_>, citations: &[Citation], value: &str) {
    let Some((citation, span)) = sheet.side(citations, value).or(citations.first().map(|c| (c, c.span)))
    else {
        markup.raw("</div>");
        return;
    };
    words(markup, sheet, citation, span);
    let mut others: Vec<&Citation> = citations.iter().filter(|c| c.article != citation.article).collect();
    others.dedup_by(|later, first| later.article == first.article);
    if !others.is_empty() {
        markup.raw("<p class=\"too\">also in ");
        for (at, citation) in others.iter().take(OTHERS).enumerate() {
            markup.raw(if at > 0 { ", " } else { "" });
            sheet.listed(markup, &citation.article);
        }
        if others.len() > OTHERS {
            markup.raw(" and ").number(others.len() - OTHERS).raw(" more");
        }
        markup.raw("</p>");
    }
    markup.raw("</div>");
}

/// The values of a difference, each with its reports.
fn values(markup: &mut Markup, sheet: &Sheet<'_>, difference: &Difference) {
    for differing in &difference.values {
        let value = value_shown(difference.kind, &differing.value);
        let since =
            differing.since.map_or_else(String::new, |at| format!(", since {}", wording::moment(&at)));
        side(markup, "", Some(&format!("{value} ({}){since}", difference.what)));
        one_side(markup, sheet, &differing.citations, &differing.value);
    }
}

/// What single reports add to a claim, as far as the words may be shown.
fn additions(markup: &mut Markup, sheet: &Sheet<'_>, claim: &Claim) {
    let shown = |c: &&Citation| sheet.bound.allows(&c.article, sheet.phrase(c));
    let mut adding = claim.reports.iter().filter(|r| r.adds.iter().any(|c| shown(&c))).peekable();
    if adding.peek().is_none() {
        return;
    }
    markup.raw("<p class=\"adds\">In one report alone: ");
    for (at, report) in adding.by_ref().take(ADDING).enumerate() {
        markup.raw(if at > 0 { "; " } else { "" });
        sheet.original(markup, &report.article);
        for (at, citation) in report.adds.iter().filter(shown).take(3).enumerate() {
            markup.raw(if at > 0 { ", " } else { " " });
            sheet.phrase_with_mark(markup, citation);
        }
    }
    let more = adding.count();
    if more > 0 {
        markup.raw("; and ").number(more).raw(" more reports");
    }
    markup.raw("</p>");
}

/// Claims by where they stand: their words would go beyond what may be shown.
fn by_place(markup: &mut Markup, sheet: &Sheet<'_>, shelf: &Shelf<'_>) {
    if shelf.placed.is_empty() {
        return;
    }
    markup
        .raw("<details class=\"more\"><summary>")
        .text(&wording::plural(shelf.placed.len() + shelf.more, "claim"));
    markup.raw(" more, to be read in the reports themselves</summary><ul class=\"places\">");
    for claim in &shelf.placed {
        markup
            .raw("<li id=\"")
            .text(&claim.id.0)
            .raw("\"><span class=\"id\">")
            .text(&claim.id.0)
            .raw("</span> ");
        sheet.original(markup, &claim.line.article);
        markup.raw(", paragraph ").number(claim.line.paragraph);
        markup.raw(". <span class=\"count\">").text(&count(&sheet.numbers, claim)).raw("</span></li>");
    }
    markup.raw("</ul>");
    if shelf.more > 0 {
        markup.raw("<p class=\"note\">And ").number(shelf.more);
        markup.raw(" more: <code>headwater origins</code> shows all.</p>");
    }
    markup.raw("</details>");
}
