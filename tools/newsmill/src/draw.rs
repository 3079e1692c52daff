//! What comes up next? Seeded draws (SplitMix64): the same key gives the same draws on every run.

/// What may stand between the beginning and the end of a name.
pub const MIDDLES: [&str; 14] =
    ["a", "el", "in", "or", "an", "is", "ol", "ur", "em", "ar", "il", "on", "et", "us"];

/// A stream of draws.
#[derive(Clone, Copy, Debug)]
pub struct Draw(u64);

/// One number out of several: a key under which draws are made.
#[must_use]
pub fn key(parts: &[u64]) -> u64 {
    parts.iter().fold(0x243f_6a88_85a3_08d3, |state, part| mix(state ^ mix(*part)))
}

/// Scatters the bits of a number (the output function of SplitMix64).
#[must_use]
pub const fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Draw {
    /// The draws of a key.
    #[must_use]
    pub fn of(parts: &[u64]) -> Self {
        Self(key(parts))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mix(self.0)
    }

    /// A number below `bound`, which must not be 0.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.bits() % bound.max(1) as u64) as usize
    }

    /// A number from 0.0 up to 1.0.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// True so often: 0.0 never, 1.0 always.
    pub fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of a list that is not empty.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// A name: one beginning and one end, mostly with something between.
    pub fn joined(&mut self, parts: &[Vec<String>; 2]) -> String {
        let middle = if self.chance(0.7) { *self.one(&MIDDLES) } else { "" };
        [self.one(&parts[0]).as_str(), middle, self.one(&parts[1]).as_str()].concat()
    }

    /// The place of one weight, drawn by weight; the weights must not all be 0.
    pub fn weighted(&mut self, weights: impl Iterator<Item = f64> + Clone) -> usize {
        let mut left = self.share() * weights.clone().sum::<f64>();
        let mut last = 0;
        for (place, weight) in weights.enumerate() {
            last = place;
            left -= weight;
            if left < 0.0 {
                break;
            }
        }
        last
    }

    /// A place below `count`, the first ones oftener: place `k` about as often as `1 / (k + 1)`.
    pub fn zipf(&mut self, count: usize) -> usize {
        let top = ((count + 1) as f64).ln();
        (((self.share() * top).exp() - 1.0) as usize).min(count.saturating_sub(1))
    }

    /// A waiting time of mean 1.0.
    pub fn wait(&mut self) -> f64 {
        -(1.0 - self.share()).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_gives_the_same_draws_and_another_key_others() {
        let draws = |key: u64| {
            let mut draw = Draw::of(&[7, key]);
            [draw.bits(), draw.bits(), draw.bits()]
        };
        assert_eq!(draws(1), draws(1));
        assert_ne!(draws(1), draws(2));
    }

    #[test]
    fn the_first_of_many_comes_up_oftenest() {
        let mut draw = Draw::of(&[3]);
        let mut counts = [0; 20];
        (0..20_000).for_each(|_| counts[draw.zipf(20)] += 1);
        assert!(counts[0] > 2 * counts[2] && counts[2] > counts[19] && counts[19] > 0, "{counts:?}");
    }
}
