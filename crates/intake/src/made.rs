//! A page for what came without one: an entry of a feed, a mail. Its fields stand in its head, as a page states them.
//!
//! The words of the entry or mail are not changed; around them stand the headline, time, byline and outlet that the
//! feed or the fields of the mail give, in JSON-LD, where `extract` looks for them on any page.

use headwater_model::{Page, PageBody};
use serde_json::json;

/// What a feed or a mail says of an article.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    pub headline: Option<String>,
    /// In ISO 8601.
    pub published: Option<String>,
    pub updated: Option<String>,
    pub byline: Vec<String>,
    pub outlet: Option<String>,
    pub tags: Vec<String>,
}

impl Stated {
    /// The page `id` with this said of `html`, a whole document or a part of one.
    pub(crate) fn page(&self, id: String, url: Option<String>, html: &str) -> Page {
        let object = json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "url": url,
            "headline": self.headline,
            "datePublished": self.published,
            "dateModified": self.updated,
            "author": self.byline.iter().map(|name| json!({"@type": "Person", "name": name})).collect::<Vec<_>>(),
            "publisher": self.outlet.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
            "keywords": self.tags,
        });
        // A text that ends the script ends it here too.
        let object = object.to_string().replace('<', "\\u003c");
        let head = format!("<script type=\"application/ld+json\">{object}</script>");
        // The mark at the beginning says that this is UTF-8, whatever the document says of itself.
        let body = if is_document(html) {
            format!("\u{feff}{head}{html}")
        } else {
            let headline = self.headline.as_deref().map(escaped).unwrap_or_default();
            format!(
                "\u{feff}<html><head><title>{headline}</title>{head}</head><body><article><h1>{headline}</h1>{html}\
                 </article></body></html>"
            )
        };
        Page { id, url, charset: None, fetched: None, body: PageBody::Html(body.into_bytes()) }
    }
}

/// Whether it has a head or a body of its own.
fn is_document(html: &str) -> bool {
    let opening: String = html.chars().take(2000).collect::<String>().to_lowercase();
    ["<html", "<head", "<body"].iter().any(|mark| opening.contains(mark))
}

/// `text` as HTML has it.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The paragraphs of a plain text as HTML has them; words stay as they are.
pub(crate) fn paragraphs(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let parts = text.split("\n\n").map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| format!("<p>{}</p>\n", escaped(part))).collect()
}
