//! Do the words beside an outlet's name make a credit? One mention → one [`Phrase`], or nothing.
//!
//! The words after the name are read by `after`, those before it by `before`; what both share stands here.

use super::lists::{DEMONYMS, MEDIA_ADJECTIVES, MEDIA_NOUNS, PICTURE, is_in};
use super::mentions::Mention;
use super::subjects::{Clause, is_unnamed};
use super::tokens::{Sentence, Tokens};
use headwater_model::CreditMeaning;
use std::ops::Range;

/// How far the words alone prove that the name beside them is an outlet's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Proof {
    /// People, bodies and places stand in such words too ("X said").
    Weak,
    /// Outlets stand there more often than others ("a report in X").
    Fair,
    /// Hardly anything but an outlet stands there ("X, citing unnamed sources").
    Strong,
}

/// Which words of the article rest on a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The sentence it stands in.
    Sentence,
    /// A part of that sentence.
    Part(Range<usize>),
    /// The whole article: it is a copy.
    Article,
    /// The whole article, as far as it names no other source: a line at its end says where it was had from.
    Rest,
    /// No words at all: the report is pointed to, nothing is taken from it.
    Nothing,
}

/// Words that make a credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// The words, with the outlet's name.
    pub(crate) tokens: Range<usize>,
    /// What they mean.
    pub(crate) meaning: CreditMeaning,
    /// How far they prove that an outlet is named.
    pub(crate) proof: Proof,
    /// What rests on them.
    pub(crate) scope: Scope,
    /// Who spoke to the outlet, as it is written.
    pub(crate) speaker: Option<Range<usize>>,
}

impl Phrase {
    /// A phrase that passes on what the outlet reports.
    pub(crate) fn relay(tokens: Range<usize>, proof: Proof) -> Self {
        Self { tokens, meaning: CreditMeaning::Relay, proof, scope: Scope::Sentence, speaker: None }
    }

    /// The same with another meaning.
    pub(crate) fn meaning(mut self, meaning: CreditMeaning) -> Self {
        self.meaning = meaning;
        self
    }

    /// The same with another scope.
    pub(crate) fn scope(mut self, scope: Scope) -> Self {
        self.scope = scope;
        self
    }

    /// The same with the one who spoke: a venue for somebody named, a relay for others.
    pub(crate) fn spoken_by(mut self, read: &Tokens<'_>, speaker: Option<Range<usize>>) -> Self {
        let unnamed = speaker.clone().is_some_and(|s| is_unnamed(read, s));
        self.meaning = if unnamed { CreditMeaning::Relay } else { CreditMeaning::Venue };
        self.speaker = speaker;
        self
    }
}

/// One mention with the sentence around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place<'a> {
    /// The article.
    pub(crate) read: &'a Tokens<'a>,
    /// The sentence.
    pub(crate) sentence: &'a Sentence,
    /// All mentions of the sentence.
    pub(crate) mentions: &'a [Mention],
    /// Which of them is looked at.
    pub(crate) index: usize,
}

