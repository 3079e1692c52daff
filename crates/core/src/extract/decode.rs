//! Which characters are these bytes? By byte order mark, then what the sender or the page declares, then detection.
//!
//! Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is declared: a header that lies is common, and other
//! encodings are valid UTF-8 only by a rare accident.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// A page declares its encoding within so many bytes (the HTML standard looks at 1024; real pages need more).
const DECLARATION_BYTES: usize = 4096;

/// What files that are no text begin with.
const MAGIC: &[&[u8]] = &[
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"PK\x03\x04",
    b"GIF8",
    b"\x7fELF",
    b"RIFF",
    b"OggS",
    b"ID3",
];

/// The text of `bytes`; `None` where they are no text. `declared` is the charset of an HTTP header.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Option<Cow<'a, str>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[length..]).0);
    }
    if MAGIC.iter().any(|m| bytes.starts_with(m)) {
        return None;
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    if is_binary(bytes) {
        return None;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let shifts = text.is_ascii() && bytes.contains(&0x1b);
        if !shifts {
            return Some(Cow::Borrowed(text));
        }
    }
    let named =
        declared.and_then(|label| Encoding::for_label(label.trim().as_bytes())).or_else(|| meta(bytes));
    if let Some(encoding) = named {
        let (text, _, broken) = encoding.decode(bytes);
        if !broken || replaced(&text) * 500 < text.len() {
            return Some(text);
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    Some(detector.guess(None, Utf8Detection::Allow).decode_without_bom_handling(bytes).0)
}

/// How many characters could not be read.
fn replaced(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// The encoding that a `<meta charset>` or an XML declaration in the first bytes names.
fn meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION_BYTES)];
    let lower = head.to_ascii_lowercase();
    ["charset=", "encoding="].iter().find_map(|key| {
        let at = lower.windows(key.len()).position(|w| w == key.as_bytes())? + key.len();
        let value = lower[at..].iter().skip_while(|b| matches!(b, b'"' | b'\'' | b' '));
        let label: Vec<u8> = value
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b':'))
            .copied()
            .collect();
        let encoding = Encoding::for_label(&label)?;
        // A page that could be read this far is not in UTF-16, whatever it says.
        Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
    })
}

/// UTF-16 without its mark: nearly every other byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    if head.len() < 16 {
        return None;
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    match () {
        () if odd * 10 > pairs * 7 && even * 10 < pairs => Some(UTF_16LE),
        () if even * 10 > pairs * 7 && odd * 10 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// More control characters than any text has, in the first bytes.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    let control =
        head.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b)).count();
    control * 50 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_decides() {
        assert_eq!(decode(b"\xff\xfeG\0\xe4\0", None).unwrap(), "Gä");
        assert_eq!(decode(b"\xef\xbb\xbfG\xc3\xa4", Some("latin1")).unwrap(), "Gä");
    }

    #[test]
    fn the_declared_encoding_is_read_and_a_lying_one_is_not() {
        assert_eq!(decode(b"Tor \xfc", Some("windows-1252")).unwrap(), "Tor ü");
        assert_eq!(decode("Tor ü".as_bytes(), Some("windows-1252")).unwrap(), "Tor ü");
        assert_eq!(
            decode(b"<meta charset='windows-1251'>\xcc\xee\xf1\xf2", None).unwrap(),
            "<meta charset='windows-1251'>Мост"
        );
    }

    #[test]
    fn what_nobody_declares_is_detected() {
        let (bytes, ..) = encoding_rs::WINDOWS_1251
            .encode("Ворота завода были закрыты в понедельник, и город ничего не знал.");
        assert!(decode(&bytes, None).unwrap().starts_with("Ворота завода"));
        let utf16: Vec<u8> = "The gates are closed.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&utf16, None).unwrap(), "The gates are closed.");
    }

    #[test]
    fn bytes_that_are_no_text_are_told() {
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None), None);
        assert_eq!(decode(&[0, 1, 2, 3, 4, 5, 6, 7, 200, 0, 0, 14], None), None);
    }
}
