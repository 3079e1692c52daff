//! What does the drawing look like? A graph with its places → SVG, in the words and classes of the page's style.
//!
//! The drawing is made twice, for narrow pages and for wide ones; the style shows one of them. It is one picture to a
//! screen reader, which is led to the list.

use super::layout::{self, Layout, NARROW, Placed, Sizes, WIDE, WORDS_SHARE};
use super::{Edge, Graph, Kind, words};
use crate::html::markup::Markup;
use crate::html::sheet::Sheet;
use headwater_model::Evidence;

/// Adds both drawings.
pub(super) fn drawings(markup: &mut Markup, sheet: &Sheet<'_>, graph: &Graph<'_>) {
    markup.raw("<figure class=\"graph\" aria-label=\"Where the reports have it from\">");
    for sizes in [&NARROW, &WIDE] {
        drawing(markup, sheet, graph, sizes);
    }
    markup.raw("</figure>");
}

fn drawing(markup: &mut Markup, sheet: &Sheet<'_>, graph: &Graph<'_>, sizes: &Sizes) {
    let places = layout::layout(graph, sizes, |node| attribution(sheet, graph, node));
    let is_wide = sizes.has_words;
    markup.raw(if is_wide {
        "<svg class=\"wide\" aria-labelledby=\"gw gwd\""
    } else {
        "<svg class=\"narrow\" aria-labelledby=\"gn gnd\""
    });
    markup.raw(" role=\"img\" viewBox=\"0 0 ").measure(sizes.width).raw(" ").measure(places.height.ceil());
    markup.raw("\" font-size=\"").measure(sizes.font).raw("\"><title id=\"").raw(if is_wide {
        "gw"
    } else {
        "gn"
    });
    markup
        .raw("\">Where the reports have it from</title><desc id=\"")
        .raw(if is_wide { "gwd" } else { "gnd" })
        .raw("\">");
    describe(markup, graph);
    markup.raw("</desc>");
    rows(markup, graph, &places);
    lanes(markup, graph, &places);
    joints(markup, sheet, graph, &places, is_wide);
    for (at, place) in places.nodes.iter().enumerate() {
        node(markup, graph, at, place, sizes);
    }
    markup.raw("</svg>");
}

/// How many nodes and lines there are, in words.
fn describe(markup: &mut Markup, graph: &Graph<'_>) {
    let count = |wanted: &[Kind]| graph.nodes.iter().filter(|n| wanted.contains(&n.kind)).count();
    let relays = (0..graph.nodes.len()).filter(|&n| graph.is_relay(n)).count();
    markup.number(count(&[Kind::Outlet, Kind::Outside])).raw(" outlets on the left, ").number(relays);
    markup.raw(" of which others rest on, ").number(count(&[Kind::Origin, Kind::OwnOrigins]));
    markup.raw(" origins on the right, ").number(graph.edges.len());
    markup.raw(" lines between them. The list after the drawing tells all of them in words.");
}

/// The words by which an outlet credits what it rests on, where they may be shown: those of its most travelled way to
/// another outlet, else to an origin.
fn attribution(sheet: &Sheet<'_>, graph: &Graph<'_>, node: usize) -> Option<String> {
    let leaving = graph.leaving(node);
    let is_relay = |edge: &&&Edge<'_>| matches!(graph.nodes[edge.to].kind, Kind::Outlet | Kind::Outside);
    let (relays, origins): (Vec<&&Edge<'_>>, Vec<&&Edge<'_>>) = leaving.iter().partition(is_relay);
    relays.into_iter().chain(origins).find_map(|edge| shown_words(sheet, edge.evidence?))
}

/// The words of a reason, in quotation marks, where they may be shown.
fn shown_words(sheet: &Sheet<'_>, evidence: &Evidence) -> Option<String> {
    let citation = words(evidence)?;
    let span = sheet.phrase(citation);
    let article =
        sheet.numbers.article(&citation.article).filter(|_| sheet.bound.allows(&citation.article, span))?;
    let goes_on = if span.end < citation.span.end { " …" } else { "" };
    Some(format!("“{}{goes_on}”", span.of(&article.text).trim()))
}

/// The rows: from each outlet to the last lane that it joins.
fn rows(markup: &mut Markup, graph: &Graph<'_>, places: &Layout) {
    markup.raw("<path class=\"row\" d=\"");
    for (at, node) in places.nodes.iter().enumerate() {
        let joined = graph.edges.iter().filter(|e| e.from == at).map(|e| e.to).chain([at]);
        let end = joined.filter_map(|to| places.lanes.get(&to).copied()).fold(node.x, f32::max);
        if !node.is_left || end == node.x {
            continue;
        }
        markup.raw("M").measure(node.x).raw(" ").measure(node.y).raw("H").measure(end);
    }
    markup.raw("\"/>");
}

