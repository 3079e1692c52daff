//! Does the house keep its own rules? Its walls (ARCHITECTURE.md) and its words (GLOSSARY.md), read off the sources.
//!
//! Each rule is a function from text to complaints; each is shown a planted violation here, for a rule that nothing
//! can break proves nothing.

mod glossary;
mod source;
mod walls;
