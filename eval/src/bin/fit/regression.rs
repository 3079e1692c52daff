//! Logistic regression by Newton's method, with a ridge: the same weights on every run.

/// One observation: its terms, whether it is a yes, and how much it counts.
pub(crate) struct Row {
    pub(crate) terms: Vec<f32>,
    pub(crate) yes: bool,
    pub(crate) weight: f64,
}

/// The weights that make the rows likeliest; every weight but the first is held small by `ridge`.
pub(crate) fn fit(rows: &[Row], ridge: f64) -> Vec<f32> {
    let size = rows.first().map_or(0, |row| row.terms.len());
    let mut weights = vec![0.0_f64; size];
    for _ in 0..15 {
        let (hessian, gradient) = derivatives(rows, &weights, ridge);
        let step = solve(hessian, gradient);
        let longest = step.iter().fold(0.0_f64, |most, s| most.max(s.abs()));
        weights.iter_mut().zip(&step).for_each(|(weight, step)| *weight += step);
        if longest < 1e-3 {
            break;
        }
    }
    weights.into_iter().map(|weight| weight as f32).collect()
}

/// The second and first derivatives of the log-likelihood.
fn derivatives(rows: &[Row], weights: &[f64], ridge: f64) -> (Vec<Vec<f64>>, Vec<f64>) {
    let size = weights.len();
    let mut hessian = vec![vec![0.0; size]; size];
    let mut gradient = vec![0.0; size];
    for row in rows {
        let terms: Vec<f64> = row.terms.iter().map(|t| f64::from(*t)).collect();
        let sum: f64 = terms.iter().zip(weights).map(|(t, w)| t * w).sum();
        let sure = 1.0 / (1.0 + (-sum).exp());
        let error = row.weight * (f64::from(u8::from(row.yes)) - sure);
        let curve = row.weight * sure * (1.0 - sure);
        for i in 0..size {
            gradient[i] += error * terms[i];
            let scaled = curve * terms[i];
            for j in 0..=i {
                hessian[i][j] += scaled * terms[j];
            }
        }
    }
    for i in 0..size {
        let held = if i == 0 { 1e-9 } else { ridge };
        hessian[i][i] += held;
        gradient[i] -= held * weights[i];
    }
    (hessian, gradient)
}

/// Solves `a x = b` for a symmetric positive `a`, given by its lower half (Cholesky).
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let size = b.len();
    for i in 0..size {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            let rest = a[i][j] - known;
            a[i][j] = if i == j { rest.max(1e-12).sqrt() } else { rest / a[j][j] };
        }
    }
    for i in 0..size {
        let known: f64 = (0..i).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    for i in (0..size).rev() {
        let known: f64 = (i + 1..size).map(|k| a[k][i] * b[k]).sum();
        b[i] = (b[i] - known) / a[i][i];
    }
    b
}
