//! scratch
#![allow(clippy::print_stdout, clippy::unwrap_used)]
use headwater::{knowledge, pipeline};
use headwater_core::extract::extract;
use headwater_model::*;
use serde_json::{Value, json};
fn main() {
    let dir = std::env::args().nth(1).unwrap();
    let only = std::env::args().nth(2);
    let k = knowledge_all();
    let mut dirs: Vec<_> =
        std::fs::read_dir(&dir).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    dirs.sort();
    for d in dirs {
        let name = d.file_name().unwrap().to_str().unwrap().to_owned();
        if only.as_ref().is_some_and(|o| *o != name) {
            continue;
        }
        let raw: Value =
            serde_json::from_str(&std::fs::read_to_string(d.join("articles.json")).unwrap()).unwrap();
        let articles: Vec<Article> = raw
            .as_array()
            .unwrap()
            .iter()
            .map(|a| {
                let s = |f: &str| a[f].as_str().map(str::to_owned);
                let page = Page {
                    id: s("id").unwrap(),
                    url: s("url"),
                    charset: None,
                    body: PageBody::Given(Box::new(GivenArticle {
                        outlet: s("outlet"),
                        published: s("published"),
                        headline: s("headline"),
                        text: s("text").unwrap(),
                    })),
                };
                extract(&page, &k.outlets).unwrap().article
            })
            .collect();
        let story = Story {
            id: StoryId(name.clone()),
            articles: articles.iter().map(|a| a.id.clone()).collect(),
            copies: vec![],
            first: None,
            last: None,
            made_by: 1,
        };
        if std::env::var("PAIRS").is_ok() {
            let readings: Vec<_> = articles
                .iter()
                .map(|a| headwater_core::trace::Reading { article: a, statements: &[], credits: &[] })
                .collect();
            for p in headwater_core::trace::wording_pairs(&readings, &k.words, &k.trace) {
                let c = |a: &ArticleId, s: Span| {
                    let t = &articles.iter().find(|x| x.id == *a).unwrap().text;
                    [t[..s.start].chars().count(), t[..s.end].chars().count()]
                };
                println!(
                    "{}",
                    json!([
                        name,
                        p.seed.0,
                        c(&p.seed.0, p.seed.1),
                        p.other.0,
                        c(&p.other.0, p.other.1),
                        p.features
                    ])
                );
            }
            continue;
        }
        let folds: Option<Value> = std::env::var("FOLDS")
            .ok()
            .map(|f| serde_json::from_str(&std::fs::read_to_string(f).unwrap()).unwrap());
        let mut k = k.clone();
        if let Some(f) = folds.as_ref().and_then(|f| f.get(&name)) {
            k.trace.likeness.bias = f["bias"].as_f64().unwrap() as f32;
            for i in 0..headwater_core::trace::FEATURES {
                k.trace.likeness.weights[i] = f["weights"][i].as_f64().unwrap() as f32;
            }
        }
        let file = pipeline::work_out(story, articles.iter().collect(), &k);
        if only.is_some() {
            println!("{}", serde_json::to_string_pretty(&file.claims).unwrap());
            continue;
        }
        let cp = |a: &ArticleId, b: usize| file.article(a).unwrap().text[..b].chars().count();
        let credits: Vec<Value> = file.credits.iter().map(|c| json!({"article": c.article, "start": cp(&c.article, c.span.start), "end": cp(&c.article, c.span.end), "outlet": c.outlet.name, "meaning": c.meaning})).collect();
        let claims: Vec<Value> = file.claims.iter().map(|c| {
            let origins: serde_json::Map<String, Value> = c.origins.iter().enumerate().map(|(i, o)| (format!("o{i}"), json!({"name": o.name, "kind": o.kind}))).collect();
            let arts: serde_json::Map<String, Value> = c.reports.iter().map(|r| (r.article.0.clone(), json!({"stance": r.stance, "spans": r.citations.iter().map(|x| json!([cp(&r.article, x.span.start), cp(&r.article, x.span.end)])).collect::<Vec<_>>(), "origins": r.chains.iter().map(|h| format!("o{}", h.origin)).collect::<Vec<_>>()}))).collect();
            json!({"origins": origins, "articles": arts})
        }).collect();
        println!("{}", json!({"story": name, "credits": credits, "claims": claims}));
    }
}
fn knowledge_all() -> pipeline::Knowledge {
    let mut k = knowledge::knowledge();
    let f = |n: &str, d: f32| std::env::var(n).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let t = &mut k.trace;
    t.likeness.join = f("J", t.likeness.join);
    t.local = f("L", t.local);
    t.second = f("S", t.second);
    t.again = f("A", t.again);
    t.early = f("E", t.early);
    k
}
