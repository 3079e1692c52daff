//! What was handed in? Files and folders → [`Page`]s.
//!
//! Input: any mix of HTML (`.html`, `.htm`), plain text (`.txt`), JSON lines (`.jsonl`, `.ndjson`) and JSON arrays
//! (`.json`) of articles or of pages, each also gzipped, and folders of them. Output: the pages, sorted by id, what
//! could not be read and why, and what a reader may want to know. The order of the arguments does not matter.
//!
//! Leaves to others: what a page says (`extract`), and what is done with an error (the program).

mod bytes;
mod error;
mod files;
mod ids;
mod kind;
mod note;
mod records;

use headwater_model::{Page, PageBody};
use std::path::PathBuf;

pub use error::IntakeError;
pub use note::Note;

use files::InputFile;
use ids::Arrival;
use kind::Kind;

/// What is read at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IntakeSettings {
    /// A page, a text or a line of JSON that is larger than this, unpacked, is refused: a news page of 2024 has
    /// about 0.3 MB of HTML, the largest of 10,000 in a common test set 12 MB.
    pub max_page_bytes: u64,
}

impl Default for IntakeSettings {
    fn default() -> Self {
        Self { max_page_bytes: 64 << 20 }
    }
}

/// What came of reading the input.
#[derive(Debug, Default)]
pub struct Intake {
    /// The pages, sorted by id; ids are unique.
    pub pages: Vec<Page>,
    /// What could not be read, in the order of the files' names.
    pub errors: Vec<IntakeError>,
    /// What was left out or changed on the way, in the order of the files' names.
    pub notes: Vec<Note>,
}

/// Reads every page that `inputs` lead to; an input that cannot be read is reported and the others go on.
///
/// A file's id is its path as given (a folder's path, then the path inside it). A JSON record keeps the id that it
/// gives; where two different records give the same one, each becomes `file#id`. What came in twice word for word is
/// kept once.
#[must_use]
pub fn read(inputs: &[PathBuf], settings: &IntakeSettings) -> Intake {
    let mut intake = Intake::default();
    let mut arrivals = Vec::new();
    for file in files::find(inputs, &mut intake.errors, &mut intake.notes) {
        if let Err(error) = read_file(&file, settings, &mut arrivals, &mut intake.errors) {
            intake.errors.push(error);
        }
    }
    intake.pages = ids::settle(arrivals, &mut intake.notes);
    intake
}

/// The files that `inputs` lead to, in order of their names, and what is wrong with some of the inputs: for callers that
/// read a few at a time.
#[must_use]
pub fn find(inputs: &[PathBuf]) -> (Vec<PathBuf>, Vec<IntakeError>, Vec<Note>) {
    let (mut errors, mut notes) = (Vec::new(), Vec::new());
    let files = files::find(inputs, &mut errors, &mut notes);
    (files.into_iter().map(|file| file.path).collect(), errors, notes)
}

/// Reads one file; records that are wrong go to `errors`, a file that is wrong as a whole is the result.
fn read_file(
    file: &InputFile,
    settings: &IntakeSettings,
    arrivals: &mut Vec<Arrival>,
    errors: &mut Vec<IntakeError>,
) -> Result<(), IntakeError> {
    let mut source = bytes::open(file)?;
    let head = bytes::peek(&mut source, file)?;
    match kind::tell(file, &head)? {
        Kind::Html => {
            let body = PageBody::Html(bytes::read_page(source, file, settings)?);
            arrivals.push(Arrival::of_file(file, body));
        }
        Kind::PlainText => {
            let body = PageBody::PlainText(bytes::read_page(source, file, settings)?);
            arrivals.push(Arrival::of_file(file, body));
        }
        Kind::Lines => records::read_lines(source, file, settings, arrivals, errors)?,
        Kind::Array => records::read_array(source, file, settings, arrivals, errors)?,
        Kind::Values => records::read_values(source, file, settings, arrivals, errors)?,
    }
    Ok(())
}

#[cfg(test)]
mod tests;
