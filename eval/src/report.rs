//! What came out: figures with intervals and floors, and the speed of each part, as one table for a terminal, as JSON,
//! or as the part of a document between two marks.

use crate::folder::EvalError;
use crate::score::furniture::ClassRow;
use serde::Serialize;
use std::fmt::Write;
use std::path::Path;

/// All of it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    /// The figures, in the order of the parts.
    pub figures: Vec<FigureRow>,
    /// How each class of furniture fares, by set: `furniture.open`.
    pub classes: Vec<(String, ClassRow)>,
    /// What was measured of speed and memory.
    pub speeds: Vec<SpeedRow>,
    /// What was passed over, and why.
    pub skipped: Vec<String>,
}

/// One figure.
#[derive(Clone, Debug, Serialize)]
pub struct FigureRow {
    /// The set it belongs to: `extract.articles`.
    pub set: String,
    /// Over how many units it was counted: "791 pages".
    pub over: String,
    /// Its name: `word_f1`.
    pub figure: String,
    /// The figure.
    pub value: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// What it may not fall under (a ceiling for an error), where that is settled.
    pub floor: Option<f64>,
    /// Whether it does.
    pub under: bool,
}

/// The speed of a part on one set.
#[derive(Clone, Debug, Serialize)]
pub struct SpeedRow {
    /// The set: `extract.articles`.
    pub set: String,
    /// What one item is.
    pub unit: String,
    /// How many items.
    pub items: usize,
    /// Items per second of CPU time on one thread.
    pub per_second: f64,
    /// The CPU time of the slowest item, in milliseconds; 0 where items are not worked on one by one.
    pub slowest_ms: f64,
    /// The most memory that the part's process held, in bytes, its input and what the program knows included.
    pub peak_bytes: Option<u64>,
}

impl Report {
    /// Whether any figure is under its floor.
    #[must_use]
    pub fn is_under_a_floor(&self) -> bool {
        self.figures.iter().any(|row| row.under)
    }

    /// The table for a terminal.
    #[must_use]
    pub fn to_terminal(&self) -> String {
        let mut text = format!("{:<48} {:>7}  {:<16} {:>6}\n", "figure", "value", "95 %", "floor");
        for row in &self.figures {
            let name = format!("{}.{}", row.set, row.figure);
            let interval = format!("[{}, {}]", three(row.low), three(row.high));
            let floor = row.floor.map_or_else(|| "-".to_owned(), |floor| format!("{floor:.3}"));
            let mark = if row.under { "  UNDER" } else { "" };
            let _ = writeln!(text, "{name:<48} {:>7}  {interval:<16} {floor:>6}{mark}", three(row.value));
        }
        text.push_str(&self.classes_to_terminal());
        let _ = writeln!(
            text,
            "\n{:<28} {:>16} {:>12} {:>12} {:>12}",
            "speed, one thread", "items", "per CPU s", "slowest", "peak memory"
        );
        for row in &self.speeds {
            let _ = writeln!(
                text,
                "{:<28} {:>16} {:>12} {:>12} {:>12}",
                row.set,
                format!("{} {}", row.items, row.unit),
                rate(row.per_second),
                slowest(row.slowest_ms),
                megabytes(row.peak_bytes),
            );
        }
        for skipped in &self.skipped {
            let _ = writeln!(text, "skipped: {skipped}");
        }
        text
    }

    /// The tables for a document.
    #[must_use]
    pub fn to_markdown(&self, machine: &str) -> String {
        let mut text = String::new();
        let mut set = "";
        for row in &self.figures {
            if row.set != set {
                set = &row.set;
                let _ = write!(
                    text,
                    "\n### {set} ({})\n\n| figure | value | 95 % | floor |\n|---|---:|---|---:|\n",
                    row.over
                );
            }
            let floor = row.floor.map_or_else(String::new, |floor| format!("{floor:.3}"));
            let _ = writeln!(
                text,
                "| {} | {} | {} – {} | {floor} |",
                row.figure,
                three(row.value),
                three(row.low),
                three(row.high)
            );
        }
        text.push_str(&self.classes_to_markdown());
        let _ = write!(
            text,
            "\n### Speed\n\nOne thread of: {machine}.\n\n\
             | part | items | per second of CPU time | slowest item | peak memory |\n|---|---:|---:|---:|---:|\n"
        );
        for row in &self.speeds {
            let _ = writeln!(
                text,
                "| {} | {} {} | {} | {} | {} |",
                row.set,
                row.items,
                row.unit,
                rate(row.per_second),
                slowest(row.slowest_ms),
                megabytes(row.peak_bytes),
            );
        }
        text
    }
}

