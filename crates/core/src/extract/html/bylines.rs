//! Who signs? The names that the page tells to machines and those that it shows.
//!
//! Shown are, in order: elements with `rel=author` or microdata, what stands behind "By" or a label, short texts whose
//! markup is called author, a name beside the date, links to an author's page, the author's box below the article. Runs
//! of text are read one by one, for a byline is often several elements with nothing between them.

use super::entities;
use super::fields::{Reading, plain};
use super::head::{Head, folded};
use super::marks::Promise;
use super::tags::{Key, Tag};
use crate::extract::{names, stamps};
use crate::text::given_name;
use headwater_model::Byline;
use std::ops::Range;

/// A byline has at most so many words.
const WORDS: u32 = 40;

/// More names than this are a list of people and no byline.
const NAMES: usize = 8;

/// The names. `site` holds the names of the outlet as they are compared.
///
/// The order was measured on the 617 article pages whose author is known: what JSON-LD tells is right in .90 of the pages
/// that have it, meta elements in .92, microdata in .88, a line behind "By" in .88, markup called author in .88, links to
/// an author's page in .82. Where the first tells a single word, which is often the name of an account, a whole name
/// elsewhere is right more often; where it tells the outlet's own name, so is anybody who signs by the headline.
pub(super) fn of(reading: &mut Reading<'_, '_, '_>, near: Range<usize>, site: &[String]) -> Vec<Byline> {
    let kept = |mut names: Vec<Byline>| -> Vec<Byline> {
        names.retain(|name| !site.contains(&plain(&name.name)));
        names
    };
    let is_whole = |names: &[Byline]| names.iter().any(|n| n.name.contains(' '));
    let told = told(reading.head);
    let names: Vec<Vec<Byline>> = told.iter().map(|t| split_all(t)).filter(|n| !n.is_empty()).collect();
    if let Some(first) = names.iter().map(|n| kept(n.clone())).find(|n| !n.is_empty()) {
        if is_whole(&first) {
            return first;
        }
        let other = names.iter().map(|n| kept(n.clone())).find(|n| is_whole(n));
        let shown =
            || fits(kept(behind_by_near(reading, &near))).or_else(|| fits(kept(marked(reading, &near))));
        return other.or_else(|| shown().filter(|n| is_whole(n))).unwrap_or(first);
    }
    let signed = fits(kept(marked(reading, &near)))
        .or_else(|| near.clone().find_map(|at| fits(kept(behind_by(reading, at)))));
    if let Some(names) = signed {
        return names;
    }
    let linked = fits(kept(linked(reading, &near)));
    if let Some(outlet) = names.into_iter().next() {
        return linked.unwrap_or(outlet);
    }
    // A desk, where the page says so.
    if let Some(desk) = told.iter().flatten().find_map(|t| names::as_given(t)) {
        return vec![desk];
    }
    let called = near.clone().find_map(|at| fits(kept(called_author(reading, at, 2))));
    let called = called.or_else(|| fits(kept(beside_date(reading))));
    if let Some(names) = called.or(linked).or_else(|| fits(below(reading, &kept))) {
        return names;
    }
    // Nobody else signs: then the outlet itself does, where the page says so.
    fits(marked(reading, &near)).or_else(|| fits(behind_by_near(reading, &near))).unwrap_or_default()
}

fn fits(names: Vec<Byline>) -> Option<Vec<Byline>> {
    (1..=NAMES).contains(&names.len()).then_some(names)
}

/// The names in several values; "Quill, Mara" in each of them, as catalogues write it, is turned round.
fn split_all(told: &[String]) -> Vec<Byline> {
    let is_turned = |t: &String| {
        t.split_once(", ").is_some_and(|(last, first)| {
            !last.contains([' ', ',']) && !first.contains(',') && first.contains(char::is_lowercase)
        })
    };
    if told.len() >= 2 && told.iter().all(is_turned) {
        let turned =
            told.iter().filter_map(|t| t.split_once(", ")).map(|(last, first)| format!("{first} {last}"));
        return turned.map(|name| Byline { name }).collect();
    }
    let mut found = Vec::new();
    for value in told {
        push_new(&mut found, names::split(value));
    }
    found
}

/// What JSON-LD and the meta elements tell, by place, in the order of trust.
fn told(head: &Head<'_>) -> Vec<Vec<String>> {
    const SAID: &[&str] = &[
        "author",
        "byl",
        "parsely-author",
        "sailthru.author",
        "citation_author",
        "citation_authors",
        "dc.creator",
        "dcterms.creator",
        "article:author",
        "article:author_name",
        "og:article:author",
        "cXenseParse:author",
    ];
    let mut found = vec![head.claimed.authors.clone()];
    found.extend(SAID.iter().map(|name| head.all(name)));
    for (label, data) in [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")] {
        if head.of(&[label]).is_some_and(|l| names::ends_in_by(&l)) {
            found.push(head.of(&[data]).into_iter().collect());
        }
    }
    found.retain(|names| !names.is_empty());
    found
}

