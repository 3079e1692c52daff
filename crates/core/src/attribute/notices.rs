//! Where does an outlet say that something it published does not hold? Article → [`Notice`]s, in order of place.
//!
//! A retraction needs an outlet as its subject and a report as its object: a journal that withdraws a study and a maker
//! that withdraws a product are none. A correction is known by how such notes begin or by the earlier version that they
//! speak of. Leaves to `trace`: which claims a notice concerns, and what follows for them.
//!
//! English only: in other languages the notes are kept as corrections of the page (`extract`), unread.

use super::credits::lists::is_in;
use super::credits::subjects::Clause;
use super::credits::tokens::{Sentence, Tokens};
use crate::outlets::Outlets;
use headwater_model::{Article, Credit, Notice, NoticeKind, OutletEvidence, OutletRef, ParagraphKind, Span};
use std::ops::Range;

/// Reads the notices of `article`; `credits` are its own.
#[must_use]
pub fn notices(article: &Article, credits: &[Credit], outlets: &Outlets) -> Vec<Notice> {
    let noted = article.paragraphs.iter().any(|p| p.kind == ParagraphKind::Correction);
    if !noted && !SIGNS.iter().any(|sign| article.text.contains(sign)) {
        return Vec::new();
    }
    let read = Tokens::of(article);
    let reader = Reader { article, read: &read, credits, outlets };
    let mut found = Vec::new();
    let mut number = 0;
    while let Some(sentence) = read.sentences.get(number) {
        number += 1;
        if let Some(notice) = reader.retraction(sentence) {
            found.push(notice);
        } else if reader.opens_correction(sentence) {
            // A note goes on to the end of its paragraph.
            let more =
                read.sentences[number..].iter().take_while(|s| s.paragraph == sentence.paragraph).count();
            number += more;
            found.extend(reader.correction(sentence.tokens.start..read.sentences[number - 1].tokens.end));
        }
    }
    found
}

/// What an outlet calls its own text.
const OWN_TEXT: &[&str] = &["article", "story", "report", "piece", "headline", "post", "column", "caption"];

/// How the words begin by which a note puts something right.
const CORRECTING: &[&str] = &[
    "correct",
    "incorrect",
    "clarif",
    "amend",
    "version",
    "wrong",
    "error",
    "misstate",
    "mistake",
    "misspel",
];

/// Parts of words without which a text holds no notice: most texts are done with after a look for them.
const SIGNS: &[&str] = &[
    "etract",
    "isavow",
    "ithdr",
    "pulled",
    "removed",
    "deleted",
    "escinded",
    "orrect",
    "larif",
    "mended",
    "earlier version",
    "previous version",
    "original version",
];

struct Reader<'a> {
    article: &'a Article,
    read: &'a Tokens<'a>,
    credits: &'a [Credit],
    outlets: &'a Outlets,
}

/// Verbs that take a report back, whatever stands around them.
const RETRACT: &[&str] = &["retracted", "retracts", "retract", "retracting", "disavowed", "disavows"];
/// Verbs that do so where an outlet is the subject and its own report the object.
const WITHDRAW: &[&str] =
    &["withdrew", "withdrawn", "withdraws", "withdraw", "pulled", "removed", "deleted", "rescinded"];
/// What is taken back.
const TAKEN_BACK: &[&str] = &[
    "report",
    "reports",
    "story",
    "stories",
    "article",
    "articles",
    "piece",
    "exclusive",
    "claim",
    "account",
];
/// Words between a subject and its verb.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "has", "have", "had", "was", "were", "been", "be", "is", "are", "later", "since", "also", "now", "then", "fully",
    "formally", "quietly", "subsequently", "partially", "partly", "today", "yesterday", "on", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
];
/// Nouns that stand for an outlet that was named before.
const PAPER: &[&str] = &[
    "paper",
    "newspaper",
    "magazine",
    "network",
    "station",
    "broadcaster",
    "site",
    "website",
    "agency",
    "outlet",
];

