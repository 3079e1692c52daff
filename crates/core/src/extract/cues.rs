//! Which kind of furniture do these words belong to? Cue phrases, weighed; input: one block of text.
//!
//! A prompt speaks to the reader ("Sign up for …"), an appeal asks in the first person, a bio tells what somebody
//! does for a living, a label stands alone. The phrases are English and general; nothing here knows an outlet.
//! What stands in quotation marks is left out first: a source may say "donate" without the page asking for it.
//! Leaves to the callers: where a block stands on the page, and what its neighbours are.

use super::automaton::Automaton;
use super::phrases::{self, COMMENT_WORDS, EXACT, PHRASES, SHARE_FILL, SHARE_WORDS, STAMP_WORDS};
use super::word_set::WordSet;
use headwater_model::FurnitureClass;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A block is furniture by its words alone from this weight on; see [`phrases`].
const ENOUGH: u32 = 3;

/// What the words of a block speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// The kind of furniture.
    pub(super) class: FurnitureClass,
    /// Why, for a person who asks.
    pub(super) reason: String,
}

impl Verdict {
    pub(super) fn new(class: FurnitureClass, reason: impl Into<String>) -> Self {
        Self { class, reason: reason.into() }
    }
}

/// The words of a block as they are compared, with what was counted on the way.
#[derive(Clone, Debug, Default)]
pub(super) struct Folded {
    /// Lower case, one blank between words, ` | ` where a sentence or clause begins; begins and ends with a blank.
    pub(super) words: String,
    /// How many words.
    pub(super) count: usize,
    /// Words that speak to the reader or in the outlet's own name, outside quotation marks.
    pub(super) address: usize,
    /// Whether it ends like a sentence.
    pub(super) ends_sentence: bool,
    /// The class that it is the label of, where it is nothing else.
    pub(super) label: Option<FurnitureClass>,
    /// See [`weigh`]: worked out once.
    weights: OnceCell<Vec<Weight>>,
}

/// Folds `text`; quoted passages are left out, a quotation mark that never closes quotes nothing.
pub(super) fn fold(text: &str) -> Folded {
    let mut folded = Folded { words: String::with_capacity(text.len() + 8), ..Folded::default() };
    folded.words.push_str(" | ");
    let mut rest = text;
    // Closing marks that stand nowhere in the rest; looking for each again would take the square of the text's length.
    let mut missing = String::new();
    while let Some((at, length, close)) = next_quote(rest) {
        push_words(&rest[..at], &mut folded.words);
        let after = &rest[at + length..];
        let end = if missing.contains(close) { None } else { after.find(close) };
        rest = match end {
            Some(end) => &after[end + close.len_utf8()..],
            None => after,
        };
        if end.is_none() && !missing.contains(close) {
            missing.push(close);
        }
        folded.words.push_str("\u{1} ");
    }
    push_words(rest, &mut folded.words);
    let words = folded.words.as_bytes().split(|&b| b == b' ');
    for word in words.filter(|w| !matches!(*w, b"" | b"|" | b"\x01")) {
        folded.count += 1;
        folded.address += usize::from(ADDRESS.contains(word.split(|&b| b == b'\'').next().unwrap_or(word)));
    }
    let end = text.trim_end().trim_end_matches(['"', '”', '’', '\'', ')', '»', '」']);
    folded.ends_sentence = end.ends_with(['.', '!', '?', '…', ':', ';', '。', '！', '？', '।', '؟']);
    folded.label = label(&folded).map(|v| v.class);
    folded
}

/// The next opening quotation mark: where, its length in bytes, and the mark that closes it.
fn next_quote(text: &str) -> Option<(usize, usize, char)> {
    // The first bytes of the four marks; they stand at the beginning of a character.
    let mut starts = memchr::memchr3_iter(b'"', 0xe2, 0xc2, text.as_bytes());
    let at = starts.find(|&at| text[at..].starts_with(['"', '“', '«', '„']))?;
    let mark = text[at..].chars().next()?;
    let close = match mark {
        '“' => '”',
        '«' => '»',
        '„' => '“',
        _ => '"',
    };
    Some((at, mark.len_utf8(), close))
}

fn push_words(text: &str, into: &mut String) {
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            c if c.is_ascii_alphanumeric() => into.push(c.to_ascii_lowercase()),
            '’' | '\'' if marks.peek().is_some_and(|c| c.is_alphanumeric()) && !into.ends_with(' ') => {
                into.push('\'');
            }
            '.' | ',' if marks.peek().is_some_and(|c| c.is_alphanumeric()) && !into.ends_with(' ') => {
                into.push(mark);
            }
            '-' if marks.peek().is_some_and(|c| c.is_alphanumeric()) && !into.ends_with(' ') => {
                into.push('-')
            }
            '.' | '!' | '?' | ':' | ';' | '–' | '—' | '|' | '•' | '·' | '\n' | '>' | '»' => {
                if !into.ends_with("| ") {
                    into.push_str(if into.ends_with(' ') { "| " } else { " | " });
                }
            }
            '©' => into.push_str(if into.ends_with(' ') { "© " } else { " © " }),
            c if c.is_alphanumeric() || matches!(c, '$' | '£' | '€' | '@') => {
                into.extend(c.to_lowercase());
            }
            c if c.is_alphabetic() => into.push(c),
            _ if into.ends_with(' ') => {}
            _ => into.push(' '),
        }
    }
    if !into.ends_with(' ') {
        into.push(' ');
    }
}

