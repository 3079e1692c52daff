//! Web archives, feeds and newsletters as input.

use crate::newsroom::{Newsroom, gzip};

const LEAD: &str =
    "The dam at Orrin Lake held on Wednesday after a night of heavy rain, the water board said.";
const MORE: &str = "Engineers had worked until dawn to open the eastern sluice gate, engineer Pia Holm said. \
                    \"We were an hour away from losing the dam,\" Holm told reporters at the lake.";

/// A page as an outlet sends it.
fn html(outlet: &str, headline: &str) -> String {
    format!(
        "<html><head><title>{headline}</title><meta property=\"og:site_name\" content=\"{outlet}\">\
         <meta property=\"article:published_time\" content=\"2024-05-01T08:00:00Z\"></head>\
         <body><article><h1>{headline}</h1><p>{LEAD}</p><p>{MORE}</p></article></body></html>"
    )
}

/// The record of an answer.
fn response(url: &str, status: &str, html: &str) -> String {
    let block = format!("HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n{html}");
    format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2024-05-01T09:00:00Z\r\nWARC-Target-URI: {url}\r\n\
         Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

fn feed(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\
         <channel><title>Tarn Valley Radio</title><link>https://radio.example/</link>{items}</channel></rss>"
    )
}

fn item(headline: &str, content: &str) -> String {
    format!(
        "<item><title>{headline}</title><link>https://radio.example/dam</link>\
         <pubDate>Wed, 01 May 2024 08:00:00 GMT</pubDate>{content}</item>"
    )
}

const LETTER: &str = "From: Editors <editors@pell.example>\r\nList-Id: The Pell Lantern <dawn.pell.example>\r\n\
    Date: Wed, 1 May 2024 11:00:00 +0000\r\nSubject: Orrin Lake dam survives the rain\r\nMIME-Version: 1.0\r\n\
    Content-Type: text/html; charset=utf-8\r\n\r\n";

#[test]
fn an_archive_a_feed_and_a_newsletter_are_reports_of_one_story() {
    let archive =
        response("https://star.example/dam", "200 OK", &html("The Tarn Star", "Dam holds through the night"));
    let content = format!("<content:encoded><![CDATA[<p>{LEAD}</p><p>{MORE}</p>]]></content:encoded>");
    let newsroom = Newsroom::empty()
        .gzipped("star.warc.gz", archive)
        .page("radio.xml", feed(&item("Dam at Orrin Lake holds", &content)))
        .page("mail/new/1714561200.M1.host", format!("{LETTER}<p>{LEAD}</p><p>{MORE}</p>"))
        .page("mail/cur/.keep", "");

    let printed = newsroom.run(&["recap", "--json", "."]);

    printed.exits(0);
    let json = printed.json();
    let articles = json["stories"][0]["articles"].as_array().unwrap();
    let mut outlets: Vec<&str> = articles.iter().map(|a| a["outlet"]["name"].as_str().unwrap()).collect();
    outlets.sort_unstable();
    assert_eq!(outlets, ["Tarn Valley Radio", "The Pell Lantern", "The Tarn Star"]);
    let mut headlines: Vec<&str> = articles.iter().map(|a| a["headline"].as_str().unwrap()).collect();
    headlines.sort_unstable();
    assert_eq!(
        headlines,
        ["Dam at Orrin Lake holds", "Dam holds through the night", "Orrin Lake dam survives the rain"]
    );
    assert!(
        articles.iter().all(|a| a["published"].as_str().unwrap().starts_with("2024-05-01")),
        "{articles:?}"
    );
    let told = newsroom.run(&["recap", "."]);
    assert_eq!(
        told.out.matches("https://star.example/dam").count(),
        1,
        "an address stands once: {}",
        told.out
    );
}

#[test]
fn a_damaged_record_is_named_and_what_is_no_page_is_counted() {
    let good = gzip(response("https://star.example/dam", "200 OK", &html("The Tarn Star", "Dam holds")));
    let refused = gzip(response("https://star.example/wall", "402 Payment Required", "<p>Pay.</p>"));
    let archive = [good.as_slice(), &good[..good.len() - 15], &refused].concat();
    let newsroom = Newsroom::empty().page("star.warc.gz", archive);

    let printed = newsroom.run(&["extract", "star.warc.gz"]);

    let place = format!("error: could not read star.warc.gz, record at byte {}: ", good.len());
    assert!(printed.err.contains(&place), "{}", printed.err);
    printed
        .exits(1)
        .prints("Dam holds")
        .tells("hint: the other records are used; fetch the file again if this one matters")
        .tells("note: star.warc.gz: pages not to be had, answered with 402: 1");
}

#[test]
fn an_entry_with_a_summary_alone_is_read_as_the_short_text_it_is() {
    let summary = item("Dam at Orrin Lake holds", &format!("<description>{LEAD}</description>"));
    let newsroom = Newsroom::empty().page("radio.rss", feed(&summary));

    let printed = newsroom.run(&["extract", "--json", "radio.rss"]);

    printed
        .exits(0)
        .tells("note: radio.rss: entries with a summary alone, read as the short texts they are: 1");
    assert_eq!(printed.json()["articles"][0]["text"], LEAD);
}

#[test]
fn a_mailbox_gives_an_article_a_mail() {
    let other = LETTER.replace("Orrin Lake dam survives the rain", "Mill reopens");
    let mbox = format!(
        "From a Wed May  1 08:00:00 2024\n{LETTER}<p>{LEAD}</p>\n\nFrom b Wed May  1\n{other}<p>{MORE}</p>\n"
    );
    let newsroom = Newsroom::empty().page("letters.mbox", mbox);
    newsroom
        .run(&["extract", "letters.mbox"])
        .exits(0)
        .prints("Orrin Lake dam survives the rain")
        .prints("Mill reopens");
}

#[test]
fn a_list_of_addresses_says_that_it_holds_no_text() {
    let opml = "<opml version=\"2.0\"><body><outline text=\"x\" xmlUrl=\"https://radio.example/feed\"/></body></opml>";
    let newsroom = Newsroom::empty().page("feeds.opml", opml);
    newsroom
        .run(&["recap", "feeds.opml"])
        .exits(2)
        .tells("note: feeds.opml: feeds named, and nothing of what they say (fetch them first): 1");
}
