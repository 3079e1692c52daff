//! Where did it come from first? Story, Statements, Credits → Claims with their Origins.
//!
//! 1. `assertion`: each report, sentence by sentence and clause by clause.
//! 2. `matching`: assertions of different reports that say the same make a claim; what one report alone says is a
//!    claim of its own (`alone`).
//! 3. `stance`: does each report state it, keep its distance, or dispute it?
//! 4. `origin`: the chain from each report to the deepest source that its words let a reader reach; `inherit` for the
//!    reports that credit nobody; `identity` joins origins that are one.
//! 5. `notices`: what was taken back or put right no longer counts.
//! 6. `standing` and `difference`: what a reader is told.
//!
//! Beside the claims: `sayings`, the quotations that several reports share.
//!
//! Leaves to others: which sentences a reader is shown (`recap`).

mod about;
mod absence;
mod alone;
mod assertion;
mod closing;
mod difference;
mod identity;
mod inherit;
mod likeness;
mod matching;
mod notices;
mod origin;
mod people;
mod sayings;
mod speaker;
mod stance;
mod standing;
mod terms;
mod wording;

use crate::outlets::Outlets;
use crate::text::{Class, WordStatistics, class_of, words};
use alone::Own;
use assertion::{Assertion, assertions};
use headwater_model::{
    Article, ArticleId, Chain, Citation, Claim, ClaimId, Credit, Denial, DifferenceKind, Notice, Origin,
    OutletEvidence, OutletRef, Report, SentenceMark, Span, Stance, Standing, Statement, Story,
};
use identity::OriginKey;
use inherit::Carried;
use matching::{Group, Member};
use origin::Lead;
use std::collections::HashMap;
use terms::normal_form;

pub use likeness::{FEATURE_NAMES, FEATURES, MatchWeights};
pub use matching::TraceSettings;
pub use sayings::sayings;

/// The version of this stage, written into what it makes.
pub const VERSION: u32 = 1;

/// One article of a story with what `attribute` read in it.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    /// The article.
    pub article: &'a Article,
    /// What its sources said.
    pub statements: &'a [Statement],
    /// Its credits to other outlets.
    pub credits: &'a [Credit],
    /// What its sentences add to what they tell: distance, denials, primary sources.
    pub marks: &'a [SentenceMark],
    /// What its outlet or another says no longer holds.
    pub notices: &'a [Notice],
}

/// What every step of the tracing of one story knows.
struct Setting<'a> {
    story: &'a Story,
    readings: &'a [Reading<'a>],
    outlets: &'a Outlets,
    /// Where each article stands among the readings.
    places: HashMap<&'a ArticleId, usize>,
    /// For each reading, whether its text is long enough for what it leaves out to tell something.
    is_full: Vec<bool>,
    /// The outlets of the story's articles and credits, by the words of their names.
    called: HashMap<Vec<String>, OutletRef>,
    /// The people who report for an outlet that the story credits, by the words of their names.
    reporters: HashMap<Vec<String>, OutletRef>,
    /// How many reports of the story rest on each source.
    told: HashMap<OriginKey, usize>,
}

impl<'a> Setting<'a> {
    fn new(story: &'a Story, readings: &'a [Reading<'a>], outlets: &'a Outlets) -> Self {
        let places = readings.iter().enumerate().map(|(place, r)| (&r.article.id, place)).collect();
        let is_full =
            |r: &Reading<'_>| assertion::article_sentences(r.article).len() >= absence::LEAST_SENTENCES;
        let is_full = readings.iter().map(is_full).collect();
        let (called, reporters) = (people::outlets_called(readings), people::reporters(readings));
        let told = origin::named_in_the_story(readings, outlets);
        Self { story, readings, outlets, places, is_full, called, reporters, told }
    }

    /// The article of that name.
    fn article(&self, id: &ArticleId) -> Option<&'a Article> {
        self.places.get(id).map(|&place| self.readings[place].article)
    }

    /// The outlet that a source is, where it bears the name of one.
    fn outlet_called(&self, name: &str) -> Option<OutletRef> {
        let known = || self.outlets.named(name).filter(|_| name.trim().contains(' '));
        let refer = |_| self.outlets.refer(name, OutletEvidence::Stated);
        self.called.get(&identity::name_words(name)).cloned().or_else(|| known().map(refer))
    }

