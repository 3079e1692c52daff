//! What the stages know beside their input: the same as the product itself.

use headwater::pipeline::Knowledge;

/// What the product knows.
#[must_use]
pub fn shipped() -> Knowledge {
    headwater::knowledge::knowledge()
}
