//! `headwater verify MADE INPUT...`: does what was made say what its articles say, and no more?

use super::Desk;
use crate::cli::{General, Verify};
use crate::errors::{Failure, Outcome};
use crate::made::{self, Made};
use headwater_core::recap::check;
use headwater_model::{Article, ArticleId, Citation};
use headwater_publish::{json, terminal};
use std::collections::HashMap;

/// Checks every sentence, citation and title of a file against the articles that it was made from.
pub(super) fn run(command: &Verify, general: &General) -> Result<Outcome, Failure> {
    let name = command.made.display().to_string();
    let text = std::fs::read_to_string(&command.made).map_err(|e| {
        Failure::new(
            format!("could not read {name}: {e}"),
            "give what `headwater recap --json` printed, or a story page",
        )
    })?;
    let made = made::read(&name, &text)?;
    let mut desk = Desk::open(&command.input.paths, general)?;
    let articles = desk.articles();
    let verdict = verdict(&made, &articles);
    let printed = desk
        .print(|| terminal::verdict(&name, &verdict, desk.look), || desk.to_json(json::verified(&verdict)))?;
    Ok(if verdict.faults.is_empty() { printed } else { Outcome::SomeFailed })
}

/// What was checked, and what does not stand.
fn verdict(made: &Made, articles: &[Article]) -> headwater_publish::Verdict {
    let by_id: HashMap<&ArticleId, &Article> = articles.iter().map(|a| (&a.id, a)).collect();
    let article = |id: &ArticleId| by_id.get(id).copied();
    let mut faults = Vec::new();
    let mut put = |at: &str, what: &str, why: String| {
        faults.push(headwater_publish::Faulty { at: at.to_owned(), what: what.to_owned(), why });
    };
    for told in &made.sentences {
        let cited: Vec<Citation> = told.citations.iter().map(|c| placed(c, article(&c.article))).collect();
        for fault in check::sentence(&told.text, &cited, article) {
            put(&told.at, &told.text, fault.to_string());
        }
    }
    for cited in &made.cited {
        let found = article(&cited.citation.article);
        if let Some(fault) = check::citation(&placed(&cited.citation, found), found) {
            put(&cited.at, &cited.citation.quote, fault.to_string());
        }
    }
    for titled in &made.titles {
        let of_story: Vec<&Article> = titled.articles.iter().filter_map(article).collect();
        if let Some(fault) = check::title(&titled.title, &of_story) {
            put(&titled.at, &titled.title, fault.to_string());
        }
    }
    headwater_publish::Verdict {
        sentences: made.sentences.len(),
        citations: made.cited.len() + made.sentences.iter().map(|t| t.citations.len()).sum::<usize>(),
        titles: made.titles.len(),
        faults,
    }
}

/// The citation with its paragraph, where it was given without one, and with the words as they are written, where a page
/// shows them in one line.
fn placed(citation: &Citation, article: Option<&Article>) -> Citation {
    let known = || article.map_or(1, |a| a.paragraph_number(citation.span.start));
    let paragraph = if citation.paragraph == 0 { known() } else { citation.paragraph };
    let written = article.and_then(|a| a.text.get(citation.span.start..citation.span.end));
    let is_same = |written: &&str| {
        citation.quote.is_empty() || written.split_whitespace().eq(citation.quote.split_whitespace())
    };
    let quote = written.filter(is_same).map_or_else(|| citation.quote.clone(), str::to_owned);
    Citation { paragraph, quote, ..citation.clone() }
}
