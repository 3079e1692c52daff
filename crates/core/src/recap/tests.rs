//! What a reader of recaps relies on, in invented news.

use super::*;
use headwater_model::{
    Article, ArticleId, Chain, ClaimId, Copy, Count, Origin, OriginKind, OutletEvidence, OutletRef, Report,
    Retraction, Span, Stance, Standing, StoryId,
};

const COUNCIL: &str = "Westhaven's city council voted 7-4 on Tuesday to close the Tarn bridge after engineers found \
    cracks in two of its piers. Mayor Odile Brandt reportedly pressed for the vote. She left at noon. Engineers of \
    the firm Calder Works told the council that the cracks had grown by a third since August.";
const TRAFFIC: &str = "The Tarn bridge in Westhaven will be closed to all traffic until spring, the city council \
    decided on Tuesday. Shopkeepers on the east bank fear for the winter trade. Ferries will run every ten minutes \
    from the old quay, the port said.";

fn words() -> WordStatistics {
    WordStatistics::parse(include_str!("../../../../models/words.tsv")).unwrap()
}

fn article(id: &str, headline: Option<&str>, text: &str) -> Article {
    Article { headline: headline.map(str::to_owned), text: text.to_owned(), ..Article::empty(id) }
}

fn story(articles: &[Article], copies: Vec<Copy>) -> Story {
    Story {
        id: StoryId("s1".into()),
        articles: articles.iter().map(|a| a.id.clone()).collect(),
        copies,
        first: None,
        last: None,
        merged: Vec::new(),
        follows: None,
        made_by: 1,
    }
}

fn told(articles: &[Article], copies: Vec<Copy>, claims: &[Claim], budget: usize) -> Recap {
    let all: Vec<&Article> = articles.iter().collect();
    recap(&story(articles, copies), &all, claims, &words(), &RecapSettings { words: budget })
}

fn texts(recap: &Recap) -> Vec<&str> {
    recap.sentences.iter().map(RecapSentence::text).collect()
}

/// A claim that stands in `words` of `article`, with these origins.
fn claim(article: &Article, words: &str, origins: &[(&str, OriginKind)]) -> Claim {
    let start = article.text.find(words).unwrap();
    let citation = Citation::of(article, Span::new(start, start + words.len())).unwrap();
    let origin = |&(name, kind): &(&str, OriginKind)| Origin { name: name.into(), kind, outlet: None };
    Claim {
        id: ClaimId("c1".into()),
        line: citation.clone(),
        reports: vec![Report {
            article: article.id.clone(),
            stance: Stance::States,
            citations: vec![citation],
            adds: Vec::new(),
            chains: (0..origins.len()).map(|origin| Chain { hops: Vec::new(), origin }).collect(),
        }],
        perhaps: Vec::new(),
        left_out_by: Vec::new(),
        origins: origins.iter().map(origin).collect(),
        independent: Count { at_least: 3, at_most: 3 },
        standing: Standing::Agreed,
        differences: Vec::new(),
        denied_by: Vec::new(),
        retracted: Vec::new(),
        corrected: Vec::new(),
        first_seen: None,
        made_by: 1,
    }
}

#[test]
fn every_sentence_is_a_slice_of_the_article_it_cites_and_the_words_are_counted() {
    let articles = [article("a", None, COUNCIL), article("b", None, TRAFFIC)];
    for budget in [0, 10, 25, 40, 100] {
        let recap = told(&articles, Vec::new(), &[], budget);
        let count: usize = texts(&recap).iter().map(|t| crate::text::words(t).count()).sum();
        assert!(count <= budget, "{count} of {budget} words");
        for sentence in &recap.sentences {
            let citation = &sentence.citations()[0];
            let article = articles.iter().find(|a| a.id == citation.article).unwrap();
            assert_eq!(citation.span.of(&article.text), sentence.text());
        }
    }
}

#[test]
fn what_both_reports_hold_is_told_before_what_one_adds() {
    let articles = [article("a", None, COUNCIL), article("b", None, TRAFFIC)];
    let recap = told(&articles, Vec::new(), &[], 24);
    assert!(texts(&recap)[0].contains("Tarn bridge"), "{recap:?}");
}

#[test]
fn a_claim_that_rests_on_many_origins_is_told() {
    let articles = [article("a", None, COUNCIL), article("b", None, TRAFFIC)];
    let trade = "Shopkeepers on the east bank fear for the winter trade.";
    let without = told(&articles, Vec::new(), &[], 24);
    assert!(!texts(&without).contains(&trade), "{without:?}");
    let origins = [("a", OriginKind::Person), ("b", OriginKind::Person), ("c", OriginKind::Document)];
    let claims = vec![claim(&articles[1], trade, &origins); 4];
    assert!(texts(&told(&articles, Vec::new(), &claims, 24)).contains(&trade));
}

