//! How does an outlet run a text that is there already: another's, or its own of an earlier hour? Whole paragraphs stay
//! word by word, and it is known which.

use crate::coverage::{Manner, Report};
use crate::event::{Event, Setting, Shape};
use crate::report::{
    Copied, Paragraph, Written, aside, dateline, headline, voice, write, write_own, wrong_number,
};
use crate::tell::{Manner as Telling, Meaning, Note, Told, Truth};
use crate::voice::{Filling, Voice};

/// Runs the text of report `of`.
#[must_use]
pub fn pick_up(
    setting: &Setting,
    event: &Event<'_>,
    reports: &[Report],
    number: usize,
    of: usize,
    manner: Manner,
) -> Written {
    let base = write(setting, event, reports, of);
    let mut voice = voice(setting, event, reports, number);
    let from = reports[of].outlet;
    let mut kept = taken(base.paragraphs, from);
    match manner {
        Manner::Whole | Manner::Headline | Manner::Sibling => {}
        Manner::Cut => {
            let share = 0.3 + 0.5 * voice.draw.share();
            kept.truncate(((kept.len() as f64 * share) as usize).max(1));
        }
        Manner::Added => {
            for _ in 0..1 + voice.draw.below(2) {
                let at = 1 + voice.draw.below(kept.len());
                let own = own_paragraph(&mut voice, event, &kept);
                kept.insert(at, own);
            }
        }
        Manner::Rewritten => rewrite(&mut voice, event, &mut kept, from),
    }
    let is_sibling = manner == Manner::Sibling;
    let credited = !is_sibling && voice.draw.chance(voice.house.credits);
    let is_new_headline = matches!(manner, Manner::Headline | Manner::Rewritten) || voice.draw.chance(0.4);
    let headline = if is_new_headline { headline(&mut voice) } else { base.headline };
    let mut written = Written { headline, paragraphs: kept, ..Written::default() };
    let signed = base.dateline;
    let is_mixed = matches!(manner, Manner::Added | Manner::Rewritten);
    if credited && setting.outlets[from].sign.is_some() && !is_mixed && voice.draw.chance(0.6) {
        written.dateline = sign(signed, from);
    } else {
        written.dateline = dateline(&voice, reports[number].minute);
        if credited {
            let phrase = if is_mixed { "credit.close" } else { "credit.whole" };
            let line = voice.say(phrase, &Filling { outlet: Some(from), ..Filling::default() });
            let truth = Truth::Credit { outlet: from, meaning: Meaning::Relay };
            let note = Note { start: 0, end: line.text.len(), truth };
            written.paragraphs.push(Paragraph { text: line.text, notes: vec![note], copy_of: None });
        }
    }
    let is_named = |note: &Note| matches!(note.truth, Truth::Credit { outlet, meaning: Meaning::Relay } if outlet == from);
    let credited = credited || written.paragraphs.iter().flat_map(|p| &p.notes).any(is_named);
    written.copied = Some(Copied { of, manner: manner.name(), credited });
    written
}

/// Another's paragraphs: where it names itself, it is now another who is named.
fn taken(paragraphs: Vec<Paragraph>, from: usize) -> Vec<Paragraph> {
    let mut taken = paragraphs;
    for (at, paragraph) in taken.iter_mut().enumerate() {
        paragraph.copy_of = Some(at);
        for note in &mut paragraph.notes {
            if let Truth::This { unnamed } = note.truth {
                let meaning = if unnamed { Meaning::Relay } else { Meaning::Venue };
                note.truth = Truth::Credit { outlet: from, meaning };
            }
        }
    }
    taken
}

/// A paragraph of one's own: what else is known of the place, or a fact of which the source can be asked.
fn own_paragraph(voice: &mut Voice<'_>, event: &Event<'_>, kept: &[Paragraph]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    // Nothing that the other text says already, whatever its first words.
    let is_new = |told: &Told| {
        let end = told.text.char_indices().rev().nth(24).map_or(0, |(at, _)| at);
        kept.iter().all(|p| !p.text.contains(&told.text[end..]))
    };
    let mut tries = (0..6).filter_map(|_| aside(voice));
    tries.find(is_new).into_iter().for_each(|told| paragraph.add(told));
    let open: Vec<usize> = event.facts().into_iter().skip(1).filter(|&id| !event.fact(id).scoop).collect();
    if !open.is_empty() && (paragraph.text.is_empty() || voice.draw.chance(0.6)) {
        let id = *voice.draw.one(&open);
        if let Some(source) = event.source(id, false) {
            paragraph.add(voice.tell(id, Telling::Known(source)));
        }
    }
    paragraph
}

