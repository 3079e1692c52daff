use crate::extract::{ExtractError, Extraction, extract};
use crate::outlets::Outlets;
use headwater_model::{FurnitureClass, Page, PageBody, ParagraphKind};

fn read_bytes(bytes: Vec<u8>) -> Result<Extraction, ExtractError> {
    let url = Some("https://www.lantern.example/valley/2018/03/03/gates".to_owned());
    extract(
        &Page { id: "page".into(), url, charset: None, fetched: None, body: PageBody::Html(bytes) },
        &Outlets::default(),
    )
}

fn read(html: &str) -> Extraction {
    read_bytes(html.as_bytes().to_vec()).unwrap()
}

fn paragraphs(found: &Extraction) -> Vec<&str> {
    found.article.paragraphs.iter().map(|p| p.span.of(&found.article.text)).collect()
}

const ONE: &str = "The gates of the pumping station at Westhaven will stay shut until May, the water board said on Monday, after a crack was found in the oldest of its four walls.";
const TWO: &str = "“We are done with patching,” said Joan Pell, who manages the station, and she added that the rivers of the valley were never in any danger.";
const THREE: &str = "The board will meet again on Friday, and a second inspection of the walls is planned for the first week of April, Ms. Pell said.";
const FOUR: &str = "Residents of the lower town, who carried sandbags to the bank in January, said that they had not been told of the crack before this week.";

/// A page as outlets build them, with `body` where the article's paragraphs stand.
fn page(body: &str) -> String {
    format!(
        r##"<!doctype html><html lang="en"><head><title>Gates stay shut until May | The Lantern</title>
        <meta property="og:site_name" content="The Lantern"><meta property="og:title" content="Gates stay shut until May | The Lantern">
        <meta property="article:published_time" content="2018-03-03T08:05:00+01:00"><link rel="canonical" href="/valley/gates">
        <script type="application/ld+json">{{"@type":"NewsArticle","headline":"Gates stay shut until May","author":[{{"name":"Mara Quill"}},{{"name":"Tom Reed"}}],"articleSection":"Valley"}}</script>
        </head><body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/valley">Valley</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <main><article class="article"><header><h1>Gates stay shut until May</h1><p class="byline">By <a rel="author" href="/mq">Mara Quill</a> and Tom Reed</p></header>
        <div class="article-body">{body}</div>
        <div class="share"><a href="#">Share</a> <a href="#">Tweet</a></div></article></main>
        <aside class="related"><h3>Most read</h3><ul><li><a href="/a">A well is found under the mill</a></li><li><a href="/b">The wheel turns again</a></li></ul></aside>
        <footer class="footer"><p>© 2018 The Lantern. All rights reserved. <a href="/privacy">Privacy policy</a></p></footer></body></html>"##
    )
}

fn body_of(parts: &[&str]) -> String {
    parts.iter().map(|p| format!("<p>{p}</p>")).collect()
}

#[test]
fn a_page_gives_its_article_and_nothing_else() {
    let found = read(&page(&body_of(&[ONE, TWO, THREE, FOUR])));
    assert_eq!(paragraphs(&found), [ONE, TWO, THREE, FOUR]);
    assert_eq!(found.article.text, [ONE, TWO, THREE, FOUR].join("\n\n"));
}

#[test]
fn the_fields_come_from_what_the_page_says_of_itself() {
    let article = read(&page(&body_of(&[ONE, TWO, THREE, FOUR]))).article;
    assert_eq!(article.headline.as_deref(), Some("Gates stay shut until May"));
    let names: Vec<_> = article.byline.iter().map(|b| b.name.as_str()).collect();
    assert_eq!(names, ["Mara Quill", "Tom Reed"]);
    assert_eq!(article.published.unwrap().to_string(), "2018-03-03T08:05:00+01:00");
    assert_eq!(article.section.as_deref(), Some("Valley"));
    assert_eq!(article.outlet.unwrap().name, "The Lantern");
    assert_eq!(article.url.as_deref(), Some("https://www.lantern.example/valley/gates"));
    assert_eq!(article.language.as_deref(), Some("en"));
}

