//! What the reader of statements is held to, pattern by pattern. Outlets, people and places are invented.

use super::{Tagger, statements_with, with_marks};
use crate::outlets::Outlets;
use headwater_model::{Article, Attitude, Manner, Outlet, OutletKind, Source, SourceKind, Statement, Terms};

/// An article of nothing but its text.
fn article(text: &str) -> Article {
    Article { text: text.to_owned(), ..Article::empty("a") }
}

fn outlets() -> Outlets {
    Outlets::new(vec![Outlet {
        id: "harbour-post".to_owned(),
        name: "The Harbour Post".to_owned(),
        aliases: Vec::new(),
        ambiguous: Vec::new(),
        domains: Vec::new(),
        owner: None,
        country: None,
        language: None,
        kind: OutletKind::Newspaper,
        handles: Vec::new(),
        wire_credits: Vec::new(),
    }])
}

/// What the rules alone read.
fn read(text: &str) -> Vec<Statement> {
    statements_with(&article(text), &outlets(), None)
}

/// Each statement as its form, the words for its source and its pieces.
fn lines(text: &str) -> Vec<String> {
    read(text)
        .iter()
        .map(|s| {
            let pieces: Vec<&str> = s.pieces.iter().map(|p| p.of(text)).collect();
            let source = s.source_words.map_or("-", |w| w.of(text));
            format!("{:?} {source}: {}", s.form, pieces.join(" | "))
        })
        .collect()
}

/// The sources, in order.
fn sources(text: &str) -> Vec<Source> {
    read(text).into_iter().filter_map(|s| s.source).collect()
}

fn names(text: &str) -> Vec<String> {
    sources(text).into_iter().map(|s| s.name).collect()
}

mod quotations_and_cues {
    use super::*;

    #[test]
    fn a_quotation_belongs_to_the_source_after_it() {
        assert_eq!(lines("“The gates stay shut,” Quill said."), ["Direct Quill: The gates stay shut,"]);
        assert_eq!(
            lines("“The gates stay shut,” said Mara Quill, the mayor of Westhaven."),
            ["Direct Mara Quill, the mayor of Westhaven: The gates stay shut,"]
        );
    }

    #[test]
    fn a_cue_may_open_the_sentence() {
        assert_eq!(lines("Said Quill: “The gates stay shut.”"), ["Direct Quill: The gates stay shut."]);
    }

    #[test]
    fn a_quotation_belongs_to_the_source_before_it() {
        assert_eq!(lines("Quill said, “The gates stay shut.”"), ["Direct Quill: The gates stay shut."]);
        assert_eq!(
            lines("Quill said on Monday in a statement: “The gates stay shut.”"),
            ["Direct Quill: The gates stay shut."]
        );
    }

    #[test]
    fn a_speech_in_pieces_is_one_statement() {
        assert_eq!(
            lines("“The gates,” Quill said, “stay shut.” “We are done.”"),
            ["Direct Quill: The gates, | stay shut. | We are done."]
        );
    }

    #[test]
    fn a_speech_goes_on_in_a_paragraph_that_is_a_quotation() {
        assert_eq!(
            lines("“We are done,” Quill said.\n\n“The gates stay shut for the winter.”"),
            ["Direct Quill: We are done, | The gates stay shut for the winter."]
        );
    }

    #[test]
    fn a_colon_announces_the_quotation_of_the_next_paragraph() {
        assert_eq!(
            lines("Quill put it this way:\n\n“The gates stay shut for the winter.”"),
            ["Direct Quill: The gates stay shut for the winter."]
        );
    }

    #[test]
    fn a_question_is_joined_with_the_cue_after_it() {
        assert_eq!(lines("“Who pays for this?” Quill asked."), ["Direct Quill: Who pays for this?"]);
    }

    #[test]
    fn a_quotation_inside_a_quotation_is_no_statement_of_its_own() {
        assert_eq!(
            lines("“He told me ‘never again’ twice,” Quill said."),
            ["Direct Quill: He told me ‘never again’ twice,"]
        );
    }

    #[test]
    fn a_scare_quote_and_a_work_are_no_speech() {
        assert_eq!(lines("The “reform” failed in the council last winter."), Vec::<String>::new());
        assert_eq!(lines("They watched “The Long Winter Night” at the port."), Vec::<String>::new());
    }

