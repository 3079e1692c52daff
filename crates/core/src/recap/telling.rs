//! Which sentences of an article can stand alone? Whole, with their quotation marks closed, and understood by a reader
//! who has not read the sentence before.
//!
//! Refused: a sentence that opens with a pronoun whose name stands elsewhere, one that opens with a bare connector
//! ("But", "However"), a question, a cut end, a caption. English word lists; in other languages the marks still hold.

use super::CITATION_CHARACTERS;
use crate::text::{fold, sentences, words};
use headwater_model::{Article, ParagraphKind, Span};

/// A shorter sentence tells nothing by itself.
const FEWEST_WORDS: usize = 6;

/// Words whose meaning stands in the sentence before.
const PRONOUNS: [&str; 27] = [
    "he", "she", "they", "it", "his", "her", "hers", "its", "their", "theirs", "him", "them", "this", "that",
    "these", "those", "we", "i", "you", "our", "my", "your", "it's", "he's", "she's", "they're", "that's",
];

/// Words that tie a sentence to the one before.
const CONNECTORS: [&str; 30] = [
    "but",
    "and",
    "or",
    "so",
    "yet",
    "also",
    "however",
    "meanwhile",
    "moreover",
    "furthermore",
    "instead",
    "still",
    "then",
    "thus",
    "therefore",
    "nevertheless",
    "nonetheless",
    "besides",
    "similarly",
    "likewise",
    "nor",
    "plus",
    "otherwise",
    "hence",
    "rather",
    "indeed",
    "additionally",
    "elsewhere",
    "afterward",
    "afterwards",
];

/// What captions and players say; they pass for sentences where a page lost its form.
const NOT_TOLD: [&str; 12] = [
    "media playback",
    "media caption",
    "image copyright",
    "image caption",
    "getty images",
    "file photo",
    "photo by",
    "photo:",
    "click here",
    "read more",
    "story highlights",
    "all rights reserved",
];

/// A sentence that can stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// Where it stands in the article's text.
    pub(super) span: Span,
    /// How many sentences of the article stand before it.
    pub(super) place: usize,
    /// How many words it has.
    pub(super) words: usize,
}

/// The sentences of `article` that can stand alone, in reading order.
pub(super) fn tellings(article: &Article) -> Vec<Telling> {
    let mut found = Vec::new();
    let mut place = 0;
    for paragraph in running_text(article) {
        let spans = whole_quotations(&article.text, sentences(&article.text, paragraph));
        for span in spans.into_iter().map(|span| after_dateline(article, span)) {
            let count = words(span.of(&article.text)).count();
            if stands_alone(span.of(&article.text), count) {
                found.push(Telling { span, place, words: count });
            }
            place += 1;
        }
    }
    found
}

/// The paragraphs of running text; the whole text where paragraphs are not known.
fn running_text(article: &Article) -> Vec<Span> {
    if article.paragraphs.is_empty() {
        return vec![Span::new(0, article.text.len())];
    }
    article.paragraphs.iter().filter(|p| p.kind == ParagraphKind::Text).map(|p| p.span).collect()
}

/// The sentence without the dateline that it opens with: the place and the agency are told elsewhere.
fn after_dateline(article: &Article, span: Span) -> Span {
    let Some(dateline) =
        article.dateline.as_ref().filter(|d| span.contains(d.span) && d.span.start == span.start)
    else {
        return span;
    };
    let rest = &article.text[dateline.span.end..span.end];
    Span::new(
        span.end - rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—')).len(),
        span.end,
    )
}

/// Gives a closing mark that stands off by a blank (`done. " She`) back to the sentence that it closes.
fn whole_quotations(text: &str, mut spans: Vec<Span>) -> Vec<Span> {
    for place in 1..spans.len() {
        let (before, this) = (spans[place - 1], spans[place]);
        let opened = before.of(text).matches('"').count() % 2 == 1;
        if opened && this.of(text).starts_with("\" ") {
            let after = &text[this.start + 1..this.end];
            spans[place - 1].end = this.start + 1;
            spans[place].start = this.start + 1 + (after.len() - after.trim_start().len());
        }
    }
    spans
}

/// Whether a reader understands the sentence by itself.
fn stands_alone(sentence: &str, count: usize) -> bool {
    count >= FEWEST_WORDS
        && sentence.chars().count() <= CITATION_CHARACTERS
        && is_whole(sentence)
        && opens_by_itself(sentence)
        && !is_caption(sentence)
}

