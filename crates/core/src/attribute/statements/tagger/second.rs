//! The features of a token at the second reading: what the first reading made of it and of all that stands around it in
//! its sentence. A chain of labels sees its neighbour alone; here a piece sees its cue and its source.
//!
//! Reading again with the first answers as features is stacked learning (Cohen & Carvalho 2005, "Stacked Sequential
//! Learning", IJCAI).

use super::Label;
use super::features::{Features, bucket_of};
use super::sights::{Sight, bucket};
use crate::text::{TokenKind, Tokens};

/// What the first reading made of a token and of what stands around it.
#[derive(Clone, Copy, Default)]
struct Tag {
    label: u32,
    /// How far the nearest tagged cue is, before and after, in the sentence; 0 for none.
    cues: [u32; 2],
    /// The same of sources.
    sources: [u32; 2],
    /// The run of one kind of label that it stands in: how long, and what stands at its edges.
    run: u32,
    /// Which labels its sentence has, and the sentence before.
    sentence: u32,
}

/// The numbers of these features begin after those of the first reading.
const FIRST_NUMBER: u32 = 1000;

/// The features of all tokens that tell what the first reading, `labels`, made of them.
pub(super) fn second_features(tokens: &Tokens<'_>, sights: &[Sight], labels: &[u8]) -> Features {
    let tags = tags(tokens, labels);
    let mut features = Features::with_room(32 * tags.len());
    let none = Tag::default();
    for (at, sight) in sights.iter().enumerate() {
        let near = |offset: isize| {
            at.checked_add_signed(offset)
                .filter(|&i| i < tags.len() && tokens.list[i].paragraph == tokens.list[at].paragraph)
                .map_or(none, |i| tags[i])
        };
        put(features.room(), sight, [near(-2), near(-1), near(0), near(1), near(2)]);
        features.close();
    }
    features
}

/// Adds the features of the token in the middle.
fn put(list: &mut Vec<u32>, sight: &Sight, near: [Tag; 5]) {
    let mut number = FIRST_NUMBER;
    let mut add = |a: u32, b: u32| {
        number += 1;
        list.push(bucket_of(number, a, b));
    };
    let [b2, b1, at, a1, a2] = near;
    for one in near {
        add(one.label, 0);
    }
    add(b1.label, at.label);
    add(at.label, a1.label);
    add(b1.label * 8 + at.label, a1.label);
    add(b2.label * 8 + b1.label, at.label * 64 + a1.label * 8 + a2.label);
    add(at.label, sight.word);
    add(at.label, sight.coarse);
    add(at.label, sight.rule);
    add(at.label * 8 + b1.label, sight.rule);
    add(at.label * 8 + a1.label, sight.rule);
    add(at.label, sight.quotation);
    add(at.label, sight.cue);
    for (kind, far) in at.cues.into_iter().chain(at.sources).enumerate() {
        add(at.label * 8 + kind as u32, far);
    }
    add(at.cues[0] * 16 + at.cues[1], at.label);
    add(at.sources[0] * 16 + at.sources[1], at.label);
    add(at.cues[0] * 16 + at.sources[0], at.label);
    add(at.cues[1] * 16 + at.sources[1], at.label);
    add(((at.cues[0] * 16 + at.sources[0]) * 16 + at.cues[1]) * 16 + at.sources[1], at.label);
    add(at.run, at.label);
    add(at.run, sight.rule);
    add(at.run, sight.word);
    add(b1.run, at.label);
    add(a1.run, at.label);
    add(at.sentence, at.label);
    add(at.sentence, sight.place);
}

/// What the labels tell of each token.
fn tags(tokens: &Tokens<'_>, labels: &[u8]) -> Vec<Tag> {
    let mut tags: Vec<Tag> =
        labels.iter().map(|&label| Tag { label: u32::from(label) + 1, ..Tag::default() }).collect();
    let cues = nearest(tokens, labels, Label::Cue);
    let sources = nearest(tokens, labels, Label::Source);
    for (tag, (cues, sources)) in tags.iter_mut().zip(cues.into_iter().zip(sources)) {
        (tag.cues, tag.sources) = (cues, sources);
    }
    see_runs(tokens, labels, &mut tags);
    see_sentences(tokens, labels, &mut tags);
    tags
}

/// How far the nearest token of a label is before and after each token, in its sentence, in steps from 1; 0 for none.
fn nearest(tokens: &Tokens<'_>, labels: &[u8], label: Label) -> Vec<[u32; 2]> {
    let mut far = vec![[0; 2]; labels.len()];
    let onwards: Vec<usize> = (0..labels.len()).collect();
    let backwards: Vec<usize> = onwards.iter().rev().copied().collect();
    for (side, places) in [onwards, backwards].into_iter().enumerate() {
        let mut last: Option<usize> = None;
        for at in places {
            if labels[at] == label as u8 {
                last = Some(at);
            }
            let same = last.filter(|&l| tokens.list[l].sentence == tokens.list[at].sentence);
            far[at][side] = same.map_or(0, |l| 1 + bucket(l.abs_diff(at)));
        }
    }
    far
}

/// A label without telling the first token of a piece from later ones.
fn kind_of(label: u8) -> u8 {
    match label {
        l if l == Label::Said as u8 => Label::SaidFirst as u8,
        l if l == Label::Held as u8 => Label::HeldFirst as u8,
        other => other,
    }
}

/// What stands for the end of a sentence at the edge of a run.
const EDGE: u32 = 9;

/// Tells each token about the run that it stands in.
fn see_runs(tokens: &Tokens<'_>, labels: &[u8], tags: &mut [Tag]) {
    let list = &tokens.list;
    let mut start = 0;
    for at in 1..=labels.len() {
        let begins = |l: u8| l == Label::SaidFirst as u8 || l == Label::HeldFirst as u8;
        let same = at < labels.len()
            && list[at].paragraph == list[start].paragraph
            && kind_of(labels[at]) == kind_of(labels[start])
            && !begins(labels[at]);
        if same {
            continue;
        }
        let opens = start == 0 || list[start - 1].sentence != list[start].sentence;
        let closes = at == labels.len()
            || list[at].sentence != list[at - 1].sentence
            || list[at].kind == TokenKind::Mark('.');
        let before = if opens { EDGE } else { u32::from(kind_of(labels[start - 1])) };
        let after = if closes { EDGE } else { u32::from(kind_of(labels[at])) };
        let quoted =
            u32::from(list[start].quotation.is_some()) + 2 * u32::from(list[at - 1].quotation.is_some());
        let run = ((bucket(at - start) * 10 + before) * 10 + after) * 4 + quoted + 1;
        tags[start..at].iter_mut().for_each(|tag| tag.run = run);
        start = at;
    }
}

/// Tells each token which labels its sentence and the one before have.
fn see_sentences(tokens: &Tokens<'_>, labels: &[u8], tags: &mut [Tag]) {
    let count = tokens.list.last().map_or(0, |t| t.sentence as usize + 1);
    let mut held = vec![0_u32; count];
    for (token, label) in tokens.list.iter().zip(labels) {
        held[token.sentence as usize] |= match kind_of(*label) {
            l if l == Label::SaidFirst as u8 => 1,
            l if l == Label::HeldFirst as u8 => 2,
            l if l == Label::Cue as u8 => 4,
            l if l == Label::Source as u8 => 8,
            _ => 16,
        };
    }
    for (token, tag) in tokens.list.iter().zip(tags) {
        let at = token.sentence as usize;
        tag.sentence = held[at] * 32 + at.checked_sub(1).map_or(0, |before| held[before]) + 1;
    }
}
