//! Who? Two people of whom two reports tell the same.
//!
//! A person is compared where two names stand in the same place of one sentence: before the same verb, behind the same
//! preposition. Those who only say something are two speakers, unless both hold the one office ("fire chief").

use super::super::wording::{SAYS, Wording};
use super::frame::{self, Place};
use crate::text::{Class, given_name};

/// A person in a wording.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Somebody {
    /// The full name as it stands.
    pub name: String,
    /// The form of the last word of it.
    surname: String,
    is_known: bool,
    /// The preposition before it, if any.
    joint: Option<String>,
    /// The forms of the words of an office right before it.
    office: Vec<String>,
    /// Whether what follows is only what the person says.
    speaks: bool,
    /// Where it stands.
    pub place: Place,
}

/// The people of a wording, by full names.
pub(super) fn persons(wording: &Wording<'_>) -> Vec<Somebody> {
    let mut found: Vec<Somebody> = Vec::new();
    for at in 0..wording.words.len() {
        let is_inside = found.last().is_some_and(|p| p.place.words.contains(&at));
        if !is_inside && let Some(person) = person(wording, at) {
            found.push(person);
        }
    }
    if wording.is_open { Vec::new() } else { found }
}

fn person(wording: &Wording<'_>, at: usize) -> Option<Somebody> {
    let words = &wording.words;
    let capital =
        |i: usize| words.get(i).is_some_and(|w| w.text.starts_with(char::is_uppercase) && !w.is_quoted);
    let begins = words[at].is_name && (at == 0 || !words[at - 1].is_name || !words[at].follows());
    if !begins || !capital(at) {
        return None;
    }
    let length =
        words[at..].iter().enumerate().take_while(|(i, w)| w.is_name && (*i == 0 || w.follows())).count();
    // Titles stand before a name, with a capital or without: "Mayor Quill", "fire chief Orla Benn".
    let titles = words[at..at + length]
        .iter()
        .take_while(|w| is_office(&w.form) || w.class.any(Class::HONORIFIC))
        .count();
    let first = at + titles;
    let run = &words[first..at + length];
    let is_person = (2..=3).contains(&run.len())
        && !run.iter().any(|w| w.class.any(Class::ORGANISATION_WORD.and(Class::PLACE)))
        && !run.iter().any(|w| w.text.ends_with("'s") || w.text.ends_with("’s"));
    if !is_person {
        return None;
    }
    let clause = words[first].clause;
    let before = words[..first].iter().rev().take_while(|w| w.clause == clause);
    let office: Vec<String> = before
        .take_while(|w| w.is_content() && (w.follows() || w.gap.is_empty()))
        .map(|w| w.form.clone())
        .collect();
    let joint =
        first.checked_sub(1 + office.len()).map(|i| &words[i]).filter(|w| w.class.any(Class::PREPOSITION));
    let is_said = |i: usize| words.get(i).is_some_and(|w| SAYS.contains(&w.lower.as_str()));
    let speaks =
        wording.attributions[clause] || is_said(first + run.len()) || first > 0 && is_said(first - 1);
    let name: Vec<&str> = run.iter().map(|w| w.text).collect();
    Some(Somebody {
        name: name.join(" "),
        surname: run.last()?.form.clone(),
        is_known: given_name(run[0].text).is_some(),
        joint: joint.filter(|w| w.lower != "as").map(|w| w.lower.clone()),
        office,
        speaks,
        place: Place { clause, words: first..first + run.len() },
    })
}

/// Whether a body has one of them at a time.
fn is_office(form: &str) -> bool {
    matches!(
        form,
        "chief"
            | "mayor"
            | "president"
            | "director"
            | "archbishop"
            | "bishop"
            | "coach"
            | "captain"
            | "rector"
    )
}

/// Whether two people of two wordings cannot both be the one of whom the two tell.
pub(super) fn differ(a: &Wording<'_>, x: &Somebody, b: &Wording<'_>, y: &Somebody) -> bool {
    /// So much of the shorter wording stands in the other.
    const LEAST_OVERLAP: f32 = 0.75;
    let one_office = !x.office.is_empty() && x.office == y.office && x.office.iter().any(|w| is_office(w));
    let knows = |w: &Wording<'_>, name: &str| {
        name.rsplit(' ').next().is_some_and(|last| w.article.text.contains(last))
    };
    (x.is_known || y.is_known)
        && x.surname != y.surname
        && x.joint == y.joint
        && (!x.speaks && !y.speaks || one_office)
        && !frame::names_part(a, &x.place, b, &y.place)
        && frame::overlap_but(a, &x.place, b, &y.place) >= LEAST_OVERLAP
        && frame::agree(a, &x.place, b, &y.place)
        && !knows(b, &x.name)
        && !knows(a, &y.name)
}
