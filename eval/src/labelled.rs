//! What does a page of the project's own hold, and what of it is the article? Reads labelled pages and texts.
//!
//! In: `eval/sets/furniture/README.md` tells the two forms, HTML with `data-label` and text with `label| ` before each
//! line. Out: the page without its labels, which is all that the program sees, and its pieces with theirs.

use headwater_model::{FurnitureClass, ParagraphKind};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use std::fmt;

/// What a piece of a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Label {
    /// It belongs to the article, as this kind of paragraph.
    Kept(Kind),
    /// It is furniture of this class.
    Left(FurnitureClass),
}

/// A [`ParagraphKind`] that can be put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Kind(pub ParagraphKind);

impl PartialOrd for Kind {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Kind {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0 as u8).cmp(&(other.0 as u8))
    }
}

impl Label {
    /// The label of a name: a class of furniture, a kind of paragraph, or `body` for running text. `None` for others.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = if name == "body" { "text" } else { name };
        let deserializer = || -> StrDeserializer<'_, Error> { name.into_deserializer() };
        let kind = ParagraphKind::deserialize(deserializer()).ok().map(|kind| Self::Kept(Kind(kind)));
        kind.or_else(|| FurnitureClass::deserialize(deserializer()).ok().map(Self::Left))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Kept(kind) => serde_json::to_string(&kind.0),
            Self::Left(class) => serde_json::to_string(class),
        };
        let name = name.map_err(|_| fmt::Error)?;
        f.write_str(match name.trim_matches('"') {
            "text" => "body",
            name => name,
        })
    }
}

/// A run of text of a page with its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub label: Label,
    /// Its words, blanks folded.
    pub text: String,
}

/// A page without its labels, and its labelled pieces in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Labelled {
    /// The page as the program sees it.
    pub page: String,
    /// What has a label.
    pub pieces: Vec<Piece>,
}

/// Elements that end a piece where they begin or end.
const BLOCKS: &str = " html body div p li ul ol h1 h2 h3 h4 h5 h6 section article header footer nav aside main figure \
    figcaption table tr td th blockquote dl dt dd hr br form center address ";
/// Elements without an end tag.
const VOID: &str = " br hr img input meta link ";
/// Elements whose text no reader of an article sees as text.
const UNSEEN: &str = " head title script style button ";

fn is_in(list: &str, name: &str) -> bool {
    list.contains(&format!(" {name} "))
}

/// Reads a labelled HTML page: well formed, for it is ours.
///
/// # Errors
/// What is wrong with it: a label that is none, an end tag without its start.
pub fn read_html(source: &str) -> Result<Labelled, String> {
    let mut found = Labelled::default();
    // Name, label and whether its text is seen, of each open element.
    let mut open: Vec<(&str, Option<Label>, bool)> = Vec::new();
    let mut words = String::new();
    let mut rest = source;
    while let Some(start) = rest.find('<') {
        let (text, tail) = rest.split_at(start);
        let end = tail.find('>').ok_or("a tag that never ends")?;
        let (tag, after) = tail.split_at(end + 1);
        found.page.push_str(text);
        let top = open.last().copied().unwrap_or(("", None, true));
        if top.2 {
            words.push_str(&decoded(text)?);
        }
        let inner = tag.trim_matches(['<', '>', '/', '!']);
        let name = inner.split_ascii_whitespace().next().unwrap_or("");
        let label = label_of(tag)?;
        let closes = tag.starts_with("</");
        if is_in(BLOCKS, name)
            || label.is_some()
            || (closes && open.iter().rev().nth(1).is_some_and(|o| o.1 != top.1))
        {
            flush(&mut found.pieces, top.1, &mut words);
        }
        if closes {
            let last = open.pop().map(|o| o.0);
            if last != Some(name) {
                return Err(format!("</{name}> ends <{}>", last.unwrap_or("nothing")));
            }
        } else if !is_in(VOID, name) && !tag.starts_with("<!") {
            let seen = top.2 && !is_in(UNSEEN, name);
            open.push((name, label.flatten().or(top.1), seen));
        }
        found.page.push_str(&without_label(tag));
        rest = after;
    }
    found.page.push_str(rest);
    if let Some(open) = open.last() {
        return Err(format!("<{}> never ends", open.0));
    }
    Ok(found)
}

