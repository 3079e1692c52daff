//! Does a table of outlets keep its rules? What [`super::Outlets::parse`] refuses, and why.

use super::{fold, own_names};
use headwater_model::Outlet;
use std::collections::HashMap;

/// A table of outlets is not of its form, or breaks a rule of the data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutletsError {
    /// The file is no TOML of this form.
    #[error("{file}: {reason}")]
    Form {
        /// The file.
        file: String,
        /// What is wrong, and in which line.
        reason: String,
    },
    /// A field is not written as it must be.
    #[error("{file}: outlet {outlet:?}: {field} {value:?}: {rule}")]
    Field {
        /// The file.
        file: String,
        /// The outlet's id.
        outlet: String,
        /// The field.
        field: &'static str,
        /// What stands there.
        value: String,
        /// How it must be written.
        rule: &'static str,
    },
    /// Two outlets have the same id, name, domain or handle.
    #[error("{file}: outlet {outlet:?}: {field} {value:?} belongs to {other:?} already")]
    Clash {
        /// The file.
        file: String,
        /// The outlet's id.
        outlet: String,
        /// The field.
        field: &'static str,
        /// What both have.
        value: String,
        /// The outlet that had it first.
        other: String,
    },
}

/// What the outlets admitted so far have taken: field and value, with the row that has it and the id of that row.
#[derive(Debug, Default)]
pub(super) struct Checked {
    rows: usize,
    taken: HashMap<(&'static str, String), (usize, String)>,
}

impl Checked {
    /// Checks `outlet`, a row of `file`, against the rules and the outlets before it.
    pub(super) fn admit(&mut self, file: &str, outlet: &Outlet) -> Result<(), OutletsError> {
        check_fields(file, outlet)?;
        self.rows += 1;
        self.take(file, outlet, "id", outlet.id.clone())?;
        for name in own_names(outlet) {
            self.take(file, outlet, "name", fold(name))?;
        }
        for domain in &outlet.domains {
            self.take(file, outlet, "domain", domain.clone())?;
        }
        for handle in &outlet.handles {
            self.take(file, outlet, "handle", handle.to_lowercase())?;
        }
        Ok(())
    }

    /// Notes that the row has `value`. One outlet may write a name in two ways ("Time", "TIME").
    fn take(
        &mut self,
        file: &str,
        outlet: &Outlet,
        field: &'static str,
        value: String,
    ) -> Result<(), OutletsError> {
        let mine = (self.rows, outlet.id.clone());
        let holder = self.taken.entry((field, value.clone())).or_insert_with(|| mine.clone());
        if *holder == mine {
            return Ok(());
        }
        let other = holder.1.clone();
        Err(OutletsError::Clash { file: file.to_owned(), outlet: mine.1, field, value, other })
    }
}

/// Checks how the fields of one outlet are written.
fn check_fields(file: &str, outlet: &Outlet) -> Result<(), OutletsError> {
    let is_small = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let wrong = |field, value: &str, rule| {
        let (file, outlet, value) = (file.to_owned(), outlet.id.clone(), value.to_owned());
        Err(OutletsError::Field { file, outlet, field, value, rule })
    };
    if outlet.id.is_empty()
        || !outlet.id.split('-').all(|part| !part.is_empty() && part.chars().all(is_small))
    {
        return wrong("id", &outlet.id, "lower-case letters and digits, parts divided by one hyphen");
    }
    for name in own_names(outlet).chain(outlet.ambiguous.iter().map(String::as_str)) {
        if name.trim() != name || fold(name).is_empty() {
            return wrong("name", name, "some words, without blanks around them");
        }
    }
    for domain in &outlet.domains {
        let is_host = domain.contains('.') && !domain.starts_with("www.") && !domain.contains('/');
        if !is_host || domain.to_lowercase() != *domain {
            return wrong("domain", domain, "a host in lower case, without www. and without a path");
        }
    }
    for handle in &outlet.handles {
        if handle.len() < 2 || !handle.starts_with('@') {
            return wrong("handle", handle, "an account with its @");
        }
    }
    if let Some(country) = &outlet.country
        && !(country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()))
    {
        return wrong("country", country, "ISO 3166-1 alpha-2 in upper case");
    }
    if let Some(language) = &outlet.language
        && !(language.len() == 2 && language.chars().all(|c| c.is_ascii_lowercase()))
    {
        return wrong("language", language, "ISO 639-1 in lower case");
    }
    Ok(())
}
