//! What does a text say that somebody copied from the web? Lines in, an [`Extraction`] out, without a DOM.
//!
//! There is no markup to go by, so a line is judged by its words (`cues`), by its shape, and by its neighbours:
//! 1. each line gets the verdict of its words;
//! 2. `lists` finds lists of other articles by what repeats in them (bullets, "By … Published");
//! 3. `appeals` widens an appeal for money to the letter and signature around it, and a prompt to the slogan beside it;
//! 4. `head` takes the headline, dek, byline and date off the top; `bios` finds what is told of those who sign;
//! 5. what follows the last paragraph of the article and does not read like one is left out.
//!
//! Leaves to `outlet`: whose page it was, which often only the furniture tells.

mod appeals;
mod bios;
mod head;
mod lists;
mod outlet;

use super::cues::{Folded, Verdict, fold, is_contribution, is_correction, judge, opens_recommendation};
use super::{ExtractError, Extraction, VERSION, dateline, language, pickup};
use crate::outlets::Outlets;
use headwater_model::{
    Article, Furniture, FurnitureClass, PagePart, PageSide, Paragraph, ParagraphKind, Span,
};

/// A line of so many words that ends like a sentence is taken for a paragraph of the article.
const PARAGRAPH_WORDS: usize = 12;

/// One line of the text that is not blank.
#[derive(Clone, Debug)]
struct Line<'a> {
    /// Its words, blanks folded.
    text: String,
    /// The same as they came.
    raw: &'a str,
    /// How many blank lines stand above.
    gap: usize,
    folded: Folded,
    /// What it is, where it is not the article's.
    verdict: Option<Verdict>,
}

impl Line<'_> {
    fn is(&self, class: FurnitureClass) -> bool {
        self.verdict.as_ref().is_some_and(|v| v.class == class)
    }

    /// Whether it reads like a paragraph of running text.
    fn is_prose(&self) -> bool {
        self.folded.ends_sentence && self.folded.count >= PARAGRAPH_WORDS
    }

    fn mark(&mut self, class: FurnitureClass, reason: impl Into<String>) {
        self.verdict = Some(Verdict::new(class, reason));
    }
}

/// Takes the article out of `text`.
///
/// # Errors
/// [`ExtractError::NoText`] where nothing but furniture is on it.
pub(super) fn extract(
    id: &str,
    url: Option<&str>,
    text: &str,
    outlets: &Outlets,
) -> Result<Extraction, ExtractError> {
    let mut lines = lines(text);
    lists::mark(&mut lines);
    appeals::mark(&mut lines);
    let head = head::take(&mut lines, outlets);
    bios::mark(&mut lines, &head.byline);
    mark_tail(&mut lines);
    let outlet = outlet::of(url, head.outlet_line.as_deref(), &lines, outlets);
    let (text, paragraphs) = body(&lines);
    if text.is_empty() {
        return Err(ExtractError::NoText);
    }
    let dateline = dateline::find(&text, &paragraphs);
    let wire = dateline::wire(&text, &paragraphs, dateline.as_ref(), &head.byline, outlet.as_ref(), outlets);
    let article = Article {
        url: url.map(str::to_owned),
        pickup: pickup::of_wire(wire.as_ref(), outlet.as_ref()),
        wire,
        outlet,
        headline: head.headline,
        dek: head.dek,
        byline: head.byline,
        dateline,
        published: head.published,
        updated: head.updated,
        language: language::detect(&text).map(str::to_owned),
        text,
        paragraphs,
        made_by: VERSION,
        ..Article::empty(id)
    };
    let (furniture, parts) = furniture(&lines);
    Ok(Extraction { article, furniture, scores: Vec::new(), parts })
}

/// The lines of `text` with the verdicts of their words; a label glued to the words after it is cut off.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let mut gap = 0;
    for raw in text.lines() {
        let raw = raw.trim();
        if raw.is_empty() {
            gap += 1;
            continue;
        }
        if let Some((label, rest)) = lists::glued_label(raw) {
            found.push(line(label, gap));
            found.push(line(rest, 0));
        } else {
            found.push(line(raw, gap));
        }
        gap = 0;
    }
    found
}

