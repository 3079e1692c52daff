//! What is code in a Rust source? Files of the workspace, and their words without comments and literals.

use std::path::{Path, PathBuf};

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files below `folder` (from the root), by path, each with its text.
pub(crate) fn rust_files(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push((
                path.strip_prefix(root()).unwrap().to_owned(),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
    found.sort();
    found
}

/// The words and marks of a source in order: identifiers whole, `::` as one, other marks one by one. Comments, the
/// insides of strings and characters are left out.
pub(crate) fn tokens(source: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if let Some(length) = literal(rest) {
            length
        } else if first.is_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            found.push(rest[..end].to_owned());
            end
        } else if rest.starts_with("::") {
            found.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                found.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// The length of the block comment that `rest` begins with; they nest.
fn block_comment(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < rest.len() {
        if rest[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += rest[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

/// The length of the string or character that `rest` begins with, if it does; a lifetime is none.
fn literal(rest: &str) -> Option<usize> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|p| {
        let opened = rest.strip_prefix(p).map(|r| r.trim_start_matches('#'));
        let is_raw = p.ends_with('r');
        opened.is_some_and(|o| o.starts_with('"')) && (is_raw || rest[p.len()..].starts_with('"'))
    });
    if let Some(prefix) = prefix {
        let hashes = rest[prefix.len()..].chars().take_while(|c| *c == '#').count();
        let start = prefix.len() + hashes + 1;
        if prefix.ends_with('r') {
            let close = format!("\"{}", "#".repeat(hashes));
            return Some(rest[start..].find(&close).map_or(rest.len(), |at| start + at + close.len()));
        }
        return Some(start + escaped(&rest[start..], '"'));
    }
    let inside = rest.strip_prefix("b'").or_else(|| rest.strip_prefix('\''))?;
    let start = rest.len() - inside.len();
    let mut marks = inside.chars();
    let is_character = match marks.next()? {
        '\\' => true,
        _ => marks.next() == Some('\''),
    };
    Some(if is_character { start + escaped(inside, '\'') } else { start })
}

/// The length of what stands up to and with `close`, backslashes escaping.
fn escaped(inside: &str, close: char) -> usize {
    let mut is_escaped = false;
    for (at, mark) in inside.char_indices() {
        if mark == close && !is_escaped {
            return at + close.len_utf8();
        }
        is_escaped = mark == '\\' && !is_escaped;
    }
    inside.len()
}

/// The paths that a source names from `root` (`crate`, `std`), group by group: `std::{fs, time::Instant}` gives
/// `["fs"]` and `["time", "Instant"]`; a path ends before a generic, a call or a mark.
pub(crate) fn paths_from(root: &str, tokens: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let is_inner = at > 0 && tokens[at - 1] == "::" && at > 1 && is_word(&tokens[at - 2]);
        if tokens[at] == root && !is_inner && tokens.get(at + 1).is_some_and(|t| t == "::") {
            follow(tokens, at + 2, &mut Vec::new(), &mut found);
        }
    }
    found
}

/// Reads one path, or a group of them, from token `at`; gives the token behind it.
fn follow(tokens: &[String], mut at: usize, path: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> usize {
    let depth = path.len();
    while let Some(token) = tokens.get(at) {
        if token == "{" {
            at += 1;
            while tokens.get(at).is_some_and(|t| t != "}") {
                if tokens[at] == "," {
                    at += 1;
                } else {
                    let before = at;
                    at = follow(tokens, at, path, found).max(before + 1);
                }
            }
            path.truncate(depth);
            return at + 1;
        }
        if !is_word(token) && token != "*" {
            break;
        }
        path.push(token.clone());
        at += 1;
        if tokens.get(at).is_none_or(|t| t != "::") {
            break;
        }
        at += 1;
    }
    if path.len() > depth {
        found.push(path.clone());
    }
    path.truncate(depth);
    // "as name" belongs to the path before it.
    if tokens.get(at).is_some_and(|t| t == "as") { at + 2 } else { at }
}

/// Whether a token is an identifier.
fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

#[test]
fn comments_and_literals_are_no_code() {
    let source = r##"
        // std::fs in a comment
        /* std::net /* nested */ still */ let a = "std::env \" quoted"; let b = r#"std::thread"#;
        let c: &'static str = 'x'.into(); let d = '\''; let e = b"std::process"; let f = br"std::fs";
    "##;
    let words = tokens(source);
    assert!(!words.iter().any(|t| t == "std"), "{words:?}");
    assert!(words.iter().any(|t| t == "static") && words.iter().any(|t| t == "f"), "{words:?}");
}

#[test]
fn grouped_paths_are_read_apart() {
    let words = tokens("use std::{fs::{self, File}, time::Instant as Now, fmt}; let x = std::env::var(a);");
    let paths: Vec<String> = paths_from("std", &words).iter().map(|p| p.join("::")).collect();
    assert_eq!(paths, ["fs::self", "fs::File", "time::Instant", "fmt", "env::var"]);
}
