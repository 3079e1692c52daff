//! When does a cue put the saying? The verb's form and the small words before it. English.

use super::cues::{VerbForm, cue_of};
use crate::text::Tokens;
use headwater_model::Tense;
use std::ops::Range;

/// So many words before the verb may belong to it ("has since repeatedly said").
const BEFORE: usize = 3;

/// The tense of the cue at `cue`; `None` for a cue that is no verb, or one that the words around do not put in time
/// ("saying").
pub(super) fn tense(tokens: &Tokens<'_>, cue: &Range<usize>) -> Option<Tense> {
    let (at, form) = cue.clone().find_map(|at| Some((at, cue_of(tokens.lower(at))?.form)))?;
    let sentence = tokens.list[at].sentence;
    let near = at.saturating_sub(BEFORE)..at;
    let has = |words: &[&str]| {
        near.clone().any(|i| tokens.list[i].sentence == sentence && words.contains(&tokens.lower(i)))
    };
    if has(&["will", "shall", "'ll", "’ll", "going"]) && form == VerbForm::Base {
        return Some(Tense::Future);
    }
    match form {
        VerbForm::Past | VerbForm::Participle if has(&["is", "are"]) => Some(Tense::Present),
        VerbForm::Past | VerbForm::Participle => Some(Tense::Past),
        VerbForm::Base if has(&["did", "didn't", "didn’t"]) => Some(Tense::Past),
        VerbForm::Base if has(&["to"]) => None,
        VerbForm::Third | VerbForm::Base => Some(Tense::Present),
        VerbForm::Ing if has(&["was", "were", "been"]) => Some(Tense::Past),
        VerbForm::Ing if has(&["is", "are", "'s", "’s"]) => Some(Tense::Present),
        VerbForm::Ing => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tense of the last cue in `text`.
    fn of(text: &str) -> Option<Tense> {
        let tokens = Tokens::of(text);
        let at = (0..tokens.len()).rev().find(|&at| cue_of(tokens.lower(at)).is_some())?;
        tense(&tokens, &(at..at + 1))
    }

    #[test]
    fn the_form_of_the_verb_and_the_words_before_it_tell_the_tense() {
        for (text, expected) in [
            ("The bridge is shut, Mara Quill said.", Some(Tense::Past)),
            ("The bridge is shut, Mara Quill has since said.", Some(Tense::Past)),
            ("The bridge is shut, Mara Quill says.", Some(Tense::Present)),
            ("The bridge is shut, the unions say.", Some(Tense::Present)),
            ("Mara Quill is said to stay away.", Some(Tense::Present)),
            ("On Friday Mara Quill will tell the council.", Some(Tense::Future)),
            ("Mara Quill left, saying the bridge is shut.", None),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }
}