/// The lead in other words, some paragraphs left out, one's own among them.
fn rewrite(voice: &mut Voice<'_>, event: &Event<'_>, kept: &mut Vec<Paragraph>, from: usize) {
    let lead = event.facts()[0];
    let is_scoop = event.shape() == Shape::Scoop && event.follows.is_none();
    let told = match event.source(lead, false) {
        Some(source) if !is_scoop && voice.draw.chance(0.5) => voice.tell(lead, Telling::Known(source)),
        source => {
            // Credited to the wire; the origin is what the wire's own lead rests on.
            let mut told = voice.tell(lead, Telling::Relay { outlet: from, deeper: false, root: from });
            let base =
                kept.first().and_then(|p| p.notes.iter().find(|n| matches!(n.truth, Truth::Claim { .. })));
            let known = base.and_then(|note| match note.truth {
                Truth::Claim { origin, .. } => Some(origin),
                _ => None,
            });
            let fallback = source.map_or(crate::tell::Origin::Outlet(from), crate::tell::Origin::Source);
            for note in &mut told.notes {
                if let Truth::Claim { origin, .. } = &mut note.truth {
                    *origin = known.unwrap_or(fallback);
                }
            }
            told
        }
    };
    let mut first = Paragraph::default();
    first.add(told);
    let mut rest: Vec<Paragraph> = kept.drain(..).skip(1).filter(|_| voice.draw.chance(0.7)).collect();
    if rest.len() > 1 && voice.draw.chance(0.5) {
        rest.swap(0, 1);
    }
    let own = own_paragraph(voice, event, &rest);
    let at = voice.draw.below(rest.len() + 1);
    rest.insert(at, own);
    kept.push(first);
    kept.extend(rest);
}

/// A dateline with its sign, which is a credit now.
fn sign(dateline: Told, from: usize) -> Told {
    let Some(open) = dateline.text.find('(') else { return dateline };
    let close = dateline.text.find(')').map_or(dateline.text.len(), |at| at + 1);
    let truth = Truth::Credit { outlet: from, meaning: Meaning::Relay };
    Told { notes: vec![Note { start: open, end: close, truth }], ..dateline }
}

/// An outlet's own text of an earlier hour, with what is new.
#[must_use]
pub fn update(setting: &Setting, event: &Event<'_>, reports: &[Report], number: usize, of: usize) -> Written {
    let base = write(setting, event, reports, of);
    let mut voice = voice(setting, event, reports, number);
    let mut paragraphs = base.paragraphs;
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        paragraph.copy_of = Some(at);
    }
    let told: Vec<usize> = paragraphs
        .iter()
        .flat_map(|p| &p.notes)
        .filter_map(|n| if let Truth::Claim { fact, .. } = n.truth { Some(fact) } else { None })
        .collect();
    let news: Vec<usize> = event.facts().into_iter().filter(|id| !told.contains(id)).take(2).collect();
    for id in news {
        let Some(source) = event.source(id, false) else { continue };
        let mut paragraph = Paragraph::default();
        paragraph.add(voice.tell(id, Telling::Known(source)));
        paragraphs.insert(1.min(paragraphs.len()), paragraph);
    }
    let line = voice.say("update.lines", &Filling::default()).text;
    paragraphs.push(Paragraph { text: line, ..Paragraph::default() });
    let headline = headline(&mut voice);
    let copied = Some(Copied { of, manner: "update", credited: true });
    Written { headline, paragraphs, dateline: base.dateline, copied }
}

/// An outlet's own text, a wrong number put right and said so.
#[must_use]
pub fn correct(
    setting: &Setting,
    event: &Event<'_>,
    reports: &[Report],
    number: usize,
    of: usize,
) -> Written {
    let wrong = write(setting, event, reports, of);
    let mut right = write_own(setting, event, reports, of, false);
    for (at, paragraph) in right.paragraphs.iter_mut().enumerate() {
        let same = wrong.paragraphs.iter().position(|p| p.text == paragraph.text);
        paragraph.copy_of = same.filter(|&same| same >= at.saturating_sub(1));
    }
    let mut voice = voice(setting, event, reports, number);
    let value = event.kind.lead.number.and_then(|n| event.number(n)).unwrap_or_default();
    let filling = Filling { numbers: Some((wrong_number(value), value)), ..Filling::default() };
    let text = voice.say("correction.note", &filling).text;
    right.paragraphs.push(Paragraph { text, ..Paragraph::default() });
    right.copied = Some(Copied { of, manner: "correction", credited: true });
    right
}
