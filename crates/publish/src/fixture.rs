//! A story made by hand, and how an output is compared with its snapshot.

use headwater_model::{
    Addressee, Article, ArticleId, Attitude, Chain, Citation, Claim, ClaimId, Copy, Count, Denial,
    Difference, DifferenceKind, DifferingValue, Evidence, Form, Hop, Manner, Origin, OriginKind,
    OutletEvidence, OutletRef, Paragraph, ParagraphKind, Recap, RecapSentence, Report, Source, SourceKind,
    Span, Stance, Standing, Statement, Story, StoryFile, StoryId, Terms,
};

fn outlet(name: &str, evidence: OutletEvidence) -> OutletRef {
    OutletRef { name: name.to_owned(), id: None, evidence }
}

fn article(id: &str, name: &str, published: Option<&str>, headline: &str, paragraphs: &[&str]) -> Article {
    let text = paragraphs.join("\n\n");
    let mut start = 0;
    let spans = paragraphs.iter().map(|p| {
        let span = Span::new(start, start + p.len());
        start = span.end + 2;
        Paragraph { span, kind: ParagraphKind::Text }
    });
    Article {
        outlet: Some(outlet(name, OutletEvidence::Stated)),
        headline: Some(headline.to_owned()),
        published: published.map(|p| p.parse().unwrap()),
        paragraphs: spans.collect(),
        text,
        made_by: 1,
        ..Article::empty(id)
    }
}

/// Cites the words of an article.
fn cite(article: &Article, words: &str) -> Citation {
    let at = article.text.find(words).unwrap();
    Citation::of(article, Span::new(at, at + words.len())).unwrap()
}

fn hop(to: &str, article: Option<&Article>, evidence: Evidence) -> Hop {
    let outlet = article.and_then(|a| a.outlet.clone());
    Hop { to: to.to_owned(), outlet, article: article.map(|a| a.id.clone()), evidence }
}

fn report(citation: Citation, stance: Stance, hops: Vec<Hop>, origin: usize) -> Report {
    Report {
        adds: Vec::new(),
        article: citation.article.clone(),
        stance,
        citations: vec![citation],
        chains: vec![Chain { hops, origin }],
    }
}

/// Three reports of one closure: a scoop, its relay with a denial, and a report with a number of its own.
pub(crate) fn story_file() -> StoryFile {
    let post = article(
        "post.html",
        "Harbour Post",
        Some("2024-05-01T08:00:00Z"),
        "Mill to close",
        &["The mill will close in May, one manager said.", "Some 300 people work there, the mill said."],
    );
    let radio = article(
        "radio.txt",
        "Valley Radio",
        Some("2024-05-01T12:30:00Z"),
        "Mill denies closure",
        &[
            "The Harbour Post reported that the mill will close.",
            "“That is nonsense,” owner Mara Quill told us.",
        ],
    );
    let mut lantern = article(
        "lantern.txt",
        "The Lantern",
        None,
        "What next for the mill",
        &["The mill is to close in spring, it is said.", "The union counts 340 workers."],
    );
    lantern.outlet = Some(outlet("The Lantern", OutletEvidence::Inferred));
    let mut closes = closing(&post, &radio, &lantern);
    closes.reports[0].adds = vec![cite(&post, "in May")];
    let workers = counting(&post, &lantern);
    let statement = quill(&radio);
    let line = cite(&post, "The mill will close in May, one manager said.");
    StoryFile {
        story: Story {
            id: StoryId("s1".to_owned()),
            articles: vec![post.id.clone(), radio.id.clone(), lantern.id.clone()],
            copies: vec![Copy {
                article: lantern.id.clone(),
                of: post.id.clone(),
                shared_percent: 30,
                passages: vec![Span::new(0, 20)],
            }],
            first: post.published,
            last: radio.published,
            merged: vec![StoryId("s7".to_owned())],
            follows: Some(StoryId("s0".to_owned())),
            made_by: 1,
        },
        recap: Recap {
            story: StoryId("s1".to_owned()),
            title: "Mill to close".to_owned(),
            reports: 3,
            outlets: 3,
            origins: Count { at_least: 3, at_most: 3 },
            first: post.published,
            last: radio.published,
            sentences: vec![RecapSentence::new(line.quote.clone(), vec![line]).unwrap()],
            made_by: 1,
        },
        claims: vec![closes, workers],
        sayings: Vec::new(),
        statements: vec![statement],
        credits: Vec::new(),
        articles: vec![post, radio, lantern],
    }
}

