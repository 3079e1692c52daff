//! Who is quoted in another language? Direct quotations by their marks and the speech verb right beside them, for
//! German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian; the lists are data (`elsewhere.txt`).
//!
//! Not supported: indirect speech, quotations without a verb beside them, the gender of pronouns, other languages.

use super::attributions::Attribution;
use super::frames::frames;
use super::view::View;
use crate::text::Tokens;
use headwater_model::{Attitude, Manner};
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::OnceLock;

/// How many units from the quotation its verb may stand: an auxiliary and an adverb stand between.
const REACH_OF_VERB: usize = 4;
/// How many units a source before its verb may have.
const LONGEST_SOURCE: usize = 12;
/// How many tokens, marks included, a quotation needs to be speech.
const LEAST_TOKENS: usize = 5;

/// The words of one language.
#[derive(Default)]
struct Language {
    verbs: HashSet<&'static str>,
    pronouns: HashSet<&'static str>,
}

/// The direct quotations of a text in `language` (ISO 639-1); `None` where the language is not one of the eight.
pub(super) fn quotations_elsewhere(tokens: &Tokens<'_>, language: &str) -> Option<Vec<Attribution>> {
    static TABLE: OnceLock<HashMap<&'static str, Language>> = OnceLock::new();
    let language = TABLE.get_or_init(read_table).get(language)?;
    let mut found = Vec::new();
    for frame in &frames(tokens) {
        let view = View { tokens, frame };
        for at in
            (0..view.len()).filter(|&i| view.is_quotation(i) && view.unit(i).tokens.len() >= LEAST_TOKENS)
        {
            let joined = after(view, at, language).or_else(|| before(view, at, language));
            let Some((verb, source)) = joined else { continue };
            found.push(Attribution {
                cue: view.tokens_of(verb..verb + 1),
                source: source.map(|s| view.tokens_of(s)),
                contents: std::iter::once(view.tokens_of(at..at + 1)).collect(),
                addressee: None,
                attitude: Attitude::Said,
                manner: Manner::Said,
                carried: false,
            });
        }
    }
    Some(found)
}

fn read_table() -> HashMap<&'static str, Language> {
    let mut table: HashMap<&str, Language> = HashMap::new();
    for (label, words) in include_str!("elsewhere.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| l.split_once(':'))
    {
        let (language, kind) = label.split_once('-').expect("elsewhere.txt has labels of two parts");
        let entry = table.entry(language).or_default();
        let list = if kind == "verbs" { &mut entry.verbs } else { &mut entry.pronouns };
        list.extend(words.split_whitespace());
    }
    table
}

/// A verb and its source after the quotation: "„...“, sagte Quill".
fn after(view: View<'_>, at: usize, language: &Language) -> Option<(usize, Option<Range<usize>>)> {
    let mut from = at + 1;
    while view.is_mark(from, ',')
        || view.is_mark(from, '–')
        || view.is_mark(from, '—')
        || view.is_mark(from, '.')
    {
        from += 1;
    }
    let verb = (from..view.len().min(from + REACH_OF_VERB))
        .take_while(|&i| view.is_word(i))
        .find(|&i| language.verbs.contains(view.lower(i)))?;
    // A source between the quotation and the verb: "“...”, Quill sagte".
    if verb > from && view.is_capital(from) {
        return Some((verb, Some(from..verb)));
    }
    Some((verb, name_from(view, verb + 1, language)))
}

/// A verb and its source before the quotation: "Quill sagte: „...“".
fn before(view: View<'_>, at: usize, language: &Language) -> Option<(usize, Option<Range<usize>>)> {
    let last = at.checked_sub(1).filter(|&l| view.is_mark(l, ':') || view.is_mark(l, ','))?;
    let verb = (last.saturating_sub(2 * REACH_OF_VERB)..last)
        .rev()
        .find(|&i| language.verbs.contains(view.lower(i)))?;
    let mut start = verb;
    while start > 0
        && verb - start < LONGEST_SOURCE
        && view.is_word(start - 1)
        && !view.is_quotation(start - 1)
    {
        start -= 1;
    }
    // The auxiliary right before a participle is no part of the source.
    let end = (start..verb).rev().find(|&i| view.is_capital(i) || language.pronouns.contains(view.lower(i)));
    let source = end.map(|end| start..end + 1).or_else(|| name_from(view, verb + 1, language));
    Some((verb, source))
}

/// A pronoun, or the words up to the end of the name that begins at `from` or soon after.
fn name_from(view: View<'_>, from: usize, language: &Language) -> Option<Range<usize>> {
    if language.pronouns.contains(view.lower(from)) {
        return Some(from..from + 1);
    }
    let mut end = None;
    for at in from..view.len().min(from + LONGEST_SOURCE) {
        // "dijo la alcaldesa, Mara Quill": the name stands behind the comma.
        let apposed = end.is_none() && at > from && view.is_mark(at, ',') && view.is_capital(at + 1);
        if !view.is_word(at) && !apposed {
            break;
        }
        if view.is_capital(at) {
            end = Some(at + 1);
        } else if end.is_some()
            && !matches!(
                view.lower(at),
                "von" | "van" | "de" | "der" | "den" | "di" | "da" | "del" | "la" | "du" | "dos"
            )
        {
            break;
        }
    }
    end.map(|end| from..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source and words of each quotation.
    fn read(language: &str, text: &str) -> Vec<(String, String)> {
        let tokens = Tokens::of(text);
        let words = |r: &Range<usize>| {
            text[tokens.list[r.start].span.start..tokens.list[r.end - 1].span.end].to_owned()
        };
        quotations_elsewhere(&tokens, language)
            .unwrap_or_default()
            .iter()
            .map(|a| (a.source.as_ref().map(words).unwrap_or_default(), words(&a.contents[0])))
            .collect()
    }

    #[test]
    fn six_languages_are_read_by_their_marks_and_verbs() {
        for (language, text, source, quotation) in [
            (
                "de",
                "„Wir sind hier fertig“, sagte Mara Quill am Montag.",
                "Mara Quill",
                "„Wir sind hier fertig“",
            ),
            ("de", "Quill sagte: „Wir sind hier fertig.“", "Quill", "„Wir sind hier fertig.“"),
            (
                "fr",
                "« Nous avons fini ici », a déclaré Mara Quill lundi.",
                "Mara Quill",
                "« Nous avons fini ici »",
            ),
            (
                "es",
                "«Hemos terminado aquí hoy», dijo la alcaldesa Mara Quill.",
                "la alcaldesa Mara Quill",
                "«Hemos terminado aquí hoy»",
            ),
            (
                "it",
                "«Abbiamo finito qui oggi», ha detto Mara Quill.",
                "Mara Quill",
                "«Abbiamo finito qui oggi»",
            ),
            (
                "pt",
                "“Terminamos o trabalho hoje”, afirmou Mara Quill.",
                "Mara Quill",
                "“Terminamos o trabalho hoje”",
            ),
            (
                "nl",
                "“We zijn hier nu klaar”, zei Mara van Quill.",
                "Mara van Quill",
                "“We zijn hier nu klaar”",
            ),
        ] {
            assert_eq!(read(language, text), [(source.to_owned(), quotation.to_owned())], "{text}");
        }
    }

    #[test]
    fn a_quotation_without_a_verb_beside_it_is_left_out() {
        assert_eq!(read("de", "Das Stück „Wir sind hier alle fertig“ lief im Hafen."), []);
    }

    #[test]
    fn another_language_is_not_read() {
        assert_eq!(quotations_elsewhere(&Tokens::of("“a b c d e”, sa Quill."), "sv"), None);
    }
}
