//! Who may touch what? The table of ARCHITECTURE.md, held against the manifests and the sources.

use crate::source::{paths_from, root, rust_files, tokens};
use std::path::Path;

/// What each crate may depend on. A line more here is a decision about the house: say why in the commit.
const ALLOWED: &[(&str, &[&str])] = &[
    ("headwater-model", &["jiff", "serde"]),
    (
        "headwater-core",
        &[
            "headwater-model",
            "aho-corasick",
            "chardetng",
            "encoding_rs",
            "jiff",
            "memchr",
            "serde",
            "serde_json",
            "thiserror",
            "toml",
            "unicode-segmentation",
            "whatlang",
        ],
    ),
    (
        "headwater-intake",
        &[
            "headwater-model",
            "feed-rs",
            "flate2",
            "jiff",
            "mail-parser",
            "quick-xml",
            "serde",
            "serde_json",
            "thiserror",
        ],
    ),
    ("headwater-publish", &["headwater-model", "base64", "serde", "serde_json", "sha2", "unicode-width"]),
    (
        "headwater-store",
        &["headwater-model", "flate2", "rusqlite", "serde", "serde_json", "sha2", "thiserror"],
    ),
];

/// The stages, in the order in which they run: none may use another.
const STAGES: &[&str] = &["extract", "group", "attribute", "trace", "recap"];

/// What stages share, and what each of these may use of `core` itself.
const SHARED: &[(&str, &[&str])] = &[("text", &["text"]), ("outlets", &["outlets", "text"])];

/// The parts of `std` that reach outside the program, and so are not for `core`.
const OUTSIDE: &[&[&str]] = &[
    &["fs"],
    &["net"],
    &["env"],
    &["thread"],
    &["process"],
    &["os"],
    &["time", "SystemTime"],
    &["time", "Instant"],
    &["time", "*"],
    &["io", "stdin"],
    &["io", "stdout"],
    &["io", "stderr"],
];

/// The dependencies of a manifest that `ALLOWED` does not name, and a crate that it does not know.
fn forbidden_dependencies(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    let name = manifest["package"]["name"].as_str().unwrap();
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
        return vec![format!("{name}: no line in ALLOWED says what it may depend on")];
    };
    let targets =
        manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let tables = std::iter::once(&manifest).chain(targets.filter_map(toml::Value::as_table));
    let sections = tables.flat_map(|t| [t.get("dependencies"), t.get("build-dependencies")]);
    sections
        .flatten()
        .filter_map(toml::Value::as_table)
        .flat_map(toml::Table::keys)
        .filter(|dependency| !allowed.contains(&dependency.as_str()))
        .map(|dependency| format!("{name} may not depend on {dependency}"))
        .collect()
}

/// Uses of another stage in one file of `crates/core/src`; `file` is its path below that folder.
fn forbidden_uses(file: &Path, source: &str) -> Vec<String> {
    let mut parts: Vec<&str> = file.iter().filter_map(|p| p.to_str()).collect();
    let last = parts.pop().map_or("", |f| f.trim_end_matches(".rs"));
    if last != "mod" && last != "lib" {
        parts.push(last);
    }
    let Some(&part) = parts.first() else { return Vec::new() };
    let may_use = |other: &str| match SHARED.iter().find(|(shared, _)| *shared == part) {
        Some((_, used)) => used.contains(&other),
        None => other == part || !STAGES.contains(&other),
    };
    let words = tokens(source);
    let from_root = paths_from("crate", &words).into_iter().chain(paths_from("headwater_core", &words));
    let from_above = paths_from("super", &words).into_iter().filter_map(|path| {
        // `super::super::trace` in a file two modules deep stands at the root too.
        let climbs = 1 + path.iter().take_while(|p| *p == "super").count();
        (climbs >= parts.len()).then(|| path[climbs - 1..].to_vec())
    });
    from_root
        .chain(from_above)
        .filter_map(|path| path.first().cloned())
        .filter(|other| STAGES.contains(&other.as_str()) || SHARED.iter().any(|(s, _)| s == other))
        .filter(|other| !may_use(other))
        .map(|other| format!("{}: {part} may not use {other}", file.display()))
        .collect()
}

