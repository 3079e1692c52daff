//! Boosts oblivious decision trees for the log-odds of a yes: the same trees on every run.
//!
//! Gradient boosting by Newton steps (Friedman 2001; Chen and Guestrin 2016) over values cut into bins. Leaves are made
//! monotone in the measures that must be: two leaves that differ in one answer only and stand the wrong way round are
//! given their common value.

use headwater_core::group::Tree;

/// Bins of each measure, by quantiles.
const BINS: usize = 64;

/// Questions of a tree.
const DEPTH: usize = 5;

/// What is kept of each step.
const RATE: f64 = 0.1;

/// What holds leaves small: as many observations that know nothing.
const RIDGE: f64 = 10.0;

/// One observation.
#[derive(Clone, Copy)]
pub(crate) struct Row<const N: usize> {
    pub(crate) values: [f32; N],
    pub(crate) yes: bool,
}

/// The sums of first and second derivatives.
type Slopes = (f64, f64);

/// The trees that make the rows likely. `senses` tells of each value which way it speaks: 1 for a yes, -1 against it, 0
/// where it depends. So many `trees` are made.
pub(crate) fn fit<const N: usize>(rows: &[Row<N>], senses: &[i8; N], trees: usize) -> Vec<Tree> {
    let cuts: Vec<Vec<f32>> = (0..N).map(|measure| cuts(rows, measure)).collect();
    let bins: Vec<[u8; N]> = rows.iter().map(|row| bins(&row.values, &cuts)).collect();
    let mut sums = vec![0.0_f64; rows.len()];
    let mut grown = Vec::with_capacity(trees);
    for _ in 0..trees {
        let slopes: Vec<Slopes> = rows
            .iter()
            .zip(&sums)
            .map(|(row, sum)| {
                let sure = 1.0 / (1.0 + (-sum).exp());
                (f64::from(u8::from(row.yes)) - sure, sure * (1.0 - sure))
            })
            .collect();
        let tree = grow(&bins, &slopes, &cuts, senses);
        for (sum, row) in sums.iter_mut().zip(rows) {
            *sum += f64::from(tree.adds(&row.values));
        }
        grown.push(tree);
    }
    grown
}

/// The values between the bins of a measure, in order, each once.
fn cuts<const N: usize>(rows: &[Row<N>], measure: usize) -> Vec<f32> {
    let mut values: Vec<f32> = rows.iter().map(|row| row.values[measure]).collect();
    values.sort_unstable_by(f32::total_cmp);
    let mut cuts: Vec<f32> = (1..BINS).map(|bin| values[values.len() * bin / BINS]).collect();
    cuts.dedup();
    cuts
}

/// The bin of each measure: how many cuts lie below it.
fn bins<const N: usize>(values: &[f32; N], cuts: &[Vec<f32>]) -> [u8; N] {
    std::array::from_fn(|m| cuts[m].partition_point(|cut| *cut < values[m]) as u8)
}

/// One tree: at each level the question that gains most over all leaves.
fn grow<const N: usize>(bins: &[[u8; N]], slopes: &[Slopes], cuts: &[Vec<f32>], senses: &[i8; N]) -> Tree {
    let mut leaf = vec![0_usize; bins.len()];
    let mut questions = Vec::new();
    for level in 0..DEPTH {
        let Some((measure, bin)) = best_question(bins, slopes, cuts, senses, &leaf, 1 << level) else {
            break;
        };
        for (place, row) in leaf.iter_mut().zip(bins) {
            *place = 2 * *place + usize::from(usize::from(row[measure]) > bin);
        }
        questions.push((measure, cuts[measure][bin]));
    }
    let mut sums = vec![(0.0, 0.0); 1 << questions.len()];
    for (place, slope) in leaf.iter().zip(slopes) {
        add(&mut sums[*place], *slope);
    }
    Tree { leaves: monotone(&questions, &sums, senses), questions }
}

/// The measure and the bin above which to ask.
fn best_question<const N: usize>(
    bins: &[[u8; N]],
    slopes: &[Slopes],
    cuts: &[Vec<f32>],
    senses: &[i8; N],
    leaf: &[usize],
    leaves: usize,
) -> Option<(usize, usize)> {
    let mut histogram = vec![[[(0.0, 0.0); BINS]; N]; leaves];
    for ((row, slope), place) in bins.iter().zip(slopes).zip(leaf) {
        let sums = &mut histogram[*place];
        for (measure, bin) in row.iter().enumerate() {
            add(&mut sums[measure][usize::from(*bin)], *slope);
        }
    }
    let mut best = (1e-6, None);
    for (measure, cuts) in cuts.iter().enumerate() {
        for bin in 0..cuts.len() {
            let gain: f64 = histogram.iter().map(|sums| gain(&sums[measure], bin, senses[measure])).sum();
            if gain > best.0 {
                best = (gain, Some((measure, bin)));
            }
        }
    }
    best.1
}

/// What a leaf gains from being divided after `bin`; nothing where the two parts would stand the wrong way round.
fn gain(sums: &[Slopes; BINS], bin: usize, sense: i8) -> f64 {
    let total = |part: &[Slopes]| part.iter().fold((0.0, 0.0), |sum, s| (sum.0 + s.0, sum.1 + s.1));
    let (low, high) = (total(&sums[..=bin]), total(&sums[bin + 1..]));
    if f64::from(sense) * (value(high) - value(low)) < 0.0 {
        return 0.0;
    }
    let score = |s: Slopes| s.0 * s.0 / (s.1 + RIDGE);
    score(low) + score(high) - score((low.0 + high.0, low.1 + high.1))
}

/// The leaf's value, by a Newton step.
fn value(sums: Slopes) -> f64 {
    sums.0 / (sums.1 + RIDGE)
}

fn add(sum: &mut Slopes, slope: Slopes) {
    sum.0 += slope.0;
    sum.1 += slope.1;
}

/// The leaves' values, none the wrong way round.
fn monotone<const N: usize>(questions: &[(usize, f32)], sums: &[Slopes], senses: &[i8; N]) -> Vec<f32> {
    let mut values: Vec<f64> = sums.iter().map(|s| value(*s)).collect();
    let weights: Vec<f64> = sums.iter().map(|s| s.1 + 1e-3).collect();
    for _ in 0..200 {
        let mut is_settled = true;
        for (level, (measure, _)) in questions.iter().enumerate() {
            let sense = f64::from(senses[*measure]);
            let bit = 1 << (questions.len() - 1 - level);
            for low in (0..values.len()).filter(|place| place & bit == 0) {
                let high = low | bit;
                if sense * (values[high] - values[low]) < -1e-9 {
                    let both = weights[low] + weights[high];
                    let mean = (values[low] * weights[low] + values[high] * weights[high]) / both;
                    (values[low], values[high]) = (mean, mean);
                    is_settled = false;
                }
            }
        }
        if is_settled {
            break;
        }
    }
    values.into_iter().map(|value| (value * RATE) as f32).collect()
}
