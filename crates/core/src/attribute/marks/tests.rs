//! One case for every mark, and one for every trap. People, bodies and places are invented.

use super::super::credits::testing::article;
use super::marks;
use headwater_model::{HedgeKind, PrimaryKind, SentenceMark};

/// The marks of a text.
fn found(text: &str) -> Vec<SentenceMark> {
    marks(&article(text))
}

/// The words of distance of a sentence, and their kind.
fn hedged(text: &str) -> Option<(String, HedgeKind)> {
    found(text).into_iter().find_map(|m| m.hedge).map(|h| (h.span.of(text).to_owned(), h.kind))
}

/// The words of a denial, its object, and who denies.
fn denied(text: &str) -> Option<(String, String, Option<String>)> {
    let denied = found(text).into_iter().find_map(|m| m.denied)?;
    let words = |span: headwater_model::Span| span.of(text).to_owned();
    Some((words(denied.span), words(denied.object), denied.by.map(|s| s.name)))
}

/// The words of a primary source, its kind, and whose it is.
fn primary(text: &str) -> Option<(String, PrimaryKind, Option<String>)> {
    let primary = found(text).into_iter().find_map(|m| m.primary)?;
    Some((primary.span.of(text).to_owned(), primary.kind, primary.issuer.map(|s| s.name)))
}

fn some(words: &str, object: &str, by: &str) -> Option<(String, String, Option<String>)> {
    Some((words.to_owned(), object.to_owned(), Some(by.to_owned())))
}

fn rests(words: &str, kind: PrimaryKind, issuer: &str) -> Option<(String, PrimaryKind, Option<String>)> {
    Some((words.to_owned(), kind, Some(issuer.to_owned())))
}

// Distance.

#[test]
fn reportedly_keeps_distance() {
    assert_eq!(
        hedged("The firm reportedly plans to split."),
        Some(("reportedly".to_owned(), HedgeKind::Reported))
    );
}

#[test]
fn what_could_not_be_verified_is_kept_at_a_distance() {
    let text = "Valley Radio could not independently verify the tape.";
    assert_eq!(hedged(text), Some(("not independently verify".to_owned(), HedgeKind::Unverified)));
    assert_eq!(hedged("The death has not been confirmed.").map(|h| h.1), Some(HedgeKind::Unverified));
    assert_eq!(hedged("If true, the plan would cost millions.").map(|h| h.1), Some(HedgeKind::Unverified));
}

#[test]
fn what_is_believed_by_nobody_in_particular_has_no_source() {
    let text = "He is believed to have left the country.";
    assert_eq!(hedged(text), Some(("is believed to".to_owned(), HedgeKind::Unattributed)));
}

#[test]
fn a_source_that_claims_is_kept_at_a_distance() {
    assert_eq!(hedged("Quill claims that she never met him.").map(|h| h.1), Some(HedgeKind::Claimed));
}

#[test]
fn distance_inside_a_quotation_is_the_speakers() {
    assert_eq!(hedged("“He allegedly lied,” Mara Quill said."), None);
}

#[test]
fn a_claim_as_a_thing_is_no_distance() {
    assert_eq!(hedged("The insurer paid the claims that farmers had filed."), None);
}

#[test]
fn somebody_who_believes_is_a_source() {
    assert_eq!(hedged("She believed that the dam is safe."), None);
}

#[test]
fn somebody_who_would_not_confirm_keeps_no_distance_of_ours() {
    assert_eq!(hedged("The ministry would not confirm the number."), None);
}

// Denials.

#[test]
fn a_denial_of_a_clause_is_one() {
    assert_eq!(
        denied("Quill denied that any date was set."),
        some("denied", "that any date was set", "Quill")
    );
}

#[test]
fn a_day_or_an_adverb_does_not_hide_a_denial() {
    let words = some("denied", "that any date was set", "Quill");
    assert_eq!(denied("Quill denied on Tuesday that any date was set."), words);
    assert_eq!(denied("Quill has vehemently denied that any date was set."), words);
}

#[test]
fn a_name_in_commas_is_who_denies() {
    assert_eq!(
        denied("The head of Westhaven Council, Clara Quill, denied that any date was set."),
        some("denied", "that any date was set", "Clara Quill")
    );
}

#[test]
fn what_is_said_not_to_be_true_is_denied() {
    let text = "It is not true that any date was set, Mara Quill said.";
    assert_eq!(denied(text), some("It is not true", "that any date was set", "Mara Quill"));
}

#[test]
fn a_denial_that_was_withdrawn_is_none() {
    assert_eq!(denied("Quill first denied that any date was set, but then admitted it."), None);
}

#[test]
fn a_comma_inside_a_number_does_not_end_what_is_denied() {
    let object = "that it released 4,000 fish";
    assert_eq!(denied("Norvik denied that it released 4,000 fish."), some("denied", object, "Norvik"));
}

#[test]
fn a_denial_of_a_deed_is_one() {
    assert_eq!(
        denied("Mara Quill denies meeting the board."),
        some("denies", "meeting the board", "Mara Quill")
    );
}

