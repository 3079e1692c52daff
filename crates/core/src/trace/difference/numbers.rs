//! How many, how much? Numbers with what they count, where they are exact.
//!
//! Two numbers differ where they count the same thing that the same happened to: "nine workers injured" and "eleven
//! workers were hurt", not "12 injured" and "15 treated". A bound, a round figure, a number that still grows, a part of
//! another, an age, and a number that is a name ("Route 7") are none.

use super::super::wording::{SAYS, Told, Wording, compared};
use super::frame::{self, Place};
use crate::text::{Class, Word, words};
use headwater_model::Article;

/// A number and what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Number {
    /// As a number.
    pub value: f64,
    /// As it is shown: digits, with "million".
    pub shown: String,
    /// The form of the noun that it counts; `percent`, or the sign of a currency.
    pub head: String,
    /// The words from the noun to what happened to it, as they stand.
    pub what: String,
    /// The forms of words between the number and the noun.
    before: Vec<String>,
    /// The forms of what the counted does or suffers.
    acts: Vec<String>,
    /// A preposition right behind the noun and the form of the word that it leads to.
    link: Option<(String, String)>,
    /// An amount: percent, money.
    is_amount: bool,
    /// Where it stands.
    pub place: Place,
}

/// The exact numbers of a wording that count something.
pub(super) fn numbers(wording: &Wording<'_>) -> Vec<Number> {
    #[rustfmt::skip]
    const GROWING: &[&str] = &[
        "far", "already", "now", "rises", "risen", "climbed", "climbs", "phase", "stage", "initially", "remaining",
        "remain", "remained", "reached", "topped",
    ];
    if wording.is_open || wording.has_one(GROWING) {
        return Vec::new();
    }
    (0..wording.words.len()).filter_map(|at| number(wording, at)).collect()
}

fn number(wording: &Wording<'_>, at: usize) -> Option<Number> {
    let words = &wording.words;
    let word = &words[at];
    let (mut value, digits) = value_of(&word.lower)?;
    let next = |i: usize| words.get(i).filter(|w| w.follows());
    let is_hyphenated =
        word.gap.ends_with('-') || words.get(at + 1).is_some_and(|w| w.gap.starts_with(['-', '–', ':']));
    if wording.attributions[word.clause]
        || is_hyphenated
        || is_name_of_something(words, at)
        || is_loose(words, at)
        || value == 1.0
    {
        return None;
    }
    let mut end = at + 1;
    let mut shown = digits;
    if let Some((name, factor)) = next(end).and_then(|w| multiplier(&w.lower)) {
        (value, shown, end) = (value * factor, format!("{shown} {name}"), end + 1);
    }
    let money = word.gap.chars().last().filter(|c| matches!(c, '$' | '€' | '£' | '¥')).map(String::from);
    let percent = next(end).is_some_and(|w| matches!(w.lower.as_str(), "percent" | "pc"))
        || words.get(end).is_some_and(|w| w.gap.starts_with('%'))
        || wording.article.text[word.span.end..].starts_with('%');
    let run = noun_phrase(words, end);
    let noun = run.iter().rposition(|w| is_plural(w));
    let (head, before, after) = match (money, percent, noun) {
        (_, true, _) => (
            "percent".to_owned(),
            Vec::new(),
            end + usize::from(next(end).is_some_and(|w| w.lower == "percent")),
        ),
        (Some(sign), ..) => (sign, Vec::new(), end),
        (None, false, Some(noun)) => {
            let before = run[..noun].iter().map(|w| w.form.clone()).collect();
            (run[noun].form.clone(), before, end + noun + 1)
        }
        (None, false, None) => return None,
    };
    let is_year = (1900.0..=2100.0).contains(&value) && !word.text.contains(',');
    let is_amount = percent || noun.is_none() || is_measure(&head);
    if is_year || before.iter().any(|w| is_further(w)) || is_part(words, after) {
        return None;
    }
    let mut acts = act_before(wording, at, is_amount);
    let act_after = act_behind(words, after);
    acts.extend(act_after.iter().map(|w| w.form.clone()));
    let counted = noun.map_or("", |n| run[n].text);
    let what = match &act_after {
        Some(act) => format!("{counted} {}", act.text),
        None => counted.to_owned(),
    };
    let what = if percent { "percent".to_owned() } else { what };
    let shown = if percent {
        shown + " percent"
    } else if is_amount && noun.is_none() {
        head.clone() + &shown
    } else {
        shown
    };
    let place = Place { clause: word.clause, words: at..after };
    Some(Number { value, shown, head, what, before, acts, link: link(words, after), is_amount, place })
}

