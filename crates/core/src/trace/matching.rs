//! Which assertions of different reports say the same? Assertions → groups, most telling first.
//!
//! Each clause is tried as a seed: the best sentence of every other report that holds most of what the seed is about
//! joins it. Groups are then taken one by one by how much they add that no group taken before has (greedy cover,
//! Nemhauser, Wolsey and Fisher 1978, doi:10.1007/BF01588971), so that the first few tell the most of the story.

use super::assertion::{Assertion, Clause};
use super::likeness::{FEATURES, MatchWeights, Wording, features};
use super::terms::{TermKinds, Terms};
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
    /// Whether it negates a word of the seed, or the other way round.
    pub contradicts: bool,
}

/// How claims are made of what reports say. The numbers were measured on the stories of ../shared/data/origins.
#[derive(Clone, Debug)]
pub struct TraceSettings {
    /// When two wordings make the same claim.
    pub likeness: MatchWeights,
    /// A second sentence of the same report is a member too where it is at least this part as like as the best.
    pub second: f32,
    /// What a sentence still adds when a group taken before has it, 0.0 to 1.0.
    pub again: f32,
    /// How much more an opening sentence adds than one far down.
    pub early: f32,
    /// How much less a word weighs for standing in many sentences of the story, 0.0 to 1.0.
    pub local: f32,
}

impl TraceSettings {
    /// The settings with these weights.
    #[must_use]
    pub fn new(likeness: MatchWeights) -> Self {
        Self { likeness, second: 0.7, again: 0.15, early: 0.8, local: 0.3 }
    }
}

/// The groups of `assertions`, each with members of at least two articles, most telling first.
pub(super) fn groups(
    assertions: &[Assertion],
    kinds: &TermKinds,
    articles: usize,
    settings: &TraceSettings,
) -> Vec<Group> {
    let index = Index::over(assertions, kinds);
    let mut candidates: Vec<Group> = Vec::new();
    for seed in seeds(assertions) {
        for clause in &assertions[seed].clauses {
            let members = index.members(seed, clause, articles, settings);
            if members.len() > 1 {
                candidates.push(Group { seed, seed_span: clause.span, members });
            }
        }
    }
    most_telling(candidates, assertions, settings)
}

/// So many sentences of a story are tried as seeds, so that the cost of a story grows with its length and no faster.
const MOST_SEEDS: usize = 800;

/// The assertions whose clauses are tried as seeds, in order of place: all of them, or in a large story the first
/// sentences of every report.
fn seeds(assertions: &[Assertion]) -> Vec<usize> {
    let mut seeds: Vec<usize> = (0..assertions.len()).collect();
    if seeds.len() > MOST_SEEDS {
        seeds.sort_by_key(|&number| (assertions[number].position, number));
        seeds.truncate(MOST_SEEDS);
        seeds.sort_unstable();
    }
    seeds
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
const LEAST_GAIN: f32 = 1.2;

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
        sum += new * early * member.likeness.sqrt();
    }
    sum * (1.0 - 0.5 / articles.len() as f32)
}

/// A sentence is looked at only where it shares terms of this weight with the seed: about two rare words.
const LEAST_SHARED_WEIGHT: f32 = 5.0;
/// As many sentences of one report are looked at for one seed: those that share most.
const MOST_FOR_EACH_REPORT: usize = 3;
/// As many sentences of all reports are looked at for one seed: those that share most.
const MOST_FOR_EACH_SEED: usize = 200;

/// The share of the seed's words that are no names, among the features.
const PLAIN_OF_SEED: usize = 2;

/// Whether two wordings share what happened and not only whom and when: reports of one story are full of the same names.
///
/// The shared words that are no names hold at least 15 % of the seed's, and one of them is rare.
fn shares_more_than_names(found: &[f32; FEATURES]) -> bool {
    const RAREST_PLAIN: usize = 8;
    found[PLAIN_OF_SEED] >= 0.15 && found[RAREST_PLAIN] >= 0.5
}

