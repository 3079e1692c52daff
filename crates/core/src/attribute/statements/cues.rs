//! Which verbs introduce what a source says, thinks, plans or feels? The lists are data: `cues.txt`, `irregular.txt`.

use headwater_model::{Attitude, Manner};
use std::collections::HashMap;
use std::sync::OnceLock;

/// What may follow a cue: a set of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u8);

impl Frames {
    /// A quotation ("“...,” she said").
    pub(super) const QUOTATION: Self = Self(1);
    /// A clause ("said that ...").
    pub(super) const CLAUSE: Self = Self(2);
    /// An object ("criticised the plan").
    pub(super) const OBJECT: Self = Self(4);
    /// An infinitive ("vowed to stay").
    pub(super) const INFINITIVE: Self = Self(8);
    /// The addressee, before what is said ("told reporters that ...").
    pub(super) const ADDRESSEE: Self = Self(16);

    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as bits.
    pub(super) fn bits(self) -> u32 {
        u32::from(self.0)
    }

    fn read(letters: &str) -> Self {
        Self(letters.chars().fold(0, |set, letter| {
            set | match letter {
                'q' => Self::QUOTATION.0,
                'c' => Self::CLAUSE.0,
                'o' => Self::OBJECT.0,
                'i' => Self::INFINITIVE.0,
                'a' => Self::ADDRESSEE.0,
                _ => 0,
            }
        }))
    }
}

/// Which form of its verb a word is; a regular verb's past and participle are one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// "say"
    Base,
    /// "says"
    Third,
    /// "said", "wrote"
    Past,
    /// "written", where it is not the past too
    Participle,
    /// "saying"
    Ing,
}

/// A form of a verb that can be a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) attitude: Attitude,
    pub(super) manner: Manner,
    pub(super) frames: Frames,
    pub(super) form: VerbForm,
}

/// The cue that a word in lower case can be.
pub(super) fn cue_of(lower: &str) -> Option<&'static Cue> {
    static TABLE: OnceLock<HashMap<String, Cue>> = OnceLock::new();
    TABLE.get_or_init(read_table).get(lower)
}

/// Each form of each verb of the lists; where a verb stands in two lines, its frames are added to the first.
fn read_table() -> HashMap<String, Cue> {
    let irregular: HashMap<&str, Vec<&str>> = include_str!("irregular.txt")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| Some((l.split(' ').next()?, l.split(' ').collect())))
        .collect();
    let mut table: HashMap<String, Cue> = HashMap::new();
    for (kind, lemmas) in
        include_str!("cues.txt").lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(':'))
    {
        let mut words = kind.split_whitespace();
        let attitude = attitude_of(words.next().unwrap_or_default());
        let manner = manner_of(words.next().unwrap_or_default());
        let letters = words.next().unwrap_or_default();
        for lemma in lemmas.split_whitespace() {
            for (word, form) in forms(lemma, irregular.get(lemma)) {
                let frames = Frames::read(letters);
                table.entry(word).and_modify(|c| c.frames = Frames(c.frames.0 | frames.0)).or_insert(Cue {
                    attitude,
                    manner,
                    frames,
                    form,
                });
            }
        }
    }
    table
}

/// The forms of a verb.
fn forms(lemma: &str, irregular: Option<&Vec<&str>>) -> Vec<(String, VerbForm)> {
    const ORDER: [VerbForm; 5] =
        [VerbForm::Base, VerbForm::Third, VerbForm::Past, VerbForm::Participle, VerbForm::Ing];
    if let Some(words) = irregular {
        // The past stands before the participle, so a word that is both is read as the past.
        let mut seen: Vec<(String, VerbForm)> = Vec::new();
        for (word, form) in words.iter().zip(ORDER) {
            if seen.iter().all(|s| s.0 != *word) {
                seen.push(((*word).to_owned(), form));
            }
        }
        return seen;
    }
    let sibilant = ["s", "x", "ch", "sh"].iter().any(|e| lemma.ends_with(e));
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    vec![
        (lemma.to_owned(), VerbForm::Base),
        (format!("{lemma}{}", if sibilant { "es" } else { "s" }), VerbForm::Third),
        (format!("{stem}ed"), VerbForm::Past),
        (format!("{stem}ing"), VerbForm::Ing),
    ]
}

fn attitude_of(word: &str) -> Attitude {
    match word {
        "claimed" => Attitude::Claimed,
        "denied" => Attitude::Denied,
        "confirmed" => Attitude::Confirmed,
        "declined" => Attitude::Declined,
        "refused" => Attitude::Refused,
        "warned" => Attitude::Warned,
        "promised" => Attitude::Promised,
        "asked" => Attitude::Asked,
        _ => Attitude::Said,
    }
}

fn manner_of(word: &str) -> Manner {
    match word {
        "thought" => Manner::Thought,
        "intended" => Manner::Intended,
        "felt" => Manner::Felt,
        _ => Manner::Said,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_known_in_all_its_forms() {
        for (word, form) in [
            ("say", VerbForm::Base),
            ("writes", VerbForm::Third),
            ("denied", VerbForm::Past),
            ("written", VerbForm::Participle),
            ("arguing", VerbForm::Ing),
        ] {
            assert_eq!(cue_of(word).map(|c| c.form), Some(form), "{word}");
        }
        assert_eq!(cue_of("walked"), None);
    }

    #[test]
    fn a_cue_tells_the_speech_act_and_the_manner() {
        assert_eq!(cue_of("denies").map(|c| c.attitude), Some(Attitude::Denied));
        assert_eq!(cue_of("vowed").map(|c| c.attitude), Some(Attitude::Promised));
        assert_eq!(cue_of("believes").map(|c| c.manner), Some(Manner::Thought));
        assert_eq!(cue_of("hopes").map(|c| c.manner), Some(Manner::Felt));
    }
}
