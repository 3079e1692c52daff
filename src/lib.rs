//! The program, as a library: what `headwater` and the evaluation both call.

pub mod cli;
pub mod commands;
pub mod decisions;
pub mod errors;
pub mod examples;
pub mod folder;
pub mod knowledge;
pub mod made;
pub mod output;
pub mod pipeline;
pub mod progress;
pub mod rewriter;
