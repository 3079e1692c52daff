//! In which order do the reports of all events come out? As time goes: events are opened when their time has come and
//! forgotten when all their reports are out, so that memory does not grow with the archive.

use crate::article::{Article, article};
use crate::coverage::{Report, coverage};
use crate::event::{Event, Setting};
use crate::truth::{Told, told};
use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

/// One article on its way out, with what it belongs to.
#[derive(Debug)]
pub struct Issued<'r, 'a> {
    /// Its event.
    pub event: &'r Event<'a>,
    /// The reports of the event.
    pub reports: &'r [Report],
    /// Which of them it is.
    pub number: usize,
    /// The article.
    pub article: &'r Article,
}

struct Open<'a> {
    event: Event<'a>,
    reports: Vec<Report>,
    told: Vec<Told>,
}

/// Hands out every article in order of time, and every story when its last article is out.
///
/// After `most` articles no more come; stories that are open then are handed out with what came.
///
/// # Errors
/// Those of the two that take them.
pub fn run<E>(
    setting: &Setting,
    most: usize,
    mut issue: impl FnMut(&Issued<'_, '_>) -> Result<(), E>,
    mut close: impl FnMut(&Event<'_>, &[Told]) -> Result<(), E>,
) -> Result<usize, E> {
    let mut queue: BinaryHeap<Reverse<(i64, u64, usize)>> = BinaryHeap::new();
    let mut open: HashMap<u64, Open<'_>> = HashMap::new();
    let mut next = 0;
    let mut upcoming = (setting.stories > 0).then(|| setting.event(0));
    let mut count = 0;
    while count < most {
        while let Some(event) =
            upcoming.filter(|e| queue.peek().is_none_or(|Reverse(first)| e.minute <= first.0))
        {
            let reports = coverage(setting, &event);
            queue.extend(reports.iter().enumerate().map(|(at, r)| Reverse((r.minute, event.number, at))));
            open.insert(event.number, Open { event, reports, told: Vec::new() });
            next += 1;
            upcoming = (next < setting.stories).then(|| setting.event(next));
        }
        let Some(Reverse((_, story, number))) = queue.pop() else { break };
        let entry = open.get_mut(&story).expect("a story is open until its last report is out");
        let made = article(setting, &entry.event, &entry.reports, number);
        issue(&Issued { event: &entry.event, reports: &entry.reports, number, article: &made })?;
        entry.told.push(told(&made));
        count += 1;
        if entry.told.len() == entry.reports.len() {
            close(&entry.event, &entry.told)?;
            open.remove(&story);
        }
    }
    let mut left: Vec<&Open<'_>> = open.values().filter(|o| !o.told.is_empty()).collect();
    left.sort_unstable_by_key(|o| o.event.number);
    for entry in left {
        close(&entry.event, &entry.told)?;
    }
    Ok(count)
}
