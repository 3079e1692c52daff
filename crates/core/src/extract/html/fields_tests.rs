//! What a page says of its article outside the text, place by place. Outlets, people and places are invented.

use crate::extract::extract;
use crate::outlets::Outlets;
use headwater_model::{Access, Article, Page, PageBody, PickupSign};

const URL: &str = "https://www.lantern.example/valley/gates";

const TEXT: &str = "<p>The gates of the pumping station at Westhaven will stay shut until May, the water board said on \
    Monday, after a crack was found in the oldest of its four walls.</p><p>“We are done with patching,” said Joan Pell, \
    who manages the station, and she added that the rivers of the valley were never in any danger.</p><p>The board will \
    meet again on Friday, and a second inspection of the walls is planned for the first week of April.</p>";

/// The article of a page at [`URL`] with `head` in its head, `above` between headline and text, and `below` behind it.
fn page(head: &str, above: &str, below: &str) -> Article {
    page_at(URL, head, above, below)
}

fn page_at(url: &str, head: &str, above: &str, below: &str) -> Article {
    let html = format!(
        "<!doctype html><html lang='en'><head><title>Gates stay shut until May</title>{head}</head><body><main><article>\
         <h1>Gates stay shut until May</h1>{above}{TEXT}</article>{below}</main></body></html>"
    );
    let body = PageBody::Html(html.into_bytes());
    let page = Page { id: "a".into(), url: Some(url.into()), charset: None, fetched: None, body };
    extract(&page, &Outlets::default()).unwrap().article
}

fn with_json(json: &str) -> Article {
    page(&format!("<script type='application/ld+json'>{json}</script>"), "", "")
}

fn names(article: &Article) -> Vec<&str> {
    article.byline.iter().map(|b| b.name.as_str()).collect()
}

#[test]
fn a_section_is_read_wherever_a_page_files_its_article() {
    for head in [
        "<meta property='article:section' content='Valley'>",
        "<meta name='parsely-section' content='Valley'>",
        "<meta itemprop='articleSection' content='Valley'>",
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleSection\":[\"Valley\",\"Water\"]}</script>",
    ] {
        assert_eq!(page(head, "", "").section.as_deref(), Some("Valley"), "{head}");
    }
    let marked = page("", "<span itemprop='articleSection'>Valley</span>", "");
    assert_eq!(marked.section.as_deref(), Some("Valley"));
    assert_eq!(page("<meta property='article:section' content='https://x.example/y'>", "", "").section, None);
}

#[test]
fn an_edition_is_named_by_the_page_its_versions_or_its_host() {
    let edition = |head: &str| page(head, "", "").edition;
    assert_eq!(edition("<meta name='edition' content='gb'>").as_deref(), Some("UK"));
    assert_eq!(edition("<meta name='edition' content='International'>").as_deref(), Some("International"));
    let versions = "<link rel='canonical' href='/us/gates'><link rel='alternate' hreflang='en-US' href='/us/gates'>\
                    <link rel='alternate' hreflang='en-GB' href='/uk/gates'>";
    assert_eq!(edition(versions).as_deref(), Some("US"));
    let hosted = page_at("https://au.lantern.example/gates", "", "", "");
    assert_eq!(hosted.edition.as_deref(), Some("AU"));
}

#[test]
fn a_language_or_a_section_is_no_edition() {
    assert_eq!(page("<meta property='og:locale' content='en_US'>", "", "").edition, None);
    assert_eq!(page("<link rel='alternate' hreflang='en-US' href='/valley/gates'>", "", "").edition, None);
    assert_eq!(page_at("https://de.lantern.example/gates", "", "", "").edition, None);
    assert_eq!(page_at("https://www.lantern.example/us/gates", "", "", "").edition, None);
}

#[test]
fn tags_come_once_and_in_order() {
    let article = page(
        "<meta property='article:tag' content='Water'><meta property='article:tag' content='Walls, gates'>\
         <meta name='news_keywords' content='gates; Valley'><meta name='keywords' content='news, lantern'>",
        "",
        "<a rel='tag' href='/t/dams'>Dams</a>",
    );
    assert_eq!(article.tags, ["Water", "Walls", "gates", "Valley"]);
}