/// The lanes: along all rows that join them, and to the name of the origin; those of outlets are marked where they leave
/// their own row.
fn lanes(markup: &mut Markup, graph: &Graph<'_>, places: &Layout) {
    for (&at, &x) in &places.lanes {
        let own = places.nodes[at].y;
        let joined = graph.edges.iter().filter(|e| e.to == at).map(|e| places.nodes[e.from].y);
        let (top, bottom) = joined.fold((own, own), |(top, bottom), y| (top.min(y), bottom.max(y)));
        markup.raw(if places.nodes[at].is_left {
            "<path class=\"lane relay\" d=\"M"
        } else {
            "<path class=\"lane\" d=\"M"
        });
        markup.measure(x).raw(" ").measure(top).raw("V").measure(bottom);
        if !places.nodes[at].is_left {
            markup.raw("M").measure(x).raw(" ").measure(own).raw("H").measure(places.nodes[at].x);
        }
        markup.raw("\"/>");
        if places.nodes[at].is_left {
            markup
                .raw("<circle class=\"turn\" r=\"3\" cx=\"")
                .measure(x)
                .raw("\" cy=\"")
                .measure(own)
                .raw("\"/>");
        }
    }
}

/// Where rows join lanes. On wide pages those whose words may be shown have them as the text that a pointer brings up;
/// all others of one look are one path of dots.
fn joints(markup: &mut Markup, sheet: &Sheet<'_>, graph: &Graph<'_>, places: &Layout, is_wide: bool) {
    for look in Look::ALL {
        let alike = graph.edges.iter().filter(|e| Look::of(e) == look);
        let place = |e: &Edge<'_>| Some((*places.lanes.get(&e.to)?, places.nodes[e.from].y));
        let words = |e: &&Edge<'_>| e.evidence.filter(|_| is_wide).and_then(|e| shown_words(sheet, e));
        let (told, plain): (Vec<&Edge<'_>>, Vec<&Edge<'_>>) = alike.partition(|e| words(e).is_some());
        let mut dots = Markup::new();
        for (x, y) in plain.into_iter().filter_map(place) {
            dots.raw("M").measure(x).raw(" ").measure(y).raw("h0");
        }
        if !dots.is_empty() {
            markup.raw("<path class=\"").raw(look.class(true)).raw("\" d=\"").add(&dots).raw("\"/>");
            if look.is_open() {
                markup.raw("<path class=\"").raw(look.class(false)).raw("\" d=\"").add(&dots).raw("\"/>");
            }
        }
        for edge in told {
            let (Some((x, y)), Some(words)) = (place(edge), words(&edge)) else { continue };
            for is_outer in [true, false].into_iter().filter(|outer| *outer || look.is_open()) {
                markup
                    .raw("<path class=\"")
                    .raw(look.class(is_outer))
                    .raw("\" d=\"M")
                    .measure(x)
                    .raw(" ")
                    .measure(y);
                markup.raw("h0\"><title>");
                let name = &graph.nodes[edge.to].name;
                if !words.contains(name.as_str()) {
                    markup.text(name).raw(": ");
                }
                markup.text(&words).raw("</title></path>");
            }
        }
    }
}

/// How a joint looks: by what the way is known, and by how many claims went it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Stated(Size),
    Shared(Size),
    Inferred(Size),
}

/// One claim, up to four, more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    Small,
    Middle,
    Large,
}

impl Look {
    const ALL: [Self; 9] = [
        Self::Stated(Size::Small),
        Self::Stated(Size::Middle),
        Self::Stated(Size::Large),
        Self::Shared(Size::Small),
        Self::Shared(Size::Middle),
        Self::Shared(Size::Large),
        Self::Inferred(Size::Small),
        Self::Inferred(Size::Middle),
        Self::Inferred(Size::Large),
    ];

    fn of(edge: &Edge<'_>) -> Self {
        let size = match edge.claims.len() {
            0 | 1 => Size::Small,
            2..=4 => Size::Middle,
            _ => Size::Large,
        };
        match edge.evidence {
            Some(Evidence::Stated { .. } | Evidence::Link { .. }) | None => Self::Stated(size),
            Some(Evidence::SharedText { .. }) => Self::Shared(size),
            Some(Evidence::Inferred { .. } | Evidence::TimingOnly { .. } | Evidence::Unknown) => {
                Self::Inferred(size)
            }
        }
    }

    /// Whether the dot is a ring.
    fn is_open(self) -> bool {
        !matches!(self, Self::Stated(_))
    }