#[test]
fn a_denial_of_a_report_is_one() {
    assert_eq!(denied("The ministry denied the report."), some("denied", "the report", "ministry"));
}

#[test]
fn a_claim_that_is_dismissed_is_denied() {
    let text = "Quill dismissed the allegations as nonsense.";
    assert_eq!(denied(text), some("dismissed", "the allegations as nonsense", "Quill"));
}

#[test]
fn a_report_that_is_called_false_is_denied() {
    let text = "A spokesman for Lumo called the report false.";
    assert_eq!(denied(text), some("called the report false", "the report", "Lumo"));
}

#[test]
fn a_disputed_border_is_no_denial() {
    assert_eq!(denied("Troops crossed the disputed border at dawn."), None);
}

#[test]
fn a_refused_visa_is_no_denial() {
    assert_eq!(denied("Two travellers were denied entry at the port."), None);
    assert_eq!(denied("The consulate denied him a visa."), None);
    assert_eq!(denied("The judge denied the request for bail."), None);
}

#[test]
fn a_court_that_throws_a_claim_out_denies_nothing() {
    assert_eq!(denied("The court rejected the claims of the heirs."), None);
}

#[test]
fn a_denial_that_is_not_made_is_none() {
    assert_eq!(denied("Quill did not deny the report."), None);
    assert_eq!(denied("The ministry neither confirmed nor denied the report."), None);
    assert_eq!(denied("Quill declined to confirm or deny that she was asked."), None);
}

#[test]
fn a_rejected_offer_is_no_denial() {
    assert_eq!(denied("The union rejected the offer on Monday."), None);
}

#[test]
fn a_denial_inside_a_quotation_is_told_by_its_speaker() {
    assert_eq!(denied("“He denied that he knew,” Mara Quill said."), None);
}

// Primary sources.

#[test]
fn a_statement_is_its_issuers() {
    let text = "The plant stays open, Lumo said in a statement.";
    assert_eq!(primary(text), rests("in a statement", PrimaryKind::Document, "Lumo"));
}

#[test]
fn a_news_conference_is_an_event() {
    let text = "At a news conference in Westhaven, Mara Quill said that the plant stays open.";
    assert_eq!(primary(text), rests("At a news conference", PrimaryKind::Event, "Mara Quill"));
}

#[test]
fn words_to_reporters_are_everybodys() {
    let text = "Mara Quill told reporters outside the gate that the plant stays open.";
    assert_eq!(primary(text), rests("told reporters", PrimaryKind::Reporters, "Mara Quill"));
}

#[test]
fn a_tweet_is_a_post() {
    assert_eq!(
        primary("Quill tweeted that the gates stay shut."),
        rests("tweeted", PrimaryKind::Post, "Quill")
    );
    let text = "Mara Quill wrote on Facebook that the gates stay shut.";
    assert_eq!(primary(text), rests("wrote on Facebook", PrimaryKind::Post, "Mara Quill"));
}

#[test]
fn court_filings_are_documents() {
    let text = "The firm owes nine million, according to court filings.";
    assert_eq!(primary(text), Some(("according to court filings".to_owned(), PrimaryKind::Document, None)));
}

#[test]
fn testimony_is_an_event() {
    let text = "Mara Quill testified that she never met him.";
    assert_eq!(primary(text), rests("testified", PrimaryKind::Event, "Mara Quill"));
}

#[test]
fn a_statement_to_one_outlet_is_not_shared() {
    assert_eq!(primary("Quill denied it in a statement to Valley Radio."), None);
}

#[test]
fn a_statement_nobody_speaks_in_is_none() {
    assert_eq!(primary("The error stood in a bank statement from May."), None);
}

#[test]
fn what_a_quoted_speaker_told_reporters_is_no_event_of_ours() {
    assert_eq!(primary("“They told reporters lies,” Mara Quill said."), None);
}

#[test]
fn a_plain_sentence_has_no_mark() {
    assert_eq!(found("The plant employs 90 people."), []);
}

#[test]
fn nonsense_does_not_panic() {
    for text in
        ["denied", "in a", "according to", "told", "claims that", "is said to", "called", "at the", "'s 's"]
    {
        let _ = found(text);
    }
}

#[test]
fn a_relative_speaks_and_not_the_one_she_belongs_to() {
    let by = denied("Mara Quill's mother disputes the report.").and_then(|d| d.2);
    assert_eq!(by.as_deref(), Some("Mara Quill's mother"));
}

#[test]
fn an_age_behind_a_name_is_not_the_speaker() {
    let text = "Mara Quill, 35, the mayor of Westhaven, said in a statement that she stays.";
    assert_eq!(primary(text), rests("in a statement", PrimaryKind::Document, "Mara Quill"));
}

#[test]
fn a_title_with_a_name_behind_it_is_the_one_named() {
    let text = "The harbour president, Mara Quill, said in a statement that she stays.";
    assert_eq!(primary(text), rests("in a statement", PrimaryKind::Document, "Mara Quill"));
}

#[test]
fn what_somebody_says_of_a_debate_is_not_said_there() {
    assert_eq!(primary("Mara Quill says that she did well in the last harbour debate."), None);
}
