//! Where are the tags of a page? Cuts HTML into start tags, end tags and text, without copying a byte.
//!
//! Input: the decoded page. Output: [`Token`]s in order, by the tokenizer rules of the WHATWG HTML standard (section
//! 13.2.5) as far as they decide where text, tags, attributes, comments and raw text begin and end. Written for this
//! stage because reading must cost a fraction of the page's budget: on 791 news pages of 178 KB a page lol_html 3.0
//! with element and text handlers reads 1,400 a second and html5gum 0.9 860; this one skips scripts, comments and
//! attribute values with `memchr`. A test holds it to html5gum, token by token. Each byte is looked at a bounded
//! number of times, whatever the page is.
//!
//! Leaves to `tree` what tags mean, and to `entities` what `&amp;` stands for.

use memchr::{memchr, memchr_iter, memmem};

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name …>`; its attributes are in [`Tokenizer::attributes`] until the next token.
    Start { name: &'a str },
    /// `</name>`.
    End { name: &'a str },
    /// Text with its entities as they are written.
    Text(&'a str),
}

/// One attribute as it is written: the name in any case, the value without its quotation marks.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// Elements whose content is text up to their end tag.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"];

/// Cuts a page into tokens.
#[derive(Debug)]
pub(super) struct Tokenizer<'a> {
    page: &'a str,
    at: usize,
    /// The element whose raw text comes next.
    raw: Option<&'a str>,
    attributes: Vec<Attribute<'a>>,
    /// Whether the tag that came last was written as `<name/>`.
    self_closing: bool,
}

impl<'a> Tokenizer<'a> {
    pub(super) fn new(page: &'a str) -> Self {
        Self { page, at: 0, raw: None, self_closing: false, attributes: Vec::with_capacity(16) }
    }

    /// The attributes of the start tag that came last, in order.
    pub(super) fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// Whether the start tag that came last was written as `<name/>`.
    pub(super) const fn is_self_closing(&self) -> bool {
        self.self_closing
    }

    /// The text of a raw element (a script, a title) up to its end tag or the end of the page.
    fn raw_text(&mut self, name: &str) -> &'a str {
        let rest = &self.page[self.at..];
        let bytes = rest.as_bytes();
        let end = memchr_iter(b'<', bytes).find(|&i| {
            bytes.get(i + 1) == Some(&b'/')
                && bytes
                    .get(i + 2..i + 2 + name.len())
                    .is_some_and(|tag| tag.eq_ignore_ascii_case(name.as_bytes()))
                && bytes
                    .get(i + 2 + name.len())
                    .is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
        });
        let end = end.unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Whether more than text begins with the `<` at `at`: whether [`Tokenizer::markup`] would find it.
    fn is_markup(&self, at: usize) -> bool {
        let bytes = self.page.as_bytes();
        match bytes.get(at + 1) {
            Some(b'!' | b'?') => true,
            Some(b'/') => at + 2 < bytes.len(),
            Some(letter) => letter.is_ascii_alphabetic(),
            None => false,
        }
    }

    /// What begins with the `<` at `self.at`; `None` where it is plain text.
    fn markup(&mut self) -> Option<Option<Token<'a>>> {
        let bytes = self.page.as_bytes();
        match bytes.get(self.at + 1)? {
            b'!' => {
                self.skip_declaration();
                Some(None)
            }
            b'?' => {
                self.skip_to('>');
                Some(None)
            }
            b'/' => match bytes.get(self.at + 2)? {
                b if b.is_ascii_alphabetic() => {
                    self.at += 2;
                    let name = self.name();
                    self.read_attributes().then_some(Some(Token::End { name })).or(Some(None))
                }
                b'>' => {
                    self.at += 3;
                    Some(None)
                }
                _ => {
                    self.skip_to('>');
                    Some(None)
                }
            },
            b if b.is_ascii_alphabetic() => {
                self.at += 1;
                let name = self.name();
                if !self.read_attributes() {
                    return Some(None);
                }
                self.raw = RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name)).then_some(name);
                Some(Some(Token::Start { name }))
            }
            _ => None,
        }
    }

    /// The name of a tag: up to a blank, `/` or `>`.
    fn name(&mut self) -> &'a str {
        let rest = &self.page[self.at..];
        let end = rest
            .bytes()
            .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
            .unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }

    /// Reads attributes up to the `>` of the tag; false where the page ends first.
    fn read_attributes(&mut self) -> bool {
        self.attributes.clear();
        let bytes = self.page.as_bytes();
        loop {
            self.self_closing = false;
            while let Some(b) = bytes.get(self.at).filter(|b| b.is_ascii_whitespace() || **b == b'/') {
                self.self_closing = *b == b'/';
                self.at += 1;
            }
            match bytes.get(self.at) {
                None => return false,
                Some(b'>') => {
                    self.at += 1;
                    return true;
                }
                Some(_) => {
                    let attribute = self.attribute();
                    // Nobody writes so many; a page that does is not given the memory.
                    if self.attributes.len() < 64 {
                        self.attributes.push(attribute);
                    }
                }
            }
        }
    }

    /// One attribute: `name`, `name=value`, `name="value"`.
    fn attribute(&mut self) -> Attribute<'a> {
        let bytes = self.page.as_bytes();
        let start = self.at;
        // A `=` as the first character belongs to the name, by the standard.
        self.at += 1;
        while bytes.get(self.at).is_some_and(|b| !b.is_ascii_whitespace() && !matches!(b, b'/' | b'>' | b'='))
        {
            self.at += 1;
        }
        let name = &self.page[start..self.at];
        let mut equals = self.at;
        while bytes.get(equals).is_some_and(u8::is_ascii_whitespace) {
            equals += 1;
        }
        if bytes.get(equals) != Some(&b'=') {
            return (name, "");
        }
        self.at = equals + 1;
        while bytes.get(self.at).is_some_and(u8::is_ascii_whitespace) {
            self.at += 1;
        }
        (name, self.value())
    }

    fn value(&mut self) -> &'a str {
        let bytes = self.page.as_bytes();
        match bytes.get(self.at) {
            Some(&quote @ (b'"' | b'\'')) => {
                let start = self.at + 1;
                let end = memchr(quote, &bytes[start..]).map_or(bytes.len(), |i| start + i);
                self.at = (end + 1).min(bytes.len());
                &self.page[start..end]
            }
            _ => {
                let start = self.at;
                while bytes.get(self.at).is_some_and(|b| !b.is_ascii_whitespace() && *b != b'>') {
                    self.at += 1;
                }
                &self.page[start..self.at]
            }
        }
    }

    /// A comment, a doctype, or a CDATA section (which is a comment in HTML).
    fn skip_declaration(&mut self) {
        let rest = &self.page.as_bytes()[self.at..];
        if !rest.starts_with(b"<!--") {
            return self.skip_to('>');
        }
        let body = &rest[4..];
        if body.starts_with(b">") {
            self.at += 5;
        } else if body.starts_with(b"->") {
            self.at += 6;
        } else {
            let plain = memmem::find(body, b"-->").map(|i| i + 3);
            let within = plain.unwrap_or(body.len());
            let banged = memmem::find(&body[..within], b"--!>").map(|i| i + 4);
            self.at += 4 + banged.into_iter().chain(plain).min().unwrap_or(body.len());
        }
    }

    fn skip_to(&mut self, end: char) {
        let rest = &self.page.as_bytes()[self.at..];
        self.at += memchr(end as u8, rest).map_or(rest.len(), |i| i + 1);
    }
}

impl<'a> Iterator for Tokenizer<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        if let Some(name) = self.raw.take() {
            let text = self.raw_text(name);
            if !text.is_empty() {
                return Some(Token::Text(text));
            }
        }
        let bytes = self.page.as_bytes();
        while self.at < bytes.len() {
            let start = self.at;
            if bytes[start] == b'<' {
                match self.markup() {
                    Some(Some(token)) => return Some(token),
                    Some(None) => continue,
                    None => {}
                }
            }
            let marks = memchr_iter(b'<', &bytes[start + 1..]).map(|i| start + 1 + i);
            let next = { marks }.find(|&at| self.is_markup(at)).unwrap_or(bytes.len());
            self.at = next;
            return Some(Token::Text(&self.page[start..next]));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What our tokenizer and html5gum both see, in one form: tags with attributes, and text with neighbours joined.
    #[derive(Debug, PartialEq)]
    enum Seen {
        Start(String, Vec<(String, String)>),
        End(String),
        Text(String),
    }

    fn push_text(seen: &mut Vec<Seen>, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        match seen.last_mut() {
            Some(Seen::Text(last)) => last.push_str(&text),
            _ => seen.push(Seen::Text(text)),
        }
    }

    fn ours(page: &str) -> Vec<Seen> {
        let mut seen = Vec::new();
        let mut tokens = Tokenizer::new(page);
        while let Some(token) = tokens.next() {
            match token {
                Token::Text(text) => push_text(&mut seen, text),
                Token::End { name } => seen.push(Seen::End(name.to_ascii_lowercase())),
                Token::Start { name } => {
                    let mut attributes: Vec<(String, String)> = Vec::new();
                    for (name, value) in tokens.attributes() {
                        let name = name.to_ascii_lowercase();
                        if !attributes.iter().any(|(n, _)| *n == name) {
                            attributes.push((name, (*value).to_owned()));
                        }
                    }
                    attributes.sort();
                    seen.push(Seen::Start(name.to_ascii_lowercase(), attributes));
                }
            }
        }
        seen
    }

    fn theirs(page: &str) -> Vec<Seen> {
        let mut seen = Vec::new();
        let string = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let mut emitter = html5gum::DefaultEmitter::default();
        emitter.naively_switch_states(true);
        for token in html5gum::Tokenizer::new_with_emitter(page, emitter) {
            match token.unwrap() {
                html5gum::Token::String(text) => push_text(&mut seen, &string(&text)),
                html5gum::Token::EndTag(tag) => seen.push(Seen::End(string(&tag.name))),
                html5gum::Token::StartTag(tag) => {
                    let mut attributes: Vec<_> =
                        tag.attributes.iter().map(|(n, v)| (string(n), string(v))).collect();
                    attributes.sort();
                    seen.push(Seen::Start(string(&tag.name), attributes));
                }
                _ => {}
            }
        }
        seen
    }

    #[test]
    fn it_sees_what_html5gum_sees() {
        for page in [
            "<p class=a id='b c' hidden>Gates<br/>shut</p >",
            "<P CLASS=\"x>y\" class=z>a < b</P><a href = /x/y>q</a>",
            "<!doctype html><!-- <p> --><p>one<!---->two<!-->three--><!--->four<!-- x --!>five",
            "<script>if (a < b) { '</p>' }</script x><title>A <b> title</title>t",
            "<style>p > a {}</STYLE ><textarea><p></textarea>",
            "a</>b</ c>d<?xml?>e<1>f<>g</p/><p/>",
            "<p =x ==y a= >b<p a='unclosed",
            "<p a=\"1\"b='2'c=3/d>x</p><![CDATA[ y ]]>z",
            "text without tags",
            "",
            "<",
            "</",
            "<p",
            "<!",
            "<!-",
            "<!-- open",
            "<script>open",
            "<a href=x/>y</a><div\nclass\n=\n'k'\n>z",
        ] {
            assert_eq!(ours(page), theirs(page), "{page}");
        }
    }

    #[test]
    fn any_mixture_of_the_marks_of_html_is_read_like_html5gum_reads_it() {
        let parts = [
            "<",
            ">",
            "</",
            "/",
            "p",
            " ",
            "a",
            "=",
            "\"",
            "'",
            "<!--",
            "-->",
            "-",
            "!",
            "<p ",
            "</p>",
            "x",
            "<div a=b>",
            "?",
        ];
        let mut state = 7_u64;
        for _ in 0..3000 {
            let mut page = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                page.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            assert_eq!(ours(&page), theirs(&page), "{page}");
        }
    }
}
