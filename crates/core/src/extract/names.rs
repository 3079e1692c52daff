//! Who signs? The names of a byline, one by one, without "By", titles and the outlet's own name.

use headwater_model::Byline;

/// A name has at most so many words.
const NAME_WORDS: usize = 6;

/// Words that tell that a part of a byline is a job, a desk or a place and no name.
const NOT_NAMES: &[&str] = &[
    "staff",
    "editor",
    "editors",
    "reporter",
    "reporters",
    "correspondent",
    "correspondents",
    "writer",
    "writers",
    "desk",
    "team",
    "published",
    "updated",
    "contributor",
    "contributors",
    "columnist",
    "journalist",
    "photographer",
    "bureau",
    "newsroom",
    "chief",
    "senior",
    "political",
    "min",
    "read",
    "admin",
    "administrator",
    "guest",
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
    "special",
    "deputy",
    "managing",
    "director",
    "http",
    "https",
    "www",
];

/// The names of a line like "By Mara Quill and Tom Reed, Staff Writers | March 3, 2018"; empty where it has none.
pub(super) fn of_byline_line(line: &str) -> Vec<Byline> {
    let trimmed = line.trim_start();
    let Some(rest) = strip_by(trimmed) else { return Vec::new() };
    let end = rest.find(['|', '•', '·', '—', '–', '(', '\n']).unwrap_or(rest.len());
    split(&rest[..end])
}

/// `text` without a leading "By".
pub(super) fn strip_by(text: &str) -> Option<&str> {
    let head = text.get(..2)?;
    let rest = &text[2..];
    if !head.eq_ignore_ascii_case("by") || !rest.starts_with([' ', ':', '\u{a0}', '\n']) {
        return None;
    }
    Some(rest.trim_start_matches([':', ' ', '\u{a0}', '\n']))
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
    let name = strip_by(&name).unwrap_or(&name).trim_matches(['"', '.', '-', '–', ':', '*', '(', ')']).trim();
    let is_job = |w: &str| NOT_NAMES.contains(&w.to_lowercase().trim_matches(['.', ',', ':']));
    let fits = (1..=NAME_WORDS).contains(&words.len())
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['@', '<', '>', '{', '='])
        && !name.chars().any(|c| c.is_ascii_digit())
        && !name.split(' ').any(is_job)
        && !name.starts_with(char::is_lowercase);
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
