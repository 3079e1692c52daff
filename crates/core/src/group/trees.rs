//! What do fitted decision trees say of a row of values? Oblivious trees: each asks a few questions, the same at every
//! level (Kohavi 1994), and adds to the log-odds (boosting after Friedman 2001, doi:10.1214/aos/1013203451).

/// One tree: a question at each level, and what each way through them adds to the log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The number of a value and what it must be above.
    pub questions: Vec<(usize, f32)>,
    /// What is added: the answers make the place, the first question's the highest bit.
    pub leaves: Vec<f32>,
}

impl Tree {
    /// What the tree adds for these values.
    #[must_use]
    pub fn adds(&self, values: &[f32]) -> f32 {
        let answer =
            |place: usize, &(measure, value): &(usize, f32)| 2 * place + usize::from(values[measure] > value);
        self.leaves[self.questions.iter().fold(0, answer)]
    }

    /// The tree in a line: see [`parse_tree`].
    pub(super) fn to_line(&self) -> String {
        let questions = self.questions.iter().map(|(number, bound)| format!("{number}>{bound}"));
        let leaves = self.leaves.iter().map(|leaf| format!("{leaf:.4}"));
        format!("{}\t{}", join(questions), join(leaves))
    }
}

/// Trees made equally deep and laid out in a row, so that all are asked without a jump.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    depth: usize,
    /// The questions of each tree. What a tree lacks are questions that nothing answers, in front.
    questions: Vec<(usize, f32)>,
    /// The leaves of each tree, 2 to the power of the depth.
    leaves: Vec<f32>,
}

impl Rows {
    pub(super) fn of(trees: &[Tree]) -> Self {
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

    /// What all trees add for these values.
    pub(super) fn add(&self, values: &[f32]) -> f32 {
        let trees = self.questions.chunks_exact(self.depth).zip(self.leaves.chunks_exact(1 << self.depth));
        let mut sum = 0.0;
        for (questions, leaves) in trees {
            let mut place = 0;
            for (measure, bound) in questions {
                place = 2 * place + usize::from(values[*measure] > *bound);
            }
            sum += leaves[place];
        }
        sum
    }
}

/// The parts with a blank between.
fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(" ")
}

/// Reads questions, as `number>bound` of `values` values, a tab, leaves.
pub(super) fn parse_tree(line: &str, values: usize) -> Option<Tree> {
    let (questions, leaves) = line.split_once('\t')?;
    let question = |text: &str| {
        let (measure, value) = text.split_once('>')?;
        let measure: usize = measure.parse().ok()?;
        (measure < values).then_some((measure, value.parse().ok()?))
    };
    let questions: Vec<(usize, f32)> = questions.split_whitespace().map(question).collect::<Option<_>>()?;
    let leaves: Vec<f32> = leaves.split_whitespace().map(|leaf| leaf.parse().ok()).collect::<Option<_>>()?;
    (leaves.len() == 1 << questions.len()).then_some(Tree { questions, leaves })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trees_of_any_depth_add_up() {
        let tree = |questions: &[(usize, f32)], leaves: &[f32]| Tree {
            questions: questions.to_vec(),
            leaves: leaves.to_vec(),
        };
        let trees = [
            tree(&[(1, 0.5)], &[1.0, 2.0]),
            tree(&[(2, 0.5), (1, 0.2)], &[0.0, 0.1, 0.2, 0.4]),
            tree(&[], &[3.0]),
        ];
        let rows = Rows::of(&trees);
        for (one, two) in [(0.0, 0.0), (0.3, 0.0), (0.3, 0.9), (0.6, 0.9)] {
            let sum: f32 = trees.iter().map(|tree| tree.adds(&[0.0, one, two])).sum();
            assert!((rows.add(&[0.0, one, two]) - sum).abs() < 1e-6);
        }
        assert!((rows.add(&[0.0, 0.6, 0.9]) - 5.4).abs() < 1e-6);
    }
}
