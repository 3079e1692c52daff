//! How much is there, and is it whole?

use crate::{FILE_NAME, Store, StoreError, format};
use rusqlite::OptionalExtension;
use serde::Serialize;
use std::fs;

/// How much is in a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inventory {
    /// The format of the file.
    pub format: u32,
    /// Its length, with that of its log.
    pub file_bytes: u64,
    /// Pages.
    pub pages: u64,
    /// What their bodies are, unpacked.
    pub page_bytes: u64,
    /// Pages that wait to be read.
    pub waiting_pages: u64,
    /// Pages that gave no article.
    pub failed_pages: u64,
    /// Articles.
    pub articles: u64,
    /// Their versions, the last ones included.
    pub versions: u64,
    /// Articles that are in no story yet.
    pub articles_without_story: u64,
    /// Stories.
    pub stories: u64,
    /// Stories that wait to be worked out.
    pub waiting_stories: u64,
    /// When the first article was published: seconds since 1970.
    pub first: Option<i64>,
    /// When the last was.
    pub last: Option<i64>,
}

const COUNTS: [&str; 9] = [
    "SELECT count(*) FROM pages",
    "SELECT coalesce(sum(bytes), 0) FROM bodies",
    "SELECT count(*) FROM pages WHERE read_by IS NULL",
    "SELECT count(*) FROM pages WHERE failure IS NOT NULL",
    "SELECT count(*) FROM articles WHERE is_current",
    "SELECT count(*) FROM articles",
    "SELECT count(*) FROM articles a WHERE is_current AND NOT EXISTS (SELECT 1 FROM members m WHERE m.article = a.id)",
    "SELECT count(*) FROM stories",
    "SELECT count(*) FROM stories s LEFT JOIN story_files f ON f.story = s.id WHERE f.key IS NOT s.key",
];

impl Store {
    /// Counts what is there.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn inventory(&self) -> Result<Inventory, StoreError> {
        let mut counts = [0_u64; COUNTS.len()];
        for (count, sql) in counts.iter_mut().zip(COUNTS) {
            let found: i64 = self.database.query_row(sql, [], |row| row.get(0))?;
            *count = found as u64;
        }
        let [
            pages,
            page_bytes,
            waiting_pages,
            failed_pages,
            articles,
            versions,
            alone,
            stories,
            waiting_stories,
        ] = counts;
        let (first, last) = self.database.query_row(
            "SELECT min(published), max(published) FROM articles WHERE is_current",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let file = self.folder().join(FILE_NAME);
        let log = self.folder().join([FILE_NAME, "-wal"].concat());
        let bytes = |path| fs::metadata(path).map_or(0, |about| about.len());
        Ok(Inventory {
            format: format::of(&self.database, &file)?,
            file_bytes: bytes(file) + bytes(log),
            pages,
            page_bytes,
            waiting_pages,
            failed_pages,
            articles,
            versions,
            articles_without_story: alone,
            stories,
            waiting_stories,
            first,
            last,
        })
    }

    /// Looks for damage: of the file, of references between tables, of the index, and of every page. Returns what is
    /// wrong, in words; nothing where all is well. `step` is called with the number of pages that were looked at.
    ///
    /// # Errors
    /// Where the store cannot be read at all.
    pub fn check(&self, mut step: impl FnMut(usize)) -> Result<Vec<String>, StoreError> {
        let mut wrong = Vec::new();
        let mut statement = self.database.prepare("PRAGMA integrity_check")?;
        for line in statement.query_map([], |row| row.get::<_, String>(0))? {
            wrong.extend(Some(line?).filter(|line| line != "ok").map(|line| format!("the file: {line}")));
        }
        let mut statement = self.database.prepare("PRAGMA foreign_key_check")?;
        for table in statement.query_map([], |row| row.get::<_, String>(0))? {
            wrong.push(format!("the table {}: a row leads to one that is not there", table?));
        }
        let (mut after, most) = (0, 64);
        loop {
            // One by one where some cannot be read, so that each is named.
            let pages = match self.pages_after(after, most) {
                Ok(pages) => pages,
                Err(_) => match self.next_number(after)? {
                    Some(number) => {
                        if let Err(error) = self.pages_after(after, 1) {
                            wrong.push(format!("page {number}: {error}"));
                        }
                        after = number;
                        continue;
                    }
                    None => break,
                },
            };
            let Some(last) = pages.last() else { break };
            after = last.number;
            step(pages.len());
        }
        Ok(wrong)
    }

    /// The number of the page after `after`.
    fn next_number(&self, after: i64) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT number FROM pages WHERE number > ?1 ORDER BY number LIMIT 1";
        Ok(self.database.query_row(sql, [after], |row| row.get(0)).optional()?)
    }

    /// The story of an article.
    pub(crate) fn story_of(&self, article: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT story FROM members WHERE article = ?1 LIMIT 1";
        let mut statement = self.database.prepare_cached(sql)?;
        Ok(statement.query_row([article], |row| row.get(0)).optional()?)
    }
}
