//! Which day do the words name? English words for a day, worked out from the day of the report.
//!
//! Only what leaves one reading is taken: a weekday in a sentence that looks back is the last one on or before the day of
//! the report; a day of a month is the one nearest to it. Weekdays that tell when something was said ("he said on
//! Monday"), "last" and "next", and sentences that look ahead are left alone.

use crate::terminal::wording::MONTHS;
use headwater_model::{Article, Moment, Span};

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Words of a sentence that looks ahead, or tells of something that comes again.
const AHEAD: [&str; 18] = [
    "will",
    "would",
    "shall",
    "next",
    "expected",
    "until",
    "scheduled",
    "planned",
    "plans",
    "due",
    "upcoming",
    "every",
    "each",
    "since",
    "usually",
    "if",
    "may",
    "could",
];

/// Words of speech: a weekday near them is that of the speech.
const SPEECH: [&str; 14] = [
    "said",
    "says",
    "told",
    "tells",
    "wrote",
    "tweeted",
    "announced",
    "added",
    "reported",
    "posted",
    "stated",
    "according",
    "confirmed",
    "interview",
];

/// A word with its place in the article.
struct Word<'a> {
    text: &'a str,
    span: Span,
}

/// The first day that the words at `span` name, with the words that name it.
pub(super) fn day(article: &Article, span: Span) -> Option<(Span, Moment)> {
    if article.language.as_deref() != Some("en") {
        return None;
    }
    let published = article.published?;
    let words = words(article, span);
    (0..words.len())
        .find_map(|at| month_day(&words, at, &published).or_else(|| weekday(&words, at, &published)))
}

/// The words of a passage.
fn words(article: &Article, span: Span) -> Vec<Word<'_>> {
    let passage = span.of(&article.text);
    let mut found = Vec::new();
    let mut start = None;
    for (at, mark) in passage.char_indices().chain(std::iter::once((passage.len(), ' '))) {
        match (start, mark.is_alphanumeric()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let span = Span::new(span.start + from, span.start + at);
                found.push(Word { text: &passage[from..at], span });
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// "on Tuesday", in a sentence that looks back.
fn weekday(words: &[Word<'_>], at: usize, published: &Moment) -> Option<(Span, Moment)> {
    let wanted = WEEKDAYS.iter().position(|day| *day == words[at].text)?;
    let near = &words[at.saturating_sub(3)..at];
    let is_of_speech = near.iter().any(|w| SPEECH.contains(&w.text.to_lowercase().as_str()));
    let is_ahead = words.iter().any(|w| AHEAD.contains(&w.text.to_lowercase().as_str()));
    let is_to =
        words.windows(2).any(|w| matches!(w[0].text, "is" | "are" | "was" | "were") && w[1].text == "to");
    let before = at.checked_sub(1).map(|b| words[b].text);
    let is_other = before
        .is_some_and(|b| matches!(b.to_lowercase().as_str(), "last" | "by" | "from" | "a" | "of" | "the"));
    if is_of_speech || is_ahead || is_to || is_other {
        return None;
    }
    let mut date = published.date;
    for _ in 0..7 {
        if date.weekday().to_monday_zero_offset() == i8::try_from(wanted).ok()? {
            let from =
                before.filter(|b| *b == "on").map_or(words[at].span.start, |_| words[at - 1].span.start);
            return Some((Span::new(from, words[at].span.end), Moment::day(date)));
        }
        date = date.yesterday().ok()?;
    }
    None
}

/// "12 March", "March 12, 2024".
fn month_day(words: &[Word<'_>], at: usize, published: &Moment) -> Option<(Span, Moment)> {
    let number = |at: usize, most: u32| {
        let value: u32 = words.get(at)?.text.parse().ok()?;
        (1..=most).contains(&value).then_some(value)
    };
    let month = |at: usize| MONTHS.iter().position(|m| words.get(at).is_some_and(|w| w.text == *m));
    let (month, day, end) = match (number(at, 31), month(at)) {
        (Some(day), _) => (month(at + 1)?, day, at + 1),
        (None, Some(month)) => (month, number(at + 1, 31)?, at + 1),
        _ => return None,
    };
    let year = number(end + 1, 2100).filter(|year| *year > 1900);
    let end = if year.is_some() { end + 1 } else { end };
    let span = Span::new(words[at].span.start, words[end].span.end);
    let on = |year: i64| format!("{year:04}-{:02}-{day:02}", month + 1).parse::<Moment>().ok();
    if let Some(year) = year {
        return Some((span, on(i64::from(year))?));
    }
    let own = i64::from(published.date.year());
    let nearest = [own - 1, own, own + 1].into_iter().filter_map(on);
    Some((span, nearest.min_by_key(|m| (m.seconds() - published.seconds()).abs())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The day that a sentence names in a report of Wednesday, 13 March 2024.
    fn named(sentence: &str) -> Option<(String, String)> {
        let mut article = Article::empty("a");
        article.text = sentence.to_owned();
        article.language = Some("en".to_owned());
        article.published = Some("2024-03-13T09:00:00Z".parse().unwrap());
        let (span, day) = day(&article, Span::new(0, sentence.len()))?;
        Some((span.of(&article.text).to_owned(), day.to_string()))
    }

    #[test]
    fn a_weekday_is_the_last_one_on_or_before_the_report() {
        let found = |words: &str, day: &str| Some((words.to_owned(), day.to_owned()));
        assert_eq!(named("A walkway fell on Tuesday."), found("on Tuesday", "2024-03-12"));
        assert_eq!(named("A walkway fell Wednesday."), found("Wednesday", "2024-03-13"));
        assert_eq!(named("A walkway fell Thursday."), found("Thursday", "2024-03-07"));
    }

    #[test]
    fn a_weekday_of_a_speech_or_of_the_future_is_left_alone() {
        for sentence in [
            "A walkway fell, the board said on Tuesday.",
            "The board will meet on Friday.",
            "The board is to meet on Friday.",
            "It fell last Tuesday.",
            "The pier is shut every Sunday.",
        ] {
            assert_eq!(named(sentence), None, "{sentence}");
        }
    }

    #[test]
    fn a_day_of_a_month_is_the_nearest_one() {
        let found = |words: &str, day: &str| Some((words.to_owned(), day.to_owned()));
        assert_eq!(named("It fell on March 12."), found("March 12", "2024-03-12"));
        assert_eq!(named("It was built on 30 December."), found("30 December", "2023-12-30"));
        assert_eq!(named("It was built on May 3, 2009."), found("May 3, 2009", "2009-05-03"));
        assert_eq!(named("It may fall, 31 people said."), None);
        assert_eq!(named("It fell on 31 February."), None);
    }

    #[test]
    fn words_of_an_undated_report_name_no_day() {
        let mut article = Article::empty("a");
        article.text = "It fell on Tuesday.".to_owned();
        article.language = Some("en".to_owned());
        assert_eq!(day(&article, Span::new(0, 19)), None);
    }
}