/// All phrases in one automaton, so that a block is read once however many there are.
static AUTOMATON: LazyLock<Automaton> =
    LazyLock::new(|| Automaton::of(PHRASES.iter().map(|p| p.words), false));

/// Weight and first phrase of a class.
type Weight = (FurnitureClass, u32, &'static str);

/// Weight and first phrase for each class that the words speak for, strongest first (ties: order of the phrases).
pub(super) fn weigh(folded: &Folded) -> &[Weight] {
    folded.weights.get_or_init(|| {
        let mut seen = [false; PHRASES.len()];
        let mut found: Vec<Weight> = Vec::new();
        AUTOMATON.each(&folded.words, |index| {
            if std::mem::replace(&mut seen[index], true) {
                return;
            }
            let phrase = &PHRASES[index];
            match found.iter_mut().find(|(class, ..)| *class == phrase.class) {
                Some((_, weight, _)) => *weight += phrase.weight,
                None => found.push((phrase.class, phrase.weight, phrase.words)),
            }
        });
        found.sort_by_key(|&(class, weight, _)| (std::cmp::Reverse(weight), class));
        found
    })
}

/// What a block is by its words alone; `None` where they do not tell.
pub(super) fn judge(folded: &Folded) -> Option<Verdict> {
    if folded.count == 0 {
        return None;
    }
    if let Some(verdict) = label(folded) {
        return Some(verdict);
    }
    let &(class, weight, phrase) = weigh(folded)
        .iter()
        .find(|&&(class, weight, _)| weight >= needed(class, folded) && speaks_like(class, folded))?;
    let phrase = phrase.trim_matches([' ', '|']);
    Some(Verdict::new(
        class,
        format!("its words (“{phrase}” and the like, weight {weight}) are those of {}", phrases::name(class)),
    ))
}

/// How much weight a block of this length needs: a long one has more room to name things in passing.
fn needed(class: FurnitureClass, folded: &Folded) -> u32 {
    let base = if class == FurnitureClass::AuthorBio { ENOUGH + 1 } else { ENOUGH };
    base + folded.count as u32 / 40
}

/// Whether the block speaks in the manner of its class: an appeal or prompt addresses the reader or is short.
fn speaks_like(class: FurnitureClass, folded: &Folded) -> bool {
    match class {
        FurnitureClass::Donation => folded.address > 0 || folded.count <= 12,
        FurnitureClass::SignUp | FurnitureClass::Paywall => {
            folded.address > 0 || folded.count <= 25 || folded.words.starts_with(" | s")
        }
        FurnitureClass::PhotoCredit => folded.count <= 30,
        FurnitureClass::Navigation | FurnitureClass::Comment | FurnitureClass::ShareBar => folded.count <= 40,
        _ => true,
    }
}

static ADDRESS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(phrases::ADDRESS));
static SHARES: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(SHARE_WORDS));
/// The words of time stamps.
pub(super) static STAMPS: LazyLock<WordSet> = LazyLock::new(|| WordSet::of(STAMP_WORDS));

/// The lines that are labels, by their words.
static LABELS: LazyLock<HashMap<&str, FurnitureClass>> = LazyLock::new(|| {
    let mut labels = HashMap::new();
    for (class, lines) in EXACT {
        for line in *lines {
            labels.entry(*line).or_insert(*class);
        }
    }
    labels
});

/// A block that is nothing but a label: share buttons, "Advertisement", "Most read", a time stamp.
fn label(folded: &Folded) -> Option<Verdict> {
    if folded.count > 14 {
        return None;
    }
    let words: Vec<&str> = folded.words.split([' ', '|', '\u{1}']).filter(|w| !w.is_empty()).collect();
    let line = words.join(" ");
    if let Some(class) = LABELS.get(line.as_str()) {
        return Some(Verdict::new(*class, format!("the line is the label of {}", phrases::name(*class))));
    }
    let is_share = |w: &&str| SHARES.contains(w);
    if words.first().is_some_and(|w| is_share(w) || SHARE_FILL.contains(w))
        && words.iter().any(is_share)
        && words.iter().all(|w| is_share(w) || SHARE_FILL.contains(w))
    {
        return Some(Verdict::new(FurnitureClass::ShareBar, "nothing but the words of share buttons"));
    }
    let digits = |w: &&str| w.bytes().all(|b| b.is_ascii_digit());
    if words.len() == 2 && words.iter().any(|w| COMMENT_WORDS.contains(w)) && words.iter().any(digits) {
        return Some(Verdict::new(FurnitureClass::Comment, "the label of the comments with their number"));
    }
    let dated = |w: &&str| w.bytes().any(|b| b.is_ascii_digit()) || STAMP_WORDS[..12].contains(w);
    let stamp = |w: &&str| STAMPS.contains(w) || w.bytes().next().is_some_and(|b| b.is_ascii_digit());
    if words.len() > 1 && words.iter().all(stamp) && words.iter().any(dated) {
        return Some(Verdict::new(FurnitureClass::Stamp, "nothing but a time stamp"));
    }
    None
}

