//! The way from each report of a claim to its origin, as a tree: the origin at the top, who took it from whom below.

use super::flow::{Flow, Screen, Style};
use super::wording::{self, Numbers, quoted};
use headwater_model::{ArticleId, Chain, Citation, Claim, Evidence, Hop, OriginKind, Report, Stance};

/// One place that a claim came through.
struct Node<'a> {
    /// What is shown of it: `2 Valley Radio`, or a name from outside the story.
    name: String,
    /// Why it is drawn below the one above it.
    evidence: Option<&'a Evidence>,
    /// The article of the story that stands here.
    article: Option<&'a ArticleId>,
    /// Its report of the claim, where it has one.
    report: Option<&'a Report>,
    below: Vec<Node<'a>>,
}

/// Draws the chains of `claim`, each line behind `indent`; one tree for each origin.
pub(crate) fn draw(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim, indent: &str) {
    for (index, origin) in claim.origins.iter().enumerate() {
        let mut top =
            Node { name: String::new(), evidence: None, article: None, report: None, below: Vec::new() };
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
        let place = Node {
            name: hop_name(numbers, hop),
            evidence,
            article: hop.article.as_ref(),
            report,
            below: Vec::new(),
        };
        node = child(node, place);
    }
    let own = Node {
        name: numbers.report(&report.article),
        evidence: chain.hops.first().map(|hop| &hop.evidence),
        article: Some(&report.article),
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

/// Draws what stands below a place.
fn branches(screen: &mut Screen, numbers: &Numbers<'_>, nodes: &[Node<'_>], indent: &str) {
    for (at, node) in nodes.iter().enumerate() {
        let is_last = at + 1 == nodes.len();
        let first = format!("{indent}{} ", if is_last { "└─" } else { "├─" });
        let rest = format!("{indent}{} ", if is_last { "  " } else { "│ " });
        let inner = if node.below.is_empty() { format!("{rest}  ") } else { format!("{rest}│ ") };
        screen.write(&first, &inner, &line(numbers, node));
        branches(screen, numbers, &node.below, &rest);
    }
}

/// One place with the words that tie it to the one above.
fn line(numbers: &Numbers<'_>, node: &Node<'_>) -> Flow {
    let mut flow = Flow::new().put(Style::Outlet, &node.name);
    if let Some(report) = node.report {
        flow = flow.plain(" ").faint(&place_of(numbers, report));
        if let Some(remark) = stance(report.stance) {
            flow = flow.plain(&format!(" ({remark})"));
        }
    }
    match node.evidence {
        Some(evidence) => because(flow, numbers, evidence, node.article),
        None if node.report.is_some() => flow.plain(": the outlet’s own report"),
        None => flow,
    }
}

/// The word for a stance that is not plain.
fn stance(stance: Stance) -> Option<&'static str> {
    match stance {
        Stance::States => None,
        Stance::Hedges => Some("keeps its distance"),
        Stance::Disputes => Some("says that it does not hold"),
    }
}

/// Adds why a step is drawn. `own` is the article that stands at its lower end, where it is one of the story.
pub(crate) fn because(
    flow: Flow,
    numbers: &Numbers<'_>,
    evidence: &Evidence,
    own: Option<&ArticleId>,
) -> Flow {
    let words = |flow: Flow, citation: &Citation| {
        let flow = match own {
            Some(own) if *own != citation.article => {
                flow.plain(": as ").plain(&numbers.report(&citation.article)).plain(" tells, ")
            }
            _ => flow.plain(": "),
        };
        flow.plain(&quoted(&citation.quote)).faint(" ").faint(&numbers.mark(citation))
    };
    match evidence {
        Evidence::Stated { citation } => words(flow, citation),
        Evidence::Inferred { citation, reason } => {
            words(flow, citation).plain(&format!(" (inferred: {reason})"))
        }
        Evidence::Link { citation, .. } => words(flow, citation).plain(" (link)"),
        Evidence::SharedText { citation, other } => flow.plain(": shared text ").faint(&format!(
            "{} = {}",
            numbers.mark(citation),
            numbers.mark(other)
        )),
        Evidence::TimingOnly { likeness } => {
            flow.plain(&format!(": no credit, but like words, {:.0}% (inferred)", likeness * 100.0))
        }
        Evidence::Unknown => flow.plain(": nothing tells from where"),
    }
}
