//! Who is meant? Labelled mentions of speakers against the sources that were resolved.
//!
//! In: `eval/sets/speakers/README.md` tells the form of the labelled articles. A mention is right where the statement
//! that holds its words has the source of the label, name, kind, number and terms; one that was not found is not.

use super::{Score, figures, one, ratio, sums};
use headwater_model::{Source, SourceKind, Span, Terms};
use serde::{Deserialize, Serialize};

/// What can be hard about a mention; the labels in brackets.
pub const TRAPS: [&str; 13] = [
    "addressee",
    "company",
    "couple",
    "document",
    "far",
    "minister",
    "nested",
    "pronoun",
    "same",
    "spokesperson",
    "surname",
    "title",
    "unnamed",
];

/// An article of the labelled set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// Its name in the file.
    pub name: String,
    /// Its paragraphs, with an empty line between two.
    pub text: String,
    /// Who says what in it, in order.
    pub mentions: Vec<Mention>,
}

/// One labelled mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What is hard about it, if anything.
    pub trap: Option<&'static str>,
    /// Where the words of the statement stand, in bytes.
    pub words: Span,
    /// Who says them; `None` where nobody can tell.
    pub source: Option<Source>,
    /// To whom, where the label tells.
    pub addressee: Option<String>,
}

/// One statement that was found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    /// Its pieces, in bytes.
    pub pieces: Vec<Span>,
    /// Its resolved source.
    pub source: Option<Source>,
    /// The name of its addressee.
    pub addressee: Option<String>,
}

/// The labelled articles of a file.
///
/// # Errors
/// A line that is not of the form, in words.
pub fn read_all(file: &str) -> Result<Vec<Labelled>, String> {
    let mut articles: Vec<Labelled> = Vec::new();
    let mut paragraph = 0;
    for line in file.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        if let Some(name) = line.strip_prefix("== ") {
            articles.push(Labelled { name: name.to_owned(), text: String::new(), mentions: Vec::new() });
            continue;
        }
        let article = articles.last_mut().ok_or_else(|| format!("{line:?} stands in no article"))?;
        if let Some(label) = line.strip_prefix("> ") {
            let mention =
                mention(label, &article.text, paragraph).ok_or_else(|| format!("{label:?} is no label"))?;
            article.mentions.push(mention);
            continue;
        }
        if !article.text.is_empty() {
            article.text.push_str("\n\n");
        }
        paragraph = article.text.len();
        article.text.push_str(line);
    }
    Ok(articles)
}

/// A label, its words looked for once in the paragraph that begins at `from`.
fn mention(label: &str, text: &str, from: usize) -> Option<Mention> {
    let mut parts = label.split(" | ");
    let (words, source) = (parts.next()?, parts.next()?);
    let (trap, words) = match words.strip_prefix('[') {
        Some(rest) => rest.split_once("] ").map(|(trap, words)| (Some(trap), words))?,
        None => (None, words),
    };
    let trap = match trap {
        Some(trap) => Some(*TRAPS.iter().find(|t| **t == trap)?),
        None => None,
    };
    let paragraph = &text[from..];
    let at = from + paragraph.find(words).filter(|_| paragraph.matches(words).count() == 1)?;
    let addressee = match parts.next() {
        Some(part) => Some(part.strip_prefix("to ")?.to_owned()),
        None => None,
    };
    Some(Mention { trap, words: Span::new(at, at + words.len()), source: source_of(source)?, addressee })
}

