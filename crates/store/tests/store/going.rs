//! What is to go goes wholly; copies are made while the store is in use.

use crate::shelf::{Shelf, article, entry, put, worked_out};
use headwater_store::{FILE_NAME, Forget, Query, Store, StoreError};

fn filled(shelf: &Shelf) -> Store {
    let mut store = shelf.open();
    put(&mut store, &article("old", "The Gazette", "2031-01-06", "The Zanthorpe bridge is shut."));
    put(&mut store, &article("old", "The Gazette", "2031-01-06", "The Zanthorpe bridge is open."));
    put(&mut store, &article("new", "The Herald", "2031-05-06", "The Tarn pier is shut."));
    store.set_stories(&[entry("s1", &["old"], &[]), entry("s2", &["new"], &[])], "1").unwrap();
    let files = ["s1", "s2"].map(|id| worked_out(&store, id, "Odile Brandt"));
    store.save_story_files(files.to_vec()).unwrap();
    store
}

#[test]
fn what_is_older_goes_with_every_version_its_pages_and_its_words() {
    let shelf = Shelf::empty();
    for what in [
        Forget::Before("2031-03-01".parse::<headwater_model::Moment>().unwrap().seconds()),
        Forget::Outlet("the gazette".to_owned()),
    ] {
        let mut store = filled(&shelf);
        let gone = store.forget(&what).unwrap();
        assert_eq!((gone.pages, gone.articles), (2, 1), "{what:?}");
        let left = store.inventory().unwrap();
        assert_eq!((left.pages, left.versions, left.stories), (1, 1, 1), "{what:?}");
        assert_eq!(left.page_bytes, store.pages_after(0, 9).unwrap().len() as u64 * left.page_bytes);
        let query = Query { words: "Zanthorpe".to_owned(), most: 9, ..Query::default() };
        assert_eq!(store.search(&query).unwrap(), []);
        assert_eq!(store.check(|_| {}).unwrap(), [""; 0]);
        drop(store);
        let bytes = std::fs::read(shelf.join(FILE_NAME)).unwrap();
        let word = b"Zanthorpe";
        assert!(
            !bytes.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word)),
            "it stands in no free page"
        );
        std::fs::remove_file(shelf.join(FILE_NAME)).unwrap();
    }
}

#[test]
fn a_copy_is_made_beside_a_process_that_writes_and_is_whole() {
    let shelf = Shelf::empty();
    let mut writer = filled(&shelf);
    let reader = Store::open_to_read(&shelf).unwrap();
    let file = shelf.join("copy.sqlite");
    let mut steps = 0;
    reader
        .back_up(&file, |_, _| {
            put(&mut writer, &article(&format!("late{steps}"), "The Herald", "2031-05-07", "More."));
            steps += 1;
        })
        .unwrap();
    assert!(steps > 0);
    let other = Shelf::empty();
    std::fs::rename(&file, other.join(FILE_NAME)).unwrap();
    let copy = other.open();
    assert_eq!(copy.check(|_| {}).unwrap(), [""; 0]);
    assert_eq!(copy.inventory().unwrap().articles, 2, "as it was when the copy began");
    assert_eq!(copy.story_file("s1").unwrap(), writer.story_file("s1").unwrap());
}

#[test]
fn a_copy_takes_no_others_place() {
    let shelf = Shelf::empty();
    let store = filled(&shelf);
    let file = shelf.join(FILE_NAME);
    assert!(matches!(store.back_up(&file, |_, _| {}), Err(StoreError::IsThere { .. })));
}
