//! Who is meant by the words for a source?

use super::attributions::Attribution;
use super::{form_of, span_of};
use crate::attribute::VERSION;
use crate::outlets::Outlets;
use crate::text::Tokens;
use headwater_model::{Article, Form, Span, Statement};

/// Resolves the sources of one article.
pub(super) struct Resolver<'a> {
    tokens: &'a Tokens<'a>,
    outlets: &'a Outlets,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(tokens: &'a Tokens<'a>, outlets: &'a Outlets) -> Self {
        Self { tokens, outlets }
    }

    pub(super) fn statement(&mut self, article: &Article, attribution: &Attribution) -> Statement {
        let form = form_of(self.tokens, attribution);
        let _ = self.outlets;
        let pieces = attribution
            .contents
            .iter()
            .map(|c| {
                let outer = span_of(self.tokens, c);
                if form != Form::Direct {
                    return outer;
                }
                let quotation =
                    self.tokens.list[c.start].quotation.map(|q| self.tokens.quotations[q as usize].inner);
                quotation.unwrap_or(Span::new(outer.start, outer.end))
            })
            .collect();
        Statement {
            article: article.id.clone(),
            pieces,
            form,
            manner: attribution.manner,
            cue: Some(span_of(self.tokens, &attribution.cue)),
            source_words: attribution.source.as_ref().map(|s| span_of(self.tokens, s)),
            source: None,
            addressee: None,
            attitude: attribution.attitude,
            via: None,
            made_by: VERSION,
        }
    }
}
