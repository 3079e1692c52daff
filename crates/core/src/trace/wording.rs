//! What does a wording of a claim say, word by word? The words of one report → clauses, names, and what is attributed.
//!
//! A clause ends at a mark or at a word that joins clauses ("when", "who", "and"). One that only tells who says it
//! ("the board said") is an attribution. Leaves to the kinds of values what stands in a clause.

use super::Reading;
use super::terms::normal_form;
use crate::text::{Class, class_of, words};
use headwater_model::{Article, Form, SourceKind, Span};
use std::collections::HashMap;
use std::sync::OnceLock;

/// One word of a wording.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    /// As it is written.
    pub text: &'a str,
    /// In lower case, its apostrophes straight.
    pub lower: String,
    /// The form in which it is compared; words for one thing have one form.
    pub form: String,
    /// Where it stands in the article.
    pub span: Span,
    /// What stands between it and the word before.
    pub gap: &'a str,
    /// The classes of words it may belong to.
    pub class: Class,
    /// Which clause it stands in, from 0.
    pub clause: usize,
    /// Whether it tells something by itself as an ordinary word.
    tells: bool,
    /// Whether it is a name, or a part of one.
    pub is_name: bool,
    /// Whether it stands between quotation marks.
    pub is_quoted: bool,
}

impl Told<'_> {
    /// Whether it tells something by itself: a name, or no word of grammar, of time, or of number.
    pub(super) fn is_content(&self) -> bool {
        self.is_name || self.tells
    }

    /// Whether it follows the word before without a mark between.
    pub(super) fn follows(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(char::is_whitespace)
    }
}

/// Whether an ordinary word tells something: no word of grammar, of time, or of number.
fn tells(lower: &str, class: Class) -> bool {
    const GRAMMAR: Class = Class::DETERMINER
        .and(Class::POSSESSIVE)
        .and(Class::SUBJECT_PRONOUN)
        .and(Class::OBJECT_PRONOUN)
        .and(Class::OTHER_PRONOUN)
        .and(Class::PREPOSITION)
        .and(Class::CONJUNCTION)
        .and(Class::SUBORDINATOR)
        .and(Class::BE)
        .and(Class::HAVE)
        .and(Class::DO)
        .and(Class::MODAL)
        .and(Class::TO)
        .and(Class::NEGATION)
        .and(Class::ADVERB)
        .and(Class::TIME)
        .and(Class::NUMBER_WORD)
        .and(Class::NUMBER);
    !class.any(GRAMMAR) && lower.len() > 2 && !is_light(lower)
}

/// Verbs that carry a noun, and words that tell nothing of what happened.
fn is_light(lower: &str) -> bool {
    #[rustfmt::skip]
    const LIGHT: &[&str] = &[
        "make", "makes", "made", "making", "take", "takes", "took", "taken", "taking", "give", "gives", "gave",
        "given", "get", "gets", "got", "went", "goes", "going", "come", "comes", "came", "about", "around",
        "according", "said", "says", "say", "saying", "told", "tells", "including", "percent", "total", "least",
        "people", "person", "persons", "nearly", "roughly", "approximately", "like", "such", "crowd", "front", "number",
    ];
    LIGHT.contains(&lower)
}

/// The form in which a word is compared: words that reports use for one thing have one form.
pub(super) fn compared(lower: &str) -> String {
    #[rustfmt::skip]
    const SAME: &[&[&str]] = &[
        &["killed", "kills", "killing", "died", "dies", "dead", "death", "deaths", "fatalities", "die", "kill"],
        &["injured", "injures", "injuring", "hurt", "wounded", "injuries", "wounding", "injury"],
        &["aboard", "board", "carrying", "carried", "carries", "onboard"],
        &["found", "finds", "recovered", "discovered", "seized"],
        &["arrested", "arrests", "detained", "arrest", "detains", "detain"],
        &["fell", "fall", "falls", "fallen", "dropped", "drops", "declined", "down"],
        &["rose", "rise", "rises", "risen", "climbed", "increased", "grew"],
        &["appointed", "named", "appoints", "names"],
        &["won", "win", "wins"],
        &["bought", "buys", "buy", "purchased"],
        &["stole", "stolen", "steal"],
        &["wrote", "written", "writes"],
        &["sank", "sunk", "sinks"],
        &["met", "meet", "meets", "meeting"],
        &["held", "hold", "holds"],
        &["began", "begin", "begins", "begun", "start", "starts", "started"],
        &["sold", "sell", "sells"],
        &["drove", "driven", "drives", "drive"],
        &["cut", "cuts", "cutting"],
        &["lay", "laid", "lays"],
        &["cost", "costs", "costing"],
        &["left", "leave", "leaves", "leaving"],
        &["build", "built", "builds", "building"],
    ];
    static FORMS: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let all = || SAME.iter().flat_map(|forms| forms.iter().map(|word| (*word, forms[0]))).collect();
    FORMS.get_or_init(all).get(lower).map_or_else(|| normal_form(lower), |form| (*form).to_owned())
}

