//! Which posts of social networks stand in the article, and who wrote them? Finds the quotations that networks give
//! for embedding, keeps their words, and takes author, account and address out of the line below.
//!
//! The forms are those of the networks' own embed codes (X and Twitter, Bluesky, Instagram, Threads, Facebook, TikTok,
//! Mastodon): a `blockquote` with a class of the network's, or one whose last link leads to a post.

use super::entities;
use super::features::Survey;
use super::tags::{Key, Tag};
use crate::extract::cues::Verdict;
use headwater_model::{EmbeddedPost, FurnitureClass, Span};
use std::ops::Range;

/// Classes of the networks' embed codes.
const CLASSES: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "bluesky-embed",
    "instagram-media",
    "text-post-media",
    "fb-xfbml",
    "fb-post",
    "tiktok-embed",
    "mastodon-embed",
];
/// Parts of the addresses of posts.
const ADDRESSES: &[&str] = &[
    "twitter.com/",
    "//x.com/",
    "bsky.app/profile/",
    "instagram.com/p/",
    "instagram.com/reel/",
    "threads.net/@",
    "threads.com/@",
    "facebook.com/",
    "tiktok.com/@",
];
/// How lines begin that say who posted it.
const SIGNED: &[&str] =
    &["— ", "– ", "—", "A post shared by ", "Post by ", "Posted by ", "View this post", "View on "];
/// So far outside the article's blocks a post may stand.
const NEAR: usize = 3;

/// A post and the blocks of its words.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Post {
    blocks: Range<usize>,
    author: Option<String>,
    handle: Option<String>,
    url: Option<String>,
}

impl Post {
    /// The post with the place of its words; `places` are the blocks of the text with their spans.
    pub(super) fn placed(&self, places: &[(usize, Span)]) -> Option<EmbeddedPost> {
        let mut own = places.iter().filter(|(at, _)| self.blocks.contains(at)).map(|(_, span)| *span);
        let first = own.next()?;
        let span = Span::new(first.start, own.next_back().unwrap_or(first).end);
        let (author, handle, url) = (self.author.clone(), self.handle.clone(), self.url.clone());
        Some(EmbeddedPost { span, author, handle, url })
    }
}

/// The posts of the article: their words are chosen, the lines on who posted them are not.
pub(super) fn find(survey: &Survey<'_, '_>, chosen: &mut [bool], moved: &mut [Option<Verdict>]) -> Vec<Post> {
    let (Some(first), Some(last)) = (chosen.iter().position(|&c| c), chosen.iter().rposition(|&c| c)) else {
        return Vec::new();
    };
    let article = first.saturating_sub(NEAR)..last + 1 + NEAR;
    let mut posts = Vec::new();
    for index in 0..survey.tree.nodes.len() as u32 {
        if survey.tree.node(index).tag != Tag::Blockquote {
            continue;
        }
        let inside = blocks_in(survey, index);
        let is_near = !inside.is_empty() && article.contains(&inside.start) && inside.len() <= 12;
        if !is_near || !is_post(survey, index) {
            continue;
        }
        let signed = inside.clone().rev().find(|&at| is_signature(survey.text(at)));
        let words = inside.start..signed.unwrap_or(inside.end);
        if words.is_empty() {
            continue;
        }
        for at in inside.clone() {
            chosen[at] = words.contains(&at);
            if !chosen[at] {
                moved[at] = Some(Verdict::new(FurnitureClass::Stamp, "who posted it: the post carries that"));
            }
        }
        let line = signed.map_or_else(|| survey.text(inside.end - 1), |at| survey.text(at));
        let (author, handle) = signer(line);
        posts.push(Post { blocks: words, author, handle, url: address(survey, index) });
    }
    posts
}

/// The blocks that stand in element `element`.
fn blocks_in(survey: &Survey<'_, '_>, element: u32) -> Range<usize> {
    let end = survey.tree.node(element).end;
    let start = survey.blocks.partition_point(|b| b.first < element);
    start..survey.blocks.partition_point(|b| b.first < end)
}

/// Whether a quotation is a post: by its class, that of the element around it, or a link to one and a line that signs.
fn is_post(survey: &Survey<'_, '_>, index: u32) -> bool {
    let tree = survey.tree;
    let is_called =
        |i: u32| tree.attribute(i, Key::Class).is_some_and(|class| CLASSES.iter().any(|c| class.contains(c)));
    let signed = || blocks_in(survey, index).any(|at| survey.text(at).contains("(@"));
    is_called(index) || is_called(tree.node(index).parent) || (signed() && address(survey, index).is_some())
}

fn is_signature(text: &str) -> bool {
    let is_short = text.chars().count() <= 160;
    is_short && (SIGNED.iter().any(|s| text.starts_with(s)) || text.contains("(@"))
}

/// The address of the post: the last link of the quotation that leads to one.
fn address(survey: &Survey<'_, '_>, index: u32) -> Option<String> {
    let tree = survey.tree;
    let links = (index..tree.node(index).end).rev().filter(|&i| tree.node(i).tag == Tag::A);
    let hrefs = links.filter_map(|i| tree.attribute(i, Key::Href)).map(entities::decode);
    let mut found = None;
    for href in hrefs.map(|h| h.trim().to_owned()) {
        let is_post = ["/status/", "/post/", "/p/", "/reel/", "/posts/", "/video/", "/@"]
            .iter()
            .any(|p| href.contains(p));
        if is_post && (ADDRESSES.iter().any(|a| href.contains(a)) || href.contains("/@")) {
            found = Some(href);
            break;
        }
    }
    found.filter(|href| href.starts_with("http"))
}

/// Name and account of a line like "— Mara Quill (@maraquill) March 3, 2018".
fn signer(line: &str) -> (Option<String>, Option<String>) {
    let line = line.rsplit('\n').next().unwrap_or(line);
    let opened = SIGNED.iter().find_map(|s| line.strip_prefix(s));
    let is_handle = |c: char| c.is_alphanumeric() || matches!(c, '@' | '_' | '.' | '-');
    let handle = line.find('@').map(|at| line[at..].split(|c: char| !is_handle(c)).next().unwrap_or(""));
    let handle = handle.map(|h| h.trim_end_matches(['.', '-'])).filter(|h| h.len() > 1).map(str::to_owned);
    let name = opened.and_then(|rest| {
        let end = rest.find(['(', '@']).or_else(|| rest.find(" on ")).unwrap_or(rest.len());
        let name = rest[..end].trim();
        (!name.is_empty() && name.chars().count() <= 60 && !line.starts_with("View")).then(|| name.to_owned())
    });
    (name, handle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_below_a_post_names_who_wrote_it() {
        let named = |line: &str| {
            let (name, handle) = signer(line);
            (name.unwrap_or_default(), handle.unwrap_or_default())
        };
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(named("— Mara Quill (@maraquill) March 3, 2018"), pair("Mara Quill", "@maraquill"));
        assert_eq!(named("A post shared by Lantern (@lantern.valley)"), pair("Lantern", "@lantern.valley"));
        assert_eq!(named("Post by @mara@social.example"), pair("", "@mara@social.example"));
        assert_eq!(named("Posted by The Lantern on Tuesday, 3 March 2020"), pair("The Lantern", ""));
        assert_eq!(named("View on Threads"), pair("", ""));
    }
}
