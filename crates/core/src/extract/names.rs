//! Who signs? The names of a byline, one by one, without "By", titles and the outlet's own name.

use headwater_model::Byline;

/// A name has at most so many words.
const NAME_WORDS: usize = 6;

/// Words that a job, a desk or a stamp ends with, and a name does not.
const NOT_NAMES: &[&str] = &[
    "editor",
    "editors",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "writer",
    "writers",
    "published",
    "updated",
    "contributor",
    "contributors",
    "columnist",
    "journalist",
    "photographer",
    "bureau",
    "chief",
    "min",
    "read",
    "admin",
    "administrator",
    "producer",
    "author",
    "authors",
    "follow",
    "email",
    "share",
    "posted",
    "comments",
    "comment",
    "subscribe",
    "director",
    "https",
    "http",
    "www",
    "manager",
    "specialist",
    "strategist",
    "officer",
    "analyst",
    "consultant",
    "founder",
    "co-founder",
    "ceo",
    "president",
    "fellow",
    "professor",
    "attorney",
    "expert",
    "reviewer",
    "minutes",
    "ago",
    "views",
    "profile",
    "bio",
    "more",
    "staff writer",
    "intern",
    "guest",
    "unknown",
    "anonymous",
    "none",
    "null",
    "undefined",
    "user",
    "website",
    "webmaster",
    "name",
    "by",
    "on",
    "in",
    "at",
    "coordinator",
    "marketer",
    "freelancer",
    "engineer",
    "developer",
    "advisor",
];

/// Words that a desk's name is made of beside the outlet's: alone they are no name.
const DESKS: &[&str] = &[
    "staff",
    "team",
    "desk",
    "newsroom",
    "news",
    "editorial",
    "the",
    "special",
    "senior",
    "deputy",
    "managing",
    "political",
    "web",
    "online",
    "agencies",
    "contributing",
    "associate",
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
    let Some(rest) = strip_by(trimmed) else { return Vec::new() };
    let end = rest.find(DIVIDERS).unwrap_or(rest.len());
    let end = STAMPS.iter().filter_map(|s| rest[..end].find(s)).min().unwrap_or(end);
    split(&rest[..end])
}

/// `text` without a leading "By", "Written by" and the like; `None` where it has none.
pub(super) fn strip_by(text: &str) -> Option<&str> {
    const LEADS: &[&str] = &[
        "by",
        "written by",
        "posted by",
        "words by",
        "story by",
        "published by",
        "author",
        "authors",
        "von",
        "par",
        "por",
        "door",
        "text by",
        "article by",
        "reported by",
        "created by",
    ];
    LEADS.iter().rev().find_map(|lead| {
        let head = text.get(..lead.len())?;
        let rest = &text[lead.len()..];
        // "Por" and its like are words of their languages: behind them only a name in capitals counts.
        let divided = if matches!(*lead, "author" | "authors") {
            rest.starts_with(':')
        } else {
            rest.starts_with([' ', ':', '\u{a0}', '\n'])
        };
        let rest = rest.trim_start_matches([':', ' ', '\u{a0}', '\n']);
        (head.eq_ignore_ascii_case(lead)
            && divided
            && rest.starts_with(|c: char| c.is_uppercase() || c == '@'))
        .then_some(rest)
    })
}

/// Whether a run of text ends in the "by" of the next: "Posted by". Who reviewed or edited does not sign.
pub(super) fn ends_in_by(text: &str) -> bool {
    let lower = text.trim_end_matches([':', ' ']).to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let signs = words.len() < 2
        || !matches!(
            words[words.len() - 2],
            "reviewed"
                | "edited"
                | "checked"
                | "sponsored"
                | "presented"
                | "powered"
                | "photos"
                | "photo"
                | "approved"
                | "verified"
                | "updated"
                | "photography"
        );
    words.len() <= 4 && matches!(words.last(), Some(&("by" | "author" | "von" | "par" | "por"))) && signs
}

/// The names in a list of them: divided by commas, "and", "&", "|", ";" or "/".
pub(super) fn split(list: &str) -> Vec<Byline> {
    let mut names: Vec<Byline> = Vec::new();
    let list = list.replace(" and ", ",").replace(" & ", ",").replace(" with ", ",").replace(" AND ", ",");
    for part in list.split([',', ';', '|', '/']) {
        if let Some(name) = name(part)
            && !names.iter().any(|n| n.name.eq_ignore_ascii_case(&name))
        {
            names.push(Byline { name });
        }
    }
    names
}

/// One part of a byline as a name; `None` where it is a job, a date or an address.
pub(super) fn name(part: &str) -> Option<String> {
    let words: Vec<&str> = part.split_whitespace().collect();
    let name = words.join(" ");
    let name =
        strip_by(&name).unwrap_or(&name).trim_matches(['"', '.', '-', '–', ':', '*', '(', ')', '@']).trim();
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
    fn a_line_without_by_is_no_byline() {
        assert!(names("Bygone days of the valley").is_empty());
    }
}
