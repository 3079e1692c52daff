//! What is told of those who sign? A paragraph below the article that begins with a name of the byline and quotes nobody.

use super::Line;
use crate::extract::signs::tells_of_author;
use headwater_model::{Byline, FurnitureClass};

/// Marks the bios among `lines`: below two paragraphs of running text at least, for an article may be about its author.
pub(super) fn mark(lines: &mut [Line<'_>], byline: &[Byline]) {
    let mut prose = 0;
    for line in lines.iter_mut().filter(|l| l.verdict.is_none()) {
        prose += usize::from(line.is_prose());
        if prose > 2 && tells_of_author(&line.text, byline) {
            line.mark(FurnitureClass::AuthorBio, "it tells of somebody who signs the article");
        }
    }
}
