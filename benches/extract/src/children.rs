//! Reads a hostile page in a process of its own, so that a reader that never ends or overflows its stack ends nothing
//! else.

use crate::heap;
use crate::hostile::KINDS;
use crate::pages::Prepared;
use crate::readers::{Knowledge, Outcome, READERS};
use crate::table;
use headwater_eval::measure::cpu_time;
use headwater_model::{Page, PageBody};
use std::error::Error;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

/// What the shell calls the processes that ended by a signal: CPU time used up; aborted, as Rust does when a stack
/// overflows; memory refused.
const OUT_OF_TIME: [i32; 2] = [24, 9];
const ABORTED: [i32; 2] = [6, 11];

/// Reads one page of `kind` and prints CPU milliseconds and peak bytes.
///
/// # Errors
/// Where there is no such reader or kind.
pub fn read_one(
    reader: &str,
    kind: &str,
    megabytes: usize,
    knowledge: &Knowledge,
) -> Result<(), Box<dyn Error>> {
    let reader = READERS.iter().find(|r| r.name == reader).ok_or("no such reader")?;
    let kind = KINDS.iter().find(|k| k.name == kind).ok_or("no such kind of page")?;
    let url = Some("https://www.lantern.example/valley/gates".to_owned());
    let page = |bytes| {
        Prepared::of(Page { id: "page".into(), url: url.clone(), charset: None, fetched: None, body: PageBody::Html(bytes) })
    };
    // What is set up on the first page is no part of the cost.
    drop(reader.read(&page(KINDS[0].page(10_000)), knowledge));
    let page = page(kind.page(megabytes * 1_000_000));
    let begun = cpu_time();
    let (outcome, peak) = heap::peak(|| reader.read(&page, knowledge));
    let took = cpu_time().saturating_sub(begun).as_secs_f64();
    let told = match outcome {
        Outcome::Read(answer) => answer.body.len().to_string(),
        Outcome::Nothing => "nothing".to_owned(),
        Outcome::Panicked => "panic".to_owned(),
    };
    println!("{} {peak} {told}", took * 1e3);
    Ok(())
}

/// Starts a process that reads one page; what it took, as a cell of the table.
///
/// # Errors
/// Where no process can be started.
pub fn start(reader: &str, kind: &str, megabytes: usize, seconds: u64) -> Result<String, Box<dyn Error>> {
    let program = std::env::current_exe()?;
    let limited = "ulimit -t \"$0\"; ulimit -s 8192; ulimit -v 8000000; exec \"$@\"";
    let output = Command::new("bash")
        .args(["-c", limited, &seconds.to_string()])
        .arg(program)
        .args(["--child", "--reader", reader, "--kind", kind, "--megabytes", &megabytes.to_string()])
        .stderr(Stdio::null())
        .output()?;
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut parts = told.split_whitespace();
    let (time, peak, text) = (parts.next(), parts.next(), parts.next());
    if let (Some(time), Some(peak)) =
        (time.and_then(|t| t.parse::<f64>().ok()), peak.and_then(|p| p.parse().ok()))
    {
        let time = if time < 1e3 { format!("{time:.0} ms") } else { format!("{:.1} s", time / 1e3) };
        let panic = if text == Some("panic") { ", panics" } else { "" };
        return Ok(format!("{time}, {:.0} MB{panic}", table::megabytes(Some(peak)).parse::<f64>()?));
    }
    Ok(match output.status.signal() {
        Some(signal) if OUT_OF_TIME.contains(&signal) => format!("over {seconds} s"),
        Some(signal) if ABORTED.contains(&signal) => "crash".to_owned(),
        _ => "fails".to_owned(),
    })
}
