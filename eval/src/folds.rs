//! Which weights have not seen this? Weights for measuring, beside those that are shipped, so that no page or story of
//! the data that weights were fitted on is scored by weights that saw it.
//!
//! `models/folds/` holds, for what is fitted with pages or stories left out in turn:
//! - `extract-blocks-K.txt`, `extract-context-K.txt`: the weights of `extract`, fitted without the hosts of fold K (0 to 4);
//! - `hosts.txt`: the fitted hosts, as hashes. A page of one of them is read with the weights of its host's fold, any
//!   other page with those that are shipped, which never saw its host;
//! - `matching.toml`: for each fitted story the weights of `trace`, fitted without it.
//!
//! `group` is fitted on the first four fifths of its stream and scored on the rest, which needs no folds.

use crate::folder::{EvalError, lines};
use headwater_core::extract::fitting::Weights;
use headwater_core::trace::MatchWeights;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Hosts are divided into so many folds.
const FOLDS: usize = 5;

/// Where the weights stand: in the source tree, for nobody but the evaluation reads them.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../models/folds")
}

/// The weights of `extract` by host.
pub struct HostFolds {
    fitted: BTreeSet<u64>,
    weights: Vec<Weights>,
}

impl HostFolds {
    /// Reads the weights and the hosts.
    ///
    /// # Errors
    /// [`EvalError`] where a file is missing or not of its form.
    pub fn read(folder: &Path) -> Result<Self, EvalError> {
        let path = folder.join("hosts.txt");
        let hash = |line: &str| u64::from_str_radix(line, 16);
        let fitted = text(&path)?.lines().map(hash).collect::<Result<_, _>>();
        let fitted = fitted.map_err(|e| EvalError::Unfit { path, reason: e.to_string() })?;
        let weights = (0..FOLDS).map(|fold| {
            let path = folder.join(format!("extract-blocks-{fold}.txt"));
            let context = text(&folder.join(format!("extract-context-{fold}.txt")))?;
            let weights = Weights::parse(&text(&path)?, &context);
            weights.map_err(|e| EvalError::Unfit { path, reason: e.to_string() })
        });
        Ok(Self { fitted, weights: weights.collect::<Result<_, _>>()? })
    }

    /// The weights that never saw the host of `url`; `None` where those that are shipped never did.
    #[must_use]
    pub fn of(&self, url: Option<&str>) -> Option<&Weights> {
        let hash = hash(host(url?));
        self.fitted.contains(&hash).then(|| &self.weights[(hash >> 20) as usize % FOLDS])
    }
}

/// The hosts of files of pages, as `hosts.txt` holds them.
///
/// # Errors
/// [`EvalError`] where a file is not of its form.
pub fn hosts_of(files: &[PathBuf]) -> Result<String, EvalError> {
    #[derive(Deserialize)]
    struct Line {
        url: Option<String>,
    }
    let mut hashes = BTreeSet::new();
    for pages in files {
        for line in lines::<Line>(pages)? {
            hashes.extend(line?.url.map(|url| hash(host(&url))));
        }
    }
    Ok(hashes.into_iter().map(|hash| format!("{hash:016x}\n")).collect())
}

/// The host of an address, without `www.`; of what is no address, all before the first stroke.
fn host(url: &str) -> &str {
    let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or("");
    host.strip_prefix("www.").unwrap_or(host)
}

/// FNV-1a, by which the command that fits the weights divides hosts into folds too.
fn hash(host: &str) -> u64 {
    host.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The weights of `trace` for each fitted story, fitted without it.
///
/// # Errors
/// [`EvalError`] where the file is missing or not of its form.
pub fn matching(folder: &Path) -> Result<BTreeMap<String, MatchWeights>, EvalError> {
    let path = folder.join("matching.toml");
    toml::from_str(&text(&path)?).map_err(|e| EvalError::Unfit { path, reason: e.to_string() })
}

fn text(path: &Path) -> Result<String, EvalError> {
    std::fs::read_to_string(path).map_err(|source| EvalError::Read { path: path.into(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_core::extract::fitting::Forest;

    #[test]
    fn all_pages_of_a_host_are_in_one_fold() {
        for url in ["http://example.org/b?c=1", "https://example.org", "www.example.org/x"] {
            assert_eq!(hash(host(url)), hash("example.org"), "{url}");
        }
        assert_ne!(hash(host("https://example.com/a")), hash("example.org"));
    }

    #[test]
    fn a_page_is_read_by_weights_that_never_saw_its_host() {
        let seen = hash("example.org");
        let fold = |n: u64| Weights { blocks: Forest::new(n as f32, 1, &[]), context: Forest::default() };
        let folds = HostFolds { fitted: BTreeSet::from([seen]), weights: (0..5).map(fold).collect() };
        let expected = fold((seen >> 20) % 5);
        assert_eq!(folds.of(Some("https://www.example.org/a")), Some(&expected));
        assert_eq!(folds.of(Some("https://example.com/a")), None);
        assert_eq!(folds.of(None), None);
    }

    #[test]
    fn the_weights_of_the_folds_are_there_and_of_their_form() {
        let folds = HostFolds::read(&folder()).unwrap();
        assert!(folds.fitted.len() > 100 && folds.weights.len() == 5);
        assert!(!matching(&folder()).unwrap().is_empty());
    }
}
