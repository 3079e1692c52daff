//! Where does a report's version come from when its own words do not tell? Reports of one claim → their leads.
//!
//! A copy has the origins of what it copies. A credited outlet that carries the claim in the story itself leads on to its
//! own origin. A report that credits nobody takes the origin that most of the others give, and it is shown as inferred;
//! where nobody gives one, the origin is unknown.

use super::Setting;
use super::identity::{self, OriginKey, outlet_key};
use super::origin::Lead;
use headwater_model::{Article, Citation, Evidence, Hop, OriginKind, OutletRef, SourceKind, Span, Stance};
use std::collections::{BTreeSet, HashMap};

/// How one report carries a claim, and what its own words tell of the origin.
#[derive(Clone, Debug)]
pub(super) struct Carried {
    /// Which of the story's articles.
    pub article: usize,
    /// The words that carry it, the most telling first; never empty.
    pub spans: Vec<Span>,
    /// Words that may tell it once more, where those that carry it surely do.
    pub near: Vec<Span>,
    /// The words of its sentences that no other report has.
    pub adds: Vec<Span>,
    /// How like the clearest wording they are, 0.0 to 1.0.
    pub likeness: f32,
    /// How the report stands to it.
    pub stance: Stance,
    /// Whether it says so clearly what the claim says that its own source counts.
    pub is_sure: bool,
    /// Where its own words lead; empty where they do not tell.
    pub leads: Vec<Lead>,
    /// Where the words of its other places lead.
    pub further: Vec<Lead>,
}

/// A report that credits nobody takes the origin of another only where the two wordings are at least so like: below it
/// the origin is unknown.
const LEAST_LIKENESS: f32 = 0.2;

/// The leads of every report, none of them empty.
pub(super) fn complete(setting: &Setting<'_>, carried: &[Carried]) -> Vec<Vec<Lead>> {
    let mut stated: Vec<Vec<Lead>> = (0..carried.len()).map(|i| followed(setting, carried, i)).collect();
    deepen(&mut stated, &holders(setting));
    settle(carried, &mut stated);
    let plain: Vec<Vec<Lead>> =
        stated.iter().map(|leads| leads.iter().filter(|l| !l.is_carried_over()).cloned().collect()).collect();
    let common = commonest(&plain, &setting.told);
    let outlet = commonest_outlet(&stated, &setting.told);
    stated
        .iter()
        .enumerate()
        .map(|(i, leads)| {
            // What stands in another's text was had from there, with the sources that it names.
            if let Some(leads) = copied(setting, carried, &stated, i) {
                return leads;
            }
            // Unnamed sources of a page of unknown outlet: where others credit an outlet with the claim, it reads as that
            // outlet's report or as a pickup of it.
            let is_page = leads.iter().any(|l| l.key == OriginKey::Page);
            if let Some(from) = outlet.filter(|_| is_page) {
                return inherited(setting, carried, &stated, i, from);
            }
            if !plain[i].is_empty() {
                return leads.clone();
            }
            // Who surely tells the claim has it from nobody who only may.
            let alike = |from: &usize| {
                carried[i].likeness.min(carried[*from].likeness) >= LEAST_LIKENESS
                    && (carried[*from].is_sure || !carried[i].is_sure)
            };
            common
                .filter(alike)
                .map(|from| inherited(setting, carried, &stated, i, from))
                .or_else(|| (!leads.is_empty()).then(|| leads.clone()))
                .unwrap_or_else(|| vec![Lead::unknown()])
        })
        .collect()
}

