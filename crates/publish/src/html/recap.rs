//! What happened, sentence by sentence; the link to the report that each is taken from stands first.

use super::markup::Markup;
use super::sheet::{Sheet, place_of};
use crate::terminal::wording::plural;

/// The section; empty where the recap is.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    let sentences = &sheet.file.recap.sentences;
    if sentences.is_empty() {
        return markup;
    }
    let mut held = Vec::new();
    markup.raw("<ol class=\"recap\">");
    for sentence in sentences {
        let Some((article, span)) = place_of(sentence) else { continue };
        if !sheet.bound.allows(article, span) {
            held.extend(sentence.citations().first());
            continue;
        }
        markup.raw("<li><p class=\"by\">");
        sheet.original(&mut markup, article);
        for citation in sentence.citations() {
            markup.raw(" ");
            sheet.mark(&mut markup, citation);
        }
        markup.raw("</p><p class=\"line\">");
        if sentence.is_reworded() {
            // Not the words that stand there: no `q`.
            markup.raw("<span");
            sheet.cite(&mut markup, article, span);
            super::markup::language(&mut markup, sheet.numbers.article(article));
            markup.raw(">").text(sentence.text()).raw("</span> <span class=\"held\">(shortened)</span>");
        } else {
            sheet.quote(&mut markup, article, span);
        }
        markup.raw("</p></li>");
    }
    markup.raw("</ol>");
    if !held.is_empty() {
        markup.raw("<p class=\"note\">").text(&plural(held.len(), "more sentence"));
        markup.raw(" would go beyond what may be quoted of one report; to be read in: ");
        sheet.by_report(&mut markup, held);
        markup.raw("</p>");
    }
    markup
}
