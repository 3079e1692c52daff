//! What a user sees: command in, output out.

mod demo;
mod input;
mod json;
mod look;
mod newsroom;
mod stages;
