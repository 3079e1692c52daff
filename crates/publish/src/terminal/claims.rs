//! The claims of a story by what a reader is told of them: agreed, contested, one origin, origin unknown.

use super::chains;
use super::flow::{Flow, Screen, Style};
use super::notices::notices;
use super::wording::{self, Numbers, listed, outlets, plural, quoted};
use headwater_model::{
    ArticleId, Citation, Claim, DifferenceKind, Evidence, Moment, OriginKind, Span, Stance, Standing,
};
use std::collections::HashMap;

/// The sections, in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Agreed,
    Contested,
    SingleOrigin,
    OriginUnknown,
    TakenBack,
}

impl Section {
    pub(crate) const ALL: [Self; 5] =
        [Self::Agreed, Self::Contested, Self::TakenBack, Self::SingleOrigin, Self::OriginUnknown];

    /// Where a claim is shown: what is contested stands there, whatever the number of its origins.
    pub(crate) fn of(claim: &Claim) -> Self {
        if claim.standing == Standing::Retracted {
            return Self::TakenBack;
        }
        let disputed = claim.reports.iter().any(|r| r.stance == Stance::Disputes);
        if disputed
            || !claim.retracted.is_empty()
            || !claim.differences.is_empty()
            || claim.denials_by_others().next().is_some()
        {
            return Self::Contested;
        }
        match claim.standing {
            Standing::Agreed => Self::Agreed,
            Standing::Several => Self::Contested,
            Standing::SingleOrigin => Self::SingleOrigin,
            Standing::OriginUnknown => Self::OriginUnknown,
            Standing::Retracted => Self::TakenBack,
        }
    }

    /// So many claims are shown with their chains, and as many more in two lines; the rest are counted. What is agreed
    /// or contested comes first to a reader; where nothing is known of the origin there is little to draw.
    fn in_full(self) -> usize {
        match self {
            Self::Agreed | Self::Contested | Self::TakenBack => 5,
            Self::SingleOrigin => 4,
            Self::OriginUnknown => 2,
        }
    }

    /// The section in the line that counts them all.
    fn summary(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Contested => "where reports differ or somebody denies",
            Self::SingleOrigin => "from one origin",
            Self::OriginUnknown => "of unknown origin",
            Self::TakenBack => "taken back",
        }
    }

    fn heading(self) -> (Style, &'static str, &'static str) {
        match self {
            Self::Agreed => {
                (Style::Good, "AGREED", "two or more independent origins, and nobody says otherwise")
            }
            Self::Contested => {
                (Style::Alarm, "REPORTS DIFFER, OR SOMEBODY DENIES", "both sides, with their words")
            }
            Self::SingleOrigin => (Style::Caution, "ONE ORIGIN", "however many outlets carry it"),
            Self::OriginUnknown => (Style::Caution, "ORIGIN UNKNOWN", "no report says where it comes from"),
            Self::TakenBack => (
                Style::Alarm,
                "TAKEN BACK",
                "the outlet that had it no longer stands by it, and nobody else has it",
            ),
        }
    }
}

/// So many of those claims of a section that one report alone has are shown; the rest are counted.
const ALONE_SHOWN: usize = 4;

/// The claims that a reader is shown: one whose reports all stand in places of an earlier claim tells nothing new,
/// unless it is contested and that one is not.
pub(crate) fn distinct(claims: &[Claim]) -> Vec<&Claim> {
    // A place: the number of the article, and the span.
    type Place = (usize, Span);
    let mut numbers: HashMap<&ArticleId, usize> = HashMap::new();
    let mut shown: Vec<(Vec<Place>, &Claim)> = Vec::new();
    // A claim that holds all places of another holds its first one.
    let mut holding: HashMap<Place, Vec<usize>> = HashMap::new();
    for claim in claims {
        let mut own: Vec<Place> = Vec::with_capacity(claim.reports.len());
        for report in &claim.reports {
            let next = numbers.len();
            let number = *numbers.entry(&report.article).or_insert(next);
            own.extend(report.citations.first().map(|c| (number, c.span)));
        }
        own.sort_unstable();
        let contested = Section::of(claim) == Section::Contested;
        let tells = |earlier: &Claim| !contested || Section::of(earlier) == Section::Contested;
        let holds = |(known, earlier): &(Vec<Place>, &Claim)| {
            tells(earlier) && own.iter().all(|place| known.binary_search(place).is_ok())
        };
        let is_told = match own.first() {
            Some(first) => holding.get(first).into_iter().flatten().any(|&at| holds(&shown[at])),
            None => shown.iter().any(holds),
        };
        if !is_told {
            own.iter().for_each(|place| holding.entry(*place).or_default().push(shown.len()));
            shown.push((own, claim));
        }
    }
    shown.into_iter().map(|(_, claim)| claim).collect()
}

