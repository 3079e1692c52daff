//! The tables: for a terminal and for a document.

use headwater_eval::score::Score;

/// A table with a column of names.
#[derive(Default)]
pub struct Table {
    /// The heading of each column.
    pub heads: Vec<String>,
    /// The cells, a row each.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    #[must_use]
    pub fn with(heads: &[&str]) -> Self {
        Self { heads: heads.iter().map(|&head| head.to_owned()).collect(), rows: Vec::new() }
    }

    /// As Markdown, columns filled up so that it reads in a terminal too.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.chain([self.heads[column].chars().count(), 3]).max().unwrap_or(3)
        };
        let widths: Vec<usize> = (0..self.heads.len()).map(width).collect();
        let line = |cells: &[String]| {
            let cells = cells.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| {
                if column == 0 { format!("| {cell:<width$} ") } else { format!("| {cell:>width$} ") }
            });
            cells.collect::<String>() + "|\n"
        };
        let rule = widths.iter().enumerate().map(|(column, &width)| {
            let dashes = "-".repeat(width);
            if column == 0 { format!("|-{dashes}-") } else { format!("|-{dashes}:") }
        });
        let rows: String = self.rows.iter().map(|row| line(row)).collect();
        format!("{}{}|\n{rows}", line(&self.heads), rule.collect::<String>())
    }
}

/// A figure of a score to three digits; `-` where it has none of that name.
#[must_use]
pub fn figure(score: &Score, name: &str) -> String {
    let value = score.figures.iter().find(|figure| figure.name == name);
    value.map_or_else(|| "-".to_owned(), |figure| format!("{:.3}", figure.value))
}

/// Bytes as megabytes (10^6).
#[must_use]
pub fn megabytes(bytes: Option<usize>) -> String {
    bytes.map_or_else(|| "-".to_owned(), |bytes| format!("{:.1}", bytes as f64 / 1e6))
}

/// Puts `text` into a document between the lines that name `what`; `None` where it does not have them.
#[must_use]
pub fn between(document: &str, what: &str, text: &str) -> Option<String> {
    let (opened, closed) =
        (format!("<!-- {what}: written by benches/extract/run -->"), format!("<!-- end of {what} -->"));
    let (before, rest) = document.split_once(&opened)?;
    let (_, after) = rest.split_once(&closed)?;
    Some(format!("{before}{opened}\n\n{text}\n{closed}{after}"))
}
