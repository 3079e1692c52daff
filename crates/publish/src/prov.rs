//! How does a program that reasons about provenance read it? Stories → PROV-O as JSON-LD, with its context inside.
//!
//! Source of the terms: W3C, "PROV-O: The PROV Ontology", recommendation of 30 April 2013. What stands for what:
//!
//! | PROV | here |
//! |---|---|
//! | `prov:Entity` | an article; a claim; a report's wording of it; an origin |
//! | `prov:wasQuotedFrom` | a wording is the words of its article |
//! | `prov:wasDerivedFrom` | a wording rests on another's, with the evidence in `prov:qualifiedDerivation` |
//! | `prov:hadPrimarySource` | a wording leads to this origin; never where the origin is unknown |
//! | `prov:wasAttributedTo` | an article is its outlet's; an origin is the account of a source |
//!
//! What PROV has no term for stands under `hw:`: span, evidence, stance, standing, count.

use crate::steps::{Place, Step, steps};
use headwater_model::{
    Article, ArticleId, Citation, Claim, Evidence, Origin, OriginKind, OutletRef, Report, StoryFile, StoryId,
};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The stories as one JSON-LD document, indented, with a line break at the end.
///
/// # Errors
/// What serde says: never for these values.
pub fn stories(files: &[StoryFile]) -> serde_json::Result<String> {
    let mut graph = Graph::default();
    for file in files {
        for article in &file.articles {
            graph.article(article);
        }
        for claim in &file.claims {
            graph.claim(&file.story.id, claim);
        }
    }
    let graph: Vec<Value> = graph.0.into_values().map(Value::Object).collect();
    let document = json!({
        "@context": {
            "prov": "http://www.w3.org/ns/prov#",
            "schema": "https://schema.org/",
            "hw": "urn:headwater:terms:",
        },
        "@graph": graph,
    });
    let mut text = serde_json::to_string_pretty(&document)?;
    text.push('\n');
    Ok(text)
}

/// The nodes of the document by their names, in the order of those.
#[derive(Default)]
struct Graph(BTreeMap<String, Map<String, Value>>);

impl Graph {
    /// Adds a node; of two with one name the first stays.
    fn put(&mut self, id: &str, types: &[&str], fields: &[(&str, Value)]) {
        let node = self.0.entry(id.to_owned()).or_default();
        if !node.is_empty() {
            return;
        }
        node.insert("@id".to_owned(), json!(id));
        node.insert("@type".to_owned(), json!(types));
        for (name, value) in fields {
            if !value.is_null() && value.as_array().is_none_or(|all| !all.is_empty()) {
                node.insert((*name).to_owned(), value.clone());
            }
        }
    }

    fn article(&mut self, article: &Article) {
        let outlet = article.outlet.as_ref().map(|outlet| self.outlet(outlet));
        let fields = [
            ("schema:headline", json!(article.headline)),
            ("schema:url", json!(article.url)),
            ("schema:datePublished", json!(article.published)),
            ("prov:wasAttributedTo", outlet.map_or(Value::Null, refer)),
        ];
        self.put(&article_id(&article.id), &["prov:Entity", "schema:NewsArticle"], &fields);
    }

    fn outlet(&mut self, outlet: &OutletRef) -> String {
        let id = named("outlet", &[&outlet.key()]);
        self.put(&id, &["prov:Agent", "prov:Organization"], &[("schema:name", json!(outlet.name))]);
        id
    }

