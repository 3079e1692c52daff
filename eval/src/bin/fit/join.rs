//! Fits the rule by which an article joins a story, on a stream in which people grouped the articles.

use crate::boost::{self, Row};
use crate::{models, read_lines};
use headwater::knowledge;
use headwater_core::group::{
    Arrival, FOLLOW_MEASURES, FollowRule, GroupSettings, Grouper, JoinRule, MEASURE_SENSES, MEASURES,
    Measures,
};
use headwater_model::StoryId;
use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// One line of `stories/stream.jsonl.gz`.
#[derive(serde::Deserialize)]
pub(crate) struct Line {
    pub(crate) id: String,
    time_days: f64,
    text: String,
}

/// One line of `stories/gold.jsonl.gz`.
#[derive(serde::Deserialize)]
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) cluster: String,
}

/// Trees of a rule.
const TREES: usize = 160;

/// Rounds on the rule's own stories after the one on people's.
const ROUNDS: usize = 1;

/// What an article's time is in the stream, in seconds.
pub(crate) fn arrival(line: &Line) -> Arrival<'_> {
    let seconds = (line.time_days * 86_400.0).round() as i64;
    Arrival { id: &line.id, headline: None, text: &line.text, seconds: Some(seconds) }
}

/// Writes `models/join.tsv`.
pub(crate) fn fit(data: &Path) -> Result<(), Box<dyn Error>> {
    let stream: Vec<Line> = read_lines(&data.join("stories/stream.jsonl.gz"))?;
    let gold: Vec<Gold> = read_lines(&data.join("stories/gold.jsonl.gz"))?;
    let truth: HashMap<&str, &str> = gold.iter().map(|g| (g.id.as_str(), g.cluster.as_str())).collect();
    let rule = fit_rule(&stream[..stream.len() * 8 / 10], &truth);
    fs::write(models().join("join.tsv"), rule.to_table())?;
    Ok(())
}

/// The rule that the stories of these lines teach.
pub(crate) fn fit_rule(fitted: &[Line], truth: &HashMap<&str, &str>) -> JoinRule {
    let obs = observe(fitted, truth, None);
    eprintln!("{} pairs", obs.len());
    let mut rule = fit_to(&obs);
    for _ in 0..ROUNDS {
        rule = fit_to(&observe(fitted, truth, Some(&rule)));
    }
    rule
}

/// Writes the stories of the stream: `{"id", "cluster"}` a line.
pub(crate) fn print_stories(data: &Path) -> Result<(), Box<dyn Error>> {
    let stream: Vec<Line> = read_lines(&data.join("stories/stream.jsonl.gz"))?;
    let (words, settings) = (knowledge::words(), GroupSettings::default());
    let began = std::time::Instant::now();
    let mut grouper = Grouper::new(&words, &settings);
    for line in &stream {
        grouper.add(&arrival(line));
    }
    let groups = grouper.finish();
    eprintln!("{:.0} articles a second", stream.len() as f64 / began.elapsed().as_secs_f64());
    for group in groups {
        for id in &group.articles {
            println!("{}", serde_json::json!({"id": id, "cluster": group.id}));
        }
    }
    Ok(())
}

/// Walks the stream and notes each pair that is measured. The stories are people's, or those of `rule`.
fn observe(stream: &[Line], truth: &HashMap<&str, &str>, rule: Option<&JoinRule>) -> Vec<Row<MEASURES>> {
    // The built-in rule has no say: what is fitted must not depend on what was fitted before.
    let rule_used = rule.cloned().unwrap_or_else(|| JoinRule::new(Vec::new(), Vec::new()));
    let settings =
        GroupSettings { rule: rule_used, follow: FollowRule::default(), ..GroupSettings::default() };
    let words = knowledge::words();
    let mut grouper = Grouper::new(&words, &settings);
    let mut homes: HashMap<&str, StoryId> = HashMap::new();
    let mut seen = Vec::new();
    for line in stream {
        let mine = truth[line.id.as_str()];
        let weighed = grouper.weigh(&arrival(line));
        let is_mine = |earlier: usize| truth[stream[earlier].id.as_str()] == mine;
        seen.extend(
            weighed.pairs.iter().map(|pair| Row { values: pair.measures.0, yes: is_mine(pair.earlier) }),
        );
        if rule.is_some() {
            grouper.settle(weighed);
        } else {
            let story = grouper.place(weighed, homes.get(mine));
            homes.insert(mine, story);
        }
    }
    seen
}

/// Fits the trees with times known, and those with times hidden.
fn fit_to(dated: &[Row<MEASURES>]) -> JoinRule {
    let without_time = |row: &Row<MEASURES>| Row { values: Measures(row.values).without_time().0, ..*row };
    let undated: Vec<Row<MEASURES>> = dated.iter().map(without_time).collect();
    JoinRule::new(boost::fit(dated, &MEASURE_SENSES, TREES), boost::fit(&undated, &MEASURE_SENSES, TREES))
}

/// What is measured for the question of follow-ups between articles that people put into one story: of the first 80 % of
/// the lines, with the stories that the rule makes.
pub(crate) fn of_one_story(data: &Path) -> Result<Vec<Row<FOLLOW_MEASURES>>, Box<dyn Error>> {
    let stream: Vec<Line> = read_lines(&data.join("stories/stream.jsonl.gz"))?;
    let gold: Vec<Gold> = read_lines(&data.join("stories/gold.jsonl.gz"))?;
    let truth: HashMap<&str, &str> = gold.iter().map(|g| (g.id.as_str(), g.cluster.as_str())).collect();
    let fitted = &stream[..stream.len() * 8 / 10];
    let words = knowledge::words();
    let settings = GroupSettings { follow: FollowRule::default(), ..GroupSettings::default() };
    let mut grouper = Grouper::new(&words, &settings);
    let mut rows = Vec::new();
    for line in fitted {
        let weighed = grouper.weigh(&arrival(line));
        let is_mine = |earlier: usize| truth[fitted[earlier].id.as_str()] == truth[line.id.as_str()];
        let mine = weighed.pairs.iter().filter(|pair| is_mine(pair.earlier));
        rows.extend(mine.filter_map(|pair| Some(Row { values: pair.follow?.0, yes: false })));
        grouper.settle(weighed);
    }
    Ok(rows)
}