impl Reader<'_> {
    /// "The Harbour Post has retracted its report that the bridge was shut."
    fn retraction(&self, sentence: &Sentence) -> Option<Notice> {
        let clause = Clause { read: self.read, sentence };
        let verb = sentence.tokens.clone().find(|&at| self.is_retracting(clause, at))?;
        let first = self.before_auxiliaries(clause, verb);
        let is_passive = (first..verb).any(|i| is_in(&["was", "were", "been", "be", "is"], clause.word(i)));
        let report = |mut within: Range<usize>| within.find(|&i| is_in(TAKEN_BACK, clause.word(i)));
        let (subject, noun) = if is_passive {
            let noun = report(sentence.tokens.start..first)?;
            let goes_on = noun + 1 == first || is_in(&["that", "on", "about", "of"], clause.word(noun + 1));
            if !goes_on || !is_in(RETRACT, clause.word(verb)) && clause.word(verb) != "withdrawn" {
                return None;
            }
            (clause.subject(noun + 1)?, noun)
        } else {
            let noun = report(verb + 1..verb + 6)?;
            let owner = (verb + 1..noun).any(|i| is_in(&["its", "our", "the", "this", "an"], clause.word(i)));
            if !owner {
                return None;
            }
            (clause.subject(first)?, noun)
        };
        let (outlet, is_own) = self.whose(clause, subject, is_passive)?;
        let wrong = self.told(clause, noun, if is_passive { first } else { sentence.tokens.end });
        Some(Notice {
            article: self.article.id.clone(),
            span: sentence.span,
            kind: NoticeKind::Retraction,
            outlet,
            is_own,
            wrong,
            was: None,
            now: None,
            made_by: super::VERSION,
        })
    }

    fn is_retracting(&self, clause: Clause<'_>, at: usize) -> bool {
        let word = clause.word(at);
        let negated = (1..4).any(|back| {
            is_in(
                &["not", "n't", "never", "to", "will", "would", "should", "could", "may", "if"],
                clause.word_before(at, back),
            )
        });
        !clause.quoted(at) && !negated && (is_in(RETRACT, word) || is_in(WITHDRAW, word))
    }

    /// The first of the words between the subject and its verb.
    fn before_auxiliaries(&self, clause: Clause<'_>, verb: usize) -> usize {
        let mut first = verb;
        while first > clause.sentence.tokens.start && is_in(BETWEEN, clause.word(first - 1)) {
            first -= 1;
        }
        first
    }

    /// Whose report is taken back, by the subject of the sentence, and whether it is the article's own outlet's.
    fn whose(
        &self,
        clause: Clause<'_>,
        subject: Range<usize>,
        is_passive: bool,
    ) -> Option<(Option<OutletRef>, bool)> {
        let own = || Some((self.article.outlet.clone(), true));
        let any = |list: &[&str]| subject.clone().any(|i| is_in(list, clause.word(i)));
        let opens = clause.word(subject.start);
        let is_our = is_passive && subject.len() == 2 && is_in(&["this", "our"], opens);
        if is_our || !is_passive && subject.len() == 1 && opens == "we" {
            return own();
        }
        let span = self.read.span(subject.clone());
        let words = folded(span.of(self.read.text));
        if let Some(outlet) = &self.article.outlet
            && named(&words, &outlet.name, is_passive)
        {
            return own();
        }
        if let Some(mention) = self.outlets.find(self.read.text, span).into_iter().find_map(|m| m.outlet) {
            let outlet = crate::outlets::reference(mention, OutletEvidence::Stated);
            let is_own = self.article.outlet.as_ref().is_some_and(|o| o.key() == outlet.key());
            return Some((Some(outlet), is_own));
        }
        let mut credited = self.credits.iter().map(|c| &c.outlet);
        if let Some(outlet) = credited.find(|o| named(&words, &o.name, is_passive)) {
            return Some((Some(outlet.clone()), false));
        }
        if any(PAPER) {
            let before = self.credits.iter().rfind(|c| c.span.end <= span.start)?;
            return Some((Some(before.outlet.clone()), false));
        }
        None
    }

    /// What the report told: the clause behind "that", up to `end`.
    fn told(&self, clause: Clause<'_>, noun: usize, end: usize) -> Option<Span> {
        let that = (noun + 1..noun + 4).find(|&i| clause.word(i) == "that")?;
        let end = (that + 1..end)
            .find(|&i| is_in(&[";", "—", "–", "("], clause.word(i)) || self.turns(clause, i))
            .unwrap_or(end);
        let last = (that + 1..end).rev().find(|&i| self.read.all[i].is_word())?;
        Some(self.read.span(that + 1..last + 1))
    }

    /// Whether a comma opens what is told about the notice itself: ", saying it could not stand by it".
    fn turns(&self, clause: Clause<'_>, at: usize) -> bool {
        clause.word(at) == ","
            && is_in(&["saying", "citing", "after", "and", "but", "adding", "calling"], clause.word(at + 1))
    }

    /// "Correction: ...", "An earlier version of this article said ...".
    fn opens_correction(&self, sentence: &Sentence) -> bool {
        let clause = Clause { read: self.read, sentence };
        let start = sentence.tokens.start;
        let word = |i: usize| clause.word(start + i);
        // Notes on what was added to an article stand among the corrections of a page, and correct nothing.
        let speaks_of_it = |i: usize| CORRECTING.iter().any(|part| clause.word(i).starts_with(part));
        if matches!(sentence.kind, ParagraphKind::Correction) {
            return sentence.tokens.clone().any(speaks_of_it);
        }
        let opens = is_in(&["correction", "clarification", "corrects"], word(0))
            && sentence.tokens.clone().take(6).any(|i| clause.word(i) == ":");
        let version = (start..start + 8).any(|i| {
            is_in(&["earlier", "previous", "original"], clause.word(i))
                && is_in(&["version", "versions"], clause.word(i + 1))
                && (i + 2..i + 5).any(|j| is_in(OWN_TEXT, clause.word(j)))
        });
        let corrected = sentence.tokens.clone().any(|i| {
            is_in(&["corrected", "amended"], clause.word(i))
                && is_in(&["was", "been"], clause.word_before(i, 1))
                && (start..i).any(|j| clause.word(j) == "this" && is_in(OWN_TEXT, clause.word(j + 1)))
        });
        let first = self.read.all.get(start).is_some_and(|t| t.quoted);
        !first && (opens || version || corrected)
    }

    /// A note over `tokens`, with the values that it names.
    fn correction(&self, tokens: Range<usize>) -> Option<Notice> {
        let span = self.read.span(tokens.clone());
        let (was, now) = self.values(tokens).map_or((None, None), |(was, now)| (was, now));
        (!span.is_empty()).then(|| Notice {
            article: self.article.id.clone(),
            span,
            kind: NoticeKind::Correction,
            outlet: self.article.outlet.clone(),
            is_own: true,
            wrong: None,
            was,
            now,
            made_by: super::VERSION,
        })
    }

    /// The value that was given and the one that holds: "15, not 12"; "said 12 ... It is 15".
    fn values(&self, tokens: Range<usize>) -> Option<(Option<Span>, Option<Span>)> {
        let values: Vec<usize> = tokens.clone().filter(|&i| self.is_value(i)).collect();
        let different = |a: usize, b: usize| self.read.lower(a) != self.read.lower(b);
        let span = |i: usize| Some(self.read.all[i].span);
        let &[one, other] = values.as_slice() else { return None };
        if !different(one, other) {
            return None;
        }
        let between = |word: &[&str]| (one + 1..other).any(|i| is_in(word, self.read.lower(i)));
        let before = |word: &[&str]| (tokens.start..one).any(|i| is_in(word, self.read.lower(i)));
        let speaks_of_old =
            before(&["version", "versions", "wrongly", "incorrectly", "mistakenly", "originally"]);
        if between(&["not"]) && (one + 1..other).all(|i| self.read.lower(i) != ".") {
            return Some((span(other), span(one)));
        }
        speaks_of_old.then(|| (span(one), span(other)))
    }

    /// A number in digits or as a word, but a day of a month.
    fn is_value(&self, at: usize) -> bool {
        #[rustfmt::skip]
        const WORDS: &[&str] = &[
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        ];
        #[rustfmt::skip]
        const MONTHS: &[&str] = &[
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ];
        let word = self.read.lower(at);
        let is_number = word.starts_with(|c: char| c.is_ascii_digit()) || is_in(WORDS, word);
        let is_day = at.checked_sub(1).is_some_and(|i| is_in(MONTHS, self.read.lower(i)))
            || is_in(MONTHS, self.read.lower(at + 1));
        is_number && !is_day
    }
}