    fn claim(&mut self, story: &StoryId, claim: &Claim) {
        let id = named("claim", &[&story.0, &claim.id.0]);
        let versions: Vec<Value> = claim.reports.iter().map(|r| refer(version_id(story, claim, r))).collect();
        let fields = [
            ("prov:value", json!(claim.line.quote)),
            ("prov:wasQuotedFrom", refer(article_id(&claim.line.article))),
            ("prov:hadMember", json!(versions)),
            ("hw:standing", json!(claim.standing)),
            ("hw:independentOriginsAtLeast", json!(claim.independent.at_least)),
            ("hw:independentOriginsAtMost", json!(claim.independent.at_most)),
        ];
        self.put(&id, &["prov:Entity", "prov:Collection"], &fields);
        for number in 0..claim.origins.len() {
            self.origin(story, claim, number);
        }
        let steps = steps(claim);
        for report in &claim.reports {
            self.version(story, claim, report, &steps);
        }
        for step in &steps {
            if let Place::Elsewhere(name) = step.from {
                let fields = [
                    ("schema:name", json!(name)),
                    ("prov:wasDerivedFrom", json!([refer(place_id(story, claim, step.to))])),
                ];
                self.put(&place_id(story, claim, step.from), &["prov:Entity"], &fields);
            }
        }
    }

