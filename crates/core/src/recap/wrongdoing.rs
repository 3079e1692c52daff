//! Does a title say that somebody who can be identified did wrong, on too little? Title, Articles, Claims → yes or no.
//!
//! Such a claim is never in a title where it rests on fewer than two independent origins (unnamed sources count once
//! together): a title has no room for whose word it is. In a sentence it stands with its source, as the report has it.

use crate::text::{NameKind, Tokens, names, words};
use headwater_model::{Article, Claim};
use std::collections::BTreeSet;

/// What a person can be said to have done wrong, by how the words begin. English.
#[rustfmt::skip]
const WRONG: &[&str] = &[
    "abus", "accus", "alleg", "arrest", "assault", "attack", "bribe", "bribing", "blackmail", "burgl", "charged", "cheat",
    "collu", "conspir", "convict", "corrupt", "cover-up", "crime", "criminal", "deceiv", "defraud", "embezzl", "extort",
    "forge", "fraud", "guilty", "harass", "indict", "insult", "kidnap", "kill", "launder", "liar", "lied", "lying",
    "misconduct", "misled", "misus", "molest", "murder", "negligen", "perjur", "plagiar", "rape", "raped", "rapist",
    "rigged", "rigging", "robb", "scandal", "smuggl", "spied", "spying", "stabb", "steal", "stole", "strangl", "swindl",
    "terror", "theft", "threaten", "tortur", "traffick", "treason", "violat",
];

/// Whether `title` names a person of the story beside a word for wrongdoing, and no claim that says so of that person
/// has two independent origins.
pub(super) fn is_unproven(title: &str, articles: &[&Article], claims: &[Claim]) -> bool {
    if !has_wrong(title) {
        return false;
    }
    let people = surnames(articles);
    let named: Vec<&str> = words(title).map(|w| w.text).filter(|w| people.contains(*w)).collect();
    let says_so = |claim: &Claim, surname: &str| {
        claim
            .reports
            .iter()
            .flat_map(|r| &r.citations)
            .any(|c| c.quote.contains(surname) && has_wrong(&c.quote))
    };
    let is_proven =
        |surname: &&str| claims.iter().any(|claim| claim.independent.at_least > 1 && says_so(claim, surname));
    !named.iter().all(is_proven)
}

fn has_wrong(text: &str) -> bool {
    words(text).any(|word| {
        let lower = word.text.to_lowercase();
        WRONG.iter().any(|begin| lower.starts_with(begin))
    })
}

/// So many bytes of each article are looked through for people: its headline may only name who stands in its opening.
const OPENING_BYTES: usize = 1500;

/// The last words of the names of people, as they are written in the openings of the articles.
fn surnames<'a>(articles: &[&'a Article]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for article in articles {
        let opening = &article.text[..article.text.floor_char_boundary(OPENING_BYTES)];
        let tokens = Tokens::in_language(opening, article.language.as_deref());
        for name in names(&tokens) {
            // A name of which nothing is known may be a person's.
            let is_person =
                matches!(name.kind, NameKind::Person | NameKind::Unknown) && name.tokens.len() > 1;
            if is_person || name.kind == NameKind::Person && !name.title.is_empty() {
                found.extend(name.tokens.last().map(|at| tokens.word(at)));
            }
        }
    }
    found
}
