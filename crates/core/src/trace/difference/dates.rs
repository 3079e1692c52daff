//! On which day? Days, months and years of a wording, resolved against the report's own publication.
//!
//! "Monday" is the Monday before the report or the one after it; "yesterday" is the day before it. Two dates differ only
//! where none of the days that the one may mean is a day that the other may mean. A date that only tells when somebody
//! said so, a bound ("before Friday") and the night between two days tell of no difference.

use super::super::wording::{Told, Wording};
use super::frame::{self, Place};
use crate::text::Class;
use headwater_model::Article;
use jiff::ToSpan;
use jiff::civil::{Date as Day, Weekday, date};

/// How exact a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// A day.
    Day,
    /// A month.
    Month,
    /// A year.
    Year,
}

/// When in the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Early,
    Late,
    Any,
}

/// A date as one report means it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Date {
    /// The days that may be meant, the first of each; the likeliest first.
    pub days: Vec<Day>,
    /// How exact it is.
    pub grain: Grain,
    part: Part,
    /// "by", "from", or nothing for "on".
    joint: &'static str,
    /// Where it stands.
    pub place: Place,
}

impl Date {
    /// As it is shown: `2031-04-04`, `2031-04`, `2031`.
    pub(super) fn shown(&self) -> String {
        let day = self.days[0];
        match self.grain {
            Grain::Day => day.to_string(),
            Grain::Month => format!("{:04}-{:02}", day.year(), day.month()),
            Grain::Year => day.year().to_string(),
        }
    }
}

