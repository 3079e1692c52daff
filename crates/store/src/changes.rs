//! What is new in an article since the version before? Two lists of sentences → what was added, taken away, changed.
//!
//! The longest common subsequence of the sentences stays; of what is left between two that stay, a sentence that was
//! taken away and one that was added are one change where half of the words of the shorter are the other's.

use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What happened to a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// It was not there.
    Added,
    /// It is not there any more.
    TakenAway,
    /// Other words stand in its place.
    Changed,
}

/// One sentence that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceChange {
    /// What happened to it.
    pub change: Change,
    /// What stood there; `None` where it was added.
    pub before: Option<String>,
    /// What stands there; `None` where it was taken away.
    pub after: Option<String>,
}

/// Two lists are compared in full up to so many pairs of sentences; beyond, all between their common beginning and end
/// counts as replaced.
const MOST_PAIRS: usize = 4_000_000;

/// What is new in `after`, in its order.
pub(crate) fn changes(before: &[&str], after: &[&str]) -> Vec<SentenceChange> {
    let start = before.iter().zip(after).take_while(|(b, a)| b == a).count();
    let (before, after) = (&before[start..], &after[start..]);
    let end = before.iter().rev().zip(after.iter().rev()).take_while(|(b, a)| b == a).count();
    let (before, after) = (&before[..before.len() - end], &after[..after.len() - end]);
    let mut found = Vec::new();
    let (mut old, mut new) = (0, 0);
    for (b, a) in staying(before, after).into_iter().chain([(before.len(), after.len())]) {
        between(&before[old..b], &after[new..a], &mut found);
        (old, new) = (b + 1, a + 1);
    }
    found
}

/// The places of the sentences that stay, in order.
fn staying(before: &[&str], after: &[&str]) -> Vec<(usize, usize)> {
    let (rows, columns) = (before.len(), after.len());
    if rows * columns > MOST_PAIRS {
        return Vec::new();
    }
    // longest[b][a]: of the longest common subsequence of what follows b and a.
    let mut longest = vec![0_u16; (rows + 1) * (columns + 1)];
    let at = |b: usize, a: usize| b * (columns + 1) + a;
    for b in (0..rows).rev() {
        for a in (0..columns).rev() {
            longest[at(b, a)] = if before[b] == after[a] {
                longest[at(b + 1, a + 1)] + 1
            } else {
                longest[at(b + 1, a)].max(longest[at(b, a + 1)])
            };
        }
    }
    let mut places = Vec::new();
    let (mut b, mut a) = (0, 0);
    while b < rows && a < columns {
        if before[b] == after[a] {
            places.push((b, a));
            (b, a) = (b + 1, a + 1);
        } else if longest[at(b + 1, a)] >= longest[at(b, a + 1)] {
            b += 1;
        } else {
            a += 1;
        }
    }
    places
}

/// The changes between two sentences that stay.
fn between(before: &[&str], after: &[&str], found: &mut Vec<SentenceChange>) {
    let mut old = 0;
    for new in after {
        let alike = (old..before.len()).find(|place| are_alike(before[*place], new));
        if let Some(place) = alike {
            found.extend(before[old..place].iter().map(|text| taken_away(text)));
            let (before, after) = (Some(before[place].to_owned()), Some((*new).to_owned()));
            found.push(SentenceChange { change: Change::Changed, before, after });
            old = place + 1;
        } else {
            found.push(SentenceChange {
                change: Change::Added,
                before: None,
                after: Some((*new).to_owned()),
            });
        }
    }
    found.extend(before[old..].iter().map(|text| taken_away(text)));
}

fn taken_away(text: &str) -> SentenceChange {
    SentenceChange { change: Change::TakenAway, before: Some(text.to_owned()), after: None }
}

/// Whether half of the words of the shorter sentence stand in the other.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other): (BTreeSet<&str>, BTreeSet<&str>) =
        (one.split_whitespace().collect(), other.split_whitespace().collect());
    let shared = one.intersection(&other).count();
    shared * 2 >= one.len().min(other.len()) && shared > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEFORE: [&str; 4] =
        ["The bridge is shut.", "Four people were hurt.", "The mayor spoke.", "Rain is expected."];

    fn told(after: &[&str]) -> Vec<(Change, Option<String>, Option<String>)> {
        changes(&BEFORE, after).into_iter().map(|c| (c.change, c.before, c.after)).collect()
    }

    #[test]
    fn a_text_that_stays_has_no_change() {
        assert_eq!(told(&BEFORE), []);
    }

    #[test]
    fn a_number_that_was_put_right_is_one_change() {
        let after = [BEFORE[0], "Five people were hurt.", BEFORE[2], BEFORE[3]];
        let expected = (Change::Changed, Some(BEFORE[1].to_owned()), Some(after[1].to_owned()));
        assert_eq!(told(&after), [expected]);
    }

    #[test]
    fn what_came_and_what_went_are_told_apart_in_the_order_of_the_text() {
        let after = ["A new pier is planned.", BEFORE[0], BEFORE[1], BEFORE[3]];
        let added = (Change::Added, None, Some(after[0].to_owned()));
        let gone = (Change::TakenAway, Some(BEFORE[2].to_owned()), None);
        assert_eq!(told(&after), [added, gone]);
    }

    #[test]
    fn every_sentence_is_accounted_for() {
        // All short texts over three sentences: what stays, what changed and what went make up the text before.
        let all = ["a b c d", "e f g h", "i j k l"];
        let texts: Vec<Vec<&str>> = (0..81)
            .map(|n| (0..4).map(|place| (n / 3_usize.pow(place)) % 3).map(|which| all[which]).collect())
            .collect();
        for before in &texts {
            for after in &texts {
                let found = changes(before, after);
                let went = found.iter().filter(|c| c.before.is_some()).count();
                let came = found.iter().filter(|c| c.after.is_some()).count();
                assert_eq!(before.len() - went, after.len() - came, "{before:?} {after:?} {found:?}");
            }
        }
    }
}
