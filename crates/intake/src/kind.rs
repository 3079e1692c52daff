//! What kind of input is it? By its name where that tells, by its first bytes elsewhere.

use crate::IntakeError;
use crate::files::InputFile;
use std::path::Path;

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One HTML page.
    Html,
    /// One text.
    PlainText,
    /// A JSON record on each line.
    Lines,
    /// A JSON array of records.
    Array,
    /// JSON records one after the other, each over as many lines as it likes.
    Values,
}

/// What a name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Html,
    PlainText,
    Json,
    JsonLines,
}

/// Whether a file in a folder is read: whether its name tells its kind.
pub(crate) fn is_read_by_name(path: &Path) -> bool {
    by_name(&path.to_string_lossy()).is_some()
}

/// What the end of `name` says, a last `.gz` left out.
fn by_name(name: &str) -> Option<Named> {
    let name = name.to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.')?.1 {
        "html" | "htm" | "xhtml" => Some(Named::Html),
        "txt" | "text" => Some(Named::PlainText),
        "json" => Some(Named::Json),
        "jsonl" | "ndjson" => Some(Named::JsonLines),
        _ => None,
    }
}

/// The kind of `file`, whose first unpacked bytes are `head`.
///
/// # Errors
/// [`IntakeError::Empty`] and [`IntakeError::Binary`], by the first bytes.
pub(crate) fn tell(file: &InputFile, head: &[u8]) -> Result<Kind, IntakeError> {
    if let Some(what) = binary(head) {
        return Err(IntakeError::Binary { name: file.name.clone(), what });
    }
    let first = first_byte(head).ok_or_else(|| IntakeError::Empty { name: file.name.clone() })?;
    Ok(match by_name(&file.name) {
        Some(Named::Html) => Kind::Html,
        Some(Named::PlainText) if !opens_as_html(head) => Kind::PlainText,
        Some(Named::Json | Named::JsonLines) if first == b'[' => Kind::Array,
        Some(Named::Json) => Kind::Values,
        Some(Named::JsonLines) => Kind::Lines,
        _ if opens_as_html(head) => Kind::Html,
        _ if opens_as_record(head) => Kind::Values,
        _ if opens_as_array(head) => Kind::Array,
        _ => Kind::PlainText,
    })
}

/// The first byte that is neither blank nor part of a byte order mark.
fn first_byte(head: &[u8]) -> Option<u8> {
    after_mark(head).iter().copied().find(|b| !b.is_ascii_whitespace())
}

/// `head` without a byte order mark of UTF-8.
pub(crate) fn after_mark(head: &[u8]) -> &[u8] {
    head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head)
}

/// The first visible characters in lower case: marks of a format are ASCII.
fn opening(head: &[u8]) -> String {
    let text = String::from_utf8_lossy(&after_mark(head)[..after_mark(head).len().min(512)]).to_lowercase();
    text.trim_start().to_owned()
}

/// Whether it begins as an HTML document does.
fn opens_as_html(head: &[u8]) -> bool {
    let opening = opening(head);
    ["<!doctype html", "<html", "<head", "<body", "<?xml", "<!--", "<meta", "<article"]
        .iter()
        .any(|mark| opening.starts_with(mark))
}

/// Whether it begins with a JSON object.
fn opens_as_record(head: &[u8]) -> bool {
    opening(head).strip_prefix('{').is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// Whether it begins with a JSON array of objects.
fn opens_as_array(head: &[u8]) -> bool {
    opening(head).strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
}

/// What the bytes are where they are no text: known first bytes, or control bytes that no text has.
fn binary(head: &[u8]) -> Option<&'static str> {
    const MARKS: [(&[u8], &str); 9] = [
        (b"%PDF-", "a PDF"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
        (b"GIF8", "a picture"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\x28\xB5\x2F\xFD", "a zstd archive"),
        (b"BZh", "a bzip2 archive"),
        (b"\xFD7zXZ", "an xz archive"),
        (b"\x7FELF", "a program"),
    ];
    if let Some((_, what)) = MARKS.iter().find(|(mark, _)| head.starts_with(mark)) {
        return Some(what);
    }
    if head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF") {
        return None; // UTF-16 with its mark: every second byte of it may be 0
    }
    let control = |b: u8| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B);
    let controls = head.iter().filter(|&&b| control(b)).count();
    // Text has none; a stray one from a bad conversion is forgiven, 1 in 100 is not.
    (head.contains(&0) || controls * 100 > head.len()).then_some("binary data")
}
