//! What are people and places called in an event? Names by culture; who holds an office keeps it from event to event.

use crate::data::{Slot, World};
use crate::draw::{Draw, MIDDLES, key};
use crate::event::{Event, Person, Setting};

/// Offices that one person holds all through a run, for a land or a town.
const OFFICES: [&str; 5] = ["minister", "governor", "mayor", "figure", "coach"];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The person of a role.
#[must_use]
pub fn person(setting: &Setting, event: &Event<'_>, role: usize) -> Person {
    let known = &event.kind.people[role];
    let (culture, land, town) = event.place;
    let holder = if OFFICES.contains(&known.name.as_str()) {
        let place =
            if matches!(known.name.as_str(), "mayor" | "coach") { town as u64 } else { 10_000 + land as u64 };
        let field = Draw::of(&[event.own, 40]).below(4) as u64;
        let name = known.name.bytes().fold(0, |sum, b| sum * 31 + u64::from(b));
        key(&[setting.seed, 41, culture as u64, place, name, field])
    } else {
        key(&[event.own, 42, role as u64])
    };
    let mut draw = Draw::of(&[holder]);
    // A few are from elsewhere.
    let from = if draw.chance(0.1) { draw.below(setting.data.cultures.len()) } else { culture };
    let names = &setting.data.cultures[from];
    let she = draw.chance(0.5);
    let first = draw.one(if she { &names.she } else { &names.he }).clone();
    let mut last = draw.joined(&names.surname);
    if role > 0
        && !OFFICES.contains(&known.name.as_str())
        && Draw::of(&[event.own, 43, role as u64]).chance(0.06)
    {
        last = person(setting, event, role - 1).last;
    }
    Person { first, last, she }
}

/// The name of a town of the event's culture.
#[must_use]
pub fn town(setting: &Setting, event: &Event<'_>, number: usize) -> String {
    let [heads, tails] = &setting.data.cultures[event.place.0].town;
    // The numbers go round so that neighbours in rank share no part.
    let plain = heads.len() * tails.len();
    let middle = match number / plain {
        0 => "",
        more => MIDDLES[(more - 1) % MIDDLES.len()],
    };
    let number = number % plain;
    [heads[number % heads.len()].as_str(), middle, &tails[(number / heads.len() + number) % tails.len()]]
        .concat()
}

/// A day, counted from the event: "March 14".
#[must_use]
pub fn date(setting: &Setting, minute: i64, days: i64) -> String {
    let day = setting.day(minute + days * 1440);
    format!("{} {}", MONTHS[day.month() as usize - 1], day.day())
}

/// The weekday of a minute.
#[must_use]
pub fn weekday(setting: &Setting, minute: i64) -> &'static str {
    WEEKDAYS[setting.day(minute).weekday().to_monday_zero_offset() as usize]
}

/// The words that the world gives for a slot.
#[must_use]
pub fn world(setting: &Setting, event: &Event<'_>, which: World) -> String {
    let data = &setting.data;
    let (culture, land, number) = event.place;
    let names = &data.cultures[culture];
    let own = |what: u64| event.of_own(50 + what);
    let list = |name: &str| data.list(name);
    let company = |what: u64| {
        let mut draw = own(what);
        let stem = draw.one(list("companystem"));
        format!("{stem} {}", draw.one(list("companytail")))
    };
    let team = |town: String, what: u64| {
        format!("{town} {}", Draw::of(&[what, number as u64]).one(list("teamtail")))
    };
    let other_town = |step: usize| town(setting, event, number + 1 + own(2).below(40) + step);
    match which {
        World::Place => town(setting, event, number),
        World::Place2 => other_town(0),
        World::Place3 => town(setting, event, number + 60 + own(16).below(90)),
        World::Region => {
            let mut draw = Draw::of(&[setting.seed, 60, culture as u64, number as u64 / 6]);
            format!("{} {}land", draw.one(list("regionhead")), draw.one(&names.surname[0]))
        }
        World::Land | World::Land2 | World::Land3 => event.land(data, which).to_owned(),
        World::River => list("riverstem")[(number * 7 + culture) % list("riverstem").len()].clone(),
        World::Day | World::When => weekday(setting, event.minute).to_owned(),
        World::OldDay => weekday(setting, event.old_minute).to_owned(),
        World::Date => date(setting, event.minute, 2 + own(3).below(24) as i64),
        World::Month => {
            MONTHS[(setting.day(event.minute).month() as usize + 3 + own(4).below(8)) % 12].to_owned()
        }
        World::Month2 => {
            MONTHS[(setting.day(event.minute).month() as usize + 1 + own(5).below(2)) % 12].to_owned()
        }
        World::Year => (i64::from(setting.start.year()) - 2 - own(6).zipf(70) as i64).to_string(),
        World::Year2 => (i64::from(setting.start.year()) + 1 + own(7).below(6) as i64).to_string(),
        World::Coin => names.coin[land % names.coin.len()].clone(),
        World::Company => company(8),
        World::Target => company(9),
        World::Buyer => company(10),
        World::Team1 => team(town(setting, event, number), 11),
        World::Team2 => team(other_town(0), 12),
        World::University => format!("the University of {}", town(setting, event, number / 5)),
        World::University2 => format!("the University of {}", town(setting, event, 3 + number / 9)),
        World::Name => {
            let mut draw = own(13);
            draw.joined(&names.surname)
        }
    }
}

impl crate::data::Data {
    /// The plain words of a shared list.
    #[must_use]
    pub fn list(&self, name: &str) -> &[String] {
        self.words.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Whether a slot holds a person who shares a surname with another of the event.
#[must_use]
pub fn shares_surname(setting: &Setting, event: &Event<'_>, role: usize) -> bool {
    let last = person(setting, event, role).last;
    let people = 0..event.kind.people.len();
    people.filter(|&other| other != role).any(|other| person(setting, event, other).last == last)
}

/// The role that a slot holds, if it holds a person.
#[must_use]
pub fn role_of(slot: Option<&Slot>) -> Option<usize> {
    match slot {
        Some(Slot::Person(role)) => Some(*role),
        _ => None,
    }
}
