//! How much of a report may stand on a page? At most two sentences and sixty words of one article in all, unless it is
//! given under a licence that lets anybody pass its words on.
//!
//! What is shown twice counts once: the account of an article is the ground that the passages shown of it cover. A
//! phrase of up to [`PHRASE_WORDS`] words that is no whole sentence counts by its words alone; anything longer counts as
//! the sentences that it stands in. Words of an article that runs another's text are charged to both. Headlines are not
//! counted: they are the words of the links.

use headwater_model::{Article, ArticleId, Citation, Copy, Span};
use std::collections::{HashMap, HashSet};

/// So many sentences of one article at most.
pub(super) const MOST_SENTENCES: usize = 2;

/// So many words of one article at most.
pub(super) const MOST_WORDS: usize = 60;

/// A phrase of so many words is no sentence, unless it is a whole one.
pub(super) const PHRASE_WORDS: usize = 7;

/// What of each article stands on the page.
pub(super) struct Bound<'a> {
    accounts: HashMap<&'a ArticleId, Account<'a>>,
    /// The articles of which something was left out.
    reached: HashSet<&'a ArticleId>,
}

/// The account of one article.
struct Account<'a> {
    text: &'a str,
    is_licensed: bool,
    copy: Option<&'a Copy>,
    /// Passages that are shown: in order, without overlap.
    shown: Vec<Span>,
    /// How many words they are.
    words: usize,
    /// How often words were refused.
    refusals: u32,
}

/// An article of which words were refused so often has little room left: it is asked no more.
const MOST_REFUSALS: u32 = 20;

impl<'a> Bound<'a> {
    /// Nothing is shown yet.
    pub(super) fn new(articles: &'a [Article], copies: &'a [Copy]) -> Self {
        let account = |article: &'a Article| {
            let account = Account {
                text: &article.text,
                is_licensed: article.licence.as_deref().is_some_and(is_free),
                copy: copies.iter().find(|c| c.article == article.id),
                shown: Vec::new(),
                words: 0,
                refusals: 0,
            };
            (&article.id, account)
        };
        Self { accounts: articles.iter().map(account).collect(), reached: HashSet::new() }
    }

    /// Whether the words at `span` may be shown; they are counted then.
    pub(super) fn grant(&mut self, article: &ArticleId, span: Span) -> bool {
        let Some(account) = self.accounts.get(article) else { return false };
        if span.of(account.text).trim().is_empty() {
            return false;
        }
        if account.allows(span) {
            return true;
        }
        if account.refusals >= MOST_REFUSALS {
            return false;
        }
        if account.has_no_room(span) {
            return self.refuse(article);
        }
        let mine = account.with(span);
        let theirs = self.original(account, span);
        let fits = account.is_licensed || is_within(account.text, &mine);
        let theirs_fit = theirs.as_ref().is_none_or(|(of, shown)| {
            self.accounts.get(of).is_none_or(|a| a.is_licensed || is_within(a.text, shown))
        });
        if !fits || !theirs_fit {
            return self.refuse(article);
        }
        if let Some(account) = self.accounts.get_mut(article) {
            account.show(mine);
        }
        if let Some((of, shown)) = theirs
            && let Some(account) = self.accounts.get_mut(of)
        {
            account.show(shown);
        }
        true
    }

    /// Keeps in mind that words of an article are not shown.
    fn refuse(&mut self, article: &ArticleId) -> bool {
        if let Some((&id, _)) = self.accounts.get_key_value(article) {
            self.reached.insert(id);
        }
        if let Some(account) = self.accounts.get_mut(article) {
            account.refusals += 1;
        }
        false
    }

    /// The same for a citation.
    pub(super) fn grant_citation(&mut self, citation: &Citation) -> bool {
        self.grant(&citation.article, citation.span)
    }

    /// Whether the words at `span` were granted.
    pub(super) fn allows(&self, article: &ArticleId, span: Span) -> bool {
        self.accounts.get(article).is_some_and(|account| account.allows(span))
    }

    /// The articles of which words were left out for the bound.
    pub(super) fn reached(&self) -> usize {
        self.reached.len()
    }

    /// How many sentences and words of an article are shown.
    pub(super) fn shown(&self, article: &ArticleId) -> (usize, usize) {
        self.accounts.get(article).map_or((0, 0), |a| {
            let spans = a.shown.iter();
            spans.fold((0, 0), |(s, w), &span| (s + sentences(a.text, span), w + words(span.of(a.text))))
        })
    }

    /// The text that a copy runs, with what would be shown of it, where the same words stand there.
    fn original(&self, account: &Account<'a>, span: Span) -> Option<(&'a ArticleId, Vec<Span>)> {
        let copy = account.copy.filter(|copy| copy.passages.iter().any(|p| p.touches(span)))?;
        let of = self.accounts.get(&copy.of)?;
        let words = span.of(account.text).trim();
        let at = of.text.find(words)?;
        let there = Span::new(at, at + words.len());
        (!of.allows(there)).then(|| (&copy.of, of.with(there)))
    }
}