fn line(raw: &str, gap: usize) -> Line<'_> {
    let folded = fold(raw);
    let kept = is_correction(&folded) || is_contribution(&folded);
    let verdict = if kept { None } else { judge(&folded).or_else(|| sends_elsewhere(raw, &folded)) };
    let text = raw.split_whitespace().collect::<Vec<_>>().join(" ");
    Line { text, raw, gap, folded, verdict }
}

/// A short line that opens like a recommendation and names the other article behind a colon: "Read also: …".
fn sends_elsewhere(raw: &str, folded: &Folded) -> Option<Verdict> {
    let colon = raw.find(':').map(|at| raw[..at].split(' ').count());
    let is_line = folded.count <= 20 && colon.is_some_and(|words| words <= 4) && opens_recommendation(folded);
    is_line.then(|| {
        Verdict::new(FurnitureClass::Recommendation, "it opens like a recommendation and names an article")
    })
}

/// Marks what stands after the last paragraph of running text, and the single marks between.
fn mark_tail(lines: &mut [Line<'_>]) {
    let kept = |l: &Line<'_>| {
        l.verdict.is_none() && (l.is_prose() || is_contribution(&l.folded) || is_correction(&l.folded))
    };
    let mut end = lines.iter().rposition(kept).map_or(0, |last| last + 1);
    // A short last sentence stands right below the last paragraph: "It is over," he said.
    while lines.get(end).is_some_and(|l| l.verdict.is_none() && l.folded.ends_sentence && l.folded.count > 2)
    {
        end += 1;
    }
    let has_furniture = lines[end..].iter().any(|l| l.verdict.is_some());
    for line in &mut lines[end..] {
        if line.verdict.is_none() && has_furniture {
            line.mark(FurnitureClass::Other, "it stands among furniture after the last paragraph");
        }
    }
    for line in lines.iter_mut().filter(|l| l.folded.count == 0 && l.verdict.is_none()) {
        line.mark(FurnitureClass::Other, "a mark without words");
    }
}

/// The text and its paragraphs: what no verdict stands against.
fn body(lines: &[Line<'_>]) -> (String, Vec<Paragraph>) {
    let mut text = String::new();
    let mut paragraphs = Vec::new();
    let kept: Vec<&Line<'_>> = lines.iter().filter(|l| l.verdict.is_none()).collect();
    for (index, line) in kept.iter().enumerate() {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let span = Span::new(text.len(), text.len() + line.text.len());
        text.push_str(&line.text);
        paragraphs.push(Paragraph { span, kind: kind(line, index + 1 < kept.len()) });
    }
    (text, paragraphs)
}

fn kind(line: &Line<'_>, more_follows: bool) -> ParagraphKind {
    if is_correction(&line.folded) {
        ParagraphKind::Correction
    } else if is_contribution(&line.folded) {
        ParagraphKind::Contribution
    } else if line.raw.starts_with(['-', '•', '*', '–', '▪'])
        && line.folded.count > 0
        && line.raw.contains(' ')
    {
        ParagraphKind::ListItem
    } else if !line.folded.ends_sentence && line.folded.count <= 12 && more_follows {
        ParagraphKind::Heading
    } else {
        ParagraphKind::Text
    }
}

/// What was left out, in the order of the text, but for what the head's fields carry unchanged; and the parts of both
/// sides in that order.
fn furniture(lines: &[Line<'_>]) -> (Vec<Furniture>, Vec<PagePart>) {
    let (mut furniture, mut parts) = (Vec::new(), Vec::new());
    let mut kept = 0;
    for line in lines {
        let side = match &line.verdict {
            None => {
                kept += 1;
                PageSide::Kept(kept - 1)
            }
            Some(verdict) if verdict.reason == head::CARRIED => continue,
            Some(verdict) => {
                let (class, reason) = (verdict.class, verdict.reason.clone());
                furniture.push(Furniture { class, text: line.raw.to_owned(), reason });
                PageSide::LeftOut(furniture.len() - 1)
            }
        };
        parts.push(PagePart { side, score: None });
    }
    (furniture, parts)
}

#[cfg(test)]
mod tests;
