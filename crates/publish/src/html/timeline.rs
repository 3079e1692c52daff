//! When did it happen, and when was it reported? Day by day, the one beside the other.

use super::days;
use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::wording::moment;
use headwater_model::{Article, Citation, Claim, Moment, Span};
use std::collections::BTreeMap;

/// So many events and reports of one day are shown.
const EVENTS: usize = 8;
const REPORTS: usize = 40;

/// So many words of a claim are shown.
const WORDS: usize = 12;

/// Something that a report dates to a day.
struct Event<'a> {
    claim: &'a Claim,
    /// The report whose words name the day, and the words.
    citation: &'a Citation,
    words: Span,
}

/// What is known of one day.
#[derive(Default)]
struct Day<'a> {
    events: Vec<Event<'a>>,
    reports: Vec<&'a Article>,
}

/// The section; empty where no report is dated.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    let mut days: BTreeMap<Moment, Day<'_>> = BTreeMap::new();
    for article in &sheet.file.articles {
        if let Some(published) = article.published {
            days.entry(Moment::day(published.date)).or_default().reports.push(article);
        }
    }
    if days.is_empty() {
        return markup;
    }
    for &claim in &sheet.claims {
        if let Some((day, event)) = event(sheet, claim) {
            days.entry(day).or_default().events.push(event);
        }
    }
    markup.raw("<p class=\"gloss\">On the left what the reports date to a day, as their words name it; on the right what \
                was published on it. Days of the week are worked out from the day of the report.</p><div class=\"scroll\" \
                role=\"region\" aria-labelledby=\"time-name\" tabindex=\"0\"><table class=\"time\" role=\"table\"><caption \
                id=\"time-name\">Time of the events, time of the reports</caption><thead role=\"rowgroup\"><tr \
                role=\"row\"><th scope=\"col\" role=\"columnheader\">Day</th><th scope=\"col\" \
                role=\"columnheader\">Dated to this day</th><th scope=\"col\" role=\"columnheader\">Reported</th></tr>\
                </thead><tbody role=\"rowgroup\">");
    for (date, day) in &days {
        markup.raw("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
        super::head::time(&mut markup, date);
        markup.raw("</th><td class=\"dated\" role=\"cell\">");
        events(&mut markup, sheet, &day.events);
        markup.raw("</td><td class=\"told\" role=\"cell\">");
        reports(&mut markup, sheet, &day.reports);
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table></div>");
    let undated = sheet.file.articles.iter().filter(|a| a.published.is_none());
    let undated: Vec<_> = undated.map(|a| &a.id).collect();
    if !undated.is_empty() {
        markup.raw("<p class=\"note\">Undated: ");
        sheet.report_numbers(&mut markup, undated);
        markup.raw(".</p>");
    }
    markup
}

/// The day that the words of a claim name: those that are shown, else its line. What other reports of it name may be
/// another part of it.
fn event<'a>(sheet: &Sheet<'a>, claim: &'a Claim) -> Option<(Moment, Event<'a>)> {
    let citation = sheet.line(claim).unwrap_or(&claim.line);
    let (words, day) = days::day(sheet.numbers.article(&citation.article)?, citation.span)?;
    Some((day, Event { claim, citation, words }))
}

/// What is dated to a day.
fn events(markup: &mut Markup, sheet: &Sheet<'_>, events: &[Event<'_>]) {
    if events.is_empty() {
        return;
    }
    markup.raw("<ul>");
    for event in events.iter().take(EVENTS) {
        markup.raw("<li>");
        sheet.claim_link(markup, event.claim);
        markup.raw(" ");
        let citation = event.citation;
        if sheet.bound.allows(&citation.article, citation.span) {
            let span = sheet.first_words(&citation.article, citation.span, WORDS);
            sheet.quote(markup, &citation.article, span);
            markup.raw(if span.end < citation.span.end { "&nbsp;… " } else { " " });
        } else if sheet.bound.allows(&citation.article, event.words) {
            sheet.quote(markup, &citation.article, event.words);
            markup.raw(" ");
        } else {
            sheet.original(markup, &citation.article);
            markup.raw(" ");
        }
        sheet.mark(markup, citation);
        markup.raw("</li>");
    }
    if events.len() > EVENTS {
        markup.raw("<li>and ").number(events.len() - EVENTS).raw(" more claims</li>");
    }
    markup.raw("</ul>");
}

/// The reports of a day, in order of time.
fn reports(markup: &mut Markup, sheet: &Sheet<'_>, reports: &[&Article]) {
    if reports.is_empty() {
        return;
    }
    markup.raw("<ul>");
    for article in reports.iter().take(REPORTS) {
        markup.raw("<li>");
        let full = article.published.as_ref().map(moment).unwrap_or_default();
        if let Some((_, clock)) = full.split_once(", ") {
            markup.raw("<span class=\"clock\">").text(clock).raw("</span> ");
        }
        sheet.listed(markup, &article.id);
        markup.raw("</li>");
    }
    if reports.len() > REPORTS {
        markup.raw("<li>and ").number(reports.len() - REPORTS).raw(" more reports</li>");
    }
    markup.raw("</ul>");
}
