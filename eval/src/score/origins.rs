//! Were the credits read, the claims found, and followed to the same origins as a person's reading?
//!
//! - credits: (article, outlet) pairs, repeats of one outlet in one article counted once; right when the outlets are the
//!   same and a predicted span touches one of the gold's.
//! - claims: the first 15 predicted claims of a story, at most two spans of at most 300 characters an article; a gold
//!   claim is paired with the predicted claim that touches the evidence of most of its articles, at least half of them.
//! - roots: of the pairs of articles of a gold claim, those on one origin that are joined, those on different ones that
//!   are kept apart, and the mean of the two.
//! - count: the independent origins of the side that asserts, the unknown left out.
//!
//! The bootstrap draws stories.

use super::words::joined_words;
use super::{Score, f1, figures, one, ratio, sums};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// One story as it was read, by a person or by the program; a person's words are looked up in the texts.
#[derive(Clone, Debug, Deserialize)]
pub struct Read {
    /// Its name.
    pub story: String,
    #[serde(default)]
    credits: Vec<ReadCredit>,
    #[serde(default)]
    claims: Vec<ReadClaim>,
}

#[derive(Clone, Debug, Deserialize)]
struct ReadCredit {
    article: String,
    outlet: String,
    meaning: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    words: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct ReadClaim {
    #[serde(default)]
    origins: BTreeMap<String, Origin>,
    articles: BTreeMap<String, ReadVersion>,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Origin {
    name: Option<String>,
    kind: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
struct ReadVersion {
    stance: Option<String>,
    spans: Option<Vec<(usize, usize)>>,
    evidence: Option<String>,
    #[serde(default)]
    origins: Vec<String>,
}

/// The texts of one story's articles, by id.
pub type Texts = BTreeMap<String, String>;

type Span = (usize, usize);

/// A story with spans in code points.
struct Story {
    credits: Vec<Credit>,
    claims: Vec<Claim>,
}

struct Credit {
    article: String,
    outlet: String,
    meaning: Option<String>,
    span: Span,
}

struct Claim {
    origins: BTreeMap<String, Origin>,
    articles: BTreeMap<String, Version>,
    independent: f64,
}

struct Version {
    stance: String,
    spans: Vec<Span>,
    origins: BTreeSet<String>,
}

sums!(Counts {
    credits_right,
    credits_typed,
    credits_gold,
    credits_predicted,
    claims,
    found,
    pairs,
    covered,
    carriers_right,
    carriers_predicted,
    disputes_right,
    disputes_predicted,
    disputes_gold,
    same,
    same_right,
    apart,
    apart_right,
    named,
    name_right,
    count_exact,
    count_error,
    several_right,
    several_predicted,
    several_gold,
    one_exact,
    articles_exact,
    articles_error,
});

/// Scores `predicted` against `gold`; `texts` by the story's name. Stories that the gold does not have are left out.
#[must_use]
pub fn score(
    gold: &[Read],
    predicted: &BTreeMap<String, Read>,
    texts: &BTreeMap<String, Texts>,
    rounds: u32,
) -> Score {
    let none = Texts::new();
    let nothing = Story { credits: Vec::new(), claims: Vec::new() };
    let counts: Vec<Counts> = gold
        .iter()
        .map(|read| {
            let texts = texts.get(&read.story).unwrap_or(&none);
            let guess = predicted.get(&read.story).map(|guess| resolve(guess, texts));
            one_story(&resolve(read, texts), guess.as_ref().unwrap_or(&nothing))
        })
        .collect();
    let all = |of: fn(&Counts) -> f64| counts.iter().map(of).sum::<f64>() as usize;
    Score {
        counts: vec![
            ("stories", counts.len()),
            ("claims", all(|c| c.claims)),
            ("credits", all(|c| c.credits_gold)),
        ],
        figures: figures(&counts, rounds, of_sums),
    }
}

fn of_sums(c: &Counts) -> Vec<(&'static str, f64)> {
    let both = |right: f64, predicted: f64, gold: f64| f1(ratio(right, predicted), ratio(right, gold));
    let (joined, apart) = (ratio(c.same_right, c.same), ratio(c.apart_right, c.apart));
    vec![
        ("credit_f1", both(c.credits_right, c.credits_predicted, c.credits_gold)),
        ("credit_p", ratio(c.credits_right, c.credits_predicted)),
        ("credit_r", ratio(c.credits_right, c.credits_gold)),
        ("credit_typed_f1", both(c.credits_typed, c.credits_predicted, c.credits_gold)),
        ("claims_found", ratio(c.found, c.claims)),
        ("coverage", ratio(c.covered, c.pairs)),
        // Ours alone: of the articles that a paired claim is given to, those that the gold gives it to.
        ("carriers_p", ratio(c.carriers_right, c.carriers_predicted)),
        ("disputes_p", ratio(c.disputes_right, c.disputes_predicted)),
        ("disputes_f1", both(c.disputes_right, c.disputes_predicted, c.disputes_gold)),
        ("roots_joined", joined),
        ("roots_apart", apart),
        ("roots_balance", f64::midpoint(joined, apart)),
        ("names", ratio(c.name_right, c.named)),
        ("several_f1", both(c.several_right, c.several_predicted, c.several_gold)),
        ("count_exact", ratio(c.count_exact, c.claims)),
        ("count_error", ratio(c.count_error, c.claims)),
        ("constant_one_exact", ratio(c.one_exact, c.claims)),
        ("articles_as_count_exact", ratio(c.articles_exact, c.claims)),
        ("articles_as_count_error", ratio(c.articles_error, c.claims)),
    ]
}

/// Words become spans; of a claim's spans the first two that are short enough count, of the claims the first 15.
fn resolve(read: &Read, texts: &Texts) -> Story {
    let find = |article: &str, words: Option<&String>| find(texts.get(article)?, words?);
    let credits = read
        .credits
        .iter()
        .filter_map(|c| {
            let span = c.start.zip(c.end).or_else(|| find(&c.article, c.words.as_ref()))?;
            let (article, outlet) = (c.article.clone(), c.outlet.clone());
            Some(Credit { article, outlet, meaning: c.meaning.clone(), span })
        })
        .collect();
    let version = |article: &String, v: &ReadVersion| {
        let found = || find(article, v.evidence.as_ref()).into_iter().collect();
        let mut spans: Vec<Span> = v.spans.clone().unwrap_or_else(found);
        spans.retain(|(start, end)| end.saturating_sub(*start) <= 300);
        spans.truncate(2);
        let stance = v.stance.clone().unwrap_or_else(|| "states".into());
        Version { stance, spans, origins: v.origins.iter().cloned().collect() }
    };
    let claims = read.claims.iter().take(15).map(|c| Claim {
        origins: c.origins.clone(),
        articles: c.articles.iter().map(|(a, v)| (a.clone(), version(a, v))).collect(),
        independent: independent(c) as f64,
    });
    Story { credits, claims: claims.collect() }
}

/// The places that tell each claim of `read`, by article.
#[must_use]
pub fn evidence(read: &Read, texts: &Texts) -> Vec<BTreeMap<String, Vec<(usize, usize)>>> {
    let places = |claim: Claim| claim.articles.into_iter().map(|(article, v)| (article, v.spans)).collect();
    resolve(read, texts).claims.into_iter().map(places).collect()
}

/// Where `words` stand in `text`, in code points.
fn find(text: &str, words: &str) -> Option<Span> {
    if words.is_empty() {
        return None;
    }
    let start = text[..text.find(words)?].chars().count();
    Some((start, start + words.chars().count()))
}

/// How many known origins the articles have that do not dispute the claim.
fn independent(claim: &ReadClaim) -> usize {
    let known = |o: &&String| claim.origins.get(*o).and_then(|o| o.kind.as_deref()) != Some("unknown");
    let asserting = claim.articles.values().filter(|v| v.stance.as_deref() != Some("disputes"));
    asserting.flat_map(|v| v.origins.iter().filter(known)).collect::<BTreeSet<_>>().len()
}

fn one_story(gold: &Story, guess: &Story) -> Counts {
    let mut c = Counts::default();
    count_credits(&gold.credits, &guess.credits, &mut c);
    for (gold, guess) in gold.claims.iter().zip(pair_claims(&gold.claims, &guess.claims)) {
        count_claim(gold, guess, &mut c);
    }
    c
}

/// The credits of one outlet in one article, together.
struct Credited<'a> {
    article: &'a str,
    outlet: &'a str,
    credits: Vec<&'a Credit>,
}

fn by_outlet(credits: &[Credit]) -> Vec<Credited<'_>> {
    let mut groups: Vec<Credited<'_>> = Vec::new();
    for credit in credits {
        let same =
            |g: &&mut Credited<'_>| g.article == credit.article && same_outlet(g.outlet, &credit.outlet);
        match groups.iter_mut().find(same) {
            Some(group) => group.credits.push(credit),
            None => groups.push(Credited {
                article: &credit.article,
                outlet: &credit.outlet,
                credits: vec![credit],
            }),
        }
    }
    groups
}

fn count_credits(gold: &[Credit], guess: &[Credit], c: &mut Counts) {
    let (gold, guess) = (by_outlet(gold), by_outlet(guess));
    let mut used = BTreeSet::new();
    for want in &gold {
        let touching = |got: &Credited<'_>| {
            want.credits.iter().any(|x| got.credits.iter().any(|y| touch(x.span, y.span)))
        };
        let found = guess.iter().enumerate().find(|(at, got)| {
            !used.contains(at)
                && got.article == want.article
                && same_outlet(want.outlet, got.outlet)
                && touching(got)
        });
        if let Some((at, got)) = found {
            used.insert(at);
            let typed = want.credits.iter().any(|x| got.credits.iter().any(|y| x.meaning == y.meaning));
            c.credits_right += 1.0;
            c.credits_typed += one(typed);
        }
    }
    c.credits_gold += gold.len() as f64;
    c.credits_predicted += guess.len() as f64;
}

