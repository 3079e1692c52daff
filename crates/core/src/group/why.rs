//! Why are two articles together, or apart? What the grouper measured when the later one came, in words and numbers.

use super::grouper::FOLLOW;
use super::{Arrival, Decisions, Group, GroupSettings, Grouper, MEASURE_NAMES, Weighed, copies, in_order};
use crate::text::{WordStatistics, compared_words, fold, is_filling};
use headwater_model::Article;
use std::collections::BTreeSet;

/// From here on a reader is told how sure the rule for follow-ups was.
const FOLLOW_TOLD: f32 = 0.2;

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
    let home = |article: &Article| end.iter().find(|group| group.articles.contains(&article.id.0));
    let homes =
        [home(one), home(other)].map(|home: Option<&Group>| home.map_or(&[][..], |group| &group.articles));
    let together = homes[0] == homes[1];
    let verdict = if together { "Together: one story." } else { "Apart: two stories." };
    let by_decision = decided([&one.id.0, &other.id.0], homes, &settings.decisions);
    lines.splice(0..0, [verdict.to_owned()].into_iter().chain(by_decision));
    lines.extend(link([home(one), home(other)]));
    lines.push(shared_words(one, other, words));
    lines.extend(shared_text(one, other));
    lines
}

/// What a person decided about two articles, or about others of their stories.
fn decided(pair: [&str; 2], homes: [&[String]; 2], decisions: &Decisions) -> Option<String> {
    let [one, other] = pair;
    if decisions.is_together(one, other) {
        return Some("A decision of yours puts them together: it wins over the rule.".to_owned());
    }
    if decisions.is_apart(one, other) {
        return Some("A decision of yours keeps them apart: it wins over the rule.".to_owned());
    }
    let speaks = |a: &str, b: &str| {
        if homes[0] == homes[1] { a < b && decisions.is_together(a, b) } else { decisions.is_apart(a, b) }
    };
    let named = |a: &'_ String| homes[1].iter().find(|b| speaks(a, b)).map(|b| (a.clone(), b.clone()));
    let (a, b) = homes[0].iter().find_map(named)?;
    Some(if homes[0] == homes[1] {
        format!("A decision of yours puts {a} and {b} together, which are of this story.")
    } else {
        format!("A decision of yours keeps {a} and {b} apart, which are of the two stories.")
    })
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
        100.0 * settings.rule.calibrated(pair.probability),
        if pair.dated { "" } else { " (times unknown: by text alone)" }
    )];
    let sure = |probability: f32| 100.0 * settings.rule.calibrated(probability);
    let in_words = |probability: f32| format!("{:.0} % on the mean of its articles", sure(probability));
    if let Some(home) = weighed.candidates.iter().find(|c| c.is_of(pair)) {
        lines.push(format!(
            "Of the story that held the earlier one, {}, it was {} sure; articles are one story from {:.0} %.",
            home.story,
            in_words(home.probability),
            sure(settings.join),
        ));
    }
    if let Some(surer) = weighed.candidates.first().filter(|c| !c.is_of(pair)) {
        lines.push(format!(
            "It was surer of another story, {}: {}.",
            surer.story,
            in_words(surer.probability)
        ));
    }
    if pair.measures.are_of_one_template() {
        lines.push(
            "They fill one template: more of their word pairs are shared than of the words that tell one event from another. \
             Such two are taken for strangers."
                .to_owned(),
        );
    }
    if pair.follows >= FOLLOW_TOLD {
        lines.push(format!(
            "The rule for follow-ups was {:.0} % sure that the later one tells what came of the earlier one's event; from {:.0} % \
             on, and where it is surer of that than that the two tell the same event, they are kept apart.",
            100.0 * pair.follows,
            100.0 * FOLLOW,
        ));
    }
    for (name, value) in MEASURE_NAMES.iter().zip(pair.measures.in_units()) {
        if pair.dated || !name.starts_with("days") {
            lines.push(format!("{name}: {value:.2}"));
        }
    }
    lines
}

/// Says that the story of one follows that of the other, where it does.
fn link(homes: [Option<&Group>; 2]) -> Option<String> {
    let [one, other] = homes;
    let (one, other) = (one?, other?);
    let (later, earlier) = if one.follows.as_ref() == Some(&other.id) { (one, other) } else { (other, one) };
    (later.follows.as_ref() == Some(&earlier.id))
        .then(|| format!("The story {} follows {}: it tells what came of it.", later.id, earlier.id))
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
