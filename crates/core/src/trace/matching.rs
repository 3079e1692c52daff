//! Which assertions of different reports say the same? Assertions → groups, most telling first.
//!
//! Each clause is tried as a seed: the best sentence of every other report that holds most of what the seed is about
//! joins it. Groups are then taken one by one by how much they add that no group taken before has (greedy cover,
//! Nemhauser, Wolsey and Fisher 1978, doi:10.1007/BF01588971), so that the first few tell the most of the story.

use super::assertion::{Assertion, Clause};
use super::likeness::{FEATURES, MatchWeights, Wording, features};
use super::terms::{TermId, TermKinds, Terms};
use headwater_model::Span;
use std::collections::{BinaryHeap, HashMap, HashSet};

/// Sentences of different reports that say the same.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// The assertion that the seed is a part of.
    pub seed: usize,
    /// The words of the seed.
    pub seed_span: Span,
    /// The members, one or two for each article that carries the claim, in order of article.
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
    /// Whether it counts otherwise what the seed counts.
    pub counts_otherwise: bool,
    /// Whether it is so like the seed that its own source counts.
    pub is_sure: bool,
}

/// How claims are made of what reports say. The numbers were measured on the stories of ../shared/data/origins.
#[derive(Clone, Debug)]
pub struct TraceSettings {
    /// When two wordings make the same claim.
    pub likeness: MatchWeights,
    /// From this likeness a report that carries a claim may add an origin of its own to it; below, it has the origins of
    /// those that say the same more clearly.
    pub sure: f32,
    /// What a sentence still adds when a group taken before has it, 0.0 to 1.0.
    pub again: f32,
    /// How much more an opening sentence adds than one far down.
    pub early: f32,
    /// How much less a group adds whose seed says what the seed of a group taken before says, 0.0 to 1.0.
    pub repeats: f32,
    /// How much less a word weighs for standing in many sentences of the story, 0.0 to 1.0.
    pub local: f32,
}

impl TraceSettings {
    /// The settings with these weights.
    #[must_use]
    pub fn new(likeness: MatchWeights) -> Self {
        Self { likeness, sure: 0.5, again: 0.4, early: 0.5, repeats: 0.6, local: 0.3 }
    }
}

/// The groups of `assertions`, most telling first; what one report alone says is a group of one.
pub(super) fn groups(
    assertions: &[Assertion],
    kinds: &TermKinds,
    articles: usize,
    settings: &TraceSettings,
) -> Vec<Group> {
    let mut index = Index::over(assertions, kinds);
    let mut waiting = BinaryHeap::new();
    let mut tried: HashSet<Vec<TermId>> = HashSet::new();
    for seed in seeds(assertions) {
        for (place, clause) in assertions[seed].clauses.iter().enumerate() {
            // Copies of one sentence are seeds of one group.
            if tried.insert(clause.terms.iter().map(|(term, _)| term).collect()) {
                let members = index.members(seed, clause, articles, settings);
                let group = Group { seed, seed_span: clause.span, members };
                waiting.push(Candidate {
                    gain: f32::INFINITY,
                    group,
                    clause: place,
                    compared: 0,
                    repeats: 0.0,
                });
            }
        }
    }
    most_telling(waiting, &index, settings)
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
fn most_telling(
    mut waiting: BinaryHeap<Candidate>,
    index: &Index<'_>,
    settings: &TraceSettings,
) -> Vec<Group> {
    let assertions = index.assertions;
    let mut covered: HashSet<usize> = HashSet::new();
    let mut alone: HashMap<usize, usize> = HashMap::new();
    let mut taken: Vec<Candidate> = Vec::new();
    while let Some(mut best) = waiting.pop() {
        // A gain from before is only ever too high: renew it, and take the candidate if it is still the best.
        best.compare(&taken, index, settings);
        let renewed =
            gain(&best.group, assertions, &covered, settings) * (1.0 - settings.repeats * best.repeats);
        if renewed < LEAST_GAIN {
            continue;
        }
        if renewed < best.gain {
            best.gain = renewed;
            waiting.push(best);
            continue;
        }
        if best.group.members.len() == 1 {
            let so_far = alone.entry(assertions[best.group.seed].article).or_insert(0);
            *so_far += 1;
            if *so_far > MOST_ALONE_FOR_EACH_REPORT {
                continue;
            }
        }
        covered.extend(best.group.members.iter().map(|m| m.assertion));
        taken.push(best);
    }
    taken.into_iter().map(|candidate| candidate.group).collect()
}

/// As many claims that one report alone makes are kept for each article of the story at most.
const MOST_ALONE_FOR_EACH_REPORT: usize = 12;

/// A group that waits to be taken: the largest gain first, then the place, then the longest seed.
struct Candidate {
    gain: f32,
    group: Group,
    /// Which clause of its sentence the seed is.
    clause: usize,
    /// With how many of the groups taken before its seed was compared.
    compared: usize,
    /// How likely the seed says what the seed of one of these says, 0.0 to 1.0.
    repeats: f32,
}

impl Candidate {
    /// What the seed is about.
    fn seed<'a>(&self, assertions: &'a [Assertion]) -> Wording<'a> {
        let assertion = &assertions[self.group.seed];
        Wording { terms: &assertion.clauses[self.clause].terms, assertion }
    }

    /// Compares the seed with those of the groups that were taken since it was last asked.
    fn compare(&mut self, taken: &[Self], index: &Index<'_>, settings: &TraceSettings) {
        let own = self.seed(index.assertions);
        for other in &taken[self.compared..] {
            let other = other.seed(index.assertions);
            if own.terms.shared(other.terms).1 > 0 {
                let likeness = |a, b| settings.likeness.probability(&features(a, b, index.kinds));
                self.repeats = self.repeats.max(likeness(own, other).min(likeness(other, own)));
            }
        }
        self.compared = taken.len();
    }
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

