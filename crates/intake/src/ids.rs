//! What is each page called? Makes ids unique and drops what came in twice, whatever the order of arrival.

use crate::Note;
use crate::files::InputFile;
use headwater_model::{Moment, Page, PageBody};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hasher};

/// A page with the file it came in.
pub(crate) struct Arrival {
    /// The file's name.
    file: String,
    /// Whether the page is the whole file: its id is then the file's name and stays.
    whole: bool,
    page: Page,
}

impl Arrival {
    /// A file that is one page.
    pub(crate) fn of_file(file: &InputFile, body: PageBody) -> Self {
        let page = Page { id: file.name.clone(), url: None, charset: None, fetched: None, body };
        Self { file: file.name.clone(), whole: true, page }
    }

    /// A record of a JSON file.
    pub(crate) fn of_record(file: &InputFile, page: Page) -> Self {
        Self { file: file.name.clone(), whole: false, page }
    }
}

/// The pages, sorted by id, each id once. `arrivals` are sorted by file and then by place in it.
pub(crate) fn settle(arrivals: Vec<Arrival>, notes: &mut Vec<Note>) -> Vec<Page> {
    let arrivals = drop_repeats(keep_latest(drop_same_files(arrivals, notes), notes), notes);
    let mut uses: HashMap<String, usize> = HashMap::new();
    for arrival in &arrivals {
        *uses.entry(arrival.page.id.clone()).or_default() += 1;
    }
    let mut pages: BTreeMap<String, Page> = BTreeMap::new();
    for Arrival { file, whole, mut page } in arrivals {
        if !whole && uses[&page.id] > 1 {
            let longer = free_id(&format!("{file}#{}", page.id), &uses, &pages);
            notes.push(Note::Renamed { from: page.id, to: longer.clone() });
            page.id = longer;
        }
        note_bad_time(&page, notes);
        pages.insert(page.id.clone(), page);
    }
    pages.into_values().collect()
}

/// `wanted`, or `wanted#2`, `wanted#3` ... where that is taken.
fn free_id(wanted: &str, uses: &HashMap<String, usize>, pages: &BTreeMap<String, Page>) -> String {
    let taken = |id: &str| uses.contains_key(id) || pages.contains_key(id);
    if !taken(wanted) {
        return wanted.to_owned();
    }
    (2_usize..).map(|n| format!("{wanted}#{n}")).find(|id| !taken(id)).expect("some number is free")
}

/// Of files with the same bytes the first stays: one page, saved twice, is one report.
fn drop_same_files(arrivals: Vec<Arrival>, notes: &mut Vec<Note>) -> Vec<Arrival> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut kept: Vec<Arrival> = Vec::with_capacity(arrivals.len());
    for arrival in arrivals {
        if let (true, PageBody::Html(bytes) | PageBody::PlainText(bytes)) =
            (arrival.whole, &arrival.page.body)
        {
            let mut hasher = DefaultHasher::new();
            hasher.write(bytes);
            let alike = places.entry(hasher.finish()).or_default();
            if let Some(&at) = alike.iter().find(|&&at| kept[at].page.body == arrival.page.body) {
                notes.push(Note::Duplicate { id: arrival.page.id, of: kept[at].page.id.clone() });
                continue;
            }
            alike.push(kept.len());
        }
        kept.push(arrival);
    }
    kept
}

/// Of pages that were fetched from one address the latest stays: an article and what it said before are one report.
fn keep_latest(arrivals: Vec<Arrival>, notes: &mut Vec<Note>) -> Vec<Arrival> {
    let mut places: HashMap<String, (usize, usize)> = HashMap::new();
    let mut kept: Vec<Arrival> = Vec::with_capacity(arrivals.len());
    for arrival in arrivals {
        if arrival.page.fetched.is_none() {
            kept.push(arrival);
            continue;
        }
        match places.get_mut(&arrival.page.id) {
            None => {
                places.insert(arrival.page.id.clone(), (kept.len(), 0));
                kept.push(arrival);
            }
            Some((at, dropped)) => {
                *dropped += 1;
                if kept[*at].page.fetched < arrival.page.fetched {
                    kept[*at] = arrival;
                }
            }
        }
    }
    let mut superseded: Vec<(String, (usize, usize))> =
        places.into_iter().filter(|(_, (_, dropped))| *dropped > 0).collect();
    superseded.sort();
    notes.extend(superseded.into_iter().map(|(id, (_, count))| Note::Superseded { id, count }));
    kept
}

/// Of records with the same id and content one stays; it is reported once, however often it came.
fn drop_repeats(arrivals: Vec<Arrival>, notes: &mut Vec<Note>) -> Vec<Arrival> {
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    let mut told: HashSet<usize> = HashSet::new();
    let mut kept: Vec<Arrival> = Vec::with_capacity(arrivals.len());
    for arrival in arrivals {
        let same_id = places.entry(arrival.page.id.clone()).or_default();
        match same_id.iter().copied().find(|&at| kept[at].page == arrival.page) {
            Some(at) if !told.insert(at) => {}
            Some(_) => {
                notes.push(Note::Duplicate { id: arrival.page.id.clone(), of: arrival.page.id });
            }
            None => {
                same_id.push(kept.len());
                kept.push(arrival);
            }
        }
    }
    kept
}

/// Tells of a time of publication that cannot be read.
fn note_bad_time(page: &Page, notes: &mut Vec<Note>) {
    let PageBody::Given(given) = &page.body else { return };
    if let Some(published) = given.published.as_ref().filter(|p| p.parse::<Moment>().is_err()) {
        notes.push(Note::NoTime { id: page.id.clone(), published: published.clone() });
    }
}
