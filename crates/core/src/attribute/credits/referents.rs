//! Whom does "the paper" mean? Resolves mentions in reading order: short names and nouns point to the last outlet named
//! that fits.

use super::lists::{DEMONYMS, DETERMINERS, REPORT_ANAPHORS, is_in};
use super::mentions::Naming;
use super::own::name_words;
use super::phrases::{Phrase, Place, Proof};
use headwater_model::{Basis, OutletEvidence, OutletKind, OutletRef};

/// A noun points back over at most so many paragraphs.
const PARAGRAPHS_BACK: usize = 4;

/// The outlets named so far.
pub(crate) struct Referents {
    proved: Vec<String>,
    named: Vec<Named>,
    programmes: Vec<(String, Named)>,
}

/// An outlet that was named.
#[derive(Clone)]
struct Named {
    outlet: OutletRef,
    kind: Option<OutletKind>,
    paragraph: usize,
    sentence: usize,
    credited: bool,
}

impl Referents {
    /// Nobody named yet; `proved` are the names, in lower case and sorted, that the article's words show to be outlets'.
    pub(crate) fn new(proved: Vec<String>) -> Self {
        Self { proved, named: Vec::new(), programmes: Vec::new() }
    }

    /// Who is meant at `place`, and on what basis; `None` where no outlet is, or where the words prove too little.
    pub(crate) fn resolve(
        &mut self,
        place: &Place<'_>,
        sentence: usize,
        phrase: Option<&Phrase>,
    ) -> Option<(OutletRef, Basis)> {
        let mention = place.mention();
        let resolved = match mention.naming {
            Naming::Known => Some((mention.outlet.clone(), mention.kind, Basis::Words)),
            Naming::Noun => phrase.and_then(|_| self.noun(place, sentence)),
            _ => self.name(place, phrase),
        };
        let (outlet, kind, basis) = resolved?;
        let named = Named {
            outlet: outlet.clone(),
            kind,
            paragraph: place.sentence.paragraph,
            sentence,
            credited: phrase.is_some(),
        };
        if let Some(title) = place.programme() {
            self.programmes.push((title, named.clone()));
        }
        self.named.push(named);
        Some((outlet, basis))
    }

    /// A name: one that was named in full before, one of the table, or one whose words prove an outlet.
    fn name(
        &self,
        place: &Place<'_>,
        phrase: Option<&Phrase>,
    ) -> Option<(OutletRef, Option<OutletKind>, Basis)> {
        let mention = place.mention();
        let proof = phrase.map(|p| p.proof);
        if mention.naming == Naming::Common {
            let enough = phrase.is_some() || self.has(&mention.outlet);
            return enough.then(|| (mention.outlet.clone(), mention.kind, Basis::Words));
        }
        if place.is_quoted_title(place.index) {
            let title = mention.outlet.name.to_lowercase();
            if let Some((_, whose)) = self.programmes.iter().rev().find(|(known, _)| *known == title) {
                return Some((whose.outlet.clone(), whose.kind, Basis::Anaphora));
            }
        }
        let words = name_words(&mention.outlet.name);
        let earlier = self.named.iter().rev().find(|n| {
            let full = name_words(&n.outlet.name);
            !words.is_empty() && words.iter().all(|w| full.contains(w))
        });
        let inside = is_in(&["in", "at", "from", "of", "near"], place.word_before(place.left_edge(), 1));
        let short_of_it = mention.naming == Naming::Short;
        if let Some(earlier) =
            earlier.filter(|n| short_of_it || n.credited && !(inside && mention.naming == Naming::Name))
        {
            let whole = name_words(&earlier.outlet.name) == words && mention.naming != Naming::Short;
            let basis = if whole { Basis::Words } else { Basis::Anaphora };
            return Some((earlier.outlet.clone(), earlier.kind, basis));
        }
        if mention.naming == Naming::Short {
            return self.short(place, proof);
        }
        let owner = mention.naming == Naming::Name
            && place.word(mention.tokens.end) == "'s"
            && place.capital(mention.tokens.end + 1);
        let last = words.last().map_or("", String::as_str);
        let proved = !owner
            && (self.is_proved(&mention.outlet.name.to_lowercase())
                || words.len() > 1 && self.is_proved(last));
        let enough = match mention.naming {
            Naming::Shape => true,
            Naming::WeakShape => proved || proof.is_some_and(|p| p >= Proof::Fair),
            _ => proved,
        };
        enough.then(|| (mention.outlet.clone(), mention.kind, Basis::Words))
    }

    /// A short name that nobody bore in full before: the outlet that the table takes it for, else the words alone
    /// where they are credited.
    fn short(
        &self,
        place: &Place<'_>,
        proof: Option<Proof>,
    ) -> Option<(OutletRef, Option<OutletKind>, Basis)> {
        let mention = place.mention();
        let start = mention.tokens.start;
        let opens = start == place.sentence.tokens.start;
        if mention.outlet.id.is_some() {
            let basis = if self.has(&mention.outlet) { Basis::Anaphora } else { Basis::Words };
            return proof.map(|_| (mention.outlet.clone(), mention.kind, basis));
        }
        let before = place.word_before(start, 1);
        let letters = mention.outlet.name.len() > 1
            && mention.outlet.name.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit());
        let told = letters || is_in(DETERMINERS, before) || is_in(DEMONYMS, before) || before == "'s";
        if opens && !letters || !told || proof.is_none() {
            return None;
        }
        let name = match before {
            "the" => format!("the {}", mention.outlet.name),
            _ => mention.outlet.name.clone(),
        };
        let outlet = OutletRef { name, id: None, evidence: OutletEvidence::Stated };
        Some((outlet, None, Basis::Words))
    }

    /// A noun: the last credited outlet that is of its kind, not too far back.
    fn noun(&self, place: &Place<'_>, sentence: usize) -> Option<(OutletRef, Option<OutletKind>, Basis)> {
        let mention = place.mention();
        let report = is_in(REPORT_ANAPHORS, place.word(mention.tokens.end - 1));
        let last = self.named.iter().rev().find(|n| {
            n.credited
                && n.paragraph + PARAGRAPHS_BACK >= place.sentence.paragraph
                && (!report || n.sentence <= sentence)
                && fits(mention.kind, n.kind)
        })?;
        Some((last.outlet.clone(), last.kind, Basis::Anaphora))
    }

    /// Whether words of the article show that a name, in lower case, is an outlet's.
    fn is_proved(&self, name: &str) -> bool {
        self.proved.binary_search_by(|p| p.as_str().cmp(name)).is_ok()
    }

    /// Whether an outlet was named before.
    fn has(&self, outlet: &OutletRef) -> bool {
        self.named.iter().any(|n| n.outlet.key() == outlet.key())
    }
}

/// Whether a noun for one kind of outlet may mean an outlet of another.
fn fits(noun: Option<OutletKind>, outlet: Option<OutletKind>) -> bool {
    match (noun, outlet) {
        (None, _) => true,
        (Some(OutletKind::Agency), None) => false,
        (_, None) => true,
        (Some(OutletKind::Site), Some(kind)) => kind != OutletKind::Agency,
        (Some(OutletKind::Magazine), Some(kind)) => {
            matches!(kind, OutletKind::Magazine | OutletKind::Newspaper)
        }
        (Some(noun), Some(kind)) => noun == kind,
    }
}
