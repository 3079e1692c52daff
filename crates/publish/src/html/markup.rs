//! How is text kept from becoming markup? Markup written here in the program stands as it is; all else is escaped.
//!
//! [`Markup::raw`] takes only what is compiled in, so that no word of a page can reach it.

use headwater_model::Article;

/// HTML that is being written.
#[derive(Clone, Debug, Default)]
pub(super) struct Markup(String);

impl Markup {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Adds markup of the program's own.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Adds text, in an element or in a quoted attribute: marks of HTML are escaped; controls and marks that turn the
    /// direction of text are left out, line breaks are blanks.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for mark in text.chars() {
            match mark {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\r' | '\t' => self.0.push(' '),
                _ if is_harmless(mark) => self.0.push(mark),
                _ => {}
            }
        }
        self
    }

    /// Adds a name whose letters may run from right to left, kept apart from what stands around it.
    pub(super) fn name(&mut self, name: &str) -> &mut Self {
        if name.is_ascii() {
            return self.text(name);
        }
        self.raw("<bdi>").text(name).raw("</bdi>")
    }

    /// Adds a number.
    pub(super) fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// Adds a measure of a drawing, with at most one decimal.
    pub(super) fn measure(&mut self, length: f32) -> &mut Self {
        let tenths = (length * 10.0).round() / 10.0;
        self.text(&format!("{tenths}"))
    }

    /// Adds what was written elsewhere.
    pub(super) fn add(&mut self, other: &Self) -> &mut Self {
        self.0.push_str(&other.0);
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_string(self) -> String {
        self.0
    }
}

/// Whether a mark is shown: no control, none that turns the direction of the text around it, no mark of byte order.
fn is_harmless(mark: char) -> bool {
    let turns = matches!(mark, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}');
    !mark.is_control() && !turns
}

/// An address that a page may link to: `http` or `https`, a host, no blank or control, nobody's name before the host.
pub(super) fn address(url: &str) -> Option<&str> {
    let url = url.trim();
    let split = url.find("://")?;
    let scheme = &url[..split];
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let rest = &url[split + 3..];
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let is_plain = url.chars().all(|c| !c.is_whitespace() && is_harmless(c) && !"\"'<>`\\^{}|".contains(c));
    (is_web && is_plain && !host.is_empty() && !host.contains('@')).then_some(url)
}

/// The language of the page's own words.
pub(super) const PAGE_LANGUAGE: &str = "en";

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 10] = ["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"];

/// Adds the attributes that tell in which language words of `article` stand, where it is not the page's.
pub(super) fn language(markup: &mut Markup, article: Option<&Article>) {
    let Some(language) = article.and_then(|a| a.language.as_deref()) else { return };
    if language == PAGE_LANGUAGE || !language.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-') {
        return;
    }
    markup.raw(" lang=\"").text(language).raw("\"");
    if RIGHT_TO_LEFT.contains(&language.split('-').next().unwrap_or(language)) {
        markup.raw(" dir=\"rtl\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_page_never_become_markup() {
        let mut markup = Markup::new();
        markup.raw("<p title=\"").text("\"><script>alert('&')</script>").raw("\">");
        assert_eq!(
            markup.into_string(),
            "<p title=\"&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;\">"
        );
    }

    #[test]
    fn marks_that_turn_the_text_around_are_left_out() {
        let mut markup = Markup::new();
        markup.text("a\u{202E}b\u{0}c\u{7}\nd");
        assert_eq!(markup.into_string(), "abc d");
    }

    #[test]
    fn only_addresses_of_the_web_are_linked() {
        for good in ["https://example.org/a?b=c#d", " http://example.org ", "HTTPS://example.org/ä"] {
            assert_eq!(address(good), Some(good.trim()));
        }
        for bad in [
            "javascript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "data:text/html,<script>",
            "//example.org",
            "/a",
            "file:///etc/passwd",
            "https://",
            "https:///a",
            "https://bank.example@evil.example/",
            "https://example.org/\"onload=\"x",
            "https://example.org/ javascript:",
            "java\nscript://example.org",
        ] {
            assert_eq!(address(bad), None, "{bad}");
        }
    }

    #[test]
    fn words_of_another_language_are_marked_as_such() {
        let marked = |language: Option<&str>| {
            let mut article = Article::empty("a");
            article.language = language.map(str::to_owned);
            let mut markup = Markup::new();
            super::language(&mut markup, Some(&article));
            markup.into_string()
        };
        assert_eq!(marked(None), "");
        assert_eq!(marked(Some("en")), "");
        assert_eq!(marked(Some("de")), " lang=\"de\"");
        assert_eq!(marked(Some("ar")), " lang=\"ar\" dir=\"rtl\"");
        assert_eq!(marked(Some("x\" onload")), "");
    }
}