#[test]
fn links_to_tags_count_where_nothing_else_is_said_and_keywords_last() {
    let keywords = "<meta name='keywords' content='water, walls'>";
    let linked = "<a rel='tag' href='/t/dams'>Dams</a> <a rel='category tag' href='/c/news'>News</a>";
    assert_eq!(page(keywords, "", linked).tags, ["Dams"]);
    assert_eq!(page(keywords, "", "").tags, ["water", "walls"]);
    let notes = "<meta name='keywords' content='contentId: 42, 18153161, 2018, Water: a right'>";
    assert_eq!(page(notes, "", "").tags, ["2018"]);
}

#[test]
fn access_is_told_by_json_ld_then_by_the_tier_then_by_a_wall() {
    let json = r#"{"@type":"NewsArticle","isAccessibleForFree":false}"#;
    assert_eq!(with_json(json).access, Some(Access::Paywalled));
    let tier =
        |tier: &str| page(&format!("<meta property='article:content_tier' content='{tier}'>"), "", "").access;
    assert_eq!(
        (tier("free"), tier("metered"), tier("locked")),
        (Some(Access::Free), Some(Access::Metered), Some(Access::Paywalled))
    );
    let wall =
        "<div class='paywall'><p>Subscribe to continue reading. Already a subscriber? Log in</p></div>";
    assert_eq!(page("", "", wall).access, Some(Access::Paywalled));
    let offer = "<div class='offer'><p>Subscribe to the Lantern for one pound a week.</p></div>";
    assert_eq!(page("", "", offer).access, None);
}

#[test]
fn marks_of_syndication_make_a_pickup() {
    let first = "https://harbour-post.example/gates";
    for (name, sign) in [
        ("syndication-source", PickupSign::SyndicationSource),
        ("original-source", PickupSign::OriginalSource),
    ] {
        let pickup = page(&format!("<meta name='{name}' content='{first}'>"), "", "").pickup.unwrap();
        assert_eq!((pickup.url.as_deref(), pickup.signs), (Some(first), vec![sign]));
    }
    let canonical = page(&format!("<link rel='canonical' href='{first}'>"), "", "");
    assert_eq!(canonical.pickup.unwrap().signs, [PickupSign::Canonical]);
    assert_eq!(canonical.url.as_deref(), Some(URL));
    let kept = page("<meta name='Googlebot-News' content='noindex'>", "", "");
    assert_eq!(kept.pickup.unwrap().signs, [PickupSign::KeptFromNewsIndex]);
    let own = format!("<link rel='canonical' href='{URL}'><meta name='original-source' content='{URL}'>");
    assert_eq!(page(&own, "", "").pickup, None);
}

#[test]
fn the_picture_has_the_caption_of_the_same_picture() {
    let head = "<meta property='og:image' content='https://cdn.example/gates-shut-1200x630.jpg'>";
    let figures = "<figure><img src='/p/mill-wheel.jpg'><figcaption>The mill wheel.</figcaption></figure>\
                   <figure><img data-src='/p/gates-shut.jpg' src='data:x'><figcaption><span>The gates,</span><span>on \
                   Monday.</span></figcaption></figure>";
    let picture = page(head, figures, "").picture.unwrap();
    assert_eq!(picture.url, "https://cdn.example/gates-shut-1200x630.jpg");
    assert_eq!(picture.caption.as_deref(), Some("The gates, on Monday."));
    let other = "<figure><img src='/p/mill-wheel.jpg'><figcaption>The mill wheel.</figcaption></figure>";
    assert_eq!(page(head, other, "").picture.unwrap().caption, None);
}

#[test]
fn the_first_figure_is_the_picture_where_none_is_named() {
    let figure = "<figure><img src='/p/gates-shut.jpg'><figcaption>The gates.</figcaption></figure>";
    let picture = page("", figure, "").picture.unwrap();
    assert_eq!(picture.url, "https://www.lantern.example/p/gates-shut.jpg");
    assert_eq!(picture.caption.as_deref(), Some("The gates."));
    assert_eq!(page("", "<img src='/p/pixel-of-stats.gif'>", "").picture, None);
}