/// Decides which of the sources that a report names are those of the claim.
///
/// A report whose wording is not surely the claim's adds no source that no sure report names, nor does one that only
/// tells whose plan it is; where no sure report names anybody, whom most of the others name is believed. A report that
/// names nobody in the words that are likest may name its source in its other place, if others name it too.
fn settle(carried: &[Carried], stated: &mut [Vec<Lead>]) {
    let all = Named::of(carried, stated);
    let first: Vec<usize> = (0..all.leads.len()).filter(|&at| all.leads[at].is_first).collect();
    let is_told = first.iter().any(|&at| !all.lead(at).is_weak && all.is_sure(at));
    let most_named = |at: &usize| (!all.lead(*at).is_weak, all.others(*at, false), std::cmp::Reverse(*at));
    let commonest = first.iter().copied().max_by_key(most_named).map(|at| all.one[at]);
    let believed = |at: &usize| {
        all.others(*at, true) > 0
            || (all.is_sure(*at) && !all.lead(*at).is_weak)
            || (!is_told && Some(all.one[*at]) == commonest)
    };
    let settled = (0..carried.len()).map(|report| {
        let of_report = |is_first| all.of_report(report, is_first);
        let mut chosen: Vec<usize> = of_report(true).collect();
        if chosen.is_empty() {
            chosen = of_report(false).filter(|&at| all.others(at, false) > 0).collect();
        }
        if carried[report].stance != Stance::Disputes {
            chosen.retain(believed);
        }
        let mut leads: Vec<Lead> = Vec::new();
        for at in chosen {
            if leads.iter().all(|lead| lead.key != all.lead(at).key) {
                leads.push(all.lead(at).clone());
            }
        }
        leads
    });
    let settled: Vec<Vec<Lead>> = settled.collect();
    stated.clone_from_slice(&settled);
}

/// A source that a report names for a claim.
struct NamedSource {
    report: usize,
    /// Whether it stands at the likest of the report's places.
    is_first: bool,
    lead: Lead,
}

/// All sources that the reports of a claim name, and which of them are one.
struct Named<'a> {
    carried: &'a [Carried],
    leads: Vec<NamedSource>,
    one: Vec<usize>,
    /// The reports that name each source and surely tell the claim, and all that name it, by its place in `one`.
    by_one: HashMap<usize, (BTreeSet<usize>, BTreeSet<usize>)>,
}

impl<'a> Named<'a> {
    fn of(carried: &'a [Carried], stated: &[Vec<Lead>]) -> Self {
        let mut leads: Vec<NamedSource> = Vec::new();
        for (report, (c, own)) in carried.iter().zip(stated).enumerate() {
            let source = |is_first| move |lead: &Lead| NamedSource { report, is_first, lead: lead.clone() };
            leads.extend(own.iter().map(source(true)));
            leads.extend(c.further.iter().map(source(false)));
        }
        let keys: Vec<OriginKey> = leads.iter().map(|named| named.lead.key.clone()).collect();
        let offices: Vec<&[String]> = leads.iter().map(|named| &named.lead.office[..]).collect();
        let one = identity::joined_with_offices(&keys, &offices);
        let mut found = Self { carried, leads, one, by_one: HashMap::new() };
        for at in 0..found.leads.len() {
            let is_sure = found.is_sure(at);
            let lead = found.lead(at);
            if !lead.is_weak && lead.key != OriginKey::Unknown {
                let report = found.leads[at].report;
                let (sure, any) = found.by_one.entry(found.one[at]).or_default();
                any.insert(report);
                if is_sure {
                    sure.insert(report);
                }
            }
        }
        found
    }

    fn lead(&self, at: usize) -> &Lead {
        &self.leads[at].lead
    }

    /// Whether the report that names it surely tells the claim.
    fn is_sure(&self, at: usize) -> bool {
        let carried = &self.carried[self.leads[at].report];
        carried.is_sure && carried.stance != Stance::Disputes
    }

    /// How many other reports name the same source; only those that are sure, or all.
    fn others(&self, at: usize, only_sure: bool) -> usize {
        let Some((sure, any)) = self.by_one.get(&self.one[at]) else { return 0 };
        let naming = if only_sure { sure } else { any };
        naming.len() - usize::from(naming.contains(&self.leads[at].report))
    }

    fn of_report(&self, report: usize, is_first: bool) -> impl Iterator<Item = usize> + '_ {
        (0..self.leads.len())
            .filter(move |&at| self.leads[at].report == report && self.leads[at].is_first == is_first)
    }
}

