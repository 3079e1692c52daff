//! The articles of a story: outlet, headline, time, address, and which bytes of the text were cited.

use super::flow::{Flow, Screen, Style};
use super::wording::{self, Numbers, plural};
use headwater_model::{Article, Copy, Span, StoryFile};

/// Writes the articles by number.
pub(crate) fn section(screen: &mut Screen, file: &StoryFile, numbers: &Numbers<'_>) {
    screen.heading(Style::Strong, "SOURCES", "[2.4] is paragraph 4 of article 2; cited: paragraph and bytes");
    screen.blank();
    for article in &file.articles {
        let copy = file.story.copies.iter().find(|c| c.article == article.id);
        one(screen, numbers, article, copy);
        let cited = numbers.cited(numbers.of(&article.id));
        if !cited.is_empty() {
            screen.write("      ", "      ", &Flow::new().faint("cited: ").faint(&spans(&cited)));
        }
    }
}

/// Spans by paragraph: `[3] 0-45, 46-90 · [4] 92-130`.
fn spans(cited: &[(usize, Span)]) -> String {
    let mut text = String::new();
    let mut last = 0;
    for (paragraph, span) in cited {
        if *paragraph == last {
            text += ", ";
        } else {
            let divider = if last == 0 { "" } else { " · " };
            text += &format!("{divider}[{paragraph}] ");
        }
        text += &format!("{}-{}", span.start, span.end);
        last = *paragraph;
    }
    text
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
    let own = article.outlet.as_ref().map(headwater_model::OutletRef::key);
    if let Some(wire) = article.wire.as_ref().filter(|wire| own != Some(wire.key())) {
        facts = facts.plain(" · wire copy of ").plain(&wire.name);
    }
    // A page of an archive or a feed is called by its address.
    if let Some(url) = article.url.as_ref().filter(|url| **url != article.id.0) {
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
