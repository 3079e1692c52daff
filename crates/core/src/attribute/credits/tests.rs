//! One golden case for every pattern, and one for every trap. Outlets, people and places are invented.

use super::credits;
use super::testing::{article, outlets};
use headwater_model::{
    Article, Basis, Credit, CreditMeaning, Link, OutletEvidence, OutletRef, SourceKind, Span, Terms,
};

use CreditMeaning::{Confirm, Deny, Origin, Relay, Venue};

/// The credits of a text on a page of unknown outlet.
fn found(text: &str) -> Vec<Credit> {
    credits(&article(text), &outlets())
}

/// The credits of an article as (words, outlet, meaning).
fn shown(article: &Article) -> Vec<(String, String, CreditMeaning)> {
    credits(article, &outlets())
        .into_iter()
        .map(|c| (c.span.of(&article.text).to_owned(), c.outlet.name, c.meaning))
        .collect()
}

/// Asserts that a text holds exactly one credit.
fn credits_once(text: &str, words: &str, outlet: &str, meaning: CreditMeaning) {
    assert_eq!(shown(&article(text)), [(words.to_owned(), outlet.to_owned(), meaning)]);
}

/// Asserts that a text holds no credit.
fn credits_nobody(text: &str) {
    assert_eq!(shown(&article(text)), []);
}

/// An article of the Harbour Post.
fn of_the_post(text: &str) -> Article {
    Article {
        outlet: Some(OutletRef {
            name: "The Harbour Post".to_owned(),
            id: Some("harbour-post".to_owned()),
            evidence: OutletEvidence::Given,
        }),
        ..article(text)
    }
}

/// The words that a credit covers: stated, then inferred.
fn covered<'t>(text: &'t str, credit: &Credit) -> (Vec<&'t str>, Vec<&'t str>) {
    let words = |inferred: bool| {
        credit.covers.iter().filter(|c| c.inferred == inferred).map(|c| c.span.of(text)).collect()
    };
    (words(false), words(true))
}

// Patterns that pass on a report.

#[test]
fn an_outlet_that_reported_is_relayed() {
    let text = "The Harbour Post reported on Sunday that the plant will close.";
    credits_once(text, "The Harbour Post reported", "The Harbour Post", Relay);
}

#[test]
fn an_outlet_after_according_to_is_relayed() {
    let text = "The plant will close, according to Valley Radio.";
    credits_once(text, "according to Valley Radio", "Valley Radio", Relay);
}

#[test]
fn a_report_in_an_outlet_is_relayed() {
    let text = "The plant will close, according to a report in the Harbour Post.";
    credits_once(text, "according to a report in the Harbour Post", "The Harbour Post", Relay);
}

#[test]
fn an_inverted_verb_of_reporting_is_a_relay() {
    let text = "The plant will close in May, reported the Harbour Post on Sunday.";
    credits_once(text, "reported the Harbour Post", "The Harbour Post", Relay);
}

#[test]
fn a_reporter_of_an_outlet_stands_for_it() {
    let text = "The Harbour Post's Ada Brook wrote that the vote was close.";
    credits_once(text, "The Harbour Post's Ada Brook wrote", "The Harbour Post", Relay);
}

#[test]
fn a_via_line_is_a_relay() {
    credits_once("Both lines stop in May.\nVia Gadgetly", "Via Gadgetly", "Gadgetly", Relay);
}

#[test]
fn a_source_line_names_each_outlet_whatever_its_case() {
    let text = "Both lines stop in May.\nSource gadgetly, Phonebarn";
    let names: Vec<String> = found(text).into_iter().map(|c| c.outlet.name).collect();
    assert_eq!(names, ["Gadgetly", "Phonebarn"]);
}

#[test]
fn per_an_outlet_is_a_relay() {
    credits_once("Both lines stop in May, per Valley Radio.", "per Valley Radio", "Valley Radio", Relay);
}

#[test]
fn a_poll_of_an_outlet_is_a_relay() {
    let text = "A new Valley Radio poll shows that few agree.";
    credits_once(text, "Valley Radio poll shows", "Valley Radio", Relay);
}

#[test]
fn a_document_seen_by_an_outlet_is_a_relay() {
    let text = "A memo obtained by the Harbour Post says that both lines stop.";
    credits_once(text, "obtained by the Harbour Post", "The Harbour Post", Relay);
}

#[test]
fn one_of_several_outlets_that_reported_is_a_relay() {
    let text = "The death was reported on several sites including Gadgetly.";
    credits_once(text, "sites including Gadgetly", "Gadgetly", Relay);
}

