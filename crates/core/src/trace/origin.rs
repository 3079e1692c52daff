//! On whose word does each report carry a claim? Report by report → chains of hops that end in provisional origins.
//!
//! The order of what is believed: another report's text (a copy), a credit to another outlet, a source that speaks in
//! the sentence, a source carried over from the sentence before, the origin of the reports that say the same. What none
//! of these tells is unknown. Follows the rules of the guide in ../shared/data/origins/GUIDE.md.
//! Leaves to `standing` how many of the origins are independent.

use super::assertion::Assertion;
use super::closing::{closing_source, opening_source};
use super::identity::{OriginKey, name_key, name_words, outlet_key};
use super::speaker::{Meant, meant};
use super::{Reading, Setting};
use crate::outlets::Outlets;
use headwater_model::{
    Basis, Citation, Credit, CreditMeaning, Evidence, Hop, Manner, OriginKind, OutletRef, PrimaryKind,
    Source, SourceKind, Span, Statement,
};
use std::collections::{HashMap, HashSet};

/// Where a report's version of a claim leads to, before the origins of all reports are brought together.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    /// The steps outwards.
    pub hops: Vec<Hop>,
    /// What two leads are joined by.
    pub key: OriginKey,
    /// The name to show.
    pub name: String,
    /// What it is.
    pub kind: OriginKind,
    /// The outlet that spoke to it, or that it is.
    pub outlet: Option<OutletRef>,
    /// The outlets whose reports it came through.
    pub through: Vec<OriginKey>,
    /// The words of the office that the source holds: "commissioner of the Ferry League".
    pub office: Vec<String>,
    /// Whether the words only tell whose plan, thought or feeling is reported, and not on whose word.
    pub is_weak: bool,
}

impl Lead {
    /// Nothing tells.
    pub(super) fn unknown() -> Self {
        Self {
            hops: vec![Hop {
                to: "origin unknown".to_owned(),
                outlet: None,
                article: None,
                evidence: Evidence::Unknown,
            }],
            key: OriginKey::Unknown,
            name: "origin unknown".to_owned(),
            kind: OriginKind::Unknown,
            outlet: None,
            through: Vec::new(),
            office: Vec::new(),
            is_weak: false,
        }
    }

    /// Whether it is no more than a credit carried over from a sentence before.
    pub(super) fn is_carried_over(&self) -> bool {
        self.kind == OriginKind::Outlet
            && matches!(&self.hops[..], [Hop { evidence: Evidence::Inferred { .. }, .. }])
    }
}

/// The leads that the words of one report give for `span` of its sentence `assertion`; empty where they tell nothing.
pub(super) fn stated_leads(setting: &Setting<'_>, assertion: &Assertion, span: Span) -> Vec<Lead> {
    let reading = &setting.readings[assertion.article];
    let relays = relays(reading, span);
    if !relays.is_empty() {
        return vec![relayed(setting, reading, &relays, span)];
    }
    let mut leads: Vec<Lead> = Vec::new();
    for statement in speaking(reading, span) {
        if let Some(lead) = spoken(setting, reading, statement, None)
            && leads.iter().all(|l| l.key != lead.key)
        {
            leads.push(lead);
        }
    }
    if leads.is_empty() {
        leads.extend(
            primary(reading, span)
                .or_else(|| closing(setting, reading, assertion.span))
                .or_else(|| opening(setting, reading, assertion.span))
                .or_else(|| first_reported(setting, reading, span)),
        );
    }
    leads
}

/// A lead to who closes the sentence, where no statement was found in it.
fn closing(setting: &Setting<'_>, reading: &Reading<'_>, sentence: Span) -> Option<Lead> {
    let (source, words) = closing_source(&reading.article.text, sentence)?;
    lead_to(setting, reading, &source, words, None)
}

/// A lead to who begins the sentence by telling something, where no statement was found in it.
fn opening(setting: &Setting<'_>, reading: &Reading<'_>, sentence: Span) -> Option<Lead> {
    let (source, words) = opening_source(&reading.article.text, sentence)?;
    lead_to(setting, reading, &source, words, None)
}

/// A lead to the outlet that is said to have been first, where the report names nobody else.
fn first_reported(setting: &Setting<'_>, reading: &Reading<'_>, span: Span) -> Option<Lead> {
    let is_first =
        |c: &&Credit| c.meaning == CreditMeaning::Origin && c.covers.iter().any(|v| v.span.touches(span));
    let credit = reading.credits.iter().find(is_first)?;
    let hop = credit_hop(setting, reading, credit, span)?;
    Some(outlet_lead(setting, vec![hop], &credit.outlet))
}

