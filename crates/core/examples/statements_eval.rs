//! Writes what `../shared/eval/quotes.py` scores: articles (`{"doc", "text"}`, one a line) come in on stdin, one record
//! for each unbroken piece goes out on stdout, in code points. `manner` is added so that speech can be told apart.
//!
//! ```sh
//! zcat ../shared/data/quotes/dev-articles.jsonl.gz \
//!     | cargo run --release -p headwater-core --example statements_eval > target/statements-dev.jsonl
//! python3 ../shared/eval/quotes.py ../shared/data/quotes/dev-gold.jsonl.gz target/statements-dev.jsonl --only direct,mixed
//! ```
//!
//! With `rules` as an argument the rules alone read; with a path, the weights that stand there.

#![allow(clippy::disallowed_methods, reason = "a command for scoring reads files; the library does not")]

use headwater_core::attribute::{Tagger, statements, statements_with, with_marks};
use headwater_core::extract::extract;
use headwater_core::outlets::Outlets;
use headwater_model::{GivenArticle, Page, PageBody};
use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let outlets = Outlets::default();
    let choice = std::env::args().nth(1);
    let given = match choice.as_deref() {
        Some("rules") | None => None,
        Some(path) => Some(Tagger::from_bytes(&std::fs::read(path)?)?),
    };
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line?)?;
        let text = record["text"].as_str().unwrap_or_default().to_owned();
        let page = Page {
            id: record["doc"].as_str().unwrap_or_default().to_owned(),
            url: None,
            charset: None,
            fetched: None,
            body: PageBody::Given(Box::new(GivenArticle { text, ..GivenArticle::default() })),
        };
        let article = extract(&page, &outlets)?.article;
        let points = CodePoints::of(&article.text);
        let found = match choice {
            Some(_) => statements_with(&article, &outlets, given.as_ref()),
            None => statements(&article, &outlets),
        };
        for statement in found {
            for piece in &statement.pieces {
                let span = with_marks(&article.text, *piece, statement.form);
                let written = serde_json::json!({
                    "doc": article.id.0,
                    "start": points.at(span.start),
                    "end": points.at(span.end),
                    "speaker": statement.source_words.map(|s| s.of(&article.text)),
                    "kind": statement.form,
                    "manner": statement.manner,
                });
                writeln!(out, "{written}")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

/// Turns bytes of a text into code points.
struct CodePoints(Vec<u32>);

impl CodePoints {
    fn of(text: &str) -> Self {
        let mut count = 0;
        let mut table = Vec::with_capacity(text.len() + 1);
        for byte in text.bytes() {
            table.push(count);
            if !(0x80..0xC0).contains(&byte) {
                count += 1;
            }
        }
        table.push(count);
        Self(table)
    }

    fn at(&self, byte: usize) -> u32 {
        self.0[byte]
    }
}