/// A group adds at least this: one report that carries it far down, in a sentence which no other group has.
const LEAST_GAIN: f32 = 0.5;

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
        sum += new * early * member.likeness.powf(0.25);
    }
    sum * (1.0 - 0.5 / articles.len() as f32)
}

/// A sentence is looked at only where it shares terms of this weight with the seed: about one rare word.
const LEAST_SHARED_WEIGHT: f32 = 3.0;
/// As many sentences of one report are looked at for one seed: those that share most.
const MOST_FOR_EACH_REPORT: usize = 5;
/// As many sentences of all reports are looked at for one seed: those that share most.
const MOST_FOR_EACH_SEED: usize = 200;

/// The share of the seed's words, among the features.
const OF_SEED: usize = 0;
/// A sentence that holds less than this of the seed's words is not surely the claim's, wherever it stands.
const LEAST_OF_SEED: f32 = 0.3;
/// How many terms are shared, among the features: `ln(1 + terms)`.
const SHARED_TERMS: usize = 6;
/// Fewer shared terms than four are a matter and not yet a claim.
const LEAST_SHARED_TERMS: f32 = 1.6;
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
    /// Whether it counts otherwise what the seed counts.
    pub counts_otherwise: bool,
}

/// Which assertions hold a term.
pub(super) struct Index<'a> {
    assertions: &'a [Assertion],
    kinds: &'a TermKinds,
    holders: HashMap<u32, Vec<u32>>,
    /// For each assertion the weight it shares with what was asked; 0 between two questions.
    shared: Vec<f32>,
    /// The assertions that share anything.
    touched: Vec<u32>,
}

impl<'a> Index<'a> {
    pub(super) fn over(assertions: &'a [Assertion], kinds: &'a TermKinds) -> Self {
        let mut holders: HashMap<u32, Vec<u32>> = HashMap::new();
        for (number, assertion) in assertions.iter().enumerate() {
            for (term, _) in assertion.terms.iter() {
                holders.entry(term).or_default().push(number as u32);
            }
        }
        Self { assertions, kinds, holders, shared: vec![0.0; assertions.len()], touched: Vec::new() }
    }

    /// The sentences of other reports that share most with `terms`, in order of place.
    pub(super) fn candidates(&mut self, seed: usize, terms: &Terms) -> Vec<usize> {
        self.touched.clear();
        for (term, weight) in terms.iter() {
            for &holder in self.holders.get(&term).map_or(&[][..], Vec::as_slice) {
                let shared = &mut self.shared[holder as usize];
                if *shared == 0.0 {
                    self.touched.push(holder);
                }
                *shared += weight;
            }
        }
        let own = self.assertions[seed].article;
        let mut found: Vec<(usize, f32, usize)> = Vec::new();
        for &holder in &self.touched {
            let weight = std::mem::take(&mut self.shared[holder as usize]);
            let article = self.assertions[holder as usize].article;
            if weight >= LEAST_SHARED_WEIGHT && article != own {
                found.push((article, weight, holder as usize));
            }
        }
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
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
                counts_otherwise: seed.terms.counts_otherwise(terms),
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
        &mut self,
        seed: usize,
        clause: &Clause,
        articles: usize,
        settings: &TraceSettings,
    ) -> Vec<Member> {
        let mut best: Vec<Vec<Member>> = vec![Vec::new(); articles];
        for other in self.candidates(seed, &clause.terms) {
            let found = self.likest(seed, &clause.terms, other, &settings.likeness);
            let likeness = found.likeness;
            if likeness >= settings.likeness.join {
                let is_sure = likeness >= settings.sure
                    && found.features[OF_SEED] >= LEAST_OF_SEED
                    && found.features[SHARED_TERMS] >= LEAST_SHARED_TERMS
                    && shares_more_than_names(&found.features);
                let Likest { contradicts, counts_otherwise, .. } = found;
                best[self.assertions[other].article].push(Member {
                    assertion: other,
                    likeness,
                    contradicts,
                    counts_otherwise,
                    is_sure,
                });
            }
        }
        best[self.assertions[seed].article] = vec![Member {
            assertion: seed,
            likeness: 1.0,
            contradicts: false,
            counts_otherwise: false,
            is_sure: true,
        }];
        for found in &mut best {
            found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.assertion.cmp(&b.assertion)));
            found.truncate(2);
        }
        best.concat()
    }
}
