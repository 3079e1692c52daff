//! Which addresses does a list name? OPML, sitemaps and news sitemaps → [`Listed`]. No text stands in them.

use crate::{IntakeError, Note};
use headwater_model::Moment;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// More addresses than these are not read; a sitemap may have 50,000.
const MOST: usize = 100_000;

/// Deeper than this is no list.
const MOST_DEPTH: usize = 200;

/// An address that a list names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// The address: of a feed (OPML), of a page (sitemap), of a further sitemap (index).
    pub url: String,
    /// What it is called there.
    pub title: Option<String>,
    /// The outlet, where a news sitemap names it.
    pub outlet: Option<String>,
    /// The time of publication, where a news sitemap gives it.
    pub published: Option<Moment>,
    /// Whether a feed stands there: the list is OPML.
    pub is_feed: bool,
}

/// The addresses that OPML, a sitemap or an index of sitemaps names, in its order, at most 100,000.
///
/// # Errors
/// [`IntakeError::Malformed`], with `name`, where the XML is broken before the first address.
pub fn read_list(bytes: &[u8], name: &str) -> Result<Vec<Listed>, IntakeError> {
    let xml = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    let mut listed = Listed::default();
    let mut path: Vec<String> = Vec::new();
    let mut text = String::new();
    while found.len() < MOST {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                path.push(element.local_name().as_ref().to_owned());
                text.clear();
                found.extend(outline(&element));
                if path.len() > MOST_DEPTH {
                    break;
                }
            }
            Ok(Event::Empty(element)) => found.extend(outline(&element)),
            Ok(Event::Text(words)) => text.push_str(&words),
            Ok(Event::CData(words)) => text.push_str(&words),
            Ok(Event::GeneralRef(name)) => {
                text.push_str(match name.as_ref() {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "apos" => "'",
                    _ => "",
                });
                if let Ok(Some(character)) = name.resolve_char_ref() {
                    text.push(character);
                }
            }
            Ok(Event::End(_)) => {
                let ended = path.pop().unwrap_or_default();
                let words = Some(text.trim().to_owned()).filter(|words| !words.is_empty());
                match (ended.as_str(), path.last().map(String::as_str)) {
                    ("loc", Some("url" | "sitemap")) => listed.url = words.unwrap_or_default(),
                    ("title", Some("news")) => listed.title = words,
                    ("name", Some("publication")) => listed.outlet = words,
                    ("publication_date", _) => listed.published = words.and_then(|w| w.parse().ok()),
                    ("url" | "sitemap", _) => {
                        let whole = std::mem::take(&mut listed);
                        found.extend(Some(whole).filter(|whole| is_web(&whole.url)));
                    }
                    _ => {}
                }
                text.clear();
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if !found.is_empty() => break,
            Err(error) => return Err(malformed(name, format!("the XML is broken ({error})"))),
        }
    }
    Ok(found)
}

/// What is told of a list that was given as input.
///
/// # Errors
/// As [`read_list`].
pub(crate) fn told(bytes: &[u8], name: &str) -> Result<Note, IntakeError> {
    let listed = read_list(bytes, name)?;
    let Some(first) = listed.first() else {
        return Err(malformed(name, "there is no address in this list".to_owned()));
    };
    let things = if first.is_feed { "feeds" } else { "pages" };
    let what = format!("{things} named, and nothing of what they say (fetch them first)");
    Ok(Note::Counted { name: name.to_owned(), count: listed.len(), what })
}

fn malformed(name: &str, reason: String) -> IntakeError {
    IntakeError::Malformed {
        name: name.to_owned(),
        reason,
        hint: "a list is OPML, a sitemap, or an index of sitemaps",
    }
}

/// The feed that an `outline` of OPML names.
fn outline(element: &BytesStart<'_>) -> Option<Listed> {
    if element.local_name().as_ref() != "outline" {
        return None;
    }
    let mut listed = Listed { is_feed: true, ..Listed::default() };
    for attribute in element.html_attributes().flatten() {
        let value = &attribute.value;
        let value = quick_xml::escape::unescape(value).map_or_else(|_| value.to_string(), |v| v.into_owned());
        match attribute.key.as_ref().to_lowercase().as_str() {
            "xmlurl" => listed.url = value.trim().to_owned(),
            "title" => listed.title = Some(value),
            "text" if listed.title.is_none() => listed.title = Some(value),
            _ => {}
        }
    }
    is_web(&listed.url).then_some(listed)
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opml_names_feeds_however_deep_they_stand() {
        let opml = r#"<?xml version="1.0"?><opml version="2.0"><body><outline text="Valley">
            <outline type="rss" text="Tarn &amp; Pell" xmlUrl="https://pell.example/feed?a=1&amp;b=2"/>
            </outline><outline text="None" xmlUrl="ftp://pell.example/"/></body></opml>"#;
        let listed = read_list(opml.as_bytes(), "x").unwrap();
        assert_eq!(listed.len(), 1);
        assert_eq!(listed[0].url, "https://pell.example/feed?a=1&b=2");
        assert_eq!((listed[0].title.as_deref(), listed[0].is_feed), (Some("Tarn & Pell"), true));
    }

    #[test]
    fn a_news_sitemap_names_pages_with_outlet_title_and_time() {
        let sitemap = r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n">
            <url><loc>https://pell.example/dam?a=1&amp;b=2</loc><news:news><news:publication><news:name>The Pell Lantern</news:name>
            </news:publication><news:publication_date>2024-05-01T08:00:00Z</news:publication_date>
            <news:title>Dam &#x2019; holds</news:title></news:news></url></urlset>"#;
        let listed = read_list(sitemap.as_bytes(), "x").unwrap();
        assert_eq!(listed[0].url, "https://pell.example/dam?a=1&b=2");
        assert_eq!(listed[0].title.as_deref(), Some("Dam ’ holds"));
        assert_eq!(listed[0].outlet.as_deref(), Some("The Pell Lantern"));
        assert_eq!(listed[0].published.unwrap().to_string(), "2024-05-01T08:00:00+00:00");
    }

    #[test]
    fn what_stands_before_a_fault_is_used() {
        let cut = "<sitemapindex><sitemap><loc>https://pell.example/a.xml</loc></sitemap><sitemap><lo";
        assert_eq!(read_list(cut.as_bytes(), "x").unwrap().len(), 1);
        assert!(read_list(b"<urlset><url><!-- ", "x").is_err());
    }
}
