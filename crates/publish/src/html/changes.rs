//! What changed? Updates and corrections that the outlets give, names of this story that are no longer used, the story
//! that it follows. Nothing is shown where nothing is known.

use super::head::time;
use super::markup::Markup;
use super::sheet::Sheet;
use headwater_model::{Article, Citation, Claim, Paragraph, ParagraphKind, Span, StoryId};
use std::collections::BTreeMap;

/// So many claims are named that a correction touches.
const CLAIMS: usize = 8;

/// The section; empty where nothing is known to have changed.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut items = Markup::new();
    for article in &sheet.file.articles {
        updated(&mut items, sheet, article);
        for paragraph in article.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Correction) {
            correction(&mut items, sheet, article, paragraph);
        }
    }
    notices(&mut items, sheet);
    let story = &sheet.file.story;
    if !story.merged.is_empty() {
        let names: Vec<&str> = story.merged.iter().map(|StoryId(name)| name.as_str()).collect();
        items.raw("<li>Reports that stood apart before are told here as one story; earlier names: ");
        items.text(&names.join(", ")).raw("</li>");
    }
    if let Some(StoryId(name)) = &story.follows {
        items.raw("<li>This story follows an earlier one: ").text(name).raw("</li>");
    }
    let mut markup = Markup::new();
    if !items.is_empty() {
        markup.raw("<ul class=\"plain\">").add(&items).raw("</ul>");
    }
    markup
}

/// What outlets took back or put right, with the claims that it touches; the words stand beside the claims.
fn notices(items: &mut Markup, sheet: &Sheet<'_>) {
    let mut told: BTreeMap<(usize, Span), (&Citation, String, Vec<&Claim>)> = BTreeMap::new();
    for &claim in &sheet.claims {
        let retracted = claim.retracted.iter().map(|r| (&r.citation, format!("{} took back", r.outlet.name)));
        let corrected = claim.corrected.iter().map(|c| {
            let values = match (&c.was, &c.now) {
                (Some(was), Some(now)) => format!(" ({now}, before that {was})"),
                (Some(was), None) => format!(" (no longer {was})"),
                _ => String::new(),
            };
            (&c.citation, format!("{} put right{values}", c.outlet.name))
        });
        for (citation, what) in retracted.chain(corrected) {
            let place = (sheet.numbers.of(&citation.article), citation.span);
            told.entry(place).or_insert_with(|| (citation, what, Vec::new())).2.push(claim);
        }
    }
    for (citation, what, claims) in told.into_values() {
        items.raw("<li>").name(&what).raw(": ");
        for (at, claim) in claims.into_iter().take(CLAIMS).enumerate() {
            items.raw(if at > 0 { ", " } else { "" });
            sheet.claim_link(items, claim);
        }
        items.raw("; ");
        sheet.original(items, &citation.article);
        items.raw(" ");
        sheet.mark(items, citation);
        items.raw("</li>");
    }
}

/// A report that its outlet updated after it was published.
fn updated(items: &mut Markup, sheet: &Sheet<'_>, article: &Article) {
    let Some(updated) = article.updated.filter(|u| article.published.is_none_or(|p| p.is_surely_before(u)))
    else {
        return;
    };
    items.raw("<li>");
    sheet.original(items, &article.id);
    items.raw(" ");
    sheet.report_numbers(items, [&article.id]);
    items.raw(" updated its report ");
    time(items, &updated);
    items.raw(": what it said before was not read</li>");
}

/// A correction that an outlet gives, in its words where they may be shown.
fn correction(items: &mut Markup, sheet: &Sheet<'_>, article: &Article, paragraph: &Paragraph) {
    items.raw("<li>");
    sheet.original(items, &article.id);
    items.raw(" ");
    sheet.report_numbers(items, [&article.id]);
    items
        .raw(" adds a correction, paragraph ")
        .number(article.paragraph_number(paragraph.span.start))
        .raw(": ");
    sheet.quote(items, &article.id, paragraph.span);
    items.raw("</li>");
}
