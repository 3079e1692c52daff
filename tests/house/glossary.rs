//! Do we call things by their names? GLOSSARY.md against the public types and the names in use.

use crate::source::{root, rust_files, tokens};
use std::collections::BTreeSet;

/// The names of the first column of the tables that stand under a heading with "Types" in it.
fn types_in_glossary(glossary: &str) -> BTreeSet<String> {
    rows(glossary, "Types")
        .filter_map(|columns| columns.first().cloned())
        .flat_map(|cell| in_backticks(&cell))
        .collect()
}

/// The words that the last column of the table under "Words" forbids, in lower case.
fn forbidden_words(glossary: &str) -> BTreeSet<String> {
    let cells = rows(glossary, "Words").filter_map(|columns| columns.last().cloned());
    cells.flat_map(|cell| in_backticks(&cell)).map(|word| word.to_lowercase()).collect()
}

/// The rows of the tables under headings that hold `heading`, each as its cells.
fn rows<'a>(glossary: &'a str, heading: &'a str) -> impl Iterator<Item = Vec<String>> + 'a {
    let mut is_open = false;
    glossary.lines().filter_map(move |line| {
        if line.starts_with('#') {
            is_open = line.contains(heading);
        }
        let cells = line.trim().strip_prefix('|')?.strip_suffix('|')?;
        let is_rule = cells.chars().all(|c| matches!(c, '-' | '|' | ':' | ' '));
        (is_open && !is_rule).then(|| cells.split('|').map(|cell| cell.trim().to_owned()).collect())
    })
}

/// What stands in backticks in a cell.
fn in_backticks(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The types that a source declares with `pub`.
fn public_types(source: &str) -> Vec<String> {
    let words = tokens(source);
    let declares =
        |w: &&[String]| w[0] == "pub" && ["struct", "enum", "trait", "union"].contains(&w[1].as_str());
    words.windows(3).filter(declares).map(|w| w[2].clone()).collect()
}

/// The types and functions of a source, public or not, in whose name a forbidden word stands.
fn forbidden_names(source: &str, forbidden: &BTreeSet<String>) -> Vec<String> {
    let declares =
        |w: &&[String]| ["struct", "enum", "trait", "union", "type", "fn", "mod"].contains(&w[0].as_str());
    let names = tokens(source);
    let declared = names.windows(2).filter(declares).map(|w| w[1].clone());
    declared.filter(|name| words_of(name).iter().any(|word| is_forbidden(word, forbidden))).collect()
}

/// Whether a word of a name is forbidden, alone or as a plural.
fn is_forbidden(word: &str, forbidden: &BTreeSet<String>) -> bool {
    forbidden.contains(word) || word.strip_suffix('s').is_some_and(|one| forbidden.contains(one))
}

/// The words of an identifier, in lower case: `ClusterOfPages` and `cluster_of_pages` alike.
fn words_of(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in name.split('_') {
        let mut was_upper = true;
        words.push(String::new());
        for mark in part.chars() {
            if mark.is_uppercase() && !was_upper {
                words.push(String::new());
            }
            was_upper = mark.is_uppercase();
            words.last_mut().unwrap().extend(mark.to_lowercase());
        }
    }
    words
}

fn glossary() -> String {
    std::fs::read_to_string(root().join("GLOSSARY.md")).unwrap()
}

#[test]
fn every_public_type_stands_in_the_glossary_and_nothing_else() {
    let known = types_in_glossary(&glossary());
    let built: BTreeSet<String> =
        rust_files("crates").iter().flat_map(|(_, source)| public_types(source)).collect();
    let missing: Vec<_> = built.difference(&known).collect();
    assert!(missing.is_empty(), "add a line to GLOSSARY.md for each of {missing:?}");
    let gone: Vec<_> = known.difference(&built).collect();
    assert!(gone.is_empty(), "no such type any more, take it out of GLOSSARY.md: {gone:?}");
}

#[test]
fn no_name_uses_a_word_that_the_glossary_forbids() {
    let forbidden = forbidden_words(&glossary());
    for word in ["publisher", "cluster", "boilerplate"] {
        assert!(forbidden.contains(word), "the glossary no longer forbids {word}");
    }
    let files = rust_files("crates")
        .into_iter()
        .chain(rust_files("src"))
        .chain(rust_files("eval/src"))
        .chain(rust_files("tools"));
    let complaints: Vec<String> = files
        .flat_map(|(path, source)| {
            let names = forbidden_names(&source, &forbidden);
            names.into_iter().map(|name| format!("{}: {name}", path.display())).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(complaints, [""; 0], "GLOSSARY.md, Words, says what to use");
}

#[test]
fn a_planted_type_and_a_planted_name_are_caught() {
    let glossary = "# G\n## Types of one crate\n| type | what |\n|---|---|\n| `Page` | a page |\n\
        ## Words\n| use | for | not |\n|---|---|---|\n| outlet | who publishes | `publisher`, site |\n\
        ## Other\n| `NoType` | x | `nothing` |\n";
    assert_eq!(types_in_glossary(glossary), BTreeSet::from(["Page".to_owned()]));
    let forbidden = forbidden_words(glossary);
    assert_eq!(forbidden, BTreeSet::from(["publisher".to_owned()]));

    let source =
        "/// pub struct Hidden\npub struct Page; pub(crate) struct Inner; pub enum Extra<'a> { A(&'a str) }";
    assert_eq!(public_types(source), ["Page", "Extra"]);

    let source =
        "struct ThePublisher; fn publishers_of() {} fn published() {} let publisher = 1; mod publisher {}";
    assert_eq!(forbidden_names(source, &forbidden), ["ThePublisher", "publishers_of", "publisher"]);
}
