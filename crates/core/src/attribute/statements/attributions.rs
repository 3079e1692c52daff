//! Which words are attributed, by which cue, to which source? Rules over frames: one [`Attribution`] for each cue that
//! has a source or a content.
//!
//! The patterns are those that every style guide of English news describes: quotation and inverted cue, cue and
//! clause, clause and cue, "according to"; see Krestel, Bergler & Witte 2008, "Minding the Source: Automatic Tagging
//! of Reported Speech in Newspaper Articles" (LREC). Ranges are tokens.

use super::cues::{Cue, Frames, VerbForm, cue_of};
use super::frames::{Frame, frames};
use super::patterns::{
    addressee_at, announcement, announces, inverted_source, is_noun, one, quoted_as, shared_subject,
};
use super::phrases::{phrase_after, phrase_before, verb_group};
use super::view::View;
use crate::text::{Class, Tokens};
use headwater_model::{Attitude, Manner};
use std::ops::Range;

/// What a cue attributes to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The cue; empty where a quotation carries on the one before.
    pub(super) cue: Range<usize>,
    /// The words for the source.
    pub(super) source: Option<Range<usize>>,
    /// What is attributed, one range for each unbroken piece, in order.
    pub(super) contents: Vec<Range<usize>>,
    /// Whom it was said to.
    pub(super) addressee: Option<Range<usize>>,
    /// What the cue says of the speech act.
    pub(super) attitude: Attitude,
    /// Said, thought, intended or felt.
    pub(super) manner: Manner,
    /// Whether the source is taken over from the attribution before.
    pub(super) carried: bool,
}

/// The attributions of a text, in order of their first word.
pub(super) fn attributions(tokens: &Tokens<'_>) -> Vec<Attribution> {
    disjoint(all_attributions(tokens, &frames(tokens)))
}

/// The attributions without those inside the words of another, in order of their first word.
pub(super) fn disjoint(mut found: Vec<Attribution>) -> Vec<Attribution> {
    cut_overlaps(&mut found);
    found.sort_by_key(|a| (a.contents[0].start, a.cue.start));
    found
}

/// What the cues of these frames attribute, those inside the words of others included.
pub(super) fn all_attributions(tokens: &Tokens<'_>, frames: &[Frame]) -> Vec<Attribution> {
    let mut reader = Reader { tokens, found: Vec::new(), last: None, announced: None };
    for frame in frames {
        reader.read(frame);
    }
    reader.found.retain(|a| !a.contents.is_empty());
    reader.found
}

/// Makes the contents disjoint: one that stands inside another's is left out, for it is part of what the other says;
/// one that runs into the content that stands before a later cue ends there.
fn cut_overlaps(found: &mut Vec<Attribution>) {
    let mut pieces: Vec<(Range<usize>, usize)> =
        found.iter().enumerate().flat_map(|(i, a)| a.contents.iter().map(move |c| (c.clone(), i))).collect();
    pieces.sort_by_key(|(c, i)| (c.start, std::cmp::Reverse(c.end), *i));
    for attribution in found.iter_mut() {
        attribution.contents.clear();
    }
    let mut end = 0;
    for (piece, index) in pieces {
        if piece.start >= end {
            end = piece.end;
            found[index].contents.push(piece);
        }
    }
    found.retain(|a| !a.contents.is_empty());
}

/// The attribution that a quotation standing alone goes on with.
#[derive(Clone, Copy)]
struct Last {
    /// Its place in the list.
    index: usize,
    /// The paragraph of its last words.
    paragraph: u32,
    /// Whether its last piece is a quotation or is followed by one.
    quoting: bool,
}

pub(super) struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    pub(super) found: Vec<Attribution>,
    last: Option<Last>,
    /// Cue, source and act of a frame that ends in a colon: the quotation that follows is theirs.
    announced: Option<Attribution>,
}

/// A cue in a frame; ranges are units.
pub(super) struct Found {
    pub(super) cue: &'static Cue,
    pub(super) group: Range<usize>,
    pub(super) source: Range<usize>,
    pub(super) inverted: bool,
    pub(super) passive: bool,
}

