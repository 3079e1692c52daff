//! Who reads? Headwater and its peers, each with what its own documentation gives for a whole article with metadata.
//!
//! - `headwater`: bytes in; decoding is inside the clock. Weights that never saw the page's host, as in the evaluation.
//! - `dom_smoothie`: `Readability::new(html, url, config)` and `parse`, `TextMode::Formatted`, for the raw text glues
//!   words (its README says so).
//! - `legible`: `legible::parse(html, url, None)`.
//! - `libreadability`: `libreadability::extract(html, url)`.
//! - `rs-trafilatura`: `extract_with_options` with the address.
//! - `trafilatura`: `extract` with the address; the second row without its fallback extractors.
//!
//! All but Headwater get text that was decoded before the clock began. What they give as a date is compared by its
//! first ten characters, as everybody's is.

use crate::pages::Prepared;
use headwater_core::extract::{extract, extract_with};
use headwater_core::outlets::Outlets;
use headwater_eval::folds::HostFolds;
use headwater_eval::parts::PageAnswer;
use std::hint::black_box;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What Headwater reads with.
pub struct Knowledge {
    /// The outlets of the world.
    pub outlets: Outlets,
    /// Weights by host.
    pub folds: HostFolds,
}

/// One reader.
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// Reads a page; `None` where it finds no article.
    read: fn(&Prepared, &Knowledge) -> Option<PageAnswer>,
}

/// What came of one page.
pub enum Outcome {
    /// An article.
    Read(PageAnswer),
    /// The reader says that there is none.
    Nothing,
    /// It panicked.
    Panicked,
}

impl Reader {
    /// Reads `page`, whatever happens.
    pub fn read(&self, page: &Prepared, knowledge: &Knowledge) -> Outcome {
        match catch_unwind(AssertUnwindSafe(|| black_box((self.read)(black_box(page), knowledge)))) {
            Ok(Some(answer)) => Outcome::Read(answer),
            Ok(None) => Outcome::Nothing,
            Err(_) => Outcome::Panicked,
        }
    }
}

/// All readers, Headwater first.
pub const READERS: &[Reader] = &[
    Reader { name: "headwater", read: headwater },
    Reader { name: "dom_smoothie", read: dom_smoothie },
    Reader { name: "legible", read: legible },
    Reader { name: "libreadability", read: libreadability },
    Reader { name: "rs-trafilatura", read: rs_trafilatura },
    Reader { name: "trafilatura", read: trafilatura },
    Reader { name: "trafilatura, no fallback", read: trafilatura_alone },
];

fn headwater(page: &Prepared, knowledge: &Knowledge) -> Option<PageAnswer> {
    let read = match knowledge.folds.of(page.page.url.as_deref()) {
        Some(weights) => extract_with(&page.page, &knowledge.outlets, weights),
        None => extract(&page.page, &knowledge.outlets),
    };
    Some(PageAnswer::from(read.ok()?.article))
}

fn answer(body: String, title: Option<String>, author: Option<String>, date: Option<String>) -> PageAnswer {
    let given = |text: Option<String>| text.filter(|t| !t.is_empty());
    PageAnswer { body, title: given(title), author: given(author), date: given(date) }
}

fn dom_smoothie(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    let config = dom_smoothie::Config {
        text_mode: dom_smoothie::TextMode::Formatted,
        ..dom_smoothie::Config::default()
    };
    let mut reader = dom_smoothie::Readability::new(page.text(), page.address(), Some(config)).ok()?;
    let article = reader.parse().ok()?;
    Some(answer(
        article.text_content.to_string(),
        Some(article.title),
        article.byline,
        article.published_time,
    ))
}

fn legible(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    let article = legible::parse(page.text(), page.address(), None).ok()?;
    Some(answer(article.text_content, Some(article.title), article.byline, article.published_time))
}

fn libreadability(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    let article = libreadability::extract(page.text(), page.address()).ok()?;
    Some(answer(
        article.text_content,
        Some(article.title),
        Some(article.byline),
        Some(article.published_time),
    ))
}

fn rs_trafilatura(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    let options = rs_trafilatura::Options {
        url: page.address().map(str::to_owned),
        ..rs_trafilatura::Options::default()
    };
    let found = rs_trafilatura::extract_with_options(page.text(), &options).ok()?;
    let date = found.metadata.date.map(|date| date.to_rfc3339());
    Some(answer(found.content_text, found.metadata.title, found.metadata.author, date))
}

fn trafilatura(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    trafilatura_with(page, true)
}

fn trafilatura_alone(page: &Prepared, _: &Knowledge) -> Option<PageAnswer> {
    trafilatura_with(page, false)
}

fn trafilatura_with(page: &Prepared, fallback: bool) -> Option<PageAnswer> {
    let mut options = trafilatura::Options::default().with_fallback(fallback);
    if let Some(url) = &page.url {
        options = options.with_url(url.clone());
    }
    let found = trafilatura::extract(page.text(), &options).ok()?;
    let date = found.metadata.date.map(|date| date.to_string());
    Some(answer(found.content_text, Some(found.metadata.title), Some(found.metadata.author), date))
}