/// The number that a word is, and its digits.
fn value_of(word: &str) -> Option<(f64, String)> {
    #[rustfmt::skip]
    const WORDS: &[(&str, u32)] = &[
        ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9),
        ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14), ("fifteen", 15),
        ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20), ("thirty", 30),
        ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80), ("ninety", 90),
    ];
    if let Some((_, value)) = WORDS.iter().find(|(name, _)| *name == word) {
        return Some((f64::from(*value), value.to_string()));
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let is_number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
        && digits.matches('.').count() < 2;
    is_number.then(|| digits.parse().ok().map(|value| (value, digits)))?
}

fn multiplier(lower: &str) -> Option<(&'static str, f64)> {
    match lower {
        "thousand" => Some(("thousand", 1e3)),
        "million" => Some(("million", 1e6)),
        "billion" => Some(("billion", 1e9)),
        _ => None,
    }
}

/// Whether the number tells which one, a time, or an age: "Route 7", "May 12", "aged 40", "9 a.m."
fn is_name_of_something(words: &[Told<'_>], at: usize) -> bool {
    #[rustfmt::skip]
    const NAMED: &[&str] = &[
        "no", "number", "page", "chapter", "article", "section", "room", "route", "bus", "line", "highway", "road",
        "aged", "age", "flight", "channel", "unit", "gate", "level", "phase", "case", "grade", "top", "the", "those", "these", "his", "her", "their", "its", "our", "past", "next", "all",
    ];
    let before = at.checked_sub(1).map(|i| &words[i]).filter(|_| words[at].follows());
    let named = before.is_some_and(|w| {
        NAMED.contains(&w.lower.as_str())
            || w.class.any(Class::MONTH) && w.lower != "may"
            || w.text == "May"
            || w.is_name
    });
    let behind = words.get(at + 1).filter(|w| w.follows());
    let clock = behind.is_some_and(|w| {
        matches!(w.lower.as_str(), "a.m" | "p.m" | "am" | "pm" | "o'clock" | "gmt" | "utc")
            || w.class.any(Class::MONTH)
    });
    named || clock
}

/// Whether the number is a bound, rounded, one end of a range, or a part of another number.
fn is_loose(words: &[Told<'_>], at: usize) -> bool {
    #[rustfmt::skip]
    const LOOSE: &[&str] = &[
        "least", "most", "than", "about", "around", "nearly", "almost", "roughly", "approximately", "some", "over",
        "under", "below", "above", "estimated", "between", "or", "to", "many", "few", "including", "another", "near",
        "toward", "towards", "from", "further", "additional", "extra", "maximum", "minimum", "close", "only", "first",
        "last", "among", "beyond", "exceed", "exceeding", "exceeds", "plus", "other", "up",
    ];
    let before =
        |back: usize| at.checked_sub(back).map(|i| &words[i]).filter(|w| w.clause == words[at].clause);
    let to_amount = |w: &Told<'_>| {
        w.lower == "to" && before(2).is_some_and(|v| v.is_content() && !v.class.any(Class::NUMBER))
    };
    let first = before(1).is_some_and(|w| LOOSE.contains(&w.lower.as_str()) && !to_amount(w));
    let second = before(2).is_some_and(|w| {
        matches!(w.lower.as_str(), "least" | "than" | "about" | "including" | "including the")
    });
    let opens = at.checked_sub(1).is_some_and(|i| {
        words[i].clause != words[at].clause
            && matches!(words[at].gap.trim(), "," | "(")
            && words[i].lower == "including"
    });
    let range = matches!(words.get(at + 1).map(|w| w.lower.as_str()), Some("to" | "or"))
        && words
            .get(at + 2)
            .is_some_and(|w| value_of(&w.lower).is_some() || matches!(w.lower.as_str(), "more" | "so"));
    first || second || opens || range
}

/// The words behind a number up to one that ends a noun phrase, four at most.
fn noun_phrase<'w, 'a>(words: &'w [Told<'a>], from: usize) -> &'w [Told<'a>] {
    const END: Class = Class::PREPOSITION
        .and(Class::CONJUNCTION)
        .and(Class::BE)
        .and(Class::HAVE)
        .and(Class::DO)
        .and(Class::MODAL)
        .and(Class::SUBORDINATOR)
        .and(Class::DETERMINER)
        .and(Class::SUBJECT_PRONOUN)
        .and(Class::POSSESSIVE)
        .and(Class::TO)
        .and(Class::WEEKDAY);
    let ends =
        |w: &Told<'a>| !w.follows() && !w.gap.starts_with('-') || w.class.any(END) && !is_further(&w.lower);
    let rest = words.get(from..).unwrap_or(&[]);
    let length = rest.iter().take(4).position(ends).unwrap_or(rest.len().min(4));
    let phrase = &rest[..length];
    let first = phrase.iter().position(is_plural).map_or(length, |p| {
        // Two plurals in a row are one noun ("police officers"), a verb behind the first is none.
        p + 1 + phrase[p + 1..].iter().take_while(|w| is_plural(w)).count()
    });
    &phrase[..first]
}

