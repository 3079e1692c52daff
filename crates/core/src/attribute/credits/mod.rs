//! On whose report does an article rest? Finds the [`Credit`]s in one [`Article`], in order of place.
//!
//! Each sentence is read for names of outlets (`mentions`); the words beside a name tell whether it is credited and
//! what that means (`phrases`: `before`, `venues`, `published`, `pointers`, `after`); names that point back are resolved
//! in reading order (`referents`); agency lines and links are marks of their own (`wire`, `links`); `covers` tells which
//! sentences rest on a credit, `deeper` whom the credited report names. The patterns and their traps are those of the
//! project's study of how outlets credit each other, counted over 3,895 articles. Leaves to `trace`: which claims the
//! sentences make.

mod after;
mod before;
mod covers;
pub(super) mod deeper;
mod links;
pub(super) mod lists;
mod mentions;
mod own;
mod phrases;
mod pointers;
mod published;
mod referents;
pub(super) mod subjects;
#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
pub(super) mod tokens;
mod venues;
mod wire;

use crate::outlets::Outlets;
use crate::text::given_name;
use headwater_model::{Article, Basis, Credit, CreditMeaning, OutletRef, Span};
use mentions::{Mention, Naming};
use own::Own;
use phrases::{Phrase, Place, Proof, Scope};
use referents::Referents;
use std::ops::Range;
use tokens::Tokens;

/// The credits of `article` to outlets other than its own, in order of place.
#[must_use]
pub fn credits(article: &Article, outlets: &Outlets) -> Vec<Credit> {
    let read = Tokens::of(article);
    let mut own = Own::of(article, &read, outlets);
    let mut credits = whole_article(article, &read, outlets, &own);
    for copy in &credits {
        own.add_copied(&copy.outlet);
    }
    let mentions = mentions::mentions(&read, outlets, own.known(outlets));
    own.add_signs(&read, &mentions);
    let found = found_in(&read, &mentions, &own);
    let mut credited = vec![false; read.sentences.len()];
    for one in &found {
        credited[one.sentence] = true;
    }
    credits.extend(found.into_iter().map(|one| Credit {
        article: article.id.clone(),
        span: read.span(one.phrase.tokens.clone()),
        deeper: deeper::deeper(&read, &read.sentences[one.sentence], &one.phrase),
        covers: covers::covers(&read, one.sentence, &one.phrase, &credited),
        outlet: one.outlet,
        meaning: one.phrase.meaning,
        basis: one.basis,
        made_by: super::VERSION,
    }));
    let linked = links::linked(article, &read, outlets, &own, &credits);
    credits.extend(linked);
    credits.sort_by(|a, b| (a.span, &a.outlet).cmp(&(b.span, &b.outlet)));
    credits
}

/// The name of the credited outlet with the one that `text`, the article's, uses where the two differ: "The Harbour Post
/// (Harbour Post Online)".
#[must_use]
pub fn name_with_words(credit: &Credit, text: &str, outlets: &Outlets) -> String {
    let name = &credit.outlet.name;
    let found = outlets.find(text, credit.span);
    let written = found.iter().find(|m| m.outlet.is_some_and(|o| Some(&o.id) == credit.outlet.id.as_ref()));
    match written.map(|m| m.span.of(text)) {
        Some(words) if !name.contains(words) => format!("{name} ({words})"),
        _ => name.clone(),
    }
}

/// A credit as it was found.
struct Found {
    sentence: usize,
    phrase: Phrase,
    outlet: OutletRef,
    basis: Basis,
}

