//! What did a server answer? The block of a response → status, fields, and the body as it was before it was sent.
//!
//! Archives do not always hold what the head says: some take chunks and packing away and leave the fields. A body that
//! is not of the form that its head names is taken as it stands.

use flate2::read::{DeflateDecoder, GzDecoder, ZlibDecoder};
use std::io::Read;

/// The head of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The status: 200, 404 ...
    pub status: u16,
    /// The fields, names in lower case.
    fields: Vec<(String, String)>,
    /// Where in the block the body begins.
    pub body_at: usize,
}

/// Why a body cannot be had back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// Chunks or packed bytes end before their end.
    Cut,
    /// Packed bytes do not unpack.
    Damaged,
    /// More than the limit comes out.
    TooLarge,
    /// It is packed in a way that is not read.
    Packed(String),
}

impl Answer {
    /// The head that `block` begins with; `None` where it begins with none.
    pub(super) fn of(block: &[u8]) -> Option<Self> {
        let mut lines = block.split_inclusive(|&b| b == b'\n');
        let first = lines.next()?;
        let mut words = first.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        words.next().filter(|version| version.starts_with(b"HTTP/"))?;
        let status = std::str::from_utf8(words.next()?).ok()?.parse().ok()?;
        let mut body_at = first.len();
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in lines {
            body_at += line.len();
            let text = String::from_utf8_lossy(line);
            if text.trim().is_empty() {
                return Some(Self { status, fields, body_at });
            }
            match (text.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if text.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                (Some((name, value)), _) => {
                    fields.push((name.trim().to_lowercase(), value.trim().to_owned()));
                }
                (None, _) => {}
            }
        }
        // A head without a body.
        Some(Self { status, fields, body_at: block.len() })
    }

    /// The first field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body of `block` without chunks and packing; no more than `most` bytes.
    ///
    /// # Errors
    /// [`Lost`]; a body that the archive itself cut (`is_cut`) is given as far as it goes.
    pub(super) fn body(&self, block: Vec<u8>, most: u64, is_cut: bool) -> Result<Vec<u8>, Lost> {
        let mut body = block;
        body.drain(..self.body_at.min(body.len()));
        let is_chunked = self
            .field("transfer-encoding")
            .is_some_and(|coding| coding.to_lowercase().split(',').any(|word| word.trim() == "chunked"));
        if is_chunked {
            body = unchunk(body, is_cut)?;
        }
        let codings = self.field("content-encoding").unwrap_or_default().to_lowercase();
        let codings = codings.split(',').map(str::trim).filter(|c| !c.is_empty() && *c != "identity");
        for coding in codings.rev().take(4) {
            body = unpack(body, coding, most, is_cut)?;
        }
        Ok(body)
    }
}

/// `charset` of a `Content-Type`.
pub(super) fn charset(content_type: &str) -> Option<String> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then(|| value.to_owned())
    })
}

/// Whether a `Content-Type` is that of an HTML page.
pub(super) fn is_html(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_lowercase();
    matches!(kind.as_str(), "text/html" | "application/xhtml+xml")
}

/// The line with the size of a chunk is shorter than this.
const LONGEST_SIZE: usize = 200;

