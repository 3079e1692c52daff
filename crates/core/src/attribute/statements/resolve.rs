//! Who is meant by the words for a source, and by those for an addressee? Inside one article only.
//!
//! Where two persons fit equally well the source is [`SourceKind::Unresolved`]: a wrong speaker is worse than none.

use super::attributions::Attribution;
use super::callings::Callings;
use super::occasions;
use super::people::{Bearer, People, is_person_noun, written};
use super::unnamed::{describe, how_many, terms_at};
use super::{form_of, span_of};
use crate::attribute::VERSION;
use crate::outlets::Outlets;
use crate::text::{Class, Gender, NameKind, TokenKind, Tokens};
use headwater_model::{
    Addressee, Article, Form, OutletEvidence, OutletRef, Source, SourceKind, Span, Statement, Terms,
};
use std::ops::Range;

/// Resolves the sources of one article, in reading order.
pub(super) struct Resolver<'a> {
    tokens: &'a Tokens<'a>,
    outlets: &'a Outlets,
    article: &'a Article,
    people: People,
    /// The sources so far, each with the head noun of its words: what "the official" may mean.
    seen: Vec<(String, Source)>,
    /// The bearer of the last source that was a person.
    last_person: Option<usize>,
    /// The sentence in which that source's words end.
    last_heard: u32,
    callings: &'static Callings,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(article: &'a Article, tokens: &'a Tokens<'a>, outlets: &'a Outlets) -> Self {
        let callings = Callings::of(article.language.as_deref());
        let people = People::of(tokens, callings);
        let seen = Vec::new();
        Self { tokens, outlets, article, people, seen, last_person: None, last_heard: 0, callings }
    }

    /// The statement that an attribution makes.
    pub(super) fn statement(&mut self, attribution: &Attribution) -> Statement {
        let form = form_of(self.tokens, attribution);
        let words = attribution.source.clone().map(|words| self.with_antecedent(words));
        let source = words.as_ref().map(|words| self.source(words));
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
            via,
            made_by: VERSION,
        }
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
        let words = self.without_end(words);
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
                && FOLLOWERS.contains(&self.tokens.lower(end));
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
    fn is_person_noun(&self, at: usize) -> bool {
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

    fn bearer(&mut self, index: usize) -> Source {
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

    fn on_record(&self, name: String) -> Source {
        Source { name, kind: SourceKind::Unresolved, role: None, terms: Terms::OnRecord, how_many: None }
    }

    fn pronoun(&mut self, at: usize) -> Source {
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
            _ => unresolved(self.tokens.word(at).to_owned()),
        }
    }

    /// A phrase without a name at its head: an office, a body, a document, somebody who is not named.
    fn common(&mut self, words: &Range<usize>, head: &Range<usize>) -> Source {
        let noun = head.end - 1;
        let word = self.tokens.lower(noun).to_owned();
        let definite = matches!(self.tokens.lower(head.start), "the" | "that" | "this");
        if definite && let Some(before) = self.same_as_before(&word) {
            return before;
        }
        if definite && head.len() <= 3 && self.is_person_noun(noun) {
            if let Some(bearer) = self.people.by_office(&word) {
                return self.bearer(bearer);
            }
            return unresolved(written(self.tokens, words));
        }
        if self.is_person_noun(noun) || self.tokens.is(noun, Class::OTHER_PRONOUN.and(Class::NUMBER_WORD)) {
            return self.somebody(words, head);
        }
        if definite
            && head.len() == 2
            && let Some(bearer) = self.only_company(&word)
        {
            return self.bearer(bearer);
        }
        let document = self.tokens.is(noun, Class::DOCUMENT_NOUN) || self.callings.is_document(&word);
        if document && !self.tokens.list[noun].capital {
            return Source {
                kind: SourceKind::Document,
                ..self.on_record(without_article(&written(self.tokens, words)))
            };
        }
        if self.tokens.is(noun, Class::ORGANISATION_NOUN.and(Class::ORGANISATION_WORD)) {
            return Source {
                kind: SourceKind::Organisation,
                ..self.on_record(without_article(&written(self.tokens, head)))
            };
        }
        unresolved(written(self.tokens, words))
    }

    /// "the company": the only company that the article names, where it was named before.
    fn only_company(&self, word: &str) -> Option<usize> {
        if !matches!(word, "company" | "firm") {
            return None;
        }
        let public = |b: &Bearer| b.name.split(' ').any(|w| PUBLIC.contains(&w.to_lowercase().as_str()));
        let bearers = &self.people.bearers;
        let mut bodies =
            (0..bearers.len()).filter(|&i| bearers[i].kind == NameKind::Organisation && !public(&bearers[i]));
        let one = bodies.next()?;
        bodies.next().is_none().then_some(one)
    }

    /// "the official", "the “furious” official", "the paper": the last source that was described so.
    fn same_as_before(&self, noun: &str) -> Option<Source> {
        let outlet =
            matches!(noun, "paper" | "newspaper" | "magazine" | "network" | "outlet" | "site" | "agency");
        self.seen
            .iter()
            .rev()
            .find(|(before, source)| {
                before == noun
                    && matches!(
                        source.kind,
                        SourceKind::Unnamed | SourceKind::Document | SourceKind::Organisation
                    )
                    || outlet && source.kind == SourceKind::Outlet
            })
            .map(|s| s.1.clone())
    }

    /// Somebody whose name is not given, or the body that speaks through them.
    fn somebody(&self, words: &Range<usize>, head: &Range<usize>) -> Source {
        let noun = self.tokens.lower(head.end - 1);
        if matches!(noun, "spokesman" | "spokeswoman" | "spokesperson" | "spokespeople")
            && let Some(body) = self.spoken_for(words, head)
        {
            return Source {
                kind: SourceKind::Organisation,
                role: Some(noun.to_owned()),
                ..self.on_record(body)
            };
        }
        Source {
            name: describe(self.tokens, words, head),
            kind: SourceKind::Unnamed,
            role: None,
            terms: terms_at(self.tokens, words),
            how_many: how_many(self.tokens, head),
        }
    }

    /// The body that a spokesperson speaks for: "a spokesman for the Harbour Union", "a Harbour Union spokesman".
    fn spoken_for(&self, words: &Range<usize>, head: &Range<usize>) -> Option<String> {
        let after = matches!(
            self.tokens.lower(head.end.min(self.tokens.len() - 1)),
            "for" | "of" | "with" | "at" | "from"
        );
        let place =
            if after && head.end < words.end { head.end + 1..words.end } else { head.start..head.end - 1 };
        let (name, bearer) = self.people.names_in(&place).first()?;
        let person = bearer.is_some_and(|b| self.people.bearers[b].kind == NameKind::Person);
        (!person && !name.tokens.is_empty()).then(|| match bearer {
            Some(b) => self.people.bearers[*b].name.clone(),
            None => written(self.tokens, &name.tokens),
        })
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

/// Words in the names of bodies that are no companies.
const PUBLIC: [&str; 27] = [
    "union",
    "association",
    "federation",
    "guild",
    "league",
    "committee",
    "council",
    "commission",
    "court",
    "senate",
    "house",
    "congress",
    "parliament",
    "ministry",
    "department",
    "agency",
    "authority",
    "bureau",
    "office",
    "police",
    "party",
    "university",
    "school",
    "college",
    "hospital",
    "church",
    "board",
];

fn unresolved(name: String) -> Source {
    Source { name, kind: SourceKind::Unresolved, role: None, terms: Terms::OnRecord, how_many: None }
}

fn without_article(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    ["the ", "a ", "an "]
        .iter()
        .find(|a| lower.starts_with(**a))
        .map_or_else(|| phrase.to_owned(), |a| phrase[a.len()..].to_owned())
}