/// The claim that the mill closes: one unnamed manager, whom two outlets carry on, and a denial.
fn closing(post: &Article, radio: &Article, lantern: &Article) -> Claim {
    let said = |article, words| Evidence::Stated { citation: cite(article, words) };
    let manager = || hop("unnamed: one manager", None, said(post, "one manager said"));
    Claim {
        id: ClaimId("c1".to_owned()),
        line: cite(post, "The mill will close in May"),
        reports: vec![
            report(cite(post, "The mill will close in May"), Stance::States, vec![manager()], 0),
            report(
                cite(radio, "the mill will close"),
                Stance::States,
                vec![hop("Harbour Post", Some(post), said(radio, "The Harbour Post reported")), manager()],
                0,
            ),
            report(
                cite(lantern, "The mill is to close in spring"),
                Stance::Hedges,
                vec![hop("Harbour Post", Some(post), Evidence::TimingOnly { likeness: 0.62 }), manager()],
                0,
            ),
        ],
        perhaps: Vec::new(),
        left_out_by: Vec::new(),
        origins: vec![Origin {
            name: "Harbour Post, unnamed: one manager".to_owned(),
            kind: OriginKind::Unnamed,
            outlet: post.outlet.clone(),
        }],
        independent: Count { at_least: 1, at_most: 1 },
        standing: Standing::SingleOrigin,
        differences: Vec::new(),
        denied_by: vec![Denial {
            name: "Mara Quill".to_owned(),
            citation: cite(radio, "That is nonsense"),
            since: radio.published,
        }],
        retracted: Vec::new(),
        corrected: Vec::new(),
        first_seen: Some(post.id.clone()),
        made_by: 1,
    }
}

/// The number of workers: two bodies, two values.
fn counting(post: &Article, lantern: &Article) -> Claim {
    let (mill, union) =
        (cite(post, "Some 300 people work there"), cite(lantern, "The union counts 340 workers."));
    let named = |name: &str| Origin { name: name.to_owned(), kind: OriginKind::Person, outlet: None };
    let said = |citation| Evidence::Stated { citation };
    Claim {
        id: ClaimId("c2".to_owned()),
        line: mill.clone(),
        reports: vec![
            report(
                mill.clone(),
                Stance::States,
                vec![hop("the mill", None, said(cite(post, "the mill said")))],
                0,
            ),
            report(
                union.clone(),
                Stance::States,
                vec![hop("the union", None, said(cite(lantern, "The union counts")))],
                1,
            ),
        ],
        perhaps: Vec::new(),
        left_out_by: vec![ArticleId("radio.txt".to_owned())],
        origins: vec![named("the mill"), named("the union")],
        independent: Count { at_least: 2, at_most: 2 },
        standing: Standing::Several,
        differences: vec![Difference {
            kind: DifferenceKind::Number,
            what: "workers".to_owned(),
            values: [("300", mill, post.published), ("340", union, lantern.published)]
                .map(|(value, words, since)| DifferingValue {
                    value: value.to_owned(),
                    citations: vec![words],
                    since,
                })
                .into(),
        }],
        denied_by: Vec::new(),
        retracted: Vec::new(),
        corrected: Vec::new(),
        first_seen: None,
        made_by: 1,
    }
}

/// What the owner said.
fn quill(radio: &Article) -> Statement {
    Statement {
        article: radio.id.clone(),
        pieces: vec![cite(radio, "That is nonsense,").span],
        form: Form::Direct,
        manner: Manner::Said,
        cue: Some(cite(radio, "told").span),
        source_words: Some(cite(radio, "owner Mara Quill").span),
        source: Some(Source {
            name: "Mara Quill".to_owned(),
            kind: SourceKind::Person,
            role: Some("owner".to_owned()),
            terms: Terms::OnRecord,
            how_many: None,
        }),
        addressee: Some(Addressee {
            span: cite(radio, "us").span,
            name: "Valley Radio".to_owned(),
            outlet: radio.outlet.clone(),
        }),
        venue: None,
        attitude: Attitude::Denied,
        tense: None,
        via: None,
        inner: Vec::new(),
        made_by: 1,
    }
}

