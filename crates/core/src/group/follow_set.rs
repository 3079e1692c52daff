//! A set of the project's own for follow-ups: of each event two reports of its day, a late one that tells it again, and
//! what came of it days after. All invented.

use super::*;
use crate::text::WordStatistics;

/// Headline, text, and hours after the first of March 2031, a Saturday.
type Report = (&'static str, &'static str, i64);

/// Of each event: two reports of its day, a late report of the same, what came of it.
const EVENTS: [[Report; 4]; 5] = [
    [
        (
            "Ferry with 80 aboard runs onto rocks off Calder Point",
            "The ferry Anna Lisk ran onto rocks off Calder Point on Monday night with eighty people aboard, and all of them were taken off by lifeboats. The coastguard said that the ship had left Sandvik an hour late and turned too soon in the fog. Nine passengers were treated for cold at the clinic in Orsund. Captain Marit Solheim stayed on the bridge until dawn.",
            60,
        ),
        (
            "All 80 rescued as the Anna Lisk strands in fog",
            "Lifeboats took all eighty passengers and crew off the ferry Anna Lisk after it struck rocks in thick fog off Calder Point on Monday night. Nine were treated in Orsund for the cold. The ship, an hour late out of Sandvik, turned too early, according to the coastguard. Captain Marit Solheim was the last to leave.",
            64,
        ),
        (
            "How the Anna Lisk came to grief off Calder Point",
            "Eighty people were taken off the ferry Anna Lisk when it ran onto rocks in fog off Calder Point on Monday night. The ship had left Sandvik an hour late, the coastguard said, and turned too soon. Nine passengers were treated for cold at the clinic in Orsund, and Captain Marit Solheim stayed on the bridge until dawn.",
            82,
        ),
        (
            "Captain charged over the stranding of the Anna Lisk",
            "Prosecutors in Orsund on Friday charged Captain Marit Solheim with endangering her ship, saying that a blood sample and the log showed she had been on duty for nineteen hours. She faces up to two years in prison, and her lawyer said she would plead not guilty in May. The ferry Anna Lisk ran onto rocks off Calder Point on Monday with eighty people aboard, all of whom were rescued.",
            157,
        ),
    ],
    [
        (
            "Blast at Veld paint works kills three",
            "An explosion tore through the paint works of Veld and Sons in Harrowby on Sunday morning and killed three workers. Windows broke half a mile away and smoke stood over the river Tolle all day. Fire chief Desmond Oake said that a tank of solvent had gone up while it was being cleaned. Eleven people were in hospital, two of them in a grave state.",
            34,
        ),
        (
            "Three dead as solvent tank explodes in Harrowby",
            "Three workers died when a tank of solvent exploded at the Veld and Sons paint works in Harrowby on Sunday. The tank was being cleaned at the time, fire chief Desmond Oake said. Eleven people were taken to hospital. The blast broke windows half a mile away, and smoke hung over the river Tolle into the evening.",
            38,
        ),
        (
            "Harrowby counts the cost of the paint works blast",
            "The explosion that killed three workers at the Veld and Sons paint works in Harrowby on Sunday broke windows half a mile away. Fire chief Desmond Oake said that a tank of solvent went up while it was being cleaned. Eleven people were taken to hospital, two in a grave state, and smoke stood over the river Tolle all day.",
            58,
        ),
        (
            "Veld and Sons to close Harrowby works for good",
            "Veld and Sons will not rebuild its factory in Harrowby and will let 140 people go, the company told staff on Thursday. It will move what is left of the business to Lindow and pay each worker half a year's wages. The union called the offer an insult and asked for talks with the county. Three workers were killed at the paint works on Sunday when a tank of solvent exploded.",
            134,
        ),
    ],
    [
        (
            "Minister Tarn quits over the land deal",
            "Agnes Tarn resigned as minister of agriculture on Tuesday after it became known that her brother had bought farmland from the state below its price. She said that she had known nothing of the sale and was leaving to spare the government. Prime minister Leo Farrant thanked her and said that he would name a successor soon. The opposition asked for an inquiry.",
            80,
        ),
        (
            "Farrant loses his farm minister",
            "The minister of agriculture, Agnes Tarn, stepped down on Tuesday over the sale of state farmland to her brother at less than its price. She denied that she had known of it. Prime minister Leo Farrant thanked her, and the opposition called for an inquiry into the sale. A successor is to be named soon.",
            83,
        ),
        (
            "Why Agnes Tarn had to go",
            "Agnes Tarn, the minister of agriculture, resigned on Tuesday because her brother bought farmland from the state below its price. She said that she knew nothing of the sale and left to spare the government. Prime minister Leo Farrant thanked her and will name a successor soon, while the opposition wants an inquiry.",
            104,
        ),
        (
            "Farrant names a beekeeper as farm minister",
            "Prime minister Leo Farrant on Monday gave the farm ministry to Joost Halloran, a beekeeper and mayor of Dunmore who has never sat in parliament. Halloran, 61, promised to open every file on land sales within a month and to keep his hives. Farmers' unions called him a stranger to grain and cattle. He succeeds Agnes Tarn, who resigned last Tuesday over farmland that her brother bought from the state.",
            226,
        ),
    ],
    [
        (
            "Flood cuts off Marrow and eleven villages",
            "The river Esk burst its banks on Wednesday and cut off the town of Marrow and eleven villages. Two thousand people left their homes, and soldiers brought bread and water in boats. The water stood at 6.4 metres at the Marrow bridge, the most since 1954. Governor Ines Baptiste called it the worst day that the valley had seen.",
            105,
        ),
        (
            "Two thousand flee as the Esk floods its valley",
            "Two thousand people fled their homes on Wednesday as the river Esk rose to 6.4 metres at the Marrow bridge, its highest since 1954. The town and eleven villages were cut off, and soldiers in boats brought bread and water. It was the worst day that the valley had seen, said governor Ines Baptiste.",
            108,
        ),
        (
            "The flood in the Esk valley in figures",
            "Two thousand people have left their homes in Marrow and eleven villages since the river Esk burst its banks on Wednesday. The water stood at 6.4 metres at the Marrow bridge, the most since 1954. Soldiers brought bread and water in boats, and governor Ines Baptiste called it the worst day that the valley had seen.",
            129,
        ),
        (
            "Parliament votes 90 million for the Esk valley",
            "Parliament on Tuesday voted 90 million crowns to rebuild houses and farms along the Esk, with 34 million of it for new dykes that are to stand by autumn of next year. Only the Thrift party voted against, for it wanted loans in place of gifts. Governor Ines Baptiste said that the first cheques would go out in April. The flood of last Wednesday cut off Marrow and drove two thousand people from their homes.",
            250,
        ),
    ],
    [
        (
            "Thieves take the Orlov psalter from Dorn museum",
            "Thieves broke into the museum of Dorn in the night to Thursday and took the Orlov psalter, a book of the twelfth century that is worth about nine million crowns. They came through a skylight and were gone in four minutes, said inspector Wanda Krell. The director, Piet Aalders, said that no other house could ever show it, for every scholar knows it.",
            106,
        ),
        (
            "Twelfth-century psalter stolen in Dorn",
            "The Orlov psalter, worth some nine million crowns, was stolen from the museum of Dorn in the night to Thursday by thieves who came through a skylight. It took them four minutes, inspector Wanda Krell said. Every scholar knows the book of the twelfth century, said the director, Piet Aalders, and nobody could ever show it.",
            110,
        ),
        (
            "Four minutes in Dorn: the theft of the Orlov psalter",
            "It took thieves four minutes to take the Orlov psalter from the museum of Dorn in the night to Thursday. They came through a skylight, inspector Wanda Krell said. The book of the twelfth century is worth about nine million crowns, and its director, Piet Aalders, said that no other house could ever show it, for every scholar knows it.",
            130,
        ),
        (
            "Stolen psalter found in a piano",
            "A piano tuner in Kolmark found the Orlov psalter under the lid of a concert grand on Wednesday and carried it to the police in a shopping bag. The owner of the hall was arrested, and a cellist is being looked for at the border. Two leaves are wet, said restorer Jana Brodin, but the gold has held. The psalter was taken from the museum of Dorn last Thursday by thieves who came through a skylight.",
            274,
        ),
    ],
];

