//! Who signs? The names of a byline, one by one, without "By", titles and the outlet's own name.

use super::stamps;
use headwater_model::Byline;

/// A name has at most so many words.
const NAME_WORDS: usize = 6;

/// Words that a job, a desk or a stamp ends with, and a name does not.
#[rustfmt::skip]
const NOT_NAMES: &[&str] = &[
    "editor", "editors", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "published",
    "updated", "contributor", "contributors", "columnist", "journalist", "photographer", "bureau", "chief", "min",
    "read", "admin", "administrator", "producer", "author", "authors", "follow", "email", "share", "posted", "comments",
    "comment", "subscribe", "director", "https", "http", "www", "manager", "specialist", "strategist", "officer",
    "analyst", "consultant", "founder", "co-founder", "ceo", "president", "fellow", "professor", "attorney", "expert",
    "reviewer", "minutes", "ago", "views", "profile", "bio", "more", "staff writer", "intern", "guest", "unknown",
    "anonymous", "none", "null", "undefined", "user", "website", "webmaster", "name", "by", "on", "in", "at",
    "coordinator", "marketer", "freelancer", "engineer", "developer", "advisor", "us", "here", "posts", "articles",
    "home", "contact", "login", "menu", "search", "redakteur", "redakteurin", "autor", "autorin", "journalistin",
    "redacteur", "rédacteur", "rédactrice", "journaliste", "redactor", "redactora", "periodista", "redazione",
    "giornalista", "redação", "redacción", "redaktion", "rédaction", "redactie", "jornalista", "korrespondent",
];

/// Words that a desk's name is made of beside the outlet's: alone they are no name.
#[rustfmt::skip]
const DESKS: &[&str] = &[
    "staff", "team", "desk", "newsroom", "news", "editorial", "the", "special", "senior", "deputy", "managing",
    "political", "web", "online", "agencies", "contributing", "associate", "our", "meet", "about", "guest", "all",
];

/// Words that the name of a desk ends with: "The Lantern Staff" signs where it stands behind "By".
const DESK_ENDS: &[&str] = &["staff", "team", "desk", "newsroom", "editors", "contributor", "contributors"];

/// What a machine writes where nobody signs.
#[rustfmt::skip]
const NOBODY: &[&str] = &[
    "admin", "administrator", "webmaster", "null", "undefined", "none", "unknown", "author", "user", "default", "root",
    "website", "name", "by", "guest", "n/a",
];

/// Openings of what is told of others than those who sign.
#[rustfmt::skip]
const OTHERS: &[&str] = &[
    "updated by ", "reviewed by ", "edited by ", "fact checked by ", "fact-checked by ", "checked by ", "photos by ",
    "photo by ", "photography by ", "photographs by ", "illustrations by ", "illustration by ", "medically reviewed ",
    "translated by ", "produced by ", "about ", "meet ", "more from ", "more by ", "foto: ", "fotos: ",
];

/// Marks that end the names of a byline.
const DIVIDERS: &[char] = &['|', '•', '·', '⋅', '●', '—', '–', '(', '\n', '~', '‧', '∙'];

/// Words that end the names of a byline.
const STAMPS: &[&str] = &[
    " Published",
    " Updated",
    " Posted",
    " - ",
    " on ",
    " in ",
    " Last ",
    " Reviewed",
    " Edited",
    " PUBLISHED",
    " UPDATED",
];

/// The names of a line like "By Mara Quill and Tom Reed, Staff Writers | March 3, 2018"; empty where it has none.
pub(super) fn of_byline_line(line: &str) -> Vec<Byline> {
    let trimmed = line.trim_start();
    // A line of two or three words that begins with "by" is a byline even where the name is not in capitals.
    if let Some(rest) = trimmed.strip_prefix("by ").or_else(|| trimmed.strip_prefix("By "))
        && rest.split_whitespace().count() == 1
    {
        return split(rest);
    }
    let Some(rest) = strip_by(trimmed) else { return desk(trimmed).into_iter().collect() };
    let end = rest.find(DIVIDERS).unwrap_or(rest.len());
    let end = STAMPS.iter().filter_map(|s| rest[..end].find(s)).min().unwrap_or(end);
    let found = split(&rest[..end]);
    if found.is_empty() { desk(trimmed).into_iter().collect() } else { found }
}

