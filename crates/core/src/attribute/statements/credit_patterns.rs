//! The ways in which reports credit persons, one golden case for each: who speaks, how, to whom, where, through which
//! outlet. Read with the fitted weights, as the program reads.

use crate::attribute::attribute;
use crate::outlets::Outlets;
use headwater_model::{
    Article, Outlet, OutletKind, Paragraph, ParagraphKind, SourceKind, Span, Statement, Terms,
};

fn outlet(id: &str, name: &str, kind: OutletKind) -> Outlet {
    Outlet {
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: Vec::new(),
        ambiguous: Vec::new(),
        domains: Vec::new(),
        owner: None,
        country: None,
        language: None,
        kind,
        handles: Vec::new(),
        wire_credits: Vec::new(),
    }
}

fn read(text: &str) -> Vec<Statement> {
    let outlets = Outlets::new(vec![
        outlet("harbour-post", "The Harbour Post", OutletKind::Newspaper),
        outlet("valley-radio", "Valley Radio", OutletKind::Broadcaster),
    ]);
    let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Text }];
    attribute(&Article { text: text.to_owned(), paragraphs, ..Article::empty("a") }, &outlets).statements
}

/// The first statement in one line: who, what they are, how, to whom, where, through whom.
fn first(text: &str) -> String {
    let found = read(text);
    let Some(statement) = found.first() else { return "none".to_owned() };
    let source = statement.source.as_ref();
    let mut line = source.map_or("nobody".to_owned(), |s| format!("{} ({:?})", s.name, s.kind));
    line += &format!(" {:?}", statement.attitude);
    if let Some(addressee) = &statement.addressee {
        line += &format!(", to {}", addressee.name);
    }
    if let Some(venue) = statement.venue {
        line += &format!(", {}", venue.of(text));
    }
    if let Some(via) = &statement.via {
        line += &format!(", via {}", via.name);
    }
    line
}

#[test]
fn each_way_of_crediting_a_person_is_read() {
    let cases = [
        (
            "told an outlet",
            "“We are done with the dam,” Mara Quill told Valley Radio.",
            "Mara Quill (Person) Said, to Valley Radio, Valley Radio, via Valley Radio",
        ),
        (
            "told reporters",
            "Mara Quill told reporters outside the gate that the dam was unsafe.",
            "Mara Quill (Person) Said, to reporters",
        ),
        (
            "in an interview",
            "In an interview with Valley Radio, Mara Quill denied that the dam was unsafe.",
            "Mara Quill (Person) Denied, In an interview, via Valley Radio",
        ),
        (
            "in a statement",
            "The company said in a statement that the dam was safe.",
            "company (Organisation) Said, in a statement",
        ),
        (
            "at an occasion",
            "At a news conference in Westhaven, Mara Quill said the dam was unsafe.",
            "Mara Quill (Person) Said, At a news conference",
        ),
        ("in a post", "Mara Quill tweeted that the dam was unsafe.", "Mara Quill (Person) Said"),
        ("in a document", "The dam was unsafe, according to court filings.", "court filings (Document) Said"),
        (
            "a memo that an outlet has",
            "A memo obtained by the Harbour Post says the dam was unsafe.",
            "memo obtained by the Harbour Post (Document) Said, via The Harbour Post",
        ),
        (
            "unnamed",
            "The dam was unsafe, two people familiar with the talks said.",
            "people familiar with the talks (Unnamed) Said",
        ),
        (
            "confirmed to an outlet",
            "A board member separately confirmed to Valley Radio that the dam was unsafe.",
            "board member (Unnamed) Confirmed, via Valley Radio",
        ),
        ("no comment", "Mara Quill declined to comment on the dam.", "Mara Quill (Person) Declined"),
        ("refused", "Mara Quill refused to answer questions about the dam.", "Mara Quill (Person) Refused"),
        ("denied", "Mara Quill denied that any date was set for the dam.", "Mara Quill (Person) Denied"),
        (
            "on a programme",
            "Mara Quill said on Valley Radio that the dam was unsafe.",
            "Mara Quill (Person) Said, on Valley Radio, via Valley Radio",
        ),
        (
            "through a spokesman",
            "A spokesman for the Harbour Union said the dam was unsafe.",
            "Harbour Union (Organisation) Said",
        ),
        (
            "an outlet that cites",
            "The Harbour Post, citing two people close to the board, said the dam was unsafe.",
            "The Harbour Post (Outlet) Said, via The Harbour Post",
        ),
        ("believed by nobody", "He is believed to have left the town.", "none"),
    ];
    let read: Vec<(&str, String)> = cases.iter().map(|c| (c.0, first(c.1))).collect();
    let right: Vec<(&str, String)> = cases.iter().map(|c| (c.0, c.2.to_owned())).collect();
    assert_eq!(read, right);
}

#[test]
fn an_unnamed_source_is_told_by_number_description_terms_and_the_outlet_that_knows_it() {
    let found = read(
        "Two people familiar with the talks, who asked not to be named because the talks were private, told the \
         Harbour Post that the plan had failed. The people said the port would close.",
    );
    let source = found[0].source.clone().unwrap();
    assert_eq!((source.kind, source.how_many), (SourceKind::Unnamed, Some(2)));
    assert_eq!((source.name.as_str(), source.terms), ("people familiar with the talks", Terms::OnBackground));
    let knows: Vec<Option<&str>> = found.iter().map(|s| s.via.as_ref().map(|o| o.name.as_str())).collect();
    assert_eq!(knows, [Some("The Harbour Post"), Some("The Harbour Post")]);
    assert_eq!(found[1].source, found[0].source);
}

#[test]
fn of_a_chain_of_speakers_every_hop_is_kept() {
    let found = read("The Harbour Post said Mara Quill had told the board that the dam was unsafe.");
    let [outer] = found.as_slice() else { panic!("{found:#?}") };
    let [inner] = outer.inner.as_slice() else { panic!("{outer:#?}") };
    assert_eq!(outer.source.as_ref().map(|s| s.kind), Some(SourceKind::Outlet));
    assert_eq!(inner.source.as_ref().map(|s| s.name.as_str()), Some("Mara Quill"));
    assert_eq!(inner.addressee.as_ref().map(|a| a.name.as_str()), Some("the board"));
}
