//! Were the words found that somebody is reported to have said, and who said them?
//!
//! Predicted pieces are paired with gold pieces one to one inside a document, best overlap first. `strict`: both ends
//! equal; `exact`: both within two characters; `overlap`: intersection over union of at least one half. Speakers are
//! compared on the pairs of `overlap`: the head word is the same, or the words of one name are all in the other.
//! Where only some kinds are asked for, gold of another kind is neither asked for nor held against the prediction.
//! The bootstrap draws documents.

use super::words::{is_blank, is_letter, joined_words};
use super::{Score, f1, figures, one, ratio, sums};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// One unbroken piece of an attribution; offsets are code points, the end not included.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Piece {
    /// The document.
    pub doc: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Who speaks, in the article's words.
    #[serde(default)]
    pub speaker: Option<String>,
    /// direct, indirect, mixed; in gold also other.
    #[serde(default)]
    pub kind: Option<String>,
}

/// How far the ends of a piece may be off for it to be `exact`: systems differ in whether quotation marks and a final
/// comma belong to it.
const SLACK: usize = 2;

sums!(Counts {
    gold,
    predicted,
    strict,
    exact,
    overlap,
    kind_right,
    speaker_asked,
    speaker_right,
    speaker_gold,
    speaker_predicted,
    letters_gold,
    letters_predicted,
    letters_both,
    direct,
    direct_hit,
    indirect,
    indirect_hit,
    mixed,
    mixed_hit,
    other,
    other_hit,
});

/// Scores `predicted` against `gold`; `kinds` are those asked for, all where it is `None`.
#[must_use]
pub fn score(gold: &[Piece], predicted: &[Piece], kinds: Option<&[&str]>, rounds: u32) -> Score {
    let mut documents: BTreeMap<&str, (Vec<&Piece>, Vec<&Piece>)> = BTreeMap::new();
    gold.iter().for_each(|piece| documents.entry(&piece.doc).or_default().0.push(piece));
    predicted.iter().for_each(|piece| documents.entry(&piece.doc).or_default().1.push(piece));
    let counts: Vec<Counts> = documents.values().map(|(gold, guess)| count(gold, guess, kinds)).collect();
    let all = |of: fn(&Counts) -> f64| counts.iter().map(of).sum::<f64>() as usize;
    let mut figures = figures(&counts, rounds, of_sums);
    // The recall of a kind that was not asked for is no figure.
    for (kind, asked) in [
        ("recall_direct", all(|c| c.direct)),
        ("recall_indirect", all(|c| c.indirect)),
        ("recall_mixed", all(|c| c.mixed)),
    ] {
        figures.retain(|figure| asked > 0 || figure.name != kind);
    }
    Score {
        counts: vec![
            ("documents", counts.len()),
            ("gold", all(|c| c.gold)),
            ("predicted", all(|c| c.predicted)),
        ],
        figures,
    }
}

fn of_sums(c: &Counts) -> Vec<(&'static str, f64)> {
    let both = |hit: f64, predicted: f64, gold: f64| {
        let (p, r) = (ratio(hit, predicted), ratio(hit, gold));
        (p, r, f1(p, r))
    };
    let overlap = both(c.overlap, c.predicted, c.gold);
    let speaker = both(c.speaker_right, c.speaker_predicted, c.speaker_gold);
    let letters = both(c.letters_both, c.letters_predicted, c.letters_gold);
    vec![
        ("overlap_f", overlap.2),
        ("overlap_p", overlap.0),
        ("overlap_r", overlap.1),
        ("speaker_f", speaker.2),
        ("speaker_p", speaker.0),
        ("speaker_r", speaker.1),
        ("speaker_acc", ratio(c.speaker_right, c.speaker_asked)),
        ("exact_f", both(c.exact, c.predicted, c.gold).2),
        ("strict_f", both(c.strict, c.predicted, c.gold).2),
        ("char_f", letters.2),
        ("kind_acc", ratio(c.kind_right, c.overlap)),
        ("recall_direct", ratio(c.direct_hit, c.direct)),
        ("recall_indirect", ratio(c.indirect_hit, c.indirect)),
        ("recall_mixed", ratio(c.mixed_hit, c.mixed)),
    ]
}