impl Account<'_> {
    /// Shows these passages.
    fn show(&mut self, shown: Vec<Span>) {
        self.words = shown.iter().map(|s| words(s.of(self.text))).sum();
        self.shown = shown;
    }

    /// Whether a passage that shares nothing with what is shown has too many words: this is quick to see.
    fn has_no_room(&self, span: Span) -> bool {
        !self.is_licensed
            && !self.shown.iter().any(|s| s.touches(span))
            && self.words + words(span.of(self.text)) > MOST_WORDS
    }

    fn allows(&self, span: Span) -> bool {
        self.shown.iter().any(|shown| shown.contains(span))
    }

    /// What is shown with `span`: passages that touch, or have only marks and blanks between them, are one.
    fn with(&self, span: Span) -> Vec<Span> {
        let mut all = self.shown.clone();
        all.push(span);
        all.sort_unstable();
        let mut joined: Vec<Span> = Vec::with_capacity(all.len());
        for next in all {
            match joined.last_mut() {
                Some(last) if is_near(self.text, last.end, next.start) => last.end = last.end.max(next.end),
                _ => joined.push(next),
            }
        }
        joined
    }
}

/// Whether only marks and blanks stand between two places.
fn is_near(text: &str, from: usize, to: usize) -> bool {
    from >= to || text.get(from..to).is_some_and(|between| !between.chars().any(char::is_alphanumeric))
}

/// Whether passages of a text keep within the bound.
fn is_within(text: &str, shown: &[Span]) -> bool {
    let total_words: usize = shown.iter().map(|s| words(s.of(text))).sum();
    let total_sentences: usize = shown.iter().map(|&s| sentences(text, s)).sum();
    total_words <= MOST_WORDS && total_sentences <= MOST_SENTENCES
}

/// How many words a passage has; of a script without blanks two characters count as one.
pub(super) fn words(passage: &str) -> usize {
    let mut count = 0;
    for word in passage.split_whitespace() {
        let dense = word.chars().filter(|&c| is_dense(c)).count();
        let is_other = word.chars().any(|c| c.is_alphanumeric() && !is_dense(c));
        count += dense.div_ceil(2) + usize::from(is_other);
    }
    count
}

