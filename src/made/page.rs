//! Story pages: each passage bears its place (docs/PAGES.md), so that what a reader sees can be held against the reports.

use super::{Cited, Made, Titled, Told};
use headwater_model::{ArticleId, Citation, Span};
use html5gum::{Token, Tokenizer};
use std::collections::HashMap;

/// A passage as it stands on the page.
struct Passage {
    /// Its `data-cite`: the number of a report and bytes of its text; empty where a quotation has none.
    place: String,
    /// Its words.
    words: String,
    /// Whether it is a quotation; a shortened sentence is not.
    quoted: bool,
    /// How many elements inside it are open.
    depth: usize,
}

/// Reads a page; a quotation without a place cites an article of no name, and so does not stand.
pub(super) fn read(text: &str) -> Made {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open: Option<Passage> = None;
    let mut reports: HashMap<String, ArticleId> = HashMap::new();
    let mut title: Option<String> = None;
    let mut in_title = false;
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let get =
                    |name: &[u8]| tag.attributes.get(name).map(|v| String::from_utf8_lossy(v).into_owned());
                if let (Some(id), Some(article)) = (get(b"id"), get(b"data-article")) {
                    reports.insert(id, ArticleId(article));
                }
                in_title |= *tag.name == b"h1";
                let quoted = *tag.name == b"q";
                if let Some(passage) = &mut open {
                    passage.depth += usize::from(!tag.self_closing && !is_void(&tag.name));
                } else if quoted || get(b"data-cite").is_some() {
                    let place = get(b"data-cite").unwrap_or_default();
                    open = Some(Passage { place, words: String::new(), quoted, depth: 0 });
                }
            }
            Token::EndTag(tag) => {
                in_title &= *tag.name != b"h1";
                match &mut open {
                    Some(passage) if passage.depth > 0 => passage.depth -= 1,
                    Some(_) => passages.extend(open.take()),
                    None => {}
                }
            }
            Token::String(words) => {
                let words = String::from_utf8_lossy(&words);
                if in_title {
                    title.get_or_insert_default().push_str(&words);
                }
                if let Some(passage) = &mut open {
                    passage.words.push_str(&words);
                }
            }
            _ => {}
        }
    }
    passages.extend(open);
    let mut made = Made::default();
    for (number, passage) in passages.iter().enumerate() {
        let at = format!("passage {} ({})", number + 1, passage.place);
        let citation = citation(passage, &reports);
        if passage.quoted {
            made.cited.push(Cited { at, citation });
        } else {
            let citations = vec![Citation { quote: String::new(), ..citation }];
            made.sentences.push(Told { at, text: passage.words.trim().to_owned(), citations });
        }
    }
    let mut articles: Vec<(String, ArticleId)> = reports.into_iter().collect();
    articles.sort();
    made.titles.extend(title.map(|title| Titled {
        at: "h1".to_owned(),
        title,
        articles: articles.into_iter().map(|(_, id)| id).collect(),
    }));
    made
}

/// The place of a passage: `2:17-180` in the report whose element is `r2`.
fn citation(passage: &Passage, reports: &HashMap<String, ArticleId>) -> Citation {
    let parts = passage.place.split_once(':').and_then(|(report, bytes)| {
        let (start, end) = bytes.split_once('-')?;
        let span = Span::new(start.parse().ok()?, end.parse().ok()?);
        Some((reports.get(&format!("r{report}"))?.clone(), span))
    });
    let (article, span) = parts.unwrap_or((ArticleId(String::new()), Span::new(0, 0)));
    Citation { article, span, paragraph: 0, quote: passage.words.clone() }
}

/// Elements that have no end.
fn is_void(name: &[u8]) -> bool {
    matches!(name, b"br" | b"img" | b"wbr" | b"hr" | b"input" | b"meta" | b"link")
}
