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
    /// The titles before it ("Sen.", "Labour Secretary", "spokeswoman"); empty where there is none.
    pub title: Range<usize>,
    /// What stands in brackets right after it ("R-Ohio").
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

/// Classes of words that stand in a name only by accident of opening a sentence or a headline.
const CLOSED: Class = Class::DETERMINER
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

/// Whether a token can stand in a name.
fn is_name_word(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.list[at];
    if token.kind != TokenKind::Word || !token.capital || tokens.lower(at).starts_with('\'') {
        return false;
    }
    let given = given_name(tokens.word(at)).is_some();
    if token.class.any(CLOSED) && !token.class.any(Class::TITLE) && !given {
        return false;
    }
    let month = token.class.any(Class::MONTH) && !given;
    let adverb = token.class.any(Class::ADVERB) && opens_sentence(tokens, at);
    !(month || adverb)
}

/// Whether a word joins two parts of one name: "van", "de", "of" in an office or in the name of a body.
fn is_joint(tokens: &Tokens<'_>, at: usize) -> bool {
    const JOINTS: &str = " van von de der den del della da di du la le al el bin ibn ter & ";
    let word = tokens.lower(at);
    JOINTS.contains(&format!(" {word} "))
        || word == "of" && at > 0 && tokens.is(at - 1, Class::ORGANISATION_WORD.and(Class::TITLE))
}

fn opens_sentence(tokens: &Tokens<'_>, at: usize) -> bool {
    at == 0
        || tokens.list[at - 1].sentence != tokens.list[at].sentence
        || tokens.list[at - 1].kind == TokenKind::Open
}

/// The name in a run, its titles told apart; `None` where nothing but titles is left.
fn name_of(tokens: &Tokens<'_>, run: Range<usize>) -> Option<Name> {
    let last_title = run.clone().rev().find(|&i| {
        tokens.is(i, Class::TITLE)
            && (i == run.start || given_name(tokens.word(i)).is_none())
            && (i + 1 == run.end
                || !tokens.is(i + 1, Class::ORGANISATION_WORD) && tokens.lower(i + 1) != "of")
    });
    let start = last_title.map_or(run.start, |t| t + 1);
    if start == run.end {
        return None;
    }
    if run.len() == 1 && opens_sentence(tokens, run.start) && is_common(tokens, run.start) {
        return None;
    }
    let title = title_start(tokens, run.start)..start;
    let name = start..run.end;
    let titled = (title.clone()).any(|i| tokens.is(i, Class::TITLE));
    let kind = kind_of(tokens, &name, titled);
    let gender = gender_of(tokens, &name, &title);
    Some(Name { bracket: bracket_after(tokens, run.end), tokens: name, title, kind, gender })
}

/// Whether a capitalised word that opens a sentence is more likely a common word than a name.
fn is_common(tokens: &Tokens<'_>, at: usize) -> bool {
    let class = tokens.list[at].class;
    let lower = tokens.lower(at);
    class != Class::NONE && !class.any(Class::PLACE) && given_name(lower).is_none()
        || lower.ends_with("ing")
        || lower.ends_with("ed")
}

/// Where the titles before the run that begins at `at` begin: "White House spokeswoman", "chief of staff".
fn title_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut start = at;
    while start > 0 && tokens.list[start - 1].sentence == tokens.list[at].sentence {
        let before = &tokens.list[start - 1];
        let titled = tokens.is(start - 1, Class::TITLE) && (start < at || !before.class.any(Class::VERB));
        let of =
            start < at && tokens.lower(start - 1) == "of" && start > 1 && tokens.is(start - 2, Class::TITLE);
        let capital = start < at && before.capital && !before.class.any(CLOSED);
        if before.kind != TokenKind::Word || !(titled || of || capital) {
            break;
        }
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
    let stem = word.trim_end_matches('s');
    let letters = stem.chars().filter(|c| *c != '.').count();
    (2..=6).contains(&letters) && stem.chars().all(|c| c.is_uppercase() || c == '.' || c == '&')
}

fn gender_of(tokens: &Tokens<'_>, name: &Range<usize>, title: &Range<usize>) -> Option<Gender> {
    for at in title.clone() {
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

    fn words<'a>(tokens: &Tokens<'a>, range: &Range<usize>) -> &'a str {
        if range.is_empty() {
            return "";
        }
        &tokens.text[tokens.list[range.start].span.start..tokens.list[range.end - 1].span.end]
    }

    /// Each name with its title and what bears it.
    fn read(text: &str) -> Vec<(&str, &str, NameKind)> {
        let tokens = Tokens::of(text);
        names(&tokens)
            .into_iter()
            .map(|n| (words(&tokens, &n.title), words(&tokens, &n.tokens), n.kind))
            .collect()
    }

    #[test]
    fn a_title_makes_a_person_and_is_not_part_of_the_name() {
        assert_eq!(
            read("On Monday Sen. Mara Quill (R-Ohio) met spokesman Orlan Vesk in Paris."),
            [
                ("Sen.", "Mara Quill", NameKind::Person),
                ("spokesman", "Orlan Vesk", NameKind::Person),
                ("", "Paris", NameKind::Place)
            ]
        );
    }

    #[test]
    fn an_office_of_several_words_is_a_title() {
        assert_eq!(
            read(
                "Harbour Safety Secretary Mara Quill, chief of staff Orlan Vesk and Secretary of State Ines Bray met."
            ),
            [
                ("Harbour Safety Secretary", "Mara Quill", NameKind::Person),
                ("chief of staff", "Orlan Vesk", NameKind::Person),
                ("Secretary of State", "Ines Bray", NameKind::Person)
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
            [("", "Harbour Workers Union", NameKind::Organisation)]
        );
    }
}
