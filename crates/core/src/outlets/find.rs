//! Where does a text name an outlet? Longest match over the words of the text, in reading order, linear in its length.
//!
//! Capitals count: a name is met where its words begin with the capitals that the table gives them, an abbreviation
//! exactly, a name in the running text also in capitals throughout ("REUTERS"). A name that is an ordinary word or is
//! shared must in addition stand alone: not inside a longer name ("the Post Office", "Michael Bloomberg"), and, where it
//! has no "the", not at the head of a sentence unless a verb of reporting follows.

use super::Outlets;
use super::passage::{Passage, is_all_upper, starts_upper, without_possessive};
use super::phrases::{Meaning, Phrase, fold_word};
use headwater_model::{Outlet, Span};
use std::collections::HashSet;

/// A place in a text that names an outlet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutletMention<'t> {
    /// The words, with a leading "the" and without a possessive "'s".
    pub span: Span,
    /// How the outlet is named.
    pub form: MentionForm,
    /// The outlet; `None` where the name is shared and nothing tells which one is meant.
    pub outlet: Option<&'t Outlet>,
    /// Where the name is shared, the outlets that it may mean, in the order of the tables; else the one outlet.
    pub candidates: Vec<&'t Outlet>,
}

/// How a text names an outlet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionForm {
    /// By its full name.
    Name,
    /// By another name that means this outlet alone.
    Alias,
    /// By a name that is an ordinary word too ("Time"): to be believed only where the words around report.
    Ordinary,
    /// By a short name that several outlets share ("the Times").
    Ambiguous,
    /// By its account.
    Handle,
    /// By its address.
    Domain,
}

impl MentionForm {
    /// Whether these words alone settle that an outlet is meant, and which.
    #[must_use]
    pub const fn is_certain(self) -> bool {
        !matches!(self, Self::Ordinary | Self::Ambiguous)
    }
}

impl Outlets {
    /// Every place in `text[within]` that names an outlet, in order, none inside another; spans are bytes of `text`.
    ///
    /// Shared names carry no outlet here: see [`Outlets::mentions`]. Words before and behind `within` are not looked at.
    #[must_use]
    pub fn find(&self, text: &str, within: Span) -> Vec<OutletMention<'_>> {
        let passage = Passage::of(text, within);
        let people = self.namesakes(&passage);
        let mut found = Vec::new();
        let mut at = 0;
        while at < passage.words.len() {
            let met = self.address_at(&passage, at).or_else(|| self.phrase_at(&passage, at, &people));
            match met {
                Some((mention, next)) => {
                    found.push(mention);
                    at = next;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The same, and each shared name carries the outlet that it means here, where the outlets named in full before it,
    /// or the article's `own`, tell ([`Outlets::resolve_ambiguous`]).
    #[must_use]
    pub fn mentions<'t>(
        &'t self,
        text: &str,
        within: Span,
        own: Option<&'t Outlet>,
    ) -> Vec<OutletMention<'t>> {
        let mut found = self.find(text, within);
        let mut before: Vec<&Outlet> = Vec::new();
        for mention in &mut found {
            if mention.form == MentionForm::Ambiguous {
                mention.outlet = self.resolve_ambiguous(mention.span.of(text), &before, own);
            } else if mention.form.is_certain() {
                // A namesake that was named in full before is meant, not the best known bearer of the name.
                if mention.form != MentionForm::Domain && mention.form != MentionForm::Handle {
                    let settled = self.resolve_ambiguous(mention.span.of(text), &before, own);
                    mention.outlet = settled.or(mention.outlet);
                }
                before.extend(mention.outlet);
            }
        }
        found
    }

    /// The address or account that stands at word `at`, and the word after it.
    fn address_at<'t>(&'t self, passage: &Passage<'_>, at: usize) -> Option<(OutletMention<'t>, usize)> {
        let word = passage.words[at];
        let before = &passage.text[..word.span.start];
        if let Some(rest) = before.strip_suffix('@') {
            if rest.ends_with(char::is_alphanumeric) {
                return None;
            }
            let name = without_possessive(word.text);
            let outlet = self.with_handle(name)?;
            let span = Span::new(rest.len(), word.span.start + name.len());
            return Some((mention(span, MentionForm::Handle, outlet), at + 1));
        }
        let bare = without_possessive(word.text);
        if !bare.contains('.') {
            return None;
        }
        let is_host = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        let start = before.trim_end_matches(is_host).len();
        if passage.text[..start].ends_with('@') {
            return None;
        }
        let span = Span::new(start, word.span.start + bare.len());
        let outlet = self.at_address(span.of(passage.text))?;
        Some((mention(span, MentionForm::Domain, outlet), at + 1))
    }

