//! A copy of the store in one file, made while it is in use.

use crate::store::disk;
use crate::{Store, StoreError};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

/// So many pages of the database (4 KB each) are copied at a time.
const STEP_PAGES: i32 = 1024;

/// How long to wait for a process that is writing.
const PAUSE: Duration = Duration::from_millis(20);

impl Store {
    /// Copies the store into a file that is not there yet; `step` is told the parts that are left and that there are.
    /// The copy is a store of its own: in a folder under [`crate::FILE_NAME`] it opens. It appears under its name when it
    /// is whole and on the disk.
    ///
    /// # Errors
    /// Where the file is there, cannot be written, or the store cannot be read.
    pub fn back_up(&self, file: &Path, mut step: impl FnMut(u64, u64)) -> Result<(), StoreError> {
        if file.exists() {
            return Err(StoreError::IsThere { path: file.to_owned() });
        }
        let mut name = file.as_os_str().to_owned();
        name.push(".part");
        let part = Path::new(&name);
        let _ = fs::remove_file(part);
        let copied = self.copy(part, &mut step);
        let moved = copied.and_then(|()| fs::rename(part, file).map_err(|source| disk(file, source)));
        if moved.is_err() {
            let _ = fs::remove_file(part);
        }
        moved
    }

    fn copy(&self, file: &Path, step: &mut impl FnMut(u64, u64)) -> Result<(), StoreError> {
        let mut copy = Connection::open(file)?;
        // One reading transaction for the whole: a writer beside it does not make the copy begin again.
        let transaction = self.database.unchecked_transaction()?;
        transaction.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        {
            let backup = Backup::new(&self.database, &mut copy)?;
            loop {
                let result = backup.step(STEP_PAGES)?;
                let progress = backup.progress();
                step(progress.remaining.max(0) as u64, progress.pagecount.max(0) as u64);
                match result {
                    StepResult::Done => break,
                    StepResult::More => {}
                    _ => std::thread::sleep(PAUSE),
                }
            }
        }
        transaction.commit()?;
        // A file of its own, without a log beside it.
        copy.pragma_update(None, "journal_mode", "DELETE")?;
        drop(copy);
        File::open(file).and_then(|file| file.sync_all()).map_err(|source| disk(file, source))
    }
}
