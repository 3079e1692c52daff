//! Which quotations of different reports are one thing that was said? Readings → [`Saying`]s, in order of the story.
//!
//! Two quotations are one where the shorter stands in the longer whole, where its parts do in order (an ellipsis), or
//! where nearly all of its words do in order: speech is put down, cleaned and translated by hand. Short ones are too
//! common to tell. A quotation is held against the fullest of a group alone, so that chains cannot grow.
//!
//! Who said it is put to the vote of the reports: a copy of another's text has no voice, and only named sources count.

use super::Reading;
use super::identity::name_key;
use crate::text::{hash, quotations, words};
use headwater_model::{
    ArticleId, Citation, Form, GivenTo, Manner, Saying, Source, SourceKind, Span, Statement, Story, Wording,
    WordingKind,
};
use std::collections::{BTreeMap, HashMap};

/// A quotation of fewer words is a phrase that many may use.
const LEAST_WORDS: usize = 5;
/// So much of the shorter one stands in the longer, in order, where some words are others.
const LEAST_SHARED: f32 = 0.8;
/// Such words are this many at least.
const LEAST_REWORDED: usize = 8;
/// Quotations are compared where they share a run of so many words.
const RUN: usize = 3;
/// A run that stands in more quotations than this says nothing.
const MOST_HOLDERS: usize = 60;

/// A quotation where it stands.
struct Quoted<'a> {
    reading: usize,
    statement: &'a Statement,
    span: Span,
    /// Its words in lower case, as numbers.
    words: Vec<u64>,
}

/// The quotations that two reports or more share.
#[must_use]
pub fn sayings(story: &Story, readings: &[Reading<'_>]) -> Vec<Saying> {
    let mut all = quoted(readings);
    // The fullest first: each other one is held against those before it.
    all.sort_by_key(|q| (std::cmp::Reverse(q.words.len()), q.reading, q.span));
    let mut by_run: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut groups: Vec<Vec<(usize, WordingKind)>> = Vec::new();
    let mut heads: Vec<usize> = Vec::new();
    for at in 0..all.len() {
        let runs = runs(&all[at].words);
        let mut near: BTreeMap<usize, usize> = BTreeMap::new();
        for run in &runs {
            for &group in by_run.get(run).into_iter().flatten() {
                *near.entry(group).or_default() += 1;
            }
        }
        let mut near: Vec<(usize, usize)> = near.into_iter().collect();
        near.sort_by_key(|(group, shared)| (std::cmp::Reverse(*shared), *group));
        let found = near
            .iter()
            .find_map(|&(group, _)| Some((group, kind(&all[at].words, &all[heads[group]].words)?)));
        match found {
            Some((group, kind)) => groups[group].push((at, kind)),
            None => {
                for run in runs {
                    let holders = by_run.entry(run).or_default();
                    if holders.len() < MOST_HOLDERS {
                        holders.push(groups.len());
                    }
                }
                heads.push(at);
                groups.push(vec![(at, WordingKind::Whole)]);
            }
        }
    }
    let mut found: Vec<Saying> =
        groups.iter().filter_map(|group| saying(story, readings, &all, group)).collect();
    let order: HashMap<&ArticleId, usize> =
        readings.iter().enumerate().map(|(at, r)| (&r.article.id, at)).collect();
    found.sort_by_key(|saying| {
        let places = saying.wordings.iter().flat_map(|w| &w.citations);
        places.map(|c| (order.get(&c.article).copied(), c.span)).min()
    });
    found
}

/// The quotations inside statements that were made in words.
fn quoted<'a>(readings: &[Reading<'a>]) -> Vec<Quoted<'a>> {
    let mut found = Vec::new();
    for (reading, r) in readings.iter().enumerate() {
        let text = &r.article.text;
        let marked = quotations(text, r.article.language.as_deref());
        for statement in r.statements.iter().filter(|s| s.form != Form::Indirect && s.manner == Manner::Said)
        {
            for piece in &statement.pieces {
                let inner =
                    marked.iter().filter(|q| q.depth == 0 && q.inner.touches(*piece)).map(|q| q.inner);
                for span in inner.map(|q| Span::new(q.start.max(piece.start), q.end.min(piece.end))) {
                    let lower = words(span.of(text)).map(|w| w.text.to_lowercase().replace('’', "'"));
                    let words: Vec<u64> = lower.map(|w| hash(w.as_bytes())).collect();
                    if words.len() >= LEAST_WORDS {
                        found.push(Quoted { reading, statement, span, words });
                    }
                }
            }
        }
    }
    found
}

