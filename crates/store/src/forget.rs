//! What is to go? Old pages, an outlet's, or a person's name in what is searched.

use crate::{Store, StoreError, search};
use rusqlite::{Transaction, params};
use serde::Serialize;

/// What is to be forgotten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forget {
    /// Articles published before then (seconds since 1970), with their pages; of an undated one the time at which its
    /// page was received counts, where that is known.
    Before(i64),
    /// The articles of the outlet of that name, in any case, with their pages.
    Outlet(String),
    /// The name of a person, as whole words in any case: what the person said is no longer found, nor the name in
    /// articles and claims. Pages and stories stay; the name stays forgotten when everything is made again.
    Person(String),
}

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Forgotten {
    /// Pages that are gone.
    pub pages: u64,
    /// Articles that are gone, or whose entries in the index changed.
    pub articles: u64,
}

const BY_TIME: &str = "\
    CREATE TEMP TABLE going AS SELECT DISTINCT a.id FROM articles a JOIN pages p ON p.number = a.page \
    WHERE a.is_current AND coalesce(a.published, p.received) < ?1";
const BY_OUTLET: &str = "\
    CREATE TEMP TABLE going AS SELECT DISTINCT id FROM articles WHERE is_current AND lower(outlet) = lower(?1)";

impl Store {
    /// Forgets; stories that lose an article wait to be grouped and worked out again.
    ///
    /// # Errors
    /// Where the store cannot be written; then nothing is forgotten.
    pub fn forget(&mut self, what: &Forget) -> Result<Forgotten, StoreError> {
        let transaction = self.database.transaction()?;
        let gone = match what {
            Forget::Before(seconds) => {
                transaction.execute(BY_TIME, params![seconds])?;
                delete(&transaction)?
            }
            Forget::Outlet(name) => {
                transaction.execute(BY_OUTLET, params![name])?;
                delete(&transaction)?
            }
            Forget::Person(name) => {
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
                transaction.execute("INSERT OR IGNORE INTO forgotten_people (name) VALUES (?1)", [name])?;
                Forgotten::default()
            }
        };
        transaction.commit()?;
        let gone = if let Forget::Person(_) = what {
            Forgotten { articles: self.index_again()?, ..gone }
        } else {
            gone
        };
        // What was forgotten shall stand neither in old parts of the index nor in the log.
        self.database.execute("INSERT INTO article_words (article_words) VALUES ('optimize')", [])?;
        self.database.execute("INSERT INTO line_words (line_words) VALUES ('optimize')", [])?;
        self.database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(gone)
    }

    /// Enters articles and stories again where a forgotten name stands; returns how many articles changed. It may be
    /// done again at any time, so an interruption does no harm.
    fn index_again(&mut self) -> Result<u64, StoreError> {
        let forgotten = search::forgotten(&self.database)?;
        let mut changed = Vec::new();
        self.each_article(|article| {
            let has_name = |text: &str| search::without(text, &forgotten) != text;
            let texts = [article.headline.as_deref(), article.dek.as_deref(), Some(&article.text)];
            if texts.into_iter().flatten().any(has_name) {
                changed.push(article.id);
            }
        })?;
        for some in changed.chunks(256) {
            let mut files = Vec::new();
            let mut articles = Vec::new();
            for id in some {
                articles.extend(self.article(&id.0)?);
                let story: Option<String> = self.story_of(&id.0)?;
                files.extend(story.map(|story| self.story_file(&story)).transpose()?.flatten());
            }
            let transaction = self.database.transaction()?;
            for article in &articles {
                search::enter_again(&transaction, article, &forgotten)?;
            }
            for file in files {
                search::leave_story(&transaction, &file.story.id.0)?;
                search::enter_story(&transaction, &file, &forgotten)?;
            }
            transaction.commit()?;
        }
        Ok(changed.len() as u64)
    }
}

/// Deletes the articles of the table `going` and all pages under their ids.
fn delete(transaction: &Transaction<'_>) -> Result<Forgotten, StoreError> {
    let articles: i64 = transaction.query_row("SELECT count(*) FROM going", [], |row| row.get(0))?;
    for sql in [
        "DELETE FROM article_words WHERE rowid IN (SELECT a.number FROM articles a JOIN going USING (id))",
        "DELETE FROM line_words WHERE rowid IN (SELECT s.number FROM lines s JOIN members m ON m.story = s.story \
         JOIN going g ON g.id = m.article)",
        "DELETE FROM old_names WHERE article IN (SELECT id FROM going)",
        "DELETE FROM stories WHERE id IN (SELECT m.story FROM members m JOIN going g ON g.id = m.article)",
        // Deleted, not hidden: what was read in the pages goes with them.
        "DELETE FROM articles WHERE id IN (SELECT id FROM going)",
    ] {
        transaction.execute(sql, [])?;
    }
    let pages = transaction.execute("DELETE FROM pages WHERE id IN (SELECT id FROM going)", [])?;
    transaction.execute("DELETE FROM bodies WHERE number NOT IN (SELECT body FROM pages)", [])?;
    transaction.execute("DROP TABLE going", [])?;
    Ok(Forgotten { pages: pages as u64, articles: articles as u64 })
}
