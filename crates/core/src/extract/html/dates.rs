//! When was it published, and when updated? The dates that a page tells to machines, and those that it shows.
//!
//! What the page tells machines comes first; a plain stamp by the headline that differs from it is right twice as often
//! (28 to 15 on the 791 article pages) unless it is the day of the update that the page tells of. A stamp that says
//! "updated" is no publication: it fills `updated`.

use super::bylines::runs;
use super::features::Survey;
use super::fields::Reading;
use super::marks::Promise;
use super::tags::Key;
use crate::extract::stamps::{self, Order};
use aho_corasick::{AhoCorasick, MatchKind};
use headwater_model::{FurnitureClass, Moment};
use std::ops::Range;
use std::sync::LazyLock;

/// So many blocks before and behind the headline hold its plain stamp.
const STAMP_BEFORE: usize = 4;
const STAMP_BEHIND: usize = 10;

/// A block of so many words may hold a date beside a byline.
const SHORT_WORDS: u32 = 25;

/// Names of meta elements that tell when the page was published, the surest first.
const SAID: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "datePublished",
    "article:published",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "cXenseParse:publishtime",
    "cXenseParse:recs:publishtime",
    "dcterms.created",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "article.published",
    "published",
    "published-date",
    "published_date",
    "published_time",
    "date",
];

/// When the page was published.
pub(super) fn published(reading: &mut Reading<'_, '_, '_>, near: Range<usize>) -> Option<Moment> {
    let order = order(reading);
    let said = |names: &[&str]| {
        names.iter().find_map(|name| reading.head.of(&[name]).and_then(|d| for_machines(&d)))
    };
    let claimed = || reading.head.claimed.published.as_deref().and_then(for_machines);
    let told = said(&SAID[..1]).or_else(claimed).or_else(|| said(&SAID[1..]));
    let stamp = plain_stamp(reading, order);
    if let Some(moment) = told {
        let updated = updated_by_machine(reading);
        // A day apart is the same moment in two time zones.
        let apart = |s: &Moment| {
            s.date > moment.date.tomorrow().unwrap_or(moment.date)
                || s.date < moment.date.yesterday().unwrap_or(moment.date)
        };
        // "03/04/2018" may have been read the wrong way round.
        let turned = |s: &Moment| (s.date.day(), s.date.month()) == (moment.date.month(), moment.date.day());
        let differs = |s: &Moment| apart(s) && !turned(s) && updated.is_none_or(|u| u.date != s.date);
        return Some(stamp.filter(differs).unwrap_or(moment));
    }
    if let Some(moment) = first_printed(reading, order) {
        return Some(moment);
    }
    let timed_near = timed(reading, near.clone(), order);
    // The machine's form of the same day, or of a day that can be read in two ways, is the better one.
    let same = |t: &Moment, s: &Moment| {
        t.date == s.date || (t.date.day(), t.date.month()) == (s.date.month(), s.date.day())
    };
    if let Some(moment) = stamp.filter(|s| timed_near.is_none_or(|t| !same(&t, s))).or(timed_near) {
        return Some(moment);
    }
    shown(reading, near.clone(), order, published_part)
        .or_else(|| reading.url.and_then(in_address))
        .or_else(|| far_stamp(reading, order))
        .or_else(|| only_stamp(reading, order))
        .or_else(|| timed(reading, 0..reading.survey.blocks.len().min(400), order))
        // What scripts carry is often of another article; where an update is shown, no more is needed.
        .or_else(|| in_scripts(reading.page).filter(|_| shown(reading, near, order, updated_part).is_none()))
}

/// Words that tell of the first publication.
const FIRST_PRINTING: &[&str] =
    &["originally published", "first published", "originally posted", "first appeared on"];

/// "This article was originally published on 3 March 2018": the day behind these words, in a short block.
fn first_printed(reading: &Reading<'_, '_, '_>, order: Order) -> Option<Moment> {
    (0..reading.survey.blocks.len()).find_map(|at| {
        let counts = &reading.survey.blocks[at].counts;
        let tells = |text: &str| text.contains("riginal") || text.contains("irst ");
        if counts.words > 30 || counts.digits == 0 || !tells(reading.survey.text(at)) {
            return None;
        }
        let text = spaced(reading, at);
        stamps::read_in(&text[FIRST_PRINTINGS.first_in(&text)?..], order)
    })
}

/// The date that the data of a page put together by scripts gives under the usual names, the first.
fn in_scripts(page: &str) -> Option<Moment> {
    const KEYS: &[&str] = &[
        "datePublished",
        "publishedAt",
        "published_at",
        "publishDate",
        "publishedDate",
        "publish_date",
        "firstPublished",
    ];
    KEYS.iter().find_map(|key| {
        let at = memchr::memmem::find(page.as_bytes(), key.as_bytes())? + key.len();
        let value = page.get(at..)?.trim_start_matches(['"', '\\', ':', ' ', '=', '\'']);
        let end = value.bytes().take(32).position(|b| matches!(b, b'"' | b'\'' | b'\\' | b',' | b'}'))?;
        for_machines(&value[..end])
    })
}

