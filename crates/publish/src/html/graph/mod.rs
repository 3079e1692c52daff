//! On whose word does who report? All chains of a story in one graph: outlets, the relays between, origins.
//!
//! Claims → [`Graph`]; `layout` finds places for its nodes, `draw` makes the drawing, `list` tells the same in words.
//! Reports that say that a claim does not hold are left to the section of what is contested; chains that end nowhere
//! are counted and not drawn.

mod draw;
mod layout;
mod list;

pub(super) use list::because;

use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::wording;
use headwater_model::{
    Article, ArticleId, Chain, Citation, Claim, Evidence, Hop, Origin, OriginKind, OutletRef, Report, Stance,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many nodes are drawn at most; the list has all.
pub(super) const MOST_NODES: usize = 40;

/// So many of them are origins at most, and so many are outlets that others are shown to rest on.
const MOST_ORIGINS: usize = 12;
const MOST_RELAYS: usize = 6;

/// What a node stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// An outlet with reports in the story.
    Outlet,
    /// An outlet that is credited and has no report here.
    Outside,
    /// An origin that several outlets lead to, or the only one of its outlet alone.
    Origin,
    /// The origins that one outlet alone has.
    OwnOrigins,
}

/// An outlet or an origin.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) kind: Kind,
    /// What is written beside it.
    pub(super) name: String,
    /// The reports of an outlet.
    pub(super) articles: Vec<&'a ArticleId>,
    /// The origins that a node of own origins stands for.
    pub(super) members: Vec<String>,
}

/// That one rests on the other.
#[derive(Clone, Debug)]
pub(super) struct Edge<'a> {
    /// The node that takes over.
    pub(super) from: usize,
    /// The node that it takes over from.
    pub(super) to: usize,
    /// The claims that went this way, by their places among those that are shown.
    pub(super) claims: Vec<usize>,
    /// The surest reason for it.
    pub(super) evidence: Option<&'a Evidence>,
}

/// The outlets and origins of a story, with the ways between.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) edges: Vec<Edge<'a>>,
    /// The claims of which some report leads nowhere.
    pub(super) unknown: BTreeSet<usize>,
}

/// What tells two nodes apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Outlet(String),
    Origin(String),
}

/// How sure a reason is: the lower the surer.
fn rank(evidence: Option<&Evidence>) -> u8 {
    match evidence {
        Some(Evidence::Stated { .. }) => 0,
        Some(Evidence::Link { .. }) => 1,
        Some(Evidence::SharedText { .. }) => 2,
        Some(Evidence::Inferred { .. }) => 3,
        Some(Evidence::TimingOnly { .. }) => 4,
        Some(Evidence::Unknown) => 5,
        None => 6,
    }
}

/// The words that a reason stands on.
pub(super) fn words(evidence: &Evidence) -> Option<&Citation> {
    match evidence {
        Evidence::Stated { citation }
        | Evidence::Inferred { citation, .. }
        | Evidence::Link { citation, .. } => Some(citation),
        Evidence::SharedText { .. } | Evidence::TimingOnly { .. } | Evidence::Unknown => None,
    }
}

/// Collects nodes and edges.
#[derive(Default)]
struct Builder<'a> {
    graph: Graph<'a>,
    places: BTreeMap<Key, usize>,
    articles: HashMap<&'a ArticleId, usize>,
    edges: BTreeMap<(usize, usize), usize>,
}

impl<'a> Graph<'a> {
    /// The graph of all claims of a story.
    pub(super) fn of(sheet: &Sheet<'a>) -> Self {
        let mut builder = Builder::default();
        for article in &sheet.file.articles {
            builder.article(article, sheet.numbers.of(&article.id));
        }
        for (number, &claim) in sheet.claims.iter().enumerate() {
            let mut origins: Vec<Option<usize>> = vec![None; claim.origins.len()];
            for report in claim.reports.iter().filter(|r| r.stance != Stance::Disputes) {
                for chain in &report.chains {
                    builder.chain(sheet, (number, claim), report, chain, &mut origins);
                }
            }
        }
        builder.graph.with_own_origins_joined()
    }

