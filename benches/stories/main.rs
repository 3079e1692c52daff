//! What does grouping cost when many articles are live? Text → story, one thread: `benches/stories/run`.
//!
//! The stream is the mill's (docs/NEWSMILL.md), whose stories have the sizes and times of the shared stream's. It runs
//! until as many articles are live as asked for and stories close as fast as they begin; only then the clock runs, on
//! [`MEASURED`] articles. Each size has a process of its own, so that its memory is its own. What the mill itself takes
//! is not timed, and was taken before the grouper began.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program prints figures and talks on stderr")]

mod page;

use headwater::knowledge::knowledge;
use headwater_core::group::{Arrival, Grouper, given};
use headwater_eval::measure::cpu_time;
use headwater_model::{Article as Page, StoryId};
use newsmill::article::Article;
use newsmill::event::Setting;
use newsmill::run::run;
use page::Row;
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::process::Command;
use std::time::Duration;

/// So many articles are timed.
const MEASURED: usize = 50_000;

/// So many live articles, where nothing else is asked for.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];

/// One story of so many reports.
const REPORTS: [usize; 3] = [50, 500, 5000];

/// So many wires are copied, and so often each.
const COPIED_WIRES: usize = 200;
const PICKUPS: usize = 20;

/// Articles stay for the window and for as long as their story goes on: days.
const LIVE_DAYS: usize = 15;

/// Reports of a story in the mill, on average.
const PER_STORY: f64 = 2.41;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    match &words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["live", size] => print_row(&live(number(size))),
        ["one", reports] => print_row(&one_story(number(reports))),
        ["copies"] => print_row(&copies()),
        [] => {
            let rows = SIZES.map(|size| row_of("live", &size.to_string()));
            let one = REPORTS.map(|reports| row_of("one", &reports.to_string()));
            page::write(&rows, &one, &row_of("copies", ""));
        }
        sizes => sizes.iter().for_each(|size| println!("{}", page::line(&row_of("live", size)))),
    }
}

fn number(word: &str) -> usize {
    word.parse().unwrap_or_else(|_| panic!("{word} is no number of articles: write 10000"))
}

/// The row of a process of its own.
fn row_of(kind: &str, size: &str) -> Row {
    eprintln!("{kind} {size}");
    let own = std::env::current_exe().expect("a program has a path");
    let out = Command::new(own)
        .args([kind, size].iter().filter(|word| !word.is_empty()))
        .output()
        .expect("the program runs again");
    let text = String::from_utf8_lossy(&out.stdout);
    let figures: Vec<f64> = text.split_whitespace().filter_map(|figure| figure.parse().ok()).collect();
    let [live, per_second, bytes] = figures[..] else {
        panic!("no row of {size} articles: {}", String::from_utf8_lossy(&out.stderr))
    };
    Row { live, per_second, bytes }
}

fn print_row(row: &Row) {
    println!("{} {} {}", row.live, row.per_second, row.bytes);
}

/// A steady stream with about `size` articles live.
fn live(size: usize) -> Row {
    let first = size + 2 * size / LIVE_DAYS;
    let most = first + MEASURED;
    let days = (LIVE_DAYS * most).div_ceil(size) + 1;
    let stories = (days * size) as f64 / LIVE_DAYS as f64 / PER_STORY;
    let setting = Setting::new(1, stories as u64, days as u32).expect("the mill's tables are of their form");
    // What the mill takes in a steady state is taken before, and is there to be taken again.
    let warm = first.min(4 * size / LIVE_DAYS);
    stream(&setting, warm, |_, _| {});
    let knowledge = knowledge();
    let before = held();
    let mut grouper = Grouper::new(&knowledge.words, &knowledge.group);
    let mut took = Duration::ZERO;
    stream(&setting, most, |count, article| {
        let (seconds, _) = add(&mut grouper, article);
        if count >= first {
            took += seconds;
        }
        if count % 1000 == 0 {
            grouper.take_closed();
        }
    });
    let live = grouper.live_articles() as f64;
    let bytes = held().saturating_sub(before) as f64 / live;
    Row { live, per_second: MEASURED as f64 / took.as_secs_f64(), bytes }
}

