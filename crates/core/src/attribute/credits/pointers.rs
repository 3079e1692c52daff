//! Does it say where it was had from? "via the Post", "Source: Gadgetly", "the news comes from", "sites including".

use super::before::name_end;
use super::lists::{PICTURE, REPORTING, SAYING, is_in};
use super::phrases::{Phrase, Place, Proof, Scope};

/// "via Gadgetly", "(h/t Gadgetly)", "Source: Gadgetly", "[With Union Wire]", "per the Post".
pub(crate) fn marker(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let mut at = edge.checked_sub(1)?;
    if place.word(at) == ":" {
        at = at.checked_sub(1)?;
        let named = is_in(&["via", "source", "sources", "h/t", "hat-tip", "t"], place.word(at));
        let sure = place.word(at) == "via" || place.is_near_the_end();
        let proof = if sure { Proof::Strong } else { Proof::Weak };
        let phrase = Phrase::relay(at..place.mention().tokens.end, proof).scope(line_scope(place, at));
        return (named && opens_line(place, at)).then_some(phrase);
    }
    let picture = (at.saturating_sub(4)..at).any(|i| is_in(PICTURE, place.word(i)));
    if picture {
        return None;
    }
    let scope = line_scope(place, at);
    let phrase = |proof| Some(Phrase::relay(at..place.mention().tokens.end, proof).scope(scope.clone()));
    match place.word(at) {
        "via" if opens_line(place, at) => phrase(Proof::Strong),
        "via" => phrase(Proof::Weak),
        "per" => phrase(Proof::Weak),
        "t" if place.word_before(at, 1) == "/" => {
            Some(Phrase::relay(at.saturating_sub(2)..place.mention().tokens.end, Proof::Strong))
        }
        "source" | "sources" if at == place.sentence.tokens.start && place.sentence.tokens.len() <= 9 => {
            phrase(if place.is_near_the_end() { Proof::Strong } else { Proof::Weak })
        }
        "with" if is_in(&["[", "("], place.word_before(at, 1)) => phrase(Proof::Weak),
        "from" if place.word_before(at, 1) == "files" => phrase(Proof::Weak),
        _ => None,
    }
}

/// What rests on a mark: the article where the mark has a line of its own, else its sentence.
fn line_scope(place: &Place<'_>, at: usize) -> Scope {
    let line = place.sentence.tokens.len() <= 10 && at == place.sentence.tokens.start;
    if line && place.is_paragraph() { Scope::Rest } else { Scope::Sentence }
}

/// Whether a mark stands at the head of its line or bracket.
fn opens_line(place: &Place<'_>, at: usize) -> bool {
    let first = place.sentence.tokens.start;
    at == first || is_in(&["(", "[", "/", "|", "-", "–", "—"], place.word_before(at, 1))
}
/// "reported on several sites including Gadgetly", "several outlets, such as Gadgetly, are suggesting".
pub(crate) fn including(place: &Place<'_>) -> Option<Phrase> {
    #[rustfmt::skip]
    const OUTLETS: &[&str] = &[
        "outlets", "sites", "newspapers", "media", "websites", "papers", "publications", "blogs", "networks",
        "tabloids", "broadcasters", "magazines", "agencies", "sources",
    ];
    let edge = place.left_edge();
    let word = place.word_before(edge, 1);
    let leads = word == "including" || word == "as" && place.word_before(edge, 2) == "such";
    let media = (2..=8).find(|&back| is_in(OUTLETS, place.word_before(edge, back)))?;
    let news = is_in(&["news", "media", "other"], place.word_before(edge, media + 1));
    if place.word_before(edge, media) == "sources" && !news {
        return None;
    }
    let first = place.sentence.tokens.start.max(edge.saturating_sub(media + 4));
    let reports = (first..edge).chain(edge..place.sentence.tokens.end.min(edge + 16)).any(|i| {
        is_in(REPORTING, place.word(i))
            || is_in(SAYING, place.word(i))
            || is_in(&["suggesting", "report"], place.word(i))
    });
    (leads && reports).then(|| Phrase::relay(edge - media..name_end(place), Proof::Fair))
}

/// "The news comes from Gadgetly's Ada Brook", "The latest is from Gadgetly".
pub(crate) fn comes_from(place: &Place<'_>) -> Option<Phrase> {
    let edge = place.left_edge();
    let comes = is_in(&["comes", "came", "is", "was", "latest"], place.word_before(edge, 2));
    let news = (3..=8).any(|back| {
        is_in(
            &[
                "news",
                "word",
                "latest",
                "rumor",
                "rumour",
                "report",
                "tip",
                "claim",
                "scoop",
                "story",
                "information",
            ],
            place.word_before(edge, back),
        )
    });
    (place.word_before(edge, 1) == "from" && comes && news)
        .then(|| Phrase::relay(edge - 2..name_end(place), Proof::Fair))
}
