//! Which outlet is meant? The table of outlets, and how a name, a host or a handle is looked up in it.
//!
//! Input: the tables of `outlets/`. Output: the outlet of a name, an address or a handle, and every place in a text
//! that names one ([`Outlets::mentions`]). Leaves to others: whether the text rests on the outlet (`attribute`).
//! A name is one of three things, and the data says which:
//!
//! - `name` and `aliases` mean one outlet;
//! - a name that stands in the same outlet's `ambiguous` too is an ordinary word ("Time", "the Hill"): it is found
//!   only where it is written as a name, and told as [`MentionForm::Ordinary`];
//! - the rest of `ambiguous` is shared ("the Times"): context decides, or it stays unknown.

mod check;
mod find;
mod passage;
mod phrases;

pub use check::OutletsError;
pub use find::{MentionForm, OutletMention};

use headwater_model::{Outlet, OutletEvidence, OutletRef};
use phrases::Phrases;
use std::collections::HashMap;

/// The outlets that are known, with the ways in which text and addresses name them.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    outlets: Vec<Outlet>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, usize>,
    by_domain: HashMap<String, usize>,
    by_handle: HashMap<String, usize>,
    /// The outlets that a short name may mean, in the order of the tables.
    by_short: HashMap<String, Vec<usize>>,
    phrases: Phrases,
}

/// One file of `outlets/`.
#[derive(serde::Deserialize)]
struct OutletFile {
    outlet: Vec<Outlet>,
}