#[test]
fn a_logo_is_no_picture_of_an_article() {
    let json = r#"{"@type":"NewsArticle","headline":"Gates","image":"https://lantern.example/lantern-logo.png",
        "publisher":{"name":"The Lantern","logo":{"url":"https://lantern.example/lantern-logo.png"}}}"#;
    assert_eq!(with_json(json).picture, None);
}

#[test]
fn a_licence_is_read_where_it_is_said_and_not_a_pictures() {
    let by = "https://creativecommons.org/licenses/by/4.0/";
    let linked = format!("<a rel='license' href='{by}'>CC BY</a>");
    let named = format!("<footer><a href='{by}'>Some rights reserved</a></footer>");
    assert_eq!(page(&format!("<link rel='license' href='{by}'>"), "", "").licence.as_deref(), Some(by));
    assert_eq!(page("", "", &linked).licence.as_deref(), Some(by));
    assert_eq!(page("", "", &named).licence.as_deref(), Some(by));
    let of_picture =
        format!("<figure><img src='/p.jpg'><figcaption>The gates. {linked}</figcaption></figure>");
    assert_eq!(page("", &of_picture, "").licence, None);
}

#[test]
fn broken_json_ld_is_read() {
    let article = with_json(
        "<!-- {\"@type\": \"NewsArticle\", \"headline\": \"Gates stay shut until May\",\n \"description\": \"The \"old\" wall\n\
         is cracked\", \"author\": [{\"name\": \"Mara Quill\"},], \"datePublished\": \"2018-03-03T08:00:00+01:00\",} -->",
    );
    assert_eq!(names(&article), ["Mara Quill"]);
    assert_eq!(article.published.unwrap().to_string(), "2018-03-03T08:00:00+01:00");
}

#[test]
fn names_are_read_wherever_a_page_gives_them_to_machines() {
    for head in [
        "<meta name='author' content='Mara Quill'>",
        "<meta name='parsely-author' content='Mara Quill'>",
        "<meta name='sailthru.author' content='Mara Quill'>",
        "<meta name='DC.creator' content='Mara Quill'>",
        "<meta property='article:author' content='https://social.example/mara'><meta name='byl' content='By Mara Quill'>",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":\"Mara Quill\"}</script>",
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"@id\":\"#m\"}},\
         {\"@id\":\"#m\",\"@type\":\"Person\",\"name\":\"Mara Quill\"}]}</script>",
    ] {
        assert_eq!(names(&page(head, "", "")), ["Mara Quill"], "{head}");
    }
    for shown in [
        "<span itemprop='author'>Mara Quill</span>",
        "<span property='schema:author'>Mara Quill</span>",
        "<span property='dc:creator'>Mara Quill</span>",
        "<a rel='author' href='/mq'>Mara Quill</a>",
    ] {
        assert_eq!(names(&page("", shown, "")), ["Mara Quill"], "{shown}");
    }
}

#[test]
fn times_are_read_with_their_zone_wherever_a_page_gives_them_to_machines() {
    let time = "2018-03-03T08:05:00+01:00";
    for head in [
        "<meta property='article:published_time' content='@'>",
        "<meta itemprop='datePublished' content='@'>",
        "<meta name='parsely-pub-date' content='@'>",
        "<meta name='sailthru.date' content='@'>",
        "<meta name='DC.date.issued' content='@'>",
        "<meta name='cXenseParse:publishtime' content='@'>",
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"@\"}</script>",
    ] {
        let published = page(&head.replace('@', time), "", "").published;
        assert_eq!(published.unwrap().to_string(), time, "{head}");
    }
    for shown in [
        "<time datetime='@'>Saturday</time>",
        "<span itemprop='datePublished' content='@'>Saturday</span>",
        "<span property='dcterms:issued' content='@'>Saturday</span>",
    ] {
        let published = page("", &shown.replace('@', time), "").published;
        assert_eq!(published.unwrap().to_string(), time, "{shown}");
    }
}

