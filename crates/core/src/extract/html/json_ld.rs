//! What do the page's machine-readable statements say? Reads JSON-LD, also broken, nested and in lists.
//!
//! Input: the content of `<script type="application/ld+json">`. Output: the [`Claimed`] fields of the object that
//! describes the article. A script that is no JSON is mended (`json_mend`) and given up where that does not help.

use super::json_mend;
use headwater_model::Access;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

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
    /// Keywords, in order.
    pub(super) tags: Vec<String>,
    /// Address and caption of the picture.
    pub(super) picture: Option<(String, Option<String>)>,
    /// The address of the outlet's logo, which is no picture of an article's.
    pub(super) logo: Option<String>,
    pub(super) access: Option<Access>,
    pub(super) licence: Option<String>,
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
    let articles: Vec<&Object> = objects.iter().copied().filter(|o| is_article(o)).collect();
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
    let script = json_mend::bare(script);
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&json_mend::mend(script)).ok())
}

/// All objects inside `value`, outermost first.
fn collect<'v>(value: &'v Value, depth: usize, objects: &mut Vec<&'v Object>) {
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

fn has_type(object: &Object, is: impl Fn(&str) -> bool) -> bool {
    let bare = |t: &str| is(t.rsplit('/').next().unwrap_or(t));
    match object.get("@type") {
        Some(Value::String(one)) => bare(one),
        Some(Value::Array(many)) => many.iter().filter_map(Value::as_str).any(bare),
        _ => false,
    }
}

fn is_article(object: &Object) -> bool {
    has_type(object, |t| t.ends_with("Article") || t.ends_with("Posting") || t == "Report" || t == "Review")
}

fn claims(object: &Object, all: &[&Object]) -> Claimed {
    let text = |key: &str| object.get(key).and_then(plain);
    let authors =
        object.get("author").or_else(|| object.get("creator")).map(|a| people(a, all)).unwrap_or_default();
    let publisher = object.get("publisher").and_then(|p| referred(p, all));
    Claimed {
        headline: text("headline").or_else(|| text("name")),
        dek: text("description"),
        authors,
        published: text("datePublished").or_else(|| text("dateCreated")),
        updated: text("dateModified"),
        section: object.get("articleSection").and_then(name),
        outlet: object.get("publisher").and_then(|p| people(p, all).into_iter().next()),
        language: text("inLanguage"),
        tags: object.get("keywords").map(words).unwrap_or_default(),
        picture: ["image", "primaryImageOfPage", "thumbnailUrl"]
            .iter()
            .find_map(|key| picture(object.get(*key)?, all, 0)),
        logo: publisher.and_then(|p| picture(p.get("logo")?, all, 0)).map(|(url, _)| url),
        access: object.get("isAccessibleForFree").and_then(access),
        licence: object.get("license").and_then(|l| address(l, all)),
    }
}

/// A string with its entities read, not blank.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::Object(object) => object.get("@value")?.as_str()?,
        other => other.as_str()?,
    };
    super::head::folded(text)
}

/// The object that `value` is, is a list of, or refers to by `@id`; one with more than its `@id` is itself.
fn referred<'v>(value: &'v Value, all: &[&'v Object]) -> Option<&'v Object> {
    match value {
        Value::Array(many) => many.iter().find_map(|one| referred(one, all)),
        Value::Object(object) => {
            let only_id = !object.keys().any(|k| !k.starts_with('@'));
            let id = object.get("@id").and_then(Value::as_str).filter(|_| only_id);
            let is_it = |o: &&Object| o.len() > object.len() && o.get("@id").and_then(Value::as_str) == id;
            id.and_then(|_| all.iter().copied().find(is_it)).or(Some(object))
        }
        _ => None,
    }
}

/// The names of people or organisations: strings, objects, lists of them, references to others of the page's objects.
fn people(value: &Value, all: &[&Object]) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().take(50).flat_map(|one| people(one, all)).collect(),
        Value::Object(own) => {
            let other = || referred(value, all).filter(|o| !std::ptr::eq(*o, own)).and_then(full_name);
            full_name(own).or_else(other).into_iter().collect()
        }
        other => plain(other).into_iter().collect(),
    }
}

