//! `headwater origins INPUT...`: claims, and the way of each to its origins.

use super::Desk;
use crate::cli::{ExportForm, General, Origins};
use crate::errors::{Failure, Outcome};
use headwater_model::StoryFile;
use headwater_publish::{dot, json, prov, terminal};

/// Prints the claims of each story with their chains; with `--explain`, one claim with all its evidence.
pub(super) fn run(command: &Origins, general: &General) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(&command.input.paths, general)?;
    desk.decide(&command.grouping)?;
    let mut stories = desk.tell();
    let wanted = command
        .explain
        .as_deref()
        .map(|name| name.split_once(':').map_or((None, name), |(story, claim)| (Some(story), claim)));
    if let Some((story, claim)) = wanted {
        keep(&mut stories, story, claim);
        if stories.is_empty() {
            let name = command.explain.as_deref().unwrap_or_default();
            return Err(Failure::new(
                format!("there is no claim {name}"),
                "`headwater origins` lists them: c1, c2 ...",
            ));
        }
    }
    if let Some(form) = command.form {
        return desk.write(&exported(form, &stories)?);
    }
    desk.print(
        || terminal::claims(&stories, wanted.is_some(), desk.look),
        || desk.to_json(json::stories(&stories)),
    )
}

/// The chains in a form for another program.
fn exported(form: ExportForm, stories: &[StoryFile]) -> Result<String, Failure> {
    match form {
        ExportForm::Prov => prov::stories(stories)
            .map_err(|e| Failure::new(format!("could not write JSON-LD: {e}"), "report this")),
        ExportForm::Dot => Ok(dot::stories(stories)),
    }
}

/// Keeps one claim, of one story where that is named.
fn keep(stories: &mut Vec<StoryFile>, story: Option<&str>, claim: &str) {
    stories.retain(|s| story.is_none_or(|name| s.story.is_called(name)));
    for story in stories.iter_mut() {
        story.claims.retain(|c| c.id.0 == claim);
    }
    stories.retain(|s| !s.claims.is_empty());
}