/// The words of one report that carry a claim.
#[derive(Clone, Debug)]
pub(super) struct Wording<'a> {
    /// The report's article.
    pub article: &'a Article,
    /// Where the words stand.
    pub span: Span,
    /// The words.
    pub words: Vec<Told<'a>>,
    /// For each clause, whether it only tells who says the rest.
    pub attributions: Vec<bool>,
    /// Whether nobody asserts it as it stands: a question, a condition, what may be.
    pub is_open: bool,
}

impl<'a> Wording<'a> {
    /// Reads the words of `span`.
    pub(super) fn of(article: &'a Article, span: Span) -> Self {
        let text = span.of(&article.text);
        let (mut found, mut end, mut clause, mut is_quoted) = (Vec::<Told<'a>>::new(), 0, 0, false);
        for word in words(text) {
            let gap = &text[end..word.span.start];
            end = word.span.end;
            let lower = word.text.to_lowercase().replace('’', "'");
            let lower = lower.strip_suffix("'s").map_or(lower.clone(), str::to_owned);
            let class = class_of(&lower);
            is_quoted = in_quotation(is_quoted, gap);
            let before = found.last().map(|w| w.lower.as_str());
            if before.is_some() && (is_mark(gap) || joins(&lower, before)) {
                clause += 1;
            }
            found.push(Told {
                text: word.text,
                form: compared(&lower),
                tells: tells(&lower, class),
                span: Span::new(span.start + word.span.start, span.start + word.span.end),
                gap,
                class,
                clause,
                is_name: false,
                is_quoted,
                lower,
            });
        }
        mark_names(&mut found);
        let attributions = (0..=clause).map(|c| is_attribution(&found, c)).collect();
        let wording = Self { article, span, words: found, attributions, is_open: false };
        Self { is_open: wording.asserts_nothing(), ..wording }
    }

    /// The words that tell something, attributions left out, in order of place.
    pub(super) fn content(&self) -> impl Iterator<Item = &Told<'a>> {
        self.words.iter().filter(|w| !self.attributions[w.clause] && w.is_content())
    }

    /// Whether a word that is compared so stands anywhere in it.
    pub(super) fn has(&self, form: &str) -> bool {
        self.words.iter().any(|w| w.form == form)
    }

    /// Whether one of `words` stands in it.
    pub(super) fn has_one(&self, words: &[&str]) -> bool {
        self.words.iter().any(|w| words.contains(&w.lower.as_str()))
    }

    /// Whether nobody asserts it as it stands: a question, a condition, what may be.
    fn asserts_nothing(&self) -> bool {
        #[rustfmt::skip]
        const OPEN: &[&str] = &[
            "if", "unless", "whether", "might", "could", "perhaps", "maybe", "possibly", "likely", "reportedly",
            "allegedly", "alleged", "expects", "expect", "expected", "forecast", "forecasts", "predicts",
            "predicted", "estimates", "estimated", "rumoured", "rumored", "probably", "apparently",
        ];
        // "It would cost": open by itself, and what will be where somebody is told to have said so.
        let reported = self.has_one(&["said", "announced", "told", "decided", "confirmed"]);
        let may = |w: &Told<'_>| w.text == "may" || w.text == "can" || w.lower == "would" && !reported;
        self.has_one(OPEN) || self.words.iter().any(may) || self.span.of(&self.article.text).ends_with('?')
    }

    /// The `most` words that tell something and are no names, nearest before word `at` in its clause.
    pub(super) fn governors(&self, at: usize, most: usize) -> Vec<&Told<'a>> {
        let clause = self.words[at].clause;
        let before = self.words[..at].iter().rev().take_while(|w| w.clause == clause);
        before.filter(|w| w.is_content() && !w.is_name).take(most).collect()
    }

    /// The part of the wording that a reader is shown for a value in `clause`: the whole, or of a long one the clause
    /// with as many beside it as fit.
    pub(super) fn shown(&self, clause: usize) -> Span {
        const LONG_BYTES: usize = 160;
        let of = |clause: usize| {
            let own = |w: &&Told<'_>| w.clause == clause;
            Some(Span::new(self.words.iter().find(own)?.span.start, self.words.iter().rfind(own)?.span.end))
        };
        let Some(mut shown) = of(clause).filter(|_| self.span.len() > LONG_BYTES) else { return self.span };
        let beside = (clause + 1..self.attributions.len()).map(of).chain((0..clause).rev().map(of));
        for part in beside.flatten() {
            let wider = Span::new(shown.start.min(part.start), shown.end.max(part.end));
            if wider.len() <= LONG_BYTES && (part.start >= shown.end || part.end <= shown.start) {
                shown = wider;
            }
        }
        shown
    }
}

