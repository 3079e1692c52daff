//! Who said what: speaker by speaker, the words verbatim, to whom and through which outlet.

use super::flow::{Flow, Screen, Style, one_line};
use super::wording::{self, Numbers, quoted};
use headwater_model::{
    Article, Attitude, Citation, Form, Manner, Source, SourceKind, Statement, StoryFile, Terms,
};
use std::collections::HashMap;

/// What one speaker said in one wording, with every place where it stands.
pub(crate) struct Saying<'a> {
    pub(crate) statement: &'a Statement,
    pub(crate) words: String,
    /// What two wordings are compared by.
    folded: String,
    pub(crate) places: Vec<Citation>,
}

/// A speaker and what is reported of them.
pub(crate) struct Speaker<'a> {
    pub(crate) source: &'a Source,
    pub(crate) sayings: Vec<Saying<'a>>,
}

/// Writes what sources are reported to have said, in the order in which they first speak.
pub(crate) fn section(screen: &mut Screen, file: &StoryFile, numbers: &Numbers<'_>) {
    let speakers = speakers(file);
    if speakers.is_empty() {
        return;
    }
    screen.heading(
        Style::Strong,
        "WHO SAID WHAT",
        "in “quotation marks” the speaker’s words, else the report’s",
    );
    for speaker in speakers {
        screen.blank();
        screen.write("  ", "    ", &name(speaker.source));
        for saying in &speaker.sayings {
            let flow = words(saying).faint(" ").faint(&numbers.marks(&saying.places));
            screen.write("    ", "      ", &flow);
        }
    }
}

/// The statements that were made in words, by speaker; the same words in several reports are one saying.
pub(crate) fn speakers(file: &StoryFile) -> Vec<Speaker<'_>> {
    let mut speakers: Vec<Speaker<'_>> = Vec::new();
    let mut known: HashMap<(&str, SourceKind), usize> = HashMap::new();
    for statement in file.statements.iter().filter(|s| is_shown(s)) {
        let (Some(article), Some(source)) = (file.article(&statement.article), &statement.source) else {
            continue;
        };
        let at = *known.entry((&source.name, source.kind)).or_insert_with(|| {
            speakers.iter().position(|s| is_same(s.source, source)).unwrap_or_else(|| {
                speakers.push(Speaker { source, sayings: Vec::new() });
                speakers.len() - 1
            })
        });
        if fuller(source) > fuller(speakers[at].source) {
            speakers[at].source = source;
        }
        let words = verbatim(article, statement);
        let places = statement.pieces.iter().filter_map(|&piece| Citation::of(article, piece));
        let sayings = &mut speakers[at].sayings;
        let folded = folded(&words);
        match sayings.iter_mut().find(|s| s.folded == folded) {
            Some(known) => known.places.extend(places),
            None => sayings.push(Saying { statement, words, folded, places: places.collect() }),
        }
    }
    speakers
}

/// Whether a recap shows a statement: said, and by somebody who can be named or described. What an outlet or a source
/// that the report does not resolve says is shown where it is given in their own words; the chains tell the rest.
pub(crate) fn is_shown(statement: &Statement) -> bool {
    let kind = statement.source.as_ref().map(|source| source.kind);
    let in_own_words = statement.form != Form::Indirect;
    statement.manner == Manner::Said
        && (in_own_words || !matches!(kind, Some(SourceKind::Outlet | SourceKind::Unresolved)))
}

/// Whether two sources of a story are shown as one: the same name, or a person's with a title before it.
pub(crate) fn is_same(one: &Source, other: &Source) -> bool {
    let words = |name: &str| name.to_lowercase().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one_words, other_words) = (words(&one.name), words(&other.name));
    let (short, long) = if one_words.len() < other_words.len() {
        (&one_words, &other_words)
    } else {
        (&other_words, &one_words)
    };
    let is_titled = one.kind == SourceKind::Person && short.len() > 1 && long.ends_with(short);
    one.kind == other.kind && (one_words == other_words || is_titled)
}

/// How much is told of a source beside its name.
fn fuller(source: &Source) -> usize {
    source.role.as_ref().map_or(0, String::len)
}

/// The words of a statement; the gap of an interrupted quotation is shown.
pub(crate) fn verbatim(article: &Article, statement: &Statement) -> String {
    let pieces: Vec<String> = statement.pieces.iter().map(|p| one_line(p.of(&article.text))).collect();
    pieces.join(" … ")
}

/// What two wordings are compared by: letters and digits alone.
fn folded(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The speaker, with office and terms.
pub(crate) fn name(source: &Source) -> Flow {
    let mut flow = Flow::new().put(Style::Strong, &source.name);
    if let Some(role) = &source.role {
        flow = flow.plain(", ").plain(role);
    }
    let remark = match (source.kind, source.terms) {
        (SourceKind::Unnamed, Terms::OnBackground) => Some("unnamed, on background"),
        (SourceKind::Unnamed, _) => Some("unnamed"),
        (SourceKind::Unresolved, _) => Some("who this is the report does not tell"),
        (SourceKind::Document, _) => Some("document"),
        _ => None,
    };
    remark.map_or(flow.clone(), |remark| flow.faint(&format!(" ({remark})")))
}

/// What was said, and to whom, and through whom.
fn words(saying: &Saying<'_>) -> Flow {
    attributed(saying.statement, &saying.words)
}

/// The words of a statement with its act, addressee and outlet.
pub(crate) fn attributed(statement: &Statement, words: &str) -> Flow {
    let mut flow = Flow::new();
    if let Some(act) = act(statement.attitude) {
        flow = flow.put(Style::Strong, act).plain(" ");
    }
    flow = match statement.form {
        Form::Direct => flow.plain(&quoted(words)),
        Form::Indirect | Form::Mixed => flow.plain(words),
    };
    if let Some(addressee) = &statement.addressee {
        flow = flow.faint(" · to ").plain(&addressee.name);
    }
    if let Some(via) = &statement.via {
        flow = flow.faint(" · via ").plain(&wording::outlet(Some(via)));
    }
    flow
}

/// The word for a speech act that is more than saying.
pub(crate) fn act(attitude: Attitude) -> Option<&'static str> {
    match attitude {
        Attitude::Said => None,
        Attitude::Claimed => Some("claimed:"),
        Attitude::Denied => Some("denied:"),
        Attitude::Confirmed => Some("confirmed:"),
        Attitude::Declined => Some("declined:"),
        Attitude::Refused => Some("refused:"),
        Attitude::Warned => Some("warned:"),
        Attitude::Promised => Some("promised:"),
        Attitude::Asked => Some("asked:"),
    }
}
