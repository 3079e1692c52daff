//! Whose words are they? Chooses the source of each tagged piece among the tagged sources, the rules' sources and the
//! source of the piece before, by a linear model over where they stand.

use super::super::attributions::Attribution;
use super::super::cues::cue_of;
use super::vocabulary::hash_of;
use super::{Tagger, Tagging};
use crate::text::{Class, TokenKind, Tokens};
use std::ops::Range;

/// How many weights the choice has.
pub(super) const LINKS: usize = 1 << 13;
/// How many candidates of each kind on either side of a piece are looked at.
const NEAREST: usize = 4;

/// One that may be the source of a piece.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct Candidate {
    /// The words; none for "no source is written".
    pub(in super::super) words: Option<Range<usize>>,
    /// Whether the model tagged it.
    pub(in super::super) tagged: bool,
    /// The rules' attribution that it comes from.
    pub(in super::super) rule: Option<usize>,
    /// Whether it is the source of the piece before.
    pub(in super::super) carried: bool,
}

/// All that is known when sources are chosen.
pub(super) struct Setting<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) found: &'a [Attribution],
    pub(super) tagging: &'a Tagging,
}

impl Tagger {
    /// The source of each tagged piece, in order.
    pub(in super::super) fn link(
        &self,
        tokens: &Tokens<'_>,
        found: &[Attribution],
        tagging: &Tagging,
    ) -> Vec<Candidate> {
        let setting = Setting { tokens, found, tagging };
        let mut last = None;
        let mut chosen = Vec::with_capacity(tagging.contents.len());
        for tagged in &tagging.contents {
            let candidates = setting.candidates(&tagged.content, last.as_ref());
            let mut best = (i32::MIN, 0);
            for (index, candidate) in candidates.iter().enumerate() {
                let features = setting.features(&tagged.content, candidate);
                let score = features.iter().map(|&f| i32::from(self.links[f as usize])).sum();
                if score > best.0 {
                    best = (score, index);
                }
            }
            let candidate = candidates[best.1].clone();
            last = candidate.words.clone().or(last);
            chosen.push(candidate);
        }
        chosen
    }
}