/// Leads that end at an outlet go on to whom another report names as the source of that outlet's report: the deepest
/// source that the texts of the story let a reader reach. An outlet with unnamed sources of its own stays the end.
fn deepen(stated: &mut [Vec<Lead>], holders: &[OriginKey]) {
    let all: Vec<Lead> = stated.iter().flatten().cloned().collect();
    let is_holder = |key: &OriginKey| {
        holders.contains(key) || all.iter().any(|l| l.kind == OriginKind::Unnamed && l.key == *key)
    };
    for lead in stated.iter_mut().flatten().filter(|l| l.kind == OriginKind::Outlet) {
        let beyond = |l: &&Lead| matches!(l.key, OriginKey::Named(_)) && l.through.contains(&lead.key);
        let Some(source) = all.iter().find(beyond).filter(|_| !is_holder(&lead.key)) else { continue };
        lead.hops.extend(source.hops.last().cloned());
        lead.key = source.key.clone();
        lead.name = source.name.clone();
        lead.kind = source.kind;
        lead.outlet = None;
    }
}

/// The outlets of which some credit in the story says that they have unnamed sources.
fn holders(setting: &Setting<'_>) -> Vec<OriginKey> {
    let credits = setting.readings.iter().flat_map(|r| r.credits);
    let unnamed = credits.filter(|c| c.deeper.as_ref().is_some_and(|s| s.kind == SourceKind::Unnamed));
    unnamed.map(|c| outlet_key(&c.outlet, setting.outlets)).collect()
}

/// A report's own leads; one that ends at an outlet whose report of the claim is in the story goes on from there.
///
/// A chain follows each article once: outlets that credit each other in a circle have no origin that can be reached.
fn followed(setting: &Setting<'_>, carried: &[Carried], report: usize) -> Vec<Lead> {
    let mut leads = Vec::new();
    for lead in &carried[report].leads {
        let mut visited = vec![report];
        leads.extend(follow(setting, carried, lead.clone(), &mut visited));
    }
    leads
}

/// Goes on from a lead that ends at an outlet of the story.
fn follow(setting: &Setting<'_>, carried: &[Carried], lead: Lead, visited: &mut Vec<usize>) -> Vec<Lead> {
    let next = lead
        .outlet
        .as_ref()
        .filter(|_| lead.kind == OriginKind::Outlet)
        .and_then(|outlet| setting.article_of(outlet))
        .and_then(|article| carried.iter().position(|c| c.article == article))
        .filter(|next| !carried[*next].leads.is_empty());
    let Some(next) = next else { return vec![lead] };
    if visited.contains(&next) {
        // Reports that credit each other in a circle lead nowhere.
        return vec![Lead { hops: lead.hops, ..Lead::unknown() }];
    }
    visited.push(next);
    let mut all = Vec::new();
    for further in &carried[next].leads {
        let mut whole = further.clone();
        whole.hops.splice(0..0, lead.hops.iter().cloned());
        all.extend(follow(setting, carried, whole, visited));
    }
    all
}

/// The first report that leads to the outlet which most reports lead to.
fn commonest_outlet(stated: &[Vec<Lead>], told: &HashMap<OriginKey, usize>) -> Option<usize> {
    let only_outlets: Vec<Vec<Lead>> = stated
        .iter()
        .map(|leads| leads.iter().filter(|l| matches!(l.key, OriginKey::Outlet(_))).cloned().collect())
        .collect();
    commonest(&only_outlets, told)
}

/// The report whose origin most others share, told by its own words; the earliest of equals.
fn commonest(stated: &[Vec<Lead>], told: &HashMap<OriginKey, usize>) -> Option<usize> {
    let keys: Vec<(usize, &OriginKey)> = stated
        .iter()
        .enumerate()
        .flat_map(|(i, leads)| leads.iter().map(move |l| (i, &l.key)))
        .filter(|(_, key)| **key != OriginKey::Unknown)
        .collect();
    let votes = |key: &OriginKey| keys.iter().filter(|(_, k)| *k == key).count();
    let in_story = |key: &OriginKey| told.get(key).copied().unwrap_or(0);
    keys.iter().max_by_key(|(i, key)| (votes(key), in_story(key), std::cmp::Reverse(*i))).map(|(i, _)| *i)
}

