//! What the body of an HTML page is made of: posts, entries, prompts between paragraphs, afterwords, the order of parts.

use crate::extract::{Extraction, extract};
use crate::outlets::Outlets;
use headwater_model::{FurnitureClass, Page, PageBody, PageSide, ParagraphKind};

const ONE: &str = "The gates of the pumping station at Westhaven will stay shut until May, the water board said on Monday, after a crack was found in the oldest of its four walls.";
const TWO: &str = "“We are done with patching,” said Joan Pell, who manages the station, and she added that the rivers of the valley were never in any danger.";
const THREE: &str = "The board will meet again on Friday, and a second inspection of the walls is planned for the first week of April, Ms. Pell said.";

fn read(head: &str, body: &str) -> Extraction {
    let html = format!(
        "<html><head><title>Gates stay shut until May</title>{head}</head><body><div class='menu'><a href='/'>Home</a></div>\
         <div class='story'><h1>Gates stay shut until May</h1>{body}</div><div class='foot'>© The Lantern</div></body></html>"
    );
    let page = Page {
        id: "page".into(),
        url: None,
        charset: None,
        fetched: None,
        body: PageBody::Html(html.into_bytes()),
    };
    extract(&page, &Outlets::default()).unwrap()
}

fn paragraphs(found: &Extraction) -> Vec<&str> {
    found.article.paragraphs.iter().map(|p| p.span.of(&found.article.text)).collect()
}

fn class(found: &Extraction, words: &str) -> Option<FurnitureClass> {
    found.furniture.iter().find(|f| f.text.contains(words)).map(|f| f.class)
}

#[test]
fn an_embedded_post_is_a_quotation_with_who_wrote_it() {
    let found = read(
        "",
        &format!(
            "<p>{ONE}</p><blockquote class='twitter-tweet'><p>The wall is cracked, and I have seen it.</p>&mdash; Mara Quill \
             (@maraquill) <a href='https://twitter.com/maraquill/status/17'>March 3, 2018</a></blockquote><p>{TWO}</p><p>{THREE}</p>"
        ),
    );
    assert_eq!(paragraphs(&found), [ONE, "The wall is cracked, and I have seen it.", TWO, THREE]);
    assert_eq!(found.article.paragraphs[1].kind, ParagraphKind::Quotation);
    let post = &found.article.posts[0];
    assert_eq!(post.span, found.article.paragraphs[1].span);
    assert_eq!((post.author.as_deref(), post.handle.as_deref()), (Some("Mara Quill"), Some("@maraquill")));
    assert_eq!(post.url.as_deref(), Some("https://twitter.com/maraquill/status/17"));
}

#[test]
fn a_quotation_that_nobody_posted_is_no_post() {
    let found = read("", &format!("<p>{ONE}</p><blockquote><p>{TWO}</p></blockquote><p>{THREE}</p>"));
    assert_eq!(found.article.posts, []);
}

const ENTRIES: &str = "<div class='entry'><time datetime='2021-11-03T10:42:00Z'>10:42</time><h2>Bridge closed</h2><p>Police have closed the bridge at Holm to all traffic, and drivers are sent round by Axby, which takes forty minutes more.</p></div>\
    <div class='entry'><time datetime='2021-11-03T09:15:00Z'>09:15</time><h2>Water over the quay</h2><p>The river has come over the quay at the fish market, and traders are carrying their tables up to the church steps.</p></div>";

#[test]
fn a_live_blog_gives_dated_entries() {
    let found = read("<script type='application/ld+json'>{\"@type\":\"LiveBlogPosting\"}</script>", ENTRIES);
    let told: Vec<(String, Option<&str>)> =
        found.article.entries.iter().map(|e| (e.at.to_string(), e.headline.as_deref())).collect();
    assert_eq!(
        told,
        [
            ("2021-11-03T10:42:00+00:00".to_owned(), Some("Bridge closed")),
            ("2021-11-03T09:15:00+00:00".to_owned(), Some("Water over the quay")),
        ]
    );
    let text = &found.article.text;
    assert!(found.article.entries[1].span.of(text).starts_with("Water over the quay\n\nThe river"));
    assert!(!text.contains("10:42"), "{text}");
}

#[test]
fn a_page_that_does_not_call_itself_a_live_blog_has_no_entries() {
    assert_eq!(read("", ENTRIES).article.entries, []);
}