/// Whether it ends in a mark that ends sentences, closes what it opens, and holds no words that an editor put in brackets.
fn is_whole(sentence: &str) -> bool {
    let marks = |mark: char| sentence.matches(mark).count();
    let end = sentence.trim_end_matches(['"', '”', '’', '\'', ')', '»', ']', ' ']);
    let starts_low = sentence.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    end.ends_with(['.', '!', '。', '！', '।'])
        && !end.ends_with("..")
        && marks('"') % 2 == 0
        && marks('“') == marks('”')
        && marks('«') == marks('»')
        && marks('(') == marks(')')
        && !sentence.contains('[')
        && !starts_low
}

/// Whether its first words outside quotation marks need no sentence before.
fn opens_by_itself(sentence: &str) -> bool {
    let told = outside_quotations(sentence);
    let mut folded = String::new();
    let opening: Vec<String> = words(&told)
        .take(2)
        .map(|word| {
            folded.clear();
            folded.extend(
                word.text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }),
            );
            folded.clone()
        })
        .collect();
    let is_in = |list: &[&str], word: &String| list.contains(&word.as_str());
    let Some(first) = opening.first() else { return false };
    let quoted_first = sentence.starts_with(['"', '“', '«']);
    // "“We are done,” he said": nobody knows who.
    let read = if quoted_first { &opening[..] } else { std::slice::from_ref(first) };
    !is_in(&CONNECTORS, first) && !read.iter().any(|word| is_in(&PRONOUNS, word))
}

/// The sentence without what stands between quotation marks.
fn outside_quotations(sentence: &str) -> String {
    let mut inside = false;
    sentence
        .chars()
        .filter(|mark| {
            match mark {
                '"' => inside = !inside,
                '“' | '«' => inside = true,
                '”' | '»' => inside = false,
                _ => return !inside,
            }
            false
        })
        .collect()
}

/// Whether it is a line of a caption or a player.
fn is_caption(sentence: &str) -> bool {
    let mut low = String::new();
    fold(sentence, &mut low);
    NOT_TOLD.iter().any(|words| low.contains(words)) || low.contains("://")
}

#[cfg(test)]
mod tests {
    use super::*;
    use headwater_model::Dateline;

    fn told(text: &str) -> Vec<&str> {
        told_after(text, None)
    }

    /// The tellings of a text that begins with this dateline.
    fn told_after<'a>(text: &'a str, dateline: Option<&str>) -> Vec<&'a str> {
        let span = |place: &str| Span::new(0, place.len());
        let dateline = dateline.map(|d| Dateline { span: span(d), place: Some(d.to_owned()), agency: None });
        let article = Article { dateline, text: text.to_owned(), ..Article::empty("a") };
        tellings(&article).into_iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn a_sentence_that_needs_the_one_before_is_not_told() {
        let text = "Mayor Odile Brandt closed the old bridge on Tuesday. She said the piers were cracked through. \
                    But the ferry crews want another month. “We are not ready for this,” they told the council. \
                    The council meets again on the ninth of May.";
        assert_eq!(
            told(text),
            [
                "Mayor Odile Brandt closed the old bridge on Tuesday.",
                "The council meets again on the ninth of May."
            ]
        );
    }

    #[test]
    fn a_dateline_is_not_told() {
        let text = "MARROW (XP) — Two lighters broke loose in the gale on Sunday.";
        let told = told_after(text, Some("MARROW (XP)"));
        assert_eq!(told, ["Two lighters broke loose in the gale on Sunday."]);
    }

    #[test]
    fn a_hedge_stays_in_its_sentence() {
        let text = "The bridge will reportedly stay shut until the spring floods are over.";
        assert_eq!(told(text), [text]);
    }

    #[test]
    fn a_quotation_that_is_not_closed_is_not_told() {
        let text = "“We will not open it before June, said Mayor Odile Brandt. The inspectors come back on Friday at noon.";
        assert_eq!(told(text), ["The inspectors come back on Friday at noon."]);
    }

    #[test]
    fn a_closing_mark_that_stands_off_stays_with_its_quotation() {
        let text = "Mayor Odile Brandt said: \" the bridge stays shut until spring. \" Engineers found cracks in two \
                    of its piers.";
        assert_eq!(
            told(text),
            [
                "Mayor Odile Brandt said: \" the bridge stays shut until spring. \"",
                "Engineers found cracks in two of its piers."
            ]
        );
    }

    #[test]
    fn a_cut_end_a_question_and_a_caption_are_not_told() {
        let text = "What will the ferry crews do about the closure? Media caption: the bridge seen from the quay at dawn. \
                    The council of Westhaven voted on Tuesday to";
        assert_eq!(told(text), Vec::<&str>::new());
    }
}
