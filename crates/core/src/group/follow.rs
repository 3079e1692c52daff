//! Does a later article tell what came of the event of an earlier one, and not that event itself? Boosted decision trees
//! over what is measured between them.
//!
//! A follow-up opens with something new, names the same people and places, tells the earlier event as its background,
//! often with its day ("on Monday" in a report of Thursday), and comes later. The trees are data (`models/follow.tsv`),
//! fitted on invented news whose follow-ups are known; models/follow.md tells how.

use super::profile::{Overlap, Profile, hash};
use super::rule::RuleError;
use super::trees::{Rows, Tree, parse_tree};
use super::vector::Term;
use std::sync::LazyLock;

/// How many things are measured of a pair that may be an event and what came of it.
pub const FOLLOW_MEASURES: usize = 14;

/// Which way each measure speaks: 1 for a follow-up, -1 against it, 0 where it depends.
pub const FOLLOW_SENSES: [i8; FOLLOW_MEASURES] = [0, 0, 0, 0, -1, 1, 0, 0, 0, 0, 1, 1, 0, 0];

/// A follow-up comes at least so long after what it follows.
const LEAST_SECONDS: i64 = 12 * 3600;

/// Articles less alike than this are strangers.
const LEAST_LIKENESS: f32 = 0.15;

const DAY: i64 = 86_400;

/// The days of the week in English, from Sunday: elsewhere no day is seen, and the other measures tell.
static WEEKDAYS: LazyLock<[Term; 7]> = LazyLock::new(|| {
    ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
        .map(|day| hash(day.as_bytes()))
});

/// What is measured of a later article and an earlier one, in order:
///
/// - 0 to 3: the likeness of the texts, of the openings, of the later opening and the earlier text, of the earlier
///   opening and the later text;
/// - 4 and 5: the shares of word pairs in common, and of words never counted at large;
/// - 6 to 8: which part of the later opening the earlier text lacks, of the earlier opening the later text, of the later
///   opening the earlier one;
/// - 9: numbers of the later opening that the earlier text lacks;
/// - 10: ln(1 + days between them);
/// - 11: whether the later one names the earlier one's day or the day before, and that is no day of its own news;
/// - 12 and 13: whether the later one names its own day, and the day before.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FollowMeasures(pub [f32; FOLLOW_MEASURES]);

impl FollowMeasures {
    /// What is measured; `None` where a time is unknown or the later one came too soon.
    pub(super) fn of(later: &Profile, earlier: &Profile, overlap: &Overlap, pairs: f32) -> Option<Self> {
        let (now, then) = (later.seconds?, earlier.seconds?);
        if now - then < LEAST_SECONDS || overlap.texts < LEAST_LIKENESS {
            return None;
        }
        let in_opening = later.words.iter().filter(|word| word.is_number() && word.lead() > 0.0);
        let numbers = in_opening.count() as f32 - overlap.known_numbers;
        let (today, event_day) = (now.div_euclid(DAY), then.div_euclid(DAY));
        let names = |day: i64| f32::from(u8::from(later.has(weekday(day))));
        let old = [event_day - 1, event_day].into_iter().filter(|day| *day < today - 1).map(names);
        Some(Self([
            overlap.texts,
            overlap.leads,
            overlap.crossed[0],
            overlap.crossed[1],
            pairs,
            overlap.by_rarity[0],
            1.0 - overlap.known[0],
            1.0 - overlap.known[1],
            1.0 - overlap.known[2],
            numbers,
            (1.0 + (now - then) as f32 / DAY as f32).ln(),
            old.fold(0.0, f32::max),
            names(today),
            names(today - 1),
        ]))
    }
}

/// The name of the weekday of a day counted from the first of 1970, a Thursday.
fn weekday(day: i64) -> Term {
    WEEKDAYS[(day + 4).rem_euclid(7) as usize]
}

/// The fitted rule; without trees it sees no follow-ups.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FollowRule {
    trees: Vec<Tree>,
    rows: Option<Rows>,
}

impl FollowRule {
    /// A rule of these trees.
    #[must_use]
    pub fn new(trees: Vec<Tree>) -> Self {
        let rows = (!trees.is_empty()).then(|| Rows::of(&trees));
        Self { trees, rows }
    }

    /// The rule of `models/follow.tsv`.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(include_str!("../../../../models/follow.tsv"))
            .expect("models/follow.tsv is of its form: a test reads it")
    }

    /// Reads the table: a tree a line.
    ///
    /// # Errors
    /// [`RuleError`] names the first line that is not of its form.
    pub fn parse(table: &str) -> Result<Self, RuleError> {
        let tree = |(number, line)| parse_tree(line, FOLLOW_MEASURES).ok_or(RuleError { line: number + 1 });
        Ok(Self::new(table.lines().enumerate().map(tree).collect::<Result<_, _>>()?))
    }

    /// The table: the questions, as `measure>value`; the leaves.
    #[must_use]
    pub fn to_table(&self) -> String {
        self.trees.iter().map(|tree| tree.to_line() + "\n").collect()
    }

    /// How sure it is that the later one tells what came of the earlier one's event: 0.0 to 1.0.
    #[must_use]
    pub fn sure(&self, measures: &FollowMeasures) -> f32 {
        self.rows.as_ref().map_or(0.0, |rows| 1.0 / (1.0 + (-rows.add(&measures.0)).exp()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_rule_is_read_as_it_was_written() {
        let table = include_str!("../../../../models/follow.tsv");
        assert_eq!(FollowRule::parse(table).unwrap().to_table(), table);
        assert_eq!(FollowRule::parse("0>0.5\t1 2\n99>0.5\t1 2"), Err(RuleError { line: 2 }));
    }

    #[test]
    fn what_is_later_or_names_the_earlier_day_is_never_less_of_a_follow_up() {
        let rule = FollowRule::built_in();
        let steps = [0.0_f32, 0.1, 0.3, 0.6, 1.0, 2.0];
        for (measure, sense) in FOLLOW_SENSES.iter().enumerate().filter(|(_, sense)| **sense != 0) {
            for base in steps {
                let sure = steps.map(|value| {
                    let mut measures = FollowMeasures([base; FOLLOW_MEASURES]);
                    measures.0[measure] = value;
                    f32::from(*sense) * rule.sure(&measures)
                });
                assert!(sure.windows(2).all(|s| s[0] <= s[1] + 1e-4), "{measure} {sure:?}");
            }
        }
    }

    #[test]
    fn a_rule_without_trees_sees_no_follow_ups() {
        assert_eq!(FollowRule::default().sure(&FollowMeasures([1.0; FOLLOW_MEASURES])).to_bits(), 0);
    }

    #[test]
    fn days_have_the_names_of_the_calendar() {
        let thursday = hash(b"thursday");
        assert_eq!((weekday(0), weekday(7), weekday(-7)), (thursday, thursday, thursday));
        assert_eq!(weekday(1), hash(b"friday"));
    }
}