#[test]
fn what_is_left_out_is_told_with_its_class() {
    let found = read(&page(&body_of(&[ONE, TWO, THREE, FOUR])));
    let class = |words: &str| found.furniture.iter().find(|f| f.text.contains(words)).map(|f| f.class);
    assert_eq!(class("Share"), Some(FurnitureClass::ShareBar));
    assert_eq!(class("All rights reserved"), Some(FurnitureClass::Navigation));
    assert_eq!(class("Home"), Some(FurnitureClass::Navigation));
    assert!(found.furniture.iter().all(|f| !f.reason.is_empty()));
}

#[test]
fn a_body_in_several_containers_is_whole_and_comes_once() {
    let halves = format!(
        "<div>{}</div><div class='ad-slot'>Advertisement</div><div>{}</div>",
        body_of(&[ONE, TWO]),
        body_of(&[THREE, FOUR])
    );
    let found = read(&page(&halves));
    assert_eq!(paragraphs(&found), [ONE, TWO, THREE, FOUR]);
}

#[test]
fn what_the_page_says_twice_is_written_once() {
    let copies = format!(
        "<div class='wide'>{0}</div><div class='narrow'>{0}</div>",
        body_of(&[ONE, TWO, THREE, FOUR])
    );
    assert_eq!(paragraphs(&read(&page(&copies))), [ONE, TWO, THREE, FOUR]);
}

#[test]
fn words_are_never_glued_nor_split() {
    let marked = format!(
        "<p>{ONE}</p><p>The <b>oldest</b> wall,<br>built of <i>riv</i>er stone and so&shy;me clay, &amp;\n   re&#112;aired twice, holds the gates that the town of Westhaven built.</p><p>{THREE}</p>"
    );
    let found = read(&page(&marked));
    assert_eq!(
        paragraphs(&found)[1],
        "The oldest wall,\nbuilt of river stone and some clay, & repaired twice, holds the gates that the town of Westhaven built."
    );
}

#[test]
fn a_link_is_kept_with_its_words_and_its_whole_address() {
    let linked = format!(
        "<p>{ONE}</p><p>The crack was first reported by <a href='/news?a=1&amp;b=2'>the Harbour Post </a>on Sunday, two days before the board of the valley met at Westhaven.</p><p>{THREE}</p>"
    );
    let article = read(&page(&linked)).article;
    let links: Vec<_> = article.links.iter().map(|l| (l.span.of(&article.text), l.href.as_str())).collect();
    assert_eq!(links, [("the Harbour Post", "https://www.lantern.example/news?a=1&b=2")]);
}

#[test]
fn parts_of_the_text_keep_their_kind() {
    let parts = format!(
        "<p>{ONE}</p><h2>What comes next</h2><p>{TWO}</p><blockquote><p>{FOUR}</p></blockquote><p>{THREE}</p><p>Tom Reed contributed to this report.</p>"
    );
    let found = read(&page(&parts));
    let kind = |words: &str| {
        found
            .article
            .paragraphs
            .iter()
            .find(|p| p.span.of(&found.article.text).contains(words))
            .map(|p| p.kind)
    };
    assert_eq!(kind("What comes next"), Some(ParagraphKind::Heading));
    assert_eq!(kind("sandbags"), Some(ParagraphKind::Quotation));
    assert_eq!(kind("pumping station"), Some(ParagraphKind::Text));
}

#[test]
fn left_out_end_tags_and_broken_nesting_lose_no_paragraph() {
    let found = read(&page(&format!("<p>{ONE}<p><b>{TWO}</p><i>{THREE}</b><p>{FOUR}</span></em>")));
    for words in [ONE, TWO, THREE, FOUR] {
        assert!(found.article.text.contains(words), "{words}");
    }
}

