//! Which dated entries does a live blog have? By its markup, where each entry holds a `time` of its own; else by the
//! updates that its JSON-LD lists, found again in the text.
//!
//! A page is a live blog where it says so: JSON-LD of the type `LiveBlogPosting`, or a class around the entries. A time of
//! day without a date gives no entry: the day would be a guess.

use super::features::Survey;
use super::head::Head;
use super::tags::{Key, Tag};
use headwater_model::{Entry, Moment, Span};
use serde_json::Value;
use std::ops::Range;

/// An entry has the markup of its time so many levels inside.
const LEVELS: usize = 4;
/// More entries are not looked for.
const MOST: usize = 2000;
/// By so many characters of its text an update is found again.
const FOUND_BY: usize = 40;

/// The entries, in the order of the text: at least two, else none. `places` are the blocks of `text` with their spans.
pub(super) fn find(
    survey: &Survey<'_, '_>,
    head: &Head<'_>,
    places: &[(usize, Span)],
    text: &str,
) -> Vec<Entry> {
    let scripts = scripts(survey);
    let claims = scripts.iter().any(|script| script.contains("LiveBlogPosting"));
    let mut marked = Vec::new();
    if claims || head.times.len() >= 2 {
        marked = by_markup(survey, head, places, text, claims);
    }
    if marked.len() < 2 && claims {
        marked = scripts.iter().flat_map(|script| by_claims(script, places, text)).collect();
        marked.sort_by_key(|entry| entry.span.start);
    }
    if marked.len() < 2 { Vec::new() } else { marked }
}

/// The JSON-LD of the page.
fn scripts<'a>(survey: &Survey<'_, 'a>) -> Vec<&'a str> {
    let tree = survey.tree;
    let is_claim = |i: &u32| {
        tree.node(*i).tag == Tag::Script
            && tree.attribute(*i, Key::Type).is_some_and(|t| t.contains("ld+json"))
    };
    (0..tree.nodes.len() as u32).filter(is_claim).map(|i| tree.node(i).text).take(50).collect()
}

fn by_markup(
    survey: &Survey<'_, '_>,
    head: &Head<'_>,
    places: &[(usize, Span)],
    text: &str,
    claims: bool,
) -> Vec<Entry> {
    let tree = survey.tree;
    let mut found: Vec<(Range<usize>, Moment)> = Vec::new();
    for &time in head.times.iter().take(MOST) {
        let Some(at) =
            tree.attribute(time, Key::DateTime).and_then(|value| value.trim().parse::<Moment>().ok())
        else {
            continue;
        };
        let around = tree.ancestors(time).take(LEVELS);
        let held = around.map(|i| (i, held(survey, places, i))).find(|(_, held)| !held.is_empty());
        let Some((element, held)) = held else { continue };
        let is_all = held.len() * 10 > places.len() * 8;
        let overlaps = found.iter().any(|(range, _)| range.start < held.end && held.start < range.end);
        if at.time.is_some() && !is_all && !overlaps && (claims || is_called_live(survey, element)) {
            found.push((held, at));
        }
    }
    found.sort_by_key(|(held, _)| held.start);
    found.into_iter().map(|(held, at)| entry(survey, places, text, held, at)).collect()
}

/// Which of `places` stand in element `element`.
fn held(survey: &Survey<'_, '_>, places: &[(usize, Span)], element: u32) -> Range<usize> {
    let end = survey.tree.node(element).end;
    let first = |(at, _): &(usize, Span)| survey.blocks[*at].first;
    places.partition_point(|place| first(place) < element)..places.partition_point(|place| first(place) < end)
}

/// Whether the class of an element, or of one around it, says that it belongs to a live blog.
fn is_called_live(survey: &Survey<'_, '_>, element: u32) -> bool {
    let tree = survey.tree;
    std::iter::once(element).chain(tree.ancestors(element)).take(8).any(|i| {
        [Key::Class, Key::Id].into_iter().filter_map(|key| tree.attribute(i, key)).any(|name| {
            let name = name.to_ascii_lowercase();
            ["liveblog", "live-blog", "live_blog", "livepost", "live-post", "live-update"]
                .iter()
                .any(|l| name.contains(l))
        })
    })
}

fn entry(
    survey: &Survey<'_, '_>,
    places: &[(usize, Span)],
    text: &str,
    held: Range<usize>,
    at: Moment,
) -> Entry {
    let span = Span::new(places[held.start].1.start, places[held.end - 1].1.end);
    let is_heading = |block: usize| {
        let parent = survey.blocks[block].parent;
        std::iter::once(parent)
            .chain(survey.tree.ancestors(parent))
            .take(3)
            .any(|i| survey.tree.node(i).tag.is_heading())
    };
    let headline = places[held].iter().find(|(block, _)| is_heading(*block));
    Entry { at, headline: headline.map(|(_, span)| span.of(text).to_owned()), span }
}

/// The updates of a live blog that its JSON-LD lists, where their heading or first words stand in the text.
fn by_claims(script: &str, places: &[(usize, Span)], text: &str) -> Vec<Entry> {
    let Ok(value) = serde_json::from_str::<Value>(script.trim()) else { return Vec::new() };
    let mut updates = Vec::new();
    collect(&value, 0, &mut updates);
    let mut starts: Vec<(usize, Moment, Option<String>)> = Vec::new();
    for update in updates.into_iter().take(MOST) {
        let told =
            |key: &str| update.get(key).and_then(Value::as_str).map(str::trim).filter(|t| !t.is_empty());
        let Some(at) = told("datePublished").and_then(|value| value.parse::<Moment>().ok()) else { continue };
        let (headline, body) = (told("headline"), told("articleBody"));
        let opening: Option<String> = body.map(|b| b.chars().take(FOUND_BY).collect());
        let place = |test: &dyn Fn(&str) -> bool| places.iter().position(|(_, span)| test(span.of(text)));
        let by_headline = headline.and_then(|h| place(&|p| p == h));
        let start = by_headline.or_else(|| opening.as_deref().and_then(|o| place(&|p| p.starts_with(o))));
        if let Some(start) = start.filter(|s| starts.iter().all(|(other, ..)| other != s)) {
            starts.push((start, at, by_headline.and(headline).map(str::to_owned)));
        }
    }
    starts.sort_by_key(|(start, ..)| *start);
    let ends: Vec<usize> = starts.iter().skip(1).map(|(start, ..)| *start).chain([places.len()]).collect();
    let entry = |((start, at, headline), end): ((usize, Moment, Option<String>), usize)| Entry {
        at,
        headline,
        span: Span::new(places[start].1.start, places[end - 1].1.end),
    };
    starts.into_iter().zip(ends).map(entry).collect()
}

/// The objects of every `liveBlogUpdate` below `value`.
fn collect<'v>(value: &'v Value, depth: usize, into: &mut Vec<&'v serde_json::Map<String, Value>>) {
    if depth > 8 || into.len() > MOST {
        return;
    }
    match value {
        Value::Array(many) => many.iter().for_each(|one| collect(one, depth + 1, into)),
        Value::Object(object) => {
            match object.get("liveBlogUpdate") {
                Some(Value::Array(updates)) => into.extend(updates.iter().filter_map(Value::as_object)),
                Some(Value::Object(update)) => into.push(update),
                _ => {}
            }
            object.values().for_each(|one| collect(one, depth + 1, into));
        }
        _ => {}
    }
}