#[test]
fn a_chain_of_reports_keeps_every_hop() {
    let text = "Gadgetly reports that, according to the Harbour Post, the plant will close.";
    let names: Vec<String> = found(text).into_iter().map(|c| c.outlet.name).collect();
    assert_eq!(names, ["Gadgetly", "The Harbour Post"]);
}

// Patterns with a meaning of their own.

#[test]
fn the_outlet_that_was_first_is_an_origin() {
    let text = "The closure was first reported by the Harbour Post.";
    credits_once(text, "was first reported by the Harbour Post", "The Harbour Post", Origin);
}

#[test]
fn an_outlet_that_was_first_to_report_is_an_origin() {
    let text = "The Harbour Post (registration required) was first to report the closure.";
    credits_once(
        text,
        "The Harbour Post (registration required) was first to report",
        "The Harbour Post",
        Origin,
    );
}

#[test]
fn an_announcement_that_confirms_a_report_makes_it_an_origin() {
    let text = "The announcement confirmed a report of the closure in the Harbour Post.";
    credits_once(text, "a report of the closure in the Harbour Post", "The Harbour Post", Origin);
}

#[test]
fn an_outlet_that_checked_for_itself_confirms() {
    let text = "Valley Radio has independently confirmed the closure.";
    credits_once(text, "Valley Radio has independently confirmed", "Valley Radio", Confirm);
}

#[test]
fn a_report_that_is_said_to_be_false_is_denied() {
    let text = "Mara Quill told Valley Radio that the Harbour Post article is not true.";
    assert!(shown(&article(text)).contains(&(
        "the Harbour Post article is not true".to_owned(),
        "The Harbour Post".to_owned(),
        Deny
    )));
}

#[test]
fn a_retracted_story_is_denied_by_its_own_outlet() {
    let text = "The Harbour Post later retracted the story.";
    credits_once(text, "The Harbour Post later retracted", "The Harbour Post", Deny);
}

#[test]
fn a_named_person_who_told_an_outlet_makes_it_a_venue() {
    let text = "“We are done,” Mara Quill told Valley Radio.";
    credits_once(text, "Mara Quill told Valley Radio", "Valley Radio", Venue);
}

#[test]
fn an_unnamed_source_who_told_an_outlet_makes_it_a_relay() {
    let text = "Two people familiar with the talks told the Harbour Post that the cut is settled.";
    let credit = &found(text)[0];
    assert_eq!(credit.meaning, Relay);
    let deeper = credit.deeper.clone().expect("the words name a source");
    assert_eq!(
        (deeper.name.as_str(), deeper.kind, deeper.how_many, deeper.terms),
        ("people familiar with the talks", SourceKind::Unnamed, Some(2), Terms::Unnamed)
    );
}

#[test]
fn an_interview_makes_a_venue() {
    let text = "In an interview with Valley Radio, Mara Quill denied that any date was set.";
    credits_once(text, "In an interview with Valley Radio", "Valley Radio", Venue);
}

#[test]
fn a_programme_on_which_somebody_spoke_is_a_venue() {
    let text = "Mara Quill said on Valley Radio's “Dawn” that the gates stay shut.";
    credits_once(text, "Mara Quill said on Valley Radio's", "Valley Radio", Venue);
}

#[test]
fn an_article_that_first_appeared_elsewhere_is_a_copy_as_a_whole() {
    let text = "The plant closes.\nThis article originally appeared on Gadgetly.";
    let credits = found(text);
    assert_eq!((credits[0].basis, credits[0].covers.len()), (Basis::Wire, 2));
}

// The source behind the credited report.

#[test]
fn the_source_that_a_report_cites_is_the_deeper_one() {
    let text = "The Harbour Post, citing three officials close to the board, said the vote was close.";
    let credit = &found(text)[0];
    let deeper = credit.deeper.clone().expect("the words name a source");
    assert_eq!(credit.span.of(text), "The Harbour Post, citing three officials close to the board, said");
    assert_eq!((deeper.name.as_str(), deeper.how_many), ("officials close to the board", Some(3)));
}

#[test]
fn a_person_who_told_an_outlet_is_the_deeper_source() {
    let deeper = found("“We are done,” Mara Quill told Valley Radio.")[0].deeper.clone();
    assert_eq!(deeper.map(|d| (d.name, d.kind)), Some(("Mara Quill".to_owned(), SourceKind::Person)));
}

// Pointers back.

#[test]
fn the_paper_is_the_last_newspaper_credited() {
    let text = "The Harbour Post reported the vote.\nThe paper said that it was close.";
    let credits = found(text);
    let last = &credits[1];
    assert_eq!((last.outlet.name.as_str(), last.basis), ("The Harbour Post", Basis::Anaphora));
}

