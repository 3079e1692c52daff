//! Under what may no figure fall? `eval/floors.toml`: tables named like the sets, `[extract.articles]`, with a number
//! for each figure that must not fall under it; for a figure whose name ends in `error` it is a ceiling.
//!
//! Figures over a sample of N pages have floors of their own, in `[sample-N.extract.articles]`.

use crate::folder::EvalError;
use std::collections::BTreeMap;
use std::path::Path;
use toml::{Table, Value};

/// The floors, by the full name of the figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floors(BTreeMap<String, f64>);

impl Floors {
    /// Reads a file of floors.
    ///
    /// # Errors
    /// [`EvalError::Read`], and [`EvalError::Unfit`] where it is no TOML of numbers in tables.
    pub fn read(path: &Path) -> Result<Self, EvalError> {
        let text =
            std::fs::read_to_string(path).map_err(|source| EvalError::Read { path: path.into(), source })?;
        Self::parse(&text).map_err(|reason| EvalError::Unfit { path: path.into(), reason })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let table: Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
        let mut floors = BTreeMap::new();
        flatten("", &table, &mut floors)?;
        Ok(Self(floors))
    }

    /// The floor of `figure` (`extract.articles.word_f1`) of a sample or of the whole.
    #[must_use]
    pub fn of(&self, figure: &str, sample: Option<usize>) -> Option<f64> {
        match sample {
            Some(pages) => self.0.get(&format!("sample-{pages}.{figure}")).copied(),
            None => self.0.get(figure).copied(),
        }
    }

    /// The names that have a floor, below `set` (`extract.articles`).
    pub fn names<'a>(&'a self, set: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().filter_map(move |name| {
            name.strip_prefix(set)?.strip_prefix('.').filter(|figure| !figure.contains('.'))
        })
    }
}

/// How far a floor is set under what is reached: less than an interval is wide, more than a change that means nothing.
const MARGIN: f64 = 0.005;

/// The text of a file of floors with each floor just under the figure of `reached` that it is for (a ceiling just over
/// it); a floor that is higher already stays, as do floors of other figures, comments and the order.
#[must_use]
pub fn raised(text: &str, reached: &BTreeMap<String, f64>) -> String {
    let mut set = String::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            set = name.to_owned();
        }
        lines.push(raised_line(line, &set, reached).unwrap_or_else(|| line.to_owned()));
    }
    lines.join("\n") + "\n"
}

/// The line of a floor, raised; `None` where it is none, or is not under what is reached.
fn raised_line(line: &str, set: &str, reached: &BTreeMap<String, f64>) -> Option<String> {
    let (figure, floor) = line.split_once('=')?;
    let (figure, floor) = (figure.trim(), floor.trim().parse::<f64>().ok()?);
    let value = *reached.get(&format!("{set}.{figure}"))?;
    let new = if figure.ends_with("error") {
        ((value + MARGIN) * 1000.0).ceil() / 1000.0
    } else if value >= 1.0 {
        return Some(format!("{figure} = 1")); // nothing less will do
    } else {
        ((value - MARGIN).max(0.0) * 1000.0).floor() / 1000.0
    };
    is_under(figure, floor, new).then(|| format!("{figure} = {new:.3}"))
}

/// Whether `value` of `figure` is on the wrong side of `floor`.
#[must_use]
pub fn is_under(figure: &str, value: f64, floor: f64) -> bool {
    if figure.ends_with("error") { value > floor } else { value < floor }
}

fn flatten(prefix: &str, table: &Table, floors: &mut BTreeMap<String, f64>) -> Result<(), String> {
    for (key, value) in table {
        let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
        match value {
            Value::Table(inner) => flatten(&name, inner, floors)?,
            Value::Float(floor) => drop(floors.insert(name, *floor)),
            Value::Integer(floor) => drop(floors.insert(name, *floor as f64)),
            _ => return Err(format!("{name} is no number")),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOORS: &str = "
        [extract.articles]
        word_f1 = 0.9
        [origins]
        count_error = 1
        [sample-50.extract.articles]
        word_f1 = 0.8";

    #[test]
    fn a_sample_has_floors_of_its_own() {
        let floors = Floors::parse(FLOORS).unwrap();
        assert_eq!(floors.of("extract.articles.word_f1", None), Some(0.9));
        assert_eq!(floors.of("extract.articles.word_f1", Some(50)), Some(0.8));
        assert_eq!(floors.of("extract.articles.word_f1", Some(51)), None);
        assert_eq!(floors.names("origins").collect::<Vec<_>>(), ["count_error"]);
    }

    #[test]
    fn a_floor_is_a_ceiling_for_an_error() {
        assert!(is_under("word_f1", 0.89, 0.9) && !is_under("word_f1", 0.9, 0.9));
        assert!(is_under("count_error", 1.1, 1.0) && !is_under("count_error", 1.0, 1.0));
    }

    #[test]
    fn a_raised_floor_is_just_under_what_is_reached() {
        let text = "# Why.\n[origins]\ncount_error = 9\nnames = 0.1 \n[recaps]\nrouge1 = 0.2\ncited = 0.9\n[x]\nf = 0.8\n";
        let reached = BTreeMap::from([
            ("origins.count_error".into(), 0.5),
            ("origins.names".into(), 0.7349),
            ("recaps.cited".into(), 1.0),
            ("x.f".into(), 0.802),
        ]);
        assert_eq!(
            raised(text, &reached),
            "# Why.\n[origins]\ncount_error = 0.505\nnames = 0.729\n[recaps]\nrouge1 = 0.2\ncited = 1\n[x]\nf = 0.8\n",
            "a floor that is higher already stays"
        );
    }

    #[test]
    fn a_floor_that_is_no_number_is_told() {
        assert_eq!(Floors::parse("[a]\nb = 'high'"), Err("a.b is no number".to_owned()));
    }
}