    /// How one report words the claim, and what that rests on.
    fn version(&mut self, story: &StoryId, claim: &Claim, report: &Report, steps: &[Step<'_>]) {
        let Some(words) = report.citations.first() else { return };
        let own = steps.iter().filter(|step| step.from == Place::Report(&report.article));
        let (mut derived, mut qualified) = (Vec::new(), Vec::new());
        for step in own {
            let to = refer(place_id(story, claim, step.to));
            let mut derivation = json!({ "@type": "prov:Derivation", "prov:entity": to.clone() });
            if let (Some(evidence), Some(fields)) = (step.evidence, derivation.as_object_mut()) {
                fields.extend(evidence_of(evidence));
            }
            derived.push(to);
            qualified.push(derivation);
        }
        let known = |number: &usize| claim.origins[*number].kind != OriginKind::Unknown;
        let origins = report.chains.iter().map(|chain| chain.origin).filter(known);
        let sources: Vec<Value> = origins.map(|number| refer(origin_id(story, claim, number))).collect();
        let mut fields = vec![
            ("prov:value", json!(words.quote)),
            ("prov:wasQuotedFrom", refer(article_id(&report.article))),
            ("prov:wasDerivedFrom", json!(derived)),
            ("prov:qualifiedDerivation", json!(qualified)),
            ("prov:hadPrimarySource", json!(sources)),
            ("hw:stance", json!(report.stance)),
        ];
        fields.extend(place_of(words));
        self.put(&version_id(story, claim, report), &["prov:Entity"], &fields);
    }

    fn origin(&mut self, story: &StoryId, claim: &Claim, number: usize) {
        let origin = &claim.origins[number];
        let source = match (&origin.outlet, origin.kind) {
            (_, OriginKind::Unknown) => None,
            (Some(outlet), OriginKind::Outlet) => Some(self.outlet(outlet)),
            _ => Some(self.source(story, claim, number, origin)),
        };
        let fields = [
            ("schema:name", json!(origin.name)),
            ("hw:kind", json!(origin.kind)),
            ("prov:wasAttributedTo", source.map_or(Value::Null, refer)),
        ];
        self.put(&origin_id(story, claim, number), &["prov:Entity"], &fields);
    }

    /// The source whose account an origin is. Unnamed sources of two claims are never one node: nothing says that they
    /// are the same people.
    fn source(&mut self, story: &StoryId, claim: &Claim, number: usize, origin: &Origin) -> String {
        let number = number.to_string();
        let id = match origin.kind {
            OriginKind::Unnamed => named("unnamed", &[&story.0, &claim.id.0, &number]),
            _ => named("source", &[&story.0, &origin.name]),
        };
        self.put(&id, &["prov:Agent"], &[("schema:name", json!(origin.name))]);
        id
    }
}

/// The evidence of a derivation: its kind, and the words with their place.
fn evidence_of(evidence: &Evidence) -> Vec<(String, Value)> {
    let (kind, words) = match evidence {
        Evidence::Stated { citation } => ("stated", Some(citation)),
        Evidence::Inferred { citation, .. } => ("inferred", Some(citation)),
        Evidence::Link { citation, .. } => ("link", Some(citation)),
        Evidence::SharedText { citation, .. } => ("shared-text", Some(citation)),
        Evidence::TimingOnly { .. } => ("timing-only", None),
        Evidence::Unknown => ("unknown", None),
    };
    let mut fields = vec![("hw:evidence".to_owned(), json!(kind))];
    if let Some(citation) = words {
        fields.push(("prov:value".to_owned(), json!(citation.quote)));
        fields.push(("prov:wasQuotedFrom".to_owned(), refer(article_id(&citation.article))));
        fields.extend(place_of(citation).map(|(name, value)| (name.to_owned(), value)));
    }
    if let Evidence::TimingOnly { likeness } = evidence {
        fields.push(("hw:likeness".to_owned(), json!(likeness)));
    }
    fields
}

/// Where cited words stand: bytes of the article's text.
fn place_of(citation: &Citation) -> [(&'static str, Value); 2] {
    [("hw:start", json!(citation.span.start)), ("hw:end", json!(citation.span.end))]
}

fn place_id(story: &StoryId, claim: &Claim, place: Place<'_>) -> String {
    match place {
        Place::Report(id) => claim
            .reports
            .iter()
            .find(|r| r.article == *id)
            .map_or_else(|| article_id(id), |r| version_id(story, claim, r)),
        Place::Elsewhere(name) => named("elsewhere", &[&story.0, &claim.id.0, name]),
        Place::Origin(number) => origin_id(story, claim, number),
    }
}

fn article_id(id: &ArticleId) -> String {
    named("article", &[&id.0])
}

fn version_id(story: &StoryId, claim: &Claim, report: &Report) -> String {
    named("wording", &[&story.0, &claim.id.0, &report.article.0])
}

fn origin_id(story: &StoryId, claim: &Claim, number: usize) -> String {
    named("origin", &[&story.0, &claim.id.0, &number.to_string()])
}

fn refer(id: String) -> Value {
    json!({ "@id": id })
}

/// A name of our own for a node: what is no letter, digit, `-`, `.` or `_` is percent-encoded.
fn named(kind: &str, parts: &[&str]) -> String {
    use std::fmt::Write as _;
    let mut name = format!("urn:headwater:{kind}");
    for part in parts {
        name.push(':');
        for byte in part.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
                name.push(char::from(byte));
            } else {
                let _ = write!(name, "%{byte:02X}");
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{shows, story_file};

    fn nodes(files: &[StoryFile]) -> Vec<Value> {
        let document: Value = serde_json::from_str(&stories(files).unwrap()).unwrap();
        document["@graph"].as_array().unwrap().clone()
    }

    #[test]
    fn a_story_is_written_like_its_snapshot() {
        shows("story.prov.json", &stories(&[story_file()]).unwrap());
    }

    #[test]
    fn every_node_that_is_referred_to_is_there() {
        let nodes = nodes(&[story_file()]);
        let ids: Vec<&Value> = nodes.iter().map(|n| &n["@id"]).collect();
        let mut wanted = Vec::new();
        nodes.iter().for_each(|node| references(node, true, &mut wanted));
        assert!(wanted.len() > 10);
        assert!(wanted.iter().all(|id| ids.contains(id)), "{wanted:?}");
    }

    fn references<'v>(value: &'v Value, top: bool, found: &mut Vec<&'v Value>) {
        match value {
            Value::Array(all) => all.iter().for_each(|v| references(v, false, found)),
            Value::Object(all) => {
                if !top && all.len() == 1 {
                    found.extend(all.get("@id"));
                }
                all.values().for_each(|v| references(v, false, found));
            }
            _ => {}
        }
    }

    #[test]
    fn an_unknown_origin_is_no_primary_source() {
        let mut file = story_file();
        file.claims.truncate(1);
        file.claims[0].origins[0].kind = OriginKind::Unknown;
        assert!(nodes(&[file]).iter().all(|n| n.get("prov:hadPrimarySource").is_none()));
    }

    #[test]
    fn a_name_holds_no_sign_that_means_something_in_an_address() {
        assert_eq!(named("article", &["a b/ü?.html"]), "urn:headwater:article:a%20b%2F%C3%BC%3F.html");
    }
}
