//! What does one report say? Facts chosen, told in an order and a manner of its own, in paragraphs.

use crate::coverage::{Report, Role};
use crate::draw::Draw;
use crate::event::{Event, FOLLOW, FactId, Setting, Shape};
use crate::outlets::Reach;
use crate::people::{date, world};
use crate::pickup;
use crate::tell::{Manner, Note, Told, Truth};
use crate::template::Template;
use crate::voice::{Filling, Voice};

/// The usual length of a report in words, and how far it spreads (both of the logarithm's normal law).
const USUAL_WORDS: f64 = 320.0;
const SPREAD: f64 = 0.6;

/// An article, before it is laid out.
#[derive(Clone, Debug, Default)]
pub struct Written {
    /// Its headline.
    pub headline: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What stands before the first paragraph: "TARNHOLM (TSNA) - ".
    pub dateline: Told,
    /// How much of it is another's text.
    pub copied: Option<Copied>,
}

/// A paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Its words.
    pub text: String,
    /// What is true of them.
    pub notes: Vec<Note>,
    /// The number of the paragraph of the other text whose words these are.
    pub copy_of: Option<usize>,
}

/// Where a text is from.
#[derive(Clone, Copy, Debug)]
pub struct Copied {
    /// The number of the report.
    pub of: usize,
    /// How it was used.
    pub manner: &'static str,
    /// Whether the reader is told.
    pub credited: bool,
}

/// Writes report `number` of an event.
#[must_use]
pub fn write(setting: &Setting, event: &Event<'_>, reports: &[Report], number: usize) -> Written {
    let report = reports[number];
    match report.role {
        Role::Pickup(of, manner) => pickup::pick_up(setting, event, reports, number, of, manner),
        Role::Update(of) => pickup::update(setting, event, reports, number, of),
        Role::Correct(of) => pickup::correct(setting, event, reports, number, of),
        _ => write_own(setting, event, reports, number, report.wrong),
    }
}

/// The voice of a report.
#[must_use]
pub fn voice<'a>(setting: &'a Setting, event: &Event<'a>, reports: &[Report], number: usize) -> Voice<'a> {
    let draw = Draw::of(&[event.coverage, 30, number as u64]);
    Voice::new(setting, *event, reports[number].outlet, draw)
}

/// Writes a report in its outlet's own words.
#[must_use]
pub fn write_own(
    setting: &Setting,
    event: &Event<'_>,
    reports: &[Report],
    number: usize,
    wrong: bool,
) -> Written {
    let mut voice = voice(setting, event, reports, number);
    if wrong {
        voice.other_number = event.kind.lead.number.and_then(|n| Some((n, wrong_number(event.number(n)?))));
    }
    let headline = headline(&mut voice);
    let told = sentences(&mut voice, reports, number);
    let paragraphs = paragraphs(told, voice.house.sentences, event.kind.rigid);
    let dateline = dateline(&voice, reports[number].minute);
    Written { headline, paragraphs, dateline, copied: None }
}

/// What a number is mistaken for.
#[must_use]
pub fn wrong_number(right: i64) -> i64 {
    right + (right / 4).max(1)
}

/// A headline in the house's manner.
pub fn headline(voice: &mut Voice<'_>) -> String {
    let event = voice.event;
    let list: &[Template] = match event.follows {
        Some((_, outcome)) => &event.kind.follows[outcome].headlines,
        None => &event.kind.headlines,
    };
    let template = voice.wording(list);
    let text = voice.clone().fill(template, &Filling::default()).text;
    if voice.house.title_case { title_case(&text) } else { text }
}

/// The sentences of a report, in order.
fn sentences(voice: &mut Voice<'_>, reports: &[Report], number: usize) -> Vec<Told> {
    let event = voice.event;
    let mut facts = event.facts();
    let lead = facts.remove(0);
    if !event.kind.rigid {
        order(voice, &mut facts);
    }
    let target = words_wanted(voice);
    let mut told = opening(voice, reports, number, lead);
    let mut words: usize = told.iter().map(|t| t.text.split(' ').count()).sum();
    let mut quotes: Vec<usize> = (0..event.kind.quotes.len()).filter(|&q| is_said(&event, q)).collect();
    shuffle(&mut voice.draw, &mut quotes);
    let is_short = matches!(reports[number].role, Role::Retract(_));
    for fact in facts {
        if (words >= target || is_short) && !event.kind.rigid {
            break;
        }
        let manner = manner(voice, reports, number, fact);
        told.push(voice.tell(fact, manner));
        if event.follows.is_none() && voice.draw.chance(0.45) {
            told.extend(quotes.pop().map(|quote| voice.quote(quote)));
        }
        if voice.draw.chance(0.12) && !event.kind.rigid {
            told.extend(aside(voice));
        }
        words = told.iter().map(|t| t.text.split(' ').count()).sum();
    }
    if event.follows.is_some() {
        told.insert(1 + voice.draw.below(told.len()), back(voice));
    }
    while words < target && !is_short && !event.kind.rigid {
        let next = match quotes.pop() {
            Some(quote) if event.follows.is_none() => voice.quote(quote),
            _ if words + 60 < target => match aside(voice) {
                Some(aside) => aside,
                None => break,
            },
            _ => break,
        };
        words += next.text.split(' ').count();
        told.push(next);
    }
    told
}

