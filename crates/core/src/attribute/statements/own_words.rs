//! Which part of a mixed statement is wholly the source's own? "Quill said it was “the way it is. We wait.”": what follows
//! the first full stop inside the marks is a direct statement of the same source.

use crate::text::{quotations, sentences};
use headwater_model::{Form, Span, Statement};

/// The statements, with the whole sentences that close a mixed one in quotation marks set apart as direct, in order of
/// place.
pub(super) fn apart(text: &str, statements: Vec<Statement>) -> Vec<Statement> {
    if statements.iter().all(|s| s.form != Form::Mixed) {
        return statements;
    }
    let inner: Vec<Span> =
        quotations(text, None).into_iter().filter(|q| q.depth == 0).map(|q| q.inner).collect();
    let mut found = Vec::with_capacity(statements.len());
    for mut statement in statements {
        let own = own_sentences(text, &inner, &statement);
        if let Some((own, mut piece)) = own.and_then(|own| Some((own, statement.pieces.pop()?))) {
            piece.end = text[..own.start].trim_end().len();
            let mut direct = Statement { pieces: vec![own], form: Form::Direct, ..statement.clone() };
            statement.pieces.push(piece);
            let stands = |inner: &Statement, piece: Span| inner.pieces.iter().all(|p| piece.contains(*p));
            direct.inner.retain(|inner| stands(inner, own));
            statement
                .inner
                .retain(|inner| !stands(inner, own) && inner.pieces.iter().all(|p| p.end <= piece.end));
            found.extend([statement, direct]);
        } else {
            found.push(statement);
        }
    }
    // What is set apart may begin behind the next statement.
    found.sort_by_key(|s| s.pieces.first().map(|piece| piece.start));
    found
}

/// The sentences behind the first that the last piece of a mixed statement holds in one quotation, to its end.
fn own_sentences(text: &str, inner: &[Span], statement: &Statement) -> Option<Span> {
    let piece = *statement.pieces.last().filter(|_| statement.form == Form::Mixed)?;
    let opened = inner.partition_point(|q| q.start < piece.end).checked_sub(1)?;
    let quotation = inner[opened];
    let reaches_the_end = quotation.end + MARK_BYTES >= piece.end && quotation.start > piece.start;
    let second = *sentences(text, quotation, None).get(1).filter(|_| reaches_the_end)?;
    (second.start < piece.end).then(|| Span::new(second.start, quotation.end.min(piece.end)))
}

/// A closing quotation mark is at most so long.
const MARK_BYTES: usize = 3;
