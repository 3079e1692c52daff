//! Which of many words stand in a text? All of them in one pass (Aho and Corasick 1975, doi:10.1145/360825.360855).

use aho_corasick::Anchored;
use aho_corasick::automaton::{Automaton as _, StateID};
use aho_corasick::dfa::DFA;

/// Words to look for.
#[derive(Debug)]
pub(super) struct Automaton {
    dfa: DFA,
    start: StateID,
}

impl Automaton {
    /// An automaton of `words`; with `any_case`, ASCII letters in any case are alike.
    pub(super) fn of<'w>(words: impl IntoIterator<Item = &'w str>, any_case: bool) -> Self {
        // Without a prefilter: where every word begins with a blank it would stop at each.
        let dfa = DFA::builder().ascii_case_insensitive(any_case).prefilter(false).build(words);
        let dfa = dfa.expect("a few hundred short words fit an automaton");
        let start = dfa.start_state(Anchored::No).expect("it is built to begin anywhere");
        Self { dfa, start }
    }

    /// Calls `found` with the number of each word that stands in `text`, as often as it stands there, also inside
    /// others, in the order of their ends.
    pub(super) fn each(&self, text: &str, mut found: impl FnMut(usize)) {
        let mut state = self.start;
        for &byte in text.as_bytes() {
            state = self.dfa.next_state(Anchored::No, state, byte);
            if self.dfa.is_special(state) && self.dfa.is_match(state) {
                for at in 0..self.dfa.match_len(state) {
                    found(self.dfa.match_pattern(state, at).as_usize());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &[&str], any_case: bool, text: &str) -> Vec<usize> {
        let mut found = Vec::new();
        Automaton::of(words.iter().copied(), any_case).each(text, |word| found.push(word));
        found
    }

    #[test]
    fn every_word_is_found_at_every_place_also_inside_others() {
        assert_eq!(found(&["gate", "gates", "ate"], false, "gates, ate, Gate"), [0, 2, 1, 2, 2]);
    }

    #[test]
    fn case_counts_unless_it_is_told_not_to() {
        assert_eq!(found(&["Gate"], false, "gate GATE Gate"), [0]);
        assert_eq!(found(&["Gate"], true, "gate GATE Gate"), [0, 0, 0]);
    }
}
