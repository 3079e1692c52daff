//! How does a report pass a fact on, and what is true of the sentence? Each manner of saying it, with the claim, the
//! credit and the statement that stand in it.

use crate::data::Slot;
use crate::event::{Channel, FactId};
use crate::sentence::{Mark, Sentence, What};
use crate::template::Symbol;
use crate::voice::{Filling, Voice, Who};

/// In which manner a fact is told; outlets by number, `root` the one whose unnamed sources they are.
#[allow(missing_docs, reason = "the fields are told above")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Without a source.
    Bare,
    /// Second hand, without a source.
    Hedge,
    /// By a source that all can ask.
    Known(Symbol),
    /// By an unnamed source of the outlet that writes.
    Unnamed,
    /// By another outlet's report, with the deeper source or without.
    Relay { outlet: usize, deeper: bool, root: usize },
    /// The same, with doubt.
    Doubted { outlet: usize, root: usize },
    /// By a report about a report.
    Chain { outlet: usize, second: usize, root: usize },
    /// By an own source, with credit to who was first.
    Confirm { outlet: usize, by: Option<Symbol> },
    /// By the announcement, with credit to who was first.
    First { outlet: usize, root: usize },
    /// It is denied.
    Deny { by: Symbol, outlet: Option<usize> },
    /// The outlet takes it back.
    Retract,
}

/// What an article's version of a claim rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A source of the event.
    Source(Symbol),
    /// An unnamed source of that outlet.
    Unnamed(usize),
    /// An outlet's own word.
    Outlet(usize),
    /// Nothing tells.
    Unknown,
}

/// Which side an article takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// It states the claim.
    States,
    /// It states it with distance.
    Hedges,
    /// It denies it, or gives another value.
    Disputes,
}

/// What a credit to another outlet means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It passes on what the other says.
    Relay,
    /// The other was first.
    Origin,
    /// It checked what the other says.
    Confirm,
    /// What the other says is false.
    Deny,
    /// Somebody spoke there.
    Venue,
}

/// Something true of a piece of text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Where the piece begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What is true of it.
    pub truth: Truth,
}

/// What is true of a piece of text; outlets and reports by number, places in bytes.
#[allow(missing_docs, reason = "the fields are told by their variants")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It tells a fact.
    Claim { fact: FactId, stance: Stance, origin: Origin, number: Option<i64> },
    /// It credits an outlet.
    Credit { outlet: usize, meaning: Meaning },
    /// A source is reported to have said it; the source's words.
    Statement { kind: &'static str, source: (usize, usize) },
    /// The outlet names itself here; whether by an unnamed source.
    This { unnamed: bool },
    /// A link to the report of that number would stand here.
    Link { report: usize },
}

/// A sentence with what is true of it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// The words.
    pub text: String,
    /// What is true of them.
    pub notes: Vec<Note>,
}