/// A desk that signs: "By the Lantern Team", with "By" before it and a word of its own.
fn desk(line: &str) -> Option<Byline> {
    let rest = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "))?;
    let name = rest.split(DIVIDERS).next()?.trim();
    let words: Vec<&str> = name.split_whitespace().collect();
    let ends = words.last().is_some_and(|w| DESK_ENDS.contains(&w.to_lowercase().as_str()));
    let own = words.iter().any(|w| {
        let lower = w.to_lowercase();
        w.starts_with(char::is_uppercase)
            && !DESKS.contains(&lower.as_str())
            && !DESK_ENDS.contains(&lower.as_str())
    });
    (ends && own && words.len() <= NAME_WORDS).then(|| Byline { name: name.to_owned() })
}

/// What stands before the names, in the languages read most. The longer ones first.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "written and reported by", "originally written by", "geschreven door", "geschrieben von", "reported by",
    "published by", "publicado por", "created by", "escrito por", "article by", "written by", "verfasst von",
    "publié par", "posted by", "scritto da", "skrevet av", "skrevet af", "ein artikel von", "un article de", "words by",
    "écrit par", "story by", "text by", "authors", "autores", "auteurs", "author", "author(s)", "auteur", "autorin",
    "autora", "autore", "autor", "tekst", "texte", "texto", "testo", "text", "автор", "текст", "door", "von", "par",
    "por", "by",
];

/// Those that are words of their languages too: behind them a colon stands.
const LABELS: &[&str] = &[
    "author",
    "authors",
    "author(s)",
    "autor",
    "autora",
    "autorin",
    "autore",
    "autores",
    "auteur",
    "auteurs",
    "tekst",
    "texte",
    "texto",
    "testo",
    "text",
    "автор",
    "текст",
];

/// Short ones that open many sentences: the whole line is two to four words in capitals behind them.
const SHORT_LEADS: &[&str] = &["di", "da", "av", "af", "od", "de"];

/// `text` without a leading "By", "Written by" and the like; `None` where it has none.
pub(super) fn strip_by(text: &str) -> Option<&str> {
    let first = text.bytes().next()?.to_ascii_lowercase();
    let begins = |lead: &&&str| lead.as_bytes()[0] == first || first >= 0x80;
    let found = LEADS.iter().filter(begins).find_map(|lead| {
        let head = text.get(..lead.len())?;
        let rest = &text[lead.len()..];
        // "Por" and its like are words of their languages: behind them only a name in capitals counts.
        let divided = if LABELS.contains(lead) {
            rest.starts_with(':')
        } else {
            rest.starts_with([' ', ':', '\u{a0}', '\n'])
        };
        let rest = rest.trim_start_matches([':', ' ', '\u{a0}', '\n']);
        (is_same(head, lead) && divided && rest.starts_with(|c: char| c.is_uppercase() || c == '@'))
            .then_some(rest)
    });
    found.or_else(|| {
        let (lead, rest) = text.split_once(' ').filter(|(lead, _)| lead.len() == 2)?;
        let is_name =
            |w: &str| w.starts_with(char::is_uppercase) && w.chars().skip(1).any(char::is_lowercase);
        let names = rest.split(' ').filter(|w| is_name(w)).count();
        let whole = rest
            .split(' ')
            .all(|w| is_name(w) || matches!(w, "de" | "la" | "van" | "der" | "e" | "og" | "i"));
        (SHORT_LEADS.contains(&lead.to_lowercase().as_str()) && whole && (2..=4).contains(&names))
            .then_some(rest)
    })
}

/// Equal but for case.
fn is_same(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other) || (!one.is_ascii() && one.to_lowercase() == other)
}

