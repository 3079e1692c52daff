//! Where does a record begin and end? The bytes of an archive → its records, one after the other.
//!
//! Read as a stream: of a record no more is held than its head and what the caller asks for. An archive is plain, or
//! each record is a gzip member of its own, or several share one. After a damaged place the search goes on for the next
//! record that begins as one does. The form is that of ISO 28500 (WARC/1.1) and its drafts since 0.17.

use flate2::bufread::GzDecoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// A head that is longer than this is none.
const HEAD_BYTES: u64 = 64 << 10;

/// A record that is left out is unpacked up to here to find its end; beyond, the next one is searched for in the packed
/// bytes, so that a small file cannot keep the reader busy for hours.
const SKIPPED_BYTES: u64 = 1 << 30;

/// So many places that look like a gzip member and are none are tried in one file.
const MOST_TRIES: u32 = 10_000;

/// A file with more damaged places is read no further.
const MOST_DAMAGES: u32 = 1000;

/// What every gzip member begins with: the mark, and the only method there is.
const MEMBER: &[u8] = &[0x1F, 0x8B, 8];

/// The head of a record; its block is read, or passed over by asking for the next record.
#[derive(Debug)]
pub(super) struct Head {
    /// Where the record begins: the byte of the file, of a packed one that of the gzip member.
    pub offset: u64,
    /// The named fields, names in lower case.
    fields: Vec<(String, String)>,
}

impl Head {
    /// The first field of that name.
    pub(super) fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A place where no record could be read.
#[derive(Debug)]
pub(super) struct Damage {
    /// Where it is.
    pub offset: u64,
    /// What is wrong with it.
    pub what: What,
}

/// What is wrong with a record.
#[derive(Debug)]
pub(super) enum What {
    /// It does not begin, or go on, as a record does.
    Form(&'static str),
    /// It cannot be unpacked, or the system cannot read it.
    Io(io::Error),
}

/// The file, plain or within a gzip member.
enum Layer {
    Plain(BufReader<File>),
    Member(Box<GzDecoder<BufReader<File>>>),
    /// Between two layers.
    Gone,
}

impl Read for Layer {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(file) => file.read(buffer),
            Self::Member(member) => member.read(buffer),
            Self::Gone => Ok(0),
        }
    }
}

impl Layer {
    fn file(&mut self) -> Option<&mut BufReader<File>> {
        match self {
            Self::Plain(file) => Some(file),
            Self::Member(member) => Some(member.get_mut()),
            Self::Gone => None,
        }
    }

    fn into_file(self) -> Option<BufReader<File>> {
        match self {
            Self::Plain(file) => Some(file),
            Self::Member(member) => Some(member.into_inner()),
            Self::Gone => None,
        }
    }
}

/// The records of one archive.
pub(super) struct Records {
    stream: BufReader<Layer>,
    is_packed: bool,
    /// Where the member begins that is read now; of a plain file, where the record does.
    start: u64,
    /// What is left of the block.
    left: u64,
    tries: u32,
    damages: u32,
    is_over: bool,
}

impl Records {
    /// Opens an archive, `from` so many bytes after its beginning, where a record must begin.
    pub(super) fn open(path: &Path, from: u64) -> io::Result<Self> {
        let mut file = BufReader::with_capacity(64 << 10, File::open(path)?);
        if from > 0 {
            file.seek(SeekFrom::Start(from))?;
        }
        let is_packed = file.fill_buf()?.starts_with(&MEMBER[..2]);
        Ok(Self {
            stream: BufReader::with_capacity(32 << 10, Layer::Plain(file)),
            is_packed,
            start: from,
            left: 0,
            tries: 0,
            damages: 0,
            is_over: false,
        })
    }

    /// Where the record begins that was read last.
    pub(super) const fn start(&self) -> u64 {
        self.start
    }

    /// Where in the file reading goes on.
    fn position(&mut self) -> u64 {
        let ahead = self.stream.buffer().len() as u64;
        let is_plain = matches!(self.stream.get_ref(), Layer::Plain(_));
        let place = self.stream.get_mut().file().and_then(|file| file.stream_position().ok());
        place.unwrap_or(self.start).saturating_sub(if is_plain { ahead } else { 0 })
    }

