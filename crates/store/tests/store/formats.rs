//! Yesterday's store opens today: `tests/formats` holds a store of each format, written when the format was today's. The
//! nouns inside what is derived may have other fields since: `rebuild` makes them again.

use crate::shelf::{Shelf, article, entry, html, put, worked_out};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use headwater_store::{FILE_NAME, FORMAT, Query};
use std::io::{Read, Write};
use std::path::PathBuf;

fn file_of(format: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats").join(format!("{format}.sqlite.gz"))
}

#[test]
fn a_store_of_every_format_opens_with_all_its_pages() {
    for format in 1..=FORMAT {
        let mut packed = Vec::new();
        let file = file_of(format);
        std::fs::File::open(&file)
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()))
            .read_to_end(&mut packed)
            .unwrap();
        let mut bytes = Vec::new();
        GzDecoder::new(&packed[..]).read_to_end(&mut bytes).unwrap();
        let shelf = Shelf::empty();
        std::fs::write(shelf.join(FILE_NAME), bytes).unwrap();
        let database = rusqlite::Connection::open(shelf.join(FILE_NAME)).unwrap();
        let stored: u32 = database.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(stored, format, "the file is of the format that its name says");
        drop(database);

        let store = shelf.open();
        assert_eq!(store.inventory().unwrap().format, FORMAT);
        let pages: Vec<_> = store.pages_after(0, 9).unwrap();
        let bodies: Vec<String> = pages.iter().map(|p| format!("{:?}", p.page.body)).collect();
        assert_eq!(
            pages.iter().map(|p| p.page.id.as_str()).collect::<Vec<_>>(),
            ["a", "a", "page"],
            "{bodies:?}"
        );
        assert_eq!(store.check(|_| {}).unwrap(), [""; 0]);
        if format == FORMAT {
            let query = Query { words: "open".to_owned(), most: 1, ..Query::default() };
            assert_eq!(store.search(&query).unwrap().len(), 3, "article, statement, claim");
            assert_eq!(store.story("s0").unwrap().unwrap().entry.id.0, "s1");
        } else {
            assert_eq!(store.waiting_pages(0, 9).unwrap().len(), 3, "what is derived is made again");
        }
    }
}

/// Writes the store of today's format, where `HEADWATER_BLESS` asks for it and the file is not there: a file that was
/// given out stays as it is.
#[test]
fn todays_format_has_its_file() {
    let file = file_of(FORMAT);
    if std::env::var_os("HEADWATER_BLESS").is_some() && !file.exists() {
        let shelf = Shelf::empty();
        let mut store = shelf.open();
        put(&mut store, &article("a", "The Gazette", "2031-05-06", "The bridge is shut."));
        put(&mut store, &article("a", "The Gazette", "2031-05-06", "The bridge is open."));
        store
            .keep_pages(&[html("page", Some("https://herald.example/1"), "<p>The bridge is shut.</p>")])
            .unwrap();
        store.set_stories(&[entry("s1", &["a"], &["s0"])], "1").unwrap();
        let story = worked_out(&store, "s1", "Odile Brandt");
        store.save_story_files(vec![story]).unwrap();
        drop(store);
        let mut packer = GzEncoder::new(std::fs::File::create(&file).unwrap(), Compression::best());
        packer.write_all(&std::fs::read(shelf.join(FILE_NAME)).unwrap()).unwrap();
        packer.finish().unwrap();
    }
    assert!(file.exists(), "HEADWATER_BLESS=1 cargo test -p headwater-store writes {}", file.display());
}
