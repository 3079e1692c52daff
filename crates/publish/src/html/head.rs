//! The head of a page: title, how many reports, outlets and independent origins, from when to when.

use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::claims;
use crate::terminal::wording::{independent, moment, outlets, plural};
use headwater_model::{Moment, Recap, StoryFile};

/// Adds the head of a story.
pub(super) fn write(markup: &mut Markup, sheet: &Sheet<'_>) {
    let file = sheet.file;
    markup.raw("<header class=\"head\"><p class=\"brand\"><a href=\"index.html\">Headwater</a></p><h1");
    // The title is a headline of one of the articles, and stands in its language.
    let titled = file.articles.iter().find(|a| a.headline.as_deref() == Some(&file.recap.title));
    super::markup::language(markup, titled);
    markup.raw(">").text(&file.recap.title).raw("</h1><p class=\"counts\">").text(&counts(file)).raw("</p>");
    if file.articles.len() == 1 {
        markup.raw("<p>A single report: there is nothing to compare it with.</p>");
    }
    if let Some(summary) = claims::summary(&sheet.claims) {
        markup.raw("<p class=\"sum\">").text(&summary).raw("</p>");
    }
    markup.raw("<p class=\"dates\">");
    period(markup, &file.recap);
    markup.raw("</p></header>");
}

/// `14 reports, 9 outlets, 3 independent origins`.
pub(super) fn counts(file: &StoryFile) -> String {
    let (reports, outlets) =
        (plural(file.articles.len(), "report"), plural(outlets(&file.articles), "outlet"));
    format!("{reports}, {outlets}, {}", independent(file.recap.origins))
}

/// First and last report.
pub(super) fn period(markup: &mut Markup, recap: &Recap) {
    match (recap.first, recap.last) {
        (None, _) => drop(markup.raw("No report is dated.")),
        (Some(first), Some(last)) if first != last => {
            markup.raw("First report ");
            time(markup, &first);
            markup.raw(", last report ");
            time(markup, &last);
        }
        (Some(first), _) => {
            markup.raw("Reported ");
            time(markup, &first);
        }
    }
}

/// A time that programs read too.
pub(super) fn time(markup: &mut Markup, at: &Moment) {
    markup.raw("<time datetime=\"").text(&at.to_string()).raw("\">").text(&moment(at)).raw("</time>");
}
