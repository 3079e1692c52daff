//! What do the page's machine-readable statements say? Reads JSON-LD, also broken, nested and in lists.
//!
//! Input: the content of `<script type="application/ld+json">`. Output: the [`Claimed`] fields of the object that
//! describes the article. A script that is no JSON is mended in the ways in which pages break it (line breaks inside
//! strings, commas before a bracket, comment marks around) and given up where that does not help.

use serde_json::{Map, Value};

/// What a JSON-LD article says of itself; empty fields are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claimed {
    pub(super) headline: Option<String>,
    pub(super) dek: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) section: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) language: Option<String>,
}

/// So deep, and so many objects, are looked at: a page that nests deeper says nothing of its article there.
const DEEPEST: usize = 8;
const MOST_OBJECTS: usize = 2000;

/// Reads all scripts of a page; the first article object that has a headline wins, then the first at all.
pub(super) fn read<'a>(scripts: impl Iterator<Item = &'a str>) -> Claimed {
    let values: Vec<Value> = scripts.filter_map(parse).collect();
    let mut objects = Vec::new();
    for value in &values {
        collect(value, 0, &mut objects);
    }
    let articles: Vec<&Map<String, Value>> = objects.iter().copied().filter(|o| is_article(o)).collect();
    let article = articles.iter().find(|o| o.contains_key("headline")).or_else(|| articles.first());
    let mut claimed = article.map(|o| claims(o, &objects)).unwrap_or_default();
    if article.is_none()
        && let Some(page) =
            objects.iter().find(|o| has_type(o, |t| t == "WebPage") && o.contains_key("datePublished"))
    {
        let claims = claims(page, &objects);
        claimed = Claimed { headline: None, dek: None, ..claims };
    }
    if claimed.outlet.is_none() {
        let organisation =
            objects.iter().find(|o| has_type(o, |t| t == "NewsMediaOrganization" || t == "WebSite"));
        claimed.outlet = organisation.and_then(|o| name(o.get("name")?));
    }
    claimed
}

/// The value of a script, mended where it is broken.
fn parse(script: &str) -> Option<Value> {
    let script = script.trim();
    let script = script.strip_prefix("<!--").unwrap_or(script);
    let script = script.strip_suffix("-->").unwrap_or(script).trim();
    let script = script.strip_prefix("//<![CDATA[").unwrap_or(script);
    let script = script.strip_suffix("//]]>").unwrap_or(script).trim().trim_end_matches(';');
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&mend(script)).ok())
}

/// Writes control characters inside strings as escapes and leaves commas before closing brackets out.
fn mend(script: &str) -> String {
    let mut out = String::with_capacity(script.len() + 16);
    let (mut in_string, mut escaped) = (false, false);
    for mark in script.chars() {
        if in_string {
            match mark {
                '\n' => out.push_str("\\n"),
                c if c.is_control() => out.push(' '),
                c => out.push(c),
            }
            in_string = escaped || mark != '"';
            escaped = mark == '\\' && !escaped;
            continue;
        }
        if matches!(mark, '}' | ']') {
            let kept = out.trim_end().trim_end_matches(',').len();
            out.truncate(kept);
        }
        in_string = mark == '"';
        out.push(mark);
    }
    out
}

/// All objects inside `value`, outermost first.
fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Map<String, Value>>) {
    if depth > DEEPEST || objects.len() > MOST_OBJECTS {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, depth + 1, objects)),
        Value::Object(object) => {
            objects.push(object);
            object
                .values()
                .filter(|v| v.is_object() || v.is_array())
                .for_each(|v| collect(v, depth + 1, objects));
        }
        _ => {}
    }
}

fn has_type(object: &Map<String, Value>, is: impl Fn(&str) -> bool) -> bool {
    let bare = |t: &str| is(t.rsplit('/').next().unwrap_or(t));
    match object.get("@type") {
        Some(Value::String(one)) => bare(one),
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).any(bare),
        _ => false,
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    has_type(object, |t| t.ends_with("Article") || t.ends_with("Posting") || t == "Report" || t == "Review")
}

fn claims(object: &Map<String, Value>, all: &[&Map<String, Value>]) -> Claimed {
    let text = |key: &str| object.get(key).and_then(plain);
    let section = || match object.get("articleSection")? {
        Value::Array(many) => many.first().and_then(plain),
        one => plain(one),
    };
    let authors =
        object.get("author").or_else(|| object.get("creator")).map(|a| people(a, all)).unwrap_or_default();
    Claimed {
        headline: text("headline").or_else(|| text("name")),
        dek: text("description"),
        authors,
        published: text("datePublished").or_else(|| text("dateCreated")),
        updated: text("dateModified"),
        section: section(),
        outlet: object.get("publisher").and_then(|p| people(p, all).into_iter().next()),
        language: text("inLanguage"),
    }
}

/// A string with its entities read, not blank.
fn plain(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let decoded = super::entities::decode(text);
    let text = decoded.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The names of people or organisations: strings, objects, lists of them, references to others of the page's objects.
fn people(value: &Value, all: &[&Map<String, Value>]) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().take(50).flat_map(|one| people(one, all)).collect(),
        Value::Object(object) => {
            let own = object.get("name").and_then(name);
            let referred = || {
                let id = object.get("@id")?.as_str()?;
                let other = all
                    .iter()
                    .find(|o| o.get("@id").and_then(Value::as_str) == Some(id) && o.contains_key("name"))?;
                name(other.get("name")?)
            };
            own.or_else(referred).into_iter().collect()
        }
        other => plain(other).into_iter().collect(),
    }
}

/// A name, or the first of several.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Array(many) => many.first().and_then(plain),
        one => plain(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claimed(script: &str) -> Claimed {
        read(std::iter::once(script))
    }

    #[test]
    fn an_article_in_a_graph_refers_to_its_author() {
        let found = claimed(
            r#"{"@graph": [{"@type": "WebPage", "name": "Page"},
            {"@type": ["NewsArticle"], "headline": "Gates &amp; walls", "author": {"@id": "p1"}, "publisher": {"name": "The Lantern"},
             "datePublished": "2018-03-03T08:00:00+01:00", "articleSection": ["Valley", "News"]},
            {"@type": "Person", "@id": "p1", "name": "Mara Quill"}]}"#,
        );
        assert_eq!(found.headline.as_deref(), Some("Gates & walls"));
        assert_eq!(found.authors, ["Mara Quill"]);
        assert_eq!(found.outlet.as_deref(), Some("The Lantern"));
        assert_eq!(found.section.as_deref(), Some("Valley"));
    }

    #[test]
    fn broken_json_is_mended() {
        let found = claimed(
            "<!-- {\"@type\": \"Article\", \"headline\": \"Gates\n shut\", \"author\": [\"Mara Quill\", {\"name\": \"Tom Reed\"},], } -->",
        );
        assert_eq!(found.headline.as_deref(), Some("Gates shut"));
        assert_eq!(found.authors, ["Mara Quill", "Tom Reed"]);
    }

    #[test]
    fn what_cannot_be_mended_says_nothing() {
        assert_eq!(claimed("{\"@type\": \"Article\", headline: 'x'"), Claimed::default());
        assert_eq!(claimed(&"[".repeat(100_000)), Claimed::default());
    }
}
