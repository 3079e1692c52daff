//! Does a report state a claim, keep its distance from it, or dispute it?
//!
//! Distance is only what the report itself adds ("reportedly"); passing on what another said is stating. Read from the
//! marks that `attribute` put on the sentences: patterns 17, 19, 26 and 28 of ../shared/design/CREDITS.md.

use super::Reading;
use headwater_model::{HedgeKind, SentenceMark, Source, Span, Stance};

/// How the report stands to a claim that `span` of it carries.
pub(super) fn stance(reading: &Reading<'_>, span: Span) -> Stance {
    if denial(reading, span).is_some() {
        return Stance::Disputes;
    }
    let distance = |m: &SentenceMark| {
        m.hedge.is_some_and(|h| h.span.touches(span) && !matches!(h.kind, HedgeKind::Claimed))
    };
    if reading.marks.iter().any(distance) { Stance::Hedges } else { Stance::States }
}

/// Who denies what `span` tells, with the words of the denial and of what is denied.
pub(super) struct Denied<'a> {
    /// The words from the denial to its object.
    pub words: Span,
    /// The words of what is denied.
    pub object: Span,
    /// Who, as far as the sentence tells.
    pub by: Option<&'a Source>,
}

/// The denial whose object is what `span` tells, where there is one: the object makes up most of the words.
pub(super) fn denial<'a>(reading: &Reading<'a>, span: Span) -> Option<Denied<'a>> {
    reading.marks.iter().find_map(|mark| {
        let denied = mark.denied.as_ref()?;
        let shared = denied.object.end.min(span.end).saturating_sub(denied.object.start.max(span.start));
        if 2 * shared < denied.object.len() {
            return None;
        }
        let words =
            Span::new(denied.span.start.min(denied.object.start), denied.span.end.max(denied.object.end));
        Some(Denied { words, object: denied.object, by: denied.by.as_ref() })
    })
}
