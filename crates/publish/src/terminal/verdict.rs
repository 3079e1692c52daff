//! What a check of something that was made came to.

use super::flow::{Flow, Look, Screen, Style};
use super::wording::{plural, quoted};
use crate::Verdict;

/// Tells what was checked in the file called `name`, and each thing that does not stand.
#[must_use]
pub fn verdict(name: &str, verdict: &Verdict, look: Look) -> String {
    let mut screen = Screen::new(look);
    let checked = format!(
        "{}, {} and {} in {name}",
        plural(verdict.sentences, "sentence"),
        plural(verdict.citations, "citation"),
        plural(verdict.titles, "title"),
    );
    if verdict.faults.is_empty() {
        let flow = Flow::new().put(Style::Good, "all stand").plain(": ").plain(&checked);
        screen.write("", "", &flow);
        return screen.into_text();
    }
    let count = plural(verdict.faults.len(), "fault");
    screen.write("", "", &Flow::new().put(Style::Alarm, &count).plain(" among ").plain(&checked));
    for fault in &verdict.faults {
        screen.blank();
        screen.write("  ", "  ", &Flow::new().faint(&fault.at));
        screen.write("  ", "    ", &Flow::new().plain(&quoted(&fault.what)));
        screen.write("    ", "    ", &Flow::new().put(Style::Alarm, &fault.why));
    }
    screen.into_text()
}
