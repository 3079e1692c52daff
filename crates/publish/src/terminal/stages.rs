//! What each stage made, for those who look at one stage alone.

use super::chains;
use super::claims::full;
use super::flow::{Flow, Look, Screen, Style, shortened};
use super::said;
use super::sources;
use super::speakers;
use super::wording::{self, Numbers, plural, time_span};
use crate::Extracted;
use headwater_model::{
    Article, Citation, Claim, Credit, CreditMeaning, Form, Manner, PageSide, ParagraphKind, Pickup, Picture,
    Statement, Story, StoryFile,
};
use std::fmt::Debug;

/// The articles that were taken out of pages; with `explain`, what was kept and left out, and why.
#[must_use]
pub fn extractions<'a>(found: impl IntoIterator<Item = Extracted<'a>>, explain: bool, look: Look) -> String {
    let mut screen = Screen::new(look);
    for one in found {
        screen.rule();
        fields(&mut screen, one.article);
        screen.blank();
        if explain && !one.parts.is_empty() {
            explained(&mut screen, &one);
        } else {
            for at in 0..one.article.paragraphs.len() {
                paragraph(&mut screen, one.article, at);
            }
        }
        screen.blank();
    }
    screen.into_text()
}

/// One paragraph with its number, and what it is where it is no running text.
fn paragraph(screen: &mut Screen, article: &Article, at: usize) {
    let paragraph = &article.paragraphs[at];
    let mut flow = Flow::new();
    if paragraph.kind != ParagraphKind::Text {
        flow = flow.faint(&format!("({}) ", word(paragraph.kind)));
    }
    screen.write(&format!("{:>4}  ", at + 1), "      ", &flow.plain(paragraph.span.of(&article.text)));
}

/// Columns of the names and scores before the words of a part.
const PART_COLUMNS: usize = 22;

/// Each part of the page in its order: what it was taken for, its score, the beginning of its words; for what was left
/// out, why.
fn explained(screen: &mut Screen, one: &Extracted<'_>) {
    let kept = one.article.paragraphs.len();
    let counts = format!("{kept} kept, {} left out · class, score, words", one.furniture.len());
    screen.heading(Style::Strong, "THE PAGE IN ITS ORDER", &counts);
    let indent = " ".repeat(PART_COLUMNS);
    let columns = screen.width().saturating_sub(PART_COLUMNS).max(10);
    for part in one.parts {
        let score = part.score.map_or_else(String::new, |score| format!("{score:+.1}"));
        match part.side {
            PageSide::Kept(at) => {
                let Some(paragraph) = one.article.paragraphs.get(at) else { continue };
                let name = if paragraph.kind == ParagraphKind::Text {
                    "body".to_owned()
                } else {
                    word(paragraph.kind)
                };
                let first = format!("+ {name:<14}{score:>5} ");
                let words = shortened(paragraph.span.of(&one.article.text), columns);
                screen.write(&first, &indent, &Flow::new().plain(&words));
            }
            PageSide::LeftOut(at) => {
                let Some(block) = one.furniture.get(at) else { continue };
                let first = format!("- {:<14}{score:>5} ", word(block.class));
                screen.write(&first, &indent, &Flow::new().faint(&shortened(&block.text, columns)));
                screen.write(&indent, &indent, &Flow::new().faint(&format!("↳ {}", block.reason)));
            }
        }
    }
    screen.blank();
    screen.write("", "  ", &Flow::new().faint("+ kept, - left out; a score over 0 speaks for the article"));
}

/// The fields of an article, one a line; what is not known is not shown.
fn fields(screen: &mut Screen, article: &Article) {
    let headline = article.headline.as_deref().unwrap_or("(no headline)");
    screen.write("", "", &Flow::new().put(Style::Strong, headline));
    if let Some(dek) = &article.dek {
        screen.write("", "", &Flow::new().plain(dek));
    }
    let names: Vec<&str> = article.byline.iter().map(|b| b.name.as_str()).collect();
    let given = [
        ("outlet", Some(wording::outlet(article.outlet.as_ref()))),
        ("by", Some(names.join(", ")).filter(|n| !n.is_empty())),
        ("published", article.published.as_ref().map(wording::moment)),
        ("updated", article.updated.as_ref().map(wording::moment)),
        ("section", article.section.clone()),
        ("edition", article.edition.clone()),
        ("dateline", article.dateline.as_ref().map(|d| d.span.of(&article.text).to_owned())),
        ("wire copy of", article.wire.as_ref().map(|w| w.name.clone())),
        ("pickup", article.pickup.as_deref().map(pickup)),
        ("access", article.access.map(word)),
        ("licence", article.licence.clone()),
        ("tags", Some(article.tags.join(", ")).filter(|t| !t.is_empty())),
        ("picture", article.picture.as_deref().map(picture)),
        ("language", article.language.clone()),
        ("address", article.url.clone()),
        ("id", Some(article.id.0.clone())),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            screen.write("", "  ", &Flow::new().faint(&format!("{name}: ")).plain(&value));
        }
    }
}

