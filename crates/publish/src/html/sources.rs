//! The reports by number: headline as the link to the original, outlet, owner, country, time, and how much was there to
//! be read.

use super::bound;
use super::head::time;
use super::markup::{Markup, PAGE_LANGUAGE, address, language};
use super::names;
use super::sheet::Sheet;
use crate::terminal::wording::plural;
use headwater_model::{Access, Article, OutletRef};

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    markup.raw("<p class=\"gloss\">2.4 is paragraph 4 of report 2. The link is to the original.</p><ol class=\"sources\">");
    for article in &sheet.file.articles {
        one(&mut markup, sheet, article);
    }
    markup.raw("</ol>");
    markup
}

/// One report.
fn one(markup: &mut Markup, sheet: &Sheet<'_>, article: &Article) {
    markup
        .raw("<li id=\"r")
        .number(sheet.numbers.of(&article.id))
        .raw("\" data-article=\"")
        .text(&article.id.0);
    markup.raw("\"><p class=\"title\">");
    headline(markup, article);
    markup.raw("</p><p class=\"facts\">");
    sheet.outlet(markup, article.outlet.as_ref());
    if let Some(facts) = sheet.facts(article) {
        if let Some(country) = &facts.country {
            markup.raw(" · ").text(names::country(country));
        }
        if let Some(owner) = facts.owner.as_ref().filter(|owner| **owner != facts.name) {
            markup.raw(" · owned by ").text(owner);
        }
    }
    markup.raw(" · ");
    match &article.published {
        Some(published) => time(markup, published),
        None => drop(markup.raw("undated")),
    }
    if let Some(code) = article.language.as_deref().filter(|code| *code != PAGE_LANGUAGE) {
        markup.raw(" · in ").text(names::language(code));
    }
    let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
    if !names.is_empty() {
        markup.raw(" · by ").name(&names.join(", "));
    }
    markup.raw("</p><p class=\"facts\">");
    extent(markup, sheet, article);
    markup.raw("</p></li>");
}

/// The headline as the link to the original.
fn headline(markup: &mut Markup, article: &Article) {
    let link = article.url.as_deref().and_then(address);
    match link {
        Some(url) => markup.raw("<a class=\"out\" href=\"").text(url).raw("\""),
        None => markup.raw("<span"),
    };
    language(markup, article.headline.as_ref().map(|_| article));
    markup.raw(">").text(article.headline.as_deref().unwrap_or("(no headline)"));
    markup.raw(if link.is_some() {
        "</a>"
    } else {
        "</span> <span class=\"held\">(no address known)</span>"
    });
}

/// Full text or blurb, whose text it is, how much of it stands on this page.
fn extent(markup: &mut Markup, sheet: &Sheet<'_>, article: &Article) {
    let length = plural(bound::words(&article.text), "word");
    markup.raw(match article.access {
        _ if sheet.is_blurb(article) => "only a blurb, ",
        Some(Access::Paywalled) => "text that was open, ",
        _ => "full text, ",
    });
    markup.text(&length).raw(match article.access {
        Some(Access::Paywalled) => "; behind a paywall: it may be cut",
        Some(Access::Metered) => "; metered",
        Some(Access::Free) | None => "",
    });
    let own = article.outlet.as_ref().map(OutletRef::key);
    if let Some(wire) = article.wire.as_ref().filter(|wire| own != Some(wire.key())) {
        markup.raw("; wire copy of ");
        sheet.outlet(markup, Some(wire));
    }
    if let Some(copy) = sheet.file.story.copies.iter().find(|c| c.article == article.id) {
        markup.raw("; ").number(usize::from(copy.shared_percent)).raw(" % of it is the text of report ");
        sheet.report_numbers(markup, [&copy.of]);
    }
    if let Some(licence) = &article.licence {
        markup.raw("; licence: ");
        match address(licence) {
            Some(url) => markup.raw("<a href=\"").text(url).raw("\">").text(licence).raw("</a>"),
            None => markup.text(licence),
        };
    }
    let (_, shown) = sheet.bound.shown(&article.id);
    if shown > 0 {
        markup.raw("; ").number(shown).raw(" words of it quoted here");
    }
}
