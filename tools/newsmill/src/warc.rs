//! What would an archive of the web hold? WARC/1.1, each record a gzip member of its own: request, response and
//! metadata, or responses alone; now and then a page fetched again that had not changed.

use crate::article::Article;
use crate::draw::Draw;
use crate::event::Setting;
use crate::html::Page;
use crate::sha1::base32_digest;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// As many pages stand in one file.
const PAGES: usize = 10_000;

/// A run of archives.
#[derive(Debug)]
pub struct Archive {
    folder: PathBuf,
    out: BufWriter<File>,
    count: usize,
}

impl Archive {
    /// Makes the folder `warc/` and the first file in it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn create(out: &Path) -> io::Result<Self> {
        let folder = out.join("warc");
        std::fs::create_dir_all(&folder)?;
        let first = open(&folder, 0)?;
        Ok(Self { folder, out: first, count: 0 })
    }

    /// Adds a page as a crawler would have fetched it.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn add(&mut self, setting: &Setting, article: &Article, page: &Page) -> io::Result<()> {
        if self.count > 0 && self.count.is_multiple_of(PAGES) {
            self.out.flush()?;
            self.out = open(&self.folder, self.count / PAGES)?;
        }
        self.count += 1;
        let mut draw = Draw::of(&[setting.seed, 96, self.count as u64]);
        let fetched = crate::article::moment(setting, article.minute + 20, 0);
        let url = &article.url;
        let digest = base32_digest(page.html.as_bytes());
        let common = |kind: &str, id: u64| {
            format!(
                "WARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: {fetched}\r\n\
                 WARC-Target-URI: {url}\r\n",
                uuid(id)
            )
        };
        let response_id = draw.bits();
        // A third of the outlets are in archives that keep responses alone.
        let is_full = !article.outlet.is_multiple_of(3);
        if is_full {
            let host = url.trim_start_matches("https://").split('/').next().unwrap_or_default();
            let path = url.splitn(4, '/').nth(3).unwrap_or_default();
            let request = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: gzip\r\n\r\n");
            let head = common("request", draw.bits()) + "Content-Type: application/http; msgtype=request\r\n";
            self.record(&head, request.as_bytes())?;
        }
        let head = common("response", response_id)
            + &format!(
                "WARC-Payload-Digest: sha1:{digest}\r\nContent-Type: application/http; msgtype=response\r\n"
            );
        self.record(&head, &response(page.html.as_bytes(), draw.below(4))?)?;
        if is_full {
            let head = common("metadata", draw.bits())
                + &format!(
                    "WARC-Concurrent-To: <urn:uuid:{}>\r\nContent-Type: application/warc-fields\r\n",
                    uuid(response_id)
                );
            self.record(&head, b"fetchTimeMs: 214\r\nvia: https://www.example/\r\n")?;
        }
        if draw.chance(0.03) {
            let head = common("revisit", draw.bits())
                + &format!(
                    "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n\
                     WARC-Payload-Digest: sha1:{digest}\r\nWARC-Refers-To: <urn:uuid:{}>\r\n\
                     WARC-Refers-To-Target-URI: {url}\r\nWARC-Refers-To-Date: {fetched}\r\n\
                     Content-Type: application/http; msgtype=response\r\n",
                    uuid(response_id)
                );
            self.record(&head, b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n")?;
        }
        Ok(())
    }

    fn record(&mut self, head: &str, block: &[u8]) -> io::Result<()> {
        record(&mut self.out, head, block)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn open(folder: &Path, number: usize) -> io::Result<BufWriter<File>> {
    let name = format!("mill-{number:05}.warc.gz");
    let mut out = BufWriter::new(File::create(folder.join(&name))?);
    let head = format!(
        "WARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:{}>\r\nWARC-Date: 2031-01-01T00:00:00Z\r\n\
         WARC-Filename: {name}\r\nContent-Type: application/warc-fields\r\n",
        uuid(number as u64)
    );
    record(&mut out, &head, b"software: newsmill\r\nformat: WARC File Format 1.1\r\n")?;
    Ok(out)
}

/// One record as a gzip member.
fn record(out: &mut impl Write, head: &str, block: &[u8]) -> io::Result<()> {
    let mut packed = GzEncoder::new(out, Compression::new(4));
    write!(packed, "WARC/1.1\r\n{head}Content-Length: {}\r\n\r\n", block.len())?;
    packed.write_all(block)?;
    packed.write_all(b"\r\n\r\n")?;
    packed.finish().map(drop)
}

/// What a server answers: plain, chunked, compressed, or both.
fn response(body: &[u8], manner: usize) -> io::Result<Vec<u8>> {
    let mut head = String::from("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n");
    let mut sent = body.to_vec();
    if manner & 2 != 0 {
        let mut packed = GzEncoder::new(Vec::new(), Compression::new(4));
        packed.write_all(body)?;
        sent = packed.finish()?;
        head += "Content-Encoding: gzip\r\n";
    }
    if manner & 1 == 0 {
        head += &format!("Content-Length: {}\r\n\r\n", sent.len());
        return Ok([head.into_bytes(), sent].concat());
    }
    head += "Transfer-Encoding: chunked\r\n\r\n";
    let mut answer = head.into_bytes();
    for chunk in sent.chunks(4000) {
        write!(answer, "{:x}\r\n", chunk.len())?;
        answer.extend_from_slice(chunk);
        answer.extend_from_slice(b"\r\n");
    }
    answer.extend_from_slice(b"0\r\n\r\n");
    Ok(answer)
}

/// A name for a record, of the form of a random UUID.
fn uuid(number: u64) -> String {
    let (a, b) = (crate::draw::mix(number), crate::draw::mix(number ^ 0xabcd));
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xffff,
        a & 0xfff,
        0x8000 | ((b >> 48) & 0x3fff),
        b & 0xffff_ffff_ffff
    )
}
