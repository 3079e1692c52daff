//! JSON as the commands print it.

use super::{Cited, HINT, Made, Titled, Told};
use crate::errors::Failure;
use headwater_model::{ArticleId, Citation, Span};
use serde_json::{Map, Value};

/// Reads all sentences and citations, wherever they stand.
pub(super) fn read(name: &str, text: &str) -> Result<Made, Failure> {
    let value: Value = serde_json::from_str(text).map_err(|e| {
        Failure::new(format!("could not read {name}: it is no JSON of recaps and no page: {e}"), HINT)
    })?;
    let mut made = Made::default();
    made.walk(&value, "", None);
    Ok(made)
}

impl Made {
    /// Reads `value`, which stands at `at`, inside what is said of `article`.
    fn walk(&mut self, value: &Value, at: &str, article: Option<&str>) {
        match value {
            Value::Array(all) => {
                for (number, one) in all.iter().enumerate() {
                    self.walk(one, &format!("{at}[{number}]"), article);
                }
            }
            Value::Object(fields) => self.object(fields, at, article),
            _ => {}
        }
    }

    fn object(&mut self, fields: &Map<String, Value>, at: &str, article: Option<&str>) {
        let text_of = |name: &str| fields.get(name).and_then(Value::as_str);
        // An article names itself by `id`; what belongs to one names it by `article`.
        let is_article = fields.contains_key("paragraphs");
        let own = text_of("article").or_else(|| text_of("id").filter(|_| is_article)).or(article);
        if let (Some(text), Some(Value::Array(cited))) = (text_of("text"), fields.get("citations")) {
            let citations = cited.iter().filter_map(|c| citation(c.as_object()?, own)).collect();
            self.sentences.push(Told { at: at.to_owned(), text: text.to_owned(), citations });
            return;
        }
        if let (Some(title), Some(Value::Array(articles))) = (text_of("title"), fields.get("articles")) {
            let ids = articles.iter().filter_map(|a| a.get("id")?.as_str());
            let articles = ids.map(|id| ArticleId(id.to_owned())).collect();
            self.titles.push(Titled { at: at.to_owned(), title: title.to_owned(), articles });
        }
        if let Some(citation) = citation(fields, own) {
            self.cited.push(Cited { at: at.to_owned(), citation });
        }
        for (name, value) in fields {
            let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
            self.walk(value, &at, own);
        }
    }
}

/// The citation that these fields are, where they are one.
fn citation(fields: &Map<String, Value>, article: Option<&str>) -> Option<Citation> {
    let number = |name: &str| usize::try_from(fields.get(name)?.as_u64()?).ok();
    let quote = fields.get("quote")?.as_str()?.to_owned();
    let article = ArticleId(fields.get("article").and_then(Value::as_str).or(article)?.to_owned());
    let (start, end) = (number("start")?, number("end")?);
    let span = Span::new(start, end.max(start));
    Some(Citation { article, span, paragraph: number("paragraph").unwrap_or(0), quote })
}
