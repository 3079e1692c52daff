//! What was left out, and why? Names the class of each block that is not the article's.
//!
//! Score and `strays` have decided; the class is told by the rule that moved the block, by its words where they tell
//! (`cues`), by what the nearest markup around it promises (`marks`), by its links and place, by what stands with it in
//! one box; else it is "other". Neighbours of one class are one piece.

use super::features::Survey;
use super::marks::{self, Promise};
use super::strays;
use super::tags::Tag;
use crate::extract::cues::{self, Verdict};
use headwater_model::{Byline, Furniture, FurnitureClass, PagePart, PageSide};

/// What the markup tells, the surest first.
const PROMISED: &[(Promise, FurnitureClass, &str)] = &[
    (Promise::Comments, FurnitureClass::Comment, "comments"),
    (Promise::CommentsAbroad, FurnitureClass::Comment, "comments"),
    (Promise::Cookies, FurnitureClass::Cookie, "cookies or legal lines"),
    (Promise::Wall, FurnitureClass::Paywall, "a paywall"),
    (Promise::Donation, FurnitureClass::Donation, "an appeal for money"),
    (Promise::SignUp, FurnitureClass::SignUp, "a sign-up prompt"),
    (Promise::SignUpAbroad, FurnitureClass::SignUp, "a sign-up prompt"),
    (Promise::Advertisement, FurnitureClass::Advertisement, "advertisements"),
    (Promise::Share, FurnitureClass::ShareBar, "share buttons"),
    (Promise::ShareAbroad, FurnitureClass::ShareBar, "share buttons"),
    (Promise::Related, FurnitureClass::RelatedList, "other articles"),
    (Promise::RelatedAbroad, FurnitureClass::RelatedList, "other articles"),
    (Promise::Picture, FurnitureClass::PhotoCredit, "a picture"),
    (Promise::Author, FurnitureClass::AuthorBio, "the author"),
    (Promise::Stamp, FurnitureClass::Stamp, "a stamp"),
    (Promise::StampAbroad, FurnitureClass::Stamp, "a stamp"),
    (Promise::Navigation, FurnitureClass::Navigation, "navigation"),
    (Promise::Frame, FurnitureClass::Navigation, "the frame of the page"),
    (Promise::Cards, FurnitureClass::RelatedList, "cards"),
];

/// How many elements around a block may tell its class.
const LEVELS: usize = 3;
/// A link of so many words is the headline of an article and no entry of a menu.
const TEASER_WORDS: u32 = 4;

/// What is known of a page once its blocks are chosen.
pub(super) struct Decided<'d> {
    /// For each block, whether the article has it.
    pub(super) kept: &'d [bool],
    pub(super) scores: &'d [f32],
    /// For each block that a rule moved out, what it is.
    pub(super) moved: &'d [Option<Verdict>],
    pub(super) byline: &'d [Byline],
}

/// What is worked out once for all blocks.
struct Told {
    /// What the words of each block that is left out tell, or the rule that moved it.
    by_words: Vec<Option<Verdict>>,
    /// The first block of the article.
    first: usize,
}

impl Told {
    fn of(survey: &Survey<'_, '_>, decided: &Decided<'_>) -> Self {
        let tell = |at: usize| {
            let verdict = || decided.moved[at].clone().or_else(|| spoken(survey, at));
            if decided.kept[at] { None } else { verdict() }
        };
        let first = decided.kept.iter().position(|&kept| kept).unwrap_or(decided.kept.len());
        Self { by_words: (0..decided.kept.len()).map(tell).collect(), first }
    }
}

/// A piece that was left out.
pub(super) struct Piece {
    /// Its first and last block.
    first: usize,
    last: usize,
    score: f32,
    furniture: Furniture,
}

/// The pieces that are left out, in the order of the page.
pub(super) fn pieces(survey: &mut Survey<'_, '_>, decided: &Decided<'_>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let told = Told::of(survey, decided);
    for at in 0..decided.kept.len() {
        if decided.kept[at] || survey.text(at).is_empty() {
            continue;
        }
        let Verdict { class, reason } = class_of(survey, decided, &told, at);
        let (text, score) = (survey.text(at), decided.scores[at]);
        match pieces.last_mut() {
            Some(piece) if piece.last + 1 == at && piece.furniture.class == class => {
                piece.last = at;
                piece.score = piece.score.max(score);
                piece.furniture.text.push('\n');
                piece.furniture.text.push_str(text);
            }
            _ => {
                let furniture = Furniture { class, text: text.to_owned(), reason };
                pieces.push(Piece { first: at, last: at, score, furniture });
            }
        }
    }
    pieces
}

