//! Renders stories: model in, bytes out.
