//! Which statements are another outlet's, and who spoke to it? Joins the statements and the credits of one article.
//!
//! A statement that a credit covers came through the credited outlet. A credit that says "he told the Post" gets the
//! name that the statement beside it found for "he".

use headwater_model::{
    Basis, Credit, CreditMeaning, OutletEvidence, OutletRef, SentenceMark, Source, SourceKind, Span,
    Statement,
};

/// The statements, each with the outlet whose report it is taken from.
///
/// Where several credits cover it, the words of its own sentence come before what is carried over, a report before
/// the place where somebody spoke, and any of them before the agency that the whole article is a copy of.
#[must_use]
pub(super) fn with_reports(mut statements: Vec<Statement>, credits: &[Credit]) -> Vec<Statement> {
    for statement in &mut statements {
        let Some(&first) = statement.pieces.first() else { continue };
        let best = credits
            .iter()
            .filter(|c| matches!(c.meaning, CreditMeaning::Relay | CreditMeaning::Venue))
            .filter_map(|c| rank(c, first).map(|rank| (rank, c)))
            .min_by_key(|(rank, credit)| (*rank, credit.span));
        if statement.via.is_none() {
            statement.via = best.map(|((_, inferred, _), credit)| carried_over(credit, inferred));
        }
    }
    let told: Vec<Option<OutletRef>> =
        (0..statements.len()).map(|i| same_source_before(&statements, i)).collect();
    for (statement, outlet) in statements.iter_mut().zip(told) {
        statement.via = statement.via.take().or(outlet);
    }
    statements
}

/// The credited outlet; marked as inferred where the credit stands in another sentence.
fn carried_over(credit: &Credit, inferred: bool) -> OutletRef {
    let mut outlet = credit.outlet.clone();
    if inferred {
        outlet.evidence = OutletEvidence::Inferred;
    }
    outlet
}

/// The outlet through which an unnamed source spoke before in the article: who is unnamed spoke to one outlet.
fn same_source_before(statements: &[Statement], at: usize) -> Option<OutletRef> {
    let source = statements[at].source.as_ref().filter(|s| s.kind == SourceKind::Unnamed)?;
    let same = |s: &&Statement| s.via.is_some() && s.source.as_ref().is_some_and(|o| same_unnamed(o, source));
    let before = statements[..at].iter().rev().find(same);
    let mut outlet = before?.via.clone()?;
    outlet.evidence = OutletEvidence::Inferred;
    Some(outlet)
}

/// Whether two unnamed sources of one article are described in the same words.
fn same_unnamed(a: &Source, b: &Source) -> bool {
    a.kind == b.kind && a.name.eq_ignore_ascii_case(&b.name)
}

/// How close a credit is to the words at `piece`, the closest least; `None` where it does not cover them.
fn rank(credit: &Credit, piece: Span) -> Option<(bool, bool, bool)> {
    let covers =
        |inferred: bool| credit.covers.iter().any(|c| c.inferred == inferred && c.span.touches(piece));
    let (stated, inferred) = (covers(false), covers(true));
    (stated || inferred).then_some((
        credit.basis == Basis::Wire,
        !stated,
        credit.meaning == CreditMeaning::Venue,
    ))
}

/// The credits, each speaker that is a pronoun or a short name there replaced by whom the statement beside it found.
#[must_use]
pub(super) fn with_speakers(mut credits: Vec<Credit>, statements: &[Statement]) -> Vec<Credit> {
    for credit in &mut credits {
        let Some(deeper) = credit.deeper.as_ref().filter(|d| d.kind == SourceKind::Unresolved) else {
            continue;
        };
        let beside = statements.iter().find(|s| {
            let here = |words: Option<Span>| words.is_some_and(|w| w.touches(credit.span));
            here(s.cue) && here(s.source_words)
        });
        let found = beside.and_then(|s| s.source.as_ref());
        if let Some(source) =
            found.filter(|s| s.kind != SourceKind::Unresolved && names(&s.name, &deeper.name))
        {
            credit.deeper = Some(source.clone());
        }
    }
    credits
}

/// The marks, each issuer or denier that is a pronoun or a short name there replaced by whom the statement beside it found.
#[must_use]
pub(super) fn with_issuers(
    mut marks: Vec<SentenceMark>,
    statements: &[Statement],
    text: &str,
) -> Vec<SentenceMark> {
    for mark in &mut marks {
        let span = mark.span;
        let primary = mark.primary.as_mut().map(|p| &mut p.issuer);
        let denied = mark.denied.as_mut().map(|d| &mut d.by);
        for source in primary.into_iter().chain(denied).filter_map(Option::as_mut) {
            let found = statements.iter().find_map(|s| {
                let words = s.source_words.filter(|w| span.contains(*w))?;
                s.source.as_ref().filter(|found| {
                    found.kind != SourceKind::Unresolved && words.of(text).ends_with(&source.name)
                })
            });
            if let Some(found) = found.filter(|_| source.kind == SourceKind::Unresolved) {
                *source = found.clone();
            }
        }
    }
    marks
}

/// Whether a full name can be meant by a short one: a pronoun, or words that the two share.
fn names(full: &str, short: &str) -> bool {
    let pronoun = ["he", "she", "they"].contains(&short.to_lowercase().as_str());
    pronoun || short.split_whitespace().any(|word| full.split_whitespace().any(|other| other == word))
}

#[cfg(test)]
mod tests {
    use super::super::attribute;
    use super::super::credits::testing::{article, outlets};

    /// The words of each statement's first piece with the outlet it came through.
    fn came_through(text: &str) -> Vec<(String, Option<String>)> {
        let found = attribute(&article(text), &outlets());
        let words = |s: &headwater_model::Statement| s.pieces[0].of(text).to_owned();
        found.statements.iter().map(|s| (words(s), s.via.as_ref().map(|o| o.name.clone()))).collect()
    }

    #[test]
    fn what_somebody_told_an_outlet_came_through_it() {
        let through = came_through("“We are done with this plant,” Mara Quill told Valley Radio.");
        let valley = Some("Valley Radio".to_owned());
        assert_eq!(through, [("We are done with this plant,".to_owned(), valley)]);
    }

    #[test]
    fn what_somebody_said_in_public_came_through_nobody() {
        let through = came_through("“We are done with this plant,” Mara Quill told reporters.");
        assert_eq!(through.iter().filter(|(_, via)| via.is_some()).count(), 0);
    }

    #[test]
    fn a_pronoun_that_told_an_outlet_is_the_person_it_stands_for() {
        let text = "“It is over,” Susan Quill said. “We are done with it,” she told Valley Radio.";
        let found = attribute(&article(text), &outlets());
        let deeper = found.credits[0].deeper.clone().expect("somebody told the outlet");
        assert_eq!(deeper.name, "Susan Quill");
    }

    #[test]
    fn a_pronoun_in_a_statement_is_the_person_it_stands_for() {
        let text = "“It is over,” Susan Quill said. “We are done with it,” she said in a statement.";
        let found = attribute(&article(text), &outlets());
        let issuer = found.marks.iter().find_map(|m| m.primary.as_ref()?.issuer.clone());
        assert_eq!(issuer.map(|s| s.name).as_deref(), Some("Susan Quill"));
    }
}
