//! What pages say: every version of an article that differs, and what changed. Derived.

use crate::changes::{SentenceChange, changes};
use crate::packed::{pack_noun, unpack_noun};
use crate::{Store, StoreError, search, stories};
use headwater_model::{Article, Notice, NoticeKind, Span};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// What became of reading a page.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadPage {
    /// The number of the page.
    pub page: i64,
    /// The version of the stage that read it.
    pub made_by: u32,
    /// What the page says, its sentences in order, and the notices in it; or why there is no article.
    pub outcome: Result<(Article, Vec<Span>, Vec<Notice>), String>,
}

/// One version of an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArticleVersion {
    /// Which, from 1.
    pub version: u32,
    /// The number of the page it was read in.
    pub page: i64,
    /// Whether it is the last.
    pub is_current: bool,
    /// What is new since the version before; `None` for the first.
    pub changes: Option<Vec<SentenceChange>>,
    /// Corrections and retractions that the article's own outlet announces in it and did not in the version before.
    pub announced: Vec<NoticeKind>,
    /// What the page says.
    pub article: Article,
}

/// As it is packed.
#[derive(Serialize, Deserialize)]
struct Packed {
    article: Article,
    sentences: Vec<Span>,
    notices: Vec<Notice>,
}

/// What is new in a version, as it is stored.
#[derive(Serialize, Deserialize)]
struct News {
    changes: Vec<SentenceChange>,
    announced: Vec<NoticeKind>,
}

impl Store {
    /// Saves what became of reading pages, all or none; `read` stands in the order of the pages' numbers.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn save_read(&mut self, read: &[ReadPage]) -> Result<(), StoreError> {
        let transaction = self.database.transaction()?;
        let forgotten = search::forgotten(&transaction)?;
        for one in read {
            let failure = match &one.outcome {
                Ok((article, sentences, notices)) => {
                    save(&transaction, one, article, sentences, notices, &forgotten)?;
                    None
                }
                Err(why) => Some(why),
            };
            let sql = "UPDATE pages SET read_by = ?2, failure = ?3 WHERE number = ?1";
            transaction.prepare_cached(sql)?.execute(params![one.page, one.made_by, failure])?;
        }
        Ok(transaction.commit()?)
    }

    /// The article of that id, as it is now.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn article(&self, id: &str) -> Result<Option<Article>, StoreError> {
        let current = current(&self.database, id)?;
        Ok(current.map(|(_, _, packed)| packed.article))
    }

    /// Every version of the article of that id, from the first.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn versions(&self, id: &str) -> Result<Vec<ArticleVersion>, StoreError> {
        let sql =
            "SELECT version, page, is_current, changes, packed FROM articles WHERE id = ?1 ORDER BY version";
        let mut statement = self.database.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        let mut versions = Vec::new();
        while let Some(row) = rows.next()? {
            versions.push(version(row)?);
        }
        Ok(versions)
    }

    /// Hands every article as it is now to `take`, in order of time and then of id, the undated last.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn each_article(&self, mut take: impl FnMut(Article)) -> Result<(), StoreError> {
        let sql = "SELECT published, packed FROM articles WHERE is_current ORDER BY published IS NULL, published, id";
        let mut statement = self.database.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        // Those of one second: a day stands before its midnight, which seconds do not tell.
        let mut same: (Option<i64>, Vec<Article>) = (None, Vec::new());
        while let Some(row) = rows.next()? {
            let published: Option<i64> = row.get(0)?;
            if published != same.0 {
                in_order(&mut same.1).for_each(&mut take);
                same.0 = published;
            }
            same.1.push(unpacked(row, 1)?.article);
        }
        in_order(&mut same.1).for_each(take);
        Ok(())
    }

    /// Lets everything that is derived go, so that all pages wait to be read again.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn drop_derived(&mut self) -> Result<(), StoreError> {
        let transaction = self.database.transaction()?;
        stories::drop_all(&transaction)?;
        for sql in [
            "DELETE FROM line_words",
            "DELETE FROM article_words",
            "DELETE FROM articles",
            "UPDATE pages SET read_by = NULL, failure = NULL",
        ] {
            transaction.execute(sql, [])?;
        }
        Ok(transaction.commit()?)
    }
}

