//! How does text fit the width? Styled words, wrapped; what a page holds cannot steer the terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How the output looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns of a line at most; taken as [`LEAST_WIDTH`] where it is less.
    pub width: usize,
    /// Whether colours are written; meaning never rests on them.
    pub colour: bool,
}

/// The narrowest output: the indented tree of a chain needs so much.
pub const LEAST_WIDTH: usize = 40;

/// The weight of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Style {
    /// As the text is.
    #[default]
    Plain,
    /// Headings and names.
    Strong,
    /// Citations and remarks.
    Faint,
    /// Agreed.
    Good,
    /// One origin, or none.
    Caution,
    /// Denied, or reports differ.
    Alarm,
    /// Outlets in a chain.
    Outlet,
}

impl Style {
    /// The codes that switch it on.
    fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\x1b[1m",
            Self::Faint => "\x1b[2m",
            Self::Good => "\x1b[1;32m",
            Self::Caution => "\x1b[1;33m",
            Self::Alarm => "\x1b[1;31m",
            Self::Outlet => "\x1b[36m",
        }
    }
}

/// A run of styled text before it is wrapped.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flow {
    /// Words, each in runs of one style.
    words: Vec<Vec<(String, Style)>>,
    /// Whether the next text goes on with the last word.
    open: bool,
}

impl Flow {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds text; blanks in it are where a line may break.
    pub(crate) fn put(mut self, style: Style, text: &str) -> Self {
        self.add(style, text);
        self
    }

    /// Adds plain text.
    pub(crate) fn plain(self, text: &str) -> Self {
        self.put(Style::Plain, text)
    }

    /// Adds faint text.
    pub(crate) fn faint(self, text: &str) -> Self {
        self.put(Style::Faint, text)
    }

    /// Adds text in place.
    pub(crate) fn add(&mut self, style: Style, text: &str) {
        for mark in text.chars() {
            if mark.is_whitespace() {
                self.open = false;
            } else if is_harmless(mark) {
                self.push(style, mark);
            }
        }
    }

    /// Adds the words of another flow behind a blank.
    pub(crate) fn join(mut self, other: Self) -> Self {
        self.words.extend(other.words);
        self.open = other.open;
        self
    }

    fn push(&mut self, style: Style, mark: char) {
        if !self.open {
            self.words.push(Vec::new());
            self.open = true;
        }
        let Some(word) = self.words.last_mut() else { return };
        match word.last_mut() {
            Some((run, known)) if *known == style => run.push(mark),
            _ => word.push((mark.to_string(), style)),
        }
    }
}

