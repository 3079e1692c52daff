//! Why are two articles together, or apart? What the grouper measured when the later one came, in words and numbers.

use super::{Arrival, Candidate, GroupSettings, Grouper, MEASURE_NAMES, copies, in_order};
use crate::text::{WordStatistics, compared_words, fold, is_filling};
use headwater_model::{Article, StoryId};
use std::collections::{BTreeSet, HashMap};

/// So many of the rarest words that two articles share are named.
const WORDS_NAMED: usize = 8;

/// Says in a few lines why the articles at `one` and `other` of `articles` are in one story or in two.
///
/// `articles` is all that was grouped: what else there was counts too. The lines are plain text without line breaks.
#[must_use]
pub fn why(
    one: &Article,
    other: &Article,
    articles: &[Article],
    words: &WordStatistics,
    settings: &GroupSettings,
) -> Vec<String> {
    let ordered = in_order(articles);
    let mut grouper = Grouper::new(words, settings);
    let mut homes: HashMap<&str, StoryId> = HashMap::new();
    let mut lines = Vec::new();
    for article in ordered {
        let weighed = grouper.weigh(&Arrival::from(article));
        let partner = [(one, other), (other, one)].into_iter().find(|(later, _)| later.id == article.id);
        if let Some(home) = partner.and_then(|(_, earlier)| homes.get(earlier.id.0.as_str())) {
            lines.extend(decision(&weighed.candidates, home, settings));
        }
        homes.insert(&article.id.0, grouper.settle(weighed));
    }
    let end = grouper.finish();
    let together =
        end.iter().any(|group| group.articles.contains(&one.id.0) && group.articles.contains(&other.id.0));
    let verdict = if together { "Together: one story." } else { "Apart: two stories." };
    lines.insert(0, verdict.to_owned());
    lines.push(shared_words(one, other, words));
    lines.extend(shared_text(one, other));
    lines
}

/// How the later article stood to the story that held the earlier one.
fn decision(candidates: &[Candidate], home: &StoryId, settings: &GroupSettings) -> Vec<String> {
    let Some(candidate) = candidates.iter().find(|c| c.story == *home) else {
        return vec![
            "When the later article came, the story of the earlier one was closed, or shared too few rare words to be \
             compared."
                .to_owned(),
        ];
    };
    let mut lines = vec![format!(
        "When the later article came, the rule was {:.0} % sure that it belongs to the story of the earlier one; it \
         joins from {:.0} %{}.",
        100.0 * candidate.probability,
        100.0 * settings.join,
        if candidate.dated { "" } else { " (times unknown: by text alone)" }
    )];
    let time = |name: &str| name.starts_with("days");
    for (name, value) in MEASURE_NAMES.iter().zip(candidate.measures.in_units()) {
        if candidate.dated || !time(name) {
            lines.push(format!("{name}: {value:.2}"));
        }
    }
    if let Some(surer) = candidates.first().filter(|c| c.story != *home) {
        lines.push(format!(
            "It was surer of another story, {} ({:.0} %).",
            surer.story,
            100.0 * surer.probability
        ));
    }
    lines
}

/// The rarest words that both articles read alike.
fn shared_words(one: &Article, other: &Article, statistics: &WordStatistics) -> String {
    let (mine, theirs) = (read_words(one), read_words(other));
    let mut both: Vec<&String> = mine.intersection(&theirs).collect();
    both.sort_by(|a, b| statistics.rarity(b).total_cmp(&statistics.rarity(a)).then(a.cmp(b)));
    let named: Vec<&str> = both.iter().take(WORDS_NAMED).map(|w| w.as_str()).collect();
    match named[..] {
        [] => "They share no word.".to_owned(),
        _ => format!("They share {} words; the rarest: {}.", both.len(), named.join(", ")),
    }
}

/// The folded words that are read of an article.
fn read_words(article: &Article) -> BTreeSet<String> {
    let foreign = article.language.as_deref().is_some_and(|language| language != "en");
    let mut folded = String::new();
    compared_words(article.headline.as_deref().unwrap_or(""))
        .chain(compared_words(&article.text))
        .take(super::READ_WORDS)
        .map(|word| {
            fold(word.text, &mut folded);
            folded.clone()
        })
        .filter(|word| !foreign || !is_filling(word))
        .collect()
}

/// Says which runs the other's text, where one does.
fn shared_text(one: &Article, other: &Article) -> Option<String> {
    let pair =
        if (one.published, &one.id) <= (other.published, &other.id) { [one, other] } else { [other, one] };
    let copy = copies::copies(&pair).into_iter().next()?;
    Some(format!("{} runs the text of {}: {} % of its words.", copy.article, copy.of, copy.shared_percent))
}
