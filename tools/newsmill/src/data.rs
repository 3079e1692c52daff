//! What does the mill know? Kinds of event, people, places, outlets, phrases; `tables` reads them.

use crate::template::{Symbol, Symbols, Template};
use serde::Deserialize;
use std::collections::BTreeMap;

/// All tables.
#[derive(Debug)]
pub struct Data {
    /// The names of slots.
    pub symbols: Symbols,
    /// The kinds of event.
    pub kinds: Vec<Kind>,
    /// How reports word who says a thing: by group and name, `said.plain`.
    pub phrases: BTreeMap<String, Vec<Template>>,
    /// People and places.
    pub cultures: Vec<Culture>,
    /// What outlets are made of.
    pub outlets: OutletWords,
    /// What stands around an article, by class.
    pub furniture: BTreeMap<String, Vec<String>>,
    /// The shared lists as they stand.
    pub words: BTreeMap<String, Vec<String>>,
    /// The slots that phrases fill themselves.
    pub own: Own,
}

/// The slots that phrases fill themselves.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "each is the slot of its name")]
pub struct Own {
    pub clause: Symbol,
    pub src: Symbol,
    pub this: Symbol,
    pub outlet: Symbol,
    pub deeper: Symbol,
    pub second: Symbol,
    pub quote: Symbol,
    pub old: Symbol,
    pub new: Symbol,
    pub agency: Symbol,
}

/// One kind of event.
#[derive(Debug)]
pub struct Kind {
    /// Its name.
    pub name: String,
    /// How often it happens, against the others.
    pub weight: f64,
    /// Whether all reports of it have one order and one wording.
    pub rigid: bool,
    /// How often its news comes out in public, as one statement, as a scoop.
    pub shapes: [f64; 3],
    /// The sections it stands in.
    pub sections: Vec<String>,
    /// Sources who give no name.
    pub unnamed: Vec<Template>,
    /// Who denies it, or owns to it where nobody else confirms it.
    pub answer: Option<Symbol>,
    /// Who confirms it, where that is another.
    pub confirms: Option<Symbol>,
    /// The slots whose things bear a name of their own.
    pub named: Vec<Symbol>,
    /// Its headlines.
    pub headlines: Vec<Template>,
    /// What each slot holds, by symbol.
    pub slots: Vec<Option<Slot>>,
    /// Its people.
    pub people: Vec<PersonRole>,
    /// What is first.
    pub lead: Fact,
    /// What else is told: of this kind of event, and from `common` on of any.
    pub facts: Vec<Fact>,
    /// Where the facts of any event begin.
    pub common: usize,
    /// What people say in their own words.
    pub quotes: Vec<(Symbol, Template)>,
    /// What may come of it later.
    pub follows: Vec<Follow>,
}

/// What a slot holds.
#[derive(Clone, Debug)]
pub enum Slot {
    /// One of these, the same all through an event.
    List(Vec<Template>),
    /// A number between the two, both included.
    Number(i64, i64),
    /// The person of this role.
    Person(usize),
    /// A body that speaks.
    Body(Vec<Template>),
    /// A document.
    Document(Vec<Template>),
    /// Another draw from that slot's list.
    Another(Symbol),
    /// What the world gives: see `event`.
    World(World),
}

/// What the world gives to every event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the slot of its name")]
pub enum World {
    Place,
    Place2,
    Place3,
    Region,
    Land,
    Land2,
    Land3,
    River,
    Day,
    OldDay,
    When,
    Date,
    Month,
    Month2,
    Year,
    Year2,
    Coin,
    Company,
    Target,
    Buyer,
    Team1,
    Team2,
    University,
    University2,
    Name,
}

/// A person's part in an event.
#[derive(Clone, Debug)]
pub struct PersonRole {
    /// The slot.
    pub symbol: Symbol,
    /// Its name.
    pub name: String,
    /// Who they are: "the fire chief".
    pub is: Vec<Template>,
    /// What stands before the name: "Fire Chief".
    pub titles: Vec<String>,
}

/// One thing that is told.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Who can know it.
    pub from: Vec<Symbol>,
    /// Whether it matters most.
    pub key: bool,
    /// Whether it may come out by an unnamed source.
    pub scoop: bool,
    /// Whether its wordings say different things, of which one is true of an event.
    pub one: bool,
    /// Whether it needs no source.
    pub bare: bool,
    /// The number that others may give otherwise.
    pub number: Option<Symbol>,
    /// Its wordings.
    pub say: Vec<Template>,
}

/// What comes of an event days later.
#[derive(Clone, Debug)]
pub struct Follow {
    /// Headlines.
    pub headlines: Vec<Template>,
    /// What is first.
    pub lead: Fact,
    /// What else is told.
    pub facts: Vec<Fact>,
}

/// People and places of one culture.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the columns of names.toml")]
pub struct Culture {
    pub he: Vec<String>,
    pub she: Vec<String>,
    pub surname: [Vec<String>; 2],
    pub town: [Vec<String>; 2],
    pub land: Vec<String>,
    pub coin: Vec<String>,
}

/// What outlets are made of.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the columns of outlets.toml")]
pub struct OutletWords {
    pub local: Vec<String>,
    pub national: Vec<String>,
    pub air: Vec<String>,
    pub site: Vec<String>,
    pub owner: Vec<String>,
    pub agency: Vec<AgencyWords>,
}

/// An agency.
#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "the columns of outlets.toml")]
pub struct AgencyWords {
    pub name: String,
    pub short: String,
    pub sign: String,
    pub domain: String,
}
