//! Whose words does an article run? The articles of one story → which of them copy another's text, and which passages.
//!
//! A passage is shared where [`RUN`] words or more follow each other in both; an article is a copy where such passages
//! make up half of it, or where it holds nearly all of the other's text. Hashed word windows find them in linear time
//! (Manber 1994, "Finding similar files in a large file system"). Templates, such as two earnings reports, break at
//! every name and number and share no long passage.
//!
//! Leaves to `trace`: what a copy means for a claim.

use super::profile::{ByTerm, hash};
use crate::text::{fold, words};
use headwater_model::{Article, Copy, Span};
use std::collections::HashMap;

/// So many words in a row are no accident. In the shared stream runs of 8 find 613 pairs of copies and runs of 12 find
/// 591, but the sentences of a template share runs of 9.
const RUN: usize = 12;

/// An article is a copy when at least this share of its own words is another's, in percent.
const OWN_SHARE: usize = 50;

/// An article is a copy when it holds at least this share of another's words, in percent, and adds its own.
const OTHER_SHARE: usize = 80;

/// A window of words stands in so many places at most; what stands in more is a formula of its outlet.
const PLACES: usize = 32;

/// A text as windows of words.
struct Windows {
    words: Vec<Span>,
    hashes: Vec<u64>,
}

/// The articles in which a window of words stands: of each window a chain through one list, the latest first.
#[derive(Default)]
struct Places {
    /// Where the chain of a window begins, and how long it is.
    chains: HashMap<u64, (usize, usize), ByTerm>,
    /// An article, and where the chain goes on.
    links: Vec<(usize, usize)>,
}

impl Places {
    /// Notes that a window stands in an article, once.
    fn add(&mut self, window: u64, article: usize) {
        let (first, length) = self.chains.entry(window).or_insert((usize::MAX, 0));
        let is_noted = self.links.get(*first).is_some_and(|(latest, _)| *latest == article);
        if *length < PLACES && !is_noted {
            self.links.push((article, *first));
            (*first, *length) = (self.links.len() - 1, *length + 1);
        }
    }

    /// The articles in which a window stands.
    fn of(&self, window: u64) -> impl Iterator<Item = usize> {
        let mut next = self.chains.get(&window).map_or(usize::MAX, |(first, _)| *first);
        std::iter::from_fn(move || {
            let (article, after) = self.links.get(next)?;
            next = *after;
            Some(*article)
        })
    }
}

/// The copies among `articles`, which are in the story's order, in that order.
///
/// The original is the article whose outlet the copy itself credits as its wire, else the earliest in the order.
pub(super) fn copies(articles: &[&Article]) -> Vec<Copy> {
    if articles.len() < 2 {
        return Vec::new();
    }
    let windows: Vec<Windows> = articles.iter().map(|a| Windows::of(&a.text)).collect();
    let order = originals_first(articles);
    let mut places = Places::default();
    let mut found: Vec<(usize, Copy)> = Vec::new();
    for (rank, &this) in order.iter().enumerate() {
        if let Some(copy) = copy_of(this, &order[..rank], articles, &windows, &places) {
            found.push((this, copy));
        }
        windows[this].hashes.iter().for_each(|window| places.add(*window, this));
    }
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, copy)| copy).collect()
}

/// The places of the articles in the order in which they can be originals: agencies that others credit; then by day and
/// hour, those with no hour at the end of their day; then by id.
fn originals_first(articles: &[&Article]) -> Vec<usize> {
    let credited: Vec<String> = articles.iter().filter_map(|a| a.wire.as_ref()).map(|o| o.key()).collect();
    let is_agency =
        |article: &Article| article.outlet.as_ref().is_some_and(|outlet| credited.contains(&outlet.key()));
    let time = |article: &Article| {
        let moment = article.published?;
        Some((moment.date, moment.time.is_none(), moment.time.map(|_| moment.seconds())))
    };
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by_cached_key(|&place| {
        let article = articles[place];
        let time = time(article);
        (!is_agency(article), time.is_none(), time, article.id.clone())
    });
    order
}

