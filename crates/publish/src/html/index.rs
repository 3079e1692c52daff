//! The first page: all stories, each with its counts and its time.

use super::head::{counts, period};
use super::markup::{Markup, language};
use super::{file_name, frame};
use headwater_model::StoryFile;

/// The page that lists `files`, in their order.
pub(super) fn page(files: &[StoryFile]) -> String {
    let mut body = Markup::new();
    body.raw("<a class=\"skip\" href=\"#main\">Skip to the stories</a><header class=\"head\"><p class=\"brand\">Headwater</p>\
              <h1>Stories</h1><p class=\"sum\">Who says it, on whose word, and how many independent origins stand behind \
              it.</p></header><main id=\"main\" tabindex=\"-1\">");
    if files.is_empty() {
        body.raw("<p>There are no stories.</p>");
    }
    body.raw("<ol class=\"stories\">");
    for file in files {
        body.raw("<li><h2><a href=\"").text(&file_name(&file.story.id)).raw("\"");
        language(&mut body, file.articles.iter().find(|a| a.headline.as_deref() == Some(&file.recap.title)));
        body.raw(">").text(&file.recap.title).raw("</a></h2><p class=\"counts\">").text(&counts(file));
        body.raw("</p><p class=\"dates\">");
        period(&mut body, &file.recap);
        body.raw("</p></li>");
    }
    body.raw("</ol></main>");
    frame("Stories", &body)
}
