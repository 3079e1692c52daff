//! What was said once and is quoted in several ways: other words, or another speaker.

use super::flow::{Flow, Screen, Style};
use super::wording::{Numbers, quoted};
use headwater_model::{Saying, StoryFile, WordingKind};

/// Writes the quotations that reports word differently or give to different people; nothing where there are none.
pub(crate) fn section(screen: &mut Screen, file: &StoryFile, numbers: &Numbers<'_>) {
    let differs =
        |s: &&Saying| !s.given_to.is_empty() || s.wordings.iter().any(|w| w.kind == WordingKind::Reworded);
    let found: Vec<&Saying> = file.sayings.iter().filter(differs).collect();
    if found.is_empty() {
        return;
    }
    screen.heading(
        Style::Strong,
        "QUOTED DIFFERENTLY",
        "one thing that was said, in the words of each report",
    );
    for saying in found {
        screen.blank();
        let name = saying.source.as_ref().map_or("reports do not agree on who said it", |s| s.name.as_str());
        screen.write("  ", "    ", &Flow::new().put(Style::Strong, name));
        for wording in &saying.wordings {
            let Some(first) = wording.citations.first() else { continue };
            let remark = match wording.kind {
                WordingKind::Whole => "",
                WordingKind::Cut => "cut: ",
                WordingKind::Reworded => "reworded: ",
            };
            let flow = Flow::new().put(Style::Caution, remark).plain(&quoted(&first.quote)).faint(" ");
            screen.write("    ", "      ", &flow.faint(&numbers.marks(&wording.citations)));
        }
        for given in &saying.given_to {
            let flow = Flow::new()
                .put(Style::Outlet, &numbers.report(&given.article))
                .put(Style::Alarm, &format!(" gives these words to {}", given.source.name));
            screen.write("    ", "      ", &flow);
        }
    }
}
