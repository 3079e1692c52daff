//! What was handed in? Files and folders → [`Page`]s.
//!
//! Input: any mix of HTML (`.html`, `.htm`), plain text (`.txt`), JSON lines (`.jsonl`, `.ndjson`) and JSON arrays
//! (`.json`) of articles or of pages, archives of the web (`.warc`), feeds (`.rss`, `.atom`, `.rdf`, `.xml`, JSON Feed),
//! lists of addresses (OPML, sitemaps) and mail (`.eml`, `.mbox`, Maildirs), each also gzipped, and folders of them.
//! Output: the pages, sorted by id, what
//! could not be read and why, and what a reader may want to know. The order of the arguments does not matter.
//!
//! Leaves to others: what a page says (`extract`), and what is done with an error (the program).

mod bytes;
mod error;
mod feed;
mod files;
mod ids;
mod kind;
mod lists;
mod made;
mod mail;
mod note;
mod records;
mod warc;

use headwater_model::{Page, PageBody};
use std::path::PathBuf;

pub use error::IntakeError;
pub use lists::{Listed, read_list};
pub use note::Note;
pub use warc::Archive;

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
/// kept once. A page of an archive is called by its address, and of several the one that was fetched last stays.
#[must_use]
pub fn read(inputs: &[PathBuf], settings: &IntakeSettings) -> Intake {
    let mut intake = Intake::default();
    let mut arrivals = Vec::new();
    for file in files::find(inputs, &mut intake.errors, &mut intake.notes) {
        if let Err(error) = read_file(&file, settings, &mut arrivals, &mut intake) {
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
    Intake { errors, notes, .. }: &mut Intake,
) -> Result<(), IntakeError> {
    let mut source = bytes::open(file)?;
    let kind = match bytes::peek(&mut source, file) {
        // One damaged member of an archive is not all of it.
        Err(_) if kind::is_archive_by_name(file) => Kind::Archive,
        head => kind::tell(file, &head?)?,
    };
    let whole = |source| bytes::read_page(source, file, settings);
    let mut pages = Vec::new();
    match kind {
        Kind::Html => {
            let body = PageBody::Html(whole(source)?);
            arrivals.push(Arrival::of_file(file, body));
        }
        Kind::PlainText => {
            let body = PageBody::PlainText(whole(source)?);
            arrivals.push(Arrival::of_file(file, body));
        }
        Kind::Lines => records::read_lines(source, file, settings, arrivals, errors)?,
        Kind::Array => records::read_array(source, file, settings, arrivals, errors)?,
        Kind::Values => records::read_values(source, file, settings, arrivals, errors)?,
        Kind::Archive => warc::read(file, settings, &mut pages, errors, notes)?,
        Kind::Feed => feed::read(&whole(source)?, &file.name, &mut pages, errors, notes)?,
        Kind::List => notes.push(lists::told(&whole(source)?, &file.name)?),
        Kind::OtherXml => return Err(feed::no_feed(&file.name)),
        Kind::Mail => pages.push(mail::page(&whole(source)?, &file.name)?),
        Kind::Mailbox => mail::read_mailbox(source, file, settings, &mut pages, errors, notes)?,
    }
    arrivals.extend(pages.into_iter().map(|page| Arrival::of_record(file, page)));
    Ok(())
}

#[cfg(test)]
mod tests;
