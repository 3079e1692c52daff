//! A few texts taken for one story give claims and a recap that stand in them.

use super::{articles, knowledge, pages, statements};
use headwater::pipeline::work_out;
use headwater_core::attribute::attribute;
use headwater_model::{Article, Citation, Evidence, GivenArticle, Page, PageBody, Story, StoryFile, StoryId};

/// As many articles are read of one case.
const ARTICLES: usize = 5;

/// Articles divided by a line `%%`; the first line of each is `outlet|published|headline`, the rest its text.
pub fn story(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let read: Vec<Article> = text.split("\n%%\n").take(ARTICLES).enumerate().filter_map(given).collect();
    if read.is_empty() {
        return;
    }
    let story = Story {
        id: StoryId("s".to_owned()),
        articles: read.iter().map(|a| a.id.clone()).collect(),
        copies: Vec::new(),
        first: None,
        last: None,
        merged: Vec::new(),
        follows: None,
        made_by: 1,
    };
    let told = work_out(story.clone(), read.iter().collect(), knowledge());
    assert!(
        told == work_out(story, read.iter().collect(), knowledge()),
        "the same story is told the same way"
    );
    check(&told);
    let grouped = headwater::pipeline::stories(&read, knowledge());
    let count: usize = grouped.iter().map(|(_, articles)| articles.len()).sum();
    assert_eq!(count, read.len(), "each article is in one story");
    for (story, articles) in grouped {
        check(&work_out(story, articles, knowledge()));
    }
}

fn given((number, part): (usize, &str)) -> Option<Article> {
    let (head, text) = part.split_once('\n').unwrap_or(("", part));
    let mut fields = head.splitn(3, '|').map(|f| Some(f.trim().to_owned()).filter(|f| !f.is_empty()));
    let mut next = || fields.next().flatten();
    let given = GivenArticle {
        outlet: next(),
        published: next(),
        headline: next(),
        text: text.to_owned(),
        ..GivenArticle::default()
    };
    let body = PageBody::Given(Box::new(given));
    pages::read(&Page { id: format!("a{number}"), url: None, charset: None, fetched: None, body })
}

/// All that a story tells stands in its articles.
fn check(file: &StoryFile) {
    for article in &file.articles {
        articles::article(article);
        statements::attribution(article, &attribute(article, &knowledge().outlets));
    }
    for copy in &file.story.copies {
        let article = file.article(&copy.article).expect("a copy is an article of the story");
        copy.passages.iter().for_each(|p| articles::stands(*p, &article.text, "a copied passage"));
    }
    for claim in &file.claims {
        cited(file, &claim.line);
        claim.denied_by.iter().for_each(|d| cited(file, &d.citation));
        claim
            .differences
            .iter()
            .flat_map(|d| &d.values)
            .flat_map(|v| &v.citations)
            .for_each(|c| cited(file, c));
        for report in &claim.reports {
            assert!(file.article(&report.article).is_some(), "a report is an article of the story");
            report.citations.iter().chain(&report.adds).for_each(|c| cited(file, c));
            for chain in &report.chains {
                assert!(chain.origin < claim.origins.len(), "a chain ends in an origin of its claim");
                chain.hops.iter().for_each(|h| evidence(file, &h.evidence));
            }
        }
        assert!(claim.independent.at_least <= claim.independent.at_most, "a count is in order");
    }
    for sentence in &file.recap.sentences {
        sentence.citations().iter().for_each(|c| cited(file, c));
        let words = sentence.text();
        let found = sentence
            .citations()
            .iter()
            .any(|c| file.article(&c.article).is_some_and(|a| c.span.of(&a.text).contains(words)));
        assert!(found, "a sentence of the recap stands nowhere: {words:?}");
    }
}

fn evidence(file: &StoryFile, evidence: &Evidence) {
    match evidence {
        Evidence::Stated { citation }
        | Evidence::Inferred { citation, .. }
        | Evidence::Link { citation, .. } => cited(file, citation),
        Evidence::SharedText { citation, other } => {
            cited(file, citation);
            cited(file, other);
        }
        Evidence::TimingOnly { likeness } => assert!(likeness.is_finite(), "a likeness is a number"),
        Evidence::Unknown => {}
    }
}

/// The words of `citation` stand where it says.
fn cited(file: &StoryFile, citation: &Citation) {
    let article = file.article(&citation.article).expect("a citation is of an article of the story");
    articles::stands(citation.span, &article.text, "a citation");
    assert_eq!(citation.quote, citation.span.of(&article.text), "a citation is verbatim");
    assert!(citation.paragraph <= article.paragraphs.len().max(1), "a citation stands in a paragraph");
}
