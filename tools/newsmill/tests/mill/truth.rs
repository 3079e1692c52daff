//! Does the truth tell what stands in the texts?

use crate::{at, by_id, files, lines, mill};
use newsmill::event::Setting;
use newsmill::output::Form;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

fn text<'v>(articles: &'v BTreeMap<String, Value>, id: &Value) -> &'v str {
    articles[id.as_str().unwrap()]["text"].as_str().unwrap()
}

#[test]
fn the_same_seed_gives_the_same_bytes_in_every_form() {
    for (number, form) in
        [Form::Jsonl, Form::Html, Form::Pages, Form::Warc, Form::Eval].into_iter().enumerate()
    {
        let one = mill(&format!("same-{number}-a"), &Setting::new(7, 40, 5).unwrap(), form);
        let two = mill(&format!("same-{number}-b"), &Setting::new(7, 40, 5).unwrap(), form);
        assert!(files(&one).len() > 5 && files(&one) == files(&two), "{form:?}");
    }
    let other = mill("same-other", &Setting::new(8, 40, 5).unwrap(), Form::Jsonl);
    let one = mill("same-one", &Setting::new(7, 40, 5).unwrap(), Form::Jsonl);
    assert_ne!(files(&one), files(&other));
}

#[test]
fn what_the_truth_calls_a_copy_stands_word_by_word_in_the_other_article() {
    let out = mill("copies", &Setting::new(3, 500, 14).unwrap(), Form::Jsonl);
    let articles = by_id(lines(&out.join("articles.jsonl")));
    let mut manners = BTreeSet::new();
    for truth in lines(&out.join("truth/articles.jsonl")) {
        let copy = &truth["copy"];
        if copy.is_null() {
            continue;
        }
        manners.insert(copy["manner"].as_str().unwrap().to_owned());
        let (own, base) = (text(&articles, &truth["id"]), text(&articles, &copy["of"]));
        for span in copy["spans"].as_array().unwrap() {
            let words = at(own, span);
            assert!(!words.is_empty() && base.contains(&words), "{words:?} is not in {base:?}");
        }
    }
    for manner in ["whole", "cut", "added", "headline", "rewritten", "sibling", "update", "correction"] {
        assert!(manners.contains(manner), "no copy of the manner {manner} in {manners:?}");
    }
}

#[test]
fn a_credit_names_its_outlet_and_never_the_own() {
    let mut setting = Setting::new(4, 200, 14).unwrap();
    setting.crowding = 4.0;
    let out = mill("credits", &setting, Form::Jsonl);
    let articles = by_id(lines(&out.join("articles.jsonl")));
    let mut meanings = BTreeSet::new();
    for truth in lines(&out.join("truth/articles.jsonl")) {
        for credit in truth["credits"].as_array().unwrap() {
            let span = serde_json::json!([credit["start"], credit["end"]]);
            let words = at(text(&articles, &truth["id"]), &span);
            let outlet =
                setting.outlets.iter().find(|o| o.name == credit["outlet"].as_str().unwrap()).unwrap();
            let names = [Some(&outlet.name), Some(&outlet.short), outlet.sign.as_ref()];
            assert!(names.into_iter().flatten().any(|n| words.contains(n.as_str())), "{words:?}: {outlet:?}");
            assert_ne!(credit["outlet"], truth["outlet"]);
            meanings.insert(credit["meaning"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(meanings.len(), 5, "{meanings:?}");
}

#[test]
fn a_statement_and_its_speaker_are_slices_of_the_text() {
    let out = mill("statements", &Setting::new(5, 100, 14).unwrap(), Form::Jsonl);
    let articles = by_id(lines(&out.join("articles.jsonl")));
    let statements = lines(&out.join("truth/statements.jsonl"));
    assert!(statements.len() > 1000);
    for statement in statements {
        let text = text(&articles, &statement["doc"]);
        assert_eq!(at(text, &statement["source_spans"][0]), statement["speaker"].as_str().unwrap());
        let words = at(text, &serde_json::json!([statement["start"], statement["end"]]));
        let is_quoted = words.starts_with(['“', '"']) && words.ends_with(['”', '"']);
        assert_eq!(is_quoted, statement["kind"] == "direct", "{words:?}");
    }
}

#[test]
fn every_chain_of_reports_ends_where_somebody_has_sources_of_its_own() {
    let mut setting = Setting::new(6, 300, 14).unwrap();
    setting.crowding = 4.0;
    let out = mill("chains", &setting, Form::Jsonl);
    let truth = by_id(lines(&out.join("truth/articles.jsonl")));
    let mut longest = 0;
    for first in truth.values() {
        let (mut hop, mut hops) = (first, 0);
        while let Some(of) = hop["of"].as_str() {
            assert!(truth[of]["story"] == hop["story"], "a report rests on one of its own story");
            assert_ne!(truth[of]["id"], hop["id"]);
            hop = &truth[of];
            hops += 1;
            assert!(hops < 50, "a circle at {}", first["id"]);
        }
        assert!(["own", "scoop"].contains(&hop["role"].as_str().unwrap()), "{hop}");
        longest = longest.max(hops);
    }
    assert!(longest >= 3, "no chain has more than {longest} hops");
}

#[test]
fn a_claim_counts_the_origins_that_its_articles_name() {
    let out = mill("claims", &Setting::new(9, 400, 14).unwrap(), Form::Jsonl);
    let articles = by_id(lines(&out.join("articles.jsonl")));
    let (mut several, mut one, mut disputed) = (0, 0, 0);
    for story in lines(&out.join("truth/claims.jsonl")) {
        for claim in story["claims"].as_array().unwrap() {
            let mut origins = BTreeSet::new();
            for (id, place) in claim["articles"].as_object().unwrap() {
                assert!(articles.contains_key(id));
                for span in place["spans"].as_array().unwrap() {
                    assert!(!at(articles[id]["text"].as_str().unwrap(), span).is_empty());
                }
                disputed += usize::from(place["stance"] == "disputes");
                if place["stance"] != "disputes" {
                    let named =
                        place["origins"].as_array().unwrap().iter().map(|o| o.as_str().unwrap().to_owned());
                    origins.extend(named.filter(|o| claim["origins"][o]["kind"] != "unknown"));
                }
            }
            assert_eq!(claim["independent"], origins.len(), "{claim}");
            several += usize::from(origins.len() > 1);
            one += usize::from(origins.len() == 1);
        }
    }
    assert!(several > 50 && one > several && disputed > 5, "{several} {one} {disputed}");
}

#[test]
fn one_half_of_the_wordings_shares_few_sentences_with_the_other() {
    let half = |half: usize| {
        let mut setting = Setting::new(11, 150, 14).unwrap();
        setting.half = Some(half);
        let out = mill(&format!("half-{half}"), &setting, Form::Jsonl);
        let articles = lines(&out.join("articles.jsonl"));
        let openings = articles.iter().map(|a| a["text"].as_str().unwrap().chars().take(90).collect());
        openings.collect::<BTreeSet<String>>()
    };
    let (first, second) = (half(0), half(1));
    let shared = first.intersection(&second).count();
    assert!(shared * 20 < first.len(), "{shared} of {}", first.len());
}
