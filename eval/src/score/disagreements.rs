//! Do two reports disagree? Labelled pairs of reports against what a reader of them would be shown.
//!
//! In: `eval/sets/disagreements/README.md` tells the form of the pairs. What is shown is right where its kind and its
//! two values, or the name and the words of a denial, are those of the label.

use super::{Score, f1, figures, one, ratio, sums};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What can be hard about a pair; the labels in brackets.
pub const TRAPS: [&str; 19] = [
    "age",
    "bound",
    "condition",
    "contains",
    "different",
    "events",
    "growing",
    "not",
    "opinion",
    "part",
    "percent",
    "question",
    "quotation",
    "refused",
    "rounding",
    "same-day",
    "title",
    "undenied",
    "wrongdoing",
];

/// The kinds of disagreement.
pub const KINDS: [&str; 6] = ["number", "date", "place", "person", "negation", "denied"];

/// A labelled pair of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its name in the file.
    pub name: String,
    /// What is hard about it, if anything.
    pub trap: Option<&'static str>,
    /// The two reports.
    pub reports: Vec<ShortReport>,
    /// In what they disagree; `None` where both may hold.
    pub wanted: Option<Shown>,
}

/// One report of a pair.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShortReport {
    /// Who publishes it.
    pub outlet: String,
    /// When, in ISO 8601.
    pub published: String,
    /// Its text.
    pub text: String,
}

/// A disagreement as a reader is shown it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shown {
    /// One of [`KINDS`].
    pub kind: String,
    /// The two values, or the name and the words of a denial.
    pub values: [String; 2],
}

/// The pairs of a file.
///
/// # Errors
/// A line that is not of the form, or a pair that is not whole, in words.
pub fn read_all(file: &str) -> Result<Vec<Pair>, String> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut labelled = BTreeSet::new();
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let wrong = || format!("{line:?} is not of the form");
        if let Some(head) = line.strip_prefix("== ") {
            pairs.push(head_of(head).ok_or_else(wrong)?);
            continue;
        }
        let number = pairs.len();
        let pair = pairs.last_mut().ok_or_else(|| format!("{line:?} stands in no pair"))?;
        if let Some(report) = line.strip_prefix("@ ") {
            let (outlet, time) = report.split_once(" | ").ok_or_else(wrong)?;
            let published = format!("{}:00Z", time.replace(' ', "T"));
            pair.reports.push(ShortReport { outlet: outlet.to_owned(), published, text: String::new() });
        } else if let Some(label) = line.strip_prefix("> ") {
            pair.wanted = label_of(label).ok_or_else(wrong)?;
            labelled.insert(number);
        } else {
            pair.reports.last_mut().filter(|r| r.text.is_empty()).ok_or_else(wrong)?.text = line.to_owned();
        }
    }
    let whole = |(at, p): (usize, &Pair)| {
        let texts = p.reports.iter().filter(|r| !r.text.is_empty()).count();
        texts == 2 && p.reports.len() == 2 && labelled.contains(&(at + 1)) && stands(p)
    };
    match pairs.iter().enumerate().find(|(at, p)| !whole((*at, *p))) {
        Some((_, pair)) => Err(format!("{:?} is no whole pair", pair.name)),
        None => Ok(pairs),
    }
}

/// Whether the words of a denial and the names of a label stand in the reports, and a trap is labelled as none.
fn stands(pair: &Pair) -> bool {
    let Some(wanted) = &pair.wanted else { return true };
    let has = |at: usize, words: &String| pair.reports[at].text.contains(words.as_str());
    let [first, second] = &wanted.values;
    let told = match wanted.kind.as_str() {
        "denied" => (0..2).any(|at| has(at, second)) && (0..2).any(|at| has(at, first)),
        "place" | "person" | "negation" => has(0, first) && has(1, second),
        _ => true,
    };
    told && pair.trap.is_none()
}

