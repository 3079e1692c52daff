//! Does the program read the same out of archives of the web as out of saved pages?

use crate::{lines, mill};
use headwater::{knowledge, pipeline};
use headwater_intake::{IntakeSettings, read};
use headwater_model::{Page, PageBody};
use newsmill::event::Setting;
use newsmill::output::Form;
use std::path::Path;

/// The pages of a folder; nothing in it may be unreadable.
fn pages(folder: &Path) -> Vec<Page> {
    let intake = read(&[folder.to_owned()], &IntakeSettings::default());
    assert!(intake.errors.is_empty(), "{:?}", intake.errors);
    intake.pages
}

/// Headline and text of each page, sorted.
fn articles(pages: &[Page]) -> Vec<(Option<String>, String)> {
    let knowledge = knowledge::knowledge();
    let read = pipeline::read(pages, &knowledge).into_iter();
    let mut articles: Vec<_> = read
        .map(|read| {
            let article = read.unwrap().article;
            (article.headline, article.text)
        })
        .collect();
    articles.sort();
    articles
}

#[test]
fn an_archive_holds_the_pages_byte_for_byte_with_address_and_time() {
    let setting = Setting::new(31, 60, 5).unwrap();
    let truth = lines(&mill("archive-pages", &setting, Form::Pages).join("pages.jsonl"));
    let archived = pages(&mill("archive", &setting, Form::Warc).join("warc"));
    assert_eq!(archived.len(), truth.len());
    for page in archived {
        let url = page.url.as_deref();
        let wanted = truth.iter().find(|line| line["url"].as_str() == url).unwrap();
        assert_eq!(page.body, PageBody::Html(wanted["html"].as_str().unwrap().as_bytes().to_vec()));
        assert_eq!(page.charset.as_deref(), Some("utf-8"));
        assert!(page.fetched.is_some(), "{url:?}");
    }
}

#[test]
fn the_same_articles_come_out_of_archives_as_out_of_saved_pages() {
    let setting = Setting::new(32, 60, 5).unwrap();
    let saved = articles(&pages(&mill("archive-html", &setting, Form::Html).join("pages")));
    let archived = articles(&pages(&mill("archive-warc", &setting, Form::Warc).join("warc")));
    assert!(saved.len() > 60, "{}", saved.len());
    assert_eq!(saved, archived);
}

#[test]
fn every_entry_of_a_feed_is_an_article() {
    let out = mill("archive-feeds", &Setting::new(33, 60, 5).unwrap(), Form::Jsonl);
    let headlines: Vec<String> = lines(&out.join("articles.jsonl"))
        .iter()
        .map(|line| line["headline"].as_str().unwrap().to_owned())
        .collect();
    let read = articles(&pages(&out.join("feeds")));
    assert!(read.len() > 60, "{}", read.len());
    for (headline, text) in read {
        assert!(headlines.contains(headline.as_ref().unwrap()), "{headline:?}");
        assert!(!text.is_empty(), "{headline:?}");
    }
}
