//! The words for times, numbers, citations and origins.

use headwater_model::{
    Article, ArticleId, Citation, Count, Moment, Origin, OriginKind, OutletEvidence, OutletRef, Span,
};
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

/// The articles of a story by their numbers, from 1, in the story's order; remembers what was cited.
pub(crate) struct Numbers<'a> {
    articles: Vec<&'a Article>,
    places: HashMap<&'a ArticleId, usize>,
    /// The places that a mark was written for: number of the article, paragraph, span.
    cited: RefCell<BTreeSet<(usize, usize, Span)>>,
}

impl<'a> Numbers<'a> {
    pub(crate) fn new(articles: impl IntoIterator<Item = &'a Article>) -> Self {
        let articles: Vec<&Article> = articles.into_iter().collect();
        // Of two with one id the first counts.
        let places = articles.iter().enumerate().rev().map(|(at, a)| (&a.id, at)).collect();
        Self { articles, places, cited: RefCell::default() }
    }

    /// The number of an article; 0 where it is not of this story.
    pub(crate) fn of(&self, id: &ArticleId) -> usize {
        self.places.get(id).map_or(0, |at| at + 1)
    }

    /// The article.
    pub(crate) fn article(&self, id: &ArticleId) -> Option<&'a Article> {
        self.places.get(id).and_then(|&at| self.articles.get(at)).copied()
    }

    /// The outlet of an article, with the article's number: `2 Valley Radio`.
    pub(crate) fn report(&self, id: &ArticleId) -> String {
        let name = self.article(id).map_or("outlet unknown", Article::outlet_name);
        format!("{} {name}", self.of(id))
    }

    /// The mark of a citation: `[2.4]`, article 2, paragraph 4.
    pub(crate) fn mark(&self, citation: &Citation) -> String {
        self.marks([citation])
    }

    /// One mark for several citations, each place once, in order: `[1.3 2.4]`.
    pub(crate) fn marks<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> String {
        let mut places = Vec::new();
        for citation in citations {
            let number = self.of(&citation.article);
            places.push((number, citation.paragraph));
            self.cited.borrow_mut().insert((number, citation.paragraph, citation.span));
        }
        places.sort_unstable();
        places.dedup();
        let places: Vec<String> = places.iter().map(|(article, p)| format!("{article}.{p}")).collect();
        format!("[{}]", places.join(" "))
    }
}

impl Numbers<'_> {
    /// The places of an article that marks were written for so far, by paragraph.
    pub(crate) fn cited(&self, number: usize) -> Vec<(usize, Span)> {
        let places = self.cited.borrow();
        places.iter().filter(|(n, ..)| *n == number).map(|(_, paragraph, span)| (*paragraph, *span)).collect()
    }
}

/// How many different outlets publish `articles`; each of unknown outlet counts as one.
pub(crate) fn outlets<'a>(articles: impl IntoIterator<Item = &'a Article>) -> usize {
    let (mut keys, mut unknown) = (BTreeSet::new(), 0);
    for article in articles {
        match &article.outlet {
            Some(outlet) => drop(keys.insert(outlet.key())),
            None => unknown += 1,
        }
    }
    keys.len() + unknown
}

/// `1 report`, `2 reports`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `2 independent origins`, `2 (at most 3) independent origins`.
pub(crate) fn independent(count: Count) -> String {
    if count.at_least == count.at_most {
        plural(count.at_least as usize, "independent origin")
    } else {
        format!("{}, at most {}, independent origins", count.at_least, count.at_most)
    }
}

/// The months, as readers write them.
pub(crate) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A time as a reader writes it: `12 March 2024, 09:50 UTC`.
pub(crate) fn moment(moment: &Moment) -> String {
    let date = moment.date;
    let month = usize::try_from(date.month()).ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)));
    let mut text = format!("{} {} {}", date.day(), month.unwrap_or(&"?"), date.year());
    let Some(time) = moment.time else { return text };
    text += &format!(", {:02}:{:02}", time.hour(), time.minute());
    match moment.offset.map(|offset| offset.seconds()) {
        None => text,
        Some(0) => text + " UTC",
        Some(seconds) => {
            let (sign, minutes) = (if seconds < 0 { '-' } else { '+' }, seconds.abs() / 60);
            text + &format!(" {sign}{:02}:{:02}", minutes / 60, minutes % 60)
        }
    }
}