/// How the article copies one of those in `places`, where it does.
fn copy_of(
    this: usize,
    earlier: &[usize],
    articles: &[&Article],
    windows: &[Windows],
    places: &Places,
) -> Option<Copy> {
    let own = &windows[this];
    // Of each article the runs of words that this one shares with it.
    let mut shared: Vec<Vec<Run>> = vec![Vec::new(); articles.len()];
    for (at, window) in own.hashes.iter().enumerate() {
        for other in places.of(*window) {
            cover(&mut shared[other], at);
        }
    }
    let met = shared.iter().enumerate().filter(|(_, runs)| !runs.is_empty());
    let mut matches: Vec<(usize, usize)> =
        met.map(|(other, runs)| (runs.iter().map(|(from, to)| to - from).sum(), other)).collect();
    matches.retain(|&(count, other)| is_copy(count, own.words.len(), windows[other].words.len()));
    let most = matches.iter().map(|(count, _)| *count).max()?;
    // The earliest of those that share about as much: a pickup of a pickup points to the wire.
    let rank = |other: usize| earlier.iter().position(|e| *e == other);
    let earliest = |&(_, other): &(usize, usize)| (!credits(articles[this], articles[other]), rank(other));
    let &(count, of) =
        matches.iter().filter(|(count, _)| 10 * count >= 9 * most).min_by_key(|m| earliest(m))?;
    let span = |(from, to): &(usize, usize)| Span::new(own.words[*from].start, own.words[to - 1].end);
    Some(Copy {
        article: articles[this].id.clone(),
        of: articles[of].id.clone(),
        shared_percent: u8::try_from(100 * count / own.words.len().max(1)).unwrap_or(100),
        passages: shared[of].iter().map(span).collect(),
    })
}

/// Whether an article names the other's outlet as the agency whose copy it is.
fn credits(article: &Article, other: &Article) -> bool {
    let wire = article.wire.as_ref().map(|outlet| outlet.key());
    wire.is_some() && wire == other.outlet.as_ref().map(|outlet| outlet.key())
}

/// Whether `shared` words make an article of `own` words a copy of one of `other` words.
fn is_copy(shared: usize, own: usize, other: usize) -> bool {
    shared >= RUN && (100 * shared >= OWN_SHARE * own || 100 * shared >= OTHER_SHARE * other)
}

/// A run of words: the first, and one past the last.
type Run = (usize, usize);

/// Adds the words of the window that begins at `from` to the runs that are covered; windows come in order.
fn cover(runs: &mut Vec<Run>, from: usize) {
    match runs.last_mut() {
        Some((_, end)) if from <= *end => *end = from + RUN,
        _ => runs.push((from, from + RUN)),
    }
}

impl Windows {
    /// The windows of a text.
    fn of(text: &str) -> Self {
        let mut folded = String::new();
        let (spans, terms): (Vec<Span>, Vec<u32>) = words(text)
            .map(|word| {
                fold(word.text, &mut folded);
                (word.span, hash(folded.as_bytes()))
            })
            .unzip();
        Self { words: spans, hashes: rolled(&terms) }
    }
}