#[test]
fn updates_that_only_the_claims_date_are_found_by_their_words() {
    let json = r#"<script type="application/ld+json">{"@type":"LiveBlogPosting","liveBlogUpdate":[
        {"datePublished":"2021-11-03T10:42:00Z","headline":"Bridge closed"},
        {"datePublished":"2021-11-03T09:15:00Z","articleBody":"The river has come over the quay at the fish market, and"},
        {"datePublished":"2021-11-03T08:00:00Z","headline":"Not on this page"}]}</script>"#;
    let bare = ENTRIES.replace("<time datetime='2021-11-03T10:42:00Z'>10:42</time>", "");
    let bare =
        bare.replace("<time datetime='2021-11-03T09:15:00Z'>09:15</time><h2>Water over the quay</h2>", "");
    let entries = read(json, &bare).article.entries;
    assert_eq!(
        entries.iter().map(|e| e.headline.as_deref()).collect::<Vec<_>>(),
        [Some("Bridge closed"), None]
    );
}

#[test]
fn an_appeal_in_the_articles_own_container_is_left_out() {
    let found = read(
        "",
        &format!(
            "<p>{ONE}</p><p>{TWO}</p><div class='box-a'><p>We answer only to you. If this report was worth your time, please \
             chip in.</p><p><a href='/give'>Give £3 a month</a></p></div><p>{THREE}</p>"
        ),
    );
    assert_eq!(paragraphs(&found), [ONE, TWO, THREE]);
    assert_eq!(class(&found, "chip in"), Some(FurnitureClass::Donation));
    assert_eq!(class(&found, "Give £3"), Some(FurnitureClass::Donation));
}

#[test]
fn a_report_on_an_appeal_stays() {
    let report = "“Please donate what you would spend on a coffee,” the crew had asked, and the town gave a million for the new pump in eleven days.";
    let found = read("", &format!("<p>{ONE}</p><p>{report}</p><p>{THREE}</p>"));
    assert_eq!(paragraphs(&found), [ONE, report, THREE]);
}

#[test]
fn a_date_line_is_a_stamp_and_a_recommendation_between_paragraphs_is_none_of_the_text() {
    let found = read(
        "",
        &format!(
            "<p class='when'>3 March 2018, 8:05 am</p><p>{ONE}</p><p>Read also: <a href='/w'>Why the wall was never \
             mended</a></p><p>{TWO}</p><p>{THREE}</p>"
        ),
    );
    assert_eq!(paragraphs(&found), [ONE, TWO, THREE]);
    assert_eq!(class(&found, "3 March"), Some(FurnitureClass::Stamp));
    assert_eq!(class(&found, "Read also"), Some(FurnitureClass::Recommendation));
}

#[test]
fn a_correction_behind_the_share_buttons_belongs_to_the_article() {
    let found = read(
        "",
        &format!(
            "<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p><ul class='share'><li><a href='#'>Share on Facebook</a></li></ul>\
             <p class='note'>Correction: An earlier version of this article gave the wrong wall.</p>"
        ),
    );
    assert_eq!(found.article.paragraphs.last().map(|p| p.kind), Some(ParagraphKind::Correction));
    assert_eq!(class(&found, "Share on"), Some(FurnitureClass::ShareBar));
}

#[test]
fn a_cell_that_holds_the_whole_article_is_no_table() {
    let found = read("", &format!("<table><tr><td><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></td></tr></table>"));
    assert!(found.article.paragraphs.iter().all(|p| p.kind == ParagraphKind::Text));
}

#[test]
fn the_parts_of_a_page_stand_in_its_order_with_their_scores() {
    let found = read("", &format!("<p>{ONE}</p><p class='ad'>Advertisement</p><p>{TWO}</p><p>{THREE}</p>"));
    let words: Vec<&str> = found
        .parts
        .iter()
        .map(|part| match part.side {
            PageSide::Kept(at) => paragraphs(&found)[at],
            PageSide::LeftOut(at) => found.furniture[at].text.as_str(),
        })
        .collect();
    let at = |text: &str| words.iter().position(|w| w.contains(text)).unwrap();
    assert!(at("Home") < at(ONE) && at(ONE) < at("Advertisement") && at("Advertisement") < at(TWO));
    assert_eq!(words.len(), found.article.paragraphs.len() + found.furniture.len());
    assert!(found.parts.iter().all(|part| part.score.is_some()));
}

#[test]
fn a_list_and_a_table_beside_the_paragraphs_belong_to_the_article() {
    let list = "<ul><li>north wall: 3 millimetres</li><li>east wall: none</li></ul>";
    let rows = [(2014, 1), (2015, 2), (2016, 4), (2017, 9), (2018, 9)];
    let row = |(year, cracks): (u16, u8)| format!("<tr><td>{year}</td><td>{cracks}</td><td>–</td></tr>");
    let table = format!("<div class='widget'><table>{}</table></div>", rows.map(row).concat());
    let found = read("", &format!("<p>{ONE}</p>{list}<p>{TWO}</p><p>{THREE}</p>{table}"));
    let of_kind = |kind| found.article.paragraphs.iter().filter(|p| p.kind == kind).count();
    let kinds = (of_kind(ParagraphKind::ListItem), of_kind(ParagraphKind::Table));
    assert_eq!(kinds, (2, 15), "{:?}", paragraphs(&found));
}
