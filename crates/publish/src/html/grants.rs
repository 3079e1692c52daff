//! Which words are shown? They are granted in the order of what a reader would miss most, until the bound is reached: a
//! phrase for each side of what is contested, the recap, the same sides in full, what is agreed, the words of
//! attributions, what has one origin, what was said, what single reports add.

use super::bound::PHRASE_WORDS;
use super::sheet::{Sheet, place_of, wordings};
use crate::terminal::claims::Section;
use headwater_model::{Citation, Claim, DifferingValue, Stance};
use std::collections::HashSet;

/// For so many contested claims a phrase of each side is granted before all else.
const SIDES_FIRST: usize = 6;

/// So many claims of a section are granted words: more are not shown in words.
const LINES: usize = 24;

/// Grants the words of a story.
pub(super) fn grant_all<'a>(sheet: &mut Sheet<'a>) {
    let claims = sheet.claims.clone();
    let of = |section: Section| claims.iter().copied().filter(move |c| Section::of(c) == section);
    for (citation, value) in of(Section::Contested).take(SIDES_FIRST).flat_map(sides) {
        sheet.bound.grant(&citation.article, sheet.phrase_at(citation, value));
    }
    for sentence in &sheet.file.recap.sentences {
        if let Some((article, span)) = place_of(sentence) {
            sheet.bound.grant(article, span);
        }
    }
    for claim in of(Section::Contested).chain(of(Section::TakenBack)) {
        grant_sides(sheet, claim);
    }
    for claim in of(Section::Agreed).take(LINES) {
        grant_line(sheet, claim);
    }
    let ways = sheet.graph.words();
    grant_phrases(sheet, ways);
    for section in Section::ALL {
        grant_phrases(sheet, of(section).take(LINES).flat_map(attributions));
    }
    for section in [Section::SingleOrigin, Section::OriginUnknown] {
        of(section).filter(|c| c.reports.len() > 1).take(LINES).for_each(|claim| grant_line(sheet, claim));
    }
    for claim in of(Section::SingleOrigin).take(LINES) {
        grant_line(sheet, claim);
    }
    let sayings: Vec<Citation> =
        sheet.speakers.iter().flat_map(|s| &s.sayings).flat_map(|s| s.places.clone()).collect();
    for place in &sayings {
        sheet.bound.grant_citation(place);
    }
    grant_phrases(sheet, claims.iter().flat_map(|c| &c.reports).flat_map(|r| &r.adds));
    for claim in of(Section::OriginUnknown).take(LINES) {
        grant_line(sheet, claim);
    }
}

/// Grants the first words of each passage, so many as make a phrase.
fn grant_phrases<'a>(sheet: &mut Sheet<'a>, citations: impl IntoIterator<Item = &'a Citation>) {
    let mut asked = HashSet::new();
    for citation in citations {
        if asked.insert((&citation.article, citation.span)) {
            let span = sheet.first_words(&citation.article, citation.span, PHRASE_WORDS);
            sheet.bound.grant(&citation.article, span);
        }
    }
}

/// The words by which the reports of a claim credit what they rest on.
fn attributions(claim: &Claim) -> impl Iterator<Item = &Citation> {
    let chains = claim.reports.iter().flat_map(|r| &r.chains);
    chains.filter_map(|chain| super::graph::words(&chain.hops.first()?.evidence))
}

/// Grants the words of a claim and of all that stands against it.
fn grant_sides<'a>(sheet: &mut Sheet<'a>, claim: &'a Claim) {
    for difference in &claim.differences {
        for DifferingValue { citations, .. } in &difference.values {
            let is_shown = citations.iter().any(|c| sheet.bound.allows(&c.article, c.span));
            let _ = is_shown || citations.iter().any(|c| sheet.bound.grant_citation(c));
        }
    }
    if claim.differences.is_empty() {
        grant_line(sheet, claim);
    }
    let notices =
        claim.retracted.iter().map(|r| &r.citation).chain(claim.corrected.iter().map(|c| &c.citation));
    for citation in claim.denials_by_others().map(|d| &d.citation).chain(notices) {
        if !sheet.bound.grant_citation(citation) {
            let span = sheet.phrase(citation);
            sheet.bound.grant(&citation.article, span);
        }
    }
    for report in claim.reports.iter().filter(|r| r.stance == Stance::Disputes) {
        if let Some(citation) = report.citations.first() {
            sheet.bound.grant_citation(citation);
        }
    }
}

/// Grants one wording of a claim: its line, or another report's words for it; a passage stands for one claim alone.
fn grant_line<'a>(sheet: &mut Sheet<'a>, claim: &'a Claim) {
    if sheet.lines.contains_key(&claim.id) {
        return;
    }
    for citation in wordings(claim) {
        let taken = sheet.taken.get(&citation.article);
        let is_taken = taken.is_some_and(|spans| spans.iter().any(|s| s.touches(citation.span)));
        if !is_taken && sheet.bound.grant_citation(citation) {
            sheet.lines.insert(&claim.id, citation);
            sheet.taken.entry(&citation.article).or_default().push(citation.span);
            return;
        }
    }
}

/// One passage for each side of a contested claim, with the value that it stands for: values that differ, or the claim
/// and its denials.
fn sides(claim: &Claim) -> Vec<(&Citation, &str)> {
    let mut all: Vec<(&Citation, &str)> = Vec::new();
    for DifferingValue { value, citations, .. } in claim.differences.iter().flat_map(|d| &d.values) {
        all.extend(citations.first().map(|c| (c, value.as_str())));
    }
    if claim.differences.is_empty() {
        all.push((&claim.line, ""));
    }
    all.extend(claim.denials_by_others().map(|d| (&d.citation, "")));
    all
}
