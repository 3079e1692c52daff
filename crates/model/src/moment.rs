//! A time as a page gives it: often only a day.

use jiff::civil::{Date, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A day, or a day with a time, with its offset from UTC where that was given.
///
/// Written as `2018-03-22`, `2018-03-22T08:05:00` or `2018-03-22T08:05:00+01:00`. Two moments are ordered by the
/// instants they name; a missing time counts as midnight and a missing offset as UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment {
    /// The day, in the page's own time zone.
    pub date: Date,
    /// The time of day, where given.
    pub time: Option<Time>,
    /// The offset from UTC, where given.
    pub offset: Option<Offset>,
}

/// The text is no date that a page would give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MomentError(pub String);

impl fmt::Display for MomentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no date or time: {:?} (expected for example 2018-03-22 or 2018-03-22T08:05:00Z)", self.0)
    }
}

impl std::error::Error for MomentError {}

impl Moment {
    /// A whole day.
    #[must_use]
    pub const fn day(date: Date) -> Self {
        Self { date, time: None, offset: None }
    }

    /// Seconds since 1970, by the rules of the type's order.
    #[must_use]
    pub fn seconds(&self) -> i64 {
        let local = self.date.to_datetime(self.time.unwrap_or(Time::midnight()));
        self.offset.unwrap_or(Offset::UTC).to_timestamp(local).map_or(i64::MIN, |t| t.as_second())
    }

    /// The moment so many seconds since 1970, in UTC; `None` outside the years -9999 to 9999.
    #[must_use]
    pub fn at(seconds: i64) -> Option<Self> {
        let local = Offset::UTC.to_datetime(jiff::Timestamp::from_second(seconds).ok()?);
        Some(Self { date: local.date(), time: Some(local.time()), offset: Some(Offset::UTC) })
    }

    /// Whether `self` is certainly before `other`: a day is before another day, not before an hour of the same.
    #[must_use]
    pub fn is_surely_before(&self, other: &Self) -> bool {
        if self.time.is_some() && other.time.is_some() {
            self.seconds() < other.seconds()
        } else {
            self.date < other.date
        }
    }
}

impl PartialOrd for Moment {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Moment {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |m: &Self| (m.seconds(), m.date, m.time, m.offset.map(Offset::seconds));
        key(self).cmp(&key(other))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date)?;
        if let Some(time) = self.time {
            write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
            if let Some(offset) = self.offset {
                let minutes = offset.seconds() / 60;
                let sign = if minutes < 0 { '-' } else { '+' };
                write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)?;
            }
        }
        Ok(())
    }
}

impl FromStr for Moment {
    type Err = MomentError;

    /// Reads ISO 8601 and what stands close to it: a day, a day and time (`T` or a blank between), `Z` or an offset.
    fn from_str(given: &str) -> Result<Self, MomentError> {
        let text = given.trim();
        let wrong = || MomentError(given.to_owned());
        let date: Date = text.get(..10).ok_or_else(wrong)?.parse().map_err(|_| wrong())?;
        let rest = text[10..].trim_start_matches(['T', 't', ' ']).trim();
        if rest.is_empty() {
            return Ok(Self::day(date));
        }
        let split = rest.find(['Z', 'z', '+', '-', ' ']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(split);
        let time: Time = clock.trim().parse().map_err(|_| wrong())?;
        let time = Time::new(time.hour(), time.minute(), time.second(), 0).map_err(|_| wrong())?;
        Ok(Self { date, time: Some(time), offset: parse_offset(zone.trim()).map_err(|()| wrong())? })
    }
}

/// `Z`, `+01:00`, `+0100`, `+01`, or nothing.
fn parse_offset(zone: &str) -> Result<Option<Offset>, ()> {
    if zone.is_empty() {
        return Ok(None);
    }
    if zone.eq_ignore_ascii_case("z") || zone.eq_ignore_ascii_case("utc") || zone.eq_ignore_ascii_case("gmt")
    {
        return Ok(Some(Offset::UTC));
    }
    let sign = match zone.as_bytes()[0] {
        b'+' => 1,
        b'-' => -1,
        _ => return Err(()),
    };
    let digits: String = zone[1..].chars().filter(char::is_ascii_digit).collect();
    let number = |part: &str| part.parse::<i32>().map_err(|_| ());
    let (hours, minutes) = match digits.len() {
        1 | 2 => (number(&digits)?, 0),
        4 => (number(&digits[..2])?, number(&digits[2..])?),
        _ => return Err(()),
    };
    Offset::from_seconds(sign * (hours * 3600 + minutes * 60)).map(Some).map_err(|_| ())
}

impl TryFrom<String> for Moment {
    type Error = MomentError;

    fn try_from(text: String) -> Result<Self, MomentError> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> Self {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_it_was_read() {
        for text in
            ["2018-03-22", "2018-03-22T08:05:00", "2018-03-22T08:05:00+01:00", "2018-03-22T08:05:00-05:30"]
        {
            assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        }
        assert_eq!("2018-03-22 08:05Z".parse::<Moment>().unwrap().to_string(), "2018-03-22T08:05:00+00:00");
    }

    #[test]
    fn a_moment_is_told_by_its_seconds() {
        let moment: Moment = "2031-03-22T08:05:00Z".parse().unwrap();
        assert_eq!(Moment::at(moment.seconds()), Some(moment));
        assert_eq!(Moment::at(i64::MAX), None);
    }

    #[test]
    fn a_day_is_not_before_an_hour_of_the_same_day() {
        let day: Moment = "2018-03-22".parse().unwrap();
        let noon: Moment = "2018-03-22T12:00:00Z".parse().unwrap();
        assert!(!day.is_surely_before(&noon) && day < noon);
        assert!(day.is_surely_before(&"2018-03-23".parse().unwrap()));
    }

    #[test]
    fn words_are_no_moment() {
        for text in
            ["", "yesterday", "2018-13-01", "2018-03-22Tnoon", "2018-03-22T08:05:00*01", "ünïcödé-text"]
        {
            assert!(text.parse::<Moment>().is_err(), "{text}");
        }
    }
}
