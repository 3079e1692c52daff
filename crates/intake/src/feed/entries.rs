//! Where does an entry begin and end in the bytes of a feed? For what the parser leaves out, and for feeds it refuses.

use super::{parse, reason};
use crate::IntakeError;
use feed_rs::model::Feed;
use std::ops::Range;

/// A feed that is broken is read entry by entry, each behind its head, up to so many bytes in all.
const MOST_BYTES: usize = 256 << 20;

/// So many entries of a broken feed are tried.
const MOST_TRIED: usize = 2000;

/// The outlet that each of `count` entries names as its source; empty where the entries cannot be told apart.
pub(super) fn sources(bytes: &[u8], count: usize) -> Vec<Option<String>> {
    let places = places(bytes);
    if places.len() != count {
        return Vec::new();
    }
    places.into_iter().map(|place| source(&bytes[place])).collect()
}

/// The feed with those entries that can be read alone, and their sources; the others go to `errors`. `None` where none
/// can be read.
pub(super) fn rescue(
    bytes: &[u8],
    name: &str,
    errors: &mut Vec<IntakeError>,
) -> Option<(Feed, Vec<Option<String>>)> {
    let places = places(bytes);
    let head = &bytes[..places.first()?.start];
    let tail = closing(head)?;
    if places.len().checked_mul(head.len())? > MOST_BYTES {
        return None;
    }
    let mut whole: Option<Feed> = None;
    let mut sources = Vec::new();
    let mut failed = Vec::new();
    if places.len() > MOST_TRIED {
        failed.push(IntakeError::DamagedRecord {
            name: format!("{name}, entry {} and all behind it", MOST_TRIED + 1),
            reason: "the feed is broken, and of a broken one no more is read".to_owned(),
        });
    }
    for (number, place) in places.into_iter().take(MOST_TRIED).enumerate() {
        let entry = &bytes[place];
        match parse(&[head, &mended(entry), tail.as_bytes()].concat()) {
            Ok(mut feed) if !feed.entries.is_empty() => {
                feed.entries.truncate(1);
                sources.push(source(entry));
                match &mut whole {
                    Some(whole) => whole.entries.append(&mut feed.entries),
                    None => whole = Some(feed),
                }
            }
            Ok(_) => {}
            Err(error) => failed.push(IntakeError::DamagedRecord {
                name: format!("{name}, entry {}", number + 1),
                reason: reason(&error),
            }),
        }
    }
    let whole = whole?;
    errors.append(&mut failed);
    Some((whole, sources))
}

/// The bytes of each entry: from `<item` or `<entry` to its end, or to where the next begins.
fn places(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((start, name)) = opening(bytes, from) {
        let next = opening(bytes, start + 1).map_or(bytes.len(), |(next, _)| next);
        let close = [b"</", name, b">"].concat();
        let end = find(&bytes[start..next], &close).map_or(next, |at| start + at + close.len());
        found.push(start..end);
        from = end;
    }
    found
}

/// Where the next entry begins from `from` on, and what its element is called.
fn opening(bytes: &[u8], from: usize) -> Option<(usize, &[u8])> {
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&b| b == b'<')?;
        let name = &bytes[at + 1..];
        let end = name.iter().take(40).position(|&b| !(b.is_ascii_alphanumeric() || b == b':'));
        let name = &name[..end.unwrap_or(0)];
        let local = name.rsplit(|&b| b == b':').next().unwrap_or_default();
        if matches!(local, b"item" | b"entry") {
            return Some((at, name));
        }
        at += 1;
    }
}

/// The ends of what `head` leaves open.
fn closing(head: &[u8]) -> Option<String> {
    let mut at = 0;
    let root = loop {
        at += head[at..].iter().position(|&b| b == b'<')?;
        let name = &head[at + 1..];
        if name.first()?.is_ascii_alphabetic() {
            let end = name.iter().position(|&b| !(b.is_ascii_alphanumeric() || b == b':'))?;
            break String::from_utf8_lossy(&name[..end]).into_owned();
        }
        at += 1;
    };
    let is_open = find(head, b"<channel").is_some() && find(head, b"</channel").is_none();
    Some(format!("{}</{root}>", if is_open { "</channel>" } else { "" }))
}

/// An entry with bare ampersands escaped and without the control characters that XML forbids.
fn mended(entry: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(entry.len());
    for (at, &byte) in entry.iter().enumerate() {
        match byte {
            b'&' if !is_reference(&entry[at + 1..]) => out.extend_from_slice(b"&amp;"),
            0..=8 | 11 | 12 | 14..=31 => {}
            _ => out.push(byte),
        }
    }
    out
}

/// Whether what follows an ampersand makes it a reference.
fn is_reference(after: &[u8]) -> bool {
    let end = after.iter().take(12).position(|&b| b == b';');
    end.is_some_and(|end| end > 0 && after[..end].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#'))
}

/// The name of the outlet that an entry has from elsewhere: the text of `source`, or the title in it.
fn source(entry: &[u8]) -> Option<String> {
    let start = find(entry, b"<source")?;
    let length = find(&entry[start..], b"</source>")?;
    let inside = &entry[start..start + length];
    let text = match find(inside, b"<title") {
        Some(title) => {
            let end = find(&inside[title..], b"</title>")?;
            &inside[title..title + end]
        }
        None => inside,
    };
    let text = &text[text.iter().position(|&b| b == b'>')? + 1..];
    let text = String::from_utf8_lossy(text);
    let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
    let name = super::one_line(text);
    (!name.is_empty()).then_some(name)
}

fn find(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}
