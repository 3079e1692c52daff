//! Boosting of oblivious trees: at each level of a tree the one question that gains most over all leaves (second-order
//! gain as in XGBoost, Chen and Guestrin 2016, section 2.2).

use headwater_core::extract::fitting::Forest;

/// Thresholds tried for each feature.
const BINS: usize = 48;

/// How a forest is grown.
pub(crate) struct Plan {
    pub(crate) depth: usize,
    pub(crate) trees: usize,
    /// How far each tree goes.
    pub(crate) rate: f32,
    /// Holds leaves of few blocks back.
    pub(crate) ridge: f32,
    /// The share of features that each tree may ask about.
    pub(crate) share: f32,
}

/// Rows of features with labels (0 or 1), weights and folds.
#[derive(Default)]
pub(crate) struct Table {
    features: usize,
    values: Vec<f32>,
    pub(crate) labels: Vec<f32>,
    pub(crate) weights: Vec<f32>,
    pub(crate) folds: Vec<usize>,
}

impl Table {
    pub(crate) fn new(features: usize) -> Self {
        Self { features, ..Self::default() }
    }

    pub(crate) fn push(&mut self, row: &[f32], label: f32, weight: f32, fold: usize) {
        self.values.extend(row);
        self.labels.push(label);
        self.weights.push(weight);
        self.folds.push(fold);
    }

    pub(crate) fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.features..(row + 1) * self.features]
    }
}

/// The rows that are fitted, each value as the number of its threshold.
struct Bins {
    /// By feature, then by row.
    codes: Vec<Vec<u8>>,
    thresholds: Vec<Vec<f32>>,
}

impl Bins {
    fn of(table: &Table, rows: &[usize]) -> Self {
        let (mut codes, mut thresholds) = (Vec::new(), Vec::new());
        for feature in 0..table.features {
            let column: Vec<f32> = rows.iter().map(|&r| table.values[r * table.features + feature]).collect();
            let mut sorted: Vec<f32> = column.iter().copied().step_by(7).collect();
            sorted.sort_by(f32::total_cmp);
            let mut distinct = sorted.clone();
            distinct.dedup();
            let mut cuts: Vec<f32> = (1..BINS).map(|b| sorted[b * sorted.len() / BINS]).collect();
            if distinct.len() <= BINS {
                cuts = distinct;
            }
            cuts.dedup();
            codes.push(column.iter().map(|v| cuts.partition_point(|c| c < v) as u8).collect());
            thresholds.push(cuts);
        }
        Self { codes, thresholds }
    }
}

/// Boosts trees on the rows that weigh something, outside the folds `left_out`.
pub(crate) fn fit(table: &Table, left_out: &[usize], plan: &Plan) -> Forest {
    let used = |r: &usize| table.weights[*r] > 0.0 && !left_out.contains(&table.folds[*r]);
    let rows: Vec<usize> = (0..table.labels.len()).filter(used).collect();
    let bins = Bins::of(table, &rows);
    let mut scores = vec![0.0_f32; rows.len()];
    let mut trees = Vec::new();
    let mut state = 1_u64;
    for _ in 0..plan.trees {
        let slope = |(&row, &score): (&usize, &f32)| {
            let p = 1.0 / (1.0 + (-score).exp());
            (table.weights[row] * (table.labels[row] - p), table.weights[row] * p * (1.0 - p))
        };
        let slopes: Vec<(f32, f32)> = rows.iter().zip(&scores).map(slope).collect();
        let asked: Vec<usize> = (0..table.features).filter(|_| draw(&mut state) < plan.share).collect();
        let (questions, leaves, places) = grow(&bins, &slopes, &asked, plan);
        for (score, &place) in scores.iter_mut().zip(&places) {
            *score += leaves[place];
        }
        trees.push((questions, leaves));
    }
    Forest::new(0.0, plan.depth, &trees)
}

/// The next of a fixed row of numbers between 0 and 1.
fn draw(state: &mut u64) -> f32 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*state >> 40) as f32 / (1_u64 << 24) as f32
}

type Tree = (Vec<(u16, f32)>, Vec<f32>, Vec<usize>);

fn grow(bins: &Bins, slopes: &[(f32, f32)], asked: &[usize], plan: &Plan) -> Tree {
    let mut places = vec![0_usize; slopes.len()];
    let mut questions = Vec::new();
    for level in 0..plan.depth {
        let mut best = (f32::MIN, asked[0], 0);
        for &feature in asked.iter().filter(|&&f| bins.thresholds[f].len() > 1) {
            let width = bins.thresholds[feature].len() + 1;
            let mut sums = vec![(0.0_f32, 0.0_f32); width << level];
            for ((&code, &place), slope) in bins.codes[feature].iter().zip(&places).zip(slopes) {
                let sum = &mut sums[place * width + usize::from(code)];
                sum.0 += slope.0;
                sum.1 += slope.1;
            }
            for (cut, gain) in gains(&sums, width, plan.ridge).into_iter().enumerate() {
                if gain > best.0 {
                    best = (gain, feature, cut);
                }
            }
        }
        let (_, feature, cut) = best;
        for (place, &code) in places.iter_mut().zip(&bins.codes[feature]) {
            *place = *place << 1 | usize::from(usize::from(code) > cut);
        }
        questions.push((feature as u16, bins.thresholds[feature][cut]));
    }
    let mut sums = vec![(0.0_f32, 0.0_f32); 1 << plan.depth];
    for (&place, slope) in places.iter().zip(slopes) {
        sums[place].0 += slope.0;
        sums[place].1 += slope.1;
    }
    let round = |v: f32| (v * 1000.0).round() / 1000.0;
    let leaves = sums.iter().map(|(g, h)| round(plan.rate * g / (h + plan.ridge))).collect();
    (questions, leaves, places)
}

/// What each cut of a feature gains, summed over the leaves.
fn gains(sums: &[(f32, f32)], width: usize, ridge: f32) -> Vec<f32> {
    let mut gains = vec![0.0; width - 1];
    for leaf in sums.chunks(width) {
        let total = leaf.iter().fold((0.0, 0.0), |t, s| (t.0 + s.0, t.1 + s.1));
        let mut left = (0.0, 0.0);
        for (cut, gain) in gains.iter_mut().enumerate() {
            left = (left.0 + leaf[cut].0, left.1 + leaf[cut].1);
            let right = (total.0 - left.0, total.1 - left.1);
            *gain += left.0 * left.0 / (left.1 + ridge) + right.0 * right.0 / (right.1 + ridge);
        }
    }
    gains
}
