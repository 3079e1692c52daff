//! Where does each node stand? A graph → places for labels, dots and lanes inside a box of a given width.
//!
//! Two columns of labels, each label in rows of its own, so that none can lie over another: outlets on the left, origins
//! on the right. Between them each origin has a lane, a line from top to bottom, and so has each outlet that others rest
//! on; the row of an outlet runs to the lanes that it joins. Rows and lanes cross at right angles and are joined only
//! where a dot says so: that stays readable where everybody rests on everybody. Each column is ordered by the mean place
//! of what its nodes are tied to (Sugiyama, Tagawa and Toda 1981, doi:10.1109/TSMC.1981.4308636), which keeps rows and
//! lanes short. Widths of text are estimates on the safe side: the fonts of a reader are not known here.

use super::{Graph, Kind};
use std::collections::BTreeMap;

/// The sizes of a drawing, in units of its box.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sizes {
    /// The width of the box.
    pub(super) width: f32,
    /// The height of letters, and from line to line.
    pub(super) font: f32,
    pub(super) line: f32,
    /// Between two labels.
    gap: f32,
    /// The widest label of an outlet and of an origin.
    left: f32,
    right: f32,
    /// So many lines of a name at most.
    lines: usize,
    /// Whether words of attributions are written below the names of outlets.
    pub(super) has_words: bool,
}

/// For a phone: 320 wide.
pub(super) const NARROW: Sizes = Sizes {
    width: 320.0,
    font: 11.0,
    line: 13.5,
    gap: 9.0,
    left: 92.0,
    right: 90.0,
    lines: 3,
    has_words: false,
};

/// For a desk.
pub(super) const WIDE: Sizes = Sizes {
    width: 760.0,
    font: 13.5,
    line: 17.0,
    gap: 9.0,
    left: 264.0,
    right: 220.0,
    lines: 2,
    has_words: true,
};

/// Two lanes are so far apart at most.
const MOST_APART: f32 = 22.0;

/// Between the dots of a side and the room of the lanes.
const LANE_ROOM: f32 = 6.0;

/// The rows of origins keep so far from those of outlets.
const APART: f32 = 4.0;

/// Bold letters are wider.
const BOLD: f32 = 1.06;

/// Between a dot and its label.
const DOT_ROOM: f32 = 9.0;

/// Letters of words below a name are smaller.
pub(super) const WORDS_SHARE: f32 = 0.86;

/// Above the first label and below the last.
const MARGIN: f32 = 8.0;

/// So many times each column is ordered by the other.
const SWEEPS: usize = 6;

/// A node with its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    /// The lines of its name.
    pub(super) lines: Vec<String>,
    /// Words below it.
    pub(super) words: Option<String>,
    /// Whether the label ends at its dot (left side) or begins there.
    pub(super) is_left: bool,
    /// The dot.
    pub(super) x: f32,
    pub(super) y: f32,
    /// The box of the label: left, top, right, bottom.
    pub(super) bounds: [f32; 4],
}

impl Placed {
    /// Where the text of the label is anchored.
    pub(super) fn anchor(&self) -> f32 {
        if self.is_left { self.x - DOT_ROOM } else { self.x + DOT_ROOM }
    }
}

/// A graph with a place for each node.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) nodes: Vec<Placed>,
    pub(super) height: f32,
    /// Where the lanes of nodes are, from left to right.
    pub(super) lanes: BTreeMap<usize, f32>,
}