/// How many reports of a story rest on each source that their credits and statements name.
pub(super) fn named_in_the_story(readings: &[Reading<'_>], outlets: &Outlets) -> HashMap<OriginKey, usize> {
    let mut found: HashMap<OriginKey, usize> = HashMap::new();
    for reading in readings {
        let relays = reading.credits.iter().filter(|c| c.basis != Basis::Wire);
        let credited = relays.map(|c| outlet_key(&c.outlet, outlets));
        let sources = reading.statements.iter().filter(|s| s.manner == Manner::Said);
        let spoke = sources.filter_map(|s| match meant(s.source.as_ref()?) {
            Meant::Named(name, _) => name_key(&name),
            _ => None,
        });
        let keys: HashSet<OriginKey> = credited.chain(spoke).collect();
        for key in keys {
            *found.entry(key).or_insert(0) += 1;
        }
    }
    found
}

/// A lead to the document, event or post that the sentence names and that no statement led to.
fn primary(reading: &Reading<'_>, span: Span) -> Option<Lead> {
    let found = reading.marks.iter().filter_map(|m| m.primary.as_ref()).find(|p| p.span.touches(span))?;
    let Meant::Named(name, _) = meant(found.issuer.as_ref()?) else { return None };
    let citation = Citation::of(reading.article, found.span)?;
    let hop = Hop { to: name.clone(), outlet: None, article: None, evidence: Evidence::Stated { citation } };
    let kind = match found.kind {
        PrimaryKind::Document => OriginKind::Document,
        PrimaryKind::Event | PrimaryKind::Reporters => OriginKind::Event,
        PrimaryKind::Post => OriginKind::Post,
    };
    Some(Lead { hops: vec![hop], key: name_key(&name)?, name, kind, ..Lead::unknown() })
}

/// The credits that `span` rests on, the outermost first: the report that the article itself had, then what that rests on.
fn relays<'a>(reading: &Reading<'a>, span: Span) -> Vec<&'a Credit> {
    let passes_on = |c: &Credit| {
        let told_in_confidence = c.deeper.as_ref().is_some_and(|s| s.kind == SourceKind::Unnamed);
        matches!(c.meaning, CreditMeaning::Relay | CreditMeaning::Confirm)
            || (c.meaning == CreditMeaning::Venue && told_in_confidence)
    };
    let rests = |c: &&Credit| passes_on(c) && c.covers.iter().any(|v| v.span.touches(span));
    let all: Vec<&Credit> = reading.credits.iter().filter(rests).collect();
    let here =
        |c: &&&Credit| c.covers.iter().any(|v| v.span.touches(span) && !v.inferred) && c.basis != Basis::Wire;
    let mut found: Vec<&Credit> = all.iter().filter(here).copied().collect();
    if found.is_empty() {
        found = all.into_iter().filter(|c| c.basis != Basis::Wire).take(1).collect();
    }
    // "..., which one of them leaked to the Post, the Wire reports": who was told lies below who reports it.
    found.sort_by_key(|c| (c.deeper.is_some(), c.span.start));
    found.dedup_by(|a, b| a.outlet.key() == b.outlet.key());
    found
}

/// The statements that `span` is a part of, the most telling first: those whose words it shares.
fn speaking<'a>(reading: &Reading<'a>, span: Span) -> Vec<&'a Statement> {
    let mut found: Vec<(usize, &Statement)> = reading
        .statements
        .iter()
        .filter(|s| s.source.is_some())
        .filter_map(|s| {
            let shared: usize = s.pieces.iter().map(|p| overlap(*p, span)).sum();
            (shared > 0).then_some((shared, s))
        })
        .collect();
    found.sort_by_key(|(shared, s)| (std::cmp::Reverse(*shared), s.pieces[0].start));
    let most = found.first().map_or(0, |f| f.0);
    found.into_iter().filter(|(shared, _)| 2 * shared >= most).map(|(_, s)| s).collect()
}

/// Whether a source is an outlet's own report: "the Ledger", "a report in the Ledger", "the report".
fn is_report_of(source: &Source, outlet: &OutletRef) -> bool {
    let words = name_words(&source.name);
    let name = name_words(&outlet.name);
    let generic =
        |w: &String| matches!(w.as_str(), "report" | "reports" | "article" | "story" | "newspaper" | "paper");
    words.iter().all(generic) || (!name.is_empty() && name.iter().all(|w| words.contains(w)))
}