/// `body` without the sizes of its chunks.
fn unchunk(body: Vec<u8>, is_cut: bool) -> Result<Vec<u8>, Lost> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body.as_slice();
    loop {
        let Some((size, after)) = chunk_size(rest) else {
            if rest.len() == body.len() {
                return Ok(body); // The archive took the chunks away and left the field.
            }
            let ends_here = rest.len() < LONGEST_SIZE && !rest.contains(&b'\n');
            return match (is_cut, ends_here) {
                (true, _) => Ok(whole),
                (false, true) => Err(Lost::Cut),
                (false, false) => Err(Lost::Damaged),
            };
        };
        if size == 0 {
            return Ok(whole);
        }
        if after.len() < size {
            whole.extend_from_slice(after);
            return if is_cut { Ok(whole) } else { Err(Lost::Cut) };
        }
        whole.extend_from_slice(&after[..size]);
        rest = &after[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
}

/// The size of the chunk that `rest` begins with, and what follows its line.
fn chunk_size(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = rest.iter().take(LONGEST_SIZE).position(|&b| b == b'\n')?;
    let line = std::str::from_utf8(&rest[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    let is_size = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    is_size.then(|| usize::from_str_radix(digits, 16).ok().map(|size| (size, &rest[end + 1..]))).flatten()
}

/// `body` unpacked; as it stands where it is not packed so.
fn unpack(body: Vec<u8>, coding: &str, most: u64, is_cut: bool) -> Result<Vec<u8>, Lost> {
    match coding {
        "gzip" | "x-gzip" if !body.starts_with(&[0x1F, 0x8B]) => Ok(body),
        "gzip" | "x-gzip" => drain(GzDecoder::new(body.as_slice()), most, is_cut),
        // The standard means zlib's form; many servers send the bare one.
        "deflate" if is_zlib(&body) => drain(ZlibDecoder::new(body.as_slice()), most, is_cut),
        "deflate" => drain(DeflateDecoder::new(body.as_slice()), most, is_cut)
            .or_else(|lost| if looks_like_text(&body) { Ok(body.clone()) } else { Err(lost) }),
        _ if looks_like_text(&body) => Ok(body),
        other => Err(Lost::Packed(other.chars().take(20).collect())),
    }
}

/// Whether bytes begin as zlib's form does.
fn is_zlib(body: &[u8]) -> bool {
    body.len() >= 2 && body[0] & 0x0F == 8 && (u32::from(body[0]) << 8 | u32::from(body[1])) % 31 == 0
}

/// Whether bytes begin as a page does: with a mark of HTML after blanks.
fn looks_like_text(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body).trim_ascii_start();
    body.starts_with(b"<") && !body[..body.len().min(200)].contains(&0)
}

/// All that comes out of `reader`.
fn drain(reader: impl Read, most: u64, is_cut: bool) -> Result<Vec<u8>, Lost> {
    let mut out = Vec::new();
    let read = reader.take(most + 1).read_to_end(&mut out);
    if out.len() as u64 > most {
        return Err(Lost::TooLarge);
    }
    match read {
        Ok(_) => Ok(out),
        Err(_) if is_cut && !out.is_empty() => Ok(out),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(Lost::Cut),
        Err(_) => Err(Lost::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use std::io::Write;

    const PAGE: &[u8] = b"<p>The dam held.</p>";

    fn body(head: &str, sent: &[u8]) -> Result<Vec<u8>, Lost> {
        let block = [format!("HTTP/1.1 200 OK\r\n{head}\r\n").as_bytes(), sent].concat();
        Answer::of(&block).unwrap().body(block, 1000, false)
    }

    fn gzip() -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(PAGE).unwrap();
        packer.finish().unwrap()
    }

    fn chunks(sent: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        for chunk in sent.chunks(7) {
            write!(out, "{:X};note=1\r\n", chunk.len()).unwrap();
            out.extend_from_slice(chunk);
            out.extend_from_slice(b"\r\n");
        }
        [out, b"0\r\nTrailer: 1\r\n\r\n".to_vec()].concat()
    }

    #[test]
    fn a_body_comes_back_plain_chunked_packed_and_both() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::fast());
        zlib.write_all(PAGE).unwrap();
        let mut bare = DeflateEncoder::new(Vec::new(), Compression::fast());
        bare.write_all(PAGE).unwrap();
        let (packed, chunked) = ("Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n");
        for (head, sent) in [
            ("", PAGE.to_vec()),
            (packed, gzip()),
            ("content-encoding: deflate\r\n", zlib.finish().unwrap()),
            ("Content-Encoding: deflate\r\n", bare.finish().unwrap()),
            (chunked, chunks(PAGE)),
            (&format!("{packed}{chunked}"), chunks(&gzip())),
        ] {
            assert_eq!(body(head, &sent).unwrap(), PAGE, "{head}");
        }
    }

    #[test]
    fn a_body_that_an_archive_unpacked_is_taken_as_it_stands() {
        for head in
            ["Content-Encoding: gzip\r\n", "Content-Encoding: br\r\n", "Transfer-Encoding: chunked\r\n"]
        {
            assert_eq!(body(head, PAGE).unwrap(), PAGE, "{head}");
        }
    }

    #[test]
    fn a_body_that_is_cut_or_damaged_or_too_large_is_none() {
        let (packed, chunked) = ("Content-Encoding: gzip\r\n", "Transfer-Encoding: chunked\r\n");
        assert_eq!(body(packed, &gzip()[..20]), Err(Lost::Cut));
        assert_eq!(body(chunked, &chunks(PAGE)[..20]), Err(Lost::Cut));
        assert_eq!(body(chunked, b"3\r\n<p>no size here\r\n"), Err(Lost::Damaged));
        assert_eq!(body("Content-Encoding: br\r\n", b"\x0b\x02\x80"), Err(Lost::Packed("br".into())));
        let mut bomb = GzEncoder::new(Vec::new(), Compression::best());
        bomb.write_all(&[b' '; 100_000]).unwrap();
        assert_eq!(body(packed, &bomb.finish().unwrap()), Err(Lost::TooLarge));
    }

    #[test]
    fn a_head_is_read_with_folded_lines_and_bare_line_ends() {
        let answer = Answer::of(b"HTTP/2 404\nServer: a\n  b\nX\n\nrest").unwrap();
        assert_eq!((answer.status, answer.field("server"), answer.body_at), (404, Some("a b"), 28));
        assert_eq!(Answer::of(b"<html>"), None);
    }

    #[test]
    fn the_charset_is_that_of_the_content_type() {
        assert_eq!(charset("text/html; Charset=\"windows-1251\"").as_deref(), Some("windows-1251"));
        assert_eq!(charset("text/html"), None);
        assert!(is_html("Text/HTML; charset=x") && !is_html("image/png"));
    }
}
