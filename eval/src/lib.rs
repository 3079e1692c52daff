//! How good is it, and how fast?
pub mod score;
