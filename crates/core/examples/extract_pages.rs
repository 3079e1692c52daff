//! Prints what `extract` makes of files, for looking at single pages while rules are written:
//! `cargo run -p headwater-core --example extract_pages -- [--blocks] FILE...`
//!
//! `.txt` is read as plain text, anything else as HTML. With `--blocks`, each block of an HTML page with its score.

#![expect(clippy::disallowed_methods, reason = "an example reads files; the wall is for the library")]
#![expect(clippy::print_stdout, reason = "an example that prints")]

use headwater_core::extract::extract;
use headwater_core::extract::fitting::{Weights, context, samples};
use headwater_core::outlets::Outlets;
use headwater_model::{Page, PageBody};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let blocks = paths.first().is_some_and(|p| p == "--blocks");
    for path in paths.drain(usize::from(blocks)..) {
        let bytes = std::fs::read(&path)?;
        if blocks {
            print_blocks(&String::from_utf8_lossy(&bytes))?;
            continue;
        }
        let body = if path.ends_with(".txt") { PageBody::PlainText(bytes) } else { PageBody::Html(bytes) };
        let page = Page { id: path.clone(), url: None, charset: None, fetched: None, body };
        match extract(&page, &Outlets::default()) {
            Ok(found) => println!("{found:#?}"),
            Err(error) => println!("{path}: {error}"),
        }
    }
    Ok(())
}

fn print_blocks(page: &str) -> Result<(), Box<dyn Error>> {
    let [blocks, second] = [
        include_str!("../../../models/extract-blocks.txt"),
        include_str!("../../../models/extract-context.txt"),
    ];
    let weights = Weights::parse(blocks, second)?;
    let samples = samples(page);
    let alone: Vec<f32> = samples.iter().map(|s| weights.blocks.score(&s.features)).collect();
    let rows = context(page, &alone);
    for ((sample, first), row) in samples.iter().zip(&alone).zip(rows) {
        let text: String = sample.text.chars().take(100).collect();
        let second = weights.context.score(&row);
        println!("{first:6.2} {second:6.2} {:4} {} | {text:?}", sample.words, sample.place);
    }
    Ok(())
}
