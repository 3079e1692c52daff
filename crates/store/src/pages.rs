//! Pages as they came: kept once, packed, never changed.

use crate::packed::{hash, pack, unpack};
use crate::{Store, StoreError};
use headwater_model::{Moment, Page, PageBody};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};

/// How a page came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reception {
    /// The file it came in, or the feed.
    pub origin: String,
    /// The address that answered, where it is not the one that was asked (`Page::url`).
    pub answered: Option<String>,
    /// When: seconds since 1970.
    pub received: Option<i64>,
    /// The status of HTTP.
    pub status: Option<u16>,
    /// The headers, in order: names and values.
    pub headers: Vec<(String, String)>,
}

/// What became of a page that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its number, in order of arrival.
    pub number: i64,
    /// What it is called: its id, or a longer one where another page has that id.
    pub id: String,
    /// Whether it was not there before.
    pub is_new: bool,
}

/// A page with its number and how it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredPage {
    /// Its number, in order of arrival.
    pub number: i64,
    /// The page, as it came.
    pub page: Page,
    /// How it came in.
    pub reception: Reception,
}

const COLUMNS: &str = "p.number, p.id, p.origin, p.asked, p.answered, p.received, p.status, p.headers, p.charset, \
                       b.kind, b.bytes, b.packed FROM pages p JOIN bodies b ON b.number = p.body";

impl Store {
    /// Keeps pages, all or none: when this returns they are on the disk. What is there already is not kept again: the
    /// same bytes from the same address, whatever they are called, and the same article under the same id.
    ///
    /// A page whose id is taken by one of another address or file gets a longer id; of the same address or file it is a
    /// newer version.
    ///
    /// # Errors
    /// Where the store cannot be written; then none of them is kept.
    pub fn keep_pages(&mut self, pages: &[(Page, Reception)]) -> Result<Vec<Kept>, StoreError> {
        let transaction = self.database.transaction()?;
        let kept: Result<Vec<Kept>, StoreError> =
            pages.iter().map(|(page, reception)| keep(&transaction, page, reception)).collect();
        let kept = kept?;
        transaction.commit()?;
        Ok(kept)
    }

    /// Up to `most` pages after number `after`, in order of arrival.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn pages_after(&self, after: i64, most: usize) -> Result<Vec<StoredPage>, StoreError> {
        self.some_pages(
            &["SELECT ", COLUMNS, " WHERE p.number > ?1 ORDER BY p.number LIMIT ?2"].concat(),
            after,
            most,
        )
    }

    /// Up to `most` pages after number `after` that wait to be read, in order of arrival.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn waiting_pages(&self, after: i64, most: usize) -> Result<Vec<StoredPage>, StoreError> {
        let condition = " WHERE p.read_by IS NULL AND p.number > ?1 ORDER BY p.number LIMIT ?2";
        self.some_pages(&["SELECT ", COLUMNS, condition].concat(), after, most)
    }

    fn some_pages(&self, sql: &str, after: i64, most: usize) -> Result<Vec<StoredPage>, StoreError> {
        let mut statement = self.database.prepare_cached(sql)?;
        let mut rows = statement.query(params![after, most as i64])?;
        let mut pages = Vec::new();
        while let Some(row) = rows.next()? {
            pages.push(stored_page(row)?);
        }
        Ok(pages)
    }
}

/// The name of the kind of a body, and its bytes.
fn kind_and_bytes(body: &PageBody) -> (&'static str, std::borrow::Cow<'_, [u8]>) {
    match body {
        PageBody::Html(bytes) => ("html", bytes.as_slice().into()),
        PageBody::PlainText(bytes) => ("text", bytes.as_slice().into()),
        PageBody::Given(given) => {
            ("given", serde_json::to_vec(given).expect("its fields are words and lists of words").into())
        }
    }
}

/// Keeps one page.
fn keep(database: &Connection, page: &Page, reception: &Reception) -> Result<Kept, StoreError> {
    let (kind, bytes) = kind_and_bytes(&page.body);
    let body_hash = hash([kind.as_bytes(), &bytes]);
    // An article that was given is another one under another id; a page is the same under any.
    let name = if kind == "given" { page.id.as_str() } else { "" };
    let url = page.url.as_deref().unwrap_or("");
    let charset = page.charset.as_deref().unwrap_or("");
    let key = hash([&body_hash[..], url.as_bytes(), charset.as_bytes(), name.as_bytes()]);
    let mut statement = database.prepare_cached("SELECT number, id FROM pages WHERE key = ?1")?;
    let known = statement
        .query_row([&key[..]], |row| Ok(Kept { number: row.get(0)?, id: row.get(1)?, is_new: false }));
    if let Some(kept) = known.optional()? {
        return Ok(kept);
    }
    let id = free_id(database, page, reception)?;
    let body = keep_body(database, &body_hash, kind, &bytes)?;
    let headers = serde_json::to_string(&reception.headers).expect("headers are words");
    let sql = "INSERT INTO pages (key, id, origin, asked, answered, received, status, headers, charset, body) \
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    database.prepare_cached(sql)?.execute(params![
        &key[..],
        id,
        reception.origin,
        page.url,
        reception.answered,
        reception.received,
        reception.status,
        headers,
        page.charset,
        body
    ])?;
    Ok(Kept { number: database.last_insert_rowid(), id, is_new: true })
}

