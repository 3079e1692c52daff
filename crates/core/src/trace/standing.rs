//! What is a reader told of a claim? One function decides each word that a reader sees.

use headwater_model::{Count, Origin, OriginKind, Standing};
use std::collections::BTreeSet;

/// How many independent origins stand behind a claim: the different origins of the reports that state or hedge it,
/// unknown left out.
///
/// Unnamed sources of several outlets may be the same people: at least they count once, at most each by itself.
pub(super) fn independent<'a>(asserting: impl IntoIterator<Item = (usize, &'a Origin)>) -> Count {
    let (mut named, mut unnamed) = (BTreeSet::new(), BTreeSet::new());
    for (number, origin) in asserting {
        match origin.kind {
            OriginKind::Unknown => {}
            OriginKind::Unnamed => {
                unnamed.insert(number);
            }
            _ => {
                named.insert(number);
            }
        }
    }
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Count { at_least: count(named.len() + unnamed.len().min(1)), at_most: count(named.len() + unnamed.len()) }
}

/// The word for a claim.
///
/// "Agreed" needs two independent origins and nobody who disputes it; a claim that rests on one origin is single-origin
/// whoever disputes it, for a denial never changes a count. "Retracted" is a claim of which nothing stands once an outlet
/// took it back.
pub(super) fn standing(independent: Count, is_contested: bool, is_taken_back: bool) -> Standing {
    match (independent.at_least, is_contested) {
        (0, _) if is_taken_back => Standing::Retracted,
        (0, _) => Standing::OriginUnknown,
        (1, _) => Standing::SingleOrigin,
        (_, false) => Standing::Agreed,
        (_, true) => Standing::Several,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(kind: OriginKind) -> Origin {
        Origin { name: "somebody".to_owned(), kind, outlet: None }
    }

    #[test]
    fn unnamed_sources_of_two_outlets_may_be_the_same_people() {
        let (a, b, c) =
            (origin(OriginKind::Unnamed), origin(OriginKind::Unnamed), origin(OriginKind::Person));
        assert_eq!(independent([(0, &a), (1, &b), (2, &c)]), Count { at_least: 2, at_most: 3 });
    }

    #[test]
    fn an_unknown_origin_adds_nothing() {
        let unknown = origin(OriginKind::Unknown);
        assert_eq!(independent([(0, &unknown)]), Count { at_least: 0, at_most: 0 });
        assert_eq!(standing(independent([(0, &unknown)]), false, false), Standing::OriginUnknown);
    }

    #[test]
    fn what_was_taken_back_is_retracted_only_where_nobody_else_asserts_it() {
        let (none, one) = (Count { at_least: 0, at_most: 0 }, Count { at_least: 1, at_most: 1 });
        assert_eq!(standing(none, true, true), Standing::Retracted);
        assert_eq!(standing(one, true, true), Standing::SingleOrigin);
    }

    #[test]
    fn a_denial_does_not_change_the_count_but_a_contested_claim_is_not_agreed() {
        let two = Count { at_least: 2, at_most: 2 };
        assert_eq!(standing(two, false, false), Standing::Agreed);
        assert_eq!(standing(two, true, false), Standing::Several);
        assert_eq!(standing(Count { at_least: 1, at_most: 1 }, true, false), Standing::SingleOrigin);
    }
}
