//! Do sentences end where a reader says? Ends before other sentences, exactly; the end of a passage is given away and
//! counts for nothing.

use super::{Score, f1, figures, one, ratio, sums};

/// A passage of the labelled set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Its words.
    pub text: String,
    /// Where sentences end before others, in bytes of `text`, in order.
    pub ends: Vec<usize>,
    /// Whether a rule over punctuation alone gets it wrong.
    pub is_trap: bool,
}

impl Passage {
    /// The passages of a file, one a line: `|` where a sentence ends before another, `~` before a trap, `#` before a
    /// comment.
    ///
    /// Behind an end a blank is added, but in scripts that have none.
    #[must_use]
    pub fn read_all(file: &str) -> Vec<Self> {
        let lines = file.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
        lines.map(Self::read).collect()
    }

    fn read(line: &str) -> Self {
        let (line, is_trap) = line.strip_prefix("~ ").map_or((line, false), |rest| (rest, true));
        let wide = line.chars().any(
            |c| matches!(c, '\u{3001}'..='\u{3002}' | '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'),
        );
        let mut passage = Self { text: String::new(), ends: Vec::new(), is_trap };
        for part in line.split('|') {
            if !passage.text.is_empty() {
                passage.ends.push(passage.text.len());
                if !wide {
                    passage.text.push(' ');
                }
            }
            passage.text.push_str(part);
        }
        passage
    }
}

sums! {
    /// Counts over ends and passages.
    Counts { right, found, wanted, passages, exact, traps, traps_exact }
}

/// Scores what was found for each passage.
#[must_use]
pub fn score(passages: &[(&Passage, &[usize])], rounds: u32) -> Score {
    let units: Vec<Counts> = passages.iter().map(|(passage, found)| counts(passage, found)).collect();
    let figures = figures(&units, rounds, |sums| {
        let (precision, recall) = (ratio(sums.right, sums.found), ratio(sums.right, sums.wanted));
        vec![
            ("f1", f1(precision, recall)),
            ("precision", precision),
            ("recall", recall),
            ("exact", ratio(sums.exact, sums.passages)),
            ("traps_exact", ratio(sums.traps_exact, sums.traps)),
        ]
    });
    let traps = passages.iter().filter(|(p, _)| p.is_trap).count();
    Score { counts: vec![("passages", passages.len()), ("traps", traps)], figures }
}

fn counts(passage: &Passage, found: &[usize]) -> Counts {
    let exact = passage.ends == found;
    Counts {
        right: found.iter().filter(|end| passage.ends.contains(end)).count() as f64,
        found: found.len() as f64,
        wanted: passage.ends.len() as f64,
        passages: 1.0,
        exact: one(exact),
        traps: one(passage.is_trap),
        traps_exact: one(passage.is_trap && exact),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_its_sentences() {
        let read = Passage::read_all("# so\nOne.|Two.\n~ 一。|二。\n");
        let of =
            |text: &str, ends: &[usize], is_trap| Passage { text: text.into(), ends: ends.into(), is_trap };
        assert_eq!(read, [of("One. Two.", &[4], false), of("一。二。", &[6], true)]);
    }

    #[test]
    fn an_end_that_is_missed_and_one_too_many_both_count() {
        let passages = Passage::read_all("One.|Two.|Three.\n~ Mr. Quill.");
        let score = score(&[(&passages[0], &[4]), (&passages[1], &[3])], 0);
        let values: Vec<f64> = score.figures.iter().map(|f| f.value).collect();
        assert_eq!(values, [0.5, 0.5, 0.5, 0.0, 0.0]);
    }
}
