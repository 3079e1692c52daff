//! Which files are meant? Paths → files, in one order whatever the order of the paths.

use crate::kind::is_read_by_name;
use crate::{IntakeError, Note};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct InputFile {
    /// What it is called: the path as given, with `/` between folders.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// The files that `inputs` lead to, sorted by name; a file that is reached on several ways is there once.
pub(crate) fn find(
    inputs: &[PathBuf],
    errors: &mut Vec<IntakeError>,
    notes: &mut Vec<Note>,
) -> Vec<InputFile> {
    let mut walk = Walk::default();
    for input in inputs.iter().collect::<BTreeSet<_>>() {
        let before = walk.found.len();
        match fs::metadata(input) {
            Ok(about) if about.is_dir() => {
                walk.folder(input, errors);
                if walk.found.len() == before && !walk.repeated {
                    errors.push(IntakeError::EmptyFolder { name: name_of(input) });
                }
            }
            Ok(_) => walk.keep(input),
            Err(error) => errors.push(read_error(name_of(input), error)),
        }
    }
    notes.extend(walk.skipped.into_iter().map(|name| Note::Skipped { name }));
    let mut files: Vec<InputFile> = walk.found.into_values().collect();
    files.sort();
    files
}

/// The error that stands for what the system says of `name`.
pub(crate) fn read_error(name: String, error: io::Error) -> IntakeError {
    match error.kind() {
        io::ErrorKind::NotFound => IntakeError::NotFound { name },
        io::ErrorKind::PermissionDenied => IntakeError::Denied { name },
        _ => IntakeError::Broken { name, source: error },
    }
}

/// A walk through folders.
#[derive(Default)]
struct Walk {
    /// What was found, by its place on the disk, so that one file is there once.
    found: BTreeMap<PathBuf, InputFile>,
    /// Folders that were walked: a link may lead back up.
    walked: BTreeSet<PathBuf>,
    /// Files of other kinds.
    skipped: BTreeSet<String>,
    /// Whether something was reached a second time.
    repeated: bool,
}

impl Walk {
    /// Takes the files of `folder` and of the folders in it; hidden ones are passed over.
    fn folder(&mut self, folder: &Path, errors: &mut Vec<IntakeError>) {
        if !self.walked.insert(fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())) {
            self.repeated = true;
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return errors.push(read_error(name_of(folder), error)),
        };
        let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                continue;
            }
            match fs::metadata(&path) {
                Ok(about) if about.is_dir() => self.folder(&path, errors),
                Ok(_) if is_read_by_name(&path) || is_in_maildir(&path) => self.keep(&path),
                Ok(_) => drop(self.skipped.insert(name_of(&path))),
                Err(error) => errors.push(read_error(name_of(&path), error)),
            }
        }
    }

    /// Takes one file; of two names for it the first in order stays.
    fn keep(&mut self, path: &Path) {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let file = InputFile { name: name_of(path), path: path.to_owned() };
        let kept = self.found.entry(place).or_insert_with(|| file.clone());
        self.repeated |= *kept != file;
        if file < *kept {
            *kept = file;
        }
    }
}

/// Whether `path` is a mail of a Maildir: in its `cur` or `new`, which stand side by side.
fn is_in_maildir(path: &Path) -> bool {
    let Some(folder) = path.parent() else { return false };
    let is_one = folder.file_name().is_some_and(|name| name == "cur" || name == "new");
    is_one && folder.parent().is_some_and(|above| above.join("cur").is_dir() && above.join("new").is_dir())
}

/// The name that stands for `path` in ids and messages.
fn name_of(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}
