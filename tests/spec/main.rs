//! What a user sees: command in, output out.

#![allow(clippy::unwrap_used, reason = "a test that cannot lay its desk has failed")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod decisions;
mod demo;
mod gates;
mod input;
mod json;
mod killed;
mod look;
mod newsroom;
mod notices;
mod pages;
mod rewriting;
mod seeds;
mod sources;
mod stages;
mod store;
mod verify;
