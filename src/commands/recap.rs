//! `headwater recap INPUT...`: the main job, from files to cited recaps.

use super::Desk;
use crate::cli::{General, Recap, Web};
use crate::errors::{Failure, Outcome, note};
use crate::folder;
use crate::progress::Progress;
use crate::rewriter::Rewriter;
use headwater_model::StoryFile;
use headwater_publish::{html, json, terminal};

/// Reads the input and tells each story of two or more reports; with `--all`, single reports too.
pub(super) fn run(command: &Recap, general: &General) -> Result<Outcome, Failure> {
    let mut desk = Desk::open(&command.input.paths, general)?;
    desk.decide(&command.grouping)?;
    let mut stories = desk.tell();
    let singles = stories.iter().filter(|s| s.articles.len() < 2).count();
    if !command.all {
        stories.retain(|s| s.articles.len() > 1);
        tell_singles(singles, stories.len());
    }
    if let (Some(url), Some(model)) = (&command.rewrite, &command.model) {
        let rewriter = Rewriter::new(url, model)?;
        let progress = Progress::new("rewriting", stories.iter().map(|s| s.recap.sentences.len()).sum());
        let rewritten = rewriter.rewrite(&mut stories, || progress.step(1));
        drop(progress);
        rewritten.tell();
    }
    print(&desk, &stories, &command.web)
}

/// Prints stories in full; with `--html`, writes their pages and prints the names of the files, or the JSON beside.
pub(super) fn print(desk: &Desk, stories: &[StoryFile], web: &Web) -> Result<Outcome, Failure> {
    let made = || desk.to_json(json::stories(stories));
    let Some(into) = &web.html else {
        return desk.print(|| stories.iter().map(|s| terminal::story(s, desk.look)).collect(), made);
    };
    let pages = html::pages(stories, desk.knowledge.outlets.all());
    let written = folder::write(into, pages.iter().map(|page| (page.name.as_str(), page.html.as_str())))?;
    desk.print(|| written.iter().map(|path| format!("{}\n", path.display())).collect(), made)
}

/// Tells of reports that no other report stands beside.
fn tell_singles(singles: usize, stories: usize) {
    let they = match singles {
        0 => return,
        1 => "1 report is the only one of its story".to_owned(),
        _ => format!("{singles} reports are the only ones of their stories"),
    };
    let empty = if stories == 0 { ", so there is nothing to compare" } else { "" };
    note(&format!("{they}{empty}: --all shows them"));
}
