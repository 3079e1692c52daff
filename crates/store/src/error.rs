//! What can fail, why, and what to do next.

use std::io;
use std::path::PathBuf;

/// Something that the store could not do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// Another process has the folder open to write.
    #[error("{} is in use by process {pid}", .folder.display())]
    InUse {
        /// The folder.
        folder: PathBuf,
        /// The number of the process; "unknown" where its mark cannot be read.
        pid: String,
    },
    /// There is no store in the folder.
    #[error("there is no store in {}", .folder.display())]
    NotThere {
        /// The folder.
        folder: PathBuf,
    },
    /// The file is no store of Headwater.
    #[error("{} is no store of Headwater", .file.display())]
    Stranger {
        /// The file.
        file: PathBuf,
    },
    /// The file was written by a later program.
    #[error("the store has format {found}, and this program knows formats up to {known}")]
    Newer {
        /// The format of the file.
        found: u32,
        /// The last that is known.
        known: u32,
    },
    /// A file or folder could not be read or written.
    #[error("could not open {}: {source}", .path.display())]
    Disk {
        /// What was to be opened.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The file that is to be written is there already.
    #[error("{} is there already", .path.display())]
    IsThere {
        /// The file.
        path: PathBuf,
    },
    /// The database could not do it.
    #[error("the store could not be read or written: {0}")]
    Database(#[from] rusqlite::Error),
    /// What was stored cannot be unpacked.
    #[error("{what} in the store is damaged: {why}")]
    Damaged {
        /// What it is.
        what: &'static str,
        /// What is wrong with it.
        why: String,
    },
}

impl StoreError {
    /// The next step.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::InUse { .. } => {
                "wait until it is done, or end it; `search`, `status` and `backup` work beside it"
            }
            Self::NotThere { .. } => {
                "`headwater import INPUT... --into DIR` begins one; --data names another folder"
            }
            Self::Stranger { .. } => "name another folder with --data",
            Self::Newer { .. } => "take the newer program, or a backup from before",
            Self::Disk { .. } => "does the folder exist, and may you write there?",
            Self::IsThere { .. } => "give the name of a file that is not there yet",
            Self::Database(error) => match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::DiskFull) => {
                    "the disk is full: make room and run it again; nothing is lost"
                }
                Some(rusqlite::ErrorCode::DatabaseBusy) => "another process is writing: try again",
                _ => "`headwater doctor` looks for what is wrong",
            },
            Self::Damaged { .. } => {
                "`headwater rebuild` makes again what was derived; pages come back from a backup"
            }
        }
    }
}
