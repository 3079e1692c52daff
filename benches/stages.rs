//! How many items per second and core, and how much memory? Each stage alone, and the whole line from pages to recaps,
//! on one thread: `cargo bench -p headwater-benches --bench stages`.
//!
//! `invented` is news made by `newsroom.rs` and needs nothing; `real` is evaluation data in the folder that
//! HEADWATER_SHARED names (by default ../shared), and is left out where that is not there. `item/s` counts pages for
//! `extract` and `whole_line`, articles for `group` and `attribute`, and stories for `trace` and `recap`; `max alloc` is
//! the most heap that a run held beyond what it was given.

use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};
use headwater::knowledge::knowledge;
use headwater::pipeline::{Knowledge, read, tell};
use headwater_core::attribute::{Attribution, attribute as attribute_article};
use headwater_core::extract::extract as extract_page;
use headwater_core::group::group as group_articles;
use headwater_core::recap::recap as recap_story;
use headwater_core::trace::{Reading, trace as trace_story};
use headwater_eval::folder;
use headwater_model::{Article, Claim, GivenArticle, Page, PageBody, Story};
use std::path::PathBuf;
use std::sync::LazyLock;

#[global_allocator]
static HEAP: AllocProfiler = AllocProfiler::system();

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(knowledge);

/// So many invented events make about 1,000 pages; so many real pages and articles are read.
const EVENTS: u64 = 300;
const REAL_PAGES: usize = 200;
const REAL_ARTICLES: usize = 5000;

fn main() {
    let one_thread = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    one_thread.expect("one thread can be had").install(divan::main);
}

/// The folder of evaluation data, where there is one.
fn data() -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared"));
    let data = std::env::var_os("HEADWATER_SHARED").map_or_else(beside, PathBuf::from).join("data");
    data.is_dir().then_some(data)
}

fn sets() -> impl Iterator<Item = &'static str> {
    std::iter::once("invented").chain(data().map(|_| "real"))
}

/// What the field `key` of each of the first `most` lines of a file is given as.
fn real(file: &str, most: usize, id: &str, given: impl Fn(&serde_json::Value) -> PageBody) -> Vec<Page> {
    let path = data().expect("there is a real set only where there are data").join(file);
    let lines = folder::lines::<serde_json::Value>(&path).expect("the data are readable");
    let page = |line: serde_json::Value| Page {
        id: line[id].as_str().unwrap_or_default().to_owned(),
        url: line["url"].as_str().map(str::to_owned),
        charset: None,
        fetched: None,
        body: given(&line),
    };
    lines.take(most).map(|line| page(line.expect("a line of the data is of its form"))).collect()
}

fn text_of(line: &serde_json::Value) -> PageBody {
    let text = line["text"].as_str().unwrap_or_default().to_owned();
    PageBody::Given(Box::new(GivenArticle { text, ..GivenArticle::default() }))
}

fn html_of(line: &serde_json::Value) -> PageBody {
    PageBody::Html(line["html"].as_str().unwrap_or_default().as_bytes().to_vec())
}

fn pages(set: &str) -> Vec<Page> {
    match set {
        "real" => real("extract/articles-pages.jsonl.gz", REAL_PAGES, "id", html_of),
        _ => headwater_benches::pages(EVENTS),
    }
}

fn articles(set: &str, real_pages: impl Fn() -> Vec<Page>) -> Vec<Article> {
    let pages = if set == "real" { real_pages() } else { pages(set) };
    read(&pages, &KNOWLEDGE).into_iter().flatten().map(|extraction| extraction.article).collect()
}

fn stream() -> Vec<Page> {
    real("stories/stream.jsonl.gz", REAL_ARTICLES, "id", text_of)
}

/// A story with its articles and what was read in each.
struct Told {
    story: Story,
    articles: Vec<Article>,
    attributions: Vec<Attribution>,
    claims: Vec<Claim>,
}

impl Told {
    fn readings(&self) -> Vec<Reading<'_>> {
        let pairs = self.articles.iter().zip(&self.attributions);
        pairs
            .map(|(article, a)| Reading {
                article,
                statements: &a.statements,
                credits: &a.credits,
                marks: &a.marks,
                notices: &a.notices,
            })
            .collect()
    }
}

/// The stories of a set, worked out.
fn stories(set: &str) -> Vec<Told> {
    let told = tell(&articles(set, stream), &KNOWLEDGE).into_iter();
    told.map(|file| Told {
        attributions: file.articles.iter().map(|a| attribute_article(a, &KNOWLEDGE.outlets)).collect(),
        story: file.story,
        articles: file.articles,
        claims: file.claims,
    })
    .collect()
}

#[divan::bench(args = sets(), sample_count = 5, sample_size = 1)]
fn extract(bencher: Bencher, set: &str) {
    let pages = pages(set);
    let bencher = bencher.counter(ItemsCount::new(pages.len()));
    bencher
        .bench_local(|| pages.iter().filter(|page| extract_page(page, &KNOWLEDGE.outlets).is_ok()).count());
}

#[divan::bench(args = sets(), sample_count = 5, sample_size = 1)]
fn group(bencher: Bencher, set: &str) {
    let articles = articles(set, stream);
    let bencher = bencher.counter(ItemsCount::new(articles.len()));
    bencher.bench_local(|| group_articles(&articles, &KNOWLEDGE.words, &KNOWLEDGE.group));
}

#[divan::bench(args = sets(), sample_count = 5, sample_size = 1)]
fn attribute(bencher: Bencher, set: &str) {
    let articles = articles(set, || real("quotes/dev-articles.jsonl.gz", REAL_ARTICLES, "doc", text_of));
    let bencher = bencher.counter(ItemsCount::new(articles.len()));
    bencher.bench_local(|| {
        articles.iter().map(|a| attribute_article(a, &KNOWLEDGE.outlets).statements.len()).sum::<usize>()
    });
}

#[divan::bench(args = sets(), sample_count = 5, sample_size = 1)]
fn trace(bencher: Bencher, set: &str) {
    let stories = stories(set);
    let readings: Vec<_> = stories.iter().map(|told| (&told.story, told.readings())).collect();
    let bencher = bencher.counter(ItemsCount::new(stories.len()));
    bencher.bench_local(|| {
        let claims = |(story, readings): &(&Story, Vec<Reading<'_>>)| {
            trace_story(story, readings, &KNOWLEDGE.outlets, &KNOWLEDGE.words, &KNOWLEDGE.trace).len()
        };
        readings.iter().map(claims).sum::<usize>()
    });
}

#[divan::bench(args = sets(), sample_count = 5, sample_size = 1)]
fn recap(bencher: Bencher, set: &str) {
    let stories = stories(set);
    let bencher = bencher.counter(ItemsCount::new(stories.len()));
    bencher.bench_local(|| {
        let sentences = |told: &Told| {
            let articles: Vec<&Article> = told.articles.iter().collect();
            let recap = recap_story(&told.story, &articles, &told.claims, &KNOWLEDGE.words, &KNOWLEDGE.recap);
            recap.sentences.len()
        };
        stories.iter().map(sentences).sum::<usize>()
    });
}

#[divan::bench(args = sets(), sample_count = 3, sample_size = 1)]
fn whole_line(bencher: Bencher, set: &str) {
    let pages = pages(set);
    let bencher = bencher.counter(ItemsCount::new(pages.len()));
    bencher.bench_local(|| {
        let articles: Vec<Article> =
            read(&pages, &KNOWLEDGE).into_iter().flatten().map(|e| e.article).collect();
        tell(&articles, &KNOWLEDGE).len()
    });
}
