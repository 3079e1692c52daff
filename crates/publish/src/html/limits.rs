//! What does this page not know? What was not read, how the origins were counted, how much is quoted.

use super::bound::{MOST_SENTENCES, MOST_WORDS};
use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::wording::plural;
use headwater_model::{Access, Article, OutletEvidence};

/// The section.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    markup
        .raw("<h3>What was not read</h3><ul class=\"plain\"><li>Only the ")
        .text(&plural(sheet.file.articles.len(), "report"));
    markup.raw(" listed above were read; what other outlets tell is not known here.</li>");
    for (count, text) in gaps(sheet) {
        if count > 0 {
            markup.raw("<li>").text(&plural(count, "report")).raw(text).raw("</li>");
        }
    }
    let held = sheet.bound.reached();
    markup.raw("</ul><h3>How the origins were counted</h3><ul class=\"plain\"><li>An origin is the deepest source that the \
                words of the reports let a reader reach: a person, a body, a document, unnamed sources of one outlet. It \
                is counted once, however many outlets carry it.</li><li>Outlets of one owner count as one; so do all who \
                run one text, and all who quote one speech, filing or post.</li>");
    let count = sheet.file.recap.origins;
    if count.at_least != count.at_most {
        markup.raw("<li>Unnamed sources of several outlets may be the same people: the lower number counts them once, the \
                    higher one apart.</li>");
    }
    markup.raw("<li>What is called inferred was concluded from other words of a report, from a shared text, or from like \
                words in a later report; the rest stands where the mark leads.</li><li>Whether something is true is not \
                asked here, nor who is right.</li></ul><h3>How much is quoted</h3><ul class=\"plain\"><li>At most ");
    markup.number(MOST_SENTENCES).raw(" sentences and ").number(MOST_WORDS).raw(" words of one report, headlines not \
                counted, unless it is given under a licence that lets anybody pass it on. A phrase of a few words counts \
                by its words. Beyond that the place is given, and the link to the original.</li>");
    if held > 0 {
        markup.raw("<li>For that reason words of ").text(&plural(held, "report")).raw(" were left out.</li>");
    }
    markup.raw("</ul>");
    markup
}

/// What is missing in how many reports.
fn gaps(sheet: &Sheet<'_>) -> [(usize, &'static str); 6] {
    let count = |wanted: &dyn Fn(&Article) -> bool| sheet.file.articles.iter().filter(|a| wanted(a)).count();
    [
        (count(&|a| sheet.is_blurb(a)), ": only a blurb was there to be read"),
        (count(&|a| a.access == Some(Access::Paywalled)), ": behind a paywall, the text may be cut"),
        (count(&|a| a.published.is_none()), ": no date is given"),
        (count(&|a| a.outlet.is_none()), ": it is not known who published it"),
        (
            count(&|a| a.outlet.as_ref().is_some_and(|o| o.evidence == OutletEvidence::Inferred)),
            ": the outlet is inferred",
        ),
        (count(&|a| a.url.is_none()), ": no address is known to link to"),
    ]
}
