//! How stories are named, merged, split and closed.

use super::*;

const FROST: &str =
    "Growers in the Lindow valley said that a late frost had taken half of the cherry blossom.";
const STRIKE: &str =
    "A court in Marrow refused to stop the strike of ferry crews that cut off the outer islands.";

fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../../../../../models/words.tsv")).unwrap()
}

/// A grouper after these texts came, an hour apart.
fn after(texts: &[&str]) -> Grouper {
    let mut grouper = Grouper::new(&words(), &GroupSettings::default());
    for (number, text) in texts.iter().enumerate() {
        let seconds = Some(3600 * number as i64);
        grouper.add(&Arrival { id: &number.to_string(), headline: None, text, seconds });
    }
    grouper
}

#[test]
fn a_merged_story_keeps_the_older_name_and_is_found_by_the_words_of_both() {
    let mut grouper = after(&[FROST, STRIKE]);
    let (older, newer) = (story_id("0"), story_id("1"));
    grouper.divide_anew(&BTreeSet::from([1, 2]), vec![vec![(0, 1), (1, 2)]]);
    assert_eq!(grouper.merged(), [Merge { from: newer, into: older.clone() }]);
    for (id, text) in [("2", STRIKE), ("3", FROST)] {
        assert_eq!(
            grouper.weigh(&Arrival { id, headline: None, text, seconds: Some(9000) }).candidates.len(),
            1
        );
    }
    let group = Group {
        id: older,
        articles: ["0", "1"].map(str::to_owned).into(),
        merged: vec![story_id("1")],
        follows: None,
    };
    assert_eq!(grouper.finish(), [group]);
}

#[test]
fn a_part_that_splits_off_gets_a_name_of_its_own_and_the_larger_part_keeps_the_old_one() {
    let mut grouper = after(&[FROST, FROST, FROST, STRIKE]);
    grouper.divide_anew(&BTreeSet::from([1, 2]), vec![vec![(0, 1), (1, 1)], vec![(2, 1), (3, 2)]]);
    let groups = grouper.finish();
    let ids: Vec<&StoryId> = groups.iter().map(|group| &group.id).collect();
    assert_eq!(ids, [&story_id("0"), &story_id("3")]);
    let mut grouper = after(&[FROST, FROST, FROST]);
    grouper.divide_anew(&BTreeSet::from([1]), vec![vec![(0, 1)], vec![(1, 1), (2, 1)]]);
    assert_eq!(grouper.live.len(), 2);
    assert_ne!(grouper.live[&2].id, story_id("0"), "the larger part keeps it");
    assert_eq!(grouper.live[&1].articles, [1, 2]);
}

#[test]
fn nothing_is_kept_of_a_story_that_the_window_has_passed() {
    let (words, settings) = (words(), GroupSettings::default());
    let mut grouper = Grouper::new(&words, &settings);
    let day = 86_400;
    for (number, text) in [FROST, STRIKE].into_iter().enumerate() {
        let seconds = Some(number as i64 * 20 * day);
        grouper.add(&Arrival { id: &number.to_string(), headline: None, text, seconds });
    }
    assert_eq!((grouper.live.len(), grouper.ends.len(), grouper.archive.len()), (1, 1, 1));
    assert_eq!(grouper.articles.len(), 1);
}
