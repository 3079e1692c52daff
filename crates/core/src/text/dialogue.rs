//! Who needs no quotation marks? Spoken lines that begin with a dash, as Spanish, French, Russian or Polish has them:
//! "—No —dijo Quill—. Hemos terminado."
//!
//! A paragraph that begins with a dash is speech only where a verb of the table (`languages.txt`) stands beside it, for
//! lists begin with dashes too. Left to others: spoken lines that name nobody.

use super::language::Language;
use super::quotations::Quotation;
use headwater_model::Span;

/// So many words behind a dash or comma may stand up to the verb of speech.
const VERB_WORDS: usize = 4;

fn is_dash(sign: char) -> bool {
    matches!(sign, '—' | '–' | '―')
}

/// What is spoken in one paragraph, `body`, which begins at byte `base` of its text.
pub(super) fn spoken(body: &str, base: usize, language: &Language) -> Vec<Quotation> {
    let Some(first) = body.chars().next().filter(|c| is_dash(*c)) else { return Vec::new() };
    let start = first.len_utf8();
    let mut found = Vec::new();
    // Where the mark of the open spoken part stands; none while somebody tells who speaks.
    let mut open = Some(Span::new(0, start));
    for (at, dash) in body.char_indices().filter(|(at, c)| *at > 0 && is_dash(*c)) {
        let end = at + dash.len_utf8();
        if !stands_apart(&body[..at], &body[end..]) {
            continue;
        }
        match open {
            Some(mark) if tells(&body[end..], language) => {
                push(&mut found, body, mark, Span::new(at, end), true);
                open = None;
            }
            Some(_) => {}
            None => {
                let rest = &body[end..];
                let stop = rest.chars().next().filter(|c| matches!(c, '.' | ',' | ':' | ';' | '…'));
                open = Some(Span::new(at, end + stop.map_or(0, char::len_utf8)));
            }
        }
    }
    if found.is_empty() {
        // "— Non, dit-elle."
        if let Some(at) = told_behind_comma(&body[start..], language) {
            push(&mut found, body, Span::new(0, start), Span::new(start + at, start + at), false);
        }
    } else if let Some(mark) = open {
        let end = body.trim_end().len();
        push(&mut found, body, mark, Span::new(end, end), false);
    }
    for quotation in &mut found {
        for span in [&mut quotation.outer, &mut quotation.inner] {
            *span = Span::new(span.start + base, span.end + base);
        }
    }
    found
}

/// Whether a dash between these two is more than a hyphen.
fn stands_apart(before: &str, after: &str) -> bool {
    before.ends_with(char::is_whitespace) || after.chars().next().is_none_or(|c| !c.is_alphanumeric())
}

/// Whether the next few words hold a verb of speech.
fn tells(rest: &str, language: &Language) -> bool {
    for word in rest.split_whitespace().take(VERB_WORDS) {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
        // "dit-elle"
        if language.is_spoken(bare.split('-').next().unwrap_or("")) {
            return true;
        }
        if word.ends_with(['.', ',', ':', ';', '!', '?', '—', '–']) {
            return false;
        }
    }
    false
}

/// Where the words end that a verb of speech follows, behind a comma or a stop.
fn told_behind_comma(rest: &str, language: &Language) -> Option<usize> {
    rest.char_indices()
        .filter(|(_, c)| matches!(c, ',' | '!' | '?' | '…'))
        .map(|(at, c)| at + c.len_utf8())
        .find(|end| {
            let first = rest[*end..].split_whitespace().next().unwrap_or("");
            let bare = first.trim_matches(|c: char| !c.is_alphabetic());
            rest[*end..].starts_with(char::is_whitespace)
                && language.is_spoken(bare.split('-').next().unwrap_or(""))
        })
}

/// Adds what stands between two marks, if that is anything.
fn push(found: &mut Vec<Quotation>, body: &str, opening: Span, closing: Span, closed: bool) {
    let inner = Span::new(opening.end, closing.start);
    if inner.start < inner.end && body[inner.start..inner.end].contains(char::is_alphanumeric) {
        let end = if closed { closing.end } else { inner.end };
        found.push(Quotation { outer: Span::new(opening.start, end), inner, depth: 0, closed });
    }
}

#[cfg(test)]
mod tests {
    use super::super::quotations;

    /// What is spoken in a text, without the blanks around it.
    fn read<'a>(language: &str, text: &'a str) -> Vec<&'a str> {
        quotations(text, Some(language)).into_iter().map(|q| q.inner.of(text).trim()).collect()
    }

    #[test]
    fn a_line_with_a_dash_is_speech_up_to_who_says_it() {
        for (language, text, spoken) in [
            ("es", "—No —dijo la Sra. Quill—. Hemos terminado.", &["No", "Hemos terminado."][..]),
            ("es", "—¿Quién paga? —preguntó Quill.", &["¿Quién paga?"]),
            ("ru", "— Нет, — ответила она. — Уходите.", &["Нет,", "Уходите."]),
            ("pl", "– To koniec – powiedział prof. Reed. – Jedziemy.", &["To koniec", "Jedziemy."]),
            ("pt", "— Não — respondeu ela. — Acabou.", &["Não", "Acabou."]),
            ("fr", "— Non, dit-elle. Il part.", &["Non,"]),
            ("sv", "– Nej, sade hon. Han gick.", &["Nej,"]),
        ] {
            assert_eq!(read(language, text), spoken, "{text}");
        }
    }

    #[test]
    fn a_list_with_dashes_is_no_speech() {
        assert!(read("es", "— Tres bombas\n\n— Cuatro tubos — nuevos").is_empty());
        assert!(read("en", "— The gates, said the clerk — shut").is_empty());
    }

    #[test]
    fn a_quotation_in_a_spoken_line_lies_inside_it() {
        let text = "— Он сказал «нет» вчера, — ответила она.";
        let depths: Vec<usize> = quotations(text, Some("ru")).iter().map(|q| q.depth).collect();
        assert_eq!(depths, [0, 1]);
    }
}
