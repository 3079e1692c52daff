//! What goes out? A report laid out as one text, with its address, its time, and the truth in code points of the text.

use crate::coverage::Report;
use crate::draw::{Draw, key};
use crate::event::{Event, Setting};
use crate::report::{Copied, Written, write};
use crate::tell::{Note, Truth};

/// An article as it goes out.
#[derive(Clone, Debug)]
pub struct Article {
    /// Its name, which tells nothing.
    pub id: String,
    /// The outlet.
    pub outlet: usize,
    /// Its address.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// Who signs it.
    pub byline: String,
    /// When it was published: ISO 8601, in the outlet's time.
    pub published: String,
    /// The same in minutes since the beginning.
    pub minute: i64,
    /// Its section.
    pub section: String,
    /// The text, paragraphs divided by a blank line.
    pub text: String,
    /// Where its paragraphs stand, in bytes.
    pub paragraphs: Vec<(usize, usize)>,
    /// The passages that are another's, in bytes.
    pub copied: Vec<(usize, usize)>,
    /// Where the text is from.
    pub copy: Option<Copied>,
    /// What is true of it, in bytes.
    pub notes: Vec<Note>,
    /// Words that lead to another report: bytes and address.
    pub links: Vec<(usize, usize, String)>,
}

/// The name of a story.
#[must_use]
pub fn story_id(number: u64) -> String {
    format!("s{number:08}")
}

/// The name of an article.
#[must_use]
pub fn article_id(event: &Event<'_>, number: usize) -> String {
    format!("{:016x}", key(&[event.coverage, 80, number as u64]))
}

/// Lays out report `number` of an event.
#[must_use]
pub fn article(setting: &Setting, event: &Event<'_>, reports: &[Report], number: usize) -> Article {
    let written = write(setting, event, reports, number);
    let report = reports[number];
    let outlet = &setting.outlets[report.outlet];
    let id = article_id(event, number);
    let mut draw = Draw::of(&[event.coverage, 81, number as u64]);
    let mut staff = Draw::of(&[setting.seed, 82, report.outlet as u64, draw.below(12) as u64]);
    let names = &setting.data.cultures[outlet.land.0];
    let first = if staff.chance(0.5) { staff.one(&names.she) } else { staff.one(&names.he) };
    let byline = format!("{first} {}", staff.joined(&names.surname));
    let section = event.kind.sections[draw.below(event.kind.sections.len())].clone();
    let (text, paragraphs, copied, notes) = lay_out(&written);
    let mut links = Vec::new();
    for note in &notes {
        let Truth::Credit { outlet: credited, .. } = note.truth else { continue };
        let target = reports[..number].iter().position(|r| r.outlet == credited);
        if let Some(target) = target.filter(|_| draw.chance(0.6)) {
            links.push((note.start, note.end, address(setting, event, reports, target)));
        }
    }
    links.dedup_by(|b, a| b.0 < a.1);
    Article {
        url: address(setting, event, reports, number),
        published: moment(setting, report.minute, outlet.house.offset_hours),
        minute: report.minute,
        outlet: report.outlet,
        headline: written.headline,
        copy: written.copied,
        id,
        byline,
        section,
        text,
        paragraphs,
        copied,
        notes,
        links,
    }
}

/// The address of a report.
fn address(setting: &Setting, event: &Event<'_>, reports: &[Report], number: usize) -> String {
    let report = reports[number];
    let day = setting.day(report.minute);
    let id = article_id(event, number);
    format!(
        "https://www.{}/{}/{:02}/{:02}/{}.html",
        setting.outlets[report.outlet].domain,
        day.year(),
        day.month(),
        day.day(),
        &id[..10]
    )
}

/// A minute as ISO 8601, so many hours ahead of UTC.
#[must_use]
pub fn moment(setting: &Setting, minute: i64, offset_hours: i64) -> String {
    let local = minute + offset_hours * 60;
    let day = setting.day(local);
    let of_day = local.rem_euclid(1440);
    let zone = if offset_hours == 0 {
        "Z".to_owned()
    } else {
        format!("{}{:02}:00", if offset_hours < 0 { '-' } else { '+' }, offset_hours.abs())
    };
    format!("{day}T{:02}:{:02}:00{zone}", of_day / 60, of_day % 60)
}

type LaidOut = (String, Vec<(usize, usize)>, Vec<(usize, usize)>, Vec<Note>);

/// One text out of paragraphs.
fn lay_out(written: &Written) -> LaidOut {
    let mut text = written.dateline.text.clone();
    let mut notes = written.dateline.notes.clone();
    let (mut paragraphs, mut copied) = (Vec::new(), Vec::new());
    for (at, paragraph) in written.paragraphs.iter().enumerate() {
        if at > 0 {
            text += "\n\n";
        }
        let start = text.len();
        text += &paragraph.text;
        notes.extend(paragraph.notes.iter().cloned().map(|note| note.shifted(start)));
        paragraphs.push((if at == 0 { 0 } else { start }, text.len()));
        if paragraph.copy_of.is_some() {
            copied.push((start, text.len()));
        }
    }
    notes.sort_by_key(|note| (note.start, note.end));
    (text, paragraphs, copied, notes)
}

/// Places in bytes → in code points.
#[derive(Debug)]
pub struct CodePoints {
    /// Where each character of more than one byte ends, and how many bytes too many there are up to there.
    wide: Vec<(usize, usize)>,
}

impl CodePoints {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut extra = 0;
        let wide = text.char_indices().filter(|(_, c)| !c.is_ascii()).map(|(at, c)| {
            extra += c.len_utf8() - 1;
            (at + c.len_utf8(), extra)
        });
        Self { wide: wide.collect() }
    }

    /// How many code points stand before a byte.
    #[must_use]
    pub fn at(&self, byte: usize) -> usize {
        let before = self.wide.partition_point(|(end, _)| *end <= byte);
        byte - before.checked_sub(1).map_or(0, |last| self.wide[last].1)
    }
}
