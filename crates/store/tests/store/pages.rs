//! A page is kept once, as it came.

use crate::shelf::{Shelf, given, html};
use headwater_store::{Reception, StoreError};

#[test]
fn a_page_comes_back_as_it_came() {
    let shelf = Shelf::empty();
    let (mut page, _) = html("a", Some("https://gazette.example/1"), "<p>Br\u{fc}cke</p>");
    page.charset = Some("windows-1252".to_owned());
    page.fetched = "2030-03-17T17:46:40Z".parse().ok();
    let reception = Reception {
        origin: "a.warc".to_owned(),
        answered: Some("https://gazette.example/1?x".to_owned()),
        received: Some(1_900_000_000),
        status: Some(200),
        headers: vec![("Content-Type".to_owned(), "text/html".to_owned()); 2],
    };
    let all = [(page, reception), given("g", "f.jsonl", "The bridge is shut.")];
    shelf.open().keep_pages(&all).unwrap();
    let back = shelf.open().pages_after(0, 9).unwrap();
    assert_eq!(back.iter().map(|p| (p.page.clone(), p.reception.clone())).collect::<Vec<_>>(), all);
}

#[test]
fn the_same_page_twice_is_once() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let first = store.keep_pages(&[html("a", None, "<p>x</p>"), html("b", None, "<p>x</p>")]).unwrap();
    let again = store.keep_pages(&[html("a", None, "<p>x</p>")]).unwrap();
    assert_eq!(first.iter().map(|k| k.is_new).collect::<Vec<_>>(), [true, false]);
    assert_eq!((again[0].is_new, &again[0].id), (false, &"a".to_owned()));
    assert_eq!(store.pages_after(0, 9).unwrap().len(), 1);
}

#[test]
fn the_same_bytes_from_another_address_are_another_page() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let page = |id, url| html(id, Some(url), "<p>x</p>");
    store.keep_pages(&[page("a", "https://one.example/"), page("b", "https://two.example/")]).unwrap();
    assert_eq!(store.pages_after(0, 9).unwrap().len(), 2);
    assert_eq!(store.inventory().unwrap().page_bytes, 8, "the bytes are kept once");
}

#[test]
fn a_page_that_changed_keeps_its_id_and_a_strangers_id_is_made_longer() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let ids = |store: &mut headwater_store::Store, pages| -> Vec<String> {
        store.keep_pages(pages).unwrap().into_iter().map(|kept| kept.id).collect()
    };
    let one = [given("1", "a.jsonl", "One."), given("1", "a.jsonl", "Two."), given("1", "b.jsonl", "Three.")];
    assert_eq!(ids(&mut store, &one), ["1", "1", "b.jsonl#1"]);
    assert_eq!(ids(&mut store, &one), ["1", "1", "b.jsonl#1"], "whenever it comes again");
    let page = |url| html("2", Some(url), url);
    let two = [page("https://one.example/"), page("https://two.example/")];
    assert_eq!(ids(&mut store, &two), ["2", "https://two.example/#2"]);
}

#[test]
fn pages_wait_until_they_were_read() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let kept = store.keep_pages(&[html("a", None, "1"), html("b", None, "2")]).unwrap();
    let read =
        headwater_store::ReadPage { page: kept[0].number, made_by: 1, outcome: Err("empty".to_owned()) };
    store.save_read(&[read]).unwrap();
    let waiting = store.waiting_pages(0, 9).unwrap();
    assert_eq!(waiting.iter().map(|p| p.page.id.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(store.inventory().unwrap().failed_pages, 1);
}

#[test]
fn a_damaged_page_is_named() {
    let shelf = Shelf::empty();
    shelf.open().keep_pages(&[html("a", None, "1"), html("b", None, "2"), html("c", None, "3")]).unwrap();
    let database = rusqlite::Connection::open(shelf.join(headwater_store::FILE_NAME)).unwrap();
    database.execute("UPDATE bodies SET packed = x'00' WHERE number = 2", []).unwrap();
    let store = shelf.open();
    assert!(matches!(store.pages_after(0, 9), Err(StoreError::Damaged { .. })));
    let mut looked_at = 0;
    let wrong = store.check(|pages| looked_at += pages).unwrap();
    assert_eq!(wrong.len(), 1, "{wrong:?}");
    assert!(wrong[0].starts_with("page 2: "), "{wrong:?}");
}