/// Hashes of the runs of words.
fn runs(words: &[u64]) -> Vec<u64> {
    let one = |run: &[u64]| run.iter().fold(0_u64, |all, word| all.rotate_left(21) ^ word);
    let mut found: Vec<u64> = words.windows(RUN).map(one).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// How a quotation stands to a fuller one; `None` where they are two things that were said.
fn kind(words: &[u64], fuller: &[u64]) -> Option<WordingKind> {
    if words == fuller {
        return Some(WordingKind::Whole);
    }
    let shared = in_order(words, fuller);
    if shared == words.len() {
        return Some(WordingKind::Cut);
    }
    let enough = words.len() >= LEAST_REWORDED && shared as f32 >= LEAST_SHARED * words.len() as f32;
    enough.then_some(WordingKind::Reworded)
}

/// How many words both have in one order: the longest common subsequence.
fn in_order(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// The saying of a group; `None` where one report alone has it.
fn saying(
    story: &Story,
    readings: &[Reading<'_>],
    all: &[Quoted<'_>],
    group: &[(usize, WordingKind)],
) -> Option<Saying> {
    let first = all[group[0].0].reading;
    if group.iter().all(|(at, _)| all[*at].reading == first) {
        return None;
    }
    let mut wordings: Vec<(&[u64], Wording)> = Vec::new();
    for &(at, kind) in group {
        let quoted = &all[at];
        let citation = Citation::of(readings[quoted.reading].article, quoted.span)?;
        match wordings.iter_mut().find(|(words, _)| *words == quoted.words) {
            Some((_, known)) => known.citations.push(citation),
            None => wordings.push((&quoted.words, Wording { kind, citations: vec![citation] })),
        }
    }
    let is_copy = |at: usize| story.copies.iter().any(|c| c.article == readings[at].article.id);
    let voices = group.iter().map(|(at, _)| &all[*at]).filter_map(|q| Some((q.reading, named(q.statement)?)));
    let mut votes: Vec<(usize, &Source)> = Vec::new();
    for (_, source) in voices.clone().filter(|(reading, _)| !is_copy(*reading)) {
        match votes.iter_mut().find(|(_, known)| is_one(known, source)) {
            Some((count, known)) => {
                *count += 1;
                if source.name.len() > known.name.len() {
                    *known = source;
                }
            }
            None => votes.push((1, source)),
        }
    }
    let most = votes.iter().map(|(count, _)| *count).max();
    // Where two have as many voices nobody is named.
    let mut winners = votes.iter().filter(|(count, _)| Some(*count) == most);
    let source = winners.next().filter(|_| winners.next().is_none()).map(|(_, source)| (*source).clone());
    let others = voices.filter(|(_, s)| source.as_ref().is_none_or(|winner| !is_one(winner, s)));
    let mut given_to: Vec<GivenTo> = others
        .map(|(reading, s)| GivenTo { source: s.clone(), article: readings[reading].article.id.clone() })
        .collect();
    given_to.dedup_by(|a, b| a.article == b.article && is_one(&a.source, &b.source));
    Some(Saying { source, wordings: wordings.into_iter().map(|(_, wording)| wording).collect(), given_to })
}

/// The source of a statement, where it is somebody or a body with a name.
fn named(statement: &Statement) -> Option<&Source> {
    let kinds = [SourceKind::Person, SourceKind::Organisation];
    statement.source.as_ref().filter(|s| kinds.contains(&s.kind))
}

/// Whether two names are one's: the same words, or the words of one end those of the other ("Quill", "Mara Quill").
fn is_one(one: &Source, other: &Source) -> bool {
    use super::identity::OriginKey::Named;
    let (Some(Named(one)), Some(Named(other))) = (name_key(&one.name), name_key(&other.name)) else {
        return false;
    };
    one.ends_with(&other) || other.ends_with(&one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::{Article, Attitude, Copy, Paragraph, ParagraphKind, StoryId, Terms};

    fn article(id: &str, text: &str) -> Article {
        let paragraphs = vec![Paragraph { span: Span::new(0, text.len()), kind: ParagraphKind::Text }];
        Article { text: text.to_owned(), paragraphs, language: Some("en".into()), ..Article::empty(id) }
    }

    /// What the first quotation of an article says, on the word of the name behind it.
    fn statement(article: &Article) -> Statement {
        let text = &article.text;
        let span = quotations(text, Some("en"))[0].inner;
        let behind = &text[span.end..];
        let name = ["Mara Quill", "Pell Anders"].into_iter().find(|name| behind.contains(name)).unwrap();
        Statement {
            article: article.id.clone(),
            pieces: vec![span],
            form: Form::Direct,
            manner: Manner::Said,
            cue: None,
            source_words: None,
            source: Some(Source {
                name: name.to_owned(),
                kind: SourceKind::Person,
                role: None,
                terms: Terms::OnRecord,
                how_many: None,
            }),
            addressee: None,
            venue: None,
            attitude: Attitude::Said,
            tense: None,
            via: None,
            inner: Vec::new(),
            made_by: 1,
        }
    }

    /// The sayings of a story of these texts; those in `copies` run the text of the first.
    fn found(texts: &[&str], copies: &[usize]) -> Vec<Saying> {
        let articles: Vec<Article> =
            texts.iter().enumerate().map(|(at, text)| article(&format!("a{at}"), text)).collect();
        let read: Vec<[Statement; 1]> = articles.iter().map(|a| [statement(a)]).collect();
        let readings: Vec<Reading<'_>> = articles
            .iter()
            .zip(&read)
            .map(|(article, statements)| Reading {
                article,
                statements,
                credits: &[],
                marks: &[],
                notices: &[],
            })
            .collect();
        let copy = |&at: &usize| Copy {
            article: articles[at].id.clone(),
            of: articles[0].id.clone(),
            shared_percent: 100,
            passages: vec![Span::new(0, texts[at].len())],
        };
        let story = Story {
            id: StoryId("s".into()),
            articles: articles.iter().map(|a| a.id.clone()).collect(),
            copies: copies.iter().map(copy).collect(),
            first: None,
            last: None,
            merged: Vec::new(),
            follows: None,
            made_by: 1,
        };
        sayings(&story, &readings)
    }

    fn kinds(found: &[Saying]) -> Vec<WordingKind> {
        found.iter().flat_map(|s| s.wordings.iter().map(|w| w.kind)).collect()
    }

    const WHOLE: &str =
        "“We were never asked about the sale of the ferry, and we would have refused it,” Mara Quill said.";

    #[test]
    fn the_same_words_in_two_reports_are_one_saying() {
        let found = found(&[WHOLE, &format!("On Monday she spoke. {WHOLE}")], &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].wordings[0].citations.len(), 2);
        assert_eq!(found[0].source.as_ref().map(|s| s.name.as_str()), Some("Mara Quill"));
    }

    #[test]
    fn a_cut_and_a_rewording_are_wordings_of_the_whole() {
        let cut = "“We were never asked about the sale of the ferry,” Mara Quill said.";
        let reworded =
            "“We were never asked about the sale of this ferry, and would have refused it,” Mara Quill said.";
        let found = found(&[WHOLE, cut, reworded], &[]);
        assert_eq!(kinds(&found), [WordingKind::Whole, WordingKind::Reworded, WordingKind::Cut]);
    }

    #[test]
    fn two_things_that_were_said_stay_two() {
        let other = "“The sale of the ferry was never a matter for the council to decide,” Mara Quill said.";
        assert!(found(&[WHOLE, other], &[]).is_empty());
        let short = "“We were never asked,” Pell Anders said.";
        assert!(found(&[WHOLE, short], &[]).is_empty(), "a phrase that many may use");
    }

    #[test]
    fn most_reports_tell_who_said_it_and_a_copy_has_no_voice() {
        let other = WHOLE.replace("Mara Quill", "Pell Anders");
        let all = [WHOLE, other.as_str(), other.as_str(), &format!("It rained. {WHOLE}")];
        let found = found(&all, &[2]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].source.as_ref().map(|s| s.name.as_str()), Some("Mara Quill"));
        let others: Vec<&str> = found[0].given_to.iter().map(|g| g.article.0.as_str()).collect();
        assert_eq!(others, ["a1", "a2"]);
    }

    #[test]
    fn where_two_have_as_many_voices_nobody_is_named() {
        let other = WHOLE.replace("Mara Quill", "Pell Anders");
        let found = found(&[WHOLE, &other], &[]);
        assert_eq!(found[0].source, None);
        assert_eq!(found[0].given_to.len(), 2);
    }
}
