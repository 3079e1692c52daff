//! How good is it, and how fast? Runs every part of the program on a folder of evaluation data, scores what it
//! predicts, and measures speed and memory. `docs/EVALUATION.md` tells the forms of the files and the command.

pub mod floors;
pub mod folder;
pub mod folds;
pub mod labelled;
pub mod measure;
pub mod offsets;
pub mod parts;
pub mod report;
pub mod run;
pub mod score;
