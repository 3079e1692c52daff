//! What the fuzz targets check, over the cases that are kept: the seeds, and all that a fuzzer ever found.
//!
//! `fuzz/run` looks for more; what it finds is made small, mended, and kept in `fuzz/finds/TARGET`.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

#[allow(unreachable_pub, reason = "the fuzz targets take it from a library")]
#[path = "../../fuzz/src/checks/mod.rs"]
mod checks;

use std::path::{Path, PathBuf};

/// The files of `fuzz/KIND/TARGET`, by name; none where the folder is not there.
fn cases(kind: &str, target: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(target);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The cases of `kind` that break what their target checks; how many there are at all.
fn broken(kind: &str) -> (Vec<PathBuf>, usize) {
    let mut broken = Vec::new();
    let mut count = 0;
    for (target, check) in checks::ALL {
        for path in cases(kind, target) {
            let bytes = std::fs::read(&path).unwrap();
            count += 1;
            if std::panic::catch_unwind(|| check(&bytes)).is_err() {
                broken.push(path);
            }
        }
    }
    (broken, count)
}

#[test]
fn every_seed_holds() {
    let (broken, count) = broken("seeds");
    assert!(broken.is_empty(), "{broken:#?}");
    assert!(count >= checks::ALL.len() * 4, "only {count} seeds: is fuzz/seeds there?");
}

#[test]
fn what_was_found_once_holds() {
    let (broken, _) = broken("finds");
    assert!(broken.is_empty(), "{broken:#?}");
}

#[test]
fn every_target_is_checked_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/targets");
    let mut targets: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let mut checked: Vec<&str> = checks::ALL.iter().map(|(name, _)| *name).collect();
    targets.sort();
    checked.sort_unstable();
    assert_eq!(targets, checked);
}
