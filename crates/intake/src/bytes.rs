//! The bytes of a file, unpacked where they are packed, and not more of them than the limit.

use crate::files::{InputFile, read_error};
use crate::{IntakeError, IntakeSettings};
use flate2::bufread::MultiGzDecoder;
use std::cell::Cell;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// An open file: plain or gzipped, by its first bytes.
pub(crate) type Source = Box<dyn BufRead>;

/// How many bytes are looked at to tell the kind of a file.
const HEAD_BYTES: usize = 8192;

/// Opens `file`; where it begins as gzip does, what comes out is unpacked.
///
/// # Errors
/// What the system says.
pub(crate) fn open(file: &InputFile) -> Result<Source, IntakeError> {
    let failed = |error| read_error(file.name.clone(), error);
    let mut plain = BufReader::with_capacity(64 << 10, File::open(&file.path).map_err(failed)?);
    let packed = plain.fill_buf().map_err(failed)?.starts_with(&[0x1F, 0x8B]);
    Ok(if packed {
        Box::new(BufReader::with_capacity(64 << 10, MultiGzDecoder::new(plain)))
    } else {
        Box::new(plain)
    })
}

/// The first bytes of `source`, which is afterwards as if they had not been read.
///
/// # Errors
/// What the system or the unpacking says.
pub(crate) fn peek(source: &mut Source, file: &InputFile) -> Result<Vec<u8>, IntakeError> {
    let mut head = Vec::with_capacity(HEAD_BYTES);
    let read = source.by_ref().take(HEAD_BYTES as u64).read_to_end(&mut head);
    let rest = std::mem::replace(source, Box::new(io::empty()));
    *source = match read {
        Ok(_) => Box::new(io::Cursor::new(head.clone()).chain(rest)),
        Err(error) if head.is_empty() => return Err(told(file, error, "")),
        Err(error) => {
            Box::new(io::Cursor::new(head.clone()).chain(BufReader::with_capacity(1, Failed(Some(error)))))
        }
    };
    Ok(head)
}

/// The end of a file that could not be read to its end: tells so to whoever comes so far.
struct Failed(Option<io::Error>);

impl Read for Failed {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

/// The whole of one page.
///
/// # Errors
/// Where it cannot be read or unpacked to its end, or is too large: half a page is no page.
pub(crate) fn read_page(
    source: Source,
    file: &InputFile,
    settings: &IntakeSettings,
) -> Result<Vec<u8>, IntakeError> {
    let mut body = Vec::new();
    source.take(settings.max_page_bytes + 1).read_to_end(&mut body).map_err(|e| told(file, e, ""))?;
    if body.len() as u64 > settings.max_page_bytes {
        return Err(IntakeError::TooLarge { name: file.name.clone(), limit_bytes: settings.max_page_bytes });
    }
    Ok(body)
}

/// Bytes that end with an error where too many of them pass without a record: a packed file of a few kilobytes may hold
/// gigabytes.
pub(crate) struct Metered {
    source: Source,
    /// Bytes since the last record.
    passed: Rc<Cell<u64>>,
    limit: u64,
}

impl Metered {
    /// `source` behind a meter, and the meter, which is set to 0 after each record.
    pub(crate) fn new(source: Source, settings: &IntakeSettings) -> (BufReader<Self>, Rc<Cell<u64>>) {
        let passed = Rc::new(Cell::new(0));
        let metered = Self { source, passed: Rc::clone(&passed), limit: settings.max_page_bytes };
        (BufReader::new(metered), passed)
    }
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.passed.get() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let count = self.source.read(buffer)?;
        self.passed.set(self.passed.get() + count as u64);
        Ok(count)
    }
}

/// What of an unpacking went wrong; `None` where the error is the system's.
pub(crate) fn unpacking(error: &io::Error) -> Option<bool> {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => Some(true),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => Some(false),
        _ => None,
    }
}

/// The error that stands for `error`; `kept` tells what of the file was used all the same.
pub(crate) fn told(file: &InputFile, error: io::Error, kept: &str) -> IntakeError {
    let (name, kept) = (file.name.clone(), kept.to_owned());
    match unpacking(&error) {
        Some(true) => IntakeError::TruncatedGzip { name, kept },
        Some(false) => IntakeError::DamagedGzip { name, kept },
        None => read_error(name, error),
    }
}