    /// The longest name that begins at word `at`, and the word after it.
    fn phrase_at<'t>(
        &'t self,
        passage: &Passage<'_>,
        at: usize,
        people: &HashSet<String>,
    ) -> Option<(OutletMention<'t>, usize)> {
        if !self.phrases.may_start(without_possessive(passage.words[at].text)) {
            return None;
        }
        let first = fold_word(passage.words[at].text);
        let bare = without_possessive(&first);
        let longer = self.phrases.starting(&first).iter();
        let shorter = self.phrases.starting(bare).iter().filter(|_| bare.len() < first.len());
        let place = longer.chain(shorter).find_map(|phrase| {
            let place = passage.place(phrase, at)?;
            let is_person = people.contains(bare) && phrase.words.len() == 1;
            (!is_person && passage.stands_alone(phrase, place)).then_some((phrase, place))
        });
        let (phrase, place) = place?;
        let span = Span::new(place.start, place.end);
        let (form, outlet) = match &phrase.meaning {
            Meaning::Name(i) => (MentionForm::Name, Some(*i)),
            Meaning::Alias(i) => (MentionForm::Alias, Some(*i)),
            Meaning::Ordinary(i) if passage.is_followed_by_trade(place) => (MentionForm::Alias, Some(*i)),
            Meaning::Ordinary(i) => (MentionForm::Ordinary, Some(*i)),
            Meaning::Shared(_) => (MentionForm::Ambiguous, None),
        };
        let candidates = match &phrase.meaning {
            Meaning::Shared(shared) => shared.clone(),
            _ => outlet.into_iter().collect(),
        };
        let candidates = candidates.into_iter().map(|i| &self.outlets[i]).collect();
        Some((OutletMention { span, form, outlet: outlet.map(|i| &self.outlets[i]), candidates }, place.next))
    }

    /// The ordinary names that are somebody's surname in this passage: "Michael Bloomberg" makes every bare
    /// "Bloomberg" in it a person.
    fn namesakes(&self, passage: &Passage<'_>) -> HashSet<String> {
        let mut people = HashSet::new();
        for at in 1..passage.words.len() {
            let word = without_possessive(passage.words[at].text);
            if !starts_upper(word) || !starts_upper(passage.words[at - 1].text) || !passage.is_tight(at) {
                continue;
            }
            let folded = fold_word(word);
            let is_ordinary = |p: &Phrase| {
                p.words.len() == 1
                    && !p.needs_the
                    && !matches!(p.meaning, Meaning::Name(_) | Meaning::Alias(_))
            };
            // "Michael Bloomberg said", but not "New Bloomberg Poll": a heading capitalises what follows too.
            let is_name_like = !is_all_upper(word)
                && !passage.is_function_word(at - 1)
                && !passage.is_upper_and_tight(at + 1);
            if is_name_like && self.phrases.starting(&folded).iter().any(is_ordinary) {
                people.insert(folded);
            }
        }
        people
    }
}

/// A mention of one known outlet.
fn mention(span: Span, form: MentionForm, outlet: &Outlet) -> OutletMention<'_> {
    OutletMention { span, form, outlet: Some(outlet), candidates: vec![outlet] }
}
