//! What a reader of a page gets, on stories made by hand.

use super::*;
use crate::fixture::{crowd, shows, story_file};
use headwater_model::{Correction, Outlet, OutletKind, RecapSentence, Retraction};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A page as it is compared: without its style, a line for each element.
fn readable(html: &str) -> String {
    let policy = csp::POLICY.split('\'').find(|part| part.starts_with("sha256-")).unwrap();
    html.replace(csp::STYLE, "").replace(policy, "sha256-...").replace("><", ">\n<")
}

/// The elements of a page: names with their attributes.
fn tags(html: &str) -> Vec<&str> {
    let body = html.replace(csp::STYLE, "");
    assert!(body.len() < html.len());
    let start = html.find("</style>").unwrap();
    html[start..].split('<').skip(1).map(|rest| rest.split_once('>').unwrap().0).collect()
}

/// The values of an attribute, in the order of the page.
fn values<'h>(html: &'h str, attribute: &str) -> Vec<&'h str> {
    let open = format!(" {attribute}=\"");
    let start = html.find("</style>").unwrap();
    html[start..].split(open.as_str()).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

/// The text of a page without its elements.
fn text(html: &str) -> String {
    let start = html.find("</style>").unwrap();
    html[start..]
        .split('<')
        .filter_map(|rest| Some(rest.split_once('>')?.1))
        .collect::<Vec<_>>()
        .join("\u{1}")
}

fn outlet(id: &str, owner: &str) -> Outlet {
    Outlet {
        id: id.to_owned(),
        name: "Harbour Post".to_owned(),
        aliases: Vec::new(),
        ambiguous: Vec::new(),
        domains: Vec::new(),
        owner: Some(owner.to_owned()),
        country: Some("IE".to_owned()),
        language: None,
        kind: OutletKind::Newspaper,
        handles: Vec::new(),
        wire_credits: Vec::new(),
    }
}

#[test]
fn a_story_is_a_page_like_its_snapshot() {
    shows("story.html", &readable(&story(&story_file(), &[])));
}

#[test]
fn the_index_is_a_page_like_its_snapshot() {
    let pages = pages(&[story_file()], &[]);
    assert_eq!(pages.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["s1.html", "index.html"]);
    shows("index.html", &readable(&pages[1].html));
}

#[test]
fn the_same_story_gives_the_same_page() {
    let file = crowd(30, 12, 9, 20);
    assert_eq!(story(&file, &[]), story(&file, &[]));
}

#[test]
fn a_hostile_article_makes_no_element_and_no_link() {
    let mut file = story_file();
    let attack = "\"><img src=x onerror=alert(1)><script>alert('x')</script><a href='javascript:alert(1)'>";
    for article in &mut file.articles {
        article.headline = Some(attack.to_owned());
        article.url = Some(format!("javascript:alert(1)//https://x.example/{attack}"));
        article.language = Some("de\" onload=\"alert(1)".to_owned());
        article.licence = Some(format!("javascript:{attack}"));
        article.outlet.as_mut().unwrap().name = attack.to_owned();
        article.byline = vec![headwater_model::Byline { name: attack.to_owned() }];
    }
    file.recap.title = attack.to_owned();
    file.statements[0].source.as_mut().unwrap().name = attack.to_owned();
    file.claims[0].origins[0].name = attack.to_owned();
    file.claims[0].denied_by[0].name = attack.to_owned();
    file.claims[1].differences[0].what = attack.to_owned();
    file.story.follows = Some(StoryId(attack.to_owned()));
    let html = story(&file, &[]);
    const KNOWN: [&str; 46] = [
        "a", "article", "b", "bdi", "body", "caption", "circle", "code", "desc", "details", "div", "figure",
        "footer", "h1", "h2", "h3", "head", "header", "html", "li", "main", "nav", "ol", "p", "path", "q",
        "section", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
        "thead", "time", "title", "tr", "tspan", "ul", "em", "meta", "dl",
    ];
    for tag in tags(&html) {
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        assert!(KNOWN.contains(&name), "<{tag}>");
        let attributes = tag.split(" on").skip(1);
        assert!(attributes.clone().all(|rest| !rest.contains("=\"") || rest.starts_with(' ')), "<{tag}>");
    }
    for href in values(&html, "href") {
        assert!(href.starts_with('#') || href.starts_with("https://") || href == "index.html", "{href}");
    }
    assert!(!html.contains("javascript:alert(1)//"), "an address that is no link is not shown");
}