/// `words` in lower case, without "the" in front.
fn folded(words: &str) -> String {
    let lower = words.to_lowercase();
    lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
}

/// Whether a subject is the outlet of that name, or, in a passive, the outlet's report.
fn named(subject: &str, outlet: &str, is_passive: bool) -> bool {
    let name = folded(outlet);
    let owner = |rest: &str| is_passive && (rest.starts_with("'s ") || rest.starts_with("’s "));
    !name.is_empty() && subject.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || owner(rest))
}

#[cfg(test)]
mod tests {
    use super::super::credits::credits;
    use super::super::credits::testing::{article, outlets};
    use super::*;

    fn found(text: &str) -> Vec<Notice> {
        let outlets = outlets();
        let mut article = article(text);
        article.outlet = Some(outlets.refer("Valley Radio", OutletEvidence::Given));
        let credits = credits(&article, &outlets);
        notices(&article, &credits, &outlets)
    }

    /// Outlet, whether it is its own, and the words that do not hold.
    fn retracted(text: &str) -> Option<(String, bool, Option<String>)> {
        let notice = found(text).into_iter().find(|n| n.kind == NoticeKind::Retraction)?;
        Some((notice.outlet?.name, notice.is_own, notice.wrong.map(|w| w.of(text).to_owned())))
    }

