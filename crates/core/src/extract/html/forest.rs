//! How much does a block look like the article's? Boosted oblivious trees over its [`super::features`].
//!
//! Each tree asks the same question of every block at a level, so that a tree of depth `d` is `d` comparisons and one
//! look-up (Prokhorenkova et al. 2018, "CatBoost", section 4.1). The weights are data: `models/extract-blocks.txt`,
//! made by `cargo run --release -p headwater-core --example extract_fit`; see the card beside it.

/// The weights of the extraction: each block is scored alone, then again among its neighbours.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Scores a block alone.
    pub blocks: Forest,
    /// Scores a block by the first scores around it.
    pub context: Forest,
}

impl Weights {
    /// Reads both tables.
    ///
    /// # Errors
    /// As [`Forest::parse`].
    pub fn parse(blocks: &str, context: &str) -> Result<Self, ForestError> {
        let blocks = Forest::parse(blocks, super::features::FEATURES)?;
        Ok(Self { blocks, context: Forest::parse(context, super::context::CONTEXT_FEATURES)? })
    }
}

/// Boosted oblivious trees.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forest {
    base: f32,
    depth: usize,
    /// Feature and threshold of each level of each tree.
    questions: Vec<(u16, f32)>,
    /// The leaves of each tree: `2^depth` values, in steps of [`LEAF_STEP`].
    leaves: Vec<f32>,
}

/// The table of weights is not of its form.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("weights of the extraction, line {line}: {wrong}")]
pub struct ForestError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub wrong: &'static str,
}

/// The version of the form of the table.
const FORM: &str = "oblivious-forest 1";

/// One tree as it was grown: feature and threshold of each level, and the leaves.
pub type Grown = (Vec<(u16, f32)>, Vec<f32>);

impl Forest {
    /// A forest of trees of `depth`: `trees` holds each tree's questions and its `2^depth` leaves.
    ///
    /// # Panics
    /// Where a tree has another depth.
    #[must_use]
    pub fn new(base: f32, depth: usize, trees: &[Grown]) -> Self {
        let mut forest = Self { base, depth, questions: Vec::new(), leaves: Vec::new() };
        for (questions, leaves) in trees {
            assert!(questions.len() == depth && leaves.len() == 1 << depth, "every tree has the same depth");
            forest.questions.extend(questions);
            forest.leaves.extend(leaves);
        }
        forest
    }

    /// Reads the form that [`Forest::write`] writes.
    ///
    /// # Errors
    /// [`ForestError`] names the first line that is wrong. `features` is how many a row has: no question may go beyond.
    pub fn parse(table: &str, features: usize) -> Result<Self, ForestError> {
        let mut lines = table.lines().enumerate().map(|(i, l)| (i + 1, l.trim()));
        let wrong = |line: usize, wrong: &'static str| ForestError { line, wrong };
        let (line, form) = lines.next().ok_or(wrong(1, "the table is empty"))?;
        if form != FORM {
            return Err(wrong(line, "another form or version"));
        }
        let (line, head) = lines.next().ok_or(wrong(2, "no depth and base"))?;
        let (depth, base) = head.split_once(' ').ok_or(wrong(line, "no depth and base"))?;
        let depth: usize =
            depth.parse().ok().filter(|d| (1..=10).contains(d)).ok_or(wrong(line, "no depth"))?;
        let base = base.parse().map_err(|_| wrong(line, "no base"))?;
        let mut forest = Self { base, depth, ..Self::default() };
        for (line, tree) in lines.filter(|(_, l)| !l.is_empty()) {
            let (questions, leaves) = tree.split_once(" | ").ok_or(wrong(line, "no leaves"))?;
            let before = (forest.questions.len(), forest.leaves.len());
            for question in questions.split(' ') {
                let (feature, threshold) = question.split_once('<').ok_or(wrong(line, "no question"))?;
                let feature: u16 = feature.parse().map_err(|_| wrong(line, "no feature"))?;
                if usize::from(feature) >= features {
                    return Err(wrong(line, "a feature that no block has"));
                }
                forest.questions.push((feature, threshold.parse().map_err(|_| wrong(line, "no threshold"))?));
            }
            for leaf in leaves.split(' ') {
                forest.leaves.push(leaf.parse().map_err(|_| wrong(line, "no leaf"))?);
            }
            if (forest.questions.len() - before.0, forest.leaves.len() - before.1) != (depth, 1 << depth) {
                return Err(wrong(line, "a tree of another depth"));
            }
        }
        Ok(forest)
    }

