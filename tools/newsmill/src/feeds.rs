//! What does an outlet's feed say? Its latest articles, as RSS 2.0 or as Atom.

use crate::article::Article;
use crate::event::Setting;
use crate::html::escape;
use std::collections::VecDeque;
use std::fmt::Write;
use std::io;
use std::path::Path;

/// As many articles stand in a feed, the latest.
const ITEMS: usize = 30;

/// The feeds of all outlets.
#[derive(Debug)]
pub struct Feeds {
    latest: Vec<VecDeque<Item>>,
}

#[derive(Debug)]
struct Item {
    url: String,
    headline: String,
    published: String,
    blurb: String,
}

impl Feeds {
    /// Empty feeds of so many outlets.
    #[must_use]
    pub fn new(outlets: usize) -> Self {
        Self { latest: (0..outlets).map(|_| VecDeque::new()).collect() }
    }

    /// Adds an article to its outlet's feed; the oldest goes.
    pub fn add(&mut self, article: &Article) {
        let items = &mut self.latest[article.outlet];
        let first = article.paragraphs.first().map_or("", |&(start, end)| &article.text[start..end]);
        items.push_front(Item {
            url: article.url.clone(),
            headline: article.headline.clone(),
            published: article.published.clone(),
            blurb: first.to_owned(),
        });
        items.truncate(ITEMS);
    }

    /// Writes feeds/DOMAIN.xml for each outlet that published.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write(&self, setting: &Setting, out: &Path) -> io::Result<()> {
        let folder = out.join("feeds");
        std::fs::create_dir_all(&folder)?;
        for (number, items) in self.latest.iter().enumerate().filter(|(_, items)| !items.is_empty()) {
            let outlet = &setting.outlets[number];
            let site = format!("https://www.{}/", outlet.domain);
            let feed = if number % 3 == 0 {
                atom(&outlet.name, &site, items)
            } else {
                rss(&outlet.name, &site, items)
            };
            std::fs::write(folder.join(format!("{}.xml", outlet.domain)), feed)?;
        }
        Ok(())
    }
}

fn rss(name: &str, site: &str, items: &VecDeque<Item>) -> String {
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\"><channel><title>{}</title>\
         <link>{site}</link><description>{}</description>\n",
        escape(name),
        escape(name)
    );
    for item in items {
        let date = rfc_2822(&item.published).unwrap_or_default();
        let _ = writeln!(
            xml,
            "<item><title>{}</title><link>{}</link><guid>{}</guid><pubDate>{date}</pubDate>\
             <description>{}</description></item>",
            escape(&item.headline),
            item.url,
            item.url,
            escape(&item.blurb)
        );
    }
    xml + "</channel></rss>\n"
}

fn atom(name: &str, site: &str, items: &VecDeque<Item>) -> String {
    let updated = items.front().map_or("", |item| &item.published);
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>{}</title>\
         <id>{site}</id><link href=\"{site}\"/><updated>{updated}</updated>\n",
        escape(name)
    );
    for item in items {
        let _ = writeln!(
            xml,
            "<entry><title>{}</title><id>{}</id><link href=\"{}\"/><updated>{}</updated><summary>{}</summary></entry>",
            escape(&item.headline),
            item.url,
            item.url,
            item.published,
            escape(&item.blurb)
        );
    }
    xml + "</feed>\n"
}

/// A moment as mail writes it: "Mon, 03 Mar 2031 08:05:00 +0100".
fn rfc_2822(published: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let date: jiff::civil::Date = published.get(..10)?.parse().ok()?;
    let day = DAYS[date.weekday().to_monday_zero_offset() as usize];
    let month = MONTHS[date.month() as usize - 1];
    let zone = published.get(19..)?.replace(':', "").replace('Z', "+0000");
    Some(format!("{day}, {:02} {month} {} {} {zone}", date.day(), date.year(), published.get(11..19)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_mail_writes_it() {
        assert_eq!(rfc_2822("2031-03-03T08:05:00+01:00").unwrap(), "Mon, 03 Mar 2031 08:05:00 +0100");
        assert_eq!(rfc_2822("2031-03-03T08:05:00Z").unwrap(), "Mon, 03 Mar 2031 08:05:00 +0000");
    }
}
