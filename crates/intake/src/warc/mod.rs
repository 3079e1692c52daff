//! What pages does an archive of the web hold? `.warc` and `.warc.gz` (ISO 28500, WARC/0.17 to 1.1) → [`Page`]s.
//!
//! A page is an answer with a status of 2xx that is HTML, or a `resource` record that is; it carries its address, the
//! charset of its `Content-Type` and the time when it was fetched. Answers with another status are counted: who answers
//! 401, 402, 403 or 451 does not give the page, and that is not worked around. Read as a stream, record by record.

mod http;
mod records;
#[cfg(test)]
mod tests;

use crate::bytes::unpacking;
use crate::files::{InputFile, read_error};
use crate::{IntakeError, IntakeSettings, Note};
use headwater_model::{Page, PageBody};
use http::{Answer, Lost};
use records::{Damage, Head, Records, What};
use std::collections::BTreeMap;
use std::path::Path;

/// The head of an answer stands in so many bytes of its record.
const ANSWER_HEAD_BYTES: u64 = 64 << 10;

/// A page that unpacks to more than so many times its bytes in the archive is no page: HTML packs to a fifth, the most
/// repetitive to a hundredth.
const MOST_RATIO: u64 = 400;

/// Below this size the ratio does not matter.
const SMALL_BYTES: u64 = 1 << 20;

/// The pages of an archive, one after the other: of a large archive no more than one record is held.
///
/// Each item is a page, or a record that could not be read, with its offset in the file; the records after it follow.
pub struct Archive {
    name: String,
    records: Records,
    max_page_bytes: u64,
    /// How many answers had each status other than 2xx.
    statuses: BTreeMap<u16, usize>,
    others: usize,
    unchanged: usize,
    cut: usize,
}

impl Archive {
    /// Opens the archive at `path`, which errors call `name`; reading begins at the byte `from`, where a record must
    /// begin: 0, or what [`resume_at`](Self::resume_at) gave.
    ///
    /// # Errors
    /// What the system says.
    pub fn open(
        path: &Path,
        name: impl Into<String>,
        from: u64,
        settings: &IntakeSettings,
    ) -> Result<Self, IntakeError> {
        let name = name.into();
        let records = Records::open(path, from).map_err(|error| read_error(name.clone(), error))?;
        Ok(Self {
            name,
            records,
            max_page_bytes: settings.max_page_bytes,
            statuses: BTreeMap::new(),
            others: 0,
            unchanged: 0,
            cut: 0,
        })
    }

    /// The byte of the file where the record begins that was given last (its gzip member): a later run that is opened
    /// there gives it again, and all that follows, and nothing before.
    #[must_use]
    pub const fn resume_at(&self) -> u64 {
        self.records.start()
    }