/// For each gold claim the predicted claim that it is paired with.
fn pair_claims<'a>(gold: &[Claim], guess: &'a [Claim]) -> Vec<Option<&'a Claim>> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, p) in guess.iter().enumerate() {
            let touched = g.articles.iter().filter(|(id, v)| hits(v, p.articles.get(*id)).is_some()).count();
            if 2 * touched >= g.articles.len() && !g.articles.is_empty() {
                let share = touched as f64 / g.articles.len() as f64;
                candidates.push((share, std::cmp::Reverse(p.articles.len()), i, j));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2, b.3).cmp(&(a.1, a.2, a.3))));
    let mut pairs: Vec<Option<&Claim>> = vec![None; gold.len()];
    let mut taken = BTreeSet::new();
    for (_, _, i, j) in candidates {
        if pairs[i].is_none() && taken.insert(j) {
            pairs[i] = Some(&guess[j]);
        }
    }
    pairs
}

/// The predicted version, where one of its spans touches the gold's.
fn hits<'a>(gold: &Version, guess: Option<&'a Version>) -> Option<&'a Version> {
    guess.filter(|p| gold.spans.iter().any(|x| p.spans.iter().any(|y| touch(*x, *y))))
}

fn count_claim(gold: &Claim, guess: Option<&Claim>, c: &mut Counts) {
    c.claims += 1.0;
    c.found += one(guess.is_some());
    for (article, _) in guess.iter().flat_map(|p| &p.articles).filter(|(_, v)| !v.spans.is_empty()) {
        c.carriers_predicted += 1.0;
        c.carriers_right += one(gold.articles.contains_key(article));
    }
    let none = BTreeSet::new();
    let mut rests: Vec<(&BTreeSet<String>, &BTreeSet<String>)> = Vec::new();
    for (article, want) in &gold.articles {
        let got = guess.and_then(|p| hits(want, p.articles.get(article)));
        let against = got.is_some_and(|v| v.stance == "disputes");
        c.pairs += 1.0;
        c.covered += one(got.is_some());
        c.disputes_right += one(against && want.stance == "disputes");
        c.disputes_predicted += one(against);
        c.disputes_gold += one(want.stance == "disputes");
        let origins = got.map_or(&none, |v| &v.origins);
        if !want.origins.is_empty() {
            c.named += 1.0;
            c.name_right += one(guess.is_some_and(|p| a_name_is_right(gold, &want.origins, p, origins)));
            rests.push((&want.origins, origins));
        }
    }
    count_roots(&rests, c);
    count_origins(gold, guess.map_or(0.0, |p| p.independent), c);
}