    #[test]
    fn the_marks_of_a_direct_piece_can_be_had_back() {
        for text in ["“Gone,” Quill said.", "\"Gone,\" Quill said.", "''Gone,'' Quill said."] {
            let statement = &read(text)[0];
            let outer = with_marks(text, statement.pieces[0], statement.form);
            assert_eq!(statement.pieces[0].of(text), "Gone,");
            assert_eq!(outer.of(text), text.split(" Quill").next().unwrap_or_default());
        }
    }
}

mod clauses {
    use super::*;

    #[test]
    fn a_clause_after_its_cue_is_indirect() {
        assert_eq!(
            lines("Quill said that the gates stay shut."),
            ["Indirect Quill: that the gates stay shut"]
        );
        assert_eq!(lines("Quill said the gates stay shut."), ["Indirect Quill: the gates stay shut"]);
    }

    #[test]
    fn a_clause_before_its_cue_is_indirect() {
        assert_eq!(lines("The gates stay shut, Quill said."), ["Indirect Quill: The gates stay shut"]);
        assert_eq!(
            lines("The gates stay shut, said Mara Quill."),
            ["Indirect Mara Quill: The gates stay shut"]
        );
    }

    #[test]
    fn a_clause_with_words_of_the_source_is_mixed_and_one_piece() {
        assert_eq!(
            lines("Quill said that the plan was “a waste” of money."),
            ["Mixed Quill: that the plan was “a waste” of money"]
        );
        assert_eq!(
            lines("The plan was “a waste of money,” Quill said."),
            ["Mixed Quill: The plan was “a waste of money,”"]
        );
    }

    #[test]
    fn according_to_stands_before_or_after() {
        assert_eq!(
            lines("The gates were shut at noon, according to the filing."),
            ["Indirect the filing: The gates were shut at noon"]
        );
        assert_eq!(
            lines("According to the filing, the gates were shut at noon."),
            ["Indirect the filing: the gates were shut at noon"]
        );
    }

    #[test]
    fn a_second_cue_of_the_same_source_is_a_statement_of_its_own() {
        assert_eq!(
            lines("Quill said the gates stay shut, adding that nobody was hurt."),
            ["Indirect Quill: the gates stay shut", "Indirect Quill: that nobody was hurt"]
        );
    }

    #[test]
    fn the_subject_of_an_earlier_verb_is_the_source() {
        assert_eq!(
            lines("Quill left the hall and said that the plan had failed."),
            ["Indirect Quill: that the plan had failed"]
        );
    }

    #[test]
    fn a_time_between_subject_and_cue_is_no_part_of_the_source() {
        assert_eq!(
            lines("Sen. Mara Quill (R-Ohio) on Wednesday said that the plan had failed."),
            ["Indirect Sen. Mara Quill (R-Ohio): that the plan had failed"]
        );
    }

    #[test]
    fn what_stands_inside_a_statement_is_no_statement_of_its_own() {
        assert_eq!(
            lines("Quill said the board claimed that the plan had failed."),
            ["Indirect Quill: the board claimed that the plan had failed"]
        );
    }

    #[test]
    fn a_noun_is_no_cue() {
        assert_eq!(lines("The claims were paid and the report was late."), Vec::<String>::new());
    }
}

mod speech_acts {
    use super::*;

    #[test]
    fn the_cue_tells_the_attitude_and_the_manner() {
        let acts = |text: &str| read(text).first().map(|s| (s.attitude, s.manner));
        assert_eq!(acts("Quill denied that a date was set."), Some((Attitude::Denied, Manner::Said)));
        assert_eq!(acts("Quill warned that the dam could fail."), Some((Attitude::Warned, Manner::Said)));
        assert_eq!(acts("Quill declined to comment."), Some((Attitude::Declined, Manner::Said)));
        assert_eq!(acts("Quill refused to answer."), Some((Attitude::Refused, Manner::Said)));
        assert_eq!(acts("Quill believes that the dam could fail."), Some((Attitude::Said, Manner::Thought)));
        assert_eq!(acts("Quill plans to shut the dam."), Some((Attitude::Said, Manner::Intended)));
        assert_eq!(acts("Quill fears that the dam could fail."), Some((Attitude::Said, Manner::Felt)));
    }
}

mod who_is_meant {
    use super::*;

    #[test]
    fn a_short_name_and_a_pronoun_mean_the_person_named_in_full() {
        let text =
            "Sen. Mara Quill (R-Ohio) arrived on Monday. “We are done,” Quill said. “I leave,” she added.";
        let found = sources(text);
        assert_eq!(found.len(), 2);
        for source in found {
            assert_eq!((source.name.as_str(), source.kind), ("Mara Quill", SourceKind::Person));
            assert_eq!(source.role.as_deref(), Some("Sen., R-Ohio"));
        }
    }