/// How many bytes two spans share.
fn overlap(a: Span, b: Span) -> usize {
    a.end.min(b.end).saturating_sub(a.start.max(b.start))
}

/// A lead through the reports of other outlets.
fn relayed(setting: &Setting<'_>, reading: &Reading<'_>, relays: &[&Credit], span: Span) -> Lead {
    let mut hops: Vec<Hop> = relays.iter().filter_map(|c| credit_hop(setting, reading, c, span)).collect();
    let Some(last) = relays.last() else { return Lead::unknown() };
    let beyond = |s: &Source| match meant(s) {
        Meant::Named(name, _) => {
            setting.outlet_called(&name).is_none() && !relays.iter().any(|c| is_report_of(s, &c.outlet))
        }
        _ => false,
    };
    let through: Vec<OriginKey> = relays.iter().map(|c| outlet_key(&c.outlet, setting.outlets)).collect();
    // "The company plans to sell, the Ledger reports": whose plan it is did not tell the Ledger of it.
    let says = |s: &&Statement| s.manner == Manner::Said && s.source.as_ref().is_some_and(beyond);
    let named = speaking(reading, span).into_iter().find(says);
    if let Some(mut lead) = named.and_then(|s| spoken(setting, reading, s, Some(&last.outlet))) {
        lead.hops.splice(0..0, hops);
        lead.through.extend(through);
        return lead;
    }
    let deeper = last.deeper.as_ref();
    if let Some((source, Meant::Named(name, kind))) = deeper.map(|s| (s, meant(s)))
        && setting.outlet_called(&name).is_none()
        && let Some(key) = name_key(&name)
    {
        hops.push(deeper_hop(reading, last, source));
        return Lead { hops, key, name, kind, through, ..Lead::unknown() };
    }
    let mut name = last.outlet.name.clone();
    let mut kind = OriginKind::Outlet;
    if let Some(source) = deeper.filter(|s| meant(s) == Meant::Unnamed) {
        hops.push(deeper_hop(reading, last, source));
        name = format!("{name}, {}", described(source));
        kind = OriginKind::Unnamed;
    }
    let key = outlet_key(&last.outlet, setting.outlets);
    Lead { hops, key, name, kind, outlet: Some(last.outlet.clone()), ..Lead::unknown() }
}

/// The step to a credited outlet, with the words of the credit.
fn credit_hop(setting: &Setting<'_>, reading: &Reading<'_>, credit: &Credit, span: Span) -> Option<Hop> {
    let citation = Citation::of(reading.article, credit.span)?;
    let inferred = credit.covers.iter().any(|v| v.inferred && v.span.touches(span))
        && !credit.covers.iter().any(|v| !v.inferred && v.span.touches(span));
    let link =
        reading.article.links.iter().find(|l| credit.basis == Basis::Link && l.span.touches(credit.span));
    let evidence = match (link, inferred) {
        (Some(link), false) => Evidence::Link { citation, href: link.href.clone() },
        (_, true) => {
            Evidence::Inferred { citation, reason: "the credit stands in a sentence before".to_owned() }
        }
        (None, false) => Evidence::Stated { citation },
    };
    let article = setting.article_of(&credit.outlet).map(|i| setting.readings[i].article.id.clone());
    Some(Hop { to: credit.outlet.name.clone(), outlet: Some(credit.outlet.clone()), article, evidence })
}

/// The step from a credited report to the source it names.
fn deeper_hop(reading: &Reading<'_>, credit: &Credit, source: &Source) -> Hop {
    let evidence = Citation::of(reading.article, credit.span)
        .map_or(Evidence::Unknown, |citation| Evidence::Stated { citation });
    Hop { to: described(source), outlet: None, article: None, evidence }
}

