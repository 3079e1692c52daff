//! What was left out, and why? Names the class of each block that is not the article's.
//!
//! The score has decided; the class is told by the block's words where they tell (`cues`), else by what the markup
//! around it promises (`marks`), else it is "other". Neighbours of one class are one piece.

use super::features::Survey;
use super::marks::{self, Promise};
use super::tags::Tag;
use crate::extract::cues;
use headwater_model::{Furniture, FurnitureClass};

/// What the markup tells, the surest first.
const PROMISED: &[(Promise, FurnitureClass, &str)] = &[
    (Promise::Comments, FurnitureClass::Comment, "comments"),
    (Promise::Cookies, FurnitureClass::Cookie, "cookies or legal lines"),
    (Promise::SignUp, FurnitureClass::SignUp, "a sign-up prompt"),
    (Promise::Advertisement, FurnitureClass::Advertisement, "advertisements"),
    (Promise::Share, FurnitureClass::ShareBar, "share buttons"),
    (Promise::Related, FurnitureClass::RelatedList, "other articles"),
    (Promise::Picture, FurnitureClass::PhotoCredit, "a picture"),
    (Promise::Author, FurnitureClass::AuthorBio, "the author"),
    (Promise::Stamp, FurnitureClass::Stamp, "a stamp"),
    (Promise::Navigation, FurnitureClass::Navigation, "navigation"),
    (Promise::Frame, FurnitureClass::Navigation, "the frame of the page"),
    (Promise::Cards, FurnitureClass::RelatedList, "cards"),
];

/// How many elements around a block may tell its class.
const LEVELS: usize = 3;

/// The pieces that are left out, in the order of the page. `kept` holds, for each block, whether the article has it.
pub(super) fn pieces(survey: &mut Survey<'_, '_>, kept: &[bool], scores: &[f32]) -> Vec<Furniture> {
    let mut pieces: Vec<(usize, Furniture)> = Vec::new();
    for at in 0..kept.len() {
        if kept[at] || survey.text(at).is_empty() {
            continue;
        }
        let (class, reason) = class_of(survey, at);
        let text = survey.text(at);
        match pieces.last_mut() {
            Some((last, piece)) if *last + 1 == at && piece.class == class => {
                *last = at;
                piece.text.push('\n');
                piece.text.push_str(text);
            }
            _ => {
                let reason = format!("{reason}; score {:.1}", scores[at]);
                pieces.push((at, Furniture { class, text: text.to_owned(), reason }));
            }
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

/// The class of a block and the words for why.
fn class_of(survey: &mut Survey<'_, '_>, at: usize) -> (FurnitureClass, String) {
    if let Some(verdict) = cues::judge(&survey.folded[at]) {
        return (verdict.class, verdict.reason);
    }
    for &(promise, class, what) in PROMISED {
        if survey.promises(at, promise, LEVELS) {
            return (class, format!("the markup around it is that of {what}"));
        }
    }
    let framed = survey.stands_in(at, &[Tag::Nav, Tag::Footer, Tag::Header, Tag::Aside]);
    if framed {
        return (FurnitureClass::Navigation, "it stands in the frame of the page".to_owned());
    }
    if survey.blocks[at].counts.link_share() > 0.8 {
        return (FurnitureClass::RelatedList, "it is nothing but links".to_owned());
    }
    (FurnitureClass::Other, "its place, markup and neighbours are not those of the article".to_owned())
}

/// Every group of marks that tells a class is one that `marks` knows.
const _: () = assert!(marks::BITS <= 64);
