//! Which characters are these bytes? By byte order mark, then what the sender or the page declares, then detection.
//!
//! Bytes that are valid UTF-8 beyond ASCII are UTF-8 whatever is declared: a header that lies is common, and other
//! encodings are valid UTF-8 only by a rare accident. A header that names Western Latin is a server's habit and counts
//! less than what the page says of itself.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
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

/// The text of `bytes` without its NULs; `None` where they are no text. `declared` is the charset of an HTTP header.
pub(super) fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Option<Cow<'a, str>> {
    let text = characters(bytes, declared)?;
    let has_nul = memchr::memchr(0, text.as_bytes()).is_some();
    Some(if has_nul { Cow::Owned(text.replace('\0', "")) } else { text })
}

/// The characters that `bytes` stand for.
fn characters<'a>(bytes: &'a [u8], declared: Option<&str>) -> Option<Cow<'a, str>> {
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
        let encoding = utf16_of_other_scripts(bytes)?;
        return Some(encoding.decode_without_bom_handling(bytes).0);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Escapes that shift between sets of characters look like ASCII.
        let shifts = text.is_ascii() && memchr::memchr(0x1b, bytes).is_some();
        let shifted = shifts.then(|| ISO_2022_JP.decode_without_bom_handling_and_without_replacement(bytes));
        return Some(shifted.flatten().unwrap_or(Cow::Borrowed(text)));
    }
    if is_nearly_utf8(bytes) {
        return Some(String::from_utf8_lossy(bytes));
    }
    // What is in UTF-16 was told by its bytes before.
    let header = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .filter(|e| ![UTF_16LE, UTF_16BE].contains(e));
    let habit = header.filter(|e| *e == WINDOWS_1252);
    for encoding in [header.filter(|_| habit.is_none()), meta(bytes), habit].into_iter().flatten() {
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

/// UTF-16 without its mark, in a script that is not Latin: its bytes look like no text, and its characters do.
fn utf16_of_other_scripts(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    let is_common = |c: &char| matches!(c, ' ' | '.' | ',' | '\n' | '。' | '，' | '、');
    let marks = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling_and_without_replacement(head)?;
        let is_text = |c: char| c.is_alphanumeric() || c.is_ascii_punctuation() || c.is_whitespace();
        let other = text
            .chars()
            .filter(|&c| !(is_text(c) || "“”‘’«»„—–…「」『』。，、（）！？：；・ー،؛؟ـ".contains(c)))
            .count();
        let common = text.chars().filter(is_common).count();
        (head.len() >= 16 && common > 0 && other * 50 <= head.len() / 2).then_some((common, encoding))
    };
    [UTF_16LE, UTF_16BE].into_iter().filter_map(marks).max_by_key(|m| m.0).map(|m| m.1)
}

/// Whether these bytes are UTF-8 but for a few: one broken byte, or a character cut in two at the end.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && broken * 20 <= good
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
