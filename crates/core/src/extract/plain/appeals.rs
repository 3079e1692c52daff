//! How far does an appeal reach? An appeal for money comes with its letter, portrait and signature; a sign-up prompt
//! with a slogan beside it. Both are told by their neighbours: the line alone says little.

use super::Line;
use headwater_model::FurnitureClass::{AuthorBio, Donation, PhotoCredit, SignUp};

/// Widens what the words of single lines have shown.
pub(super) fn mark(lines: &mut [Line<'_>]) {
    let appeals: Vec<usize> = (0..lines.len()).filter(|&i| lines[i].is(Donation)).collect();
    for &at in &appeals {
        widen_up(lines, at);
        widen_down(lines, at);
    }
    mark_slogans(lines);
    mark_repeats(lines);
}

/// The letter above an appeal: paragraphs that speak in the first person or to the reader.
///
/// In a column every paragraph may; so the letter is taken only where something marks its beginning: a wider gap,
/// a portrait, other furniture. Without one, only lines that weigh something for an appeal themselves are.
fn widen_up(lines: &mut [Line<'_>], at: usize) {
    let mut start = at;
    let usual_gap = usual_gap(lines);
    let mut has_border = false;
    while start > 0 && !has_border {
        has_border = lines[start].gap > usual_gap || lines[start - 1].verdict.is_some();
        if has_border || lines[start - 1].folded.address == 0 {
            break;
        }
        start -= 1;
    }
    let share = at - start;
    if !has_border || share * 2 > lines.len() {
        start = at;
        while start > 0 && lines[start - 1].verdict.is_none() && weighs_for_appeal(&lines[start - 1]) {
            start -= 1;
        }
    }
    for line in lines[start..at].iter_mut().filter(|l| l.verdict.is_none()) {
        line.mark(Donation, "it speaks in the first person above an appeal for money: the letter");
    }
    if let Some(above) = start.checked_sub(1).map(|i| &mut lines[i])
        && above.is(PhotoCredit)
    {
        above.mark(Donation, "the portrait above the letter of an appeal");
    }
}

/// Thanks, signature and labels below an appeal.
fn widen_down(lines: &mut [Line<'_>], at: usize) {
    for line in lines[at + 1..].iter_mut() {
        if line.verdict.is_some() && !line.is(AuthorBio) {
            continue;
        }
        let words = line.folded.words.as_str();
        let signature = line.folded.count <= 8 && !line.folded.ends_sentence;
        if signature || words.starts_with(" | signed by ") {
            line.mark(Donation, "the signature or a label below an appeal for money");
        } else if line.folded.address > 0 && line.folded.count <= 60 && !words.contains(" said ") {
            line.mark(Donation, "it speaks in the first person below an appeal for money: the letter");
        } else {
            break;
        }
    }
}

fn weighs_for_appeal(line: &Line<'_>) -> bool {
    line.folded.address > 0
        && crate::extract::cues::weigh(&line.folded).iter().any(|&(class, ..)| class == Donation)
}

/// The gap between most paragraphs, in blank lines.
fn usual_gap(lines: &[Line<'_>]) -> usize {
    let mut gaps: Vec<usize> = lines.iter().skip(1).map(|l| l.gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

/// A short line beside a prompt that orders or promises the reader something is the outlet's slogan.
fn mark_slogans(lines: &mut [Line<'_>]) {
    let near = |lines: &[Line<'_>], i: usize| {
        let above = i.checked_sub(1).is_some_and(|j| lines[j].is(SignUp));
        above || lines.get(i + 1).is_some_and(|l| l.is(SignUp))
    };
    for at in 0..lines.len() {
        if lines[at].verdict.is_none() && near(lines, at) && is_slogan(&lines[at]) {
            lines[at].mark(SignUp, "a slogan beside a sign-up prompt");
        }
    }
}

/// Opens with an order, or speaks to the reader, and is no longer than a slogan.
fn is_slogan(line: &Line<'_>) -> bool {
    const ORDERS: &[&str] = &[
        "get",
        "escape",
        "stay",
        "join",
        "discover",
        "know",
        "see",
        "hear",
        "start",
        "understand",
        "explore",
        "follow",
        "enjoy",
        "keep",
        "try",
        "unlock",
        "never",
        "don't",
    ];
    let words = &line.folded.words;
    let first = words.trim_start_matches([' ', '|']).split(' ').next().unwrap_or("");
    let to_reader = [" you ", " your ", " our "].iter().any(|w| words.contains(w));
    let reports = words.contains(" said ") || words.contains('\u{1}');
    !reports && line.folded.count <= 25 && (to_reader || ORDERS.contains(&first))
}

/// A line that repeats a piece of furniture, word for word, is the same piece again.
fn mark_repeats(lines: &mut [Line<'_>]) {
    for at in 1..lines.len() {
        if lines[at].verdict.is_none() && lines[at].text == lines[at - 1].text {
            let verdict = lines[at - 1].verdict.clone();
            lines[at].verdict = verdict;
        }
    }
}