/// When the page was last updated: as it tells machines, else as a short block near the headline shows.
pub(super) fn updated(reading: &mut Reading<'_, '_, '_>, near: Range<usize>) -> Option<Moment> {
    let order = order(reading);
    let anywhere = 0..reading.survey.blocks.len();
    let short = |text: &str| if text.len() < 60 { text.len() } else { 0 };
    updated_by_machine(reading)
        .or_else(|| shown(reading, near, order, updated_part))
        .or_else(|| shown(reading, anywhere, order, |text| updated_part(&text[..short(text)])))
}

fn updated_by_machine(reading: &Reading<'_, '_, '_>) -> Option<Moment> {
    let said = reading.head.of(&[
        "article:modified_time",
        "og:updated_time",
        "dateModified",
        "lastmod",
        "last-modified",
    ]);
    said.or_else(|| reading.head.claimed.updated.clone()).and_then(|d| for_machines(&d))
}

/// Which number is the month in "03/04/2018" on a page that says where its language is spoken.
fn order(reading: &Reading<'_, '_, '_>) -> Order {
    let locale = reading.head.of(&["og:locale"]);
    let locale = reading.head.language.filter(|l| l.len() >= 2).map(str::to_owned).into_iter().chain(locale);
    for place in locale.map(|l| l.to_lowercase().replace('_', "-")) {
        match place.as_str() {
            "en" => {}
            "en-us" => return Order::MonthFirst,
            _ => return Order::DayFirst,
        }
    }
    Order::Unknown
}

/// A date as it is written for machines: ISO 8601, or seconds or milliseconds since 1970.
fn for_machines(text: &str) -> Option<Moment> {
    let text = text.trim();
    let seconds = match text.len() {
        10 => text.parse::<i64>().ok(),
        13 => text.parse::<i64>().ok().map(|ms| ms / 1000),
        _ => None,
    };
    let Some(seconds) = seconds else { return stamps::read(text) };
    let utc = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
    Some(Moment { date: utc.date(), time: Some(utc.time()), offset: Some(jiff::tz::Offset::UTC) })
}

/// The text of a block with a blank between its runs: stamps are often glued to what stands beside them.
fn spaced(reading: &Reading<'_, '_, '_>, at: usize) -> String {
    runs(reading, at).into_iter().map(|(text, _)| text).collect::<Vec<_>>().join(" ")
}

/// Words that tell of an update, or of somebody who looked at the article later.
#[rustfmt::skip]
const UPDATE: &[&str] = &[
    "updat", "modif", "reviewed", "edited", "revised", "checked", "aktualisiert", "stand:", "mis \u{e0} jour",
    "actualizad", "actualisé", "aggiornat", "atualizad", "bijgewerkt", "oppdatert", "opdateret", "uppdaterad",
    "zaktualizowano", "бновлено",
];

/// Words that tell of publication.
#[rustfmt::skip]
const PUBLICATION: &[&str] = &[
    "publish", "posted", "created", "written", "first ", "veröffentlicht", "publié", "publicad", "pubblicat",
    "gepubliceerd", "publisert", "opublikowano", "публиковано",
];

/// Finds the words of a list, in any case.
struct Words(LazyLock<AhoCorasick>);

impl Words {
    /// Where the first begins in `text`.
    fn first_in(&self, text: &str) -> Option<usize> {
        self.0.find(text).map(|found| found.start())
    }
}

fn automaton(words: &[&str]) -> AhoCorasick {
    let builder =
        AhoCorasick::builder().ascii_case_insensitive(true).match_kind(MatchKind::LeftmostFirst).build(words);
    builder.expect("some twenty short words fit an automaton")
}

static UPDATES: Words = Words(LazyLock::new(|| automaton(UPDATE)));
static PUBLICATIONS: Words = Words(LazyLock::new(|| automaton(PUBLICATION)));
static FIRST_PRINTINGS: Words = Words(LazyLock::new(|| automaton(FIRST_PRINTING)));
static SITES: Words = Words(LazyLock::new(|| automaton(&["site last", "page generated"])));

/// The part of a stamp that tells of publication: from the word for it on, else up to the word for an update.
fn published_part(text: &str) -> &str {
    match (PUBLICATIONS.first_in(text), UPDATES.first_in(text)) {
        (Some(from), _) => &text[from..],
        (None, Some(to)) => &text[..to],
        (None, None) => text,
    }
}

/// The part of a stamp that tells of an update; empty where none does, or where the whole site was updated.
fn updated_part(text: &str) -> &str {
    if SITES.first_in(text).is_some() {
        return "";
    }
    UPDATES.first_in(text).map_or("", |from| &text[from..])
}

fn tells_of_update(text: &str) -> bool {
    UPDATES.first_in(text).is_some()
}

