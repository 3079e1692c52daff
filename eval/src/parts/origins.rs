//! `origins/*/articles.json` → `origins.jsonl`: the credits of each story, its claims, and what they rest on.
//!
//! The articles of a folder are one story; the program works it out as it does any other. A story that the shipped
//! weights were fitted on is worked out with weights that were fitted without it.

use super::{Outcome, Scored, given, in_order};
use crate::folder::{EvalError, Folders, Predictions, lines, read_json};
use crate::folds;
use crate::measure::Measured;
use crate::offsets::code_points;
use crate::score::origins::{Read, Texts, score as score_stories};
use crate::score::{ROUNDS, Score};
use headwater::pipeline::{Knowledge, work_out};
use headwater_core::attribute::name_with_words;
use headwater_core::group::given as story;
use headwater_core::outlets::Outlets;
use headwater_model::{
    Article, Citation, Claim, Credit, CreditMeaning, GivenArticle, OriginKind, Stance, StoryFile, StoryId,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

#[derive(Deserialize)]
struct GivenLine {
    id: String,
    url: Option<String>,
    #[serde(flatten)]
    article: GivenArticle,
}

#[derive(Serialize)]
struct Answer<'a> {
    story: &'a str,
    credits: Vec<CreditAnswer<'a>>,
    claims: Vec<ClaimAnswer<'a>>,
}

#[derive(Serialize)]
struct CreditAnswer<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    outlet: String,
    meaning: CreditMeaning,
}

#[derive(Serialize)]
struct ClaimAnswer<'a> {
    origins: BTreeMap<String, OriginAnswer<'a>>,
    articles: BTreeMap<&'a str, VersionAnswer>,
}

#[derive(Serialize)]
struct OriginAnswer<'a> {
    name: &'a str,
    kind: OriginKind,
}

#[derive(Serialize)]
struct VersionAnswer {
    stance: Stance,
    spans: Vec<(usize, usize)>,
    origins: Vec<String>,
}

/// The folders of stories below `parent`, in order of name.
#[must_use]
pub fn folders_of(parent: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> =
        entries.map(|entry| entry.path()).filter(|path| path.join("articles.json").exists()).collect();
    found.sort();
    found
}

pub(super) fn predict(folders: &Folders, knowledge: &Knowledge) -> Result<Vec<Measured>, EvalError> {
    let found = folders_of(&folders.data.join("origins"));
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let mut measured = Measured::of("stories", "stories");
    let mut unseen = folds::matching(&folds::folder())?;
    let (shipped, mut knowledge) = (&knowledge.trace.likeness, knowledge.clone());
    let mut file = Predictions::begin(folders, "origins.jsonl")?;
    let mut sure = Predictions::begin(folders, "origins-sure.jsonl")?;
    for folder in found {
        let (name, articles) = read_story(&folder, &knowledge)?;
        let story = story(StoryId(name.clone()), &articles);
        knowledge.trace.likeness = unseen.remove(&name).unwrap_or_else(|| shipped.clone());
        let told = measured.item(|| {
            let ordered = in_order(&story, &articles);
            work_out(story, ordered, &knowledge)
        });
        file.json(&answer(&name, &told, Carriers::WithPerhaps, &knowledge.outlets), "\n")?;
        sure.json(&answer(&name, &told, Carriers::Sure, &knowledge.outlets), "\n")?;
    }
    file.end()?;
    sure.end()?;
    Ok(vec![measured])
}

/// The name and the articles of the story in `folder`; an article without text is left out.
///
/// # Errors
/// [`EvalError`] where its `articles.json` is not of its form.
pub fn read_story(folder: &Path, knowledge: &Knowledge) -> Result<(String, Vec<Article>), EvalError> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let lines: Vec<GivenLine> = read_json(&folder.join("articles.json"))?;
    let articles = lines.into_iter().filter_map(|l| given(&l.id, l.article, l.url, knowledge)).collect();
    Ok((name, articles))
}

/// Which reports are taken for carriers of a claim: those that a reader is shown as such, or those too whose words only
/// come near it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Carriers {
    Sure,
    WithPerhaps,
}

