//! What may a reader want to know of how the input was read?

use std::fmt;

/// Something that was left out or changed on the way, without being an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A file in a folder is of no kind that is read.
    Skipped {
        /// Its path.
        name: String,
    },
    /// It came in before, word for word, and counts once.
    Duplicate {
        /// The one that was dropped.
        id: String,
        /// The one that was kept.
        of: String,
    },
    /// Another record has the same id, so this one was given a longer one.
    Renamed {
        /// The id that it gave.
        from: String,
        /// The id that it has now.
        to: String,
    },
    /// Some of the records of a file were passed over, or are less than they might be.
    Counted {
        /// The file.
        name: String,
        /// How many, at least 1.
        count: usize,
        /// What is with them.
        what: String,
    },
    /// The same address came in more than once, and the latest page of it counts.
    Superseded {
        /// The address.
        id: String,
        /// How many earlier pages were dropped.
        count: usize,
    },
    /// What stands as its time of publication is no time; the article counts as undated.
    NoTime {
        /// The article.
        id: String,
        /// What stands there.
        published: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Skipped { name } => write!(f, "skipped {name}: of no kind that is read"),
            Self::Duplicate { id, of } if id == of => {
                write!(f, "{id} came in more than once and counts once")
            }
            Self::Duplicate { id, of } => write!(f, "{id} is the same as {of} and counts once"),
            Self::Renamed { from, to } => {
                write!(f, "another record has the id {from} too: this one is now {to}")
            }
            Self::Counted { name, count, what } => write!(f, "{name}: {what}: {count}"),
            Self::Superseded { id, count } => {
                write!(f, "{id} was fetched {} times: the latest page counts", count + 1)
            }
            Self::NoTime { id, published } => {
                write!(
                    f,
                    "{id}: {published:?} is no time (expected for example 2024-05-01T08:30:00Z): undated"
                )
            }
        }
    }
}
