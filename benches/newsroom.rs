//! News for the benchmarks: pages of invented outlets on invented events, the same on every run.
//!
//! Each event has one to six reports; a report tells the event's facts in sentences of a few patterns (facts, speech in
//! quotation marks, reported speech, credits to another outlet), in an order of its own, inside a page with furniture of
//! the common kinds. No person, place or outlet here is real. It is not a test of quality: the patterns are few.

use headwater_model::{Page, PageBody};
use std::fmt::Write;

/// The pages of `events` events, in order of event.
#[must_use]
pub fn pages(events: u64) -> Vec<Page> {
    (0..events).flat_map(event).collect()
}

/// The outlets, all invented.
const OUTLETS: [&str; 8] = [
    "Example Post",
    "Sample Gazette",
    "Westhaven Herald",
    "Corrow Evening News",
    "Lantern Wire",
    "Harbour Courier",
    "Fenmark Journal",
    "Radio Ostrel",
];

const BODIES: [&str; 6] = [
    "the harbour authority",
    "the city council",
    "the fire brigade",
    "the water board",
    "the state prosecutor",
    "the works council",
];

const THINGS: [&str; 6] =
    ["a footbridge", "a grain store", "a ferry engine", "a pumping station", "a cable car", "a school roof"];

/// Sentences that tell an event; `{…}` are its facts.
const PATTERNS: [&str; 16] = [
    "At least {count} people were hurt when {thing} gave way in {town} late on Tuesday, {body} said.",
    "“We heard a crack, and then the whole of it went down,” said {first} {last}, who lives nearby.",
    "The cause is not yet known, and {body} has opened an inquiry.",
    "According to the {outlet}, an engineer had warned of rust at {town} in a letter two years ago.",
    "{last} told the {outlet} that {count} families had to leave their homes.",
    "“Nobody answered our letters,” she said. “Nobody came to look at {thing}.”",
    "Mayor {second} {other} denied that money was the reason. “That is simply false,” he said.",
    "Repairs will cost about {money} million crowns, a spokeswoman for {body} said on Wednesday.",
    "Two people familiar with the inquiry said that the last inspection had been put off.",
    "The {outlet} first reported that the inspection was put off, citing an internal memo.",
    "Schools in {town} stayed closed, and buses took the long way round by {village}.",
    "{other} said the city would pay for hotel rooms until {thing} was safe again.",
    "In a statement, {body} called the event “a tragedy that ought not to have happened”.",
    "The road to {village} was reopened on Thursday morning, but the square is still shut.",
    "{first} {last}, {count}, said that her neighbours “will not forget this in a hurry”.",
    "Officials have not said when {thing} was built; the {outlet} put it at 1962.",
];

/// The facts of one event.
struct Facts {
    town: String,
    village: String,
    names: [String; 4],
    count: u64,
    body: &'static str,
    thing: &'static str,
}

fn event(number: u64) -> Vec<Page> {
    let mut draw = Draw(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5851_f42d);
    let facts = Facts {
        town: draw.name(),
        village: draw.name(),
        names: [draw.name(), draw.name(), draw.name(), draw.name()],
        count: 3 + draw.below(60),
        body: draw.one(&BODIES),
        thing: draw.one(&THINGS),
    };
    let reports = 1 + draw.below(6);
    (0..reports).map(|report| page(number, report, &facts, &mut draw)).collect()
}

/// One report of an event, as a page.
fn page(event: u64, report: u64, facts: &Facts, draw: &mut Draw) -> Page {
    let outlet = OUTLETS[(event + report) as usize % OUTLETS.len()];
    let other = OUTLETS[(event + report + 1 + draw.below(6)) as usize % OUTLETS.len()];
    let first = draw.below(PATTERNS.len() as u64) as usize;
    let step = [1, 3, 5, 7][draw.below(4) as usize]; // odd: every pattern comes up once
    let mut body = String::new();
    for place in 0..12 {
        let pattern =
            if place == 0 { PATTERNS[0] } else { PATTERNS[(first + place * step) % PATTERNS.len()] };
        let _ = writeln!(body, "<p>{}</p>", facts.fill(pattern, other));
    }
    let (town, thing) = (&facts.town, facts.thing);
    let (month, day, hour) = (1 + event / 28 % 12, 1 + event % 28, 6 + report * 2);
    let headline = format!("{} hurt as {thing} gives way in {town}", facts.count);
    let html = format!(
        r##"<!DOCTYPE html><html lang="en"><head><title>{headline} | {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:title" content="{headline}">
<meta property="article:published_time" content="2031-{month:02}-{day:02}T{hour:02}:10:00Z"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/city">City</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>{headline}</h1><p class="byline">By {} {}</p>
<div class="share"><a href="#">Share</a> <a href="#">Print</a> <a href="#">Save</a></div>
{body}</article>
<aside class="related"><h2>More from {outlet}</h2><ul><li><a href="/a">Ferry fares to rise again</a></li>
<li><a href="/b">Rain expected until Sunday</a></li><li><a href="/c">A new market hall for Corrow</a></li></ul></aside>
<section class="newsletter"><p>Sign up for our morning newsletter. It is free.</p></section></main>
<footer><p>© {outlet}. All rights reserved. <a href="/terms">Terms</a> <a href="/privacy">Privacy</a></p></footer>
</body></html>"##,
        draw.name(),
        draw.name(),
    );
    Page {
        id: format!("event-{event:05}-{report}"),
        url: None,
        charset: Some("utf-8".to_owned()),
        fetched: None,
        body: PageBody::Html(html.into_bytes()),
    }
}

impl Facts {
    fn fill(&self, pattern: &str, outlet: &str) -> String {
        let [first, last, second, other] = &self.names;
        pattern
            .replace("{count}", &self.count.to_string())
            .replace("{money}", &(self.count * 3 % 17 + 2).to_string())
            .replace("{town}", &self.town)
            .replace("{village}", &self.village)
            .replace("{body}", self.body)
            .replace("{thing}", self.thing)
            .replace("{outlet}", outlet)
            .replace("{first}", first)
            .replace("{last}", last)
            .replace("{second}", second)
            .replace("{other}", other)
    }
}

/// A seeded draw (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len() as u64) as usize]
    }

    /// A name of three syllables, of which there are 64,000.
    fn name(&mut self) -> String {
        const SYLLABLES: [&str; 40] = [
            "bal", "cor", "den", "fal", "gim", "hov", "jas", "kel", "lor", "mun", "nar", "osk", "pel",
            "quin", "ros", "sund", "tarn", "ulv", "ves", "wick", "yar", "zel", "bru", "cald", "dor", "fen",
            "gast", "hald", "ist", "jor", "kast", "lind", "mar", "nev", "orm", "pask", "rind", "stel", "tov",
            "wend",
        ];
        let name = [self.one(&SYLLABLES), self.one(&SYLLABLES), self.one(&SYLLABLES)].concat();
        name[..1].to_uppercase() + &name[1..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_same_events_give_the_same_pages_with_ids_of_their_own() {
        let made = pages(50);
        assert_eq!(made, pages(50));
        let ids: BTreeSet<&str> = made.iter().map(|page| page.id.as_str()).collect();
        assert_eq!(ids.len(), made.len());
        assert!(made.len() > 100 && made.len() < 300, "{}", made.len());
    }

    #[test]
    fn every_fact_is_filled_in() {
        for page in pages(20) {
            let PageBody::Html(bytes) = page.body else { panic!("a page of HTML") };
            let html = String::from_utf8(bytes).unwrap();
            assert!(!html.contains('{') && html.contains("<p>At least "), "{html}");
        }
    }
}
