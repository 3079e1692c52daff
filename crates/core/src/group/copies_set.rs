//! A set of the project's own for copies: wires with every kind of cut and addition, and look-alikes that are none. All
//! invented; what of a pickup is the wire's is known by span.

use super::copies::copies;
use headwater_model::{Article, Span};
use std::ops::Range;

/// Four wires of three paragraphs of two sentences.
const WIRES: [[[&str; 2]; 3]; 4] = [
    [
        [
            "The harbour of Westhaven reopened to freighters on Thursday, three days after a grain ship ran aground in the channel and blocked the way to the mills of the upper Tarn.",
            "Divers found no damage to the hull below the waterline, said the harbour master, Ilse Corrigan, who had closed the channel on Monday night.",
        ],
        [
            "Two tugs pulled the Maribel Dunn free on the evening tide without losing any of her cargo of four thousand tonnes of barley.",
            "Her captain told the coastguard that the steering had failed in the bend below the lighthouse, where the current runs fastest.",
        ],
        [
            "The owners, Quay Lines of Port Ellery, said that they would wait for the report of the inspectors before they let her sail again.",
            "Eleven ships were waiting outside the bar on Thursday morning, and the pilots expect to bring in the last of them on Saturday.",
        ],
    ],
    [
        [
            "The parliament of Orsany voted on Tuesday to lower the voting age to sixteen, ending a debate that had gone on for two legislatures.",
            "The bill passed by 88 votes to 71 after the Rural League, which had opposed it for years, let its members vote as they liked.",
        ],
        [
            "About two hundred thousand young people will be on the rolls for the first time when Orsany elects its councils in October.",
            "Prime Minister Hedda Malk called it a debt that the country had owed to those who will live longest with what is decided now.",
        ],
        [
            "The opposition leader, Tomas Arnau, said that his party would ask the constitutional court to look at the way in which the vote was held.",
            "Teachers asked for a course in civics before the summer, and the education ministry promised books by the end of May.",
        ],
    ],
    [
        [
            "Researchers in Kolmark have found that a moss thought to be extinct grows under the ice of three mountain lakes in the Sarn range.",
            "The plant was last described in 1911 by a schoolteacher whose samples were lost when the museum in Dorn burned down.",
        ],
        [
            "A camera lowered through a hole in the ice to measure oxygen came back with pictures of a green carpet nine metres below the surface.",
            "Dye tests showed that it makes food from light so faint that a diver could not read the numbers on her own watch.",
        ],
        [
            "The team, led by the botanist Ruta Veld, will keep the names of the lakes secret until the park service has put up fences.",
            "Their paper appears this week in the annals of the northern academy, together with a call for other lakes to be searched.",
        ],
    ],
    [
        [
            "A fire that began in a bakery destroyed eleven houses in the old town of Lissand early on Sunday, but nobody was killed.",
            "Firefighters from four towns fought the flames for six hours and kept them from the wooden church that stands above the market.",
        ],
        [
            "Forty people spent the night in the school gym, where neighbours brought blankets, soup and a piano for the children to play.",
            "The baker, Anselm Krog, told police that an oven door had come off its hinge while he was carrying loaves to the van.",
        ],
        [
            "Mayor Signe Oster promised that the lane would be rebuilt as it was, with the help of a fund that the county set up in 1978.",
            "Insurers sent six people to count the damage, which the town clerk put at nine million crowns before noon on Sunday.",
        ],
    ],
];

/// What editors add of their own.
const OWN: [&str; 4] = [
    "Readers in the valley have followed the matter for weeks, and letters about it fill our page of opinions today.",
    "Our own correspondent was turned away at the gate and spoke with people in the street, none of whom gave a name.",
    "It is the third time this year that the matter has come up, and few here expect that it will be the last one.",
    "What follows for our town is not clear yet; the clerk did not answer the questions that we sent her on the phone.",
];

/// A text with the places of what is the wire's.
#[derive(Default)]
struct Pickup {
    text: String,
    wires: Vec<Range<usize>>,
}

impl Pickup {
    /// Adds a paragraph of the wire.
    fn wire(mut self, sentences: &[&str]) -> Self {
        self = self.own("");
        let start = self.text.len();
        self.text.push_str(&sentences.join(" "));
        self.wires.push(start..self.text.len());
        self
    }

    /// Adds a paragraph of the editor's.
    fn own(mut self, words: &str) -> Self {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push_str("\n\n");
        }
        self.text.push_str(words);
        self
    }
}