#[test]
fn a_whole_name_comes_before_an_accounts_and_before_the_outlets() {
    let told = |author: &str| {
        format!("<meta property='og:site_name' content='The Lantern'><meta name='author' content='{author}'>")
    };
    let by = "<p>By Mara Quill</p>";
    assert_eq!(names(&page(&told("mquill7"), by, "")), ["Mara Quill"]);
    assert_eq!(names(&page(&told("The Lantern"), by, "")), ["Mara Quill"]);
    assert_eq!(names(&page(&told("The Lantern"), "", "")), ["The Lantern"]);
    assert_eq!(names(&page(&told("Tom Reed"), by, "")), ["Tom Reed"]);
    assert_eq!(names(&page(&told("News Desk"), "", "")), ["News Desk"]);
    assert!(names(&page(&told("admin"), "", "")).is_empty());
}

#[test]
fn a_byline_is_read_behind_its_label_and_below_the_article() {
    assert_eq!(names(&page("", "<p>Written by</p><p>Mara Quill</p>", "")), ["Mara Quill"]);
    let list = "<h3>Author(s)</h3><ul><li>Mara Quill</li><li>Tom Reed</li></ul><ul><li>Old Mills</li></ul>";
    assert_eq!(names(&page("", list, "")), ["Mara Quill", "Tom Reed"]);
    assert_eq!(names(&page("", "<span>By: <a href='/x'>Mara Quill</a></span>", "")), ["Mara Quill"]);
    assert_eq!(names(&page("", "", "<div>Written by Mara Quill</div>")), ["Mara Quill"]);
    assert!(names(&page("", "<p>March 3, 2018</p><p>Reviewed by Tom Reed</p>", "")).is_empty());
}

#[test]
fn names_of_a_catalogue_are_turned_round() {
    let head = "<meta name='citation_author' content='Quill, Mara'><meta name='citation_author' content='Reed, Tom'>";
    assert_eq!(names(&page(head, "", "")), ["Mara Quill", "Tom Reed"]);
}

#[test]
fn the_outlets_name_over_the_page_is_no_headline() {
    let html = format!(
        "<html><head><title>The Lantern: Gates stay shut until May</title>\
         <meta property='og:title' content='Gates stay shut until May'></head><body>\
         <h1><a href='https://www.lantern.example/'>The Lantern</a></h1><h3>Gates stay shut until May</h3>{TEXT}</body></html>"
    );
    let body = PageBody::Html(html.into_bytes());
    let page = Page { id: "a".into(), url: Some(URL.into()), charset: None, fetched: None, body };
    let article = extract(&page, &Outlets::default()).unwrap().article;
    assert_eq!(article.headline.as_deref(), Some("Gates stay shut until May"));
}

#[test]
fn the_first_printing_is_the_publication_where_machines_are_told_nothing() {
    let day = |above: &str, below: &str| {
        page_at("https://lantern.example/g", "", above, below).published.unwrap().to_string()
    };
    let printed = "<p>This article was originally published on 3 March 2018.</p>";
    assert_eq!(day("<p>September 30, 2022</p>", printed), "2018-03-03");
    assert_eq!(day("<p>March 3, 2018. Updated: March 7, 2018</p>", ""), "2018-03-03");
    let head = "<meta property='article:published_time' content='2018-03-05'>";
    assert_eq!(page(head, "", printed).published.unwrap().to_string(), "2018-03-05");
}

#[test]
fn an_update_is_no_publication_and_a_sites_update_is_none_of_the_articles() {
    let article = page_at("https://lantern.example/g", "", "<p>Aktualisiert: 3. März 2018</p>", "");
    assert_eq!((article.published, article.updated.unwrap().to_string()), (None, "2018-03-03".into()));
    let site = page_at("https://lantern.example/g", "", "", "<p>Site last updated: March 3, 2018</p>");
    assert_eq!((site.published, site.updated), (None, None));
}

#[test]
fn a_name_without_by_counts_beside_the_date_under_the_headline_alone() {
    assert_eq!(names(&page("", "<p>Thomas Reed | Senior Writer | March 3, 2018</p>", "")), ["Thomas Reed"]);
    assert_eq!(names(&page("", "<p>Thomas Reed</p><p>March 3, 2018</p>", "")), ["Thomas Reed"]);
    assert!(names(&page("", "<p>Old Mills | March 3, 2018</p>", "")).is_empty());
    assert!(names(&page("", "<p>Thomas Reed</p>", "")).is_empty());
}
