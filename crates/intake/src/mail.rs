//! What does a newsletter say? `.eml`, the files of a Maildir, and mailboxes (`.mbox`) → a [`Page`] for each mail.
//!
//! The part in HTML is read, else the one in plain text. The outlet is the list (`List-Id`), else the name in `From`;
//! the headline is the subject, the time that of `Date`.

use crate::bytes::{Source, told};
use crate::files::InputFile;
use crate::made::{Stated, paragraphs};
use crate::{IntakeError, IntakeSettings, Note};
use headwater_model::Page;
use mail_parser::{HeaderValue, Message, MessageParser, PartType};
use std::io::{BufRead, Read};

/// So many mails of a mailbox that cannot be read are named; the others are counted.
const MOST_NAMED: usize = 1000;

/// The page that one mail is, called `name`.
///
/// # Errors
/// [`IntakeError::Malformed`] where it is no mail or holds no text.
pub(crate) fn page(bytes: &[u8], name: &str) -> Result<Page, IntakeError> {
    let malformed = |reason: &str| IntakeError::Malformed {
        name: name.to_owned(),
        reason: reason.to_owned(),
        hint: "save the mail again, with its source (\"save as\", .eml)",
    };
    let message = MessageParser::default().parse(bytes).ok_or_else(|| malformed("this is no mail"))?;
    let html = html(&message).ok_or_else(|| malformed("there is no text in this mail"))?;
    Ok(stated(&message).page(name.to_owned(), None, &html))
}

/// Reads the mails of a mailbox one after the other; one that cannot be read is reported and the others go on.
///
/// # Errors
/// Where the file cannot be read or unpacked any further; what was read before stays.
pub(crate) fn read_mailbox(
    mut source: Source,
    file: &InputFile,
    settings: &IntakeSettings,
    pages: &mut Vec<Page>,
    errors: &mut Vec<IntakeError>,
    notes: &mut Vec<Note>,
) -> Result<(), IntakeError> {
    let most = settings.max_page_bytes;
    let mut mailbox = Mailbox { number: 0, failed: 0, mail: Vec::new(), is_large: false };
    let mut line = Vec::new();
    let mut is_after_blank = true;
    loop {
        line.clear();
        let count = (&mut source).take(most + 1).read_until(b'\n', &mut line).map_err(|error| {
            told(file, error, &format!("; the {} mails before are used", mailbox.number.saturating_sub(1)))
        })?;
        let is_first = line.starts_with(b"From ") && is_after_blank;
        if count == 0 || is_first {
            mailbox.end(file, most, pages, errors);
        }
        if count == 0 {
            let (count, what) =
                (mailbox.failed.saturating_sub(MOST_NAMED), "more mails that could not be read");
            let told = Note::Counted { name: file.name.clone(), count, what: what.to_owned() };
            notes.extend(Some(told).filter(|_| count > 0));
            return Ok(());
        }
        if is_first {
            mailbox.number += 1;
        } else {
            mailbox.add(&line, most);
        }
        is_after_blank = line.trim_ascii().is_empty();
    }
}

/// The mail of a mailbox that is read now.
struct Mailbox {
    number: usize,
    failed: usize,
    mail: Vec<u8>,
    is_large: bool,
}

impl Mailbox {
    /// Adds a line; one that was quoted because it begins like a mail is as it was.
    fn add(&mut self, line: &[u8], most: u64) {
        let quotes = line.iter().take_while(|&&b| b == b'>').count();
        let is_quoted = quotes > 0 && line[quotes..].starts_with(b"From ");
        let line = if is_quoted { &line[1..] } else { line };
        self.is_large |= (self.mail.len() + line.len()) as u64 > most;
        if !self.is_large {
            self.mail.extend_from_slice(line);
        }
    }

    /// Makes a page of the mail that has been read.
    fn end(
        &mut self,
        file: &InputFile,
        limit_bytes: u64,
        pages: &mut Vec<Page>,
        errors: &mut Vec<IntakeError>,
    ) {
        let mail = std::mem::take(&mut self.mail);
        let is_large = std::mem::take(&mut self.is_large);
        if self.number == 0 && mail.trim_ascii().is_empty() {
            return;
        }
        let name = format!("{}, mail {}", file.name, self.number);
        let read =
            if is_large { Err(IntakeError::TooLarge { name, limit_bytes }) } else { page(&mail, &name) };
        match read {
            Ok(page) => pages.push(page),
            Err(error) => {
                self.failed += 1;
                errors.extend(Some(error).filter(|_| self.failed <= MOST_NAMED));
            }
        }
    }
}

