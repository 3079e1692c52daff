//! Where was it written, and is it an agency's copy? Reads "WESTHAVEN (XP) -" at the head of a text, and the credits
//! that make a whole article a wire's.

use crate::outlets::Outlets;
use headwater_model::{
    Byline, Dateline, OutletEvidence, OutletKind, OutletRef, Paragraph, ParagraphKind, Span,
};

/// A dateline ends within so many bytes.
const LONGEST: usize = 90;

/// Words in capitals that open a paragraph before a dash and are no place.
const NO_PLACES: &[&str] = &[
    "BREAKING",
    "UPDATE",
    "UPDATED",
    "WATCH",
    "EXCLUSIVE",
    "LIVE",
    "VIDEO",
    "NEW",
    "OPINION",
    "ANALYSIS",
    "CORRECTION",
    "EDITOR",
    "NOTE",
    "READ",
    "MORE",
    "PHOTOS",
    "RELATED",
    "WARNING",
    "BREAKING NEWS",
    "SPOILER",
    "TOP",
    "ALSO",
    "PHOTO",
    "EDITOR'S NOTE",
    "Q",
    "A",
    "DEAR",
    "REVIEW",
    "COMMENT",
];

/// The dateline that the first paragraph of running text opens with.
pub(super) fn find(text: &str, paragraphs: &[Paragraph]) -> Option<Dateline> {
    let first = paragraphs.iter().find(|p| p.kind == ParagraphKind::Text)?;
    let (length, place, agency) = parse(first.span.of(text))?;
    Some(Dateline { span: Span::new(first.span.start, first.span.start + length), place, agency })
}

/// Length in bytes, place and agency of the dateline at the head of `paragraph`.
fn parse(paragraph: &str) -> Option<(usize, Option<String>, Option<String>)> {
    let (at, dash) = dash(paragraph)?;
    let head = paragraph[..at].trim_end();
    let length = at + dash;
    if let Some(inner) = head.strip_suffix(')') {
        let open = inner.rfind('(')?;
        let agency = inner[open + 1..].trim();
        let place = inner[..open].trim().trim_end_matches(',');
        let fits = is_agency(agency) && (place.is_empty() || is_place(place, true));
        return fits
            .then(|| (length, (!place.is_empty()).then(|| place.to_owned()), Some(agency.to_owned())));
    }
    is_place(head, false).then(|| (length, Some(head.to_owned()), None))
}

/// The first dash that divides a dateline from the text: where, and its length in bytes.
fn dash(paragraph: &str) -> Option<(usize, usize)> {
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = &paragraph[..end];
    let wide =
        head.char_indices().filter(|&(_, c)| matches!(c, '—' | '–')).map(|(at, c)| (at, c.len_utf8())).next();
    let double = head.find("--").map(|at| (at, 2));
    let single = head.find(" - ").map(|at| (at + 1, 1)).or_else(|| head.find(")- ").map(|at| (at + 1, 1)));
    [wide, double, single].into_iter().flatten().min()
}

/// "XP", "Reuters", "The Valley Press": no party ("R-Ohio"), age or year.
fn is_agency(words: &str) -> bool {
    words.len() >= 2
        && words.len() <= 40
        && words.starts_with(char::is_uppercase)
        && words.split_whitespace().count() <= 4
        && words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '&' | '/'))
}

/// Whether `head` is written like a place. Before an agency "Westhaven" will do; alone it takes capitals.
fn is_place(head: &str, before_agency: bool) -> bool {
    let words: Vec<&str> = head.split_whitespace().collect();
    let Some(first) = words.first().map(|w| w.trim_end_matches([',', '.', ':'])) else { return false };
    let capitals =
        first.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !first.contains(char::is_lowercase);
    let town = head.split(',').next().unwrap_or(head);
    words.len() <= 8
        && !NO_PLACES.contains(&first)
        && !NO_PLACES.contains(&town)
        && !head.contains(['"', '“', '?', '!', ':', ';', '('])
        && first.starts_with(char::is_uppercase)
        && (capitals && !town.contains(char::is_lowercase) || before_agency && words.len() <= 5)
}