    /// The words of all ways, those to another outlet first.
    pub(super) fn words(&self) -> Vec<&'a Citation> {
        let is_relay = |e: &&Edge<'_>| matches!(self.nodes[e.to].kind, Kind::Outlet | Kind::Outside);
        let (relays, origins): (Vec<&Edge<'a>>, Vec<&Edge<'a>>) = self.edges.iter().partition(is_relay);
        relays.into_iter().chain(origins).filter_map(|e| words(e.evidence?)).collect()
    }

    /// The edges that leave a node, the most travelled first.
    pub(super) fn leaving(&self, node: usize) -> Vec<&Edge<'a>> {
        let mut edges: Vec<&Edge<'a>> = self.edges.iter().filter(|e| e.from == node).collect();
        edges.sort_by_key(|e| (std::cmp::Reverse(e.claims.len()), e.to));
        edges
    }

    /// Whether others rest on an outlet.
    pub(super) fn is_relay(&self, node: usize) -> bool {
        let is_outlet = |n: usize| matches!(self.nodes[n].kind, Kind::Outlet | Kind::Outside);
        is_outlet(node) && self.edges.iter().any(|e| e.to == node)
    }

    /// Origins that one outlet alone leads to become one node, where it has several.
    fn with_own_origins_joined(self) -> Self {
        let mut alone: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, _) in self.nodes.iter().enumerate().filter(|(_, n)| n.kind == Kind::Origin) {
            let from: Vec<usize> = self.edges.iter().filter(|e| e.to == at).map(|e| e.from).collect();
            if let [one] = from[..] {
                alone.entry(one).or_default().push(at);
            }
        }
        let joined: BTreeMap<usize, usize> = alone
            .values()
            .filter(|all| all.len() > 1)
            .flat_map(|all| all.iter().map(|&node| (node, all[0])))
            .collect();
        self.joined(&joined)
    }

    /// The graph with each node of `joined` drawn into the node it names there.
    fn joined(mut self, joined: &BTreeMap<usize, usize>) -> Self {
        for (&node, &into) in joined {
            let name = self.nodes[node].name.clone();
            self.nodes[into].members.push(name);
        }
        for node in self.nodes.iter_mut().filter(|n| !n.members.is_empty()) {
            node.kind = Kind::OwnOrigins;
            node.name = match &node.members[..] {
                [one, other] => format!("{one}; {other}"),
                [one, other, rest @ ..] => format!("{one}; {other}; {} more", rest.len()),
                _ => continue,
            };
        }
        let kept: Vec<usize> =
            (0..self.nodes.len()).filter(|n| joined.get(n).is_none_or(|into| into == n)).collect();
        self.kept(&kept, |node| joined.get(&node).copied().unwrap_or(node))
    }

    /// The graph of some nodes, each edge between what `stands_for` its ends.
    fn kept(self, kept: &[usize], stands_for: impl Fn(usize) -> usize) -> Self {
        let place: BTreeMap<usize, usize> = kept.iter().enumerate().map(|(new, &old)| (old, new)).collect();
        let mut edges: BTreeMap<(usize, usize), Edge<'a>> = BTreeMap::new();
        for edge in self.edges {
            let ends = (place.get(&stands_for(edge.from)), place.get(&stands_for(edge.to)));
            let (Some(&from), Some(&to)) = ends else { continue };
            let known =
                edges.entry((from, to)).or_insert(Edge { from, to, claims: Vec::new(), ..edge.clone() });
            known.claims.extend(&edge.claims);
            known.claims.sort_unstable();
            known.claims.dedup();
            if rank(edge.evidence) < rank(known.evidence) {
                known.evidence = edge.evidence;
            }
        }
        let nodes = kept.iter().map(|&old| self.nodes[old].clone()).collect();
        Self { nodes, edges: edges.into_values().collect(), unknown: self.unknown }
    }

    /// The graph of at most [`MOST_NODES`] nodes, those with the most claims, and how many were left out; ways to an
    /// outlet that few rest on are left out where there are too many of them.
    pub(super) fn for_drawing(&self) -> (Graph<'a>, usize) {
        let weight = |node: usize| -> usize {
            self.edges.iter().filter(|e| e.from == node || e.to == node).map(|e| e.claims.len()).sum()
        };
        let is_origin = |n: &usize| matches!(self.nodes[*n].kind, Kind::Origin | Kind::OwnOrigins);
        let (mut origins, mut outlets): (Vec<usize>, Vec<usize>) =
            (0..self.nodes.len()).filter(|&n| weight(n) > 0).partition(is_origin);
        let all = origins.len() + outlets.len();
        for nodes in [&mut origins, &mut outlets] {
            nodes.sort_by_key(|&n| (std::cmp::Reverse(weight(n)), n));
        }
        origins.truncate(MOST_ORIGINS);
        outlets.truncate(MOST_NODES - origins.len());
        let mut kept = [outlets, origins].concat();
        kept.sort_unstable();
        let left_out = all - kept.len();
        let mut drawn = self.clone().kept(&kept, |node| node);
        drawn.drop_small_relays();
        (drawn, left_out)
    }

    /// Leaves out the ways to all but the outlets that most claims were taken from.
    fn drop_small_relays(&mut self) {
        let taken = |node: usize| -> usize {
            self.edges.iter().filter(|e| e.to == node).map(|e| e.claims.len()).sum()
        };
        let mut relays: Vec<usize> = (0..self.nodes.len()).filter(|&n| self.is_relay(n)).collect();
        relays.sort_by_key(|&n| (std::cmp::Reverse(taken(n)), n));
        let small = relays.split_off(relays.len().min(MOST_RELAYS));
        self.edges.retain(|e| !small.contains(&e.to));
    }
}

