//! What happened? An event's kind, place, people, numbers: all of it worked out from its number and the seed, so that
//! nothing of it need be kept.

use crate::data::{Data, Fact, Kind, Slot, World};
use crate::draw::{Draw, MIDDLES, key};
use crate::html::DESIGNS;
use crate::outlets::{Outlet, outlets};
use crate::template::Symbol;

/// All that stays the same through a run.
#[derive(Debug)]
pub struct Setting {
    /// The tables.
    pub data: Data,
    /// The outlets, agencies first.
    pub outlets: Vec<Outlet>,
    /// The seed.
    pub seed: u64,
    /// How many events there are.
    pub stories: u64,
    /// Over how many minutes they begin.
    pub minutes: i64,
    /// The first day.
    pub start: jiff::civil::Date,
    /// Which half of the wordings may be used, where not all: 0 or 1.
    pub half: Option<usize>,
    /// The most reports that one event can have.
    pub largest: usize,
    /// How many times as many further reports an event has as in the real stream.
    pub crowding: f64,
    /// The share of events that come of an earlier one.
    pub follow_share: f64,
    /// The share of events that look like an earlier one and are not.
    pub alike_share: f64,
}

/// One event.
#[derive(Clone, Copy, Debug)]
pub struct Event<'a> {
    /// Its number, in order of time.
    pub number: u64,
    /// What kind it is.
    pub kind: &'a Kind,
    /// The key of its words: another event's, where it looks like that one.
    pub words: u64,
    /// The key of its place, people and numbers: the earlier event's, where it comes of one.
    pub own: u64,
    /// The key of its coverage, always its own.
    pub coverage: u64,
    /// The event that it comes of, with the number of the outcome.
    pub follows: Option<(u64, usize)>,
    /// The event that it looks like.
    pub resembles: Option<u64>,
    /// When it happened: minutes since the beginning.
    pub minute: i64,
    /// When the event that it comes of happened.
    pub old_minute: i64,
    /// Culture, land and town.
    pub place: (usize, usize, usize),
}

/// How the news of an event comes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// In public, with sources that all can ask.
    Public,
    /// As one statement or document that all quote.
    Statement,
    /// By unnamed sources of one outlet.
    Scoop,
}

/// Where a source speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// To whoever asks.
    Plain,
    /// To reporters, at a news conference.
    Event,
    /// In a statement.
    Statement,
    /// In a post.
    Post,
}

/// One person of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// First name.
    pub first: String,
    /// Surname.
    pub last: String,
    /// "she" rather than "he".
    pub she: bool,
}

/// The number of a fact: 0 the lead, then the facts; from [`FOLLOW`] on those of the outcome.
pub type FactId = usize;

/// As many of the facts that any event may have are true of one, on average.
const COMMON_FACTS: f64 = 9.0;

/// The first number of an outcome's facts.
pub const FOLLOW: FactId = 100;

impl Setting {
    /// A setting as the program has it by default: so many events that begin over so many days.
    ///
    /// # Errors
    /// In words, where the tables of `data/` are not of their form.
    pub fn new(seed: u64, stories: u64, days: u32) -> Result<Self, String> {
        let mut setting = Self {
            data: Data::read()?,
            outlets: Vec::new(),
            seed,
            stories,
            minutes: i64::from(days) * 1440,
            start: jiff::civil::date(2031, 3, 3),
            half: None,
            largest: 40,
            crowding: 1.0,
            follow_share: 0.06,
            alike_share: 0.05,
        };
        setting.found_outlets(160);
        Ok(setting)
    }

    /// Founds so many outlets anew, agencies among them.
    pub fn found_outlets(&mut self, count: usize) {
        self.outlets = outlets(&self.data, self.seed, count, DESIGNS.len());
    }