/// The first names behind "By" in the blocks `near` the headline.
fn behind_by_near(reading: &Reading<'_, '_, '_>, near: &Range<usize>) -> Vec<Byline> {
    near.clone().map(|at| behind_by(reading, at)).find(|names| !names.is_empty()).unwrap_or_default()
}

/// The names below the beginning of the article: the author's box, then a line of its own behind "By".
fn below(reading: &mut Reading<'_, '_, '_>, kept: &dyn Fn(Vec<Byline>) -> Vec<Byline>) -> Vec<Byline> {
    let blocks = reading.body..reading.survey.blocks.len();
    for at in blocks.clone() {
        if let Some(names) = fits(kept(called_author(reading, at, 1))) {
            return names;
        }
    }
    for at in blocks {
        let text = reading.survey.text(at);
        if reading.survey.blocks[at].counts.words > 12 || (names::strip_by(text).is_none() && !is_label(text))
        {
            continue;
        }
        let names = kept(behind_by(reading, at));
        let is_foreign = |promise| reading.survey.promises(at, promise, 4);
        if fits(names.clone()).is_some()
            && names.iter().all(is_written_like_a_name)
            && ![Promise::Comments, Promise::Cards, Promise::Related].into_iter().any(is_foreign)
        {
            return names;
        }
    }
    Vec::new()
}

/// So many blocks behind the headline may hold a name beside the date.
const BESIDE_DATE: usize = 5;

/// A name without "By" under the headline: beside the date, and with a given name that is known.
fn beside_date(reading: &Reading<'_, '_, '_>) -> Vec<Byline> {
    let Some(headline) = reading.survey.headline_block() else { return Vec::new() };
    let blocks = headline + 1..(headline + BESIDE_DATE).min(reading.survey.blocks.len());
    let is_dated = |at: usize| {
        let counts = reading.survey.blocks.get(at).map(|b| b.counts).unwrap_or_default();
        let spaced = || runs(reading, at).into_iter().map(|(t, _)| t).collect::<Vec<_>>().join(" ");
        counts.digits >= 3 && counts.words <= 20 && stamps::read(&spaced()).is_some()
    };
    for at in blocks.filter(|&at| reading.survey.blocks[at].counts.words <= 14) {
        let runs = runs(reading, at);
        let parts = runs.iter().flat_map(|(text, _)| text.split(['|', '•', '·', '–', '—', ',']));
        let found = parts.filter_map(names::name).map(|name| Byline { name }).find(|n| {
            is_written_like_a_name(n) && n.name.split(' ').next().is_some_and(|w| given_name(w).is_some())
        });
        if let Some(name) = found
            && (at.saturating_sub(1).max(headline + 1)..=at + 1).any(is_dated)
        {
            return vec![name];
        }
    }
    Vec::new()
}

/// Two to four words in capitals.
fn is_written_like_a_name(name: &Byline) -> bool {
    (2..=4).contains(&name.name.split(' ').count())
        && name.name.split(' ').all(|w| {
            w.starts_with(char::is_uppercase)
                || matches!(w, "de" | "van" | "von" | "der" | "la" | "da" | "del" | "di")
        })
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
            let slug = href.trim_end_matches('/').rsplit('/').next().unwrap_or("");
            if PATHS.iter().any(|p| href.contains(p)) && (text.contains(' ') || slug == text.to_lowercase()) {
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
            if !found.is_empty() {
                return found;
            }
        }
    }
    if whole.is_empty() && reading.survey.blocks[at].counts.words <= 3 && is_label(reading.survey.text(at)) {
        return behind_label(reading, at + 1);
    }
    whole
}

/// Whether a block is nothing but "Written by", "Author:" and the like.
fn is_label(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let text = text.trim_end_matches([':', ' ']);
    names::ends_in_by(text) && names::strip_by(&format!("{text}: X")).is_some()
}

/// The names that are all of a short block behind a label, and of the entries of its list.
fn behind_label(reading: &Reading<'_, '_, '_>, at: usize) -> Vec<Byline> {
    let tree = reading.tree;
    let list = |at: usize| {
        let parent = reading.survey.blocks.get(at)?.parent;
        (tree.node(parent).tag == Tag::Li).then(|| tree.node(parent).parent)
    };
    let mut found = Vec::new();
    for next in (at..reading.survey.blocks.len()).take(NAMES) {
        let is_first = next == at;
        if reading.survey.blocks[next].counts.words > 14
            || !is_first && (list(at).is_none() || list(next) != list(at))
        {
            break;
        }
        let text = reading.survey.text(next);
        let text = text.split(['|', '•', '·', '\n']).next().unwrap_or("");
        let mut names = names::split(text);
        names.retain(is_written_like_a_name);
        push_new(&mut found, names);
    }
    found
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
    if found.iter().all(is_written_like_a_name) { found } else { Vec::new() }
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
