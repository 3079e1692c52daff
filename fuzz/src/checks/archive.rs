//! An archive of the web gives pages of the web within the limit, or errors that say where; reading can be taken up
//! again at each of them.

use flate2::Compression;
use flate2::write::GzEncoder;
use headwater_intake::{Archive, IntakeSettings};
use headwater_model::PageBody;
use std::io::Write;

/// More than this is not read of a page.
const MAX_PAGE_BYTES: u64 = 50_000;

/// Between the parts of a case, each of which becomes a gzip member.
const CUT: &[u8] = b"\n%%\n";

/// The bytes of an archive; where the first is `z`, what stands between lines of `%%` is packed, each part for itself.
///
/// # Panics
/// Where the folder for temporary files cannot be written, too.
pub fn archive(data: &[u8]) {
    let bytes = match data.strip_prefix(b"z") {
        Some(parts) => packed(parts),
        None => data.to_vec(),
    };
    let path = super::intake::folder().join("a.warc");
    std::fs::write(&path, &bytes).expect("the folder for temporary files can be written");
    let settings = IntakeSettings { max_page_bytes: MAX_PAGE_BYTES };
    let open = |from| Archive::open(&path, "a.warc", from, &settings).expect("what was written can be read");
    let mut whole = open(0);
    let mut count = 0;
    let mut last = None;
    while let Some(found) = whole.next() {
        count += 1;
        assert!(count <= bytes.len(), "no more is found than there are bytes");
        match found {
            Ok(page) => {
                assert!(page.id.starts_with("http") || page.id.starts_with("HTTP"), "{}", page.id);
                let PageBody::Html(body) = &page.body else { panic!("a page of an archive is HTML") };
                assert!(body.len() as u64 <= MAX_PAGE_BYTES, "{} bytes", body.len());
                last = Some((whole.resume_at(), page));
            }
            Err(error) => assert!(error.to_string().contains("a.warc"), "{error}"),
        }
    }
    if let Some((from, page)) = last {
        // In a member of several records the last is not the first.
        let again = open(from).find(|found| found.as_ref().is_ok_and(|again| *again == page));
        assert!(again.is_some(), "the page at byte {from} is there again");
    }
    std::fs::remove_file(&path).expect("what was written can be removed");
}

/// Each part as a gzip member.
fn packed(parts: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = parts;
    loop {
        let end = rest.windows(CUT.len()).position(|window| window == CUT);
        let mut packer = GzEncoder::new(bytes, Compression::fast());
        packer.write_all(&rest[..end.unwrap_or(rest.len())]).expect("memory can be written");
        bytes = packer.finish().expect("memory can be written");
        match end {
            Some(end) => rest = &rest[end + CUT.len()..],
            None => return bytes,
        }
    }
}
