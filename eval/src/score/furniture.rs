//! How does each class of furniture fare? Labelled pieces of pages against what was kept and what was left out.
//!
//! A piece is looked for by its words: as a whole paragraph or line of furniture first, then inside one. What stands
//! nowhere (a date that became a field) is left out without a name, and counts for no name.

use super::{Figure, Score, figures, one, ratio, sums};
use crate::labelled::{Kind, Label, Labelled, Piece};
use headwater_core::extract::Extraction;
use headwater_model::{FurnitureClass, ParagraphKind};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What was made of one page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// The name of its file.
    pub page: String,
    /// The paragraphs that were kept, in order.
    pub kept: Vec<(ParagraphKind, String)>,
    /// What was left out, in order.
    pub left: Vec<(FurnitureClass, String)>,
}

impl Answer {
    /// That of a page without an article.
    #[must_use]
    pub fn nothing(page: &str) -> Self {
        Self { page: page.to_owned(), kept: Vec::new(), left: Vec::new() }
    }

    /// That of an extraction.
    #[must_use]
    pub fn of(page: &str, found: &Extraction) -> Self {
        let text = &found.article.text;
        let kept = found.article.paragraphs.iter().map(|p| (p.kind, p.span.of(text).to_owned())).collect();
        let left = found.furniture.iter().map(|f| (f.class, f.text.clone())).collect();
        Self { page: page.to_owned(), kept, left }
    }
}

/// How the pieces of one label fare.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ClassRow {
    /// The label.
    pub label: String,
    /// How many pieces have it.
    pub pieces: usize,
    /// How many of them are on the wrong side: furniture that was kept, text that was left out.
    pub wrong_side: usize,
    /// How many of them got this label.
    pub named: usize,
    /// How many pieces of any label got this label: what precision is over.
    pub given: usize,
    /// How many pieces with this label got a label at all: what recall is over.
    pub asked: usize,
}

sums! {
    /// Counts over pieces of one page.
    Counts { kept, kept_right, wanted, furniture, furniture_named, paragraphs, paragraphs_named }
}

/// Scores `answers` against the labelled `pages`; the rows stand in the order of the labels.
#[must_use]
pub fn score(
    pages: &BTreeMap<String, Labelled>,
    answers: &BTreeMap<String, Answer>,
    rounds: u32,
) -> (Score, Vec<ClassRow>) {
    let mut pairs: Vec<(Label, Option<Label>)> = Vec::new();
    let mut counts = Vec::new();
    for (name, labelled) in pages {
        let nothing = Answer::nothing(name);
        let places = Places::of(answers.get(name).unwrap_or(&nothing));
        let mut sums = Counts::default();
        for piece in &labelled.pieces {
            let found = places.label(piece);
            count(&mut sums, piece.label, found);
            pairs.push((piece.label, found));
        }
        counts.push(sums);
    }
    let figures: Vec<Figure> = figures(&counts, rounds, |s| {
        vec![
            ("kept_precision", ratio(s.kept_right, s.kept)),
            ("kept_recall", ratio(s.kept_right, s.wanted)),
            ("class_accuracy", ratio(s.furniture_named, s.furniture)),
            ("kind_accuracy", ratio(s.paragraphs_named, s.paragraphs)),
        ]
    });
    let total = pairs.len();
    (Score { counts: vec![("pages", pages.len()), ("pieces", total)], figures }, rows(&pairs))
}

fn count(sums: &mut Counts, wanted: Label, found: Option<Label>) {
    let is_wanted = matches!(wanted, Label::Kept(_));
    let is_kept = matches!(found, Some(Label::Kept(_)));
    let named = one(found == Some(wanted));
    sums.wanted += one(is_wanted);
    sums.kept += one(is_kept);
    sums.kept_right += one(is_wanted && is_kept);
    match (wanted, found) {
        (Label::Left(_), Some(Label::Left(_))) => {
            sums.furniture += 1.0;
            sums.furniture_named += named;
        }
        (Label::Kept(_), Some(Label::Kept(_))) => {
            sums.paragraphs += 1.0;
            sums.paragraphs_named += named;
        }
        _ => {}
    }
}

fn rows(pairs: &[(Label, Option<Label>)]) -> Vec<ClassRow> {
    let labels: BTreeSet<Label> = pairs.iter().map(|(wanted, _)| *wanted).collect();
    let count =
        |test: &dyn Fn(&Label, &Option<Label>) -> bool| pairs.iter().filter(|(w, f)| test(w, f)).count();
    let row = |label: Label| {
        let is_kept = matches!(label, Label::Kept(_));
        ClassRow {
            label: label.to_string(),
            pieces: count(&|w, _| *w == label),
            wrong_side: count(&|w, f| *w == label && matches!(f, Some(Label::Kept(_))) != is_kept),
            named: count(&|w, f| *w == label && *f == Some(label)),
            given: count(&|_, f| *f == Some(label)),
            asked: count(&|w, f| *w == label && f.is_some()),
        }
    };
    labels.into_iter().map(row).collect()
}

