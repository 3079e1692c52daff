//! Why could something not be read, and what can be done about it?

use std::io;

/// Something that could not be read; it carries the name under which it was given.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IntakeError {
    /// There is nothing of that name.
    #[error("could not read {name}: there is no such file or folder")]
    NotFound {
        /// The path as given.
        name: String,
    },
    /// The system does not let us read it.
    #[error("could not read {name}: permission denied")]
    Denied {
        /// The path as given.
        name: String,
    },
    /// Reading failed half-way: a bad disk, a lost connection.
    #[error("could not read {name}: {source}")]
    Broken {
        /// The path as given.
        name: String,
        /// What the system says.
        source: io::Error,
    },
    /// A folder holds no file of a kind that is read.
    #[error("could not read {name}: no page in this folder")]
    EmptyFolder {
        /// The path as given.
        name: String,
    },
    /// A file holds nothing but blanks.
    #[error("could not read {name}: the file is empty")]
    Empty {
        /// The path as given.
        name: String,
    },
    /// The bytes are no text: a picture, a PDF, an archive.
    #[error("could not read {name}: this is {what}, not text")]
    Binary {
        /// The path as given.
        name: String,
        /// What it seems to be, with its article.
        what: &'static str,
    },
    /// Packed bytes end before their end.
    #[error("could not read {name}: the gzip data ends too early{kept}")]
    TruncatedGzip {
        /// The path as given.
        name: String,
        /// What of it was used all the same, in words; empty where nothing was.
        kept: String,
    },
    /// Packed bytes do not unpack.
    #[error("could not read {name}: the gzip data is damaged{kept}")]
    DamagedGzip {
        /// The path as given.
        name: String,
        /// What of it was used all the same, in words; empty where nothing was.
        kept: String,
    },
    /// One page is larger than the limit.
    #[error("could not read {name}: larger than {limit_bytes} bytes")]
    TooLarge {
        /// The path as given, with the line where it is JSON.
        name: String,
        /// The limit.
        limit_bytes: u64,
    },
    /// A record of an archive, a feed or a mailbox cannot be read.
    #[error("could not read {name}: {reason}")]
    DamagedRecord {
        /// The path as given, with the record and its place.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file is of a known kind, and nothing of it can be read.
    #[error("could not read {name}: {reason}")]
    Malformed {
        /// The path as given.
        name: String,
        /// What is wrong with it.
        reason: String,
        /// The next step.
        hint: &'static str,
    },
    /// A line or record ends in the middle of its JSON.
    #[error("could not read {name}: the JSON ends too early")]
    TruncatedJson {
        /// The path as given, with the line or record.
        name: String,
    },
    /// A line or record is no JSON, or not of the form that is read.
    #[error("could not read {name}: {reason}")]
    NotJson {
        /// The path as given, with the line or record.
        name: String,
        /// What the JSON reader says.
        reason: String,
    },
    /// A record lacks a field that it must have.
    #[error("could not read {name}: no {field}")]
    MissingField {
        /// The path as given, with the line or record.
        name: String,
        /// The field.
        field: &'static str,
    },
}

impl IntakeError {
    /// The next step, in one line.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NotFound { .. } => "check the spelling, and the folder that the command runs in".to_owned(),
            Self::Denied { name } => format!("make it readable, for example with `chmod u+r {name}`"),
            Self::Broken { .. } => "try again, or copy the file to another disk first".to_owned(),
            Self::EmptyFolder { .. } => {
                "a folder is read for .html, .htm, .txt, .json, .jsonl, .ndjson, .warc, .rss, .atom, .rdf, .xml, \
                 .opml, .eml and .mbox, each also with .gz, and for Maildirs"
                    .to_owned()
            }
            Self::Empty { .. } => "save the page again".to_owned(),
            Self::Binary { .. } => "save the page as HTML or as plain text".to_owned(),
            Self::TruncatedGzip { .. } | Self::DamagedGzip { .. } => {
                "fetch the file again; `gzip -t` tells when it is whole".to_owned()
            }
            Self::TooLarge { .. } => "is this one page? Give many as JSON lines".to_owned(),
            Self::DamagedRecord { .. } => {
                "the other records are used; fetch the file again if this one matters".to_owned()
            }
            Self::Malformed { hint, .. } => (*hint).to_owned(),
            Self::TruncatedJson { .. } => "the end of it is missing: write the file again".to_owned(),
            Self::NotJson { .. } => {
                "an article is {\"id\", \"outlet\", \"published\", \"url\", \"headline\", \"text\"}, \
                 a page is {\"id\", \"url\", \"html\"}; one a line in .jsonl"
                    .to_owned()
            }
            Self::MissingField { .. } => {
                "every record needs an id, and a text (an article) or html (a page)".to_owned()
            }
        }
    }
}