/// "from The Harbour Post, https://...; says so: syndication source, canonical".
fn pickup(pickup: &Pickup) -> String {
    let from = pickup.from.as_ref().map(|o| o.name.as_str());
    let known: Vec<&str> = from.into_iter().chain(pickup.url.as_deref()).collect();
    let from = if known.is_empty() { "nobody named".to_owned() } else { known.join(", ") };
    let signs: Vec<String> = pickup.signs.iter().map(|s| word(s).replace('-', " ")).collect();
    format!("from {from}; says so: {}", signs.join(", "))
}

/// Address and caption.
fn picture(picture: &Picture) -> String {
    let caption = picture.caption.as_ref().map(|c| format!(" “{c}”"));
    format!("{}{}", picture.url, caption.unwrap_or_default())
}

/// The name of a variant as JSON has it: `SignUp` is `sign-up`.
pub(super) fn word(variant: impl Debug) -> String {
    let mut name = String::new();
    for (at, letter) in format!("{variant:?}").char_indices() {
        if letter.is_uppercase() && at > 0 {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

/// Stories with their articles and who copies whom.
#[must_use]
pub fn stories(found: &[(Story, Vec<&Article>)], look: Look) -> String {
    let mut screen = Screen::new(look);
    for (story, articles) in found {
        let numbers = Numbers::new(articles.iter().copied());
        screen.blank();
        let headline = articles.iter().find_map(|a| a.headline.as_deref()).unwrap_or("(no headline)");
        let flow = Flow::new()
            .put(Style::Strong, &format!("{} {headline}", story.id))
            .faint(" · ")
            .faint(&plural(articles.len(), "report"))
            .faint(", ")
            .faint(&plural(wording::outlets(articles.iter().copied()), "outlet"))
            .faint(" · ")
            .faint(&time_span(story.first, story.last).unwrap_or_else(|| "undated".to_owned()));
        screen.write("", "  ", &flow);
        names(&mut screen, story, found);
        for article in articles {
            let copy = story.copies.iter().find(|c| c.article == article.id);
            sources::one(&mut screen, &numbers, article, copy);
        }
    }
    screen.into_text()
}

/// Which story it follows, and which names lead to it.
fn names(screen: &mut Screen, story: &Story, found: &[(Story, Vec<&Article>)]) {
    if let Some(earlier) = &story.follows {
        let told = found.iter().find(|(other, _)| other.id == *earlier);
        let headline = told.and_then(|(_, articles)| articles.iter().find_map(|a| a.headline.as_deref()));
        let line = format!("follows {earlier} {}", headline.unwrap_or_default());
        screen.write("  ", "    ", &Flow::new().plain(line.trim_end()));
    }
    if !story.merged.is_empty() {
        let names: Vec<&str> = story.merged.iter().map(|name| name.0.as_str()).collect();
        screen.write("  ", "    ", &Flow::new().faint(&format!("also called {}", names.join(", "))));
    }
}

/// Two articles side by side, and why they are or are not in one story.
#[must_use]
pub fn why(pair: [&Article; 2], reasons: &[String], look: Look) -> String {
    let mut screen = Screen::new(look);
    articles_into(&mut screen, &pair);
    screen.blank();
    for reason in reasons {
        screen.write("", "  ", &Flow::new().plain(reason));
    }
    screen.into_text()
}

fn articles_into(screen: &mut Screen, all: &[&Article]) {
    for article in all {
        let time = article.published.as_ref().map_or("undated".to_owned(), wording::moment);
        let flow = Flow::new()
            .put(Style::Outlet, &wording::outlet(article.outlet.as_ref()))
            .plain(" · ")
            .put(Style::Strong, article.headline.as_deref().unwrap_or("(no headline)"))
            .plain(&format!(" · {time} · {}", article.id));
        screen.write("", "  ", &flow);
    }
}

/// Who speaks how often; then what sources said and whom articles credit, article by article.
#[must_use]
pub fn statements(found: &[(&Article, Vec<&Statement>, Vec<&Credit>)], look: Look) -> String {
    let mut screen = Screen::new(look);
    speakers::section(&mut screen, found.iter().map(|(_, statements, _)| statements.as_slice()));
    for (article, statements, credits) in found {
        screen.blank();
        articles_into(&mut screen, &[article]);
        for statement in statements {
            statement_into(&mut screen, article, statement, "  ", "");
        }
        for credit in credits {
            screen.write("  ", "      ", &credit_line(article, credit));
        }
    }
    screen.into_text()
}

/// One statement and, further to the right, what its source is reported to say that others said.
fn statement_into(screen: &mut Screen, article: &Article, statement: &Statement, indent: &str, mark: &str) {
    let rest = format!("{indent}    ");
    screen.write(&format!("{indent}{mark}"), &rest, &statement_line(article, statement));
    for inner in &statement.inner {
        statement_into(screen, article, inner, &rest, "in it: ");
    }
}

/// One statement with all that was read of it.
fn statement_line(article: &Article, statement: &Statement) -> Flow {
    let place = statement.pieces.first().map_or(0, |p| article.paragraph_number(p.start));
    let form = match statement.form {
        Form::Direct => "direct",
        Form::Indirect => "indirect",
        Form::Mixed => "mixed",
    };
    let mut flow = Flow::new().faint(&format!("[{place}] "));
    match &statement.source {
        Some(source) => {
            flow.add(Style::Strong, &source.name);
            if let Some(role) = &source.role {
                flow.add(Style::Plain, &format!(", {role}"));
            }
        }
        None if statement.source_words.is_some() => flow.add(Style::Caution, "speaker not resolved"),
        None => flow.add(Style::Caution, "no speaker written"),
    }
    if let Some(words) = statement.source_words {
        flow.add(Style::Faint, &format!(" (“{}”)", words.of(&article.text)));
    }
    let manner = if statement.manner == Manner::Said {
        String::new()
    } else {
        format!(", {}", word(statement.manner))
    };
    let cue = statement.cue.map_or(String::new(), |c| format!(", cue “{}”", c.of(&article.text)));
    flow.add(Style::Faint, &format!(" {form}{manner}{cue}: "));
    let words = said::verbatim(article, statement);
    let all = said::attributed(statement, &words);
    flow.join(all)
}

/// One credit: its words, whom it credits and what for.
fn credit_line(article: &Article, credit: &Credit) -> Flow {
    let meaning = match credit.meaning {
        CreditMeaning::Relay => "passes on",
        CreditMeaning::Origin => "names as first",
        CreditMeaning::Confirm => "confirms",
        CreditMeaning::Deny => "says is false",
        CreditMeaning::Venue => "spoken to",
    };
    let inferred = credit.covers.iter().filter(|c| c.inferred).count();
    let stated = credit.covers.len() - inferred;
    let carried = if inferred == 0 { String::new() } else { format!(" and {inferred} (inferred)") };
    Flow::new()
        .faint(&format!("[{}] ", article.paragraph_number(credit.span.start)))
        .put(Style::Caution, "credit")
        .plain(&format!(", {meaning}: "))
        .put(Style::Outlet, &credit.outlet.name)
        .plain(&format!(" “{}”", credit.span.of(&article.text)))
        .faint(&format!(" for {}{carried}", plural(stated, "sentence")))
}

/// The claims of stories with their chains; with `explain`, each with all its evidence.
#[must_use]
pub fn claims(files: &[StoryFile], explain: bool, look: Look) -> String {
    let mut screen = Screen::new(look);
    for file in files {
        let numbers = Numbers::new(&file.articles);
        screen.rule();
        let title = format!("{} {}", file.story.id, file.recap.title);
        screen.write("", "", &Flow::new().put(Style::Strong, &title));
        for claim in &file.claims {
            screen.blank();
            full(&mut screen, &numbers, claim);
            if explain {
                evidence(&mut screen, &numbers, claim);
            }
        }
        screen.heading(Style::Strong, "SOURCES", "");
        for article in &file.articles {
            sources::one(&mut screen, &numbers, article, None);
        }
        screen.blank();
    }
    screen.into_text()
}

/// Every place where a claim stands, every step of its chains, and who leaves it out.
fn evidence(screen: &mut Screen, numbers: &Numbers<'_>, claim: &Claim) {
    screen.heading(Style::Strong, "WHERE IT STANDS", "");
    for report in &claim.reports {
        for citation in &report.citations {
            let flow = Flow::new()
                .put(Style::Outlet, &numbers.report(&report.article))
                .plain(&format!(" {}: ", word(report.stance)))
                .plain(&wording::quoted(&citation.quote))
                .faint(&place(numbers, citation));
            screen.write("  ", "    ", &flow);
        }
    }
    screen.heading(Style::Strong, "STEP BY STEP", "from each report outwards");
    for report in &claim.reports {
        for chain in &report.chains {
            screen.write("  ", "    ", &Flow::new().put(Style::Outlet, &numbers.report(&report.article)));
            for hop in &chain.hops {
                let flow = Flow::new().plain("<- ").put(Style::Strong, &hop.to);
                screen.write("    ", "       ", &chains::because(flow, numbers, &hop.evidence, None));
            }
            let name = claim.origins.get(chain.origin).map_or("origin unknown", |o| o.name.as_str());
            screen.write("    ", "    ", &Flow::new().faint(&format!("origin: {name}")));
        }
    }
    let names: Vec<String> = claim.left_out_by.iter().map(|id| numbers.report(id)).collect();
    let out = if names.is_empty() { "nobody who could have had it".to_owned() } else { names.join(", ") };
    screen.heading(Style::Strong, "LEFT OUT BY", &out);
    if let Some(first) = &claim.first_seen {
        screen.heading(Style::Strong, "FIRST SEEN IN", &numbers.report(first));
    }
}

/// Where a citation stands, with its bytes.
fn place(numbers: &Numbers<'_>, citation: &Citation) -> String {
    format!(" {} bytes {}-{}", numbers.mark(citation), citation.span.start, citation.span.end)
}