/// The counts of one document.
fn count(gold: &[&Piece], predicted: &[&Piece], kinds: Option<&[&str]>) -> Counts {
    let is_wanted = |kind: Option<&str>| kinds.is_none_or(|k| kind.is_some_and(|kind| k.contains(&kind)));
    let (wanted, other): (Vec<&Piece>, Vec<&Piece>) =
        gold.iter().partition(|piece| is_wanted(piece.kind.as_deref()));
    let predicted = held_against(&wanted, &other, predicted, &is_wanted);
    let overlapping = pairs(&wanted, &predicted, |_, _, overlap| overlap >= 0.5);
    let mut c = Counts {
        gold: wanted.len() as f64,
        predicted: predicted.len() as f64,
        strict: pairs(&wanted, &predicted, |g, p, _| near(g, p, 0)).len() as f64,
        exact: pairs(&wanted, &predicted, |g, p, _| near(g, p, SLACK)).len() as f64,
        overlap: overlapping.len() as f64,
        speaker_gold: wanted.iter().filter(|g| speaker(g).is_some()).count() as f64,
        speaker_predicted: predicted.iter().filter(|p| speaker(p).is_some()).count() as f64,
        ..Counts::default()
    };
    for (g, p) in overlapping {
        let (g, p) = (wanted[g], predicted[p]);
        c.kind_right += one(g.kind == p.kind);
        *by_kind(&mut c, g).1 += 1.0;
        if let Some(name) = speaker(g) {
            c.speaker_asked += 1.0;
            c.speaker_right += one(speaker(p).is_some_and(|guess| same_speaker(name, guess)));
        }
    }
    for g in &wanted {
        *by_kind(&mut c, g).0 += 1.0;
    }
    let (gold, guess) = (covered(&wanted), covered(&predicted));
    (c.letters_gold, c.letters_predicted) = (length(&gold), length(&guess));
    c.letters_both = shared(&gold, &guess);
    c
}

/// The predictions that count: all where every kind is wanted. Elsewhere those that have a wanted partner or touch a
/// wanted piece, and those that touch no gold at all and are themselves of a wanted kind.
fn held_against<'a>(
    wanted: &[&Piece],
    other: &[&Piece],
    predicted: &[&'a Piece],
    is_wanted: &impl Fn(Option<&str>) -> bool,
) -> Vec<&'a Piece> {
    let touches = |pieces: &[&Piece], p: &Piece| pieces.iter().any(|g| overlap(g, p) > 0.0);
    predicted
        .iter()
        .copied()
        .filter(|p| {
            touches(wanted, p) || (!touches(other, p) && (p.kind.is_none() || is_wanted(p.kind.as_deref())))
        })
        .collect()
}

/// The two counts of the kind of `piece`: asked for, found. Kinds without a figure are counted together.
fn by_kind<'a>(c: &'a mut Counts, piece: &Piece) -> (&'a mut f64, &'a mut f64) {
    match piece.kind.as_deref() {
        Some("direct") => (&mut c.direct, &mut c.direct_hit),
        Some("indirect") => (&mut c.indirect, &mut c.indirect_hit),
        Some("mixed") => (&mut c.mixed, &mut c.mixed_hit),
        _ => (&mut c.other, &mut c.other_hit),
    }
}

fn speaker(piece: &Piece) -> Option<&str> {
    piece.speaker.as_deref().filter(|name| !name.is_empty())
}

/// Intersection over union of two pieces, in characters.
fn overlap(a: &Piece, b: &Piece) -> f64 {
    let (start, end) = (a.start.max(b.start), a.end.min(b.end));
    if end <= start {
        return 0.0;
    }
    (end - start) as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64
}

