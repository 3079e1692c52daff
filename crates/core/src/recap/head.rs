//! What stands above a recap: its title, how many outlets report, how many independent origins there are.

use super::wrongdoing;
use crate::text::{WordStatistics, fold, words};
use headwater_model::{Article, Claim, Count, Origin, OriginKind, Stance};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A title made of a sentence has at most so many characters.
const TITLE_CHARACTERS: usize = 90;

/// Words by which a headline raises its voice.
const LOUD: [&str; 62] = [
    "slams",
    "slam",
    "slammed",
    "blasts",
    "blast",
    "blasted",
    "rips",
    "ripped",
    "torches",
    "torched",
    "destroys",
    "destroyed",
    "shreds",
    "eviscerates",
    "demolishes",
    "owns",
    "schools",
    "claps",
    "lashes",
    "unleashes",
    "erupts",
    "explodes",
    "explosive",
    "bombshell",
    "shocking",
    "shock",
    "shocker",
    "stunning",
    "stunned",
    "stuns",
    "insane",
    "crazy",
    "outrage",
    "outrageous",
    "outraged",
    "fury",
    "furious",
    "rattled",
    "meltdown",
    "chaos",
    "disaster",
    "disgrace",
    "disgusting",
    "horrifying",
    "terrifying",
    "jaw-dropping",
    "unbelievable",
    "incredible",
    "epic",
    "savage",
    "brutal",
    "scathing",
    "humiliating",
    "humiliated",
    "desperate",
    "panic",
    "nightmare",
    "secret",
    "exposed",
    "exclusive",
    "viral",
    "freaks",
];

/// The plainest headline: quiet, and made of words that the other reports share. Else the opening of the first
/// sentence told, cut at a word and marked "…". Where all of these say on too little that somebody did wrong, only
/// which outlets report.
pub(super) fn title(
    articles: &[&Article],
    claims: &[Claim],
    first: Option<&str>,
    statistics: &WordStatistics,
) -> String {
    let headlines: Vec<&str> = articles
        .iter()
        .filter_map(|a| a.headline.as_deref())
        .map(str::trim)
        .filter(|h| !h.is_empty())
        .filter(|h| !wrongdoing::is_unproven(h, articles, claims))
        .collect();
    let shared = reports_by_word(articles);
    // The earlier headline where two are as plain.
    let plainest = headlines.into_iter().rev().max_by(|a, b| {
        let plain = |headline| plainness(headline, &shared, articles.len(), statistics);
        plain(a).total_cmp(&plain(b))
    });
    let opening =
        || first.or_else(|| articles.iter().find_map(|a| a.text.lines().find(|l| !l.trim().is_empty())));
    let made = || opening().map(cut).filter(|t| !wrongdoing::is_unproven(t, articles, claims));
    plainest.map(str::to_owned).or_else(made).unwrap_or_else(|| reported_by(articles))
}

/// "Reports by Harbour Post and Valley Radio": a title that says nothing of anybody.
pub(super) fn reported_by(articles: &[&Article]) -> String {
    let mut names: Vec<&str> = articles.iter().map(|a| a.outlet_name()).collect();
    names.sort_unstable();
    names.dedup();
    match names.as_slice() {
        [] => "No report".to_owned(),
        [one] => format!("Report by {one}"),
        [one, other] => format!("Reports by {one} and {other}"),
        [one, .., last] => format!("Reports by {one}, {last} and others"),
    }
}

/// In how many reports each folded word stands.
fn reports_by_word(articles: &[&Article]) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for article in articles {
        let all = [article.headline.as_deref().unwrap_or(""), &article.text].map(folded_words);
        for word in all.into_iter().flatten().collect::<HashSet<_>>() {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    counts
}

/// The folded words of a line.
fn folded_words(line: &str) -> Vec<String> {
    let mut folded = String::new();
    words(line)
        .map(|word| {
            fold(word.text, &mut folded);
            folded.clone()
        })
        .collect()
}

/// How plain a headline is: the share of its rarity that other reports hold too, less what is loud in it.
fn plainness(
    headline: &str,
    reports: &HashMap<String, usize>,
    articles: usize,
    statistics: &WordStatistics,
) -> f32 {
    let own = folded_words(headline);
    let rarity = |word: &String| statistics.rarity(word) + 0.1;
    let all: f32 = own.iter().map(rarity).sum();
    let others = |word: &String| reports.get(word).copied().unwrap_or(0).saturating_sub(1) as f32;
    let shared: f32 =
        own.iter().map(|w| rarity(w) * others(w) / articles.saturating_sub(1).max(1) as f32).sum();
    let loud = own.iter().filter(|w| LOUD.contains(&w.as_str())).count();
    let shouted = words(headline)
        .filter(|w| {
            w.text.chars().count() > 4 && w.text.chars().all(|c| c.is_alphabetic() && c.is_uppercase())
        })
        .count();
    let marks = headline.matches(['!', '?']).count() + usize::from(headline.contains(['"', '“', '‘']));
    let length = if own.len() < 4 { 0.3 } else { 0.0 } + 0.02 * own.len().saturating_sub(12) as f32;
    shared / all.max(0.1) - 0.4 * (loud + shouted) as f32 - 0.25 * marks as f32 - length
}

/// A sentence as a title: whole where it is short, else cut after a word.
fn cut(sentence: &str) -> String {
    let sentence = sentence.trim();
    if sentence.chars().count() <= TITLE_CHARACTERS {
        return sentence.to_owned();
    }
    let limit = sentence.char_indices().nth(TITLE_CHARACTERS).map_or(sentence.len(), |(at, _)| at);
    let last =
        words(sentence).take_while(|word| word.span.end < limit).last().map_or(limit, |word| word.span.end);
    format!("{}…", &sentence[..last])
}

/// How many outlets report; an article of unknown outlet counts as one by itself.
pub(super) fn outlets(articles: &[&Article]) -> usize {
    let known: BTreeSet<String> =
        articles.iter().filter_map(|a| a.outlet.as_ref()).map(|o| o.key()).collect();
    known.len() + articles.iter().filter(|a| a.outlet.is_none()).count()
}

/// How many independent origins stand behind all claims together: the different origins of the reports that state or
/// hedge one, unknown left out. Unnamed sources may all be the same people: at least they count once.
pub(super) fn origins(claims: &[Claim]) -> Count {
    let asserting = claims.iter().flat_map(|claim| {
        let reports = claim.reports.iter().filter(|report| report.stance != Stance::Disputes);
        reports.flat_map(|report| &report.chains).filter_map(|chain| claim.origins.get(chain.origin))
    });
    let known = asserting.filter(|origin| origin.kind != OriginKind::Unknown);
    let (unnamed, named): (BTreeSet<_>, BTreeSet<_>) = known
        .map(|origin| (origin.kind == OriginKind::Unnamed, origin_key(origin)))
        .partition(|(unnamed, _)| *unnamed);
    let key = |(_, key): &(bool, String)| key.clone();
    let named: BTreeSet<String> = named.iter().map(key).collect();
    // An outlet and its own unnamed sources are one origin.
    let unnamed = unnamed.iter().map(key).filter(|key| !named.contains(key)).count();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Count { at_least: count(named.len() + unnamed.min(1)), at_most: count(named.len() + unnamed) }
}

/// What origins of different claims are compared by.
fn origin_key(origin: &Origin) -> String {
    match (&origin.outlet, origin.kind) {
        (Some(outlet), OriginKind::Unnamed | OriginKind::Outlet) => outlet.key(),
        _ => origin.name.to_lowercase(),
    }
}