    #[test]
    fn a_pronoun_agrees_with_the_gender_of_the_title() {
        let text = "Mr. Orlan Vesk met Ms. Ines Bray in the harbour. “We are done,” she said.";
        assert_eq!(names(text), ["Ines Bray"]);
    }

    #[test]
    fn a_surname_of_two_people_stays_open_without_a_title() {
        let text =
            "Mr. Orlan Quill met Mrs. Mara Quill. “We are done,” Quill said. “We go on,” Mrs. Quill said.";
        let found = sources(text);
        assert_eq!(found[0].kind, SourceKind::Unresolved);
        assert_eq!((found[1].name.as_str(), found[1].kind), ("Mara Quill", SourceKind::Person));
    }

    #[test]
    fn an_office_means_the_one_who_holds_it() {
        let text = "Sen. Mara Quill arrived. The senator said that the plan had failed.";
        assert_eq!(names(text), ["Mara Quill"]);
    }

    #[test]
    fn a_body_speaks_through_its_spokesperson() {
        let text = "A spokesman for the Harbour Workers Union said that the plan had failed.";
        let source = &sources(text)[0];
        assert_eq!((source.name.as_str(), source.kind), ("Harbour Workers Union", SourceKind::Organisation));
        assert_eq!(source.role.as_deref(), Some("spokesman"));
    }

    #[test]
    fn a_named_spokesperson_is_a_person() {
        let text = "Harbour Union spokeswoman Ines Bray said that the plan had failed.";
        let source = &sources(text)[0];
        assert_eq!((source.name.as_str(), source.kind), ("Ines Bray", SourceKind::Person));
    }

    #[test]
    fn unnamed_sources_have_a_number_a_description_and_terms() {
        let text = "Two people familiar with the talks said that the plan had failed.";
        let source = &sources(text)[0];
        assert_eq!(
            (source.name.as_str(), source.kind),
            ("people familiar with the talks", SourceKind::Unnamed)
        );
        assert_eq!((source.how_many, source.terms), (Some(2), Terms::Unnamed));
    }

    #[test]
    fn the_official_is_the_official_named_before() {
        let text = "One harbour official said that the plan had failed. “We are done,” the “furious” official added.";
        let found = sources(text);
        assert_eq!(found[0], found[1]);
        assert_eq!((found[0].name.as_str(), found[0].how_many), ("harbour official", Some(1)));
    }

    #[test]
    fn a_company_that_bears_a_surname_is_not_the_person() {
        let text =
            "Orlan Vesk founded Vesk Mills. Vesk Mills said the plant would close. Vesk said he was sorry.";
        let found = sources(text);
        assert_eq!((found[0].name.as_str(), found[0].kind), ("Vesk Mills", SourceKind::Organisation));
        assert_eq!((found[1].name.as_str(), found[1].kind), ("Orlan Vesk", SourceKind::Person));
    }

    #[test]
    fn a_calling_is_no_part_of_the_name() {
        assert_eq!(
            names("Engineer Orlan Vesk said the gates were shut. “I shut them,” Vesk said."),
            ["Orlan Vesk", "Orlan Vesk"]
        );
    }

    #[test]
    fn a_description_means_the_name_that_fills_its_apposition() {
        assert_eq!(names("The landlord, Vesk Homes, said the rent was fair."), ["Vesk Homes"]);
    }

    #[test]
    fn of_two_who_speak_together_neither_is_the_source() {
        let found = sources("Mara Quill and Orlan Vesk said they had met once.");
        assert_eq!(found[0].kind, SourceKind::Unresolved);
    }

    #[test]
    fn a_document_is_a_source() {
        let source = &sources("The filing says that the plan had failed.")[0];
        assert_eq!((source.name.as_str(), source.kind), ("filing", SourceKind::Document));
    }

    #[test]
    fn an_outlet_is_a_source_of_its_own_kind() {
        let source = &sources("The plan had failed, the Harbour Post reports.")[0];
        assert_eq!((source.name.as_str(), source.kind), ("The Harbour Post", SourceKind::Outlet));
    }
}

mod addressees {
    use super::*;

    /// The name of each addressee and whether it is an outlet.
    fn addressees(text: &str) -> Vec<(String, bool)> {
        read(text).into_iter().filter_map(|s| s.addressee).map(|a| (a.name, a.outlet.is_some())).collect()
    }