impl Place<'_> {
    /// The mention that is looked at.
    pub(crate) fn mention(&self) -> &Mention {
        &self.mentions[self.index]
    }

    /// A token of the sentence in lower case; empty outside it.
    pub(crate) fn word(&self, at: usize) -> &str {
        if self.sentence.tokens.contains(&at) { self.read.lower(at) } else { "" }
    }

    /// The word `back` places before `at`; empty before the sentence.
    pub(crate) fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |i| self.word(i))
    }

    /// Whether a token of the sentence begins with a capital letter.
    pub(crate) fn capital(&self, at: usize) -> bool {
        self.sentence.tokens.contains(&at) && self.read.all[at].is_capital()
    }

    /// Where the words begin that belong to the name: "the", "Britain's", "the Italian newspaper", and names that are
    /// joined to it ("Valley Radio and").
    pub(crate) fn left_edge(&self) -> usize {
        let mut at = self.edge_of(self.index);
        let mut index = self.index;
        if self.mention().naming > super::mentions::Naming::WeakShape {
            return at;
        }
        while let Some(previous) = index.checked_sub(1) {
            let end = self.mentions[previous].tokens.end;
            let joined = end < at && (end..at).all(|i| is_in(&["and", ",", "/", "or", "&"], self.word(i)));
            if !joined || self.mentions[previous].naming > super::mentions::Naming::WeakShape {
                break;
            }
            index = previous;
            at = self.edge_of(previous);
        }
        at
    }

    /// The same without the joined names.
    pub(crate) fn edge_of(&self, index: usize) -> usize {
        let mut at = self.mentions[index].tokens.start;
        if self.is_quoted_title(index) {
            at -= 1;
        }
        while at > self.sentence.tokens.start {
            let word = self.word(at - 1);
            let adjective = is_in(MEDIA_ADJECTIVES, word) || is_in(MEDIA_NOUNS, word);
            if is_in(&["the", "a", "an"], word) {
                at -= 1;
                let before = self.word_before(at, 1);
                if !is_in(MEDIA_NOUNS, before) && before != "'s" {
                    break;
                }
            } else if word != "a" && adjective
                || is_in(DEMONYMS, word)
                || word.ends_with("-language")
                || word.ends_with("-based")
                || word.ends_with("est") && is_in(MEDIA_NOUNS, self.word(at))
            {
                at -= 1;
            } else if word == "'s" && at >= 2 && self.capital(at - 2) && !self.inside_mention(at - 2) {
                at -= 2;
                while self.word_before(at, 1).len() > 2
                    && at > self.sentence.tokens.start
                    && self.capital(at - 1)
                {
                    at -= 1;
                }
            } else if self.capital(at - 1)
                && !is_in(super::lists::ADVERBS, word)
                && at < self.mentions[index].tokens.start
                && is_in(MEDIA_NOUNS, self.word(at))
                && self.word(at - 1) != "according"
            {
                at -= 1;
            } else {
                break;
            }
        }
        at
    }

    /// Whether a possessive mark stands at `at`: "'s", or the bare apostrophe after an s.
    pub(crate) fn is_possessive(&self, at: usize) -> bool {
        let word = self.word(at);
        word == "'s"
            || is_in(&["'", "’"], word)
                && self.word_before(at, 1).ends_with('s')
                && self.read.all[at - 1].span.end == self.read.all[at].span.start
    }

    /// Whether a name stands between quotation marks of its own: on “Dawn”.
    pub(crate) fn is_quoted_title(&self, index: usize) -> bool {
        let Range { start, end } = self.mentions[index].tokens;
        let closing = if is_in(&[".", ","], self.word(end)) { end + 1 } else { end };
        let mark = |at: usize| {
            self.sentence.tokens.contains(&at)
                && (self.read.all[at].is_quotation_mark() || is_in(&["'", "’", "‘"], self.word(at)))
        };
        start > self.sentence.tokens.start && mark(start - 1) && mark(closing)
    }

    /// The programme in: Valley Radio's “Dawn”, in lower case.
    pub(crate) fn programme(&self) -> Option<String> {
        let end = self.mention().tokens.end;
        let open = end + 1;
        let marks = |at: usize| self.sentence.tokens.contains(&at) && self.read.all[at].is_quotation_mark();
        if !self.is_possessive(end) || !marks(open) {
            return None;
        }
        let close = (open + 1..open + 8).find(|&at| marks(at))?;
        let last = if is_in(&[".", ","], self.word(close - 1)) { close - 1 } else { close };
        Some(self.read.span(open + 1..last).of(self.read.text).to_lowercase())
    }

    /// Whether the sentence is one of the last three: a line there says where the whole article was had from.
    pub(crate) fn is_near_the_end(&self) -> bool {
        self.read.sentences.iter().rev().take(3).any(|s| s.span == self.sentence.span)
    }

    /// Whether the sentence is its whole paragraph.
    pub(crate) fn is_paragraph(&self) -> bool {
        let paragraph = self.sentence.paragraph;
        let from = self.read.sentences.partition_point(|s| s.paragraph < paragraph);
        self.read.sentences[from..].iter().take_while(|s| s.paragraph == paragraph).count() == 1
    }

    /// Whether a token belongs to a mention.
    pub(crate) fn inside_mention(&self, at: usize) -> bool {
        self.mentions.iter().any(|m| m.tokens.contains(&at) && m.naming <= super::mentions::Naming::WeakShape)
    }

    /// Where the name ends, names that are joined to it taken in ("and Valley Radio").
    pub(crate) fn right_edge(&self) -> usize {
        let mut index = self.index;
        let mut end = self.mentions[index].tokens.end;
        while index + 1 < self.mentions.len() {
            let next = self.edge_of(index + 1);
            let joined = next > end
                && next <= end + 2
                && (end..next).all(|i| is_in(&["and", ",", "/", "or", "&"], self.word(i)));
            if !joined || self.mentions[index + 1].naming > super::mentions::Naming::WeakShape {
                break;
            }
            index += 1;
            end = self.mentions[index].tokens.end;
        }
        end
    }

    /// Whether the name is that of a picture's owner.
    pub(crate) fn is_picture_credit(&self) -> bool {
        let Range { start, end } = self.mention().tokens;
        let around = (start.saturating_sub(3)..start).chain(end..end + 2);
        around.into_iter().any(|i| {
            let word = self.word(i);
            (is_in(PICTURE, word) && !(word == "file" && i >= end)) && !self.between_has_stop(i, start)
        })
    }

    /// Whether the sentence invites the reader elsewhere ("Read more at ...") and says nothing itself.
    pub(crate) fn invites(&self) -> bool {
        #[rustfmt::skip]
        const INVITATIONS: &[&str] = &[
            "read", "see", "watch", "listen", "click", "follow", "visit", "subscribe", "sign",
        ];
        is_in(INVITATIONS, self.word(self.sentence.tokens.start)) && self.sentence.tokens.len() <= 24
    }

    /// Whether a full stop or comma parts two places.
    fn between_has_stop(&self, a: usize, b: usize) -> bool {
        (a.min(b)..a.max(b)).any(|i| is_in(&[".", ",", ";"], self.word(i)))
    }

    /// Who stands before the verb at `verb`.
    pub(crate) fn subject(&self, verb: usize) -> Option<Range<usize>> {
        Clause { read: self.read, sentence: self.sentence }.subject(verb)
    }
}
