//! How do the reports differ in telling? Counted, never judged: who is quoted where and how much, which words of the same
//! thing one report alone has, and who is quoted first.

use super::bound::words;
use super::markup::Markup;
use super::sheet::Sheet;
use super::speakers;
use crate::terminal::said;
use crate::terminal::wording::plural;
use headwater_model::{
    Article, ArticleId, Citation, Form, Manner, OutletRef, Source, SourceKind, Span, Statement,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// So many rows of each table are shown.
const ROWS: usize = 12;

/// So many examples of an outlet's own words are shown.
const EXAMPLES: usize = 3;

/// The section; empty where a story has no two reports, or nothing to count.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    if sheet.file.articles.len() < 2 {
        return markup;
    }
    quoted(&mut markup, sheet);
    alone(&mut markup, sheet);
    first(&mut markup, sheet);
    markup
}

/// What one source gets: words by outlet.
struct Quoted<'a> {
    source: &'a Source,
    direct: usize,
    indirect: usize,
    outlets: BTreeMap<String, (&'a ArticleId, usize)>,
}

/// The words of a statement that stand in the article, counted.
fn length(article: &Article, statement: &Statement) -> usize {
    statement.pieces.iter().map(|p| words(p.of(&article.text))).sum()
}

/// Who is quoted, with how many words, in which outlets.
fn quoted(markup: &mut Markup, sheet: &Sheet<'_>) {
    let mut rows: Vec<Quoted<'_>> = Vec::new();
    let mut known: HashMap<(&str, SourceKind), usize> = HashMap::new();
    for statement in sheet.file.statements.iter().filter(|s| said::is_shown(s)) {
        let (Some(article), Some(source)) = (sheet.numbers.article(&statement.article), &statement.source)
        else {
            continue;
        };
        let at = *known.entry((&source.name, source.kind)).or_insert_with(|| {
            let of_name = sheet.speakers.iter().map(|s| s.source).find(|s| said::is_same(s, source));
            let speaker = of_name.unwrap_or(source);
            rows.iter().position(|r| said::is_same(r.source, speaker)).unwrap_or_else(|| {
                rows.push(Quoted { source: speaker, direct: 0, indirect: 0, outlets: BTreeMap::new() });
                rows.len() - 1
            })
        });
        let count = length(article, statement);
        if statement.form == Form::Direct {
            rows[at].direct += count;
        } else {
            rows[at].indirect += count;
        }
        let key = article.outlet.as_ref().map_or_else(|| format!("?{}", article.id), OutletRef::key);
        rows[at].outlets.entry(key).or_insert((&article.id, 0)).1 += count;
    }
    if rows.is_empty() {
        return;
    }
    rows.sort_by_key(|r| Reverse(r.direct + r.indirect));
    let more = rows.len().saturating_sub(ROWS);
    markup.raw("<h3>Who is quoted, and how much</h3><div class=\"scroll\" role=\"region\" aria-labelledby=\"quoted-name\" \
                tabindex=\"0\"><table class=\"stack\" role=\"table\"><caption id=\"quoted-name\">Words given to each source: \
                in quotation marks, in the reports’ words, and in which outlets</caption><thead role=\"rowgroup\"><tr \
                role=\"row\"><th scope=\"col\" role=\"columnheader\">Source</th><th scope=\"col\" \
                role=\"columnheader\" class=\"n\">Quoted</th><th scope=\"col\" role=\"columnheader\" \
                class=\"n\">Reported</th><th scope=\"col\" role=\"columnheader\">Outlets</th></tr></thead><tbody \
                role=\"rowgroup\">");
    for row in rows.into_iter().take(ROWS) {
        markup.raw("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
        speakers::name(markup, row.source);
        markup.raw("</th><td role=\"cell\" class=\"n\" data-label=\"quoted \">").number(row.direct);
        markup.raw("</td><td role=\"cell\" class=\"n\" data-label=\"reported \">").number(row.indirect);
        markup.raw("</td><td role=\"cell\">");
        outlets(markup, sheet, row.outlets);
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table></div>");
    note_more(markup, more);
}

/// Outlets with their words, those with the most first.
fn outlets(markup: &mut Markup, sheet: &Sheet<'_>, outlets: BTreeMap<String, (&ArticleId, usize)>) {
    let mut all: Vec<(&ArticleId, usize)> = outlets.into_values().collect();
    all.sort_by_key(|(id, count)| (Reverse(*count), sheet.numbers.of(id)));
    let more = all.len().saturating_sub(ROWS);
    for (at, (id, count)) in all.into_iter().take(ROWS).enumerate() {
        markup.raw(if at > 0 { ", " } else { "" });
        sheet.outlet(markup, sheet.numbers.article(id).and_then(|a| a.outlet.as_ref()));
        markup.raw("&nbsp;").number(count);
    }
    if more > 0 {
        markup.raw(" and ").number(more).raw(" more");
    }
}

/// Tells how many rows are not shown.
fn note_more(markup: &mut Markup, more: usize) {
    if more > 0 {
        markup.raw("<p class=\"note\">And ").number(more).raw(" more.</p>");
    }
}

/// Which words of the same thing one report alone has, by outlet.
fn alone(markup: &mut Markup, sheet: &Sheet<'_>) {
    let mut rows: BTreeMap<usize, BTreeMap<(Span, &ArticleId), &Citation>> = BTreeMap::new();
    let mut keys: Vec<String> = Vec::new();
    for citation in sheet.claims.iter().flat_map(|c| &c.reports).flat_map(|r| &r.adds) {
        let Some(article) = sheet.numbers.article(&citation.article) else { continue };
        let key = article.outlet.as_ref().map_or_else(|| format!("?{}", article.id), OutletRef::key);
        let at = keys.iter().position(|k| *k == key).unwrap_or_else(|| {
            keys.push(key);
            keys.len() - 1
        });
        rows.entry(at).or_default().insert((citation.span, &citation.article), citation);
    }
    if rows.is_empty() {
        return;
    }
    let mut rows: Vec<Vec<&Citation>> =
        rows.into_values().map(|found| found.into_values().collect()).collect();
    rows.sort_by_key(|found| (Reverse(found.len()), sheet.numbers.of(&found[0].article)));
    let more = rows.len().saturating_sub(ROWS);
    markup.raw("<h3>Words that one outlet alone has</h3><div class=\"scroll\" role=\"region\" \
                aria-labelledby=\"alone-name\" tabindex=\"0\"><table class=\"stack\" \
                role=\"table\"><caption id=\"alone-name\">In telling what others tell too</caption><thead \
                role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Outlet</th><th \
                scope=\"col\" role=\"columnheader\" class=\"n\">Places</th><th scope=\"col\" role=\"columnheader\" \
                class=\"n\">Words</th><th scope=\"col\" role=\"columnheader\">For example</th></tr></thead><tbody \
                role=\"rowgroup\">");
    for found in rows.into_iter().take(ROWS) {
        markup.raw("<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">");
        sheet.original(markup, &found[0].article);
        markup.raw("</th><td role=\"cell\" class=\"n\" data-label=\"places \">").number(found.len());
        markup.raw("</td><td role=\"cell\" class=\"n\" data-label=\"words \">");
        markup.number(found.iter().map(|c| words(&c.quote)).sum()).raw("</td><td role=\"cell\">");
        examples(markup, sheet, &found);
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table></div>");
    note_more(markup, more);
}

/// Some of the words, as far as they may be shown; else where they stand.
fn examples(markup: &mut Markup, sheet: &Sheet<'_>, found: &[&Citation]) {
    let shown: Vec<&&Citation> =
        found.iter().filter(|c| sheet.bound.allows(&c.article, sheet.phrase(c))).collect();
    if shown.is_empty() {
        for (at, citation) in found.iter().take(EXAMPLES).enumerate() {
            markup.raw(if at > 0 { " " } else { "" });
            sheet.mark(markup, citation);
        }
        return;
    }
    for (at, citation) in shown.into_iter().take(EXAMPLES).enumerate() {
        markup.raw(if at > 0 { ", " } else { "" });
        sheet.phrase_with_mark(markup, citation);
    }
}

/// Who is quoted first in which reports.
fn first(markup: &mut Markup, sheet: &Sheet<'_>) {
    let mut rows: Vec<(&Source, Vec<&ArticleId>)> = Vec::new();
    let mut silent: Vec<&ArticleId> = Vec::new();
    for article in &sheet.file.articles {
        let own =
            sheet.file.statements.iter().filter(|s| s.article == article.id && s.manner == Manner::Said);
        let named = own.filter_map(|s| Some((s.pieces.first()?.start, s.source.as_ref()?)));
        let Some((_, source)) = named.min_by_key(|(at, _)| *at) else {
            silent.push(&article.id);
            continue;
        };
        match rows.iter_mut().find(|(known, _)| said::is_same(known, source)) {
            Some((_, reports)) => reports.push(&article.id),
            None => rows.push((source, vec![&article.id])),
        }
    }
    if rows.is_empty() {
        return;
    }
    rows.sort_by_key(|(_, reports)| Reverse(reports.len()));
    let more = rows.len().saturating_sub(ROWS);
    markup.raw("<h3>Who has the first word</h3><div class=\"scroll\" role=\"region\" aria-labelledby=\"first-name\" \
                tabindex=\"0\"><table><caption id=\"first-name\">The source whose words stand first in a report</caption>\
                <thead><tr><th scope=\"col\">Source</th><th scope=\"col\">Opens</th></tr></thead><tbody>");
    for (source, reports) in rows.into_iter().take(ROWS) {
        markup.raw("<tr><th scope=\"row\">");
        speakers::name(markup, source);
        markup.raw("</th><td>").text(&plural(reports.len(), "report")).raw(": ");
        names(markup, sheet, &reports);
        markup.raw("</td></tr>");
    }
    markup.raw("</tbody></table></div>");
    note_more(markup, more);
    if !silent.is_empty() {
        markup.raw("<p class=\"note\">").text(&plural(silent.len(), "report")).raw(
            " in which nobody is quoted by name or \
                    description: ",
        );
        names(markup, sheet, &silent);
        markup.raw(".</p>");
    }
}

/// Reports by the names of their outlets, each outlet once.
fn names(markup: &mut Markup, sheet: &Sheet<'_>, reports: &[&ArticleId]) {
    let mut told = BTreeSet::new();
    let mut count = 0;
    for id in reports {
        let outlet = sheet.numbers.article(id).and_then(|a| a.outlet.as_ref());
        if !told.insert(outlet.map_or_else(|| format!("?{id}"), OutletRef::key)) {
            continue;
        }
        markup.raw(if count > 0 { ", " } else { "" });
        sheet.outlet(markup, outlet);
        markup.raw(" ");
        sheet.report_numbers(markup, [*id]);
        count += 1;
    }
}