#[test]
fn every_link_inside_a_page_has_a_target_and_every_name_is_given_once() {
    for file in [story_file(), crowd(40, 25, 15, 30)] {
        let html = story(&file, &[]);
        let ids = values(&html, "id");
        let names: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(names.len(), ids.len(), "{ids:?}");
        let inner: Vec<&str> =
            values(&html, "href").into_iter().filter_map(|h| h.strip_prefix('#')).collect();
        assert!(inner.len() > 20);
        for target in
            inner.into_iter().chain(values(&html, "aria-labelledby").into_iter().flat_map(|v| v.split(' ')))
        {
            assert!(names.contains(target), "#{target} is nowhere");
        }
    }
}

#[test]
fn headings_stand_in_order() {
    let html = story(&story_file(), &[]);
    let levels: Vec<u32> =
        tags(&html).into_iter().filter_map(|t| t.strip_prefix('h')?.chars().next()?.to_digit(10)).collect();
    assert_eq!(levels.iter().filter(|l| **l == 1).count(), 1);
    assert_eq!(levels[0], 1);
    assert!(levels.windows(2).all(|w| w[1] <= w[0] + 1), "{levels:?}");
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    let html = story(&story_file(), &[]);
    assert!(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
    for tag in tags(&html) {
        for loading in ["src=", "srcset=", "style=", "<link", "script", "@import"] {
            assert!(!tag.contains(loading), "<{tag}>");
        }
    }
    assert!(!csp::STYLE.contains("url(") && !csp::STYLE.contains("@import") && !csp::STYLE.contains("</"));
}

/// The passages that a page shows, by report.
fn shown(html: &str) -> BTreeMap<usize, Vec<Range<usize>>> {
    let mut all: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
    for cite in values(html, "data-cite") {
        let (report, span) = cite.split_once(':').unwrap();
        let (start, end) = span.split_once('-').unwrap();
        all.entry(report.parse().unwrap()).or_default().push(start.parse().unwrap()..end.parse().unwrap());
    }
    all
}

#[test]
fn no_more_than_two_sentences_and_sixty_words_of_a_report_are_shown() {
    let file = crowd(6, 6, 3, 30);
    let html = story(&file, &[]);
    let page = text(&html);
    let mut counted = 0;
    for (article, spans) in file.articles.iter().zip(shown(&html).into_values()) {
        let mut bytes: BTreeSet<usize> = BTreeSet::new();
        spans.into_iter().for_each(|span| bytes.extend(span));
        let passages: String =
            article.text.char_indices().map(|(at, c)| if bytes.contains(&at) { c } else { '\n' }).collect();
        let words = passages.split_whitespace().count();
        assert!(words > 10 && words <= 60, "{words} words of {}", article.id);
        let whole = article.text.split("\n\n").filter(|sentence| page.contains(*sentence)).count();
        assert!(whole <= 2, "{whole} sentences of {}", article.id);
        counted += whole;
    }
    assert!(counted >= 6, "the page quotes");
}

#[test]
fn a_licensed_report_is_quoted_without_a_bound() {
    let mut file = crowd(2, 2, 3, 30);
    let count = |file: &StoryFile| {
        let page = text(&story(file, &[]));
        file.articles[0].text.split("\n\n").filter(|sentence| page.contains(*sentence)).count()
    };
    assert!(count(&file) <= 2);
    file.articles[0].licence = Some("https://creativecommons.org/licenses/by/4.0/".to_owned());
    assert!(count(&file) > 4);
}

#[test]
fn each_passage_says_where_it_stands() {
    let file = crowd(12, 6, 3, 12);
    let html = story(&file, &[]);
    let mut checked = 0;
    for part in html.split("<q ").skip(1) {
        let (attributes, rest) = part.split_once('>').unwrap();
        let words = rest.split_once("</q>").unwrap().0;
        let cite = attributes.split("data-cite=\"").nth(1).unwrap().split('"').next().unwrap();
        let (report, span) = cite.split_once(':').unwrap();
        let (start, end) = span.split_once('-').unwrap();
        let article = &file.articles[report.parse::<usize>().unwrap() - 1];
        assert_eq!(article.text[start.parse().unwrap()..end.parse().unwrap()].trim(), words);
        checked += 1;
    }
    assert!(checked > 30, "{checked}");
    assert!(html.contains("<li id=\"r1\" data-article=\"a000\">"));
}

#[test]
fn words_of_another_language_bear_its_name_and_direction() {
    let mut file = story_file();
    file.articles[1].language = Some("ar".to_owned());
    let html = story(&file, &[]);
    assert!(html.contains("<q data-cite=\"2:56-72\" lang=\"ar\" dir=\"rtl\">"), "{}", readable(&html));
    assert!(html.contains(" · in Arabic"));
}

#[test]
fn owner_and_country_of_an_outlet_are_told_where_they_are_known() {
    let mut file = story_file();
    file.articles[0].outlet.as_mut().unwrap().id = Some("harbour-post".to_owned());
    let page = story(
        &file,
        &[
            outlet("other", "Nobody"),
            outlet("harbour-post", "Quill Holdings"),
            outlet("harbour-post", "Second"),
        ],
    );
    assert!(page.contains("Harbour Post · Ireland · owned by Quill Holdings · "));
    assert!(!story(&file, &[]).contains("owned by"));
}

#[test]
fn what_is_not_known_has_no_section() {
    let mut file = story_file();
    assert!(story(&file, &[]).contains("<section id=\"changes\""));
    file.story.merged.clear();
    file.story.follows = None;
    file.statements.clear();
    file.claims.clear();
    for article in &mut file.articles {
        article.published = None;
    }
    let html = story(&file, &[]);
    for gone in ["changes", "said", "time", "grid", "origins", "contested", "agreed"] {
        assert!(!html.contains(&format!("<section id=\"{gone}\"")), "{gone}");
    }
    assert!(html.contains("<section id=\"reports\"") && html.contains("<section id=\"limits\""));
}

#[test]
fn both_sides_of_a_contested_claim_stand_in_their_words() {
    let html = story(&story_file(), &[]);
    let contested =
        html.split("<section id=\"contested\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(contested.contains("Denied by Mara Quill"));
    for words in [
        "The mill will close in May",
        "That is nonsense",
        "Some 300 people work there",
        "The union counts 340 workers.",
    ] {
        assert!(contested.contains(words), "{words}");
    }
    assert!(!html.to_lowercase().contains("disputed"));
}

#[test]
fn a_page_of_a_hundred_reports_is_small() {
    let size = story(&crowd(100, 60, 20, 60), &[]).len();
    assert!(size < 300_000, "{size} bytes");
}

#[test]
fn a_story_without_anything_known_makes_a_page() {
    let mut file = story_file();
    file.claims[0].reports[0].chains[0].origin = 99;
    file.claims[0].line.article = headwater_model::ArticleId("gone".to_owned());
    file.statements[0].pieces.clear();
    file.articles[0].outlet = None;
    file.articles[0].paragraphs.clear();
    file.articles[2].text.clear();
    assert!(story(&file, &[]).contains("outlet unknown"));
    file.articles.clear();
    assert!(story(&file, &[]).contains("0 reports"));
}

#[test]
fn no_name_of_a_story_leads_out_of_the_folder() {
    let name = |id: &str| file_name(&StoryId(id.to_owned()));
    assert_eq!(name("s0123456789ab"), "s0123456789ab.html");
    assert_eq!(name("../a b"), "_2e__2e__2f_a_20_b.html");
    assert_eq!(name("index"), "_index.html");
    let all: BTreeSet<String> = ["a/b", "a_b", "a_2f_b", "ab"].map(name).into();
    assert_eq!(all.len(), 4);
}

#[test]
fn a_sentence_that_was_shortened_is_no_quotation_and_says_so() {
    let mut file = story_file();
    let citation = file.recap.sentences[0].citations()[0].clone();
    let short = RecapSentence::reworded("The mill will close in May.".to_owned(), vec![citation]).unwrap();
    file.recap.sentences = vec![short];
    let html = story(&file, &[]);
    assert!(html.contains(
        "<span data-cite=\"1:0-45\">The mill will close in May.</span> <span class=\"held\">(shortened)</span>"
    ));
    let page = text(&html);
    assert_eq!(page.matches("The mill will close in May.").count(), 1);
}

#[test]
fn what_an_outlet_took_back_stands_with_its_words_and_among_the_changes() {
    let mut file = story_file();
    let citation = file.claims[0].reports[1].citations[0].clone();
    let outlet = file.articles[0].outlet.clone().unwrap();
    let article = citation.article.clone();
    file.claims[0].retracted =
        vec![Retraction { outlet: outlet.clone(), citation: citation.clone(), reports: vec![article] }];
    file.claims[1].corrected =
        vec![Correction { outlet, citation, was: Some("300".to_owned()), now: Some("310".to_owned()) }];
    let html = story(&file, &[]);
    assert!(
        html.contains("<h3>Taken back by Harbour Post</h3>")
            && html.contains("<h3>Corrected by Harbour Post</h3>")
    );
    let changes = html.split("<section id=\"changes\"").nth(1).unwrap();
    assert!(changes.contains("Harbour Post took back: <a href=\"#c1\">c1</a>"));
    file.claims[0].standing = headwater_model::Standing::Retracted;
    assert!(story(&file, &[]).contains("<section id=\"taken-back\""));
}
