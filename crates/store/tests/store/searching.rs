//! Articles, statements and claims are found by their words, with filters.

use crate::shelf::{Shelf, article, entry, put, worked_out};
use headwater_store::{Forget, FoundKind, Query, Store};

fn filled(shelf: &Shelf) -> Store {
    let mut store = shelf.open();
    put(
        &mut store,
        &article("a", "The Gazette", "2031-05-06", "The Tarn bridge is shut. Odile Brandt said so."),
    );
    let mut other =
        article("b", "Der Anzeiger", "2031-05-08", "Die Brücke bleibt zu. Das sagte Petra Sandoval.");
    other.language = Some("de".to_owned());
    put(&mut store, &other);
    store.set_stories(&[entry("s1", &["a"], &[]), entry("s2", &["b"], &[])], "1").unwrap();
    let files =
        [("s1", "Odile Brandt"), ("s2", "Petra Sandoval")].map(|(id, name)| worked_out(&store, id, name));
    store.save_story_files(files.to_vec()).unwrap();
    store
}

fn found(store: &Store, words: &str, with: impl FnOnce(&mut Query)) -> Vec<(FoundKind, String)> {
    let mut query = Query { words: words.to_owned(), most: 9, ..Query::default() };
    with(&mut query);
    store.search(&query).unwrap().into_iter().map(|f| (f.kind, f.article)).collect()
}

fn one(kind: FoundKind, article: &str) -> (FoundKind, String) {
    (kind, article.to_owned())
}

use FoundKind::{Article, Claim, Statement};

#[test]
fn words_are_found_in_articles_statements_and_claims() {
    let shelf = Shelf::empty();
    let store = filled(&shelf);
    let everywhere = [one(Article, "a"), one(Statement, "a"), one(Claim, "a")];
    assert_eq!(found(&store, "shut bridge", |_| {}), everywhere);
    assert_eq!(found(&store, "\"bridge is shut\"", |_| {}), everywhere);
    assert_eq!(found(&store, "\"shut is bridge\"", |_| {}), []);
    assert_eq!(found(&store, "brucke", |_| {})[0], one(Article, "b"), "without case and accents");
    assert_eq!(found(&store, "\" * ) OR (", |_| {}), [], "nothing that is typed is an operator");
    let first = &store.search(&Query { words: "shut".into(), most: 1, ..Query::default() }).unwrap()[0];
    assert_eq!((first.snippet.contains("is [shut]"), first.story.as_deref()), (true, Some("s1")));
}

#[test]
fn who_is_said_to_have_said_something_is_found_too() {
    let shelf = Shelf::empty();
    let mut store = filled(&shelf);
    let mut file = worked_out(&store, "s1", "Odile Brandt");
    let mut inner = file.statements[0].clone();
    inner.source.as_mut().unwrap().name = "Jonas Okoro".to_owned();
    file.statements[0].inner.push(inner);
    store.save_story_files(vec![file]).unwrap();
    assert_eq!(found(&store, "", |q| q.speaker = Some("okoro".into())), [one(Statement, "a")]);
}

#[test]
fn filters_narrow_what_is_found() {
    let shelf = Shelf::empty();
    let store = filled(&shelf);
    assert_eq!(found(&store, "", |q| q.speaker = Some("sandoval".into())), [one(Statement, "b")]);
    assert_eq!(found(&store, "shut", |q| q.speaker = Some("sandoval".into())), []);
    assert_eq!(found(&store, "bridge", |q| q.outlet = Some("the gazette".into())).len(), 4 - 1);
    assert_eq!(found(&store, "tarn", |q| q.language = Some("de".into())), [one(Article, "b")]);
    let day = |day: &str| Some(day.parse::<headwater_model::Moment>().unwrap().seconds());
    assert_eq!(found(&store, "tarn", |q| q.since = day("2031-05-07")), [one(Article, "b")]);
    assert_eq!(found(&store, "tarn", |q| q.until = day("2031-05-07"))[0], one(Article, "a"));
    assert!(found(&store, "", |_| {}).is_empty());
}

#[test]
fn an_old_version_is_not_found() {
    let shelf = Shelf::empty();
    let mut store = filled(&shelf);
    put(&mut store, &article("a", "The Gazette", "2031-05-06", "The Tarn bridge is open."));
    assert!(!found(&store, "shut", |_| {}).contains(&one(Article, "a")));
    assert_eq!(found(&store, "open", |_| {}), [one(Article, "a")]);
}

#[test]
fn a_forgotten_person_is_not_found_and_stays_so_when_all_is_made_again() {
    let shelf = Shelf::empty();
    let mut store = filled(&shelf);
    let by = |store: &Store| found(store, "", |q| q.speaker = Some("Brandt".into()));
    assert_eq!(
        (by(&store), found(&store, "Odile", |_| {})),
        (vec![one(Statement, "a")], vec![one(Article, "a")])
    );
    store.forget(&Forget::Person("Odile  BRANDT".to_owned())).unwrap();
    assert_eq!((by(&store), found(&store, "Odile", |_| {})), (vec![], vec![]));
    assert!(!found(&store, "tarn", |_| {}).is_empty(), "the article stays");
    store.drop_derived().unwrap();
    drop(store);
    let store = filled(&shelf);
    assert_eq!((by(&store), found(&store, "Odile", |_| {})), (vec![], vec![]));
}