/// The id under which a page is kept: its own, where it is free or of an earlier version of it.
fn free_id(database: &Connection, page: &Page, reception: &Reception) -> Result<String, StoreError> {
    let sql = "SELECT asked, origin FROM pages WHERE id = ?1 ORDER BY number LIMIT 1";
    let mut statement = database.prepare_cached(sql)?;
    let mut id = page.id.clone();
    for number in 1_u32.. {
        let holder: Option<(Option<String>, String)> =
            statement.query_row([&id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let is_free = holder.is_none_or(|(asked, origin)| match (&asked, &page.url) {
            (Some(asked), Some(url)) => asked == url,
            (None, None) => origin == reception.origin,
            _ => false,
        });
        if is_free {
            break;
        }
        let longer = format!("{}#{}", page.url.as_deref().unwrap_or(&reception.origin), page.id);
        id = if number == 1 { longer } else { format!("{longer}#{number}") };
    }
    Ok(id)
}

/// The number of a body, which is kept where it is not there yet.
fn keep_body(database: &Connection, hash: &[u8; 32], kind: &str, bytes: &[u8]) -> Result<i64, StoreError> {
    let mut statement = database.prepare_cached("SELECT number FROM bodies WHERE hash = ?1")?;
    if let Some(number) = statement.query_row([&hash[..]], |row| row.get(0)).optional()? {
        return Ok(number);
    }
    let sql = "INSERT INTO bodies (hash, kind, bytes, packed) VALUES (?1, ?2, ?3, ?4)";
    let mut statement = database.prepare_cached(sql)?;
    statement.execute(params![&hash[..], kind, bytes.len() as i64, pack(bytes)])?;
    Ok(database.last_insert_rowid())
}

/// The page of a row of `COLUMNS`.
fn stored_page(row: &Row<'_>) -> Result<StoredPage, StoreError> {
    let damaged = |why: String| StoreError::Damaged { what: "a page", why };
    let headers: String = row.get(7)?;
    let kind: String = row.get(9)?;
    let length: i64 = row.get(10)?;
    let bytes = unpack(
        "a page",
        row.get_ref(11)?.as_blob().map_err(|e| damaged(e.to_string()))?,
        Some(length as u64),
    )?;
    let body = match kind.as_str() {
        "html" => PageBody::Html(bytes),
        "text" => PageBody::PlainText(bytes),
        "given" => PageBody::Given(serde_json::from_slice(&bytes).map_err(|e| damaged(e.to_string()))?),
        _ => return Err(damaged(format!("a page of the unknown kind {kind:?}"))),
    };
    let received: Option<i64> = row.get(5)?;
    Ok(StoredPage {
        number: row.get(0)?,
        page: Page {
            id: row.get(1)?,
            url: row.get(3)?,
            charset: row.get(8)?,
            fetched: received.and_then(Moment::at),
            body,
        },
        reception: Reception {
            origin: row.get(2)?,
            answered: row.get(4)?,
            received,
            status: row.get(6)?,
            headers: serde_json::from_str(&headers).map_err(|e| damaged(e.to_string()))?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(id: usize) -> (Page, Reception) {
        // Bytes that no packer makes smaller.
        let bytes = (0_u64..).map(|n| hash([&(n + 9999 * id as u64).to_le_bytes()[..]])).take(600).flatten();
        let body = PageBody::Html(bytes.collect());
        (Page { id: id.to_string(), url: None, charset: None, fetched: None, body }, Reception::default())
    }

    #[test]
    fn on_a_full_disk_what_was_kept_stays_and_the_work_goes_on_when_there_is_room() {
        let folder = std::env::temp_dir().join(format!("headwater-full-{}", std::process::id()));
        let mut store = Store::open(&folder).unwrap();
        store.keep_pages(&[page(0), page(1)]).unwrap();
        let used: i64 = store.database.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        let room = |store: &Store, pages: i64| {
            store
                .database
                .query_row(&["PRAGMA max_page_count = ", &pages.to_string()].concat(), [], |_| Ok(()))
                .unwrap();
        };
        room(&store, used + 6);
        let error = store.keep_pages(&[page(2), page(3)]).unwrap_err();
        assert!(error.hint().starts_with("the disk is full"), "{error}");
        assert_eq!(store.pages_after(0, 9).unwrap().len(), 2, "all of a batch or none");
        assert_eq!(store.check(|_| {}).unwrap(), [""; 0]);
        room(&store, 1_000_000);
        assert!(store.keep_pages(&[page(2), page(3)]).unwrap().iter().all(|kept| kept.is_new));
        drop(store);
        assert_eq!(Store::open(&folder).unwrap().pages_after(0, 9).unwrap().len(), 4);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
