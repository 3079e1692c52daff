//! JSON → pages: one record a line, an array of records, or records one after the other.
//!
//! A record is an article (`text`) or a page (`html`). Files are read as a stream: of a large one no more than one
//! record is held beside what it became.

use crate::bytes::{Metered, Source, told};
use crate::files::InputFile;
use crate::ids::Arrival;
use crate::{IntakeError, IntakeSettings};
use headwater_model::{Access, GivenArticle, Page, PageBody};
use serde::de::{DeserializeSeed, Deserializer, Error as _, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{BufRead, Read};

/// One record, as it stands.
#[derive(serde::Deserialize)]
struct Record {
    id: Option<Value>,
    outlet: Option<String>,
    published: Option<String>,
    url: Option<String>,
    headline: Option<String>,
    text: Option<String>,
    html: Option<String>,
    /// What else is there; of another form than is known, it counts as not there.
    #[serde(flatten)]
    more: serde_json::Map<String, Value>,
}

impl Record {
    /// The words of a further field.
    fn word(&self, name: &str) -> Option<String> {
        self.more.get(name)?.as_str().map(str::to_owned).filter(|w| !w.trim().is_empty())
    }

    /// The words of a further field that may have several.
    fn words(&self, name: &str) -> Vec<String> {
        match self.more.get(name) {
            Some(Value::Array(several)) => {
                let words = several.iter().filter_map(Value::as_str).filter(|w| !w.trim().is_empty());
                words.map(str::to_owned).collect()
            }
            _ => self.word(name).into_iter().collect(),
        }
    }

    fn access(&self) -> Option<Access> {
        match self.word("access")?.as_str() {
            "free" => Some(Access::Free),
            "metered" => Some(Access::Metered),
            "paywalled" => Some(Access::Paywalled),
            _ => None,
        }
    }
}

/// Reads one record a line; a line that is wrong is reported and the others go on.
///
/// # Errors
/// Where the file cannot be read or unpacked any further; what was read before stays.
pub(crate) fn read_lines(
    mut source: Source,
    file: &InputFile,
    settings: &IntakeSettings,
    arrivals: &mut Vec<Arrival>,
    errors: &mut Vec<IntakeError>,
) -> Result<(), IntakeError> {
    let mut line = Vec::new();
    for number in 1_usize.. {
        line.clear();
        let read = (&mut source).take(settings.max_page_bytes + 1).read_until(b'\n', &mut line);
        let count =
            read.map_err(|e| told(file, e, &format!("; the {} lines before are used", number - 1)))?;
        if count == 0 {
            break;
        }
        let name = format!("{}, line {number}", file.name);
        if line.len() as u64 > settings.max_page_bytes {
            errors.push(IntakeError::TooLarge { name, limit_bytes: settings.max_page_bytes });
            skip_line(&mut source, file)?;
            continue;
        }
        let json = if number == 1 { crate::kind::after_mark(&line) } else { &line };
        if json.trim_ascii().is_empty() {
            continue;
        }
        let record = serde_json::from_slice::<Record>(json).map_err(|e| json_error(&name, &e));
        keep(record.and_then(|r| page(r, &name)), file, arrivals, errors);
    }
    Ok(())
}

/// Passes over what is left of a line.
fn skip_line(source: &mut Source, file: &InputFile) -> Result<(), IntakeError> {
    source.skip_until(b'\n').map(drop).map_err(|e| told(file, e, ""))
}

/// Reads records that follow each other; after one that is no JSON nothing more can be read.
///
/// # Errors
/// Where the file ends within a record, holds no JSON, or cannot be unpacked any further.
pub(crate) fn read_values(
    source: Source,
    file: &InputFile,
    settings: &IntakeSettings,
    arrivals: &mut Vec<Arrival>,
    errors: &mut Vec<IntakeError>,
) -> Result<(), IntakeError> {
    let (reader, passed) = Metered::new(without_mark(source, file)?, settings);
    let values = serde_json::Deserializer::from_reader(reader).into_iter::<Value>();
    for (index, value) in values.enumerate() {
        passed.set(0);
        let name = format!("{}, record {}", file.name, index + 1);
        let value = value.map_err(|e| stream_error(file, &name, e, index, settings))?;
        keep(record(value, &name).and_then(|r| page(r, &name)), file, arrivals, errors);
    }
    Ok(())
}

/// Reads an array of records; what stands before a fault is used.
///
/// # Errors
/// Where the array ends too early, holds no JSON, or cannot be unpacked any further.
pub(crate) fn read_array(
    source: Source,
    file: &InputFile,
    settings: &IntakeSettings,
    arrivals: &mut Vec<Arrival>,
    errors: &mut Vec<IntakeError>,
) -> Result<(), IntakeError> {
    let (reader, passed) = Metered::new(without_mark(source, file)?, settings);
    let mut count = 0;
    let each = Each {
        count: &mut count,
        take: |value: Value, number: usize| {
            passed.set(0);
            let name = format!("{}, record {number}", file.name);
            keep(record(value, &name).and_then(|r| page(r, &name)), file, arrivals, errors);
        },
    };
    let mut json = serde_json::Deserializer::from_reader(reader);
    let outcome = each.deserialize(&mut json).and_then(|()| json.end());
    outcome
        .map_err(|e| stream_error(file, &format!("{}, record {}", file.name, count + 1), e, count, settings))
}

/// Hands each value of an array to `take` as it is read.
struct Each<'a, F> {
    count: &'a mut usize,
    take: F,
}

