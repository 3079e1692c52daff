//! Who reports an event, when, and from what? Sizes and delays are those of a real stream (docs/NEWSMILL.md).

use crate::draw::Draw;
use crate::event::{Event, Setting, Shape};
use crate::outlets::Reach;

/// The share of stories with 1, 2, ... 9 articles, as measured on the shared stream of 13,367 stories.
const SIZES: [f64; 9] = [0.1647, 0.4739, 0.2372, 0.0735, 0.0266, 0.0126, 0.0078, 0.003, 0.0009];

/// The share of stories with ten articles or more: none in the shared stream, some in the world.
const LARGE: f64 = 0.0006;

/// The mean time from an event's first report to another one, in minutes: measured, it is that of a Poisson process.
const MEAN_DELAY: f64 = 1440.0;

/// One report of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    /// The outlet.
    pub outlet: usize,
    /// When it is published: minutes since the beginning.
    pub minute: i64,
    /// What it rests on.
    pub role: Role,
    /// Whether it gives the first number wrong, to be corrected later.
    pub wrong: bool,
}

/// What a report rests on; a number is that of an earlier report of the same event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Own work with sources that all can ask.
    Own,
    /// Own work with sources who give no name.
    Scoop,
    /// Another's report.
    Relay(usize),
    /// Another's report, and own sources who say the same.
    Confirm(usize),
    /// A denial of another's report.
    Deny(usize),
    /// Another's text.
    Pickup(usize, Manner),
    /// Its own earlier text, with more.
    Update(usize),
    /// Its own earlier text, put right.
    Correct(usize),
    /// It takes back its own earlier report.
    Retract(usize),
}

/// How another's text is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As it is.
    Whole,
    /// Its beginning.
    Cut,
    /// With own paragraphs.
    Added,
    /// Under another headline.
    Headline,
    /// In part in other words.
    Rewritten,
    /// By an outlet of the same owner.
    Sibling,
}

impl Manner {
    /// Its name in the truth.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Cut => "cut",
            Self::Added => "added",
            Self::Headline => "headline",
            Self::Rewritten => "rewritten",
            Self::Sibling => "sibling",
        }
    }
}

impl Role {
    /// Its name in the truth.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Scoop => "scoop",
            Self::Relay(_) => "relay",
            Self::Confirm(_) => "confirm",
            Self::Deny(_) => "deny",
            Self::Pickup(..) => "pickup",
            Self::Update(_) => "update",
            Self::Correct(_) => "correction",
            Self::Retract(_) => "retraction",
        }
    }

    /// The report that it rests on.
    #[must_use]
    pub const fn of(self) -> Option<usize> {
        match self {
            Self::Own | Self::Scoop => None,
            Self::Relay(of) | Self::Confirm(of) | Self::Deny(of) | Self::Pickup(of, _) => Some(of),
            Self::Update(of) | Self::Correct(of) | Self::Retract(of) => Some(of),
        }
    }
}

/// The reports of an event, in order of time.
#[must_use]
pub fn coverage(setting: &Setting, event: &Event<'_>) -> Vec<Report> {
    let mut draw = Draw::of(&[event.coverage, 20]);
    let count = size(setting, event, &mut draw);
    let mut minutes: Vec<i64> = (0..count).map(|_| (draw.wait() * MEAN_DELAY) as i64 + 3).collect();
    minutes[0] = 0;
    minutes.sort_unstable();
    let shape = event.shape();
    let mut reports: Vec<Report> = Vec::with_capacity(count);
    for delay in minutes {
        let role = role(setting, event, shape, &mut reports, &mut draw);
        let outlet = match role {
            Role::Update(of) | Role::Correct(of) | Role::Retract(of) => Some(reports[of].outlet),
            Role::Pickup(of, Manner::Sibling) => sibling(setting, &reports, of, &mut draw),
            Role::Own => new_outlet(setting, event, &reports, draw.chance(0.42), &mut draw),
            Role::Relay(_) => new_outlet(setting, event, &reports, draw.chance(0.2), &mut draw),
            _ => new_outlet(setting, event, &reports, false, &mut draw),
        };
        // Where every outlet has reported, the story is over.
        let Some(outlet) = outlet else { break };
        // Two outlets of one owner are no two voices.
        let role = match role {
            Role::Confirm(of)
                if setting.outlets[outlet].owner == setting.outlets[reports[of].outlet].owner =>
            {
                Role::Relay(of)
            }
            role => role,
        };
        reports.push(Report { outlet, minute: event.minute + delay, role, wrong: false });
    }
    reports
}