    /// The next record; `None` at the end. After damage the next call goes on behind it.
    pub(super) fn next(&mut self) -> Option<Result<Head, Damage>> {
        while !self.is_over {
            match self.head() {
                Ok(Some(head)) => return Some(Ok(head)),
                Ok(None) => {}
                Err(what) => return Some(Err(self.give_up(what))),
            }
        }
        None
    }

    /// Adds up to `most` bytes of the block to `block`.
    ///
    /// # Errors
    /// Where the block ends before its end or cannot be unpacked.
    pub(super) fn read_block(&mut self, block: &mut Vec<u8>, most: u64) -> Result<(), Damage> {
        let wanted = self.left.min(most);
        let read = (&mut self.stream).take(wanted).read_to_end(block);
        let what = match read {
            Ok(count) if count as u64 == wanted => {
                self.left -= wanted;
                return Ok(());
            }
            Ok(_) => What::Form("the record ends too early"),
            Err(error) => What::Io(error),
        };
        Err(self.give_up(what))
    }

    /// Goes behind a block that was read whole: there the member ends, and its checksum holds, or a record follows.
    ///
    /// # Errors
    /// Where neither is so: the block is damaged, or its length is wrong.
    pub(super) fn end_block(&mut self) -> Result<(), Damage> {
        match self.skip_blanks() {
            Ok(false) => Ok(()),
            Ok(true) => {
                let ahead = self.stream.buffer();
                let mark = &b"WARC/"[..ahead.len().min(5)];
                if ahead.starts_with(mark) {
                    return Ok(());
                }
                Err(self.give_up(What::Form(
                    "what follows it is no record: it is damaged, or its length is wrong",
                )))
            }
            Err(what) => Err(self.give_up(what)),
        }
    }

    /// Goes to the next record behind the one that is damaged.
    fn give_up(&mut self, what: What) -> Damage {
        let offset = self.start;
        self.left = 0;
        self.damages += 1;
        if self.damages > MOST_DAMAGES {
            self.is_over = true;
            return Damage { offset, what: What::Form("too much is damaged: from here on nothing is read") };
        }
        self.is_over = self.find_next().is_err() || self.is_over;
        Damage { offset, what }
    }

    /// What is left of the block, in bytes.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// How many bytes of the file the record took so far; at least 1.
    pub(super) fn packed_bytes(&mut self) -> u64 {
        self.position().saturating_sub(self.start).max(1)
    }

    /// The head of the next record; `None` where a member ended or the file did.
    fn head(&mut self) -> Result<Option<Head>, What> {
        self.skip_block()?;
        if !self.skip_blanks()? {
            return self.next_member().map(|()| None);
        }
        if !self.is_packed {
            self.start = self.position();
        }
        let mut line = Vec::new();
        let mut room = HEAD_BYTES;
        self.line(&mut line, &mut room)?;
        if !is_version(&line) {
            return Err(What::Form("no record begins here"));
        }
        let mut fields: Vec<(String, String)> = Vec::new();
        loop {
            line.clear();
            self.line(&mut line, &mut room)?;
            let text = String::from_utf8_lossy(&line);
            if text.trim().is_empty() {
                break;
            }
            match (text.split_once(':'), fields.last_mut()) {
                (_, Some((_, value))) if text.starts_with([' ', '\t']) => {
                    value.push(' ');
                    value.push_str(text.trim());
                }
                (Some((name, value)), _) => {
                    fields.push((name.trim().to_lowercase(), value.trim().to_owned()));
                }
                (None, _) => return Err(What::Form("the head of the record is damaged")),
            }
        }
        let head = Head { offset: self.start, fields };
        let length = head.field("content-length").and_then(|length| length.parse().ok());
        self.left = length.ok_or(What::Form("the record does not say how long it is"))?;
        Ok(Some(head))
    }

    /// One line of a head, with its end.
    fn line(&mut self, line: &mut Vec<u8>, room: &mut u64) -> Result<(), What> {
        let count = (&mut self.stream).take(*room).read_until(b'\n', line).map_err(What::Io)?;
        *room -= count as u64;
        if line.ends_with(b"\n") {
            return Ok(());
        }
        Err(What::Form(if *room == 0 { "no record begins here" } else { "the record ends too early" }))
    }