    /// The event of a number.
    #[must_use]
    pub fn event(&self, number: u64) -> Event<'_> {
        let mut draw = Draw::of(&[self.seed, number, 1]);
        let per_day = (self.stories as f64 * 1440.0 / self.minutes.max(1) as f64).max(1.0);
        let bound = draw.share();
        let back = |days: f64| ((days * per_day) as u64).max(1);
        if bound < self.follow_share {
            let before = back(0.7 + 4.0 * draw.share());
            if let Some(old) = number.checked_sub(before).map(|n| self.event(n)) {
                let root = old.follows.map_or(old.number, |(root, _)| root);
                let old = self.event(root);
                if !old.kind.follows.is_empty() {
                    let outcome = draw.below(old.kind.follows.len());
                    return Event {
                        number,
                        coverage: key(&[self.seed, number, 2]),
                        follows: Some((root, outcome)),
                        minute: self.minute(number),
                        ..old
                    };
                }
            }
        }
        let mut fresh = self.fresh(number, &mut draw);
        if (self.follow_share..self.follow_share + self.alike_share).contains(&bound) {
            let before = back(0.02 + 0.5 * draw.share());
            let like = number.checked_sub(before).map(|n| self.event(n)).filter(|e| e.follows.is_none());
            if let Some(like) = like {
                fresh = Event { kind: like.kind, words: like.words, resembles: Some(like.number), ..fresh };
            }
        }
        fresh
    }

    fn fresh(&self, number: u64, draw: &mut Draw) -> Event<'_> {
        let at = draw.weighted(self.data.kinds.iter().map(|kind| kind.weight));
        let culture = draw.below(self.data.cultures.len());
        let names = &self.data.cultures[culture];
        let towns = names.town[0].len() * names.town[1].len() * (1 + MIDDLES.len());
        // Some places are in the news all the time.
        let town = if draw.chance(0.3) { draw.zipf(towns) } else { draw.below(towns) };
        let minute = self.minute(number);
        Event {
            number,
            kind: &self.data.kinds[at],
            words: key(&[self.seed, number, 3]),
            own: key(&[self.seed, number, 4]),
            coverage: key(&[self.seed, number, 2]),
            follows: None,
            resembles: None,
            minute,
            old_minute: minute,
            place: (culture, town % names.land.len(), town),
        }
    }

    /// When an event happens; events are in order of time.
    fn minute(&self, number: u64) -> i64 {
        let jitter = Draw::of(&[self.seed, number, 5]).share();
        ((number as f64 + jitter) * self.minutes as f64 / self.stories.max(1) as f64) as i64
    }

    /// The day of a minute.
    #[must_use]
    pub fn day(&self, minute: i64) -> jiff::civil::Date {
        self.start.saturating_add(jiff::Span::new().days(minute.div_euclid(1440)))
    }
}

impl<'a> Event<'a> {
    /// How its news comes out.
    #[must_use]
    pub fn shape(&self) -> Shape {
        if self.follows.is_some() {
            return Shape::Public;
        }
        match Draw::of(&[self.coverage, 6]).weighted(self.kind.shapes.into_iter()) {
            0 => Shape::Public,
            1 => Shape::Statement,
            _ => Shape::Scoop,
        }
    }

    /// Who denies a scoop, where anybody does.
    #[must_use]
    pub fn denier(&self) -> Option<Symbol> {
        let alone = self.kind.confirms.is_none();
        // Nobody denies in one report what he owns to in another.
        self.kind.answer.filter(|_| !alone || self.of_own(15).chance(0.5))
    }

    /// Who confirms a scoop openly, where anybody does.
    #[must_use]
    pub fn confirmer(&self) -> Option<Symbol> {
        self.kind.confirms.or(self.kind.answer.filter(|_| self.denier().is_none()))
    }

    /// A draw for one of its slots, the same whenever it is asked.
    #[must_use]
    pub fn of_slot(&self, symbol: Symbol) -> Draw {
        Draw::of(&[self.words, 10, u64::from(symbol.0)])
    }

    /// A draw for what is its own even where its words are another's.
    #[must_use]
    pub fn of_own(&self, what: u64) -> Draw {
        Draw::of(&[self.own, 11, what])
    }

