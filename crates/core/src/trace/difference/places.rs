//! Where? Places behind a preposition that may be two for one thing.
//!
//! Nothing tells here which place lies in which, so a place is compared only with one behind the same preposition, and
//! no report's place may stand anywhere in the other report: "arrested in Karsk, the capital of Marrow" and "arrested in
//! Marrow" are one.

use super::super::wording::Wording;
use super::frame::{self, Place};
use crate::text::{Class, given_name};

/// A place in a wording.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Somewhere {
    /// The name as it stands.
    pub name: String,
    joint: String,
    /// Where it stands.
    pub place: Place,
}

/// The places of a wording that a preposition leads to.
pub(super) fn places(wording: &Wording<'_>) -> Vec<Somewhere> {
    if wording.is_open {
        return Vec::new();
    }
    (1..wording.words.len()).filter_map(|at| place(wording, at)).collect()
}

fn place(wording: &Wording<'_>, at: usize) -> Option<Somewhere> {
    let words = &wording.words;
    let joint = words[at - 1].lower.as_str();
    let joint = if joint == "at" { "in" } else { joint };
    let is_led = matches!(joint, "in" | "near" | "to" | "from" | "off" | "outside") && words[at].follows();
    if !is_led || !words[at].is_name || words[at].is_quoted || wording.attributions[words[at].clause] {
        return None;
    }
    let length =
        words[at..].iter().enumerate().take_while(|(i, w)| w.is_name && (*i == 0 || w.follows())).count();
    let run = &words[at..at + length];
    let behind = words.get(at + length);
    // "Northfold station", "Westhaven's mayor", "Ostrand-based": the name belongs to something else.
    let belongs = behind.is_some_and(|w| {
        w.follows() && w.is_content() && !w.lower.ends_with("ing") && !w.lower.ends_with("ed")
    }) || behind.is_some_and(|w| w.gap.starts_with('-'))
        || run.iter().any(|w| w.text.ends_with("'s") || w.text.ends_with("’s"));
    let is_person = length > 1 && given_name(run[0].text).is_some();
    let is_body = run.iter().any(|w| w.class.any(Class::ORGANISATION_WORD.and(Class::TITLE)));
    let is_acronym = run[0].text.len() > 1 && run[0].text.chars().all(char::is_uppercase);
    if length > 3 || belongs || is_person || is_body || is_acronym {
        return None;
    }
    let name: Vec<&str> = run.iter().map(|w| w.text).collect();
    let place = Place { clause: words[at].clause, words: at..at + length };
    Some(Somewhere { name: name.join(" "), joint: joint.to_owned(), place })
}

/// A country or state that everybody knows: it may hold any other place.
fn is_wide(name: &str) -> bool {
    #[rustfmt::skip]
    const WIDE: &[&str] = &[
        "america", "britain", "england", "scotland", "wales", "ireland", "france", "germany", "russia", "china", "japan",
        "india", "iran", "iraq", "israel", "syria", "ukraine", "mexico", "canada", "australia", "europe", "asia", "africa",
        "california", "texas", "florida", "virginia", "pakistan", "turkey", "spain", "italy", "brazil", "afghanistan",
        "yemen", "libya", "egypt", "korea", "georgia", "ohio", "iowa", "arizona", "nevada", "michigan", "illinois",
        "pennsylvania", "wisconsin", "minnesota", "colorado", "oregon", "alabama", "louisiana", "tennessee", "kentucky",
        "missouri", "indiana", "massachusetts", "maryland", "carolina", "jersey", "poland", "greece", "sweden",
    ];
    let lower = name.to_lowercase();
    lower.split(' ').any(|w| WIDE.contains(&w))
}

/// Whether two places of two wordings cannot both hold.
pub(super) fn differ(a: &Wording<'_>, x: &Somewhere, b: &Wording<'_>, y: &Somewhere) -> bool {
    let named = |name: &str, text: &str| name.split(' ').any(|word| word.len() > 2 && text.contains(word));
    let same = named(&x.name, &y.name) || named(&y.name, &x.name);
    x.joint == y.joint
        && !same
        && !is_wide(&x.name)
        && !is_wide(&y.name)
        && !frame::names_part(a, &x.place, b, &y.place)
        && frame::governed_alike(a, &x.place, b, &y.place)
        && frame::agree(a, &x.place, b, &y.place)
        && !named(&x.name, &b.article.text)
        && !named(&y.name, &a.article.text)
}