/// Chinese characters and Japanese syllables: they stand without blanks.
fn is_dense(mark: char) -> bool {
    matches!(mark, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

/// How many sentences a passage counts as: one more than end inside it; a phrase counts as none.
fn sentences(text: &str, span: Span) -> usize {
    let passage = span.of(text).trim();
    let inner = ends_inside(passage);
    let is_phrase = inner == 0 && words(passage) <= PHRASE_WORDS && !is_whole(text, span);
    if is_phrase { 0 } else { 1 + inner }
}

/// Whether a passage is a sentence from end to end.
fn is_whole(text: &str, span: Span) -> bool {
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '\n');
    let quiet = |c: char| c == ' ' || "\"“”‘’'«»()".contains(c);
    let before = text.get(..span.start).unwrap_or("").trim_end_matches(quiet);
    let begins = before.is_empty() || before.ends_with(is_end);
    let passage = span.of(text).trim_end_matches(quiet).trim_end();
    let after = text.get(span.end..).unwrap_or("").trim_start_matches(quiet);
    begins && (passage.ends_with(is_end) || after.is_empty() || after.starts_with(is_end))
}

/// Short words that end in a full stop and end no sentence.
const ABBREVIATIONS: [&str; 30] = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Sen", "Rep", "Gov", "Gen", "Col", "Capt", "Lt", "Sgt", "St", "Mt",
    "No", "Inc", "Corp", "Co", "Ltd", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "Jr", "Sr", "vs",
];

/// How many sentences end before the end of `passage`.
fn ends_inside(passage: &str) -> usize {
    let closers = |c: char| "\"”’'»)]".contains(c);
    let mut count = 0;
    for (at, mark) in passage.char_indices() {
        let after = &passage[at + mark.len_utf8()..];
        let rest = after.trim_start_matches(closers);
        let goes_on = rest.chars().any(char::is_alphanumeric);
        let is_end = match mark {
            '。' | '！' | '？' => true,
            '!' | '?' | '…' | '.' => {
                let begins = rest.trim_start().chars().next();
                let is_new = begins
                    .is_some_and(|c| !c.is_lowercase() && (c.is_alphanumeric() || "\"“‘«(".contains(c)));
                rest.starts_with(char::is_whitespace)
                    && is_new
                    && !(mark == '.' && is_abbreviated(&passage[..at]))
            }
            _ => false,
        };
        count += usize::from(is_end && goes_on);
    }
    count
}

/// Whether the word at the end of `before` is one that is written with a full stop.
fn is_abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || "(“\"".contains(c)).next().unwrap_or("");
    word.chars().count() == 1 || word.contains('.') || ABBREVIATIONS.contains(&word)
}

