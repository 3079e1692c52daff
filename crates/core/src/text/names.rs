//! Which words are names, and of what? Runs of capitalised words with the titles around them.
//!
//! A run is told to be a person, a body or a place by small lists (titles, given names, words that stand in the names
//! of bodies) and by the company it keeps; where these are silent it is [`NameKind::Unknown`]. Not for text without
//! capitals.

use super::lexicon::{Class, Gender, given_name};
use super::tokens::{TokenKind, Tokens};
use headwater_model::Span;
use std::ops::Range;

/// What a name is borne by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// Somebody.
    Person,
    /// A company, court, party, outlet.
    Organisation,
    /// A city, state, country.
    Place,
    /// Nothing tells.
    Unknown,
}

/// A name where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name itself, without titles.
    pub tokens: Range<usize>,
    /// With the titles before it ("Sen. Mara Quill").
    pub with_title: Range<usize>,
    /// The brackets right after it, without them ("R-Ohio").
    pub bracket: Option<Span>,
    /// What bears it, as far as this place tells.
    pub kind: NameKind,
    /// What its title or given name mostly tells of the bearer.
    pub gender: Option<Gender>,
}

/// The names of a text, in order of place. A run inside a quotation counts too.
#[must_use]
pub fn names(tokens: &Tokens<'_>) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let run = run_at(tokens, at);
        if run.is_empty() {
            at += 1;
            continue;
        }
        at = run.end;
        if let Some(name) = name_of(tokens, run) {
            at = tokens.at_byte(name.bracket.map_or(0, |b| b.end)).max(at);
            found.push(name);
        }
    }
    found
}

/// The capitalised run that begins at `at`; empty where none does.
fn run_at(tokens: &Tokens<'_>, at: usize) -> Range<usize> {
    let mut end = at;
    while end < tokens.len() && tokens.list[end].sentence == tokens.list[at].sentence {
        if is_name_word(tokens, end) {
            end += 1;
        } else if end > at && is_joint(tokens, end) && end + 1 < tokens.len() && is_name_word(tokens, end + 1)
        {
            end += 2;
        } else {
            break;
        }
    }
    at..end
}

/// Whether a token can stand in a name: a capital, and no function word that only opens a sentence.
fn is_name_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.list[at];
    if token.kind != TokenKind::Word || !token.capital || tokens.lower(at).starts_with('\'') {
        return false;
    }
    let closed = Class::DETERMINER
        .and(Class::POSSESSIVE)
        .and(Class::SUBJECT_PRONOUN)
        .and(Class::OTHER_PRONOUN)
        .and(Class::PREPOSITION)
        .and(Class::CONJUNCTION)
        .and(Class::SUBORDINATOR)
        .and(Class::BE)
        .and(Class::HAVE)
        .and(Class::DO)
        .and(Class::MODAL)
        .and(Class::NEGATION)
        .and(Class::WEEKDAY);
    if token.class.any(closed) && !token.class.any(Class::TITLE) {
        return false;
    }
    let month = token.class.any(Class::MONTH) && given_name(tokens.word(at)).is_none();
    let adverb = token.class.any(Class::ADVERB) && opens_sentence(tokens, at);
    !(month || adverb)
}

/// Whether a lower-case word joins two parts of one name: "van", "de", "of" in the name of a body.
fn is_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    let word = tokens.lower(at);
    if matches!(
        word,
        "van"
            | "von"
            | "de"
            | "der"
            | "den"
            | "del"
            | "della"
            | "da"
            | "di"
            | "du"
            | "la"
            | "le"
            | "al"
            | "el"
            | "bin"
            | "ibn"
            | "ter"
    ) {
        return true;
    }
    let before = at.checked_sub(1);
    word == "of" && before.is_some_and(|b| tokens.is(b, Class::ORGANISATION_WORD))
        || word == "&"
        || tokens.is_mark(at, '&')
}

fn opens_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    at == 0
        || tokens.list[at - 1].sentence != tokens.list[at].sentence
        || tokens.list[at - 1].kind == TokenKind::Open
}

/// The name in a run, its titles told apart; `None` where nothing but titles is left.
fn name_of(tokens: &Tokens<'_>, run: Range<usize>) -> Option<Name> {
    let mut start = run.start;
    while start < run.end && tokens.is(start, Class::TITLE) && given_name(tokens.word(start)).is_none() {
        start += 1;
    }
    let titled = start > run.start || precedes_title(tokens, run.start);
    if start == run.end {
        return None;
    }
    let first = run.start;
    if run.len() == 1 && opens_sentence(tokens, first) && is_common(tokens, first) {
        return None;
    }
    let with_title = title_start(tokens, run.start)..run.end;
    let name = start..run.end;
    let kind = kind_of(tokens, &name, titled);
    let gender = gender_of(tokens, &name, &with_title);
    Some(Name { bracket: bracket_after(tokens, run.end), tokens: name, with_title, kind, gender })
}