/// How many claims stand in which section, in one line; `None` where there are none.
pub(crate) fn summary(claims: &[&Claim]) -> Option<String> {
    let parts: Vec<String> = Section::ALL
        .into_iter()
        .map(|section| (section, claims.iter().filter(|c| Section::of(c) == section).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(section, count)| format!("{count} {}", section.summary()))
        .collect();
    let claims = plural(claims.len(), "claim");
    (!parts.is_empty()).then(|| format!("{claims}: {}", parts.join(", ")))
}

/// Writes claims, section by section.
pub(crate) fn sections(screen: &mut Screen, all: &[&Claim], numbers: &Numbers<'_>) {
    for section in Section::ALL {
        let claims: Vec<&Claim> = all.iter().copied().filter(|c| Section::of(c) == section).collect();
        if claims.is_empty() {
            continue;
        }
        let (style, name, meaning) = section.heading();
        screen.heading(style, name, meaning);
        let (shared, alone): (Vec<&Claim>, Vec<&Claim>) = claims
            .into_iter()
            .partition(|c| c.reports.len() > 1 || matches!(section, Section::Contested | Section::TakenBack));
        for (at, claim) in shared.iter().take(2 * section.in_full()).enumerate() {
            screen.blank();
            if at < section.in_full() {
                full(screen, numbers, claim)
            } else {
                counted(screen, numbers, claim)
            }
        }
        screen.blank();
        for claim in alone.iter().take(ALONE_SHOWN) {
            brief(screen, numbers, claim);
        }
        let more =
            shared.len().saturating_sub(2 * section.in_full()) + alone.len().saturating_sub(ALONE_SHOWN);
        if more > 0 {
            let line = format!("and {more} more: `headwater origins` shows all");
            screen.write("  ", "  ", &Flow::new().faint(&line));
        }
    }
}

/// Writes a claim with its count alone.
fn counted(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    headline(screen, numbers, claim);
    screen.write("      ", "      ", &Flow::new().put(Style::Strong, &count(numbers, claim)));
    contradictions(screen, numbers, claim);
}

/// Writes a claim with its count, what contradicts it, and its chains.
pub(crate) fn full(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    headline(screen, numbers, claim);
    screen.write("      ", "      ", &Flow::new().put(Style::Strong, &count(numbers, claim)));
    contradictions(screen, numbers, claim);
    chains::draw(screen, numbers, claim, "      ");
    additions(screen, numbers, claim);
    perhaps(screen, numbers, claim);
}

/// So many of the reports that may carry the claim too are shown.
const PERHAPS_SHOWN: usize = 4;

/// Where the claim may stand too, in words that only come near it.
fn perhaps(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    let near: Vec<&Citation> = claim.perhaps.iter().filter_map(|r| r.citations.first()).collect();
    if near.is_empty() {
        return;
    }
    let more = near.len().saturating_sub(PERHAPS_SHOWN);
    let mut flow = Flow::new()
        .faint("perhaps also, in other words: ")
        .faint(&numbers.marks(near.into_iter().take(PERHAPS_SHOWN)));
    if more > 0 {
        flow = flow.faint(&format!(" and {more} more"));
    }
    screen.write("      ", "        ", &flow);
}

/// So many of the words that one report alone has are shown of each.
const ADDITIONS_SHOWN: usize = 3;

/// What single reports add to the claim, in words that no other report has.
fn additions(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    for report in claim.reports.iter().filter(|r| !r.adds.is_empty()) {
        let words: Vec<String> = report.adds.iter().take(ADDITIONS_SHOWN).map(|c| quoted(&c.quote)).collect();
        let flow = Flow::new()
            .put(
                Style::Outlet,
                numbers.article(&report.article).map_or("outlet unknown", |a| a.outlet_name()),
            )
            .plain(" alone: ")
            .plain(&words.join(", "))
            .faint(" ")
            .faint(&numbers.marks(report.adds.iter().take(ADDITIONS_SHOWN)));
        screen.write("      ", "        ", &flow);
    }
}

/// The claim's name and line, with where it stands.
fn headline(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    let first = format!("  {:<4}", claim.id.0);
    let flow =
        Flow::new().plain(&wording::clause(&claim.line.quote)).faint(" ").faint(&numbers.mark(&claim.line));
    screen.write(&first, "      ", &flow);
}

/// How many outlets carry the claim and on how many origins it rests, in one line that needs no glossary.
pub(crate) fn count(numbers: &Numbers<'_>, claim: &Claim) -> String {
    let carry = || claim.reports.iter().filter(|r| r.stance != Stance::Disputes);
    let outlets = outlets(carry().filter_map(|r| numbers.article(&r.article)));
    let mut asserted: Vec<usize> = carry().flat_map(|r| r.chains.iter().map(|c| c.origin)).collect();
    asserted.sort_unstable();
    asserted.dedup();
    let names: Vec<String> = asserted
        .iter()
        .filter_map(|&at| claim.origins.get(at))
        .filter(|o| o.kind != OriginKind::Unknown)
        .map(wording::origin)
        .collect();
    let who = if outlets == 1 {
        "1 outlet carries this".to_owned()
    } else {
        format!("{outlets} outlets carry this")
    };
    match (claim.independent.at_least, claim.independent.at_most) {
        _ if claim.standing == Standing::Retracted => "No origin stands: it was taken back.".to_owned(),
        _ if outlets == 0 => "No report here states this itself.".to_owned(),
        (0, _) => format!("{who}; origin unknown."),
        (1, 1) if outlets == 1 => format!("{who}, from one origin: {}.", listed(&names)),
        (1, 1) => format!("{who}, but it rests on one origin: {}.", listed(&names)),
        (least, most) if least == most => {
            format!("{who}, from {}: {}.", plural(least as usize, "independent origin"), listed(&names))
        }
        (least, most) => format!(
            "{who}, from {}, at most {most}: {}; unnamed sources of two outlets may be the same people.",
            plural(least as usize, "independent origin"),
            listed(&names)
        ),
    }
}

/// What stands against the claim: values that differ, denials by name, reports that say that it does not hold.
fn contradictions(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    for difference in &claim.differences {
        let last = difference.values.len().saturating_sub(1);
        let mut flow =
            Flow::new().put(Style::Alarm, "reports differ").plain(&format!(" ({}): ", difference.what));
        for (at, value) in difference.values.iter().enumerate() {
            let carriers =
                format!(" ({}){}", carriers(numbers, &value.citations), if at < last { ", " } else { "" });
            flow = flow.put(Style::Strong, &value_shown(difference.kind, &value.value)).plain(&carriers);
        }
        screen.write("      ", "        ", &flow);
        for value in &difference.values {
            let flow = said_since(Flow::new(), numbers, &value.citations, value.since);
            screen.write("        ", "          ", &flow);
        }
    }
    for denial in claim.denials_by_others() {
        let flow = Flow::new().put(Style::Alarm, &format!("denied by {}", denial.name)).plain(": ");
        let flow = said_since(flow, numbers, std::slice::from_ref(&denial.citation), denial.since);
        screen.write("      ", "        ", &flow);
    }
    notices(screen, numbers, claim);
    against(screen, numbers, claim);
}

/// A value as a reader writes it: a day in words, a large number with commas.
pub(crate) fn value_shown(kind: DifferenceKind, value: &str) -> String {
    match (kind, value.parse::<Moment>()) {
        (DifferenceKind::Date, Ok(day)) => wording::moment(&day),
        _ => wording::number(value),
    }
}

/// The outlets of the articles cited, each once.
fn carriers(numbers: &Numbers<'_>, citations: &[Citation]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for citation in citations {
        let name = numbers.article(&citation.article).map_or("outlet unknown", |a| a.outlet_name());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

/// The words of the first of `citations`, with all the places, and since when they have been there.
fn said_since(flow: Flow, numbers: &Numbers<'_>, citations: &[Citation], since: Option<Moment>) -> Flow {
    let flow = flow.plain(&citations.first().map_or_else(String::new, |c| quoted(&c.quote)));
    let flow = match since {
        Some(time) => flow.plain(&format!(", since {}", wording::moment(&time))),
        None => flow.plain(", undated"),
    };
    flow.faint(" ").faint(&numbers.marks(citations))
}

/// Reports that say that the claim does not hold, without a name that denies it.
fn against(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    for report in claim.reports.iter().filter(|r| r.stance == Stance::Disputes) {
        let is_told = claim.denied_by.iter().any(|d| d.citation.article == report.article)
            || claim.retracted.iter().any(|r| r.citation.article == report.article);
        let Some(citation) = report.citations.first().filter(|_| !is_told) else { continue };
        let flow = Flow::new()
            .put(Style::Alarm, &format!("{} says that it does not hold", numbers.report(&report.article)))
            .plain(": ")
            .plain(&quoted(&citation.quote))
            .faint(" ")
            .faint(&numbers.mark(citation));
        screen.write("      ", "        ", &flow);
    }
}

/// A claim that one report alone has: its line, who has it, and on whose word, without a tree.
fn brief(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    headline(screen, numbers, claim);
    let Some(report) = claim.reports.first() else { return };
    let outlet = numbers.article(&report.article).map_or("outlet unknown", |a| a.outlet_name());
    let mut flow = Flow::new().put(Style::Strong, &format!("only {outlet}"));
    let names: Vec<String> = report
        .chains
        .iter()
        .filter_map(|c| claim.origins.get(c.origin))
        .filter(|o| o.kind != OriginKind::Unknown)
        .map(wording::origin)
        .collect();
    flow = match (names.as_slice(), report.stance) {
        ([], Stance::Hedges) => flow.plain(", which keeps its distance and names no source"),
        ([], _) => flow.plain(", without a source"),
        (_, _) => flow.plain("; origin: ").plain(&listed(&names)),
    };
    for chain in &report.chains {
        let Some(hop) = chain.hops.first() else { continue };
        if !matches!(hop.evidence, Evidence::Unknown) {
            flow = chains::because(flow, numbers, &hop.evidence, None);
        }
    }
    screen.write("      ", "      ", &flow);
}