fn head_of(head: &str) -> Option<Pair> {
    let (name, trap) = match head.split_once(" [") {
        Some((name, trap)) => (name, Some(*TRAPS.iter().find(|t| trap.strip_suffix(']') == Some(**t))?)),
        None => (head, None),
    };
    Some(Pair { name: name.to_owned(), trap, reports: Vec::new(), wanted: None })
}

fn label_of(label: &str) -> Option<Option<Shown>> {
    if label == "none" {
        return Some(None);
    }
    let mut parts = label.split(" | ");
    let kind = parts.next().filter(|k| KINDS.contains(k))?.to_owned();
    let values = [parts.next()?.to_owned(), parts.next()?.to_owned()];
    parts.next().is_none().then_some(Some(Shown { kind, values }))
}

/// Whether `shown` says what `wanted` says.
///
/// Numbers are the same digits, days the same day; of two places or persons one name may be a part of the other; a
/// negation needs a word of the label in each of its values, a denial the name and most of the label's words.
#[must_use]
pub fn is_right(wanted: &Shown, shown: &Shown) -> bool {
    if wanted.kind != shown.kind {
        return false;
    }
    let same = |a: &str, b: &str| match wanted.kind.as_str() {
        "number" => digits(a) == digits(b),
        "date" => a == b,
        "negation" => words(a).intersection(&words(b)).next().is_some(),
        _ => a.to_lowercase().contains(&b.to_lowercase()) || b.to_lowercase().contains(&a.to_lowercase()),
    };
    let [a, b] = &wanted.values;
    let [x, y] = &shown.values;
    if wanted.kind == "denied" {
        let asked = words(b);
        return same(a, x) && 2 * asked.intersection(&words(y)).count() >= asked.len();
    }
    same(a, x) && same(b, y) || same(a, y) && same(b, x)
}

/// The digits and the multiplier of an amount: `$2.4 million` is `2.4million`.
fn digits(text: &str) -> String {
    let number: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let lower = text.to_lowercase();
    ["thousand", "million", "billion"]
        .iter()
        .find(|m| lower.contains(**m))
        .map_or(number.clone(), |m| number + m)
}

fn words(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase().replace('’', "'");
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
    words.map(str::to_owned).collect()
}

sums! {
    /// Counts over pairs.
    Counts { shown, right, wanted, found, traps, clean, joined, pairs }
}

/// What was found in a pair: what is shown, and whether the two reports were taken to tell one thing at all.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Found {
    /// What a reader is shown, each once.
    pub shown: BTreeSet<Shown>,
    /// Whether a claim has both reports.
    pub is_joined: bool,
}

/// Scores all pairs: what is shown, of any kind.
#[must_use]
pub fn score(pairs: &[(&Pair, &Found)], rounds: u32) -> Score {
    let units: Vec<Counts> = pairs.iter().map(|(p, f)| counts(p, f, None)).collect();
    let figures = figures(&units, rounds, |s| {
        let mut figures = of_kind(s);
        figures.push(("traps_clean", ratio(s.clean, s.traps)));
        figures.push(("joined", ratio(s.joined, s.pairs)));
        figures
    });
    let traps = pairs.iter().filter(|(p, _)| p.trap.is_some()).count();
    Score { counts: vec![("pairs", pairs.len()), ("traps", traps)], figures }
}

/// Scores what is shown of one kind.
#[must_use]
pub fn score_kind(pairs: &[(&Pair, &Found)], kind: &str, rounds: u32) -> Score {
    let units: Vec<Counts> = pairs.iter().map(|(p, f)| counts(p, f, Some(kind))).collect();
    let wanted = pairs.iter().filter(|(p, _)| p.wanted.as_ref().is_some_and(|w| w.kind == kind)).count();
    Score { counts: vec![("wanted", wanted)], figures: figures(&units, rounds, of_kind) }
}

fn of_kind(s: &Counts) -> Vec<(&'static str, f64)> {
    let (precision, recall) = (ratio(s.right, s.shown), ratio(s.found, s.wanted));
    vec![("precision", precision), ("recall", recall), ("f1", f1(precision, recall))]
}

