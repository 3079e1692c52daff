//! Had another outlet this text first? Reads the marks by which pages say so.
//!
//! Input: what was read of the article. Output: a [`Pickup`] with every mark that was found, or `None`.
//! An address counts only where it is another outlet's: hosts of one name, or of one outlet by the table, are one.

use crate::outlets::Outlets;
use headwater_model::{OutletEvidence, OutletRef, Pickup, PickupSign};

/// A pickup by its wire credit: an agency's copy, unless the agency itself publishes it.
pub(super) fn of_wire(wire: Option<&OutletRef>, own: Option<&OutletRef>) -> Option<Box<Pickup>> {
    let wire = wire.filter(|w| own.is_none_or(|o| o.key() != w.key()))?;
    Some(Box::new(Pickup { from: Some(wire.clone()), url: None, signs: vec![PickupSign::WireCredit] }))
}

/// What a page says of where its text was first.
#[derive(Debug, Default)]
pub(super) struct Told<'a> {
    /// The address it was had from.
    pub(super) address: Option<&'a str>,
    pub(super) syndication_source: Option<String>,
    pub(super) original_source: Option<String>,
    pub(super) canonical: Option<String>,
    /// Whether it asks the index for news to leave it out.
    pub(super) kept_from_news_index: bool,
}

/// A pickup by the wire credit and by what the page tells.
pub(super) fn of_page(
    told: Told<'_>,
    wire: Option<&OutletRef>,
    own: Option<&OutletRef>,
    outlets: &Outlets,
) -> Option<Box<Pickup>> {
    let mut pickup =
        of_wire(wire, own).map_or_else(|| Pickup { from: None, url: None, signs: Vec::new() }, |p| *p);
    let addresses = [
        (told.syndication_source, PickupSign::SyndicationSource),
        (told.original_source, PickupSign::OriginalSource),
        (told.canonical, PickupSign::Canonical),
    ];
    for (source, sign) in addresses {
        let Some(source) = source.filter(|s| is_elsewhere(s, told.address, own, outlets)) else { continue };
        pickup.signs.push(sign);
        if pickup.from.is_none() {
            pickup.from = Some(outlet_at(&source, outlets));
        }
        pickup.url = pickup.url.or(Some(source));
    }
    if told.kept_from_news_index {
        pickup.signs.push(PickupSign::KeptFromNewsIndex);
    }
    (!pickup.signs.is_empty()).then(|| Box::new(pickup))
}

fn outlet_at(url: &str, outlets: &Outlets) -> OutletRef {
    let evidence = OutletEvidence::Address;
    match outlets.at_address(url) {
        Some(known) => OutletRef { name: known.name.clone(), id: Some(known.id.clone()), evidence },
        None => OutletRef { name: host(url).unwrap_or_default().to_lowercase(), id: None, evidence },
    }
}

/// Whether `source` is an article of another outlet than the page's own, whose address must be known.
fn is_elsewhere(source: &str, own_url: Option<&str>, own: Option<&OutletRef>, outlets: &Outlets) -> bool {
    let (Some(there), Some(here)) = (host(source), own_url.and_then(host)) else { return false };
    let names_a_page =
        source.split_once("://").and_then(|(_, r)| r.split_once('/')).is_some_and(|(_, p)| !p.is_empty());
    let (there, here) = (there.to_lowercase(), here.to_lowercase());
    let is_copy_of_the_web = COPIES.iter().any(|c| here == *c || here.ends_with(&format!(".{c}")));
    let same_name = label(&there) == label(&here);
    let stated = own.map(|o| bare(&o.name)).unwrap_or_default();
    let same_outlet = match (outlets.at_address(source), own.and_then(|o| o.id.as_deref())) {
        (Some(known), Some(id)) => known.id == id,
        _ => false,
    };
    names_a_page
        && there.contains('.')
        && here.contains('.')
        && !is_copy_of_the_web
        && !same_name
        && !same_outlet
        && bare(label(&there)) != stated
}

/// Hosts that keep copies of others' pages: their own address says nothing of who publishes.
const COPIES: &[&str] = &[
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.is",
    "ampproject.org",
    "googleusercontent.com",
    "translate.goog",
];

fn bare(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").unwrap_or(&name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn host(url: &str) -> Option<&str> {
    url.split_once("://")?.1.split(['/', '?', '#', ':']).next().filter(|h| !h.is_empty())
}

/// The part of a host that its owner chose: `lantern` of `news.lantern.co.uk`.
fn label(host: &str) -> &str {
    let mut labels = host.rsplit('.');
    let top = labels.next().unwrap_or("");
    let second = labels.next().unwrap_or("");
    let is_public =
        top.len() == 2 && matches!(second, "co" | "com" | "net" | "org" | "gov" | "edu" | "ac" | "or" | "ne");
    match labels.next() {
        Some(third) if is_public => third,
        _ => second,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlet(name: &str) -> OutletRef {
        OutletRef { name: name.to_owned(), id: None, evidence: OutletEvidence::Stated }
    }

    fn told(canonical: &str) -> Told<'_> {
        Told {
            address: Some("https://www.lantern.example/gates"),
            canonical: Some(canonical.to_owned()),
            ..Told::default()
        }
    }

    fn read(told: Told<'_>) -> Option<Box<Pickup>> {
        of_page(told, None, Some(&outlet("The Lantern")), &Outlets::default())
    }

    #[test]
    fn a_canonical_address_of_another_outlet_marks_a_pickup() {
        let found = read(told("https://harbour-post.example/2018/gates")).unwrap();
        assert_eq!(found.signs, [PickupSign::Canonical]);
        assert_eq!(found.from.unwrap().name, "harbour-post.example");
        assert_eq!(found.url.as_deref(), Some("https://harbour-post.example/2018/gates"));
    }

    #[test]
    fn another_host_of_the_same_outlet_is_no_pickup() {
        for address in [
            "https://m.lantern.example/gates",
            "https://lantern.co.uk/gates",
            "https://harbour-post.example/",
        ] {
            assert_eq!(read(told(address)), None, "{address}");
        }
    }

    #[test]
    fn a_page_in_an_archive_is_no_pickup() {
        let kept = Told {
            address: Some("https://web.archive.org/web/2018/https://lantern.example/gates"),
            ..told("https://lantern.example/gates")
        };
        assert_eq!(of_page(kept, None, None, &Outlets::default()), None);
    }

    #[test]
    fn an_agencys_own_article_is_no_pickup() {
        let agency = outlet("Valley Press");
        assert_eq!(of_wire(Some(&agency), Some(&agency)), None);
        let found = of_wire(Some(&agency), Some(&outlet("The Lantern"))).unwrap();
        assert_eq!((found.from, found.signs), (Some(agency), vec![PickupSign::WireCredit]));
    }

    #[test]
    fn all_signs_are_told_the_surest_first() {
        let found = read(Told {
            syndication_source: Some("https://harbour-post.example/gates".into()),
            kept_from_news_index: true,
            ..told("https://harbour-post.example/gates")
        });
        let signs = [PickupSign::SyndicationSource, PickupSign::Canonical, PickupSign::KeptFromNewsIndex];
        assert_eq!(found.unwrap().signs, signs);
    }
}
