//! Whose article is it? What the article says of its own outlet is no credit to another.

use super::tokens::Tokens;
use crate::outlets::Outlets;
use headwater_model::{Article, OutletKind, OutletRef};

/// The names under which an article's own outlet goes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Own {
    keys: Vec<String>,
    names: Vec<Vec<String>>,
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

    /// Takes a name in.
    pub(crate) fn add(&mut self, key: &str, name: &str) {
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
