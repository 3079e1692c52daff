//! Pages of every kind give an article of its form, and the same one twice, or an error.

use super::{articles, knowledge};
use headwater_core::extract::extract;
use headwater_model::{Article, GivenArticle, Page, PageBody};

/// Reads one page twice; its article, where it has one.
pub(super) fn read(page: &Page) -> Option<Article> {
    let outlets = &knowledge().outlets;
    let once = extract(page, outlets);
    assert_eq!(once, extract(page, outlets), "the same page gives the same article");
    let extraction = once.ok()?;
    articles::extraction(&extraction);
    if let PageBody::Given(given) = &page.body {
        assert_eq!(given.text, extraction.article.text, "a given text stays unchanged");
    }
    Some(extraction.article)
}

fn page(body: PageBody) -> Page {
    let url = Some("https://www.lantern.example/2018/03/03/plant".to_owned());
    Page { id: "page".to_owned(), url, charset: None, fetched: None, body }
}

/// Charsets that a case may say it was sent with.
const CHARSETS: &[Option<&str>] = &[
    None,
    Some("utf-8"),
    Some("windows-1252"),
    Some("utf-16"),
    Some("gb18030"),
    Some("shift_jis"),
    Some("iso-2022-jp"),
    Some("no such charset"),
];

/// Bytes of an HTML page; where the first is below 8 it is no part of the page and picks the charset of the header.
pub fn extract_html(data: &[u8]) {
    let (charset, body) = match data.split_first() {
        Some((&first, rest)) if usize::from(first) < CHARSETS.len() => (CHARSETS[usize::from(first)], rest),
        _ => (None, data),
    };
    let mut page = page(PageBody::Html(body.to_vec()));
    page.charset = charset.map(str::to_owned);
    read(&page);
}

/// Bytes of a plain text.
pub fn extract_plain(data: &[u8]) {
    read(&page(PageBody::PlainText(data.to_vec())));
}

/// An article as JSON, or its text alone.
pub fn extract_given(data: &[u8]) {
    let given = serde_json::from_slice::<GivenArticle>(data).ok().or_else(|| {
        let text = String::from_utf8(data.to_vec()).ok()?;
        Some(GivenArticle { text, ..GivenArticle::default() })
    });
    if let Some(given) = given {
        read(&page(PageBody::Given(Box::new(given))));
    }
}

/// Four strings, divided by line breaks, as what a page tells of itself: a date, a byline, a dateline, and a script of
/// JSON-LD to the end.
pub fn metadata(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut lines = text.splitn(4, '\n');
    let mut next = || lines.next().unwrap_or("");
    let (date, byline, dateline, script) = (next(), next(), next(), next());
    let html = format!(
        "<html><head><title>{byline} | Gates shut</title><meta property=\"article:published_time\" content=\"{date}\">\
         <meta name=\"author\" content=\"{byline}\"><meta property=\"og:title\" content=\"{dateline}\">\
         <script type=\"application/ld+json\">{script}</script></head><body><article><h1>Gates shut at the plant</h1>\
         <p class=\"byline\">{byline}</p><time datetime=\"{date}\">{date}</time><p>{dateline} The gates of the plant \
         were shut on Monday, and nobody in the valley was told why they were, the council said.</p><p>The council \
         meets again on Friday, its clerk said, and the plant will be on its list then.</p></article></body></html>"
    );
    read(&page(PageBody::Html(html.into_bytes())));
    let plain =
        format!("{byline}\n{date}\n\n{dateline} The gates of the plant were shut on Monday.\n\n{script}");
    read(&page(PageBody::PlainText(plain.into_bytes())));
}