    fn some(outlet: &str, is_own: bool, wrong: Option<&str>) -> Option<(String, bool, Option<String>)> {
        Some((outlet.to_owned(), is_own, wrong.map(str::to_owned)))
    }

    /// The value before and after.
    fn corrected(text: &str) -> Option<(Option<String>, Option<String>)> {
        let notice = found(text).into_iter().find(|n| n.kind == NoticeKind::Correction)?;
        let words = |span: Option<Span>| span.map(|s| s.of(text).to_owned());
        Some((words(notice.was), words(notice.now)))
    }

    #[test]
    fn another_outlet_takes_its_report_back() {
        assert_eq!(
            retracted("The Harbour Post has retracted its report that the bridge will be sold."),
            some("The Harbour Post", false, Some("the bridge will be sold"))
        );
        assert_eq!(
            retracted(
                "The Harbour Post on Friday withdrew its story that the bridge will be sold, saying it was wrong."
            ),
            some("The Harbour Post", false, Some("the bridge will be sold"))
        );
        assert_eq!(
            retracted("The Harbour Post's report that the bridge will be sold was retracted on Friday.")
                .map(|found| found.0),
            Some("The Harbour Post".to_owned())
        );
    }

    #[test]
    fn the_articles_own_outlet_takes_its_report_back() {
        let wrong = Some("the bridge will be sold");
        assert_eq!(
            retracted("Valley Radio has retracted its report that the bridge will be sold."),
            some("Valley Radio", true, wrong)
        );
        assert_eq!(
            retracted("We have retracted our report that the bridge will be sold."),
            some("Valley Radio", true, wrong)
        );
        assert_eq!(retracted("This article has been retracted."), some("Valley Radio", true, None));
    }

    #[test]
    fn what_is_withdrawn_and_no_report_is_no_retraction() {
        for text in [
            "The maker withdrew its car from the market.",
            "The journal retracted a paper by Mara Quill.",
            "The senator pulled the story to pieces.",
            "The Harbour Post refused to retract its report that the bridge will be sold.",
            "The Harbour Post has not retracted its report.",
            "“The Harbour Post retracted its report,” she claimed.",
            "Soldiers withdrew as the report was read.",
        ] {
            assert_eq!(retracted(text), None, "{text}");
        }
    }

    #[test]
    fn a_correction_names_the_value_before_and_after() {
        let values = Some((Some("12".to_owned()), Some("15".to_owned())));
        for text in [
            "Correction: An earlier version of this article gave the number of injured as 12. It is 15.",
            "This article was corrected on Friday: 15 people were hurt, not 12.",
            "An earlier version of this story incorrectly said that 12 people were hurt. There were 15.",
        ] {
            assert_eq!(corrected(text), values, "{text}");
        }
    }

    #[test]
    fn a_correction_without_two_values_tells_neither() {
        let text = "Correction: An earlier version of this article misspelled the name of the bridge.";
        assert_eq!(corrected(text), Some((None, None)));
    }

    #[test]
    fn a_prison_and_an_earlier_version_of_something_else_are_no_correction() {
        for text in [
            "The department of correction hired 12 officers.",
            "The bill was amended to cover 15 towns.",
            "The previous version of the phone cost 12 crowns.",
        ] {
            assert_eq!(corrected(text), None, "{text}");
        }
    }
}
