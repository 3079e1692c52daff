//! What do readers do with pages that are made to hurt? Each kind grows with the size that is asked for, so that a cost
//! that grows faster than the page shows.

use std::fmt::Write;

const SENTENCE: &str =
    "The gates of the pumping station at Westhaven stay shut until May, the water board said on Monday. ";

/// The kind that comes in another encoding and does not say in which.
const NOT_UTF_8: &str = "not UTF-8";

/// A kind of page: its name, and its body with about so many bytes.
pub struct Kind {
    /// Its name.
    pub name: &'static str,
    make: fn(usize) -> String,
}

impl Kind {
    /// A whole page of this kind with about `bytes` bytes.
    #[must_use]
    pub fn page(&self, bytes: usize) -> Vec<u8> {
        let body = (self.make)(bytes);
        let page = format!(
            "<!doctype html><html lang=en><head><title>Gates stay shut</title></head><body><h1>Gates stay shut</h1>\
             <p>{0}{0}</p>{body}<p>{0}{0}</p></body></html>",
            SENTENCE
        );
        match self.name {
            NOT_UTF_8 => encoding_rs::WINDOWS_1252.encode(&page).0.into_owned(),
            _ => page.into_bytes(),
        }
    }
}

fn repeated(part: &str, bytes: usize) -> String {
    part.repeat(bytes / part.len() + 1)
}

/// Parts numbered from 0 until there are so many bytes.
fn numbered(bytes: usize, part: impl Fn(usize) -> String) -> String {
    let mut body = String::with_capacity(bytes + 200);
    let mut number = 0;
    while body.len() < bytes {
        let _ = write!(body, "{}", part(number));
        number += 1;
    }
    body
}

