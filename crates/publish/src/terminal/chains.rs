//! The way from each report of a claim to its origin, as a tree: the origin at the top, who took it from whom below.

use super::flow::{Flow, Screen, Style, one_line};
use super::wording::{self, Numbers, quoted};
use headwater_model::{Chain, Citation, Claim, Evidence, Hop, OriginKind, Report, Stance};

/// One place that a claim came through.
struct Node<'a> {
    /// What is shown of it: `2 Valley Radio`, or a name from outside the story.
    name: String,
    /// Why it is drawn below the one above it.
    evidence: Option<&'a Evidence>,
    /// The report of the story that stands here.
    report: Option<&'a Report>,
    below: Vec<Node<'a>>,
}

/// Draws the chains of `claim`, each line behind `indent`; one tree for each origin.
pub(crate) fn draw(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim, indent: &str) {
    for (index, origin) in claim.origins.iter().enumerate() {
        let mut top = Node { name: String::new(), evidence: None, report: None, below: Vec::new() };
        for (report, chain) in chains_to(claim, index) {
            place(&mut top, numbers, claim, report, chain);
        }
        if top.below.is_empty() {
            continue;
        }
        if origin.kind == OriginKind::Unknown {
            without_origin(screen, numbers, claim, index, indent);
            continue;
        }
        let name = origin_line(claim, index);
        screen.write(indent, &format!("{indent}  "), &Flow::new().put(Style::Strong, &name));
        branches(screen, numbers, &top.below, indent);
    }
}

/// The reports whose words do not lead anywhere, in one line: there is nothing to draw.
fn without_origin(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim, origin: usize, indent: &str) {
    let mut flow = Flow::new().put(Style::Caution, "no source given").plain(" in ");
    let reports: Vec<&Report> = chains_to(claim, origin).into_iter().map(|(report, _)| report).collect();
    for (at, report) in reports.iter().enumerate() {
        let comma = if at + 1 < reports.len() { "," } else { "" };
        let remark = stance(report.stance).map_or(String::new(), |r| format!(" ({r})"));
        flow = flow
            .put(Style::Outlet, &numbers.report(&report.article))
            .plain(&remark)
            .plain(" ")
            .faint(&place_of(numbers, report))
            .plain(comma)
            .plain(" ");
    }
    screen.write(indent, &format!("{indent}  "), &flow);
}

/// The mark of the place where a report carries its claim.
fn place_of(numbers: &Numbers<'_>, report: &Report) -> String {
    numbers.marks(report.citations.iter().take(1))
}

/// The origin with the description that the text gives of an unnamed one.
fn origin_line(claim: &Claim, index: usize) -> String {
    let origin = &claim.origins[index];
    if origin.kind != OriginKind::Unnamed {
        return wording::origin(origin);
    }
    match origin.name.split_once("unnamed: ") {
        Some((_, description)) => format!("{}: {}", wording::origin(origin), quoted(description)),
        None => wording::origin(origin),
    }
}

/// The chains that end in an origin, the shortest first, so that a report's own words stand for its own step.
fn chains_to(claim: &Claim, origin: usize) -> Vec<(&Report, &Chain)> {
    let mut found: Vec<(&Report, &Chain)> = claim
        .reports
        .iter()
        .flat_map(|report| report.chains.iter().map(move |chain| (report, chain)))
        .filter(|(_, chain)| chain.origin == origin)
        .collect();
    found.sort_by_key(|(_, chain)| chain.hops.len());
    found
}

/// Puts a report below the places that its chain leads through.
fn place<'a>(
    top: &mut Node<'a>,
    numbers: &Numbers<'_>,
    claim: &'a Claim,
    report: &'a Report,
    chain: &'a Chain,
) {
    // hops[i] leads to hops[i].to; the last of them is the origin itself, which is the root of the tree.
    let mut node = top;
    for (step, hop) in chain.hops.iter().enumerate().rev().skip(1) {
        let evidence = chain.hops.get(step + 1).map(|next| &next.evidence);
        let report = hop.article.as_ref().and_then(|id| claim.reports.iter().find(|r| r.article == *id));
        let place = Node { name: hop_name(numbers, hop), evidence, report, below: Vec::new() };
        node = child(node, place);
    }
    let own = Node {
        name: numbers.report(&report.article),
        evidence: chain.hops.first().map(|hop| &hop.evidence),
        report: Some(report),
        below: Vec::new(),
    };
    child(node, own);
}

/// The place of that name below `node`, put there where it is not.
fn child<'a, 'n>(node: &'n mut Node<'a>, place: Node<'a>) -> &'n mut Node<'a> {
    let at = node.below.iter().position(|n| n.name == place.name).unwrap_or_else(|| {
        node.below.push(place);
        node.below.len() - 1
    });
    &mut node.below[at]
}

/// What a step leads to: a report of the story by its number, another outlet or source by its name.
fn hop_name(numbers: &Numbers<'_>, hop: &Hop) -> String {
    match &hop.article {
        Some(id) => numbers.report(id),
        None if hop.outlet.is_some() => format!("{} (its report is not among these)", hop.to),
        None => hop.to.clone(),
    }
}