impl Setting<'_> {
    /// Those that may be the source of a piece, "none" first; `last` is the source of the piece before.
    pub(super) fn candidates(&self, content: &Range<usize>, last: Option<&Range<usize>>) -> Vec<Candidate> {
        let mut list = vec![Candidate::default()];
        let paragraph = self.tokens.list[content.start].paragraph;
        let near = |words: &Range<usize>| {
            !words.is_empty()
                && self.tokens.list[words.start].paragraph == paragraph
                && (words.end <= content.start || words.start >= content.end)
        };
        let mut tagged: Vec<&Range<usize>> = self.tagging.sources.iter().filter(|s| near(s)).collect();
        keep_nearest(&mut tagged, content);
        for words in tagged {
            list.push(Candidate { words: Some(words.clone()), tagged: true, ..Candidate::default() });
        }
        let mut rules: Vec<(usize, &Range<usize>)> = self
            .found
            .iter()
            .enumerate()
            .filter(|(_, a)| !a.carried)
            .filter_map(|(i, a)| {
                Some((i, a.source.as_ref().filter(|s| near(s) || self.announces(i, s, content))?))
            })
            .collect();
        rules.sort_by_key(|(i, words)| (distance(words, content), *i));
        rules.truncate(2 * NEAREST);
        for (index, words) in rules {
            match list.iter_mut().find(|c| c.words.as_ref() == Some(words)) {
                Some(known) => known.rule = self.better_rule(known.rule, index, content),
                None => list.push(Candidate {
                    words: Some(words.clone()),
                    rule: Some(index),
                    ..Candidate::default()
                }),
            }
        }
        if let Some(last) = last {
            match list.iter_mut().find(|c| c.words.as_ref() == Some(last)) {
                Some(known) => known.carried = true,
                None => {
                    list.push(Candidate { words: Some(last.clone()), carried: true, ..Candidate::default() })
                }
            }
        }
        list
    }

    /// Whether the rules have the piece for an attribution whose source stands in a paragraph before: "He said:".
    fn announces(&self, rule: usize, words: &Range<usize>, content: &Range<usize>) -> bool {
        !words.is_empty() && words.end <= content.start && self.likeness(rule, content) > 0
    }

    /// Of two attributions of one source the one that has more of the piece.
    fn better_rule(&self, known: Option<usize>, other: usize, content: &Range<usize>) -> Option<usize> {
        match known {
            Some(known) if self.likeness(known, content) >= self.likeness(other, content) => Some(known),
            _ => Some(other),
        }
    }

    /// How much of a piece a rule's attribution has, in steps from 0 to 4.
    fn likeness(&self, rule: usize, content: &Range<usize>) -> u32 {
        let share = |piece: &Range<usize>| {
            let shared = piece.end.min(content.end).saturating_sub(piece.start.max(content.start));
            10 * shared / (piece.len() + content.len() - shared).max(1)
        };
        match self.found[rule].contents.iter().map(share).max().unwrap_or(0) {
            0 => 0,
            1..=2 => 1,
            3..=5 => 2,
            6..=8 => 3,
            _ => 4,
        }
    }

    /// The features of a choice, as places in the list of weights.
    pub(super) fn features(&self, content: &Range<usize>, candidate: &Candidate) -> Vec<u32> {
        let mut list = Vec::with_capacity(24);
        let mut add = |number: u32, a: u32, b: u32| {
            let mut hash =
                number.wrapping_mul(0x9E37_79B1) ^ a.wrapping_mul(0x85EB_CA77) ^ b.wrapping_mul(0xC2B2_AE3D);
            hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
            list.push((hash ^ (hash >> 13)) & (LINKS as u32 - 1));
        };
        let direct = u32::from(self.tokens.list[content.start].kind == TokenKind::Open);
        let best_rule = (0..self.found.len()).map(|r| self.likeness(r, content)).max().unwrap_or(0);
        let kind = u32::from(candidate.tagged)
            + 2 * u32::from(candidate.rule.is_some())
            + 4 * u32::from(candidate.carried);
        let Some(words) = &candidate.words else {
            add(1, direct, best_rule);
            add(2, self.sources_near(content), direct);
            return list;
        };
        let likeness = candidate.rule.map_or(9, |r| self.likeness(r, content));
        let order = self.order(words, content);
        let far = step(distance(words, content));
        let same =
            u32::from(self.tokens.list[words.start].sentence == self.tokens.list[content.start].sentence);
        let paragraph = self.tokens.list[content.start]
            .paragraph
            .saturating_sub(self.tokens.list[words.start].paragraph)
            .min(4);
        let between = self.between(words, content);
        let word = self.word(words);
        add(3, kind, likeness);
        add(4, kind, order);
        add(5, order, far);
        add(6, order, between);
        add(7, kind * 8 + same, far);
        add(8, likeness, order);
        add(9, likeness, best_rule * 2 + u32::from(candidate.tagged));
        add(10, direct * 8 + kind, order);
        add(11, paragraph, direct * 8 + kind);
        add(12, word, order);
        add(13, word, kind);
        add(14, between, kind);
        add(15, self.cue_fits(candidate, content), kind);
        add(16, self.cue_fits(candidate, content), order);
        add(17, kind * 16 + self.rank(words, content), order);
        add(18, (words.len() as u32).min(12), kind);
        let verb = self.verb(content);
        add(19, verb, order);
        add(20, verb, kind * 2 + direct);
        list
    }

    /// The tagged cue nearest to a piece, where there is one in its paragraph.
    fn cue(&self, content: &Range<usize>) -> Option<&Range<usize>> {
        let paragraph = self.tokens.list[content.start].paragraph;
        self.tagging
            .cues
            .iter()
            .filter(|c| self.tokens.list[c.start].paragraph == paragraph)
            .min_by_key(|c| (distance(c, content), c.start))
            .filter(|c| distance(c, content) < 30)
    }

    /// The verb of the tagged cue nearest to a piece, where it is a known one.
    fn verb(&self, content: &Range<usize>) -> u32 {
        let Some(cue) = self.cue(content) else { return 0 };
        let known = cue.clone().find(|&at| cue_of(self.tokens.lower(at)).is_some());
        known.map_or(1, |at| hash_of(self.tokens.lower(at)))
    }

    /// How source, cue and piece follow each other, and how far the source is from the cue.
    fn order(&self, words: &Range<usize>, content: &Range<usize>) -> u32 {
        let before = u32::from(words.start < content.start);
        let Some(cue) = self.cue(content) else { return before };
        let cue_before = u32::from(cue.start < content.start);
        let words_first = u32::from(words.start < cue.start);
        8 + before + 2 * cue_before + 4 * words_first + 16 * step(distance(words, cue))
    }

    /// Whether the cue of the rule that a candidate comes from is the tagged cue nearest to the piece.
    fn cue_fits(&self, candidate: &Candidate, content: &Range<usize>) -> u32 {
        let Some(rule) = candidate.rule else { return 0 };
        let Some(cue) = self.cue(content) else { return 1 };
        let own = &self.found[rule].cue;
        2 + u32::from(own.start < cue.end && cue.start < own.end)
    }

    /// What stands between a candidate and a piece: other sources, cues, quotations, the end of a sentence.
    fn between(&self, words: &Range<usize>, content: &Range<usize>) -> u32 {
        let gap =
            if words.start < content.start { words.end..content.start } else { content.end..words.start };
        if gap.start >= gap.end || gap.len() > 200 {
            return u32::from(gap.len() > 200) * 999;
        }
        let count = |list: &[Range<usize>]| {
            list.iter().filter(|r| gap.start <= r.start && r.end <= gap.end).count().min(2) as u32
        };
        let pieces = self
            .tagging
            .contents
            .iter()
            .filter(|t| gap.start <= t.content.start && t.content.end <= gap.end)
            .count()
            .min(2) as u32;
        let stop = self.tokens.list[gap.clone()].iter().any(|t| matches!(t.kind, TokenKind::Mark(';' | ':')));
        let verbs = gap.clone().filter(|&i| cue_of(self.tokens.lower(i)).is_some()).count().min(3) as u32;
        1 + count(&self.tagging.sources)
            + 3 * count(&self.tagging.cues)
            + 9 * pieces
            + 27 * u32::from(stop)
            + 54 * verbs
    }

    /// How many tagged sources stand nearer to the cue.
    fn rank(&self, words: &Range<usize>, content: &Range<usize>) -> u32 {
        let Some(cue) = self.cue(content) else { return 15 };
        let own = distance(words, cue);
        self.tagging.sources.iter().filter(|s| distance(s, cue) < own).count().min(5) as u32
    }

    fn sources_near(&self, content: &Range<usize>) -> u32 {
        let near = self.tagging.sources.iter().filter(|s| distance(s, content) < 12).count().min(2) as u32;
        let cue = self.cue(content).is_some_and(|c| distance(c, content) < 4);
        near + 4 * u32::from(cue)
    }

    /// What kind of word a candidate is: a pronoun by itself, a relative, a name, another phrase.
    fn word(&self, words: &Range<usize>) -> u32 {
        let first = &self.tokens.list[words.start];
        if first.class.any(Class::RELATIVE) {
            1
        } else if words.len() == 1 && first.class.any(Class::SUBJECT_PRONOUN) {
            2
        } else if first.class.any(Class::POSSESSIVE) {
            3
        } else if self.tokens.list[words.end - 1].capital {
            4
        } else if first.class.any(Class::DETERMINER) {
            5
        } else {
            6 + u32::from(first.capital)
        }
    }
}

/// The tokens between two ranges; 0 where they touch or overlap.
fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
}

fn step(distance: usize) -> u32 {
    match distance {
        0..=3 => distance as u32,
        4..=6 => 4,
        7..=12 => 5,
        13..=25 => 6,
        26..=50 => 7,
        _ => 8,
    }
}

/// Keeps the nearest on either side.
fn keep_nearest(list: &mut Vec<&Range<usize>>, content: &Range<usize>) {
    let before = list.iter().filter(|s| s.end <= content.start).count();
    let to = list.len().min(before + NEAREST);
    list.truncate(to);
    list.drain(..before.saturating_sub(NEAREST));
}