#[test]
fn an_article_that_scripts_show_later_is_read() {
    let hidden = format!(
        "<html><body><div hidden id='S:0'><h1>Gates stay shut</h1>{}</div></body></html>",
        body_of(&[ONE, TWO, THREE, FOUR])
    );
    assert!(read(&hidden).article.text.contains(ONE));
}

#[test]
fn pages_that_say_nothing_and_bytes_that_are_no_text_are_told() {
    assert_eq!(read_bytes(Vec::new()), Err(ExtractError::NoText));
    assert_eq!(
        read_bytes(b"<html><body><script>x</script></body></html>".to_vec()),
        Err(ExtractError::NoText)
    );
    assert_eq!(read_bytes(b"%PDF-1.7 \0\0\0".to_vec()), Err(ExtractError::Binary));
}

#[test]
fn spans_fit_the_text_on_hostile_pages() {
    let good = page(&body_of(&[ONE, TWO, THREE, FOUR]));
    let hostile = [
        "<div>".repeat(100_000) + ONE,
        "<p><b><i><a href=x>".repeat(20_000) + ONE,
        "<table><tr><td>".repeat(30_000) + ONE,
        "</div></p></a>".repeat(50_000) + &good,
        format!("<p>{ONE}").repeat(500),
        "<".repeat(200_000),
        "&".repeat(200_000),
        "<a ".repeat(100_000),
        "<!--".repeat(100_000),
        "<p a='".repeat(50_000),
        good[..good.len() / 2].to_owned(),
        "<td colspan=99999999999999999999>".repeat(1000) + &good,
        "\u{0}\u{feff}\u{202e}".repeat(10) + &good,
        format!("<p>{}</p>", "“‘\"'«".repeat(100_000)),
        format!("<p>{}</p>", "「『【".repeat(50_000)),
        format!("<p>{}</p>{good}", "&amp;&nosuch;&#8217;&#x2014".repeat(20_000)),
        format!("<p>{}</p>{good}", " \n\t".repeat(100_000)),
        "<p>x".repeat(60_000) + &good,
        "x<br>".repeat(60_000) + &good,
        format!("<h1>{ONE}</h1>").repeat(2_000),
        format!("<title>{}</title>{good}", "Gates - ".repeat(50_000)),
        format!("<p class=byline>By {}</p>{good}", "Mara Quill, Tom Reed and ".repeat(10_000)),
        "<time datetime='2018-03-22T10:00:00Z'>22 March 2018</time>".repeat(10_000) + &good,
        "<meta property='og:title' content='Gates'>".repeat(10_000) + &good,
        format!(
            "<script type='application/ld+json'>{}</script>{good}",
            "{\"@graph\":[{\"author\":".repeat(20_000)
        ),
        format!("<script type='application/ld+json'>{}</script>{good}", "[".repeat(200_000)),
        "<script type='application/ld+json'>{\"headline\":\"Gates</script>".repeat(5_000) + &good,
        "<svg><path d=x><g>".repeat(50_000) + &good,
        format!("<p {}>{ONE}</p>{good}", "a=b ".repeat(100_000)),
        format!("<div class='{}'><p>{ONE}</p></div>{good}", "row main share ".repeat(50_000)),
    ];
    for page in hostile {
        if let Ok(found) = read_bytes(page.into_bytes()) {
            let text = &found.article.text;
            assert!(found.article.paragraphs.iter().all(|p| !p.span.of(text).is_empty()));
            assert!(found.article.links.iter().all(|l| !l.span.of(text).is_empty()));
        }
    }
}

#[test]
fn a_page_of_ten_megabytes_is_read() {
    let body: String =
        (0..1_000).map(|i| format!("<p>{} Number {i}.</p>", format!("{ONE} {TWO}\n").repeat(32))).collect();
    let found = read(&page(&body));
    assert!(found.article.text.len() > 9_000_000);
}
