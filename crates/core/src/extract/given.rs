//! What does an article say that was already taken out of its page? Its text stays unchanged, byte for byte.

use super::cues::{fold, is_correction};
use super::{ExtractError, Extraction, VERSION, dateline, language, names, pickup};
use crate::outlets::Outlets;
use headwater_model::{
    Article, Byline, GivenArticle, OutletEvidence, OutletRef, Paragraph, ParagraphKind, Span,
};

/// Makes the article of `given`; the outlet comes from its own field, else from the address.
///
/// # Errors
/// [`ExtractError::NoText`] where the text is blank.
pub(super) fn extract(
    id: &str,
    url: Option<&str>,
    given: &GivenArticle,
    outlets: &Outlets,
) -> Result<Extraction, ExtractError> {
    if given.text.trim().is_empty() {
        return Err(ExtractError::NoText);
    }
    let named = given.outlet.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let outlet = named.map(|name| outlets.refer(name, OutletEvidence::Given)).or_else(|| {
        let known = outlets.at_address(url?)?;
        Some(OutletRef {
            name: known.name.clone(),
            id: Some(known.id.clone()),
            evidence: OutletEvidence::Address,
        })
    });
    let text = given.text.clone();
    let paragraphs = paragraphs(&text);
    let dateline = dateline::find(&text, &paragraphs);
    let filled = |field: &Option<String>| field.clone().filter(|f| !f.trim().is_empty());
    let moment = |field: &Option<String>| field.as_deref().and_then(|m| m.parse().ok());
    let byline: Vec<Byline> = given.byline.iter().flat_map(|signed| names::split(signed)).collect();
    let wire = dateline::wire(&text, &paragraphs, dateline.as_ref(), &byline, outlet.as_ref(), outlets);
    let article = Article {
        url: url.map(str::to_owned),
        pickup: pickup::of_wire(wire.as_ref(), outlet.as_ref()),
        wire,
        outlet,
        headline: filled(&given.headline),
        dek: filled(&given.dek),
        byline,
        dateline,
        section: filled(&given.section),
        edition: filled(&given.edition),
        published: moment(&given.published),
        updated: moment(&given.updated),
        language: language::detect(&text).map(str::to_owned),
        tags: given.tags.clone(),
        access: given.access,
        licence: filled(&given.licence),
        paragraphs,
        text,
        made_by: VERSION,
        ..Article::empty(id)
    };
    Ok(Extraction { article, furniture: Vec::new(), scores: Vec::new(), parts: Vec::new() })
}

/// How a note of correction begins stands in so many bytes.
const NOTE_BYTES: usize = 60;

/// The lines of a text, each a paragraph; a note of correction is known by how it begins.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start + (line.len() - line.trim_start().len()), start + line.trim_end().len());
        if !span.is_empty() {
            let head = Span::new(span.start, text.floor_char_boundary(span.end.min(span.start + NOTE_BYTES)));
            let kind = if is_correction(&fold(head.of(text))) {
                ParagraphKind::Correction
            } else {
                ParagraphKind::Text
            };
            found.push(Paragraph { span, kind });
        }
        start += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::{Access, Outlet, OutletKind};

    fn lantern() -> Outlets {
        Outlets::new(vec![Outlet {
            id: "lantern".into(),
            name: "The Lantern".into(),
            aliases: vec![],
            ambiguous: vec![],
            domains: vec!["lantern.example".into()],
            owner: None,
            country: None,
            language: None,
            kind: OutletKind::Newspaper,
            handles: vec![],
            wire_credits: vec![],
        }])
    }

    fn given(text: &str) -> GivenArticle {
        GivenArticle { text: text.to_owned(), ..GivenArticle::default() }
    }

    #[test]
    fn the_text_stays_unchanged_and_each_line_is_a_paragraph() {
        let text = "  One line. \n\n\tAnother  line.\n";
        let article = extract("a", None, &given(text), &Outlets::default()).unwrap().article;
        assert_eq!(article.text, text);
        let lines: Vec<&str> = article.paragraphs.iter().map(|p| p.span.of(text)).collect();
        assert_eq!(lines, ["One line.", "Another  line."]);
    }

    #[test]
    fn the_outlet_comes_from_its_field_and_else_from_the_address() {
        let url = Some("https://www.lantern.example/plant");
        let by_address = extract("a", url, &given("The gates."), &lantern()).unwrap().article.outlet.unwrap();
        assert_eq!(
            (by_address.id.as_deref(), by_address.evidence),
            (Some("lantern"), OutletEvidence::Address)
        );
        let mut named = given("The gates.");
        named.outlet = Some("Valley Radio".into());
        let by_field = extract("a", url, &named, &lantern()).unwrap().article.outlet.unwrap();
        assert_eq!((by_field.name.as_str(), by_field.evidence), ("Valley Radio", OutletEvidence::Given));
    }

    #[test]
    fn a_date_that_cannot_be_read_is_unknown() {
        let mut bad = given("The gates.");
        bad.published = Some("yesterday".into());
        assert_eq!(extract("a", None, &bad, &Outlets::default()).unwrap().article.published, None);
    }

    #[test]
    fn what_else_the_input_knows_is_carried_over() {
        let more = GivenArticle {
            dek: Some("The wall is to be mended.".into()),
            byline: vec!["By Mara Quill".into(), "Tom Reed".into()],
            section: Some("Valley".into()),
            updated: Some("2018-03-04T10:00:00+01:00".into()),
            tags: vec!["Water".into()],
            access: Some(Access::Paywalled),
            ..given("The gates.")
        };
        let article = extract("a", None, &more, &Outlets::default()).unwrap().article;
        let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
        assert_eq!(names, ["Mara Quill", "Tom Reed"]);
        assert_eq!((article.dek, article.section), (more.dek, more.section));
        assert_eq!(article.updated.unwrap().to_string(), "2018-03-04T10:00:00+01:00");
        assert_eq!((article.tags, article.access), (more.tags, Some(Access::Paywalled)));
    }

    #[test]
    fn a_dateline_gives_place_and_wire() {
        let article =
            extract("a", None, &given("WESTHAVEN (XP) - The gates closed."), &lantern()).unwrap().article;
        assert_eq!(article.dateline.unwrap().place.as_deref(), Some("WESTHAVEN"));
        assert_eq!(article.wire.unwrap().name, "XP");
    }

    #[test]
    fn a_blank_text_is_no_article() {
        assert_eq!(extract("a", None, &given(" \n "), &lantern()), Err(ExtractError::NoText));
    }
}
