//! Writes what `extract` makes of the evaluation's pages, and how fast.
//!
//! `cargo run --release -p headwater-core --example extract_eval -- ../shared/data/extract OUT [models]`
//!
//! Writes `OUT/extract-articles.json` and `OUT/extract-phrases.json` in the form that `../shared/eval/extract.py` takes.
//! With `models`, each page is read with the weights of `models/folds` that never saw its host: figures on data that was
//! fitted are not shown. The speed is of one thread, HTML in memory → article, with the shipped weights.

#![expect(clippy::disallowed_methods, reason = "an example reads files; the wall is for the library")]
#![expect(clippy::print_stdout, reason = "an example that prints")]

#[path = "extract_support/mod.rs"]
mod support;

use headwater_core::extract::fitting::{Weights, extract_with};
use headwater_core::extract::{ExtractError, Extraction, extract};
use headwater_core::outlets::Outlets;
use headwater_model::{Page, PageBody};
use serde_json::{Map, Value, json};
use std::error::Error;
use support::{FOLDS, fold_of, page_bytes, read_lines};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (data, out) = (arguments.next().ok_or("which data?")?, arguments.next().ok_or("write where?")?);
    let folds = arguments.next().map(|models| read_folds(&models)).transpose()?;
    std::fs::create_dir_all(&out)?;
    for set in ["articles", "phrases", "news"] {
        let path = format!("{data}/{set}-pages.jsonl.gz");
        if !std::path::Path::new(&path).exists() {
            println!("{set}: skipped, no {path}");
            continue;
        }
        let pages: Vec<Page> = read_lines(&path)?.iter().map(page).collect();
        let predictions: Map<String, Value> =
            pages.iter().map(|p| (p.id.clone(), prediction(&read(p, folds.as_deref())))).collect();
        std::fs::write(format!("{out}/extract-{set}.json"), serde_json::to_string(&predictions)?)?;
        time(set, &pages);
    }
    Ok(())
}

/// How fast the pages are read with the shipped weights.
fn time(set: &str, pages: &[Page]) {
    let outlets = Outlets::default();
    let (mut total, mut worst) = (0.0, (0.0, ""));
    for page in pages {
        let start = cpu_seconds();
        let _ = std::hint::black_box(extract(page, &outlets));
        let seconds = cpu_seconds() - start;
        total += seconds;
        if seconds > worst.0 {
            worst = (seconds, &page.id);
        }
    }
    let (rate, slowest) = (pages.len() as f64 / total, worst.0 * 1000.0);
    println!(
        "{set}: {} pages, {rate:.0} pages a second, the slowest {slowest:.1} ms ({})",
        pages.len(),
        worst.1
    );
}

/// The time that this process has had on a processor: other work on the machine does not count.
fn cpu_seconds() -> f64 {
    let text = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(0.0) / 1e9
}

fn read_folds(models: &str) -> Result<Vec<Weights>, Box<dyn Error>> {
    let table = |name: &str, k| std::fs::read_to_string(format!("{models}/folds/{name}-{k}.txt"));
    let read = |k| Ok(Weights::parse(&table("extract-blocks", k)?, &table("extract-context", k)?)?);
    (0..FOLDS).map(read).collect()
}

/// A line of the data as a page.
fn page(line: &Value) -> Page {
    let text = |key: &str| line[key].as_str().map(str::to_owned);
    Page {
        id: text("id").unwrap_or_default(),
        url: text("url"),
        charset: None,
        fetched: None,
        body: PageBody::Html(page_bytes(line)),
    }
}

fn read(page: &Page, folds: Option<&[Weights]>) -> Result<Extraction, ExtractError> {
    let outlets = Outlets::default();
    match folds {
        Some(folds) => extract_with(page, &outlets, &folds[fold_of(page.url.as_deref().unwrap_or(""))]),
        None => extract(page, &outlets),
    }
}

/// What the scorer takes.
fn prediction(found: &Result<Extraction, ExtractError>) -> Value {
    let Ok(Extraction { article, .. }) = found else { return json!({}) };
    let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
    json!({
        // The sets count the dek to the text; here it is a field of its own.
        "articleBody": article.dek.iter().chain([&article.text]).cloned().collect::<Vec<_>>().join("\n"),
        "title": article.headline,
        "author": (!names.is_empty()).then(|| names.join(", ")),
        // Where a page shows the day of its update alone, the sets take that for its date.
        "date": article.published.or(article.updated).map(|m| m.date.to_string()),
    })
}
