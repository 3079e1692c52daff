//! How is JSON-LD mended that pages break? One pass over the script, which only adds and leaves out marks.
//!
//! Mended are: comment and CDATA marks around; line breaks and other control characters inside strings; quotation
//! marks inside strings that are not escaped; escapes that JSON does not know; commas before a closing bracket, and
//! missing ones between objects; several objects one after the other; brackets that are never closed; entities instead
//! of quotation marks. What comes out is a list.

use super::entities;
use std::borrow::Cow;

/// `script` without the comment and CDATA marks around it.
pub(super) fn bare(script: &str) -> &str {
    const BEFORE: &[&str] =
        &["<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[", "\u{feff}"];
    const BEHIND: &[&str] = &["-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";"];
    let mut script = script.trim();
    for _ in 0..4 {
        let before = script.len();
        for mark in BEFORE {
            script = script.strip_prefix(mark).unwrap_or(script).trim_start();
        }
        for mark in BEHIND {
            script = script.strip_suffix(mark).unwrap_or(script).trim_end();
        }
        if script.len() == before {
            break;
        }
    }
    script
}

/// A list of the values in `script`; what cannot be mended is no JSON in what comes out either.
pub(super) fn mend(script: &str) -> String {
    let script = match script.contains("&quot;") && !script.contains('"') {
        true => entities::decode(script),
        false => Cow::Borrowed(script),
    };
    let mut mender = Mender { out: String::with_capacity(script.len() + 16), open: Vec::new() };
    mender.out.push('[');
    let mut rest = script.as_ref();
    while let Some(mark) = rest.chars().next() {
        rest = &rest[mark.len_utf8()..];
        match mark {
            '"' => rest = mender.string(rest),
            '/' if rest.starts_with('*') => {
                rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            }
            _ => mender.mark(mark),
        }
    }
    mender.finish()
}

struct Mender {
    out: String,
    /// The brackets that close what is open.
    open: Vec<char>,
}

impl Mender {
    /// Copies a string up to the mark that closes it; what follows.
    fn string<'s>(&mut self, text: &'s str) -> &'s str {
        self.divide();
        self.out.push('"');
        let mut marks = text.char_indices().peekable();
        while let Some((at, mark)) = marks.next() {
            match mark {
                '"' if closes(&text[at + 1..]) => {
                    self.out.push('"');
                    return &text[at + 1..];
                }
                '"' => self.out.push_str("\\\""),
                '\n' => self.out.push_str("\\n"),
                c if c.is_control() => self.out.push(' '),
                '\\' => match marks.peek().map(|&(_, c)| c) {
                    Some(c @ ('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u')) => {
                        self.out.push('\\');
                        self.out.push(c);
                        marks.next();
                    }
                    Some('\'') => {}
                    _ => self.out.push_str("\\\\"),
                },
                c => self.out.push(c),
            }
        }
        self.out.push('"');
        ""
    }

    fn mark(&mut self, mark: char) {
        match mark {
            '{' | '[' => {
                self.divide();
                self.open.push(if mark == '{' { '}' } else { ']' });
                self.out.push(mark);
            }
            '}' | ']' => {
                // A closing bracket too many is left out.
                if self.open.last() == Some(&mark) {
                    self.open.pop();
                    self.close(mark);
                }
            }
            // Between values that stand one after the other, the list needs one comma and no semicolon.
            ',' | ';' if self.open.is_empty() => {}
            ',' if self.out.trim_end().ends_with([',', '{', '[']) => {}
            c => self.out.push(c),
        }
    }

    /// Puts a comma between a value that has ended and one that begins.
    fn divide(&mut self) {
        if self.out.trim_end().ends_with(['}', ']', '"']) {
            self.out.push(',');
        }
    }

    fn close(&mut self, mark: char) {
        let kept = self.out.trim_end().trim_end_matches(',').len();
        self.out.truncate(kept);
        self.out.push(mark);
    }

    fn finish(mut self) -> String {
        while let Some(mark) = self.open.pop() {
            self.close(mark);
        }
        self.close(']');
        self.out
    }
}

/// Whether a quotation mark before `rest` closes its string: then a mark of the grammar follows, or the next string
/// behind a forgotten comma on a line of its own.
fn closes(rest: &str) -> bool {
    let next = rest.trim_start();
    let behind = || next[1..].trim_start();
    match next.as_bytes().first() {
        None | Some(b':' | b'}' | b']') => true,
        Some(b',') => {
            behind().is_empty()
                || behind().starts_with(['"', '{', '[', '}', ']', '-', 't', 'f', 'n'])
                || behind().starts_with(|c: char| c.is_ascii_digit())
        }
        Some(b'"') => rest[..rest.len() - next.len()].contains('\n'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn mended(script: &str) -> Value {
        serde_json::from_str(&mend(bare(script))).unwrap_or(Value::Null)
    }

    #[test]
    fn commas_too_many_and_too_few_are_mended() {
        assert_eq!(mended(r#"{"a": [1, 2,], "b": {"c": 3,},}"#), json!([{"a": [1, 2], "b": {"c": 3}}]));
        assert_eq!(mended(r#"{"a": 1,, "b": 2}"#), json!([{"a": 1, "b": 2}]));
        assert_eq!(mended("{\"a\": \"x\"\n \"b\": {} \"c\": 1}"), json!([{"a": "x", "b": {}, "c": 1}]));
    }

    #[test]
    fn objects_one_after_the_other_are_a_list() {
        assert_eq!(mended(r#"{"a": 1} {"b": 2}; {"c": 3}"#), json!([{"a": 1}, {"b": 2}, {"c": 3}]));
    }

    #[test]
    fn strings_are_mended_inside() {
        assert_eq!(
            mended("{\"a\": \"two\nlines\tand \\'more\\x\"}"),
            json!([{"a": "two\nlines and 'more\\x"}])
        );
        assert_eq!(mended(r#"{"a": "the "old" wall", "b": 1}"#), json!([{"a": "the \"old\" wall", "b": 1}]));
    }

    #[test]
    fn marks_around_the_script_are_left_out() {
        for (before, behind) in [
            ("<!--", "-->"),
            ("//<![CDATA[\n", "\n//]]>"),
            ("/*<![CDATA[*/", "/*]]>*/;"),
            ("<![CDATA[", "]]>"),
        ] {
            assert_eq!(bare(&format!(" {before} {{\"a\": 1}} {behind} ")), "{\"a\": 1}");
        }
        assert_eq!(mended("/* made by hand */ {\"a\": 1}"), json!([{"a": 1}]));
        assert_eq!(mended("{&quot;a&quot;: &quot;x&quot;}"), json!([{"a": "x"}]));
    }

    #[test]
    fn what_was_cut_off_is_closed() {
        assert_eq!(mended(r#"{"a": [{"b": "x", "c": "cut o"#), json!([{"a": [{"b": "x", "c": "cut o"}]}]));
        assert_eq!(mended(r#"{"a": 1}}"#), json!([{"a": 1}]));
    }
}
