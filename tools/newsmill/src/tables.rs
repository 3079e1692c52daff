//! Are the tables of `data/` of their form? They are read once, and every slot of every template must be filled.

use crate::data::{Culture, Data, Fact, Follow, Kind, Own, PersonRole, Slot, World};
use crate::template::{Symbol, Symbols, Template};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The kinds of event, by file.
const KINDS: [&str; 22] = [
    include_str!("../data/kinds/hack.toml"),
    include_str!("../data/kinds/animal.toml"),
    include_str!("../data/kinds/bank.toml"),
    include_str!("../data/kinds/missing.toml"),
    include_str!("../data/kinds/fire.toml"),
    include_str!("../data/kinds/crash.toml"),
    include_str!("../data/kinds/court.toml"),
    include_str!("../data/kinds/election.toml"),
    include_str!("../data/kinds/strike.toml"),
    include_str!("../data/kinds/takeover.toml"),
    include_str!("../data/kinds/leak.toml"),
    include_str!("../data/kinds/outbreak.toml"),
    include_str!("../data/kinds/storm.toml"),
    include_str!("../data/kinds/sport.toml"),
    include_str!("../data/kinds/research.toml"),
    include_str!("../data/kinds/protest.toml"),
    include_str!("../data/kinds/crime.toml"),
    include_str!("../data/kinds/policy.toml"),
    include_str!("../data/kinds/culture.toml"),
    include_str!("../data/kinds/recall.toml"),
    include_str!("../data/kinds/talks.toml"),
    include_str!("../data/kinds/weatherreport.toml"),
];
/// What may be told of any event.
const COMMON: &str = include_str!("../data/common.toml");
const EARNINGS: &str = include_str!("../data/kinds/earnings.toml");

const WORLD: [(&str, World); 25] = [
    ("place", World::Place),
    ("place2", World::Place2),
    ("place3", World::Place3),
    ("region", World::Region),
    ("land", World::Land),
    ("land2", World::Land2),
    ("land3", World::Land3),
    ("river", World::River),
    ("day", World::Day),
    ("oldday", World::OldDay),
    ("when", World::When),
    ("date", World::Date),
    ("month", World::Month),
    ("month2", World::Month2),
    ("year", World::Year),
    ("year2", World::Year2),
    ("coin", World::Coin),
    ("company", World::Company),
    ("target", World::Target),
    ("buyer", World::Buyer),
    ("team1", World::Team1),
    ("team2", World::Team2),
    ("university", World::University),
    ("university2", World::University2),
    ("name", World::Name),
];

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
struct KindFile {
    name: String,
    weight: f64,
    #[serde(default)]
    rigid: bool,
    shapes: BTreeMap<String, f64>,
    sections: Vec<String>,
    unnamed: Vec<String>,
    answer: String,
    confirms: Option<String>,
    #[serde(default)]
    named: Vec<String>,
    headlines: Vec<String>,
    slots: BTreeMap<String, toml::Value>,
    #[serde(default)]
    people: Lists,
    #[serde(default)]
    titles: Lists,
    #[serde(default)]
    bodies: Lists,
    #[serde(default)]
    documents: Lists,
    lead: FactFile,
    fact: Vec<FactFile>,
    quotes: Lists,
    #[serde(default)]
    follow: Vec<FollowFile>,
}

#[derive(Deserialize)]
struct CommonFile {
    people: Lists,
    bodies: Lists,
    documents: Lists,
    numbers: BTreeMap<String, String>,
    fact: Vec<FactFile>,
}

#[derive(Clone, Deserialize)]
struct FactFile {
    from: Vec<String>,
    #[serde(default)]
    key: bool,
    #[serde(default)]
    scoop: bool,
    #[serde(default)]
    one: bool,
    #[serde(default)]
    bare: bool,
    number: Option<String>,
    say: Vec<String>,
}

