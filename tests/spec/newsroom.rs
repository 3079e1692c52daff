//! A desk of its own for each test: pages are laid on it, the program runs there, and what it printed is asked about.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is gone when the test ends.
pub(crate) struct Newsroom {
    folder: PathBuf,
}

impl Newsroom {
    /// A desk with nothing on it.
    pub(crate) fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("headwater-spec-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    /// The files of one of the example stories, under their own names.
    pub(crate) fn with_example(self, story: &str) -> Self {
        let from = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(story);
        let mut newsroom = self;
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let name = format!("{story}/{}", path.file_name().unwrap().to_string_lossy());
            newsroom = newsroom.page(&name, fs::read(path).unwrap());
        }
        newsroom
    }

    /// Lays a page on the desk.
    pub(crate) fn page(self, name: &str, body: impl AsRef<[u8]>) -> Self {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, body).unwrap();
        self
    }

    /// The same, gzipped.
    pub(crate) fn gzipped(self, name: &str, body: impl AsRef<[u8]>) -> Self {
        let packed = gzip(body);
        self.page(name, packed)
    }

    /// The text of a file on the desk.
    #[track_caller]
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap()
    }

    /// The names in a folder on the desk, in order.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.folder.join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// Runs the program on the desk.
    pub(crate) fn run(&self, arguments: &[&str]) -> Printed {
        self.run_with(arguments, &[])
    }

    /// Runs the program with variables set.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Printed {
        let mut program = Command::new(env!("CARGO_BIN_EXE_headwater"));
        program.current_dir(&self.folder).args(arguments).env_remove("NO_COLOR");
        Printed::of(program.envs(variables.iter().copied()).output().unwrap())
    }
}

impl Drop for Newsroom {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The bytes of a gzipped file.
pub(crate) fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(body.as_ref()).unwrap();
    packer.finish().unwrap()
}

/// What a run printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Printed {
    fn of(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// The words stand in the output, however its lines are wrapped.
    #[track_caller]
    pub(crate) fn prints(&self, words: &str) -> &Self {
        assert!(
            flat(&self.out).contains(&flat(words)),
            "{words:?} was not printed:\n{}\n{}",
            self.out,
            self.err
        );
        self
    }

    /// The words do not stand in the output.
    #[track_caller]
    pub(crate) fn prints_no(&self, words: &str) -> &Self {
        assert!(!flat(&self.out).contains(&flat(words)), "{words:?} was printed:\n{}", self.out);
        self
    }

    /// The line stands on stderr.
    #[track_caller]
    pub(crate) fn tells(&self, line: &str) -> &Self {
        assert!(self.err.lines().any(|l| l == line), "{line:?} was not told:\n{}", self.err);
        self
    }

    /// The exit code is this.
    #[track_caller]
    pub(crate) fn exits(&self, code: i32) -> &Self {
        assert_eq!(self.code, code, "exit code; stderr:\n{}", self.err);
        self
    }

    /// The output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// Text without its line breaks and the lines of its drawings.
fn flat(text: &str) -> String {
    let words = text.split_whitespace().filter(|w| !w.chars().all(|c| "│├└─━".contains(c)));
    words.collect::<Vec<_>>().join(" ")
}
