//! Reads files into pages.