/// The furniture, and the parts of both sides in the order of the page; `kept` are the blocks of the paragraphs with
/// their scores.
pub(super) fn parts(
    pieces: Vec<Piece>,
    kept: impl Iterator<Item = (usize, f32)>,
) -> (Vec<Furniture>, Vec<PagePart>) {
    let left = pieces.iter().enumerate().map(|(at, piece)| (piece.first, PageSide::LeftOut(at), piece.score));
    let kept = kept.enumerate().map(|(at, (block, score))| (block, PageSide::Kept(at), score));
    let mut parts: Vec<(usize, PageSide, f32)> = left.chain(kept).collect();
    parts.sort_by_key(|(block, ..)| *block);
    let part = |(_, side, score)| PagePart { side, score: Some(score) };
    (pieces.into_iter().map(|piece| piece.furniture).collect(), parts.into_iter().map(part).collect())
}

/// The class of a block and the words for why.
fn class_of(survey: &mut Survey<'_, '_>, decided: &Decided<'_>, told: &Told, at: usize) -> Verdict {
    if let Some(verdict) = &told.by_words[at] {
        return verdict.clone();
    }
    let is_above = at < told.first;
    let stamped = survey.folded[at].count <= 16 && strays::is_stamp(survey, at, decided.byline);
    let text = survey.text(at);
    let signed = || decided.byline.iter().any(|b| b.name.contains(' ') && text.contains(&b.name));
    if stamped || (is_above && survey.folded[at].count <= 16 && signed()) {
        return Verdict::new(FurnitureClass::Stamp, "nothing but a date, a time or who signs");
    }
    let is_teaser = is_teaser(survey, at);
    if let Some(verdict) = promised(survey, at, is_above, is_teaser) {
        return verdict;
    }
    let label = strays::box_mates(survey, at).rev().filter(|&mate| mate != at && !decided.kept[mate]);
    if let Some(mate) = label.clone().find_map(|mate| told.by_words[mate].as_ref()) {
        let listed = mate.class == FurnitureClass::Recommendation;
        let class = if listed { FurnitureClass::RelatedList } else { mate.class };
        return Verdict::new(class, "it stands in one box with what its words tell");
    }
    if is_teaser && !survey.stands_in(at, &[Tag::Nav, Tag::Footer]) {
        return Verdict::new(FurnitureClass::RelatedList, "it is the headline of another article, as a link");
    }
    let framed = survey.stands_in(at, &[Tag::Nav, Tag::Footer, Tag::Header, Tag::Aside]);
    if framed || survey.blocks[at].counts.link_share() > 0.8 {
        return Verdict::new(FurnitureClass::Navigation, "short links, or the frame of the page");
    }
    Verdict::new(FurnitureClass::Other, "its place, markup and neighbours are not those of the article")
}

/// What the words of a block tell once it is known to be none of the article's.
fn spoken(survey: &Survey<'_, '_>, at: usize) -> Option<Verdict> {
    let folded = &survey.folded[at];
    cues::judge(folded).or_else(|| cues::opens_label(folded))
}

/// A link, or several, with the words of headlines.
fn is_teaser(survey: &Survey<'_, '_>, at: usize) -> bool {
    let counts = &survey.blocks[at].counts;
    counts.link_share() > 0.6 && counts.words >= TEASER_WORDS * counts.links.max(1)
}

/// What the nearest element promises that promises anything.
fn promised(survey: &mut Survey<'_, '_>, at: usize, is_above: bool, is_teaser: bool) -> Option<Verdict> {
    for level in 0..=LEVELS {
        for &(promise, class, what) in PROMISED {
            if !survey.promises_at(at, promise, level) {
                continue;
            }
            let class = match class {
                FurnitureClass::AuthorBio if is_above => FurnitureClass::Stamp,
                FurnitureClass::Stamp if is_teaser => continue,
                FurnitureClass::Navigation if is_teaser && promise == Promise::Frame => {
                    FurnitureClass::RelatedList
                }
                class => class,
            };
            return Some(Verdict::new(class, format!("the markup around it is that of {what}")));
        }
    }
    None
}

/// Every group of marks that tells a class is one that `marks` knows.
const _: () = assert!(marks::BITS <= 64);
