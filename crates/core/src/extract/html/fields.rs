//! What are the headline, the names and the dates? Decides between what the page says of itself in several places.
//!
//! The orders of trust were measured on the 791 article pages: a first-level heading that the page's title repeats is
//! the headline more often (.86) than any meta element (.79 after the outlet's name is cut off); the date of
//! `article:published_time` is right in .94, of JSON-LD in .83, of the first `time` element in .70.

use super::features::Survey;
use super::head::Head;
use super::marks::Promise;
use super::tags::{Key, Tag};
use super::tree::Tree;
use super::{address, bylines, dates};
use crate::outlets::Outlets;
use headwater_model::{Byline, Moment, OutletEvidence, OutletRef};

/// The page with all that was read of it.
pub(super) struct Reading<'r, 't, 'a> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) head: &'r Head<'a>,
    pub(super) survey: &'r mut Survey<'t, 'a>,
    pub(super) url: Option<&'r str>,
    /// The whole page as it is written.
    pub(super) page: &'r str,
    /// The first block of the article.
    pub(super) body: usize,
}

/// The fields of the article.
#[derive(Debug, Default)]
pub(super) struct Fields {
    pub(super) headline: Option<String>,
    /// The block that is the headline.
    pub(super) headline_block: Option<usize>,
    pub(super) dek: Option<String>,
    pub(super) dek_block: Option<usize>,
    pub(super) byline: Vec<Byline>,
    pub(super) published: Option<Moment>,
    pub(super) updated: Option<Moment>,
    pub(super) outlet: Option<OutletRef>,
    pub(super) url: Option<String>,
}

/// So many blocks before and behind the headline are looked at for bylines and dates.
const NEAR_BEFORE: usize = 12;
const NEAR_BEHIND: usize = 20;

/// Decides.
pub(super) fn decide(reading: &mut Reading<'_, '_, '_>, outlets: &Outlets) -> Fields {
    let mut fields =
        Fields { outlet: outlet(reading, outlets), url: address_of(reading), ..Fields::default() };
    let site = site_names(reading, fields.outlet.as_ref());
    (fields.headline, fields.headline_block) = headline(reading, &site);
    let top = fields.headline_block.unwrap_or(reading.body.saturating_sub(4));
    let near = top.saturating_sub(NEAR_BEFORE)
        ..(top.max(reading.body.min(top + 12)) + NEAR_BEHIND).min(reading.survey.blocks.len());
    if let Some((at, dek)) = dek(reading, top, fields.headline.as_deref()) {
        (fields.dek, fields.dek_block) = (Some(dek), Some(at));
    }
    fields.byline = bylines::of(reading, near.clone(), &site);
    fields.published = dates::published(reading, near.clone());
    fields.updated = dates::updated(reading, near).filter(|u| Some(*u) != fields.published);
    fields
}

/// The words of a text in lower case with one blank between: how headlines and names are compared.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The canonical address, where the page gives one that names a page; else the one it was had from.
fn address_of(reading: &Reading<'_, '_, '_>) -> Option<String> {
    let given = reading.head.canonical.clone().or_else(|| reading.head.of(&["og:url"]));
    let canonical = given
        .and_then(|href| address::absolute(&href, reading.url))
        .filter(|u| u.starts_with("http") && u.splitn(4, '/').nth(3).is_some_and(|path| !path.is_empty()));
    canonical.or_else(|| reading.url.map(str::to_owned))
}

/// Who publishes the page: the name it gives, where the table knows it; its address; the name it gives.
fn outlet(reading: &Reading<'_, '_, '_>, outlets: &Outlets) -> Option<OutletRef> {
    let stated = reading.head.of(&["og:site_name"]).or_else(|| reading.head.claimed.outlet.clone());
    let stated = stated.or_else(|| reading.head.of(&["application-name", "al:iphone:app_name"]));
    if let Some(known) = stated.as_deref().and_then(|name| outlets.named(name)) {
        return Some(outlets.refer(&known.name, OutletEvidence::Stated));
    }
    let url = address_of(reading);
    let by_address = [reading.url, url.as_deref()].into_iter().flatten().find_map(|u| outlets.at_address(u));
    if let Some(known) = by_address {
        return Some(OutletRef {
            name: known.name.clone(),
            id: Some(known.id.clone()),
            evidence: OutletEvidence::Address,
        });
    }
    if let Some(name) = stated.filter(|n| n.split(' ').count() <= 6 && !n.contains("://")) {
        return Some(outlets.refer(&name, OutletEvidence::Stated));
    }
    let host = address::host(reading.url?)?;
    Some(OutletRef { name: host, id: None, evidence: OutletEvidence::Address })
}

