//! `eval/sets/furniture/` → `furniture-*.jsonl`: what of the project's own labelled pages is kept as what, and what is
//! left out as what. The pages stand in the source tree, so that this part runs without the folder of data.

use super::{Outcome, Scored};
use crate::folder::{EvalError, Folders, Predictions, lines};
use crate::labelled::{Labelled, read_html, read_text};
use crate::measure::Measured;
use crate::score::ROUNDS;
use crate::score::furniture::{Answer, score as score_pages};
use headwater::pipeline::Knowledge;
use headwater_core::extract::extract;
use headwater_model::{Page, PageBody};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The halves: rules are written on the first, the second only tells how they fare.
const SETS: [&str; 2] = ["open", "held-out"];

fn folder(set: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sets/furniture").join(set)
}

/// The labelled pages of one half by name.
///
/// # Errors
/// [`EvalError`] where a file cannot be read or is not of its form.
pub fn read_set(folder: &Path) -> Result<BTreeMap<String, Labelled>, EvalError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| EvalError::Read { path, source }
    };
    let mut pages = BTreeMap::new();
    for entry in fs::read_dir(folder).map_err(failed(folder))? {
        let path = entry.map_err(failed(folder))?.path();
        let source = fs::read_to_string(&path).map_err(failed(&path))?;
        let is_text = path.extension().is_some_and(|e| e == "txt");
        let read = if is_text { read_text(&source) } else { read_html(&source) };
        let read = read.map_err(|reason| EvalError::Unfit { path: path.clone(), reason })?;
        pages.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), read);
    }
    Ok(pages)
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    SETS.into_iter().map(|set| predict_set(set, folders, knowledge)).collect()
}

fn predict_set(set: &str, folders: &Folders, knowledge: &Knowledge) -> Result<Measured, EvalError> {
    let mut measured = Measured::of(set, "pages");
    let mut file = Predictions::begin(folders, &format!("furniture-{set}.jsonl"))?;
    for (name, labelled) in read_set(&folder(set))? {
        let bytes = labelled.page.into_bytes();
        let is_text = name.ends_with(".txt");
        let body = if is_text { PageBody::PlainText(bytes) } else { PageBody::Html(bytes) };
        let page = Page { id: name.clone(), url: None, charset: None, fetched: None, body };
        let found = measured.item(|| extract(&page, &knowledge.outlets));
        let answer = found.map_or_else(|_| Answer::nothing(&name), |found| Answer::of(&name, &found));
        file.json(&answer, "\n")?;
    }
    file.end()?;
    Ok(measured)
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let mut outcome = Outcome::default();
    for set in SETS {
        let guess = folders.predictions.join(format!("furniture-{set}.jsonl"));
        let answers: Vec<Answer> = lines(&guess)?.collect::<Result<_, _>>()?;
        let answers = answers.into_iter().map(|answer| (answer.page.clone(), answer)).collect();
        let (score, classes) = score_pages(&read_set(&folder(set))?, &answers, ROUNDS);
        outcome.scored.push(Scored { set: set.to_owned(), score });
        outcome.classes.extend(classes.into_iter().map(|row| (set.to_owned(), row)));
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labelled::Label;
    use std::collections::BTreeSet;

    #[test]
    fn the_set_is_of_its_form_and_has_what_it_promises() {
        let mut labels = BTreeSet::new();
        let (mut pages, mut texts) = (0, 0);
        for set in SETS {
            for (name, labelled) in read_set(&folder(set)).unwrap() {
                *if name.ends_with(".txt") { &mut texts } else { &mut pages } += 1;
                assert!(!labelled.page.contains("data-label"), "{name}");
                labels.extend(labelled.pieces.iter().map(|p| p.label.to_string()));
                let body = Label::named("body");
                assert!(labelled.pieces.iter().any(|p| Some(p.label) == body), "{name} has no body");
            }
        }
        assert!(pages >= 60 && texts >= 20, "{pages} pages, {texts} texts");
        assert!(labels.len() >= 21, "{labels:?}");
    }
}