/// The source that a label names: `Some(None)` for nobody, `None` where it is not of the form.
fn source_of(label: &str) -> Option<Option<Source>> {
    let plain = |name: &str, kind| Source {
        name: name.to_owned(),
        kind,
        role: None,
        terms: Terms::OnRecord,
        how_many: None,
    };
    if label == "unknown" {
        return Some(None);
    }
    if let Some(name) = label.strip_prefix("body ") {
        return Some(Some(plain(name, SourceKind::Organisation)));
    }
    if let Some(name) = label.strip_prefix("document ") {
        return Some(Some(plain(name, SourceKind::Document)));
    }
    let Some(unnamed) = label.strip_prefix("unnamed ") else {
        return Some(Some(plain(label, SourceKind::Person)));
    };
    let (unnamed, terms) = match unnamed.strip_suffix("; background") {
        Some(rest) => (rest, Terms::OnBackground),
        None => (unnamed, Terms::Unnamed),
    };
    let (number, description) = unnamed.split_once(' ')?;
    let how_many = if number == "?" { None } else { Some(number.parse().ok()?) };
    Some(Some(Source { terms, how_many, ..plain(description, SourceKind::Unnamed) }))
}

/// The statement that holds most of `words`; of two, the longer, then the first.
#[must_use]
pub fn asked(words: Span, found: &[Found]) -> Option<&Found> {
    let shared = |f: &Found| -> usize {
        f.pieces.iter().map(|p| p.end.min(words.end).saturating_sub(p.start.max(words.start))).sum()
    };
    let length = |f: &Found| -> usize { f.pieces.iter().map(|p| p.end - p.start).sum() };
    let candidates = found.iter().enumerate().filter(|(_, f)| shared(f) > 0);
    candidates.max_by_key(|(at, f)| (shared(f), length(f), std::cmp::Reverse(*at))).map(|(_, f)| f)
}

/// Whether `found` says who it is; an open source says nothing.
fn answers(found: Option<&Found>) -> Option<&Source> {
    found.and_then(|f| f.source.as_ref()).filter(|s| s.kind != SourceKind::Unresolved)
}

/// Whether the source of `found` is that of the label.
#[must_use]
pub fn is_right(mention: &Mention, found: Option<&Found>) -> bool {
    match (&mention.source, answers(found)) {
        (None, answer) => answer.is_none() && found.is_some(),
        (Some(_), None) => false,
        (Some(wanted), Some(got)) => {
            let unnamed = wanted.kind == SourceKind::Unnamed;
            wanted.kind == got.kind
                && bare(&wanted.name) == bare(&got.name)
                && (!unnamed || (wanted.how_many, wanted.terms) == (got.how_many, got.terms))
        }
    }
}

/// A name in lower case, without the article or possessive that opens it.
fn bare(name: &str) -> String {
    let lower = name.to_lowercase().replace('\u{2019}', "'");
    match lower.split_once(' ') {
        Some(("the" | "a" | "an" | "his" | "her" | "its" | "their", rest)) => rest.to_owned(),
        _ => lower,
    }
}

sums! {
    /// Counts over mentions.
    Counts { mentions, right, found, answered, answered_right, addressees, addressees_right }
}

/// Scores the mentions with the statements that were found for them.
#[must_use]
pub fn score(mentions: &[(&Mention, Option<&Found>)], rounds: u32) -> Score {
    let units: Vec<Counts> = mentions.iter().map(|(m, f)| counts(m, *f)).collect();
    let with_addressee = mentions.iter().any(|(m, _)| m.addressee.is_some());
    let figures = figures(&units, rounds, |s| {
        let mut figures = vec![
            ("accuracy", ratio(s.right, s.mentions)),
            ("precision", ratio(s.answered_right, s.answered)),
            ("found", ratio(s.found, s.mentions)),
        ];
        if with_addressee {
            figures.push(("addressee", ratio(s.addressees_right, s.addressees)));
        }
        figures
    });
    let traps = mentions.iter().filter(|(m, _)| m.trap.is_some()).count();
    Score { counts: vec![("mentions", mentions.len()), ("traps", traps)], figures }
}

/// The accuracy of each trap that stands among the mentions.
#[must_use]
pub fn score_traps(mentions: &[(&Mention, Option<&Found>)], rounds: u32) -> Score {
    let traps: Vec<_> = mentions.iter().filter(|(m, _)| m.trap.is_some()).copied().collect();
    let of = |trap: Option<&str>| -> Vec<Counts> {
        let kept = traps.iter().filter(|(m, _)| trap.is_none() || m.trap == trap);
        kept.map(|(m, f)| counts(m, *f)).collect()
    };
    let accuracy = |name: &'static str, units: &[Counts]| {
        figures(units, rounds, |s| vec![(name, ratio(s.right, s.mentions))])
    };
    let mut all = accuracy("all", &of(None));
    for trap in TRAPS {
        let units = of(Some(trap));
        if !units.is_empty() {
            all.extend(accuracy(trap, &units));
        }
    }
    Score { counts: vec![("traps", traps.len())], figures: all }
}

