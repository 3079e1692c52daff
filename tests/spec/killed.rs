//! Nothing is lost: the process is killed at random moments of an import; what it acknowledged is there once, and the
//! work goes on. `HEADWATER_KILLS` says how often: 30 times where it does not.

use crate::newsroom::Newsroom;
use headwater_store::Store;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const FILES: usize = 24;
const ARTICLES: usize = 6;

/// A desk with files of invented reports.
fn desk() -> Newsroom {
    (0..FILES).fold(Newsroom::empty(), |desk, file| {
        let line = |number: usize| {
            let id = format!("{file}-{number}");
            let text = format!(
                "The council of Town{} voted on Tuesday to close bridge {number}. {} people live behind it. It will \
                 open in May, said Odile Brandt{number}, the mayor.",
                file % 9, 100 * file + number
            );
            let published = format!("2031-05-{:02}T{:02}:00:00Z", 1 + file % 20, number);
            format!("{}\n", serde_json::json!({ "id": id, "text": text, "published": published, "headline": id }))
        };
        desk.page(&format!("news/{file:02}.jsonl"), (0..ARTICLES).map(line).collect::<String>())
    })
}

/// When an import is killed.
enum Kill {
    /// After so long.
    After(Duration),
    /// As soon as it has acknowledged so many pages.
    At(usize),
}

/// Runs an import until it is killed or ends; what it acknowledged, and whether it came to its end.
fn import(desk: &Newsroom, folder: &str, kill: &Kill) -> (BTreeSet<String>, bool) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_headwater"));
    program.current_dir(desk.path("")).args(["import", "news", "--acknowledge", "--into", folder]);
    let mut child = program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut out = String::new();
    match kill {
        Kill::After(most) => {
            let start = Instant::now();
            while child.try_wait().unwrap().is_none() && start.elapsed() < *most {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        Kill::At(pages) => while out.lines().count() < *pages && stdout.read_line(&mut out).unwrap() > 0 {},
    }
    // SIGKILL; one that came to its end is not touched by it.
    let _ = child.kill();
    let status = child.wait().unwrap();
    let ended = status.success();
    assert!(ended || status.code().is_none(), "it was killed and did not fail: {status}");
    stdout.read_to_string(&mut out).unwrap();
    // A line without its end was cut by the kill.
    let whole = out.rfind('\n').map_or("", |end| &out[..end]);
    (whole.lines().map(str::to_owned).collect(), ended)
}

#[test]
fn an_import_that_is_killed_loses_nothing_and_goes_on() {
    let kills: u64 = std::env::var("HEADWATER_KILLS").map_or(30, |kills| kills.parse().unwrap());
    let desk = desk();
    let start = Instant::now();
    let (all, ended) = import(&desk, "whole", &Kill::After(Duration::from_secs(600)));
    let duration = start.elapsed().as_micros() as u64;
    assert!(ended && all.len() == FILES * ARTICLES);
    let expected = desk.run(&["export", "stories", "--data", "whole"]).out;

    let (mut killed, mut folder, mut random) = (0, 0, 1_u64);
    let mut acknowledged = BTreeSet::new();
    let mut at_kill = BTreeMap::new();
    while killed < kills {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let name = format!("killed{folder}");
        // By turns at any moment, and in the middle of keeping pages, which is soon over.
        let kill = if killed % 2 == 0 {
            Kill::After(Duration::from_micros((random >> 33) % duration))
        } else {
            Kill::At(1 + (random >> 33) as usize % (FILES * ARTICLES / 2))
        };
        let (more, ended) = import(&desk, &name, &kill);
        acknowledged.extend(more);
        if desk.path(&name).join(headwater_store::FILE_NAME).is_file() {
            let store = Store::open(&desk.path(&name)).unwrap();
            assert_eq!(store.check(|_| {}).unwrap(), [""; 0]);
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for page in store.pages_after(0, 10_000).unwrap() {
                *times.entry(page.page.id).or_default() += 1;
            }
            for id in &acknowledged {
                assert_eq!(times.get(id), Some(&1), "{id} was acknowledged");
            }
            *at_kill.entry(times.len() * 4 / (FILES * ARTICLES)).or_insert(0) += 1;
        }
        if ended {
            assert_eq!(desk.run(&["export", "stories", "--data", &name]).out, expected);
            folder += 1;
            acknowledged.clear();
        } else {
            killed += 1;
        }
    }
    assert!(import(&desk, &format!("killed{folder}"), &Kill::After(Duration::from_secs(600))).1);
    let last = desk.run(&["export", "stories", "--data", &format!("killed{folder}")]).out;
    assert_eq!(last, expected);
    assert!(kills < 30 || at_kill.len() > 1, "the kills fell into several parts of the work: {at_kill:?}");
}