impl<'de, F: FnMut(Value, usize)> DeserializeSeed<'de> for Each<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Value, usize)> Visitor<'de> for Each<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of articles or of pages")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut values: A) -> Result<(), A::Error> {
        while let Some(value) = values.next_element::<Value>()? {
            *self.count += 1;
            (self.take)(value, *self.count);
        }
        Ok(())
    }
}

/// `source` behind its byte order mark, which JSON does not know.
fn without_mark(mut source: Source, file: &InputFile) -> Result<Source, IntakeError> {
    if source.fill_buf().map_err(|e| told(file, e, ""))?.starts_with(b"\xEF\xBB\xBF") {
        source.consume(3);
    }
    Ok(source)
}

/// Keeps a page or its error.
fn keep(
    page: Result<Page, IntakeError>,
    file: &InputFile,
    arrivals: &mut Vec<Arrival>,
    errors: &mut Vec<IntakeError>,
) {
    match page {
        Ok(page) => arrivals.push(Arrival::of_record(file, page)),
        Err(error) => errors.push(error),
    }
}

/// The record that a value holds.
fn record(value: Value, name: &str) -> Result<Record, IntakeError> {
    if !value.is_object() {
        return Err(json_error(name, &serde_json::Error::custom("a record must be a JSON object")));
    }
    serde_json::from_value(value).map_err(|e| json_error(name, &e))
}

/// The page that a record holds.
fn page(mut record: Record, name: &str) -> Result<Page, IntakeError> {
    let missing = |field| IntakeError::MissingField { name: name.to_owned(), field };
    let id = match record.id.take() {
        Some(Value::String(id)) if !id.trim().is_empty() => id,
        Some(Value::Number(id)) => id.to_string(),
        _ => return Err(missing("id")),
    };
    let filled = |field: Option<String>| field.filter(|f| !f.trim().is_empty());
    let body = match (filled(record.text.take()), filled(record.html.take())) {
        (Some(text), _) => PageBody::Given(Box::new(GivenArticle {
            dek: record.word("dek"),
            byline: record.words("byline"),
            section: record.word("section"),
            edition: record.word("edition"),
            updated: record.word("updated"),
            tags: record.words("tags"),
            access: record.access(),
            licence: record.word("licence"),
            outlet: filled(record.outlet),
            published: filled(record.published),
            headline: filled(record.headline),
            text,
        })),
        (None, Some(html)) => PageBody::Html(html.into_bytes()),
        (None, None) => return Err(missing("text and no html")),
    };
    Ok(Page { id, url: filled(record.url), charset: None, fetched: None, body })
}

/// The error of one record.
fn json_error(name: &str, error: &serde_json::Error) -> IntakeError {
    let name = name.to_owned();
    if error.is_eof() {
        return IntakeError::TruncatedJson { name };
    }
    IntakeError::NotJson { name, reason: error.to_string() }
}

/// The error of a stream of JSON: the unpacking's where that failed, else the record's.
fn stream_error(
    file: &InputFile,
    name: &str,
    error: serde_json::Error,
    before: usize,
    settings: &IntakeSettings,
) -> IntakeError {
    if !error.is_io() {
        return json_error(name, &error);
    }
    let error = std::io::Error::from(error);
    if error.kind() == std::io::ErrorKind::FileTooLarge {
        return IntakeError::TooLarge { name: name.to_owned(), limit_bytes: settings.max_page_bytes };
    }
    told(file, error, &format!("; the {before} records before are used"))
}
