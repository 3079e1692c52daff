//! Joins what the fitted model tags with what the rules found: the model decides what is attributed, the rules know by
//! which cue and to whom wherever the two meet.

use super::attributions::Attribution;
use super::cues::cue_of;
use super::tagger::{Tagged, Tagging};
use crate::text::{TokenKind, Tokens};
use headwater_model::{Attitude, Manner};
use std::ops::Range;

/// How much of a rule's piece and a tagged one must be the same for the two to be one (intersection over union).
const SAME: f32 = 0.3;
/// How many tokens away the cue of a piece may stand where the rules have none.
const REACH_OF_CUE: usize = 25;
/// How many tokens from the cue its source may stand.
const REACH_OF_SOURCE: usize = 15;

/// The attributions with the pieces that the model tags, in order of their first word.
pub(super) fn join(tokens: &Tokens<'_>, found: &[Attribution], tagging: &Tagging) -> Vec<Attribution> {
    let mut joined: Vec<(Option<usize>, Attribution)> = Vec::new();
    for tagged in &tagging.contents {
        let content = snap(tokens, &tagged.content);
        let rule = same_as(found, &content).or_else(|| {
            let cue = cue_near(tokens, tagging, &content)?;
            found.iter().position(|a| !a.carried && overlap(&a.cue, &cue) > 0)
        });
        if let Some(rule) = rule {
            match joined.iter_mut().find(|j| j.0 == Some(rule)) {
                Some((_, attribution)) => attribution.contents.push(content),
                None => joined.push((
                    Some(rule),
                    Attribution { contents: std::iter::once(content).collect(), ..found[rule].clone() },
                )),
            }
        } else {
            joined.push((None, of_tags(tokens, tagging, tagged, content)));
        }
    }
    let mut joined: Vec<Attribution> = joined.into_iter().map(|j| j.1).collect();
    joined.sort_by_key(|a| (a.contents[0].start, a.cue.start));
    joined
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
    let anchor = cue.clone().unwrap_or_else(|| content.clone());
    let paragraph = tokens.list[content.start].paragraph;
    let source = tagging
        .sources
        .iter()
        .filter(|s| tokens.list[s.start].paragraph == paragraph)
        .filter_map(|s| Some((gap(s, &anchor).filter(|g| *g <= REACH_OF_SOURCE)?, s)))
        .min_by_key(|(gap, s)| (*gap, s.start))
        .map(|s| s.1.clone());
    let known = cue.clone().and_then(|mut c| c.find_map(|i| cue_of(tokens.lower(i))));
    let manner = match known {
        Some(cue) => cue.manner,
        None if tagged.said => Manner::Said,
        None => Manner::Thought,
    };
    Attribution {
        cue: cue.unwrap_or(content.start..content.start),
        source,
        contents: std::iter::once(content).collect(),
        addressee: None,
        attitude: known.map_or(Attitude::Said, |c| c.attitude),
        manner,
        carried: false,
    }
}
