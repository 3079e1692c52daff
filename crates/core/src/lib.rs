//! The stages of Headwater: plain functions from nouns to nouns, in the order in which they run.
//!
//! 1. [`extract`]: Page → Article. What does this page say?
//! 2. [`group`]: Articles → Stories. Which reports tell the same event?
//! 3. [`attribute`]: Article → Statements and Credits. Who said what, and on whose word?
//! 4. [`trace`]: Story, Statements, Credits → Claims with Origins. Where did it come from first?
//! 5. [`recap`]: Story, Claims → Recap. What happened, and which line says so?
//!
//! Nothing here touches files, sockets, the clock, the environment or threads: outlets, weights and settings are
//! arguments, and the same arguments give the same result. A stage imports no other stage; what they share is in
//! [`text`] and [`outlets`].

pub mod attribute;
pub mod extract;
pub mod group;
pub mod outlets;
pub mod recap;
pub mod text;
pub mod trace;