#[derive(Deserialize)]
struct FollowFile {
    headlines: Vec<String>,
    from: Vec<String>,
    lead: Vec<String>,
    say: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct CultureFile {
    culture: Vec<Culture>,
}

#[derive(Deserialize)]
struct ListFile {
    lists: Lists,
    numbers: BTreeMap<String, String>,
}

impl Data {
    /// Reads all tables.
    ///
    /// # Errors
    /// In words, where a table is not of its form or a template names a slot that nothing fills.
    pub fn read() -> Result<Self, String> {
        let mut symbols = Symbols::default();
        let own = Own {
            clause: symbols.of("clause"),
            src: symbols.of("src"),
            this: symbols.of("self"),
            outlet: symbols.of("outlet"),
            deeper: symbols.of("deeper"),
            second: symbols.of("second"),
            quote: symbols.of("q"),
            old: symbols.of("old"),
            new: symbols.of("new"),
            agency: symbols.of("agency"),
        };
        let mut shared: Vec<(Symbol, Slot)> =
            WORLD.map(|(name, slot)| (symbols.of(name), Slot::World(slot))).into();
        let lists: ListFile = table("lists", include_str!("../data/lists.toml"))?;
        for (name, list) in &lists.lists {
            shared.push((symbols.of(name), Slot::List(templates(list, &mut symbols)?)));
        }
        for (name, range) in &lists.numbers {
            shared.push((symbols.of(name), number(range)?));
        }
        let mut phrases = BTreeMap::new();
        let groups: BTreeMap<String, Lists> = table("phrases", include_str!("../data/phrases.toml"))?;
        for (group, list) in groups.iter().flat_map(|(g, lists)| lists.iter().map(move |l| (g, l))) {
            phrases.insert(format!("{group}.{}", list.0), templates(list.1, &mut symbols)?);
        }
        let common: CommonFile = table("common", COMMON)?;
        let mut kinds = Vec::new();
        for text in KINDS.into_iter().chain([EARNINGS]) {
            let mut read = kind(text, &mut symbols)?;
            if !read.rigid {
                add_common(&mut read, &common, &mut symbols)?;
            }
            kinds.push(read);
        }
        for kind in &mut kinds {
            complete(kind, &shared, &mut symbols)?;
        }
        let CultureFile { culture: cultures } = table("names", include_str!("../data/names.toml"))?;
        let outlets = table("outlets", include_str!("../data/outlets.toml"))?;
        let furniture = table("furniture", include_str!("../data/furniture.toml"))?;
        Ok(Self { symbols, kinds, phrases, cultures, outlets, furniture, words: lists.lists, own })
    }
}

/// A TOML table of the type asked for.
fn table<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    toml::from_str(text).map_err(|e| format!("{name}: {e}"))
}

fn templates(list: &[String], symbols: &mut Symbols) -> Result<Vec<Template>, String> {
    list.iter().map(|text| Template::parse(text, symbols)).collect()
}

fn number(range: &str) -> Result<Slot, String> {
    let read = |part: &str| part.parse().map_err(|_| format!("no range: {range}"));
    let (low, high) = range.split_once('-').ok_or_else(|| format!("no range: {range}"))?;
    Ok(Slot::Number(read(low)?, read(high)?))
}

