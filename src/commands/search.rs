//! `headwater search QUERY`: articles, statements and claims of a store by their words.

use super::status::day;
use super::store_json;
use crate::cli::{General, Search};
use crate::errors::{Failure, Outcome, note};
use crate::output;
use headwater_store::{Found, FoundKind, Query, Store};

/// Prints what is found, the best first.
pub(super) fn run(command: &Search, general: &General) -> Result<Outcome, Failure> {
    let store = Store::open_to_read(&command.data.folder())?;
    let query = Query {
        words: in_words(&command.words),
        speaker: command.speaker.clone(),
        outlet: command.outlet.clone(),
        language: command.language.clone(),
        since: command.since.map(|moment| moment.seconds()),
        until: command.until.map(|moment| moment.seconds()),
        most: command.most,
    };
    let found = store.search(&query)?;
    if found.is_empty() {
        note("nothing was found");
    }
    let text = if general.json { store_json("found", &found)? } else { told(&found) };
    output::print(&text)?;
    Ok(Outcome::Done)
}

/// The arguments as one query: one with blanks in it was quoted by the shell, and is a phrase.
fn in_words(arguments: &[String]) -> String {
    let one = |word: &String| {
        let is_phrase = arguments.len() > 1 && word.contains(' ') && !word.contains('"');
        if is_phrase { format!("\"{word}\"") } else { word.clone() }
    };
    arguments.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn told(found: &[Found]) -> String {
    let mut text = String::new();
    for (kind, heading) in
        [(FoundKind::Article, "ARTICLES"), (FoundKind::Statement, "STATEMENTS"), (FoundKind::Claim, "CLAIMS")]
    {
        let mut of_kind = found.iter().filter(|found| found.kind == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text += &format!("{heading}\n");
        for one in of_kind {
            text += &one_found(one);
        }
    }
    text
}

fn one_found(found: &Found) -> String {
    let outlet = found.outlet.as_deref().unwrap_or("outlet unknown");
    let day = found.published.and_then(day).unwrap_or_else(|| "undated".to_owned());
    let snippet = found.snippet.split_whitespace().collect::<Vec<_>>().join(" ");
    let speaker = found.speaker.as_deref().map(|name| format!("{name}: ")).unwrap_or_default();
    let story = found.story.as_deref().map(|story| format!(", story {story}")).unwrap_or_default();
    let head = match (&found.headline, found.kind) {
        (Some(headline), FoundKind::Article) => format!("  {headline}\n"),
        _ => String::new(),
    };
    format!("{head}  {speaker}{snippet}\n    {outlet}, {day}, {}{story}\n", found.article)
}