/// From when to when; `None` where nothing is dated.
pub(crate) fn time_span(first: Option<Moment>, last: Option<Moment>) -> Option<String> {
    let first = first?;
    let last = last.unwrap_or(first);
    if first == last {
        return Some(moment(&first));
    }
    if first.date == last.date && last.time.is_some() {
        let end = moment(&last);
        let clock = end.split_once(", ").map_or(end.as_str(), |(_, clock)| clock);
        return Some(format!("{} to {clock}", moment(&first)));
    }
    Some(format!("{} to {}", moment(&first), moment(&last)))
}

/// An outlet's name, marked where it is inferred.
pub(crate) fn outlet(outlet: Option<&OutletRef>) -> String {
    match outlet {
        None => "outlet unknown".to_owned(),
        Some(o) if o.evidence == OutletEvidence::Inferred => format!("{} (inferred)", o.name),
        Some(o) => o.name.clone(),
    }
}

/// An origin in words for a reader who sees the term for the first time.
pub(crate) fn origin(origin: &Origin) -> String {
    let of_outlet = origin.outlet.as_ref().map(|o| o.name.as_str());
    match (origin.kind, of_outlet) {
        (OriginKind::Unnamed, Some(outlet)) => format!("unnamed sources of {outlet}"),
        (OriginKind::Unnamed, None) => format!("an unnamed source ({})", origin.name),
        (OriginKind::Outlet, _) => format!("{} (names no source)", origin.name),
        (OriginKind::Document, _) => format!("{} (a document)", origin.name),
        _ => origin.name.clone(),
    }
}

/// Names in one line: `A`, `A and B`, `A, B and C`; with semicolons where a name has a comma.
pub(crate) fn listed(names: &[String]) -> String {
    let divider = if names.iter().any(|n| n.contains(',')) { "; " } else { ", " };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] if divider == ", " => format!("{} and {last}", all.join(divider)),
        _ => names.join(divider),
    }
}

/// A value as a reader writes it: `40000` is `40,000`; what is no whole number stays.
pub(crate) fn number(value: &str) -> String {
    if value.len() < 5 || !value.bytes().all(|b| b.is_ascii_digit()) {
        return value.to_owned();
    }
    let mut text = String::new();
    for (at, digit) in value.chars().enumerate() {
        if at > 0 && (value.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Words that may be a part of a sentence: `…` where they begin or end inside it.
pub(crate) fn clause(words: &str) -> String {
    let words = words.trim();
    let before = if words.starts_with(char::is_lowercase) { "… " } else { "" };
    let ends = |c: char| matches!(c, '.' | '!' | '?' | '…' | '"' | '”' | '»' | ')' | '。');
    let after = if words.ends_with(ends) { "" } else { " …" };
    format!("{before}{words}{after}")
}

/// Words of a text in quotation marks, as they stand; where they bring their own, none are added.
pub(crate) fn quoted(words: &str) -> String {
    let words = words.trim();
    let is_mark = |c: char| matches!(c, '"' | '“' | '”' | '«' | '»');
    if words.starts_with(is_mark) && words.ends_with(is_mark) {
        words.to_owned()
    } else {
        format!("“{words}”")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_span_names_a_shared_day_once() {
        let at = |text: &str| Some(text.parse::<Moment>().unwrap());
        assert_eq!(time_span(None, None), None);
        assert_eq!(time_span(at("2024-03-12"), at("2024-03-12")).unwrap(), "12 March 2024");
        assert_eq!(
            time_span(at("2024-03-12T09:50:00Z"), at("2024-03-12T16:20:00Z")).unwrap(),
            "12 March 2024, 09:50 UTC to 16:20 UTC"
        );
        assert_eq!(
            time_span(at("2024-03-12T09:50:00+01:00"), at("2024-03-13")).unwrap(),
            "12 March 2024, 09:50 +01:00 to 13 March 2024"
        );
    }

    #[test]
    fn a_part_of_a_sentence_is_shown_as_one() {
        assert_eq!(clause("the dam held, they said"), "… the dam held, they said …");
        assert_eq!(clause("The dam held."), "The dam held.");
    }

    #[test]
    fn a_large_number_is_grouped() {
        assert_eq!(
            [number("40000"), number("1234567"), number("2024"), number("3 dead")],
            ["40,000", "1,234,567", "2024", "3 dead"]
        );
    }

    #[test]
    fn a_count_that_is_not_sure_shows_both_ends() {
        assert_eq!(independent(Count { at_least: 1, at_most: 1 }), "1 independent origin");
        assert_eq!(independent(Count { at_least: 2, at_most: 3 }), "2, at most 3, independent origins");
    }
}
