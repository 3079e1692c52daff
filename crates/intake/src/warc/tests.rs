//! What an archive gives, whole and damaged.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// One record.
fn record(kind: &str, fields: &str, block: &str) -> String {
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-05-01T08:00:00Z\r\n{fields}Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

/// An answer to a request for a page.
fn response(url: &str, status: &str, html: &str) -> String {
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}");
    record("response", &format!("WARC-Target-URI: {url}\r\nContent-Type: application/http\r\n"), &head)
}

fn page(number: u32) -> String {
    response(&format!("https://pell.example/{number}"), "200 OK", &format!("<p>The dam held {number}.</p>"))
}

fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(body.as_ref()).unwrap();
    packer.finish().unwrap()
}

struct Told {
    pages: Vec<Page>,
    errors: Vec<String>,
    notes: Vec<String>,
}

impl Told {
    /// The last word of each address.
    fn numbers(&self) -> Vec<&str> {
        self.pages.iter().map(|page| page.id.rsplit('/').next().unwrap()).collect()
    }
}

struct File(PathBuf);

impl File {
    fn with(bytes: &[u8]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("headwater-warc-{}-{number}", std::process::id()));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn told_from(bytes: &[u8], from: u64, settings: &IntakeSettings) -> Told {
    let file = File::with(bytes);
    let mut archive = Archive::open(&file.0, "a.warc", from, settings).unwrap();
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    for found in archive.by_ref() {
        match found {
            Ok(page) => pages.push(page),
            Err(error) => errors.push(error.to_string()),
        }
    }
    Told { pages, errors, notes: archive.notes().iter().map(ToString::to_string).collect() }
}

fn told(bytes: &[u8]) -> Told {
    told_from(bytes, 0, &IntakeSettings::default())
}

#[test]
fn a_page_has_its_address_charset_time_and_body() {
    let told = told(page(1).as_bytes());
    assert_eq!(
        told.pages,
        [Page {
            id: "https://pell.example/1".into(),
            url: Some("https://pell.example/1".into()),
            charset: Some("utf-8".into()),
            fetched: Some("2024-05-01T08:00:00Z".parse().unwrap()),
            body: PageBody::Html(b"<p>The dam held 1.</p>".to_vec()),
        }]
    );
    assert!(told.errors.is_empty() && told.notes.is_empty(), "{:?} {:?}", told.errors, told.notes);
}

#[test]
fn plain_one_member_a_record_and_one_member_for_all_are_the_same() {
    let records: Vec<String> =
        vec![record("warcinfo", "", "software: mill"), page(1), record("request", "", "GET /"), page(2)];
    let plain = told(records.concat().as_bytes());
    let each = told(&records.iter().flat_map(gzip).collect::<Vec<u8>>());
    let all = told(&gzip(records.concat()));
    assert_eq!(plain.numbers(), ["1", "2"]);
    assert_eq!((&plain.pages, &plain.pages), (&each.pages, &all.pages));
    assert!(plain.errors.is_empty() && each.errors.is_empty() && all.errors.is_empty());
}

#[test]
fn what_is_no_page_is_counted_by_its_status() {
    let picture = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG";
    let archive = [
        response("https://pell.example/a", "404 Not Found", "<p>No.</p>"),
        response("https://pell.example/b", "451 Unavailable", "<p>No.</p>"),
        response("https://pell.example/c", "403 Forbidden", "<p>No.</p>"),
        record("response", "WARC-Target-URI: https://pell.example/d\r\n", picture),
        record("revisit", "WARC-Target-URI: https://pell.example/e\r\n", "HTTP/1.1 200 OK\r\n\r\n"),
        record(
            "resource",
            "WARC-Target-URI: <https://pell.example/f>\r\nContent-Type: text/html\r\n",
            "<p>Held.</p>",
        ),
        record("resource", "WARC-Target-URI: dns:pell.example\r\nContent-Type: text/dns\r\n", "1"),
    ];
    let told = told(archive.concat().as_bytes());
    assert_eq!(told.numbers(), ["f"]);
    assert_eq!(
        told.notes,
        [
            "a.warc: pages not to be had, answered with 403: 1",
            "a.warc: answered with 404, so no page: 1",
            "a.warc: pages not to be had, answered with 451: 1",
            "a.warc: records that are no HTML page (pictures, scripts ...): 1",
            "a.warc: pages fetched again and unchanged: 1",
        ]
    );
}

#[test]
fn a_damaged_member_is_named_with_its_place_and_the_others_go_on() {
    let members: Vec<Vec<u8>> = (1..=4).map(|number| gzip(page(number))).collect();
    let second = members[0].len();
    let mut archive = members.concat();
    archive[second + members[1].len() / 2] ^= 0xFF;
    archive[second + members[1].len() / 2 + 1] ^= 0xFF;
    let told = told(&archive);
    assert_eq!(told.numbers(), ["1", "3", "4"]);
    assert_eq!(
        told.errors,
        [format!("could not read a.warc, record at byte {second}: the gzip data is damaged")]
    );
}

#[test]
fn a_page_counts_only_where_the_checksum_of_its_member_holds() {
    let mut archive = gzip(page(1));
    let checksum = archive.len() - 8;
    archive[checksum] ^= 1;
    let told = told(&[archive, gzip(page(2))].concat());
    assert_eq!(told.numbers(), ["2"]);
    assert_eq!(told.errors, ["could not read a.warc, record at byte 0: the gzip data is damaged"]);
}

#[test]
fn rubbish_between_members_and_a_cut_end_are_named() {
    let (one, two, three) = (gzip(page(1)), gzip(page(2)), gzip(page(3)));
    let archive = [one.as_slice(), b"rubbish", &two, &[0, 0, 0], &three[..three.len() - 20]].concat();
    let told = told(&archive);
    assert_eq!(told.numbers(), ["1", "2"]);
    let last = one.len() + 7 + two.len() + 3;
    assert_eq!(
        told.errors,
        [
            format!("could not read a.warc, record at byte {}: no record begins here", one.len()),
            format!("could not read a.warc, record at byte {last}: the gzip data ends too early"),
        ]
    );
}

#[test]
fn an_archive_that_is_all_damage_is_left_soon() {
    let told = told("WARC/\n".repeat(5000).as_bytes());
    assert_eq!(told.errors.len(), 1001);
    assert!(
        told.errors[1000].ends_with("too much is damaged: from here on nothing is read"),
        "{}",
        told.errors[1000]
    );
}

#[test]
fn a_wrong_length_costs_the_record_and_no_other() {
    for wrong in ["Content-Length: 10\r\n", "Content-Length: 99999\r\n", "Content-Length: x\r\n", ""] {
        let two = page(2);
        let start = two.find("Content-Length").unwrap();
        let end = start + two[start..].find('\n').unwrap() + 1;
        let two = format!("{}{wrong}{}", &two[..start], &two[end..]);
        let plain = told([page(1), two.clone(), page(3)].concat().as_bytes());
        let packed = told(&[gzip(page(1)), gzip(&two), gzip(page(3))].concat());
        for told in [plain, packed] {
            assert!(
                told.numbers().contains(&"1") && told.numbers().contains(&"3"),
                "{wrong} {:?}",
                told.errors
            );
            assert_eq!(told.errors.len(), 1, "{wrong} {:?}", told.errors);
        }
    }
}

#[test]
fn a_page_that_unpacks_to_far_more_than_pages_do_is_refused() {
    let bomb = response("https://pell.example/b", "200 OK", &" ".repeat(3 << 20));
    let archive = [gzip(&bomb), gzip(page(1))].concat();
    let told_all = told(&archive);
    assert_eq!(told_all.numbers(), ["1"]);
    assert_eq!(
        told_all.errors,
        ["could not read a.warc, record at byte 0: it unpacks to more than 400 times its size"]
    );
    let small = told_from(&archive, 0, &IntakeSettings { max_page_bytes: 1 << 20 });
    assert_eq!(small.numbers(), ["1"]);
    assert_eq!(small.errors, ["could not read a.warc, record at byte 0: larger than 1048576 bytes"]);
}

#[test]
fn reading_goes_on_from_where_it_stopped() {
    let archive: Vec<u8> = (1..=3).flat_map(|number| gzip(page(number))).collect();
    let file = File::with(&archive);
    let settings = IntakeSettings::default();
    let mut first = Archive::open(&file.0, "a.warc", 0, &settings).unwrap();
    assert_eq!(first.next().unwrap().unwrap().id, "https://pell.example/1");
    assert_eq!(first.next().unwrap().unwrap().id, "https://pell.example/2");
    let rest = Archive::open(&file.0, "a.warc", first.resume_at(), &settings).unwrap();
    let ids: Vec<String> = rest.map(|page| page.unwrap().id).collect();
    assert_eq!(ids, ["https://pell.example/2", "https://pell.example/3"], "the last one given is read again");
}

#[test]
fn a_page_that_the_archive_cut_is_read_as_far_as_it_goes() {
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n50\r\n<p>The dam";
    let cut = "WARC-Target-URI: https://pell.example/1\r\nWARC-Truncated: length\r\n";
    let told_cut = told(record("response", cut, head).as_bytes());
    assert_eq!(told_cut.pages[0].body, PageBody::Html(b"<p>The dam".to_vec()));
    assert_eq!(told_cut.notes, ["a.warc: pages that the archive cut, read as far as they go: 1"]);
    let whole = "WARC-Target-URI: https://pell.example/1\r\n";
    let told = told(record("response", whole, head).as_bytes());
    assert_eq!(told.errors, ["could not read a.warc, record at byte 0: the body of the page ends too early"]);
}
