//! Which articles tell one event, and each story worked out. Derived.

use crate::packed::{hash, pack_noun, unpack_noun};
use crate::{Store, StoreError, search};
use headwater_model::{Article, ArticleId, StoryFile, StoryId};
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// A story by its articles, as grouping tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryEntry {
    /// Its name.
    pub id: StoryId,
    /// Its articles, in order.
    pub articles: Vec<ArticleId>,
    /// Names that are no longer used and lead here, in the order in which they went.
    pub merged: Vec<StoryId>,
    /// The earlier story that it follows.
    pub follows: Option<StoryId>,
}

/// A story with its articles, to be worked out.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredStory {
    /// The story by its articles.
    pub entry: StoryEntry,
    /// The articles as they are now, in its order.
    pub articles: Vec<Article>,
}

impl Store {
    /// Puts the stories in the place of those that are stored; `made_by` names the versions of the stages that work
    /// stories out. The files of stories that are as they were stay; the others wait to be worked out.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn set_stories(&mut self, stories: &[StoryEntry], made_by: &str) -> Result<(), StoreError> {
        let transaction = self.database.transaction()?;
        let contents = contents(&transaction)?;
        let mut stored = keys(&transaction)?;
        let mut changed: Vec<(&StoryEntry, [u8; 32])> = Vec::new();
        for story in stories {
            let key = key(story, &contents, made_by);
            if stored.remove(&story.id.0).is_none_or(|old| old != key) {
                changed.push((story, key));
            }
        }
        for story in stored.keys() {
            remember_name(&transaction, story)?;
            search::leave_story(&transaction, story)?;
            transaction.prepare_cached("DELETE FROM stories WHERE id = ?1")?.execute([story])?;
        }
        // Names first leave all stories that changed: one may have gone from one to another.
        for (story, _) in &changed {
            for sql in ["DELETE FROM story_names WHERE story = ?1", "DELETE FROM members WHERE story = ?1"] {
                transaction.prepare_cached(sql)?.execute([&story.id.0])?;
            }
        }
        for (story, key) in changed {
            write(&transaction, story, &key)?;
        }
        Ok(transaction.commit()?)
    }

    /// The names of up to `most` stories after the name `after` that wait to be worked out, in order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn waiting_stories(&self, after: &str, most: usize) -> Result<Vec<StoryId>, StoreError> {
        let sql = "SELECT s.id FROM stories s LEFT JOIN story_files f ON f.story = s.id \
                   WHERE s.id > ?1 AND f.key IS NOT s.key ORDER BY s.id LIMIT ?2";
        self.names(sql, after, most)
    }

    /// The names of up to `most` stories after the name `after`, in order.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn stories_after(&self, after: &str, most: usize) -> Result<Vec<StoryId>, StoreError> {
        self.names("SELECT id FROM stories WHERE id > ?1 ORDER BY id LIMIT ?2", after, most)
    }

    fn names(&self, sql: &str, after: &str, most: usize) -> Result<Vec<StoryId>, StoreError> {
        let mut statement = self.database.prepare_cached(sql)?;
        let names = statement.query_map(params![after, most as i64], |row| row.get(0).map(StoryId))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// The story that is called so, now or before it was merged, with its articles.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn story(&self, name: &str) -> Result<Option<StoredStory>, StoreError> {
        let Some((id, follows)) = led_on(&self.database, name)? else { return Ok(None) };
        let words = |sql: &str| -> Result<Vec<String>, StoreError> {
            let mut statement = self.database.prepare_cached(sql)?;
            let words = statement.query_map([&id], |row| row.get(0))?;
            Ok(words.collect::<Result<_, _>>()?)
        };
        let members = words("SELECT article FROM members WHERE story = ?1 ORDER BY place")?;
        let merged = words("SELECT name FROM story_names WHERE story = ?1 ORDER BY place")?;
        let mut articles = Vec::with_capacity(members.len());
        for member in &members {
            articles.extend(self.article(member)?);
        }
        let entry = StoryEntry {
            id: StoryId(id),
            articles: members.into_iter().map(ArticleId).collect(),
            merged: merged.into_iter().map(StoryId).collect(),
            follows: follows.map(StoryId),
        };
        Ok(Some(StoredStory { entry, articles }))
    }

    /// Saves stories that were worked out, all or none.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn save_story_files(&mut self, files: Vec<StoryFile>) -> Result<(), StoreError> {
        let transaction = self.database.transaction()?;
        let forgotten = search::forgotten(&transaction)?;
        for mut file in files {
            search::leave_story(&transaction, &file.story.id.0)?;
            search::enter_story(&transaction, &file, &forgotten)?;
            file.articles = Vec::new();
            let sql = "INSERT OR REPLACE INTO story_files (story, key, packed) \
                       SELECT id, key, ?2 FROM stories WHERE id = ?1";
            transaction.prepare_cached(sql)?.execute(params![file.story.id.0, pack_noun(&file)])?;
        }
        Ok(transaction.commit()?)
    }

    /// The story that is called so, now or before it was merged, worked out; `None` where there is none or it waits.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn story_file(&self, name: &str) -> Result<Option<StoryFile>, StoreError> {
        let Some(story) = self.story(name)? else { return Ok(None) };
        let sql = "SELECT f.packed FROM story_files f JOIN stories s ON s.id = f.story AND s.key = f.key \
                   WHERE f.story = ?1";
        let mut statement = self.database.prepare_cached(sql)?;
        let packed: Option<Vec<u8>> =
            statement.query_row([&story.entry.id.0], |row| row.get(0)).optional()?;
        let file = packed.map(|packed| unpack_noun::<StoryFile>("a story", &packed)).transpose()?;
        Ok(file.map(|file| StoryFile { articles: story.articles, ..file }))
    }
}