    #[test]
    fn a_person_is_told() {
        assert_eq!(
            addressees("“I see no urgency,” Sen. Mara Quill told Harbour Safety Secretary Ines Bray."),
            [("Ines Bray".to_owned(), false)]
        );
        assert_eq!(
            addressees("One official told Orlan Vesk that the plan had failed."),
            [("Orlan Vesk".to_owned(), false)]
        );
    }

    #[test]
    fn an_outlet_is_told_and_the_statement_came_through_it() {
        let text = "“We are done,” Quill told the Harbour Post.";
        assert_eq!(addressees(text), [("The Harbour Post".to_owned(), true)]);
        assert_eq!(read(text)[0].via.as_ref().map(|o| o.name.as_str()), Some("The Harbour Post"));
    }

    #[test]
    fn a_pronoun_for_the_addressee_is_not_the_speaker() {
        let text = "Mr. Orlan Vesk met Ms. Ines Bray. “We are done,” Vesk told her.";
        assert_eq!(addressees(text), [("Ines Bray".to_owned(), false)]);
        assert_eq!(names(text), ["Orlan Vesk"]);
    }
}

/// What the program reads with the weights that are built in.
#[cfg(feature = "fitted")]
mod with_the_fitted_weights {
    use super::*;
    use crate::attribute::statements;

    fn lines(text: &str) -> Vec<String> {
        let found = statements(&article(text), &outlets());
        let pieces = |s: &Statement| s.pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" | ");
        found.iter().map(|s| format!("{:?} {}", s.form, pieces(s))).collect()
    }

    #[test]
    fn the_plain_patterns_are_read_as_by_the_rules() {
        assert_eq!(
            lines("“The gates,” Quill said on Monday, “stay shut.” She said that nobody was hurt."),
            ["Direct The gates, | stay shut.", "Indirect that nobody was hurt"]
        );
        assert_eq!(
            lines("The plan was “a waste of money,” according to Mara Quill, the mayor."),
            ["Mixed The plan was “a waste of money,”"]
        );
    }
}

mod weights {
    use super::*;
    use crate::attribute::training::{Marked, train};
    use headwater_model::Span;

    fn example() -> Vec<(String, Vec<Marked>)> {
        let text = "Quill said the gates stay shut.".to_owned();
        let marked = Marked {
            content: Span::new(11, 30),
            said: true,
            cue: vec![Span::new(6, 10)],
            source: vec![Span::new(0, 5)],
        };
        vec![(text, vec![marked])]
    }

    #[test]
    fn the_same_articles_make_the_same_bytes_and_can_be_read_again() {
        let tagger = train(&example(), &[], 3);
        assert_eq!(tagger.to_bytes(), train(&example(), &[], 3).to_bytes());
        assert_eq!(Tagger::from_bytes(&tagger.to_bytes()), Ok(tagger));
    }

    #[test]
    fn what_was_marked_is_learnt() {
        let tagger = train(&example(), &[], 10);
        let text = &example()[0].0;
        let found = statements_with(&article(text), &outlets(), Some(&tagger));
        assert_eq!(found[0].pieces[0].of(text), "the gates stay shut");
    }

    #[test]
    fn other_bytes_are_refused() {
        assert!(Tagger::from_bytes(b"HWS1").is_err());
        assert!(Tagger::from_bytes(b"").is_err());
        assert!(Tagger::from_bytes(&train(&example(), &[], 1).to_bytes()[..500]).is_err());
    }
}

mod any_input {
    use super::*;

    #[test]
    fn no_text_makes_it_fail_and_pieces_never_overlap() {
        let texts = [
            "",
            "\"",
            "“”",
            "''",
            "said",
            "\" said",
            "According to",
            "according to.",
            ", said",
            "“a”“b”“c” said",
            "Quill said",
            "“",
            "”",
            "(said)",
            "told told told that",
            "who said",
            "’s said “",
            ": “a b c d e”",
            "a\n\n“b c d e f\n\n“g h i j k",
            "Ünïcödé „wörter hier drin“, sagte Öl.",
            "🦀 “🦀” 🦀 said 🦀.",
        ];
        for text in texts {
            let all = read(text).into_iter().chain(crate::attribute::statements(&article(text), &outlets()));
            for statement in all {
                let mut end = 0;
                for piece in &statement.pieces {
                    assert!(piece.start >= end && !piece.of(text).is_empty(), "{text:?} {statement:?}");
                    end = piece.end;
                }
            }
        }
    }
}

