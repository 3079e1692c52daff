//! Does the house keep its own rules? Its walls (ARCHITECTURE.md) and its words (GLOSSARY.md), read off the sources.
//!
//! Each rule is a function from text to complaints; each is shown a planted violation here, for a rule that nothing
//! can break proves nothing.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod glossary;
mod source;
mod walls;