/// The likest wording of a sentence to a seed.
pub(super) struct Likest {
    /// How likely it says the same: 0.0 to 1.0.
    pub likeness: f32,
    /// What that was decided by.
    pub features: [f32; FEATURES],
    /// Whether it negates what the seed says, or the other way round.
    pub contradicts: bool,
}

/// Which assertions hold a term.
pub(super) struct Index<'a> {
    assertions: &'a [Assertion],
    kinds: &'a TermKinds,
    holders: HashMap<u32, Vec<u32>>,
}

impl<'a> Index<'a> {
    pub(super) fn over(assertions: &'a [Assertion], kinds: &'a TermKinds) -> Self {
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, assertion) in assertions.iter().enumerate() {
            for (term, _) in assertion.terms.iter() {
                holders.entry(term).or_default().push(number as u32);
            }
        }
        Self { assertions, kinds, holders }
    }

    /// The sentences of other reports that share most with `terms`, in order of place.
    pub(super) fn candidates(&self, seed: usize, terms: &Terms) -> Vec<usize> {
        let mut shared: HashMap<u32, f32> = HashMap::new();
        for (term, weight) in terms.iter() {
            for &holder in self.holders.get(&term).map_or(&[][..], Vec::as_slice) {
                *shared.entry(holder).or_insert(0.0) += weight;
            }
        }
        let own = self.assertions[seed].article;
        let mut found: Vec<(usize, f32, usize)> = shared
            .into_iter()
            .filter(|(_, weight)| *weight >= LEAST_SHARED_WEIGHT)
            .map(|(holder, weight)| (self.assertions[holder as usize].article, weight, holder as usize))
            .filter(|(article, _, _)| *article != own)
            .collect();
        found.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
        let mut kept: Vec<(usize, f32)> = Vec::new();
        for of_report in found.chunk_by(|a, b| a.0 == b.0) {
            kept.extend(of_report.iter().take(MOST_FOR_EACH_REPORT).map(|f| (f.2, f.1)));
        }
        if kept.len() > MOST_FOR_EACH_SEED {
            kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            kept.truncate(MOST_FOR_EACH_SEED);
            kept.sort_by_key(|k| k.0);
        }
        kept.into_iter().map(|k| k.0).collect()
    }

    /// How likely it is that a sentence, or a clause of it, says what the seed says: the features of the likest.
    pub(super) fn likest(&self, seed: usize, terms: &Terms, other: usize, weights: &MatchWeights) -> Likest {
        let seed = Wording { terms, assertion: &self.assertions[seed] };
        let assertion = &self.assertions[other];
        let measure = |terms: &Terms| {
            let found = features(seed, Wording { terms, assertion }, self.kinds);
            Likest {
                likeness: weights.probability(&found),
                features: found,
                contradicts: seed.terms.contradicts(terms),
            }
        };
        let mut best = measure(&assertion.terms);
        for clause in assertion.clauses.iter().filter(|c| c.span != assertion.span) {
            let found = measure(&clause.terms);
            if found.likeness > best.likeness {
                best = found;
            }
        }
        best
    }

    /// The seed's own assertion and the likest of each other article, in order of article.
    fn members(
        &self,
        seed: usize,
        clause: &Clause,
        articles: usize,
        settings: &TraceSettings,
    ) -> Vec<Member> {
        let terms = &clause.terms;
        let mut best: Vec<Vec<Member>> = vec![Vec::new(); articles];
        for other in self.candidates(seed, terms) {
            let found = self.likest(seed, terms, other, &settings.likeness);
            let likeness = found.likeness;
            if likeness >= settings.likeness.join && shares_more_than_names(&found.features) {
                best[self.assertions[other].article].push(Member {
                    assertion: other,
                    likeness,
                    contradicts: found.contradicts,
                });
            }
        }
        best[self.assertions[seed].article] =
            vec![Member { assertion: seed, likeness: 1.0, contradicts: false }];
        for found in &mut best {
            found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.assertion.cmp(&b.assertion)));
            let keep = found.first().map_or(0.0, |m| m.likeness * settings.second);
            found.retain(|m| m.likeness >= keep);
            found.truncate(2);
        }
        best.concat()
    }
}