/// Who says what stands at a place, as far as the report tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker<'a> {
    /// The name.
    pub name: &'a str,
    /// What it is.
    pub kind: SourceKind,
    /// Whether the words are the speaker's own.
    pub is_direct: bool,
}

/// Who says what stands at `place`; `None` where the report says it itself.
pub(super) fn speaker<'a>(reading: &Reading<'a>, place: Span) -> Option<Speaker<'a>> {
    let statement = reading.statements.iter().find(|s| s.pieces.iter().any(|p| p.contains(place)))?;
    let (name, kind) =
        statement.source.as_ref().map_or(("", SourceKind::Unresolved), |s| (s.name.as_str(), s.kind));
    Some(Speaker { name, kind, is_direct: statement.form == Form::Direct })
}

/// Whether a word behind `gap` stands between quotation marks.
fn in_quotation(before: bool, gap: &str) -> bool {
    gap.chars().fold(before, |open, sign| match sign {
        '“' | '«' => true,
        '”' | '»' => false,
        '"' => !open,
        _ => open,
    })
}

fn is_mark(gap: &str) -> bool {
    gap.contains([',', ';', ':', '—', '–', '(', ')', '“', '”', '"', '.', '?', '!']) || gap.contains(" - ")
}

/// Whether a word begins a clause.
fn joins(lower: &str, before: Option<&str>) -> bool {
    #[rustfmt::skip]
    const JOINTS: &[&str] = &[
        "when", "after", "while", "who", "which", "where", "because", "although", "though", "before", "but", "and",
        "since", "whom", "whose", "that", "if", "unless", "until", "as",
    ];
    JOINTS.contains(&lower) || before.is_some_and(|w| matches!(w, "said" | "says" | "saying"))
}

/// Verbs by which somebody says something.
#[rustfmt::skip]
pub(super) const SAYS: &[&str] = &[
    "said", "says", "say", "told", "tells", "announced", "announces", "reported", "reports", "confirmed", "confirms",
    "added", "adds", "claimed", "claims", "stated", "states", "insisted", "insists", "wrote", "writes", "tweeted",
    "warned", "warns", "argued", "explained", "declared", "according", "learned", "found", "showed", "shows",
];

/// Whether a clause only tells who says the rest: a verb of speech and nothing behind it but when, where and to whom.
fn is_attribution(words: &[Told<'_>], clause: usize) -> bool {
    let first = words.partition_point(|w| w.clause < clause);
    let end = words.partition_point(|w| w.clause <= clause);
    let own = &words[first..end];
    let Some(cue) = own.iter().position(|w| SAYS.contains(&w.lower.as_str())) else { return false };
    let rest = &own[cue + 1..];
    let is_last = rest.iter().all(|w| !w.is_content() || w.is_name || own[cue].lower == "told");
    let opens = words
        .get(end)
        .is_some_and(|w| w.lower == "that" || matches!(words[end - 1].lower.as_str(), "said" | "says"));
    let closes = own.first().is_some_and(|w| w.gap.contains([',', '”', '"', '—', '–']));
    let spoken = !matches!(own[cue].lower.as_str(), "found" | "reported" | "shows" | "showed" | "reports");
    own[cue].lower == "according"
        || is_last && (opens || closes && (spoken || own.len() <= 5))
        || opens && own.len() < 12
}

/// Marks the words that are names: written with a capital, and not only because they open a sentence.
fn mark_names(words: &mut [Told<'_>]) {
    const PLAIN: Class = Class::TIME
        .and(Class::MONTH)
        .and(Class::WEEKDAY)
        .and(Class::DETERMINER)
        .and(Class::PREPOSITION)
        .and(Class::CONJUNCTION)
        .and(Class::SUBJECT_PRONOUN)
        .and(Class::OTHER_PRONOUN)
        .and(Class::POSSESSIVE)
        .and(Class::NUMBER_WORD)
        .and(Class::SUBORDINATOR)
        .and(Class::NEGATION)
        .and(Class::BE)
        .and(Class::DO)
        .and(Class::MODAL)
        .and(Class::HAVE);
    let capital = |w: &Told<'_>| w.text.starts_with(char::is_uppercase);
    for at in 0..words.len() {
        let opens = at == 0 || words[at].gap.contains(['.', '?', '!', '“', '"']);
        let next = words.get(at + 1).is_some_and(|w| capital(w) && w.follows() && !w.class.any(PLAIN));
        let given = crate::text::given_name(words[at].text).is_some();
        let plain = words[at].class.any(PLAIN) && !(given && next);
        // A word that opens a sentence is a name where the dictionary of classes and the next word do not speak against.
        let opener =
            next || given || words[at].class == Class::NONE && !words[at].lower.ends_with(['s', 'd', 'g']);
        words[at].is_name = capital(&words[at]) && !plain && (!opens || opener);
    }
}
