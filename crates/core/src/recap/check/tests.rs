//! What may not be published, and what may. People and places are invented.

use super::*;
use headwater_model::{Paragraph, ParagraphKind};

/// An article of one paragraph.
fn article(text: &str) -> Article {
    let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Text }];
    Article { text: text.to_owned(), paragraphs, language: Some("en".into()), ..Article::empty("a") }
}

/// The faults of `text` where it cites `source`, which stands behind another sentence.
fn faults(text: &str, source: &str) -> Vec<Fault> {
    let article = article(&format!("The council met in Ostrel. {source} Mara Quill left at noon."));
    let start = article.text.find(source).unwrap();
    let cited = Citation::of(&article, Span::new(start, start + source.len())).unwrap();
    sentence(text, &[cited], |_| Some(&article))
}

/// The columns of a table of the tests, without its remarks.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect())
}

#[test]
fn every_planted_lie_is_refused() {
    let planted: Vec<_> = rows(include_str!("planted.tsv")).collect();
    assert!(planted.len() >= 100);
    let passed: Vec<_> = planted.iter().filter(|row| faults(row[2], row[1]).is_empty()).collect();
    assert!(passed.is_empty(), "{passed:#?}");
}

#[test]
fn what_is_cut_or_turned_without_loss_passes() {
    let refused: Vec<_> = rows(include_str!("honest.tsv"))
        .map(|row| (row[1], faults(row[1], row[0])))
        .filter(|(_, faults)| !faults.is_empty())
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn a_fault_names_the_word() {
    let source = "The bridge will not open before spring, Mara Quill said on Monday.";
    let lost = faults("The bridge will open before spring, Mara Quill said on Monday.", source);
    assert_eq!(lost, [Fault::Lost("not".into())]);
    let new = faults("The bridge will not open before summer, Mara Quill said on Monday.", source);
    assert_eq!(new, [Fault::New("summer".into())]);
}

#[test]
fn a_citation_says_where_its_words_stand_and_nothing_else() {
    let article = article("One sentence stands here. Another sentence stands there.");
    let right = Citation::of(&article, Span::new(0, 25)).unwrap();
    assert_eq!(citation(&right, Some(&article)), None);
    assert_eq!(citation(&right, None), Some(Fault::NoArticle(article.id.clone())));
    let moved = Citation { span: Span::new(1, 26), ..right.clone() };
    assert!(matches!(citation(&moved, Some(&article)), Some(Fault::OtherWords { .. })));
    let outside = Citation { span: Span::new(40, 400), ..right.clone() };
    assert!(matches!(citation(&outside, Some(&article)), Some(Fault::OutOfText(_))));
    let elsewhere = Citation { paragraph: 2, ..right.clone() };
    assert_eq!(citation(&elsewhere, Some(&article)), Some(Fault::OtherParagraph { cited: 2, stands_in: 1 }));
}

#[test]
fn a_citation_wider_than_one_sentence_is_refused() {
    let article = article("The bridge is shut. The ferry runs every hour.");
    let wide = Citation::of(&article, Span::new(0, article.text.len())).unwrap();
    assert_eq!(sentence("The bridge is shut.", &[wide], |_| Some(&article)), [Fault::Wider]);
}

#[test]
fn each_citation_must_carry_the_whole_sentence() {
    let article = article("The bridge is shut. The ferry runs every hour.");
    let cite = |start, end| Citation::of(&article, Span::new(start, end)).unwrap();
    let both = [cite(0, 19), cite(20, 46)];
    assert!(!sentence("The bridge is shut.", &both, |_| Some(&article)).is_empty());
    assert!(sentence("The bridge is shut.", &both[..1], |_| Some(&article)).is_empty());
    assert_eq!(sentence("The bridge is shut.", &[], |_| Some(&article)), [Fault::Uncited]);
}

#[test]
fn a_part_of_a_sentence_in_another_language_is_refused() {
    let mut article = article("Die Brücke ist seit Montag gesperrt, sagte Mara Quill.");
    article.language = Some("de".into());
    let cited = Citation::of(&article, Span::new(0, article.text.len())).unwrap();
    let faults = |text: &str| sentence(text, std::slice::from_ref(&cited), |_| Some(&article));
    assert_eq!(faults("Die Brücke ist seit Montag gesperrt."), [Fault::NotWhole]);
    assert!(faults(&article.text).is_empty());
}