/// Finds places; `words` gives what may be written below the name of a node.
pub(super) fn layout(graph: &Graph<'_>, sizes: &Sizes, words: impl Fn(usize) -> Option<String>) -> Layout {
    let mut nodes: Vec<Placed> = (0..graph.nodes.len()).map(|at| label(graph, at, sizes, &words)).collect();
    columns(&mut nodes, sizes);
    let (left, right) = ordered(graph);
    let height_of = |at: &usize, nodes: &[Placed]| height(&nodes[*at], sizes);
    let total = |column: &[usize], nodes: &[Placed]| -> f32 {
        column.iter().map(|at| height_of(at, nodes) + sizes.gap).sum()
    };
    let tall = total(&left, &nodes).max(total(&right, &nodes));
    for column in [&left, &right] {
        let spare = (tall - total(column, &nodes)) / (column.len().max(1)) as f32;
        let mut top = MARGIN;
        for &at in column {
            let own = height_of(&at, &nodes);
            top += (spare + sizes.gap) / 2.0;
            put(&mut nodes[at], top, own, sizes);
            top += own + (spare + sizes.gap) / 2.0;
        }
    }
    let rows: Vec<f32> = left.iter().map(|&at| nodes[at].y).collect();
    for &at in &right {
        keep_apart(&mut nodes[at], &rows);
    }
    let lanes = lanes(&nodes, graph, &left, &right);
    Layout { nodes, height: tall + 2.0 * MARGIN, lanes }
}

/// A node with its label, not yet put anywhere.
fn label(graph: &Graph<'_>, at: usize, sizes: &Sizes, words: impl Fn(usize) -> Option<String>) -> Placed {
    let node = &graph.nodes[at];
    let is_left = matches!(node.kind, Kind::Outlet | Kind::Outside);
    let room = if is_left { sizes.left } else { sizes.right };
    let font = if is_left { sizes.font } else { sizes.font * BOLD };
    let lines = wrapped(&node.name, room, font, sizes.lines);
    let words = words(at).filter(|_| sizes.has_words && is_left);
    let words = words.and_then(|w| wrapped(&w, room, sizes.font * WORDS_SHARE, 1).pop());
    Placed { lines, words, is_left, x: 0.0, y: 0.0, bounds: [0.0; 4] }
}

/// Puts the dots beside the widest label of their side.
fn columns(nodes: &mut [Placed], sizes: &Sizes) {
    let widest = |is_left: bool| {
        nodes.iter().filter(|n| n.is_left == is_left).map(|n| label_width(n, sizes)).fold(0.0, f32::max)
    };
    let (left, right) = (widest(true) + DOT_ROOM, sizes.width - widest(false) - DOT_ROOM);
    for node in nodes.iter_mut() {
        node.x = if node.is_left { left } else { right };
    }
}

/// Moves an origin out of the rows of outlets: its own line would lie on theirs. The gap between labels has room for it.
fn keep_apart(node: &mut Placed, rows: &[f32]) {
    let Some(near) = rows.iter().copied().find(|row| (row - node.y).abs() < APART) else { return };
    let by = if node.y >= near { near + APART - node.y } else { near - APART - node.y };
    node.y += by;
    node.bounds[1] += by;
    node.bounds[3] += by;
}

/// A lane for each outlet that others rest on, then for each origin, in the order of their rows.
fn lanes(nodes: &[Placed], graph: &Graph<'_>, left: &[usize], right: &[usize]) -> BTreeMap<usize, f32> {
    let is_joined = |at: &&usize| graph.edges.iter().any(|e| e.to == **at);
    let order: Vec<usize> = left.iter().chain(right).filter(is_joined).copied().collect();
    let (Some(from), Some(to)) = (left.first(), right.first().or(left.first())) else {
        return BTreeMap::new();
    };
    let start = nodes[*from].x + LANE_ROOM;
    let room =
        if right.is_empty() { MOST_APART * order.len() as f32 } else { nodes[*to].x - LANE_ROOM - start };
    let apart = (room / order.len() as f32).min(MOST_APART);
    let first = start + (room - apart * (order.len() - 1) as f32) / 2.0;
    order.into_iter().enumerate().map(|(at, node)| (node, first + apart * at as f32)).collect()
}

/// How wide the label of a node is.
fn label_width(node: &Placed, sizes: &Sizes) -> f32 {
    let small = node.words.as_ref().map_or(0.0, |w| text_width(w, sizes.font * WORDS_SHARE));
    // Names of origins are bold.
    let bold = if node.is_left { 1.0 } else { BOLD };
    node.lines.iter().map(|l| text_width(l, sizes.font) * bold).fold(small, f32::max)
}