/// A hash of each window of [`RUN`] terms, each made from the one before (Karp and Rabin 1987, doi:10.1147/rd.312.0249).
fn rolled(terms: &[u32]) -> Vec<u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let gone_weight = BASE.wrapping_pow(RUN as u32);
    let mut hash = 0_u64;
    let mut hashes = Vec::with_capacity(terms.len().saturating_sub(RUN - 1));
    for (at, term) in terms.iter().enumerate() {
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(*term) + 1);
        if let Some(gone) = at.checked_sub(RUN) {
            hash = hash.wrapping_sub((u64::from(terms[gone]) + 1).wrapping_mul(gone_weight));
        }
        if at + 1 >= RUN {
            hashes.push(hash ^ (hash >> 32));
        }
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_one_hash_wherever_it_stands() {
        let terms: Vec<u32> = (0..40).map(|n: u32| n.wrapping_mul(2_654_435_761)).collect();
        let all = rolled(&terms);
        assert_eq!(all.len(), terms.len() - RUN + 1);
        assert!((0..all.len()).all(|at| rolled(&terms[at..at + RUN]) == all[at..=at]));
        assert!((1..all.len()).all(|at| all[at] != all[at - 1]));
        assert!(rolled(&terms[..RUN - 1]).is_empty());
    }
    use headwater_model::{ArticleId, OutletEvidence, OutletRef};

    /// Three paragraphs of agency copy.
    const WIRE: [&str; 3] = [
        "WESTHAVEN (XP) - The harbour of Westhaven reopened to freighters on Thursday, three days after a grain ship \
         ran aground in the channel and blocked the way to the mills of the upper Tarn.",
        "Divers found no damage to the hull below the waterline, said the harbour master, Ilse Corrigan, and two tugs \
         pulled the Maribel Dunn free on the evening tide without losing any of her cargo of barley.",
        "The owners, Quay Lines of Port Ellery, said that they would wait for the report of the inspectors before \
         they let her sail again, and thanked the crews of both tugs.",
    ];

    fn article(id: &str, paragraphs: &[&str]) -> Article {
        Article { text: paragraphs.join("\n\n"), ..Article::empty(id) }
    }

    fn found(articles: &[Article]) -> Vec<(String, String, u8)> {
        let all: Vec<&Article> = articles.iter().collect();
        copies(&all).into_iter().map(|c| (c.article.0, c.of.0, c.shared_percent)).collect()
    }

    fn triple(copy: &str, of: &str, percent: u8) -> (String, String, u8) {
        (copy.to_owned(), of.to_owned(), percent)
    }

    #[test]
    fn a_wire_run_whole_is_a_copy_and_the_first_is_the_original() {
        let pages = [article("a", &WIRE), article("b", &WIRE), article("c", &WIRE)];
        assert_eq!(found(&pages), [triple("b", "a", 100), triple("c", "a", 100)]);
    }

    #[test]
    fn a_wire_cut_short_is_a_copy() {
        let pages = [article("a-wire", &WIRE), article("gazette", &WIRE[..1])];
        assert_eq!(found(&pages), [triple("gazette", "a-wire", 100)]);
    }

    #[test]
    fn an_added_paragraph_is_not_the_wires_and_the_rest_is_known_by_span() {
        let own =
            "Traders at the Westhaven grain exchange said that they had expected a longer wait. Prices fell.";
        let pages = [article("a-wire", &WIRE), article("gazette", &[WIRE[0], own, WIRE[1], WIRE[2]])];
        let all: Vec<&Article> = pages.iter().collect();
        let copy = copies(&all).remove(0);
        let text = &pages[1].text;
        let passages: Vec<&str> = copy.passages.iter().map(|p| p.of(text)).collect();
        assert_eq!(passages.len(), 2, "{passages:?}");
        assert!(passages[0].starts_with("WESTHAVEN (XP") && passages[0].ends_with("of the upper Tarn"));
        assert!(passages[1].starts_with("Divers found") && passages[1].ends_with("crews of both tugs"));
    }

    #[test]
    fn an_article_that_holds_a_whole_short_wire_is_a_copy_of_it() {
        let own = "The exchange opened late. ".repeat(30);
        let pages = [article("a-wire", &WIRE[..2]), article("gazette", &[&own, WIRE[0], WIRE[1]])];
        let found = found(&pages);
        assert!(found.len() == 1 && found[0].2 < 50, "{found:?}");
    }

    #[test]
    fn the_credited_agency_is_the_original_though_its_page_comes_last() {
        let agency = |evidence| Some(OutletRef { name: "Xenia Press".into(), id: None, evidence });
        let mut pages = [article("a-gazette", &WIRE), article("z-agency", &WIRE)];
        pages[0].wire = agency(OutletEvidence::Stated);
        pages[1].outlet = agency(OutletEvidence::Given);
        assert_eq!(found(&pages), [triple("a-gazette", "z-agency", 100)]);
    }

    #[test]
    fn of_two_pages_of_one_day_the_one_with_an_hour_is_the_original() {
        let mut pages = [article("a", &WIRE), article("b", &WIRE)];
        pages[0].published = Some("2031-05-06".parse().unwrap());
        pages[1].published = Some("2031-05-06T09:50:00Z".parse().unwrap());
        assert_eq!(found(&pages), [triple("a", "b", 100)]);
    }

    #[test]
    fn two_agencies_on_one_event_are_no_copies_though_they_share_a_quotation() {
        let said = "“We pulled her off on the evening tide and she came away without a scratch on her,”";
        let one = format!("{} {said} said Ms Corrigan, who has run the port for nine years.", WIRE[0]);
        let other = format!(
            "A stranded grain ship no longer bars the channel at Westhaven, where traffic began to move at dawn. \
             {said} the harbour master told reporters on the quay."
        );
        assert_eq!(found(&[article("a", &[&one]), article("b", &[&other])]), []);
    }

    #[test]
    fn two_reports_from_one_template_are_no_copies() {
        let earnings = |company: &str, city: &str, profit: &str, share: &str, sales: &str| {
            format!(
                "{city} - {company} on Tuesday reported third-quarter net income of {profit} million. The {city}-based \
                 company said it had profit of {share} cents per share. The maker of farm machines posted revenue of \
                 {sales} million in the period. {company} shares have risen {share} percent since the year began."
            )
        };
        let pages = [
            article("a", &[&earnings("Calder Works", "Lindow", "$4.1", "31", "$88.2")]),
            article("b", &[&earnings("Brandt Tools", "Marrow", "$7.9", "52", "$120.4")]),
        ];
        assert_eq!(found(&pages), []);
    }

    #[test]
    fn passages_lie_in_order_on_character_boundaries_inside_the_text() {
        let wire = WIRE.map(|p| p.replace("harbour", "hafen-größe »ø«"));
        let wire: Vec<&str> = wire.iter().map(String::as_str).collect();
        let pages = [article("a", &wire), article("b", &[wire[2], "Nötig? Eß…", wire[0]]), article("c", &[])];
        let all: Vec<&Article> = pages.iter().collect();
        for copy in copies(&all) {
            let text = &pages.iter().find(|p| p.id == copy.article).unwrap().text;
            assert!(copy.passages.iter().all(|p| !p.of(text).is_empty()));
            assert!(copy.passages.windows(2).all(|p| p[0].end < p[1].start));
        }
        assert_eq!(copies(&all)[0].article, ArticleId("b".into()));
    }
}