/// The date in a block by the headline that is nothing but a stamp, unless it, or the label before it, is of an update.
fn plain_stamp(reading: &mut Reading<'_, '_, '_>, order: Order) -> Option<Moment> {
    let headline = reading.survey.headline_block()?;
    let end = (headline + STAMP_BEHIND).min(reading.survey.blocks.len());
    (headline.saturating_sub(STAMP_BEFORE)..end).find_map(|at| {
        let before = at.checked_sub(1).map_or("", |i| reading.survey.text(i));
        let is_update = before.len() < 40 && tells_of_update(before);
        (is_stamp(reading.survey, at) && !is_update && !is_foreign(reading, at))
            .then(|| {
                let found = stamps::read_in(published_part(&spaced(reading, at)), order);
                found.or_else(|| timed(reading, at..at + 1, order))
            })
            .flatten()
    })
}

/// Whether a block stands in comments, cards or a list of other articles.
fn is_foreign(reading: &mut Reading<'_, '_, '_>, at: usize) -> bool {
    [Promise::Comments, Promise::Cards, Promise::Related].iter().any(|&p| reading.survey.promises(at, p, 4))
}

fn is_stamp(survey: &Survey<'_, '_>, at: usize) -> bool {
    survey.folded[at].label == Some(FurnitureClass::Stamp)
}

/// The first date in a short block near the headline, in the `part` of its text that counts.
fn shown(
    reading: &mut Reading<'_, '_, '_>,
    near: Range<usize>,
    order: Order,
    part: impl Fn(&str) -> &str,
) -> Option<Moment> {
    for at in near {
        let counts = &reading.survey.blocks[at].counts;
        if counts.words > SHORT_WORDS || counts.digits == 0 {
            continue;
        }
        let is_link = counts.link_share() > 0.6;
        if is_link && !is_stamp(reading.survey, at) && !reading.survey.promises(at, Promise::Stamp, 1) {
            continue;
        }
        if let Some(moment) = stamps::read_in(part(&spaced(reading, at)), order) {
            return Some(moment);
        }
    }
    None
}

/// The date of the only stamp of the page: where all blocks that are nothing but a stamp name one day.
fn only_stamp(reading: &Reading<'_, '_, '_>, order: Order) -> Option<Moment> {
    let mut found = (0..reading.survey.blocks.len())
        .filter(|&at| is_stamp(reading.survey, at) && !tells_of_update(reading.survey.text(at)))
        .filter_map(|at| stamps::read_in(&spaced(reading, at), order));
    let first = found.next()?;
    found.all(|other| other.date == first.date).then_some(first)
}

/// A stamp anywhere on the page that says "published" or whose markup calls it a date, the first; none of comments,
/// cards or lists.
fn far_stamp(reading: &mut Reading<'_, '_, '_>, order: Order) -> Option<Moment> {
    for at in 0..reading.survey.blocks.len() {
        let block = &reading.survey.blocks[at];
        if block.counts.words > 8 || block.counts.digits == 0 {
            continue;
        }
        let lower = reading.survey.text(at).to_lowercase();
        let says =
            lower.starts_with("publi") || lower.starts_with("posted") || lower.starts_with("post time");
        let called = is_stamp(reading.survey, at) && reading.survey.promises(at, Promise::Stamp, 1);
        if (says || called)
            && !is_foreign(reading, at)
            && let Some(moment) = stamps::read_in(published_part(&spaced(reading, at)), order)
        {
            return Some(moment);
        }
    }
    None
}

/// The first `time` element, or element with a date as microdata, that stands in these blocks; one behind the headline
/// before one above it.
fn timed(reading: &Reading<'_, '_, '_>, near: Range<usize>, order: Order) -> Option<Moment> {
    let blocks = reading.survey.blocks;
    let (from, to) = (blocks.get(near.start)?.first, blocks.get(near.end.checked_sub(1)?)?.last);
    let headline = reading.survey.headline_block().map_or(from, |at| blocks[at].first);
    let read = |element: u32| {
        let given = [Key::DateTime, Key::Content].iter().find_map(|&k| reading.tree.attribute(element, k));
        let text = || {
            let words: Vec<&str> =
                (element..reading.tree.node(element).end).map(|i| reading.tree.node(i).text).collect();
            stamps::read_in(&words.join(" "), order)
        };
        given.and_then(for_machines).or_else(text)
    };
    let inside = || reading.head.times.iter().copied().filter(|t| (from.saturating_sub(12)..=to).contains(t));
    let behind = inside().filter(|&t| t >= headline).find_map(read);
    behind.or_else(|| inside().filter(|&t| t < headline).find_map(read))
}

/// "/2018/03/03/" in an address.
fn in_address(url: &str) -> Option<Moment> {
    let parts: Vec<&str> = url.split('/').collect();
    parts.windows(3).find_map(|w| {
        let dated = w[0].len() == 4 && w[0].starts_with(['1', '2']) && w[1].len() <= 2 && w[2].len() <= 2;
        let named = w[0].len() == 4 && w[1].len() > 2 && w[2].len() <= 2;
        match (dated, named) {
            (true, _) => stamps::read(&format!("{}-{}-{}", w[0], w[1], w[2])),
            (_, true) => stamps::read(&format!("{} {} {}", w[2], w[1], w[0])),
            _ => None,
        }
    })
}
