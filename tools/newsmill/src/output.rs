//! Where does it all go? Articles in the form asked for, the truth beside them, line by line as they come.

use crate::article::{Article, story_id};
use crate::event::Setting;
use crate::feeds::Feeds;
use crate::folder::{EvalFolder, Lines};
use crate::html::{Page, page};
use crate::outlets;
use crate::run::{Issued, run};
use crate::truth::{article_line, statement_lines, story_line};
use crate::warc::Archive;
use serde_json::json;
use std::cell::RefCell;
use std::io;
use std::path::PathBuf;

/// What is written, and where.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder.
    pub out: PathBuf,
    /// The form of the articles.
    pub form: Form,
    /// Whether there are feeds.
    pub feeds: bool,
    /// Whether JSON lines are gzipped.
    pub gzip: bool,
    /// Whether all of the truth is written, or which article is of which story alone.
    pub whole_truth: bool,
    /// The most articles.
    pub most: usize,
}

/// The form of the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// One page a file.
    Html,
    /// Articles as JSON lines.
    Jsonl,
    /// Pages as JSON lines.
    Pages,
    /// Web archives.
    Warc,
    /// The layout of the evaluation data.
    Eval,
}

/// So many articles between two words about how far it is.
const BETWEEN: usize = 50_000;

struct Writer<'s> {
    setting: &'s Setting,
    options: &'s Options,
    articles: Option<Lines>,
    archive: Option<Archive>,
    feeds: Option<Feeds>,
    eval: Option<EvalFolder>,
    stories: Lines,
    truth: Option<WholeTruth>,
    count: usize,
    closed: usize,
}

/// What is true beside the stories.
struct WholeTruth {
    articles: Lines,
    statements: Lines,
    claims: Lines,
}

/// Writes a whole run; `progress` hears of it from time to time with the articles and the stories that are done.
///
/// # Errors
/// Where the folder or a file in it cannot be written.
pub fn write(setting: &Setting, options: &Options, progress: impl Fn(usize, usize)) -> io::Result<usize> {
    let writer = RefCell::new(Writer::open(setting, options)?);
    let issue = |issued: &Issued<'_, '_>| {
        let mut writer = writer.borrow_mut();
        writer.issue(issued)?;
        if writer.count % BETWEEN == 0 {
            progress(writer.count, writer.closed);
        }
        Ok(())
    };
    let count = run(setting, options.most, issue, |event, told| {
        let mut writer = writer.borrow_mut();
        writer.closed += 1;
        if writer.truth.is_none() && writer.eval.is_none() {
            return Ok(());
        }
        let line = story_line(setting, event, told);
        if let Some(eval) = &mut writer.eval {
            eval.close(event, &line)?;
        }
        writer.truth.as_mut().map_or(Ok(()), |truth| truth.claims.write(&line))
    })?;
    writer.into_inner().finish()?;
    Ok(count)
}

impl<'s> Writer<'s> {
    fn open(setting: &'s Setting, options: &'s Options) -> io::Result<Self> {
        let out = &options.out;
        std::fs::create_dir_all(out.join("truth"))?;
        std::fs::write(out.join("outlets.toml"), outlets::table(&setting.outlets))?;
        let lines = |name: &str| Lines::create(&out.join(name), options.gzip);
        let articles = match options.form {
            Form::Jsonl => Some(lines("articles.jsonl")?),
            Form::Pages => Some(lines("pages.jsonl")?),
            _ => None,
        };
        Ok(Self {
            articles,
            archive: (options.form == Form::Warc).then(|| Archive::create(out)).transpose()?,
            feeds: options.feeds.then(|| Feeds::new(setting.outlets.len())),
            eval: (options.form == Form::Eval).then(|| EvalFolder::create(out)).transpose()?,
            stories: lines("truth/stories.jsonl")?,
            truth: options
                .whole_truth
                .then(|| {
                    io::Result::Ok(WholeTruth {
                        articles: lines("truth/articles.jsonl")?,
                        statements: lines("truth/statements.jsonl")?,
                        claims: lines("truth/claims.jsonl")?,
                    })
                })
                .transpose()?,
            count: 0,
            closed: 0,
            setting,
            options,
        })
    }

    fn issue(&mut self, issued: &Issued<'_, '_>) -> io::Result<()> {
        let (setting, article) = (self.setting, issued.article);
        let has_pages = matches!(self.options.form, Form::Html | Form::Pages | Form::Warc | Form::Eval);
        let made = has_pages.then(|| page(setting, issued.event, article));
        match self.options.form {
            Form::Html => self.write_page(article, made.as_ref())?,
            Form::Jsonl => {
                let line = json!({"id": article.id, "outlet": setting.outlets[article.outlet].name,
                    "published": article.published, "url": article.url, "headline": article.headline,
                    "byline": [article.byline], "section": article.section, "text": article.text});
                self.articles.as_mut().map_or(Ok(()), |lines| lines.write(&line))?;
            }
            Form::Pages => {
                let html = made.as_ref().map(|page| &page.html);
                let line = json!({"id": article.id, "url": article.url, "html": html});
                self.articles.as_mut().map_or(Ok(()), |lines| lines.write(&line))?;
            }
            Form::Warc => {
                if let (Some(archive), Some(page)) = (&mut self.archive, &made) {
                    archive.add(setting, article, page)?;
                }
            }
            Form::Eval => {
                if let (Some(eval), Some(page)) = (&mut self.eval, &made) {
                    eval.add(setting, issued, page)?;
                }
            }
        }
        if let Some(feeds) = &mut self.feeds {
            feeds.add(article);
        }
        self.stories.write(&json!({"id": article.id, "cluster": story_id(issued.event.number)}))?;
        if let Some(truth) = &mut self.truth {
            let furniture = made.as_ref().map_or(&[][..], |page| &page.furniture);
            truth.articles.write(&article_line(setting, issued, furniture))?;
            for line in statement_lines(article) {
                truth.statements.write(&line)?;
            }
        }
        self.count += 1;
        Ok(())
    }

    /// A page as a file: pages/DAY/ID.html.
    fn write_page(&self, article: &Article, made: Option<&Page>) -> io::Result<()> {
        let Some(made) = made else { return Ok(()) };
        let folder = self.options.out.join("pages").join(&article.published[..10]);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("{}.html", article.id)), &made.html)
    }

    fn finish(mut self) -> io::Result<()> {
        if let Some(feeds) = &self.feeds {
            feeds.write(self.setting, &self.options.out)?;
        }
        if let Some(archive) = self.archive.take() {
            archive.finish()?;
        }
        if let Some(eval) = self.eval.take() {
            eval.finish()?;
        }
        if let Some(truth) = self.truth.take() {
            for lines in [truth.articles, truth.statements, truth.claims] {
                lines.finish()?;
            }
        }
        self.articles.take().map_or(Ok(()), Lines::finish)?;
        self.stories.finish()
    }
}
