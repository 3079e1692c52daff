//! What holds of every article.

use headwater_core::extract::Extraction;
use headwater_model::{Article, Span};

/// `span` is a range of `text`, on character boundaries, and not empty.
pub(super) fn stands(span: Span, text: &str, what: &str) {
    assert!(span.start < span.end, "{what} is empty: {span:?}");
    assert!(text.get(span.start..span.end).is_some(), "{what} is no slice of the text: {span:?}");
}

/// `article` is of its form.
pub(super) fn article(article: &Article) {
    let text = article.text.as_str();
    assert!(!text.trim().is_empty(), "an article has text");
    let mut end = 0;
    for paragraph in &article.paragraphs {
        let span = paragraph.span;
        stands(span, text, "a paragraph");
        assert!(span.start >= end, "paragraphs overlap or are out of order: {span:?} after {end}");
        let between = &text[end..span.start];
        assert!(between.trim().is_empty(), "words between paragraphs: {between:?}");
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "words after the last paragraph");
    let mut at = 0;
    for link in &article.links {
        stands(link.span, text, "a link");
        assert!(link.span.start >= at, "links are out of order: {:?}", link.span);
        at = link.span.start;
        let home = article.paragraphs.iter().find(|p| p.span.contains(link.span));
        assert!(home.is_some(), "a link stands in no paragraph: {:?}", link.span);
    }
    if let Some(dateline) = &article.dateline {
        stands(dateline.span, text, "a dateline");
        for part in [&dateline.place, &dateline.agency].into_iter().flatten() {
            assert!(!part.trim().is_empty(), "a part of the dateline is blank");
        }
    }
    let shown = [&article.headline, &article.dek, &article.section];
    assert!(shown.into_iter().flatten().all(|t| !t.trim().is_empty()), "a blank field is no field");
    assert!(article.byline.iter().all(|b| !b.name.trim().is_empty()), "a blank name signs nothing");
}

/// `extraction` is of its form.
pub(super) fn extraction(extraction: &Extraction) {
    article(&extraction.article);
    let scores = &extraction.scores;
    assert!(scores.is_empty() || scores.len() == extraction.article.paragraphs.len(), "a score a paragraph");
    assert!(scores.iter().all(|s| s.is_finite()), "a score is a number");
    assert!(extraction.furniture.iter().all(|f| !f.reason.is_empty()), "furniture has a reason");
}
