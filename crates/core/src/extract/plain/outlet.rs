//! Whose page was it? A copied text often names its outlet only in the furniture: "Subscribe to the Lantern".
//!
//! Every phrase that such prompts build around the outlet's name casts a vote for the capitalised words behind it;
//! longer candidates ("Lantern Daily") vote for the shorter one they begin with. What is found so is inferred.

use super::Line;
use crate::outlets::Outlets;
use headwater_model::{FurnitureClass, OutletEvidence, OutletRef};
use std::collections::BTreeMap;

/// Words before the outlet's name, and how much they tell.
const BEFORE: &[(&str, u32)] = &[
    ("subscribe to ", 3),
    ("editor in chief of ", 4),
    ("editor-in-chief of ", 4),
    ("get the best of ", 4),
    ("sign up for ", 2),
    ("here at ", 4),
    ("editor at ", 2),
    ("writer at ", 2),
    ("reporter at ", 2),
    ("reporter for ", 2),
    ("writer for ", 2),
    ("editor of ", 2),
    ("the best of ", 2),
    ("support ", 2),
    ("donate to ", 3),
    ("more from ", 3),
    ("newsletter from ", 3),
    ("newsletters from ", 3),
    ("ambitious ", 1),
    ("readers of ", 1),
    ("© ", 3),
    ("copyright ", 2),
    ("follow ", 1),
    ("join ", 1),
    ("correspondent for ", 2),
    ("columnist for ", 2),
    ("welcome to ", 2),
    ("by ", 1),
    (", ", 1),
];

/// A prompt or appeal that begins with the name of an outlet that is known: "Valley Radio is paid for by …".
const KNOWN_SPEAKER: u32 = 8;

/// Words that end a product's name and are not the outlet's.
const AFTER: &[&str] = &[
    "daily",
    "weekly",
    "newsletter",
    "newsletters",
    "newsletter's",
    "free",
    "today",
    "premium",
    "plus",
    "us",
    "uk",
    "magazine's",
    "app",
    "now",
    "digest",
    "briefing",
    "published",
    "updated",
];

/// Words that open a sentence or a product, never an outlet by themselves.
const NEVER: &[&str] = &[
    "the",
    "our",
    "your",
    "today",
    "this",
    "a",
    "an",
    "us",
    "i",
    "we",
    "it",
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

/// The outlet of the text: by its address, its masthead, or the votes of its furniture.
pub(super) fn of(
    url: Option<&str>,
    masthead: Option<&str>,
    lines: &[Line<'_>],
    outlets: &Outlets,
) -> Option<OutletRef> {
    if let Some(outlet) = url.and_then(|u| outlets.at_address(u)) {
        return Some(OutletRef {
            name: outlet.name.clone(),
            id: Some(outlet.id.clone()),
            evidence: OutletEvidence::Address,
        });
    }
    if let Some(name) = masthead {
        return Some(outlets.refer(name, OutletEvidence::Stated));
    }
    let votes = votes(lines, outlets);
    let (name, weight) =
        votes.iter().max_by_key(|&(name, &weight)| (weight, std::cmp::Reverse(name.clone())))?;
    (*weight >= 3).then(|| outlets.refer(name, OutletEvidence::Inferred))
}

fn votes(lines: &[Line<'_>], outlets: &Outlets) -> BTreeMap<String, u32> {
    let mut first_votes: BTreeMap<String, u32> = BTreeMap::new();
    for line in lines.iter().filter(|l| l.verdict.as_ref().is_some_and(|v| v.reason != super::head::CARRIED))
    {
        let is_list = line.is(FurnitureClass::RelatedList);
        let speaks_for_itself =
            [FurnitureClass::Donation, FurnitureClass::SignUp, FurnitureClass::Navigation];
        if speaks_for_itself.iter().any(|class| line.is(*class))
            && let Some(name) = capitalised(&line.text)
            && outlets.named(&name).is_some()
        {
            *first_votes.entry(name).or_insert(0) += KNOWN_SPEAKER;
        }
        for &(before, weight) in BEFORE {
            if matches!(before, "by " | ", ") && !is_list {
                continue;
            }
            for name in names_behind(&line.text, before) {
                let known = if outlets.named(&name).is_some() { 2 } else { 1 };
                *first_votes.entry(name).or_insert(0) += weight * known;
            }
        }
    }
    let mut votes = first_votes.clone();
    for (longer, weight) in &first_votes {
        for (shorter, sum) in &mut votes {
            if longer.len() > shorter.len()
                && longer.starts_with(shorter.as_str())
                && longer.as_bytes()[shorter.len()] == b' '
            {
                *sum += weight;
            }
        }
    }
    votes
}

/// The capitalised names that stand right behind `before`, in any case, in `text`.
fn names_behind(text: &str, before: &str) -> Vec<String> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for (at, _) in lower.match_indices(before) {
        let opens = at == 0 || !lower.as_bytes()[at - 1].is_ascii_alphanumeric();
        let rest = text[at + before.len()..].trim_start();
        let rest = without_years(rest);
        let rest = rest.strip_prefix("the ").unwrap_or(rest);
        if opens && let Some(name) = capitalised(rest) {
            found.push(name);
        }
    }
    found
}

/// `text` behind the years of a copyright line: "2019-2024 Valley Radio".
fn without_years(text: &str) -> &str {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '–' | ','));
    let years = &text[..text.len() - rest.len()];
    let digits = years.chars().filter(char::is_ascii_digit).count();
    if digits > 0 && digits % 4 == 0 && years.ends_with(' ') { rest } else { text }
}

/// The run of capitalised words that `text` begins with, without product words at its end.
fn capitalised(text: &str) -> Option<String> {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split(' ').take(6) {
        let bare = word.trim_end_matches([',', '.', ':', ';', '!', '?', ')']);
        let stem = bare.strip_suffix("'s").or_else(|| bare.strip_suffix("’s")).unwrap_or(bare);
        let joins = matches!(bare, "of" | "and" | "for" | "&") && !words.is_empty();
        if !(joins || stem.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())) {
            break;
        }
        words.push(stem);
        if stem.len() < word.len() {
            break;
        }
    }
    while words.last().is_some_and(|w| {
        AFTER.contains(&w.to_lowercase().as_str()) || matches!(*w, "of" | "and" | "for" | "&")
    }) {
        words.pop();
    }
    let name = words.join(" ");
    let alone = words.len() == 1 && NEVER.contains(&name.to_lowercase().as_str());
    (name.len() > 2 && !alone).then_some(name)
}
