//! Whom does an article name? Its people and bodies, each with the full name, the role and all the places where it is
//! named; and which of them a short name means at a place.

use super::callings::Callings;
use crate::text::{Class, Gender, Name, NameKind, Tokens, names};
use std::ops::Range;

/// Somebody or something that the article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bearer {
    /// The fullest name given.
    pub(super) name: String,
    /// The titles given before the name at its first place that has one, as written.
    pub(super) title: Option<String>,
    /// What stands in brackets after it ("R-Ohio").
    pub(super) bracket: Option<String>,
    pub(super) kind: NameKind,
    pub(super) gender: Option<Gender>,
    /// The last token of each place that names it, in order.
    pub(super) places: Vec<usize>,
}

impl Bearer {
    /// Title and bracket as one line ("Sen., R-Ohio").
    pub(super) fn role(&self) -> Option<String> {
        match (&self.title, &self.bracket) {
            (Some(title), Some(bracket)) => Some(format!("{title}, {bracket}")),
            (one, other) => one.clone().or_else(|| other.clone()),
        }
    }

    /// The words of the name.
    fn words(&self) -> Vec<&str> {
        self.name.split(' ').collect()
    }
}

/// The bearers of one article's names.
pub(super) struct People {
    pub(super) bearers: Vec<Bearer>,
    /// Each name in order of place, with its bearer; none where two bear it and nothing tells which is meant.
    pub(super) names: Vec<(Name, Option<usize>)>,
}

impl People {
    /// The people and bodies of a text; `callings` are those of its language.
    pub(super) fn of(tokens: &Tokens<'_>, callings: &Callings) -> Self {
        let mut people = Self { bearers: Vec::new(), names: Vec::new() };
        let mut found = names(tokens);
        found.iter_mut().for_each(|name| without_calling(tokens, callings, name));
        // Full names first, so that a short name before the first full one is still resolved.
        for name in found.iter().filter(|n| n.tokens.len() > 1) {
            people.add_full(tokens, name);
        }
        for name in found {
            let bearer = match name.tokens.len() {
                1 => people.add_short(tokens, &name),
                _ => people.by_name(&written(tokens, &name.tokens)),
            };
            if let Some(bearer) = bearer {
                people.note(tokens, bearer, &name);
            }
            people.names.push((name, bearer));
        }
        people.tell_bodies();
        people
    }

    /// A name of unknown kind that begins with the surname of a person is a body's: "Quill Mills" beside "Mara Quill".
    fn tell_bodies(&mut self) {
        let surnames: Vec<String> = (self.bearers.iter())
            .filter(|b| b.words().len() > 1 && b.kind != NameKind::Organisation && b.kind != NameKind::Place)
            .filter_map(|b| b.words().last().map(|w| (*w).to_owned()))
            .collect();
        for bearer in self.bearers.iter_mut().filter(|b| b.kind == NameKind::Unknown && b.words().len() > 1) {
            let first = bearer.words()[0].to_owned();
            if surnames.contains(&first) && bearer.gender.is_none() && bearer.title.is_none() {
                bearer.kind = NameKind::Organisation;
            }
        }
    }

    fn by_name(&self, name: &str) -> Option<usize> {
        self.bearers
            .iter()
            .position(|b| b.name == name)
            .or_else(|| {
                // "Mara J. Quill" and "Mara Quill" are one.
                let words: Vec<&str> = name.split(' ').collect();
                self.bearers.iter().position(|b| same_but_initials(&b.words(), &words))
            })
            .or_else(|| self.by_particle(name))
    }

    /// "Van Quill" for "Mara van Quill", where one alone is called so.
    fn by_particle(&self, name: &str) -> Option<usize> {
        let particle = name.split(' ').next().unwrap_or_default().to_lowercase();
        if !matches!(
            particle.as_str(),
            "van" | "von" | "de" | "der" | "den" | "di" | "da" | "du" | "del" | "la" | "le" | "ten" | "ter"
        ) {
            return None;
        }
        let end = format!(" {}", name.to_lowercase());
        let mut fits =
            (0..self.bearers.len()).filter(|&i| self.bearers[i].name.to_lowercase().ends_with(&end));
        let one = fits.next()?;
        fits.next().is_none().then_some(one)
    }

    fn add_full(&mut self, tokens: &Tokens<'_>, name: &Name) {
        let full = written(tokens, &name.tokens);
        if let Some(known) = self.by_name(&full) {
            let bearer = &mut self.bearers[known];
            if bearer.kind == NameKind::Unknown {
                bearer.kind = name.kind;
            }
            return;
        }
        self.push(full, name);
    }

    fn push(&mut self, full: String, name: &Name) -> usize {
        self.bearers.push(Bearer {
            name: full,
            title: None,
            bracket: None,
            kind: name.kind,
            gender: None,
            places: Vec::new(),
        });
        self.bearers.len() - 1
    }