/// A kind, its own slots alone.
fn kind(text: &str, symbols: &mut Symbols) -> Result<Kind, String> {
    let file: KindFile = table(text.lines().next().unwrap_or_default(), text)?;
    let mut slots: Vec<(Symbol, Slot)> = Vec::new();
    for (name, value) in &file.slots {
        let slot = match value {
            toml::Value::String(range) => number(range)?,
            toml::Value::Array(list) => {
                let words: Vec<String> = list.iter().filter_map(|v| v.as_str().map(str::to_owned)).collect();
                Slot::List(templates(&words, symbols)?)
            }
            _ => return Err(format!("{}: {name} is neither a list nor a range", file.name)),
        };
        slots.push((symbols.of(name), slot));
    }
    let mut people = Vec::new();
    for (name, is) in &file.people {
        let symbol = symbols.of(name);
        slots.push((symbol, Slot::Person(people.len())));
        let titles = file.titles.get(name).cloned().unwrap_or_default();
        people.push(PersonRole { symbol, name: name.clone(), is: templates(is, symbols)?, titles });
    }
    for (name, list) in &file.bodies {
        slots.push((symbols.of(name), Slot::Body(templates(list, symbols)?)));
    }
    for (name, list) in &file.documents {
        slots.push((symbols.of(name), Slot::Document(templates(list, symbols)?)));
    }
    let mut quotes = Vec::new();
    for (name, list) in &file.quotes {
        let symbol = symbols.of(name);
        quotes.extend(templates(list, symbols)?.into_iter().map(|quote| (symbol, quote)));
    }
    let shape = |name: &str| file.shapes.get(name).copied().unwrap_or(0.0);
    let mut kind = Kind {
        weight: file.weight,
        rigid: file.rigid,
        shapes: [shape("public"), shape("statement"), shape("scoop")],
        sections: file.sections,
        unnamed: templates(&file.unnamed, symbols)?,
        answer: (!file.answer.is_empty()).then(|| symbols.of(&file.answer)),
        confirms: file.confirms.map(|name| symbols.of(&name)),
        named: file.named.iter().map(|name| symbols.of(name)).collect(),
        headlines: templates(&file.headlines, symbols)?,
        slots: Vec::new(),
        people,
        lead: fact(file.lead, symbols)?,
        common: file.fact.len(),
        facts: file.fact.into_iter().map(|f| fact(f, symbols)).collect::<Result<_, _>>()?,
        quotes,
        follows: file.follow.into_iter().map(|f| follow(f, symbols)).collect::<Result<_, _>>()?,
        name: file.name,
    };
    place(&mut kind.slots, slots);
    Ok(kind)
}

/// Gives a kind what may be told of any event.
fn add_common(kind: &mut Kind, common: &CommonFile, symbols: &mut Symbols) -> Result<(), String> {
    let mut slots = Vec::new();
    for (name, is) in &common.people {
        let symbol = symbols.of(name);
        slots.push((symbol, Slot::Person(kind.people.len())));
        let is = templates(is, symbols)?;
        kind.people.push(PersonRole { symbol, name: name.clone(), is, titles: Vec::new() });
    }
    for (name, list) in &common.bodies {
        slots.push((symbols.of(name), Slot::Body(templates(list, symbols)?)));
    }
    for (name, list) in &common.documents {
        slots.push((symbols.of(name), Slot::Document(templates(list, symbols)?)));
    }
    for (name, range) in &common.numbers {
        slots.push((symbols.of(name), number(range)?));
    }
    place(&mut kind.slots, slots);
    for told in &common.fact {
        kind.facts.push(fact(told.clone(), symbols)?);
    }
    Ok(())
}

fn fact(file: FactFile, symbols: &mut Symbols) -> Result<Fact, String> {
    Ok(Fact {
        from: file.from.iter().map(|name| symbols.of(name)).collect(),
        key: file.key,
        scoop: file.scoop,
        one: file.one,
        bare: file.bare,
        number: file.number.map(|name| symbols.of(&name)),
        say: templates(&file.say, symbols)?,
    })
}

fn follow(file: FollowFile, symbols: &mut Symbols) -> Result<Follow, String> {
    let told = |say: Vec<String>| FactFile {
        from: file.from.clone(),
        key: true,
        scoop: false,
        one: false,
        bare: false,
        number: None,
        say,
    };
    Ok(Follow {
        headlines: templates(&file.headlines, symbols)?,
        lead: fact(told(file.lead.clone()), symbols)?,
        facts: file.say.iter().map(|say| fact(told(say.clone()), symbols)).collect::<Result<_, _>>()?,
    })
}

