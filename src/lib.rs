//! The program, as a library: what `headwater` and the evaluation both call.

pub mod knowledge;
pub mod pipeline;
