//! Which pages are read? Those of the evaluation, held in memory with the text that peers are given.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use headwater_eval::folder::{EvalError, lines};
use headwater_eval::parts::PageLine;
use headwater_model::{Page, PageBody};
use std::path::Path;
use url::Url;

/// A page as it came, and as text.
pub struct Prepared {
    /// As it came: what Headwater reads.
    pub page: Page,
    /// Its text, where its bytes are not UTF-8.
    text: Option<String>,
    /// Its address, where that is one: some pages of the sets have a file's name in its place.
    pub url: Option<Url>,
}

impl Prepared {
    /// Decodes a page and reads its address.
    #[must_use]
    pub fn of(page: Page) -> Self {
        let url = page.url.as_deref().and_then(|u| Url::parse(u).ok()).filter(Url::has_host);
        let text = std::str::from_utf8(bytes(&page)).is_err().then(|| decode(bytes(&page)));
        Self { page, text, url }
    }

    /// The whole page as text.
    #[must_use]
    pub fn text(&self) -> &str {
        let valid = || std::str::from_utf8(bytes(&self.page)).unwrap_or_default();
        self.text.as_deref().unwrap_or_else(valid)
    }

    /// The address, where it is one.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.url.as_ref().map(Url::as_str)
    }

    /// How long the page is, in bytes.
    #[must_use]
    pub fn length(&self) -> usize {
        bytes(&self.page).len()
    }
}

fn bytes(page: &Page) -> &[u8] {
    match &page.body {
        PageBody::Html(bytes) | PageBody::PlainText(bytes) => bytes,
        PageBody::Given(_) => &[],
    }
}

/// By what the page declares in its first bytes, else as browsers do in the West.
fn decode(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let declared = head.split("charset=").nth(1).map(|rest| {
        let label = rest.trim_start_matches(['"', '\'', ' ']);
        label.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')).next().unwrap_or("")
    });
    let encoding = declared.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8);
    encoding.unwrap_or(WINDOWS_1252).decode(bytes).0.into_owned()
}

/// The pages of a file of the evaluation, in its order; of `most`, evenly spread, where that is given.
///
/// # Errors
/// [`EvalError`] where the file is not of its form.
pub fn read(path: &Path, most: Option<usize>) -> Result<Vec<Prepared>, EvalError> {
    let all = lines::<PageLine>(path)?.map(|line| Ok(Prepared::of(line?.page())));
    let all: Vec<Prepared> = all.collect::<Result<_, EvalError>>()?;
    let step = most.map_or(1, |most| all.len().div_ceil(most.max(1)));
    Ok(all.into_iter().step_by(step.max(1)).collect())
}
