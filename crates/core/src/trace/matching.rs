//! Which assertions of different reports say the same? Assertions → groups, most telling first.
//!
//! Each clause is tried as a seed: the best sentence of every other report that holds most of what the seed is about
//! joins it. Groups are then taken one by one by how much they add that no group taken before has (greedy cover,
//! Nemhauser, Wolsey and Fisher 1978, doi:10.1007/BF01588971), so that the first few tell the most of the story.

use super::assertion::Assertion;
use super::terms::Terms;
use headwater_model::Span;
use std::collections::{BinaryHeap, HashMap, HashSet};

/// Sentences of different reports that say the same.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The assertion that the seed is a part of.
    pub seed: usize,
    /// The words of the seed.
    pub seed_span: Span,
    /// The members, one or two for each article that carries the claim, in order of article; the seed's own first
    /// among its article's.
    pub members: Vec<Member>,
}

/// A sentence that says what the seed says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    /// The assertion.
    pub assertion: usize,
    /// How much of the seed it holds, 0.0 to 1.0.
    pub likeness: f32,
}

/// How alike two wordings must be, and how much a group must add. Measured on the stories of ../shared/data/origins.
#[derive(Clone, Debug)]
pub struct TraceSettings {
    /// A sentence joins a seed from this likeness on.
    pub join: f32,
    /// It shares at least this many terms with the seed.
    pub least_shared_terms: usize,
    /// It shares terms of at least this much weight together.
    pub least_shared_weight: f32,
    /// A second sentence of the same report is a member too where it is at least this part as like as the best.
    pub second: f32,
    /// What a sentence still adds when a group taken before has it, 0.0 to 1.0.
    pub again: f32,
    /// How much more an opening sentence adds than one far down.
    pub early: f32,
    /// How much less a word weighs for standing in many sentences of the story, 0.0 to 1.0.
    pub local: f32,
    /// A sentence counts as at most this many times as long as the seed.
    pub cap: f32,
    /// The shared words that are no names hold at least this part of the seed's words that are no names.
    pub plain: f32,
    /// It shares at least this many terms that are no names.
    pub least_plain_terms: usize,
}

impl Default for TraceSettings {
    fn default() -> Self {
        Self {
            join: 0.3,
            least_shared_terms: 3,
            least_shared_weight: 9.0,
            second: 0.7,
            again: 0.15,
            early: 0.8,
            local: 0.3,
            cap: 2.0,
            plain: 0.0,
            least_plain_terms: 2,
        }
    }
}

/// How much of `seed` the sentence holds: the shared weight over a mean of both weights that leans to the seed's.
fn likeness(shared: f32, seed_total: f32, sentence_total: f32, cap: f32) -> f32 {
    let whole = 0.75 * seed_total + 0.25 * sentence_total.min(cap * seed_total);
    if whole > 0.0 { shared / whole } else { 0.0 }
}

/// The groups of `assertions`, each with members of at least two articles, most telling first.
pub(super) fn groups(
    assertions: &[Assertion],
    names: &[bool],
    articles: usize,
    settings: &TraceSettings,
) -> Vec<Group> {
    let index = Index::over(assertions, names);
    let mut candidates: Vec<Group> = Vec::new();
    for (seed, assertion) in assertions.iter().enumerate() {
        for clause in &assertion.clauses {
            let mut members = index.members(assertions, seed, &clause.terms, articles, settings);
            if members.len() > 2 {
                index.widen(assertions, seed, &clause.terms, &mut members, articles, settings);
            }
            if members.len() > 1 {
                candidates.push(Group { seed, seed_span: clause.span, members });
            }
        }
    }
    most_telling(candidates, assertions, settings)
}

/// Takes candidates one by one by what each adds.
fn most_telling(candidates: Vec<Group>, assertions: &[Assertion], settings: &TraceSettings) -> Vec<Group> {
    let mut covered: HashSet<usize> = HashSet::new();
    let mut waiting: BinaryHeap<Candidate> = candidates
        .into_iter()
        .map(|group| Candidate { gain: gain(&group, assertions, &covered, settings), group })
        .collect();
    let mut taken = Vec::new();
    while let Some(mut best) = waiting.pop() {
        // A gain from before is only ever too high: renew it, and take the candidate if it is still the best.
        let renewed = gain(&best.group, assertions, &covered, settings);
        if renewed < LEAST_GAIN {
            continue;
        }
        if renewed < best.gain {
            best.gain = renewed;
            waiting.push(best);
            continue;
        }
        covered.extend(best.group.members.iter().map(|m| m.assertion));
        taken.push(best.group);
    }
    taken
}

