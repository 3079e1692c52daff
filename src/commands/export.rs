//! `headwater export`: what is in a store, as JSON lines.

use crate::cli::{Export, Exported};
use crate::errors::{Failure, Outcome};
use crate::output;
use headwater_model::Article;
use headwater_store::Store;
use serde_json::{Value, json};

/// So many stories are asked for at a time.
const BATCH: usize = 64;

/// Writes one line for each article, version or story.
pub(super) fn run(command: &Export) -> Result<Outcome, Failure> {
    let store = Store::open_to_read(&command.data.folder())?;
    match command.what {
        Exported::Articles => {
            let mut outcome = Ok(());
            store.each_article(|article| {
                if outcome.is_ok() {
                    outcome = line(&record(&article));
                }
            })?;
            outcome?;
        }
        Exported::Versions => {
            let mut ids = Vec::new();
            store.each_article(|article| ids.push(article.id.0))?;
            for id in ids {
                for version in store.versions(&id)? {
                    line(&serde_json::to_value(version).map_err(broken)?)?;
                }
            }
        }
        Exported::Stories => {
            let mut after = String::new();
            loop {
                let ids = store.stories_after(&after, BATCH)?;
                let Some(last) = ids.last() else { break };
                after.clone_from(&last.0);
                for id in &ids {
                    if let Some(file) = store.story_file(&id.0)? {
                        line(&serde_json::to_value(file).map_err(broken)?)?;
                    }
                }
            }
        }
    }
    Ok(Outcome::Done)
}

/// An article in the form that `headwater import` reads.
fn record(article: &Article) -> Value {
    json!({
        "id": article.id,
        "outlet": article.outlet.as_ref().map(|outlet| &outlet.name),
        "published": article.published,
        "updated": article.updated,
        "url": article.url,
        "headline": article.headline,
        "dek": article.dek,
        "byline": article.byline.iter().map(|byline| &byline.name).collect::<Vec<_>>(),
        "section": article.section,
        "edition": article.edition,
        "tags": article.tags,
        "access": article.access,
        "licence": article.licence,
        "language": article.language,
        "text": article.text,
    })
}

fn line(value: &Value) -> Result<(), Failure> {
    output::print(&format!("{value}\n"))
}

fn broken(error: serde_json::Error) -> Failure {
    Failure::new(format!("could not write JSON: {error}"), "report this")
}
