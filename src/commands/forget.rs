//! `headwater forget`: old articles, an outlet or a person's name go from a store.

use super::{outlet_tables, store_json};
use crate::cli::{Forget, General};
use crate::errors::{Failure, Outcome};
use crate::{knowledge, library, output};
use headwater_store::{FILE_NAME, Store, StoreError};

/// Forgets, and works out again the stories that lost an article.
pub(super) fn run(command: &Forget, general: &General) -> Result<Outcome, Failure> {
    let folder = command.data.folder();
    if !folder.join(FILE_NAME).is_file() {
        return Err(StoreError::NotThere { folder }.into());
    }
    let what = match (&command.before, &command.outlet, &command.person) {
        (Some(before), _, _) => headwater_store::Forget::Before(before.seconds()),
        (_, Some(outlet), _) => headwater_store::Forget::Outlet(outlet.clone()),
        (_, _, Some(person)) => headwater_store::Forget::Person(person.clone()),
        _ => return Err(Failure::new("nothing to forget was named", "give --before, --outlet or --person")),
    };
    let mut store = Store::open(&folder)?;
    let gone = store.forget(&what)?;
    if let (Some(outlet), 0) = (&command.outlet, gone.articles) {
        let hint = "`headwater search` shows outlets by the names that they have in the store";
        return Err(Failure::new(format!("no article in the store is of an outlet called {outlet}"), hint));
    }
    let is_person = command.person.is_some();
    if !is_person && gone.articles > 0 {
        let knowledge = knowledge::with(&outlet_tables(general)?)?;
        library::group(&mut store, &knowledge)?;
        library::work_out(&mut store, &knowledge)?;
    }
    let text = if general.json {
        store_json("forgotten", &gone)?
    } else if is_person {
        format!("the name is no longer found; it stood in {} articles, which stay\n", gone.articles)
    } else {
        format!("{} articles and {} pages are gone\n", gone.articles, gone.pages)
    };
    output::print(&text)?;
    Ok(Outcome::Done)
}
