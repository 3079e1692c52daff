//! What does a word of a text weigh? Words with their weights and what else is told of them, eight bytes each.

/// A word as the grouper knows it: 32 bits of a hash of its folded form. Two words in a hundred thousand may meet.
pub(super) type Term = u32;

/// A word of a text. Weights are kept in 16 and 12 bits: what they lose is less than a ten-thousandth of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// The word.
    pub(super) term: Term,
    weight: u16,
    /// The weight in the opening, then a bit for a number, then the rarity.
    rest: u16,
}

const WHOLE: f32 = 65_535.0;
const WHOLE_LEAD: f32 = 4095.0;
const NUMBER: u16 = 8;

impl Word {
    /// A word of weight `weight` in a text and `lead` in its opening, both 0.0 to 1.0, and of a rarity below 8.
    pub(super) fn new(term: Term, weight: f32, lead: f32, rarity: u8, is_number: bool) -> Self {
        let lead = (lead * WHOLE_LEAD).round() as u16;
        let number = if is_number { NUMBER } else { 0 };
        let rest = lead << 4 | number | u16::from(rarity & 7);
        Self { term, weight: (weight * WHOLE).round() as u16, rest }
    }

    /// Its weight in the text; the weights of a text have length 1: 0.0 to 1.0.
    #[inline]
    pub(super) fn weight(self) -> f32 {
        f32::from(self.weight) / WHOLE
    }

    /// Its weight in the headline and the first sentence or two alone, which have length 1 too; 0 where it is not there.
    #[inline]
    pub(super) fn lead(self) -> f32 {
        f32::from(self.rest >> 4) / WHOLE_LEAD
    }

    /// How rare it is at large, from 0 for never counted to 7.
    #[inline]
    pub(super) const fn rarity(self) -> usize {
        (self.rest & 7) as usize
    }

    /// Whether it is a number.
    #[inline]
    pub(super) const fn is_number(self) -> bool {
        self.rest & NUMBER != 0
    }
}

/// Scales weights to length 1; where all are 0 they stay so.
pub(super) fn to_unit(weights: &mut [f32]) {
    let length = weights.iter().map(|w| w * w).sum::<f32>().sqrt();
    if length > 0.0 {
        weights.iter_mut().for_each(|weight| *weight /= length);
    }
}

/// Walks two lists that are in order and without repeats, and calls `see` with two places and whether they hold the
/// same; every two places that do come up, once.
///
/// The lower and the upper parts are walked side by side and without a branch on what is alike: either step waits for
/// the memory and not for the other, and no processor can guess who is alike.
#[inline]
pub(super) fn walk<T, K: Ord>(
    a: &[T],
    b: &[T],
    key: impl Fn(&T) -> K,
    mut see: impl FnMut(usize, usize, bool),
) {
    let half = a.len() / 2;
    let other_half = a.get(half).map_or(0, |middle| b.partition_point(|item| key(item) < key(middle)));
    let mut step = |i: &mut usize, j: &mut usize| {
        let (left, right) = (key(&a[*i]), key(&b[*j]));
        see(*i, *j, left == right);
        let (on, other_on) = (left <= right, right <= left);
        *i += usize::from(on);
        *j += usize::from(other_on);
    };
    let (mut i, mut j, mut k, mut l) = (0, 0, half, other_half);
    while i < half && j < other_half && k < a.len() && l < b.len() {
        step(&mut i, &mut j);
        step(&mut k, &mut l);
    }
    while i < half && j < other_half {
        step(&mut i, &mut j);
    }
    while k < a.len() && l < b.len() {
        step(&mut k, &mut l);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_walk_meets_all_that_two_lists_share() {
        let lists: [&[u8]; 6] =
            [&[], &[5], &[1, 2, 3, 9], &[2, 5, 9, 12, 30], &[30], &[0, 1, 2, 3, 4, 5, 6, 9]];
        for a in lists {
            for b in lists {
                let mut met = Vec::new();
                walk(a, b, |x| *x, |i, j, same| met.extend(same.then(|| (a[i], b[j]))));
                met.sort_unstable();
                let shared: Vec<(u8, u8)> = a.iter().filter(|x| b.contains(x)).map(|x| (*x, *x)).collect();
                assert_eq!(met, shared, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn weights_are_scaled_to_length_one_and_those_of_nothing_stay_nothing() {
        let (mut weights, mut none) = ([4.0, 3.0, 0.0], [0.0; 2]);
        to_unit(&mut weights);
        to_unit(&mut none);
        assert_eq!((weights, none), ([0.8, 0.6, 0.0], [0.0; 2]));
    }

    #[test]
    fn a_word_says_what_it_was_given() {
        for (weight, lead, rarity, is_number) in [(0.3, 0.0, 0, true), (1.0, 1.0, 7, false)] {
            let word = Word::new(5, weight, lead, rarity, is_number);
            assert!((word.weight() - weight).abs() < 1e-4 && (word.lead() - lead).abs() < 2e-4);
            assert_eq!((word.rarity(), word.is_number()), (usize::from(rarity), is_number));
        }
        assert_eq!(size_of::<Word>(), 8);
    }
}
