//! Joins what the fitted model tags with what the rules found: the model decides what is attributed, the rules know by
//! which cue and to whom wherever the two meet.

use super::attributions::Attribution;
use super::cues::{Frames, VerbForm, cue_of};
use super::tagger::{Candidate, Tagged, Tagging};
use crate::text::{Class, TokenKind, Tokens};
use headwater_model::{Attitude, Manner};
use std::ops::Range;

/// How much of a rule's piece and a tagged one must be the same for the two to be one (intersection over union).
const SAME: f32 = 0.3;
/// How many tokens away the cue of a piece may stand where the rules have none.
const REACH_OF_CUE: usize = 25;

/// The attributions with the pieces that the model tags and the sources that it chooses, in order of their first word.
pub(super) fn join(
    tokens: &Tokens<'_>,
    found: &[Attribution],
    tagging: &Tagging,
    sources: &[Candidate],
) -> Vec<Attribution> {
    let certain = certain_pieces(tokens, found);
    let mut joined: Vec<Attribution> = certain
        .iter()
        .map(|(piece, rule)| Attribution { contents: one(piece.clone()), ..found[*rule].clone() })
        .collect();
    for (tagged, source) in tagging.contents.iter().zip(sources) {
        for content in without(tokens, &snap(tokens, &tagged.content), &certain) {
            joined.push(attribution_of(
                tokens,
                found,
                tagging,
                &Tagged { content, said: tagged.said },
                source,
            ));
        }
    }
    joined.sort_by_key(|a| (a.contents[0].start, a.cue.start));
    let mut merged: Vec<Attribution> = Vec::with_capacity(joined.len());
    for attribution in joined {
        let piece = &attribution.contents[0];
        if merged.last().and_then(|m| m.contents.last()).is_some_and(|last| last.end > piece.start) {
            continue;
        }
        let same = merged.iter_mut().rev().take(3).find(|a| {
            let alike = is_quotation(tokens, &a.contents[0]) == is_quotation(tokens, piece);
            alike && a.cue == attribution.cue && !a.cue.is_empty() && a.source == attribution.source
        });
        match same {
            Some(before) => before.contents.extend(attribution.contents),
            None => merged.push(attribution),
        }
    }
    merged.retain(|a| a.contents.iter().any(|c| c.len() > 1 || is_quotation(tokens, c)));
    let missed: Vec<Attribution> = found.iter().filter(|a| is_plain(tokens, a, &merged)).cloned().collect();
    merged.extend(missed);
    merged.sort_by_key(|a| (a.contents[0].start, a.cue.start));
    merged
}

/// Whether a rule's attribution that the model passed over is beyond doubt: a whole clause beside "according to" and its
/// source, or a whole sentence before a comma, its source and a verb of speech, of which nothing else has a word.
fn is_plain(tokens: &Tokens<'_>, rule: &Attribution, merged: &[Attribution]) -> bool {
    let taken = |c: &Range<usize>| merged.iter().flat_map(|m| &m.contents).any(|m| overlap(m, c) > 0);
    let according = rule.cue.len() == 2 && tokens.lower(rule.cue.start) == "according";
    (according || closes_sentence(tokens, rule))
        && rule.source.is_some()
        && !rule.carried
        && rule.contents.iter().all(|c| c.len() >= LEAST_CLAUSE && !taken(c))
}

/// How many tokens a clause has that the rules alone may decide on.
const LEAST_CLAUSE: usize = 4;

/// "The dam may fail, the mayor says.": whether the piece opens its sentence and a comma, the source and a verb of
/// speech close it, in this order or with the verb first; a time and place may follow.
fn closes_sentence(tokens: &Tokens<'_>, rule: &Attribution) -> bool {
    let ([content], Some(source)) = (rule.contents.as_slice(), rule.source.as_ref()) else { return false };
    let sentence = tokens.list[content.start].sentence;
    let opens = content.start == 0 || tokens.list[content.start - 1].sentence != sentence;
    let (first, last) = if source.start < rule.cue.start { (source, &rule.cue) } else { (&rule.cue, source) };
    let beside =
        first.start == content.end + 1 && first.end == last.start && tokens.is_mark(content.end, ',');
    let speech = rule.cue.len() == 1
        && cue_of(tokens.lower(rule.cue.start)).is_some_and(|c| {
            c.frames.has(Frames::QUOTATION)
                && c.manner == Manner::Said
                && matches!(c.form, VerbForm::Past | VerbForm::Third)
        });
    let end = tokens.list.partition_point(|t| t.sentence <= sentence);
    let rest = last.end..end;
    let stop = tokens.list.get(end - 1).is_some_and(|t| matches!(t.kind, TokenKind::Mark(_)));
    let nothing_more = rest.len() <= LONGEST_TIME
        && rest.clone().take(rest.len().saturating_sub(1)).all(|at| {
            tokens.list[at].quotation.is_none()
                && tokens
                    .is(at, Class::PREPOSITION.and(Class::TIME).and(Class::NUMBER).and(Class::DETERMINER))
        });
    opens && beside && speech && stop && nothing_more
}

/// How many tokens a time at the end of a sentence may have, its stop included.
const LONGEST_TIME: usize = 5;

/// The least number of tokens, marks included, of a quotation that the rules alone may decide on.
const LEAST_CERTAIN: usize = 5;

