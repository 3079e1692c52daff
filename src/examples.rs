//! The files of `examples/`, built in: three invented events in invented outlets.

use headwater_model::{Page, PageBody};

/// The name of the table of the invented outlets.
pub const OUTLETS_NAME: &str = "examples/outlets.toml";

/// The table of the invented outlets, in the form of `outlets/*.toml`.
pub const OUTLETS: &str = include_str!("../examples/outlets.toml");

macro_rules! files {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../examples/", $name)))),*] };
}

const FILES: &[(&str, &str)] = files! {
    "cheese/kestrel-bay-gazette.html"
    "cheese/nine-bridges-herald.txt"
    "cheese/pell-lantern.html"
    "cheese/sundwall.html"
    "cheese/tarn-valley-radio.html"
    "pier/brackwater-tv.txt"
    "pier/dunmarrow-dispatch.txt"
    "pier/kestrel-bay-gazette.html"
    "pier/nine-bridges-herald.html"
    "pier/ostrel-harbour-post.html"
    "pier/sundwall.html"
    "water/corvane-ledger.html"
    "water/dunmarrow-dispatch.txt"
    "water/fernholt-mercury.html"
    "water/ostrel-harbour-post.html"
    "water/pell-lantern.html"
    "water/tarn-valley-radio.txt"
};

/// The pages of the examples, by the paths of their files.
#[must_use]
pub fn pages() -> Vec<Page> {
    let page = |(name, text): &(&str, &str)| {
        let bytes = text.as_bytes().to_vec();
        let body = if name.ends_with(".html") { PageBody::Html(bytes) } else { PageBody::PlainText(bytes) };
        Page { id: format!("examples/{name}"), url: None, charset: None, fetched: None, body }
    };
    FILES.iter().map(page).collect()
}