/// A group that waits to be taken: the largest gain first, then the place, then the longest seed.
struct Candidate {
    gain: f32,
    group: Group,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.gain.total_cmp(&other.gain).then_with(|| order(&other.group).cmp(&order(&self.group)))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Candidate {}

/// A group adds at least this: two reports that carry it in sentences which no other group has.
const LEAST_GAIN: f32 = 0.9;

/// What ties are broken by: place, then length.
fn order(group: &Group) -> (usize, usize, usize) {
    (group.seed, group.seed_span.start, usize::MAX - group.seed_span.len())
}

/// What a group adds: for each report that carries it, how alike, how early, and how new.
fn gain(group: &Group, assertions: &[Assertion], covered: &HashSet<usize>, settings: &TraceSettings) -> f32 {
    let mut articles: Vec<usize> = Vec::new();
    let mut sum = 0.0;
    for member in &group.members {
        let assertion = &assertions[member.assertion];
        if articles.contains(&assertion.article) {
            continue;
        }
        articles.push(assertion.article);
        let new = if covered.contains(&member.assertion) { settings.again } else { 1.0 };
        let early = 1.0 + settings.early / (1.0 + assertion.position as f32 / 4.0);
        sum += new * early * member.likeness.min(1.0);
    }
    sum * (1.0 - 0.5 / articles.len() as f32)
}

/// What a sentence shares with a seed.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    weight: f32,
    terms: usize,
    plain_weight: f32,
    plain_terms: usize,
}

impl Shared {
    fn add(&mut self, weight: f32, plain: bool) {
        self.weight += weight;
        self.terms += 1;
        if plain {
            self.plain_weight += weight;
            self.plain_terms += 1;
        }
    }
}

/// Which assertions hold a term.
struct Index<'a> {
    holders: HashMap<u32, Vec<u32>>,
    names: &'a [bool],
}

impl<'a> Index<'a> {
    fn over(assertions: &[Assertion], names: &'a [bool]) -> Self {
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, assertion) in assertions.iter().enumerate() {
            for (term, _) in assertion.terms.iter() {
                holders.entry(term).or_default().push(number as u32);
            }
        }
        Self { holders, names }
    }

    /// Looks for the claim in the reports that do not have it yet by what those that have it say beside the seed
    /// (relevance feedback, Rocchio 1971): a term of several members counts by the share of them that hold it.
    fn widen(
        &self,
        assertions: &[Assertion],
        seed: usize,
        terms: &Terms,
        members: &mut Vec<Member>,
        articles: usize,
        settings: &TraceSettings,
    ) {
        let wide = terms.widened(members.iter().map(|m| &assertions[m.assertion].terms));
        let further = self.members(assertions, seed, &wide, articles, settings);
        let known: HashSet<usize> = members.iter().map(|m| assertions[m.assertion].article).collect();
        members.extend(further.into_iter().filter(|m| !known.contains(&assertions[m.assertion].article)));
        members.sort_by_key(|m| assertions[m.assertion].article);
    }

    /// The seed's own assertion and the best of each other article, in order of article.
    fn members(
        &self,
        assertions: &[Assertion],
        seed: usize,
        terms: &Terms,
        articles: usize,
        settings: &TraceSettings,
    ) -> Vec<Member> {
        let mut shared: HashMap<u32, Shared> = HashMap::new();
        let mut plain_total = 0.0;
        for (term, weight) in terms.iter() {
            let plain = !self.names[term as usize];
            plain_total += if plain { weight } else { 0.0 };
            for &holder in self.holders.get(&term).map_or(&[][..], Vec::as_slice) {
                shared.entry(holder).or_default().add(weight, plain);
            }
        }
        let own = assertions[seed].article;
        let mut best: Vec<Vec<Member>> = vec![Vec::new(); articles];
        for (holder, Shared { weight, terms: count, plain_weight, plain_terms }) in shared {
            let assertion = &assertions[holder as usize];
            if assertion.article == own
                || count < settings.least_shared_terms
                || weight < settings.least_shared_weight
                || plain_terms < settings.least_plain_terms
                || plain_weight < settings.plain * plain_total
            {
                continue;
            }
            let likeness = likeness(weight, terms.total(), assertion.terms.total(), settings.cap);
            if likeness >= settings.join {
                best[assertion.article].push(Member { assertion: holder as usize, likeness });
            }
        }
        best[own] = vec![Member { assertion: seed, likeness: 1.0 }];
        for found in &mut best {
            found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.assertion.cmp(&b.assertion)));
            let keep = found.first().map_or(0.0, |m| m.likeness * settings.second);
            found.retain(|m| m.likeness >= keep);
            found.truncate(2);
        }
        best.concat()
    }
}
