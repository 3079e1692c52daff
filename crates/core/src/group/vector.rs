//! How alike are two texts? Sparse vectors of word weights, and their cosine.

/// A word as the grouper knows it: 32 bits of a hash of its folded form. Two words in a hundred thousand may meet.
pub(super) type Term = u32;

/// Weights by term, in order of the terms, of length 1 or 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Vector(Vec<(Term, f32)>);

impl Vector {
    /// The vector of these weights, scaled to length 1. `entries` may hold a term only once.
    pub(super) fn unit(mut entries: Vec<(Term, f32)>) -> Self {
        entries.retain(|(_, weight)| *weight > 0.0);
        entries.sort_unstable_by_key(|(term, _)| *term);
        let length = entries.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        entries.iter_mut().for_each(|(_, weight)| *weight /= length);
        Self(entries)
    }

    /// The entries, in order of the terms.
    pub(super) fn entries(&self) -> &[(Term, f32)] {
        &self.0
    }

    /// The cosine of two vectors of length 1: 0.0 to 1.0.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        dot(&self.0, &other.0).min(1.0)
    }
}

/// The sum of the products of the weights that two lists share; both are in order of the terms.
fn dot(a: &[(Term, f32)], b: &[(Term, f32)]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        let (left, right) = (a[i].0, b[j].0);
        if left == right {
            sum += a[i].1 * b[j].1;
        }
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cosine_of_a_vector_with_itself_is_one_and_with_a_stranger_none() {
        let (a, b) = (Vector::unit(vec![(3, 2.0), (1, 1.0)]), Vector::unit(vec![(2, 5.0)]));
        assert!((a.cosine(&a) - 1.0).abs() < 1e-6 && a.cosine(&b) == 0.0);
    }

    #[test]
    fn a_text_without_words_is_like_nothing() {
        let empty = Vector::unit(Vec::new());
        assert_eq!(empty.cosine(&empty), 0.0);
    }
}
