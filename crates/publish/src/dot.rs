//! How does a program that draws graphs read it? Stories → DOT, the language of Graphviz.
//!
//! One `digraph` for each story, one cluster for each claim. Boxes are reports of the story, rounded boxes are outlets
//! whose own text is not in it, ellipses are origins. An arrow leads from who has the claim to whom it is from, with
//! the words that say so; it is dashed where the step was inferred and dotted where only time and wording speak for it.

use crate::steps::{Place, steps};
use headwater_model::{ArticleId, Claim, Evidence, OriginKind, StoryFile};
use std::fmt::Write as _;

/// The words of an evidence are cut to so many characters on an arrow.
const LONGEST_WORDS: usize = 60;
/// A line of a claim is cut to so many characters over its cluster.
const LONGEST_LINE: usize = 90;

/// The stories as DOT: a graph for each, in their order.
#[must_use]
pub fn stories(files: &[StoryFile]) -> String {
    let mut out = String::new();
    for file in files {
        story(&mut out, file);
    }
    out
}

fn story(out: &mut String, file: &StoryFile) {
    let _ = writeln!(out, "digraph {} {{", quoted(&file.story.id.0));
    let _ = writeln!(out, "  label={};", quoted(&file.recap.title));
    out.push_str("  labelloc=t; rankdir=LR; fontname=\"sans-serif\";\n");
    out.push_str("  node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", fontsize=10];\n");
    for claim in &file.claims {
        subgraph(out, file, claim);
    }
    out.push_str("}\n");
}

fn subgraph(out: &mut String, file: &StoryFile, claim: &Claim) {
    let line = format!("{}: {}", claim.id.0, shortened(&claim.line.quote, LONGEST_LINE));
    let _ = writeln!(out, "  subgraph {} {{", quoted(&format!("cluster_{}", claim.id.0)));
    let _ = writeln!(out, "    label={};", quoted(&line));
    let steps = steps(claim);
    let mut places: Vec<Place<'_>> = Vec::new();
    for place in steps.iter().flat_map(|s| [s.from, s.to]) {
        if !places.contains(&place) {
            places.push(place);
            let (label, shape) = look(file, claim, place);
            let _ = writeln!(out, "    {} [label={}, {shape}];", node(claim, place), quoted(&label));
        }
    }
    for step in steps {
        let (label, style) = arrow(step.evidence);
        let (from, to) = (node(claim, step.from), node(claim, step.to));
        let _ = writeln!(out, "    {from} -> {to} [label={}, style={style}];", quoted(&label));
    }
    out.push_str("  }\n");
}

/// The name of a node: a report stands once in each claim that it carries.
fn node(claim: &Claim, place: Place<'_>) -> String {
    quoted(&match place {
        Place::Report(id) => format!("{} report {id}", claim.id.0),
        Place::Elsewhere(name) => format!("{} elsewhere {name}", claim.id.0),
        Place::Origin(number) => format!("{} origin {number}", claim.id.0),
    })
}

/// What a node says, and its form.
fn look(file: &StoryFile, claim: &Claim, place: Place<'_>) -> (String, &'static str) {
    match place {
        Place::Report(id) => (report(file, id), "shape=box"),
        Place::Elsewhere(name) => (name.to_owned(), "shape=box, style=rounded"),
        Place::Origin(number) => {
            let origin = &claim.origins[number];
            let form = if origin.kind == OriginKind::Unknown {
                "shape=ellipse, style=dotted"
            } else {
                "shape=ellipse"
            };
            (origin.name.clone(), form)
        }
    }
}

/// A report by its outlet and its number in the story.
fn report(file: &StoryFile, id: &ArticleId) -> String {
    let number = file.articles.iter().position(|a| a.id == *id);
    let outlet = number.map_or("outlet unknown", |at| file.articles[at].outlet_name());
    number.map_or_else(|| id.0.clone(), |at| format!("{} {outlet}", at + 1))
}

/// What an arrow says, and how it is drawn.
fn arrow(evidence: Option<&Evidence>) -> (String, &'static str) {
    let words = |quote: &str| format!("“{}”", shortened(quote, LONGEST_WORDS));
    match evidence {
        None => ("own report".to_owned(), "solid"),
        Some(Evidence::Stated { citation }) => (words(&citation.quote), "solid"),
        Some(Evidence::Link { citation, .. }) => (format!("link: {}", words(&citation.quote)), "solid"),
        Some(Evidence::SharedText { .. }) => ("same text".to_owned(), "bold"),
        Some(Evidence::Inferred { citation, .. }) => {
            (format!("inferred from {}", words(&citation.quote)), "dashed")
        }
        Some(Evidence::TimingOnly { likeness }) => {
            (format!("inferred: same words ({:.0} %), later", likeness * 100.0), "dotted")
        }
        Some(Evidence::Unknown) => ("nothing tells".to_owned(), "dotted"),
    }
}

/// `text` in one line, cut at a word where it is longer than `most` characters.
fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let end = line.char_indices().nth(most).map_or(line.len(), |(at, _)| at);
    let cut = line[..end].rfind(' ').unwrap_or(end);
    format!("{} …", &line[..cut])
}

/// `text` as a quoted string of DOT.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{shows, story_file};

    #[test]
    fn a_story_is_drawn_like_its_snapshot() {
        shows("story.dot", &stories(&[story_file()]));
    }

    #[test]
    fn what_an_article_says_cannot_end_a_string() {
        assert_eq!(quoted("a \"b\" \\ c\nd"), "\"a \\\"b\\\" \\\\ c d\"");
    }

    #[test]
    fn long_words_are_cut_at_a_word() {
        assert_eq!(shortened("one two three", 9), "one two …");
        assert_eq!(shortened("one  two", 9), "one two");
    }
}
