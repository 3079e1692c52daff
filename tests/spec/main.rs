//! What a user sees: command in, output out.
