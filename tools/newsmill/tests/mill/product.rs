//! Does the program make of the pages what the mill put into them?

use crate::{by_id, lines, mill};
use headwater::{knowledge, pipeline};
use headwater_model::{Article, GivenArticle, Page, PageBody};
use newsmill::event::Setting;
use newsmill::output::Form;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// What the program knows, with the outlets of a run.
fn knows(out: &Path) -> pipeline::Knowledge {
    let table = std::fs::read_to_string(out.join("outlets.toml")).unwrap();
    knowledge::with(&[("outlets.toml".to_owned(), table)]).map_err(|f| f.error).unwrap()
}

fn string(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

/// The F1 of words that two texts share, each as often as it stands in both.
fn word_f1(one: &str, other: &str) -> f64 {
    let count = |text: &str| {
        let mut words: BTreeMap<String, usize> = BTreeMap::new();
        text.split_whitespace().for_each(|w| *words.entry(w.to_owned()).or_default() += 1);
        words
    };
    let (one, other) = (count(one), count(other));
    let shared: usize = one.iter().map(|(word, n)| (*n).min(other.get(word).copied().unwrap_or(0))).sum();
    2.0 * shared as f64 / (one.values().sum::<usize>() + other.values().sum::<usize>()) as f64
}

#[test]
fn the_body_comes_back_out_of_the_page_without_its_furniture() {
    let setting = Setting::new(21, 60, 14).unwrap();
    let out = mill("pages", &setting, Form::Pages);
    let texts = by_id(lines(&mill("pages-texts", &setting, Form::Jsonl).join("articles.jsonl")));
    let truth = by_id(lines(&out.join("truth/articles.jsonl")));
    let knowledge = knows(&out);
    let pages: Vec<Page> = lines(&out.join("pages.jsonl"))
        .iter()
        .map(|line| Page {
            id: string(&line["id"]).unwrap(),
            url: string(&line["url"]),
            charset: None,
            fetched: None,
            body: PageBody::Html(string(&line["html"]).unwrap().into_bytes()),
        })
        .collect();
    let mut sum = 0.0;
    let mut dated = 0;
    for (page, read) in pages.iter().zip(pipeline::read(&pages, &knowledge)) {
        let article = read.unwrap().article;
        sum += word_f1(&article.text, texts[&page.id]["text"].as_str().unwrap());
        assert_eq!(article.headline.as_deref(), texts[&page.id]["headline"].as_str());
        assert!(!truth[&page.id]["furniture"].as_array().unwrap().is_empty());
        dated += usize::from(article.published.is_some());
    }
    let mean = sum / pages.len() as f64;
    assert!(mean > 0.95, "{mean}");
    assert!(dated * 10 > pages.len() * 9, "{dated} of {}", pages.len());
}

#[test]
fn the_program_tells_most_stories_apart() {
    let setting = Setting::new(22, 400, 14).unwrap();
    let out = mill("stories", &setting, Form::Jsonl);
    let knowledge = knows(&out);
    let pages: Vec<Page> = lines(&out.join("articles.jsonl"))
        .iter()
        .map(|line| Page {
            id: string(&line["id"]).unwrap(),
            url: string(&line["url"]),
            charset: None,
            fetched: None,
            body: PageBody::Given(Box::new(GivenArticle {
                outlet: string(&line["outlet"]),
                published: string(&line["published"]),
                headline: string(&line["headline"]),
                text: string(&line["text"]).unwrap(),
                ..GivenArticle::default()
            })),
        })
        .collect();
    let articles: Vec<Article> =
        pipeline::read(&pages, &knowledge).into_iter().map(|read| read.unwrap().article).collect();
    let gold: BTreeMap<String, String> = lines(&out.join("truth/stories.jsonl"))
        .iter()
        .map(|line| (string(&line["id"]).unwrap(), string(&line["cluster"]).unwrap()))
        .collect();
    let stories: Vec<Vec<&str>> = pipeline::stories(&articles, &knowledge)
        .iter()
        .map(|(_, articles)| articles.iter().map(|a| gold[&a.id.0].as_str()).collect())
        .collect();
    let (precision, recall) = b_cubed(&stories);
    assert!(precision > 0.65 && recall > 0.85, "{precision} {recall}");
}

/// B-cubed precision and recall of stories, each given as the true stories of its articles.
fn b_cubed(stories: &[Vec<&str>]) -> (f64, f64) {
    let mut sizes: BTreeMap<&str, f64> = BTreeMap::new();
    stories.iter().flatten().for_each(|gold| *sizes.entry(gold).or_default() += 1.0);
    let (mut precision, mut recall, mut count) = (0.0, 0.0, 0.0);
    for story in stories {
        for gold in story {
            let same = story.iter().filter(|other| *other == gold).count() as f64;
            precision += same / story.len() as f64;
            recall += same / sizes[gold];
            count += 1.0;
        }
    }
    (precision / count, recall / count)
}
