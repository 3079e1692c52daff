//! Runs every part of the program on a folder of evaluation data and scores what it predicts.
fn main() {}
