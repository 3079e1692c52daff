//! Reading of the evaluation data, shared by the examples of `extract`.

#![allow(dead_code, reason = "each example uses a part")]

use flate2::read::GzDecoder;
use serde_json::Value;
use std::error::Error;
use std::io::{BufRead, BufReader, Read};

/// Hosts are divided into so many folds.
pub(crate) const FOLDS: usize = 5;

/// The fold of a page: by its host, so that all pages of a host are in one.
pub(crate) fn fold_of(url: &str) -> usize {
    let host = url.split("://").last().unwrap_or(url).split('/').next().unwrap_or("");
    let host = host.strip_prefix("www.").unwrap_or(host);
    let hash = host
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 20) % FOLDS as u64) as usize
}

/// The lines of a gzipped JSON-lines file.
pub(crate) fn read_lines(path: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    let file = std::fs::File::open(path).map_err(|e| format!("{path}: {e}"))?;
    BufReader::new(GzDecoder::new(file)).lines().map(|l| Ok(serde_json::from_str(&l?)?)).collect()
}

/// A gzipped JSON file.
pub(crate) fn read_json(path: &str) -> Result<Value, Box<dyn Error>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).map_err(|e| format!("{path}: {e}"))?)
        .read_to_string(&mut text)?;
    Ok(serde_json::from_str(&text)?)
}

/// The bytes of a page of the data.
pub(crate) fn page_bytes(line: &Value) -> Vec<u8> {
    match line["bytes_latin1"].as_str() {
        Some(bytes) => bytes.chars().map(|c| c as u8).collect(),
        None => line["html"].as_str().unwrap_or_default().as_bytes().to_vec(),
    }
}