    /// What was passed over so far, counted.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let statuses = self.statuses.iter().map(|(status, count)| match status {
            401 | 402 | 403 | 451 => (*count, format!("pages not to be had, answered with {status}")),
            _ => (*count, format!("answered with {status}, so no page")),
        });
        let others = [
            (self.others, "records that are no HTML page (pictures, scripts ...)"),
            (self.unchanged, "pages fetched again and unchanged"),
            (self.cut, "pages that the archive cut, read as far as they go"),
        ];
        let others = others.into_iter().map(|(count, what)| (count, what.to_owned()));
        let told = statuses.chain(others).filter(|(count, _)| *count > 0);
        told.map(|(count, what)| Note::Counted { name: self.name.clone(), count, what }).collect()
    }

    /// The page of a record; `None` where it is none.
    fn page(&mut self, head: &Head) -> Result<Option<Page>, IntakeError> {
        let is_answer = match head.field("warc-type").unwrap_or_default() {
            "response" => true,
            "resource" => false,
            "revisit" => {
                self.unchanged += 1;
                return Ok(None);
            }
            _ => return Ok(None),
        };
        let Some(url) = head.field("warc-target-uri").and_then(address) else {
            return Ok(None);
        };
        let cut = head.field("warc-truncated").is_some();
        let (body, content_type) =
            match if is_answer { self.answer(head, cut)? } else { self.resource(head)? } {
                Some(found) => found,
                None => return Ok(None),
            };
        self.cut += usize::from(cut);
        Ok(Some(Page {
            id: url.clone(),
            url: Some(url),
            charset: http::charset(&content_type),
            fetched: head.field("warc-date").and_then(|date| date.parse().ok()),
            body: PageBody::Html(body),
        }))
    }

    /// The body of an answer that is a page, and its `Content-Type`.
    fn answer(&mut self, head: &Head, is_cut: bool) -> Result<Option<(Vec<u8>, String)>, IntakeError> {
        let mut block = Vec::new();
        self.read(&mut block, ANSWER_HEAD_BYTES)?;
        let Some(answer) = Answer::of(&block) else {
            return Err(self.damaged(head.offset, "what the server answered does not begin as HTTP does"));
        };
        if !(200..300).contains(&answer.status) {
            *self.statuses.entry(answer.status).or_default() += 1;
            return Ok(None);
        }
        let content_type = answer.field("content-type").unwrap_or_default().to_owned();
        let is_html = http::is_html(&content_type)
            || (content_type.is_empty() && crate::kind::opens_as_html(&block[answer.body_at..]));
        if !is_html {
            self.others += 1;
            return Ok(None);
        }
        if head.field("warc-segment-number").is_some() {
            return Err(self.damaged(head.offset, "the page is spread over several records"));
        }
        self.read_rest(head, &mut block)?;
        let body = answer.body(block, self.max_page_bytes, is_cut).map_err(|lost| self.lost(head, lost))?;
        self.check_ratio(head, &body)?;
        Ok(Some((body, content_type)))
    }

    /// The body of a resource that is a page, and its `Content-Type`.
    fn resource(&mut self, head: &Head) -> Result<Option<(Vec<u8>, String)>, IntakeError> {
        let content_type = head.field("content-type").unwrap_or_default().to_owned();
        if !http::is_html(&content_type) {
            self.others += 1;
            return Ok(None);
        }
        let mut body = Vec::new();
        self.read_rest(head, &mut body)?;
        self.check_ratio(head, &body)?;
        Ok(Some((body, content_type)))
    }

    /// Adds what is left of the record to `block`, if that is not too much.
    fn read_rest(&mut self, head: &Head, block: &mut Vec<u8>) -> Result<(), IntakeError> {
        if self.records.left() > self.max_page_bytes {
            return Err(self.lost(head, Lost::TooLarge));
        }
        self.read(block, self.max_page_bytes)?;
        self.records.end_block().map_err(|damage| self.told(damage))
    }

    fn read(&mut self, block: &mut Vec<u8>, most: u64) -> Result<(), IntakeError> {
        self.records.read_block(block, most).map_err(|damage| self.told(damage))
    }

    /// Refuses a page that unpacks to far more than pages do.
    fn check_ratio(&mut self, head: &Head, body: &[u8]) -> Result<(), IntakeError> {
        let (size, packed) = (body.len() as u64, self.records.packed_bytes());
        if size > SMALL_BYTES && size / packed > MOST_RATIO {
            return Err(self.damaged(head.offset, "it unpacks to more than 400 times its size"));
        }
        Ok(())
    }

    fn place(&self, offset: u64) -> String {
        format!("{}, record at byte {offset}", self.name)
    }

    fn damaged(&self, offset: u64, reason: impl Into<String>) -> IntakeError {
        IntakeError::DamagedRecord { name: self.place(offset), reason: reason.into() }
    }

    fn lost(&self, head: &Head, lost: Lost) -> IntakeError {
        let reason = match lost {
            Lost::Cut => "the body of the page ends too early".to_owned(),
            Lost::Damaged => "the body of the page is damaged".to_owned(),
            Lost::Packed(coding) => format!("the page is packed as {coding:?}, which is not read"),
            Lost::TooLarge => {
                let limit_bytes = self.max_page_bytes;
                return IntakeError::TooLarge { name: self.place(head.offset), limit_bytes };
            }
        };
        self.damaged(head.offset, reason)
    }

    fn told(&self, damage: Damage) -> IntakeError {
        let reason = match damage.what {
            What::Form(reason) => reason,
            What::Io(error) => match unpacking(&error) {
                Some(true) => "the gzip data ends too early",
                Some(false) => "the gzip data is damaged",
                None => return read_error(self.place(damage.offset), error),
            },
        };
        self.damaged(damage.offset, reason)
    }
}

impl Iterator for Archive {
    type Item = Result<Page, IntakeError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.records.next()? {
                Ok(head) => {
                    if let Some(found) = self.page(&head).transpose() {
                        return Some(found);
                    }
                }
                Err(damage) => return Some(Err(self.told(damage))),
            }
        }
    }
}

/// The address of a page, without the brackets that writers of WARC/1.0 put around it; `None` where it is none of the
/// web.
fn address(field: &str) -> Option<String> {
    let address = field.trim_start_matches('<').trim_end_matches('>').trim();
    let is_web = ["http://", "https://"]
        .iter()
        .any(|scheme| address.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme)));
    is_web.then(|| address.to_owned())
}

/// Reads an archive whole.
///
/// # Errors
/// Where it cannot be opened.
pub(crate) fn read(
    file: &InputFile,
    settings: &IntakeSettings,
    pages: &mut Vec<Page>,
    errors: &mut Vec<IntakeError>,
    notes: &mut Vec<Note>,
) -> Result<(), IntakeError> {
    let mut archive = Archive::open(&file.path, file.name.clone(), 0, settings)?;
    for found in archive.by_ref() {
        match found {
            Ok(page) => pages.push(page),
            Err(error) => errors.push(error),
        }
    }
    notes.extend(archive.notes());
    Ok(())
}
