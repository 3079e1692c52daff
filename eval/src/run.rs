//! Runs the parts and scores what they predict.
//!
//! Each part predicts in a process of its own, so that its peak memory is its own; the figures are made from the files
//! that it wrote, which is what any other scorer sees.

use crate::floors::{Floors, is_under};
use crate::folder::{EvalError, Folders};
use crate::measure::{Measured, peak_bytes};
use crate::parts::{Part, Scored};
use crate::report::{FigureRow, Report, SpeedRow};
use headwater::pipeline::Knowledge;
use serde::{Deserialize, Serialize};
use std::process::{Command, Stdio};

/// What the process of one part tells of its work.
#[derive(Debug, Serialize, Deserialize)]
pub struct Told {
    measured: Vec<Measured>,
    peak_bytes: Option<u64>,
}

/// Predicts one part in this process.
///
/// # Errors
/// [`EvalError`] of [`Part::predict`].
pub fn predict(part: Part, folders: &Folders, knowledge: &Knowledge) -> Result<Told, EvalError> {
    let measured = part.predict(folders, knowledge)?;
    Ok(Told { measured, peak_bytes: peak_bytes() })
}

/// Holds the figures of `report` to `floors`; those of a sample of pages have floors of their own.
pub fn hold(report: &mut Report, floors: &Floors, sample: Option<usize>) {
    for row in &mut report.figures {
        let sample = sample.filter(|_| row.set.starts_with(Part::Extract.name()));
        row.floor = floors.of(&format!("{}.{}", row.set, row.figure), sample);
        row.under = row.floor.is_some_and(|floor| is_under(&row.figure, row.value, floor));
    }
}

/// Runs `parts` in their order and reports on them.
///
/// # Errors
/// [`EvalError`] where data are not of their form, a part stops, or a floor is given for a figure that there is not.
pub fn run(parts: &[Part], folders: &Folders, floors: &Floors) -> Result<Report, EvalError> {
    let mut report = Report::default();
    for part in parts {
        let told = predict_apart(*part, folders)?;
        let outcome = part.score(folders)?;
        report.skipped.extend(outcome.skipped);
        let classes = outcome.classes.into_iter();
        report.classes.extend(classes.map(|(set, row)| (full_name(*part, &set), row)));
        for scored in outcome.scored {
            report.figures.extend(rows(*part, scored, floors)?);
        }
        report.speeds.extend(told.measured.iter().map(|m| SpeedRow {
            set: full_name(*part, &m.set),
            unit: m.unit.clone(),
            items: m.items,
            per_second: m.rate(),
            slowest_ms: m.slowest * 1000.0,
            peak_bytes: told.peak_bytes,
        }));
    }
    hold(&mut report, floors, folders.sample);
    Ok(report)
}

/// Predicts one part in a process of its own.
fn predict_apart(part: Part, folders: &Folders) -> Result<Told, EvalError> {
    let stopped = |reason: String| EvalError::Part { part: part.name().to_owned(), reason };
    let program = std::env::current_exe().map_err(|e| stopped(e.to_string()))?;
    let mut command = Command::new(program);
    command.arg("predict").arg(part.name()).arg("--data").arg(&folders.data);
    command.arg("--predictions").arg(&folders.predictions);
    if let Some(sample) = folders.sample {
        command.arg("--sample").arg(sample.to_string());
    }
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| stopped(e.to_string()))?;
    if !output.status.success() {
        return Err(stopped(output.status.to_string()));
    }
    serde_json::from_slice(&output.stdout).map_err(|e| stopped(e.to_string()))
}

/// `extract.articles`; a part with one set only has no name for it.
fn full_name(part: Part, set: &str) -> String {
    if set.is_empty() { part.name().to_owned() } else { format!("{}.{set}", part.name()) }
}

/// The rows of one set, not yet held to their floors.
fn rows(part: Part, scored: Scored, floors: &Floors) -> Result<Vec<FigureRow>, EvalError> {
    let set = full_name(part, &scored.set);
    let figures = scored.score.figures;
    if let Some(unknown) = floors.names(&set).find(|name| figures.iter().all(|f| f.name != *name)) {
        let reason = format!("there is no figure {set}.{unknown}");
        return Err(EvalError::Unfit { path: "the floors".into(), reason });
    }
    let over: Vec<String> = scored
        .score
        .counts
        .iter()
        .map(|(name, count)| format!("{count} {}", name.replace('_', " ")))
        .collect();
    let row = |figure: crate::score::Figure| FigureRow {
        set: set.clone(),
        over: over.join(", "),
        figure: figure.name,
        value: figure.value,
        low: figure.low,
        high: figure.high,
        floor: None,
        under: false,
    };
    Ok(figures.into_iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Figure, Score};
    use std::fs;

    fn scored(value: f64) -> Scored {
        let figure = Figure { name: "word_f1".into(), value, low: value, high: value };
        Scored { set: "articles".into(), score: Score { counts: vec![("pages", 3)], figures: vec![figure] } }
    }

    fn floors(text: &str) -> Floors {
        let path =
            std::env::temp_dir().join(format!("headwater-floors-{}-{}", std::process::id(), text.len()));
        fs::write(&path, text).unwrap();
        let floors = Floors::read(&path).unwrap();
        fs::remove_file(path).unwrap();
        floors
    }

    #[test]
    fn a_figure_of_a_sample_is_not_held_to_the_floor_of_the_whole() {
        let floors = floors("[extract.articles]\nword_f1 = 0.9");
        let figures = rows(Part::Extract, scored(0.8), &floors).unwrap();
        let mut report = Report { figures, ..Report::default() };
        hold(&mut report, &floors, None);
        assert!(report.is_under_a_floor());
        hold(&mut report, &floors, Some(3));
        assert!(!report.is_under_a_floor());
    }

    #[test]
    fn a_floor_for_a_figure_that_there_is_not_is_an_error() {
        let floors = floors("[extract.articles]\nword_f2 = 0.9");
        let told = rows(Part::Extract, scored(0.8), &floors).unwrap_err().to_string();
        assert_eq!(told, "the floors: there is no figure extract.articles.word_f2");
    }
}
