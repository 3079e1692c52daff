//! What else does the page say of the article? Section, edition, tags, access, licence, and where its text was first.
//!
//! Each is taken from the places where pages say it to machines, in the order in which they stand in the functions; a
//! guess is never made: what no place says is unknown. The picture is `picture`'s.

use super::fields::{Reading, plain};
use super::head::{Head, text_of};
use super::tags::{Key, Tag};
use super::tree::Tree;
use super::{address, entities};
use crate::extract::pickup::Told;
use headwater_model::{Access, Furniture, FurnitureClass};

/// So many tags are kept.
const MOST_TAGS: usize = 60;

/// The section: meta elements, JSON-LD, microdata.
pub(super) fn section(reading: &Reading<'_, '_, '_>) -> Option<String> {
    let head = reading.head;
    let said = [
        "article:section",
        "og:article:section",
        "og:section",
        "parsely-section",
        "sailthru.section",
        "cXenseParse:section",
        "articleSection",
        "section",
    ];
    let marked = || head.properties("articleSection").find_map(|i| text_of(reading.tree, i));
    let fits = |s: &String| !s.contains("://") && s.split(' ').count() <= 8;
    let told = said.iter().find_map(|name| head.of(&[name]).filter(fits));
    told.or_else(|| head.claimed.section.clone().filter(fits)).or_else(|| marked().filter(fits))
}

/// The edition: a meta element; the version of the page for a country, where the page names several; the host.
pub(super) fn edition(reading: &Reading<'_, '_, '_>, address: Option<&str>) -> Option<String> {
    let head = reading.head;
    if let Some(named) = head.of(&["edition", "article:edition", "og:edition", "cXenseParse:edition"]) {
        let fits =
            named.len() <= 30 && named.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.'));
        return fits.then(|| country(&named).unwrap_or(named));
    }
    by_version(head, address, reading.url).or_else(|| {
        let host = address::host(reading.url?)?;
        // "de.lantern.example" is as likely a language as a country: only what is no code of a language tells.
        let first = host.split('.').next()?;
        (matches!(first, "us" | "uk" | "au" | "nz" | "za" | "ie") && host.matches('.').count() >= 2)
            .then(|| language_of(head) != first)?
            .then(|| country(first))?
    })
}

/// The country of the page itself among its versions, where they are for two countries at least.
fn by_version(head: &Head<'_>, canonical: Option<&str>, url: Option<&str>) -> Option<String> {
    let region =
        |language: &str| language.split(['-', '_']).next_back().filter(|r| r.len() == 2).and_then(country);
    let versions: Vec<(String, String)> = head
        .alternates
        .iter()
        .filter(|(language, _)| language.len() >= 5)
        .filter_map(|(language, href)| {
            Some((region(language)?, address::absolute(&entities::decode(href), url)?))
        })
        .collect();
    let bare = |u: &str| u.split(['?', '#']).next().unwrap_or(u).trim_end_matches('/').to_owned();
    let own = bare(canonical?);
    let mut named = versions.iter().filter(|(_, href)| bare(href) == own).map(|(region, _)| region);
    let (first, another) = (named.next()?, named.next());
    (another.is_none() && versions.iter().any(|(region, _)| region != first)).then(|| first.clone())
}

/// A code of a country in two capitals, `UK` for `GB`; `None` where it is no such code.
fn country(code: &str) -> Option<String> {
    let code = code.trim().to_ascii_uppercase();
    let code = if matches!(code.as_str(), "GB" | "GBR") { "UK".to_owned() } else { code };
    let code = if code == "USA" { "US".to_owned() } else { code };
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase())).then_some(code)
}

fn language_of<'a>(head: &Head<'a>) -> &'a str {
    head.language.unwrap_or("").split(['-', '_']).next().unwrap_or("")
}

/// The tags: JSON-LD, meta elements for articles, links with `rel=tag`; else the keywords of the page. Each once.
pub(super) fn tags(reading: &Reading<'_, '_, '_>) -> Vec<String> {
    let head = reading.head;
    let mut found = Tags::default();
    head.claimed.tags.iter().for_each(|tag| found.push(tag));
    for name in ["article:tag", "og:article:tag", "og:video:tag"] {
        head.all(name).iter().for_each(|tag| found.push_list(tag, ','));
    }
    for name in [
        "news_keywords",
        "parsely-tags",
        "sailthru.tags",
        "cXenseParse:taxonomy",
        "dc.subject",
        "dcterms.subject",
    ] {
        head.all(name)
            .iter()
            .for_each(|tags| found.push_list(tags, if tags.contains(';') { ';' } else { ',' }));
    }
    if found.tags.is_empty() {
        head.tags.iter().filter_map(|&i| text_of(reading.tree, i)).for_each(|tag| found.push(&tag));
    }
    if found.tags.is_empty() {
        for index in head.properties("keywords") {
            let tags = text_of(reading.tree, index).unwrap_or_default();
            found.push_list(&tags, ',');
        }
        head.all("keywords").iter().for_each(|tags| found.push_list(tags, ','));
    }
    found.tags
}

