//! Which picture stands for the article, and what stands below it? The one that the page names to machines, else the
//! first figure of the article; the caption is that of the same picture on the page, known by the name of its file.

use super::fields::Reading;
use super::head::text_of;
use super::tags::{Key, Tag};
use super::tree::Tree;
use super::{address, entities};
use headwater_model::Picture;

/// A file's name shorter than this is that of any picture.
const SHORTEST_NAME: usize = 6;

/// A caption has at most so many bytes: more is an article inside a figure.
const LONGEST_CAPTION: usize = 1500;

/// What JSON-LD calls a caption is one from so many words on.
const CAPTION_WORDS: usize = 5;

/// Decides; `last` is the last block of the article.
pub(super) fn of(reading: &Reading<'_, '_, '_>, last: usize) -> Option<Picture> {
    let head = reading.head;
    let said = head.of(&[
        "og:image",
        "og:image:secure_url",
        "og:image:url",
        "twitter:image",
        "twitter:image:src",
        "parsely-image-url",
        "image",
    ]);
    let claimed = head.claimed.picture.as_ref();
    let logo = head.claimed.logo.as_deref().and_then(file_name);
    let is_logo = |url: &str| logo.is_some() && file_name(url) == logo;
    let named = said
        .filter(|url| !is_logo(url))
        .or_else(|| claimed.map(|(url, _)| url.clone()).filter(|url| !is_logo(url)))
        .and_then(|url| address::absolute(&url, reading.url))
        .filter(|url| url.starts_with("http"));
    let Some(url) = named else { return first_figure(reading, last) };
    let name = file_name(&url);
    let same = |other: &str| name.is_some() && file_name(other) == name;
    let shown = || {
        let images = head.pictures.iter().filter(|&&i| source(reading.tree, i).is_some_and(same));
        images.copied().find_map(|i| caption(reading.tree, i))
    };
    // A few words are what the picture's file is called.
    let is_caption = |c: &String| c.split(' ').count() >= CAPTION_WORDS;
    let told = || claimed.filter(|(other, _)| same(other)).and_then(|(_, c)| c.clone()).filter(is_caption);
    let caption = shown().or_else(told);
    Some(Picture { url, caption })
}

/// The first picture with a caption between the headline and the end of the article.
fn first_figure(reading: &Reading<'_, '_, '_>, last: usize) -> Option<Picture> {
    let blocks = reading.survey.blocks;
    let (from, to) = (blocks.get(reading.body.saturating_sub(8))?.first, blocks.get(last)?.last);
    let inside = reading.head.pictures.iter().copied().filter(|i| (from..=to).contains(i));
    inside.filter(|&i| figure(reading.tree, i).is_some()).find_map(|i| {
        let url = address::absolute(&entities::decode(source(reading.tree, i)?), reading.url)?;
        url.starts_with("http").then(|| Picture { url, caption: caption(reading.tree, i) })
    })
}

/// Where a picture is: scripts that load it later keep the address beside it.
fn source<'a>(tree: &Tree<'a>, image: u32) -> Option<&'a str> {
    [Key::DataSrc, Key::Src]
        .iter()
        .find_map(|&k| tree.attribute(image, k))
        .filter(|s| !s.starts_with("data:"))
}

fn figure(tree: &Tree<'_>, image: u32) -> Option<u32> {
    tree.ancestors(image).take(8).find(|&i| {
        tree.node(i).tag == Tag::Figure
            || tree.attribute(i, Key::Class).is_some_and(|c| c.split(' ').any(|w| w == "wp-caption"))
    })
}

fn caption(tree: &Tree<'_>, image: u32) -> Option<String> {
    let figure = figure(tree, image)?;
    let is_caption = |&i: &u32| {
        tree.node(i).tag == Tag::FigCaption
            || tree.attribute(i, Key::Class).is_some_and(|c| c.contains("caption-text"))
    };
    // A figure with a caption ends soon; one without may be a whole gallery.
    let end = tree.node(figure).end.min(figure + 400);
    let found = (figure + 1..end).find(is_caption)?;
    text_of(tree, found).filter(|text| text.len() <= LONGEST_CAPTION)
}

/// The name of a picture's file without its ending and its size: what is the same in all versions of a picture.
fn file_name(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?.to_ascii_lowercase().replace("%2f", "/");
    let name = path.trim_end_matches('/').rsplit('/').next()?;
    let name = name.rsplit_once('.').map_or(name, |(name, _)| name);
    let is_size = |part: &str| {
        part.split_once('x').is_some_and(|(w, h)| {
            !w.is_empty() && !h.is_empty() && w.bytes().chain(h.bytes()).all(|b| b.is_ascii_digit())
        })
    };
    let name = match name.rsplit_once(['-', '_']) {
        Some((before, size)) if is_size(size) || size == "scaled" => before,
        _ => name,
    };
    (name.len() >= SHORTEST_NAME).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_one_picture_have_one_name() {
        let name = |url| file_name(url);
        let whole = name("https://lantern.example/pictures/gates-shut.jpg");
        assert_eq!(whole.as_deref(), Some("gates-shut"));
        for other in [
            "https://cdn.example/gates-shut-1024x683.webp?w=300",
            "/a/gates-shut-scaled.jpg",
            "x/fetch/https%3A%2F%2Fl.example%2Fgates-shut.png",
        ] {
            assert_eq!(name(other), whole, "{other}");
        }
        assert_ne!(name("/pictures/gates-open.jpg"), whole);
    }

    #[test]
    fn a_short_name_is_no_name() {
        assert_eq!(file_name("https://lantern.example/1.jpg"), None);
    }
}
