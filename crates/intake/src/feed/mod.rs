//! What does a feed say? RSS 0.9x to 2.0, RDF, Atom and JSON Feed → a [`Page`] for each entry.
//!
//! An entry with its text (`content:encoded`, `content`) is an article; one with a summary alone is read as the short
//! text it is, and counted. The outlet is the one that the entry names as its `source`, else the feed. Nothing is
//! fetched. A feed that is broken is read entry by entry, and each that cannot be read is named.

mod entries;
#[cfg(test)]
mod tests;

use crate::made::{Stated, paragraphs};
use crate::{IntakeError, Note};
use feed_rs::model::{Entry, Feed, Link, Text};
use feed_rs::parser::ParseFeedError;
use headwater_model::Page;

/// More entries than these are not read: the largest feeds of outlets have a few hundred.
const MOST_ENTRIES: usize = 10_000;

/// A description of so many bytes is a text, not a summary: outlets that know no `content:encoded` put the whole there.
const TEXT_BYTES: usize = 1500;

/// Reads the entries of a feed.
///
/// # Errors
/// [`IntakeError::Malformed`] where no entry can be read.
pub(crate) fn read(
    bytes: &[u8],
    name: &str,
    pages: &mut Vec<Page>,
    errors: &mut Vec<IntakeError>,
    notes: &mut Vec<Note>,
) -> Result<(), IntakeError> {
    let (feed, sources) = match parse(bytes) {
        Ok(feed) => {
            let sources = entries::sources(bytes, feed.entries.len());
            (feed, sources)
        }
        Err(error) => entries::rescue(bytes, name, errors).ok_or_else(|| malformed(name, &reason(&error)))?,
    };
    let title = outlet(&feed);
    let total = feed.entries.len();
    let (mut summaries, mut empty) = (0, 0);
    for (number, entry) in feed.entries.iter().take(MOST_ENTRIES).enumerate() {
        let Some((html, is_summary)) = body(entry) else {
            empty += 1;
            continue;
        };
        summaries += usize::from(is_summary);
        let source = sources.get(number).cloned().flatten();
        let stated = stated(entry, source.or_else(|| title.clone()), &feed);
        let url = address(&entry.links);
        let given = Some(entry.id.trim()).filter(|id| !id.is_empty()).map(str::to_owned);
        let id = url.clone().or(given).unwrap_or_else(|| format!("{name}, entry {}", number + 1));
        pages.push(stated.page(id, url, &html));
    }
    let told = [
        (summaries, "entries with a summary alone, read as the short texts they are"),
        (empty, "entries without text, passed over"),
        (total.saturating_sub(MOST_ENTRIES), "entries beyond the first 10,000, passed over"),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0);
    notes.extend(told.map(|(count, what)| Note::Counted { name: name.to_owned(), count, what: what.into() }));
    Ok(())
}

/// The error of XML that is of no kind that is read.
pub(crate) fn no_feed(name: &str) -> IntakeError {
    malformed(name, "this XML is neither a feed, nor a sitemap, nor OPML, nor XHTML")
}

fn malformed(name: &str, reason: &str) -> IntakeError {
    IntakeError::Malformed {
        name: name.to_owned(),
        reason: reason.to_owned(),
        hint: "open it in a browser: what is to be read is RSS, RDF, Atom, or a JSON Feed",
    }
}

fn parse(bytes: &[u8]) -> Result<Feed, ParseFeedError> {
    feed_rs::parser::Builder::new().build().parse(bytes)
}

/// What is wrong with a feed, in one line.
fn reason(error: &ParseFeedError) -> String {
    let reason: String = error.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
    let reason: String = reason.chars().take(160).collect();
    format!("the feed is broken ({reason})")
}

/// The text of an entry as HTML, and whether it is a summary alone.
fn body(entry: &Entry) -> Option<(String, bool)> {
    let content = entry.content.as_ref().and_then(|content| {
        let body = content.body.as_deref().filter(|body| !body.trim().is_empty())?;
        Some((html(body, content.content_type.as_str()), false))
    });
    let summary = || {
        let Text { content, content_type, .. } = entry.summary.as_ref()?;
        let is_summary = content.len() < TEXT_BYTES;
        (!content.trim().is_empty()).then(|| (html(content, content_type.as_str()), is_summary))
    };
    content.or_else(summary)
}

