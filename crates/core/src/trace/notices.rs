//! What follows from a retraction or a correction for a claim? Notices of the story → chains cut, values put right.
//!
//! A retraction cuts every chain that rests on the outlet that takes its report back, in all articles; what others have
//! on their own stands. A correction keeps both values and ends the difference that the wrong one made. A notice
//! concerns a claim where it repeats its words or, where it takes back a whole report, stands among them; a correction where
//! the value that was put right stands in the outlet's own wording.

use super::Setting;
use super::inherit::Carried;
use super::terms::normal_form;
use crate::text::{is_filling, words};
use headwater_model::{
    Article, ArticleId, Chain, Citation, Correction, Difference, Notice, NoticeKind, Origin, OutletRef,
    Report, Retraction, Span, Stance,
};
use std::collections::BTreeSet;

/// A notice, and the reading that it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Concerning<'a> {
    reading: usize,
    notice: &'a Notice,
}

/// The words of what was retracted are those of a claim where so much of them stands in most of its wordings ...
const LEAST_SHARE: f32 = 0.6;
/// ... or so much, where the notice was matched with the claim.
const LEAST_SHARE_OF_WORDING: f32 = 0.5;
/// ... and at least so many.
const LEAST_WORDS: usize = 3;

/// The notices that concern the claim. A report whose words are the notice no longer asserts the claim.
pub(super) fn concerning<'a>(setting: &Setting<'a>, carried: &mut [Carried]) -> Vec<Concerning<'a>> {
    let all = setting.readings.iter().enumerate();
    let all = all.flat_map(|(reading, r)| r.notices.iter().map(move |notice| Concerning { reading, notice }));
    let found: Vec<Concerning<'a>> = all.filter(|c| c.concerns(setting, carried)).collect();
    for one in &found {
        for report in carried.iter_mut().filter(|c| c.article == one.reading) {
            let rest: Vec<Span> =
                report.spans.iter().copied().filter(|&s| !one.notice.span.touches(s)).collect();
            if !rest.is_empty() {
                report.spans = rest;
            } else if one.notice.kind == NoticeKind::Retraction {
                report.stance = Stance::Disputes;
                report.leads.clear();
            }
        }
    }
    found
}

impl Concerning<'_> {
    fn concerns(&self, setting: &Setting<'_>, carried: &[Carried]) -> bool {
        let is_notice = |c: &Carried, span: Span| c.article == self.reading && self.notice.span.touches(span);
        let wordings: Vec<(usize, Span)> = carried
            .iter()
            .filter_map(|c| Some((c.article, *c.spans.iter().find(|&&s| !is_notice(c, s))?)))
            .collect();
        // What is told by the notice alone is that there is one.
        if wordings.is_empty() {
            return false;
        }
        let is_wording = carried.iter().any(|c| c.spans.iter().any(|&s| is_notice(c, s)));
        match self.notice.kind {
            NoticeKind::Correction => wordings.iter().any(|&(at, span)| self.puts_right(setting, at, span)),
            NoticeKind::Retraction => match self.notice.wrong {
                Some(wrong) => self.repeats(setting, wrong, is_wording, &wordings),
                None if is_wording => true,
                None => wordings.iter().any(|(at, _)| *at == self.reading),
            },
        }
    }

    /// Whether the words that were taken back are those of the claim.
    fn repeats(
        &self,
        setting: &Setting<'_>,
        wrong: Span,
        is_wording: bool,
        wordings: &[(usize, Span)],
    ) -> bool {
        let least = if is_wording { LEAST_SHARE_OF_WORDING } else { LEAST_SHARE };
        let taken_back = telling(&setting.readings[self.reading].article.text, wrong);
        let repeating = wordings.iter().filter(|&&(at, span)| {
            let told = telling(&setting.readings[at].article.text, span);
            let shared = taken_back.intersection(&told).count();
            shared >= LEAST_WORDS && shared as f32 >= least * taken_back.len() as f32
        });
        2 * repeating.count() > wordings.len()
    }

    /// Whether the value that was put right stands in this wording, and the outlet's text has it nowhere else.
    fn puts_right(&self, setting: &Setting<'_>, at: usize, span: Span) -> bool {
        let article = setting.readings[at].article;
        let is_its = self.notice.outlet.as_ref().is_some_and(|o| is_of(article, o)) || at == self.reading;
        let values = self.values(setting);
        let here = |within: Span| {
            words(within.of(&article.text)).any(|w| values.contains(&normal_form(&w.text.to_lowercase())))
        };
        let elsewhere = || {
            let places = super::assertion::article_sentences(article).into_iter();
            places
                .filter(|s| !self.notice.span.touches(*s) || at != self.reading)
                .filter(|s| here(*s))
                .count()
        };
        let about = telling(&setting.readings[self.reading].article.text, self.notice.span);
        let shares = || telling(&article.text, span).intersection(&about).count() > 1;
        is_its && !values.is_empty() && here(span) && (shares() || elsewhere() == 1)
    }

    /// The values before and after, in their normal form.
    fn values(&self, setting: &Setting<'_>) -> Vec<String> {
        let text = &setting.readings[self.reading].article.text;
        let both = [self.notice.was, self.notice.now].into_iter().flatten();
        both.map(|span| normal_form(&span.of(text).to_lowercase())).collect()
    }

    fn citation(&self, setting: &Setting<'_>) -> Option<Citation> {
        Citation::of(setting.readings[self.reading].article, self.notice.span)
    }
}

