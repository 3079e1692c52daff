//! Which files were taken in to the end? So that an import goes on where it stopped.

use crate::{Store, StoreError};
use rusqlite::{OptionalExtension, params};

/// A file as it was when it was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputMark {
    /// Its path, from the root.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// When it was last changed: nanoseconds since 1970.
    pub modified: i64,
}

impl Store {
    /// Whether the file was taken in to the end and is as it was then.
    ///
    /// # Errors
    /// Where the store cannot be read.
    pub fn has_input(&self, input: &InputMark) -> Result<bool, StoreError> {
        let sql = "SELECT 1 FROM inputs WHERE name = ?1 AND bytes = ?2 AND modified = ?3";
        let mut statement = self.database.prepare_cached(sql)?;
        let found = statement.query_row(params![input.name, input.bytes as i64, input.modified], |_| Ok(()));
        Ok(found.optional()?.is_some())
    }

    /// Marks files as taken in to the end.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn mark_inputs(&mut self, inputs: &[InputMark]) -> Result<(), StoreError> {
        let transaction = self.database.transaction()?;
        for input in inputs {
            let sql = "INSERT OR REPLACE INTO inputs (name, bytes, modified) VALUES (?1, ?2, ?3)";
            let mut statement = transaction.prepare_cached(sql)?;
            statement.execute(params![input.name, input.bytes as i64, input.modified])?;
        }
        Ok(transaction.commit()?)
    }
}