/// The quotations that the rules have by a cue right beside them: there the rules are right more often than the model
/// (on the training part), and a quotation is never joined with what stands around it.
fn certain_pieces(tokens: &Tokens<'_>, found: &[Attribution]) -> Vec<(Range<usize>, usize)> {
    let mut certain: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, attribution) in found.iter().enumerate().filter(|(_, a)| !a.carried) {
        for piece in &attribution.contents {
            if is_quotation(tokens, piece) && piece.len() >= LEAST_CERTAIN {
                certain.push((piece.clone(), index));
            }
        }
    }
    certain.sort_by_key(|(piece, index)| (piece.start, *index));
    certain
}

/// Whether a piece is one quotation and nothing else.
fn is_quotation(tokens: &Tokens<'_>, piece: &Range<usize>) -> bool {
    let quotation = tokens.list[piece.start].quotation;
    tokens.list[piece.start].kind == TokenKind::Open
        && tokens.list[piece.clone()].iter().all(|t| t.quotation == quotation)
}

/// What is left of a piece without the certain ones; before one it ends with the sentence before it.
fn without(
    tokens: &Tokens<'_>,
    content: &Range<usize>,
    certain: &[(Range<usize>, usize)],
) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = content.start;
    for (piece, _) in certain.iter().filter(|(piece, _)| overlap(piece, content) > 0) {
        if piece.start > start {
            let sentence = tokens.list[piece.start].sentence;
            let end =
                (start..piece.start).rev().find(|&i| tokens.list[i].sentence != sentence).map(|i| i + 1);
            parts.extend(end.map(|end| start..end));
        }
        start = start.max(piece.end);
    }
    if start == content.start {
        return one(content.clone());
    }
    parts.retain(|p| p.len() > 2);
    parts
}

/// A list of one range.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}

/// The attribution of one piece to the source that was chosen for it.
fn attribution_of(
    tokens: &Tokens<'_>,
    found: &[Attribution],
    tagging: &Tagging,
    tagged: &Tagged,
    source: &Candidate,
) -> Attribution {
    let content = tagged.content.clone();
    let of_source = source.rule.filter(|&r| found[r].source == source.words);
    let rule = same_as(found, &content).filter(|&r| found[r].source == source.words).or(of_source);
    let contents = one(content.clone());
    // A piece without a source of its own that the rules carry on from the one before is the rules'.
    if source.words.is_none()
        && let Some(rule) = same_as(found, &content).filter(|&r| found[r].carried)
    {
        return found[rule].clone();
    }
    match rule {
        // "refused to answer questions": what was not done begins with its "to", where the model may begin later.
        Some(rule) if matches!(found[rule].attitude, Attitude::Declined | Attitude::Refused) => {
            found[rule].clone()
        }
        Some(rule) => Attribution { contents, ..found[rule].clone() },
        None => Attribution { source: source.words.clone(), ..of_tags(tokens, tagging, tagged, content) },
    }
}

/// The content with the quotation mark that stands right beside its edge inside the same quotation.
fn snap(tokens: &Tokens<'_>, content: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = content.clone();
    if start > 0 && tokens.list[start - 1].kind == TokenKind::Open && end > start + 1 {
        start -= 1;
    }
    if end < tokens.len()
        && tokens.list[end].kind == TokenKind::Close
        && tokens.list[end - 1].quotation.is_some()
    {
        end += 1;
    }
    start..end
}

/// The rule's attribution that has a piece most like this one.
fn same_as(found: &[Attribution], content: &Range<usize>) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (index, attribution) in found.iter().enumerate() {
        for piece in &attribution.contents {
            let shared = overlap(piece, content);
            let likeness = shared as f32 / (piece.len() + content.len() - shared) as f32;
            // A piece that the model cut short or split is still the rule's.
            let inside = shared == content.len() && likeness > 0.0;
            if (likeness >= SAME || inside) && best.is_none_or(|b| likeness > b.0) {
                best = Some((likeness, index));
            }
        }
    }
    best.map(|b| b.1)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// The tokens between two ranges; none where they overlap.
fn gap(a: &Range<usize>, b: &Range<usize>) -> Option<usize> {
    if a.end <= b.start {
        Some(b.start - a.end)
    } else if b.end <= a.start {
        Some(a.start - b.end)
    } else {
        None
    }
}

/// The tagged cue that stands nearest to a piece in its paragraph.
fn cue_near(tokens: &Tokens<'_>, tagging: &Tagging, content: &Range<usize>) -> Option<Range<usize>> {
    let paragraph = tokens.list[content.start].paragraph;
    tagging
        .cues
        .iter()
        .filter(|c| tokens.list[c.start].paragraph == paragraph)
        .filter_map(|c| Some((gap(c, content).filter(|g| *g <= REACH_OF_CUE)?, c)))
        .min_by_key(|(gap, c)| (*gap, c.start))
        .map(|c| c.1.clone())
}

/// An attribution from tags alone.
fn of_tags(tokens: &Tokens<'_>, tagging: &Tagging, tagged: &Tagged, content: Range<usize>) -> Attribution {
    let cue = cue_near(tokens, tagging, &content);
    let known = cue.clone().and_then(|mut c| c.find_map(|i| cue_of(tokens.lower(i))));
    let manner = match known {
        Some(cue) => cue.manner,
        None if tagged.said => Manner::Said,
        None => Manner::Thought,
    };
    Attribution {
        cue: cue.unwrap_or(content.start..content.start),
        source: None,
        contents: one(content),
        addressee: None,
        attitude: known.map_or(Attitude::Said, |c| c.attitude),
        manner,
        carried: false,
    }
}
