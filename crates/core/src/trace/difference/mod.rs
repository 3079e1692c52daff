//! Do reports of one claim give values that cannot both hold? The wordings of a claim's reports → differences, and
//! denials in a source's own words.
//!
//! Five kinds of values are compared, each in a file of its own: numbers, dates, places, persons, and whether it holds
//! at all. A wrong difference is worse than a missed one: two values are compared only where both are exact, each report
//! asserts its own, the words around them tell one thing (`frame`), and neither report knows the other's value. Two
//! wordings that differ in values of two kinds tell of two things. Leaves to `stance`: denials by a verb of denial.

mod dates;
mod frame;
mod negation;
mod numbers;
mod persons;
mod places;
#[cfg(test)]
mod tests;

use super::Setting;
use super::inherit::Carried;
use super::wording::{Speaker, Wording, speaker};
use dates::Date;
use frame::Place;
use headwater_model::{
    Citation, Denial, Difference, DifferenceKind, DifferingValue, Moment, SourceKind, Span, Stance,
};
use negation::Asserted;
use numbers::Number;
use persons::Somebody;
use places::Somewhere;
use std::collections::BTreeMap;

/// What was found between the reports of a claim.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// Values that cannot both hold.
    pub differences: Vec<Difference>,
    /// Named sources who say that it does not hold, where a report asserts it.
    pub denials: Vec<Denial>,
}

/// So many reports of a claim are compared, so that the cost of a claim is bounded: the first in the story's order.
const MOST_COMPARED: usize = 40;

/// The differences between the reports of one claim. Reports that dispute or hedge it assert no value.
pub(super) fn differences(setting: &Setting<'_>, carried: &[Carried]) -> Found {
    let stating: Vec<&Carried> =
        carried.iter().filter(|c| c.stance == Stance::States).take(MOST_COMPARED).collect();
    if stating.len() < 2 {
        return Found::default();
    }
    let told: Vec<Vec<Values<'_>>> = stating
        .iter()
        .map(|c| c.spans.iter().map(|span| Values::of(setting, c.article, *span)).collect())
        .collect();
    let mut found = Gathered::default();
    for (at, own) in told.iter().enumerate() {
        for others in &told[at + 1..] {
            for a in own {
                for b in others.iter().filter(|b| !same_words(a, b) && !same_outlet(a, b)) {
                    found.add(compare(a, b));
                }
            }
        }
    }
    found.told()
}

/// A copy tells nothing else, and "yesterday" in it is that of its original.
fn same_words(a: &Values<'_>, b: &Values<'_>) -> bool {
    let (own, others) = (&a.wording.words, &b.wording.words);
    own.len() == others.len() && own.iter().zip(others).all(|(w, o)| w.text == o.text)
}

/// Two reports of one outlet are an early one and a late one.
fn same_outlet(a: &Values<'_>, b: &Values<'_>) -> bool {
    a.outlet.is_some() && a.outlet == b.outlet
}

/// The values of one wording.
struct Values<'a> {
    setting: &'a Setting<'a>,
    /// Which of the story's articles.
    article: usize,
    outlet: Option<String>,
    wording: Wording<'a>,
    numbers: Vec<Number>,
    dates: Vec<Date>,
    places: Vec<Somewhere>,
    persons: Vec<Somebody>,
    negated: Vec<Asserted>,
}

impl<'a> Values<'a> {
    fn of(setting: &'a Setting<'a>, article: usize, span: Span) -> Self {
        let wording = Wording::of(setting.readings[article].article, span);
        Self {
            setting,
            article,
            outlet: wording.article.outlet.as_ref().map(headwater_model::OutletRef::key),
            numbers: numbers::numbers(&wording),
            dates: dates::dates(&wording),
            places: places::places(&wording),
            persons: persons::persons(&wording),
            negated: negation::negated(&wording),
            wording,
        }
    }

    /// Who says what stands at `place`.
    fn speaker(&self, place: &Place) -> Option<Speaker<'a>> {
        let words = &self.wording.words;
        let span = Span::new(words[place.words.start].span.start, words[place.words.end - 1].span.end);
        speaker(&self.setting.readings[self.article], span)
    }

    /// The words that a reader is shown for a value.
    fn citation(&self, place: &Place) -> Option<Citation> {
        Citation::of(self.wording.article, self.wording.shown(place.clause))
    }
}

/// Two values of two reports that cannot both hold.
struct Conflict {
    kind: DifferenceKind,
    /// What tells that two conflicts are about one thing.
    key: String,
    /// What differs, in words of the reports.
    what: String,
    values: [(String, Citation, Option<Moment>); 2],
}

