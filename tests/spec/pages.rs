//! `--html DIR`: a page for each story, and a page that lists them.

use crate::newsroom::Newsroom;
use std::collections::BTreeSet;

/// The values of `attribute` in a page.
fn values(html: &str, attribute: &str) -> Vec<String> {
    let open = format!(" {attribute}=\"");
    html.split(open.as_str()).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_owned()).collect()
}

#[test]
fn the_demo_writes_a_page_for_each_story_and_one_that_lists_them() {
    let newsroom = Newsroom::empty();
    let printed = newsroom.run(&["demo", "--html", "out/pages"]);
    printed.exits(0);
    let written: Vec<&str> = printed.out.lines().collect();
    assert_eq!(written.len(), 4);
    assert_eq!(written[3], "out/pages/index.html");
    let index = newsroom.read("out/pages/index.html");
    for path in &written[..3] {
        let name = path.strip_prefix("out/pages/").unwrap();
        assert!(values(&index, "href").contains(&name.to_owned()), "{name} is not listed");
        let page = newsroom.read(path);
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
        for heading in
            ["What happened", "Where the reports have it from", "Who has what", "The limits of this page"]
        {
            assert!(page.contains(&format!(">{heading}</h2>")), "{heading} is missing in {name}");
        }
    }
    assert_eq!(newsroom.names("out/pages").len(), 4, "no other file is left");
}

#[test]
fn a_page_links_to_the_originals_and_to_nothing_else() {
    let newsroom = Newsroom::empty().with_example("water");
    newsroom.run(&["recap", "water", "--html", "pages"]).exits(0);
    let pages = newsroom.names("pages");
    let page = newsroom.read(&format!("pages/{}", pages.iter().find(|name| *name != "index.html").unwrap()));
    let outer: BTreeSet<String> =
        values(&page, "href").into_iter().filter(|h| h.starts_with("http")).collect();
    assert!(outer.contains("https://harbourpost.example/town/corvane-water-letter"), "{outer:?}");
    let ids: BTreeSet<String> = values(&page, "id").into_iter().collect();
    for inner in values(&page, "href").into_iter().filter(|h| !h.starts_with("http") && h != "index.html") {
        assert!(ids.contains(inner.strip_prefix('#').unwrap()), "{inner} leads nowhere");
    }
}

#[test]
fn an_existing_folder_is_fine_and_its_other_files_stay() {
    let newsroom = Newsroom::empty().page("pages/notes.txt", "mine").page("pages/index.html", "old");
    newsroom.run(&["demo", "--html", "pages"]).exits(0);
    assert_eq!(newsroom.read("pages/notes.txt"), "mine");
    assert!(newsroom.read("pages/index.html").contains("<h1>Stories</h1>"));
    let first = newsroom.read("pages/index.html");
    newsroom.run(&["demo", "--html", "pages", "--threads", "1"]).exits(0);
    assert_eq!(newsroom.read("pages/index.html"), first);
}

#[test]
fn where_no_folder_can_be_made_the_name_and_the_next_step_are_told() {
    let newsroom = Newsroom::empty().page("pages", "a file");
    let printed = newsroom.run(&["demo", "--html", "pages"]);
    printed.exits(2).tells("hint: give --html a folder that you may write to");
    assert!(printed.err.contains("error: could not make the folder pages: "), "{}", printed.err);
    assert_eq!((printed.out.as_str(), newsroom.read("pages").as_str()), ("", "a file"));
}

#[test]
fn a_page_that_cannot_be_written_is_named_and_leaves_nothing_behind() {
    let newsroom = Newsroom::empty().page("pages/index.html/a", "in the way");
    let printed = newsroom.run(&["demo", "--html", "pages"]);
    printed.exits(2);
    assert!(printed.err.contains("error: could not write pages/index.html: "), "{}", printed.err);
    assert!(newsroom.names("pages").iter().all(|name| !name.contains("part")), "half a file is left");
}

#[test]
fn with_json_the_pages_are_written_and_the_json_is_printed() {
    let newsroom = Newsroom::empty();
    let printed = newsroom.run(&["demo", "--json", "--html", "pages"]);
    assert_eq!(printed.exits(0).json()["stories"].as_array().unwrap().len(), 3);
    assert_eq!(newsroom.names("pages").len(), 4);
}

#[test]
fn a_hostile_headline_stays_text() {
    let record = |id: &str| {
        format!(
            r#"{{"id": "{id}", "outlet": "The Example {id}", "url": "javascript:alert(1)", "published": "2024-05-01",
            "headline": "</title><script>alert(1)</script> Dam at Orrin Lake holds",
            "text": "The dam at Orrin Lake held on Tuesday, the Orrin water board said. Nobody was hurt in the village of Pell.\n\n<script>alert(2)</script> Engineers looked at the gates of Orrin Lake, Mara Quill said."}}"#
        )
    };
    let json = format!("[{},{}]", record("Post"), record("Courier")).replace('\n', " ");
    let newsroom = Newsroom::empty().page("a.json", json);
    newsroom.run(&["recap", "a.json", "--html", "pages"]).exits(0);
    assert_eq!(newsroom.names("pages").len(), 2);
    for name in newsroom.names("pages") {
        let page = newsroom.read(&format!("pages/{name}"));
        assert!(page.contains("&lt;script&gt;alert(1)"), "the headline is shown");
        assert!(!page.contains("<script") && !page.contains("href=\"javascript"), "{name}");
    }
}
