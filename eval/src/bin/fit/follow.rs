//! Fits the rule by which a later event is told from further reports of the earlier one, and counts how it fares: on
//! invented news, whose follow-ups are known (docs/NEWSMILL.md).

use crate::boost::{self, Row};
use crate::{join, models};
use headwater::knowledge;
use headwater_core::group::{Arrival, FOLLOW_MEASURES, FOLLOW_SENSES, FollowRule, GroupSettings, Grouper};
use headwater_eval::score::follow_ups::{Counts, Events, Linked, count};
use newsmill::article::Article;
use newsmill::event::Setting;
use newsmill::run::run;
use std::error::Error;
use std::fs;
use std::path::Path;

/// The seeds on which the rule is fitted, with the first half of the wordings alone.
const FITTED: [u64; 6] = [70, 71, 72, 73, 80, 81];

/// The seeds on which it is counted: nothing was fitted or chosen on them.
const COUNTED: [u64; 4] = [90, 91, 92, 93];

/// Events of a seed, and days over which they begin.
const EVENTS: u64 = 3000;
const DAYS: u32 = 20;

/// Trees of the rule.
const TREES: usize = 80;

/// Which wordings of the mill's, by name.
const WORDINGS: [(&str, Option<usize>); 2] = [("all", None), ("second", Some(1))];

/// The mill's articles with their times in seconds, and what is true of them.
struct News {
    articles: Vec<(Article, i64)>,
    truth: Events,
}

/// What the mill tells of a seed, in one half of its wordings where that is given.
fn news(seed: u64, half: Option<usize>) -> Result<News, Box<dyn Error>> {
    let mut setting = Setting::new(seed, EVENTS, DAYS)?;
    setting.half = half;
    let mut news = News { articles: Vec::new(), truth: Events::default() };
    let issued = run(
        &setting,
        usize::MAX,
        |issued| {
            let (article, event) = (issued.article, issued.event);
            let seconds = article.published.parse::<jiff::Timestamp>()?.as_second();
            news.truth.of_article.insert(article.id.clone(), event.number);
            news.truth.follows.extend(event.follows.map(|(earlier, _)| (event.number, earlier)));
            news.articles.push((article.clone(), seconds));
            Ok::<(), jiff::Error>(())
        },
        |_, _| Ok(()),
    );
    issued?;
    Ok(news)
}

fn arrival((article, seconds): &(Article, i64)) -> Arrival<'_> {
    Arrival {
        id: &article.id,
        headline: Some(&article.headline),
        text: &article.text,
        seconds: Some(*seconds),
    }
}

/// Writes `models/follow.tsv`: what the mill's follow-ups teach, with the pairs of one story of the shared stream as what
/// is none, for reports of one event that people wrote are less alike than the mill's.
pub(crate) fn fit(data: &Path) -> Result<(), Box<dyn Error>> {
    let mut rows = join::of_one_story(data)?;
    eprintln!("{} pairs of the stream", rows.len());
    for seed in FITTED {
        rows.extend(observe(&news(seed, Some(0))?));
    }
    eprintln!("{} pairs, {} of them follow-ups", rows.len(), rows.iter().filter(|row| row.yes).count());
    let rule = FollowRule::new(boost::fit(&rows, &FOLLOW_SENSES, TREES));
    fs::write(models().join("follow.tsv"), rule.to_table())?;
    Ok(())
}

/// What is measured between articles, and whether the two tell different events that belong together.
fn observe(news: &News) -> Vec<Row<FOLLOW_MEASURES>> {
    let words = knowledge::words();
    let settings = GroupSettings { follow: FollowRule::default(), ..GroupSettings::default() };
    let mut grouper = Grouper::new(&words, &settings);
    let mut rows = Vec::new();
    let event = |article: &Article| news.truth.of_article[&article.id];
    let root = |event: u64| news.truth.follows.get(&event).copied().unwrap_or(event);
    for told in &news.articles {
        let weighed = grouper.weigh(&arrival(told));
        let later = event(&told.0);
        rows.extend(weighed.pairs.iter().filter_map(|pair| {
            let earlier = event(&news.articles[pair.earlier].0);
            Some(Row { values: pair.follow?.0, yes: later != earlier && root(later) == root(earlier) })
        }));
        grouper.settle(weighed);
    }
    rows
}

/// Prints where the links lead that the program makes on seeds and wordings that nothing was fitted on.
pub(crate) fn print_counts() -> Result<(), Box<dyn Error>> {
    for (wordings, half) in WORDINGS {
        let mut all = Counts::default();
        for seed in COUNTED {
            let counts = counts(&news(seed, half)?);
            println!("{wordings} wordings, seed {seed}: {}", told(&counts));
            all = all.and(counts);
        }
        println!("{wordings} wordings: {}", told(&all));
        println!("precision {:.3}", all.right as f64 / all.links().max(1) as f64);
    }
    Ok(())
}

/// What the program makes of the news.
fn counts(news: &News) -> Counts {
    let (words, settings) = (knowledge::words(), GroupSettings::default());
    let mut grouper = Grouper::new(&words, &settings);
    for told in &news.articles {
        grouper.add(&arrival(told));
    }
    let stories = grouper.finish().into_iter().map(|group| Linked {
        id: group.id.0,
        articles: group.articles,
        follows: group.follows.map(|id| id.0),
    });
    count(&stories.collect::<Vec<_>>(), &news.truth)
}

fn told(counts: &Counts) -> String {
    let Counts { right, own, kin, unrelated, follow_ups, merged, linked } = counts;
    format!(
        "{} links: {right} right, {own} to the same event, {kin} to another that came of it, {unrelated} unrelated; \
         {follow_ups} follow-ups: {merged} merged, {linked} linked",
        counts.links()
    )
}