#[test]
fn a_copy_is_no_second_voice() {
    let articles = [article("a", None, TRAFFIC), article("b", None, TRAFFIC), article("c", None, COUNCIL)];
    let whole = Span::new(0, TRAFFIC.len());
    let copy = Copy {
        article: ArticleId("b".into()),
        of: ArticleId("a".into()),
        shared_percent: 100,
        passages: vec![whole],
    };
    let alone = [articles[0].clone(), articles[2].clone()];
    assert_eq!(texts(&told(&articles, vec![copy], &[], 60)), texts(&told(&alone, Vec::new(), &[], 60)));
}

#[test]
fn the_title_is_the_plain_headline_and_not_the_loud_one() {
    let articles = [
        article("a", Some("CHAOS as stunned council SLAMS Tarn bridge shut!"), COUNCIL),
        article("b", Some("Council closes Tarn bridge until spring"), TRAFFIC),
        article("c", Some("My view of the matter"), TRAFFIC),
    ];
    assert_eq!(told(&articles, Vec::new(), &[], 100).title, "Council closes Tarn bridge until spring");
}

#[test]
fn without_a_headline_the_title_is_cut_from_the_first_sentence_and_marked() {
    let recap = told(&[article("a", None, COUNCIL)], Vec::new(), &[], 100);
    let (opening, cut) = (texts(&recap)[0], recap.title.strip_suffix('…').unwrap());
    assert!(opening.starts_with(cut) && cut.chars().count() <= 90 && !cut.ends_with(' '));
    assert_eq!(opening[cut.len()..].chars().next(), Some(' '), "cut at a word");
}

#[test]
fn origins_of_all_claims_are_counted_once_and_unknown_ones_not() {
    let a = article("a", None, COUNCIL);
    let claims = [
        claim(&a, "cracks", &[("Odile Brandt", OriginKind::Person), ("unnamed 1", OriginKind::Unnamed)]),
        claim(&a, "bridge", &[("odile brandt", OriginKind::Person), ("unnamed 2", OriginKind::Unnamed)]),
        claim(&a, "vote", &[("origin unknown", OriginKind::Unknown)]),
    ];
    let recap = told(std::slice::from_ref(&a), Vec::new(), &claims, 100);
    assert_eq!(recap.origins, Count { at_least: 2, at_most: 3 });
    assert_eq!((recap.reports, recap.outlets), (1, 1));
}

#[test]
fn a_story_without_words_has_an_empty_recap() {
    let recap = told(&[article("a", None, ""), article("b", Some(" "), " … ")], Vec::new(), &[], 100);
    assert!(recap.sentences.is_empty());
}

#[test]
fn what_was_taken_back_is_not_told() {
    let articles = [article("a", None, COUNCIL), article("b", None, TRAFFIC)];
    let cracks = "engineers found cracks in two of its piers";
    let mut claim = claim(&articles[0], cracks, &[("a", OriginKind::Outlet)]);
    let is_told = |claim: &Claim| {
        let recap = told(&articles, Vec::new(), std::slice::from_ref(claim), 100);
        texts(&recap).iter().any(|sentence| sentence.contains("cracks in two"))
    };
    assert!(is_told(&claim));
    let post = OutletRef { name: "Harbour Post".into(), id: None, evidence: OutletEvidence::Stated };
    let citation = claim.line.clone();
    claim.retracted = vec![Retraction { outlet: post, citation, reports: vec![articles[0].id.clone()] }];
    assert!(!is_told(&claim));
}

const ARREST: &str = "Police in Westhaven arrested former harbour master Tor Ravn for bribery on Friday, two officials \
    said. He denies it.";

#[test]
fn a_title_never_says_on_one_origin_that_somebody_did_wrong() {
    let articles = [
        article("a", Some("Ravn took bribes for berths"), ARREST),
        article("b", Some("Harbour office of Westhaven searched"), ARREST),
    ];
    assert_eq!(told(&articles, Vec::new(), &[], 50).title, "Harbour office of Westhaven searched");
    let alone = told(&articles[..1], Vec::new(), &[], 50).title;
    assert_eq!(alone, "Report by outlet unknown");
}

#[test]
fn what_two_origins_say_of_somebody_may_stand_in_the_title() {
    let articles = [article("a", Some("Ravn arrested for bribery"), ARREST)];
    let mut claim = claim(&articles[0], "arrested former harbour master Tor Ravn for bribery", &[]);
    claim.independent = Count { at_least: 2, at_most: 2 };
    assert_eq!(told(&articles, Vec::new(), &[claim], 50).title, "Ravn arrested for bribery");
}
