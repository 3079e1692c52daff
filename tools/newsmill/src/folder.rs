//! How are runs laid out for the evaluation? The folder that `eval/run --data` and the shared scorers read; and files of
//! JSON lines.

use crate::event::{Event, Setting};
use crate::html::Page;
use crate::run::Issued;
use crate::truth::statement_lines;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// A file of JSON lines, gzipped or not.
#[derive(Debug)]
pub struct Lines {
    out: Out,
}

#[derive(Debug)]
enum Out {
    Plain(BufWriter<File>),
    Gzipped(Box<BufWriter<GzEncoder<File>>>),
}

impl Lines {
    /// Makes the file; `.gz` is added to the name of one that is gzipped.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn create(path: &Path, gzip: bool) -> io::Result<Self> {
        let out = if gzip {
            let path = PathBuf::from(format!("{}.gz", path.display()));
            let packed = GzEncoder::new(File::create(path)?, Compression::new(4));
            Out::Gzipped(Box::new(BufWriter::new(packed)))
        } else {
            Out::Plain(BufWriter::with_capacity(1 << 18, File::create(path)?))
        };
        Ok(Self { out })
    }

    /// Writes one line.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn write(&mut self, line: &Value) -> io::Result<()> {
        let out: &mut dyn Write = match &mut self.out {
            Out::Plain(out) => out,
            Out::Gzipped(out) => out,
        };
        serde_json::to_writer(&mut *out, line)?;
        out.write_all(b"\n")
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self.out {
            Out::Plain(mut out) => out.flush(),
            Out::Gzipped(out) => out.into_inner().map_err(io::IntoInnerError::into_error)?.finish().map(drop),
        }
    }
}

/// As many pages, articles with statements and stories with claims are written for the evaluation.
const MOST: usize = 500;
/// Stories with claims have at least so many articles.
const LEAST_ARTICLES: usize = 3;

/// The folder of evaluation data.
#[derive(Debug)]
pub struct EvalFolder {
    out: PathBuf,
    stream: Lines,
    gold: Lines,
    pages: Lines,
    truth: Map<String, Value>,
    documents: Lines,
    statements: Lines,
    speech: Lines,
    stories: HashMap<u64, Vec<Value>>,
    count: usize,
    traced: usize,
}

impl EvalFolder {
    /// Makes the folder's parts.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn create(out: &Path) -> io::Result<Self> {
        for part in ["stories", "extract", "quotes", "origins"] {
            std::fs::create_dir_all(out.join(part))?;
        }
        let lines = |name: &str| Lines::create(&out.join(name), true);
        Ok(Self {
            stream: lines("stories/stream.jsonl")?,
            gold: lines("stories/gold.jsonl")?,
            pages: lines("extract/articles-pages.jsonl")?,
            truth: Map::new(),
            documents: lines("quotes/dev-articles.jsonl")?,
            statements: lines("quotes/dev-gold.jsonl")?,
            speech: lines("quotes/dev-speech-gold.jsonl")?,
            stories: HashMap::new(),
            count: 0,
            traced: 0,
            out: out.to_owned(),
        })
    }

    /// Adds an article.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn add(&mut self, setting: &Setting, issued: &Issued<'_, '_>, page: &Page) -> io::Result<()> {
        let article = issued.article;
        let time_days = article.minute as f64 / 1440.0;
        self.stream.write(&json!({"id": article.id, "time_days": time_days, "text": article.text}))?;
        self.gold
            .write(&json!({"id": article.id, "cluster": crate::article::story_id(issued.event.number)}))?;
        if self.count < MOST {
            self.pages.write(&json!({"id": article.id, "url": article.url, "html": page.html}))?;
            let fields = json!({"articleBody": article.text.replace("\n\n", "\n"), "title": article.headline,
                "author": article.byline, "date": &article.published[..10]});
            self.truth.insert(article.id.clone(), fields);
            self.documents.write(&json!({"doc": article.id, "text": article.text}))?;
            for line in statement_lines(article) {
                self.statements.write(&line)?;
                self.speech.write(&line)?;
            }
        }
        self.count += 1;
        if self.traced < MOST && issued.reports.len() >= LEAST_ARTICLES && !issued.event.kind.rigid {
            let line = json!({"id": article.id, "outlet": setting.outlets[article.outlet].name,
                "published": article.published, "url": article.url, "headline": article.headline,
                "text": article.text});
            self.stories.entry(issued.event.number).or_default().push(line);
        }
        Ok(())
    }

    /// Writes a story with its claims, where it has enough of both.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn close(&mut self, event: &Event<'_>, line: &Value) -> io::Result<()> {
        let Some(articles) = self.stories.remove(&event.number) else { return Ok(()) };
        let has_claims = line["claims"].as_array().is_some_and(|claims| claims.len() > 1);
        if !has_claims || articles.len() < LEAST_ARTICLES || self.traced >= MOST {
            return Ok(());
        }
        self.traced += 1;
        let name = line["story"].as_str().unwrap_or_default();
        let folder = self.out.join("origins").join(name);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join("articles.json"), serde_json::to_vec(&articles)?)?;
        let gold = json!({"story": name, "credits": line["credits"], "claims": line["claims"]});
        std::fs::write(folder.join("gold.json"), serde_json::to_vec(&gold)?)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(self) -> io::Result<()> {
        let file = File::create(self.out.join("extract/articles-truth.json.gz"))?;
        let mut packed = GzEncoder::new(BufWriter::new(file), Compression::new(6));
        serde_json::to_writer(&mut packed, &self.truth)?;
        packed.finish()?.flush()?;
        for lines in [self.stream, self.gold, self.pages, self.documents, self.statements, self.speech] {
            lines.finish()?;
        }
        Ok(())
    }
}