#[test]
fn the_paper_is_not_a_broadcaster() {
    let text = "Valley Radio reported the vote. The paper said that it was close.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn a_short_name_is_the_outlet_that_bore_it_in_full() {
    let text = "The Harbour Post reported the vote. The board met twice, the Post said.";
    let credits = found(text);
    assert_eq!((credits[1].outlet.name.as_str(), credits[1].basis), ("The Harbour Post", Basis::Anaphora));
}

#[test]
fn the_report_of_nobody_is_no_credit() {
    credits_nobody("The inspectors filed their findings. The report said that the dam is safe.");
}

// Names that the table does not know.

#[test]
fn a_courier_is_an_outlet_by_its_name() {
    let text = "The Riverton Courier reported that the dam is safe.";
    credits_once(text, "The Riverton Courier reported", "Riverton Courier", Relay);
}

#[test]
fn a_name_after_the_website_is_an_outlets() {
    let text = "The phone has two lenses, according to the Taiwanese website Lumo.";
    credits_once(text, "according to the Taiwanese website Lumo", "Lumo", Relay);
}

#[test]
fn a_name_that_cites_unnamed_sources_is_an_outlets_everywhere() {
    let text = "According to Lumo, the phone has two lenses. Lumo cites supply chain sources.";
    assert_eq!(found(text).len(), 2);
}

#[test]
fn a_domain_is_an_outlets_name() {
    credits_once("The dam is safe, dambuster.org reports.", "dambuster.org reports", "dambuster.org", Relay);
}

#[test]
fn a_company_that_said_something_is_no_outlet() {
    credits_nobody("Lumo said that sales rose. According to Lumo, they will rise again.");
}

// Whose article it is.

#[test]
fn an_articles_own_outlet_is_not_credited() {
    assert_eq!(shown(&of_the_post("“We are done,” Mara Quill told the Harbour Post.")), []);
}

#[test]
fn the_address_of_a_page_tells_its_own_outlet() {
    let url = Some("https://www.harbourpost.example/plant".to_owned());
    let article = Article { url, ..article("The Harbour Post has learned that the plant will close.") };
    assert_eq!(shown(&article), []);
}

#[test]
fn an_agencys_dateline_makes_the_whole_article_its_copy() {
    let text = "WESTHAVEN (UW) — The plant will close.\nThe board met.";
    let credits = found(text);
    assert_eq!((credits.len(), credits[0].basis, credits[0].covers.len()), (1, Basis::Wire, 2));
    assert_eq!(credits[0].span.of(text), "WESTHAVEN (UW)");
}

#[test]
fn in_an_agencys_copy_its_own_name_is_no_second_credit() {
    let text = "WESTHAVEN (UW) — The plant will close, Mara Quill told Union Wire.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn a_broadcasters_dateline_tells_its_own_article() {
    credits_nobody("WESTHAVEN (Valley Radio) — The plant will close, Mara Quill told Valley Radio.");
}

#[test]
fn an_outlet_that_contributed_rests_under_no_sentence_in_particular() {
    let article = of_the_post("The plant will close.\nUnion Wire contributed to this report.");
    let credits = credits(&article, &outlets());
    assert_eq!((credits[0].outlet.name.as_str(), credits[0].covers.len()), ("Union Wire", 0));
}

// Which sentences rest on a credit.

#[test]
fn a_sentence_that_carries_on_without_a_source_is_inferred() {
    let text = "The plant will close, the Harbour Post reported. It employs 90 people. “We are done,” Mara Quill said.";
    let (stated, inferred) = covered(text, &found(text)[0]);
    assert_eq!(stated, ["The plant will close, the Harbour Post reported."]);
    assert_eq!(inferred, ["It employs 90 people."]);
}

#[test]
fn what_follows_in_a_statement_is_not_carried() {
    let text =
        "The plant will close, the Harbour Post reported. The company said in a statement that it will not.";
    assert_eq!(covered(text, &found(text)[0]).1, Vec::<&str>::new());
}

#[test]
fn the_same_speaker_carries_a_venue_on() {
    let text =
        "“We are done,” Mara Quill told Valley Radio. “Nobody stays,” Quill said. The mayor said he knew.";
    assert_eq!(covered(text, &found(text)[0]).1, ["“Nobody stays,” Quill said."]);
}

