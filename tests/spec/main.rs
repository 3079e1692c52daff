//! What a user sees: command in, output out.

#![allow(clippy::unwrap_used, reason = "a test that cannot lay its desk has failed")]

mod demo;
mod input;
mod json;
mod look;
mod newsroom;
mod seeds;
mod stages;