/// Paths of a source that reach outside the program.
fn outside_paths(source: &str) -> Vec<String> {
    let words = tokens(source);
    let is_outside =
        |path: &Vec<String>| OUTSIDE.iter().any(|outside| path.iter().take(outside.len()).eq(*outside));
    let mut found: Vec<String> = paths_from("std", &words)
        .into_iter()
        .filter(is_outside)
        .map(|p| format!("std::{}", p.join("::")))
        .collect();
    if words.iter().any(|t| t == "async") {
        found.push("async".to_owned());
    }
    found
}

#[test]
fn a_crate_depends_only_on_what_the_table_allows() {
    let crates = std::fs::read_dir(root().join("crates")).unwrap();
    let mut complaints = Vec::new();
    let mut count = 0;
    for folder in crates {
        let manifest = std::fs::read_to_string(folder.unwrap().path().join("Cargo.toml")).unwrap();
        complaints.extend(forbidden_dependencies(&manifest));
        count += 1;
    }
    assert_eq!(complaints, [""; 0]);
    assert_eq!(count, ALLOWED.len(), "a crate of the table is gone");
}

#[test]
fn a_planted_dependency_is_caught() {
    let manifest = |rest: &str| format!("[package]\nname = \"headwater-model\"\n{rest}");
    assert_eq!(forbidden_dependencies(&manifest("[dependencies]\nserde.workspace = true")), [""; 0]);
    let planted = "headwater-model may not depend on rayon";
    for section in ["dependencies", "build-dependencies", "target.'cfg(unix)'.dependencies"] {
        assert_eq!(forbidden_dependencies(&manifest(&format!("[{section}]\nrayon = \"1\""))), [planted]);
    }
    assert_eq!(forbidden_dependencies("[package]\nname = \"headwater-new\"").len(), 1);
}

#[test]
fn a_stage_uses_no_other_stage() {
    let files = rust_files("crates/core/src");
    assert!(files.len() > STAGES.len());
    for stage in STAGES {
        let folder = format!("crates/core/src/{stage}");
        let is_there = files.iter().any(|(path, _)| path.starts_with(&folder));
        assert!(is_there, "the stage {stage} is gone: mend STAGES");
    }
    let complaints: Vec<String> = files
        .iter()
        .flat_map(|(path, source)| forbidden_uses(path.strip_prefix("crates/core/src").unwrap(), source))
        .collect();
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn a_planted_use_of_another_stage_is_caught() {
    let uses = |file: &str, source: &str| forbidden_uses(Path::new(file), source);
    for source in [
        "use crate::group::group;",
        "use crate::{outlets::Outlets, group};",
        "fn f() { crate::group::group(&[]) }",
        "use headwater_core::group::group;",
        "use super::super::group::group;",
        "use super::{super::group, tests};",
    ] {
        assert_eq!(uses("trace/origin.rs", source).len(), 1, "{source}");
    }
    assert_eq!(uses("trace/mod.rs", "use super::recap::recap;").len(), 1);
    assert_eq!(uses("text/words.rs", "use crate::outlets::Outlets;").len(), 1);
    assert_eq!(uses("outlets.rs", "use crate::extract::extract;").len(), 1);
    for source in [
        "use crate::text::words; use crate::trace::origin; use super::group; use crate::outlets::Outlets;",
        "// use crate::group::group;\nlet s = \"crate::group::group\";",
    ] {
        assert_eq!(uses("trace/origin.rs", source), [""; 0], "{source}");
    }
    assert_eq!(uses("lib.rs", "pub mod trace; use crate::group::group;"), [""; 0]);
}

#[test]
fn core_reaches_nothing_outside_the_program() {
    let complaints: Vec<String> = rust_files("crates/core/src")
        .iter()
        .flat_map(|(path, source)| {
            outside_paths(source)
                .into_iter()
                .map(|found| format!("{}: {found}", path.display()))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(complaints, [""; 0]);
}

#[test]
fn a_planted_way_outside_is_caught() {
    for source in [
        "let text = std::fs::read_to_string(path);",
        "use std::{fmt, net::TcpStream};",
        "use std::time::{Duration, Instant};",
        "use std::time::*;",
        "let home = ::std::env::var(\"HOME\");",
        "std::thread::spawn(|| {});",
        "let now = std::time::SystemTime::now();",
        "std::process::exit(1)",
        "std::io::stdin().lines()",
        "async fn fetch() {}",
    ] {
        assert_eq!(outside_paths(source).len(), 1, "{source}");
    }
    let pure =
        "use std::time::Duration; use std::{fmt, io::Read}; // std::fs\n/// std::env\nlet s = \"std::net\";";
    assert_eq!(outside_paths(pure), [""; 0]);
}