/// Whether a run of text ends in the "by" of the next: "Posted by". Who reviewed or edited does not sign.
pub(super) fn ends_in_by(text: &str) -> bool {
    let text = text.trim_end_matches([':', ' ']);
    let last = text.rsplit([' ', '\u{a0}']).next().unwrap_or("");
    if !LAST_OF_LEADS.iter().any(|l| last.len() == l.len() && is_same(last, l)) {
        return false;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace().rev();
    let is_label = words.next().is_some_and(|last| LABELS.contains(&last));
    if is_label && last.len() < text.trim_start().len() {
        return false;
    }
    words.next().is_none_or(|before| !OTHER_WORK.contains(&before)) && words.count() <= 2
}

/// The last words of [`LEADS`].
#[rustfmt::skip]
const LAST_OF_LEADS: &[&str] = &[
    "by", "von", "par", "por", "door", "da", "av", "af", "author", "authors", "author(s)", "autor", "autora",
    "autorin", "autore", "autores", "auteur", "auteurs", "tekst", "texte", "texto", "testo", "text", "автор", "текст",
];

/// Who did this with an article does not sign it.
#[rustfmt::skip]
const OTHER_WORK: &[&str] = &[
    "reviewed", "edited", "checked", "sponsored", "presented", "powered", "photos", "photo", "approved", "verified",
    "updated", "photography", "fact-checked", "illustrations", "translated",
];

/// The names in a list of them: divided by commas, "and", "&", "|", ";" or "/".
pub(super) fn split(list: &str) -> Vec<Byline> {
    // A list whose first part is of somebody else may go on with one who signs no more than they do.
    if is_address(list) {
        return Vec::new();
    }
    let mut names: Vec<Byline> = Vec::new();
    for part in apart(list).split([',', ';', '|', '/']) {
        if let Some(name) = name(part)
            && !names.iter().any(|n| n.name.eq_ignore_ascii_case(&name))
        {
            names.push(Byline { name });
        }
    }
    // "Quill" behind "Mara Quill" is the same person again.
    let whole: Vec<String> = names.iter().map(|n| n.name.clone()).collect();
    names.retain(|n| {
        n.name.contains(' ') || !whole.iter().any(|w| w.contains(' ') && w.split(' ').any(|p| p == n.name))
    });
    names
}

/// Commas instead of the words that join names; the short ones of other languages only between whole names.
fn apart(list: &str) -> String {
    let mut list =
        list.replace(" and ", ",").replace(" & ", ",").replace(" with ", ",").replace(" AND ", ",");
    for joins in [" und ", " et ", " og ", " och ", " y ", " e ", " en ", " i ", " и "] {
        if let Some((before, behind)) = list.split_once(joins)
            && [before, behind].iter().all(|side| side.trim().contains(' ') && !side.contains(joins))
        {
            list = list.replacen(joins, ",", 1);
        }
    }
    list
}

/// Whether `text` is an address of a page or a mailbox.
fn is_address(text: &str) -> bool {
    text.contains("://") || text.starts_with("www.") || text.starts_with('/')
}

/// What the page gives to machines as the name of who signs, where it is a desk's and no person's: "News Desk".
pub(super) fn as_given(told: &str) -> Option<Byline> {
    let name = strip_by(told).unwrap_or(told).trim();
    let fits = (1..=NAME_WORDS).contains(&name.split_whitespace().count())
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['<', '>', '{', '=', '@', '%', '|', ','])
        && !is_address(name)
        && !is_key(name)
        && !NOBODY.contains(&name.to_lowercase().as_str());
    fits.then(|| Byline { name: name.to_owned() })
}

/// Whether a name is a key that a template left: "page.head.author".
fn is_key(name: &str) -> bool {
    let parts = || name.split('.');
    !name.contains(' ')
        && parts().count() >= 2
        && (parts().count() >= 4 || parts().any(|p| matches!(p, "author" | "name" | "user")))
}

/// Whether a part of a byline is a day: "March 3", "3 mars", "Saturday".
fn is_day(words: &[&str]) -> bool {
    let number = |w: &str| w.bytes().next().is_some_and(|b| b.is_ascii_digit());
    let is_dated = words.len() == 1 || words.iter().any(|w| number(w));
    is_dated && words.len() <= 4 && words.iter().any(|w| stamps::is_month(w))
}

