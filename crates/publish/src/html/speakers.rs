//! Who said what: speaker by speaker, one saying in all its wordings, to whom and through whom.

use super::markup::Markup;
use super::sheet::Sheet;
use crate::terminal::said::{self, Saying, Speaker};
use headwater_model::{ArticleId, Citation, Form, Source, SourceKind, Statement, Terms};
use std::collections::BTreeSet;

/// So many speakers are shown, those with the most reports first to be kept; and so many sayings of each.
const SPEAKERS: usize = 16;
const SAYINGS: usize = 6;

/// So many places of one wording are marked.
const MARKS: usize = 8;

/// So much of the shorter wording stands in the other where two are taken for one saying, and so many words at least.
const SHARED: f32 = 0.6;
const LEAST_SHARED: usize = 3;

/// The section; empty where nobody is reported to have said anything.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    if sheet.speakers.is_empty() {
        return markup;
    }
    markup.raw(
        "<p class=\"gloss\">In quotation marks the speaker’s words, without them the report’s.</p><div \
                class=\"speakers\">",
    );
    let shown = shown(&sheet.speakers);
    for speaker in sheet.speakers.iter().enumerate().filter(|(at, _)| shown.contains(at)).map(|(_, s)| s) {
        one(&mut markup, sheet, speaker);
    }
    markup.raw("</div>");
    if sheet.speakers.len() > SPEAKERS {
        markup.raw("<p class=\"note\">And ").number(sheet.speakers.len() - SPEAKERS);
        markup.raw(" more, each in few reports: <code>headwater statements</code> shows all.</p>");
    }
    markup
}

/// The places of the speakers that are shown.
fn shown(speakers: &[Speaker<'_>]) -> BTreeSet<usize> {
    let reports = |speaker: &Speaker<'_>| {
        let places = speaker.sayings.iter().flat_map(|s| &s.places);
        places.map(|c| &c.article).collect::<BTreeSet<&ArticleId>>().len()
    };
    let mut order: Vec<usize> = (0..speakers.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(reports(&speakers[at])), at));
    order.into_iter().take(SPEAKERS).collect()
}

/// One speaker with what is reported of them.
fn one(markup: &mut Markup, sheet: &Sheet<'_>, speaker: &Speaker<'_>) {
    markup.raw("<article class=\"speaker\"><h3>");
    name(markup, speaker.source);
    markup.raw("</h3><ul>");
    let mut held: Vec<&Citation> = Vec::new();
    let mut count = 0;
    for variants in variants(&speaker.sayings) {
        let (told, untold): (Vec<&Saying<'_>>, Vec<&Saying<'_>>) =
            variants.into_iter().partition(|s| count < SAYINGS && is_granted(sheet, s));
        held.extend(untold.iter().filter_map(|s| s.places.first()));
        if told.is_empty() {
            continue;
        }
        count += 1;
        markup.raw("<li>");
        for (at, saying) in told.iter().enumerate() {
            wording(markup, sheet, saying, at > 0);
        }
        markup.raw("</li>");
    }
    markup.raw("</ul>");
    if !held.is_empty() {
        markup.raw("<p class=\"held\">").raw(if count > 0 {
            "More in the reports: "
        } else {
            "In the reports: "
        });
        sheet.by_report(markup, held.into_iter().take(12));
        markup.raw("</p>");
    }
    markup.raw("</article>");
}

/// The speaker with office and terms.
pub(super) fn name(markup: &mut Markup, source: &Source) {
    markup.name(&source.name);
    if let Some(role) = &source.role {
        markup.raw("<span class=\"role\">, ").name(role).raw("</span>");
    }
    let remark = match (source.kind, source.terms) {
        (SourceKind::Unnamed, Terms::OnBackground) => Some("unnamed, on background"),
        (SourceKind::Unnamed, _) => Some("unnamed"),
        (SourceKind::Unresolved, _) => Some("who this is the report does not tell"),
        (SourceKind::Document, _) => Some("a document"),
        _ => None,
    };
    if let Some(remark) = remark {
        markup.raw(" <span class=\"role\">(").raw(remark).raw(")</span>");
    }
}

/// Whether any words of a saying may be shown.
fn is_granted(sheet: &Sheet<'_>, saying: &Saying<'_>) -> bool {
    pieces(sheet, saying.statement).next().is_some()
}

/// The pieces of a statement that may be shown.
fn pieces<'s>(
    sheet: &'s Sheet<'_>,
    statement: &'s Statement,
) -> impl Iterator<Item = headwater_model::Span> + 's {
    statement.pieces.iter().copied().filter(|&piece| sheet.bound.allows(&statement.article, piece))
}

/// One wording: the link to the original first.
fn wording(markup: &mut Markup, sheet: &Sheet<'_>, saying: &Saying<'_>, is_variant: bool) {
    let statement = saying.statement;
    markup.raw("<p class=\"by\">");
    if is_variant {
        markup.raw("also worded: ");
    }
    sheet.original(markup, &statement.article);
    marks(markup, sheet, &saying.places);
    markup.raw(if statement.form == Form::Direct {
        "</p><p class=\"said\">"
    } else {
        "</p><p class=\"said told\">"
    });
    if let Some(act) = said::act(statement.attitude) {
        markup.raw("<span class=\"act\">").raw(act).raw("</span> ");
    }
    for (at, piece) in pieces(sheet, statement).enumerate() {
        markup.raw(if at > 0 { " … " } else { "" });
        sheet.quote(markup, &statement.article, piece);
    }
    if let Some(addressee) = &statement.addressee {
        markup.raw(" <span class=\"to\">to ").name(&addressee.name).raw("</span>");
    }
    if let Some(via) = &statement.via {
        markup.raw(" <span class=\"to\">via ");
        sheet.outlet(markup, Some(via));
        markup.raw("</span>");
    }
    markup.raw("</p>");
}

/// Where a wording stands, each paragraph once.
fn marks(markup: &mut Markup, sheet: &Sheet<'_>, places: &[Citation]) {
    let mut marked = BTreeSet::new();
    for citation in places {
        let is_new = marked.insert((&citation.article, citation.paragraph));
        if is_new && marked.len() <= MARKS {
            markup.raw(" ");
            sheet.mark(markup, citation);
        }
    }
    if marked.len() > MARKS {
        markup.raw(" and ").number(marked.len() - MARKS).raw(" more");
    }
}

/// The sayings of one speaker, those that are one in several wordings together.
fn variants<'s, 'a>(sayings: &'s [Saying<'a>]) -> Vec<Vec<&'s Saying<'a>>> {
    let mut groups: Vec<(BTreeSet<String>, Vec<&Saying<'_>>)> = Vec::new();
    for saying in sayings {
        let own = words(&saying.words);
        match groups.iter_mut().find(|(known, _)| is_alike(known, &own)) {
            Some((_, group)) => group.push(saying),
            None => groups.push((own, vec![saying])),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// Whether two wordings share most of the shorter one's words.
fn is_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    let shared = one.intersection(other).count();
    let least = one.len().min(other.len());
    shared >= LEAST_SHARED && shared as f32 >= SHARED * least as f32
}

/// The longer words of a wording, in lower case, and its numbers.
fn words(wording: &str) -> BTreeSet<String> {
    wording
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| w.chars().count() > 3 || w.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect()
}
