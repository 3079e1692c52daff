//! What the store promises, in invented news.

#![allow(clippy::unwrap_used, reason = "a test that cannot lay its desk has failed")]

mod articles;
mod folder;
mod formats;
mod going;
mod pages;
mod searching;
mod shelf;
mod stories;
