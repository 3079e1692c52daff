//! How do a few articles fall into stories? Average linkage: the two groups that are surest of each other become one,
//! as long as they are sure enough on the mean of all their pairs (Sokal and Michener 1958). The mean is what guards
//! against chains: one article that is near to both makes no bridge.

/// The groups of the articles `0..count`, each in order, in order of their first articles. `sure` gives how sure it is
/// that two articles belong together: 0.0 to 1.0.
pub(super) fn groups(count: usize, at_least: f32, sure: impl Fn(usize, usize) -> f32) -> Vec<Vec<usize>> {
    let mut sums: Vec<Vec<f32>> =
        (0..count).map(|a| (0..count).map(|b| if a == b { 0.0 } else { sure(a, b) }).collect()).collect();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|article| vec![article]).collect();
    loop {
        let mut best: (f32, Option<(usize, usize)>) = (at_least, None);
        for a in 0..count {
            for b in a + 1..count {
                let pairs = (groups[a].len() * groups[b].len()) as f32;
                if pairs > 0.0 && sums[a][b] / pairs >= best.0 && (best.1.is_none() || sums[a][b] / pairs > best.0) {
                    best = (sums[a][b] / pairs, Some((a, b)));
                }
            }
        }
        let (_, Some((a, b))) = best else { break };
        let joined = std::mem::take(&mut groups[b]);
        groups[a].extend(joined);
        for c in 0..count {
            let sum = sums[b][c];
            sums[a][c] += sum;
            sums[c][a] = sums[a][c];
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups
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