/// The names by which the outlet may stand in titles and bylines, as they are compared.
fn site_names(reading: &Reading<'_, '_, '_>, outlet: Option<&OutletRef>) -> Vec<String> {
    let given = [
        reading.head.of(&["og:site_name"]),
        reading.head.claimed.outlet.clone(),
        outlet.map(|o| o.name.clone()),
    ];
    let mut names: Vec<String> = given.into_iter().flatten().map(|n| plain(&n)).collect();
    if let Some(host) = reading.url.and_then(address::host) {
        names.push(plain(&host));
        if let Some((name, top)) = host.rsplit_once('.') {
            let name = name.rsplit('.').next().unwrap_or(name);
            names.push(plain(name));
            names.push(plain(&format!("{name}.{top}")));
        }
    }
    names.retain(|n| !n.is_empty());
    names
}

/// A single first-level heading that the page's title does not know stands no more than so many blocks behind the
/// beginning of the text: the signature of an appeal is no headline.
const LATE_HEADLINE: usize = 6;

/// The headline and the block that shows it.
fn headline(reading: &Reading<'_, '_, '_>, site: &[String]) -> (Option<String>, Option<usize>) {
    let head = reading.head;
    let social = head.of(&["og:title", "twitter:title", "dc.title", "title"]);
    let whole = [social.as_ref(), head.title.as_ref(), head.claimed.headline.as_ref()];
    let cut = whole.iter().flatten().map(|t| without_site(t, site));
    let titles: Vec<String> =
        whole.iter().flatten().map(|t| plain(t)).chain(cut.map(|t| plain(&t))).collect();
    let headings: Vec<(usize, String, Tag)> = headings(reading)
        .into_iter()
        .filter(|(at, ..)| !leads_home(reading, *at))
        .map(|(at, text, tag)| (at, cut_site(&text, site, true), tag))
        .collect();
    let is_site = |plain: &String| site.contains(plain);
    let told = |text: &String| {
        let text = plain(text);
        !text.is_empty()
            && !is_site(&text)
            && titles.iter().any(|t| *t == text || (t.contains(&text) && text.contains(' ')))
    };
    let firsts: Vec<&(usize, String, Tag)> = headings.iter().filter(|(_, _, tag)| *tag == Tag::H1).collect();
    let longest = |found: &mut dyn Iterator<Item = &(usize, String, Tag)>| {
        found.max_by_key(|(at, text, _)| (text.len(), std::cmp::Reverse(*at))).cloned()
    };
    if let Some((at, text, _)) = longest(&mut firsts.iter().copied().filter(|(_, t, _)| told(t))) {
        return (Some(text), Some(at));
    }
    let same = |text: &String| titles.iter().any(|t| *t == plain(text));
    let second = headings.iter().find(|(_, t, tag)| *tag == Tag::H2 && t.split(' ').count() >= 3 && same(t));
    if let Some((at, text, _)) = second.filter(|(at, ..)| *at <= reading.body) {
        return (Some(text.clone()), Some(*at));
    }
    if let [(at, text, _)] = firsts.as_slice()
        && text.split(' ').count() >= 3
        && !is_site(&plain(text))
        && *at <= reading.body + LATE_HEADLINE
    {
        return (Some(text.clone()), Some(*at));
    }
    if let Some((at, text, _)) =
        headings.iter().find(|(_, t, tag)| *tag == Tag::H2 && t.split(' ').count() >= 3 && told(t))
    {
        return (Some(text.clone()), Some(*at));
    }
    let claimed = head.claimed.headline.clone().filter(|h| h.split(' ').count() >= 2);
    let cut = |title: String| without_site(&title, site);
    let text = claimed.map(cut).or_else(|| social.map(cut)).or_else(|| head.title.clone().map(cut));
    let text = text.filter(|t| !is_site(&plain(t))).or_else(|| firsts.first().map(|(_, t, _)| t.clone()));
    let block = text
        .as_ref()
        .and_then(|t| headings.iter().find(|(_, h, _)| plain(h) == plain(t)).map(|(at, ..)| *at));
    (text, block)
}