    /// The class of the dot, or of what fills its ring.
    fn class(self, is_outer: bool) -> &'static str {
        match (self, is_outer) {
            (Self::Stated(Size::Small) | Self::Shared(Size::Small) | Self::Inferred(Size::Small), true) => {
                "d d1"
            }
            (
                Self::Stated(Size::Middle) | Self::Shared(Size::Middle) | Self::Inferred(Size::Middle),
                true,
            ) => "d d2",
            (Self::Stated(Size::Large) | Self::Shared(Size::Large) | Self::Inferred(Size::Large), true) => {
                "d d3"
            }
            (Self::Shared(Size::Small), false) => "d c f1",
            (Self::Shared(Size::Middle), false) => "d c f2",
            (Self::Shared(Size::Large), false) => "d c f3",
            (Self::Inferred(Size::Small), false) => "d i f1",
            (Self::Inferred(Size::Middle), false) => "d i f2",
            (Self::Inferred(Size::Large), false) => "d i f3",
            (Self::Stated(_), false) => "d",
        }
    }
}

/// A reason without its words.
pub(super) fn reason(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Stated { .. } => "said so in its text",
        Evidence::Inferred { .. } => "inferred from a credit elsewhere in its text",
        Evidence::Link { .. } => "a link in its text",
        Evidence::SharedText { .. } => "shared text",
        Evidence::TimingOnly { .. } => "no credit, but like words (inferred)",
        Evidence::Unknown => "nothing tells from where",
    }
}

/// A dot with its label.
fn node(markup: &mut Markup, graph: &Graph<'_>, at: usize, place: &Placed, sizes: &Sizes) {
    let kind = graph.nodes[at].kind;
    let is_relay = graph.is_relay(at);
    markup.raw(match (kind, is_relay) {
        (Kind::Outside, _) => "<circle class=\"outside\" r=\"4.5\"",
        (Kind::Outlet, true) => "<circle class=\"relay\" r=\"4.5\"",
        (Kind::Outlet, false) => "<circle class=\"outlet\" r=\"3.5\"",
        (Kind::Origin | Kind::OwnOrigins, _) => "<circle class=\"origin\" r=\"5\"",
    });
    markup.raw(" cx=\"").measure(place.x).raw("\" cy=\"").measure(place.y).raw("\"/>");
    markup.raw(if place.is_left { "<text text-anchor=\"end\">" } else { "<text class=\"to\">" });
    let mut baseline = place.bounds[1] + sizes.line * 0.74;
    for line in &place.lines {
        markup.raw("<tspan x=\"").measure(place.anchor()).raw("\" y=\"").measure(baseline).raw("\">");
        markup.text(line).raw("</tspan>");
        baseline += sizes.line;
    }
    if let Some(words) = &place.words {
        markup.raw("<tspan class=\"words\" font-size=\"").measure(sizes.font * WORDS_SHARE).raw("\" x=\"");
        markup
            .measure(place.anchor())
            .raw("\" y=\"")
            .measure(baseline)
            .raw("\">")
            .text(words)
            .raw("</tspan>");
    }
    markup.raw("</text>");
}

/// What the marks mean.
pub(super) fn legend(markup: &mut Markup) {
    const KEYS: [(&str, &str); 6] = [
        ("<path class=\"lane\" d=\"M15 0V12\"/><path class=\"d d3\" d=\"M15 6h0\"/>", "the report says so"),
        (
            "<path class=\"lane\" d=\"M15 0V12\"/><path class=\"d d3\" d=\"M15 6h0\"/><path class=\"d c f3\" d=\"M15 6h0\"/>",
            "it runs the same text",
        ),
        (
            "<path class=\"lane\" d=\"M15 0V12\"/><path class=\"d d3\" d=\"M15 6h0\"/><path class=\"d i f3\" d=\"M15 6h0\"/>",
            "inferred",
        ),
        (
            "<path class=\"lane relay\" d=\"M15 6V12\"/><path class=\"row\" d=\"M4 6H15\"/><circle class=\"turn\" r=\"3\" \
             cx=\"15\" cy=\"6\"/>",
            "others rest on this outlet",
        ),
        ("<circle class=\"outside\" r=\"4\" cx=\"15\" cy=\"6\"/>", "credited, but its report is not here"),
        ("<circle class=\"origin\" r=\"4.5\" cx=\"15\" cy=\"6\"/>", "origin"),
    ];
    markup.raw("<ul class=\"legend\">");
    for (mark, meaning) in KEYS {
        markup.raw("<li><svg class=\"key\" viewBox=\"0 0 30 12\" aria-hidden=\"true\">").raw(mark);
        markup.raw("</svg> ").raw(meaning).raw("</li>");
    }
    markup.raw("</ul>");
}