/// Articles of one second, in order.
fn in_order(same: &mut Vec<Article>) -> impl Iterator<Item = Article> + '_ {
    same.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
    same.drain(..)
}

/// Saves an article, where it says something else than the version before.
fn save(
    database: &Connection,
    read: &ReadPage,
    article: &Article,
    sentences: &[Span],
    notices: &[Notice],
    forgotten: &[String],
) -> Result<(), StoreError> {
    let before = current(database, &article.id.0)?;
    let says = |a: &Article| (a.headline.clone(), a.dek.clone(), a.text.clone());
    if before.as_ref().is_some_and(|(_, _, before)| says(&before.article) == says(article)) {
        return Ok(());
    }
    let news = before.as_ref().map(|(_, _, before)| news(before, article, sentences, notices));
    let number = 1 + before.as_ref().map_or(0, |(_, version, _)| *version);
    if let Some((before, _, _)) = before {
        database.prepare_cached("UPDATE articles SET is_current = 0 WHERE number = ?1")?.execute([before])?;
        search::leave_article(database, before)?;
    }
    let packed =
        Packed { article: article.clone(), sentences: sentences.to_vec(), notices: notices.to_vec() };
    let sql = "INSERT INTO articles \
               (id, version, page, is_current, outlet, language, published, made_by, changes, packed) \
               VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?9)";
    database.prepare_cached(sql)?.execute(params![
        article.id.0,
        number,
        read.page,
        article.outlet.as_ref().map(|outlet| &outlet.name),
        article.language,
        article.published.map(|moment| moment.seconds()),
        read.made_by,
        news.map(|news| serde_json::to_string(&news).expect("changes are words")),
        pack_noun(&packed)
    ])?;
    search::enter_article(database, database.last_insert_rowid(), article, forgotten)
}

/// What is new in a version.
fn news(before: &Packed, article: &Article, sentences: &[Span], notices: &[Notice]) -> News {
    let of = |text, spans: &[Span]| -> Vec<String> {
        spans.iter().map(|s: &Span| s.of(text).to_owned()).collect()
    };
    let (old, new) = (of(&before.article.text, &before.sentences), of(&article.text, sentences));
    let changes = changes(&refs(&old), &refs(&new));
    let stood = |notice: &Notice| {
        before.notices.iter().any(|old| old.span.of(&before.article.text) == notice.span.of(&article.text))
    };
    let mut announced: Vec<NoticeKind> =
        notices.iter().filter(|n| n.is_own && !stood(n)).map(|n| n.kind).collect();
    announced.sort_unstable();
    announced.dedup();
    News { changes, announced }
}

fn refs(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// The current version of an article: its row, its version and itself.
fn current(database: &Connection, id: &str) -> Result<Option<(i64, u32, Packed)>, StoreError> {
    let sql = "SELECT number, version, packed FROM articles WHERE id = ?1 AND is_current";
    let mut statement = database.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    rows.next()?.map(|row| Ok((row.get(0)?, row.get(1)?, unpacked(row, 2)?))).transpose()
}

/// The article that is packed in a column.
fn unpacked(row: &Row<'_>, column: usize) -> Result<Packed, StoreError> {
    let packed: Vec<u8> = row.get(column)?;
    unpack_noun("an article", &packed)
}

/// The version of a row.
fn version(row: &Row<'_>) -> Result<ArticleVersion, StoreError> {
    let news: Option<String> = row.get(3)?;
    let news: Option<News> = news
        .map(|json| serde_json::from_str(&json))
        .transpose()
        .map_err(|e| StoreError::Damaged { what: "a change", why: e.to_string() })?;
    let (changes, announced) = news.map_or((None, Vec::new()), |n| (Some(n.changes), n.announced));
    let Packed { article, .. } = unpacked(row, 4)?;
    Ok(ArticleVersion {
        version: row.get(0)?,
        page: row.get(1)?,
        is_current: row.get(2)?,
        changes,
        announced,
        article,
    })
}

/// The number of an article's current row.
pub(crate) fn number_of(database: &Connection, id: &str) -> Result<Option<i64>, StoreError> {
    let mut statement =
        database.prepare_cached("SELECT number FROM articles WHERE id = ?1 AND is_current")?;
    Ok(statement.query_row([id], |row| row.get(0)).optional()?)
}