/// Whether a quotation of the kind is said in this event: not every one is, and no two of one kind need share any.
fn is_said(event: &Event<'_>, quote: usize) -> bool {
    event.of_own(3000 + quote as u64).chance(0.5)
}

/// The first sentences, which show what the report rests on.
fn opening(voice: &mut Voice<'_>, reports: &[Report], number: usize, lead: FactId) -> Vec<Told> {
    let event = voice.event;
    let role = reports[number].role;
    let outlet = |of: usize| reports[of].outlet;
    let root = reports[0].outlet;
    let first = manner(voice, reports, number, lead);
    match role {
        Role::Confirm(of) => {
            // Own sources of its own, or somebody who speaks openly.
            let by = event.confirmer().filter(|_| voice.draw.chance(0.3));
            vec![voice.tell(lead, Manner::Confirm { outlet: outlet(of), by })]
        }
        Role::Deny(of) => {
            let by = event.denier().expect("nobody reports a denial where nobody denies");
            let denial = Manner::Deny { by, outlet: voice.draw.chance(0.7).then(|| outlet(of)) };
            let relay = Manner::Relay { outlet: outlet(of), deeper: of == 0 && voice.draw.chance(0.5), root };
            // Who gives the denial first takes its side; who gives it second takes none.
            if voice.draw.chance(0.5) {
                vec![voice.tell(lead, denial)]
            } else {
                let mut told = vec![voice.tell(lead, relay), voice.tell(lead, denial)];
                told[1].notes.retain(|n| !matches!(n.truth, Truth::Claim { .. }));
                told
            }
        }
        Role::Retract(_) => vec![voice.tell(lead, Manner::Retract)],
        Role::Own if event.shape() == Shape::Scoop && event.follows.is_none() => {
            let mut told = vec![voice.tell(lead, first)];
            if voice.draw.chance(0.4) {
                let credit = voice.tell(lead, Manner::First { outlet: root, root });
                told.push(Told {
                    notes: credit
                        .notes
                        .into_iter()
                        .filter(|n| !matches!(n.truth, Truth::Claim { .. }))
                        .collect(),
                    ..credit
                });
            }
            told
        }
        _ => vec![voice.tell(lead, first)],
    }
}

/// In which manner a report tells a fact.
fn manner(voice: &mut Voice<'_>, reports: &[Report], number: usize, id: FactId) -> Manner {
    let event = voice.event;
    let fact = event.fact(id);
    let root = reports[0].outlet;
    let is_scooped = event.shape() == Shape::Scoop && fact.scoop && event.follows.is_none();
    let by_source = |voice: &mut Voice<'_>, other: bool| {
        let other = other && voice.draw.chance(0.3);
        event.source(id, other).map_or(Manner::Bare, Manner::Known)
    };
    if event.kind.rigid {
        return if fact.bare { Manner::Bare } else { by_source(voice, false) };
    }
    if is_scooped {
        return match reports[number].role {
            Role::Scoop => Manner::Unnamed,
            Role::Relay(of) => relay(voice, reports, of, root),
            Role::Confirm(_) if voice.draw.chance(0.5) => Manner::Unnamed,
            Role::Own => event.confirmer().map_or(Manner::Bare, Manner::Known),
            Role::Confirm(of) | Role::Deny(of) => relay(voice, reports, of, root),
            _ => Manner::Bare,
        };
    }
    if event.shape() == Shape::Statement && (id == 0 || fact.key) && event.follows.is_none() {
        // One statement holds all that matters.
        let source = event.source(0, false);
        return match source {
            Some(source) if id == 0 || voice.draw.chance(0.9) => Manner::Known(source),
            _ => Manner::Bare,
        };
    }
    match voice.draw.below(100) {
        0..10 if id != 0 && id != FOLLOW => Manner::Bare,
        0..25 if fact.bare => Manner::Bare,
        97.. if id != 0 => Manner::Hedge,
        _ => by_source(voice, true),
    }
}

/// How a report passes on what another had.
fn relay(voice: &mut Voice<'_>, reports: &[Report], of: usize, root: usize) -> Manner {
    let outlet = reports[of].outlet;
    if let Role::Relay(before) = reports[of].role
        && voice.draw.chance(0.5)
    {
        return Manner::Chain { outlet, second: reports[before].outlet, root };
    }
    match voice.draw.below(10) {
        // Only the first outlet was spoken to.
        0..4 if of == 0 => Manner::Relay { outlet, deeper: true, root },
        4 => Manner::Doubted { outlet, root },
        _ => Manner::Relay { outlet, deeper: false, root },
    }
}

