//! Who is meant by a phrase without a name at its head? An office, a body, a document, somebody who is not named.

use super::people::{Bearer, written};
use super::resolve::{Resolver, unresolved};
use super::unnamed::{describe, how_many, terms_at};
use crate::text::{Class, NameKind};
use headwater_model::{Source, SourceKind};
use std::ops::Range;

impl Resolver<'_> {
    /// A phrase without a name at its head: an office, a body, a document, somebody who is not named.
    pub(super) fn common(&mut self, words: &Range<usize>, head: &Range<usize>) -> Source {
        let noun = head.end - 1;
        if noun > head.start
            && self.callings.is_body_of_two(self.tokens.lower(noun - 1), self.tokens.lower(noun))
        {
            return self.body(head);
        }
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
            return self.body(head);
        }
        unresolved(written(self.tokens, words))
    }

    /// A body by the words for it: "the Westhaven police", "the coast guard".
    fn body(&self, head: &Range<usize>) -> Source {
        Source {
            kind: SourceKind::Organisation,
            ..self.on_record(without_article(&written(self.tokens, head)))
        }
    }

    /// "the company": the only company that the article names, where it was named before.
    fn only_company(&self, word: &str) -> Option<usize> {
        if !matches!(word, "company" | "firm" | "maker" | "manufacturer" | "producer") {
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
}

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

fn without_article(phrase: &str) -> String {
    let lower = phrase.to_lowercase();
    ["the ", "a ", "an "]
        .iter()
        .find(|a| lower.starts_with(**a))
        .map_or_else(|| phrase.to_owned(), |a| phrase[a.len()..].to_owned())
}
