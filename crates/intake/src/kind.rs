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
    /// An archive of the web.
    Archive,
    /// A feed: RSS, RDF, Atom or JSON Feed.
    Feed,
    /// A list of addresses: a sitemap or OPML.
    List,
    /// XML of another kind.
    OtherXml,
    /// One mail.
    Mail,
    /// Mails one after the other.
    Mailbox,
}

/// What a name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Named {
    Html,
    PlainText,
    Json,
    JsonLines,
    Archive,
    Xml,
    Mail,
    Mailbox,
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
        "warc" => Some(Named::Archive),
        "xml" | "rss" | "atom" | "rdf" | "opml" => Some(Named::Xml),
        "eml" => Some(Named::Mail),
        "mbox" => Some(Named::Mailbox),
        _ => None,
    }
}

/// Whether the end of `file`'s name is that of an archive, for one whose first bytes cannot be unpacked.
pub(crate) fn is_archive_by_name(file: &InputFile) -> bool {
    by_name(&file.name) == Some(Named::Archive)
}

/// The kind of `file`, whose first unpacked bytes are `head`.
///
/// # Errors
/// [`IntakeError::Empty`] and [`IntakeError::Binary`], by the first bytes.
pub(crate) fn tell(file: &InputFile, head: &[u8]) -> Result<Kind, IntakeError> {
    if head.starts_with(b"WARC/") {
        return Ok(Kind::Archive);
    }
    if let Some(what) = binary(head) {
        return Err(IntakeError::Binary { name: file.name.clone(), what });
    }
    let first = first_byte(head).ok_or_else(|| IntakeError::Empty { name: file.name.clone() })?;
    let named = by_name(&file.name);
    if let Some(kind) = by_content(head).filter(|_| named != Some(Named::PlainText)) {
        return Ok(kind);
    }
    Ok(match named {
        Some(Named::Archive) if !opens_as_html(head) => Kind::Archive,
        Some(Named::Xml) if !opens_as_html(head) || xml_root(head).is_some_and(|root| root != "html") => {
            Kind::OtherXml
        }
        Some(Named::Mail) => Kind::Mail,
        Some(Named::Mailbox) => Kind::Mailbox,
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

/// The kinds that are known by what they begin with, whatever their name.
fn by_content(head: &[u8]) -> Option<Kind> {
    match xml_root(head).as_deref() {
        Some("rss" | "rdf" | "feed") => return Some(Kind::Feed),
        Some("urlset" | "sitemapindex" | "opml") => return Some(Kind::List),
        _ => {}
    }
    if opens_as_record(head) && opening(head).contains("jsonfeed.org/version/") {
        return Some(Kind::Feed);
    }
    let (first, rest) = head.split_at(head.iter().position(|&b| b == b'\n').map_or(head.len(), |at| at + 1));
    if first.starts_with(b"From ") && mail_fields(rest) >= 1 {
        return Some(Kind::Mailbox);
    }
    (mail_fields(head) >= 2).then_some(Kind::Mail)
}

/// How many of the fields that mails have stand in the lines that `head` begins with.
fn mail_fields(head: &[u8]) -> usize {
    const KNOWN: &[&str] =
        &["from", "date", "subject", "message-id", "received", "mime-version", "return-path", "delivered-to"];
    let mut count = 0;
    for line in after_mark(head).split(|&b| b == b'\n') {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let name = line.split(|&b| b == b':').next().unwrap_or_default();
        let is_field =
            name.len() < line.len() && name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-');
        if !is_field || name.is_empty() {
            break;
        }
        let name = String::from_utf8_lossy(name).to_lowercase();
        count += usize::from(KNOWN.contains(&name.as_str()));
    }
    count
}

/// The name of the first element, in lower case and without its prefix; `None` where it begins with none.
fn xml_root(head: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(after_mark(head));
    let mut rest = text.trim_start();
    loop {
        let after = rest.strip_prefix('<')?;
        let end = if after.starts_with("!--") {
            rest.find("-->")? + 3
        } else if after.starts_with(['?', '!']) {
            rest.find('>')? + 1
        } else {
            let name: String =
                after.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '-' | '_')).collect();
            return name.rsplit(':').next().map(str::to_lowercase);
        };
        rest = rest[end..].trim_start();
    }
}

/// Whether it begins as an HTML document does.
pub(crate) fn opens_as_html(head: &[u8]) -> bool {
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
