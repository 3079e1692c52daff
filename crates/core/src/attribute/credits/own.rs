//! Whose article is it? What the article says of its own outlet is no credit to another.

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

/// The words of a name in lower case, without "the".
pub(crate) fn name_words(name: &str) -> Vec<String> {
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .filter(|w| w != "the")
        .collect()
}
