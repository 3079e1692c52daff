//! Puts the article of an HTML page together: its blocks, its head, what was left out.

use super::blocks;
use super::features::{Survey, is_prose};
use super::fields::{self, Reading};
use super::forest::Weights;
use super::furniture::{self, Decided};
use super::head::Head;
use super::tree::Tree;
use super::{about, address, choose, entries, kinds, picture, posts, strays, write};
use crate::extract::{ExtractError, Extraction, VERSION, dateline, language, pickup};
use crate::outlets::Outlets;
use headwater_model::{Article, Link, Paragraph, PickupSign, Span};
use std::sync::LazyLock;

/// See [`shipped`].
static SHIPPED: LazyLock<Weights> = LazyLock::new(|| {
    let blocks = include_str!("../../../../../models/extract-blocks.txt");
    let context = include_str!("../../../../../models/extract-context.txt");
    Weights::parse(blocks, context).expect("a test reads the shipped weights")
});

/// The weights that the program ships.
pub(in crate::extract) fn shipped() -> &'static Weights {
    &SHIPPED
}

/// Takes the article out of a decoded page.
///
/// # Errors
/// [`ExtractError::NoText`] where it has none.
pub(in crate::extract) fn extract(
    id: &str,
    url: Option<&str>,
    page: &str,
    outlets: &Outlets,
    weights: &Weights,
) -> Result<Extraction, ExtractError> {
    let tree = Tree::read(page);
    let blocks = blocks::cut(&tree);
    let mut survey = Survey::of(&tree, &blocks);
    let scores = choose::scores(&mut survey, weights);
    let mut chosen = choose::choose(&survey, &scores);
    // Where the text surely begins: a few words that are chosen on a doubtful score may stand above the headline.
    let is_sure = |at: &usize| chosen[*at] && scores[*at] > 0.0 && is_prose(&blocks[*at].counts);
    let first = (0..chosen.len()).find(is_sure).or_else(|| chosen.iter().position(|&c| c)).unwrap_or(0);
    let head = Head::read(&tree);
    let last = chosen.iter().rposition(|&c| c).unwrap_or(0);
    let mut reading = Reading { tree: &tree, head: &head, survey: &mut survey, url, page, body: first };
    let fields = fields::decide(&mut reading, outlets);
    let picture = picture::of(&reading, last).map(Box::new);
    for block in [fields.headline_block, fields.dek_block].into_iter().flatten() {
        chosen[block] = false;
    }
    let mut moved = strays::mend(&mut survey, &mut chosen, &fields.byline);
    let posts = posts::find(&survey, &mut chosen, &mut moved);
    let body = Body::write(&survey, &chosen, &scores, url);
    if body.text.is_empty() {
        return Err(ExtractError::NoText);
    }
    let dateline = dateline::find(&body.text, &body.paragraphs);
    let declared =
        head.language.filter(|l| l.len() >= 2 && l.bytes().take(2).all(|b| b.is_ascii_alphabetic()));
    let language = language::detect(&body.text).map(str::to_owned);
    let wire = dateline::wire(
        &body.text,
        &body.paragraphs,
        dateline.as_ref(),
        &fields.byline,
        fields.outlet.as_ref(),
        outlets,
    );
    for block in [fields.headline_block, fields.dek_block].into_iter().flatten() {
        chosen[block] = true;
    }
    let decided = Decided { kept: &chosen, scores: &scores, moved: &moved, byline: &fields.byline };
    let pieces = furniture::pieces(&mut survey, &decided);
    let kept = body.places.iter().map(|(at, _)| *at).zip(body.scores.iter().copied());
    let (furniture, parts) = furniture::parts(pieces, kept);
    let entries = entries::find(&survey, &head, &body.places, &body.text);
    let reading = Reading { tree: &tree, head: &head, survey: &mut survey, url, page, body: first };
    let pickup = pickup::of_page(about::told(&reading), wire.as_ref(), fields.outlet.as_ref(), outlets);
    let is_elsewhere = pickup.as_ref().is_some_and(|p| p.signs.contains(&PickupSign::Canonical));
    let article = Article {
        section: about::section(&reading),
        edition: about::edition(&reading, fields.url.as_deref()),
        tags: about::tags(&reading),
        access: about::access(&reading, &furniture),
        licence: about::licence(&reading),
        pickup,
        picture,
        wire,
        // The first printing's address is no address of this article.
        url: if is_elsewhere { url.map(str::to_owned) } else { fields.url },
        outlet: fields.outlet,
        headline: fields.headline,
        dek: fields.dek,
        byline: fields.byline,
        dateline,
        published: fields.published,
        updated: fields.updated,
        language: language.or_else(|| declared.map(|l| l[..2].to_ascii_lowercase())),
        text: body.text,
        paragraphs: body.paragraphs,
        posts: posts.iter().filter_map(|post| post.placed(&body.places)).collect(),
        entries,
        links: body.links,
        made_by: VERSION,
        ..Article::empty(id)
    };
    Ok(Extraction { article, furniture, scores: body.scores, parts })
}

/// The text of the article as it grows.
#[derive(Debug, Default)]
struct Body {
    text: String,
    paragraphs: Vec<Paragraph>,
    links: Vec<Link>,
    scores: Vec<f32>,
    /// The block and the span of each paragraph.
    places: Vec<(usize, Span)>,
}

impl Body {
    fn write(survey: &Survey<'_, '_>, chosen: &[bool], scores: &[f32], url: Option<&str>) -> Self {
        let mut body = Self::default();
        for (at, block) in survey.blocks.iter().enumerate().filter(|(at, _)| chosen[*at]) {
            let before = body.text.len();
            if before > 0 {
                body.text.push_str("\n\n");
            }
            let start = body.text.len();
            write::block(survey.tree, block, &mut body.text, Some(&mut body.links));
            if body.text.len() == start {
                body.text.truncate(before);
                continue;
            }
            let span = Span::new(start, body.text.len());
            body.paragraphs.push(Paragraph { span, kind: kinds::kind(survey, at) });
            body.scores.push(scores[at]);
            body.places.push((at, span));
        }
        body.links.retain_mut(|link| match address::absolute(&link.href, url) {
            Some(href) => {
                link.href = href;
                true
            }
            None => false,
        });
        body
    }
}