/// The id of a report: the number of its event and its own.
fn id(event: usize, report: usize) -> String {
    format!("{event}{report}")
}

/// A report as an article.
fn article(id: String, (headline, text, hours): Report) -> Article {
    Article {
        headline: Some(headline.to_owned()),
        text: text.to_owned(),
        published: format!("2031-03-{:02}T{:02}:00:00Z", 1 + hours / 24, hours % 24).parse().ok(),
        ..Article::empty(id)
    }
}

/// All reports.
fn articles() -> Vec<Article> {
    let reports = |(event, reports): (usize, &[Report; 4])| -> Vec<Article> {
        reports.iter().enumerate().map(|(report, told)| article(id(event, report), *told)).collect()
    };
    EVENTS.iter().enumerate().flat_map(reports).collect()
}

fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap()
}

fn told(articles: &[Article]) -> Vec<Story> {
    group(articles, &words(), &GroupSettings::default())
}

/// The story of a report.
fn home(stories: &[Story], event: usize, report: usize) -> &Story {
    let holds = |story: &&Story| story.articles.iter().any(|a| a.0 == id(event, report));
    stories.iter().find(holds).unwrap()
}

#[test]
fn a_late_report_of_an_event_is_of_its_story_and_what_came_of_it_is_not() {
    let stories = told(&articles());
    for event in 0..EVENTS.len() {
        let first = home(&stories, event, 0);
        assert_eq!((home(&stories, event, 1), home(&stories, event, 2)), (first, first), "event {event}");
        assert_eq!(home(&stories, event, 3).articles.len(), 1, "event {event}");
    }
}

