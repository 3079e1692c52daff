//! What is measured between two articles: how their texts agree, how far apart in time they came, and how either stands
//! among the other articles that are near it.
//!
//! A likeness tells little by itself: in a quiet week the nearest stranger is far, in the week of an election it is
//! near. So the nearest others of both are part of what is measured, and how many near articles the two have in common
//! (shared nearest neighbours: Jarvis and Patrick 1973, doi:10.1109/T-C.1973.223640).
//!
//! How long the texts are is left out on purpose: in the stream that the rule was fitted on, texts of large stories were
//! cut shorter.

use super::profile::{Overlap, Profile, RARITIES};

/// How many things are measured between two articles.
pub const MEASURES: usize = 14 + RARITIES;

/// What is measured, in order, as explanations name it.
pub const MEASURE_NAMES: [&str; MEASURES] = [
    "likeness of the texts",
    "likeness of the openings",
    "one opening in the other text, the better",
    "one opening in the other text, the worse",
    "shared word pairs",
    "shared numbers",
    "days between them",
    "lead over the later one's nearest other",
    "lead over the earlier one's nearest other",
    "likeness of the later one's second other",
    "likeness of the earlier one's second other",
    "near articles in common",
    "nearer to the later one",
    "nearer to the earlier one",
    "shared words never counted before",
    "shared words of 1 in 1,300 articles or fewer",
    "shared words of 1 in 500",
    "shared words of 1 in 200",
    "shared words of 1 in 85",
    "shared words of 1 in 30",
    "shared words of 1 in 10",
    "shared words of more articles",
];

/// Which way each measure speaks: 1 for the same event, -1 against it, 0 where it depends.
pub const MEASURE_SENSES: [i8; MEASURES] =
    [1, 1, 1, 1, 1, 1, -1, 1, 1, 0, 0, 1, -1, -1, 1, 1, 1, 1, 1, 0, 0, 0];

/// What is measured between two articles: see [`MEASURE_NAMES`]. Likenesses and shares go from 0.0 to 1.0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures(pub [f32; MEASURES]);

/// The likeness of two texts.
pub(super) const LIKENESS: usize = 0;
/// The share of word pairs.
pub(super) const WORD_PAIRS: usize = 4;
/// Two texts of one template share so many of their word pairs at least.
const TEMPLATE_PAIRS: f32 = 0.2;
/// And by so much more than they are alike: beyond what copies lose by rounding.
const TEMPLATE_LEAD: f32 = 0.03;
/// The time between them: ln(1 + days).
const DAYS: usize = 6;
/// Where the measures of what is near begin.
const NEAR: usize = 7;
/// Where the shares of words by rarity begin.
const BY_RARITY: usize = 14;

impl Measures {
    /// What the two texts and times give; what stands near them is added by [`Self::set_near`].
    pub(super) fn of_texts(later: &Profile, earlier: &Profile, overlap: &Overlap) -> Self {
        let mut values = [0.0; MEASURES];
        values[LIKENESS] = overlap.texts;
        values[1] = overlap.leads;
        values[2] = overlap.crossed[0].max(overlap.crossed[1]);
        values[3] = overlap.crossed[0].min(overlap.crossed[1]);
        values[WORD_PAIRS] = later.shared_pairs(earlier);
        values[5] = overlap.numbers;
        values[BY_RARITY..].copy_from_slice(&overlap.by_rarity);
        if let (Some(one), Some(other)) = (later.seconds, earlier.seconds) {
            values[DAYS] = (1.0 + one.abs_diff(other) as f32 / 86_400.0).ln();
        }
        Self(values)
    }

    /// Adds how the two stand among what is near them.
    pub(super) fn set_near(&mut self, near: &Near) {
        let likeness = self.0[LIKENESS];
        self.0[NEAR..BY_RARITY].copy_from_slice(&[
            likeness - near.later[0],
            likeness - near.earlier[0],
            near.later[1],
            near.earlier[1],
            near.common,
            near.nearer[0],
            near.nearer[1],
        ]);
    }

    /// Whether the two fill one template, such as two weather reports: they share the words between the names and the
    /// numbers, and so more of their word pairs than of what weighs. Of 7,611 pairs of one invented event that share half
    /// of their word pairs three in a thousand are so, of 11,921 others 99 in 100 (docs/NEWSMILL.md, seeds 80 to 83).
    pub(super) fn are_of_one_template(&self) -> bool {
        let (pairs, likeness) = (self.0[WORD_PAIRS], self.0[LIKENESS]);
        pairs >= TEMPLATE_PAIRS && pairs > likeness + TEMPLATE_LEAD
    }

    /// The same with the time left out.
    #[must_use]
    pub fn without_time(mut self) -> Self {
        self.0[DAYS] = 0.0;
        self
    }

    /// The measures in the units of their names: the rule takes the days by their logarithm.
    #[must_use]
    pub fn in_units(&self) -> [f32; MEASURES] {
        let mut values = self.0;
        values[DAYS] = values[DAYS].exp() - 1.0;
        values
    }
}

/// What stands near two articles, apart from each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Near {
    /// The likeness of the later one's two nearest others, the nearest first.
    pub(super) later: [f32; 2],
    /// The same of the earlier one.
    pub(super) earlier: [f32; 2],
    /// The cosine of their lists of near articles.
    pub(super) common: f32,
    /// How many articles are nearer to the later one than the earlier, and the other way round.
    pub(super) nearer: [f32; 2],
}
