//! The articles of a story: outlet, headline, time, address, and which bytes of the text were cited.

use super::flow::{Flow, Screen, Style};
use super::wording::{self, Numbers, plural};
use headwater_model::{Article, ArticleId, Citation, Copy, Evidence, Span, StoryFile};
use std::collections::{BTreeMap, BTreeSet};

/// Writes the articles by number.
pub(crate) fn section(screen: &mut Screen, file: &StoryFile, numbers: &Numbers<'_>) {
    screen.heading(
        Style::Strong,
        "SOURCES",
        "[2.4] above is paragraph 4 of article 2; spans are bytes of its text",
    );
    screen.blank();
    let cited = cited(file);
    for article in &file.articles {
        let copy = file.story.copies.iter().find(|c| c.article == article.id);
        one(screen, numbers, article, copy);
        if let Some(spans) = cited.get(&article.id) {
            let all: Vec<String> = spans
                .iter()
                .map(|(paragraph, span)| format!("{paragraph}: {}-{}", span.start, span.end))
                .collect();
            let flow = Flow::new().faint("cited, paragraph: bytes  ").faint(&all.join(" · "));
            screen.write("      ", "      ", &flow);
        }
    }
}

/// Writes one article: who, what, when, where.
pub(crate) fn one(screen: &mut Screen, numbers: &Numbers<'_>, article: &Article, copy: Option<&Copy>) {
    let number = format!("  {:<4}", numbers.of(&article.id));
    let mut flow = Flow::new().put(Style::Outlet, &wording::outlet(article.outlet.as_ref()));
    let headline = article.headline.as_deref().unwrap_or("(no headline)");
    flow = flow.plain(" · ").put(Style::Strong, headline);
    screen.write(&number, "      ", &flow);
    let time = article.published.as_ref().map_or("undated".to_owned(), wording::moment);
    let mut facts = Flow::new().plain(&time);
    let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
    if !names.is_empty() {
        facts = facts.plain(" · by ").plain(&names.join(", "));
    }
    if let Some(url) = &article.url {
        facts = facts.plain(" · ").plain(url);
    }
    facts = facts.plain(" · ").plain(&article.id.0);
    screen.write("      ", "      ", &facts);
    if let Some(copy) = copy {
        let flow = Flow::new().plain(&format!(
            "{} % of its text is that of {} ({})",
            copy.shared_percent,
            numbers.report(&copy.of),
            plural(copy.passages.len(), "passage")
        ));
        screen.write("      ", "      ", &flow);
    }
}

/// Every place that the output cites, by article, paragraph and span.
fn cited(file: &StoryFile) -> BTreeMap<ArticleId, BTreeSet<(usize, Span)>> {
    let mut places: BTreeMap<ArticleId, BTreeSet<(usize, Span)>> = BTreeMap::new();
    let mut note = |c: &Citation| {
        places.entry(c.article.clone()).or_default().insert((c.paragraph, c.span));
    };
    file.recap.sentences.iter().flat_map(|s| s.citations()).for_each(&mut note);
    for claim in &file.claims {
        note(&claim.line);
        claim.differences.iter().flat_map(|d| &d.values).flat_map(|(_, c)| c).for_each(&mut note);
        claim.denied_by.iter().for_each(|d| note(&d.citation));
        for report in &claim.reports {
            report.citations.iter().take(1).for_each(&mut note);
            report.chains.iter().flat_map(|c| &c.hops).for_each(|hop| match &hop.evidence {
                Evidence::Stated { citation }
                | Evidence::Inferred { citation, .. }
                | Evidence::Link { citation, .. } => note(citation),
                Evidence::SharedText { citation, other } => {
                    note(citation);
                    note(other);
                }
                Evidence::TimingOnly { .. } | Evidence::Unknown => {}
            });
        }
    }
    places
}