/// Whether a capitalised word that opens a sentence is more likely a common word than a name.
fn is_common(tokens: &Tokens<'_>, at: usize) -> bool {
    let class = tokens.list[at].class;
    class != Class::NONE && !class.any(Class::PLACE) && given_name(tokens.word(at)).is_none()
        || tokens.lower(at).ends_with("ing")
        || tokens.lower(at).ends_with("ed")
}

/// Whether a lower-case title stands right before: "spokeswoman Mara Quill".
fn precedes_title(tokens: &Tokens<'_>, at: usize) -> bool {
    at > 0 && tokens.is(at - 1, Class::TITLE) && tokens.list[at - 1].sentence == tokens.list[at].sentence
}

/// Where the titles before a name begin.
fn title_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0
        && tokens.list[start - 1].sentence == tokens.list[at].sentence
        && tokens.list[start - 1].kind == TokenKind::Word
        && (tokens.is(start - 1, Class::TITLE) || start < at && tokens.list[start - 1].capital)
    {
        start -= 1;
    }
    start
}

fn kind_of(tokens: &Tokens<'_>, name: &Range<usize>, titled: bool) -> NameKind {
    let last = name.end - 1;
    if name.clone().any(|i| tokens.is(i, Class::ORGANISATION_WORD)) && !(titled && name.len() == 1) {
        return NameKind::Organisation;
    }
    let given = given_name(tokens.word(name.start)).is_some();
    if titled || given && name.len() > 1 {
        return NameKind::Person;
    }
    if name.clone().all(|i| tokens.is(i, Class::PLACE)) || name.len() > 1 && tokens.is(last, Class::PLACE) {
        return NameKind::Place;
    }
    if name.len() == 1 && is_acronym(tokens.word(name.start)) {
        return NameKind::Organisation;
    }
    if given { NameKind::Person } else { NameKind::Unknown }
}

/// Two to six capitals.
fn is_acronym(word: &str) -> bool {
    let letters = word.trim_end_matches('s').chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters)
        && word.trim_end_matches('s').chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
}

fn gender_of(tokens: &Tokens<'_>, name: &Range<usize>, with_title: &Range<usize>) -> Option<Gender> {
    for at in with_title.start..name.start {
        if tokens.is(at, Class::MALE) {
            return Some(Gender::Male);
        }
        if tokens.is(at, Class::FEMALE) {
            return Some(Gender::Female);
        }
    }
    if name.len() > 1 { given_name(tokens.word(name.start)).flatten() } else { None }
}

/// What stands in brackets right after a name.
fn bracket_after(tokens: &Tokens<'_>, at: usize) -> Option<Span> {
    let open = if tokens.is_mark(at, '(') || tokens.is_mark(at, '[') { at } else { return None };
    let close =
        (open + 1..tokens.len().min(open + 8)).find(|&i| tokens.is_mark(i, ')') || tokens.is_mark(i, ']'))?;
    (close > open + 1).then(|| Span::new(tokens.list[open + 1].span.start, tokens.list[close - 1].span.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, NameKind)> {
        let tokens = Tokens::of(text);
        names(&tokens)
            .into_iter()
            .map(|n| {
                (
                    text[tokens.list[n.tokens.start].span.start..tokens.list[n.tokens.end - 1].span.end]
                        .to_owned(),
                    n.kind,
                )
            })
            .collect()
    }

    #[test]
    fn a_title_makes_a_person_and_is_not_part_of_the_name() {
        assert_eq!(
            read("On Monday Sen. Mara Quill (R-Ohio) met spokesman Orlan Vesk in Paris."),
            [
                ("Mara Quill".to_owned(), NameKind::Person),
                ("Orlan Vesk".to_owned(), NameKind::Person),
                ("Paris".to_owned(), NameKind::Place)
            ]
        );
    }

    #[test]
    fn the_bracket_and_the_gender_belong_to_the_name() {
        let tokens = Tokens::of("Mrs. Quill (R-Ohio) spoke.");
        let name = &names(&tokens)[0];
        assert_eq!(name.bracket.map(|b| b.of(tokens.text)), Some("R-Ohio"));
        assert_eq!(name.gender, Some(Gender::Female));
    }

    #[test]
    fn a_body_is_told_by_a_word_of_its_name() {
        assert_eq!(
            read("The Harbour Workers Union met."),
            [("Harbour Workers Union".to_owned(), NameKind::Organisation)]
        );
    }
}