    /// The table: a line for each tree, its questions and its leaves.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = format!("{FORM}\n{} {}\n", self.depth, self.base);
        for (questions, leaves) in self.questions.chunks(self.depth).zip(self.leaves.chunks(1 << self.depth))
        {
            let questions: Vec<String> = questions.iter().map(|(f, t)| format!("{f}<{t}")).collect();
            let leaves: Vec<String> = leaves.iter().map(f32::to_string).collect();
            out.push_str(&format!("{} | {}\n", questions.join(" "), leaves.join(" ")));
        }
        out
    }

    /// The score of a row: over 0 speaks for the article. Log-odds as they were fitted.
    #[must_use]
    pub fn score(&self, row: &[f32]) -> f32 {
        let mut sum = self.base;
        for (questions, leaves) in
            self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(1 << self.depth))
        {
            let mut leaf = 0;
            for &(feature, threshold) in questions {
                leaf = leaf << 1 | usize::from(row[usize::from(feature)] > threshold);
            }
            sum += leaves[leaf];
        }
        sum
    }
}

/// So many rows are scored side by side: as many numbers as fit two registers of every processor built for.
const LANES: usize = 8;

impl Forest {
    /// The scores of `rows` rows, in order, as [`Forest::score`] gives them; `row` makes one.
    ///
    /// Each tree is read once for several rows, whose answers do not wait for each other.
    pub(super) fn score_all<const N: usize>(
        &self,
        rows: usize,
        mut row: impl FnMut(usize) -> [f32; N],
    ) -> Vec<f32> {
        let mut scores = Vec::with_capacity(rows);
        let mut columns = [[0.0; LANES]; N];
        for start in (0..rows).step_by(LANES) {
            let filled = LANES.min(rows - start);
            for lane in 0..filled {
                for (column, value) in columns.iter_mut().zip(row(start + lane)) {
                    column[lane] = value;
                }
            }
            scores.extend_from_slice(&self.score_columns(&columns)[..filled]);
        }
        scores
    }

    /// The scores of several rows, given feature by feature.
    fn score_columns(&self, columns: &[[f32; LANES]]) -> [f32; LANES] {
        let mut sums = [self.base; LANES];
        for (questions, leaves) in
            self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(1 << self.depth))
        {
            let mut found = [0_u32; LANES];
            for &(feature, threshold) in questions {
                let column = &columns[usize::from(feature)];
                for (leaf, value) in found.iter_mut().zip(column) {
                    *leaf = *leaf << 1 | u32::from(*value > threshold);
                }
            }
            for (sum, leaf) in sums.iter_mut().zip(found) {
                *sum += leaves[leaf as usize];
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Forest {
        Forest::new(-0.5, 2, &[(vec![(0, 1.0), (1, 2.5)], vec![0.0, 1.0, 2.0, 4.0])])
    }

    #[test]
    fn a_row_falls_into_the_leaf_that_its_answers_name() {
        assert_eq!(small().score(&[0.0, 9.0]), 0.5);
        assert_eq!(small().score(&[2.0, 2.5]), 1.5);
        assert_eq!(small().score(&[2.0, 9.0]), 3.5);
    }

    #[test]
    fn rows_side_by_side_have_the_scores_that_they_have_alone() {
        let forest = Forest::new(
            0.25,
            2,
            &[
                (vec![(0, 1.0), (1, 2.5)], vec![0.1, 1.0, 2.0, 4.0]),
                (vec![(1, 7.0), (0, 0.5)], vec![0.3, -1.0, 0.7, 5.0]),
            ],
        );
        let row = |at: usize| [at as f32 * 0.3, 19.0 - at as f32];
        for rows in [0, 1, LANES, 2 * LANES + 3] {
            let alone: Vec<f32> = (0..rows).map(|at| forest.score(&row(at))).collect();
            assert_eq!(forest.score_all(rows, row), alone);
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(Forest::parse(&small().write(), 2), Ok(small()));
    }

    #[test]
    fn a_broken_table_is_told_by_line() {
        assert_eq!(Forest::parse("", 2).unwrap_err().line, 1);
        assert_eq!(Forest::parse(&small().write(), 1).unwrap_err().line, 3);
        assert_eq!(Forest::parse("oblivious-forest 1\n2 0\n0<1 1<2 | 0 1 2", 2).unwrap_err().line, 3);
    }
}
