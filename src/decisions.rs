//! What did the user decide? A file of TOML that people write, and the articles that it speaks of → decisions.

use crate::errors::Failure;
use headwater_core::group::{Contradiction, Decision, Decisions, name_of_story_begun_by};
use serde::Deserialize;
use std::fs;
use std::path::{Path, PathBuf};

/// A file of decisions.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    together: Vec<Several>,
    #[serde(default)]
    apart: Vec<Several>,
    #[serde(default)]
    pin: Vec<Pin>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Several {
    articles: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pin {
    article: String,
    story: String,
}

const FORM: &str = "the form is: [[together]] articles = [\"A\", \"B\"]; [[apart]] articles = [\"A\", \"C\"]; \
                    [[pin]] article = \"A\" story = \"s0123456789ab\"";

/// Reads files of decisions about the articles of these ids.
///
/// # Errors
/// What is wrong with a file: its form, an article that is not there, or decisions that contradict each other.
pub fn read(files: &[PathBuf], ids: &[&str]) -> Result<Decisions, Failure> {
    let mut all = Vec::new();
    for file in files {
        let name = file.display();
        let text = fs::read_to_string(file).map_err(|error| {
            Failure::new(format!("could not read {name}: {error}"), "check the name after --decisions")
        })?;
        let file: File = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
            Failure::new(format!("could not read {name}, line {line}: {}", error.message()), FORM)
        })?;
        all.extend(file.decisions(ids)?);
    }
    Decisions::new(all).map_err(|error| contradicting(&error, files))
}

impl File {
    /// What the file decides.
    fn decisions(&self, ids: &[&str]) -> Result<Vec<Decision>, Failure> {
        let mut all = Vec::new();
        for several in &self.together {
            let articles = several.resolved("together", ids)?;
            all.extend(articles.windows(2).map(|pair| Decision::Together(pair[0].into(), pair[1].into())));
        }
        for several in &self.apart {
            let articles = several.resolved("apart", ids)?;
            for (at, one) in articles.iter().enumerate() {
                let others = articles[at + 1..].iter();
                all.extend(others.map(|other| Decision::Apart((*one).into(), (*other).into())));
            }
        }
        for pin in &self.pin {
            let first = begun(ids, &pin.story).ok_or_else(|| {
                let error = format!("no article that was read began a story called {}", pin.story);
                Failure::new(
                    error,
                    "`headwater stories` lists the names; [[together]] takes articles instead",
                )
            })?;
            all.push(Decision::Pin(article(ids, &pin.article)?.into(), first.into()));
        }
        Ok(all)
    }
}

impl Several {
    /// The ids of its articles.
    fn resolved<'a>(&self, what: &str, ids: &[&'a str]) -> Result<Vec<&'a str>, Failure> {
        if self.articles.len() < 2 {
            return Err(Failure::new(format!("[[{what}]] needs two articles or more"), FORM));
        }
        self.articles.iter().map(|name| article(ids, name)).collect()
    }
}

/// The article of that name, or the one that began the story of that name.
fn article<'a>(ids: &[&'a str], name: &str) -> Result<&'a str, Failure> {
    if let Some(first) = begun(ids, name) {
        return Ok(first);
    }
    named(ids, name)
}

/// The article that began the story of that name.
fn begun<'a>(ids: &[&'a str], story: &str) -> Option<&'a str> {
    ids.iter().copied().find(|id| name_of_story_begun_by(id).0 == story)
}

/// The one id that is or ends in `name`.
///
/// # Errors
/// That there is none, or that there are several.
pub fn named<'a>(ids: &[&'a str], name: &str) -> Result<&'a str, Failure> {
    let mut found: Vec<&str> = ids.iter().copied().filter(|id| id.ends_with(name)).collect();
    found.sort_unstable();
    found.dedup();
    match found.iter().find(|id| **id == name).or(found.first()) {
        Some(id) if found.len() == 1 || *id == name => Ok(id),
        Some(_) => {
            Err(Failure::new(format!("{} articles end in {name}", found.len()), "give more of the id"))
        }
        None => {
            Err(Failure::new(format!("no article is called {name}"), "`headwater stories` lists the ids"))
        }
    }
}

/// Two decisions that cannot both be followed.
fn contradicting(error: &Contradiction, files: &[PathBuf]) -> Failure {
    let names: Vec<String> = files.iter().map(|file: &PathBuf| Path::display(file).to_string()).collect();
    let names = names.join(", ");
    Failure::new(format!("the decisions of {names} contradict each other: {error}"), "take one of them out")
}