impl Reader<'_> {
    fn read(&mut self, frame: &Frame) {
        let view = View { tokens: self.tokens, frame };
        let before = self.found.len();
        let announced = self.announced.take();
        let mut at = 0;
        while at < view.len() {
            if view.lower(at) == "according" && view.lower(at + 1) == "to" {
                self.according(view, at);
                at += 2;
                continue;
            }
            if let Some(found) = self.find(view, at, before) {
                self.attribute(view, found, at);
            }
            at += 1;
        }
        if let Some(announced) = announced.filter(|_| self.found.len() == before && view.is_quotation(0)) {
            self.found.push(Attribution { contents: one(view.tokens_of(0..1)), ..announced });
        }
        self.stand_alone(view, before);
        if self.found.len() == before && self.announced.is_none() {
            self.announced = announces(view);
        }
        if self.found.len() > before {
            let quoting = view.frame.units.iter().any(|u| u.quotation.is_some());
            self.last = Some(Last { index: self.found.len() - 1, paragraph: frame.paragraph, quoting });
        }
    }

    /// The cue at `at`, with its verb group and source.
    fn find(&self, view: View<'_>, at: usize, frame_start: usize) -> Option<Found> {
        if !view.is_word(at) {
            return None;
        }
        let cue = cue_of(view.lower(at))?;
        let group = verb_group(view, at);
        if is_noun(view, cue, at, &group) {
            return None;
        }
        let helper = group.start + 1 < group.end
            && (group.start..at).any(|i| view.is(i, Class::BE))
            && matches!(cue.form, VerbForm::Past | VerbForm::Participle);
        if let Some(source) = inverted_source(view, &group, at) {
            return Some(Found { cue, group, source, inverted: true, passive: false });
        }
        if cue.form == VerbForm::Ing && !(group.start..at).any(|i| view.is(i, Class::BE)) {
            let source = self.participle_source(view, &group, frame_start)?;
            return Some(Found { cue, group, source, inverted: false, passive: false });
        }
        let mut source = phrase_before(view, group.start);
        if source.is_empty() && cue.form != VerbForm::Base {
            source = shared_subject(view, &group);
        }
        if source.is_empty() {
            return None;
        }
        Some(Found { cue, group, source, inverted: false, passive: helper })
    }

    /// "..., adding that": the source of the attribution before in the frame, else the subject of the frame.
    fn participle_source(
        &self,
        view: View<'_>,
        group: &Range<usize>,
        frame_start: usize,
    ) -> Option<Range<usize>> {
        let first = self.tokens.list.len();
        let here = view.frame.units.first().map_or(first, |u| u.tokens.start);
        if let Some(quoted) = quoted_as(view, group) {
            return Some(quoted);
        }
        let source = self.found[frame_start..]
            .iter()
            .rev()
            .find_map(|a| a.source.clone().filter(|s| s.start >= here && !a.carried));
        if let Some(source) = source {
            let start = view.frame.units.iter().position(|u| u.tokens.start == source.start)?;
            let end = view.frame.units.iter().position(|u| u.tokens.end == source.end)?;
            return Some(start..end + 1);
        }
        let comma =
            group.start > 0 && (view.is_mark(group.start - 1, ',') || view.lower(group.start - 1) == "by");
        let verb = (0..group.start).find(|&i| view.is_finite(i) && i > 0)?;
        let subject = phrase_before(view, verb_group(view, verb).start);
        (comma && !subject.is_empty()).then_some(subject)
    }

    /// "According to X, clause" and "clause, according to X".
    fn according(&mut self, view: View<'_>, at: usize) {
        let mut source = phrase_after(view, at + 2);
        if at <= 1 && !view.is_mark(source.end, ',') {
            // What looked like an apposition is the clause: "According to the filing, the gates were shut."
            source.end = source.clone().find(|&i| view.is_mark(i, ',')).unwrap_or(source.end);
        }
        if source.is_empty() {
            return;
        }
        let mut content = None;
        if at == 0 || at == 1 && view.is(0, Class::CONJUNCTION) {
            let mut from = source.end;
            while from < view.len() && !view.is_mark(from, ',') {
                from += 1;
            }
            if from + 1 < view.len() {
                content = Some(from + 1..self.content_end(view, from + 1));
            }
        } else {
            let end = if view.is_mark(at - 1, ',') { at - 1 } else { at };
            content = Some(self.clause_start(view, end)..end);
        }
        let Some(content) = content.filter(|c| c.start < c.end) else { return };
        self.found.push(Attribution {
            cue: view.tokens_of(at..at + 2),
            source: Some(view.tokens_of(source)),
            contents: one(view.tokens_of(content)),
            addressee: None,
            attitude: Attitude::Said,
            manner: Manner::Said,
            carried: false,
        });
    }

    /// Finds what the cue at `at` attributes, and keeps it.
    fn attribute(&mut self, view: View<'_>, found: Found, at: usize) {
        let left = found.group.start.min(found.source.start);
        let mut right = (at + 1).max(if found.inverted { found.source.end } else { 0 });
        let mut addressee = None;
        if found.cue.frames.has(Frames::ADDRESSEE) && !found.passive {
            addressee = addressee_at(view, right);
            right = addressee.as_ref().map_or(right, |a| a.end);
        }
        let mut pieces = Vec::new();
        if found.cue.frames.has(Frames::QUOTATION) || found.cue.frames.has(Frames::CLAUSE) {
            pieces.extend(self.piece_before(view, &found, left, right));
        }
        let before = !pieces.is_empty();
        pieces.extend(self.piece_after(view, &found, right, before));
        if pieces.is_empty() {
            if view.is_mark(view.len() - 1, ':') && found.cue.frames.has(Frames::QUOTATION) {
                self.announced = Some(announcement(view, found.group, found.source, found.cue));
            }
            return;
        }
        self.found.push(Attribution {
            cue: view.tokens_of(found.group.clone()),
            source: (!found.passive).then(|| view.tokens_of(found.source.clone())),
            contents: pieces.into_iter().map(|p| view.tokens_of(p)).collect(),
            addressee: addressee.map(|a| view.tokens_of(a)),
            attitude: found.cue.attitude,
            manner: found.cue.manner,
            carried: false,
        });
    }

    /// A frame without a cue: where it is a quotation it goes on with the speech before; where it quotes at length in
    /// the same paragraph, the whole of it is what the source before is reported to say.
    fn stand_alone(&mut self, view: View<'_>, frame_start: usize) {
        if self.found.len() > frame_start {
            return;
        }
        let Some(last) = self.last else { return };
        let same = view.frame.paragraph == last.paragraph;
        let Some(first) = (0..view.len()).find(|&i| view.is_quotation(i)) else { return };
        let alone = first == 0 && (1..view.len()).all(|i| !view.is_word(i));
        let led_in = same && first <= 2 && (first + 1..view.len()).all(|i| !view.is_word(i));
        let content = if alone && (same || view.frame.paragraph == last.paragraph + 1 && last.quoting) {
            0..1
        } else if led_in {
            first..first + 1
        } else if same && self.quotes_at_length(view) {
            0..self.content_end(view, 0)
        } else {
            return;
        };
        let long_enough = view.unit(first).tokens.len() >= LEAST_CARRIED;
        if !long_enough || content.is_empty() {
            return;
        }
        let before = &self.found[last.index];
        let attribution = Attribution {
            cue: before.cue.clone(),
            source: before.source.clone(),
            contents: one(view.tokens_of(content)),
            addressee: None,
            attitude: before.attitude,
            manner: before.manner,
            carried: true,
        };
        self.found.push(attribution);
    }

    /// Whether a quotation of the frame is more than a name or a scare quote.
    fn quotes_at_length(&self, view: View<'_>) -> bool {
        view.frame.units.iter().any(|u| {
            u.quotation.is_some()
                && u.tokens.len() >= LEAST_CARRIED
                && u.tokens.clone().filter(|&t| !self.tokens.list[t].capital).count() * 2 > u.tokens.len() + 2
        })
    }
}

/// How many tokens, marks included, a quotation without a cue of its own needs to count as speech that goes on.
const LEAST_CARRIED: usize = 5;