impl<'a> Builder<'a> {
    /// The node of that key, put in where it is not.
    fn node(&mut self, key: Key, kind: Kind, name: impl FnOnce() -> String) -> usize {
        if let Some(&at) = self.places.get(&key) {
            return at;
        }
        self.graph.nodes.push(Node { kind, name: name(), articles: Vec::new(), members: Vec::new() });
        self.places.insert(key, self.graph.nodes.len() - 1);
        self.graph.nodes.len() - 1
    }

    /// The node of an article's outlet; an article of unknown outlet stands for itself. All are put in by their numbers
    /// before any is asked for.
    fn article(&mut self, article: &'a Article, number: usize) -> usize {
        if let Some(&at) = self.articles.get(&article.id) {
            return at;
        }
        let key = article.outlet.as_ref().map_or_else(|| format!("?{}", article.id), OutletRef::key);
        let name = || match &article.outlet {
            Some(outlet) => outlet.name.clone(),
            None => format!("report {number}, outlet unknown"),
        };
        let at = self.node(Key::Outlet(key), Kind::Outlet, name);
        self.graph.nodes[at].articles.push(&article.id);
        self.articles.insert(&article.id, at);
        at
    }

    /// The node of an origin; what two are compared by is what the recap counts them by.
    fn origin(&mut self, origin: &Origin) -> usize {
        let key = match (&origin.outlet, origin.kind) {
            (Some(outlet), OriginKind::Unnamed | OriginKind::Outlet) => outlet.key(),
            _ => origin.name.to_lowercase(),
        };
        self.node(Key::Origin(key), Kind::Origin, || wording::origin(origin))
    }

    /// Adds the steps of a chain; `origins` holds the nodes of the claim's origins that are known.
    fn chain(
        &mut self,
        sheet: &Sheet<'a>,
        (number, claim): (usize, &'a Claim),
        report: &'a Report,
        chain: &'a Chain,
        origins: &mut [Option<usize>],
    ) {
        let Some(origin) = claim.origins.get(chain.origin) else { return };
        let Some(article) = sheet.numbers.article(&report.article) else { return };
        let mut from = self.article(article, 0);
        for (at, hop) in chain.hops.iter().enumerate() {
            let is_last = at + 1 == chain.hops.len();
            // A last step that leads to no report of the story leads to the origin itself.
            if is_last && hop.article.is_none() {
                break;
            }
            let to = self.relay(sheet, hop);
            self.edge(from, to, number, Some(&hop.evidence));
            from = to;
        }
        if origin.kind == OriginKind::Unknown {
            self.graph.unknown.insert(number);
            return;
        }
        let to = *origins[chain.origin].get_or_insert_with(|| self.origin(origin));
        let last = chain.hops.last().filter(|hop| hop.article.is_none()).map(|hop| &hop.evidence);
        self.edge(from, to, number, last);
    }

    /// The node that a step leads to on the way.
    fn relay(&mut self, sheet: &Sheet<'a>, hop: &Hop) -> usize {
        if let Some(article) = hop.article.as_ref().and_then(|id| sheet.numbers.article(id)) {
            return self.article(article, 0);
        }
        let key = hop.outlet.as_ref().map_or_else(|| hop.to.to_lowercase(), OutletRef::key);
        self.node(Key::Outlet(key), Kind::Outside, || hop.to.clone())
    }

    /// Adds a claim to the way from one node to another; within one outlet there is none.
    fn edge(&mut self, from: usize, to: usize, claim: usize, evidence: Option<&'a Evidence>) {
        if from == to {
            return;
        }
        let edges = &mut self.graph.edges;
        let at = *self.edges.entry((from, to)).or_insert_with(|| {
            edges.push(Edge { from, to, claims: Vec::new(), evidence });
            edges.len() - 1
        });
        let edge = &mut edges[at];
        // Claims come in order, each with all of its reports.
        if edge.claims.last() != Some(&claim) {
            edge.claims.push(claim);
        }
        if rank(evidence) < rank(edge.evidence) {
            edge.evidence = evidence;
        }
    }
}

/// The section: the drawing for wide pages and for narrow ones, then the same as a list.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let graph = &sheet.graph;
    let mut markup = Markup::new();
    if graph.edges.is_empty() {
        return markup;
    }
    let (drawn, left_out) = graph.for_drawing();
    markup.raw("<p class=\"gloss\">On the left the outlets, on the right the origins that their words lead to. A row is \
                joined to a lane where there is a dot: the larger it is, the more claims came that way.</p>");
    draw::drawings(&mut markup, sheet, &drawn);
    draw::legend(&mut markup);
    if left_out > 0 || drawn.edges.len() < graph.edges.len() {
        markup.raw("<p class=\"note\">Outlets, origins and ways with few claims stand in the list alone: ");
        markup.number(drawn.nodes.len()).raw(" of ").number(drawn.nodes.len() + left_out).raw(" nodes and ");
        markup.number(drawn.edges.len()).raw(" of ").number(graph.edges.len()).raw(" ways are drawn.</p>");
    }
    list::write(&mut markup, sheet, graph);
    markup
}

#[cfg(test)]
mod tests;
