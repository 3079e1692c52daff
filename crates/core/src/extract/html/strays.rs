//! Which blocks did the scores put on the wrong side? A few narrow rules on top of them: each needs words and markup
//! that agree, or a place where no article goes on.
//!
//! Input: the blocks with who is chosen. Output: who is chosen in the end, and for each block that a rule moved out,
//! what it is and why. What the words alone would drop is left in: on the shared pages that cost more than it brought.

use super::blocks::Block;
use super::features::{Survey, is_prose};
use super::marks::Promise;
use super::tags::{Key, Tag};
use crate::extract::cues::{self, Verdict};
use crate::extract::signs;
use headwater_model::{Byline, FurnitureClass};

/// A box of more words is no prompt.
const BOX_WORDS: u32 = 80;
/// A shorter block of a box goes with what the box asks for.
const SHORT_WORDS: usize = 12;
/// Fewer words ask for nothing.
const LEAST_ASKING_WORDS: usize = 4;
/// So many words may a line have that sends the reader elsewhere.
const LINE_WORDS: usize = 30;
/// How far behind the article's last block a correction may stand.
const AFTERWORD: usize = 8;

/// Mends `chosen`; what was moved out has its verdict.
pub(super) fn mend(
    survey: &mut Survey<'_, '_>,
    chosen: &mut [bool],
    byline: &[Byline],
) -> Vec<Option<Verdict>> {
    let mut moved = vec![None; chosen.len()];
    keep_lists_and_tables(survey, chosen);
    keep_afterwords(survey, chosen);
    let tail = tail(survey, chosen);
    let mut prose = 0;
    for at in 0..chosen.len() {
        if !chosen[at] {
            continue;
        }
        let is_tail = at >= tail;
        moved[at] = line(survey, at, prose, is_tail, byline).or_else(|| prompt(survey, at, is_tail));
        chosen[at] = moved[at].is_none();
        prose += usize::from(chosen[at] && is_prose(&survey.blocks[at].counts));
    }
    drop_comments(survey, chosen, &mut moved);
    if !chosen.contains(&true) {
        // An article of prompts alone is none: then the scores know better.
        moved.iter_mut().zip(chosen).for_each(|(verdict, chosen)| *chosen |= verdict.take().is_some());
    }
    moved
}

/// Takes in corrections and lines on who contributed that stand inside the article or right behind it.
fn keep_afterwords(survey: &mut Survey<'_, '_>, chosen: &mut [bool]) {
    let Some(first) = chosen.iter().position(|&c| c) else { return };
    let last = chosen.iter().rposition(|&c| c).unwrap_or(first);
    for at in first..(last + AFTERWORD).min(chosen.len()) {
        if chosen[at] {
            continue;
        }
        let folded = &survey.folded[at];
        let is_afterword = folded.ends_sentence && folded.count >= 6 && cues::is_correction(folded)
            || folded.count >= 4 && cues::is_contribution(folded);
        if is_afterword && !survey.promises(at, Promise::Comments, 3) {
            chosen[at] = true;
        }
    }
}

/// Takes in lists and tables that stand beside a paragraph of the article as its sibling, before what is chosen ends or
/// right behind: their entries are short, so that the scores alone take them for furniture.
fn keep_lists_and_tables(survey: &mut Survey<'_, '_>, chosen: &mut [bool]) {
    let is_paragraph = |at: &usize| chosen[*at] && is_prose(&survey.blocks[*at].counts);
    let paragraphs: Vec<usize> = (0..chosen.len()).filter(is_paragraph).collect();
    for (place, &above) in paragraphs.iter().enumerate() {
        let around = survey.tree.node(survey.blocks[above].parent).parent;
        let (next, is_last) = match paragraphs.get(place + 1) {
            Some(next) => (*next, false),
            None => (chosen.len(), true),
        };
        let mut at = above + 1;
        while at < next {
            let Some(element) = sibling(survey, at, around) else {
                if is_last {
                    break;
                }
                at += 1;
                continue;
            };
            let inside = blocks_in(survey, element);
            if is_told(survey, inside.clone()) {
                chosen[inside.clone()].fill(true);
            }
            at = inside.end.max(at + 1);
        }
    }
}

/// The list or table that holds a block and stands in `around`, at most two elements deep.
fn sibling(survey: &Survey<'_, '_>, at: usize, around: u32) -> Option<u32> {
    let tree = survey.tree;
    let own = survey.blocks[at].parent;
    let below = std::iter::once(own).chain(tree.ancestors(own)).take_while(|&i| i != around && i > around);
    let outermost: Vec<u32> = below.collect();
    let is_list = |i: &&u32| matches!(tree.node(**i).tag, Tag::Table | Tag::Ul | Tag::Ol);
    outermost.iter().rev().take(2).find(is_list).copied()
}