    /// The article of the story that `outlet` publishes; none where several do.
    fn article_of(&self, outlet: &OutletRef) -> Option<usize> {
        let key = outlet.key();
        let is_its = |r: &Reading<'_>| r.article.outlet.as_ref().is_some_and(|o| o.key() == key);
        let mut found = (0..self.readings.len()).filter(|&i| is_its(&self.readings[i]));
        found.next().filter(|_| found.next().is_none())
    }
}

/// The longest slice that a claim cites, in bytes.
const LONGEST_SLICE_BYTES: usize = 300;

/// The claims of `story`, most telling first. `readings` are its articles, in the story's order.
#[must_use]
pub fn trace(
    story: &Story,
    readings: &[Reading<'_>],
    outlets: &Outlets,
    statistics: &WordStatistics,
    settings: &TraceSettings,
) -> Vec<Claim> {
    let setting = Setting::new(story, readings, outlets);
    let (assertions, kinds) = assertions(readings, statistics, settings.local);
    let groups = matching::groups(&assertions, &kinds, readings.len(), settings);
    let own = Own::of(&assertions);
    let told = Told { assertions: &assertions, own: &own };
    groups.iter().enumerate().filter_map(|(number, group)| claim(&setting, &told, group, number)).collect()
}

/// Two wordings of different reports, and what the likeness of the two is decided by.
#[derive(Clone, Debug)]
pub struct WordingPair {
    /// The article and the words of the seed.
    pub seed: (ArticleId, Span),
    /// The article and the sentence that may say the same.
    pub other: (ArticleId, Span),
    /// The features, in the order of [`FEATURE_NAMES`].
    pub features: [f32; FEATURES],
}

/// All pairs of wordings that [`trace`] would look at: what the weights are fitted on.
#[must_use]
pub fn wording_pairs(
    readings: &[Reading<'_>],
    statistics: &WordStatistics,
    settings: &TraceSettings,
) -> Vec<WordingPair> {
    let (assertions, kinds) = assertions(readings, statistics, settings.local);
    let mut index = matching::Index::over(&assertions, &kinds);
    let named = |number: usize, span| (readings[assertions[number].article].article.id.clone(), span);
    let mut pairs = Vec::new();
    for (seed, assertion) in assertions.iter().enumerate() {
        for clause in &assertion.clauses {
            for other in index.candidates(seed, &clause.terms) {
                let features = index.likest(seed, &clause.terms, other, &settings.likeness).features;
                pairs.push(WordingPair {
                    seed: named(seed, clause.span),
                    other: named(other, assertions[other].span),
                    features,
                });
            }
        }
    }
    pairs
}

/// What the reports of a story say, sentence by sentence, and which words only one of them has.
struct Told<'a> {
    assertions: &'a [Assertion],
    own: &'a Own,
}

/// Makes a claim of a group.
///
/// A report whose wording negates the seed's is left out, unless the claim has one origin and the wording is surely of
/// the same matter: then the one source says both.
fn claim(setting: &Setting<'_>, told: &Told<'_>, group: &Group, number: usize) -> Option<Claim> {
    let stays = |m: &&Member| !m.contradicts || m.is_sure;
    let members: Vec<Member> = group.members.iter().filter(stays).copied().collect();
    let group = &Group { members, ..group.clone() };
    let whole = claim_of(setting, told, group, number)?;
    let otherwise = |m: &Member| m.counts_otherwise;
    if whole.independent.at_least > 1 && whole.differences.is_empty() && group.members.iter().any(otherwise) {
        // Two numbers of one thing, and nothing tells that they are told of the same moment: neither agreed nor denied.
        let near = |m: &Member| Member { is_sure: m.is_sure && !otherwise(m), counts_otherwise: false, ..*m };
        let members = group.members.iter().map(near).collect();
        return claim(setting, told, &Group { members, ..group.clone() }, number);
    }
    if whole.independent.at_least < 2 || group.members.iter().all(|m| !m.contradicts) {
        return Some(whole);
    }
    let members = group.members.iter().filter(|m| !m.contradicts).copied().collect();
    let mut kept = claim_of(setting, told, &Group { members, ..group.clone() }, number)?;
    // What the wordings that were left out say against it is told all the same.
    let against = whole.differences.into_iter().filter(|d| d.kind == DifferenceKind::Negation);
    kept.differences.extend(
        against.filter(|d| kept.differences.iter().all(|known| known.kind != d.kind)).collect::<Vec<_>>(),
    );
    kept.denied_by.extend(
        whole
            .denied_by
            .into_iter()
            .filter(|d| kept.denied_by.iter().all(|known| known.name != d.name))
            .collect::<Vec<_>>(),
    );
    let is_contested = !kept.differences.is_empty() || !kept.denied_by.is_empty();
    if is_contested && kept.standing == Standing::Agreed {
        kept.standing = Standing::Several;
    }
    Some(kept)
}

/// Makes a claim of all members of a group.
fn claim_of(setting: &Setting<'_>, told: &Told<'_>, group: &Group, number: usize) -> Option<Claim> {
    let mut carried = carried(setting, told, group);
    let concerning = notices::concerning(setting, &mut carried);
    let leads = inherit::complete(setting, &carried);
    let (origins, mut chains) = join(leads);
    let retracted = notices::retract(setting, &concerning, &carried, &origins, &mut chains);
    let (mut reports, mut perhaps) = (Vec::new(), Vec::new());
    for (carried, chains) in carried.iter().zip(chains) {
        let near = Carried { spans: carried.near.clone(), adds: Vec::new(), ..carried.clone() };
        let side = if carried.is_sure { &mut reports } else { &mut perhaps };
        side.extend(report(setting, carried, chains.clone()));
        perhaps.extend(report(setting, &near, chains));
    }
    let asserting = reports.iter().filter(|r| r.stance != Stance::Disputes);
    let numbers = asserting.flat_map(|r| &r.chains).map(|chain| (chain.origin, &origins[chain.origin]));
    let independent = standing::independent(numbers);
    let sure: Vec<Carried> = carried.iter().filter(|c| c.is_sure).cloned().collect();
    let difference::Found { mut differences, denials: told_denials } =
        difference::differences(setting, &sure);
    let corrected = notices::correct(setting, &concerning, &reports, &mut differences);
    let mut denied_by = denials(setting, &sure);
    denied_by.extend(
        told_denials
            .into_iter()
            .filter(|d| denied_by.iter().all(|known| known.name != d.name))
            .collect::<Vec<_>>(),
    );
    let is_contested = !differences.is_empty()
        || !denied_by.is_empty()
        || reports.iter().any(|r| r.stance == Stance::Disputes);
    let wrong: Vec<String> = corrected
        .iter()
        .filter_map(|c| c.was.as_deref())
        .map(|was| normal_form(&was.to_lowercase()))
        .collect();
    let is_taken_back =
        !retracted.is_empty() && reports.iter().all(|r| r.stance == Stance::Disputes || r.chains.is_empty());
    Some(Claim {
        id: ClaimId(format!("c{}", number + 1)),
        line: line(setting, &sure, &wrong)?,
        left_out_by: absence::left_out_by(setting, &reports, &perhaps),
        first_seen: absence::first_seen(setting, &reports),
        standing: standing::standing(independent, is_contested, is_taken_back),
        retracted,
        corrected,
        reports,
        perhaps,
        origins,
        independent,
        differences,
        denied_by,
        made_by: VERSION,
    })
}

/// How each report carries the claim, in the story's order.
fn carried(setting: &Setting<'_>, told: &Told<'_>, group: &Group) -> Vec<Carried> {
    let mut found: Vec<Carried> = Vec::new();
    let is_shared = group
        .members
        .iter()
        .any(|m| told.assertions[m.assertion].article != told.assertions[group.seed].article);
    for member in &group.members {
        let assertion = &told.assertions[member.assertion];
        let span = slice(setting, told.assertions, group, member);
        let adds = if is_shared { told.own.runs(&assertion.terms, assertion.span) } else { Vec::new() };
        if let Some(known) = found.iter_mut().find(|c| c.article == assertion.article) {
            if member.is_sure || !known.is_sure {
                known.spans.push(span);
                known.adds.extend(adds);
            } else {
                known.near.push(span);
                continue;
            }
            known.further.extend(origin::stated_leads(setting, assertion, span));
            continue;
        }
        let reading = &setting.readings[assertion.article];
        found.push(Carried {
            article: assertion.article,
            spans: vec![span],
            near: Vec::new(),
            adds,
            likeness: member.likeness,
            stance: stance::stance(reading, span),
            is_sure: member.is_sure,
            leads: origin::stated_leads(setting, assertion, span),
            further: Vec::new(),
        });
    }
    // What is denied may be something else than the claim.
    for at in 0..found.len() {
        if found[at].stance == Stance::Disputes {
            let reading = &setting.readings[found[at].article];
            let denied = found[at].spans.iter().find_map(|span| stance::denial(reading, *span));
            if denied.is_some_and(|d| !about::is_about(setting, &found, found[at].article, d.object)) {
                found[at].stance = Stance::States;
            }
        }
    }
    // Where nobody asserts the claim there is nothing to dispute: what is reported is the denial itself.
    if found.iter().all(|c| c.stance == Stance::Disputes) {
        found.iter_mut().for_each(|c| c.stance = Stance::States);
    }
    found
}

/// The words of a member that carry the claim: the sentence, or the run of its clauses that fits and tells the most of
/// what the seed is about.
fn slice(setting: &Setting<'_>, assertions: &[Assertion], group: &Group, member: &Member) -> Span {
    let assertion = &assertions[member.assertion];
    if assertion.span.len() <= LONGEST_SLICE_BYTES {
        return assertion.span;
    }
    if member.assertion == group.seed && group.seed_span.len() <= LONGEST_SLICE_BYTES {
        return group.seed_span;
    }
    if group.members.len() == 1 {
        return opening(setting, assertion);
    }
    let seed_terms =
        assertions[group.seed].clauses.iter().find(|c| c.span == group.seed_span).map(|c| &c.terms);
    let mut best = (0.0, Span::new(assertion.span.start, assertion.span.start));
    for (i, first) in assertion.parts.iter().enumerate() {
        for last in &assertion.parts[i..] {
            let run = Span::new(first.start, last.end);
            if run.len() > LONGEST_SLICE_BYTES {
                break;
            }
            let shared: f32 = assertion
                .clauses
                .iter()
                .filter(|c| run.contains(c.span))
                .map(|c| seed_terms.map_or(0.0, |t| t.shared(&c.terms).0))
                .sum();
            if shared > best.0 {
                best = (shared, run);
            }
        }
    }
    if best.1.is_empty() {
        shortened(&setting.readings[assertion.article].article.text, assertion.span)
    } else {
        best.1
    }
}

/// The first clauses of a sentence, as many as fit.
fn opening(setting: &Setting<'_>, assertion: &Assertion) -> Span {
    let fits = |part: &&Span| part.end - assertion.span.start <= LONGEST_SLICE_BYTES;
    let text = &setting.readings[assertion.article].article.text;
    match assertion.parts.iter().take_while(fits).last() {
        Some(last) => Span::new(assertion.span.start, last.end),
        None => shortened(text, assertion.span),
    }
}

/// The first words of a sentence that has no clause which fits.
fn shortened(text: &str, sentence: Span) -> Span {
    let words =
        sentence.of(text).char_indices().filter(|(at, c)| *at <= LONGEST_SLICE_BYTES && c.is_whitespace());
    let end = words.max_by_key(|(at, _)| *at).map_or(sentence.len(), |(at, _)| at);
    Span::new(sentence.start, sentence.start + end)
}

/// The leads of all reports as chains to origins that stand once each.
fn join(leads: Vec<Vec<Lead>>) -> (Vec<Origin>, Vec<Vec<Chain>>) {
    let keys: Vec<_> = leads.iter().flatten().map(|l| l.key.clone()).collect();
    let offices: Vec<&[String]> = leads.iter().flatten().map(|l| &l.office[..]).collect();
    let first = identity::joined_with_offices(&keys, &offices);
    let flat: Vec<&Lead> = leads.iter().flatten().collect();
    let mut roots: Vec<usize> = first.clone();
    roots.sort_unstable();
    roots.dedup();
    let origins = roots.iter().map(|&root| origin_of(root, &first, &flat)).collect();
    let mut at = 0;
    let chains = leads
        .iter()
        .map(|of_report| {
            let mut chains: Vec<Chain> = Vec::new();
            for lead in of_report {
                let origin = roots.partition_point(|&r| r < first[at]);
                at += 1;
                if chains.iter().all(|c| c.origin != origin) {
                    chains.push(Chain { hops: lead.hops.clone(), origin });
                }
            }
            chains
        })
        .collect();
    (origins, chains)
}

/// The origin that the leads joined to `root` name: the most telling of their names and kinds.
fn origin_of(root: usize, first: &[usize], leads: &[&Lead]) -> Origin {
    use headwater_model::OriginKind::Unnamed;
    let same = || leads.iter().enumerate().filter(|(i, _)| first[*i] == root).map(|(_, lead)| *lead);
    let telling = same().find(|l| l.kind == Unnamed).unwrap_or(leads[root]);
    Origin { name: telling.name.clone(), kind: telling.kind, outlet: telling.outlet.clone() }
}

/// One report of a claim, with its citations.
fn report(setting: &Setting<'_>, carried: &Carried, chains: Vec<Chain>) -> Option<Report> {
    let article = setting.readings[carried.article].article;
    let citations: Vec<Citation> = carried.spans.iter().filter_map(|&s| Citation::of(article, s)).collect();
    let adds = carried.adds.iter().filter_map(|&s| Citation::of(article, s)).collect();
    let (article, stance) = (article.id.clone(), carried.stance);
    (!citations.is_empty()).then_some(Report { article, stance, citations, adds, chains })
}

/// The named sources that deny the claim, each once.
fn denials(setting: &Setting<'_>, carried: &[Carried]) -> Vec<Denial> {
    let mut found: Vec<Denial> = Vec::new();
    // A report may pass the claim on in one sentence and tell of the denial in another.
    let places =
        carried.iter().flat_map(|report| report.spans.iter().map(move |span| (report.article, *span)));
    for (article, span) in places {
        let reading = &setting.readings[article];
        let Some(denied) = stance::denial(reading, span) else { continue };
        if !about::is_about(setting, carried, article, denied.object) {
            continue;
        }
        let Some(source) = denied.by.filter(|s| is_name(&s.name)) else { continue };
        if let Some(citation) = Citation::of(reading.article, denied.words)
            && found.iter().all(|d| d.name != source.name)
        {
            found.push(Denial { name: source.name.clone(), citation, since: reading.article.published });
        }
    }
    found
}

/// Whether a source is told by a name, and not only as "it" or "the company".
fn is_name(words: &str) -> bool {
    const NOBODY: Class = Class::SUBJECT_PRONOUN.and(Class::OTHER_PRONOUN).and(Class::DETERMINER);
    let is_of_name =
        |word: &str| word.starts_with(char::is_uppercase) && !class_of(&word.to_lowercase()).any(NOBODY);
    words.split_whitespace().any(is_of_name)
}

/// The line that tells the claim best: plainly stated, neither cut short nor long, and not begun with a pronoun.
fn line(setting: &Setting<'_>, carried: &[Carried], wrong: &[String]) -> Option<Citation> {
    let score = |c: &Carried| {
        let text = c.spans[0].of(&setting.readings[c.article].article.text);
        let begins = text.split_whitespace().next().unwrap_or("").to_lowercase();
        let pronoun = matches!(
            begins.as_str(),
            "he" | "she" | "it" | "they" | "this" | "that" | "but" | "and" | "his" | "her"
        );
        let lower = text.starts_with(|c: char| c.is_lowercase());
        c.likeness
            - 0.3 * f32::from(u8::from(pronoun))
            - 0.2 * f32::from(u8::from(lower))
            - 0.2 * f32::from(u8::from(text.len() > 220))
            - 0.2 * f32::from(u8::from(c.stance == Stance::Hedges))
            - f32::from(u8::from(c.stance == Stance::Disputes))
            - f32::from(u8::from(words(text).any(|w| wrong.contains(&normal_form(&w.text.to_lowercase())))))
    };
    let best = carried.iter().reduce(|a, b| if score(b) > score(a) { b } else { a })?;
    Citation::of(setting.readings[best.article].article, best.spans[0])
}
