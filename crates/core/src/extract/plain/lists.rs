//! Which lines are a list of other articles? What repeats tells: bullets that stand alone, "By … Published".

use super::Line;
use crate::extract::phrases::EXACT;
use headwater_model::FurnitureClass::{Recommendation, RelatedList};

/// Lines of one entry between two marks: headline, dek, kicker.
const ENTRY_LINES: usize = 4;

/// Marks the entries of lists of other articles.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let marks: Vec<usize> = (0..lines.len()).filter(|&i| is_mark(&lines[i])).collect();
    for pair in marks.windows(2) {
        if pair[1] - pair[0] <= ENTRY_LINES + 1 {
            for line in &mut lines[pair[0]..=pair[1]] {
                line.mark(
                    RelatedList,
                    "it stands between the bullets or bylines of a list of other articles",
                );
            }
        }
    }
    mark_rest(lines);
    mark_recommended(lines);
}

/// After a list, its last entry ends with the text or with the next line of running text that no mark follows.
fn mark_rest(lines: &mut [Line<'_>]) {
    let Some(last) = lines.iter().rposition(|l| l.is(RelatedList)) else { return };
    for line in lines[last + 1..].iter_mut().take(ENTRY_LINES).take_while(|l| !l.is_prose()) {
        line.mark(RelatedList, "it ends a list of other articles");
    }
}

/// A label of recommendations takes the headlines below it along.
fn mark_recommended(lines: &mut [Line<'_>]) {
    let mut under_label = false;
    for (index, line) in lines.iter_mut().enumerate() {
        if line.is(Recommendation) {
            // Over the whole text it is what was above the page's own headline when it was copied.
            under_label = index > 0 && line.folded.count <= 6;
        } else if under_label && line.verdict.is_none() {
            under_label = !line.folded.ends_sentence && line.folded.count <= 25;
            if under_label {
                line.mark(RelatedList, "a headline under the label of recommendations");
            }
        }
    }
}

/// A bullet on a line of its own, or the byline of another article with its stamp.
fn is_mark(line: &Line<'_>) -> bool {
    let bullet =
        line.folded.count == 0 && matches!(line.raw, "-" | "–" | "•" | "*" | "·" | "—" | "▪" | "►" | "+");
    bullet || is_listed_byline(line)
}

/// "By Mara Quill, The Lantern Published": a byline that ends in the label or date of its stamp.
fn is_listed_byline(line: &Line<'_>) -> bool {
    let words = line.folded.words.trim_matches([' ', '|']);
    line.folded.count <= 14
        && words.starts_with("by ")
        && [" published", " updated", " posted", " ago", " last updated"]
            .iter()
            .any(|end| words.ends_with(end))
}

/// A label that was glued to the words after it when the page was copied: the label and the rest.
///
/// Only labels of two words or more, with a capital right behind: "We RecommendGates close at noon".
pub(super) fn glued_label(raw: &str) -> Option<(&str, &str)> {
    let (_, labels) = EXACT.iter().find(|(class, _)| *class == Recommendation)?;
    labels.iter().filter(|label| label.contains(' ')).find_map(|label| {
        let head = raw.get(..label.len())?;
        let rest = &raw[label.len()..];
        let glued = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '\'' | '‘' | '“' | '"'));
        (head.eq_ignore_ascii_case(label) && glued).then_some((head, rest))
    })
}