impl Report {
    /// The table of classes for a terminal; empty where none was scored.
    fn classes_to_terminal(&self) -> String {
        let mut text = String::new();
        let mut before = "";
        for (set, row) in &self.classes {
            if set != before {
                before = set;
                let _ = writeln!(
                    text,
                    "\n{set:<28} {:>8} {:>12} {:>16} {:>14}",
                    "pieces", "wrong side", "name precision", "name recall"
                );
            }
            let _ = writeln!(
                text,
                "{:<28} {:>8} {:>12} {:>16} {:>14}",
                row.label,
                row.pieces,
                row.wrong_side,
                share(row.named, row.given),
                share(row.named, row.asked),
            );
        }
        text
    }

    /// The same for a document.
    fn classes_to_markdown(&self) -> String {
        let mut text = String::new();
        let mut before = "";
        for (set, row) in &self.classes {
            if set != before {
                before = set;
                let _ = write!(
                    text,
                    "\n### {set}, label by label\n\n\
                     | label | pieces | on the wrong side | name precision | name recall |\n|---|---:|---:|---:|---:|\n"
                );
            }
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {} |",
                row.label,
                row.pieces,
                row.wrong_side,
                share(row.named, row.given),
                share(row.named, row.asked),
            );
        }
        text
    }
}

/// `part` of `whole` to two digits; a dash where there is no whole.
fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "-".to_owned() } else { format!("{:.2}", part as f64 / whole as f64) }
}

/// A share or count to three digits; nothing is told as minus nothing.
fn three(value: f64) -> String {
    format!("{:.3}", if value.abs() < 0.0005 { 0.0 } else { value })
}

fn rate(per_second: f64) -> String {
    if per_second < 100.0 { format!("{per_second:.1}") } else { format!("{per_second:.0}") }
}

fn slowest(milliseconds: f64) -> String {
    if milliseconds > 0.0 { format!("{milliseconds:.1} ms") } else { "-".to_owned() }
}

fn megabytes(bytes: Option<u64>) -> String {
    bytes.map_or_else(|| "unknown".to_owned(), |bytes| format!("{:.1} MB", bytes as f64 / 1e6))
}

/// Between these two lines stands what the program writes.
const MARKS: (&str, &str) = ("<!-- figures: written by eval/run --table -->", "<!-- end of figures -->");

/// Puts `tables` into the document at `path`, between its two marks.
///
/// # Errors
/// [`EvalError`] where the document cannot be read or written, or lacks the marks.
pub fn write_into(path: &Path, tables: &str) -> Result<(), EvalError> {
    let document =
        std::fs::read_to_string(path).map_err(|source| EvalError::Read { path: path.into(), source })?;
    let reason = || format!("the lines {:?} and {:?} are not in it", MARKS.0, MARKS.1);
    let document =
        between(&document, tables).ok_or_else(|| EvalError::Unfit { path: path.into(), reason: reason() })?;
    std::fs::write(path, document).map_err(|source| EvalError::Write { path: path.into(), source })
}

fn between(document: &str, tables: &str) -> Option<String> {
    let (before, rest) = document.split_once(MARKS.0)?;
    let (_, after) = rest.split_once(MARKS.1)?;
    Some(format!("{before}{}\n{tables}\n{}{after}", MARKS.0, MARKS.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_marks_is_replaced() {
        let document = format!("Before.\n{}\nold\n{}\nAfter.\n", MARKS.0, MARKS.1);
        let written = between(&document, "new").unwrap();
        assert_eq!(written, format!("Before.\n{}\nnew\n{}\nAfter.\n", MARKS.0, MARKS.1));
        assert_eq!(between(&written, "new").unwrap(), written);
        assert_eq!(between("no marks", "new"), None);
    }

    #[test]
    fn a_figure_under_its_floor_is_marked() {
        let row = FigureRow {
            set: "stories.last-fifth".into(),
            over: "10 articles".into(),
            figure: "bcubed_f1".into(),
            value: 0.8,
            low: 0.7,
            high: 0.9,
            floor: Some(0.85),
            under: true,
        };
        let report = Report { figures: vec![row], ..Report::default() };
        assert!(report.is_under_a_floor());
        assert!(
            report.to_terminal().contains("0.800  [0.700, 0.900]    0.850  UNDER"),
            "{}",
            report.to_terminal()
        );
    }
}