#[test]
fn what_came_of_an_event_follows_it_and_no_link_leads_elsewhere() {
    let stories = told(&articles());
    let mut linked = Vec::new();
    for event in 0..EVENTS.len() {
        let first = home(&stories, event, 0);
        assert_eq!(first.follows, None, "event {event}");
        if let Some(earlier) = &home(&stories, event, 3).follows {
            assert_eq!(earlier, &first.id, "event {event}");
            linked.push(event);
        }
    }
    // Precision before recall: that a minister was named, or money voted, is not seen to come of what it came of.
    assert_eq!(linked, [0, 1, 4]);
}

#[test]
fn nothing_follows_an_event_of_another_place_and_other_people_or_one_of_unknown_time() {
    let after = article(id(0, 3), EVENTS[0][3]);
    let follows = |after: &Article| {
        let pages: Vec<Article> = articles()
            .into_iter()
            .map(|page| if page.id == after.id { after.clone() } else { page })
            .collect();
        home(&told(&pages), 0, 3).follows.clone()
    };
    assert!(follows(&after).is_some());
    let names = [
        ("Anna Lisk", "Maribel Dunn"),
        ("Calder Point", "Port Ellery"),
        ("Orsund", "Kolmark"),
        ("Marit Solheim", "Jonas Okoro"),
        ("Solheim", "Okoro"),
    ];
    let replaced = |text: &str| names.iter().fold(text.to_owned(), |text, (old, new)| text.replace(old, new));
    let elsewhere = Article {
        headline: after.headline.as_deref().map(replaced),
        text: replaced(&after.text),
        ..after.clone()
    };
    assert_eq!(follows(&elsewhere), None);
    assert_eq!(follows(&Article { published: None, ..after }), None);
}

#[test]
fn the_reasons_say_that_one_tells_what_came_of_the_other() {
    let pages = articles();
    let reasons = |one: usize, other: usize| {
        why(&pages[one], &pages[other], &pages, &words(), &GroupSettings::default()).join("\n")
    };
    let apart = reasons(0, 3);
    assert!(apart.contains("tells what came of the earlier one's event"), "{apart}");
    assert!(apart.contains("follows"), "{apart}");
    assert!(!reasons(0, 2).contains("what came of"));
}
