//! What is told of those who sign? A paragraph below the article that begins with a name of the byline and quotes nobody.

use super::Line;
use headwater_model::{Byline, FurnitureClass};

/// What follows the name in the first sentence of a bio.
const TELLS: &[&str] = &[
    " is ",
    " has ",
    " covers ",
    " writes ",
    " joined ",
    " reports ",
    " works ",
    " was ",
    " edits ",
    " lives ",
    " leads ",
];

/// Marks the bios among `lines`: below two paragraphs of running text at least, for an article may be about its author.
pub(super) fn mark(lines: &mut [Line<'_>], byline: &[Byline]) {
    let mut prose = 0;
    for line in lines.iter_mut().filter(|l| l.verdict.is_none()) {
        prose += usize::from(line.is_prose());
        let tells = |name: &str| {
            let rest = line.text.strip_prefix(name);
            rest.is_some_and(|rest| TELLS.iter().any(|tell| rest.starts_with(tell)))
        };
        let quotes = line.text.contains(['"', '“', '”', '«']);
        if prose > 2 && !quotes && byline.iter().any(|b| b.name.contains(' ') && tells(&b.name)) {
            line.mark(FurnitureClass::AuthorBio, "it tells of somebody who signs the article");
        }
    }
}