#[test]
fn whole_sentences_that_close_a_mixed_statement_in_marks_are_direct() {
    let text = "One port official told Mara Quill that the delay was just “the way it is. If it rains, we wait.” She left.";
    let found = read(text);
    let forms: Vec<(headwater_model::Form, &str)> =
        found.iter().map(|s| (s.form, s.pieces[0].of(text))).collect();
    assert_eq!(
        forms,
        [
            (headwater_model::Form::Mixed, "that the delay was just “the way it is."),
            (headwater_model::Form::Direct, "If it rains, we wait."),
        ]
    );
    assert_eq!(found[1].addressee.as_ref().map(|a| a.name.as_str()), Some("Mara Quill"));
}

mod bodies {
    use super::*;

    #[test]
    fn a_body_by_its_common_name_is_no_unnamed_person() {
        for (text, body) in [
            (
                "The bridge will stay shut until May, the Westhaven police said on Thursday.",
                "Westhaven police",
            ),
            ("The coast guard said that nobody was hurt.", "coast guard"),
            ("Two ferries collided in fog, the fire brigade said.", "fire brigade"),
        ] {
            let source = &sources(text)[0];
            assert_eq!((source.name.as_str(), source.kind), (body, SourceKind::Organisation), "{text}");
        }
        let guard = &sources("The night guard said that nobody was hurt.")[0];
        assert_ne!(guard.kind, SourceKind::Organisation);
    }

    #[test]
    fn a_time_or_place_may_close_the_sentence_after_the_cue() {
        for end in ["on Thursday", "in Westhaven", "late on Monday", "at the gate"] {
            let text = format!("The gates will stay shut, Quill said {end}.");
            assert_eq!(lines(&text), ["Indirect Quill: The gates will stay shut"], "{text}");
        }
    }
}

mod inside_statements {
    use super::*;

    /// Each statement inside the first one, as its form, its source and its words.
    fn inner(text: &str) -> Vec<String> {
        let found = read(text);
        let words = |s: &Statement| s.pieces.iter().map(|p| p.of(text)).collect::<Vec<_>>().join(" | ");
        let line = |s: &Statement| {
            format!("{:?} {}: {}", s.form, s.source.as_ref().map_or("-", |o| o.name.as_str()), words(s))
        };
        found.first().map_or_else(Vec::new, |outer| outer.inner.iter().map(line).collect())
    }

    #[test]
    fn what_a_source_says_that_another_said_has_a_source_of_its_own() {
        let text = "Mara Quill said Orlan Vesk had told her that the dam was unsafe.";
        assert_eq!(lines(text), ["Indirect Mara Quill: Orlan Vesk had told her that the dam was unsafe"]);
        assert_eq!(inner(text), ["Indirect Orlan Vesk: that the dam was unsafe"]);
        let found = read(text);
        assert_eq!(found[0].inner[0].addressee.as_ref().map(|a| a.name.as_str()), Some("Mara Quill"));
    }

    #[test]
    fn words_that_another_is_quoted_with_are_direct() {
        assert_eq!(
            inner("Quill said that her aide had claimed, “We never saw the file.”"),
            ["Direct her aide: We never saw the file."]
        );
    }

    #[test]
    fn a_speech_in_quotation_marks_may_report_another() {
        assert_eq!(
            inner("“My brother told me that the dam was unsafe,” Quill said."),
            ["Indirect My brother: that the dam was unsafe"]
        );
        assert_eq!(
            inner("“Orlan Vesk said ‘never again’ and left,” Quill said."),
            ["Mixed Orlan Vesk: ‘never again’ and left"]
        );
    }

    #[test]
    fn quoted_as_saying_is_the_speech_of_the_one_quoted() {
        let text = "The mayor said the Harbour Post had quoted a guard as saying the gate was open.";
        let found = read(text);
        let post = &found[0].inner[0];
        assert_eq!(post.source.as_ref().map(|s| s.kind), Some(SourceKind::Outlet));
        let guard = &post.inner[0];
        assert_eq!(guard.source.as_ref().map(|s| s.name.as_str()), Some("guard"));
        assert_eq!(guard.pieces[0].of(text), "the gate was open");
    }

    #[test]
    fn words_of_the_speaker_and_words_not_said_are_none_inside() {
        for text in [
            "“I told them that the dam was unsafe,” Quill said.",
            "Quill said Vesk would tell the board that the dam was unsafe.",
            "Quill said Vesk never said that the dam was unsafe.",
            "Quill said the dam was unsafe.",
        ] {
            assert_eq!(inner(text), Vec::<String>::new(), "{text}");
        }
    }
}

#[test]
fn the_terms_of_a_source_are_no_statement() {
    let found = read("A senior official, who asked not to be named, said the plan had failed.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].source.as_ref().map(|s| s.terms), Some(Terms::OnBackground));
}