fn near(a: &Piece, b: &Piece, slack: usize) -> bool {
    a.start.abs_diff(b.start) <= slack && a.end.abs_diff(b.end) <= slack
}

/// Pairs of gold and predicted pieces that touch and are `good` together, one to one, best overlap first.
fn pairs(
    gold: &[&Piece],
    predicted: &[&Piece],
    good: impl Fn(&Piece, &Piece, f64) -> bool,
) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in predicted.iter().enumerate() {
            let overlap = overlap(g, p);
            if overlap > 0.0 && good(g, p, overlap) {
                candidates.push((overlap, i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_gold, mut used_predicted) = (BTreeSet::new(), BTreeSet::new());
    candidates.retain(|(_, i, j)| {
        let free = !used_gold.contains(i) && !used_predicted.contains(j);
        if free {
            used_gold.insert(*i);
            used_predicted.insert(*j);
        }
        free
    });
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}

/// The stretches that `pieces` cover, in order, without overlaps.
fn covered(pieces: &[&Piece]) -> Vec<(usize, usize)> {
    let mut spans: Vec<_> = pieces.iter().map(|p| (p.start, p.end)).collect();
    spans.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in spans {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn length(spans: &[(usize, usize)]) -> f64 {
    spans.iter().map(|(start, end)| end - start).sum::<usize>() as f64
}

/// How many characters two lists of stretches share.
fn shared(a: &[(usize, usize)], b: &[(usize, usize)]) -> f64 {
    let both = |x: &(usize, usize), y: &(usize, usize)| x.1.min(y.1).saturating_sub(x.0.max(y.0));
    a.iter().map(|x| b.iter().map(|y| both(x, y)).sum::<usize>()).sum::<usize>() as f64
}

const TITLES: &str = " mr mrs ms miss dr prof professor sir dame lord lady sen senator rep representative gov governor \
    president vice former the a an one some several many his her their its our my this that these those late judge \
    justice gen general col capt sgt lt secretary minister prime chancellor mayor king queen prince princess pope rev \
    reverend ";
const ENDS_HEAD: &str = " of for in at from on with who whom whose which that near to by as and or whose aged including \
    during about against ";
const PRONOUNS: &str = " he she they it i we you who him her them ";

fn is_in(list: &str, word: &str) -> bool {
    list.contains(&format!(" {word} "))
}

/// Equal head words, or the words of one name all in the other's.
fn same_speaker(gold: &str, guess: &str) -> bool {
    let (x, y) = (name_words(gold), name_words(guess));
    let set = |words: &[String]| -> BTreeSet<String> {
        words.iter().filter(|w| !is_in(TITLES, w)).cloned().collect()
    };
    let (a, b) = (set(&x), set(&y));
    if a.is_empty() || b.is_empty() {
        return x == y;
    }
    if head(gold) == head(guess) {
        return true;
    }
    let has_pronoun = |words: &BTreeSet<String>| words.iter().any(|w| is_in(PRONOUNS, w));
    if has_pronoun(&a) || has_pronoun(&b) {
        return a == b;
    }
    a.is_subset(&b) || b.is_subset(&a)
}

/// The last word before a comma, preposition or relative, titles in front left out.
fn head(name: &str) -> String {
    let name = name.trim_matches(is_blank);
    let first = name.split([',', ';', ':', '(', '—']).next().unwrap_or("");
    let words = name_words(first);
    let end = words.iter().skip(1).position(|w| is_in(ENDS_HEAD, w)).map_or(words.len(), |at| at + 1);
    words[..end].last().cloned().unwrap_or_default()
}

/// The words of a name, in lower case, without the "'s" and "'" of the genitive.
fn name_words(name: &str) -> Vec<String> {
    let lower: Vec<char> = name.to_lowercase().replace('’', "'").chars().collect();
    let is_word = |at: usize| lower.get(at).is_some_and(|c| *c == '_' || is_letter(*c));
    let mut kept = String::new();
    let mut at = 0;
    while let Some(&letter) = lower.get(at) {
        at += 1;
        if letter != '\'' {
            kept.push(letter);
        } else if lower.get(at) == Some(&'s') && !is_word(at + 1) {
            at += 1;
        } else if lower.get(at).is_some_and(|c| !is_blank(*c)) {
            kept.push(letter);
        }
    }
    joined_words(&kept, &['-', '\'', '.'], usize::MAX).into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(start: usize, end: usize, speaker: &str, kind: &str) -> Piece {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Piece { doc: "one".into(), start, end, speaker: some(speaker), kind: some(kind) }
    }

    fn scored(gold: &[Piece], guess: &[Piece], kinds: Option<&[&str]>) -> BTreeMap<String, f64> {
        score(gold, guess, kinds, 0).figures.into_iter().map(|f| (f.name, f.value)).collect()
    }

    #[test]
    fn a_piece_counts_by_how_much_of_it_was_found() {
        let gold = [piece(10, 30, "Mara Quill", "direct"), piece(40, 60, "she", "direct")];
        // Off by two at each end; half of the second; one that nobody said.
        let guess =
            [piece(12, 28, "Quill", "direct"), piece(40, 50, "he", "direct"), piece(80, 90, "", "direct")];
        let figures = scored(&gold, &guess, None);
        assert_eq!((figures["overlap_p"], figures["overlap_r"]), (2.0 / 3.0, 1.0));
        assert_eq!((figures["exact_f"], figures["strict_f"]), (0.4, 0.0));
        assert_eq!((figures["speaker_acc"], figures["speaker_p"], figures["speaker_r"]), (0.5, 0.5, 0.5));
        // 26 of 36 predicted and 40 gold characters.
        assert!((figures["char_f"] - 52.0 / 76.0).abs() < 1e-12);
    }

    #[test]
    fn two_predictions_cannot_share_one_gold_piece() {
        let gold = [piece(0, 10, "", "direct")];
        let figures = scored(&gold, &[piece(0, 8, "", "direct"), piece(0, 10, "", "direct")], None);
        assert_eq!((figures["overlap_p"], figures["strict_f"]), (0.5, 2.0 / 3.0));
    }

    #[test]
    fn what_is_not_asked_for_is_not_held_against_a_prediction() {
        let gold = [piece(0, 10, "", "direct"), piece(20, 30, "", "other")];
        // On the other kind: not counted. Beside all gold: counted only where it is of a kind asked for.
        let guess = [piece(0, 10, "", "direct"), piece(20, 30, "", "direct"), piece(50, 60, "", "indirect")];
        assert_eq!(scored(&gold, &guess, Some(&["direct", "mixed"]))["overlap_p"], 1.0);
        assert_eq!(scored(&gold, &guess, Some(&["direct", "indirect"]))["overlap_p"], 0.5);
    }

    #[test]
    fn speakers_are_the_same_by_head_word_or_by_the_words_of_a_name() {
        assert!(same_speaker("Sen. Mara Quill of Westhaven", "Quill"));
        assert!(same_speaker("Quill’s spokesman, who asked not to be named", "a spokesman"));
        assert!(same_speaker("Mara Quill", "Quill, Mara"));
        assert!(!same_speaker("she", "Mara Quill") && same_speaker("She", "she"));
        assert!(!same_speaker("Mara Quill", "Tom Hale"));
        assert!(same_speaker("the president", "the president") && !same_speaker("the president", "Quill"));
    }

    #[test]
    fn the_genitive_is_no_part_of_a_name() {
        assert_eq!(name_words("Quill's office"), ["quill", "office"]);
        assert_eq!(name_words("the workers' union O'Shea's"), ["the", "workers", "union", "o'shea"]);
    }
}