/// Whether the entries of a list or table are told and not offered: few words linked, none that ask, no box for others.
fn is_told(survey: &mut Survey<'_, '_>, inside: std::ops::Range<usize>) -> bool {
    let (mut words, mut linked) = (0, 0);
    for at in inside.clone() {
        words += survey.blocks[at].counts.words;
        linked += survey.blocks[at].counts.link_words;
        if cues::judge(&survey.folded[at]).is_some() {
            return false;
        }
    }
    const OFFERS: [Promise; 10] = [
        Promise::Comments,
        Promise::Share,
        Promise::Related,
        Promise::Cards,
        Promise::Navigation,
        Promise::SignUp,
        Promise::Advertisement,
        Promise::Author,
        Promise::RelatedAbroad,
        Promise::ShareAbroad,
    ];
    let first = inside.start;
    words > 0 && linked * 4 < words && !OFFERS.into_iter().any(|offer| survey.promises(first, offer, 2))
}

/// One past the last chosen block of running text whose words are not those of furniture.
fn tail(survey: &Survey<'_, '_>, chosen: &[bool]) -> usize {
    let is_text = |at: usize| {
        chosen[at] && is_prose(&survey.blocks[at].counts) && cues::judge(&survey.folded[at]).is_none()
    };
    (0..chosen.len()).rev().find(|&at| is_text(at)).map_or(0, |at| at + 1)
}

/// What a chosen block is as a line of its own; `prose` paragraphs stand above it.
fn line(
    survey: &mut Survey<'_, '_>,
    at: usize,
    prose: usize,
    is_tail: bool,
    byline: &[Byline],
) -> Option<Verdict> {
    let block = &survey.blocks[at];
    let folded = &survey.folded[at];
    let words = folded.count;
    let is_timed = || {
        survey
            .tree
            .ancestors(block.first)
            .take_while(|&i| i > block.parent)
            .any(|i| survey.tree.node(i).tag == Tag::Time)
    };
    if words <= 16 && (prose == 0 || is_timed()) && is_stamp(survey, at, byline) {
        return Some(Verdict::new(
            FurnitureClass::Stamp,
            "a date line or byline above the text, or a time in it",
        ));
    }
    if words <= LINE_WORDS && sends_elsewhere(survey, block) && cues::opens_recommendation(folded) {
        let reason = "it opens like a recommendation and is a link to another page";
        return Some(Verdict::new(FurnitureClass::Recommendation, reason));
    }
    if is_tail && prose > 2 && signs::tells_of_author(survey.text(at), byline) {
        return Some(Verdict::new(FurnitureClass::AuthorBio, "it tells of somebody who signs the article"));
    }
    if block.counts.link_share() > 0.8 && survey.stands_in(at, &[Tag::Nav]) {
        return Some(Verdict::new(
            FurnitureClass::Navigation,
            "nothing but links in an element for navigation",
        ));
    }
    let verdict = cues::judge(folded)?;
    let is_line = match verdict.class {
        FurnitureClass::Advertisement => words <= 14,
        FurnitureClass::PhotoCredit => words <= 14 && is_credit(folded),
        FurnitureClass::Navigation | FurnitureClass::ShareBar => is_tail && words <= 25,
        FurnitureClass::AuthorBio => is_tail && prose > 2,
        _ => false,
    };
    is_line.then_some(verdict)
}

/// Whether a line names who took a picture and little else.
fn is_credit(folded: &cues::Folded) -> bool {
    let opens = [
        " | photo ",
        " | photos ",
        " | photograph ",
        " | picture ",
        " | image ",
        " | foto ",
        " | fotos ",
        " | bild ",
    ];
    opens.iter().any(|o| folded.words.starts_with(o)) || folded.words.contains(" getty images ")
}

/// Whether a block is nothing but a date line or byline; a heading is none.
pub(super) fn is_stamp(survey: &Survey<'_, '_>, at: usize, byline: &[Byline]) -> bool {
    let is_heading = survey.tree.node(survey.blocks[at].parent).tag.is_heading();
    !is_heading && signs::is_stamp(survey.text(at), &survey.folded[at], byline)
}

/// Whether most words of a block are linked, and the others end before the link begins.
fn sends_elsewhere(survey: &Survey<'_, '_>, block: &Block) -> bool {
    let counts = &block.counts;
    let is_link = counts.links > 0 && counts.link_share() >= 0.4;
    let ends = survey.tree.node(block.last).tag == Tag::Text;
    is_link && ends
}

/// Parts of addresses where people give money or sign up.
const ASKING: &[(&str, FurnitureClass)] = &[
    ("donat", FurnitureClass::Donation),
    ("/give", FurnitureClass::Donation),
    ("support-us", FurnitureClass::Donation),
    ("/support", FurnitureClass::Donation),
    ("contribute", FurnitureClass::Donation),
    ("spende", FurnitureClass::Donation),
    ("patreon.com", FurnitureClass::Donation),
    ("ko-fi.com", FurnitureClass::Donation),
    ("buymeacoffee", FurnitureClass::Donation),
    ("steadyhq", FurnitureClass::Donation),
    ("membership", FurnitureClass::Donation),
    ("newsletter", FurnitureClass::SignUp),
    ("subscri", FurnitureClass::SignUp),
    ("signup", FurnitureClass::SignUp),
    ("sign-up", FurnitureClass::SignUp),
    ("register", FurnitureClass::SignUp),
    ("mailchi.mp", FurnitureClass::SignUp),
    ("abonn", FurnitureClass::SignUp),
];