/// The words of an answer, as they are compared.
struct Places {
    kept: Vec<(Label, String)>,
    left: Vec<(Label, String)>,
}

impl Places {
    fn of(answer: &Answer) -> Self {
        let kept = answer.kept.iter().map(|(kind, text)| (Label::Kept(Kind(*kind)), plain(text))).collect();
        let mut left = Vec::new();
        for (class, text) in &answer.left {
            let lines = text.lines().chain(text.contains('\n').then_some(text.as_str()));
            left.extend(lines.map(|line| (Label::Left(*class), plain(line))));
        }
        Self { kept, left }
    }

    /// What became of `piece`; `None` where its words stand nowhere.
    fn label(&self, piece: &Piece) -> Option<Label> {
        let words = plain(&piece.text);
        let whole = |places: &[(Label, String)]| places.iter().find(|(_, t)| *t == words).map(|p| p.0);
        let inside =
            |places: &[(Label, String)]| places.iter().find(|(_, t)| t.contains(&words)).map(|p| p.0);
        let sides = match piece.label {
            Label::Kept(_) => [&self.kept, &self.left],
            Label::Left(_) => [&self.left, &self.kept],
        };
        let whole = whole(&self.kept).or_else(|| whole(&self.left));
        let found = whole.or_else(|| sides.into_iter().find_map(|side| inside(side)));
        // A caption is no running text: it may be kept as one, or left out with its picture.
        let with_picture = found == Some(Label::Left(FurnitureClass::PhotoCredit));
        if with_picture && piece.label == Label::Kept(Kind(ParagraphKind::Caption)) {
            Some(piece.label)
        } else {
            found
        }
    }
}

/// Lower case, one blank around each word.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    format!(" {} ", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(label: &str, text: &str) -> Piece {
        Piece { label: Label::named(label).unwrap(), text: text.to_owned() }
    }

    fn scored(
        pieces: &[Piece],
        kept: &[(ParagraphKind, &str)],
        left: &[(FurnitureClass, &str)],
    ) -> (Score, Vec<ClassRow>) {
        let answer = Answer {
            page: "a".into(),
            kept: kept.iter().map(|(k, t)| (*k, (*t).to_owned())).collect(),
            left: left.iter().map(|(c, t)| (*c, (*t).to_owned())).collect(),
        };
        let labelled = Labelled { page: String::new(), pieces: pieces.to_vec() };
        score(&BTreeMap::from([("a".into(), labelled)]), &BTreeMap::from([("a".into(), answer)]), 0)
    }

    #[test]
    fn a_piece_is_kept_left_out_or_nowhere() {
        let pieces =
            [piece("body", "The gates are shut."), piece("donation", "Give now"), piece("stamp", "3 May")];
        let kept = [(ParagraphKind::Text, "The gates are shut."), (ParagraphKind::Text, "Give now!")];
        let (score, rows) = scored(&pieces, &kept, &[]);
        let values: Vec<f64> = score.figures.iter().map(|f| f.value).collect();
        assert_eq!(values, [0.5, 1.0, 0.0, 1.0]);
        let wrong: Vec<(&str, usize)> = rows.iter().map(|r| (r.label.as_str(), r.wrong_side)).collect();
        assert_eq!(wrong, [("body", 0), ("donation", 1), ("stamp", 0)]);
    }

    #[test]
    fn a_name_is_right_or_wrong_where_one_was_given() {
        let pieces =
            [piece("donation", "Give now"), piece("sign-up", "Write to us"), piece("stamp", "3 May")];
        let left = [(FurnitureClass::Donation, "Give now\nWrite to us")];
        let (score, rows) = scored(&pieces, &[], &left);
        assert_eq!(score.figures[2].value, 0.5);
        let donation = &rows[0];
        assert_eq!((donation.named, donation.given, donation.asked), (1, 2, 1));
        assert_eq!((rows[2].asked, rows[2].wrong_side), (0, 0));
    }

    #[test]
    fn a_credit_inside_a_caption_is_kept_with_it() {
        let pieces = [piece("caption", "A wall."), piece("photo-credit", "Photo: Quill")];
        let (_, rows) = scored(&pieces, &[(ParagraphKind::Caption, "A wall. Photo: Quill")], &[]);
        assert_eq!(rows.iter().map(|r| r.wrong_side).collect::<Vec<_>>(), [0, 1]);
    }
}
