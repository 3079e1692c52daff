//! Which articles are nearest to an article? A short list, the nearest first, that grows better as others arrive.

/// Names a live article inside the grouper: counted up in order of arrival.
pub(super) type Arrived = u32;

/// So many of the nearest articles are kept.
const KEPT: usize = 10;

/// The likeness that a stranger has in a quiet stream: stands in where there is no other article.
const BACKGROUND: f32 = 0.05;

/// The nearest articles, the nearest first.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbours(Vec<(f32, Arrived)>);

impl Neighbours {
    /// The nearest of `all`.
    pub(super) fn of(all: impl Iterator<Item = (f32, Arrived)>) -> Self {
        let mut nearest: Vec<(f32, Arrived)> = all.collect();
        nearest.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut kept = Vec::with_capacity(KEPT);
        kept.extend(nearest.into_iter().take(KEPT));
        Self(kept)
    }

    /// Takes in an article of this likeness, where it is among the nearest.
    pub(super) fn take(&mut self, likeness: f32, article: Arrived) {
        let place = self.0.partition_point(|(l, _)| *l >= likeness);
        if place < KEPT {
            self.0.truncate(KEPT - 1);
            self.0.insert(place, (likeness, article));
        }
    }

    /// The likeness of the two nearest apart from `article`.
    pub(super) fn nearest_but(&self, article: Arrived) -> [f32; 2] {
        let mut others = self.0.iter().filter(|(_, a)| *a != article).map(|(likeness, _)| *likeness);
        [others.next().unwrap_or(BACKGROUND), others.next().unwrap_or(BACKGROUND)]
    }

    /// How many articles apart from `article` are nearer than `likeness`.
    pub(super) fn nearer_than(&self, likeness: f32, article: Arrived) -> f32 {
        self.0.iter().filter(|(l, a)| *l > likeness && *a != article).count() as f32
    }

    /// The cosine of the two lists, either article being in its own with 1 and in the other's with `likeness`.
    pub(super) fn in_common(&self, me: Arrived, other: &Self, you: Arrived, likeness: f32) -> f32 {
        let is_third = |a: Arrived| a != me && a != you;
        let third = |list: &[(f32, Arrived)]| -> f32 {
            list.iter().filter(|(_, a)| is_third(*a)).map(|(l, _)| l * l).sum()
        };
        let both: f32 = self
            .0
            .iter()
            .filter(|(_, a)| is_third(*a))
            .filter_map(|(l, a)| Some(l * other.0.iter().find(|(_, b)| b == a)?.0))
            .sum();
        let own = 1.0 + likeness * likeness;
        (both + 2.0 * likeness) / ((own + third(&self.0)) * (own + third(&other.0))).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_are_kept_in_order_and_the_far_are_forgotten() {
        let mut list = Neighbours::of((0..20).map(|n| (n as f32 / 100.0, n)));
        assert_eq!(list.nearest_but(19), [0.18, 0.17]);
        list.take(0.5, 30);
        list.take(0.01, 31);
        assert_eq!((list.nearest_but(0), list.0.len()), ([0.5, 0.19], KEPT));
        assert_eq!(list.nearer_than(0.185, 30), 1.0);
    }

    #[test]
    fn two_articles_with_the_same_neighbours_have_more_in_common() {
        let near = |others: &[u32]| Neighbours::of(others.iter().map(|a| (0.4, *a)));
        let common = |a: &[u32], b: &[u32]| near(a).in_common(1, &near(b), 2, 0.4);
        assert!(common(&[5, 6], &[5, 6]) > common(&[5, 6], &[5, 7]));
        assert!(common(&[5, 6], &[5, 7]) > common(&[5, 6], &[8, 7]));
    }
}
