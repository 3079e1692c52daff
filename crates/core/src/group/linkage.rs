//! How do a few articles fall into stories? Average linkage: the two groups that are surest of each other become one,
//! as long as they are sure enough on the mean of all their pairs (Sokal and Michener 1958). The mean is what guards
//! against chains: one article that is near to both makes no bridge.

/// What decisions say of the articles `0..count`.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// Pairs that belong together.
    pub(super) together: Vec<(usize, usize)>,
    /// Pairs that do not.
    pub(super) apart: Vec<(usize, usize)>,
}

/// The groups of the articles `0..count`, each in order, in order of their first articles. `sure` gives how sure it is
/// that two articles belong together, in any unit that has a mean; groups join from a mean of `at_least`, and where
/// `ties` ask for it.
///
/// What is tied together has no part in the mean: each of two tied articles gathers those that are near to itself, and
/// what they gathered is one group in the end.
pub(super) fn groups(
    count: usize,
    at_least: f32,
    sure: impl Fn(usize, usize) -> f32,
    ties: &Ties,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..count).map(|article| vec![article]).collect();
    let mut bundles = Bundles::new(count, ties);
    // The sum over the pairs of two groups, the earlier group first.
    let mut sums: Vec<Vec<f32>> =
        (0..count).map(|later| (0..later).map(|earlier| sure(earlier, later)).collect()).collect();
    while let Some((a, b)) = surest(&groups, &sums, at_least, &bundles) {
        let joined = groups.remove(b);
        bundles.join(groups[a][0], joined[0]);
        groups[a].extend(joined);
        let gone = sums.remove(b);
        let beyond: Vec<f32> = sums[b..].iter_mut().map(|row| row.remove(b)).collect();
        let of_joined = gone[..a].iter().chain([&0.0]).chain(&gone[a + 1..]).chain(&beyond);
        for (c, sum) in of_joined.enumerate().filter(|(c, _)| *c != a) {
            sums[a.max(c)][a.min(c)] += sum;
        }
    }
    bundles.unite(groups)
}

/// The two groups that are surest of each other and may join, the earlier first; of equals the first.
fn surest(
    groups: &[Vec<usize>],
    sums: &[Vec<f32>],
    at_least: f32,
    bundles: &Bundles<'_>,
) -> Option<(usize, usize)> {
    let mut best: Option<(f32, (usize, usize))> = None;
    for (b, row) in sums.iter().enumerate() {
        for (a, sum) in row.iter().enumerate() {
            let mean = sum / (groups[a].len() * groups[b].len()) as f32;
            let is_best = mean >= at_least && best.is_none_or(|(most, _)| mean > most);
            if is_best && bundles.may_join(groups[a][0], groups[b][0]) {
                best = Some((mean, (a, b)));
            }
        }
    }
    best.map(|(_, pair)| pair)
}

/// Which articles will be one group in the end, and which pairs never.
struct Bundles<'a> {
    of: Vec<usize>,
    apart: &'a [(usize, usize)],
}

impl<'a> Bundles<'a> {
    fn new(count: usize, ties: &'a Ties) -> Self {
        let mut bundles = Self { of: (0..count).collect(), apart: &ties.apart };
        ties.together.iter().for_each(|(a, b)| bundles.join(*a, *b));
        bundles
    }

    fn join(&mut self, one: usize, other: usize) {
        let (into, from) = (self.of[one], self.of[other]);
        self.of.iter_mut().filter(|bundle| **bundle == from).for_each(|bundle| *bundle = into);
    }

    fn may_join(&self, one: usize, other: usize) -> bool {
        let (one, other) = (self.of[one], self.of[other]);
        let clash = |&(a, b): &(usize, usize)| {
            let (a, b) = (self.of[a], self.of[b]);
            (a, b) == (one, other) || (b, a) == (one, other)
        };
        one == other || !self.apart.iter().any(clash)
    }

    /// The groups, those of one bundle as one.
    fn unite(&self, groups: Vec<Vec<usize>>) -> Vec<Vec<usize>> {
        let mut united: Vec<Vec<usize>> = Vec::new();
        for group in groups {
            match united.iter_mut().find(|first| self.of[first[0]] == self.of[group[0]]) {
                Some(first) => first.extend(group),
                None => united.push(group),
            }
        }
        united.iter_mut().for_each(|group| group.sort_unstable());
        united.sort_unstable();
        united
    }
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
        assert_eq!(groups(5, 0.3, sure(&pairs), &Ties::default()), [vec![0, 1, 2], vec![3, 4]]);
    }

    #[test]
    fn a_chain_is_cut_where_the_mean_is_low() {
        let pairs = [(0, 1, 0.6), (1, 2, 0.5), (2, 3, 0.6)];
        assert_eq!(groups(4, 0.3, sure(&pairs), &Ties::default()), [[0, 1], [2, 3]]);
    }

    #[test]
    fn strangers_stay_alone() {
        assert_eq!(groups(3, 0.3, |_, _| 0.29, &Ties::default()), [[0], [1], [2]]);
        assert_eq!(groups(0, 0.3, |_, _| 1.0, &Ties::default()), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn tied_articles_bring_along_what_is_near_to_either() {
        let pairs = [(0, 1, 0.9), (2, 3, 0.9)];
        let ties = Ties { together: vec![(1, 2)], apart: Vec::new() };
        assert_eq!(groups(5, 0.3, sure(&pairs), &ties), [vec![0, 1, 2, 3], vec![4]]);
    }

    #[test]
    fn what_is_kept_apart_is_so_by_way_of_what_is_tied_too() {
        let pairs = [(0, 1, 0.9), (2, 3, 0.8), (0, 4, 0.7), (1, 4, 0.7)];
        let ties = Ties { together: vec![(1, 2)], apart: vec![(0, 3), (4, 0)] };
        assert_eq!(groups(5, 0.3, sure(&pairs), &ties), [vec![0, 1, 2], vec![3], vec![4]]);
    }
}