/// `text` as HTML: HTML without paragraphs of its own is one.
fn html(text: &str, content_type: &str) -> String {
    if content_type == "text/plain" {
        return paragraphs(text);
    }
    let lower = text.to_lowercase();
    if ["<p", "<div", "<br", "<td", "<li"].iter().any(|tag| lower.contains(tag)) {
        text.to_owned()
    } else {
        format!("<p>{text}</p>")
    }
}

/// What the feed says of an entry.
fn stated(entry: &Entry, outlet: Option<String>, feed: &Feed) -> Stated {
    let time = |moment: Option<String>| moment.map(|m| m.replace("+00:00", "Z"));
    let published = entry.published.map(|p| p.to_rfc3339());
    let updated = entry.updated.map(|u| u.to_rfc3339());
    // Who writes the whole feed is a person where the feed is one's own, and else the outlet again.
    let authors = if entry.authors.is_empty() { &feed.authors } else { &entry.authors };
    let is_outlet = |name: &String| outlet.as_ref().is_some_and(|outlet| compact(outlet) == compact(name));
    Stated {
        headline: entry.title.as_ref().map(|title| one_line(&title.content)).filter(|t| !t.is_empty()),
        published: time(published.or_else(|| updated.clone())),
        updated: time(updated),
        byline: authors
            .iter()
            .filter_map(|author| author.name.clone())
            .map(|name| one_line(&name))
            .filter(|name| !is_outlet(name))
            .collect(),
        outlet,
        tags: entry.categories.iter().map(|c| one_line(c.label.as_ref().unwrap_or(&c.term))).collect(),
    }
}

/// The outlet that a feed is of: its title, and of "World news | The Pell Lantern" the part that its address has too,
/// for two feeds of one outlet are no two outlets.
fn outlet(feed: &Feed) -> Option<String> {
    let title = feed.title.as_ref().map(|title| one_line(&title.content)).filter(|t| !t.is_empty())?;
    let links = feed.links.iter().chain(feed.entries.iter().flat_map(|entry| &entry.links));
    let hosts = links.filter_map(|link| link.href.split_once("://")?.1.split(['/', ':', '?']).next());
    let labels: Vec<String> = hosts.take(20).flat_map(|host| host.split('.')).map(compact).collect();
    let is_named = |part: &&str| {
        let part = compact(part);
        part.chars().count() > 2
            && labels.iter().any(|label| {
                label.chars().count() > 2 && (part.contains(label.as_str()) || label.contains(&part))
            })
    };
    let parts = [" - ", " – ", " — ", " | ", " » ", " > ", " :: ", ": "]
        .into_iter()
        .find_map(|mark| title.contains(mark).then(|| title.split(mark).map(str::trim).collect::<Vec<_>>()));
    let named: Vec<&str> = parts.iter().flatten().copied().filter(|part| is_named(part)).collect();
    match named.as_slice() {
        [one] => Some((*one).to_owned()),
        _ => Some(title.clone()),
    }
}

/// The letters and digits of a name in lower case.
fn compact(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The address of an entry's page.
fn address(links: &[Link]) -> Option<String> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate" | ""));
    let link = links.iter().find(is_page)?;
    let is_web = link.href.starts_with("http://") || link.href.starts_with("https://");
    is_web.then(|| link.href.trim().to_owned())
}

/// A headline or name on one line, without marks of HTML.
///
/// What stands beyond the first 4,096 bytes is no headline.
fn one_line(text: &str) -> String {
    let mut rest = &text[..text.floor_char_boundary(4096)];
    let mut plain = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        // A mark begins with a letter or a slash; "3 < 4" stays.
        let is_mark = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>') {
            Some((_, behind)) if is_mark => rest = behind,
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    let plain = quick_xml::escape::unescape(&plain).map_or_else(|_| plain.clone(), |text| text.into_owned());
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
