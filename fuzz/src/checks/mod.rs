//! What must hold for any bytes at all: one function a target, which panics where it does not.
//!
//! Input: the bytes of one case. The fuzzer makes them; the workspace's tests take those of `fuzz/seeds` and
//! `fuzz/finds`. Nothing is said of how good the output is, only that it is of its form.

mod archive;
mod articles;
mod intake;
mod pages;
mod statements;
mod story;

pub use archive::archive;
pub use intake::intake;
pub use pages::{extract_given, extract_html, extract_plain, metadata};
pub use statements::statements;
pub use story::story;

use headwater::pipeline::Knowledge;
use headwater_core::outlets::Outlets;
use std::sync::OnceLock;

/// A check of one target.
pub type Check = fn(&[u8]);

/// Every target by its name.
pub const ALL: &[(&str, Check)] = &[
    ("extract_html", extract_html),
    ("extract_plain", extract_plain),
    ("extract_given", extract_given),
    ("metadata", metadata),
    ("statements", statements),
    ("intake", intake),
    ("archive", archive),
    ("story", story),
];

/// What the program knows, with the invented outlets of the examples before its own.
fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(|| {
        let mut knowledge = headwater::knowledge::knowledge();
        let invented = include_str!("../../../examples/outlets.toml");
        let invented =
            Outlets::parse([("examples/outlets.toml", invented)]).expect("the examples are in order");
        knowledge.outlets = Outlets::new([invented.all(), knowledge.outlets.all()].concat());
        knowledge
    })
}