/// The dates of a wording; those of attributions are left out.
pub(super) fn dates(wording: &Wording<'_>) -> Vec<Date> {
    #[rustfmt::skip]
    const REPEATED: &[&str] = &["every", "each", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"];
    if wording.is_open || wording.has_one(REPEATED) {
        return Vec::new();
    }
    let ahead = is_ahead(wording);
    let mut found: Vec<Date> = Vec::new();
    for at in 0..wording.words.len() {
        let is_inside = found.last().is_some_and(|d| d.place.words.contains(&at));
        if !is_inside
            && !wording.attributions[wording.words[at].clause]
            && let Some(date) = date_at(wording, at, ahead)
        {
            found.push(date);
        }
    }
    found
}

/// Whether the wording tells of what is still to come.
fn is_ahead(wording: &Wording<'_>) -> bool {
    #[rustfmt::skip]
    const AHEAD: &[&str] = &["will", "shall", "scheduled", "planned", "due", "plans", "set"];
    #[rustfmt::skip]
    const PAST: &[&str] = &[
        "was", "were", "had", "did", "found", "shook", "won", "beat", "broke", "met", "fell", "rose", "struck", "hit",
        "took", "left", "came", "went", "began", "stole", "sold", "bought", "sank", "fled", "shot", "held", "burnt", "got",
        "gave", "lost", "put", "cut", "led", "ran", "sent", "made", "became", "wrote", "grew", "drew", "flew", "has", "have",
    ];
    let words = || wording.words.iter().filter(|w| !wording.attributions[w.clause]);
    let to_be =
        wording.words.windows(2).any(|w| matches!(w[0].lower.as_str(), "is" | "are") && w[1].lower == "to");
    let past = words().any(|w| {
        PAST.contains(&w.lower.as_str()) || w.lower.ends_with("ed") && w.lower.len() > 4 && !w.is_name
    });
    to_be || words().any(|w| AHEAD.contains(&w.lower.as_str())) || !past
}

/// The date that begins at word `at`.
fn date_at(wording: &Wording<'_>, at: usize, ahead: bool) -> Option<Date> {
    let words = &wording.words;
    let word = &words[at];
    if word.is_quoted || words.get(at).is_some_and(|w| w.text.ends_with("'s") || w.text.ends_with("’s")) {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
    let bases = bases(wording.article);
    let (days, grain, length) = month_and_day(words, at, &bases)
        .or_else(|| weekday(words, at, &bases, ahead))
        .or_else(|| relative(words, at, &bases))
        .or_else(|| month(words, at, before))
        .or_else(|| year(words, at, before))?;
    let end = at + length;
    let joint = joint(words, at)?;
    let is_range = words.get(end).is_some_and(|w| {
        matches!(w.lower.as_str(), "to" | "and" | "or" | "through") || w.gap.starts_with(['-', '–'])
    }) && words
        .get(end + 1)
        .is_some_and(|w| w.class.any(Class::WEEKDAY.and(Class::MONTH).and(Class::NUMBER)));
    // "The Monday attack": the day is a part of a name for something.
    let is_name = matches!(before, "the" | "a") && grain == Grain::Day && !word.class.any(Class::NUMBER);
    if is_range || is_name || days.is_empty() {
        return None;
    }
    let place = Place { clause: word.clause, words: at..end };
    Some(Date { days, grain, part: part(words, at, end), joint, place })
}

/// The days from which "Monday" and "today" are counted: the report's own, and that of its last change.
fn bases(article: &Article) -> Vec<Day> {
    let mut days: Vec<Day> =
        [article.published, article.updated].into_iter().flatten().map(|m| m.date).collect();
    days.dedup();
    days
}

/// How a date is joined to what happens then: `None` for a bound.
fn joint(words: &[Told<'_>], at: usize) -> Option<&'static str> {
    let back = |n: usize| at.checked_sub(n).map_or("", |i| words[i].lower.as_str());
    let skip = usize::from(matches!(back(1), "the" | "next" | "last" | "this" | "late" | "early"));
    match back(1 + skip) {
        "before" | "after" | "until" | "till" | "since" | "than" | "past" | "through" | "between"
        | "about" | "around" | "of" | "for" => None,
        "by" => Some("by"),
        "from" => Some("from"),
        "and" | "or" if at > 1 && words[at - 2].class.any(Class::WEEKDAY.and(Class::NUMBER)) => None,
        _ => Some("on"),
    }
}

fn part(words: &[Told<'_>], at: usize, end: usize) -> Part {
    let lower = |i: Option<usize>| i.and_then(|i| words.get(i)).map_or("", |w| w.lower.as_str());
    let (before, further, behind) = (lower(at.checked_sub(1)), lower(at.checked_sub(2)), lower(Some(end)));
    if further == "night" && matches!(before, "to" | "into")
        || matches!(before, "early")
        || behind == "morning"
    {
        Part::Early
    } else if matches!(behind, "night" | "evening")
        || before == "late"
        || further == "late"
        || lower(Some(at)) == "tonight"
    {
        Part::Late
    } else {
        Part::Any
    }
}

fn month_number(word: &Told<'_>) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = word.lower.trim_end_matches('.');
    if !word.text.starts_with(char::is_uppercase) || lower.len() < 3 {
        return None;
    }
    let at = MONTHS
        .iter()
        .position(|m| *m == lower || m[..3] == *lower || lower == "sept" && *m == "september")?;
    i8::try_from(at + 1).ok()
}

fn day_number(word: &Told<'_>) -> Option<i8> {
    let digits = word.lower.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']);
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

fn year_number(word: &Told<'_>) -> Option<i16> {
    word.text.parse().ok().filter(|y| (1600..=2200).contains(y) && word.text.len() == 4)
}

/// "4 April", "April 4", with or without a year; of the years that are not told the nearest.
fn month_and_day(words: &[Told<'_>], at: usize, bases: &[Day]) -> Option<(Vec<Day>, Grain, usize)> {
    let next = words.get(at + 1).filter(|w| w.follows())?;
    let (month, day) = match (month_number(&words[at]), month_number(next)) {
        (Some(month), _) => (month, day_number(next)?),
        (None, Some(month)) => (month, day_number(&words[at])?),
        _ => return None,
    };
    if let Some(year) = words.get(at + 2).and_then(year_number) {
        return Some((Day::new(year, month, day).ok().into_iter().collect(), Grain::Day, 3));
    }
    let base = *bases.first()?;
    let near = (base.year() - 1..=base.year() + 1).filter_map(|y| Day::new(y, month, day).ok());
    let nearest = near.min_by_key(|d| distance(*d, base))?;
    Some((vec![nearest], Grain::Day, 2))
}

/// How many days lie between two, whichever comes first.
fn distance(a: Day, b: Day) -> i64 {
    a.since(b).map_or(i64::MAX, |span| i64::from(span.get_days()).abs())
}

/// A weekday: the ones around the report's own day, and that day itself.
fn weekday(words: &[Told<'_>], at: usize, bases: &[Day], ahead: bool) -> Option<(Vec<Day>, Grain, usize)> {
    let asked = match words[at].lower.as_str() {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    };
    let told = at.checked_sub(1).map_or("", |i| words[i].lower.as_str());
    let ahead = told == "next" || ahead && told != "last";
    let mut days = Vec::new();
    for base in bases {
        let since = i64::from(base.weekday().since(asked));
        let last = base.checked_sub(since.days()).ok()?;
        let (next, earlier) = (last.checked_add(7.days()).ok()?, last.checked_sub(7.days()).ok()?);
        let likely = if ahead && since > 0 { [next, last] } else { [last, next] };
        days.extend(likely);
        if since == 0 || told == "last" {
            days.push(earlier);
        }
    }
    Some((days, Grain::Day, 1))
}

/// "today", "yesterday", "last night", "tomorrow".
fn relative(words: &[Told<'_>], at: usize, bases: &[Day]) -> Option<(Vec<Day>, Grain, usize)> {
    let next = words.get(at + 1).map_or("", |w| w.lower.as_str());
    let (off, length) = match (words[at].lower.as_str(), next) {
        ("today" | "tonight", _) => (0, 1),
        ("this", "morning" | "afternoon" | "evening") => (0, 2),
        ("yesterday", _) => (-1, 1),
        ("tomorrow", _) => (1, 1),
        _ => return None,
    };
    let days = bases.iter().filter_map(|d| d.checked_add(i64::from(off).days()).ok()).collect();
    Some((days, Grain::Day, length))
}

/// "in June 2031", where the year is told.
fn month(words: &[Told<'_>], at: usize, before: &str) -> Option<(Vec<Day>, Grain, usize)> {
    let month = month_number(&words[at]).filter(|_| before == "in")?;
    let year = words.get(at + 1).and_then(year_number)?;
    Some((vec![Day::new(year, month, 1).ok()?], Grain::Month, 2))
}

/// "in 2019".
fn year(words: &[Told<'_>], at: usize, before: &str) -> Option<(Vec<Day>, Grain, usize)> {
    let year = year_number(&words[at]).filter(|_| before == "in")?;
    Some((vec![date(year, 1, 1)], Grain::Year, 1))
}

/// Whether no day that the one may mean is a day that the other may mean.
fn exclude(x: &Date, y: &Date) -> bool {
    let near = |a: Day, b: Day| {
        let (first, second) = if a < b { (x.part, y.part) } else { (y.part, x.part) };
        // The night between two days is called by either.
        distance(a, b) == 1 && first != second && (first == Part::Late || second == Part::Early)
    };
    x.grain == y.grain
        && x.days.iter().all(|a| y.days.iter().all(|b| a != b && !(x.grain == Grain::Day && near(*a, *b))))
}

/// Whether two dates of two wordings cannot both hold.
pub(super) fn differ(a: &Wording<'_>, x: &Date, b: &Wording<'_>, y: &Date) -> bool {
    /// Where nothing stands before a date that it could belong to, so much of either wording stands in the other.
    const LEAST_OVERLAP: f32 = 0.6;
    let opens = |w: &Wording<'_>, date: &Date| w.governors(date.place.words.start, 1).is_empty();
    x.joint == y.joint
        && exclude(x, y)
        && !mentions(a, y)
        && !mentions(b, x)
        && !frame::names_part(a, &x.place, b, &y.place)
        && frame::governed_alike(a, &x.place, b, &y.place)
        && frame::agree(a, &x.place, b, &y.place)
        && (!opens(a, x) && !opens(b, y) || frame::overlap_but(a, &x.place, b, &y.place) >= LEAST_OVERLAP)
}

/// Whether a wording tells the day or year of `date` anywhere.
fn mentions(wording: &Wording<'_>, date: &Date) -> bool {
    let bases = bases(wording.article);
    let words = &wording.words;
    (0..words.len()).any(|at| match date.grain {
        Grain::Year => year_number(&words[at]) == Some(date.days[0].year()),
        Grain::Month => month_number(&words[at]) == Some(date.days[0].month()),
        Grain::Day => {
            let told = month_and_day(words, at, &bases)
                .or_else(|| weekday(words, at, &bases, false))
                .or_else(|| relative(words, at, &bases));
            told.is_some_and(|(days, ..)| days.iter().any(|d| date.days.contains(d)))
        }
    })
}

/// Whether two wordings tell of two days, months or years, whatever happened then.
pub(super) fn apart(a: &Wording<'_>, x: &[Date], b: &Wording<'_>, y: &[Date]) -> bool {
    let years = |w: &Wording<'_>| -> Vec<i16> { w.words.iter().filter_map(year_number).collect() };
    let months = |w: &Wording<'_>| -> Vec<i8> { w.words.iter().filter_map(month_number).collect() };
    let days_apart = !x.is_empty() && !y.is_empty() && x.iter().all(|d| y.iter().all(|e| exclude(d, e)));
    days_apart || disjoint(&years(a), &years(b)) || disjoint(&months(a), &months(b))
}

/// Whether both have some and none in common.
fn disjoint<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| !b.contains(x))
}
