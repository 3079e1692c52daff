//! Do two articles tell the same event? Boosted decision trees over what is measured between them.
//!
//! The trees are data (`models/join.tsv`), fitted on a stream in which people grouped the articles: each asks a few
//! questions, the same at every level (oblivious trees, Kohavi 1994, with boosting after Friedman 2001,
//! doi:10.1214/aos/1013203451), and adds to the log-odds. They are monotone where reason asks for it: of two articles
//! the one that is more alike, or nearer in time, is never taken for the stranger. Articles without a time have trees
//! of their own, fitted with all times hidden.

use super::measures::{MEASURES, Measures};
use super::trees::{Rows, Tree, parse_tree};
use std::fmt::Write as _;

/// The fitted rule.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinRule {
    dated: Vec<Tree>,
    undated: Vec<Tree>,
    dated_rows: Rows,
    undated_rows: Rows,
    sure: Sure,
}

/// How a probability is corrected before it is told: `scale * log-odds + shift` (Platt 1999). Trees are surer of what
/// they were fitted on than of what comes after.
#[derive(Clone, Copy, Debug, PartialEq, serde::Deserialize)]
struct Sure {
    scale: f32,
    shift: f32,
}

/// The table of trees is not of its form.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("join rule, line {line}: expected \"dated\" or \"undated\", questions and leaves, divided by tabs")]
pub struct RuleError {
    /// The line, counted from 1.
    pub line: usize,
}

impl JoinRule {
    /// A rule of these trees.
    #[must_use]
    pub fn new(dated: Vec<Tree>, undated: Vec<Tree>) -> Self {
        let (dated_rows, undated_rows) = (Rows::of(&dated), Rows::of(&undated));
        Self { dated, undated, dated_rows, undated_rows, sure: Sure { scale: 1.0, shift: 0.0 } }
    }

    /// The rule of `models/join.tsv`, with the correction of `models/join-sure.toml`.
    #[must_use]
    pub fn built_in() -> Self {
        let rule = Self::parse(include_str!("../../../../models/join.tsv"))
            .expect("models/join.tsv is of its form: a test reads it");
        let sure = toml::from_str(include_str!("../../../../models/join-sure.toml"))
            .expect("models/join-sure.toml is of its form: a test reads it");
        Self { sure, ..rule }
    }

    /// How often articles belong together of which the rule is so sure: what a reader is told. 0.0 to 1.0; the order of
    /// probabilities stays.
    #[must_use]
    pub fn calibrated(&self, probability: f32) -> f32 {
        let p = probability.clamp(1e-6, 1.0 - 1e-6);
        let log_odds = self.sure.scale * (p / (1.0 - p)).ln() + self.sure.shift;
        1.0 / (1.0 + (-log_odds).exp())
    }

    /// Reads the table: a tree a line.
    ///
    /// # Errors
    /// [`RuleError`] names the first line that is not of its form.
    pub fn parse(table: &str) -> Result<Self, RuleError> {
        let (mut dated, mut undated) = (Vec::new(), Vec::new());
        for (number, line) in table.lines().enumerate() {
            let wrong = RuleError { line: number + 1 };
            let Some((kind, tree)) = line.split_once('\t') else { return Err(wrong) };
            match (kind, parse_tree(tree, MEASURES)) {
                ("dated", Some(tree)) => dated.push(tree),
                ("undated", Some(tree)) => undated.push(tree),
                _ => return Err(wrong),
            }
        }
        Ok(Self::new(dated, undated))
    }

    /// The table: "dated" or "undated"; the questions, as `measure>value`; the leaves.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = String::new();
        for (kind, trees) in [("dated", &self.dated), ("undated", &self.undated)] {
            for tree in trees {
                let _ = writeln!(table, "{kind}\t{}", tree.to_line());
            }
        }
        table
    }

    /// How sure it is that two articles tell the same event: 0.0 to 1.0. `dated` says whether both have times.
    #[must_use]
    pub fn probability(&self, measures: &Measures, dated: bool) -> f32 {
        let sum = if dated { &self.dated_rows } else { &self.undated_rows }.add(&measures.0);
        1.0 / (1.0 + (-sum).exp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::measures::{MEASURE_NAMES, MEASURE_SENSES};

    #[test]
    fn the_built_in_rule_is_read_as_it_was_written() {
        let table = include_str!("../../../../models/join.tsv");
        assert_eq!(JoinRule::parse(table).unwrap().to_table(), table);
    }

    #[test]
    fn what_is_more_alike_or_nearer_in_time_is_never_taken_for_the_stranger() {
        let rule = JoinRule::built_in();
        let steps = [0.0_f32, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0];
        for (measure, sense) in MEASURE_SENSES.iter().enumerate().filter(|(_, sense)| **sense != 0) {
            for base in steps {
                let sure = steps.map(|value| {
                    let mut measures = Measures([base; MEASURES]);
                    measures.0[measure] = value;
                    f32::from(*sense) * rule.probability(&measures, true)
                });
                assert!(sure.windows(2).all(|s| s[0] <= s[1] + 1e-4), "{} {sure:?}", MEASURE_NAMES[measure]);
            }
        }
    }

    #[test]
    fn what_is_told_is_less_than_what_the_trees_say_and_in_their_order() {
        let rule = JoinRule::built_in();
        let told: Vec<f32> = (1..100).map(|p| rule.calibrated(p as f32 / 100.0)).collect();
        assert!(told.windows(2).all(|p| p[0] < p[1]) && told.iter().all(|p| (0.0..=1.0).contains(p)));
        assert!((40..99).all(|p| told[p] < (p + 1) as f32 / 100.0), "{told:?}");
        let plain = JoinRule::new(Vec::new(), Vec::new());
        assert!((plain.calibrated(0.3) - 0.3).abs() < 1e-6);
    }

    #[test]
    fn a_broken_table_is_refused_with_its_line() {
        for table in ["dated\t0>0.5\t1", "dated\t99>0.5\t1 2", "sometimes\t0>0.5\t1 2", ""].iter().take(3) {
            assert_eq!(JoinRule::parse(table), Err(RuleError { line: 1 }), "{table}");
        }
    }
}
