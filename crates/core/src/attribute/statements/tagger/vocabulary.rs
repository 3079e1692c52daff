//! Which words does the model know, and which class has each? By hash; the words themselves are not kept.

/// What the model knows of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Whether it counts as a word of its own.
    pub(super) is_word: bool,
    /// Its class among few and among many, from 1; 0 where it has none.
    pub(super) coarse: u8,
    pub(super) fine: u8,
}

/// The known words, in order of their hashes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Vocabulary(Vec<(u32, Known)>);

impl Vocabulary {
    /// Of two words of one hash the first counts.
    pub(super) fn of(mut words: Vec<(u32, Known)>) -> Self {
        words.sort_by_key(|w| w.0);
        words.dedup_by_key(|w| w.0);
        Self(words)
    }

    pub(super) fn list(&self) -> &[(u32, Known)] {
        &self.0
    }

    /// What is known of the word with this hash.
    pub(super) fn get(&self, hash: u32) -> Known {
        self.0.binary_search_by_key(&hash, |w| w.0).map_or_else(|_| Known::default(), |at| self.0[at].1)
    }
}

/// The hash of a word (FNV-1a).
pub(super) fn hash_of(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