    /// The bearer of a name of one word: the one whose surname or whole name it is.
    fn add_short(&mut self, tokens: &Tokens<'_>, name: &Name) -> Option<usize> {
        let word = written(tokens, &name.tokens);
        let fits = |b: &Bearer| {
            b.kind != NameKind::Place
                && b.words().last().is_some_and(|w| *w == word)
                && !matches!((b.gender, name.gender), (Some(a), Some(b)) if a != b)
        };
        let bearers: Vec<usize> = (0..self.bearers.len()).filter(|&i| fits(&self.bearers[i])).collect();
        let given = |b: &Bearer| b.words().len() > 1 && b.words()[0] == word && b.kind != NameKind::Place;
        match bearers.as_slice() {
            [one] => Some(*one),
            [] => {
                let given: Vec<usize> =
                    (0..self.bearers.len()).filter(|&i| given(&self.bearers[i])).collect();
                match given.as_slice() {
                    [one] => Some(*one),
                    [] => Some(self.push(word, name)),
                    _ => None,
                }
            }
            several => self.of_several(tokens, several, name),
        }
    }

    /// Which of several bearers of one surname is meant: the one whose title stands here.
    fn of_several(&self, tokens: &Tokens<'_>, several: &[usize], name: &Name) -> Option<usize> {
        let title = written(tokens, &name.title);
        let titled: Vec<usize> = several
            .iter()
            .copied()
            .filter(|&i| !title.is_empty() && self.bearers[i].title.as_deref() == Some(title.as_str()))
            .collect();
        match titled.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    /// Adds what this place tells of a bearer.
    fn note(&mut self, tokens: &Tokens<'_>, bearer: usize, name: &Name) {
        let title = written(tokens, &name.title);
        let courtesy = (name.title.clone())
            .all(|i| matches!(tokens.lower(i), "mr" | "mr." | "mrs" | "mrs." | "ms" | "ms." | "miss"));
        let bearer = &mut self.bearers[bearer];
        if bearer.title.is_none() && !courtesy && !title.is_empty() {
            bearer.title = Some(title);
        }
        if bearer.bracket.is_none() {
            bearer.bracket = name.bracket.map(|b| b.of(tokens.text).to_owned());
        }
        bearer.gender = bearer.gender.or(name.gender);
        if name.kind == NameKind::Person {
            bearer.kind = NameKind::Person;
        }
        bearer.places.push(name.tokens.end - 1);
    }

    /// The names that stand inside a range of tokens.
    pub(super) fn names_in(&self, range: &Range<usize>) -> &[(Name, Option<usize>)] {
        let from = self.names.partition_point(|n| n.0.tokens.start < range.start);
        let to = self.names.partition_point(|n| n.0.tokens.start < range.end);
        &self.names[from..to]
    }

    /// The one person whose office is named by `word` ("senator", "president"), if there is one.
    pub(super) fn by_office(&self, word: &str) -> Option<usize> {
        let holds = |b: &Bearer| {
            b.kind == NameKind::Person
                && b.title
                    .as_deref()
                    .is_some_and(|t| t.split(' ').any(|w| office(&w.to_lowercase()) == office(word)))
        };
        let mut holders = (0..self.bearers.len()).filter(|&i| holds(&self.bearers[i]));
        let one = holders.next()?;
        holders.next().is_none().then_some(one)
    }

    /// The person a pronoun of that gender most plausibly means before token `at`: among those named in the sentences
    /// just before, the best by score; `None` where two come close. `last_source` is who spoke last, with the last
    /// sentence of the words.
    pub(super) fn by_pronoun(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        gender: Gender,
        last_source: Option<(usize, u32)>,
        not: Option<usize>,
    ) -> Option<usize> {
        let sentence = tokens.list[at].sentence;
        let quotation = tokens.list[at].quotation;
        let mut scores: Vec<(i32, usize)> = Vec::new();
        for (index, bearer) in self.bearers.iter().enumerate() {
            if Some(index) == not || bearer.gender.is_some_and(|g| g != gender) {
                continue;
            }
            if !matches!(bearer.kind, NameKind::Person | NameKind::Unknown) {
                continue;
            }
            let spoken =
                |p: usize| tokens.list[p].quotation.is_some() && tokens.list[p].quotation != quotation;
            let Some(&place) = bearer.places.iter().rev().find(|&&p| p < at && !spoken(p)) else { continue };
            // Whoever spoke last was heard until the end of those words.
            let heard = last_source.filter(|&(b, s)| b == index && s <= sentence).map_or(0, |(_, s)| s);
            let far = (sentence - tokens.list[place].sentence.max(heard)) as i32;
            if far > REACH_OF_PRONOUN {
                continue;
            }
            let opens = place.saturating_sub(4) == 0
                || tokens.list[place.saturating_sub(4)].sentence != tokens.list[place].sentence;
            let mut score = -3 * far;
            score += if bearer.gender == Some(gender) { 4 } else { 0 };
            score += if last_source.is_some_and(|(b, _)| b == index) { 5 } else { 0 };
            score += i32::from(opens) * 2;
            score += if bearer.kind == NameKind::Person { 3 } else { 0 };
            scores.push((score, index));
        }
        scores.sort_by_key(|&(score, index)| (std::cmp::Reverse(score), index));
        let clear = scores.len() < 2 || scores[0].0 >= scores[1].0 + LEAST_LEAD;
        scores.first().filter(|&&(score, _)| clear && score > LEAST_SCORE).map(|s| s.1)
    }
}

/// How many sentences back a pronoun's person may be named.
const REACH_OF_PRONOUN: i32 = 8;
/// By how much the best candidate must lead: a wrong speaker is worse than an open one.
const LEAST_LEAD: i32 = 2;
/// What a candidate needs: a person one sentence back, of unknown gender and no source yet, is not enough.
const LEAST_SCORE: i32 = 0;

/// The words of a range with single blanks; empty for an empty range.
pub(super) fn written(tokens: &Tokens<'_>, range: &Range<usize>) -> String {
    if range.is_empty() {
        return String::new();
    }
    let text = &tokens.text[tokens.list[range.start].span.start..tokens.list[range.end - 1].span.end];
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether two names are the same when single letters in the middle are left out.
fn same_but_initials(a: &[&str], b: &[&str]) -> bool {
    let core = |words: &[&str]| -> Vec<String> {
        words
            .iter()
            .filter(|w| w.trim_end_matches('.').chars().count() > 1)
            .map(|w| (*w).to_owned())
            .collect()
    };
    let (a, b) = (core(a), core(b));
    a.len() > 1 && a == b
}

/// An office under its full name: "sen." is "senator".
fn office(word: &str) -> &str {
    match word {
        "sen." | "sen" => "senator",
        "rep." | "rep" | "congressman" | "congresswoman" => "representative",
        "gov." | "gov" => "governor",
        "dr." | "dr" => "doctor",
        "prof." | "prof" => "professor",
        "gen." | "gen" => "general",
        _ => word,
    }
}

/// Tells what stands before a name and is no part of it ("Engineer Mara Quill", "Mme Quill"), and whether its words
/// are those of a body ("Quill Breweries", "la société Quill").
fn without_calling(tokens: &Tokens<'_>, callings: &Callings, name: &mut Name) {
    let outer = name.tokens.start;
    while name.tokens.len() > 1 && name.kind != NameKind::Organisation {
        let first = tokens.lower(name.tokens.start);
        let courtesy = callings.is_courtesy(first);
        if !courtesy && !callings.is_calling(first) {
            break;
        }
        name.tokens.start += 1;
        name.kind = NameKind::Person;
    }
    if name.tokens.start > outer {
        if name.title.is_empty() {
            name.title = outer..name.tokens.start;
        }
        return;
    }
    let before = name.tokens.start.checked_sub(1);
    let body = callings.is_body(tokens.lower(name.tokens.end - 1)) && name.tokens.len() > 1
        || before.is_some_and(|b| callings.is_kind_of_body(tokens.lower(b)));
    if body && name.kind == NameKind::Unknown {
        name.kind = NameKind::Organisation;
    }
}

/// Whether the word is a common noun for an office or a speaker.
pub(super) fn is_person_noun(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, Class::PERSON_NOUN) || tokens.is(at, Class::TITLE) && !tokens.is(at, Class::HONORIFIC)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bearer_at<'a>(people: &'a People, tokens: &Tokens<'_>, word: &str, nth: usize) -> Option<&'a str> {
        let place = people.names.iter().filter(|(n, _)| tokens.word(n.tokens.end - 1) == word).nth(nth)?;
        place.1.map(|b| people.bearers[b].name.as_str())
    }

    #[test]
    fn a_surname_means_the_one_who_bears_it() {
        let tokens = Tokens::of("Sen. Mara Quill (R-Ohio) spoke. Later Quill left.");
        let people = People::of(&tokens, Callings::of(None));
        assert_eq!(bearer_at(&people, &tokens, "Quill", 1), Some("Mara Quill"));
        assert_eq!(people.bearers[0].role().as_deref(), Some("Sen., R-Ohio"));
    }

    #[test]
    fn a_surname_that_two_bear_means_nobody_unless_the_title_tells() {
        let tokens = Tokens::of("Mr. Orlan Quill met Mrs. Mara Quill. Quill left. Mrs. Quill stayed.");
        let people = People::of(&tokens, Callings::of(None));
        assert_eq!(bearer_at(&people, &tokens, "Quill", 2), None);
        assert_eq!(bearer_at(&people, &tokens, "Quill", 3), Some("Mara Quill"));
    }
}
