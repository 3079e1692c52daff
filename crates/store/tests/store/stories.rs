//! Stories are stored by their articles and worked out; names that were once given lead on.

use crate::shelf::{Shelf, article, entry, put, worked_out};
use headwater_store::Store;

fn with_articles(store: &mut Store, ids: &[&str]) {
    for id in ids {
        put(store, &article(id, "The Gazette", "2031-05-06", &format!("The bridge {id} is shut.")));
    }
}

fn waiting(store: &Store) -> Vec<String> {
    store.waiting_stories("", 9).unwrap().into_iter().map(|id| id.0).collect()
}

#[test]
fn a_story_comes_back_as_it_was_worked_out() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    with_articles(&mut store, &["a", "b"]);
    store.set_stories(&[entry("s1", &["a", "b"], &["s0"])], "1").unwrap();
    assert_eq!(store.story_file("s1").unwrap(), None, "it waits");
    let file = worked_out(&store, "s1", "Odile Brandt");
    store.save_story_files(vec![file.clone()]).unwrap();
    for name in ["s1", "s0"] {
        assert_eq!(store.story_file(name).unwrap(), Some(file.clone()), "{name}");
    }
    assert_eq!(store.story("s2").unwrap(), None);
}

#[test]
fn only_stories_that_changed_are_worked_out_again() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    with_articles(&mut store, &["a", "b", "c"]);
    let all = [entry("s1", &["a"], &[]), entry("s2", &["b"], &[])];
    store.set_stories(&all, "1").unwrap();
    let files = ["s1", "s2"].map(|id| worked_out(&store, id, "Odile Brandt"));
    store.save_story_files(files.to_vec()).unwrap();
    store.set_stories(&all, "1").unwrap();
    assert_eq!(waiting(&store), [""; 0]);

    store.set_stories(&[entry("s1", &["a"], &[]), entry("s2", &["b", "c"], &[])], "1").unwrap();
    assert_eq!(waiting(&store), ["s2"], "it has an article more");
    put(&mut store, &article("a", "The Gazette", "2031-05-06", "The bridge is open."));
    store.set_stories(&[entry("s1", &["a"], &[]), entry("s2", &["b", "c"], &[])], "1").unwrap();
    assert_eq!(waiting(&store), ["s1", "s2"], "its article says something else");
    store.set_stories(&all, "2").unwrap();
    assert_eq!(waiting(&store), ["s1", "s2"], "a stage has another version");
}

#[test]
fn a_name_that_was_given_once_leads_to_the_story_of_its_article_for_ever() {
    let shelf = Shelf::empty();
    let mut store = shelf.open();
    with_articles(&mut store, &["a", "b"]);
    store.set_stories(&[entry("s1", &["b"], &["s0"])], "1").unwrap();
    store.set_stories(&[entry("s2", &["a", "b"], &[])], "1").unwrap();
    for name in ["s0", "s1", "s2"] {
        assert_eq!(store.story(name).unwrap().unwrap().entry.id.0, "s2", "{name}");
    }
    store.drop_derived().unwrap();
    assert_eq!(store.story("s1").unwrap(), None, "its article is not read yet");
    with_articles(&mut store, &["a", "b"]);
    store.set_stories(&[entry("s3", &["b"], &[]), entry("s4", &["a"], &[])], "1").unwrap();
    for (name, now) in [("s0", "s3"), ("s1", "s3"), ("s2", "s4")] {
        assert_eq!(store.story(name).unwrap().unwrap().entry.id.0, now, "{name}");
    }
}