/// One story of so many reports within its window, and what the last fifth of them cost. The reports are those of the
/// mill's largest event, again and again under new names; memory is not measured.
fn one_story(reports: usize) -> Row {
    let mut setting = Setting::new(1, 20, 14).expect("the mill's tables are of their form");
    setting.found_outlets(1500);
    (setting.largest, setting.crowding) = (1500, 1000.0);
    let mut of_events: BTreeMap<u64, Vec<Article>> = BTreeMap::new();
    let issued = run(
        &setting,
        usize::MAX,
        |issued| {
            of_events.entry(issued.event.number).or_default().push(issued.article.clone());
            Ok::<(), Infallible>(())
        },
        |_, _| Ok(()),
    );
    assert!(issued.is_ok());
    let largest = of_events.into_values().max_by_key(Vec::len).expect("there are events");
    let knowledge = knowledge();
    let mut grouper = Grouper::new(&knowledge.words, &knowledge.group);
    let (mut took, mut rest, mut names) = (Duration::ZERO, Duration::ZERO, BTreeSet::new());
    for number in 0..reports {
        let mut article = largest[number % largest.len()].clone();
        article.id = number.to_string();
        article.minute = number as i64;
        let (seconds, story) = add(&mut grouper, &article);
        names.insert(story.0);
        *(if number >= reports * 4 / 5 { &mut took } else { &mut rest }) += seconds;
    }
    eprintln!(
        "{reports} reports, {} distinct, in {} stories; all: {:?}",
        largest.len(),
        names.len(),
        took + rest
    );
    let timed = (reports - reports * 4 / 5) as f64;
    Row { live: reports as f64, per_second: timed / took.as_secs_f64(), bytes: 0.0 }
}

/// Wires of about 300 words with 20 pickups each, and how fast it is found whose text they run. A pickup is the wire whole,
/// cut in the middle, without its beginning, or with a paragraph put in front.
fn copies() -> Row {
    let setting = Setting::new(2, 3000, 14).expect("the mill's tables are of their form");
    let mut texts: Vec<String> = Vec::new();
    stream(&setting, 3000, |_, article| texts.push(article.text.clone()));
    let words = |text: &str| text.split_whitespace().count();
    let mut wires: Vec<String> = texts.into_iter().filter(|text| (280..320).contains(&words(text))).collect();
    let own = wires.pop().expect("the mill writes reports of 300 words");
    let own = own.split("\n\n").next().unwrap_or_default();
    let mut rest = (Duration::ZERO, 0);
    for (number, wire) in wires.iter().take(COPIED_WIRES).enumerate() {
        let paragraphs: Vec<&str> = wire.split("\n\n").collect();
        let (front, back) = paragraphs.split_at(paragraphs.len() / 2);
        let edited = |pickup: usize| match pickup % 4 {
            0 => wire.clone(),
            1 => [front, &back[back.len() / 2..]].concat().join("\n\n"),
            2 => paragraphs[1..].join("\n\n"),
            _ => format!("{own}\n\n{wire}"),
        };
        let page = |pickup| Page { text: edited(pickup), ..Page::empty(format!("{number} {pickup:02}")) };
        let pages: Vec<Page> = (0..=PICKUPS).map(page).collect();
        let begun = cpu_time();
        let story = given(StoryId("s".to_owned()), &pages);
        rest.0 += cpu_time().saturating_sub(begun);
        rest.1 += story.copies.len();
    }
    let articles = (wires.len().min(COPIED_WIRES) * (PICKUPS + 1)) as f64;
    eprintln!("{articles} articles, {} of them copies", rest.1);
    Row { live: articles, per_second: articles / rest.0.as_secs_f64(), bytes: 0.0 }
}

/// Hands out the first `most` articles of a mill with their numbers.
fn stream(setting: &Setting, most: usize, mut take: impl FnMut(usize, &Article)) {
    let mut count = 0;
    let issued = run(
        setting,
        most,
        |issued| {
            take(count, issued.article);
            count += 1;
            Ok::<(), Infallible>(())
        },
        |_, _| Ok(()),
    );
    assert!(issued.is_ok());
}

/// Groups an article; the CPU time that it took, and its story.
fn add(grouper: &mut Grouper, article: &Article) -> (Duration, StoryId) {
    let begun = cpu_time();
    let story = grouper.add(&Arrival {
        id: &article.id,
        headline: Some(&article.headline),
        text: &article.text,
        seconds: Some(article.minute * 60),
    });
    (cpu_time().saturating_sub(begun), story)
}

/// The memory that this process holds now, in bytes, as the kernel counts; 0 where it does not tell (Linux does).
fn held() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}