/// Whether a heading is nothing but a link to the front page, as the outlet's name often is.
fn leads_home(reading: &Reading<'_, '_, '_>, at: usize) -> bool {
    let block = &reading.survey.blocks[at];
    if block.counts.link_share() < 0.9 {
        return false;
    }
    let links = (block.first..=block.last).chain(reading.tree.ancestors(block.first).take(3));
    let mut hrefs = links
        .filter(|&i| reading.tree.node(i).tag == Tag::A)
        .filter_map(|i| reading.tree.attribute(i, Key::Href));
    hrefs.next().and_then(|h| address::absolute(h, reading.url)).is_some_and(|href| {
        let path = href.split_once("://").map_or("", |(_, rest)| rest.split_once('/').map_or("", |(_, p)| p));
        let is_own = reading.url.and_then(address::host).is_none_or(|own| address::host(&href) == Some(own));
        path.is_empty() && is_own && !href.contains('#')
    })
}

/// The headings of the page: first block, text and level; a heading of several blocks is one.
fn headings(reading: &Reading<'_, '_, '_>) -> Vec<(usize, String, Tag)> {
    let mut found: Vec<(u32, usize, String, Tag)> = Vec::new();
    for (at, block) in reading.survey.blocks.iter().enumerate() {
        let around = std::iter::once(block.parent).chain(reading.tree.ancestors(block.parent)).take(4);
        let heading =
            around.map(|i| (i, reading.tree.node(i).tag)).find(|(_, tag)| matches!(tag, Tag::H1 | Tag::H2));
        let Some((element, tag)) = heading else { continue };
        let text = reading.survey.text(at).replace('\n', " ");
        match found.last_mut() {
            Some((last, _, words, _)) if *last == element => {
                words.push(' ');
                words.push_str(&text);
            }
            _ => found.push((element, at, text, tag)),
        }
    }
    found.into_iter().map(|(_, at, text, tag)| (at, text, tag)).collect()
}

/// A title without the outlet's name before or behind a dividing mark.
pub(super) fn without_site(title: &str, site: &[String]) -> String {
    cut_site(title, site, false)
}

/// As [`without_site`]; where it is `sure`, only a name that is the outlet's is cut.
fn cut_site(title: &str, site: &[String], sure: bool) -> String {
    const MARKS: &[&str] = &[" | ", " - ", " – ", " — ", " » ", " :: ", " · ", " • ", " // ", " ~ "];
    let mut title = title.trim();
    for _ in 0..3 {
        let last = MARKS.iter().filter_map(|m| title.rfind(m).map(|at| (at, m.len()))).max();
        let Some((at, length)) = last else { break };
        let (before, behind) = (&title[..at], &title[at + length..]);
        let is_site = |part: &str| {
            let part = plain(part);
            let bare = part.replace(' ', "");
            site.iter().any(|s| *s == part || s.replace(' ', "") == bare)
        };
        let words = |part: &str| part.split(' ').count();
        if is_site(behind)
            || (!sure
                && words(behind) <= 4
                && (words(before) >= 4 || (words(before) >= 2 && title[at..].starts_with(" | "))))
        {
            title = before.trim();
        } else if is_site(before) {
            title = behind.trim();
        } else {
            break;
        }
    }
    title.to_owned()
}

/// A block between headline and body that its markup calls the dek, or that repeats what the page says of itself.
fn dek(reading: &mut Reading<'_, '_, '_>, top: usize, headline: Option<&str>) -> Option<(usize, String)> {
    let described = reading.head.of(&["og:description", "description", "twitter:description"]);
    let described =
        described.or_else(|| reading.head.claimed.dek.clone()).map(|d| plain(&d)).unwrap_or_default();
    let headline = headline.map(plain).unwrap_or_default();
    for at in top + 1..(top + 8).min(reading.survey.blocks.len()) {
        let words = reading.survey.blocks[at].counts.words;
        if !(4..=70).contains(&words) || reading.survey.blocks[at].counts.link_share() > 0.5 {
            continue;
        }
        let text = reading.survey.text(at).to_owned();
        let is_called =
            reading.survey.promises(at, Promise::Dek, 2) && !reading.survey.promises(at, Promise::Author, 2);
        let own = plain(&text);
        let is_heading = reading.tree.node(reading.survey.blocks[at].parent).tag == Tag::H2;
        let is_described = own == described && (is_heading || at < reading.body);
        if own != headline
            && (is_described || (is_called && words <= 50 && !reading.survey.promises(at, Promise::Text, 0)))
        {
            return Some((at, text));
        }
    }
    None
}
