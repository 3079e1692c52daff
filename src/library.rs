//! From inputs to a store: keep → read → group → work out. Each step takes up what waits, so that an interrupted one goes
//! on with the next run; the order is that of `pipeline`.

use crate::errors::Failure;
use crate::pipeline::{self, Knowledge};
use crate::progress::Progress;
use headwater_core::group::{self, Arrival, Grouper};
use headwater_intake::{IntakeError, IntakeSettings, Note};
use headwater_model::{Article, ArticleId, Page, Story, StoryFile};
use headwater_store::{InputMark, Kept, ReadPage, Reception, Store, StoredStory, StoryEntry};
use rayon::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// Pages that are kept or read at a time.
const BATCH_PAGES: usize = 256;

/// Files of one page each are read together up to so many bytes.
const BATCH_BYTES: u64 = 32 << 20;

/// Stories that are worked out at a time.
const BATCH_STORIES: usize = 64;

/// What came of taking in inputs.
#[derive(Debug, Default)]
pub struct Taken {
    /// Pages that were not there before.
    pub new: usize,
    /// Pages that were.
    pub again: usize,
    /// Files that were taken in to the end by an earlier run.
    pub files_before: usize,
    /// What could not be read.
    pub errors: Vec<IntakeError>,
    /// What a reader may want to know.
    pub notes: Vec<Note>,
}

/// Keeps the pages of `inputs`; `acknowledge` is called with what became of pages once they are on the disk.
///
/// Files that were taken in to the end, and are as they were then, are passed over.
///
/// # Errors
/// Where the store cannot be written.
pub fn keep(
    store: &mut Store,
    inputs: &[PathBuf],
    mut acknowledge: impl FnMut(&[Kept]) -> Result<(), Failure>,
) -> Result<Taken, Failure> {
    let (files, errors, notes) = headwater_intake::find(inputs);
    let mut taken = Taken { errors, notes, ..Taken::default() };
    let progress = Progress::new("keeping", files.len());
    let mut batch: Vec<(PathBuf, Option<InputMark>)> = Vec::new();
    let mut bytes = 0;
    for file in files {
        let mark = mark(&file);
        if mark.as_ref().map(|mark| store.has_input(mark)).transpose()?.unwrap_or(false) {
            taken.files_before += 1;
            progress.step(1);
            continue;
        }
        let length = mark.as_ref().map_or(0, |mark| mark.bytes);
        let is_page = is_one_page(&file);
        if !is_page || batch.len() >= BATCH_PAGES || bytes + length > BATCH_BYTES {
            keep_batch(store, std::mem::take(&mut batch), &mut taken, &progress, &mut acknowledge)?;
            bytes = 0;
        }
        batch.push((file, mark));
        bytes += length;
        if !is_page {
            keep_batch(store, std::mem::take(&mut batch), &mut taken, &progress, &mut acknowledge)?;
            bytes = 0;
        }
    }
    keep_batch(store, batch, &mut taken, &progress, &mut acknowledge)?;
    Ok(taken)
}

/// Keeps the pages of some files: of one that holds several pages, or of several that are one page each.
fn keep_batch(
    store: &mut Store,
    batch: Vec<(PathBuf, Option<InputMark>)>,
    taken: &mut Taken,
    progress: &Progress,
    acknowledge: &mut impl FnMut(&[Kept]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (files, marks): (Vec<PathBuf>, Vec<Option<InputMark>>) = batch.into_iter().unzip();
    let Some(first) = files.first() else { return Ok(()) };
    let holds_several = !is_one_page(first);
    let intake = headwater_intake::read(&files, &IntakeSettings::default());
    let is_whole = intake.errors.is_empty();
    taken.errors.extend(intake.errors);
    taken.notes.extend(intake.notes);
    let received =
        SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|t| i64::try_from(t.as_secs()).ok());
    let mut pages: Vec<(Page, Reception)> = Vec::with_capacity(BATCH_PAGES);
    let mut all = intake.pages.into_iter().peekable();
    while let Some(page) = all.next() {
        let origin = if holds_several { first.display().to_string() } else { page.id.clone() };
        let received = page.fetched.map(|moment| moment.seconds()).or(received);
        pages.push((page, Reception { origin, received, ..Reception::default() }));
        if pages.len() == BATCH_PAGES || all.peek().is_none() {
            let kept = store.keep_pages(&pages)?;
            pages.clear();
            let new = kept.iter().filter(|kept| kept.is_new).count();
            taken.new += new;
            taken.again += kept.len() - new;
            acknowledge(&kept)?;
        }
    }
    if is_whole {
        // A file that cannot be read is tried again by the next run, and told of again.
        store.mark_inputs(&marks.into_iter().flatten().collect::<Vec<_>>())?;
    }
    progress.step(files.len());
    Ok(())
}

