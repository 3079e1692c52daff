//! Where does a sentence end? Rules over punctuation; a quotation that closes after its full stop stays whole.

use headwater_model::Span;

/// The sentences of `text[within]`, in order, without the blanks around them; spans are bytes of `text`.
///
/// A line break ends a sentence. An abbreviation ("Sen."), an initial ("J.") or a number's point does not.
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = within.start;
    let body = within.of(text);
    let mut marks = body.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        if mark == '\n' {
            push(text, start, within.start + at, &mut found);
            start = within.start + at + 1;
            continue;
        }
        if !matches!(mark, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '؟' | '।') {
            continue;
        }
        let mut end = at + mark.len_utf8();
        while let Some(&(next_at, next)) = marks.peek() {
            if !matches!(next, '.' | '!' | '?' | '"' | '”' | '’' | '\'' | ')' | '»' | ']' | '」' | '』')
            {
                break;
            }
            end = next_at + next.len_utf8();
            marks.next();
        }
        let wide = matches!(mark, '。' | '！' | '？');
        if wide || ends_here(&body[..at], mark, &body[end..]) {
            push(text, start, within.start + end, &mut found);
            start = within.start + end;
        }
    }
    push(text, start, within.end, &mut found);
    found
}

/// Whether a sentence ends between `before` + `mark` and `after`.
fn ends_here(before: &str, mark: char, after: &str) -> bool {
    let mut rest = after.chars();
    match rest.next() {
        None => return true,
        Some(blank) if blank.is_whitespace() => {}
        Some(_) => return false,
    }
    let next = rest.find(|c| !c.is_whitespace() && !matches!(c, '"' | '“' | '‘' | '\'' | '(' | '['));
    if next.is_some_and(char::is_lowercase) {
        return false;
    }
    mark != '.'
        || !is_abbreviation(
            before.rsplit(|c: char| c.is_whitespace() || c == '(' || c == '“').next().unwrap_or(""),
        )
}

/// Whether the word before a full stop is one that is written with it.
pub(super) fn is_abbreviation(word: &str) -> bool {
    const KNOWN: &str = " mr mrs ms dr prof sen sens rep reps gov govs gen col capt lt sgt maj adm rev hon st jr sr \
        vs inc corp co ltd no etc jan feb mar apr jun jul aug sept sep oct nov dec u.s u.k u.n e.g i.e d.c a.m p.m \
        mt ft ave blvd dept est atty ";
    let mut letters = word.chars();
    let initial = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    initial || KNOWN.contains(&format!(" {} ", word.to_lowercase()))
}

/// Adds the sentence `start..end` without the blanks around it, unless nothing is left.
fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let slice = &text[start..end];
    let trimmed = slice.trim();
    if !trimmed.is_empty() {
        let start = start + (slice.len() - slice.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text)).collect()
    }

    #[test]
    fn a_title_does_not_end_a_sentence() {
        assert_eq!(
            split("Sen. Mara Quill spoke. She left at 3.15 p.m. on Monday."),
            ["Sen. Mara Quill spoke.", "She left at 3.15 p.m. on Monday."]
        );
    }

    #[test]
    fn a_closing_quotation_mark_stays_with_its_sentence() {
        assert_eq!(split("“We are done.” She left."), ["“We are done.”", "She left."]);
    }

    #[test]
    fn a_line_break_ends_a_sentence() {
        assert_eq!(split("A heading\nThe text"), ["A heading", "The text"]);
    }
}
