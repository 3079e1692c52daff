//! What is true? Each article's copies, credits and statements, each story's claims and on whose word they rest, in the
//! shapes of the evaluation (design/EVAL.md): offsets are code points of the text.

use crate::article::{Article, CodePoints, article_id, story_id};
use crate::data::Slot;
use crate::event::{Channel, Event, FOLLOW, FactId, Setting};
use crate::people::person;
use crate::run::Issued;
use crate::tell::{Meaning, Origin, Stance, Truth};
use crate::voice::Voice;
use crate::{draw::Draw, template::Template};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// As many claims of a story are told as readers of real stories noted, at most.
const MOST_CLAIMS: usize = 6;

/// One place where a claim stands: the article, its side, what it rests on, the span in code points.
type Place<'t> = (&'t str, Stance, Origin, [usize; 2]);

/// One article's version of a claim: its side, the spans, what it rests on.
type Version = (Stance, Vec<[usize; 2]>, BTreeSet<Origin>);

/// What is true of one article of a story, kept until the story is complete.
#[derive(Clone, Debug)]
pub struct Told {
    id: String,
    claims: Vec<(FactId, Stance, Origin, [usize; 2])>,
    credits: Vec<(usize, Meaning, [usize; 2])>,
}

/// What is true of an article, as far as its story needs it.
#[must_use]
pub fn told(article: &Article) -> Told {
    let points = CodePoints::of(&article.text);
    let mut told = Told { id: article.id.clone(), claims: Vec::new(), credits: Vec::new() };
    for note in &article.notes {
        let span = [points.at(note.start), points.at(note.end)];
        match note.truth {
            // Another value cannot hold beside the right one.
            Truth::Claim { fact, origin, number: Some(_), .. } => {
                told.claims.push((fact, Stance::Disputes, origin, span));
            }
            Truth::Claim { fact, stance, origin, number: None } => {
                told.claims.push((fact, stance, origin, span))
            }
            Truth::Credit { outlet, meaning } if outlet != article.outlet => {
                told.credits.push((outlet, meaning, span));
            }
            _ => {}
        }
    }
    told
}

