//! Fits the choice of a source among the candidates of each piece.

use super::super::Tagging;
use super::super::linker::{Candidate, LINKS, Setting};
use super::perceptron::order;
use super::{Text, inside};
use std::ops::Range;

/// Fits the weights of the choice of a source: an averaged perceptron over the candidates of each piece.
pub(super) fn fit_links(texts: &[Text<'_>], taggings: &[Tagging], rounds: u32) -> Vec<i8> {
    let mut weights = vec![0.0_f32; LINKS];
    let mut sums = vec![0.0_f64; LINKS];
    let mut step = 1.0;
    for round in 0..rounds {
        for index in order(texts.len(), round) {
            let (text, tagging) = (&texts[index], &taggings[index]);
            let setting = Setting { tokens: &text.tokens, found: &text.found, tagging };
            let mut last: Option<Range<usize>> = None;
            for tagged in &tagging.contents {
                let candidates = setting.candidates(&tagged.content, last.as_ref());
                let Some(right) = right_candidate(text, &tagged.content, &candidates) else { continue };
                last = candidates[right].words.clone().or(last);
                let features: Vec<Vec<u32>> =
                    candidates.iter().map(|c| setting.features(&tagged.content, c)).collect();
                let score = |f: &[u32]| f.iter().map(|&i| weights[i as usize]).sum::<f32>();
                let guess = (0..features.len())
                    .fold(0, |best, i| if score(&features[i]) > score(&features[best]) { i } else { best });
                step += 1.0;
                if guess == right {
                    continue;
                }
                for (chosen, by) in [(right, 1.0_f32), (guess, -1.0)] {
                    for &feature in &features[chosen] {
                        weights[feature as usize] += by;
                        sums[feature as usize] += step * f64::from(by);
                    }
                }
            }
        }
    }
    let mean: Vec<f64> = weights.iter().zip(&sums).map(|(w, s)| f64::from(*w) - s / step).collect();
    let largest = mean.iter().fold(1.0e-9, |top: f64, w| top.max(w.abs()));
    mean.iter().map(|w| (w / largest * 127.0).round() as i8).collect()
}

/// The candidate that is most like the marked source of the marked piece that `content` is; `None` where the piece is
/// not marked or its source is not among the candidates.
fn right_candidate(text: &Text<'_>, content: &Range<usize>, candidates: &[Candidate]) -> Option<usize> {
    let marked = text.marked.iter().map(|m| (m, inside(&text.tokens, m.content))).find(|(_, range)| {
        let shared = range.end.min(content.end).saturating_sub(range.start.max(content.start));
        2 * shared >= range.len() + content.len() - shared && shared > 0
    })?;
    let Some(source) = marked.0.source.first().map(|s| inside(&text.tokens, *s)) else { return Some(0) };
    let likeness = |candidate: &Candidate| {
        let words = candidate.words.clone().unwrap_or_default();
        let shared = words.end.min(source.end).saturating_sub(words.start.max(source.start));
        100 * shared / (words.len() + source.len() - shared).max(1)
    };
    let best = (0..candidates.len()).max_by_key(|&i| (likeness(&candidates[i]), std::cmp::Reverse(i)))?;
    (likeness(&candidates[best]) >= 30).then_some(best)
}