/// The text of a mail as HTML.
fn html(message: &Message<'_>) -> Option<String> {
    let parts = || message.html_bodies().chain(message.text_bodies());
    let html = parts().find_map(|part| match &part.body {
        PartType::Html(html) if !html.trim().is_empty() => Some(html.clone().into_owned()),
        _ => None,
    });
    html.or_else(|| {
        parts().find_map(|part| match &part.body {
            PartType::Text(text) if !text.trim().is_empty() => Some(paragraphs(text)),
            _ => None,
        })
    })
}

/// What the fields of a mail say of it.
fn stated(message: &Message<'_>) -> Stated {
    let filled = |text: &str| {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = text.trim_matches('"').trim().to_owned();
        (!text.is_empty()).then_some(text)
    };
    let from = message.from().and_then(|from| from.first()).and_then(|address| address.name());
    // "The Pell Lantern" <morning.pell.example>; services for newsletters give a number in place of the name.
    let is_name = |name: &String| {
        name.chars().any(char::is_uppercase) && !name.contains(|c: char| c == '@' || c.is_ascii_digit())
    };
    let list = match message.header("List-Id") {
        Some(HeaderValue::Text(text)) => {
            text.split_once('<').and_then(|(name, _)| filled(name)).filter(is_name)
        }
        Some(HeaderValue::Address(address)) => {
            address.first().and_then(|a| a.name()).and_then(filled).filter(is_name)
        }
        _ => None,
    };
    Stated {
        headline: message.subject().and_then(filled),
        published: message.date().filter(|date| date.is_valid()).map(|date| date.to_rfc3339()),
        outlet: list.or_else(|| from.and_then(filled)),
        ..Stated::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::PageBody;

    const LETTER: &str = "From: \"Pell Lantern\" <news@pell.example>\r\nList-Id: The Lantern at Dawn <dawn.pell.example>\r\n\
        Date: Wed, 1 May 2024 08:00:00 +0200\r\nSubject: =?utf-8?q?Dam_holds_=E2=80=93_again?=\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\n\
        Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
        <p>The caf=E9 at the dam held.</p>\r\n--b--\r\n";

    fn html(page: &Page) -> String {
        let PageBody::Html(bytes) = &page.body else { panic!("a page of HTML") };
        String::from_utf8(bytes.clone()).unwrap()
    }

    #[test]
    fn a_newsletter_is_its_html_with_list_subject_and_date() {
        let html = html(&page(LETTER.as_bytes(), "a.eml").unwrap());
        for wanted in ["café", "\"The Lantern at Dawn\"", "2024-05-01T08:00:00+02:00", "Dam holds – again"]
        {
            assert!(html.contains(wanted), "{wanted} is not in {html}");
        }
        assert!(!html.contains("Plain."));
    }

    #[test]
    fn without_a_list_the_sender_is_the_outlet_and_without_html_the_text_is_read() {
        let mail = "From: Pell Lantern <news@pell.example>\nSubject: Dam\n\nIt held <again>.\n\nYes.\n";
        let html = html(&page(mail.as_bytes(), "a.eml").unwrap());
        assert!(
            html.contains("\"Pell Lantern\"") && html.contains("<p>It held &lt;again&gt;.</p>"),
            "{html}"
        );
    }

    #[test]
    fn a_list_that_is_called_by_a_number_is_no_outlet() {
        let mail = LETTER.replace("The Lantern at Dawn", "6d4a2f87mc list");
        assert!(html(&page(mail.as_bytes(), "a.eml").unwrap()).contains("\"name\":\"Pell Lantern\""));
    }

    #[test]
    fn a_mail_without_text_is_named() {
        let mail = "From: a@pell.example\nSubject: x\nContent-Type: image/png\n\nAAAA";
        assert!(page(mail.as_bytes(), "a.eml").unwrap_err().to_string().contains("a.eml"));
    }
}