#[derive(Default)]
struct Tags {
    tags: Vec<String>,
    seen: Vec<String>,
}

impl Tags {
    fn push_list(&mut self, list: &str, mark: char) {
        list.split(mark).for_each(|tag| self.push(tag));
    }

    fn push(&mut self, tag: &str) {
        let tag = tag.trim().trim_start_matches('#');
        let key = plain(tag);
        // "contentId: 42" is a note to machines, and so is a number of more digits than a year has.
        let is_note = tag.split_once(':').is_some_and(|(name, _)| !name.contains(' ') && tag.contains(": "))
            || (key.len() > 4 && key.bytes().all(|b| b.is_ascii_digit()));
        let fits = !key.is_empty()
            && !is_note
            && tag.len() <= 80
            && !tag.contains("://")
            && self.tags.len() < MOST_TAGS;
        if fits && !self.seen.contains(&key) {
            self.seen.push(key);
            self.tags.push(tag.to_owned());
        }
    }
}

/// Who may read it: JSON-LD, the tier in a meta element, a wall that stands on the page.
pub(super) fn access(reading: &Reading<'_, '_, '_>, furniture: &[Furniture]) -> Option<Access> {
    let head = reading.head;
    let tier = || {
        let tier = head.of(&[
            "article:content_tier",
            "og:article:content_tier",
            "content_tier",
            "isAccessibleForFree",
        ])?;
        match tier.to_ascii_lowercase().as_str() {
            "free" | "true" | "open" => Some(Access::Free),
            "metered" => Some(Access::Metered),
            "locked" | "paid" | "premium" | "false" => Some(Access::Paywalled),
            _ => None,
        }
    };
    let wall = || furniture.iter().any(|f| f.class == FurnitureClass::Paywall && is_wall(&f.text));
    head.claimed.access.or_else(tier).or_else(|| wall().then_some(Access::Paywalled))
}

/// Whether a prompt says that the text goes on for those who pay: an offer of a subscription alone says nothing.
fn is_wall(text: &str) -> bool {
    const WALLS: &[&str] = &[
        "to continue reading",
        "to keep reading",
        "to read the full",
        "to read the rest",
        "to unlock this article",
        "to read this article",
        "for subscribers only",
        "subscribers only",
        "subscriber-only",
        "is exclusive to subscribers",
        "only available to subscribers",
    ];
    let lower = text.to_lowercase();
    WALLS.iter().any(|w| lower.contains(w))
}

/// The licence: JSON-LD, meta elements, `rel=license`, a link to a licence of Creative Commons; none of a picture's.
pub(super) fn licence(reading: &Reading<'_, '_, '_>) -> Option<String> {
    let (head, tree) = (reading.head, reading.tree);
    let href = |index: u32| {
        let href = tree.attribute(index, Key::Href)?;
        address::absolute(&entities::decode(href), reading.url)
    };
    let said = || head.of(&["dcterms.license", "dc.rights.license", "cc:license", "license", "licence"]);
    let linked = || head.licences.iter().filter(|&&i| !is_of_picture(tree, i)).find_map(|&i| href(i));
    head.claimed.licence.clone().or_else(said).or_else(linked).or_else(|| {
        memchr::memmem::find(reading.page.as_bytes(), COMMONS.as_bytes())?;
        let is_licence = |&i: &u32| {
            tree.node(i).tag == Tag::A
                && tree.attribute(i, Key::Href).is_some_and(|h| h.contains(COMMONS) && !h.ends_with(COMMONS))
                && !is_of_picture(tree, i)
        };
        let first = reading.survey.blocks.get(reading.body)?.first;
        (first..tree.nodes.len() as u32).filter(is_licence).find_map(href)
    })
}

const COMMONS: &str = "creativecommons.org/licenses/";

fn is_of_picture(tree: &Tree<'_>, index: u32) -> bool {
    let is_caption = |i: u32| {
        matches!(tree.node(i).tag, Tag::Figure | Tag::FigCaption)
            || tree.attribute(i, Key::Class).is_some_and(|c| c.contains("caption") || c.contains("credit"))
    };
    tree.ancestors(index).take(6).any(is_caption)
}

/// What the page says of where its text was first.
pub(super) fn told<'r>(reading: &Reading<'r, '_, '_>) -> Told<'r> {
    let head = reading.head;
    let address = |name: &str| head.of(&[name]).filter(|a| a.starts_with("http"));
    Told {
        address: reading.url,
        syndication_source: address("syndication-source"),
        original_source: address("original-source"),
        canonical: head.canonical.clone().filter(|c| c.starts_with("http")),
        kept_from_news_index: head
            .of(&["Googlebot-News"])
            .is_some_and(|c| c.to_ascii_lowercase().contains("noindex")),
    }
}
