//! How good is it? Scores of predictions against truth, with 95 % intervals.
//!
//! In: files in the forms that `docs/EVALUATION.md` lists. Out: named [`Figure`]s. Every figure is a function of sums
//! over units that are drawn independently (pages, stories, documents), so that one bootstrap serves all: it draws
//! units with replacement, adds them up and looks at the middle 95 % of the figures (the percentile interval of
//! Efron 1979, doi:10.1214/aos/1176344552). Nothing here knows how a prediction was made.

pub mod disagreements;
pub mod extract;
pub mod follow_ups;
pub mod furniture;
pub mod origins;
pub mod recaps;
pub mod sentences;
pub mod speakers;
pub mod statements;
pub mod stories;
pub mod words;

use serde::Serialize;

/// How often the bootstrap draws; the ends of an interval then vary by about a tenth of its width.
pub const ROUNDS: u32 = 1000;
/// What the generator starts from: the same intervals on every run.
const SEED: u64 = 7;

/// One number with its 95 % interval; shares run from 0.0 to 1.0.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What it is called: `word_f1`.
    pub name: String,
    /// The figure itself.
    pub value: f64,
    /// The lower end of its interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The figures of one set, and what they were counted over.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    /// What was counted, in order: `("pages", 791)`.
    pub counts: Vec<(&'static str, usize)>,
    /// The figures, in order of interest.
    pub figures: Vec<Figure>,
}

/// Sums that figures are made of.
pub trait Sums: Default {
    /// Adds the sums of another unit.
    fn add(&mut self, other: &Self);
}

/// Declares a struct of sums: one `f64` for each name.
macro_rules! sums {
    ($(#[$about:meta])* $name:ident { $($field:ident),* $(,)? }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, Default, PartialEq)]
        struct $name { $($field: f64),* }

        impl $crate::score::Sums for $name {
            fn add(&mut self, other: &Self) {
                $(self.$field += other.$field;)*
            }
        }
    };
}
pub(crate) use sums;

/// The figures of all `units` together, each with the interval that `rounds` draws of the units give.
///
/// No units give figures of empty sums; no rounds give intervals of width 0.
pub fn figures<U: Sums>(
    units: &[U],
    rounds: u32,
    of_sums: impl Fn(&U) -> Vec<(&'static str, f64)>,
) -> Vec<Figure> {
    let mut whole = U::default();
    units.iter().for_each(|unit| whole.add(unit));
    let point = of_sums(&whole);
    let mut draws: Vec<Vec<f64>> = vec![Vec::with_capacity(rounds as usize); point.len()];
    let mut generator = Generator(SEED);
    for _ in 0..rounds {
        let mut sums = U::default();
        for _ in units {
            sums.add(&units[generator.below(units.len())]);
        }
        for (values, (_, value)) in draws.iter_mut().zip(of_sums(&sums)) {
            values.push(value);
        }
    }
    point
        .into_iter()
        .zip(draws)
        .map(|((name, value), values)| {
            let (low, high) = middle(values).unwrap_or((value, value));
            Figure { name: name.to_owned(), value, low, high }
        })
        .collect()
}

/// The ends of the middle 95 % of `values`.
fn middle(mut values: Vec<f64>) -> Option<(f64, f64)> {
    values.sort_by(f64::total_cmp);
    let last = values.len().checked_sub(1)? as f64;
    Some((values[(0.025 * last) as usize], values[(0.975 * last).round() as usize]))
}

/// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195): small, seeded, the same on every machine.
struct Generator(u64);

impl Generator {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from 0 to `bound` - 1; the bias of the multiplication is far below one draw in a billion.
    fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }
}

/// `part / whole`, and 0 where there is no whole.
pub(crate) fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

/// The harmonic mean of precision and recall.
pub(crate) fn f1(precision: f64, recall: f64) -> f64 {
    ratio(2.0 * precision * recall, precision + recall)
}

/// 1.0 for true, 0.0 for false.
pub(crate) fn one(yes: bool) -> f64 {
    f64::from(u8::from(yes))
}

#[cfg(test)]
mod tests {
    use super::*;

    sums!(Page { right, asked });

    fn share(units: &[Page], rounds: u32) -> Figure {
        figures(units, rounds, |sums| vec![("right", ratio(sums.right, sums.asked))]).remove(0)
    }

    #[test]
    fn an_interval_holds_its_figure_and_narrows_with_more_units() {
        let few: Vec<Page> = (0..20).map(|n| Page { right: one(n % 4 != 0), asked: 1.0 }).collect();
        let many = few.repeat(50);
        let (few, many) = (share(&few, 1000), share(&many, 1000));
        assert_eq!((few.value, many.value), (0.75, 0.75));
        assert!(few.low < 0.75 && few.high > 0.75 && many.low < 0.75 && many.high > 0.75);
        // Binomial: 0.75 ± 1.96 √(0.75 · 0.25 / n) is 0.38 wide for 20 units and 0.054 for 1,000.
        assert!((few.high - few.low - 0.38).abs() < 0.08, "{few:?}");
        assert!((many.high - many.low - 0.054).abs() < 0.01, "{many:?}");
    }

    #[test]
    fn the_same_units_give_the_same_interval() {
        let units: Vec<Page> = (0..30).map(|n| Page { right: f64::from(n % 3), asked: 2.0 }).collect();
        assert_eq!(share(&units, 200), share(&units, 200));
    }

    #[test]
    fn no_units_give_a_figure_of_nothing() {
        assert_eq!(share(&[], 10), Figure { name: "right".into(), value: 0.0, low: 0.0, high: 0.0 });
    }
}
