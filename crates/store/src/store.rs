//! How is the file opened? One process writes; others read beside it.

use crate::{StoreError, format};
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The name of the file in the folder.
pub const FILE_NAME: &str = "headwater.sqlite";

/// The file whose lock the writing process holds; its number stands there.
const LOCK_NAME: &str = "lock";

/// Readers and the writer wait so long for each other; a batch takes a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// An open store.
#[derive(Debug)]
pub struct Store {
    pub(crate) database: Connection,
    folder: PathBuf,
    /// Held as long as the store is open to write; the system lets go of it when the process ends, however it ends.
    _lock: Option<File>,
}

impl Store {
    /// Opens the store of a folder to write, and makes both where they are not there. An older format is brought to
    /// today's.
    ///
    /// # Errors
    /// Where another process writes, the folder cannot be written, or the file is no store or of a later program.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(|source| disk(folder, source))?;
        let lock = lock(folder)?;
        let file = folder.join(FILE_NAME);
        let mut database = connect(&file, OpenFlags::default())?;
        format::of(&database, &file)?;
        database.pragma_update(None, "journal_mode", "WAL")?;
        // FULL: a commit returns when the log is on the disk. A page is acknowledged after that, so nothing less will do.
        database.pragma_update(None, "synchronous", "FULL")?;
        // What is deleted is overwritten: forgotten means gone.
        database.pragma_update(None, "secure_delete", true)?;
        format::bring_to(&mut database, &file, format::FORMAT)?;
        Ok(Self { database, folder: folder.to_owned(), _lock: Some(lock) })
    }

    /// Opens the store of a folder to read, beside a process that may be writing.
    ///
    /// # Errors
    /// Where there is none, or it is of a later program. An older format is first brought to today's, which fails where
    /// another process writes.
    pub fn open_to_read(folder: &Path) -> Result<Self, StoreError> {
        let file = folder.join(FILE_NAME);
        if !file.is_file() {
            return Err(StoreError::NotThere { folder: folder.to_owned() });
        }
        let database = connect(&file, OpenFlags::default() & !OpenFlags::SQLITE_OPEN_CREATE)?;
        if format::of(&database, &file)? < format::FORMAT {
            drop(Self::open(folder)?);
        }
        database.pragma_update(None, "query_only", true)?;
        Ok(Self { database, folder: folder.to_owned(), _lock: None })
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

/// A connection that waits for others and holds to the references between tables.
fn connect(file: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let database = Connection::open_with_flags(file, flags)?;
    database.busy_timeout(PATIENCE)?;
    database.pragma_update(None, "foreign_keys", true)?;
    database.set_prepared_statement_cache_capacity(64);
    Ok(database)
}

/// Takes the folder for this process.
fn lock(folder: &Path) -> Result<File, StoreError> {
    let path = folder.join(LOCK_NAME);
    let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
    let mut file = opened.map_err(|source| disk(&path, source))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut pid = String::new();
            let read = file.read_to_string(&mut pid);
            let pid = pid.trim().to_owned();
            let pid = if read.is_ok() && !pid.is_empty() { pid } else { "unknown".to_owned() };
            return Err(StoreError::InUse { folder: folder.to_owned(), pid });
        }
        Err(TryLockError::Error(source)) => return Err(disk(&path, source)),
    }
    let marked = file.set_len(0).and_then(|()| writeln!(file, "{}", std::process::id()));
    marked.map_err(|source| disk(&path, source))?;
    Ok(file)
}

pub(crate) fn disk(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Disk { path: path.to_owned(), source }
}
