//! How far is it? A bar on stderr for long work, where a person is watching.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Work that takes less is not worth a bar.
const PATIENCE: Duration = Duration::from_secs(2);

/// A bar that shows itself once the work has taken two seconds, on a terminal alone.
pub struct Progress {
    bar: ProgressBar,
    start: Instant,
    shown: OnceLock<()>,
    watched: bool,
}

impl Progress {
    /// A bar over `length` steps of what is called `task`.
    #[must_use]
    pub fn new(task: &'static str, length: usize) -> Self {
        let bar = ProgressBar::with_draw_target(Some(length as u64), ProgressDrawTarget::hidden());
        let form = "{msg} {bar:30} {human_pos} of {human_len}, {eta} left";
        bar.set_style(ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(task);
        let watched = std::io::stderr().is_terminal();
        Self { bar, start: Instant::now(), shown: OnceLock::new(), watched }
    }

    /// So many steps are done.
    pub fn step(&self, count: usize) {
        self.bar.inc(count as u64);
        if self.watched && self.start.elapsed() > PATIENCE {
            self.shown.get_or_init(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