/// Whether a chosen block is part of a prompt: a small box whose words ask, and whose markup agrees.
fn prompt(survey: &mut Survey<'_, '_>, at: usize, is_tail: bool) -> Option<Verdict> {
    let own = &survey.folded[at];
    let may_ask = own.address > 0
        || own.count <= SHORT_WORDS
        || survey.blocks[at].counts.link_share() > 0.5
        || cues::judge(own).is_some();
    let element = small_box(survey, at).filter(|_| may_ask)?;
    let inside = blocks_in(survey, element);
    let asks = |class: FurnitureClass| {
        matches!(class, FurnitureClass::Donation | FurnitureClass::SignUp | FurnitureClass::Paywall)
    };
    // A bare "Log in" is an entry of a menu.
    let says = |at: &usize| survey.folded[*at].count >= LEAST_ASKING_WORDS;
    let verdicts = inside.clone().filter(says).filter_map(|at| cues::judge(&survey.folded[at]));
    let spoken = verdicts.map(|v| v.class).find(|&c| asks(c));
    let linked = asking_link(survey, element);
    let controls = survey.controls(element) > 0;
    let promised = [Promise::SignUp, Promise::Donation, Promise::Wall, Promise::SignUpAbroad]
        .into_iter()
        .any(|promise| survey.promises(at, promise, 1));
    let addressed = inside.clone().any(|at| survey.folded[at].address > 0);
    let quoted = inside.clone().any(|at| survey.folded[at].words.contains('\u{1}'));
    let class = match (spoken, linked) {
        (Some(class), Some(_)) => class,
        (Some(class), None) if controls || promised || is_tail => class,
        (None, Some(class)) if addressed && (controls || promised || inside.len() > 1) => class,
        (None, None) if controls && promised => FurnitureClass::SignUp,
        _ => return None,
    };
    (!quoted).then(|| Verdict::new(class, "a small box whose words and links ask the reader for something"))
}

/// The outermost element around a block that holds few words, and none of the article's frame.
fn small_box(survey: &Survey<'_, '_>, at: usize) -> Option<u32> {
    let own = survey.blocks[at].parent;
    let around = std::iter::once(own).chain(survey.tree.ancestors(own)).take(4);
    let is_small = |&i: &u32| {
        survey.words_below(i) <= BOX_WORDS
            && !matches!(survey.tree.node(i).tag, Tag::Article | Tag::Main | Tag::Body)
    };
    around.take_while(is_small).last()
}

/// The blocks that stand in one small box with block `at`, itself among them.
pub(super) fn box_mates(survey: &Survey<'_, '_>, at: usize) -> std::ops::Range<usize> {
    small_box(survey, at).map_or(at..at + 1, |element| blocks_in(survey, element))
}

/// The blocks that stand in element `element`.
fn blocks_in(survey: &Survey<'_, '_>, element: u32) -> std::ops::Range<usize> {
    let end = survey.tree.node(element).end;
    let start = survey.blocks.partition_point(|b| b.first < element);
    start..survey.blocks.partition_point(|b| b.first < end)
}

/// What a link below `element` asks for by its address.
fn asking_link(survey: &Survey<'_, '_>, element: u32) -> Option<FurnitureClass> {
    let tree = survey.tree;
    let links = (element..tree.node(element).end).filter(|&i| tree.node(i).tag == Tag::A);
    links.filter_map(|i| tree.attribute(i, Key::Href)).find_map(|href| {
        let href = href.to_ascii_lowercase();
        ASKING.iter().find(|(part, _)| href.contains(part)).map(|&(_, class)| class)
    })
}

/// Drops what stands under the label of the comments, where that is the smaller part and the end of what was chosen.
fn drop_comments(survey: &Survey<'_, '_>, chosen: &mut [bool], moved: &mut [Option<Verdict>]) {
    let words = |range: std::ops::Range<usize>, chosen: &[bool]| -> u32 {
        range.filter(|&at| chosen[at]).map(|at| survey.blocks[at].counts.words).sum()
    };
    let is_label = |at: &usize| {
        let folded = &survey.folded[*at];
        folded.count <= 4 && folded.label == Some(FurnitureClass::Comment)
    };
    let Some(start) = (0..chosen.len()).filter(|&at| chosen[at]).find(is_label) else { return };
    if words(start..chosen.len(), chosen) * 2 < words(0..start, chosen) {
        for at in (start..chosen.len()).filter(|&at| chosen[at]).collect::<Vec<_>>() {
            chosen[at] = false;
            moved[at] =
                Some(Verdict::new(FurnitureClass::Comment, "it stands under the label of the comments"));
        }
    }
}
