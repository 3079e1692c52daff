//! Which outlet is meant? The table of outlets, and how a name, a host or a handle is looked up in it.

use headwater_model::{Outlet, OutletEvidence, OutletRef};
use std::collections::HashMap;

/// The outlets that are known, with the ways in which text and addresses name them.
#[derive(Clone, Debug, Default)]
pub struct Outlets {
    outlets: Vec<Outlet>,
    by_name: HashMap<String, usize>,
    by_domain: HashMap<String, usize>,
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
    /// The table that is no TOML of that form, and why.
    pub fn parse<'a>(tables: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, String> {
        let mut outlets = Vec::new();
        for (name, table) in tables {
            let file: OutletFile = toml::from_str(table).map_err(|e| format!("{name}: {e}"))?;
            outlets.extend(file.outlet);
        }
        Ok(Self::new(outlets))
    }

    /// A table of these outlets; where two share a name, the first has it.
    #[must_use]
    pub fn new(outlets: Vec<Outlet>) -> Self {
        let mut table = Self { outlets, ..Self::default() };
        for (index, outlet) in table.outlets.iter().enumerate() {
            for name in std::iter::once(&outlet.name).chain(&outlet.aliases) {
                table.by_name.entry(fold(name)).or_insert(index);
            }
            for domain in &outlet.domains {
                table.by_domain.entry(domain.to_lowercase()).or_insert(index);
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
        self.outlets.iter().find(|o| o.id == id)
    }

    /// The outlet that this name means and no other: case, a leading "the" and a possessive "'s" do not matter.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Outlet> {
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

    /// A reference to an outlet by name, known to the table or not.
    #[must_use]
    pub fn refer(&self, name: &str, evidence: OutletEvidence) -> OutletRef {
        match self.named(name) {
            Some(outlet) => OutletRef { name: outlet.name.clone(), id: Some(outlet.id.clone()), evidence },
            None => OutletRef { name: name.trim().to_owned(), id: None, evidence },
        }
    }
}

/// A name as it is compared.
fn fold(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('’', "'");
    let name = name.strip_suffix("'s").unwrap_or(&name);
    name.strip_prefix("the ").unwrap_or(name).to_owned()
}
