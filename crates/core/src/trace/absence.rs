//! Which articles leave a claim out, and which had it first? Reports of a claim → ids of articles.

use super::Setting;
use headwater_model::{ArticleId, Moment, Report};
use std::collections::HashSet;

/// A text of fewer sentences than this is a blurb: what it leaves out tells nothing.
pub(super) const LEAST_SENTENCES: usize = 3;

/// The articles that could have carried the claim and do not: not a blurb, not published before it was
/// known, and not one that perhaps carries it.
pub(super) fn left_out_by(setting: &Setting<'_>, reports: &[Report], perhaps: &[Report]) -> Vec<ArticleId> {
    let known_since: Option<Moment> =
        reports.iter().filter_map(|r| setting.article(&r.article)?.published).min();
    let carry: HashSet<&ArticleId> = reports.iter().chain(perhaps).map(|r| &r.article).collect();
    let full = setting.readings.iter().zip(&setting.is_full).filter(|(_, is_full)| **is_full);
    full.map(|(r, _)| r.article)
        .filter(|a| !carry.contains(&a.id))
        .filter(|a| !known_since.zip(a.published).is_some_and(|(known, then)| then.is_surely_before(&known)))
        .map(|a| a.id.clone())
        .collect()
}

/// The article that had the claim before all others, where every report of it is dated and one is surely the first.
pub(super) fn first_seen(setting: &Setting<'_>, reports: &[Report]) -> Option<ArticleId> {
    let dated = |r: &Report| {
        let article = setting.article(&r.article)?;
        Some((article.published?, article.id.clone()))
    };
    let mut all: Vec<(Moment, ArticleId)> = reports.iter().map(dated).collect::<Option<_>>()?;
    all.sort();
    let first = all.first()?;
    let alone = all.get(1).is_none_or(|second| first.0.is_surely_before(&second.0));
    alone.then(|| first.1.clone())
}