fn size(setting: &Setting, event: &Event<'_>, draw: &mut Draw) -> usize {
    if event.kind.rigid {
        return 1 + draw.below(2);
    }
    if setting.largest > SIZES.len() && draw.chance(LARGE) {
        let most = setting.largest.min(setting.outlets.len());
        return SIZES.len() + 1 + draw.zipf(most.saturating_sub(SIZES.len()).max(1));
    }
    let further = draw.weighted(SIZES.into_iter()) as f64 * setting.crowding;
    (1 + further.round() as usize).min(setting.largest)
}

fn role(setting: &Setting, event: &Event<'_>, shape: Shape, reports: &mut [Report], draw: &mut Draw) -> Role {
    if reports.is_empty() {
        return if shape == Shape::Scoop { Role::Scoop } else { Role::Own };
    }
    if event.kind.rigid {
        return Role::Own;
    }
    let is_agency = |r: &Report| setting.outlets[r.outlet].reach == Reach::Agency;
    let wires: Vec<usize> = (0..reports.len()).filter(|&at| is_agency(&reports[at])).collect();
    let manners =
        [Manner::Whole, Manner::Whole, Manner::Cut, Manner::Added, Manner::Headline, Manner::Rewritten];
    if !wires.is_empty() && draw.chance(0.4) {
        return Role::Pickup(*draw.one(&wires), *draw.one(&manners));
    }
    let own: Vec<usize> =
        (0..reports.len()).filter(|&at| !is_agency(&reports[at]) && reports[at].role == Role::Own).collect();
    if !own.is_empty() {
        let at = *draw.one(&own);
        match draw.below(100) {
            0..6 => return Role::Pickup(at, Manner::Sibling),
            6..11 => return Role::Update(at),
            11..15 if event.follows.is_none() && event.kind.lead.number.is_some() && !reports[at].wrong => {
                reports[at].wrong = true;
                return Role::Correct(at);
            }
            _ => {}
        }
    }
    if shape != Shape::Scoop {
        return Role::Own;
    }
    let hops: Vec<usize> =
        (0..reports.len()).filter(|&at| matches!(reports[at].role, Role::Scoop | Role::Relay(_))).collect();
    let latest = hops.last().copied().unwrap_or(0);
    // Some scoops go from outlet to outlet, each citing the last; of most the first is cited.
    let is_whispered = Draw::of(&[event.coverage, 21]).chance(0.3);
    let of = if is_whispered || draw.chance(0.2) { latest } else { 0 };
    match draw.below(100) {
        0..58 => Role::Relay(of),
        58..72 => Role::Confirm(0),
        72..86 if event.denier().is_some() => Role::Deny(0),
        86..90 if !reports.iter().any(|r| matches!(r.role, Role::Retract(_))) => Role::Retract(0),
        86.. if event.confirmer().is_some() => Role::Own,
        _ => Role::Relay(of),
    }
}

/// An outlet that has not reported the event yet: near ones, and large ones, oftener.
fn new_outlet(
    setting: &Setting,
    event: &Event<'_>,
    reports: &[Report],
    agency: bool,
    draw: &mut Draw,
) -> Option<usize> {
    let agencies = setting.outlets.iter().take_while(|o| o.reach == Reach::Agency).count();
    let is_free = |at: usize| reports.iter().all(|r| r.outlet != at);
    if agency {
        let at = draw.below(agencies);
        if is_free(at) {
            return Some(at);
        }
    }
    let others = setting.outlets.len() - agencies;
    for attempt in 0..40 {
        let at = agencies + draw.zipf(others);
        let is_near = setting.outlets[at].land.0 == event.place.0;
        if is_free(at) && (is_near || attempt > 6 || draw.chance(0.3)) {
            return Some(at);
        }
    }
    (agencies..setting.outlets.len()).find(|&at| is_free(at))
}

/// Another outlet of the same owner, or any other where there is none.
fn sibling(setting: &Setting, reports: &[Report], of: usize, draw: &mut Draw) -> Option<usize> {
    let first = reports[of].outlet;
    let same: Vec<usize> = (0..setting.outlets.len())
        .filter(|&at| setting.outlets[at].owner == setting.outlets[first].owner)
        .filter(|&at| reports.iter().all(|r| r.outlet != at))
        .collect();
    if same.is_empty() {
        return (0..setting.outlets.len()).rev().find(|&at| reports.iter().all(|r| r.outlet != at));
    }
    Some(*draw.one(&same))
}