/// Whether the name of a file says that it holds one page.
fn is_one_page(file: &Path) -> bool {
    let name = file.to_string_lossy().to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".html", ".htm", ".xhtml", ".txt", ".text"].iter().any(|end| name.ends_with(end))
}

/// A file as it is now; `None` where the system does not tell, so that it is read again.
fn mark(file: &Path) -> Option<InputMark> {
    let about = fs::metadata(file).ok()?;
    let modified = about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    let name = fs::canonicalize(file).ok()?.to_string_lossy().into_owned();
    Some(InputMark { name, bytes: about.len(), modified: i64::try_from(modified.as_nanos()).ok()? })
}

/// Takes the articles out of the pages that wait; returns what could not be read.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn read(store: &mut Store, knowledge: &Knowledge) -> Result<Vec<Failure>, Failure> {
    let mut failures = Vec::new();
    let progress = Progress::new("reading", store.inventory()?.waiting_pages as usize);
    let mut after = 0;
    loop {
        let waiting = store.waiting_pages(after, BATCH_PAGES)?;
        let Some(last) = waiting.last() else { break };
        after = last.number;
        let (numbers, pages): (Vec<i64>, Vec<Page>) = waiting.into_iter().map(|p| (p.number, p.page)).unzip();
        let found = pipeline::read_with(&pages, knowledge, || progress.step(1));
        let outcomes: Vec<_> = found
            .into_par_iter()
            .map(|found| {
                let article = found.map_err(|error| error.to_string())?.article;
                let (sentences, notices) = pipeline::sentences_and_notices(&article, knowledge);
                Ok((article, sentences, notices))
            })
            .collect();
        for (page, outcome) in pages.iter().zip(&outcomes) {
            let failure = |why: &String| {
                let hint = "the page is kept; `headwater extract --explain` tells what was seen on one";
                Failure::new(format!("could not read {}: {why}", page.id), hint)
            };
            failures.extend(outcome.as_ref().err().map(failure));
        }
        let made_by = headwater_core::extract::VERSION;
        let read: Vec<ReadPage> = numbers
            .into_iter()
            .zip(outcomes)
            .map(|(page, outcome)| ReadPage { page, made_by, outcome })
            .collect();
        store.save_read(&read)?;
    }
    Ok(failures)
}

/// Groups all articles into stories, as one run over all of them would: they are read again in order of time.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn group(store: &mut Store, knowledge: &Knowledge) -> Result<(), Failure> {
    let progress = Progress::new("grouping", store.inventory()?.articles as usize);
    let mut grouper = Grouper::new(&knowledge.words, &knowledge.group);
    store.each_article(|article| {
        grouper.add(&Arrival::from(&article));
        progress.step(1);
    })?;
    let entry = |group: group::Group| StoryEntry {
        id: group.id,
        articles: group.articles.into_iter().map(ArticleId).collect(),
        merged: group.merged,
        follows: group.follows,
    };
    let stories: Vec<StoryEntry> = grouper.finish().into_iter().map(entry).collect();
    Ok(store.set_stories(&stories, &pipeline::versions())?)
}

/// Works out the stories that wait; returns how many did.
///
/// # Errors
/// Where the store cannot be read or written.
pub fn work_out(store: &mut Store, knowledge: &Knowledge) -> Result<usize, Failure> {
    let progress = Progress::new("tracing", store.inventory()?.waiting_stories as usize);
    let mut after = String::new();
    let mut count = 0;
    loop {
        let waiting = store.waiting_stories(&after, BATCH_STORIES)?;
        let Some(last) = waiting.last() else { break };
        after.clone_from(&last.0);
        let mut stories = Vec::with_capacity(waiting.len());
        for id in &waiting {
            stories.extend(store.story(&id.0)?);
        }
        let files: Vec<StoryFile> = stories
            .into_par_iter()
            .map(|story| {
                progress.step(1);
                one_story(story, knowledge)
            })
            .collect();
        count += files.len();
        store.save_story_files(files)?;
    }
    Ok(count)
}

/// Works one story out.
fn one_story(stored: StoredStory, knowledge: &Knowledge) -> StoryFile {
    let StoredStory { entry, articles } = stored;
    let StoryEntry { id, merged, follows, .. } = entry;
    let story = Story { merged, follows, ..group::given(id, &articles) };
    let in_order: Vec<&Article> =
        story.articles.iter().filter_map(|id| articles.iter().find(|a| a.id == *id)).collect();
    pipeline::work_out(story, in_order, knowledge)
}
