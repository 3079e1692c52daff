//! What does a page look like? The article inside one of several designs, with the furniture that stands around it.

use crate::article::Article;
use crate::data::World;
use crate::draw::Draw;
use crate::event::{Event, Setting};
use crate::people::world;

/// The designs, each with the tag of its paragraphs and what stands between them.
pub const DESIGNS: [Design; 7] = [
    Design {
        page: include_str!("../data/designs/semantic.html"),
        open: "<p>",
        close: "</p>",
        between: &["related"],
    },
    Design {
        page: include_str!("../data/designs/soup.html"),
        open: "<div class=\"tx-p\">",
        close: "</div>",
        between: &["advertisement"],
    },
    Design {
        page: include_str!("../data/designs/linked.html"),
        open: "<p>",
        close: "</p>",
        between: &["signup"],
    },
    Design {
        page: include_str!("../data/designs/table.html"),
        open: "<p align=\"left\">",
        close: "</p>",
        between: &[],
    },
    Design {
        page: include_str!("../data/designs/micro.html"),
        open: "<p class=\"paragraph\">",
        close: "</p>",
        between: &["donation", "related"],
    },
    Design { page: include_str!("../data/designs/plain.html"), open: "<p>", close: "</p>\n", between: &[] },
    Design {
        page: include_str!("../data/designs/local.html"),
        open: "<p>",
        close: "</p>",
        between: &["advertisement", "share"],
    },
];

/// A design of pages.
#[derive(Clone, Copy, Debug)]
pub struct Design {
    page: &'static str,
    open: &'static str,
    close: &'static str,
    between: &'static [&'static str],
}

/// A page with what on it is furniture.
#[derive(Clone, Debug)]
pub struct Page {
    /// The document.
    pub html: String,
    /// Each piece of furniture: its class (those of the program's `FurnitureClass`) and its words.
    pub furniture: Vec<(&'static str, String)>,
}

/// What furniture is called in the truth.
const CLASSES: [(&str, &str); 12] = [
    ("donation", "donation"),
    ("signup", "sign-up"),
    ("share", "share-bar"),
    ("bio", "author-bio"),
    ("cookie", "cookie"),
    ("advertisement", "advertisement"),
    ("comment", "comment"),
    ("paywall", "paywall"),
    ("related", "related-list"),
    ("nav", "navigation"),
    ("photo", "photo-credit"),
    ("legal", "navigation"),
];

/// The page of an article.
#[must_use]
pub fn page(setting: &Setting, event: &Event<'_>, article: &Article) -> Page {
    let outlet = &setting.outlets[article.outlet];
    let design = DESIGNS[outlet.house.design % DESIGNS.len()];
    let mut furniture = Furniture {
        setting,
        event,
        article,
        draw: Draw::of(&[event.coverage, 95, article.minute as u64]),
        used: Vec::new(),
    };
    let body = body(&mut furniture, design);
    let mut html = String::with_capacity(design.page.len() + body.len() + 2000);
    let mut rest = design.page;
    while let Some(open) = rest.find("{{") {
        html += &rest[..open];
        let close = rest[open..].find("}}").map_or(rest.len(), |at| open + at);
        let key = &rest[open + 2..close];
        html += &match key {
            "body" => body.clone(),
            "headline" => escape(&article.headline),
            "outlet" => escape(&outlet.name),
            "domain" => outlet.domain.clone(),
            "url" => article.url.clone(),
            "byline" => escape(&article.byline),
            "section" => escape(&article.section),
            "iso" => article.published.clone(),
            "date" => article.published[..10].to_owned(),
            "clock" => article.published[11..16].to_owned(),
            "headline_json" => json_string(&article.headline),
            "outlet_json" => json_string(&outlet.name),
            "caption" => furniture.filled("caption", None),
            _ => furniture.piece(key),
        };
        rest = rest.get(close + 2..).unwrap_or_default();
    }
    html += rest;
    Page { html, furniture: furniture.used }
}

struct Furniture<'f> {
    setting: &'f Setting,
    event: &'f Event<'f>,
    article: &'f Article,
    draw: Draw,
    used: Vec<(&'static str, String)>,
}

impl Furniture<'_> {
    /// A piece of a kind: one line, or `kind*N` as items of a list.
    fn piece(&mut self, key: &str) -> String {
        let (kind, count) = key.split_once('*').unwrap_or((key, ""));
        let Ok(count) = count.parse::<usize>() else { return self.filled(kind, None) };
        let first = self.draw.below(100);
        let items = (0..count).map(|at| {
            format!("<li><a href=\"/x/{}\">{}</a></li>", first + at, self.filled(kind, Some(first + at)))
        });
        items.collect::<Vec<_>>().join("\n")
    }

    fn filled(&mut self, kind: &str, at: Option<usize>) -> String {
        let list = self.setting.data.furniture.get(kind).map_or(&[][..], Vec::as_slice);
        if list.is_empty() {
            return String::new();
        }
        let text = match at {
            Some(at) => &list[at % list.len()],
            None => self.draw.one(list),
        };
        let outlet = &self.setting.outlets[self.article.outlet];
        let agency = &self.setting.outlets[0];
        let place = world(self.setting, self.event, World::Place);
        let text = text
            .replace("{outlet}", &outlet.name)
            .replace("{author}", &self.article.byline)
            .replace("{agency}", &agency.short)
            .replace("{photographer}", "P. Okonsen")
            .replace("{place}", &place)
            .replace("{street}", "The main street")
            .replace("{river}", &world(self.setting, self.event, World::River))
            .replace("{day}", &world(self.setting, self.event, World::Day));
        if let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == kind) {
            self.used.push((class, text.clone()));
        }
        escape(&text)
    }
}

/// The paragraphs with their links, and what stands between them.
fn body(furniture: &mut Furniture<'_>, design: Design) -> String {
    let article = furniture.article;
    let mut html = String::with_capacity(article.text.len() * 5 / 4);
    for (at, &(start, end)) in article.paragraphs.iter().enumerate() {
        html += design.open;
        let mut from = start;
        for (first, last, address) in &article.links {
            if (start..end).contains(first) && *last <= end && *first >= from {
                html += &escape(&article.text[from..*first]);
                html += &format!("<a href=\"{address}\">{}</a>", escape(&article.text[*first..*last]));
                from = *last;
            }
        }
        html += &escape(&article.text[from..end]);
        html += design.close;
        html.push('\n');
        // Furniture stands after the third paragraph, and the seventh.
        if let Some(kind) =
            design.between.get(at / 4).filter(|_| at % 4 == 2 && at + 1 < article.paragraphs.len())
        {
            html += &match *kind {
                "related" => format!(
                    "<aside class=\"related\"><h3>Read more</h3><ul>{}</ul></aside>\n",
                    furniture.piece("related*2")
                ),
                "share" => format!("<ul class=\"share-tools\">{}</ul>\n", furniture.piece("share*3")),
                kind => {
                    format!("<div class=\"inline-{kind}\"><p>{}</p></div>\n", furniture.filled(kind, None))
                }
            };
        }
    }
    html
}

/// Text as it stands in HTML.
#[must_use]
pub fn escape(text: &str) -> String {
    if !text.contains(['&', '<', '>', '"']) {
        return text.to_owned();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text as a string of JSON inside a script.
fn json_string(text: &str) -> String {
    serde_json::Value::from(text).to_string().replace("</", "<\\/")
}
