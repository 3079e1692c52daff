//! What stands above the article? Headline, dek, byline, date: the lines over the first paragraph.

use super::Line;
use crate::extract::names;
use crate::extract::phrases::BYLINE_WORDS;
use crate::extract::signs::is_stamp;
use crate::extract::stamps;
use crate::outlets::Outlets;
use headwater_model::FurnitureClass::{self, Stamp};
use headwater_model::{Byline, Moment};

/// The reason of a line that is left out of the text because a field carries it unchanged.
pub(super) const CARRIED: &str = "a field of the article carries it";

/// A headline has at most so many words.
const HEADLINE_WORDS: usize = 30;

/// An entry of a menu has at most so many words.
const MENU_WORDS: usize = 3;

/// The fields that the head of a text fills.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) headline: Option<String>,
    pub(super) dek: Option<String>,
    pub(super) byline: Vec<Byline>,
    pub(super) published: Option<Moment>,
    pub(super) updated: Option<Moment>,
    /// A short line over the headline, which may be the masthead.
    pub(super) outlet_line: Option<String>,
}

/// Takes the head off `lines`: what it carries is marked and does not come again in the text.
pub(super) fn take(lines: &mut [Line<'_>], outlets: &Outlets) -> Head {
    let mut head = Head::default();
    mark_menus(lines);
    take_stamps(lines, &mut head);
    let free: Vec<usize> =
        (0..lines.len()).filter(|&i| lines[i].verdict.is_none() && lines[i].folded.count > 0).collect();
    let Some(&first) = free.first() else { return head };
    if free.len() < 2 || !is_headline(&lines[first]) {
        return head;
    }
    let mut at = 0;
    if is_masthead(lines, &free, outlets) {
        head.outlet_line = Some(lines[first].text.clone());
        carry(&mut lines[first]);
        at = 1;
    }
    head.headline = Some(lines[free[at]].text.clone());
    carry(&mut lines[free[at]]);
    if let (Some(&dek), Some(&next)) = (free.get(at + 1), free.get(at + 2))
        && is_dek(lines, dek, next)
    {
        head.dek = Some(lines[dek].text.clone());
        carry(&mut lines[dek]);
    }
    head
}

fn carry(line: &mut Line<'_>) {
    line.mark(FurnitureClass::Stamp, CARRIED);
}

/// Short, and not a sentence of running text.
fn is_headline(line: &Line<'_>) -> bool {
    line.folded.count <= HEADLINE_WORDS && !(line.text.ends_with('.') && line.folded.count >= 15)
}

/// Lines of a few words between dividers over the article: menus and breadcrumbs.
fn mark_menus(lines: &mut [Line<'_>]) {
    let end = lines.iter().position(Line::is_prose).unwrap_or(lines.len());
    for line in lines[..end].iter_mut().filter(|l| l.verdict.is_none() && !l.folded.ends_sentence) {
        let parts: Vec<&str> = line.text.split(['|', '›', '»', '>', '•', '·']).collect();
        if parts.len() > 2 && parts.iter().all(|part| part.split_whitespace().count() <= MENU_WORDS) {
            line.mark(FurnitureClass::Navigation, "a menu: a few words each between dividers");
        }
    }
}

/// A first line of a few capitalised words over a longer one, divided by the first gap, or the name of an outlet that
/// is known, over what may be a headline: the outlet's name.
fn is_masthead(lines: &[Line<'_>], free: &[usize], outlets: &Outlets) -> bool {
    let (first, second) = (&lines[free[0]], &lines[free[1]]);
    if free.len() > 2 && outlets.named(&first.text).is_some() && is_headline(second) {
        return true;
    }
    let capitalised =
        first.text.split(' ').all(|w| w.starts_with(char::is_uppercase) || matches!(w, "of" | "and" | "the"));
    free.len() > 2
        && first.folded.count <= 4
        && capitalised
        && second.folded.count > first.folded.count + 2
        && is_headline(second)
        && !second.folded.ends_sentence
        && (first.text.starts_with("The ") || second.gap > 0)
}

/// A line below the headline is the dek where it is no sentence, or where the page sets it apart from the text:
/// by furniture or a stamp between, or by a wider gap below it than above.
fn is_dek(lines: &[Line<'_>], dek: usize, next: usize) -> bool {
    let line = &lines[dek];
    if line.folded.count > 45 || line.folded.count < 4 || !lines[next].is_prose() {
        return false;
    }
    let apart = next > dek + 1 || lines[dek + 1].gap > line.gap;
    let shorter = line.folded.count * 4 < lines[next].folded.count * 3;
    if line.folded.ends_sentence { apart && shorter } else { true }
}

/// The names of a byline, with "By" or its like in another language before them.
fn signed(line: &str) -> Vec<Byline> {
    let names = names::of_byline_line(line);
    let opened = line
        .split_once(' ')
        .filter(|(first, _)| BYLINE_WORDS.contains(&first.trim_end_matches(':').to_lowercase().as_str()));
    match opened {
        Some((_, rest)) if names.is_empty() && !rest.contains(|c: char| c.is_ascii_digit()) => {
            names::split(rest)
        }
        _ => names,
    }
}

/// Bylines and dates among the lines over the third paragraph of running text.
fn take_stamps(lines: &mut [Line<'_>], head: &mut Head) {
    let end =
        lines.iter().position(|l| l.verdict.is_none() && l.folded.count > 40).unwrap_or(lines.len()).min(12);
    for line in &mut lines[..end] {
        let words = line.folded.words.clone();
        let is_stamp = line.verdict.is_none() && is_stamp(&line.text, &line.folded, &[]);
        if line.is(Stamp)
            || is_stamp
            || (line.verdict.is_none() && words.starts_with(" | by ") && line.folded.count <= 20)
        {
            let found = stamps::read(&line.text);
            let names = signed(&line.text);
            if is_stamp || found.is_some() || !names.is_empty() {
                line.mark(Stamp, "a byline or time stamp over the text");
            }
            if let Some(moment) = found {
                let slot = if words.contains(" updated ") || words.contains(" modified ") {
                    &mut head.updated
                } else {
                    &mut head.published
                };
                slot.get_or_insert(moment);
            }
            if head.byline.is_empty() {
                head.byline = names;
            }
        }
    }
}