/// The story that a name leads to, and what that follows.
fn led_on(database: &Connection, name: &str) -> Result<Option<(String, Option<String>)>, StoreError> {
    let sql = "SELECT id, follows FROM stories WHERE id = ?1 \
               UNION ALL SELECT s.id, s.follows FROM story_names n JOIN stories s ON s.id = n.story \
               WHERE n.name = ?1 \
               UNION ALL SELECT s.id, s.follows FROM old_names o JOIN members m ON m.article = o.article \
               JOIN stories s ON s.id = m.story WHERE o.name = ?1 LIMIT 1";
    let mut statement = database.prepare_cached(sql)?;
    Ok(statement.query_row([name], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Remembers the names that lead to a story, by its first article.
fn remember_name(database: &Connection, story: &str) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO old_names (name, article) \
               SELECT ?1, article FROM members WHERE story = ?1 AND place = 0 \
               UNION ALL SELECT n.name, m.article FROM story_names n JOIN members m ON m.story = n.story \
               WHERE n.story = ?1 AND m.place = 0";
    database.prepare_cached(sql)?.execute([story])?;
    Ok(())
}

/// Takes all stories out; their names are remembered.
pub(crate) fn drop_all(database: &Connection) -> Result<(), StoreError> {
    for story in keys(database)?.keys() {
        remember_name(database, story)?;
    }
    database.execute("DELETE FROM stories", [])?;
    Ok(())
}

/// By the id of each article what tells its current version from others.
fn contents(database: &Connection) -> Result<HashMap<String, Vec<u8>>, StoreError> {
    let sql = "SELECT a.id, p.key FROM articles a JOIN pages p ON p.number = a.page WHERE a.is_current";
    let mut statement = database.prepare_cached(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The keys of the stories that are stored.
fn keys(database: &Connection) -> Result<HashMap<String, Vec<u8>>, StoreError> {
    let mut statement = database.prepare_cached("SELECT id, key FROM stories")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What tells a story from what it was before.
fn key(story: &StoryEntry, contents: &HashMap<String, Vec<u8>>, made_by: &str) -> [u8; 32] {
    let names = |names: &[StoryId]| names.iter().map(|name| name.0.as_str()).collect::<Vec<_>>().join("\n");
    let (merged, follows) = (names(&story.merged), names(story.follows.as_slice()));
    let head = [made_by.as_bytes(), story.id.0.as_bytes(), merged.as_bytes(), follows.as_bytes()];
    let articles = story.articles.iter().flat_map(|id| {
        let content = contents.get(&id.0).map_or(&[][..], Vec::as_slice);
        [id.0.as_bytes(), content]
    });
    hash(head.into_iter().chain(articles))
}

/// Writes a story whose names and members are not there.
fn write(database: &Connection, story: &StoryEntry, key: &[u8; 32]) -> Result<(), StoreError> {
    let sql = "INSERT INTO stories (id, follows, key) VALUES (?1, ?2, ?3) \
               ON CONFLICT (id) DO UPDATE SET follows = excluded.follows, key = excluded.key";
    let follows = story.follows.as_ref().map(|name| &name.0);
    database.prepare_cached(sql)?.execute(params![story.id.0, follows, &key[..]])?;
    for (place, article) in story.articles.iter().enumerate() {
        let sql = "INSERT INTO members (story, place, article) VALUES (?1, ?2, ?3)";
        database.prepare_cached(sql)?.execute(params![story.id.0, place as i64, article.0])?;
    }
    for (place, name) in story.merged.iter().enumerate() {
        let sql = "INSERT OR REPLACE INTO story_names (name, story, place) VALUES (?1, ?2, ?3)";
        database.prepare_cached(sql)?.execute(params![name.0, story.id.0, place as i64])?;
    }
    Ok(())
}
