//! Why are two articles together, or apart? What the grouper measured when the later one came, in words and numbers.

use super::{Arrival, GroupSettings, Grouper, MEASURE_NAMES, Weighed, copies, in_order};
use crate::text::{WordStatistics, compared_words, fold, is_filling};
use headwater_model::Article;
use std::collections::BTreeSet;

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
    let mut lines = Vec::new();
    let mut first = None;
    for (number, article) in ordered.into_iter().enumerate() {
        let weighed = grouper.weigh(&Arrival::from(article));
        if article.id == one.id || article.id == other.id {
            match first {
                None => first = Some(number),
                Some(earlier) => lines = decision(&weighed, earlier, settings),
            }
        }
        grouper.settle(weighed);
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

/// How the later article stood to the earlier one, and to the story that then held it.
fn decision(weighed: &Weighed, earlier: usize, settings: &GroupSettings) -> Vec<String> {
    let Some(pair) = weighed.pairs.iter().find(|pair| pair.earlier == earlier) else {
        return vec![
            "When the later article came, the story of the earlier one was closed, or shared too few rare words to be \
             compared."
                .to_owned(),
        ];
    };
    let mut lines = vec![format!(
        "When the later article came, the rule was {:.0} % sure that the two tell the same event{}.",
        100.0 * pair.probability,
        if pair.dated { "" } else { " (times unknown: by text alone)" }
    )];
    let in_words = |sure: f32| format!("{:.0} % on the mean of its articles", 100.0 * sure);
    if let Some(home) = weighed.candidates.iter().find(|c| c.is_of(pair)) {
        lines.push(format!(
            "Of the story that held the earlier one, {}, it was {} sure; articles are one story from {:.0} %.",
            home.story,
            in_words(home.probability),
            100.0 * settings.join,
        ));
    }
    if let Some(surer) = weighed.candidates.first().filter(|c| !c.is_of(pair)) {
        lines.push(format!(
            "It was surer of another story, {}: {}.",
            surer.story,
            in_words(surer.probability)
        ));
    }
    for (name, value) in MEASURE_NAMES.iter().zip(pair.measures.in_units()) {
        if pair.dated || !name.starts_with("days") {
            lines.push(format!("{name}: {value:.2}"));
        }
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
