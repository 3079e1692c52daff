//! Is what somebody denies what the other reports of a claim say? The object of a denial, the reports → yes or no.
//!
//! A sentence may carry a claim and tell of a denial of something else: "the councillor, who flew to Karsk, denied any
//! wrongdoing" states the flight. The object must have most of its words in another report; "the report" alone points
//! back to what was just told, a charge does not.

use super::Setting;
use super::inherit::Carried;
use super::wording::Wording;
use headwater_model::{Span, Stance};

/// Words for what was said: alone they point back to it.
#[rustfmt::skip]
const SPOKEN: &[&str] = &[
    "report", "reports", "claim", "claims", "allegation", "allegations", "rumor", "rumors", "rumour", "rumours", "story",
    "stories", "suggestion", "suggestions", "news", "account", "article", "assertion", "assertions", "speculation",
];
/// Words for what somebody is charged with: alone they point to a court or an accuser, not to the claim.
const CHARGES: &[&str] =
    &["wrongdoing", "charge", "charges", "accusation", "accusations", "misconduct", "guilt", "liability"];

/// Whether `object`, which an article of the claim says that somebody denies, is what other reports of it say.
///
/// True where no other report asserts the claim: then the denial is what is reported.
pub(super) fn is_about(setting: &Setting<'_>, carried: &[Carried], article: usize, object: Span) -> bool {
    let object = Wording::of(setting.readings[article].article, object);
    if object.has_one(CHARGES) {
        return false;
    }
    let told: Vec<&str> = (object.words.iter())
        .filter(|w| w.is_content() && !SPOKEN.contains(&w.lower.as_str()))
        .map(|w| w.form.as_str())
        .collect();
    let mut others =
        carried.iter().filter(|c| c.article != article && c.stance != Stance::Disputes).peekable();
    if told.is_empty() || others.peek().is_none() {
        return true;
    }
    others.any(|other| {
        let text = setting.readings[other.article].article;
        let wordings: Vec<Wording<'_>> = other.spans.iter().map(|span| Wording::of(text, *span)).collect();
        let shared = told.iter().filter(|form| wordings.iter().any(|w| w.has(form))).count();
        2 * shared >= told.len()
    })
}
