//! Who is meant by the words for a source, and by those for an addressee? Inside one article only.
//!
//! Where two persons fit equally well the source is [`SourceKind::Unresolved`]: a wrong speaker is worse than none.

use super::attributions::Attribution;
use super::callings::Callings;
use super::cues::cue_of;
use super::people::{People, is_person_noun, written};
use super::tense::tense;
use super::{form_of, span_of};
use super::{nested, occasions};
use crate::attribute::VERSION;
use crate::outlets::Outlets;
use crate::text::{Class, Gender, NameKind, TokenKind, Tokens};
use headwater_model::{
    Addressee, Article, Form, Manner, OutletEvidence, OutletRef, Source, SourceKind, Span, Statement, Terms,
};
use std::ops::Range;

/// Resolves the sources of one article, in reading order.
pub(super) struct Resolver<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    outlets: &'a Outlets,
    article: &'a Article,
    pub(super) people: People,
    /// The sources so far, each with the head noun of its words: what "the official" may mean.
    pub(super) seen: Vec<(String, Source)>,
    /// The bearer of the last source that was a person.
    last_person: Option<usize>,
    /// The sentence in which that source's words end.
    last_heard: u32,
    pub(super) callings: &'static Callings,
    /// Whether the source to be resolved stands in somebody's speech, where a pronoun need not mean who was named outside.
    in_speech: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article, tokens: &'a Tokens<'a>, outlets: &'a Outlets) -> Self {
        let callings = Callings::of(article.language.as_deref());
        let people = People::of(tokens, callings);
        let seen = Vec::new();
        Self {
            tokens,
            outlets,
            article,
            people,
            seen,
            last_person: None,
            last_heard: 0,
            callings,
            in_speech: false,
        }
    }

    /// The statement that an attribution makes.
    pub(super) fn statement(&mut self, attribution: &Attribution) -> Statement {
        let form = form_of(self.tokens, attribution);
        let words = attribution.source.clone().map(|words| self.with_antecedent(words));
        let source = words.as_ref().map(|words| self.source(words));
        // A document finds and shows; what else is read as its thoughts or plans, by a verb that no list has, is nobody's.
        let told = attribution.manner == Manner::Said
            || attribution.cue.clone().any(|at| cue_of(self.tokens.lower(at)).is_some());
        let (words, source) = match source {
            Some(source) if source.kind == SourceKind::Document && !told => (None, None),
            source => (words, source),
        };
        if let (Some(SourceKind::Person), Some(last)) =
            (source.as_ref().map(|s| s.kind), attribution.contents.last())
        {
            self.last_heard = self.tokens.list[last.end - 1].sentence;
        }
        let addressee = attribution.addressee.as_ref().and_then(|words| self.addressee(words));
        let own = self.article.outlet.as_ref().map(OutletRef::key);
        let via = addressee.as_ref().and_then(|a| a.outlet.clone()).filter(|o| Some(o.key()) != own);
        Statement {
            article: self.article.id.clone(),
            pieces: attribution.contents.iter().map(|c| self.piece(c, form)).collect(),
            form,
            manner: attribution.manner,
            cue: (!attribution.cue.is_empty()).then(|| span_of(self.tokens, &attribution.cue)),
            source_words: words.as_ref().map(|s| span_of(self.tokens, s)),
            source,
            addressee,
            venue: occasions::venue(self.tokens, attribution).map(|words| span_of(self.tokens, &words)),
            attitude: attribution.attitude,
            tense: tense(self.tokens, &attribution.cue),
            via,
            inner: Vec::new(),
            made_by: VERSION,
        }
    }

    /// What the source of `outer` is reported to say that others said; `all` are the attributions of the whole text.
    pub(super) fn inner(&mut self, all: &[Attribution], outer: &Attribution) -> Vec<Statement> {
        let mut statements = Vec::new();
        for content in &outer.contents {
            for attribution in nested::inside(self.tokens, all, content) {
                // Who speaks inside another's words is nobody's antecedent outside them.
                let (seen, person, heard) = (self.seen.len(), self.last_person, self.last_heard);
                let in_speech =
                    std::mem::replace(&mut self.in_speech, nested::is_quotation(self.tokens, content));
                let mut statement = self.statement(&attribution);
                let pieces = attribution.contents.iter().map(|c| nested::form_inside(self.tokens, c));
                let pieces: Vec<(Form, Span)> = pieces.collect();
                let alike = pieces.windows(2).all(|pair| pair[0].0 == pair[1].0);
                statement.form = if alike { pieces[0].0 } else { Form::Mixed };
                statement.pieces = pieces.into_iter().map(|(_, span)| span).collect();
                statement.inner = self.inner(all, &attribution);
                self.in_speech = in_speech;
                self.seen.truncate(seen);
                (self.last_person, self.last_heard) = (person, heard);
                statements.push(statement);
            }
        }
        statements
    }

    /// A content as a span: without its marks where it is direct.
    fn piece(&self, content: &Range<usize>, form: Form) -> Span {
        let outer = span_of(self.tokens, content);
        let quotation = self.tokens.list[content.start].quotation;
        match quotation {
            Some(q) if form == Form::Direct => self.tokens.quotations[q as usize].inner,
            _ => outer,
        }
    }

    /// Who is meant by `words`.
    fn source(&mut self, words: &Range<usize>) -> Source {
        let words = self.with_description(self.without_end(words));
        let head = self.head(&words);
        let source = self.find(&words, &head);
        let noun = self.tokens.lower(head.end - 1).to_owned();
        self.seen.push((noun, source.clone()));
        source
    }

    fn find(&mut self, words: &Range<usize>, head: &Range<usize>) -> Source {
        if head.len() == 1 && self.is_pronoun(head.start) {
            return self.pronoun(head.start);
        }
        if self.is_several(words, head) {
            return unresolved(written(self.tokens, words));
        }
        if let Some(bearer) = self.named(words, head) {
            return self.bearer(bearer);
        }
        if let Some(name) = self.ambiguous_name(head) {
            return unresolved(name);
        }
        self.common(words, head)
    }

    /// Words that begin inside "a clerk, who asked not to be named, said", from where the phrase itself begins.
    fn with_antecedent(&self, words: Range<usize>) -> Range<usize> {
        if !self.tokens.is(words.start, Class::TO) {
            return words;
        }
        let sentence = self.tokens.list[words.start].sentence;
        let near = (words.start.saturating_sub(8)..words.start).rev();
        let who = near
            .take_while(|&i| self.tokens.list[i].sentence == sentence)
            .find(|&i| self.tokens.lower(i) == "who");
        let Some(who) = who else { return words };
        let noun = (who.saturating_sub(8)..who)
            .rev()
            .take_while(|&i| self.tokens.list[i].sentence == sentence)
            .find(|&i| self.tokens.is(i, Class::DETERMINER.and(Class::NUMBER_WORD)));
        noun.map_or(words.clone(), |start| start..words.end)
    }

    /// "two people familiar" with what they are familiar with, where the words for the source end before it.
    fn with_description(&self, words: Range<usize>) -> Range<usize> {
        if !matches!(self.tokens.lower(words.end - 1), "familiar" | "close" | "briefed" | "involved") {
            return words;
        }
        let sentence = self.tokens.list[words.start].sentence;
        let goes_on = |&at: &usize| {
            let token = &self.tokens.list[at];
            token.sentence == sentence
                && token.quotation.is_none()
                && matches!(token.kind, TokenKind::Word | TokenKind::Number)
                && !token.class.any(Class::VERB.and(Class::BE).and(Class::HAVE).and(Class::MODAL))
        };
        let end = words.end + (words.end..self.tokens.len().min(words.end + 6)).take_while(goes_on).count();
        words.start..end
    }

    /// The words without a comma at their end.
    fn without_end(&self, words: &Range<usize>) -> Range<usize> {
        let mut end = words.end;
        while end > words.start + 1 && matches!(self.tokens.list[end - 1].kind, TokenKind::Mark(_)) {
            end -= 1;
        }
        words.start..end
    }

    /// The words up to the first comma, preposition or relative: what the phrase is about is their last word.
    fn head(&self, words: &Range<usize>) -> Range<usize> {
        let mut end = words.start;
        while end < words.end {
            let described = end > words.start
                && self.is_person_noun(end - 1)
                && FOLLOWERS.contains(&self.tokens.lower(end))
                || end > words.start
                    && self.tokens.is(end - 1, Class::DOCUMENT_NOUN)
                    && DOCUMENT_FOLLOWERS.contains(&self.tokens.lower(end));
            let stop = described
                || matches!(self.tokens.list[end].kind, TokenKind::Mark(m) if matches!(m, ',' | '(' | '[' | ';' | ':' | '—' | '–'))
                || end > words.start
                    && self.tokens.is(end, Class::PREPOSITION.and(Class::RELATIVE))
                    && !self.in_name(end);
            if stop {
                break;
            }
            end += 1;
        }
        words.start..end.max(words.start + 1)
    }

    /// Whether the word is a common noun for a speaker: an office, a calling, or what "who" goes on with.
    pub(super) fn is_person_noun(&self, at: usize) -> bool {
        let who = at + 1 < self.tokens.len() && matches!(self.tokens.lower(at + 1), "who" | "whose");
        is_person_noun(self.tokens, at)
            || who && !self.tokens.list[at].capital
            || self.callings.is_calling(self.tokens.lower(at))
    }

    fn in_name(&self, at: usize) -> bool {
        self.people.names_in(&(at.saturating_sub(6)..at)).iter().any(|(n, _)| n.tokens.contains(&at))
    }

    fn is_pronoun(&self, at: usize) -> bool {
        matches!(
            self.tokens.lower(at),
            "he" | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "you"
                | "who"
                | "which"
                | "that"
                | "him"
                | "her"
                | "them"
                | "his"
                | "their"
                | "its"
                | "my"
                | "our"
                | "me"
                | "us"
                | "himself"
                | "herself"
        )
    }

    /// Whether the head is two names with "and" between them: no one of them is the source.
    fn is_several(&self, words: &Range<usize>, head: &Range<usize>) -> bool {
        let names = self.people.names_in(head);
        words.start == head.start
            && names.len() > 1
            && names.windows(2).any(|pair| {
                let between = pair[0].0.tokens.end;
                between + 1 == pair[1].0.tokens.start && self.tokens.lower(between) == "and"
            })
            && names.last().is_some_and(|(n, _)| n.tokens.end == head.end)
    }

    /// The bearer whose name ends the head, or who is named right after a description: "her aide, Orlan Vesk".
    fn named(&self, words: &Range<usize>, head: &Range<usize>) -> Option<usize> {
        let last = self.people.names_in(head).last();
        let ends =
            last.filter(|(n, _)| n.tokens.end == head.end || self.possessive_end(n.tokens.end, head.end));
        if let Some((_, bearer)) = ends {
            return *bearer;
        }
        let comma = head.end < words.end && self.tokens.is_mark(head.end, ',');
        let described = self.is_person_noun(head.end - 1);
        let after = self.people.names_in(&(head.end..words.end)).first()?;
        // "The owner, Quill Homes": whatever is called so bears the name that fills the apposition.
        let fills =
            after.0.tokens == (head.end + 1..words.end) && self.tokens.is(head.start, Class::DETERMINER);
        (comma
            && (described || fills)
            && after.0.tokens.start <= head.end + 3
            && after.0.kind != NameKind::Place)
            .then_some(after.1)
            .flatten()
    }

    /// Whether nothing but "'s" stands between the end of a name and the end of the head ("Quill's").
    fn possessive_end(&self, from: usize, to: usize) -> bool {
        from + 1 == to && self.tokens.lower(from).starts_with('\'')
    }

    /// A name at the end of the head that two bear.
    fn ambiguous_name(&self, head: &Range<usize>) -> Option<String> {
        let (name, bearer) = self.people.names_in(head).last()?;
        (bearer.is_none() && name.tokens.end == head.end).then(|| written(self.tokens, &name.tokens))
    }

    pub(super) fn bearer(&mut self, index: usize) -> Source {
        let bearer = &self.people.bearers[index];
        if let Some(outlet) = self.outlets.named(&bearer.name)
            && bearer.kind != NameKind::Person
        {
            return Source {
                name: outlet.name.clone(),
                kind: SourceKind::Outlet,
                ..self.on_record(String::new())
            };
        }
        let kind = match bearer.kind {
            NameKind::Person => SourceKind::Person,
            NameKind::Organisation | NameKind::Place => SourceKind::Organisation,
            NameKind::Unknown if bearer.name.contains(' ') => SourceKind::Person,
            NameKind::Unknown => SourceKind::Unresolved,
        };
        let source = Source { kind, role: bearer.role(), ..self.on_record(bearer.name.clone()) };
        if kind == SourceKind::Person {
            self.last_person = Some(index);
        }
        source
    }

    pub(super) fn on_record(&self, name: String) -> Source {
        Source { name, kind: SourceKind::Unresolved, role: None, terms: Terms::OnRecord, how_many: None }
    }

    fn pronoun(&mut self, at: usize) -> Source {
        if self.in_speech {
            return unresolved(self.tokens.word(at).to_owned());
        }
        let word = self.tokens.lower(at).to_owned();
        let gender = match word.as_str() {
            "he" | "him" | "his" | "himself" => Some(Gender::Male),
            "she" | "her" | "herself" => Some(Gender::Female),
            _ => None,
        };
        if let Some(gender) = gender {
            let bearer = self.people.by_pronoun(
                self.tokens,
                at,
                gender,
                self.last_person.map(|b| (b, self.last_heard)),
                None,
            );
            return bearer.map_or_else(|| unresolved(self.tokens.word(at).to_owned()), |b| self.bearer(b));
        }
        if matches!(word.as_str(), "who" | "which" | "that") {
            return self.before_relative(at);
        }
        let fits = |kind: SourceKind| match word.as_str() {
            "it" | "its" => {
                matches!(kind, SourceKind::Organisation | SourceKind::Document | SourceKind::Outlet)
            }
            _ => false,
        };
        let last = self.seen.last().filter(|s| fits(s.1.kind)).map(|s| s.1.clone());
        last.unwrap_or_else(|| unresolved(self.tokens.word(at).to_owned()))
    }

    /// "Quill, who said": the name that the relative follows.
    fn before_relative(&mut self, at: usize) -> Source {
        let before = self.people.names_in(&(at.saturating_sub(14)..at)).last().cloned();
        match before {
            Some((name, Some(bearer)))
                if name.tokens.end + 1 >= at && self.people.bearers[bearer].kind != NameKind::Place =>
            {
                self.bearer(bearer)
            }
            _ => self.described_before(at).unwrap_or_else(|| unresolved(self.tokens.word(at).to_owned())),
        }
    }

    /// "two people familiar with the talks, who": somebody without a name whom the relative follows.
    fn described_before(&mut self, at: usize) -> Option<Source> {
        let sentence = self.tokens.list[at].sentence;
        let end = at - usize::from(at > 0 && self.tokens.is_mark(at - 1, ','));
        let start = (end.saturating_sub(LONGEST_DESCRIPTION)..end)
            .rev()
            .take_while(|&i| self.tokens.list[i].sentence == sentence)
            .filter(|&i| self.tokens.is(i, Class::DETERMINER.and(Class::NUMBER_WORD)))
            .find(|&i| self.is_person_noun(self.head(&(i..end)).end - 1))?;
        let head = self.head(&(start..end));
        let source = self.common(&(start..end), &head);
        self.seen.push((self.tokens.lower(head.end - 1).to_owned(), source.clone()));
        Some(source)
    }

    /// Whom it was said to.
    fn addressee(&self, words: &Range<usize>) -> Option<Addressee> {
        let words = self.without_end(words);
        let span = span_of(self.tokens, &words);
        let head = self.head(&words);
        if head.len() == 1 && self.is_pronoun(head.start) {
            let gender = match self.tokens.lower(head.start) {
                "him" => Gender::Male,
                "her" => Gender::Female,
                _ => return None,
            };
            let bearer = self.people.by_pronoun(self.tokens, head.start, gender, None, self.last_person)?;
            return Some(Addressee { span, name: self.people.bearers[bearer].name.clone(), outlet: None });
        }
        let person = self.named(&words, &head).map(|b| &self.people.bearers[b]);
        let plain = written(self.tokens, &head);
        let outlet = match person {
            Some(bearer) if bearer.kind == NameKind::Person => None,
            Some(bearer) => self.outlets.named(&bearer.name),
            None => self.outlets.named(&plain),
        };
        let name = match (outlet, person) {
            (Some(outlet), _) => outlet.name.clone(),
            (None, Some(bearer)) => bearer.name.clone(),
            (None, None) => plain,
        };
        let outlet = outlet.map(|o| OutletRef {
            name: o.name.clone(),
            id: Some(o.id.clone()),
            evidence: OutletEvidence::Stated,
        });
        Some(Addressee { span, name, outlet })
    }
}

/// Words that describe the person noun before them: "people familiar with the talks".
const FOLLOWERS: [&str; 12] = [
    "familiar",
    "close",
    "briefed",
    "involved",
    "aware",
    "present",
    "working",
    "speaking",
    "knowledgeable",
    "here",
    "there",
    "alike",
];

/// How many tokens of a description may stand before "who".
const LONGEST_DESCRIPTION: usize = 10;

/// Words that describe the document before them: "a memo obtained by the Post".
const DOCUMENT_FOLLOWERS: [&str; 14] = [
    "obtained",
    "seen",
    "reviewed",
    "leaked",
    "filed",
    "signed",
    "sent",
    "published",
    "posted",
    "released",
    "dated",
    "written",
    "drafted",
    "shared",
];

pub(super) fn unresolved(name: String) -> Source {
    Source { name, kind: SourceKind::Unresolved, role: None, terms: Terms::OnRecord, how_many: None }
}
