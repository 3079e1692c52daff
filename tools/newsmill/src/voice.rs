//! How does one outlet word a thing? Templates are filled with the words of an event, in the manner of a house; the
//! places of what matters are kept.

use crate::data::{Slot, World};
use crate::draw::Draw;
use crate::event::{Event, FOLLOW, FactId, Setting};
use crate::outlets::House;
use crate::people::{person, shares_surname, weekday, world};
use crate::sentence::{Sentence, What, capitalise, grouped, shaped};
use crate::template::{Form, Piece, Shape, Symbol, Template};

/// Who says a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// A source that the event knows.
    Known(Symbol),
    /// An unnamed source of that outlet.
    Unnamed(usize),
}

/// What a phrase is filled with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filling<'f> {
    /// The fact that is told.
    pub fact: Option<FactId>,
    /// Who says it.
    pub who: Option<Who>,
    /// The outlet that is credited.
    pub outlet: Option<usize>,
    /// An outlet further back.
    pub second: Option<usize>,
    /// What is said in the source's own words.
    pub quote: Option<&'f str>,
    /// A number as it was and as it is.
    pub numbers: Option<(i64, i64)>,
}

/// One outlet's way of telling one event.
#[derive(Clone, Debug)]
pub struct Voice<'a> {
    /// All that stays the same.
    pub setting: &'a Setting,
    /// The event.
    pub event: Event<'a>,
    /// How the outlet writes.
    pub house: House,
    /// The outlet.
    pub this: usize,
    /// What comes up next.
    pub draw: Draw,
    /// A number that this report gives otherwise.
    pub other_number: Option<(Symbol, i64)>,
    /// The phrases about the place that were used.
    pub asides: u32,
    introduced: u64,
    neutral: bool,
    past: bool,
}

impl<'a> Voice<'a> {
    /// The voice of an outlet for one report of an event.
    #[must_use]
    pub fn new(setting: &'a Setting, event: Event<'a>, this: usize, draw: Draw) -> Self {
        let house = setting.outlets[this].house;
        Self {
            setting,
            event,
            house,
            this,
            draw,
            other_number: None,
            asides: 0,
            introduced: 0,
            neutral: false,
            past: false,
        }
    }

