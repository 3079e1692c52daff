//! Who has what? The claims by outlets: states it, keeps its distance, says otherwise, leaves it out, has only a blurb.
//!
//! Each cell holds a word; the style shows a mark in its place, so that neither colour nor a mark alone carries it.

use super::markup::Markup;
use super::sheet::Sheet;
use headwater_model::{Article, ArticleId, Claim, OutletRef, Stance};
use std::collections::{BTreeSet, HashMap};

/// So many claims of several reports are shown; where there are fewer than `LEAST_ROWS`, some of one report too.
const ROWS: usize = 20;
const LEAST_ROWS: usize = 8;

/// So many words of a claim are shown in its row.
const WORDS: usize = 14;

/// So many outlets are shown, those with the most claims.
const COLUMNS: usize = 32;

/// A table of so many outlets fits beside the heading of its section.
const NARROW: usize = 14;

/// The articles of one outlet.
struct Column<'a> {
    article: &'a Article,
    articles: Vec<&'a ArticleId>,
    is_blurb: bool,
}

/// The section; empty where there are no two outlets to compare.
pub(super) fn section(sheet: &Sheet<'_>) -> Markup {
    let mut markup = Markup::new();
    let all = columns(sheet);
    let (shared, alone): (Vec<&Claim>, Vec<&Claim>) = sheet.claims.iter().partition(|c| c.reports.len() > 1);
    let fill = LEAST_ROWS.saturating_sub(shared.len());
    let rows: Vec<&Claim> = shared.into_iter().take(ROWS).chain(alone.into_iter().take(fill)).collect();
    if all.len() < 2 || rows.is_empty() {
        return markup;
    }
    let columns = widest(sheet, all);
    markup.raw("<p class=\"gloss\">What an outlet leaves out tells nothing of why.</p><ul class=\"legend cells\"><li \
                class=\"s\">states it</li><li class=\"h\">keeps its distance</li><li class=\"x\">says that it does not \
                hold</li><li class=\"o\">leaves it out</li><li class=\"b\">has only a blurb</li><li class=\"e\">came out \
                before</li></ul>");
    markup.raw(if columns.0.len() > NARROW {
        "<div class=\"scroll broad\""
    } else {
        "<div class=\"scroll\""
    });
    markup.raw(
        " role=\"region\" aria-labelledby=\"grid-name\" tabindex=\"0\"><table class=\"grid\"><caption \
                id=\"grid-name\">Claims by outlets</caption><thead><tr><th scope=\"col\">Claim</th>",
    );
    for column in &columns.0 {
        markup.raw("<th scope=\"col\"><span>");
        sheet.outlet(&mut markup, column.article.outlet.as_ref());
        markup.raw("</span></th>");
    }
    markup.raw("</tr></thead><tbody>");
    for claim in &rows {
        row(&mut markup, sheet, claim, &columns.0);
    }
    markup.raw("</tbody></table></div>");
    left_out(&mut markup, sheet.claims.len() - rows.len(), columns.1);
    markup
}

/// Tells how much is not in the table.
fn left_out(markup: &mut Markup, claims: usize, outlets: usize) {
    if claims + outlets == 0 {
        return;
    }
    markup.raw("<p class=\"note\">Not in the table: ");
    if claims > 0 {
        markup.number(claims).raw(" more claims, most of them in one report alone");
    }
    if outlets > 0 {
        markup
            .raw(if claims > 0 { "; " } else { "" })
            .number(outlets)
            .raw(" outlets that have the fewest of these");
    }
    markup.raw(".</p>");
}

/// One claim by all outlets.
fn row(markup: &mut Markup, sheet: &Sheet<'_>, claim: &Claim, columns: &[Column<'_>]) {
    markup.raw("<tr><th scope=\"row\">");
    sheet.claim_link(markup, claim);
    markup.raw(" ");
    match sheet.line(claim) {
        Some(line) => {
            let span = sheet.first_words(&line.article, line.span, WORDS);
            sheet.quote(markup, &line.article, span);
            markup.raw(if span.end < line.span.end { "&nbsp;…" } else { "" });
        }
        None => sheet.claim_place(markup, claim),
    }
    markup.raw("</th>");
    for column in columns {
        markup.raw(cell(claim, column));
    }
    markup.raw("</tr>");
}

/// How the reports of one outlet stand to a claim: what one of them says counts for the outlet.
fn cell(claim: &Claim, column: &Column<'_>) -> &'static str {
    let stances = || claim.reports.iter().filter(|r| column.articles.contains(&&r.article)).map(|r| r.stance);
    let has = |wanted: Stance| stances().any(|s| s == wanted);
    if has(Stance::States) {
        "<td class=\"s\"><b>states</b>"
    } else if has(Stance::Disputes) {
        "<td class=\"x\"><b>says not so</b>"
    } else if has(Stance::Hedges) {
        "<td class=\"h\"><b>keeps its distance</b>"
    } else if column.articles.iter().any(|id| claim.left_out_by.contains(id)) {
        "<td class=\"o\"><b>leaves out</b>"
    } else if column.is_blurb {
        "<td class=\"b\"><b>blurb</b>"
    } else {
        "<td class=\"e\"><b>before</b>"
    }
}

/// The outlets in the order of their first article; an article of unknown outlet stands alone.
fn columns<'a>(sheet: &Sheet<'a>) -> Vec<Column<'a>> {
    let mut columns: Vec<(Option<String>, Column<'a>)> = Vec::new();
    for article in &sheet.file.articles {
        let own = article.outlet.as_ref().map(OutletRef::key);
        match columns.iter_mut().find(|(known, _)| own.is_some() && *known == own) {
            Some((_, column)) => column.articles.push(&article.id),
            None => columns.push((
                own,
                Column { article, articles: vec![&article.id], is_blurb: sheet.is_blurb(article) },
            )),
        }
    }
    columns.into_iter().map(|(_, column)| column).collect()
}

/// The columns that are shown, in their order, and how many are not.
fn widest<'a>(sheet: &Sheet<'_>, columns: Vec<Column<'a>>) -> (Vec<Column<'a>>, usize) {
    let column_of: HashMap<&ArticleId, usize> =
        columns.iter().enumerate().flat_map(|(at, c)| c.articles.iter().map(move |id| (*id, at))).collect();
    let mut counts = vec![0_usize; columns.len()];
    for claim in &sheet.claims {
        let having: BTreeSet<usize> =
            claim.reports.iter().filter_map(|r| column_of.get(&r.article).copied()).collect();
        having.into_iter().for_each(|at| counts[at] += 1);
    }
    let mut order: Vec<usize> = (0..columns.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(counts[at]), at));
    let shown: Vec<usize> = order.into_iter().take(COLUMNS).collect();
    let left_out = columns.len() - shown.len();
    let kept = columns.into_iter().enumerate().filter(|(at, _)| shown.contains(at));
    (kept.map(|(_, column)| column).collect(), left_out)
}
