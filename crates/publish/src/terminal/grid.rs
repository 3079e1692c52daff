//! Who leaves out what: the claims by outlets.

use super::flow::{Flow, Screen, Style, shortened};
use super::wording::Numbers;
use headwater_model::{Article, ArticleId, Claim, Stance, StoryFile};
use unicode_width::UnicodeWidthStr;

/// The articles of one outlet, in the story's order.
struct Column<'a> {
    heading: String,
    name: &'a str,
    articles: Vec<&'a ArticleId>,
}

impl Column<'_> {
    /// The columns of a line that it takes, the gap before it included.
    fn width(&self) -> usize {
        self.heading.width() + 2
    }
}

/// The columns for the name of a claim, with the margin.
const NAME: usize = 6;

/// The columns for the words of a claim.
const LEAST_TEXT: usize = 16;
const MOST_TEXT: usize = 60;

/// So many claims are shown, those of several reports first.
const ROWS: usize = 12;

/// Writes the grid, where there are two outlets to compare.
pub(crate) fn section(screen: &mut Screen, file: &StoryFile, claims: &[&Claim], numbers: &Numbers<'_>) {
    let columns = columns(file, numbers);
    let (shared, alone): (Vec<&Claim>, Vec<&Claim>) = claims.iter().partition(|c| c.reports.len() > 1);
    let rows: Vec<&Claim> = shared.into_iter().chain(alone).take(ROWS).collect();
    if columns.len() < 2 || rows.is_empty() {
        return;
    }
    screen.heading(Style::Strong, "WHO LEAVES OUT WHAT", "the claims, outlet by outlet");
    screen.blank();
    for part in parts(&columns, screen.width()) {
        table(screen, &rows, part);
    }
    screen.blank();
    if claims.len() > ROWS {
        let more = format!("and {} more claims, most of them in one report alone", claims.len() - ROWS);
        screen.write("  ", "  ", &Flow::new().faint(&more));
    }
    let names: Vec<String> = columns.iter().map(|c| format!("{} {}", c.heading, c.name)).collect();
    screen.write("  ", "  ", &Flow::new().faint(&names.join(" · ")));
    let legend = "+ states it · ~ keeps its distance · x says that it does not hold · – leaves it out · \
                  blank: was out before, or too short to tell";
    screen.write("  ", "  ", &Flow::new().faint(legend));
}

/// The columns in runs that fit the width beside the least text.
fn parts<'c, 'a>(columns: &'c [Column<'a>], width: usize) -> Vec<&'c [Column<'a>]> {
    let room = width.saturating_sub(NAME + LEAST_TEXT);
    let mut parts = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (at, column) in columns.iter().enumerate() {
        if used + column.width() > room && at > start {
            parts.push(&columns[start..at]);
            (start, used) = (at, 0);
        }
        used += column.width();
    }
    parts.push(&columns[start..]);
    parts
}

/// Writes the rows for a run of columns.
fn table(screen: &mut Screen, rows: &[&Claim], columns: &[Column<'_>]) {
    let cells: usize = columns.iter().map(Column::width).sum();
    let text = screen.width().saturating_sub(NAME + cells).clamp(LEAST_TEXT, MOST_TEXT);
    let mut head = " ".repeat(NAME + text);
    for column in columns {
        head += &format!("  {}", column.heading);
    }
    raw(screen, &head);
    for claim in rows {
        raw(screen, &row(claim, columns, text));
    }
    screen.blank();
}

/// A line whose blanks stay.
fn raw(screen: &mut Screen, line: &str) {
    screen.write(line.trim_end(), "", &Flow::new());
}

/// One claim by all outlets.
fn row(claim: &Claim, columns: &[Column<'_>], text: usize) -> String {
    let line = shortened(&claim.line.quote, text);
    let mut row = format!("  {:<4}{line}{}", claim.id.0, " ".repeat(text - line.width()));
    for column in columns {
        let width = column.heading.width();
        row += &format!("  {}{}", cell(claim, column), " ".repeat(width - 1));
    }
    row
}

/// How the reports of one outlet stand to a claim: what one of them says counts for the outlet.
fn cell(claim: &Claim, column: &Column<'_>) -> char {
    let stances = || claim.reports.iter().filter(|r| column.articles.contains(&&r.article)).map(|r| r.stance);
    for (stance, mark) in [(Stance::States, '+'), (Stance::Disputes, 'x'), (Stance::Hedges, '~')] {
        if stances().any(|s| s == stance) {
            return mark;
        }
    }
    if column.articles.iter().any(|id| claim.left_out_by.contains(id)) { '–' } else { ' ' }
}

/// The outlets in the order of their first article; an article of unknown outlet stands alone.
fn columns<'a>(file: &'a StoryFile, numbers: &Numbers<'_>) -> Vec<Column<'a>> {
    let key = |a: &Article| a.outlet.as_ref().map(headwater_model::OutletRef::key);
    let mut columns: Vec<(Option<String>, Column<'a>)> = Vec::new();
    for article in &file.articles {
        let number = numbers.of(&article.id).to_string();
        let own = key(article);
        match columns.iter_mut().find(|(known, _)| own.is_some() && *known == own) {
            Some((_, column)) => {
                column.articles.push(&article.id);
                column.heading += &format!("+{number}");
            }
            None => columns.push((
                own,
                Column { heading: number, name: article.outlet_name(), articles: vec![&article.id] },
            )),
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}
