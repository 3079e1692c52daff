//! A folder of its own for each test, and invented pages and articles to put there.

use headwater_model::{
    Article, ArticleId, Citation, Claim, ClaimId, Count, Form, GivenArticle, Manner, Moment, OutletEvidence,
    OutletRef, Page, PageBody, Recap, RecapSentence, Source, SourceKind, Span, Standing, Statement, Story,
    StoryFile, StoryId, Terms,
};
use headwater_store::{ReadPage, Reception, Store, StoryEntry};
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is gone when the test ends.
pub(crate) struct Shelf(PathBuf);

impl Shelf {
    pub(crate) fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("headwater-store-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn open(&self) -> Store {
        Store::open(&self.0).unwrap()
    }
}

impl Deref for Shelf {
    type Target = PathBuf;

    fn deref(&self) -> &PathBuf {
        &self.0
    }
}

impl Drop for Shelf {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn html(id: &str, url: Option<&str>, body: &str) -> (Page, Reception) {
    let body = PageBody::Html(body.as_bytes().to_vec());
    let page = Page { id: id.to_owned(), url: url.map(str::to_owned), charset: None, fetched: None, body };
    (page, Reception { origin: id.to_owned(), ..Reception::default() })
}

pub(crate) fn given(id: &str, origin: &str, text: &str) -> (Page, Reception) {
    let body = PageBody::Given(Box::new(GivenArticle { text: text.to_owned(), ..GivenArticle::default() }));
    let page = Page { id: id.to_owned(), url: None, charset: None, fetched: None, body };
    (page, Reception { origin: origin.to_owned(), ..Reception::default() })
}

pub(crate) fn article(id: &str, outlet: &str, published: &str, text: &str) -> Article {
    Article {
        outlet: Some(OutletRef { id: None, name: outlet.to_owned(), evidence: OutletEvidence::Given }),
        headline: Some(format!("{outlet}: the Tarn bridge")),
        published: Some(published.parse::<Moment>().unwrap()),
        language: Some("en".to_owned()),
        text: text.to_owned(),
        ..Article::empty(id)
    }
}

/// The sentences of a text of which each ends in a full stop.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    let mut start = 0;
    let ends = text.match_indices('.').map(|(at, _)| at + 1);
    ends.map(|end| {
        let span = Span::new(start + text[start..].len() - text[start..].trim_start().len(), end);
        start = end;
        span
    })
    .collect()
}

/// Keeps a page for an article and saves the article as read in it.
pub(crate) fn put(store: &mut Store, article: &Article) {
    let page = given(&article.id.0, "wire.jsonl", &article.text);
    let kept = store.keep_pages(&[page]).unwrap();
    let outcome = Ok((article.clone(), sentences(&article.text), Vec::new()));
    store.save_read(&[ReadPage { page: kept[0].number, made_by: 1, outcome }]).unwrap();
}

pub(crate) fn entry(id: &str, articles: &[&str], merged: &[&str]) -> StoryEntry {
    StoryEntry {
        id: StoryId(id.to_owned()),
        articles: articles.iter().map(|id| ArticleId((*id).to_owned())).collect(),
        merged: merged.iter().map(|id| StoryId((*id).to_owned())).collect(),
        follows: None,
    }
}

/// A story of one statement by `speaker`, which is its claim and its recap too.
pub(crate) fn worked_out(store: &Store, story: &str, speaker: &str) -> StoryFile {
    let stored = store.story(story).unwrap().unwrap();
    let first = &stored.articles[0];
    let span = sentences(&first.text)[0];
    let citation =
        Citation { article: first.id.clone(), span, paragraph: 1, quote: span.of(&first.text).to_owned() };
    let count = Count { at_least: 1, at_most: 1 };
    StoryFile {
        story: Story {
            id: stored.entry.id.clone(),
            articles: stored.entry.articles.clone(),
            copies: Vec::new(),
            first: first.published,
            last: first.published,
            merged: stored.entry.merged.clone(),
            follows: None,
            made_by: 1,
        },
        statements: vec![Statement {
            article: first.id.clone(),
            pieces: vec![span],
            form: Form::Indirect,
            manner: Manner::Said,
            cue: None,
            source_words: None,
            source: Some(Source {
                name: speaker.to_owned(),
                kind: SourceKind::Person,
                role: None,
                terms: Terms::OnRecord,
                how_many: None,
            }),
            addressee: None,
            venue: None,
            attitude: headwater_model::Attitude::Said,
            tense: None,
            via: None,
            inner: Vec::new(),
            made_by: 1,
        }],
        credits: Vec::new(),
        sayings: Vec::new(),
        claims: vec![Claim {
            id: ClaimId("c1".to_owned()),
            line: citation.clone(),
            reports: Vec::new(),
            perhaps: Vec::new(),
            left_out_by: Vec::new(),
            origins: Vec::new(),
            independent: count,
            standing: Standing::SingleOrigin,
            differences: Vec::new(),
            denied_by: Vec::new(),
            retracted: Vec::new(),
            corrected: Vec::new(),
            first_seen: None,
            made_by: 1,
        }],
        recap: Recap {
            story: stored.entry.id,
            title: "The Tarn bridge".to_owned(),
            reports: stored.articles.len(),
            outlets: 1,
            origins: count,
            first: None,
            last: None,
            sentences: vec![RecapSentence::new(citation.quote.clone(), vec![citation]).unwrap()],
            made_by: 1,
        },
        articles: stored.articles,
    }
}
