//! Which assertions of different reports say the same? Assertions → groups, most telling first.
//!
//! Each clause is tried as a seed: the best sentence of every other report that holds most of what the seed is about
//! joins it. Groups are then taken one by one by how much they add that no group taken before has (greedy cover,
//! Nemhauser, Wolsey and Fisher 1978, doi:10.1007/BF01588971), so that the first few tell the most of the story.

use super::assertion::Assertion;
use headwater_model::Span;
use std::collections::HashMap;

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
}

impl Default for TraceSettings {
    fn default() -> Self {
        Self {
            join: 0.25,
            least_shared_terms: 3,
            least_shared_weight: 9.0,
            second: 0.7,
            again: 0.15,
            early: 0.8,
            local: 0.3,
        }
    }
}

/// How much of `seed` the sentence holds: the shared weight over a mean of both weights that leans to the seed's.
fn likeness(shared: f32, seed_total: f32, sentence_total: f32) -> f32 {
    let whole = 0.75 * seed_total + 0.25 * sentence_total.min(3.0 * seed_total);
    if whole > 0.0 { shared / whole } else { 0.0 }
}

/// The groups of `assertions`, each with members of at least two articles, most telling first.
pub(super) fn groups(assertions: &[Assertion], articles: usize, settings: &TraceSettings) -> Vec<Group> {
    let index = Index::over(assertions);
    let mut candidates: Vec<Group> = Vec::new();
    for (seed, assertion) in assertions.iter().enumerate() {
        for clause in &assertion.clauses {
            let members = index.members(assertions, seed, &clause.terms, articles, settings);
            if members.len() > 1 {
                candidates.push(Group { seed, seed_span: clause.span, members });
            }
        }
    }
    most_telling(candidates, assertions, settings)
}

/// Takes candidates one by one by what each adds.
fn most_telling(
    mut candidates: Vec<Group>,
    assertions: &[Assertion],
    settings: &TraceSettings,
) -> Vec<Group> {
    let mut covered: HashMap<usize, u32> = HashMap::new();
    let mut taken = Vec::new();
    let mut gains: Vec<f32> = candidates.iter().map(|g| gain(g, assertions, &covered, settings)).collect();
    while let Some(best) = (0..candidates.len()).max_by(|&a, &b| {
        gains[a].total_cmp(&gains[b]).then_with(|| order(&candidates[b]).cmp(&order(&candidates[a])))
    }) {
        // A stale gain is only ever too high: renew it, and take the candidate if it is still the best.
        let renewed = gain(&candidates[best], assertions, &covered, settings);
        if renewed < LEAST_GAIN {
            candidates.swap_remove(best);
            gains.swap_remove(best);
            continue;
        }
        if renewed < gains[best] {
            gains[best] = renewed;
            continue;
        }
        let group = candidates.swap_remove(best);
        gains.swap_remove(best);
        for member in &group.members {
            *covered.entry(member.assertion).or_insert(0) += 1;
        }
        taken.push(group);
    }
    taken
}

/// A group adds at least this: two reports that carry it in sentences which no other group has.
const LEAST_GAIN: f32 = 0.9;

/// What ties are broken by: place, then length.
fn order(group: &Group) -> (usize, usize, usize) {
    (group.seed, group.seed_span.start, usize::MAX - group.seed_span.len())
}

/// What a group adds: for each report that carries it, how alike, how early, and how new.
fn gain(
    group: &Group,
    assertions: &[Assertion],
    covered: &HashMap<usize, u32>,
    settings: &TraceSettings,
) -> f32 {
    let mut articles: Vec<usize> = Vec::new();
    let mut sum = 0.0;
    for member in &group.members {
        let assertion = &assertions[member.assertion];
        if articles.contains(&assertion.article) {
            continue;
        }
        articles.push(assertion.article);
        let new = if covered.contains_key(&member.assertion) { settings.again } else { 1.0 };
        let early = 1.0 + settings.early / (1.0 + assertion.position as f32 / 4.0);
        sum += new * early * member.likeness.min(1.0);
    }
    sum * (1.0 - 0.5 / articles.len() as f32)
}

/// Which assertions hold a term.
struct Index {
    holders: HashMap<u32, Vec<u32>>,
}

impl Index {
    fn over(assertions: &[Assertion]) -> Self {
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, assertion) in assertions.iter().enumerate() {
            for (term, _) in assertion.terms.iter() {
                holders.entry(term).or_default().push(number as u32);
            }
        }
        Self { holders }
    }

    /// The seed's own assertion and the best of each other article, in order of article.
    fn members(
        &self,
        assertions: &[Assertion],
        seed: usize,
        terms: &super::terms::Terms,
        articles: usize,
        settings: &TraceSettings,
    ) -> Vec<Member> {
        let mut shared: HashMap<u32, (f32, usize)> = HashMap::new();
        for (term, weight) in terms.iter() {
            for &holder in self.holders.get(&term).map_or(&[][..], Vec::as_slice) {
                let entry = shared.entry(holder).or_insert((0.0, 0));
                entry.0 += weight;
                entry.1 += 1;
            }
        }
        let own = assertions[seed].article;
        let mut best: Vec<Vec<Member>> = vec![Vec::new(); articles];
        for (holder, (weight, count)) in shared {
            let assertion = &assertions[holder as usize];
            if assertion.article == own
                || count < settings.least_shared_terms
                || weight < settings.least_shared_weight
            {
                continue;
            }
            let likeness = likeness(weight, terms.total(), assertion.terms.total());
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
