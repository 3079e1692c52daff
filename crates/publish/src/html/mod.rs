//! How does a person read it in a browser? Stories → one HTML page each and a page that lists them, as strings.
//!
//! A page needs nothing beside itself: no script, no request, its style inside. The head, the recap, the claims by what is
//! known of them, the drawing of the ways to the origins with the same as a list, who has what, who said what, what is
//! counted of the telling, times, changes, the reports, and the limits. All that comes from an article is escaped
//! (`markup`), and no more of it is shown than may be (`bound`); each passage carries its place: `data-cite="2:17-180"`
//! are the bytes 17 to 180 of report 2, whose id stands in `data-article` of the report with `id="r2"`.

mod bound;
mod chains;
mod changes;
mod claims;
mod csp;
mod days;
mod grants;
mod graph;
mod grid;
mod head;
mod index;
mod limits;
mod markup;
mod names;
mod perspectives;
mod recap;
mod sheet;
mod sources;
mod speakers;
mod timeline;

use headwater_model::{Outlet, StoryFile, StoryId};
use markup::{Markup, PAGE_LANGUAGE};
use sheet::Sheet;
use std::collections::BTreeSet;

/// One page, ready to be written to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebPage {
    /// The name of its file, without a folder.
    pub name: String,
    /// The page.
    pub html: String,
}

/// A page for each story of `files`, then `index.html`, which lists them in their order.
///
/// `outlets` holds what is known of outlets, in any order; of those that report, owner and country are told.
#[must_use]
pub fn pages(files: &[StoryFile], outlets: &[Outlet]) -> Vec<WebPage> {
    let stories =
        files.iter().map(|file| WebPage { name: file_name(&file.story.id), html: story(file, outlets) });
    let index = WebPage { name: "index.html".to_owned(), html: index::page(files) };
    stories.chain(std::iter::once(index)).collect()
}

/// The page of one story; see [`pages`].
#[must_use]
pub fn story(file: &StoryFile, outlets: &[Outlet]) -> String {
    let wanted: BTreeSet<&str> =
        file.articles.iter().filter_map(|a| a.outlet.as_ref()?.id.as_deref()).collect();
    let mut known: Vec<&Outlet> = outlets.iter().filter(|o| wanted.contains(o.id.as_str())).collect();
    // Sorting keeps the order of outlets with one id: the given ones come before the built-in ones.
    known.sort_by(|a, b| a.id.cmp(&b.id));
    known.dedup_by(|later, first| later.id == first.id);
    let sheet = Sheet::new(file, &known);
    let sections = sections(&sheet);
    let mut body = Markup::new();
    body.raw("<a class=\"skip\" href=\"#main\">Skip to the recap</a>");
    head::write(&mut body, &sheet);
    contents(&mut body, &sections);
    body.raw("<main id=\"main\" tabindex=\"-1\">");
    for section in &sections {
        body.raw("<section id=\"")
            .raw(section.id)
            .raw("\" aria-labelledby=\"")
            .raw(section.id)
            .raw("-h\"><h2 id=\"");
        body.raw(section.id)
            .raw("-h\">")
            .raw(section.heading)
            .raw("</h2>")
            .add(&section.body)
            .raw("</section>");
    }
    body.raw("</main>");
    frame(&file.recap.title, &body)
}

/// The file of a story's page: letters, digits and hyphens of its name; other marks by their codes, so that no two
/// names share a file and none leads out of the folder.
fn file_name(StoryId(name): &StoryId) -> String {
    let mut file = String::from(if name == "index" { "_" } else { "" });
    for mark in name.chars() {
        if mark.is_ascii_alphanumeric() || mark == '-' {
            file.push(mark);
        } else {
            file += &format!("_{:x}_", u32::from(mark));
        }
    }
    file + ".html"
}

/// A part of a page under its heading.
struct Section {
    id: &'static str,
    heading: &'static str,
    body: Markup,
}

/// The parts of a page that have something to tell, in order.
fn sections(sheet: &Sheet<'_>) -> Vec<Section> {
    let part = |id, heading, body| Section { id, heading, body };
    let mut all = vec![part("recap", "What happened", recap::section(sheet))];
    for shelf in &sheet.shelves {
        let (id, heading, _) = claims::heading(shelf.section);
        all.push(part(id, heading, claims::section(sheet, shelf)));
    }
    all.extend([
        part("origins", "Where the reports have it from", graph::section(sheet)),
        part("grid", "Who has what", grid::section(sheet)),
        part("said", "Who said what", speakers::section(sheet)),
        part("telling", "How the reports tell it", perspectives::section(sheet)),
        part("time", "When it happened, when it was reported", timeline::section(sheet)),
        part("reports", "The reports", sources::section(sheet)),
        part("changes", "What changed", changes::section(sheet)),
        part("limits", "The limits of this page", limits::section(sheet)),
    ]);
    all.retain(|section| !section.body.is_empty());
    all
}

/// The list of the parts of a page.
fn contents(body: &mut Markup, sections: &[Section]) {
    body.raw("<nav aria-label=\"On this page\"><ul>");
    for section in sections {
        body.raw("<li><a href=\"#").raw(section.id).raw("\">").raw(section.heading).raw("</a></li>");
    }
    body.raw("</ul></nav>");
}

/// A whole page around its body.
fn frame(title: &str, body: &Markup) -> String {
    let mut page = Markup::new();
    page.raw("<!DOCTYPE html>\n<html lang=\"").raw(PAGE_LANGUAGE).raw("\"><head><meta charset=\"utf-8\">");
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").text(&csp::POLICY).raw("\">");
    page.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" \
              content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\"><meta name=\"generator\" \
              content=\"Headwater\"><title>");
    page.text(title)
        .raw(" – Headwater</title><style>")
        .raw(csp::STYLE)
        .raw("</style></head><body>")
        .add(body);
    page.raw("<footer><p>Made by a program from the reports listed. What they say stands in the originals.</p></footer></body></html>\n");
    page.into_string()
}

#[cfg(test)]
mod tests;