/// Cuts the chains that rest on an outlet which took the claim back; `chains` stand beside `carried`.
pub(super) fn retract(
    setting: &Setting<'_>,
    concerning: &[Concerning<'_>],
    carried: &[Carried],
    origins: &[Origin],
    chains: &mut [Vec<Chain>],
) -> Vec<Retraction> {
    let mut found: Vec<Retraction> = Vec::new();
    for one in concerning.iter().filter(|c| c.notice.kind == NoticeKind::Retraction) {
        let Some((outlet, citation)) = one.notice.outlet.clone().zip(one.citation(setting)) else { continue };
        if found.iter().any(|r| r.outlet.key() == outlet.key()) {
            continue;
        }
        let mut reports: Vec<ArticleId> = Vec::new();
        for (report, chains) in carried.iter().zip(chains.iter_mut()) {
            let article = setting.readings[report.article].article;
            let before = chains.len();
            chains.retain(|chain| !is_of(article, &outlet) && !rests_on(setting, chain, origins, &outlet));
            if chains.len() < before && report.stance != Stance::Disputes {
                reports.push(article.id.clone());
            }
            if report.stance == Stance::Disputes && report.article == one.reading {
                chains.clear();
            }
        }
        found.push(Retraction { outlet, citation, reports });
    }
    found
}

/// Whether a chain leads through `outlet` or ends there.
fn rests_on(setting: &Setting<'_>, chain: &Chain, origins: &[Origin], outlet: &OutletRef) -> bool {
    let is_it = |other: Option<&OutletRef>| other.is_some_and(|o| o.key() == outlet.key());
    let of_article = |id: &ArticleId| is_it(setting.article(id).and_then(|a| a.outlet.as_ref()));
    is_it(origins[chain.origin].outlet.as_ref())
        || chain
            .hops
            .iter()
            .any(|hop| is_it(hop.outlet.as_ref()) || hop.article.as_ref().is_some_and(of_article))
}

/// What outlets put right in their reports of the claim; a value that was put right makes no difference any more.
pub(super) fn correct(
    setting: &Setting<'_>,
    concerning: &[Concerning<'_>],
    reports: &[Report],
    differences: &mut Vec<Difference>,
) -> Vec<Correction> {
    let mut found = Vec::new();
    for one in concerning.iter().filter(|c| c.notice.kind == NoticeKind::Correction) {
        let Some((outlet, citation)) = one.notice.outlet.clone().zip(one.citation(setting)) else { continue };
        let text = &setting.readings[one.reading].article.text;
        let value = |span: Option<Span>| span.map(|s| s.of(text).to_owned());
        let (was, now) = (value(one.notice.was), value(one.notice.now));
        if let Some(was) = &was {
            settle(setting, reports, differences, &outlet, &normal_form(&was.to_lowercase()));
        }
        found.push(Correction { outlet, citation, was, now });
    }
    found
}

/// Takes `wrong` out of the differences where all who give it are the outlet, or rest on it.
fn settle(
    setting: &Setting<'_>,
    reports: &[Report],
    differences: &mut Vec<Difference>,
    outlet: &OutletRef,
    wrong: &str,
) {
    let its = |id: &ArticleId| {
        let leads_there = |chain: &Chain| {
            chain.hops.iter().any(|hop| hop.outlet.as_ref().is_some_and(|o| o.key() == outlet.key()))
        };
        setting.article(id).is_some_and(|a| is_of(a, outlet))
            || reports.iter().any(|r| r.article == *id && r.chains.iter().any(leads_there))
            || setting
                .story
                .copies
                .iter()
                .any(|c| c.article == *id && setting.article(&c.of).is_some_and(|a| is_of(a, outlet)))
    };
    for difference in differences.iter_mut() {
        let is_wrong = |value: &str| normal_form(&value.to_lowercase()) == wrong;
        difference.values.retain(|v| !is_wrong(&v.value) || !v.citations.iter().all(|c| its(&c.article)));
    }
    differences.retain(|d| d.values.len() > 1);
}

fn is_of(article: &Article, outlet: &OutletRef) -> bool {
    article.outlet.as_ref().is_some_and(|o| o.key() == outlet.key())
}

/// The words of a passage that tell something, in their normal form.
fn telling(text: &str, span: Span) -> BTreeSet<String> {
    let lower = words(span.of(text)).map(|w| w.text.to_lowercase());
    lower.filter(|w| !is_filling(w) && w.len() > 2).map(|w| normal_form(&w)).collect()
}