/// The class of the label that a short line opens with: "Most read this week".
pub(super) fn opens_label(folded: &Folded) -> Option<Verdict> {
    let words: Vec<&str> = folded.words.split(' ').filter(|w| !matches!(*w, "" | "|" | "\u{1}")).collect();
    let opening = |length: usize| words.get(..length).map(|words| words.join(" "));
    let class = (2..=4).rev().filter_map(opening).find_map(|opening| LABELS.get(opening.as_str()).copied());
    let more = matches!(words[..], ["more", "in" | "on" | "about" | "by", ..]);
    let class = class.or(more.then_some(FurnitureClass::Recommendation)).filter(|_| words.len() <= 6)?;
    Some(Verdict::new(class, format!("it opens with the label of {}", phrases::name(class))))
}

/// Whether the block opens like a line that sends the reader to another article.
pub(super) fn opens_recommendation(folded: &Folded) -> bool {
    RECOMMENDATION_OPENINGS.iter().any(|opening| folded.words.starts_with(opening))
}

/// How lines open that send the reader to another article.
static RECOMMENDATION_OPENINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let recommends = |p: &&phrases::Phrase| p.class == FurnitureClass::Recommendation;
    let openings =
        PHRASES.iter().filter(recommends).map(|p| p.words).filter(|words| words.starts_with(" | "));
    openings.map(|words| words.trim_end_matches("| ")).collect()
});

/// Whether the block is a correction that the outlet adds, which stays in the article.
pub(super) fn is_correction(folded: &Folded) -> bool {
    phrases::CORRECTIONS.iter().any(|p| folded.words.starts_with(p))
}

/// Whether the block says who contributed, which stays in the article as a credit.
pub(super) fn is_contribution(folded: &Folded) -> bool {
    let mut is_found = false;
    if folded.count <= 45 {
        CONTRIBUTIONS.each(&folded.words, |_| is_found = true);
    }
    is_found
}

static CONTRIBUTIONS: LazyLock<Automaton> =
    LazyLock::new(|| Automaton::of(phrases::CONTRIBUTIONS.iter().copied(), false));

#[cfg(test)]
mod tests {
    use super::*;
    use FurnitureClass::*;

    fn class(text: &str) -> Option<FurnitureClass> {
        judge(&fold(text)).map(|v| v.class)
    }

    #[test]
    fn a_prompt_that_speaks_to_the_reader_is_a_sign_up() {
        assert_eq!(class("Sign up for the Lantern Weekly"), Some(SignUp));
        assert_eq!(class("Five stories a day, delivered straight to your inbox."), Some(SignUp));
    }

    #[test]
    fn a_report_about_a_newsletter_is_no_sign_up() {
        assert_eq!(class("The mayor sent a newsletter to 4,000 households on Monday, the town said."), None);
        assert_eq!(
            class("“Sign up for our newsletter,” the mayor wrote to the households of the valley."),
            None
        );
    }

    #[test]
    fn an_appeal_for_money_is_a_donation() {
        assert_eq!(
            class("If you value our work, please make a tax-deductible donation today."),
            Some(Donation)
        );
    }

    #[test]
    fn a_report_about_donations_is_no_appeal() {
        assert_eq!(
            class("Quill raised $500,000 from readers of the valley, and donations fell in May."),
            None
        );
    }

    #[test]
    fn a_life_in_the_trade_is_a_bio() {
        assert_eq!(
            class(
                "Mara Quill is a staff writer at the Lantern. She covers rivers and previously worked as a copy editor."
            ),
            Some(AuthorBio)
        );
    }

    #[test]
    fn a_source_with_a_job_is_no_bio() {
        assert_eq!(
            class("Joan Pell is a senior engineer at the plant. She said the gates would close."),
            None
        );
    }

    #[test]
    fn labels_are_known_whole() {
        assert_eq!(class("We Recommend"), Some(Recommendation));
        assert_eq!(class("Most read:"), Some(Recommendation));
        assert_eq!(class("Advertisement"), Some(Advertisement));
        assert_eq!(class("Share  Tweet  Email  Print"), Some(ShareBar));
        assert_eq!(class("payment methods"), Some(Donation));
        assert_eq!(class("Published March 3, 2018, 4:15 p.m. EST"), Some(Stamp));
    }

    #[test]
    fn a_sentence_that_begins_with_a_label_word_is_no_label() {
        assert_eq!(class("Share prices fell by four percent."), None);
        assert_eq!(class("Most read the letter as a threat."), None);
    }

    #[test]
    fn a_correction_and_a_contribution_are_known() {
        assert!(is_correction(&fold("Correction: an earlier version gave the wrong year.")));
        assert!(is_contribution(&fold("Tom Reed contributed to this report.")));
        assert!(!is_contribution(&fold("The heat contributed to the failure of the pump.")));
    }
}