impl Voice<'_> {
    /// Tells a fact in a manner.
    pub fn tell(&mut self, fact: FactId, manner: Manner) -> Told {
        let mut filling = Filling { fact: Some(fact), ..Filling::default() };
        let unnamed = |root: usize| Some(Who::Unnamed(root));
        let (phrase, stance, origin) = match manner {
            Manner::Bare => ("said.bare", Stance::States, Origin::Unknown),
            Manner::Hedge => ("said.hedge", Stance::Hedges, Origin::Unknown),
            Manner::Known(source) => {
                filling.who = Some(Who::Known(source));
                (self.phrase_of(source), Stance::States, Origin::Source(source))
            }
            Manner::Unnamed => {
                filling.who = unnamed(self.this);
                ("said.unnamed", Stance::States, Origin::Unnamed(self.this))
            }
            Manner::Relay { outlet, deeper, root } => {
                (filling.outlet, filling.who) = (Some(outlet), unnamed(root));
                (if deeper { "relay.deeper" } else { "relay.plain" }, Stance::States, Origin::Unnamed(root))
            }
            Manner::Doubted { outlet, root } => {
                filling.outlet = Some(outlet);
                ("relay.hedged", Stance::Hedges, Origin::Unnamed(root))
            }
            Manner::Chain { outlet, second, root } => {
                (filling.outlet, filling.second) = (Some(outlet), Some(second));
                ("relay.chain", Stance::States, Origin::Unnamed(root))
            }
            Manner::Confirm { outlet, by } => {
                filling.outlet = Some(outlet);
                filling.who = by.map_or(unnamed(self.this), |source| Some(Who::Known(source)));
                let own = by.map_or(Origin::Unnamed(self.this), Origin::Source);
                ("relay.confirm", Stance::States, own)
            }
            Manner::First { outlet, root } => {
                filling.outlet = Some(outlet);
                ("relay.first", Stance::States, Origin::Unnamed(root))
            }
            Manner::Deny { by, outlet } => {
                (filling.who, filling.outlet) = (Some(Who::Known(by)), outlet);
                let phrase = if outlet.is_some() { "deny.outlet" } else { "deny.plain" };
                (phrase, Stance::Disputes, Origin::Source(by))
            }
            Manner::Retract => ("deny.own", Stance::Disputes, Origin::Outlet(self.this)),
        };
        let sentence = if self.event.kind.rigid {
            let wording = &self.setting.data.phrases[phrase][0];
            self.fill(wording, &filling)
        } else {
            self.say(phrase, &filling)
        };
        let number = self.event.fact(fact).number;
        let number = self.other_number.filter(|(slot, _)| Some(*slot) == number).map(|(_, value)| value);
        let meaning = match manner {
            Manner::Confirm { .. } => Meaning::Confirm,
            Manner::First { .. } => Meaning::Origin,
            Manner::Deny { .. } => Meaning::Deny,
            _ => Meaning::Relay,
        };
        let claim = Truth::Claim { fact, stance, origin, number };
        noted(sentence, Some(claim), meaning, filling.who, "indirect")
    }

    /// Lets a source of the event speak in its own words; `number` is the quotation's among those of the kind.
    pub fn quote(&mut self, number: usize) -> Told {
        let event = self.event;
        let (source, template) = &event.kind.quotes[number];
        let words = self.fixed(template, number as u64);
        let filling = Filling { quote: Some(&words), who: Some(Who::Known(*source)), ..Filling::default() };
        let phrase = match event.channel(*source) {
            _ if self.has_named(*source) && self.draw.chance(0.4) => "quote.again",
            Channel::Plain => "quote.after",
            Channel::Event => "quote.event",
            Channel::Statement => "quote.statement",
            Channel::Post => "quote.post",
        };
        let sentence = self.say(phrase, &filling);
        noted(sentence, None, Meaning::Venue, filling.who, "direct")
    }

    /// The phrases by which a source is reported.
    fn phrase_of(&mut self, source: Symbol) -> &'static str {
        if self.event.kind.rigid {
            return "said.plain";
        }
        if let Some(Slot::Document(_)) = self.event.slot(source) {
            return "said.document";
        }
        if self.has_named(source) && self.draw.chance(0.3) {
            return "said.again";
        }
        let shown = self.draw.chance(0.6);
        match self.event.channel(source) {
            Channel::Event if shown => "said.event",
            Channel::Statement if shown => "said.statement",
            Channel::Post if shown => "said.post",
            Channel::Plain if self.draw.chance(0.2) => "said.told",
            _ => "said.plain",
        }
    }
}

/// What is true of a sentence whose places are marked.
fn noted(
    sentence: Sentence,
    claim: Option<Truth>,
    meaning: Meaning,
    who: Option<Who>,
    kind: &'static str,
) -> Told {
    let mut notes = Vec::new();
    let clause = sentence.find(What::Clause);
    let is_outside = |m: &Mark| clause.is_none_or(|c| m.end <= c.start || m.start >= c.end);
    let source = sentence.marks.iter().find(|m| m.what == What::Source && is_outside(m)).copied();
    if let (Some(clause), Some(truth)) = (clause, claim) {
        notes.push(Note { start: clause.start, end: clause.end, truth });
    }
    let outlets: Vec<Mark> =
        sentence.marks.iter().filter(|m| matches!(m.what, What::Outlet(_))).copied().collect();
    let teller = source.or_else(|| outlets.first().copied());
    if let (Some(clause), Some(teller)) = (clause, teller) {
        // What is quoted is counted with its marks.
        let (start, end) = if kind == "direct" {
            let opens = sentence.text[..clause.start].chars().next_back().map_or(0, char::len_utf8);
            let closes = sentence.text[clause.end..].chars().next().map_or(0, char::len_utf8);
            (clause.start - opens, clause.end + closes)
        } else {
            (clause.start, clause.end)
        };
        let truth = Truth::Statement { kind, source: (teller.start, teller.end) };
        notes.push(Note { start, end, truth });
    }
    for mark in &sentence.marks {
        match mark.what {
            What::Outlet(outlet) => {
                let (start, end) = beside(&sentence.text, clause, *mark);
                notes.push(Note { start, end, truth: Truth::Credit { outlet, meaning } });
            }
            What::This => {
                let unnamed = matches!(who, Some(Who::Unnamed(_)));
                notes.push(Note { start: mark.start, end: mark.end, truth: Truth::This { unnamed } });
            }
            _ => {}
        }
    }
    Told { text: sentence.text, notes }
}

/// The part of a sentence beside its clause, where a mark stands: the words of a credit.
fn beside(text: &str, clause: Option<Mark>, mark: Mark) -> (usize, usize) {
    let Some(clause) = clause else { return (mark.start, mark.end) };
    let (from, to) = if mark.start >= clause.end { (clause.end, text.len()) } else { (0, clause.start) };
    let part = &text[from..to];
    let left = part.len() - part.trim_start_matches([',', ' ', ';']).len();
    let right = part.trim_end_matches(['.', ' ', ',']).len();
    (from + left, from + right.max(left))
}