/// Whether a character may go to a terminal: no control codes, no marks that turn the direction of what follows.
fn is_harmless(mark: char) -> bool {
    !mark.is_control()
        && !matches!(mark, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// `text` on one line, without what could steer a terminal.
pub(crate) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().filter(|c| is_harmless(*c)).collect()
}

/// The first columns of `text`, with `…` where it goes on.
pub(crate) fn shortened(text: &str, columns: usize) -> String {
    let text = one_line(text);
    if text.width() <= columns {
        return text;
    }
    let mut short = String::new();
    let mut used = 1;
    for mark in text.chars() {
        used += mark.width().unwrap_or(0);
        if used > columns {
            break;
        }
        short.push(mark);
    }
    short.truncate(short.trim_end_matches([' ', ',', ';', ':']).len());
    short + "…"
}

/// The output as it grows.
#[derive(Debug)]
pub(crate) struct Screen {
    look: Look,
    text: String,
    /// The style that is switched on.
    style: Style,
}

impl Screen {
    pub(crate) fn new(look: Look) -> Self {
        Self {
            look: Look { width: look.width.max(LEAST_WIDTH), ..look },
            text: String::new(),
            style: Style::Plain,
        }
    }

    /// The columns of a line.
    pub(crate) fn width(&self) -> usize {
        self.look.width
    }

    /// What was written.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// An empty line; two of them do not follow each other.
    pub(crate) fn blank(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line from edge to edge.
    pub(crate) fn rule(&mut self) {
        let line = "━".repeat(self.look.width);
        self.write("", "", &Flow::new().faint(&line));
    }

    /// The heading of a section, and what it means.
    pub(crate) fn heading(&mut self, style: Style, name: &str, meaning: &str) {
        self.blank();
        let mut flow = Flow::new().put(style, name);
        if !meaning.is_empty() {
            flow = flow.faint(" · ").faint(meaning);
        }
        self.write("", "", &flow);
    }

    /// Writes `flow`, its first line behind `first` and the others behind `rest`.
    pub(crate) fn write(&mut self, first: &str, rest: &str, flow: &Flow) {
        let mut column = first.width();
        self.text.push_str(first);
        let mut fresh = true;
        for word in &flow.words {
            let width: usize = word.iter().map(|(run, _)| run.width()).sum();
            if !fresh && column + 1 + width > self.look.width {
                self.turn(rest);
                column = rest.width();
                fresh = true;
            }
            if !fresh {
                if word.first().is_some_and(|(_, style)| *style != self.style) {
                    self.switch(Style::Plain);
                }
                self.text.push(' ');
                column += 1;
            }
            column = self.word(word, column, rest);
            fresh = false;
        }
        self.switch(Style::Plain);
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push('\n');
    }

    /// Writes one word and tells the column behind it; one that is longer than a line is broken.
    fn word(&mut self, word: &[(String, Style)], mut column: usize, rest: &str) -> usize {
        for (run, style) in word {
            for mark in run.chars() {
                let width = mark.width().unwrap_or(0);
                if column + width > self.look.width && column > rest.width() {
                    self.turn(rest);
                    column = rest.width();
                }
                self.switch(*style);
                self.text.push(mark);
                column += width;
            }
        }
        column
    }

    /// Begins the next line.
    fn turn(&mut self, rest: &str) {
        self.switch(Style::Plain);
        self.text.push('\n');
        self.text.push_str(rest);
    }

    /// Goes on in `style`.
    fn switch(&mut self, style: Style) {
        if self.look.colour && style != self.style {
            if self.style != Style::Plain {
                self.text.push_str("\x1b[0m");
            }
            self.text.push_str(style.code());
        }
        self.style = style;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(width: usize, colour: bool, flow: &Flow) -> String {
        let mut screen = Screen::new(Look { width, colour });
        screen.write("- ", "  ", flow);
        screen.into_text()
    }

    #[test]
    fn no_line_is_wider_than_the_width() {
        let flow = Flow::new()
            .plain("Der Dammbruch 堤防が決壊した and a very long address ")
            .faint("https://example.org/a-path-that-does-not-fit-on-a-line-of-this-width-at-all");
        for line in written(40, false, &flow).lines() {
            assert!(line.width() <= 40, "{line:?} has {} columns", line.width());
        }
    }

    #[test]
    fn a_word_goes_on_over_a_change_of_style() {
        assert_eq!(
            written(40, false, &Flow::new().put(Style::Strong, "dam").plain(", broken")),
            "- dam, broken\n"
        );
    }

    #[test]
    fn a_page_cannot_steer_the_terminal() {
        let flow = Flow::new().plain("red \x1b[31malarm\x07\u{202E}txet \u{9b}1m");
        let text = written(80, false, &flow);
        assert!(!text.contains(['\x1b', '\x07', '\u{202E}', '\u{9b}']), "{text:?}");
    }

    #[test]
    fn colour_is_written_only_where_it_is_wanted() {
        let flow = Flow::new().put(Style::Alarm, "denied").plain(" by");
        assert_eq!(written(40, false, &flow), "- denied by\n");
        assert_eq!(written(40, true, &flow), "- \x1b[1;31mdenied\x1b[0m by\n");
    }
}