/// Draws what stands below a place; reports that end the tree in the same way share a line.
fn branches(screen: &mut Screen, numbers: &Numbers<'_>, nodes: &[Node<'_>], indent: &str) {
    let lines = alike(nodes);
    for (at, together) in lines.iter().enumerate() {
        let is_last = at + 1 == lines.len();
        let below = together.iter().flat_map(|node| &node.below).next().is_some();
        let first = format!("{indent}{} ", if is_last { "└─" } else { "├─" });
        let rest = format!("{indent}{} ", if is_last { "  " } else { "│ " });
        let inner = if below { format!("{rest}│ ") } else { format!("{rest}  ") };
        screen.write(&first, &inner, &line(numbers, together));
        for node in together {
            branches(screen, numbers, &node.below, &rest);
        }
    }
}

/// The nodes in lines: ends of the tree that are tied to it by the same words, or all by likeness, stand together.
fn alike<'n, 'a>(nodes: &'n [Node<'a>]) -> Vec<Vec<&'n Node<'a>>> {
    let mut lines: Vec<(Option<String>, Vec<&Node<'_>>)> = Vec::new();
    for node in nodes {
        let tie = tie(node);
        match lines.iter_mut().find(|(known, _)| tie.is_some() && *known == tie) {
            Some((_, together)) => together.push(node),
            None => lines.push((tie, vec![node])),
        }
    }
    lines.into_iter().map(|(_, together)| together).collect()
}

/// What ties the end of a tree to it, where it may share its line.
fn tie(node: &Node<'_>) -> Option<String> {
    let ends = node.below.is_empty() && node.report.is_some();
    match node.evidence.filter(|_| ends)? {
        Evidence::Stated { citation } if stands_at(node, citation) => {
            Some(one_line(&citation.quote).to_lowercase())
        }
        Evidence::SharedText { citation, other } if stands_at(node, citation) => {
            Some(format!("{} {}", other.article, other.span.start))
        }
        Evidence::TimingOnly { .. } => Some(String::new()),
        _ => None,
    }
}

/// Whether a report carries its claim in the paragraph that is cited.
fn stands_at(node: &Node<'_>, citation: &Citation) -> bool {
    let place = node.report.and_then(|report| report.citations.first());
    place.is_some_and(|c| c.article == citation.article && c.paragraph == citation.paragraph)
}

/// One or more places with the words that tie them to the one above.
fn line(numbers: &Numbers<'_>, together: &[&Node<'_>]) -> Flow {
    let mut flow = Flow::new();
    for (at, node) in together.iter().enumerate() {
        if at > 0 {
            flow = flow.plain(", ");
        }
        flow = flow.put(Style::Outlet, &node.name);
        if let Some(report) = node.report {
            flow = flow.plain(" ").faint(&place_of(numbers, report));
            if let Some(remark) = stance(report.stance) {
                flow = flow.plain(&format!(" ({remark})"));
            }
        }
    }
    let Some(node) = together.first() else { return flow };
    match node.evidence {
        Some(Evidence::TimingOnly { .. }) => flow.plain(": ").plain(&likeness(together)),
        Some(evidence) => because(flow, numbers, evidence, node.report),
        None if node.report.is_some() => flow.plain(": the outlet’s own report"),
        None => flow,
    }
}

/// How alike reports without a credit are to what they are drawn below.
fn likeness(together: &[&Node<'_>]) -> String {
    let percent = |node: &&Node<'_>| match node.evidence {
        Some(Evidence::TimingOnly { likeness }) => Some(format!("{:.0}%", likeness * 100.0)),
        _ => None,
    };
    let all: Vec<String> = together.iter().filter_map(percent).collect();
    format!("no credit, but like words, {} (inferred)", all.join(" and "))
}

/// The word for a stance that is not plain.
fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::States => None,
        Stance::Hedges => Some("keeps its distance"),
        Stance::Disputes => Some("says that it does not hold"),
    }
}

/// Adds why a step is drawn. `own` is the report at its lower end, where it is one of the story: words of another
/// article are marked as such, and a mark that was just written is not written again.
pub(crate) fn because(flow: Flow, numbers: &Numbers<'_>, evidence: &Evidence, own: Option<&Report>) -> Flow {
    let words = |flow: Flow, citation: &Citation| {
        let is_own = own.is_none_or(|own| own.article == citation.article);
        let flow = match own {
            Some(_) if !is_own => flow.plain(&format!(": as {} tells, ", numbers.report(&citation.article))),
            _ => flow.plain(": "),
        };
        let mark = numbers.mark(citation);
        let is_known = is_own && own.is_some_and(|own| place_of(numbers, own) == mark);
        let flow = flow.plain(&quoted(&citation.quote));
        if is_known { flow } else { flow.plain(" ").faint(&mark) }
    };
    match evidence {
        Evidence::Stated { citation } => words(flow, citation),
        Evidence::Inferred { citation, reason } => {
            words(flow, citation).plain(&format!(" (inferred: {reason})"))
        }
        Evidence::Link { citation, .. } => words(flow, citation).plain(" (link)"),
        Evidence::SharedText { citation, other } => {
            let mark = numbers.mark(citation);
            let is_known = own.is_some_and(|own| place_of(numbers, own) == mark);
            let flow = flow.plain(": shared text ");
            let flow = if is_known { flow } else { flow.faint(&mark).plain(" ") };
            flow.plain("with ").faint(&numbers.mark(other))
        }
        Evidence::TimingOnly { likeness } => {
            flow.plain(&format!(": no credit, but like words, {:.0}% (inferred)", likeness * 100.0))
        }
        Evidence::Unknown => flow.plain(": nothing tells from where"),
    }
}
