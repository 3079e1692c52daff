//! What does a text weigh? Sparse vectors of word weights.

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

    /// The weight of a term; 0 where it is not there.
    pub(super) fn weight(&self, term: Term) -> f32 {
        self.0.binary_search_by_key(&term, |(t, _)| *t).map_or(0.0, |place| self.0[place].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_scaled_to_length_one_and_found_by_their_terms() {
        let vector = Vector::unit(vec![(3, 4.0), (1, 3.0), (2, 0.0)]);
        assert_eq!(vector.entries(), [(1, 0.6), (3, 0.8)]);
        assert_eq!((vector.weight(3), vector.weight(2)), (0.8, 0.0));
    }

    #[test]
    fn a_text_without_words_has_no_weights() {
        assert!(Vector::unit(Vec::new()).entries().is_empty());
    }
}
