//! What a feed gives.

use super::*;
use headwater_model::PageBody;

fn told(feed: &str) -> (Vec<Page>, Vec<String>, Vec<String>) {
    let (mut pages, mut errors, mut notes) = (Vec::new(), Vec::new(), Vec::new());
    if let Err(error) = read(feed.as_bytes(), "pell.xml", &mut pages, &mut errors, &mut notes) {
        errors.push(error);
    }
    let errors = errors.iter().map(ToString::to_string).collect();
    (pages, errors, notes.iter().map(ToString::to_string).collect())
}

fn html(page: &Page) -> &str {
    let PageBody::Html(bytes) = &page.body else { panic!("a page of HTML") };
    std::str::from_utf8(bytes).unwrap()
}

const ITEM: &str = "<item><title>Dam &amp; mill hold</title><link>https://pell.example/dam</link>\
    <pubDate>Wed, 01 May 2024 08:00:00 +0200</pubDate><dc:creator>Mara Quill</dc:creator>\
    <content:encoded><![CDATA[<p>The dam held.</p><p>So did the mill.</p>]]></content:encoded></item>";

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>The Pell Lantern</title>\
         <link>https://pell.example/</link>{items}</channel></rss>"
    )
}

#[test]
fn an_entry_is_a_page_with_what_the_feed_says_of_it() {
    let (pages, errors, notes) = told(&rss(ITEM));
    assert_eq!((pages.len(), errors.len(), notes.len()), (1, 0, 0), "{errors:?} {notes:?}");
    assert_eq!(pages[0].url.as_deref(), Some("https://pell.example/dam"));
    for wanted in [
        "<p>The dam held.</p><p>So did the mill.</p>",
        "\"headline\":\"Dam & mill hold\"",
        "\"datePublished\":\"2024-05-01T06:00:00Z\"",
        "\"name\":\"Mara Quill\"",
        "\"name\":\"The Pell Lantern\"",
    ] {
        assert!(html(&pages[0]).contains(wanted), "{wanted} is not in {}", html(&pages[0]));
    }
}

#[test]
fn every_form_of_feed_is_read() {
    let atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>The Pell Lantern</title><id>x</id>\
        <updated>2024-05-01T08:00:00Z</updated><entry><title>Dam holds</title><id>y</id>\
        <link href=\"https://pell.example/dam\"/><updated>2024-05-01T08:00:00Z</updated>\
        <content type=\"html\">&lt;p&gt;The dam held.&lt;/p&gt;</content></entry></feed>";
    let rdf = "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\">\
        <channel><title>The Pell Lantern</title><link>https://pell.example/</link><description>x</description></channel>\
        <item><title>Dam holds</title><link>https://pell.example/dam</link><description>The dam held.</description></item>\
        </rdf:RDF>";
    let old = "<rss version=\"0.91\"><channel><title>The Pell Lantern</title><link>https://pell.example/</link>\
        <description>x</description><item><title>Dam holds</title><link>https://pell.example/dam</link>\
        <description>The dam held.</description></item></channel></rss>";
    let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"The Pell Lantern","items":[{"id":"1",
        "url":"https://pell.example/dam","title":"Dam holds","content_html":"<p>The dam held.</p>"}]}"#;
    for feed in [atom, rdf, old, json] {
        let (pages, errors, _) = told(feed);
        assert_eq!(pages.len(), 1, "{errors:?} {feed}");
        assert_eq!(pages[0].url.as_deref(), Some("https://pell.example/dam"), "{feed}");
        assert!(html(&pages[0]).contains("<p>The dam held.</p>"), "{}", html(&pages[0]));
    }
}

#[test]
fn the_outlet_is_the_source_that_an_entry_names() {
    let named =
        ITEM.replace("</item>", "<source url=\"https://radio.example/f\">Tarn Valley Radio</source></item>");
    let (pages, ..) = told(&rss(&format!("{named}{}", ITEM.replace("/dam", "/mill"))));
    assert!(html(&pages[0]).contains("\"name\":\"Tarn Valley Radio\""), "{}", html(&pages[0]));
    assert!(html(&pages[1]).contains("\"name\":\"The Pell Lantern\""));
}

#[test]
fn two_feeds_of_one_outlet_are_of_one_outlet() {
    for title in ["World news | The Pell Lantern", "The Pell Lantern - Valley", "The Pell Lantern"] {
        let feed = rss(ITEM).replace("<title>The Pell Lantern<", &format!("<title>{title}<"));
        let feed = feed.replace("https://pell.example/", "https://www.pell-lantern.example/");
        let feed = feed.replace("Pell Lantern", "Pell-Lantern");
        let (pages, ..) = told(&feed);
        assert!(html(&pages[0]).contains("\"name\":\"The Pell-Lantern\""), "{title}");
    }
}

#[test]
fn an_entry_with_a_summary_alone_is_read_and_counted() {
    let item = "<item><title>Dam holds</title><link>https://pell.example/dam</link>\
                <description>The dam held.</description></item><item><title>Bare</title></item>";
    let (pages, _, notes) = told(&rss(item));
    assert_eq!(pages.len(), 1);
    assert_eq!(
        notes,
        [
            "pell.xml: entries with a summary alone, read as the short texts they are: 1",
            "pell.xml: entries without text, passed over: 1"
        ]
    );
}

#[test]
fn of_a_broken_feed_the_entries_that_can_be_read_are_used_and_the_others_named() {
    let broken = ITEM.replace("<title>Dam &amp; mill hold</title>", "<title>Dam <b>holds</title>");
    let ampersand = ITEM.replace("&amp;", "&").replace("/dam", "/mill");
    let feed = rss(&format!("{broken}{ampersand}{ITEM}"));
    let cut = &feed[..feed.len() - 60];
    let (pages, errors, _) = told(cut);
    assert_eq!(pages.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["https://pell.example/mill"]);
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[0].starts_with("could not read pell.xml, entry 1: the feed is broken"), "{errors:?}");
}

#[test]
fn a_feed_without_anything_readable_is_named() {
    let (pages, errors, _) = told("<rss><channel><title>x");
    assert!(pages.is_empty() && errors.len() == 1, "{errors:?}");
    assert!(errors[0].starts_with("could not read pell.xml: the feed is broken"), "{errors:?}");
}

#[test]
fn a_bomb_of_entities_and_a_deep_document_are_refused_at_once() {
    let bomb = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>\
                <rss version=\"2.0\"><channel><title>&c;</title><item><title>&c;</title><description>&c;</description></item></channel></rss>";
    let (pages, ..) = told(bomb);
    assert!(pages.iter().all(|page| !html(page).contains("haha")));
    let deep = rss(&"<a>".repeat(200_000));
    assert!(told(&deep).0.is_empty());
}
