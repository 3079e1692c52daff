//! One process at a time writes, and a folder that is no store is left alone.

use crate::shelf::{Shelf, html};
use headwater_store::{FILE_NAME, FORMAT, InputMark, Store, StoreError};

#[test]
fn the_second_who_would_write_is_told_who_does() {
    let shelf = Shelf::empty();
    let first = shelf.open();
    let error = Store::open(&shelf).unwrap_err();
    assert!(
        matches!(&error, StoreError::InUse { pid, .. } if *pid == std::process::id().to_string()),
        "{error}"
    );
    assert!(error.to_string().ends_with(&format!("is in use by process {}", std::process::id())));
    assert_eq!(Store::open_to_read(&shelf).unwrap().inventory().unwrap().pages, 0, "readers may look");
    drop(first);
    Store::open(&shelf).unwrap();
}

#[test]
fn who_reads_cannot_write_and_makes_nothing() {
    let shelf = Shelf::empty();
    assert!(matches!(Store::open_to_read(&shelf), Err(StoreError::NotThere { .. })));
    assert_eq!(std::fs::read_dir(&**shelf).unwrap().count(), 0);
    drop(shelf.open());
    let mut reader = Store::open_to_read(&shelf).unwrap();
    assert!(reader.keep_pages(&[html("a", None, "x")]).is_err());
}

#[test]
fn a_strangers_file_and_a_later_format_are_left_alone() {
    let shelf = Shelf::empty();
    let database = rusqlite::Connection::open(shelf.join(FILE_NAME)).unwrap();
    database.execute("CREATE TABLE recipes (name TEXT)", []).unwrap();
    assert!(matches!(Store::open(&shelf), Err(StoreError::Stranger { .. })));

    let shelf = Shelf::empty();
    drop(shelf.open());
    let database = rusqlite::Connection::open(shelf.join(FILE_NAME)).unwrap();
    database.pragma_update(None, "user_version", FORMAT + 1).unwrap();
    assert!(matches!(Store::open(&shelf), Err(StoreError::Newer { .. })));
    std::fs::write(shelf.join(FILE_NAME), b"no database at all, but words that fill the head of a file")
        .unwrap();
    assert!(matches!(Store::open(&shelf), Err(StoreError::Database(_) | StoreError::Stranger { .. })));
}

#[test]
fn an_input_is_known_until_it_changes() {
    let shelf = Shelf::empty();
    let input = InputMark { name: "/news/a.jsonl".to_owned(), bytes: 9, modified: 1 };
    shelf.open().mark_inputs(std::slice::from_ref(&input)).unwrap();
    let store = shelf.open();
    assert!(store.has_input(&input).unwrap());
    assert!(!store.has_input(&InputMark { bytes: 10, ..input }).unwrap());
}