/// The credits in words, in order of place.
fn found_in(read: &Tokens<'_>, mentions: &[Vec<Mention>], own: &Own) -> Vec<Found> {
    let mut referents = Referents::new(proved_names(read, mentions));
    let mut found = Vec::new();
    for (number, sentence) in read.sentences.iter().enumerate() {
        let contribution = wire::contribution(read, sentence);
        for index in 0..mentions[number].len() {
            let place = Place { read, sentence, mentions: &mentions[number], index };
            let phrase = match &contribution {
                Some(whole) => Some(Phrase { tokens: whole.tokens.clone(), ..whole.clone() }),
                None => phrase_of(&place),
            };
            let Some((outlet, basis)) = referents.resolve(&place, number, phrase.as_ref()) else { continue };
            let Some(phrase) = phrase else { continue };
            let copied = phrase.scope == Scope::Article && own.copies(&outlet);
            if own.is(&outlet) && !copied
                || found.last().is_some_and(|last: &Found| repeats(last, number, &phrase, &outlet))
            {
                continue;
            }
            let basis = if phrase.scope == Scope::Article { Basis::Wire } else { basis };
            found.push(Found { sentence: number, phrase, outlet, basis });
        }
    }
    found
}

/// The credit that the words beside a mention make.
fn phrase_of(place: &Place<'_>) -> Option<Phrase> {
    let token = &place.read.all[place.mention().tokens.start];
    let quoted = token.quoted && !place.is_quoted_title(place.index);
    if quoted || place.is_picture_credit() || place.invites() {
        return None;
    }
    let last = place.word(place.mention().tokens.end - 1);
    if place.mention().naming == Naming::Noun && lists::is_in(lists::REPORT_ANAPHORS, last) {
        return before::according(place).or_else(|| after::after(place));
    }
    let phrase = before::before(place).or_else(|| after::after(place))?;
    let proof = if before::cites_sources(place, phrase.tokens.end) { Proof::Strong } else { phrase.proof };
    Some(Phrase { proof, ..phrase })
}

/// Whether a credit says again what the one before it says in the same words.
fn repeats(last: &Found, sentence: usize, phrase: &Phrase, outlet: &OutletRef) -> bool {
    last.sentence == sentence
        && last.outlet.key() == outlet.key()
        && last.phrase.tokens.start < phrase.tokens.end
        && phrase.tokens.start < last.phrase.tokens.end
}

/// The names, in lower case, that some words of the article prove to be outlets'.
fn proved_names(read: &Tokens<'_>, mentions: &[Vec<Mention>]) -> Vec<String> {
    let mut proved = Vec::new();
    for (sentence, mentions) in read.sentences.iter().zip(mentions) {
        for index in 0..mentions.len() {
            let place = Place { read, sentence, mentions, index };
            if !matches!(place.mention().naming, Naming::Name | Naming::WeakShape | Naming::Shape) {
                continue;
            }
            let Range { start, end } = place.mention().tokens;
            let owner = place.is_possessive(end) && !lists::is_in(lists::REPORT_NOUNS, place.word(end + 1));
            let person = end - start > 1 && given_name(place.word(start)).is_some();
            if place.mention().naming == Naming::Name && (owner || person) {
                continue;
            }
            let shape = place.mention().naming == Naming::Shape;
            if shape || phrase_of(&place).is_some_and(|p| p.proof == Proof::Strong) {
                proved.push(place.mention().outlet.name.to_lowercase());
            }
        }
    }
    proved.sort();
    proved.dedup();
    proved
}

/// The credit of an article that is an agency's copy as a whole.
fn whole_article(article: &Article, read: &Tokens<'_>, outlets: &Outlets, own: &Own) -> Vec<Credit> {
    let Some((outlet, span)) = wire::agency_of(article, read, outlets) else { return Vec::new() };
    if own.is(&outlet) {
        return Vec::new();
    }
    let phrase = Phrase::relay(0..0, Proof::Strong).scope(Scope::Article);
    vec![Credit {
        article: article.id.clone(),
        span: if span.is_empty() { Span::new(0, 0) } else { span },
        outlet,
        meaning: CreditMeaning::Relay,
        basis: Basis::Wire,
        deeper: None,
        covers: covers::covers(read, 0, &phrase, &[]),
        made_by: super::VERSION,
    }]
}
