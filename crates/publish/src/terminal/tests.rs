//! What a reader of a story sees, on a story made by hand.

use super::*;
use crate::fixture::{shows, story_file};
use headwater_model::ArticleId;

#[test]
fn a_story_reads_like_its_snapshot() {
    shows("story-80.txt", &story(&story_file(), Look { width: 80, colour: false }));
    shows("story-40.txt", &story(&story_file(), Look { width: 40, colour: false }));
    shows("story-colour.txt", &story(&story_file(), Look { width: 80, colour: true }));
}

#[test]
fn claims_explained_read_like_their_snapshot() {
    shows("claims-explained.txt", &claims(&[story_file()], true, Look { width: 80, colour: false }));
}

#[test]
fn a_story_without_anything_known_is_told_without_a_panic() {
    let mut file = story_file();
    file.claims[0].reports[0].chains[0].origin = 99;
    file.claims[0].line.article = ArticleId("gone".to_owned());
    file.statements[0].pieces.clear();
    file.articles[0].outlet = None;
    file.articles[0].paragraphs.clear();
    file.story.first = None;
    assert!(story(&file, Look { width: 0, colour: false }).contains("outlet unknown"));
}