fn height(node: &Placed, sizes: &Sizes) -> f32 {
    (node.lines.len() + usize::from(node.words.is_some())) as f32 * sizes.line
}

/// Puts a node into its row.
fn put(node: &mut Placed, top: f32, height: f32, sizes: &Sizes) {
    node.y = top + height / 2.0;
    let width = label_width(node, sizes);
    let anchor = node.anchor();
    let (from, to) = if node.is_left { (anchor - width, anchor) } else { (anchor, anchor + width) };
    node.bounds = [from, top, to, top + height];
}

/// The nodes of both columns, from top to bottom.
fn ordered(graph: &Graph<'_>) -> (Vec<usize>, Vec<usize>) {
    let is_left = |at: &usize| matches!(graph.nodes[*at].kind, Kind::Outlet | Kind::Outside);
    let (mut left, mut right): (Vec<usize>, Vec<usize>) = (0..graph.nodes.len()).partition(is_left);
    let mut tied: Vec<Vec<(usize, f32)>> = vec![Vec::new(); graph.nodes.len()];
    for edge in &graph.edges {
        let weight = edge.claims.len() as f32;
        tied[edge.from].push((edge.to, weight));
        tied[edge.to].push((edge.from, weight));
    }
    let mut place = vec![0.0_f32; graph.nodes.len()];
    spread(&left, &mut place);
    for _ in 0..SWEEPS {
        sort_by_ties(&mut right, &tied, &place);
        spread(&right, &mut place);
        sort_by_ties(&mut left, &tied, &place);
        spread(&left, &mut place);
    }
    (left, right)
}

/// Gives the nodes of a column places from 0 to 1.
fn spread(column: &[usize], place: &mut [f32]) {
    for (at, &node) in column.iter().enumerate() {
        place[node] = (at as f32 + 0.5) / column.len() as f32;
    }
}

/// Orders a column by the mean place of what its nodes are tied to; what is tied to nothing keeps its place.
fn sort_by_ties(column: &mut [usize], tied: &[Vec<(usize, f32)>], place: &[f32]) {
    let mean = |node: usize| {
        let total: f32 = tied[node].iter().map(|(_, weight)| weight).sum();
        let sum: f32 = tied[node].iter().map(|(other, weight)| place[*other] * weight).sum();
        if total > 0.0 { sum / total } else { place[node] }
    };
    column.sort_by(|&a, &b| mean(a).total_cmp(&mean(b)).then(a.cmp(&b)));
}

/// A text in at most `most` lines of a width; what does not fit ends in `…`.
fn wrapped(text: &str, width: f32, font: f32, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| text_width(line, font) <= width) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None if lines.len() < most => lines.push(word.to_owned()),
            None => {
                let last = lines.pop().unwrap_or_default();
                lines.push(format!("{last} {word}…"));
                break;
            }
        }
    }
    lines.into_iter().map(|line| cut(&line, width, font)).collect()
}

/// A line cut to a width, with `…` where something is missing.
fn cut(line: &str, width: f32, font: f32) -> String {
    if text_width(line, font) <= width {
        return line.to_owned();
    }
    let mut short = String::new();
    for mark in line.chars() {
        short.push(mark);
        if text_width(&format!("{short}…"), font) > width {
            short.pop();
            break;
        }
    }
    format!("{}…", short.trim_end_matches(['…', ' ', ',']))
}

/// About how wide a text is, rather too wide than too narrow.
pub(super) fn text_width(text: &str, font: f32) -> f32 {
    let width = |mark: char| match mark {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' => 0.30,
        'f' | 't' | 'r' | ' ' | '(' | ')' | '-' | 'I' | '“' | '”' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 0.95,
        'A'..='Z' => 0.72,
        '\u{0}'..='\u{24F}' => 0.58,
        '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{FFFF}' => 1.05,
        '\u{10000}'.. => 1.3,
        _ => 0.7,
    };
    text.chars().map(width).sum::<f32>() * font
}
