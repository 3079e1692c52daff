//! Which format has the file? Numbered changes of the tables, each made once and in one transaction.

use crate::StoreError;
use rusqlite::Connection;
use std::path::Path;

/// The changes of the format, in order: the first leads from an empty file to format 1. A change that was given out is
/// never altered; the next one gets the next number.
const CHANGES: &[&str] = &[include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql")];

/// The format that this program writes.
pub const FORMAT: u32 = CHANGES.len() as u32;

/// "HdWt": by this the file is known for a store.
const APPLICATION: i32 = 0x4864_5774;

/// The format of an open file; 0 for an empty one.
pub(crate) fn of(database: &Connection, file: &Path) -> Result<u32, StoreError> {
    let application: i32 = database.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let tables: i64 = database.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION && (application != 0 || tables > 0) {
        return Err(StoreError::Stranger { file: file.to_owned() });
    }
    let found: u32 = database.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > FORMAT {
        return Err(StoreError::Newer { found, known: FORMAT });
    }
    Ok(found)
}

/// Brings a file from its format to `format`.
pub(crate) fn bring_to(database: &mut Connection, file: &Path, format: u32) -> Result<(), StoreError> {
    let found = of(database, file)?;
    for (change, number) in CHANGES.iter().zip(1..=format).skip(found as usize) {
        let transaction = database.transaction()?;
        transaction.execute_batch(change)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}