/// The agency whose copy the whole article is: by its dateline, by a byline that is an agency's, or by the line of
/// rights at its end. An outlet's own name in its own dateline is no wire credit unless it is an agency.
pub(super) fn wire(
    text: &str,
    paragraphs: &[Paragraph],
    dateline: Option<&Dateline>,
    byline: &[Byline],
    own: Option<&OutletRef>,
    outlets: &Outlets,
) -> Option<OutletRef> {
    if let Some(agency) = dateline.and_then(|d| d.agency.as_deref()) {
        let named = agency_named(agency, outlets);
        let is_own = own.is_some_and(|o| o.key() == named.key());
        let is_agency = kind(&named, outlets) == Some(OutletKind::Agency);
        return (is_agency || !is_own).then_some(named);
    }
    if let [only] = byline
        && let Some(outlet) = outlets.named(&only.name)
        && outlet.kind == OutletKind::Agency
    {
        return Some(outlets.refer(&outlet.name, OutletEvidence::Stated));
    }
    rights_line(text, paragraphs, outlets)
}

fn kind(outlet: &OutletRef, outlets: &Outlets) -> Option<OutletKind> {
    outlet.id.as_deref().and_then(|id| outlets.get(id)).map(|o| o.kind)
}

/// The agency as the table knows it: by its name or by the form in which its copy is signed.
fn agency_named(agency: &str, outlets: &Outlets) -> OutletRef {
    let signed = format!("({agency})");
    let by_credit = || {
        outlets.all().iter().find(|o| {
            o.wire_credits.iter().any(|c| c.eq_ignore_ascii_case(agency) || c.eq_ignore_ascii_case(&signed))
        })
    };
    let name = outlets.named(agency).or_else(by_credit).map_or(agency, |o| o.name.as_str());
    outlets.refer(name, OutletEvidence::Stated)
}

/// "© 2018 The Valley Press. All rights reserved." as the last words: the agency's, where the table knows it as one.
fn rights_line(text: &str, paragraphs: &[Paragraph], outlets: &Outlets) -> Option<OutletRef> {
    let last = paragraphs.last()?.span.of(text);
    let rights = last.strip_prefix("Copyright").or_else(|| last.strip_prefix('©'))?;
    let name = rights.trim_start_matches(|c: char| !c.is_alphabetic());
    let name = name.split(['.', ',']).next()?.trim();
    let outlet = outlets.named(name).filter(|o| o.kind == OutletKind::Agency)?;
    Some(outlets.refer(&outlet.name, OutletEvidence::Stated))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(paragraph: &str) -> Option<(String, Option<String>, Option<String>)> {
        parse(paragraph).map(|(length, place, agency)| (paragraph[..length].to_owned(), place, agency))
    }

    #[test]
    fn place_and_agency_are_read() {
        let (whole, place, agency) = read("WESTHAVEN, Ohio (XP) — The plant will close.").unwrap();
        assert_eq!(
            (whole.as_str(), place.as_deref(), agency.as_deref()),
            ("WESTHAVEN, Ohio (XP) —", Some("WESTHAVEN, Ohio"), Some("XP"))
        );
        let (_, place, agency) = read("(Valley Press) - The plant will close.").unwrap();
        assert_eq!((place, agency.as_deref()), (None, Some("Valley Press")));
        assert_eq!(read("WESTHAVEN -- The plant will close.").unwrap().1.as_deref(), Some("WESTHAVEN"));
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        for text in [
            "The plant — the oldest of the valley — will close.",
            "Sen. Joan Pell (R-Ohio) - a member of the board - spoke.",
            "BREAKING — The plant will close.",
            "Joan Pell (54) – the manager – spoke.",
            "NATO's well-known plan failed.",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn an_agency_in_the_dateline_makes_it_wire_copy() {
        let text = "WESTHAVEN (XP) - The plant will close.";
        let paragraphs = [Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Text }];
        let dateline = find(text, &paragraphs);
        let outlets = Outlets::default();
        let wire = wire(text, &paragraphs, dateline.as_ref(), &[], None, &outlets).unwrap();
        assert_eq!((wire.name.as_str(), wire.evidence), ("XP", OutletEvidence::Stated));
    }
}
