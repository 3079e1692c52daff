//! How large is a story's page, and how long does it take to make? `cargo bench -p headwater-benches --bench page`.
//!
//! The reports are those of one event of the mill (docs/NEWSMILL.md), worked out as one story; only the making of the page
//! is timed, in CPU time of one thread. A page of 100 reports that is larger or slower than it may be ends the run.

#![allow(clippy::print_stdout, reason = "a program prints figures")]

use headwater::knowledge::knowledge;
use headwater::pipeline::{Knowledge, read, work_out};
use headwater_eval::measure::cpu_time;
use headwater_model::{Article, GivenArticle, Page, PageBody, Story, StoryFile, StoryId};
use headwater_publish::html;
use newsmill::event::Setting;
use newsmill::run::run;
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::time::Duration;

/// What a page of 100 reports may be at most.
const MOST_BYTES: usize = 300_000;
const MOST_TIME: Duration = Duration::from_millis(100);

/// So many reports.
const REPORTS: [usize; 4] = [6, 25, 40, 100];

/// A page is made so often; the median counts.
const ROUNDS: usize = 15;

fn main() {
    let knowledge = knowledge();
    let stories = stories();
    println!("{:>8} {:>8} {:>8} {:>10} {:>10}", "reports", "claims", "bytes", "median ms", "slowest ms");
    for reports in REPORTS {
        for pages in &stories {
            measure(&told(&pages[..reports], &knowledge), &knowledge, reports);
        }
    }
}

/// Makes the page of a story and prints what it took.
fn measure(file: &StoryFile, knowledge: &Knowledge, reports: usize) {
    let mut times: Vec<Duration> = Vec::new();
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        let begun = cpu_time();
        let page = html::story(file, knowledge.outlets.all());
        times.push(cpu_time().saturating_sub(begun));
        bytes = page.len();
    }
    times.sort();
    let (median, slowest) = (times[ROUNDS / 2], times[ROUNDS - 1]);
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    let claims = file.claims.len();
    println!(
        "{reports:>8} {claims:>8} {bytes:>8} {:>10.1} {:>10.1}",
        milliseconds(median),
        milliseconds(slowest)
    );
    if reports == 100 {
        assert!(bytes <= MOST_BYTES, "a page of 100 reports has {bytes} bytes, over {MOST_BYTES}");
        assert!(median <= MOST_TIME, "a page of 100 reports takes {median:?}, over {MOST_TIME:?}");
    }
}

/// The reports of the mill's three largest events, each at least as many as are asked for.
fn stories() -> Vec<Vec<Page>> {
    let mut setting = Setting::new(1, 12, 14).expect("the mill's tables are of their form");
    (setting.largest, setting.crowding) = (140, 60.0);
    let mut of_events: BTreeMap<u64, Vec<Page>> = BTreeMap::new();
    let issued = run(
        &setting,
        usize::MAX,
        |issued| {
            let article = issued.article;
            let given = GivenArticle {
                outlet: Some(setting.outlets[article.outlet].name.clone()),
                published: Some(article.published.clone()),
                headline: Some(article.headline.clone()),
                byline: vec![article.byline.clone()],
                text: article.text.clone(),
                ..GivenArticle::default()
            };
            of_events.entry(issued.event.number).or_default().push(Page {
                id: article.id.clone(),
                url: Some(article.url.clone()),
                charset: None,
                fetched: None,
                body: PageBody::Given(Box::new(given)),
            });
            Ok::<(), Infallible>(())
        },
        |_, _| Ok(()),
    );
    assert!(issued.is_ok());
    let enough = of_events.into_values().filter(|pages| pages.len() >= REPORTS[REPORTS.len() - 1]);
    let stories: Vec<Vec<Page>> = enough.take(3).collect();
    assert!(!stories.is_empty(), "the mill has an event of enough reports");
    stories
}

/// One story of all of `pages`, worked out.
fn told(pages: &[Page], knowledge: &Knowledge) -> StoryFile {
    let mut articles: Vec<Article> =
        read(pages, knowledge).into_iter().flatten().map(|e| e.article).collect();
    articles.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
    let story = Story {
        id: StoryId("s1".to_owned()),
        articles: articles.iter().map(|a| a.id.clone()).collect(),
        copies: Vec::new(),
        first: articles.first().and_then(|a| a.published),
        last: articles.last().and_then(|a| a.published),
        merged: Vec::new(),
        follows: None,
        made_by: 0,
    };
    work_out(story, articles.iter().collect(), knowledge)
}