/// What two wordings differ in, and the denials between them.
#[derive(Default)]
struct Compared {
    conflicts: Vec<Conflict>,
    denials: Vec<Denial>,
}

/// Compares two wordings.
fn compare(a: &Values<'_>, b: &Values<'_>) -> Compared {
    let mut found = Compared { conflicts: values_apart(a, b), denials: Vec::new() };
    negations(a, b, &mut found);
    negations(b, a, &mut found);
    let Some(kind) = found.conflicts.first().map(|c| c.kind) else { return found };
    // What differs in two kinds of values, or is told of two days, is not one thing.
    let days_apart = kind != DifferenceKind::Date && dates::apart(&a.wording, &a.dates, &b.wording, &b.dates);
    if days_apart || found.conflicts.iter().any(|c| c.kind != kind) {
        return Compared::default();
    }
    found
}

/// The numbers, dates, places and persons that cannot both hold.
fn values_apart(a: &Values<'_>, b: &Values<'_>) -> Vec<Conflict> {
    let (x, y) = (&a.wording, &b.wording);
    let mut found = Vec::new();
    for (m, n) in pairs(&a.numbers, &b.numbers) {
        let alone = |all: &[Number], one: &Number| all.iter().filter(|o| o.head == one.head).count() == 1;
        let known = numbers::mentions(x, n) || numbers::mentions(y, m);
        if alone(&a.numbers, m) && alone(&b.numbers, n) && !known && numbers::differ(x, m, y, n) {
            let elsewhere = numbers::tells(x.article, n) || numbers::tells(y.article, m);
            let what = if m.what.len() >= n.what.len() { &m.what } else { &n.what };
            if !elsewhere {
                let values = [(&m.shown, &m.place), (&n.shown, &n.place)];
                found.extend(conflict(DifferenceKind::Number, (&m.head, what), a, b, values));
            }
        }
    }
    for (m, n) in pairs(&a.dates, &b.dates) {
        if dates::differ(x, m, y, n) && !numbers::part_wholly(x, y) {
            let what =
                governor(a, &m.place).or_else(|| governor(b, &n.place)).unwrap_or_else(|| "date".to_owned());
            let values = [(&m.shown(), &m.place), (&n.shown(), &n.place)];
            found.extend(conflict(DifferenceKind::Date, ("date", &what), a, b, values));
        }
    }
    for (m, n) in pairs(&a.places, &b.places) {
        if places::differ(x, m, y, n) {
            let what =
                governor(a, &m.place).or_else(|| governor(b, &n.place)).unwrap_or_else(|| "place".to_owned());
            let values = [(&m.name, &m.place), (&n.name, &n.place)];
            found.extend(conflict(DifferenceKind::Place, ("place", &what), a, b, values));
        }
    }
    for (m, n) in pairs(&a.persons, &b.persons) {
        if persons::differ(x, m, y, n) {
            let values = [(&m.name, &m.place), (&n.name, &n.place)];
            found.extend(conflict(DifferenceKind::Person, ("person", "who"), a, b, values));
        }
    }
    found
}

fn pairs<'v, T>(a: &'v [T], b: &'v [T]) -> impl Iterator<Item = (&'v T, &'v T)> {
    a.iter().flat_map(move |x| b.iter().map(move |y| (x, y)))
}

/// The word before a value that tells what happened then or there, as it stands.
fn governor(values: &Values<'_>, place: &Place) -> Option<String> {
    values.wording.governors(place.words.start, 1).first().map(|w| w.text.to_owned())
}

/// Makes a conflict, where each report asserts its value; `about` is its key and its words.
fn conflict(
    kind: DifferenceKind,
    about: (&str, &str),
    a: &Values<'_>,
    b: &Values<'_>,
    [x, y]: [(&String, &Place); 2],
) -> Option<Conflict> {
    if !are_asserted(kind, a.speaker(x.1), b.speaker(y.1)) {
        return None;
    }
    let value = |v: &Values<'_>, (shown, place): (&String, &Place)| {
        Some((shown.clone(), v.citation(place)?, v.wording.article.published))
    };
    let values = [value(a, x)?, value(b, y)?];
    Some(Conflict { kind, key: about.0.to_owned(), what: about.1.to_owned(), values })
}

