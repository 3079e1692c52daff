//! Prints what `extract` makes of files: `cargo run -p headwater-core --example extract_pages -- FILE...`
//!
//! `.txt` is read as plain text, anything else as HTML; for looking at single pages while rules are written.

#![expect(clippy::disallowed_methods, reason = "an example reads files; the wall is for the library")]

use headwater_core::extract::extract;
use headwater_core::outlets::Outlets;
use headwater_model::{Page, PageBody};

#[expect(clippy::print_stdout, reason = "an example that prints")]
fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path)?;
        let body = if path.ends_with(".txt") { PageBody::PlainText(bytes) } else { PageBody::Html(bytes) };
        let page = Page { id: path.clone(), url: None, charset: None, body };
        match extract(&page, &Outlets::default()) {
            Ok(found) => println!("{:#?}", found),
            Err(error) => println!("{path}: {error}"),
        }
    }
    Ok(())
}
