//! What a caller of [`read`] sees.

use super::*;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder of its own that is gone when the test ends.
struct Desk(PathBuf);

impl Desk {
    fn empty() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name =
            format!("headwater-intake-{}-{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn with(self, name: &str, body: impl AsRef<[u8]>) -> Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, body).unwrap();
        self
    }

    /// Reads `names`, all of the folder where there are none; paths are shown without the folder's.
    fn read(&self, names: &[&str]) -> Told {
        let inputs: Vec<PathBuf> = if names.is_empty() {
            vec![self.0.clone()]
        } else {
            names.iter().map(|n| self.0.join(n)).collect()
        };
        let intake = super::read(&inputs, &IntakeSettings::default());
        let root = format!("{}/", self.0.display());
        let plain = |text: String| text.replace(&root, "");
        let mut pages = intake.pages;
        pages.iter_mut().for_each(|page| page.id = plain(std::mem::take(&mut page.id)));
        pages.sort_by(|a, b| a.id.cmp(&b.id));
        Told {
            ids: pages.iter().map(|p| p.id.clone()).collect(),
            errors: intake.errors.iter().map(|e| plain(e.to_string())).collect(),
            notes: intake.notes.iter().map(|n| plain(n.to_string())).collect(),
            pages,
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

struct Told {
    ids: Vec<String>,
    errors: Vec<String>,
    notes: Vec<String>,
    pages: Vec<Page>,
}

fn gzip(body: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::default());
    packer.write_all(body.as_ref()).unwrap();
    packer.finish().unwrap()
}

const ARTICLE: &str = r#"{"id":"a1","outlet":"Valley Radio","published":"2024-05-01","url":null,"headline":"Dam holds","text":"The dam held."}"#;

#[test]
fn every_kind_of_input_becomes_a_page() {
    let desk = Desk::empty()
        .with("dam.html", "<html><p>The dam held.</p></html>")
        .with("deep/er/dam.HTM", "<p>It held.</p>")
        .with("dam.txt", "The dam held.")
        .with("one.jsonl", format!("{ARTICLE}\n\n{{\"id\":\"p1\",\"html\":\"<p>Held</p>\"}}\n"))
        .with("two.json", r#"[{"id":"a2","text":"It held."},{"id":3,"text":"Yes, it held."}]"#)
        .with("three.json", "{\n \"id\": \"a4\",\n \"text\": \"Held.\"\n}");

    let told = desk.read(&[]);

    assert_eq!(told.ids, ["3", "a1", "a2", "a4", "dam.html", "dam.txt", "deep/er/dam.HTM", "p1"]);
    assert!(told.errors.is_empty() && told.notes.is_empty(), "{:?} {:?}", told.errors, told.notes);
    let PageBody::Given(given) = &told.pages[1].body else { panic!("a1 is an article") };
    assert_eq!(given.outlet.as_deref(), Some("Valley Radio"));
    assert_eq!(given.text, "The dam held.");
}

#[test]
fn gzipped_input_is_told_by_its_bytes_not_by_its_name() {
    let desk = Desk::empty()
        .with("dam.html.gz", gzip("<p>The dam held.</p>"))
        .with("packed.txt", gzip("The dam held."))
        .with("two.jsonl.gz", [gzip(format!("{ARTICLE}\n")), gzip(r#"{"id":"a2","text":"Held."}"#)].concat());

    let told = desk.read(&[]);

    assert_eq!(told.ids, ["a1", "a2", "dam.html.gz", "packed.txt"]);
    assert_eq!(told.pages[3].body, PageBody::PlainText(b"The dam held.".to_vec()));
}

#[test]
fn the_order_of_the_arguments_does_not_matter() {
    let desk = Desk::empty()
        .with("a.txt", "One.")
        .with("b.txt", "One.")
        .with("x.jsonl", r#"{"id":"1","text":"Left."}"#)
        .with("y.jsonl", r#"{"id":"1","text":"Right."}"#)
        .with("z.png", "no");
    let one = desk.read(&["a.txt", "b.txt", "x.jsonl", "y.jsonl", ""]);
    let other = desk.read(&["", "y.jsonl", "x.jsonl", "b.txt", "a.txt", "a.txt"]);

    assert_eq!(one.pages, other.pages);
    assert_eq!((one.errors, one.notes), (other.errors, other.notes));
    assert_eq!(one.ids, ["a.txt", "x.jsonl#1", "y.jsonl#1"]);
}

#[test]
fn what_came_in_twice_is_kept_once_and_told_once() {
    let record = r#"{"id":"1","text":"Left."}"#;
    let desk = Desk::empty()
        .with("x.jsonl", [record, record, record].join("\n"))
        .with("a.html", "<p>Held</p>")
        .with("b.html", "<p>Held</p>");

    let told = desk.read(&[]);

    assert_eq!(told.ids, ["1", "a.html"]);
    assert_eq!(
        told.notes,
        ["b.html is the same as a.html and counts once", "1 came in more than once and counts once"]
    );
}

#[test]
fn two_records_of_one_file_with_one_id_get_ids_of_their_own() {
    let desk = Desk::empty()
        .with("x.jsonl", "{\"id\":\"1\",\"text\":\"Left.\"}\n{\"id\":\"1\",\"text\":\"Right.\"}");
    assert_eq!(desk.read(&["x.jsonl"]).ids, ["x.jsonl#1", "x.jsonl#1#2"]);
}

#[test]
fn an_input_that_cannot_be_read_is_named_and_the_others_go_on() {
    let whole = gzip("The dam held, and then it held some more, for all of the night.".repeat(9));
    let desk = Desk::empty()
        .with("good.txt", "The dam held.")
        .with("blank.txt", " \n\n")
        .with("picture.html", b"\x89PNG\r\n\x1a\n\0\0\0")
        .with("noise.txt", b"abc\0def")
        .with("cut.txt.gz", &whole[..whole.len() - 12])
        .with("bad.jsonl", "{\"id\":\"1\",\"text\":\"Held.\"}\n{\"id\":\"2\",\"text\":\"He\n[1]\n{\"text\":\"x\"}\n{\"id\":\"5\"}");

    let told = desk.read(&[
        "good.txt",
        "blank.txt",
        "picture.html",
        "noise.txt",
        "cut.txt.gz",
        "bad.jsonl",
        "no.txt",
    ]);

    assert_eq!(told.ids, ["1", "good.txt"]);
    assert_eq!(told.errors.len(), 9, "{:#?}", told.errors);
    for wanted in [
        "could not read no.txt: there is no such file or folder",
        "could not read blank.txt: the file is empty",
        "could not read picture.html: this is a picture, not text",
        "could not read noise.txt: this is binary data, not text",
        "could not read cut.txt.gz: the gzip data ends too early",
        "could not read bad.jsonl, line 4: no id",
        "could not read bad.jsonl, line 5: no text and no html",
    ] {
        assert!(told.errors.iter().any(|e| e == wanted), "{wanted} is not in {:#?}", told.errors);
    }
}

#[test]
fn records_before_a_cut_are_used() {
    let many: String =
        (0..4000).map(|n| format!("{{\"id\":\"n{n}\",\"text\":\"Held for {n} hours.\"}}\n")).collect();
    let array = format!("[{}]", many.trim_end().replace('\n', ","));
    let (lines, packed) = (gzip(&many), gzip(&array));
    let desk = Desk::empty()
        .with("cut.jsonl.gz", &lines[..lines.len() / 2])
        .with("cut.json.gz", &packed[..packed.len() / 2])
        .with("cut.json", &array[..60]);

    for (name, words) in [
        ("cut.jsonl.gz", "the gzip data ends too early; the "),
        ("cut.json.gz", "the gzip data ends too early; the "),
        ("cut.json", "cut.json, record 2: the JSON ends too early"),
    ] {
        let told = desk.read(&[name]);
        assert!(!told.ids.is_empty() && told.ids.len() < 4000, "{name}: {} pages", told.ids.len());
        assert!(told.errors.len() == 1 && told.errors[0].contains(words), "{name}: {:?}", told.errors);
    }
}

#[test]
fn a_file_of_unknown_kind_is_told_by_its_first_bytes_when_it_is_named() {
    let desk = Desk::empty()
        .with("page", "<!DOCTYPE html><p>Held</p>")
        .with("note.md", "[update] The dam held.")
        .with("records.data", ARTICLE)
        .with("saved.txt", "<html><p>Held</p></html>");

    let told = desk.read(&["page", "note.md", "records.data", "saved.txt"]);

    assert_eq!(told.ids, ["a1", "note.md", "page", "saved.txt"]);
    assert!(matches!(told.pages[1].body, PageBody::PlainText(_)));
    assert!(matches!(told.pages[2].body, PageBody::Html(_)));
    assert!(matches!(told.pages[3].body, PageBody::Html(_)));
    assert_eq!(desk.read(&[""]).ids, ["saved.txt"], "in a folder the name decides");
}

#[test]
fn a_folder_without_pages_is_an_error_and_other_kinds_are_noted() {
    let desk = Desk::empty().with("in/logo.png", "x").with("in/.hidden.txt", "x");
    let told = desk.read(&["in"]);
    assert_eq!(told.errors, ["could not read in: no page in this folder"]);
    assert_eq!(told.notes, ["skipped in/logo.png: of no kind that is read"]);
}

#[test]
fn further_fields_are_carried_over_and_those_of_another_form_are_not() {
    let given = |more: &str| {
        let desk = Desk::empty().with("x.json", format!(r#"[{{"id":"1","text":"Held.",{more}}}]"#));
        let told = desk.read(&[]);
        let [Page { body: PageBody::Given(given), .. }] = told.pages.as_slice() else {
            panic!("{:?}", told.errors)
        };
        given.as_ref().clone()
    };
    let known = given(
        r#""byline":"Mara Quill","tags":["Water",7],"access":"free","dek":"Again.","section":"Valley""#,
    );
    assert_eq!((known.byline, known.tags), (vec!["Mara Quill".to_owned()], vec!["Water".to_owned()]));
    assert_eq!(known.access, Some(headwater_model::Access::Free));
    assert_eq!((known.dek.as_deref(), known.section.as_deref()), (Some("Again."), Some("Valley")));
    let other = given(r#""byline":{"name":"Mara Quill"},"access":true,"section":7,"licence":null"#);
    assert_eq!(other, headwater_model::GivenArticle { text: "Held.".into(), ..Default::default() });
}

#[test]
fn a_time_that_is_none_is_noted() {
    let desk = Desk::empty().with("x.json", r#"[{"id":"1","text":"Held.","published":"last Tuesday"}]"#);
    assert!(desk.read(&["x.json"]).notes[0].starts_with("1: \"last Tuesday\" is no time"));
}

#[test]
fn a_page_larger_than_the_limit_is_refused() {
    let desk = Desk::empty()
        .with("big.txt", "Held. ".repeat(100))
        .with("big.jsonl", format!("{ARTICLE}{}\n{ARTICLE}", " ".repeat(500)));
    let settings = IntakeSettings { max_page_bytes: 400 };
    let intake = super::read(&[Path::new(&desk.0).to_owned()], &settings);
    assert_eq!(intake.pages.len(), 1);
    assert!(
        intake.errors.iter().all(|e| matches!(e, IntakeError::TooLarge { .. })) && intake.errors.len() == 2
    );
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_record_is_refused() {
    let huge = format!("[{ARTICLE},{{\"id\":\"2\",\"text\":\"{}\"}}]", "Held. ".repeat(50_000));
    let desk = Desk::empty()
        .with("array.json.gz", gzip(&huge))
        .with("values.json.gz", gzip(huge[1..].replace("},{", "}{")));
    let settings = IntakeSettings { max_page_bytes: 50_000 };
    let intake = super::read(&[Path::new(&desk.0).to_owned()], &settings);
    assert_eq!(intake.pages.len(), 1);
    assert!(intake.errors.iter().all(|e| matches!(e, IntakeError::TooLarge { .. })), "{:?}", intake.errors);
    assert_eq!(intake.errors.len(), 2);
}

#[test]
fn every_error_has_a_hint() {
    let name = || "x".to_owned();
    for error in [
        IntakeError::NotFound { name: name() },
        IntakeError::Binary { name: name(), what: "a PDF" },
        IntakeError::TooLarge { name: name(), limit_bytes: 1 },
        IntakeError::MissingField { name: name(), field: "id" },
    ] {
        assert!(error.hint().len() > 10 && !error.hint().contains('\n'));
    }
}
