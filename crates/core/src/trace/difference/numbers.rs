//! Do reports of one claim give values that cannot both hold? Sentences of different reports → differences.
//!
//! A value is a number with what it counts. Two differ only where each report counts the same thing, gives one number
//! for it, gives it as exact, and neither mentions the other's number: a wrong difference is worse than a missed one.

use super::terms::normal_form;
use crate::text::{Word, words};
use headwater_model::{Citation, Difference, DifferenceKind, DifferingValue};
use std::collections::BTreeMap;

/// A number and the words that tell what it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Value {
    number: String,
    counted: Vec<String>,
}

/// The differences between the reports of one claim; `reports` holds one citation for each report.
pub(super) fn differences(reports: &[&Citation]) -> Vec<Difference> {
    let values: Vec<Vec<Value>> = reports.iter().map(|c| values(&c.quote)).collect();
    let mut by_thing: BTreeMap<String, BTreeMap<String, Vec<Citation>>> = BTreeMap::new();
    for (report, found) in values.iter().enumerate() {
        for value in found {
            for thing in &value.counted {
                let alone = found.iter().filter(|v| v.counted.contains(thing)).count() == 1;
                if alone && differs_somewhere(&values, report, thing, &value.number) {
                    let places =
                        by_thing.entry(thing.clone()).or_default().entry(value.number.clone()).or_default();
                    places.push(reports[report].clone());
                }
            }
        }
    }
    let mut seen = Vec::new();
    by_thing
        .into_iter()
        .map(|(what, values)| Difference {
            kind: DifferenceKind::Number,
            what: as_written(&what, &values),
            values: values
                .into_iter()
                .map(|(value, citations)| DifferingValue { value, citations, since: None })
                .collect(),
        })
        .filter(|d| d.values.len() > 1)
        .filter(|d| {
            let numbers: Vec<String> = d.values.iter().map(|v| v.value.clone()).collect();
            let is_new = !seen.contains(&numbers);
            seen.push(numbers);
            is_new
        })
        .collect()
}

/// The first word of the reports that has the normal form `thing`.
fn as_written(thing: &str, values: &BTreeMap<String, Vec<Citation>>) -> String {
    let all = values.values().flatten().flat_map(|citation| words(&citation.quote));
    let mut lower = all.map(|word| word.text.to_lowercase());
    lower.find(|word| normal_form(word) == thing).unwrap_or_else(|| thing.to_owned())
}

/// Whether another report counts `thing` with another number and does not mention `number`, nor is its own mentioned.
fn differs_somewhere(values: &[Vec<Value>], report: usize, thing: &str, number: &str) -> bool {
    values.iter().enumerate().any(|(other, found)| {
        let counted: Vec<&Value> = found.iter().filter(|v| v.counted.iter().any(|c| c == thing)).collect();
        other != report
            && counted.len() == 1
            && counted[0].number != number
            && found.iter().all(|v| v.number != number)
            && values[report].iter().all(|v| v.number != counted[0].number)
    })
}

/// The exact numbers of a sentence that count something.
fn values(sentence: &str) -> Vec<Value> {
    const LOOSE: [&str; 10] =
        ["least", "than", "about", "around", "nearly", "almost", "roughly", "approximately", "some", "to"];
    let all: Vec<Word<'_>> = words(sentence).collect();
    let mut found = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let number = normal_form(&word.text.to_lowercase());
        let before = at.checked_sub(1).map(|i| all[i].text.to_lowercase()).unwrap_or_default();
        let is_count = number.chars().all(|c| c.is_ascii_digit()) && number.len() < 4 || number.len() > 4;
        if !number.starts_with(|c: char| c.is_ascii_digit())
            || !number.chars().all(|c| c.is_ascii_digit())
            || !is_count
            || number == "1"
            || LOOSE.contains(&before.as_str())
            || is_month(&before)
        {
            continue;
        }
        let counted = counted(sentence, word, &all[at + 1..]);
        if !counted.is_empty() {
            found.push(Value { number, counted });
        }
    }
    found
}

/// What the number counts: the plural nouns and participles right behind it, up to a mark or a small word.
fn counted(sentence: &str, number: &Word<'_>, behind: &[Word<'_>]) -> Vec<String> {
    const STOP: [&str; 18] = [
        "of", "in", "on", "at", "and", "the", "a", "to", "for", "from", "with", "by", "p.m", "a.m",
        "percent", "per", "or", "as",
    ];
    let mut end = number.span.end;
    let mut things = Vec::new();
    for word in behind.iter().take(3) {
        let lower = word.text.to_lowercase();
        let between = sentence.get(end..word.span.start).unwrap_or(",");
        if !between.trim().is_empty() || STOP.contains(&lower.as_str()) {
            break;
        }
        end = word.span.end;
        let small = matches!(
            lower.as_str(),
            "were" | "was" | "had" | "have" | "are" | "other" | "more" | "been" | "people"
        );
        if !small && lower.len() > 3 {
            things.push(normal_form(&lower));
        }
    }
    things
}

/// Whether a number behind this word is a day.
fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    MONTHS.iter().any(|m| word.starts_with(m))
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::{ArticleId, Span};

    fn told(article: &str, quote: &str) -> Citation {
        let span = Span::new(0, quote.len());
        Citation { article: ArticleId(article.into()), span, paragraph: 1, quote: quote.into() }
    }

    fn found(a: &str, b: &str) -> Vec<(String, Vec<String>)> {
        let (a, b) = (told("a", a), told("b", b));
        let name = |d: Difference| (d.what, d.values.into_iter().map(|v| v.value).collect());
        differences(&[&a, &b]).into_iter().map(name).collect()
    }

    #[test]
    fn two_counts_of_one_thing_differ() {
        let differing =
            found("The blast left 12 workers injured.", "Fifteen were treated; 15 workers injured in all.");
        assert_eq!(differing[0].1, ["12", "15"]);
        assert_eq!(differing[0].0, "injured", "a word of the reports, not its stem");
    }

    #[test]
    fn counts_of_different_things_do_not_differ() {
        assert!(found("The fire closed 12 shops.", "The fire closed 15 streets.").is_empty());
    }

    #[test]
    fn a_bound_is_not_an_exact_value() {
        assert!(found("At least 12 workers were hurt.", "15 workers were hurt.").is_empty());
    }

    #[test]
    fn a_report_that_has_both_numbers_does_not_differ() {
        assert!(found("12 workers were hurt, not 15 workers.", "15 workers were hurt.").is_empty());
    }

    #[test]
    fn a_date_is_no_count() {
        assert!(found("It closes on May 12 workers say.", "It closes on May 15 workers say.").is_empty());
    }
}