impl Outlets {
    /// Reads tables in the form of `outlets/*.toml`, each given with the name to blame in an error.
    ///
    /// # Errors
    /// [`OutletsError`] names the table that is not of that form, or the outlet that breaks a rule of the data: an id,
    /// a name, an alias, a domain or a handle that another outlet has, or a field that is not written as it must be.
    pub fn parse<'a>(tables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, OutletsError> {
        let mut outlets = Vec::new();
        let mut checked = check::Checked::default();
        for (name, table) in tables {
            let file: OutletFile = toml::from_str(table)
                .map_err(|e| OutletsError::Form { file: name.to_owned(), reason: e.to_string() })?;
            for outlet in file.outlet {
                checked.admit(name, &outlet)?;
                outlets.push(outlet);
            }
        }
        Ok(Self::new(outlets))
    }

    /// A table of these outlets; where two share a name, the first has it.
    #[must_use]
    pub fn new(outlets: Vec<Outlet>) -> Self {
        let mut table = Self { phrases: Phrases::of(&outlets), outlets, ..Self::default() };
        for (index, outlet) in table.outlets.iter().enumerate() {
            table.by_id.entry(outlet.id.clone()).or_insert(index);
            for name in own_names(outlet) {
                table.by_name.entry(fold(name)).or_insert(index);
            }
            for domain in &outlet.domains {
                table.by_domain.entry(domain.to_lowercase()).or_insert(index);
            }
            for handle in &outlet.handles {
                table.by_handle.entry(handle.trim_start_matches('@').to_lowercase()).or_insert(index);
            }
            for name in own_names(outlet).chain(outlet.ambiguous.iter().map(String::as_str)) {
                let shared = table.by_short.entry(fold(name)).or_default();
                if shared.last() != Some(&index) {
                    shared.push(index);
                }
            }
        }
        table
    }

    /// All outlets, in the order of the tables.
    #[must_use]
    pub fn all(&self) -> &[Outlet] {
        &self.outlets
    }

    /// The outlet of that id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Outlet> {
        self.by_id.get(id).map(|&i| &self.outlets[i])
    }

    /// The outlet that this name means and no other: case, a leading "the" and a possessive "'s" do not matter.
    ///
    /// `None` for a name that others share ("The Times"), though it be an outlet's full name, and for an ordinary word
    /// ("time") that is written without a capital. "Time" is answered, so text needs the look of [`Outlets::find`] too.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Outlet> {
        let short = fold(name);
        let bearer = self.masthead(name)?;
        let is_marked = bearer.ambiguous.iter().any(|a| fold(a) == short);
        let is_shared = self.by_short.get(&short).is_some_and(|sharing| sharing.len() > 1);
        let is_small = name.chars().any(char::is_lowercase)
            && !without_the(name).starts_with(|c: char| c.is_uppercase() || !c.is_alphabetic());
        (!is_marked || !(is_shared || is_small)).then_some(bearer)
    }

    /// The outlet that bears this name in full or as an alias: for a field or a masthead, which names one outlet, as
    /// text does not.
    #[must_use]
    pub fn masthead(&self, name: &str) -> Option<&Outlet> {
        self.by_name.get(&fold(name)).map(|&i| &self.outlets[i])
    }

    /// The outlet that publishes at this address or host: the longest known domain that the host ends in.
    #[must_use]
    pub fn at_address(&self, url: &str) -> Option<&Outlet> {
        let host = url.split("://").last()?.split(['/', '?', '#', ':']).next()?.to_lowercase();
        let mut rest = host.as_str();
        loop {
            if let Some(&index) = self.by_domain.get(rest) {
                return Some(&self.outlets[index]);
            }
            rest = rest.split_once('.')?.1;
        }
    }

    /// The outlet whose account this is, with or without the `@`.
    #[must_use]
    pub fn with_handle(&self, handle: &str) -> Option<&Outlet> {
        let index = self.by_handle.get(&handle.trim_start_matches('@').to_lowercase())?;
        Some(&self.outlets[*index])
    }

    /// The outlets that `short` ("the Times", "Time") may mean, in the order of the tables; empty where none has it.
    #[must_use]
    pub fn sharing(&self, short: &str) -> Vec<&Outlet> {
        self.by_short
            .get(&fold(short))
            .map_or_else(Vec::new, |i| i.iter().map(|&i| &self.outlets[i]).collect())
    }

    /// Which outlet a short name means here, or `None` where nothing tells.
    ///
    /// `mentioned_before` holds the outlets that the article names in full before this place, in order of place; `own`
    /// is the article's outlet. In this order: the last one mentioned that has this name; the article's own; the only
    /// one that has it in the country of the article's own; the outlet that [`Outlets::named`] gives.
    #[must_use]
    pub fn resolve_ambiguous<'t>(
        &'t self,
        short: &str,
        mentioned_before: &[&'t Outlet],
        own: Option<&'t Outlet>,
    ) -> Option<&'t Outlet> {
        let candidates = self.sharing(short);
        let is_candidate = |outlet: &&&Outlet| candidates.iter().any(|c| c.id == outlet.id);
        if let Some(&last) = mentioned_before.iter().rfind(is_candidate) {
            return Some(last);
        }
        if let Some(own) = own {
            if is_candidate(&&own) {
                return Some(own);
            }
            let mut at_home = candidates.iter().filter(|c| c.country.is_some() && c.country == own.country);
            if let (Some(&only), None) = (at_home.next(), at_home.next()) {
                return Some(only);
            }
        }
        self.named(short)
    }

    /// A reference to an outlet by name, known to the table or not; a name that is given is taken for a masthead.
    #[must_use]
    pub fn refer(&self, name: &str, evidence: OutletEvidence) -> OutletRef {
        let known = if evidence == OutletEvidence::Given { self.masthead(name) } else { self.named(name) };
        match known {
            Some(outlet) => reference(outlet, evidence),
            None => OutletRef { name: name.trim().to_owned(), id: None, evidence },
        }
    }
}

/// A reference to a known outlet.
#[must_use]
pub fn reference(outlet: &Outlet, evidence: OutletEvidence) -> OutletRef {
    OutletRef { name: outlet.name.clone(), id: Some(outlet.id.clone()), evidence }
}

/// Whether the two are known to belong to one owner; an outlet has the owner of itself.
#[must_use]
pub fn same_owner(one: &Outlet, other: &Outlet) -> bool {
    one.id == other.id || (one.owner.is_some() && one.owner == other.owner)
}

/// The name of `outlet` and its aliases.
fn own_names(outlet: &Outlet) -> impl Iterator<Item = &str> {
    std::iter::once(&outlet.name).chain(&outlet.aliases).map(String::as_str)
}

/// A name as it is compared.
fn fold(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('’', "'");
    let name = name.strip_suffix("'s").unwrap_or(&name);
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}

/// A name without its leading "the".
fn without_the(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix("the ").or_else(|| name.strip_prefix("The ")).unwrap_or(name)
}

#[cfg(test)]
mod tests;
