//! Whose article is it? What the article says of its own outlet is no credit to another.

use super::lists::is_in;
use super::mentions::{Mention, Naming};
use super::phrases::Place;
use super::tokens::Tokens;
use crate::outlets::Outlets;
use headwater_model::{Article, Outlet, OutletKind, OutletRef};

/// The names under which an article's own outlet goes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    keys: Vec<String>,
    names: Vec<Vec<String>>,
    copied: Option<String>,
}

impl Own {
    /// Reads the outlet from the article's field, its address, and a dateline of the kind "(Valley Radio) -" that
    /// names no agency: an agency there is another's, for its copy runs in many places.
    pub(crate) fn of(article: &Article, read: &Tokens<'_>, outlets: &Outlets) -> Self {
        let mut own = Self::default();
        if let Some(outlet) = &article.outlet {
            own.add(&outlet.key(), &outlet.name);
        }
        if let Some(outlet) = article.url.as_deref().and_then(|url| outlets.at_address(url)) {
            own.add(&outlet.id, &outlet.name);
        }
        if own.keys.is_empty()
            && let Some((outlet, _)) = super::wire::dateline(read, outlets)
            && outlet.kind != OutletKind::Agency
        {
            own.add(&outlet.id, &outlet.name);
        }
        own
    }

    /// The article's outlet, where the table knows it.
    pub(crate) fn known<'o>(&self, outlets: &'o Outlets) -> Option<&'o Outlet> {
        self.keys.first().and_then(|key| outlets.get(key))
    }

    /// Where neither field nor address tells: reads the article's own outlet from what only that outlet writes of
    /// itself: its reporter in a line of contributors, and that it asked somebody for a comment.
    pub(crate) fn add_signs(&mut self, read: &Tokens<'_>, mentions: &[Vec<Mention>]) {
        if !self.keys.is_empty() {
            return;
        }
        for (sentence, mentions) in read.sentences.iter().zip(mentions) {
            let contributors = super::wire::contribution(read, sentence).is_some();
            for index in 0..mentions.len() {
                let place = Place { read, sentence, mentions, index };
                let mention = place.mention();
                let end = mention.tokens.end;
                let staff = contributors && place.is_possessive(end) && place.capital(end + 1);
                if mention.naming == Naming::Known && (staff || asked_for_comment(&place)) {
                    self.add(&mention.outlet.key(), &mention.outlet.name);
                }
            }
        }
    }

    /// Takes in the agency whose copy the article is: in its own copy it is no second source.
    pub(crate) fn add_copied(&mut self, agency: &OutletRef) {
        self.add(&agency.key(), &agency.name);
        self.copied = Some(agency.key());
    }

    /// Whether the article is a copy of this outlet's.
    pub(crate) fn copies(&self, outlet: &OutletRef) -> bool {
        self.copied.as_ref() == Some(&outlet.key())
    }

    /// Takes a name in.
    fn add(&mut self, key: &str, name: &str) {
        self.keys.push(key.to_owned());
        self.names.push(name_words(name));
    }

    /// Whether `outlet` is the article's own.
    pub(crate) fn is(&self, outlet: &OutletRef) -> bool {
        if self.keys.contains(&outlet.key()) {
            return true;
        }
        let words = name_words(&outlet.name);
        outlet.id.is_none()
            && self.names.iter().any(|own| !words.is_empty() && words.iter().all(|w| own.contains(w)))
    }
}

/// "had no comment when contacted by the Post".
fn asked_for_comment(place: &Place<'_>) -> bool {
    let edge = place.left_edge();
    let asked = is_in(&["contacted", "reached", "asked", "approached"], place.word_before(edge, 2));
    let comment = place.sentence.tokens.clone().any(|i| is_in(&["comment", "commenting"], place.word(i)));
    asked && comment && place.word_before(edge, 1) == "by"
}

/// The words of a name in lower case, without "the".
pub(crate) fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .filter(|w| w != "the")
        .collect()
}
