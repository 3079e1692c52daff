//! Where the data stand and the predictions go: files of JSON and JSON lines, gzipped or not.

use flate2::read::MultiGzDecoder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

/// What stops an evaluation.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    /// A file could not be read.
    #[error("could not read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file could not be written.
    #[error("could not write {}: {source}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A line is not of the form that `docs/EVALUATION.md` tells.
    #[error("{}, line {line}: {source}", path.display())]
    Form {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Why.
        source: serde_json::Error,
    },
    /// Files do not fit each other, or a file lacks what it must have.
    #[error("{}: {reason}", path.display())]
    Unfit {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// A part of the evaluation ended before it was done.
    #[error("the part {part} stopped: {reason}")]
    Part {
        /// Its name.
        part: String,
        /// Why.
        reason: String,
    },
}

/// The folders of one evaluation.
#[derive(Clone, Debug)]
pub struct Folders {
    /// The data, laid out as `docs/EVALUATION.md` tells.
    pub data: PathBuf,
    /// Where predictions go.
    pub predictions: PathBuf,
    /// Of each file of pages, only so many, evenly spread over it; `None` for all.
    pub sample: Option<usize>,
    /// Whether the stream of stories is scored as a whole too.
    pub whole_stream: bool,
}

/// Opens `path`; a name that ends in `.gz` is decompressed.
fn open(path: &Path) -> Result<Box<dyn BufRead>, EvalError> {
    let file = File::open(path).map_err(|source| EvalError::Read { path: path.into(), source })?;
    let zipped = path.extension().is_some_and(|e| e == "gz");
    Ok(if zipped {
        Box::new(BufReader::new(MultiGzDecoder::new(file)))
    } else {
        Box::new(BufReader::new(file))
    })
}

/// The whole of a JSON file.
///
/// # Errors
/// [`EvalError::Read`] and [`EvalError::Form`].
pub fn read_json<T: DeserializeOwned>(path: &Path) -> Result<T, EvalError> {
    let mut text = Vec::new();
    open(path)?.read_to_end(&mut text).map_err(|source| EvalError::Read { path: path.into(), source })?;
    serde_json::from_slice(&text).map_err(|source| EvalError::Form {
        path: path.into(),
        line: source.line(),
        source,
    })
}

/// The lines of a file of JSON lines, one at a time; empty lines are passed over.
///
/// # Errors
/// [`EvalError::Read`] where the file does not open; each line has its own result.
pub fn lines<T: DeserializeOwned>(
    path: &Path,
) -> Result<impl Iterator<Item = Result<T, EvalError>> + use<T>, EvalError> {
    let path = path.to_owned();
    let reader = open(&path)?;
    Ok(reader.lines().enumerate().filter_map(move |(number, line)| match line {
        Err(source) => Some(Err(EvalError::Read { path: path.clone(), source })),
        Ok(line) if line.trim().is_empty() => None,
        Ok(line) => Some(serde_json::from_str(&line).map_err(|source| EvalError::Form {
            path: path.clone(),
            line: number + 1,
            source,
        })),
    }))
}

/// How many lines of a file hold something.
///
/// # Errors
/// [`EvalError::Read`].
pub fn count_lines(path: &Path) -> Result<usize, EvalError> {
    let mut reader = open(path)?;
    let (mut line, mut count) = (Vec::new(), 0);
    loop {
        line.clear();
        let read = reader
            .read_until(b'\n', &mut line)
            .map_err(|source| EvalError::Read { path: path.into(), source })?;
        if read == 0 {
            return Ok(count);
        }
        count += usize::from(!line.trim_ascii().is_empty());
    }
}

/// Whether line `at` (from 0) of `total` is one of `sample` lines evenly spread over the file.
#[must_use]
pub fn is_sampled(at: usize, total: usize, sample: Option<usize>) -> bool {
    sample.is_none_or(|n| n >= total || (at + 1) * n / total != at * n / total)
}

/// A file of predictions that is being written.
pub struct Predictions {
    path: PathBuf,
    file: BufWriter<File>,
}

impl Predictions {
    /// Begins the file `name` in the folder of predictions.
    ///
    /// # Errors
    /// [`EvalError::Write`].
    pub fn begin(folders: &Folders, name: &str) -> Result<Self, EvalError> {
        let path = folders.predictions.join(name);
        let failed = |source| EvalError::Write { path: path.clone(), source };
        std::fs::create_dir_all(&folders.predictions).map_err(failed)?;
        let file = BufWriter::new(File::create(&path).map_err(failed)?);
        Ok(Self { path, file })
    }

    /// Writes `text` as it is.
    ///
    /// # Errors
    /// [`EvalError::Write`].
    pub fn text(&mut self, text: &str) -> Result<(), EvalError> {
        let written = self.file.write_all(text.as_bytes());
        written.map_err(|source| EvalError::Write { path: self.path.clone(), source })
    }

    /// Writes `value` as JSON, and then `end`.
    ///
    /// # Errors
    /// [`EvalError::Write`].
    pub fn json(&mut self, value: &impl Serialize, end: &str) -> Result<(), EvalError> {
        let written = serde_json::to_writer(&mut self.file, value).map_err(io::Error::from);
        written.map_err(|source| EvalError::Write { path: self.path.clone(), source })?;
        self.text(end)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// [`EvalError::Write`].
    pub fn end(mut self) -> Result<(), EvalError> {
        self.file.flush().map_err(|source| EvalError::Write { path: self.path.clone(), source })
    }
}

/// The files of one half of a set of the project's own (`eval/sets/SET/HALF/`), by their names without the ending, in
/// order: the language that a file is in. The sets stand in the source tree.
pub(crate) fn own_set(set: &str, half: &str) -> Result<BTreeMap<String, (PathBuf, String)>, EvalError> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sets").join(set).join(half);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| EvalError::Read { path, source }
    };
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(&folder).map_err(failed(&folder))? {
        let path = entry.map_err(failed(&folder))?.path();
        if path.extension().is_some_and(|e| e == "txt") {
            let text = fs::read_to_string(&path).map_err(failed(&path))?;
            files.insert(path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), (path, text));
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_spread_evenly_and_has_its_size() {
        let taken = |total, n| (0..total).filter(|at| is_sampled(*at, total, Some(n))).collect::<Vec<_>>();
        assert_eq!(taken(10, 3), [3, 6, 9]);
        assert_eq!(taken(791, 100).len(), 100);
        assert_eq!(taken(4, 9), [0, 1, 2, 3]);
        assert!((0..5).all(|at| is_sampled(at, 5, None)));
    }
}
