//! What the stages know beside their input: the same as in the program itself.

use headwater::pipeline::Knowledge;

/// The knowledge that the program ships with.
#[must_use]
pub fn shipped() -> Knowledge {
    Knowledge { words: headwater::knowledge::words(), ..Knowledge::default() }
}
