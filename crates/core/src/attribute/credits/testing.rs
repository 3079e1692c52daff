//! Small articles and a small table of invented outlets for the tests of this folder.

use crate::outlets::Outlets;
use headwater_model::{Article, Outlet, OutletKind, Paragraph, ParagraphKind, Span};

/// An article of unknown outlet with this text, one paragraph a line.
pub(crate) fn article(text: &str) -> Article {
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        if !span.is_empty() {
            paragraphs.push(Paragraph { span, kind: ParagraphKind::Text });
        }
        start += line.len();
    }
    Article { text: text.to_owned(), paragraphs, ..Article::empty("a") }
}

/// A newspaper, a broadcaster, an agency and a site, all invented.
pub(crate) fn outlets() -> Outlets {
    let outlet =
        |id: &str, name: &str, aliases: &[&str], ambiguous: &[&str], domain: &str, kind, wire: &[&str]| {
            Outlet {
                id: id.to_owned(),
                name: name.to_owned(),
                aliases: aliases.iter().map(|a| (*a).to_owned()).collect(),
                ambiguous: ambiguous.iter().map(|a| (*a).to_owned()).collect(),
                domains: vec![domain.to_owned()],
                owner: None,
                country: None,
                language: None,
                kind,
                handles: Vec::new(),
                wire_credits: wire.iter().map(|a| (*a).to_owned()).collect(),
            }
        };
    Outlets::new(vec![
        outlet(
            "harbour-post",
            "The Harbour Post",
            &[],
            &["the Post"],
            "harbourpost.example",
            OutletKind::Newspaper,
            &[],
        ),
        outlet(
            "valley-radio",
            "Valley Radio",
            &["VBC"],
            &[],
            "valleyradio.example",
            OutletKind::Broadcaster,
            &[],
        ),
        outlet("union-wire", "Union Wire", &["UW"], &[], "unionwire.example", OutletKind::Agency, &["(UW)"]),
        outlet("gadgetly", "Gadgetly", &[], &[], "gadgetly.example", OutletKind::Site, &[]),
    ])
}
