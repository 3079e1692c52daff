//! Is this word one of a fixed list? A list that is asked for every word of a page, by length and first byte.

/// A fixed list of words.
#[derive(Debug)]
pub(super) struct WordSet {
    slots: Vec<Vec<&'static str>>,
}

const SLOTS: usize = 256;

fn slot(word: &[u8]) -> usize {
    let first = word.first().copied().unwrap_or(0);
    let last = word.last().copied().unwrap_or(0);
    (word.len() * 37 + usize::from(first) * 5 + usize::from(last)) % SLOTS
}

impl WordSet {
    pub(super) fn of(words: &'static [&'static str]) -> Self {
        let mut slots = vec![Vec::new(); SLOTS];
        words.iter().for_each(|word| slots[slot(word.as_bytes())].push(*word));
        Self { slots }
    }

    pub(super) fn contains(&self, word: impl AsRef<[u8]>) -> bool {
        let word = word.as_ref();
        self.slots[slot(word)].iter().any(|known| known.as_bytes() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_the_list_is_found_and_no_other() {
        let set = WordSet::of(&["we", "our", "наш"]);
        assert!(["we", "our", "наш"].iter().all(|word| set.contains(word)));
        assert!(!["", "w", "us", "ours", "нас"].iter().any(|word| set.contains(word)));
    }
}