/// Whether a predicted origin shares a word with one of the gold's, or both are unknown.
fn a_name_is_right(gold: &Claim, wanted: &BTreeSet<String>, guess: &Claim, given: &BTreeSet<String>) -> bool {
    let unknown = |o: &Origin| o.kind.as_deref() == Some("unknown");
    let words = |o: &Origin| name_words(o.name.as_deref().unwrap_or(""));
    let nothing = Origin::default();
    wanted.iter().any(|x| {
        let x = gold.origins.get(x).unwrap_or(&nothing);
        given.iter().any(|y| {
            let y = guess.origins.get(y).unwrap_or(&nothing);
            !words(x).is_disjoint(&words(y)) || (unknown(x) && unknown(y))
        })
    })
}

/// Which pairs of articles rest on one origin: (the gold's, the predicted) origins of each article.
fn count_roots(rests: &[(&BTreeSet<String>, &BTreeSet<String>)], c: &mut Counts) {
    for (at, (gold, guess)) in rests.iter().enumerate() {
        for (other_gold, other_guess) in &rests[at + 1..] {
            let same = !gold.is_disjoint(other_gold);
            let covered = !guess.is_empty() && !other_guess.is_empty();
            let joined = !guess.is_disjoint(other_guess);
            c.same += one(same);
            c.apart += one(!same);
            c.same_right += one(same && covered && joined);
            c.apart_right += one(!same && covered && !joined);
        }
    }
}