fn is_plural(word: &Told<'_>) -> bool {
    const IRREGULAR: [&str; 8] = ["people", "men", "women", "children", "feet", "cattle", "police", "sheep"];
    let lower = word.lower.as_str();
    let plural =
        lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") && !lower.ends_with("is");
    (plural && lower.len() > 3 && !word.class.any(Class::VERB) || IRREGULAR.contains(&lower)) && !word.is_name
}

fn is_further(word: &str) -> bool {
    matches!(
        word,
        "other"
            | "oth"
            | "more"
            | "additional"
            | "addition"
            | "additionly"
            | "further"
            | "furth"
            | "extra"
            | "new"
            | "another"
            | "remaining"
            | "remain"
    )
}

/// "of them", "of whom", "each", "a day": a part, or a rate.
fn is_part(words: &[Told<'_>], behind: usize) -> bool {
    let lower = |at: usize| words.get(at).map_or("", |w| w.lower.as_str());
    let part =
        lower(behind) == "of" && matches!(lower(behind + 1), "them" | "whom" | "these" | "those" | "which");
    let rate = matches!(lower(behind), "each" | "per" | "apiece" | "every" | "ago" | "or" | "old")
        || matches!(lower(behind), "a" | "an")
            && matches!(lower(behind + 1), "day" | "week" | "month" | "year" | "hour");
    part || rate
}

/// Whether a noun is a measure, so that it is no thing that is counted: money, time, length, weight.
fn is_measure(form: &str) -> bool {
    #[rustfmt::skip]
    const MEASURES: &[&str] = &[
        "dollar", "euro", "pound", "crown", "yen", "franc", "rupe", "rupee", "cent", "peso", "year", "month", "week",
        "day", "hour", "minute", "second", "mile", "metr", "meter", "foot", "feet", "inch", "kilometr", "kilometer",
        "acre", "hectar", "hectare", "ton", "tonn", "kilo", "litr", "gallon", "degree", "time", "point", "season",
    ];
    MEASURES.contains(&form)
}

/// What is done to the counted, right before the number; before an amount, the two nearest words of the clause.
fn act_before(wording: &Wording<'_>, at: usize, is_amount: bool) -> Vec<String> {
    if is_amount {
        return wording.governors(at, 2).iter().map(|w| w.form.clone()).collect();
    }
    let before = at.checked_sub(1).map(|i| &wording.words[i]);
    let act = before.filter(|w| w.clause == wording.words[at].clause && w.is_content() && !w.is_name);
    act.into_iter().map(|w| w.form.clone()).collect()
}

/// What the counted do or suffer, right behind the noun.
fn act_behind<'w, 'a>(words: &'w [Told<'a>], from: usize) -> Option<&'w Told<'a>> {
    const HELPS: Class = Class::BE.and(Class::HAVE).and(Class::MODAL).and(Class::ADVERB);
    let rest = words.get(from..)?.iter().take_while(|w| w.follows());
    rest.take(4).find(|w| !w.class.any(HELPS)).filter(|w| w.is_content() && !w.is_name)
}