/// A lead to the source of a statement. `via` is the outlet that spoke to it, where that is not the article's own.
fn spoken(
    setting: &Setting<'_>,
    reading: &Reading<'_>,
    statement: &Statement,
    via: Option<&OutletRef>,
) -> Option<Lead> {
    let source = statement.source.as_ref()?;
    // "The city wants to sell": who is only described and says nothing is what is reported, not on whose word.
    let is_described =
        matches!(source.kind, SourceKind::Unresolved | SourceKind::Unnamed | SourceKind::Document);
    if is_described && statement.manner != Manner::Said {
        return None;
    }
    let words = statement.source_words.or(statement.cue)?;
    let words = statement.cue.map_or(words, |cue| joined(words, cue));
    let mut lead = lead_to(setting, reading, source, words, via.or(statement.via.as_ref()))?;
    lead.is_weak = statement.manner != Manner::Said;
    lead.through.extend(statement.via.iter().map(|outlet| outlet_key(outlet, setting.outlets)));
    Some(lead)
}

/// A lead to `source`, whom `words` of the article name. `via` is the outlet that spoke to it, where that is not the
/// article's own.
fn lead_to(
    setting: &Setting<'_>,
    reading: &Reading<'_>,
    source: &Source,
    words: Span,
    via: Option<&OutletRef>,
) -> Option<Lead> {
    let citation = Citation::of(reading.article, words)?;
    let hop = |to: String| Hop {
        to,
        outlet: None,
        article: None,
        evidence: Evidence::Stated { citation: citation.clone() },
    };
    let own = reading.article.outlet.as_ref();
    let to_outlet = |outlet: &OutletRef| {
        if own.is_some_and(|own| own.key() == outlet.key()) {
            return None;
        }
        let step = Hop { outlet: Some(outlet.clone()), ..hop(outlet.name.clone()) };
        Some(outlet_lead(setting, vec![step], outlet))
    };
    if source.kind == SourceKind::Outlet {
        return to_outlet(&setting.outlets.refer(&source.name, headwater_model::OutletEvidence::Stated));
    }
    match meant(source) {
        Meant::Nobody => None,
        Meant::Report => {
            let relay = |c: &&Credit| c.basis != Basis::Wire && c.meaning == CreditMeaning::Relay;
            to_outlet(&reading.credits.iter().find(relay)?.outlet)
        }
        Meant::Unnamed => {
            let holder = via.or(own);
            let key = holder.map_or(OriginKey::Page, |outlet| outlet_key(outlet, setting.outlets));
            let name =
                holder.map_or_else(|| described(source), |o| format!("{}, {}", o.name, described(source)));
            let hops = vec![hop(described(source))];
            let outlet = holder.cloned();
            Some(Lead { hops, key, name, kind: OriginKind::Unnamed, outlet, ..Lead::unknown() })
        }
        Meant::Named(name, kind) => {
            if let Some(credit) = reading.credits.iter().find(|c| is_report_of(source, &c.outlet)) {
                return to_outlet(&credit.outlet);
            }
            if let Some(outlet) = setting.outlet_called(&name) {
                return to_outlet(&outlet);
            }
            if let Some(outlet) = setting.reporters.get(&name_words(&name)) {
                return to_outlet(outlet);
            }
            let key = name_key(&name)?;
            let mut office = source.role.as_deref().map(name_words).unwrap_or_default();
            if let Some((_, body)) = HEADS.iter().find_map(|heads| citation.quote.split_once(heads)) {
                office.extend(name_words(body));
            }
            Some(Lead { hops: vec![hop(name.clone())], key, name, kind, office, ..Lead::unknown() })
        }
    }
}

/// The words between a person and the body that he speaks for: "Mara Quill, who heads the Ferry League, said".
const HEADS: [&str; 4] = [", who heads ", ", who leads ", ", who chairs ", ", who runs "];

/// A lead that ends at an outlet.
fn outlet_lead(setting: &Setting<'_>, hops: Vec<Hop>, outlet: &OutletRef) -> Lead {
    Lead {
        hops,
        key: outlet_key(outlet, setting.outlets),
        name: outlet.name.clone(),
        kind: OriginKind::Outlet,
        outlet: Some(outlet.clone()),
        ..Lead::unknown()
    }
}

/// The words from one span to the other where they stand close together, the first alone elsewhere.
fn joined(words: Span, cue: Span) -> Span {
    let whole = Span::new(words.start.min(cue.start), words.end.max(cue.end));
    if whole.len() <= 120 { whole } else { words }
}

/// An unnamed source as a reader is told of it: its own description, marked as unnamed.
fn described(source: &Source) -> String {
    let name = match source.how_many {
        Some(1) if source.name.starts_with("of ") => format!("one {}", source.name),
        _ => source.name.clone(),
    };
    if source.kind == SourceKind::Unnamed { format!("unnamed: {name}") } else { name }
}