/// The leads of the article that this one is a copy of, one hop further away.
fn copied(
    setting: &Setting<'_>,
    carried: &[Carried],
    stated: &[Vec<Lead>],
    report: usize,
) -> Option<Vec<Lead>> {
    let own = setting.readings[carried[report].article].article;
    let copy = setting.story.copies.iter().find(|c| c.article == own.id)?;
    let passage = copy.passages.iter().find(|p| p.touches(carried[report].spans[0]))?;
    let from = carried.iter().position(|c| setting.readings[c.article].article.id == copy.of)?;
    let original = setting.readings[carried[from].article].article;
    let evidence = Evidence::SharedText {
        citation: Citation::of(own, shared_part(*passage, carried[report].spans[0]))?,
        other: Citation::of(original, carried[from].spans[0])?,
    };
    let hop = Hop {
        to: original.outlet_name().to_owned(),
        outlet: original.outlet.clone(),
        article: Some(original.id.clone()),
        evidence,
    };
    let beyond = &stated[from];
    if beyond.is_empty() {
        return None;
    }
    Some(beyond.iter().map(|lead| one_further(lead, hop.clone())).collect())
}

/// The part of `span` that stands in the shared passage.
fn shared_part(passage: Span, span: Span) -> Span {
    Span::new(passage.start.max(span.start), passage.end.min(span.end))
}

/// The leads of the report `from`, reached through the likeness of the wording alone.
fn inherited(
    setting: &Setting<'_>,
    carried: &[Carried],
    stated: &[Vec<Lead>],
    report: usize,
    from: usize,
) -> Vec<Lead> {
    let other = setting.readings[carried[from].article].article;
    let hop = Hop {
        to: other.outlet_name().to_owned(),
        outlet: other.outlet.clone(),
        article: Some(other.id.clone()),
        evidence: Evidence::TimingOnly { likeness: carried[report].likeness.min(carried[from].likeness) },
    };
    let own = setting.readings[carried[report].article].article;
    let further = |lead: &Lead| beyond(lead, own).unwrap_or_else(|| one_further(lead, hop.clone()));
    stated[from].iter().map(further).collect()
}

/// What is left of a lead that passes through `own` itself: an article does not have from others what they have from it.
fn beyond(lead: &Lead, own: &Article) -> Option<Lead> {
    let key = own.outlet.as_ref().map(OutletRef::key);
    let is_own = |hop: &Hop| {
        hop.article.as_ref() == Some(&own.id)
            || (key.is_some() && hop.outlet.as_ref().map(OutletRef::key) == key)
    };
    let at = lead.hops.iter().position(is_own)?;
    let mut rest = lead.clone();
    rest.hops.drain(..=at);
    Some(rest)
}

/// The same lead, one hop further away.
fn one_further(lead: &Lead, hop: Hop) -> Lead {
    let mut further = lead.clone();
    further.hops.insert(0, hop);
    further
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lead(name: &str, key: OriginKey, kind: OriginKind, through: &[OriginKey]) -> Lead {
        Lead { key, name: name.to_owned(), kind, through: through.to_vec(), ..Lead::unknown() }
    }

    fn ledger() -> OriginKey {
        OriginKey::Outlet("ledger".into())
    }

    #[test]
    fn a_bare_outlet_goes_on_to_whom_another_report_names_as_its_source() {
        let quill = OriginKey::Named(vec!["quill".into()]);
        let mut stated = vec![
            vec![lead("Ledger", ledger(), OriginKind::Outlet, &[])],
            vec![lead("Mara Quill", quill.clone(), OriginKind::Person, &[ledger()])],
        ];
        deepen(&mut stated, &[]);
        assert_eq!((stated[0][0].key.clone(), stated[0][0].name.as_str()), (quill, "Mara Quill"));
    }

    #[test]
    fn an_outlet_with_unnamed_sources_of_its_own_stays_the_end() {
        let quill = OriginKey::Named(vec!["quill".into()]);
        let mut stated = vec![
            vec![lead("Ledger", ledger(), OriginKind::Outlet, &[])],
            vec![lead("Ledger, unnamed: aides", ledger(), OriginKind::Unnamed, &[])],
            vec![lead("Mara Quill", quill, OriginKind::Person, &[ledger()])],
        ];
        deepen(&mut stated, &[]);
        assert_eq!(stated[0][0].key, ledger(), "unnamed sources are never suggested to be a named person");
    }
}
