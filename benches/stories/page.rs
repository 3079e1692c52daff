//! The figures as a page of the docs: a table and a plot.

use headwater_eval::measure::machine;
use std::fmt::Write as _;
use std::path::Path;

/// What was measured at one size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    /// Live articles at the end.
    pub(crate) live: f64,
    /// Articles per second of one core.
    pub(crate) per_second: f64,
    /// Memory per live article, all of the grouper counted.
    pub(crate) bytes: f64,
}

/// What is told of copies.
const COPIES: &str = "Copies: of wires of about 300 words with 20 pickups each, whole, cut, and with a paragraph added, it is \
    found for {per_second} articles a second and core whose text they run, and which passages.";

/// The row for a reader.
pub(crate) fn line(row: &Row) -> String {
    format!("| {:.0} | {:.0} | {:.1} | {:.0} |", row.live, row.per_second, 1e6 / row.per_second, row.bytes)
}

/// Writes `docs/STORIES.md` and `docs/stories.svg`.
pub(crate) fn write(rows: &[Row], one_story: &[Row], copies: &Row) {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    let mut text = include_str!("head.md").replace("{machine}", &machine());
    text.push_str(
        "| live articles | articles per second and core | µs per article | bytes per live article |\n",
    );
    text.push_str("|---:|---:|---:|---:|\n");
    for row in rows {
        let _ = writeln!(text, "{}", line(row));
    }
    for pair in rows.windows(2) {
        let (times, dearer) = (pair[1].live / pair[0].live, pair[0].per_second / pair[1].per_second);
        let _ = writeln!(
            text,
            "\n{times:.1} times the live articles cost {dearer:.2} times as much per article."
        );
    }
    text.push_str(
        "\n![growth](stories.svg)\n\nOne story of many reports, a minute apart: those of one event of the mill with 1,500, \
         again and again. The last fifth of them is timed.\n\n| reports of one story | µs per article |\n|---:|---:|\n",
    );
    for row in one_story {
        let _ = writeln!(text, "| {:.0} | {:.1} |", row.live, 1e6 / row.per_second);
    }
    let _ = writeln!(text, "\n{}", COPIES.replace("{per_second}", &format!("{:.0}", copies.per_second)));
    print!("{text}");
    for (name, text) in [("STORIES.md", text), ("stories.svg", plot(rows))] {
        let path = docs.join(name);
        std::fs::write(&path, text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 360.0;
const LEFT: f64 = 70.0;
const BOTTOM: f64 = 310.0;
const TOP: f64 = 50.0;

/// Time and memory per article over the live articles, the latter by powers of ten.
fn plot(rows: &[Row]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"13\">\n<rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n\
         <path d=\"M{LEFT} {TOP}V{BOTTOM}H{}\" fill=\"none\" stroke=\"#333\"/>\n\
         <text x=\"{}\" y=\"{}\" text-anchor=\"middle\">live articles</text>\n",
        WIDTH - 30.0,
        WIDTH / 2.0,
        HEIGHT - 8.0
    );
    let [least, most] = [rows[0].live.log10(), rows[rows.len() - 1].live.log10()];
    let across = |row: &Row| {
        LEFT + 40.0 + (WIDTH - LEFT - 120.0) * (row.live.log10() - least) / (most - least).max(0.1)
    };
    let time = |row: &Row| 1e6 / row.per_second;
    let bytes = |row: &Row| row.bytes;
    curve(&mut svg, rows, "#0b62a4", 20.0, "µs per article, one core", across, time);
    curve(&mut svg, rows, "#b5541c", 38.0, "bytes per live article", across, bytes);
    for row in rows {
        let _ = writeln!(
            svg,
            "<text x=\"{:.0}\" y=\"{}\" text-anchor=\"middle\">{:.0}</text>",
            across(row),
            BOTTOM + 18.0,
            row.live
        );
    }
    svg + "</svg>\n"
}

/// A line of one measure, from 0 up to a quarter above its greatest value, with its values beside its points.
fn curve(
    svg: &mut String,
    rows: &[Row],
    colour: &str,
    title_at: f64,
    title: &str,
    across: impl Fn(&Row) -> f64,
    value: impl Fn(&Row) -> f64,
) {
    let greatest = 1.25 * rows.iter().map(&value).fold(0.0, f64::max);
    let up = |row: &Row| BOTTOM - (BOTTOM - TOP) * value(row) / greatest;
    let _ = writeln!(svg, "<text x=\"{LEFT}\" y=\"{title_at}\" fill=\"{colour}\">{title}</text>");
    let points: Vec<String> = rows.iter().map(|row| format!("{:.0},{:.0}", across(row), up(row))).collect();
    let points = points.join(" ");
    let _ =
        writeln!(svg, "<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
    for row in rows {
        let (x, y) = (across(row), up(row));
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"3.5\" fill=\"{colour}\"/><text x=\"{:.0}\" y=\"{:.0}\" \
             fill=\"{colour}\">{:.0}</text>",
            x + 6.0,
            y - 7.0,
            value(row)
        );
    }
}
