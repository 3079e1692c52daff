//! When was it published? Reads the dates that people and machines write on pages.

use headwater_model::Moment;
use jiff::civil::{Date, Time};
use jiff::tz::Offset;

/// The names of the months and their usual short forms, in the languages read most; the index over the length of a
/// row gives nothing: each row is one month.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januar",
        "janvier",
        "enero",
        "gennaio",
        "janeiro",
        "januari",
        "stycznia",
        "января",
        "ene",
        "gen",
        "janv",
        "jänner",
    ],
    &[
        "february",
        "feb",
        "februar",
        "février",
        "febrero",
        "febbraio",
        "fevereiro",
        "februari",
        "lutego",
        "февраля",
        "févr",
        "fev",
    ],
    &["march", "mar", "märz", "mars", "marzo", "março", "maart", "marca", "марта", "mrz", "mär"],
    &["april", "apr", "avril", "abril", "aprile", "kwietnia", "апреля", "abr", "avr"],
    &["may", "mai", "mayo", "maggio", "maio", "mei", "maja", "мая", "mag"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "junho", "czerwca", "июня", "giu"],
    &["july", "jul", "juli", "juillet", "julio", "luglio", "julho", "lipca", "июля", "juil", "lug"],
    &["august", "aug", "août", "agosto", "augustus", "sierpnia", "августа", "ago"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "settembre",
        "setembro",
        "września",
        "сентября",
        "set",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "octobre",
        "octubre",
        "ottobre",
        "outubro",
        "października",
        "октября",
        "okt",
        "ott",
        "out",
    ],
    &["november", "nov", "novembre", "noviembre", "novembro", "listopada", "ноября"],
    &[
        "december",
        "dec",
        "dezember",
        "décembre",
        "diciembre",
        "dicembre",
        "dezembro",
        "grudnia",
        "декабря",
        "dez",
        "déc",
        "dic",
        "december",
    ],
];

/// Which number comes first where a date is written in numbers alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// Nothing tells: "03/04/2018" stays unknown.
    #[default]
    Unknown,
    /// As in the United States.
    MonthFirst,
    /// As nearly everywhere else.
    DayFirst,
}

/// As [`read_in`], where nothing tells which number is the month.
pub(super) fn read(text: &str) -> Option<Moment> {
    read_in(text, Order::Unknown)
}

/// The first date in `text`: "March 3, 2018", "3 March 2018", "2018-03-03", "3.3.2018"; with the time of day and its
/// zone where they stand behind it: "at 4:15 p.m. EST".
///
/// "03/04/2018" is read by `order`; without one only where one of the two numbers can be no month, or both are the
/// same: else it is unknown.
pub(super) fn read_in(text: &str, order: Order) -> Option<Moment> {
    if let Ok(moment) = text.trim().parse::<Moment>() {
        return Some(moment);
    }
    let tokens: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '·' | '•' | ';'))
        .filter(|t| !t.is_empty())
        .collect();
    let tokens: Vec<&str> = tokens.into_iter().flat_map(split_hyphens).collect();
    let found =
        |at: usize| numeric(tokens[at], order).or_else(|| in_words(&tokens, at)).map(|date| (at, date));
    let (at, date) = (0..tokens.len()).find_map(found)?;
    let Some((time, offset)) = clock(&tokens[at + 1..]) else { return Some(Moment::day(date)) };
    Some(Moment { date, time: Some(time), offset })
}

/// So many words may stand between the first of a date and its time of day.
const TO_CLOCK: usize = 7;

/// The time of day among the words behind the first of a date, and its zone where its short name means one zone only.
fn clock(tokens: &[&str]) -> Option<(Time, Option<Offset>)> {
    let at = tokens.iter().take(TO_CLOCK).position(|t| hour_and_minute(t).is_some())?;
    let (hour, minute, half) = hour_and_minute(tokens[at])?;
    let mut next = tokens[at + 1..].iter().copied();
    let behind = next.next();
    let (half, zone) = match half.or_else(|| behind.and_then(half_of_day)) {
        Some(found) if half.is_none() => (Some(found), next.next()),
        found => (found, behind),
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Half::Morning) => hour % 12,
        Some(Half::Evening) => hour % 12 + 12,
        None => hour,
    };
    Some((Time::new(hour, minute, 0, 0).ok()?, zone.and_then(offset)))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

/// "4:15", "16:15:00", "4:15pm", "16h15".
fn hour_and_minute(token: &str) -> Option<(i8, i8, Option<Half>)> {
    let token = token.trim_end_matches(['.', ',']);
    let (hour, rest) = token.split_once(':').or_else(|| token.split_once('h'))?;
    let minute = rest.get(..2)?;
    let is_number = |t: &str| !t.is_empty() && t.len() <= 2 && t.bytes().all(|b| b.is_ascii_digit());
    let behind = rest[2..].trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
    let half = half_of_day(behind);
    let fits = is_number(hour) && is_number(minute) && (behind.is_empty() || half.is_some());
    fits.then(|| Some((hour.parse().ok()?, minute.parse().ok()?, half)))?
}

fn half_of_day(token: &str) -> Option<Half> {
    match token.to_ascii_lowercase().replace('.', "").as_str() {
        "am" => Some(Half::Morning),
        "pm" => Some(Half::Evening),
        _ => None,
    }
}

