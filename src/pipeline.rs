//! READ THIS FIRST: load → stage → save, for each stage.

use headwater_core::attribute::{Attribution, attribute};
use headwater_core::extract::{ExtractError, Extraction, extract};
use headwater_core::group::{GroupSettings, group};
use headwater_core::outlets::Outlets;
use headwater_core::recap::{RecapSettings, recap};
use headwater_core::text::WordStatistics;
use headwater_core::trace::{Reading, TraceSettings, trace};
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
    pages.par_iter().map(|page| extract(page, &knowledge.outlets)).collect()
}

/// Groups `articles` into stories and works each out: statements, credits, claims, recap.
#[must_use]
pub fn tell(articles: Vec<Article>, knowledge: &Knowledge) -> Vec<StoryFile> {
    let stories = group(&articles, &knowledge.words, &knowledge.group);
    let by_id: HashMap<_, _> = articles.iter().map(|a| (a.id.clone(), a)).collect();
    stories
        .into_par_iter()
        .map(|story| {
            let articles = story.articles.iter().filter_map(|id| by_id.get(id).copied()).collect();
            work_out(story, articles, knowledge)
        })
        .collect()
}

/// Works one story out; `articles` are its own, in its order.
#[must_use]
pub fn work_out(story: Story, articles: Vec<&Article>, knowledge: &Knowledge) -> StoryFile {
    let attributions: Vec<Attribution> = articles.iter().map(|a| attribute(a, &knowledge.outlets)).collect();
    let readings: Vec<Reading<'_>> = articles
        .iter()
        .zip(&attributions)
        .map(|(article, found)| Reading { article, statements: &found.statements, credits: &found.credits })
        .collect();
    let claims = trace(&story, &readings, &knowledge.outlets, &knowledge.words, &knowledge.trace);
    let recap = recap(&story, &articles, &claims, &knowledge.words, &knowledge.recap);
    let (statements, credits): (Vec<_>, Vec<_>) =
        attributions.into_iter().map(|a| (a.statements, a.credits)).unzip();
    StoryFile {
        articles: articles.into_iter().cloned().collect(),
        statements: statements.concat(),
        credits: credits.concat(),
        story,
        claims,
        recap,
    }
}
