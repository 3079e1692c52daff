//! How many pages of web archives are read in a second on one core, and in how much memory? Reading alone, up to the
//! page: `cargo bench -p headwater-benches --bench archives`.
//!
//! The archive is one of the mill's, with requests, metadata and revisits between its pages and bodies that are plain,
//! chunked, packed, or both; `HEADWATER_ARCHIVE` names another file. `packed` is with a gzip member for each record,
//! `plain` the same without; `max alloc` is the most heap that was held.

use divan::counter::{BytesCount, ItemsCount};
use divan::{AllocProfiler, Bencher};
use headwater_intake::{Archive, IntakeSettings};
use newsmill::event::Setting;
use newsmill::output::{Form, Options, write};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[global_allocator]
static HEAP: AllocProfiler = AllocProfiler::system();

/// So many pages are in the mill's archive.
const PAGES: usize = 4000;

/// The packed archive, and the same unpacked.
static ARCHIVES: LazyLock<[PathBuf; 2]> = LazyLock::new(|| {
    let out = std::env::temp_dir().join(format!("headwater-bench-archives-{}", std::process::id()));
    let packed = std::env::var_os("HEADWATER_ARCHIVE").map_or_else(|| made(&out), PathBuf::from);
    std::fs::create_dir_all(&out).expect("the folder for temporary files can be written");
    let plain = out.join("plain.warc");
    let mut unpacked =
        flate2::bufread::MultiGzDecoder::new(io::BufReader::new(File::open(&packed).expect("it is there")));
    io::copy(&mut unpacked, &mut File::create(&plain).expect("it can be written")).expect("it unpacks");
    [packed, plain]
});

/// An archive that the mill makes in `out`.
fn made(out: &Path) -> PathBuf {
    let setting = Setting::new(1, 1800, 14).expect("the setting is in order");
    let options = Options {
        out: out.to_owned(),
        form: Form::Warc,
        feeds: false,
        gzip: false,
        whole_truth: false,
        most: PAGES,
    };
    write(&setting, &options, |_, _| {}).expect("the folder for temporary files can be written");
    out.join("warc/mill-00000.warc.gz")
}

fn main() {
    divan::main();
    if let Some(folder) = ARCHIVES[1].parent() {
        let _ = std::fs::remove_dir_all(folder);
    }
}

/// How many pages are in an archive, and the bytes of their bodies.
fn read(path: &Path) -> (usize, usize) {
    let archive = Archive::open(path, "archive", 0, &IntakeSettings::default()).expect("it can be opened");
    archive.fold((0, 0), |(count, bytes), page| match page {
        Ok(headwater_model::Page { body: headwater_model::PageBody::Html(html), .. }) => {
            (count + 1, bytes + html.len())
        }
        _ => (count, bytes),
    })
}

#[divan::bench(args = ["packed", "plain"], sample_count = 5, sample_size = 1)]
fn archive(bencher: Bencher, form: &str) {
    let path = &ARCHIVES[usize::from(form == "plain")];
    let (pages, bytes) = read(path);
    bencher.counter(ItemsCount::new(pages)).counter(BytesCount::new(bytes)).bench_local(|| read(path));
}