/// One part of a byline as a name; `None` where it is a job, a date or an address.
pub(super) fn name(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let whole = words.join(" ");
    let name = strip_by(&whole).unwrap_or(&whole);
    let name = ["Articles by ", "All posts by ", "Posts by ", "View all posts by "]
        .iter()
        .find_map(|lead| name.strip_prefix(lead))
        .unwrap_or(name);
    // What stands behind a dash or in brackets tells of the person.
    let dash = [" - ", " – ", " — ", " (", " ["].iter().filter_map(|d| name.find(d)).min();
    let name = dash.filter(|&at| name[..at].contains(' ')).map_or(name, |at| &name[..at]);
    let name = name.trim_matches(['"', '.', '-', '–', ':', '*', '(', ')', '@']).trim();
    let lower = name.to_lowercase();
    let bare: Vec<&str> = lower.split(' ').map(|w| w.trim_matches(['.', ',', ':'])).collect();
    let is_job = bare.last().is_some_and(|w| NOT_NAMES.contains(w))
        || bare.iter().all(|w| DESKS.contains(w) || NOT_NAMES.contains(w));
    let fits = (1..=NAME_WORDS).contains(&words.len())
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['<', '>', '{', '=', '@', '%'])
        && !lower.contains("www.")
        && name.chars().filter(char::is_ascii_digit).nth(2).is_none()
        && !is_job
        && !is_key(name)
        && !is_day(&bare)
        && !OTHERS.iter().any(|o| lower.starts_with(o))
        && (words.len() == 1 || !name.starts_with(char::is_lowercase));
    fits.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<String> {
        of_byline_line(line).into_iter().map(|b| b.name).collect()
    }

    #[test]
    fn a_byline_is_split_into_its_names() {
        assert_eq!(names("By Mara Quill and Tom Reed, Staff Writers"), ["Mara Quill", "Tom Reed"]);
        assert_eq!(names("BY: Mara Quill | March 3, 2018"), ["Mara Quill"]);
    }

    #[test]
    fn bylines_are_read_in_other_languages() {
        for line in [
            "Von Mara Quill und Tom Reed",
            "Par Mara Quill et Tom Reed",
            "Por Mara Quill y Tom Reed",
            "Di Mara Quill e Tom Reed",
            "Door Mara Quill en Tom Reed",
            "Tekst: Mara Quill og Tom Reed",
            "Geschrieben von Mara Quill und Tom Reed",
            "Автор: Mara Quill и Tom Reed",
        ] {
            assert_eq!(names(line), ["Mara Quill", "Tom Reed"], "{line}");
        }
        assert_eq!(names("Por Ana Ortega y Gasset"), ["Ana Ortega y Gasset"]);
    }

    #[test]
    fn a_desk_signs_behind_by_and_with_a_word_of_its_own() {
        assert_eq!(names("By the Lantern Team"), ["the Lantern Team"]);
        assert!(names("By our staff").is_empty());
        assert!(names("Di solito la chiusa resta aperta").is_empty());
    }

    #[test]
    fn days_pages_and_addresses_are_no_names() {
        for part in [
            "March 6",
            "Dec 17",
            "3 mars",
            "August",
            "About Us",
            "Meet the Team",
            "page.head.author",
            "Updated by Tom Reed",
        ] {
            assert_eq!(name(part), None, "{part}");
        }
        assert!(split("https://social.example/mara").is_empty());
        assert_eq!(name("April Reed").as_deref(), Some("April Reed"));
        assert_eq!(name("Mara Quill - The Lantern Desk").as_deref(), Some("Mara Quill"));
        assert_eq!(name("Mara Quill (Editor-in-Chief").as_deref(), Some("Mara Quill"));
    }

    #[test]
    fn what_is_given_to_machines_may_be_a_desk_but_not_nobody() {
        assert_eq!(as_given("News Desk").unwrap().name, "News Desk");
        for told in ["admin", "https://social.example/mara", "null", "mara@lantern.example"] {
            assert_eq!(as_given(told), None, "{told}");
        }
    }

    #[test]
    fn a_name_that_comes_twice_is_one() {
        let found = split("Mara Quill, Quill, mara quill");
        assert_eq!(found.iter().map(|b| b.name.as_str()).collect::<Vec<_>>(), ["Mara Quill"]);
    }

    #[test]
    fn a_line_without_by_is_no_byline() {
        assert!(names("Bygone days of the valley").is_empty());
    }
}