/// A preposition right behind a noun, and where it leads.
fn link(words: &[Told<'_>], from: usize) -> Option<(String, String)> {
    let joint = words.get(from).filter(|w| w.follows() && w.class.any(Class::PREPOSITION))?;
    let to = words[from + 1..].iter().take_while(|w| w.follows()).take(4).find(|w| w.is_content())?;
    (to.form != "aboard").then(|| (joint.lower.clone(), to.form.clone()))
}

/// Whether two numbers of two wordings cannot both hold.
pub(super) fn differ(a: &Wording<'_>, x: &Number, b: &Wording<'_>, y: &Number) -> bool {
    /// So much of the shorter wording stands in the other.
    const LEAST_OVERLAP: f32 = 0.4;
    /// Counts of one thing that lie further apart are more likely counts of two.
    const MOST_TIMES: f64 = 3.0;
    let far = x.value.max(y.value) > MOST_TIMES * x.value.min(y.value);
    let same_thing = x.head == y.head
        && x.is_amount == y.is_amount
        && (x.before.is_empty() || y.before.is_empty() || x.before.iter().any(|w| y.before.contains(w)));
    let links = x.link.as_ref().zip(y.link.as_ref());
    // "Shipments of shoes": what is counted must be known to the other.
    let is_of = |n: &Number, other: &Wording<'_>| {
        n.link.as_ref().is_some_and(|(joint, to)| joint == "of" && !other.has(to))
    };
    if is_of(x, b) || is_of(y, a) {
        return false;
    }
    let linked_apart = links.is_some_and(|((joint, to), (other, there))| joint == other && to != there);
    if !same_thing
        || far
        || linked_apart
        || is_rounding(x.value, y.value)
        || frame::names_part(a, &x.place, b, &y.place)
    {
        return false;
    }
    let shared = x.acts.iter().any(|act| y.acts.contains(act));
    let apart = !x.acts.is_empty() && !y.acts.is_empty() && !shared;
    if shared && !x.is_amount {
        let besides = |w: &&Told<'_>| w.form != x.head && !x.acts.contains(&w.form) && b.has(&w.form);
        return a.content().filter(besides).count() > 0 && frame::overlap(a, b) >= LEAST_OVERLAP;
    }
    !apart && frame::agree(a, &x.place, b, &y.place)
}

/// Whether one number is the other, rounded: 300 for 312, 1.2 million for 1,214,000; numbers under 100 are exact.
fn is_rounding(a: f64, b: f64) -> bool {
    let rounds = |rough: f64, exact: f64| {
        let mut step = 1.0;
        while rough >= 100.0 && rough % (step * 10.0) < 0.5 {
            step *= 10.0;
        }
        step > 1.0 && ((exact / step).round() * step - rough).abs() < step / 2.0
    };
    (a - b).abs() < f64::EPSILON || rounds(a, b) || rounds(b, a)
}

/// Whether another number of the wording, exact or not, is the value of `number` for the same noun.
pub(super) fn mentions(wording: &Wording<'_>, number: &Number) -> bool {
    wording.words.iter().enumerate().any(|(at, word)| {
        let factor = wording.words.get(at + 1).and_then(|w| multiplier(&w.lower)).map_or(1.0, |m| m.1);
        value_of(&word.lower).is_some_and(|(value, _)| (value * factor - number.value).abs() < 1e-9)
    })
}

/// Whether an article tells the value of `number` of the same noun as what it knows itself.
///
/// Where it only passes on that somebody else counts so ("the mill speaks of 40 workers"), it knows of the difference.
pub(super) fn tells(article: &Article, number: &Number) -> bool {
    const COUNTS: [&str; 9] =
        ["spoke", "spoken", "speaks", "counts", "counted", "put", "puts", "earlier", "initially"];
    let all: Vec<Word<'_>> = words(&article.text).collect();
    let lower = |at: usize| all.get(at).map_or(String::new(), |w| w.text.to_lowercase());
    let is_value = |at: usize| {
        let factor = multiplier(&lower(at + 1)).map_or(1.0, |m| m.1);
        value_of(&lower(at)).is_some_and(|(value, _)| (value * factor - number.value).abs() < 1e-9)
    };
    let is_passed_on = |at: usize| {
        let near = at.saturating_sub(10)..(at + 10).min(all.len());
        near.map(lower).any(|w| COUNTS.contains(&w.as_str()) || SAYS.contains(&w.as_str()))
    };
    let is_same =
        |at: usize| number.is_amount || (at + 1..at + 5).any(|i| compared(&lower(i)) == number.head);
    (0..all.len()).any(|at| is_value(at) && is_same(at) && !is_passed_on(at))
}

/// Whether two wordings have numbers, exact or not, and none in common: they tell of two things.
pub(super) fn part_wholly(a: &Wording<'_>, b: &Wording<'_>) -> bool {
    let all = |wording: &Wording<'_>| -> Vec<f64> {
        let counts = wording.words.iter().enumerate().filter(|(at, w)| {
            let is_date = |w: Option<&Told<'_>>| w.is_some_and(|w| w.class.any(Class::MONTH));
            let of_date = is_date(wording.words.get(at + 1))
                || at.checked_sub(1).is_some_and(|i| is_date(wording.words.get(i)));
            let is_year = w.text.len() == 4 && w.text.starts_with(['1', '2']);
            !of_date && !is_year
        });
        counts.filter_map(|(_, w)| value_of(&w.lower)).map(|(value, _)| value).collect()
    };
    let (own, others) = (all(a), all(b));
    !own.is_empty() && !others.is_empty() && own.iter().all(|x| others.iter().all(|y| (x - y).abs() > 1e-9))
}