/// Something about the place, or somebody who did not answer.
pub fn aside(voice: &mut Voice<'_>) -> Option<Told> {
    const CONTACT: u32 = 1 << 31;
    if voice.asides & CONTACT == 0
        && voice.draw.chance(0.15)
        && let Some(answer) = voice.event.kind.answer
    {
        let filling = Filling { who: Some(crate::voice::Who::Known(answer)), ..Filling::default() };
        voice.asides |= CONTACT;
        return Some(Told { text: voice.say("contact.plain", &filling).text, notes: Vec::new() });
    }
    let phrases = &voice.setting.data.phrases["place.plain"];
    let open: Vec<usize> = (0..phrases.len()).filter(|at| voice.asides & (1 << at) == 0).collect();
    if open.is_empty() {
        return None;
    }
    let at = *voice.draw.one(&open);
    voice.asides |= 1 << at;
    Some(Told { text: voice.fill(&phrases[at], &Filling::default()).text, notes: Vec::new() })
}

/// What an earlier event was, for readers of what came of it.
fn back(voice: &mut Voice<'_>) -> Told {
    Told {
        text: voice.say("follow.back", &Filling { fact: Some(0), ..Filling::default() }).text,
        notes: Vec::new(),
    }
}

/// What matters first, mostly.
fn order(voice: &mut Voice<'_>, facts: &mut [FactId]) {
    let event = voice.event;
    let mut keyed: Vec<(u64, FactId)> = facts
        .iter()
        .map(|&id| {
            let is_common = id > event.kind.common && id < FOLLOW;
            let may_wait = !event.fact(id).key && id < FOLLOW;
            let late =
                u64::from((is_common && voice.draw.chance(0.8)) || (may_wait && voice.draw.chance(0.7)));
            (late << 32 | voice.draw.bits() >> 32, id)
        })
        .collect();
    keyed.sort_unstable();
    facts.iter_mut().zip(keyed).for_each(|(fact, (_, id))| *fact = id);
}

fn shuffle(draw: &mut Draw, list: &mut [usize]) {
    for at in (1..list.len()).rev() {
        list.swap(at, draw.below(at + 1));
    }
}

fn words_wanted(voice: &mut Voice<'_>) -> usize {
    let normal = (0..12).map(|_| voice.draw.share()).sum::<f64>() - 6.0;
    ((USUAL_WORDS * voice.house.length).ln() + SPREAD * normal).exp().clamp(50.0, 900.0) as usize
}

/// Sentences brought together.
fn paragraphs(told: Vec<Told>, most: usize, rigid: bool) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut held = 0;
    for (at, sentence) in told.into_iter().enumerate() {
        // The first sentence stands alone, as leads do.
        let is_new = at < 2 || held >= most || rigid;
        if is_new {
            paragraphs.push(Paragraph::default());
            held = 0;
        }
        held += 1;
        let paragraph = paragraphs.last_mut().expect("the first sentence begins one");
        paragraph.add(sentence);
    }
    paragraphs
}

impl Paragraph {
    /// Adds a sentence.
    pub fn add(&mut self, sentence: Told) {
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        let shift = self.text.len();
        self.text += &sentence.text;
        self.notes.extend(sentence.notes.into_iter().map(|note| note.shifted(shift)));
    }
}

impl Note {
    /// The same, so many bytes further.
    #[must_use]
    pub fn shifted(mut self, shift: usize) -> Self {
        self.start += shift;
        self.end += shift;
        if let Truth::Statement { source, .. } = &mut self.truth {
            source.0 += shift;
            source.1 += shift;
        }
        self
    }
}

/// The dateline of the house, which an agency signs.
pub fn dateline(voice: &Voice<'_>, minute: i64) -> Told {
    let outlet = &voice.setting.outlets[voice.this];
    let is_speech = outlet.reach == Reach::Air && voice.house.dateline != 1;
    if voice.house.dateline == 0 || is_speech {
        return Told::default();
    }
    let place = world(voice.setting, &voice.event, crate::data::World::Place);
    let text = match (&outlet.sign, voice.house.dateline) {
        (Some(sign), _) => format!("{} ({sign}) - ", place.to_uppercase()),
        (None, 3) => format!("{place}, {} - ", date(voice.setting, minute, 0)),
        (None, _) => format!("{} — ", place.to_uppercase()),
    };
    Told { text, notes: Vec::new() }
}

/// A Headline With Capitals; small words stay small.
fn title_case(text: &str) -> String {
    const SMALL: [&str; 14] =
        ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "over", "the", "to"];
    let words = text.split(' ').enumerate().map(|(at, word)| {
        let mut word = word.to_owned();
        if at == 0 || !SMALL.contains(&word.as_str()) {
            crate::sentence::capitalise(&mut word);
        }
        word
    });
    words.collect::<Vec<_>>().join(" ")
}