#[test]
fn somebody_who_told_an_outlets_reporter_is_covered_by_its_credit() {
    let text = "The tests were never run, Valley Radio reports. “Nobody asked us.”\nA board member told Ada Brook that the files are gone.";
    let inferred = covered(text, &found(text)[0]).1;
    assert_eq!(inferred, ["“Nobody asked us.”", "A board member told Ada Brook that the files are gone."]);
}

#[test]
fn only_the_clause_of_the_report_rests_on_it() {
    let text = "She had no account at the ministry, and Valley Radio reports that her aides kept no copies.";
    let (stated, _) = covered(text, &found(text)[0]);
    assert_eq!(stated, ["Valley Radio reports that her aides kept no copies."]);
}

#[test]
fn a_via_line_at_the_end_covers_what_names_no_other_source() {
    let text = "The phone has two lenses.\nMara Quill said that it has one.\nVia Gadgetly";
    assert_eq!(covered(text, &found(text)[0]), (vec!["Via Gadgetly"], vec!["The phone has two lenses."]));
}

#[test]
fn a_venue_carries_no_sentence_that_its_speaker_does_not_say() {
    let text = "“We are done,” Mara Quill told Valley Radio. The plant employs 90 people.";
    assert_eq!(covered(text, &found(text)[0]).1, Vec::<&str>::new());
}

#[test]
fn a_credit_on_the_side_carries_nothing_on() {
    let text =
        "Quill has been quiet since Monday, when the Harbour Post reported the vote. She turned 60 in May.";
    assert_eq!(covered(text, &found(text)[0]).1, Vec::<&str>::new());
}

// Links.

/// An article of unknown outlet with one link on `words`.
fn with_link(text: &str, words: &str, href: &str) -> Article {
    let start = text.find(words).expect("the words stand in the text");
    let link = Link { span: Span::new(start, start + words.len()), href: href.to_owned() };
    Article { links: vec![link], ..article(text) }
}

const REPORT: &str = "https://www.valleyradio.example/2031/05/plant-will-close-in-may";

#[test]
fn a_link_on_the_words_of_a_claim_is_a_relay() {
    let article = with_link("The plant will close in May. The board met.", "will close", REPORT);
    let credits = credits(&article, &outlets());
    assert_eq!((credits[0].outlet.name.as_str(), credits[0].basis), ("Valley Radio", Basis::Link));
}

#[test]
fn a_read_more_link_is_no_credit() {
    let article = with_link("The plant will close. Read more: the plant.", "Read more: the plant", REPORT);
    assert_eq!(shown(&article), []);
}

#[test]
fn a_link_on_a_name_alone_is_no_credit() {
    let article = with_link("The plant of Mara Quill will close in May.", "Mara Quill", REPORT);
    assert_eq!(shown(&article), []);
}

#[test]
fn a_link_to_a_front_page_is_no_credit() {
    let article = with_link("She works for the radio in town.", "radio", "https://valleyradio.example/");
    assert_eq!(shown(&article), []);
}

#[test]
fn a_link_beside_words_that_credit_the_outlet_adds_no_second_credit() {
    let article = with_link("The plant will close, Valley Radio reported.", "will close", REPORT);
    assert_eq!(shown(&article).len(), 1);
}

// Traps.

#[test]
fn a_picture_credit_is_no_credit() {
    credits_nobody("The gates at dusk. (Union Wire Photo/Ada Brook)");
    credits_nobody("The gates at dusk. Image via Valley Radio.");
}

#[test]
fn an_appearance_alone_is_no_credit() {
    credits_nobody("Mara Quill appeared on Valley Radio and in two films.");
}

#[test]
fn reports_of_unnamed_media_are_no_credit() {
    credits_nobody("Local media reports said that the plant will close. He cited reports of thefts.");
}

#[test]
fn a_platform_is_no_outlet() {
    credits_nobody("Mara Quill wrote on Facebook that the gates stay shut, according to Twitter.");
}

#[test]
fn what_a_quoted_speaker_says_of_an_outlet_is_the_speakers() {
    credits_nobody("“The Harbour Post reported lies,” Mara Quill said.");
}

#[test]
fn an_outlet_that_speaks_of_itself_is_no_credit() {
    credits_nobody("Valley Radio said in a statement that it would close its studio.");
    credits_nobody("Valley Radio said it would close its studio.");
}

#[test]
fn an_employer_is_no_credit() {
    credits_nobody("Ada Brook worked for the Harbour Post and lives in Westhaven.");
}

#[test]
fn nonsense_does_not_panic() {
    for text in
        ["", "“", "via", "(UW) -", "Source:", "the", "told the Post", "’s’s ’s", "according to", "\n\n(\n"]
    {
        let _ = found(text);
    }
}