fn answer<'a>(name: &'a str, told: &'a StoryFile, carriers: Carriers, outlets: &Outlets) -> Answer<'a> {
    Answer {
        story: name,
        credits: told.credits.iter().filter_map(|credit| credit_answer(credit, told, outlets)).collect(),
        claims: told.claims.iter().map(|claim| claim_answer(claim, told, carriers)).collect(),
    }
}

/// An outlet is named as the table names it and, where that differs, as the article does ("The Daily Mail (MailOnline)"):
/// the gold has either.
fn credit_answer<'a>(credit: &'a Credit, told: &StoryFile, outlets: &Outlets) -> Option<CreditAnswer<'a>> {
    let text = &told.article(&credit.article)?.text;
    let (start, end) = code_points(text, credit.span);
    Some(CreditAnswer {
        article: &credit.article.0,
        start,
        end,
        outlet: name_with_words(credit, text, outlets),
        meaning: credit.meaning,
    })
}

/// A claim's origins are called o1, o2 ... in its own order.
fn claim_answer<'a>(claim: &'a Claim, told: &StoryFile, carriers: Carriers) -> ClaimAnswer<'a> {
    let name = |at: usize| format!("o{}", at + 1);
    let place = |citation: &Citation| {
        told.article(&citation.article).map(|article| code_points(&article.text, citation.span))
    };
    let mut articles: BTreeMap<&str, VersionAnswer> = BTreeMap::new();
    let near = claim.perhaps.iter().filter(|_| carriers == Carriers::WithPerhaps);
    for report in claim.reports.iter().chain(near) {
        let spans = report.citations.iter().filter_map(place);
        let origins: BTreeSet<usize> = report.chains.iter().map(|chain| chain.origin).collect();
        let version = articles.entry(report.article.0.as_str()).or_insert_with(|| VersionAnswer {
            stance: report.stance,
            spans: Vec::new(),
            origins: origins.into_iter().map(name).collect(),
        });
        version.spans.extend(spans);
    }
    let origins = claim.origins.iter().enumerate();
    ClaimAnswer {
        origins: origins.map(|(at, o)| (name(at), OriginAnswer { name: &o.name, kind: o.kind })).collect(),
        articles,
    }
}

pub(super) fn score(folders: &Folders) -> Result<Outcome, EvalError> {
    let mut outcome = Outcome::default();
    let guess = folders.predictions.join("origins.jsonl");
    let has_gold =
        folders_of(&folders.data.join("origins")).iter().any(|folder| folder.join("gold.json").exists());
    if has_gold && guess.exists() {
        let score = score_files(&folders.data.join("origins"), &guess, ROUNDS)?;
        outcome.scored.push(Scored { set: String::new(), score });
        let sure = folders.predictions.join("origins-sure.jsonl");
        if sure.exists() {
            let score = score_files(&folders.data.join("origins"), &sure, ROUNDS)?;
            outcome.scored.push(Scored { set: "sure".to_owned(), score });
        }
    } else {
        outcome.skipped.push(format!("origins: no stories with gold in {}/origins", folders.data.display()));
    }
    Ok(outcome)
}

/// Scores one file of predictions against a folder that holds a folder for each story; or against another reader's,
/// whose `gold.json` may stand in the place of a line.
///
/// # Errors
/// [`EvalError`] where a file is not of its form.
pub fn score_files(gold: &Path, guess: &Path, rounds: u32) -> Result<Score, EvalError> {
    #[derive(Deserialize)]
    struct Text {
        id: String,
        text: String,
    }
    let (mut wanted, mut texts) = (Vec::new(), BTreeMap::new());
    for folder in folders_of(gold) {
        if folder.join("gold.json").exists() {
            let read: Read = read_json(&folder.join("gold.json"))?;
            let articles: Vec<Text> = read_json(&folder.join("articles.json"))?;
            texts.insert(read.story.clone(), articles.into_iter().map(|a| (a.id, a.text)).collect::<Texts>());
            wanted.push(read);
        }
    }
    let mut given = BTreeMap::new();
    for line in lines::<Read>(guess)? {
        let read = line?;
        given.insert(read.story.clone(), read);
    }
    Ok(score_stories(&wanted, &given, &texts, rounds))
}
