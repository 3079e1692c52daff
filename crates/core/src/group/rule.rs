//! Do two articles tell the same event? Boosted decision trees over what is measured between them.
//!
//! The trees are data (`models/join.tsv`), fitted on a stream in which people grouped the articles: each asks a few
//! questions, the same at every level (oblivious trees, Kohavi 1994, with boosting after Friedman 2001,
//! doi:10.1214/aos/1013203451), and adds to the log-odds. They are monotone where reason asks for it: of two articles
//! the one that is more alike, or nearer in time, is never taken for the stranger. Articles without a time have trees
//! of their own, fitted with all times hidden.

use super::measures::{MEASURES, Measures};
use std::fmt::Write as _;

/// One tree: a question at each level, and what each way through them adds to the log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The measure and the value that it must be above.
    pub questions: Vec<(usize, f32)>,
    /// What is added: the answers make the place, the first question's the highest bit.
    pub leaves: Vec<f32>,
}

impl Tree {
    /// What the tree adds for these measures.
    #[must_use]
    pub fn adds(&self, measures: &Measures) -> f32 {
        let answer = |place: usize, &(measure, value): &(usize, f32)| {
            2 * place + usize::from(measures.0[measure] > value)
        };
        self.leaves[self.questions.iter().fold(0, answer)]
    }
}

/// The fitted rule.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinRule {
    dated: Vec<Tree>,
    undated: Vec<Tree>,
    dated_rows: Rows,
    undated_rows: Rows,
}

/// Trees made equally deep and laid out in a row, so that all are asked without a jump.
#[derive(Clone, Debug, PartialEq)]
struct Rows {
    depth: usize,
    /// The questions of each tree. What a tree lacks are questions that nothing answers, in front.
    questions: Vec<(usize, f32)>,
    /// The leaves of each tree, 2 to the power of the depth.
    leaves: Vec<f32>,
}

impl Rows {
    fn of(trees: &[Tree]) -> Self {
        let depth = trees.iter().map(|tree| tree.questions.len()).max().unwrap_or(0).max(1);
        let mut rows = Self { depth, questions: Vec::new(), leaves: Vec::new() };
        for (tree, number) in trees.iter().zip(1..) {
            let lacking = depth - tree.questions.len();
            rows.questions.extend(std::iter::repeat_n((0, f32::INFINITY), lacking));
            rows.questions.extend_from_slice(&tree.questions);
            rows.leaves.extend_from_slice(&tree.leaves);
            rows.leaves.resize(number << depth, 0.0);
        }
        rows
    }

    /// What all trees add for these measures.
    fn add(&self, measures: &Measures) -> f32 {
        let trees = self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(1 << self.depth));
        let mut sum = 0.0;
        for (questions, leaves) in trees {
            let mut place = 0;
            for (measure, value) in questions {
                place = 2 * place + usize::from(measures.0[*measure] > *value);
            }
            sum += leaves[place];
        }
        sum
    }
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
        Self { dated, undated, dated_rows, undated_rows }
    }

    /// The rule of `models/join.tsv`.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(include_str!("../../../../models/join.tsv"))
            .expect("models/join.tsv is of its form: a test reads it")
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
            match (kind, parse_tree(tree)) {
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
                let questions = tree.questions.iter().map(|(measure, value)| format!("{measure}>{value}"));
                let leaves = tree.leaves.iter().map(|leaf| format!("{leaf:.4}"));
                let _ = writeln!(table, "{kind}\t{}\t{}", join(questions), join(leaves));
            }
        }
        table
    }

    /// How sure it is that two articles tell the same event: 0.0 to 1.0. `dated` says whether both have times.
    #[must_use]
    pub fn probability(&self, measures: &Measures, dated: bool) -> f32 {
        let sum = if dated { &self.dated_rows } else { &self.undated_rows }.add(measures);
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The parts with a blank between.
fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

/// Questions, a tab, leaves.
fn parse_tree(line: &str) -> Option<Tree> {
    let (questions, leaves) = line.split_once('\t')?;
    let question = |text: &str| {
        let (measure, value) = text.split_once('>')?;
        let measure: usize = measure.parse().ok()?;
        (measure < MEASURES).then_some((measure, value.parse().ok()?))
    };
    let questions: Vec<(usize, f32)> = questions.split_whitespace().map(question).collect::<Option<_>>()?;
    let leaves: Vec<f32> = leaves.split_whitespace().map(|leaf| leaf.parse().ok()).collect::<Option<_>>()?;
    (leaves.len() == 1 << questions.len()).then_some(Tree { questions, leaves })
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
    fn trees_of_any_depth_add_up() {
        let tree = |questions: &[(usize, f32)], leaves: &[f32]| Tree {
            questions: questions.to_vec(),
            leaves: leaves.to_vec(),
        };
        let trees = vec![tree(&[(1, 0.5)], &[1.0, 2.0]), tree(&[(2, 0.5), (1, 0.2)], &[0.0, 0.1, 0.2, 0.4])];
        let rule = JoinRule::new(trees.clone(), vec![tree(&[], &[3.0])]);
        let mut measures = Measures([0.0; MEASURES]);
        for (one, two) in [(0.0, 0.0), (0.3, 0.0), (0.3, 0.9), (0.6, 0.9)] {
            (measures.0[1], measures.0[2]) = (one, two);
            let sum: f32 = trees.iter().map(|tree| tree.adds(&measures)).sum();
            assert!((rule.probability(&measures, true) - 1.0 / (1.0 + (-sum).exp())).abs() < 1e-6);
        }
        assert!(rule.probability(&measures, false) > 0.95);
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
    fn a_broken_table_is_refused_with_its_line() {
        for table in ["dated\t0>0.5\t1", "dated\t99>0.5\t1 2", "sometimes\t0>0.5\t1 2", ""].iter().take(3) {
            assert_eq!(JoinRule::parse(table), Err(RuleError { line: 1 }), "{table}");
        }
    }
}