/// One line of `truth/articles.jsonl`.
#[must_use]
pub fn article_line(
    setting: &Setting,
    issued: &Issued<'_, '_>,
    furniture: &[(&'static str, String)],
) -> Value {
    let Issued { event, reports, number, article } = *issued;
    let points = CodePoints::of(&article.text);
    let span = |&(start, end): &(usize, usize)| [points.at(start), points.at(end)];
    let outlet = &setting.outlets[article.outlet];
    let told = told(article);
    let credits: Vec<Value> = told
        .credits
        .iter()
        .map(|(who, meaning, at)| {
            json!({"start": at[0], "end": at[1], "outlet": setting.outlets[*who].name, "meaning": meaning.name()})
        })
        .collect();
    let rests_on = reports[number].role.of().map(|of| article_id(event, of));
    let copy = article.copy.map(|copy| {
        json!({
            "of": article_id(event, copy.of),
            "manner": copy.manner,
            "credited": copy.credited,
            "spans": article.copied.iter().map(span).collect::<Vec<_>>(),
        })
    });
    json!({
        "id": article.id,
        "story": story_id(event.number),
        "kind": event.kind.name,
        "role": reports[number].role.name(),
        "of": rests_on,
        "outlet": outlet.name,
        "owner": outlet.owner,
        "url": article.url,
        "published": article.published,
        "headline": article.headline,
        "byline": article.byline,
        "copy": copy,
        "credits": credits,
        "furniture": furniture.iter().map(|(class, text)| json!({"class": class, "text": text})).collect::<Vec<_>>(),
    })
}

/// The lines of `truth/statements.jsonl` for an article.
#[must_use]
pub fn statement_lines(article: &Article) -> Vec<Value> {
    let points = CodePoints::of(&article.text);
    let of = |note: &crate::tell::Note| {
        let Truth::Statement { kind, source } = &note.truth else { return None };
        Some(json!({
            "doc": article.id,
            "start": points.at(note.start),
            "end": points.at(note.end),
            "speaker": &article.text[source.0..source.1],
            "kind": kind,
            "source_spans": [[points.at(source.0), points.at(source.1)]],
        }))
    };
    article.notes.iter().filter_map(of).collect()
}

/// One line of `truth/claims.jsonl`: a story whose articles are all out.
#[must_use]
pub fn story_line(setting: &Setting, event: &Event<'_>, articles: &[Told]) -> Value {
    let mut by_fact: BTreeMap<FactId, Vec<Place<'_>>> = BTreeMap::new();
    for told in articles {
        for &(fact, stance, origin, span) in &told.claims {
            by_fact.entry(fact).or_default().push((&told.id, stance, origin, span));
        }
    }
    let count = |places: &[Place<'_>]| places.iter().map(|(id, ..)| *id).collect::<BTreeSet<_>>().len();
    let mut facts: Vec<(FactId, usize)> =
        by_fact.iter().map(|(fact, places)| (*fact, count(places))).collect();
    let rank = |fact: FactId| u8::from(fact != 0 && fact != FOLLOW);
    facts.retain(|&(fact, articles)| articles > 1 || rank(fact) == 0 || event.fact(fact).key);
    facts.sort_by_key(|&(fact, articles)| (rank(fact), usize::MAX - articles, fact));
    facts.truncate(MOST_CLAIMS);
    let claims: Vec<Value> = facts
        .iter()
        .enumerate()
        .map(|(at, (fact, _))| claim(setting, event, at + 1, *fact, &by_fact[fact]))
        .collect();
    let credits: Vec<Value> = articles
        .iter()
        .flat_map(|told| told.credits.iter().map(move |credit| (told, credit)))
        .map(|(told, (outlet, meaning, at))| {
            json!({"article": told.id, "start": at[0], "end": at[1],
                "outlet": setting.outlets[*outlet].name, "meaning": meaning.name()})
        })
        .collect();
    json!({
        "story": story_id(event.number),
        "kind": event.kind.name,
        "shape": format!("{:?}", event.shape()).to_lowercase(),
        "follows": event.follows.map(|(root, _)| story_id(root)),
        "resembles": event.resembles.map(story_id),
        "articles": articles.iter().map(|t| &t.id).collect::<Vec<_>>(),
        "credits": credits,
        "claims": claims,
    })
}

/// A claim with the articles that carry it and the origins of each.
fn claim(setting: &Setting, event: &Event<'_>, number: usize, fact: FactId, places: &[Place<'_>]) -> Value {
    // Who asserts it without a source took it from where the others have it.
    let mut known: BTreeMap<Origin, usize> = BTreeMap::new();
    for (_, stance, origin, _) in places {
        if *origin != Origin::Unknown && *stance != Stance::Disputes {
            *known.entry(*origin).or_default() += 1;
        }
    }
    let usual = known.iter().max_by_key(|(_, count)| **count).map(|(origin, _)| *origin);
    let mut names: BTreeMap<Origin, String> = BTreeMap::new();
    let mut articles: BTreeMap<&str, Version> = BTreeMap::new();
    for (id, stance, origin, span) in places {
        let origin = if *origin == Origin::Unknown { usual.unwrap_or(Origin::Unknown) } else { *origin };
        let next = format!("o{}", names.len() + 1);
        names.entry(origin).or_insert(next);
        let entry = articles.entry(id).or_insert_with(|| (*stance, Vec::new(), BTreeSet::new()));
        if entry.0 == *stance || entry.0 == Stance::Hedges {
            entry.0 = *stance.min(&entry.0);
            entry.1.push(*span);
            entry.2.insert(origin);
        }
    }
    let asserted = articles.values().filter(|(stance, ..)| *stance != Stance::Disputes);
    let independent: BTreeSet<Origin> = asserted
        .flat_map(|(.., origins)| origins.iter().copied())
        .filter(|o| *o != Origin::Unknown)
        .collect();
    let origins: BTreeMap<&String, Value> =
        names.iter().map(|(origin, name)| (name, described(setting, event, *origin))).collect();
    let articles: BTreeMap<&str, Value> = articles
        .into_iter()
        .map(|(id, (stance, spans, origins))| {
            let origins: Vec<&String> = origins.iter().map(|o| &names[o]).collect();
            (id, json!({"stance": stance.name(), "spans": spans, "origins": origins}))
        })
        .collect();
    let mut voice = Voice::new(setting, *event, 0, Draw::of(&[event.coverage, 90]));
    let line = voice.line(fact);
    json!({"id": format!("c{number}"), "claim": line, "origins": origins, "articles": articles,
        "independent": independent.len()})
}

/// The name and the kind of an origin.
fn described(setting: &Setting, event: &Event<'_>, origin: Origin) -> Value {
    let mut voice = Voice::new(setting, *event, 0, Draw::of(&[event.coverage, 91]));
    let mut fixed = |list: &[Template], symbol: u16| {
        let at = event.of_slot(crate::template::Symbol(symbol)).below(list.len());
        voice.fixed(&list[at], 950)
    };
    let (name, kind) = match origin {
        Origin::Unknown => (String::new(), "unknown"),
        Origin::Outlet(outlet) => (setting.outlets[outlet].name.clone(), "outlet"),
        Origin::Unnamed(outlet) => {
            let at = Draw::of(&[event.coverage, 71, outlet as u64]).below(event.kind.unnamed.len().max(1));
            let who = event.kind.unnamed.get(at).map(|t| voice.fixed(t, 951)).unwrap_or_default();
            (format!("{}, {who}", setting.outlets[outlet].name), "unnamed")
        }
        Origin::Source(symbol) => {
            let (name, spoken) = match event.slot(symbol) {
                Some(Slot::Person(role)) => {
                    let who = person(setting, event, *role);
                    (format!("{} {}", who.first, who.last), "person")
                }
                Some(Slot::Document(list)) => (fixed(list, symbol.0), "document"),
                Some(Slot::Body(list) | Slot::List(list)) => (fixed(list, symbol.0), "person"),
                _ => (String::new(), "unknown"),
            };
            match event.channel(symbol) {
                Channel::Plain => (name, spoken),
                Channel::Event => (format!("{name} (news conference)"), "event"),
                Channel::Statement => (format!("{name} (statement)"), "document"),
                Channel::Post => (format!("{name} (post)"), "post"),
            }
        }
    };
    json!({"name": name, "kind": kind})
}

impl Stance {
    /// Its name in the truth.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::States => "states",
            Self::Hedges => "hedges",
            Self::Disputes => "disputes",
        }
    }
}

impl Meaning {
    /// Its name in the truth.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Relay => "relay",
            Self::Origin => "origin",
            Self::Confirm => "confirm",
            Self::Deny => "deny",
            Self::Venue => "venue",
        }
    }
}