/// Whether a licence lets anybody pass the words on, for any purpose: public domain, Creative Commons without a
/// condition on commerce, the Open Government Licence.
fn is_free(licence: &str) -> bool {
    let licence: String =
        licence.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words: Vec<&str> = licence.split_whitespace().collect();
    let has = |word: &str| words.contains(&word);
    let has_in_row = |row: &[&str]| words.windows(row.len()).any(|w| w == row);
    let is_commons = (has("cc") || has_in_row(&["creative", "commons"]) || has("creativecommons"))
        && !has("noncommercial");
    let is_open = has("by") || has("attribution") || has("zero");
    has("cc0")
        || has("publicdomain")
        || has_in_row(&["public", "domain"])
        || has_in_row(&["open", "government", "licence"])
        || (is_commons && is_open && !has("nc") && !has_in_row(&["non", "commercial"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, licence: Option<&str>) -> Article {
        Article { text: text.to_owned(), licence: licence.map(str::to_owned), ..Article::empty("a") }
    }

    /// Asks for passages of an article, one after the other.
    fn granted(article: &Article, passages: &[&str]) -> Vec<bool> {
        let articles = std::slice::from_ref(article);
        let mut bound = Bound::new(articles, &[]);
        let grant = |words: &&str| {
            let at = article.text.find(*words).unwrap();
            bound.grant(&article.id, Span::new(at, at + words.len()))
        };
        passages.iter().map(grant).collect()
    }

    const TEXT: &str = "The dam at Orrin Lake held through the night, the board said. Engineers will look at the gates \
                        on Friday morning. Nobody was hurt. The road to the lake stays shut until the water falls.";

    #[test]
    fn a_third_sentence_is_not_shown() {
        let article = article(TEXT, None);
        let first = "The dam at Orrin Lake held through the night, the board said.";
        let second = "Engineers will look at the gates on Friday morning.";
        assert_eq!(granted(&article, &[first, second, "Nobody was hurt."]), [true, true, false]);
        assert_eq!(granted(&article, &[&format!("{first} {second}"), second, first]), [true; 3]);
        assert_eq!(granted(&article, &[&TEXT[..TEXT.find(" The road").unwrap()]]), [false]);
    }

    #[test]
    fn what_is_shown_twice_counts_once() {
        let article = article(TEXT, None);
        let first = "The dam at Orrin Lake held through the night, the board said.";
        assert_eq!(
            granted(&article, &[first, "held through the night", first, "Nobody was hurt."]),
            [true; 4]
        );
    }

    #[test]
    fn a_phrase_counts_by_its_words() {
        let article = article(TEXT, None);
        let phrases = [
            "the board said",
            "on Friday morning",
            "The road to the lake",
            "Engineers will look at the gates",
        ];
        assert_eq!(granted(&article, &phrases), [true; 4]);
    }

    #[test]
    fn more_than_sixty_words_are_not_shown() {
        let long = vec!["word"; 61].join(" ");
        let words = |count: usize| vec!["word"; count].join(" ");
        assert_eq!(granted(&article(&long, None), &[&words(61), &words(60)]), [false, true]);
    }

    #[test]
    fn words_under_a_free_licence_have_no_bound() {
        for free in [
            "https://creativecommons.org/licenses/by/4.0/",
            "CC BY-SA 4.0",
            "https://creativecommons.org/publicdomain/zero/1.0/",
            "Open Government Licence v3.0",
        ] {
            assert_eq!(granted(&article(TEXT, Some(free)), &[TEXT]), [true], "{free}");
        }
        for bound in
            ["All rights reserved", "https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC-ND", ""]
        {
            assert_eq!(granted(&article(TEXT, Some(bound)), &[TEXT]), [false], "{bound}");
        }
    }

    #[test]
    fn words_of_a_copy_count_for_the_text_that_it_runs() {
        let (mut wire, mut pickup) = (article(TEXT, None), article(TEXT, None));
        wire.id = ArticleId("wire".to_owned());
        pickup.id = ArticleId("pickup".to_owned());
        let copies = [Copy {
            article: pickup.id.clone(),
            of: wire.id.clone(),
            shared_percent: 100,
            passages: vec![Span::new(0, TEXT.len())],
        }];
        let articles = [wire.clone(), pickup.clone()];
        let mut bound = Bound::new(&articles, &copies);
        let starts: Vec<usize> =
            ["The dam", "Engineers", "Nobody", "The road"].iter().map(|w| TEXT.find(w).unwrap()).collect();
        let sentence = |n: usize| Span::new(starts[n], starts.get(n + 1).map_or(TEXT.len(), |next| next - 1));
        assert!(bound.grant(&pickup.id, sentence(0)) && bound.grant(&wire.id, sentence(1)));
        assert!(!bound.grant(&pickup.id, sentence(2)), "the wire's two sentences are shown");
        assert!(bound.grant(&wire.id, sentence(0)), "the same words stand there already");
        assert_eq!(bound.shown(&wire.id), (2, 21));
        assert_eq!(bound.reached(), 1);
    }

    #[test]
    fn an_abbreviation_ends_no_sentence() {
        assert_eq!(ends_inside("Sen. Mara Quill of the U.S. Senate said so."), 0);
        assert_eq!(ends_inside("It held. “Good,” she said. That is all."), 2);
        assert_eq!(ends_inside("水位は下がった。道路は閉鎖中。"), 1);
    }

    #[test]
    fn words_of_a_script_without_blanks_are_counted_by_characters() {
        assert_eq!(words("水位は下がった"), 4);
        assert_eq!(words("The dam — it held"), 4);
    }
}
