//! When are two origins one? Names and outlets → keys, and the joining of keys inside one story.
//!
//! Joined: an outlet and its unnamed sources; outlets of one owner; a person under a full and a short name; a body
//! under its name and its initials. Never joined: an unnamed source and a named person.

use crate::outlets::Outlets;
use headwater_model::OutletRef;

/// What two origins are compared by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum OriginKey {
    /// An outlet, or the unnamed sources it spoke to; outlets of one owner share the key.
    Outlet(String),
    /// The unnamed sources of reports whose outlet nobody knows: they may be the same people, and the reports one.
    Page,
    /// A named person or body, by the words of its name in lower case.
    Named(Vec<String>),
    /// No source can be reached.
    Unknown,
}

/// The key of an outlet as an origin: its owner where that is known, so that two desks of one owner are one.
pub(super) fn outlet_key(outlet: &OutletRef, outlets: &Outlets) -> OriginKey {
    let owner = outlet.id.as_deref().and_then(|id| outlets.get(id)).and_then(|o| o.owner.as_deref());
    OriginKey::Outlet(owner.map_or_else(|| outlet.key(), |owner| format!("owner {}", owner.to_lowercase())))
}

/// The key of a named source; `None` for a name without a word that tells.
pub(super) fn name_key(name: &str) -> Option<OriginKey> {
    let words = name_words(name);
    (!words.is_empty()).then_some(OriginKey::Named(words))
}

/// The words of a name that tell who it is, in lower case.
pub(super) fn name_words(name: &str) -> Vec<String> {
    const EMPTY: [&str; 24] = [
        "the",
        "a",
        "an",
        "of",
        "and",
        "for",
        "in",
        "co",
        "corp",
        "inc",
        "ltd",
        "company",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "rep",
        "gov",
        "president",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "statement",
    ];
    name.to_lowercase()
        .replace("'s", "")
        .replace("’s", "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty() && !EMPTY.contains(w))
        .map(str::to_owned)
        .collect()
}

/// Whether two names mean one person or body: the words of the one all stand in the other and the last words agree,
/// or the one is the initials of the other.
fn same_name(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let within = short.iter().all(|w| long.contains(w));
    let ends = short.last() == long.last() || short.first() == long.first();
    let initials: String = long.iter().filter_map(|w| w.chars().next()).collect();
    (within && (ends || is_kind_of_body(short)))
        || (short.len() == 1 && long.len() > 1 && initials == short[0])
}

/// Whether a name is no more than what kind of body it is: "the hospital", "the committee".
fn is_kind_of_body(name: &[String]) -> bool {
    use crate::text::{Class, class_of};
    matches!(name, [word] if class_of(word).any(Class::ORGANISATION_NOUN) || word == "hospital")
}

/// Brings keys that mean one origin together: gives, for each key, the position of the first key that it is one with.
///
/// A short name that fits two different long ones is joined to neither.
pub(super) fn joined(keys: &[OriginKey]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..keys.len()).collect();
    for (i, key) in keys.iter().enumerate() {
        if let Some(j) = keys[..i].iter().position(|k| k == key) {
            first[i] = first[j];
        }
    }
    for i in 0..keys.len() {
        let shorter = |j: &usize| *j != i && first[*j] == *j && is_longer_form(&keys[*j], &keys[i]);
        if let Some(target) = (0..keys.len()).find(shorter).filter(|_| first[i] == i) {
            first[i] = target;
        }
    }
    for i in 0..keys.len() {
        let OriginKey::Named(name) = &keys[i] else { continue };
        if first[i] != i {
            continue;
        }
        let longer: Vec<usize> = (0..keys.len())
            .filter(|&j| j != i && first[j] == j)
            .filter(|&j| matches!(&keys[j], OriginKey::Named(other) if other.len() > name.len() && same_name(name, other)))
            .collect();
        let alike = longer.windows(2).all(|w| match (&keys[w[0]], &keys[w[1]]) {
            (OriginKey::Named(a), OriginKey::Named(b)) => same_name(a, b),
            _ => false,
        });
        if let (Some(&target), true) = (longer.first(), alike) {
            first[i] = target;
        }
    }
    (0..first.len()).map(|i| root(&first, i)).collect()
}

/// Brings together, besides what [`joined`] does, a body and who holds an office of it: `offices` has the words of each
/// source's office. "Mara Quill, commissioner of the Ferry League" speaks for the Ferry League.
pub(super) fn joined_with_offices(keys: &[OriginKey], offices: &[&[String]]) -> Vec<usize> {
    let mut first = joined(keys);
    for (i, office) in offices.iter().enumerate() {
        let holds = |body: &[String]| !body.is_empty() && body.iter().all(|word| office.contains(word));
        let is_body = |j: &usize| {
            first[*j] != first[i]
                && matches!((&keys[i], &keys[*j]), (OriginKey::Named(_), OriginKey::Named(body)) if holds(body))
        };
        if let Some(body) = (0..keys.len()).find(is_body) {
            let (low, high) = (first[i].min(first[body]), first[i].max(first[body]));
            first.iter_mut().filter(|root| **root == high).for_each(|root| *root = low);
        }
    }
    first
}

/// Whether an outlet that no table knows is named by `key` in a longer form of `short`: "Lantern", "LanternDaily".
fn is_longer_form(short: &OriginKey, key: &OriginKey) -> bool {
    let (OriginKey::Outlet(short), OriginKey::Outlet(long)) = (short, key) else { return false };
    let letters = |name: &str| name.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (short, long) = (letters(short), letters(long));
    short.len() >= 5 && long.starts_with(&short)
}

/// Follows the joins to the end.
fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> OriginKey {
        OriginKey::Named(name_words(name))
    }

    #[test]
    fn a_short_name_is_the_full_one() {
        assert_eq!(joined(&[named("Quill"), named("Sen. Mara Quill"), named("Mara Quill")]), [1, 1, 1]);
    }

    #[test]
    fn a_short_name_of_two_people_is_neither() {
        assert_eq!(joined(&[named("Quill"), named("Mara Quill"), named("Jon Quill")]), [0, 1, 2]);
    }

    #[test]
    fn a_body_is_its_initials() {
        assert_eq!(joined(&[named("WHA"), named("Westhaven Harbour Authority")]), [1, 1]);
    }

    #[test]
    fn a_body_called_by_its_kind_is_the_only_one_that_is_of_it() {
        let (committee, whole) = (named("the committee"), named("Committee of the Tin Drum"));
        assert_eq!(joined(&[committee.clone(), whole.clone()]), [1, 1]);
        assert_eq!(joined(&[named("the hospital"), named("Northgate Hospital Centre")]), [1, 1]);
        assert_eq!(joined(&[committee, whole, named("Committee of Ferrymen")]), [0, 1, 2]);
    }

    #[test]
    fn an_outlet_is_never_a_person() {
        assert_eq!(joined(&[OriginKey::Outlet("quill".into()), named("Quill")]), [0, 1]);
    }

    #[test]
    fn a_body_and_who_holds_an_office_of_it_are_one() {
        let keys = [named("Mara Quill"), named("the Ferry League"), named("Ada Venn")];
        let office = name_words("commissioner of the Ferry League");
        assert_eq!(joined_with_offices(&keys, &[&office, &[], &[]]), [0, 0, 2]);
        let unnamed = [OriginKey::Page, named("the Ferry League")];
        assert_eq!(joined_with_offices(&unnamed, &[&office, &[]]), [0, 1], "an unnamed source is nobody");
    }
}
