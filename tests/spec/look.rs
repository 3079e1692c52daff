//! Width and colour.

use crate::newsroom::Newsroom;
use unicode_width::UnicodeWidthStr;

#[test]
fn no_line_is_wider_than_asked_for() {
    for width in [40, 80, 120] {
        let printed = Newsroom::empty().run(&["demo", "--width", &width.to_string()]);
        for line in printed.out.lines() {
            assert!(line.width() <= width, "{} columns at {width}: {line}", line.width());
        }
    }
}

#[test]
fn a_pipe_has_80_columns_and_no_colour() {
    let printed = Newsroom::empty().run(&["demo"]);
    assert!(!printed.out.contains('\x1b'));
    assert_eq!(printed, Newsroom::empty().run(&["demo", "--width", "80", "--color", "never"]));
}

#[test]
fn colour_is_written_on_demand_and_changes_no_word() {
    let plain = Newsroom::empty().run(&["demo"]).out;
    let coloured = Newsroom::empty().run(&["demo", "--color", "always"]).out;
    assert!(coloured.contains("\x1b[1m"));
    let mut bare = String::new();
    for (at, part) in coloured.split("\x1b[").enumerate() {
        bare += if at == 0 { part } else { part.split_once('m').unwrap().1 };
    }
    assert_eq!(bare, plain);
}

#[test]
fn no_color_is_heeded_unless_colour_is_asked_for() {
    let newsroom = Newsroom::empty();
    assert!(!newsroom.run_with(&["demo"], &[("NO_COLOR", "1")]).out.contains('\x1b'));
    assert!(newsroom.run_with(&["demo", "--color", "always"], &[("NO_COLOR", "1")]).out.contains('\x1b'));
}

#[test]
fn readers_are_never_told_disputed() {
    Newsroom::empty().run(&["demo"]).prints_no("disputed");
}