fn counts(pair: &Pair, found: &Found, kind: Option<&str>) -> Counts {
    let asked = |s: &&Shown| kind.is_none_or(|k| k == s.kind);
    let wanted = pair.wanted.as_ref().filter(asked);
    let is_hit = |s: &&Shown| pair.wanted.as_ref().is_some_and(|w| is_right(w, s));
    let right = found.shown.iter().filter(asked).filter(is_hit).count();
    Counts {
        shown: found.shown.iter().filter(asked).count() as f64,
        right: right as f64,
        wanted: one(wanted.is_some()),
        found: one(wanted.is_some() && right > 0),
        traps: one(pair.trap.is_some()),
        clean: one(pair.trap.is_some() && found.shown.is_empty()),
        joined: one(found.is_joined),
        pairs: 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "== fire\n@ Harbour Post | 2031-03-12 09:00\nNine were hurt.\n@ Valley Radio | 2031-03-12 10:00\n\
        Eleven were hurt.\n> number | 9 | 11\n== border [refused]\n@ Harbour Post | 2031-03-12 09:00\nA disputed border.\n\
        @ Valley Radio | 2031-03-12 10:00\nA border.\n> none\n";

    fn shown(kind: &str, a: &str, b: &str) -> Shown {
        Shown { kind: kind.to_owned(), values: [a.to_owned(), b.to_owned()] }
    }

    fn values(score: &Score) -> Vec<f64> {
        score.figures.iter().map(|f| f.value).collect()
    }

    #[test]
    fn a_pair_has_two_reports_a_trap_or_none_and_a_label() {
        let pairs = read_all(FILE).unwrap();
        assert_eq!(pairs[0].wanted, Some(shown("number", "9", "11")));
        assert_eq!(pairs[0].reports[1].published, "2031-03-12T10:00:00Z");
        assert_eq!((pairs[1].trap, &pairs[1].wanted), (Some("refused"), &None));
    }

    #[test]
    fn a_pair_that_is_not_whole_is_told() {
        assert!(read_all("== fire\n@ Harbour Post | 2031-03-12 09:00\nNine.\n> none\n").is_err());
        assert!(read_all(&FILE.replace("> none\n", "")).is_err());
        assert!(read_all(&FILE.replace("[refused]", "[rain]")).is_err());
        assert!(read_all(&FILE.replace("number | 9", "size | 9")).is_err());
    }

    #[test]
    fn what_is_shown_is_right_by_kind_and_values() {
        assert!(is_right(&shown("number", "2.4 million", "3"), &shown("number", "3", "$2.4 million")));
        assert!(!is_right(&shown("number", "9", "11"), &shown("number", "9", "12")));
        assert!(!is_right(&shown("number", "9", "11"), &shown("date", "9", "11")));
        let denied = shown("denied", "Mara Quill", "denied that the mill closes");
        assert!(is_right(&denied, &shown("denied", "Quill", "denied that the mill closes in May")));
        assert!(!is_right(&denied, &shown("denied", "Orlan Reed", "denied that the mill closes")));
        assert!(!is_right(&denied, &shown("denied", "Mara Quill", "denied having met him")));
    }

    #[test]
    fn a_false_alarm_costs_precision_and_a_miss_costs_recall() {
        let pairs = read_all(FILE).unwrap();
        let found = |shown: &[Shown]| Found { shown: shown.iter().cloned().collect(), is_joined: true };
        let (right, wrong, none) =
            (found(&[shown("number", "9", "11")]), found(&[shown("number", "1", "2")]), Found::default());
        let all = |a, b| values(&score(&[(&pairs[0], a), (&pairs[1], b)], 0));
        assert_eq!(all(&right, &none), [1.0, 1.0, 1.0, 1.0, 0.5]);
        assert_eq!(all(&right, &wrong), [0.5, 1.0, 2.0 / 3.0, 0.0, 1.0]);
        assert_eq!(all(&none, &none)[..3], [0.0, 0.0, 0.0]);
        assert_eq!(values(&score_kind(&[(&pairs[0], &right)], "date", 0)), [0.0, 0.0, 0.0]);
    }
}