    /// What a slot holds.
    #[must_use]
    pub fn slot(&self, symbol: Symbol) -> Option<&'a Slot> {
        self.kind.slots.get(symbol.0 as usize)?.as_ref()
    }

    /// The number of a slot, where it holds one: small ones oftener where the range is wide.
    #[must_use]
    pub fn number(&self, symbol: Symbol) -> Option<i64> {
        let Some(&Slot::Number(low, high)) = self.slot(symbol) else { return None };
        let mut draw = self.of_own(1000 + u64::from(symbol.0));
        if high > 10 * low.max(1) {
            let (from, to) = ((low.max(1) as f64).ln(), ((high + 1) as f64).ln());
            return Some(((from + draw.share() * (to - from)).exp() as i64).clamp(low, high));
        }
        Some(low + draw.below((high - low + 1) as usize) as i64)
    }

    /// A fact by its number.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &'a Fact {
        match (id, self.follows) {
            (FOLLOW, Some((_, outcome))) => &self.kind.follows[outcome].lead,
            (id, Some((_, outcome))) if id > FOLLOW => &self.kind.follows[outcome].facts[id - FOLLOW - 1],
            (0, _) => &self.kind.lead,
            (id, _) => &self.kind.facts[id - 1],
        }
    }

    /// The facts that can be told of it, the lead first. Not every event has all the facts of its kind.
    #[must_use]
    pub fn facts(&self) -> Vec<FactId> {
        let mut draw = self.of_own(12);
        let mut told: Vec<FactId> = Vec::with_capacity(12);
        let keep = if self.follows.is_some() { 0.5 } else { 0.55 };
        match self.follows {
            Some((_, outcome)) => told.extend(FOLLOW..=FOLLOW + self.kind.follows[outcome].facts.len()),
            None => told.push(0),
        }
        let common = self.kind.facts.len() - self.kind.common;
        for (at, fact) in self.kind.facts.iter().enumerate() {
            if at >= self.kind.common {
                if draw.chance(COMMON_FACTS / common as f64) {
                    told.push(at + 1);
                }
                continue;
            }
            let stays = draw.chance(keep);
            let is_open = self.follows.is_none() || !fact.key;
            if self.kind.rigid || ((stays || (fact.key && self.follows.is_none())) && is_open) {
                told.push(at + 1);
            }
        }
        told
    }

    /// Who vouches for a fact: the first source, or another where asked for one.
    #[must_use]
    pub fn source(&self, id: FactId, other: bool) -> Option<Symbol> {
        let from = &self.fact(id).from;
        let first = self.of_own(2000 + id as u64).below(from.len().max(1));
        let at = if other { first + 1 } else { first };
        from.get(at % from.len().max(1)).copied()
    }

    /// Where a source speaks, the same in all reports.
    #[must_use]
    pub fn channel(&self, source: Symbol) -> Channel {
        let Some(Slot::Person(_) | Slot::Body(_)) = self.slot(source) else { return Channel::Plain };
        let share = Draw::of(&[self.coverage, 13, u64::from(source.0)]).share();
        let spoken = if self.shape() == Shape::Statement { 0.25 } else { 0.6 };
        let is_person = matches!(self.slot(source), Some(Slot::Person(_)));
        match share {
            s if s < spoken => Channel::Plain,
            s if s < spoken + 0.15 && is_person => Channel::Event,
            s if s < spoken + 0.25 && is_person => Channel::Post,
            _ => Channel::Statement,
        }
    }

    /// The land it happened in, and others.
    #[must_use]
    pub fn land<'d>(&self, data: &'d Data, which: World) -> &'d str {
        let (culture, land, _) = self.place;
        let lands = &data.cultures[culture].land;
        let step = match which {
            World::Land => return &lands[land],
            World::Land2 => 1,
            _ => 2,
        };
        let other = &data.cultures[(culture + step) % data.cultures.len()].land;
        &other[self.of_own(14 + step as u64).below(other.len())]
    }
}
