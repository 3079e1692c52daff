//! Does an article belong to a story? A logistic regression over a handful of likenesses, their squares and products.
//!
//! The weights are data (`models/join.tsv`), fitted on a stream in which people grouped the articles. Articles without
//! a time have weights of their own, fitted with all times hidden.

use std::fmt::Write as _;

/// How many things are measured between an article and a story.
pub const MEASURES: usize = 11;

/// What is measured, in order, by the names used in `models/join.tsv` and in explanations.
pub const MEASURE_NAMES: [&str; MEASURES] = [
    "likeness to the story",
    "likeness to the nearest article",
    "mean likeness to its articles",
    "shared word pairs",
    "opening words in the story",
    "days since its last article",
    "days since its first article",
    "articles in the story",
    "lead over the next story",
    "stories nearly as near",
    "likeness of openings",
];

/// What is measured between an article and a story: see [`MEASURE_NAMES`].
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures(pub [f32; MEASURES]);

/// Terms of the regression: one, each measure, each product of two.
const TERMS: usize = 1 + MEASURES + MEASURES * (MEASURES + 1) / 2;

impl Measures {
    /// The same with everything that rests on times left out.
    #[must_use]
    pub fn without_time(mut self) -> Self {
        self.0[5] = 0.0;
        self.0[6] = 0.0;
        self
    }

    /// The measures in the units of their names: the rule takes times and numbers by their logarithms.
    #[must_use]
    pub fn in_units(&self) -> [f32; MEASURES] {
        let mut values = self.0;
        for place in [5, 6, 9] {
            values[place] = values[place].exp() - 1.0;
        }
        values[7] = values[7].exp();
        values
    }

    /// The terms of the regression: 1, the measures, then their products in order.
    #[must_use]
    pub fn terms(&self) -> Vec<f32> {
        let mut terms = Vec::with_capacity(TERMS);
        terms.push(1.0);
        terms.extend(self.0);
        for (i, a) in self.0.iter().enumerate() {
            terms.extend(self.0[i..].iter().map(|b| a * b));
        }
        terms
    }
}

/// The fitted rule.
#[derive(Clone, Debug, PartialEq)]
pub struct JoinRule {
    dated: Vec<f32>,
    undated: Vec<f32>,
}

/// The table of weights is not of its form.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("join rule: expected {TERMS} lines of a name and two weights, divided by tabs; line {line} is none")]
pub struct RuleError {
    /// The line, counted from 1.
    pub line: usize,
}

impl JoinRule {
    /// A rule of these weights, as many as [`Measures::terms`] gives.
    #[must_use]
    pub fn new(dated: Vec<f32>, undated: Vec<f32>) -> Self {
        Self { dated, undated }
    }

    /// The rule of `models/join.tsv`.
    #[must_use]
    pub fn built_in() -> Self {
        Self::parse(include_str!("../../../../models/join.tsv"))
            .expect("models/join.tsv is of its form: a test reads it")
    }

    /// Reads the table of weights.
    ///
    /// # Errors
    /// [`RuleError`] names the first line that is not of its form.
    pub fn parse(table: &str) -> Result<Self, RuleError> {
        let (mut dated, mut undated) = (Vec::new(), Vec::new());
        for (number, line) in table.lines().enumerate() {
            let wrong = || RuleError { line: number + 1 };
            let mut cells = line.rsplit('\t');
            let mut weight = || cells.next().and_then(|cell| cell.parse().ok()).ok_or_else(wrong);
            undated.push(weight()?);
            dated.push(weight()?);
        }
        if dated.len() == TERMS {
            Ok(Self { dated, undated })
        } else {
            Err(RuleError { line: dated.len() + 1 })
        }
    }

    /// The table of weights: name, weight with times known, weight with times unknown.
    #[must_use]
    pub fn to_table(&self) -> String {
        let mut table = String::new();
        for ((name, dated), undated) in term_names().iter().zip(&self.dated).zip(&self.undated) {
            let _ = writeln!(table, "{name}\t{dated:.4}\t{undated:.4}");
        }
        table
    }

    /// How sure it is that the article belongs to the story: 0.0 to 1.0. `dated` says whether both have times.
    #[must_use]
    pub fn probability(&self, measures: &Measures, dated: bool) -> f32 {
        let weights = if dated { &self.dated } else { &self.undated };
        let sum: f32 = measures.terms().iter().zip(weights).map(|(term, weight)| term * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The names of the terms, in order.
fn term_names() -> Vec<String> {
    let mut names = vec!["always".to_owned()];
    names.extend(MEASURE_NAMES.map(str::to_owned));
    for (i, a) in MEASURE_NAMES.iter().enumerate() {
        names.extend(MEASURE_NAMES[i..].iter().map(|b| format!("{a} × {b}")));
    }
    names
}
