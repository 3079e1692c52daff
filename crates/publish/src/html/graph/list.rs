//! The graph in words: each outlet with what it rests on, and by which words; then what leads nowhere.

use super::draw::reason;
use super::{Edge, Graph, Kind, words};
use crate::html::markup::Markup;
use crate::html::sheet::Sheet;
use crate::terminal::wording::{listed, plural};
use headwater_model::Evidence;

/// So many ways are told in all, at least one and at most ten of one outlet, those with the most claims; and so many
/// claims of one way are named.
const ALL_WAYS: usize = 150;
const CLAIMS: usize = 6;

/// Adds the list.
pub(super) fn write(markup: &mut Markup, sheet: &Sheet<'_>, graph: &Graph<'_>) {
    markup.raw(
        "<details class=\"more\"><summary>The same as a list, with the words</summary><ul class=\"ways\">",
    );
    let outlets = graph.nodes.iter().filter(|n| !n.articles.is_empty()).count();
    let ways = (ALL_WAYS / outlets.max(1)).clamp(1, 10);
    for (at, node) in graph.nodes.iter().enumerate() {
        let leaving = graph.leaving(at);
        if leaving.is_empty() {
            continue;
        }
        markup.raw("<li><strong>").name(&node.name).raw("</strong>");
        if node.kind == Kind::Outside {
            markup.raw(" (its report is not among these)");
        } else {
            markup.raw(if node.articles.len() == 1 { " (report " } else { " (reports " });
            sheet.report_numbers(markup, node.articles.iter().copied());
            markup.raw(")");
        }
        markup.raw("<ul>");
        for edge in leaving.iter().take(ways) {
            way(markup, sheet, graph, edge);
        }
        if leaving.len() > ways {
            markup.raw("<li>and ").number(leaving.len() - ways).raw(" more, with fewer claims</li>");
        }
        markup.raw("</ul></li>");
    }
    markup.raw("</ul></details>");
    if !graph.unknown.is_empty() {
        markup.raw("<p class=\"note\">").text(&plural(graph.unknown.len(), "claim"));
        markup.raw(
            " stand in some report without a word on where they come from; those ways are not drawn.</p>",
        );
    }
}

/// One way: to what, why, for which claims.
fn way(markup: &mut Markup, sheet: &Sheet<'_>, graph: &Graph<'_>, edge: &Edge<'_>) {
    let to = &graph.nodes[edge.to];
    let name = if to.members.is_empty() { to.name.clone() } else { listed(&to.members) };
    markup.raw("<li>from ").name(&name);
    if let Some(evidence) = edge.evidence {
        markup.raw(": ");
        because(markup, sheet, evidence);
    }
    markup.raw(" <span class=\"for\">");
    let claims = edge.claims.iter().filter_map(|&at| sheet.claims.get(at));
    for (at, claim) in claims.take(CLAIMS).enumerate() {
        markup.raw(if at > 0 { ", " } else { "" }).text(&claim.id.0);
    }
    markup.raw(if edge.claims.len() > CLAIMS { " …" } else { "" });
    markup.raw("</span></li>");
}

/// Adds why a step is drawn, with its words where they may be shown.
pub(in crate::html) fn because(markup: &mut Markup, sheet: &Sheet<'_>, evidence: &Evidence) {
    match words(evidence) {
        Some(citation) => {
            sheet.phrase_with_mark(markup, citation);
            match evidence {
                Evidence::Inferred { reason, .. } => drop(markup.raw(" (inferred: ").text(reason).raw(")")),
                Evidence::Link { .. } => drop(markup.raw(" (a link)")),
                _ => {}
            }
        }
        None => drop(markup.raw(reason(evidence))),
    }
    match evidence {
        Evidence::TimingOnly { likeness } => drop(markup.text(&format!(", {:.0}%", likeness * 100.0))),
        Evidence::SharedText { other, .. } => {
            markup.raw(" with ");
            sheet.mark(markup, other);
        }
        _ => {}
    }
}
