//! Who signs, as the page shows it? The names near the headline, where the page does not tell them to machines.
//!
//! In order: elements with `rel=author` or microdata, links to an author's page, what stands behind "By", short texts
//! whose markup is called author, the author's box below the article. Runs of text are read one by one, for a byline is
//! often several elements with nothing between them.

use super::entities;
use super::fields::Reading;
use super::head::folded;
use super::marks::Promise;
use super::tags::{Key, Tag};
use crate::extract::names;
use headwater_model::Byline;
use std::ops::Range;

/// A byline has at most so many words.
const WORDS: u32 = 40;

/// More names than this are a list of people and no byline.
const NAMES: usize = 8;

/// The names that the blocks `near` the headline show, filtered by `kept`.
pub(super) fn shown(
    reading: &mut Reading<'_, '_, '_>,
    near: Range<usize>,
    kept: &dyn Fn(Vec<Byline>) -> Vec<Byline>,
) -> Vec<Byline> {
    let fits = |names: Vec<Byline>| Some(kept(names)).filter(|n| !n.is_empty() && n.len() <= NAMES);
    if let Some(names) = fits(marked(reading, &near)).or_else(|| fits(linked(reading, &near))) {
        return names;
    }
    if let Some(names) = near.clone().find_map(|at| fits(behind_by(reading, at))) {
        return names;
    }
    let below = reading.body..reading.survey.blocks.len();
    for (blocks, levels) in [(near, 2), (below, 1)] {
        for at in blocks {
            if let Some(names) = fits(called_author(reading, at, levels)) {
                return names;
            }
        }
    }
    Vec::new()
}

/// Names in elements with `rel=author` or `itemprop=author`.
fn marked(reading: &Reading<'_, '_, '_>, near: &Range<usize>) -> Vec<Byline> {
    let mut found: Vec<Byline> = Vec::new();
    for &element in &reading.head.authors {
        let end = reading.tree.node(element).end;
        if near.clone().any(|at| (element..end).contains(&reading.survey.blocks[at].first)) {
            let text: Vec<&str> = (element..end).map(|i| reading.tree.node(i).text).collect();
            push_new(&mut found, folded(&text.join(" ")).map(|t| names::split(&t)).unwrap_or_default());
        }
    }
    found
}

/// Names that link to an author's page.
fn linked(reading: &Reading<'_, '_, '_>, near: &Range<usize>) -> Vec<Byline> {
    const PATHS: &[&str] = &[
        "/author/",
        "/authors/",
        "/contributor",
        "/people/",
        "/staff/",
        "/by/",
        "/profile/",
        "/journalist",
        "/autor/",
        "/auteur",
        "/writers/",
        "/reporters/",
        "/team/",
    ];
    let mut found = Vec::new();
    for at in near.clone() {
        let block = &reading.survey.blocks[at];
        if block.counts.words > WORDS || block.counts.link_words == 0 {
            continue;
        }
        for (text, index) in runs(reading, at) {
            let link = reading.tree.ancestors(index).take(4).find(|&i| reading.tree.node(i).tag == Tag::A);
            let href =
                link.and_then(|i| reading.tree.attribute(i, Key::Href)).unwrap_or("").to_ascii_lowercase();
            if PATHS.iter().any(|p| href.contains(p)) && text.contains(' ') {
                push_new(&mut found, names::split(&text));
            }
        }
    }
    found
}

/// Names behind "By", in the same run of text or the next.
fn behind_by(reading: &Reading<'_, '_, '_>, at: usize) -> Vec<Byline> {
    if reading.survey.blocks[at].counts.words > WORDS {
        return Vec::new();
    }
    let whole = names::of_byline_line(reading.survey.text(at));
    let runs = runs(reading, at);
    for (position, (text, _)) in runs.iter().enumerate() {
        let own = names::of_byline_line(text);
        if !own.is_empty() {
            // "By one and two" in several elements: the whole line has all the names.
            return if whole.len() > own.len() { whole } else { own };
        }
        if names::ends_in_by(text) {
            let mut found = Vec::new();
            for (text, _) in &runs[position + 1..] {
                let joins = matches!(text.trim(), "," | "and" | "&" | "und" | "y" | "et");
                let more = names::split(text);
                if more.is_empty() && !joins || (!found.is_empty() && !joins && !joined(&runs, text)) {
                    break;
                }
                push_new(&mut found, more);
            }
            return found;
        }
    }
    whole
}

/// Whether a run of text stands behind one that joins names.
fn joined(runs: &[(String, u32)], text: &str) -> bool {
    let at = runs.iter().position(|(t, _)| t == text).unwrap_or(0);
    at > 0 && matches!(runs[at - 1].0.trim(), "," | "and" | "&" | "und" | "y" | "et")
}

/// A short text of capitalised words whose element, or one a few `levels` around it, is called author.
fn called_author(reading: &mut Reading<'_, '_, '_>, at: usize, levels: usize) -> Vec<Byline> {
    if !(2..=12).contains(&reading.survey.blocks[at].counts.words)
        || !reading.survey.promises(at, Promise::Author, levels)
        || reading.survey.promises(at, Promise::Comments, 4)
    {
        return Vec::new();
    }
    let Some((text, _)) = runs(reading, at).into_iter().find(|(t, _)| t.contains(' ')) else {
        return Vec::new();
    };
    let text = text.split(['|', '•', '·']).next().unwrap_or("").to_owned();
    let found = names::split(&text);
    let capitals = |n: &Byline| {
        let words = n.name.split(' ').count();
        (2..=4).contains(&words)
            && n.name.split(' ').all(|w| {
                !w.starts_with(char::is_lowercase) || matches!(w, "de" | "van" | "von" | "der" | "la" | "da")
            })
    };
    if found.iter().all(capitals) { found } else { Vec::new() }
}

/// The runs of text of a block, not blank, each with its node.
pub(super) fn runs(reading: &Reading<'_, '_, '_>, at: usize) -> Vec<(String, u32)> {
    let block = &reading.survey.blocks[at];
    let nodes = (block.first..=block.last).filter(|&i| reading.tree.node(i).tag == Tag::Text);
    let text =
        |i: u32| entities::decode(reading.tree.node(i).text).split_whitespace().collect::<Vec<_>>().join(" ");
    nodes.take(60).map(|i| (text(i), i)).filter(|(t, _)| !t.is_empty()).collect()
}

fn push_new(found: &mut Vec<Byline>, more: Vec<Byline>) {
    for name in more {
        if !found.contains(&name) {
            found.push(name);
        }
    }
}