fn count_origins(gold: &Claim, count: f64, c: &mut Counts) {
    let want = gold.independent;
    c.count_exact += one(count == want);
    c.count_error += (count - want).abs();
    c.several_right += one(count >= 2.0 && want >= 2.0);
    c.several_predicted += one(count >= 2.0);
    c.several_gold += one(want >= 2.0);
    c.one_exact += one(want == 1.0);
    let stating = gold.articles.values().filter(|v| v.stance != "disputes").count() as f64;
    c.articles_error += (stating - want).abs();
    c.articles_exact += one(stating == want);
}

fn touch(a: Span, b: Span) -> bool {
    a.0.max(b.0) < a.1.min(b.1)
}

const SMALL: &str = " the a an of for and in on at to by its his her unnamed anonymous source sources official officials \
    report reports reported newspaper news announcement statement interview ";

/// The words of a name that tell it from others, in lower case, short names of four outlets written out.
fn name_words(name: &str) -> BTreeSet<String> {
    let name = name.to_lowercase().replace("’s", "").replace("'s", "");
    let mut found = BTreeSet::new();
    for word in joined_words(&name, &[], 0) {
        let long = match word {
            "wsj" => "wall street journal",
            "nyt" => "new york times",
            "wapo" => "washington post",
            "ap" => "associated press",
            other => other,
        };
        found.extend(long.split(' ').filter(|w| !SMALL.contains(&format!(" {w} "))).map(str::to_owned));
    }
    found
}