#[test]
fn a_programme_named_once_with_its_outlet_stands_for_it() {
    let text =
        "Mara Quill spoke on Valley Radio's “Dawn” on Sunday.\nThe gates stay shut, she said on “Dawn.”";
    let last = found(text).pop().expect("the second sentence credits the programme");
    assert_eq!(
        (last.outlet.name.as_str(), last.meaning, last.basis),
        ("Valley Radio", Venue, Basis::Anaphora)
    );
}

#[test]
fn the_outlet_of_a_reporter_that_somebody_told_is_credited() {
    let text = "The board met twice, a source tells Ada Brook, a night editor at Gadgetly.";
    credits_once(text, "a source tells Ada Brook, a night editor at Gadgetly", "Gadgetly", Relay);
}

#[test]
fn a_reporter_of_an_outlet_who_reported_is_relayed() {
    let text = "Ada Brook of the Harbour Post, based in Westhaven, reported that the board met twice.";
    let names: Vec<String> = found(text).into_iter().map(|c| c.outlet.name).collect();
    assert_eq!(names, ["The Harbour Post"]);
}

#[test]
fn an_outlet_whose_reporter_contributed_is_the_articles_own() {
    let text = "The plant closes, Mara Quill told Valley Radio.\nValley Radio's Ada Brook contributed to this report.";
    credits_nobody(text);
}

#[test]
fn an_outlet_that_asked_for_a_comment_is_the_articles_own() {
    credits_nobody("Mara Quill had no comment when contacted by Valley Radio.");
}

#[test]
fn somebody_at_an_outlets_conference_speaks_there() {
    let text = "Mara Quill said onstage at Gadgetly's spring conference that the gates stay shut.";
    credits_once(text, "onstage at Gadgetly's spring conference", "Gadgetly", Venue);
}

#[test]
fn a_virtue_that_bears_an_outlets_name_is_none() {
    credits_nobody("The Committee for the Prevention of Gadgetly announced the ban.");
}

#[test]
fn employees_of_an_outlet_speak_for_themselves() {
    credits_nobody("Two cleaners at Valley Radio said that the roof leaks.");
}

#[test]
fn reports_of_a_body_are_a_noun() {
    credits_nobody("Freshly filed Harbour Commission reports that track spending show a gap.");
}

#[test]
fn a_comment_on_a_report_is_no_venue() {
    let text = "The Harbour Post reported the vote.\nMara Quill declined to comment on the report.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn this_article_is_the_articles_own() {
    let text = "The Harbour Post reported the vote. Mara Quill gave no comment for this article.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn a_bodys_own_website_is_no_outlet() {
    let text = "The Harbour Post reported the vote.\nThe institute wrote on its website that it was close.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn a_game_that_a_channel_aired_is_no_report() {
    credits_nobody("The games were aired mainly on Valley Radio.");
}

#[test]
fn a_town_is_not_the_paper_that_bears_its_name() {
    let text =
        "Nobody was hurt, the Riverton Courier reported.\nIn Riverton, shops opened at noon, the mayor said.";
    assert_eq!(found(text).len(), 1);
}

#[test]
fn a_poll_of_an_outlet_is_no_venue() {
    let text = "In a Valley Radio poll, few said that they agree.";
    credits_once(text, "a Valley Radio poll", "Valley Radio", Relay);
}

#[test]
fn what_a_person_says_does_not_make_an_outlet_of_the_name() {
    credits_nobody("Not all that Quill says is true. Quill never cited a source for the number.");
}

#[test]
fn reports_and_reporting_are_things_too() {
    credits_nobody("Financial reporting: 4.6 of 5.\nPrepare reports, talks and slides.");
    credits_nobody("Analytics reports that show the numbers are free.");
}

#[test]
fn a_tip_is_no_source() {
    credits_nobody("TIP: Lumo is small and light.");
}

#[test]
fn a_learned_journal_is_no_newspaper() {
    credits_nobody("A trial published in the Journal of Harbour Studies found nothing.");
}

#[test]
fn a_thing_tells_no_outlet() {
    credits_nobody("This tells Valley Radio how much it can store.");
}

#[test]
fn where_somebody_wrote_before_is_no_venue() {
    credits_nobody("Ada Brook, who previously wrote for the Harbour Post, lives in Westhaven.");
}

#[test]
fn an_outlet_is_shown_by_the_tables_name_and_the_articles() {
    let text = "The plant will close, according to VBC.";
    assert_eq!(super::name_with_words(&found(text)[0], text, &outlets()), "Valley Radio (VBC)");
}
