//! How does a person read it? Stories → text for a terminal or a pipe, wrapped to a width, with or without colour.
//!
//! Every line carries its citation: `[2.4]` is paragraph 4 of article 2, and the list of sources gives its bytes.
//! Colour never carries meaning alone. The bare word "disputed" is not for readers, and nothing here says what is true.

mod chains;
pub(crate) mod claims;
mod flow;
mod grid;
mod notices;
pub(crate) mod said;
mod sayings;
mod sources;
mod speakers;
mod stages;
mod verdict;
pub(crate) mod wording;

use flow::{Flow, Screen, Style};
use headwater_model::{Claim, StoryFile};
use wording::{Numbers, independent, plural, time_span};

pub(crate) use wording::outlets;

pub use flow::{LEAST_WIDTH, Look};
pub use stages::{claims, extractions, statements, stories, why};
pub use verdict::verdict;

/// One story in full: head, recap, claims by standing, who said what, who leaves out what, sources.
#[must_use]
pub fn story(file: &StoryFile, look: Look) -> String {
    let mut screen = Screen::new(look);
    let numbers = Numbers::new(&file.articles);
    let claims = claims::distinct(&file.claims);
    head(&mut screen, file, &claims);
    if !file.recap.sentences.is_empty() {
        screen.blank();
    }
    for sentence in &file.recap.sentences {
        let mut flow =
            Flow::new().plain(sentence.text()).faint(" ").faint(&numbers.marks(sentence.citations()));
        if sentence.is_reworded() {
            flow = flow.faint(" (shortened)");
        }
        screen.write("  ", "  ", &flow);
    }
    claims::sections(&mut screen, &claims, &numbers);
    said::section(&mut screen, file, &numbers);
    sayings::section(&mut screen, file, &numbers);
    grid::section(&mut screen, file, &claims, &numbers);
    sources::section(&mut screen, file, &numbers);
    screen.blank();
    screen.into_text()
}

/// Title, counts and time of a story.
fn head(screen: &mut Screen, file: &StoryFile, claims: &[&Claim]) {
    screen.rule();
    screen.write("", "", &Flow::new().put(Style::Strong, &file.recap.title));
    let reports = file.articles.len();
    let counts = format!(
        "{}, {}, {}",
        plural(reports, "report"),
        plural(outlets(&file.articles), "outlet"),
        independent(file.recap.origins)
    );
    screen.write("", "", &Flow::new().put(Style::Strong, &counts));
    if reports == 1 {
        screen.write("", "", &Flow::new().plain("a single report: there is nothing to compare it with"));
    }
    if let Some(summary) = claims::summary(claims) {
        screen.write("", "", &Flow::new().plain(&summary));
    }
    let time = time_span(file.story.first, file.story.last).unwrap_or_else(|| "undated".to_owned());
    screen.write("", "", &Flow::new().faint(&time));
}

#[cfg(test)]
mod tests;
