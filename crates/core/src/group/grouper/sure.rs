//! How sure is the rule that two articles tell the same event, and how does that count?

use super::{FOLLOW, STRANGERS_SURE, SUREST};
use crate::group::GroupSettings;
use crate::group::follow::FollowMeasures;
use crate::group::measures::{Measures, Near, WORD_PAIRS};
use crate::group::neighbours::{Arrived, Neighbours};
use crate::group::profile::{Overlap, Profile};

/// An article as it is compared with another.
pub(super) struct Seen<'a> {
    pub(super) arrived: Arrived,
    pub(super) profile: &'a Profile,
    pub(super) neighbours: &'a Neighbours,
}

impl Seen<'_> {
    /// What is measured between this article and an earlier one, and whether both have times.
    pub(super) fn compared_with(&self, earlier: &Self, overlap: &Overlap) -> (Measures, bool) {
        let likeness = overlap.texts;
        let mut measures = Measures::of_texts(self.profile, earlier.profile, overlap);
        measures.set_near(&Near {
            later: self.neighbours.nearest_but(earlier.arrived),
            earlier: earlier.neighbours.nearest_but(self.arrived),
            common: self.neighbours.in_common(self.arrived, earlier.neighbours, earlier.arrived, likeness),
            nearer: [
                self.neighbours.nearer_than(likeness, earlier.arrived),
                earlier.neighbours.nearer_than(likeness, self.arrived),
            ],
        });
        (measures, self.profile.seconds.is_some() && earlier.profile.seconds.is_some())
    }

    /// What is measured for the question whether this article tells what came of the earlier one's event.
    pub(super) fn follow_measures(
        &self,
        earlier: &Self,
        overlap: &Overlap,
        measures: &Measures,
    ) -> Option<FollowMeasures> {
        FollowMeasures::of(self.profile, earlier.profile, overlap, measures.0[WORD_PAIRS])
    }
}

impl GroupSettings {
    /// How sure it is that two articles tell the same event: what the rule says, and more where the one runs the text of
    /// the other. The rule cannot know copies: where people made the stories of the shared stream, a third of the pairs
    /// of copies are in two, for one page was used for both. It is less where the later one is surer to tell what came of
    /// the earlier one's event: `follows` says how sure. Two that fill one template are strangers.
    pub(super) fn probability(&self, measures: &Measures, dated: bool, follows: f32) -> f32 {
        if measures.are_of_one_template() {
            return STRANGERS_SURE.min(self.rule.probability(measures, dated));
        }
        let is_copy = measures.0[WORD_PAIRS] >= self.copy;
        let same = self.rule.probability(measures, dated).max(if is_copy { COPY_SURE } else { 0.0 });
        if follows >= FOLLOW && follows > same { same * (1.0 - follows) } else { same }
    }
}

/// The log-odds of a probability, none beyond those of [`STRANGERS_SURE`] and [`SUREST`]: on their mean, one article that
/// runs the texts of two stories does not make them one.
pub(super) fn log_odds(probability: f32) -> f32 {
    let p = probability.clamp(STRANGERS_SURE, SUREST);
    (p / (1.0 - p)).ln()
}

/// How sure it is that a copy tells the same event as what it copies.
const COPY_SURE: f32 = 0.9;