/// All kinds. A page of 10 MB of the first is 100,000 elements deep.
pub const KINDS: &[Kind] = &[
    Kind { name: "nested divs", make: |bytes| nested(bytes, "<div class=\"row\">", "</div>") },
    Kind { name: "nested, nothing else", make: |bytes| repeated("<div>", bytes) },
    Kind { name: "nested tables", make: |bytes| repeated("<table><tr><td>", bytes) },
    Kind {
        name: "no end tags",
        make: |bytes| repeated(&format!("<p>{SENTENCE}<b><i>{SENTENCE}<li>"), bytes),
    },
    Kind { name: "end tags only", make: |bytes| repeated("</div></p></a></b>", bytes) },
    Kind { name: "misnested inline", make: |bytes| repeated("<b><i><a href=x>gate</b></i>", bytes) },
    Kind { name: "one text", make: |bytes| format!("<p>{}</p>", repeated(SENTENCE, bytes)) },
    Kind {
        name: "paragraphs",
        make: |bytes| numbered(bytes, |n| format!("<p>{SENTENCE}It is gate {n}.</p>\n")),
    },
    Kind { name: "tiny blocks", make: |bytes| repeated("<p>x", bytes) },
    Kind { name: "line breaks", make: |bytes| repeated("gate<br>", bytes) },
    Kind { name: "links", make: |bytes| numbered(bytes, |n| format!("<a href=/{n}>w</a>")) },
    Kind {
        name: "list of links",
        make: |bytes| numbered(bytes, |n| format!("<li><a href=/{n}>Gate {n} opens</a></li>")),
    },
    Kind {
        name: "absurd colspans",
        make: |bytes| {
            format!(
                "<table>{}</table>",
                repeated("<tr><td colspan=99999999999 rowspan=99999999999>gate", bytes)
            )
        },
    },
    Kind {
        name: "script",
        make: |bytes| format!("<script>{}</script>", repeated("if (a < b) { c('</p>'); } // gate\n", bytes)),
    },
    Kind { name: "many scripts", make: |bytes| repeated("<script>gate()</script>", bytes) },
    Kind {
        name: "broken JSON-LD",
        make: |bytes| {
            format!(
                "<script type=\"application/ld+json\">{}</script>",
                repeated("{\"@graph\":[{\"author\":", bytes)
            )
        },
    },
    Kind {
        name: "wide JSON-LD",
        make: |bytes| {
            let people = repeated("{\"@type\":\"Person\",\"name\":\"Mara Quill\"},", bytes);
            format!(
                "<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"author\":[{people}{{}}]}}</script>"
            )
        },
    },
    Kind {
        name: "many JSON-LD",
        make: |bytes| {
            repeated(
                "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Gates</script>",
                bytes,
            )
        },
    },
    Kind {
        name: "entities",
        make: |bytes| format!("<p>{}</p>", repeated("&amp;&eacute;&#8217;&nosuch;&#x2014 ", bytes)),
    },
    Kind { name: "ampersands", make: |bytes| format!("<p>{}</p>", repeated("&", bytes)) },
    Kind { name: "opened tags", make: |bytes| repeated("<", bytes) },
    Kind { name: "opened comments", make: |bytes| repeated("<!--", bytes) },
    Kind { name: "comments", make: |bytes| repeated("<!-- gate -->", bytes) },
    Kind { name: "opened attributes", make: |bytes| repeated("<p a='", bytes) },
    Kind {
        name: "attributes",
        make: |bytes| format!("<p {}>gate</p>", numbered(bytes, |n| format!("a{n}=b "))),
    },
    Kind {
        name: "one long class",
        make: |bytes| {
            format!("<div class=\"{}\"><p>{SENTENCE}</p></div>", repeated("row main share article ", bytes))
        },
    },
    Kind { name: "blanks", make: |bytes| format!("<p>{}</p>", repeated(" \n\t", bytes)) },
    Kind { name: "headings", make: |bytes| numbered(bytes, |n| format!("<h1>Gates stay shut {n}</h1>")) },
    Kind {
        name: "one long title",
        make: |bytes| format!("<title>{0}</title><h1>{0}</h1>", repeated("Gates - ", bytes / 2)),
    },
    Kind {
        name: "bylines",
        make: |bytes| {
            numbered(bytes, |n| {
                format!("<p class=\"byline\">By <a rel=\"author\" href=/{n}>Mara Quill</a></p>")
            })
        },
    },
    Kind {
        name: "one long byline",
        make: |bytes| {
            format!(
                "<p class=\"byline\" itemprop=\"author\">By {}</p>",
                repeated("Mara Quill, Tom Reed and ", bytes)
            )
        },
    },
    Kind {
        name: "times",
        make: |bytes| repeated("<time datetime=\"2018-03-22T10:00:00Z\">22 March 2018</time>", bytes),
    },
    Kind {
        name: "metas",
        make: |bytes| repeated("<meta property=\"og:title\" content=\"Gates stay shut\">", bytes),
    },
    Kind {
        name: "cue words",
        make: |bytes| repeated("<p>Sign up for our newsletter. Share. Read more: we use cookies.", bytes),
    },
    Kind { name: "drawings", make: |bytes| repeated("<svg><path d=x><g>", bytes) },
    Kind { name: "quotation marks", make: |bytes| format!("<p>{}</p>", repeated("“‘\"'«", bytes)) },
    Kind { name: "no blanks", make: |bytes| format!("<p>{}</p>", repeated("門を閉める", bytes)) },
    Kind {
        name: NOT_UTF_8,
        make: |bytes| format!("<p>{}</p>", repeated("Das Tor bleibt für immer geöffnet, hieß es. ", bytes)),
    },
];

/// Elements inside each other, a sentence in each, one for each 100 bytes.
fn nested(bytes: usize, open: &str, close: &str) -> String {
    let depth = bytes / 100;
    let words = "<p>The board said so on Monday, and the gates stay shut until May.</p>";
    (0..depth).flat_map(|_| [open, words]).chain((0..depth).map(|_| close)).collect()
}