/// Every kind of pickup of a wire, by name.
fn pickups(wire: &[[&str; 2]; 3], own: &str) -> Vec<(&'static str, Pickup)> {
    let [one, two, three] = wire;
    let new = Pickup::default;
    let reworded = |sentence: &str| {
        let mut words: Vec<&str> = sentence.split(' ').collect();
        let middle = words.len() - 5;
        words[middle] = "indeed";
        words.join(" ")
    };
    let [first, second, third] = [one, two, three].map(|p| [p[0].to_owned(), reworded(p[1])].join(" "));
    vec![
        ("whole", new().wire(one).wire(two).wire(three)),
        ("cut at the end", new().wire(one).wire(two)),
        ("cut to one sentence", new().wire(&one[..1])),
        ("cut at the front", new().wire(two).wire(three)),
        ("cut in the middle", new().wire(one).wire(three)),
        ("a paragraph put between", new().wire(one).own(own).wire(two).wire(three)),
        ("a paragraph added at the end", new().wire(one).wire(two).own(own)),
        ("another headline", new().own("All that we know so far").wire(one).wire(two).wire(three)),
        (
            "a line of the house before it",
            new().own("By our staff and agencies. Updated at noon.").wire(one).wire(three),
        ),
        ("paragraphs in another order", new().wire(three).wire(one).wire(two)),
        ("a word changed in half of the sentences", new().wire(&[&first]).wire(&[&second]).wire(&[&third])),
        ("all at once", new().own("What we know").wire(three).own(own).wire(&[&second])),
    ]
}

/// Pairs that are no copies of each other, by name.
fn look_alikes() -> Vec<(&'static str, String, String)> {
    let wire = |at: usize| WIRES[at].map(|p| p.join(" ")).join("\n\n");
    let weather = |place: &str, sky: &str, high: &str, low: &str, wind: &str| {
        format!(
            "{place} will be {sky} on Friday, with a high of {high} degrees. In the night it cools to {low} degrees \
             with a wind from the {wind}. The weekend in {place} stays {sky}, the weather office said."
        )
    };
    let earnings = |firm: &str, city: &str, profit: &str, share: &str, sales: &str| {
        format!(
            "{city} - {firm} on Tuesday reported third-quarter net income of {profit} million. The {city}-based company \
             said it had profit of {share} cents per share. The maker of farm machines posted revenue of {sales} million \
             in the period. {firm} shares have risen {share} percent since the year began."
        )
    };
    let match_report = |home: &str, away: &str, score: &str, scorer: &str, crowd: &str| {
        format!(
            "{home} beat {away} {score} on Saturday before a crowd of {crowd}. {scorer} scored the winner after the \
             break. {home} are now third in the northern league, and {away} drop to ninth. Next week {home} play away."
        )
    };
    let quote = "“We pulled her off on the evening tide and she came away without a scratch on her,”";
    let terms =
        "Subscribe to our letter and get the news of the valley into your box each morning at six, free.";
    let other = |text: &str| text.to_owned();
    vec![
        (
            "two agencies on a ship",
            wire(0),
            other(
                "A stranded grain carrier no longer bars the port of Westhaven, where traffic began to move at dawn on Thursday. The Maribel Dunn, stuck since Monday in the bend below the lighthouse, floated free with the help of two tugs. Harbour master Ilse Corrigan said her hull was sound. Eleven vessels wait their turn.",
            ),
        ),
        (
            "two agencies on a vote",
            wire(1),
            other(
                "Sixteen-year-olds in Orsany may vote from October. Lawmakers backed the change 88-71 on Tuesday when the Rural League freed its deputies from the party line. Some 200,000 names join the rolls. Tomas Arnau of the opposition wants judges to review the procedure; Hedda Malk, the premier, spoke of a debt to the young.",
            ),
        ),
        (
            "two agencies on a find",
            wire(2),
            other(
                "A moss that science had given up lives on in the dark beneath lake ice in the Sarn mountains, a team from Kolmark reports. Ruta Veld and colleagues saw it by chance with an oxygen probe. No sample had existed since fire took the museum of Dorn. Where the three lakes lie they will not say.",
            ),
        ),
        (
            "two agencies on a fire",
            wire(3),
            other(
                "Eleven homes burned down in Lissand's old town on Sunday after an oven door broke in Anselm Krog's bakery. No one died. Crews from four towns saved the wooden church. Forty residents slept in the school, and Mayor Signe Oster wants the lane back as it was; the damage may be nine million crowns.",
            ),
        ),
        (
            "weather of two towns",
            weather("Lindow", "sunny", "21", "9", "west"),
            weather("Marrow", "grey", "17", "11", "north"),
        ),
        (
            "weather of two days",
            weather("Lindow", "sunny", "21", "9", "west"),
            weather("Lindow", "cloudy", "18", "8", "east"),
        ),
        (
            "weather under one sky",
            weather("Port Ellery", "clear", "25", "14", "south"),
            weather("Kolmark", "clear", "12", "3", "north"),
        ),
        (
            "earnings of two firms",
            earnings("Calder Works", "Lindow", "$4.1", "31", "$88.2"),
            earnings("Brandt Tools", "Marrow", "$7.9", "52", "$120.4"),
        ),
        (
            "earnings of two firms of one city",
            earnings("Calder Works", "Lindow", "$4.1", "31", "$88.2"),
            earnings("Okoro Steel", "Lindow", "$9.6", "12", "$301.7"),
        ),
        (
            "two matches",
            match_report("Harriers", "Port Ellery", "3-2", "Jonas Okoro", "8,112"),
            match_report("Lindow Town", "Wanderers", "1-0", "Ben Sorley", "3,940"),
        ),
        (
            "two matches of one team",
            match_report("Harriers", "Port Ellery", "3-2", "Jonas Okoro", "8,112"),
            match_report("Harriers", "Lindow Town", "2-1", "Per Dahl", "7,004"),
        ),
        (
            "one quotation in two reports",
            format!("{} {quote} said Ms Corrigan, who has run the port for nine years.", WIRES[0][0][0]),
            format!(
                "A stranded ship no longer bars the channel at Westhaven, and traffic began to move at dawn. {quote} the harbour master told reporters on the quay, where a crowd had come to watch the tugs."
            ),
        ),
        (
            "one line of the house below two reports",
            format!("{} {terms}", WIRES[2][0].join(" ")),
            format!("{} {terms}", WIRES[3][0].join(" ")),
        ),
        (
            "one sentence of a wire in a long report",
            wire(1),
            format!("{} {} {}", OWN.join(" "), WIRES[1][2][1], WIRES[3].map(|p| p.join(" ")).join(" ")),
        ),
        ("two wires", wire(0), wire(3)),
        (
            "one address below two reports",
            format!("{} Write to the editor at 14 Quay Street, Lindow.", OWN[0]),
            format!("{} Write to the editor at 14 Quay Street, Lindow.", OWN[1]),
        ),
    ]
}