const MARK: &str = " data-label=\"";

/// The label that a tag gives: none, or one that says nothing of its text.
fn label_of(tag: &str) -> Result<Option<Option<Label>>, String> {
    let Some((_, rest)) = tag.split_once(MARK) else { return Ok(None) };
    let name = rest.split('"').next().unwrap_or("");
    Label::named(name).map(|label| Some(Some(label))).ok_or_else(|| format!("no label: {name}"))
}

fn without_label(tag: &str) -> String {
    let Some((before, rest)) = tag.split_once(MARK) else { return tag.to_owned() };
    format!("{before}{}", rest.split_once('"').map_or("", |(_, after)| after))
}

fn decoded(text: &str) -> Result<String, String> {
    let text = text.replace("&middot;", "·").replace("&#8211;", "–").replace("&amp;", "&");
    match text.find('&').map(|at| &text[at..]) {
        Some(entity) if entity[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '#') => {
            Err(format!("an entity that is not known here: {entity:.12}"))
        }
        _ => Ok(text),
    }
}

fn flush(pieces: &mut Vec<Piece>, label: Option<Label>, words: &mut String) {
    let text = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.clear();
    if let Some(label) = label
        && text.contains(char::is_alphanumeric)
    {
        pieces.push(Piece { label, text });
    }
}

/// Reads a labelled text: `label| line`; a headline is part of the text and has no label that counts.
///
/// # Errors
/// The line that has no label.
pub fn read_text(source: &str) -> Result<Labelled, String> {
    let mut found = Labelled::default();
    for line in source.lines() {
        if !line.is_empty() {
            let (name, text) = line.split_once("| ").ok_or_else(|| format!("no label: {line}"))?;
            found.page.push_str(text);
            match Label::named(name) {
                Some(label) => flush(&mut found.pieces, Some(label), &mut text.to_owned()),
                None if name == "headline" => {}
                None => return Err(format!("no label: {name}")),
            }
        }
        found.page.push('\n');
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(label: &str, text: &str) -> Piece {
        Piece { label: Label::named(label).unwrap(), text: text.to_owned() }
    }

    #[test]
    fn the_program_never_sees_a_label() {
        let read =
            read_html("<div><p class=\"a\" data-label=\"donation\">Give <b>now</b>.</p></div>").unwrap();
        assert_eq!(read.page, "<div><p class=\"a\">Give <b>now</b>.</p></div>");
        assert_eq!(read.pieces, [piece("donation", "Give now.")]);
        let read = read_text("headline| Gates\nbody| Shut.\n").unwrap();
        assert_eq!(read, Labelled { page: "Gates\nShut.\n".into(), pieces: vec![piece("body", "Shut.")] });
    }

    #[test]
    fn a_label_inside_another_is_a_piece_of_its_own() {
        let read = read_html(
            "<p data-label=\"caption\">A wall. <i data-label=\"photo-credit\">Photo: Quill</i></p><p>Free.</p>",
        );
        assert_eq!(
            read.unwrap().pieces,
            [piece("caption", "A wall."), piece("photo-credit", "Photo: Quill")]
        );
    }

    #[test]
    fn a_page_that_is_not_well_formed_or_labelled_is_told() {
        assert_eq!(read_html("<p>a</div>").unwrap_err(), "</div> ends <p>");
        assert_eq!(read_html("<p data-label=\"ad\">a</p>").unwrap_err(), "no label: ad");
        assert_eq!(read_text("a line").unwrap_err(), "no label: a line");
    }

    #[test]
    fn a_label_is_written_as_it_is_read() {
        for name in ["body", "list-item", "sign-up", "correction", "photo-credit"] {
            assert_eq!(Label::named(name).unwrap().to_string(), name);
        }
    }
}
