//! Every version of an article that says something else is kept, with what changed.

use crate::shelf::{Shelf, article, given, put, sentences};
use headwater_model::{Notice, NoticeKind, Span};
use headwater_store::{Change, ReadPage};

const DAY: &str = "2031-05-06";

#[test]
fn a_version_tells_what_changed_sentence_by_sentence() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let version = |text| article("a", "The Gazette", DAY, text);
    put(&mut store, &version("The bridge is shut. Four people were hurt."));
    put(&mut store, &version("The bridge is shut. Five people were hurt. It opens in May."));
    let versions = store.versions("a").unwrap();
    assert_eq!(
        versions.iter().map(|v| (v.version, v.is_current)).collect::<Vec<_>>(),
        [(1, false), (2, true)]
    );
    assert_eq!(versions[0].changes, None);
    let changes = versions[1].changes.as_ref().unwrap();
    assert_eq!(changes.iter().map(|c| c.change).collect::<Vec<_>>(), [Change::Changed, Change::Added]);
    assert_eq!(changes[0].before.as_deref(), Some("Four people were hurt."));
    assert_eq!(store.article("a").unwrap().unwrap().text, versions[1].article.text);
}

#[test]
fn a_page_that_says_the_same_is_no_version() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let same = article("a", "The Gazette", DAY, "The bridge is shut.");
    put(&mut store, &same);
    let kept = store.keep_pages(&[given("a", "wire.jsonl", "other bytes")]).unwrap();
    let outcome = Ok((same, Vec::new(), Vec::new()));
    store.save_read(&[ReadPage { page: kept[0].number, made_by: 1, outcome }]).unwrap();
    assert_eq!(store.versions("a").unwrap().len(), 1);
    assert_eq!(store.waiting_pages(0, 9).unwrap(), []);
}

#[test]
fn a_correction_that_the_outlet_announces_is_marked_in_the_version_that_brings_it() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let texts = [
        "Four people were hurt.",
        "Five people were hurt. Correction of an earlier number.",
        "Five people were hurt. Correction of an earlier number. It opens in May.",
    ];
    for text in texts {
        let article = article("a", "The Gazette", DAY, text);
        let notice = |start| Notice {
            article: article.id.clone(),
            span: Span::new(start, start + 32),
            kind: NoticeKind::Correction,
            outlet: None,
            is_own: true,
            wrong: None,
            was: None,
            now: None,
            made_by: 1,
        };
        let notices = text.find("Correction").map(notice).into_iter().collect();
        let kept = store.keep_pages(&[given("a", "wire.jsonl", text)]).unwrap();
        let outcome = Ok((article, sentences(text), notices));
        store.save_read(&[ReadPage { page: kept[0].number, made_by: 1, outcome }]).unwrap();
    }
    let announced: Vec<_> = store.versions("a").unwrap().into_iter().map(|v| v.announced).collect();
    assert_eq!(announced, [vec![], vec![NoticeKind::Correction], vec![]]);
}

#[test]
fn articles_come_in_order_of_time_and_the_undated_last() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    let mut undated = article("a", "The Gazette", DAY, "Undated.");
    undated.published = None;
    put(&mut store, &undated);
    for (id, time) in [("d", "2031-05-06T10:00:00Z"), ("c", "2031-05-06T00:00:00Z"), ("z", DAY), ("b", DAY)] {
        put(&mut store, &article(id, "The Gazette", time, id));
    }
    let mut ids = Vec::new();
    store.each_article(|article| ids.push(article.id.0)).unwrap();
    assert_eq!(ids, ["b", "z", "c", "d", "a"]);
}

#[test]
fn what_is_derived_can_go_and_the_pages_wait_again() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    put(&mut store, &article("a", "The Gazette", DAY, "The bridge is shut."));
    store.drop_derived().unwrap();
    let inventory = store.inventory().unwrap();
    assert_eq!((inventory.pages, inventory.waiting_pages, inventory.versions), (1, 1, 0));
}