    /// Passes over what is left of the block.
    fn skip_block(&mut self) -> Result<(), What> {
        if self.left > SKIPPED_BYTES && self.is_packed {
            self.left = 0;
            return self.find_next().map_err(What::Io);
        }
        let wanted = std::mem::take(&mut self.left);
        let count = io::copy(&mut (&mut self.stream).take(wanted), &mut io::sink()).map_err(What::Io)?;
        if count < wanted { Err(What::Form("the record ends too early")) } else { Ok(()) }
    }

    /// Passes over blank lines; whether something follows in this member, or in this plain file.
    fn skip_blanks(&mut self) -> Result<bool, What> {
        if self.is_packed && !matches!(self.stream.get_ref(), Layer::Member(_)) {
            return Ok(false);
        }
        loop {
            let ahead = self.stream.fill_buf().map_err(What::Io)?;
            let blanks = ahead.iter().take_while(|b| b.is_ascii_whitespace()).count();
            let (is_end, more) = (ahead.is_empty(), blanks < ahead.len());
            self.stream.consume(blanks);
            if is_end || more {
                return Ok(more);
            }
        }
    }

    /// Opens the gzip member that follows.
    fn next_member(&mut self) -> Result<(), What> {
        let layer = std::mem::replace(self.stream.get_mut(), Layer::Gone);
        let Some(mut file) = layer.into_file() else {
            self.is_over = true;
            return Ok(());
        };
        // Some writers fill up with zeros.
        let ahead = loop {
            let ahead = file.fill_buf().map_err(What::Io)?;
            let zeros = ahead.iter().take_while(|&&b| b == 0).count();
            if ahead.is_empty() || zeros < ahead.len() {
                let is_end = ahead.is_empty();
                file.consume(zeros);
                break !is_end;
            }
            file.consume(zeros);
        };
        self.start = file.stream_position().map_err(What::Io)?;
        if !ahead || !self.is_packed {
            self.is_over = true;
            return Ok(());
        }
        let is_member = file.fill_buf().map_err(What::Io)?.starts_with(&MEMBER[..1]);
        *self.stream.get_mut() =
            if is_member { Layer::Member(Box::new(GzDecoder::new(file))) } else { Layer::Plain(file) };
        if is_member { Ok(()) } else { Err(What::Form("no record begins here")) }
    }

    /// Goes to the next place behind `start` where a record begins; at the end of the file there is none.
    fn find_next(&mut self) -> io::Result<()> {
        let buffered = self.stream.buffer().len();
        self.stream.consume(buffered);
        let layer = std::mem::replace(self.stream.get_mut(), Layer::Gone);
        let Some(mut file) = layer.into_file() else { return Ok(()) };
        let mut from = self.start + 1;
        let mark = if self.is_packed { MEMBER } else { b"\nWARC/" };
        while let Some(found) = find(&mut file, from, mark)? {
            if !self.is_packed {
                file.seek(SeekFrom::Start(found + 1))?;
                *self.stream.get_mut() = Layer::Plain(file);
                return Ok(());
            }
            file.seek(SeekFrom::Start(found))?;
            let mut opening = [0; 5];
            let is_record =
                GzDecoder::new(&mut file).read_exact(&mut opening).is_ok() && &opening == b"WARC/";
            if is_record {
                file.seek(SeekFrom::Start(found))?;
                *self.stream.get_mut() = Layer::Plain(file);
                return Ok(());
            }
            self.tries += 1;
            if self.tries > MOST_TRIES {
                break;
            }
            from = found + 1;
        }
        self.is_over = true;
        Ok(())
    }
}

/// Whether a line is the first of a record.
fn is_version(line: &[u8]) -> bool {
    line.starts_with(b"WARC/") && line.get(5).is_some_and(u8::is_ascii_digit)
}

/// The first place from `from` on where `mark` stands.
fn find(file: &mut BufReader<File>, from: u64, mark: &[u8]) -> io::Result<Option<u64>> {
    let mut place = file.seek(SeekFrom::Start(from))?;
    let mut window = Vec::new();
    loop {
        let kept = window.len();
        let count = file.by_ref().take(64 << 10).read_to_end(&mut window)?;
        if let Some(at) = window.windows(mark.len()).position(|bytes| bytes == mark) {
            return Ok(Some(place - kept as u64 + at as u64));
        }
        if count == 0 {
            return Ok(None);
        }
        place += count as u64;
        window.drain(..window.len().saturating_sub(mark.len() - 1));
    }
}