fn counts(mention: &Mention, found: Option<&Found>) -> Counts {
    let right = is_right(mention, found);
    let answered = answers(found).is_some();
    let addressee = mention.addressee.as_deref();
    let got = found.and_then(|f| f.addressee.as_deref());
    Counts {
        mentions: 1.0,
        right: one(right),
        found: one(found.is_some()),
        answered: one(answered),
        answered_right: one(answered && right),
        addressees: one(addressee.is_some()),
        addressees_right: one(addressee.is_some() && addressee.map(bare) == got.map(bare)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "== gates\n“We wait,” Mara Quill told Orlan Reed.\n> We wait | Mara Quill | to Orlan Reed\n\
        Two aides said it rains.\n> [unnamed] it rains | unnamed 2 aides\nQuill said no.\n> no | unknown\n";

    fn found(pieces: (usize, usize), name: &str, kind: SourceKind, how_many: Option<u32>) -> Found {
        let terms = if kind == SourceKind::Unnamed { Terms::Unnamed } else { Terms::OnRecord };
        let source = Some(Source { name: name.into(), kind, role: None, terms, how_many });
        Found { pieces: vec![Span::new(pieces.0, pieces.1)], source, addressee: None }
    }

    fn values(score: &Score) -> Vec<f64> {
        score.figures.iter().map(|f| (f.value * 100.0).round()).collect()
    }

    #[test]
    fn a_label_tells_words_source_trap_and_addressee() {
        let articles = read_all(FILE).unwrap();
        let mentions = &articles[0].mentions;
        assert_eq!(mentions[0].words.of(&articles[0].text), "We wait");
        assert_eq!(mentions[0].addressee.as_deref(), Some("Orlan Reed"));
        assert_eq!(
            (mentions[1].trap, mentions[1].source.as_ref().unwrap().how_many),
            (Some("unnamed"), Some(2))
        );
        assert_eq!(mentions[2].source, None);
    }

    #[test]
    fn words_that_do_not_stand_once_in_the_paragraph_are_no_label() {
        assert!(read_all("== a\nWe wait and we wait.\n> wait | Mara Quill\n").is_err());
        assert!(read_all("== a\nWe wait.\n> [rain] We wait | Mara Quill\n").is_err());
    }

    #[test]
    fn a_wrong_name_and_a_name_where_nobody_can_tell_both_count() {
        let articles = read_all(FILE).unwrap();
        let mentions = &articles[0].mentions;
        let right = found((3, 10), "Mara Quill", SourceKind::Person, None);
        let wrong = found((3, 10), "Orlan Reed", SourceKind::Person, None);
        let aides = found((40, 80), "aides", SourceKind::Unnamed, Some(2));
        let three = found((40, 80), "aides", SourceKind::Unnamed, Some(3));
        let open = found((80, 90), "Quill", SourceKind::Unresolved, None);
        let all = [(&mentions[0], Some(&right)), (&mentions[1], Some(&aides)), (&mentions[2], Some(&open))];
        assert_eq!(values(&score(&all, 0)), [100.0, 100.0, 100.0, 0.0]);
        let bad = [(&mentions[0], Some(&wrong)), (&mentions[1], Some(&three)), (&mentions[2], Some(&right))];
        assert_eq!(values(&score(&bad, 0)), [0.0, 0.0, 100.0, 0.0]);
        assert_eq!(values(&score(&[(&mentions[0], None)], 0)), [0.0, 0.0, 0.0, 0.0]);
        assert_eq!(values(&score_traps(&all, 0)), [100.0, 100.0]);
    }
}