/// Puts slots at the places of their symbols.
fn place(slots: &mut Vec<Option<Slot>>, found: impl IntoIterator<Item = (Symbol, Slot)>) {
    for (symbol, slot) in found {
        let at = symbol.0 as usize;
        if slots.len() <= at {
            slots.resize(at + 1, None);
        }
        slots[at].get_or_insert(slot);
    }
}

/// Gives a kind the slots that all share, and checks that nothing is left open.
fn complete(kind: &mut Kind, shared: &[(Symbol, Slot)], symbols: &mut Symbols) -> Result<(), String> {
    place(&mut kind.slots, shared.iter().cloned());
    let twins: Vec<(Symbol, Slot)> = (0..symbols.count())
        .map(|at| Symbol(at as u16))
        .filter_map(|symbol| {
            let base = symbols.name(symbol).strip_suffix(|last| ('2'..='9').contains(&last))?.to_owned();
            let base = symbols.of(&base);
            let is_list = matches!(kind.slots.get(base.0 as usize), Some(Some(Slot::List(_))));
            is_list.then_some((symbol, Slot::Another(base)))
        })
        .collect();
    place(&mut kind.slots, twins);
    kind.slots.resize(symbols.count(), None);
    let facts = [&kind.lead].into_iter().chain(&kind.facts);
    let follows = kind.follows.iter().flat_map(|f| [&f.lead].into_iter().chain(&f.facts));
    let told = facts
        .chain(follows)
        .flat_map(|f| f.say.iter().flat_map(Template::slots).chain(f.from.iter().copied()));
    let headlines = kind.headlines.iter().chain(kind.follows.iter().flat_map(|f| &f.headlines));
    let roles = kind.people.iter().flat_map(|p| &p.is);
    let quotes = kind.quotes.iter().map(|(_, quote)| quote);
    let listed = kind.slots.iter().flatten().flat_map(|slot| match slot {
        Slot::List(list) | Slot::Body(list) | Slot::Document(list) => list.as_slice(),
        _ => &[],
    });
    let rest =
        headlines.chain(roles).chain(quotes).chain(listed).chain(&kind.unnamed).flat_map(Template::slots);
    let open: Vec<&str> =
        told.chain(rest).filter(|s| kind.slots[s.0 as usize].is_none()).map(|s| symbols.name(s)).collect();
    if open.is_empty() { Ok(()) } else { Err(format!("{}: nothing fills {open:?}", kind.name)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slot_of_every_template_is_filled() {
        let data = Data::read().unwrap();
        assert!(data.kinds.len() >= 15);
        assert!(data.kinds.iter().all(|kind| kind.rigid || kind.facts.len() >= 7));
    }

    #[test]
    fn no_list_names_itself_even_by_way_of_others() {
        let data = Data::read().unwrap();
        for kind in &data.kinds {
            for at in 0..kind.slots.len() {
                let mut reached: Vec<Symbol> = Vec::new();
                let mut open = named_in(kind, Symbol(at as u16));
                while let Some(symbol) = open.pop() {
                    let name = data.symbols.name(symbol);
                    assert_ne!(symbol.0 as usize, at, "{}: {name} leads back to itself", kind.name);
                    if !reached.contains(&symbol) {
                        reached.push(symbol);
                        open.extend(named_in(kind, symbol));
                    }
                }
            }
        }
    }

    /// The slots that the words of a slot name.
    fn named_in(kind: &Kind, symbol: Symbol) -> Vec<Symbol> {
        match &kind.slots[symbol.0 as usize] {
            Some(Slot::List(list) | Slot::Body(list) | Slot::Document(list)) => {
                list.iter().flat_map(Template::slots).collect()
            }
            Some(Slot::Another(base)) => vec![*base],
            Some(Slot::Person(role)) => kind.people[*role].is.iter().flat_map(Template::slots).collect(),
            _ => Vec::new(),
        }
    }
}