/// The articles `a` and `b` of these texts: what `b` is said to run of `a`.
fn passages(a: &str, b: &str) -> Option<Vec<Span>> {
    let of = |id: &str, text: &str| Article { text: text.to_owned(), ..Article::empty(id) };
    let (a, b) = (of("a", a), of("b", b));
    let found = copies(&[&a, &b]);
    found.into_iter().find(|copy| copy.article.0 == "b" && copy.of.0 == "a").map(|copy| copy.passages)
}

/// How many letters stand in both.
fn common(passages: &[Span], wires: &[Range<usize>]) -> usize {
    let both = |p: &Span, w: &Range<usize>| p.end.min(w.end).saturating_sub(p.start.max(w.start));
    passages.iter().flat_map(|p| wires.iter().map(move |w| both(p, w))).sum()
}

#[test]
fn every_kind_of_pickup_is_a_copy_and_what_is_the_wires_is_known_by_span() {
    let mut count = 0;
    for (wire, own) in WIRES.iter().zip(OWN) {
        let whole = Pickup::default().wire(&wire[0]).wire(&wire[1]).wire(&wire[2]).text;
        for (kind, pickup) in pickups(wire, own) {
            let Some(passages) = passages(&whole, &pickup.text) else { panic!("{kind}: {}", pickup.text) };
            // The blank line between two paragraphs is nobody's.
            let length = |spans: &[Span]| {
                spans.iter().map(|s| s.of(&pickup.text).replace("\n\n", "").len()).sum::<usize>()
            };
            let wires: usize = pickup.wires.iter().map(Range::len).sum();
            let right = common(&passages, &pickup.wires);
            assert_eq!(right, length(&passages), "{kind}: a passage holds what is not the wire's");
            // A changed word takes the words before it that make no window by themselves.
            let least = if pickup.text.contains("indeed") { 70 } else { 97 };
            assert!(100 * right >= least * wires, "{kind}: {right} of {wires} letters");
            count += 1;
        }
    }
    assert_eq!(count, 48);
}

#[test]
fn no_look_alike_is_a_copy_either_way_round() {
    let all = look_alikes();
    assert_eq!(all.len(), 16);
    for (kind, one, other) in &all {
        assert_eq!(passages(one, other), None, "{kind}");
        assert_eq!(passages(other, one), None, "{kind}");
    }
}
