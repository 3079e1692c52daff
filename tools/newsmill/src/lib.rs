//! Which news never happened? Invented outlets, events and reports, with the truth beside them: stories, copies, credits,
//! claims and on whose word they rest, statements, furniture.
//!
//! Everything follows from a seed: an event is worked out from its number whenever it is needed (`event`), who reports
//! it and from what (`coverage`), what each report says (`report`, `tell`, `voice`, `pickup`), how it goes out
//! (`article`, `html`, `warc`, `feeds`), and what is true of it (`truth`). `run` brings all of it into the order of time.

pub mod article;
pub mod coverage;
pub mod data;
pub mod draw;
pub mod event;
pub mod feeds;
pub mod folder;
pub mod html;
pub mod outlets;
pub mod output;
pub mod people;
pub mod pickup;
pub mod report;
pub mod run;
pub mod sentence;
pub mod sha1;
pub mod tables;
pub mod tell;
pub mod template;
pub mod truth;
pub mod voice;
pub mod warc;