fn same_outlet(a: &str, b: &str) -> bool {
    let (x, y) = (name_words(a), name_words(b));
    if x.is_empty() || y.is_empty() {
        return false;
    }
    let both = x.intersection(&y).count() as f64;
    x.is_subset(&y) || y.is_subset(&x) || both / x.union(&y).count() as f64 >= 0.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Read {
        serde_json::from_str(json).unwrap()
    }

    fn scored(gold: &str, guess: &str) -> BTreeMap<String, f64> {
        let texts = Texts::from([
            ("x".to_owned(), "The dam held, the Example Post said.".to_owned()),
            ("y".to_owned(), "The dam held — Mara Quill.".to_owned()),
        ]);
        let texts = BTreeMap::from([("s".to_owned(), texts)]);
        let guess = BTreeMap::from([("s".to_owned(), read(guess))]);
        score(&[read(gold)], &guess, &texts, 0).figures.into_iter().map(|f| (f.name, f.value)).collect()
    }

    const GOLD: &str = r#"{"story": "s",
        "credits": [{"article": "x", "words": "the Example Post said", "outlet": "The Example Post", "meaning": "relay"}],
        "claims": [{"origins": {"o1": {"name": "The Example Post", "kind": "outlet"}, "o2": {"name": "Mara Quill", "kind": "person"}},
            "articles": {"x": {"stance": "states", "evidence": "The dam held", "origins": ["o1"]},
                         "y": {"stance": "disputes", "evidence": "dam held — Mara", "origins": ["o2"]}}}]}"#;

    #[test]
    fn a_reading_agrees_with_itself() {
        let figures = scored(GOLD, GOLD);
        for name in [
            "credit_f1",
            "credit_typed_f1",
            "claims_found",
            "coverage",
            "disputes_f1",
            "names",
            "count_exact",
        ] {
            assert_eq!(figures[name], 1.0, "{name}");
        }
        // The only pair of articles rests on two origins; the denier's is not counted.
        assert_eq!((figures["roots_joined"], figures["roots_apart"]), (0.0, 1.0));
        assert_eq!((figures["constant_one_exact"], figures["articles_as_count_exact"]), (1.0, 1.0));
    }

    #[test]
    fn joining_what_stands_apart_costs_the_roots_but_not_the_claim() {
        let guess = r#"{"story": "s", "claims": [{"origins": {"o1": {"name": "Quill", "kind": "person"}},
            "articles": {"x": {"stance": "states", "spans": [[4, 12]], "origins": ["o1"]},
                         "y": {"stance": "states", "spans": [[0, 5]], "origins": ["o1"]}}}]}"#;
        let figures = scored(GOLD, guess);
        assert_eq!((figures["claims_found"], figures["coverage"], figures["credit_f1"]), (1.0, 1.0, 0.0));
        assert_eq!((figures["roots_apart"], figures["names"], figures["disputes_f1"]), (0.0, 0.5, 0.0));
        assert_eq!(figures["count_exact"], 1.0);
    }

    #[test]
    fn a_claim_that_touches_less_than_half_of_the_articles_is_not_found() {
        let guess = r#"{"story": "s", "claims": [{"articles": {"x": {"spans": [[30, 36]]}, "y": {"spans": [[20, 26]]}}}]}"#;
        let figures = scored(GOLD, guess);
        assert_eq!((figures["claims_found"], figures["count_error"]), (0.0, 1.0));
    }

    #[test]
    fn outlets_are_the_same_by_the_words_that_tell_them_apart() {
        assert!(
            same_outlet("AP", "The Associated Press") && same_outlet("the Example Post’s", "Example Post")
        );
        assert!(
            !same_outlet("The Example Post", "The Sample Journal") && !same_outlet("the news", "the news")
        );
    }
}
