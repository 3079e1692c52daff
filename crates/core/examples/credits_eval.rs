//! Writes the credits of stories for `origins.py`: `credits_eval OUTLETS_DIR ORIGINS_DIR > OUT`.
//!
//! One story a line, `{"story", "credits": [{"article", "start", "end", "outlet", "meaning", "words"}], "claims": []}`;
//! offsets are code points. Score with `python3 ../shared/eval/origins.py ../shared/data/origins OUT`.
#![allow(clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

use headwater_core::attribute::{credits, name_with_words};
use headwater_core::extract::extract;
use headwater_core::outlets::Outlets;
use headwater_model::{GivenArticle, Page, PageBody, Span};
use serde::Deserialize;
use std::error::Error;
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct Input {
    id: String,
    #[serde(default)]
    url: Option<String>,
    #[serde(flatten)]
    given: GivenArticle,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(tables), Some(stories)) = (arguments.next(), arguments.next()) else {
        return Err("usage: credits_eval OUTLETS_DIR ORIGINS_DIR".into());
    };
    let outlets = read_outlets(Path::new(&tables))?;
    for story in sorted(Path::new(&stories))? {
        let file = story.join("articles.json");
        if file.exists() {
            println!("{}", read_story(&file, &story, &outlets)?);
        }
    }
    Ok(())
}

fn read_outlets(folder: &Path) -> Result<Outlets, Box<dyn Error>> {
    let mut tables = Vec::new();
    for path in sorted(folder)? {
        if path.extension().is_some_and(|e| e == "toml") {
            tables.push((path.display().to_string(), std::fs::read_to_string(&path)?));
        }
    }
    Ok(Outlets::parse(tables.iter().map(|(name, table)| (name.as_str(), table.as_str())))?)
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        paths.push(entry?.path());
    }
    paths.sort();
    Ok(paths)
}

fn read_story(file: &Path, folder: &Path, outlets: &Outlets) -> Result<serde_json::Value, Box<dyn Error>> {
    let articles: Vec<Input> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let mut found = Vec::new();
    for input in articles {
        let page = Page {
            id: input.id.clone(),
            url: input.url,
            charset: None,
            fetched: None,
            body: PageBody::Given(Box::new(input.given)),
        };
        let article = extract(&page, outlets)?.article;
        for credit in credits(&article, outlets) {
            let Span { start, end } = credit.span;
            found.push(serde_json::json!({
                "article": input.id,
                "start": article.text[..start].chars().count(),
                "end": article.text[..end].chars().count(),
                "outlet": name_with_words(&credit, &article.text, outlets),
                "meaning": credit.meaning,
                "basis": credit.basis,
                "words": credit.span.of(&article.text),
                "deeper": credit.deeper,
                "covers": credit.covers.iter().map(|c| (c.inferred, c.span.of(&article.text))).collect::<Vec<_>>(),
            }));
        }
    }
    let story = folder.file_name().map(|n| n.to_string_lossy().into_owned());
    Ok(serde_json::json!({ "story": story, "credits": found, "claims": [] }))
}
