//! Puts the article of an HTML page together: its blocks, its head, what was left out.

use super::blocks;
use super::features::Survey;
use super::fields::{self, Reading};
use super::forest::Weights;
use super::furniture::{self, Decided};
use super::head::Head;
use super::tree::Tree;
use super::{address, choose, kinds, strays, write};
use crate::extract::{ExtractError, Extraction, VERSION, dateline, language};
use crate::outlets::Outlets;
use headwater_model::{Article, ArticleId, Link, Paragraph, Span};
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
    let first = chosen.iter().position(|&c| c).unwrap_or(0);
    let head = Head::read(&tree);
    let mut reading = Reading { tree: &tree, head: &head, survey: &mut survey, url, page, body: first };
    let fields = fields::decide(&mut reading, outlets);
    for block in [fields.headline_block, fields.dek_block].into_iter().flatten() {
        chosen[block] = false;
    }
    let moved = strays::mend(&mut survey, &mut chosen, &fields.byline);
    let body = Body::write(&survey, &chosen, &scores, url);
    if body.text.is_empty() {
        return Err(ExtractError::NoText);
    }
    let dateline = dateline::find(&body.text, &body.paragraphs);
    let declared =
        head.language.filter(|l| l.len() >= 2 && l.bytes().take(2).all(|b| b.is_ascii_alphabetic()));
    let language = language::detect(&body.text).map(str::to_owned);
    let article = Article {
        id: ArticleId(id.to_owned()),
        wire: dateline::wire(
            &body.text,
            &body.paragraphs,
            dateline.as_ref(),
            &fields.byline,
            fields.outlet.as_ref(),
            outlets,
        ),
        url: fields.url,
        outlet: fields.outlet,
        headline: fields.headline,
        dek: fields.dek,
        byline: fields.byline.clone(),
        dateline,
        section: fields.section,
        published: fields.published,
        updated: fields.updated,
        language: language.or_else(|| declared.map(|l| l[..2].to_ascii_lowercase())),
        text: body.text,
        paragraphs: body.paragraphs,
        links: body.links,
        made_by: VERSION,
    };
    for block in [fields.headline_block, fields.dek_block].into_iter().flatten() {
        chosen[block] = true;
    }
    let decided = Decided { kept: &chosen, scores: &scores, moved: &moved, byline: &fields.byline };
    let furniture = furniture::pieces(&mut survey, &decided);
    Ok(Extraction { article, furniture, scores: body.scores })
}

/// The text of the article as it grows.
#[derive(Debug, Default)]
struct Body {
    text: String,
    paragraphs: Vec<Paragraph>,
    links: Vec<Link>,
    scores: Vec<f32>,
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
