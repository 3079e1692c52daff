//! How do a few articles fall into stories? Average linkage: the two groups that are surest of each other become one,
//! as long as they are sure enough on the mean of all their pairs (Sokal and Michener 1958). The mean is what guards
//! against chains: one article that is near to both makes no bridge.

/// The groups of the articles `0..count`, each in order, in order of their first articles. `sure` gives how sure it is
/// that two articles belong together, in any unit that has a mean; groups join from a mean of `at_least`.
pub(super) fn groups(count: usize, at_least: f32, sure: impl Fn(usize, usize) -> f32) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..count).map(|article| vec![article]).collect();
    // The sum over the pairs of two groups, the earlier group first.
    let mut sums: Vec<Vec<f32>> =
        (0..count).map(|later| (0..later).map(|earlier| sure(earlier, later)).collect()).collect();
    while let Some((a, b)) = surest(&groups, &sums, at_least) {
        let joined = groups.remove(b);
        groups[a].extend(joined);
        let gone = sums.remove(b);
        let beyond: Vec<f32> = sums[b..].iter_mut().map(|row| row.remove(b)).collect();
        let of_joined = gone[..a].iter().chain([&0.0]).chain(&gone[a + 1..]).chain(&beyond);
        for (c, sum) in of_joined.enumerate().filter(|(c, _)| *c != a) {
            sums[a.max(c)][a.min(c)] += sum;
        }
    }
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
}

/// The two groups that are surest of each other, the earlier first; of equals the first.
fn surest(groups: &[Vec<usize>], sums: &[Vec<f32>], at_least: f32) -> Option<(usize, usize)> {
    let mut best: Option<(f32, (usize, usize))> = None;
    for (b, row) in sums.iter().enumerate() {
        for (a, sum) in row.iter().enumerate() {
            let mean = sum / (groups[a].len() * groups[b].len()) as f32;
            if mean >= at_least && best.is_none_or(|(most, _)| mean > most) {
                best = Some((mean, (a, b)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of how sure each pair is, by the pairs that are not strangers.
    fn sure(pairs: &[(usize, usize, f32)]) -> impl Fn(usize, usize) -> f32 {
        move |a, b| {
            let found = pairs.iter().find(|(x, y, _)| (*x, *y) == (a.min(b), a.max(b)));
            found.map_or(0.0, |(_, _, sure)| *sure)
        }
    }

    #[test]
    fn a_bridge_between_two_groups_joins_the_one_it_is_surer_of() {
        let pairs = [(0, 1, 0.9), (3, 4, 0.9), (1, 2, 0.5), (0, 2, 0.5), (2, 3, 0.4), (2, 4, 0.4)];
        assert_eq!(groups(5, 0.3, sure(&pairs)), [vec![0, 1, 2], vec![3, 4]]);
    }

    #[test]
    fn a_chain_is_cut_where_the_mean_is_low() {
        let pairs = [(0, 1, 0.6), (1, 2, 0.5), (2, 3, 0.6)];
        assert_eq!(groups(4, 0.3, sure(&pairs)), [[0, 1], [2, 3]]);
    }

    #[test]
    fn strangers_stay_alone() {
        assert_eq!(groups(3, 0.3, |_, _| 0.29), [[0], [1], [2]]);
        assert_eq!(groups(0, 0.3, |_, _| 1.0), Vec::<Vec<usize>>::new());
    }
}