/// The offset of a zone's short name. Names that several zones share (CST, IST, BST) or that change with the season
/// (ET) are unknown.
fn offset(zone: &str) -> Option<Offset> {
    let hours = match zone.trim_end_matches('.') {
        "UTC" | "GMT" | "Z" => 0,
        "EST" => -5,
        "EDT" => -4,
        "CDT" => -5,
        "MDT" => -6,
        "PDT" => -7,
        "PST" => -8,
        "CET" | "MEZ" => 1,
        "CEST" | "MESZ" => 2,
        "JST" => 9,
        "AEST" => 10,
        "AEDT" => 11,
        _ => return None,
    };
    Offset::from_hours(hours).ok()
}

/// "04-ago-2021" is three words; "2018-03-03" is one.
fn split_hyphens(token: &str) -> impl Iterator<Item = &str> {
    let named =
        token.matches('-').count() == 2 && token.contains(char::is_alphabetic) && !token.contains(['T', ':']);
    token.split(move |c| named && c == '-').filter(|t| !t.is_empty())
}

/// "2018-03-03", "2018/03/03", "3.3.2018", "31/12/2018".
fn numeric(token: &str, order: Order) -> Option<Date> {
    let token = token.split(['T', 't']).next()?.trim_end_matches(['.', ':']);
    let mark = ['-', '/', '.'].into_iter().find(|m| token.matches(*m).count() == 2)?;
    let parts: Vec<i16> = token.split(mark).map(|p| p.parse().ok()).collect::<Option<_>>()?;
    let &[a, b, c] = parts.as_slice() else { return None };
    match (a, b, c) {
        (1900.., _, _) => date(a, b, c),
        (_, _, 1900..) if mark == '.' => date(c, b, a),
        (13.., 1..=12, 1900..) => date(c, b, a),
        (1..=12, 13.., 1900..) => date(c, a, b),
        (_, _, 1900..) if a == b => date(c, a, b),
        (_, _, 1900..) if order == Order::MonthFirst => date(c, a, b),
        (_, _, 1900..) if order == Order::DayFirst => date(c, b, a),
        _ => None,
    }
}

/// "March 3 2018", "3 March 2018", "3. März 2018", "3 de marzo de 2018", with the first token at `at`.
fn in_words(tokens: &[&str], at: usize) -> Option<Date> {
    let mut near = tokens[at..].iter().copied().filter(|t| !matches!(*t, "de" | "of" | "den"));
    let (a, b, c) = (near.next()?, near.next()?, near.next()?);
    // The year is looked at first: it costs less than a month's name.
    if let Some(year) = year(a)
        && let (Some(day), Some(month)) = (day(c), month(b))
    {
        return date(year, month, day);
    }
    let year = year(c)?;
    if let (Some(month), Some(day)) = (month(a), day(b)) {
        return date(year, month, day);
    }
    date(year, month(b)?, day(a)?)
}

/// "2018", also where the next word is glued to it.
fn year(word: &str) -> Option<i16> {
    let digits = word.get(..4)?;
    let glued = word[4..].starts_with(|c: char| c.is_ascii_digit());
    digits.parse::<i16>().ok().filter(|y| !glued && (1900..2100).contains(y))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Whether a word in lower case is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    MONTHS.iter().any(|names| names.contains(&word))
}

fn month(word: &str) -> Option<i16> {
    let word = word.trim_end_matches('.');
    if word.len() > 24 || word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let word = word.to_lowercase();
    MONTHS.iter().position(|names| names.contains(&word.as_str())).and_then(|i| i16::try_from(i + 1).ok())
}

/// "3", "03", "3rd", "3.".
fn day(word: &str) -> Option<i16> {
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    let rest = &word[digits.len()..];
    if !matches!(rest, "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º") {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment_of(text: &str) -> String {
        read(text).map(|m| m.to_string()).unwrap_or_default()
    }

    fn day_of(text: &str) -> String {
        read(text).map(|m| m.date.to_string()).unwrap_or_default()
    }

    #[test]
    fn the_time_of_day_behind_a_date_is_read_with_its_zone() {
        for (text, moment) in [
            ("Published March 3, 2018, 4:15 p.m. EST", "2018-03-03T16:15:00-05:00"),
            ("March 3, 2018 at 12:05am", "2018-03-03T00:05:00"),
            ("Saturday 3 March 2018 16:15 GMT", "2018-03-03T16:15:00+00:00"),
            ("3. März 2018, 16:15 Uhr", "2018-03-03T16:15:00"),
            ("3 mars 2018 à 16h15", "2018-03-03T16:15:00"),
            ("03.03.2018 | 16:15 MEZ", "2018-03-03T16:15:00+01:00"),
            ("March 3, 2018 4:15 PM CST", "2018-03-03T16:15:00"),
            ("March 3, 2018 | 5 min read", "2018-03-03"),
            ("March 3, 2018 25:15", "2018-03-03"),
        ] {
            assert_eq!(moment_of(text), moment, "{text}");
        }
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in [
            "Published March 3, 2018, 4:15 p.m.",
            "Saturday 3 March 2018",
            "2018-03-03",
            "Mar. 3rd, 2018",
            "3. März 2018",
            "3 de marzo de 2018",
            "03.03.2018",
        ] {
            assert_eq!(day_of(text), "2018-03-03", "{text}");
        }
        assert_eq!(day_of("31/12/2018"), "2018-12-31");
    }

    #[test]
    fn a_date_that_can_be_read_in_two_ways_is_unknown() {
        assert_eq!(day_of("03/04/2018"), "");
        assert_eq!(read_in("03/04/2018", Order::MonthFirst).unwrap().to_string(), "2018-03-04");
        assert_eq!(read_in("03/04/2018", Order::DayFirst).unwrap().to_string(), "2018-04-03");
    }

    #[test]
    fn words_are_no_date() {
        assert_eq!(day_of("5 sunny cartoons about 2018 and May"), "");
    }
}