/// A story in which everybody rests on everybody: `outlets` outlets with `articles` reports between them, each of which
/// carries all of `claims` claims from one of `origins` speakers, a third of them by way of the first outlet.
pub(crate) fn crowd(articles: usize, outlets: usize, origins: usize, claims: usize) -> StoryFile {
    let speaker = |claim: usize, at: usize| (claim + at) % origins;
    let sentence = |claim: usize, at: usize| {
        format!(
            "The gate number {claim} of Orrin Lake was shut in hour {at}, said Warden Pell{}.",
            speaker(claim, at)
        )
    };
    let told = |at: usize| -> Vec<String> { (0..claims).map(|claim| sentence(claim, at)).collect() };
    let mut all: Vec<Article> = (0..articles)
        .map(|at| {
            let paragraphs = told(at);
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            let time = format!("2024-05-{:02}T{:02}:{:02}:00Z", 1 + at / 24 % 28, at % 24, at % 60);
            let name = format!("The Example Courier of Town {}", at % outlets);
            article(
                &format!("a{at:03}"),
                &name,
                Some(&time),
                &format!("Gates of Orrin Lake, part {at}"),
                &paragraphs,
            )
        })
        .collect();
    for (at, article) in all.iter_mut().enumerate() {
        article.url =
            Some(format!("https://town{}.example/2024/05/01/gates-of-orrin-lake-{at}.html", at % outlets));
        article.language = Some("en".to_owned());
    }
    let origin =
        |at: usize| Origin { name: format!("Warden Pell{at}"), kind: OriginKind::Person, outlet: None };
    let claim = |claim: usize| {
        let report = |at: usize| {
            let article = &all[at];
            let speaker = speaker(claim, at);
            let words = cite(article, &format!("said Warden Pell{speaker}"));
            let own = hop(&origin(speaker).name, None, Evidence::Stated { citation: words });
            let relayed = !at.is_multiple_of(outlets) && (at + claim).is_multiple_of(3);
            let relay =
                hop("The Example Courier of Town 0", Some(&all[0]), Evidence::TimingOnly { likeness: 0.5 });
            let hops = if relayed { vec![relay, own] } else { vec![own] };
            report(cite(article, &sentence(claim, at)), Stance::States, hops, speaker)
        };
        Claim {
            id: ClaimId(format!("c{}", claim + 1)),
            line: cite(&all[claim % articles], &sentence(claim, claim % articles)),
            reports: (0..articles).map(report).collect(),
            left_out_by: Vec::new(),
            origins: (0..origins).map(origin).collect(),
            independent: Count { at_least: 2, at_most: 2 },
            standing: Standing::Agreed,
            differences: Vec::new(),
            denied_by: Vec::new(),
            perhaps: Vec::new(),
            retracted: Vec::new(),
            corrected: Vec::new(),
            first_seen: None,
            made_by: 1,
        }
    };
    let claims: Vec<Claim> = (0..claims).map(claim).collect();
    let mut file = story_file();
    file.story.articles = all.iter().map(|a| a.id.clone()).collect();
    file.story.copies.clear();
    file.recap.sentences = claims
        .iter()
        .take(5)
        .map(|c| RecapSentence::new(c.line.quote.clone(), vec![c.line.clone()]).unwrap())
        .collect();
    StoryFile { claims, articles: all, statements: Vec::new(), ..file }
}

/// Compares with the file of that name in `snapshots/`; with `HEADWATER_BLESS` set, writes it instead.
#[track_caller]
pub(crate) fn shows(name: &str, text: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots").join(name);
    if std::env::var_os("HEADWATER_BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == text, "{name} has changed; HEADWATER_BLESS=1 rewrites it:\n{text}");
}