/// The name of a person or organisation, whole or in two parts.
fn full_name(object: &Object) -> Option<String> {
    let part = |key: &str| object.get(key).and_then(name);
    part("name").or_else(|| Some(format!("{} {}", part("givenName")?, part("familyName")?)))
}

/// The entries of a list, or of a string with commas between.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Array(many) => many.iter().take(100).flat_map(words).collect(),
        Value::Object(object) => object.get("name").and_then(plain).into_iter().collect(),
        other => {
            let text = plain(other).unwrap_or_default();
            text.split([',', ';']).map(|w| w.trim().to_owned()).filter(|w| !w.is_empty()).collect()
        }
    }
}

/// Address and caption of the first picture.
fn picture(value: &Value, all: &[&Object], depth: usize) -> Option<(String, Option<String>)> {
    match value {
        Value::Array(many) if depth < DEEPEST => many.iter().find_map(|one| picture(one, all, depth + 1)),
        Value::Object(_) => {
            let object = referred(value, all)?;
            let url = ["contentUrl", "url", "@id"].iter().find_map(|key| object.get(*key).and_then(name))?;
            Some((url, object.get("caption").and_then(plain)))
        }
        other => plain(other).map(|url| (url, None)),
    }
}

/// The address, else the name, of what may be a string or an object.
fn address(value: &Value, all: &[&Object]) -> Option<String> {
    match value {
        Value::Object(_) | Value::Array(_) => {
            let object = referred(value, all)?;
            ["url", "@id", "name"].iter().find_map(|key| object.get(*key).and_then(name))
        }
        other => plain(other),
    }
}

/// "isAccessibleForFree", which pages write as a truth value, a word or an address that ends in the word.
fn access(value: &Value) -> Option<Access> {
    let is_free = match value {
        Value::Bool(free) => *free,
        Value::String(word) => match word.rsplit('/').next()?.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => true,
            "false" | "no" | "0" => false,
            _ => return None,
        },
        _ => return None,
    };
    Some(if is_free { Access::Free } else { Access::Paywalled })
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
    fn what_is_filed_pictured_and_licensed_is_read() {
        let found = claimed(
            r#"[{"@type": "ImageObject", "@id": "i1", "url": "https://lantern.example/gates.jpg", "caption": "The gates"},
            {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"], "headline": "Gates",
             "keywords": "Water, gates;Valley", "image": [{"@id": "i1"}], "isAccessibleForFree": "False",
             "license": {"@type": "CreativeWork", "url": "https://licences.example/by"},
             "publisher": {"name": "The Lantern", "logo": {"url": "https://lantern.example/logo.png"}},
             "author": {"givenName": "Mara", "familyName": "Quill"}}]"#,
        );
        assert_eq!(found.tags, ["Water", "gates", "Valley"]);
        assert_eq!(
            found.picture,
            Some(("https://lantern.example/gates.jpg".into(), Some("The gates".into())))
        );
        assert_eq!(found.access, Some(Access::Paywalled));
        assert_eq!(found.licence.as_deref(), Some("https://licences.example/by"));
        assert_eq!(found.logo.as_deref(), Some("https://lantern.example/logo.png"));
        assert_eq!(found.authors, ["Mara Quill"]);
    }

    #[test]
    fn access_is_unknown_where_the_word_is_no_truth_value() {
        let of =
            |word: &str| claimed(&format!(r#"{{"@type": "Article", "isAccessibleForFree": {word}}}"#)).access;
        assert_eq!(of("true"), Some(Access::Free));
        assert_eq!(of("\"https://schema.org/False\""), Some(Access::Paywalled));
        assert_eq!(of("\"sometimes\""), None);
    }

    #[test]
    fn what_cannot_be_mended_says_nothing() {
        assert_eq!(claimed("{\"@type\": \"Article\", headline: 'x'"), Claimed::default());
        assert_eq!(claimed(&"[".repeat(100_000)), Claimed::default());
    }
}