/// Whether two reports assert what two speakers, or they themselves, are told to say.
///
/// A quoted value is its speaker's alone. Two people each with a value have two opinions; a body speaks for a report that
/// passes on its count, and for itself alone where it says whether or who.
fn are_asserted(kind: DifferenceKind, a: Option<Speaker<'_>>, b: Option<Speaker<'_>>) -> bool {
    let of_fact = !matches!(kind, DifferenceKind::Negation | DifferenceKind::Person);
    let of_body =
        |s: Speaker<'_>| !matches!(s.kind, SourceKind::Person | SourceKind::Unresolved | SourceKind::Unnamed);
    let two_people =
        |a: Speaker<'_>, b: Speaker<'_>| a.kind == SourceKind::Person && b.kind == SourceKind::Person;
    match (a, b) {
        (Some(a), Some(b)) => {
            let same = a.name.eq_ignore_ascii_case(b.name) && !a.name.is_empty();
            let apart = if of_fact { !two_people(a, b) } else { of_body(a) && of_body(b) };
            same || !a.is_direct && !b.is_direct && apart
        }
        (Some(one), None) | (None, Some(one)) => !one.is_direct,
        (None, None) => true,
    }
}

/// What `a` negates and `b` asserts: a difference, or the denial of a source with a name.
fn negations(a: &Values<'_>, b: &Values<'_>, found: &mut Compared) {
    for no in &a.negated {
        let Some(yes) = negation::asserted(&b.wording, no) else { continue };
        if !negation::differ(&a.wording, no, &b.wording, &yes) {
            continue;
        }
        let (denier, teller) = (a.speaker(&no.place), b.speaker(&yes.place));
        let same = denier.zip(teller).is_some_and(|(d, t)| d.name.eq_ignore_ascii_case(t.name));
        let is_named = |s: &Speaker<'_>| matches!(s.kind, SourceKind::Person | SourceKind::Organisation);
        match denier {
            Some(denier) if !same => {
                if is_named(&denier)
                    && teller.is_none_or(|t| !is_named(&t) && !t.is_direct)
                    && let Some(citation) = a.citation(&no.place)
                {
                    let since = a.wording.article.published;
                    found.denials.push(Denial { name: denier.name.to_owned(), citation, since });
                }
            }
            _ => {
                let values = [(&no.shown, &no.place), (&yes.shown, &yes.place)];
                found.conflicts.extend(conflict(
                    DifferenceKind::Negation,
                    (&no.form, "whether at all"),
                    a,
                    b,
                    values,
                ));
            }
        }
    }
}

/// One thing on which reports differ.
struct Thing {
    /// The words for it.
    what: String,
    /// For each value its places, with the times of the reports.
    values: BTreeMap<String, Vec<(Citation, Option<Moment>)>>,
}

/// What was found so far, conflicts about one thing together.
#[derive(Default)]
struct Gathered {
    /// By kind and key.
    by_thing: BTreeMap<(DifferenceKind, String), Thing>,
    denials: Vec<Denial>,
}

impl Gathered {
    fn add(&mut self, compared: Compared) {
        for conflict in compared.conflicts {
            let new = || Thing { what: conflict.what, values: BTreeMap::new() };
            let thing = self.by_thing.entry((conflict.kind, conflict.key)).or_insert_with(new);
            for (value, citation, at) in conflict.values {
                let places = thing.values.entry(value).or_default();
                if places.iter().all(|(known, _)| known.article != citation.article) {
                    places.push((citation, at));
                }
            }
        }
        for denial in compared.denials {
            if self.denials.iter().all(|d| d.name != denial.name) {
                self.denials.push(denial);
            }
        }
    }

    /// The differences by kind, the value that was first reported first.
    fn told(self) -> Found {
        let differences = self.by_thing.into_iter().map(|((kind, _), thing)| {
            let mut values: Vec<DifferingValue> =
                thing.values.into_iter().map(|(value, places)| valued(value, places)).collect();
            values.sort_by(|a, b| {
                (a.since.is_none(), a.since, &a.value).cmp(&(b.since.is_none(), b.since, &b.value))
            });
            Difference { kind, what: thing.what, values }
        });
        Found { differences: differences.collect(), denials: self.denials }
    }
}

/// A value with the places that have it, the earliest first.
fn valued(value: String, mut places: Vec<(Citation, Option<Moment>)>) -> DifferingValue {
    places.sort_by(|a, b| (a.1.is_none(), a.1, &a.0.article).cmp(&(b.1.is_none(), b.1, &b.0.article)));
    let since = places.first().and_then(|p| p.1);
    DifferingValue { value, citations: places.into_iter().map(|p| p.0).collect(), since }
}
