//! READ THIS FIRST: load → stage → save, for each stage.

use headwater_core::attribute::{Attribution, attribute};
use headwater_core::extract::{ExtractError, Extraction, extract};
use headwater_core::group::{self, GroupSettings, group};
use headwater_core::outlets::Outlets;
use headwater_core::recap::{RecapSettings, recap};
use headwater_core::text::WordStatistics;
use headwater_core::trace::{Reading, TraceSettings, sayings, trace};
use headwater_model::{Article, Page, Story, StoryFile};
use rayon::prelude::*;
use std::collections::HashMap;

/// What the stages know beside their input: outlets, weights, settings.
#[derive(Clone, Debug)]
pub struct Knowledge {
    /// The outlets of `outlets/`.
    pub outlets: Outlets,
    /// How rare words are.
    pub words: WordStatistics,
    /// How articles are grouped.
    pub group: GroupSettings,
    /// How alike the reports of one claim are.
    pub trace: TraceSettings,
    /// How long a recap is.
    pub recap: RecapSettings,
}

/// Takes the articles out of `pages`, side by side; the results stand in the order of the pages.
#[must_use]
pub fn read(pages: &[Page], knowledge: &Knowledge) -> Vec<Result<Extraction, ExtractError>> {
    read_with(pages, knowledge, || {})
}

/// The same, and calls `step` when a page is done.
pub fn read_with(
    pages: &[Page],
    knowledge: &Knowledge,
    step: impl Fn() + Sync,
) -> Vec<Result<Extraction, ExtractError>> {
    let one = |page| {
        let found = extract(page, &knowledge.outlets);
        step();
        found
    };
    pages.par_iter().map(one).collect()
}

/// Groups `articles` into stories, each with its articles in its order.
#[must_use]
pub fn stories<'a>(articles: &'a [Article], knowledge: &Knowledge) -> Vec<(Story, Vec<&'a Article>)> {
    let by_id: HashMap<_, _> = articles.iter().map(|a| (&a.id, a)).collect();
    let of = |story: &Story| story.articles.iter().filter_map(|id| by_id.get(id).copied()).collect();
    let stories = group(articles, &knowledge.words, &knowledge.group).into_iter();
    stories.map(|story| (of(&story), story)).map(|(articles, story)| (story, articles)).collect()
}

/// Why two of `articles` are or are not in one story.
#[must_use]
pub fn why(one: &Article, other: &Article, articles: &[Article], knowledge: &Knowledge) -> Vec<String> {
    group::why(one, other, articles, &knowledge.words, &knowledge.group)
}

/// Reads the statements and credits of `articles`, side by side; the results stand in their order.
#[must_use]
pub fn statements(articles: &[Article], knowledge: &Knowledge) -> Vec<Attribution> {
    articles.par_iter().map(|article| attribute(article, &knowledge.outlets)).collect()
}

/// Groups `articles` into stories and works each out: statements, credits, claims, recap.
#[must_use]
pub fn tell(articles: &[Article], knowledge: &Knowledge) -> Vec<StoryFile> {
    tell_with(articles, knowledge, |_| {})
}

/// The same, and calls `step` with the number of its articles when a story is done.
pub fn tell_with(articles: &[Article], knowledge: &Knowledge, step: impl Fn(usize) + Sync) -> Vec<StoryFile> {
    let one = |(story, articles): (Story, Vec<&Article>)| {
        let count = articles.len();
        let file = work_out(story, articles, knowledge);
        step(count);
        file
    };
    stories(articles, knowledge).into_par_iter().map(one).collect()
}

/// Works one story out; `articles` are its own, in its order.
#[must_use]
pub fn work_out(story: Story, articles: Vec<&Article>, knowledge: &Knowledge) -> StoryFile {
    let attributions: Vec<Attribution> = articles.iter().map(|a| attribute(a, &knowledge.outlets)).collect();
    let readings: Vec<Reading<'_>> = articles
        .iter()
        .zip(&attributions)
        .map(|(article, found)| Reading {
            article,
            statements: &found.statements,
            credits: &found.credits,
            marks: &found.marks,
            notices: &found.notices,
        })
        .collect();
    let claims = trace(&story, &readings, &knowledge.outlets, &knowledge.words, &knowledge.trace);
    let sayings = sayings(&story, &readings);
    let recap = recap(&story, &articles, &claims, &knowledge.words, &knowledge.recap);
    let (statements, credits): (Vec<_>, Vec<_>) =
        attributions.into_iter().map(|a| (a.statements, a.credits)).unzip();
    StoryFile {
        articles: articles.into_iter().cloned().collect(),
        statements: statements.concat(),
        credits: credits.concat(),
        story,
        claims,
        sayings,
        recap,
    }
}
