//! How does each report know a claim? Origin by origin, the reports with the words that lead there; reports that are
//! tied to an origin in the same way stand together.

use super::graph::because;
use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::wording;
use headwater_model::{ArticleId, Chain, Claim, Evidence, Hop, OriginKind, Report};

/// So many lines of a claim are shown, but at least one of each origin.
const LINES: usize = 5;

/// Reports that are tied to an origin in the same way.
struct Tied<'a> {
    hop: Option<&'a Hop>,
    likeness: Vec<f32>,
    articles: Vec<&'a ArticleId>,
}

/// Adds the ways to the origins of a claim, to be unfolded.
pub(super) fn write(markup: &mut Markup, sheet: &Sheet<'_>, claim: &Claim) {
    markup.raw("<details class=\"ways\"><summary>How each report knows it</summary><ul>");
    let mut room = LINES;
    for (index, origin) in claim.origins.iter().enumerate() {
        let tied = tied(claim, index);
        if tied.is_empty() {
            continue;
        }
        markup.raw("<li><strong>");
        markup.name(&if origin.kind == OriginKind::Unknown {
            "No source given".to_owned()
        } else {
            wording::origin(origin)
        });
        markup.raw("</strong><ul>");
        let lines = room.clamp(1, tied.len());
        let more = tied.len() - lines;
        room = room.saturating_sub(lines);
        for one in tied.into_iter().take(lines) {
            line(markup, sheet, &one, origin.kind);
        }
        if more > 0 {
            markup.raw("<li>and ").number(more).raw(" more</li>");
        }
        markup.raw("</ul></li>");
    }
    markup.raw("</ul></details>");
}

/// The reports whose chains end in an origin, by what ties them to it.
fn tied<'a>(claim: &'a Claim, origin: usize) -> Vec<Tied<'a>> {
    let mut chains: Vec<(&Report, &Chain)> = claim
        .reports
        .iter()
        .flat_map(|report| report.chains.iter().map(move |chain| (report, chain)))
        .filter(|(_, chain)| chain.origin == origin)
        .collect();
    chains.sort_by_key(|(_, chain)| chain.hops.len());
    let mut all: Vec<Tied<'a>> = Vec::new();
    for (report, chain) in chains {
        let hop = chain.hops.first();
        let known = all.iter_mut().find(|t| is_alike(t.hop, hop));
        let place = match known {
            Some(place) => place,
            None => {
                all.push(Tied { hop, likeness: Vec::new(), articles: Vec::new() });
                all.last_mut().expect("one was just put in")
            }
        };
        if !place.articles.contains(&&report.article) {
            place.articles.push(&report.article);
        }
        if let Some(Evidence::TimingOnly { likeness }) = hop.map(|h| &h.evidence) {
            place.likeness.push(*likeness);
        }
    }
    all
}

/// Whether two first steps are told in one line.
fn is_alike(one: Option<&Hop>, other: Option<&Hop>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) if one.to == other.to && one.article == other.article => {
            matches!(
                (&one.evidence, &other.evidence),
                (Evidence::SharedText { .. }, Evidence::SharedText { .. })
                    | (Evidence::TimingOnly { .. }, Evidence::TimingOnly { .. })
                    | (Evidence::Unknown, Evidence::Unknown)
            )
        }
        _ => false,
    }
}

/// One line: who, from whom, by what words.
fn line(markup: &mut Markup, sheet: &Sheet<'_>, tied: &Tied<'_>, kind: OriginKind) {
    markup.raw("<li>");
    if let [one] = tied.articles[..] {
        sheet.listed(markup, one);
    } else {
        markup.raw("reports ");
        sheet.report_numbers(markup, tied.articles.iter().copied());
    }
    match tied.hop {
        None if kind == OriginKind::Unknown => {}
        None => drop(markup.raw(": own report")),
        Some(hop) => {
            if hop.article.is_some() || hop.outlet.is_some() {
                markup.raw(" from ").name(&hop.to);
            }
            if hop.article.is_none() && hop.outlet.is_some() {
                markup.raw(" (its report is not among these)");
            }
            markup.raw(": ");
            match &hop.evidence {
                Evidence::TimingOnly { .. } => {
                    let all: Vec<String> =
                        tied.likeness.iter().map(|l| format!("{:.0}%", l * 100.0)).collect();
                    markup.raw("no credit, but like words, ").text(&wording::listed(&all)).raw(" (inferred)");
                }
                evidence => because(markup, sheet, evidence),
            }
        }
    }
    markup.raw("</li>");
}
