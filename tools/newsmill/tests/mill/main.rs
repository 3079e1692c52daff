//! Is the invented news what its truth says, and is it like news?

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod archives;
mod product;
mod truth;
mod world;

use newsmill::event::Setting;
use newsmill::output::{Form, Options, write};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A folder of a test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

/// A run into a folder of the test's own.
fn mill(name: &str, setting: &Setting, form: Form) -> PathBuf {
    let out = folder(name);
    let options =
        Options { out: out.clone(), form, feeds: true, gzip: false, whole_truth: true, most: usize::MAX };
    write(setting, &options, |_, _| {}).unwrap();
    out
}

/// The lines of a file of JSON.
fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The articles of a run by id.
fn by_id(articles: Vec<Value>) -> BTreeMap<String, Value> {
    articles.into_iter().map(|a| (a["id"].as_str().unwrap().to_owned(), a)).collect()
}

/// The words at a place that is given in code points.
fn at(text: &str, span: &Value) -> String {
    let place = |n: usize| usize::try_from(span[n].as_u64().unwrap()).unwrap();
    text.chars().skip(place(0)).take(place(1) - place(0)).collect()
}

/// Every file below a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            found.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
        }
    }
    found
}