    /// One of several wordings, of the half that may be used.
    pub fn wording<'t>(&mut self, of: &'t [Template]) -> &'t Template {
        if self.event.kind.rigid {
            return &of[0];
        }
        match self.setting.half {
            Some(half) if of.len() > 1 => &of[half + 2 * self.draw.below((of.len() - half).div_ceil(2))],
            _ => self.draw.one(of),
        }
    }

    /// The wording of a fact that is the same in all reports.
    fn settled(&self, id: FactId) -> &'a Template {
        let say = &self.event.fact(id).say;
        let mut draw = self.event.of_own(5000 + id as u64);
        match self.setting.half {
            Some(half) if say.len() > 1 => &say[half + 2 * draw.below((say.len() - half).div_ceil(2))],
            _ => draw.one(say),
        }
    }

    /// One wording of a phrase, filled.
    pub fn say(&mut self, phrase: &str, filling: &Filling<'_>) -> Sentence {
        let setting = self.setting;
        let template = self.wording(&setting.data.phrases[phrase]);
        self.fill(template, filling)
    }

    /// A template, filled, with a capital at its beginning.
    pub fn fill(&mut self, template: &Template, filling: &Filling<'_>) -> Sentence {
        let mut out = Sentence::default();
        self.put(&mut out, template, filling);
        out.capitalise();
        out
    }

    /// Words that are the same in all reports: a quotation, or what a slot holds.
    pub fn fixed(&mut self, template: &Template, number: u64) -> String {
        let draw = std::mem::replace(&mut self.draw, Draw::of(&[self.event.coverage, 70, number]));
        let (known, number_before) = (self.introduced, self.other_number.take());
        self.neutral = true;
        let text = self.fill(template, &Filling::default()).text;
        (self.neutral, self.draw, self.introduced, self.other_number) = (false, draw, known, number_before);
        text
    }

    /// A fact in words that belong to no report.
    pub fn line(&mut self, id: FactId) -> String {
        let fact = self.event.fact(id);
        let template = if fact.one { self.settled(id) } else { &fact.say[0] };
        self.fixed(template, 900 + id as u64)
    }

    fn put(&mut self, out: &mut Sentence, template: &Template, filling: &Filling<'_>) {
        for piece in &template.pieces {
            match piece {
                Piece::Text(words) if !self.house.curly && words.contains(['“', '”']) => {
                    out.push(&words.replace(['“', '”'], "\""));
                }
                Piece::Text(words) => out.push(words),
                Piece::Slot(symbol, form) => self.put_slot(out, *symbol, *form, filling),
                Piece::Choice(choices) => {
                    let at = if self.event.kind.rigid { 0 } else { self.draw.below(choices.len()) };
                    self.put(out, &choices[at], filling);
                }
            }
        }
    }

    fn put_slot(&mut self, out: &mut Sentence, symbol: Symbol, form: Form, filling: &Filling<'_>) {
        let setting = self.setting;
        let own = setting.data.own;
        let start = out.start();
        if symbol == own.clause {
            let Some(id) = filling.fact else { return };
            let fact = self.event.fact(id);
            let template = if fact.one { self.settled(id) } else { self.wording(&fact.say) };
            // What an event comes of happened on the day of that one.
            self.past = self.event.follows.is_some() && id < FOLLOW;
            self.put(out, template, &Filling::default());
            self.past = false;
            out.mark(What::Clause, start);
        } else if symbol == own.quote {
            let quote = filling.quote.unwrap_or_default();
            out.push(quote);
            out.mark(What::Clause, start);
        } else if symbol == own.src || symbol == own.deeper {
            if let Some(who) = filling.who {
                self.put_source(out, who);
            }
        } else if symbol == own.this {
            out.push(&setting.outlets[self.this].short);
            out.mark(What::This, start);
        } else if symbol == own.outlet || symbol == own.second || symbol == own.agency {
            let number = if symbol == own.second { filling.second } else { filling.outlet };
            if let Some(number) = number {
                let outlet = &setting.outlets[number];
                out.push(if self.draw.chance(0.7) { &outlet.name } else { &outlet.short });
                out.mark(What::Outlet(number), start);
            }
        } else if symbol == own.old || symbol == own.new {
            let (old, new) = filling.numbers.unwrap_or_default();
            let value = if symbol == own.old { old } else { new };
            out.push(&grouped(value));
        } else {
            self.put_words(out, symbol, form);
        }
    }

    /// Names a source.
    fn put_source(&mut self, out: &mut Sentence, who: Who) {
        let start = out.start();
        match who {
            Who::Known(symbol) => {
                if let Some(&Slot::Person(role)) = self.event.slot(symbol) {
                    self.put_person(out, role, Shape::Plain);
                    return;
                }
                let is_body = matches!(self.event.slot(symbol), Some(Slot::Body(_)));
                if is_body && !self.event.kind.rigid && self.draw.chance(0.25) {
                    const SPEAKERS: [&str; 3] = ["a spokeswoman for ", "a spokesman for ", "officials of "];
                    let at = self.draw.below(SPEAKERS.len());
                    out.push(SPEAKERS[at]);
                }
                self.put_words(out, symbol, Form::default());
            }
            Who::Unnamed(outlet) => {
                let event = self.event;
                let at = Draw::of(&[event.coverage, 71, outlet as u64]).below(event.kind.unnamed.len());
                self.put(out, &event.kind.unnamed[at], &Filling::default());
            }
        }
        out.mark(What::Source, start);
    }

    /// Names a person: by name and role at first, then by surname.
    fn put_person(&mut self, out: &mut Sentence, role: usize, shape: Shape) {
        let who = person(self.setting, &self.event, role);
        let full = format!("{} {}", who.first, who.last);
        let is_new = self.introduced & (1 << role) == 0;
        let start = out.start();
        match shape {
            Shape::He => out.push(if who.she { "she" } else { "he" }),
            Shape::Him => out.push(if who.she { "her" } else { "him" }),
            Shape::Last => out.push(&who.last),
            Shape::Full => out.push(&full),
            _ if !is_new => {
                let last = if shares_surname(self.setting, &self.event, role) { &full } else { &who.last };
                out.push(last);
                out.mark(What::Source, start);
            }
            _ => {
                self.introduced |= 1 << role;
                let event = self.event;
                let known = &event.kind.people[role];
                if !known.titles.is_empty() && self.draw.chance(0.5) {
                    let title = self.draw.one(&known.titles);
                    out.push(title);
                    out.push(" ");
                    out.push(&full);
                    out.mark(What::Source, start);
                } else {
                    out.push(&full);
                    out.mark(What::Source, start);
                    out.push(", ");
                    let at = Draw::of(&[event.own, 72, role as u64]).below(known.is.len());
                    self.put(out, &known.is[at], &Filling::default());
                    out.comma = true;
                }
            }
        }
    }

    /// Puts what a slot holds, in the form asked for.
    fn put_words(&mut self, out: &mut Sentence, symbol: Symbol, form: Form) {
        let event = self.event;
        match event.slot(symbol) {
            Some(Slot::Person(role)) => self.put_person(out, *role, form.shape),
            Some(Slot::Number(..)) => {
                let given = self.other_number.filter(|(other, _)| *other == symbol).map(|(_, value)| value);
                let value = given.or_else(|| event.number(symbol)).unwrap_or_default();
                if form.shape == Shape::Digits {
                    return out.push(&value.to_string());
                }
                self.put_number(out, value, form.shape == Shape::Rough && given.is_none());
            }
            Some(Slot::List(list) | Slot::Body(list) | Slot::Document(list)) => {
                let at = event.of_slot(symbol).below(list.len());
                if event.kind.named.contains(&symbol) {
                    return self.put_named(out, symbol, &list[at], form);
                }
                self.put_listed(out, &list[at], form);
            }
            Some(Slot::Another(base)) => {
                let Some(Slot::List(list)) = event.slot(*base) else { return };
                let first = event.of_slot(*base).below(list.len());
                let at = (first + 1 + event.of_slot(symbol).below(list.len().max(2) - 1)) % list.len();
                self.put_listed(out, &list[at], form);
            }
            Some(Slot::World(which)) => self.put_world(out, *which),
            None => {}
        }
    }

    fn put_listed(&mut self, out: &mut Sentence, template: &Template, form: Form) {
        if form == Form::default() {
            return self.put(out, template, &Filling::default());
        }
        let mut inner = Sentence::default();
        self.put(&mut inner, template, &Filling::default());
        let mut words = shaped(&inner.text, form.shape);
        if form.capital {
            capitalise(&mut words);
        }
        out.push(&words);
    }

    /// A thing that bears a name: "a bakery" is "the Ravnlund bakery".
    fn put_named(&mut self, out: &mut Sentence, symbol: Symbol, template: &Template, form: Form) {
        let names = &self.setting.data.cultures[self.event.place.0];
        let name = self.event.of_own(4000 + u64::from(symbol.0)).joined(&names.surname);
        let mut inner = Sentence::default();
        self.put(&mut inner, template, &Filling::default());
        let one = shaped(&inner.text, Shape::Bare);
        let bare = if form.shape == Shape::Plural { shaped(&one, Shape::Plural) } else { one.clone() };
        let is_one = one != inner.text && !matches!(form.shape, Shape::Bare | Shape::Plural);
        let article = if is_one { "the " } else { "" };
        let mut words = format!("{article}{name} {bare}");
        if form.capital {
            capitalise(&mut words);
        }
        out.push(&words);
    }

    fn put_world(&mut self, out: &mut Sentence, which: World) {
        let mut event = self.event;
        if self.past {
            event.minute = event.old_minute;
        }
        if which != World::When {
            return out.push(&world(self.setting, &event, which));
        }
        let day = weekday(self.setting, event.minute);
        let part = match event.minute.rem_euclid(1440) / 60 {
            0..6 => "early on ",
            6..12 => "on the morning of ",
            12..18 => "in the afternoon of ",
            _ => "late on ",
        };
        out.push(if self.neutral || self.draw.chance(0.6) { "on " } else { part });
        out.push(day);
    }

    fn put_number(&mut self, out: &mut Sentence, value: i64, may_round: bool) {
        const WORDS: [&str; 10] =
            ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        if may_round && !self.neutral && value > 20 && self.draw.chance(0.35) {
            let unit = if value >= 2000 {
                1000
            } else if value >= 200 {
                100
            } else {
                10
            };
            let (low, near) = (value / unit * unit, (value + unit / 2) / unit * unit);
            let (word, rounded) = if value % unit == 0 {
                ("", value)
            } else {
                *self.draw.one(&[
                    ("about ", near),
                    ("some ", near),
                    ("more than ", low),
                    ("around ", near),
                    ("nearly ", low + unit),
                ])
            };
            out.push(word);
            return out.push(&grouped(rounded));
        }
        match usize::try_from(value).ok().filter(|v| *v < 10 && (self.neutral || self.house.words_under_ten))
        {
            Some(small) => out.push(WORDS[small]),
            None => out.push(&grouped(value)),
        }
    }

    /// Whether a source was named before.
    #[must_use]
    pub fn has_named(&self, source: Symbol) -> bool {
        matches!(self.event.slot(source), Some(&Slot::Person(role)) if self.introduced & (1 << role) != 0)
    }
}
