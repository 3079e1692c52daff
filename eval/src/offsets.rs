//! Byte spans, as the program has them, told in code points, as the data have them.

use headwater_model::Span;

/// `span` of `text` in code points; an end beyond the text is the text's end.
#[must_use]
pub fn code_points(text: &str, span: Span) -> (usize, usize) {
    let bytes = text.as_bytes();
    // Every byte begins a character but those of the form 10xxxxxx.
    let begun = |bytes: &[u8]| bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count();
    let (start, end) = (span.start.min(bytes.len()), span.end.min(bytes.len()));
    let before = begun(&bytes[..start]);
    (before, before + begun(&bytes[start..end.max(start)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_of_any_width_is_one_code_point() {
        let text = "Élan — 👍 ok";
        let span = Span::new(text.find('—').unwrap(), text.find(" ok").unwrap());
        let (start, end) = code_points(text, span);
        assert_eq!((start, end), (5, 8));
        assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), span.of(text));
    }

    #[test]
    fn a_span_beyond_the_text_ends_with_it() {
        assert_eq!(code_points("abc", Span::new(1, 9)), (1, 3));
        assert_eq!(code_points("abc", Span::new(7, 9)), (3, 3));
    }
}
