//! Fits the weights for reading statements and writes them to stdout: the same bytes on every run.
//!
//! ```sh
//! cargo run --profile quick -p headwater-core --example train_statements -- \
//!     ../shared/data/quotes/train-articles.jsonl.gz ../shared/data/quotes/train-speech-gold.jsonl.gz \
//!     ../shared/data/stories/stream.jsonl.gz > models/statements.bin
//! ```

#![allow(clippy::disallowed_methods, reason = "a command for fitting reads files; the library does not")]

use headwater_core::attribute::training::{Marked, train};
use headwater_model::Span;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Read, Write};

/// Passes over the articles; chosen on the dev part.
const ROUNDS: u32 = 8;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (articles, gold) = (arguments.next().ok_or("articles?")?, arguments.next().ok_or("gold?")?);
    let stream = arguments.next().ok_or("stream?")?;
    let rounds = arguments.next().and_then(|r| r.parse().ok()).unwrap_or(ROUNDS);
    let mut marked: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for record in lines(&gold)? {
        marked.entry(record["doc"].as_str().unwrap_or_default().to_owned()).or_default().push(record);
    }
    let mut examples = Vec::new();
    for article in lines(&articles)? {
        let text = article["text"].as_str().unwrap_or_default().to_owned();
        let bytes: Vec<usize> = text.char_indices().map(|c| c.0).chain([text.len()]).collect();
        let gold = marked.remove(article["doc"].as_str().unwrap_or_default()).unwrap_or_default();
        examples.push((text, gold.iter().map(|g| mark(g, &bytes)).collect()));
    }
    let stream = lines(&stream)?;
    // The last fifth of the stream is what `group` is measured on: nothing is fitted on it.
    let more: Vec<String> = stream[..stream.len() / 5 * 4]
        .iter()
        .map(|record| record["text"].as_str().unwrap_or_default().to_owned())
        .collect();
    std::io::stdout().write_all(&train(&examples, &more, rounds).to_bytes())?;
    Ok(())
}

/// The records of a gzipped file of JSON lines.
fn lines(path: &str) -> Result<Vec<Value>, Box<dyn std::error::Error>> {
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    text.lines().map(|l| serde_json::from_str(l).map_err(Into::into)).collect()
}

/// A gold record; `bytes` turns code points into bytes.
fn mark(record: &Value, bytes: &[usize]) -> Marked {
    let number = |value: &Value| bytes[(value.as_u64().unwrap_or(0) as usize).min(bytes.len() - 1)];
    let spans = |value: &Value| -> Vec<Span> {
        value.as_array().map_or_else(Vec::new, |list| {
            list.iter().map(|s| Span::new(number(&s[0]), number(&s[1]))).collect()
        })
    };
    Marked {
        content: Span::new(number(&record["start"]), number(&record["end"])),
        said: record["kind"] != "other",
        cue: spans(&record["cue_spans"]),
        source: spans(&record["source_spans"]),
    }
}
